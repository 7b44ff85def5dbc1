"""The shared folder: what lies where, what to read and write next, and the carrying itself; FOLDER.md tells it all."""
