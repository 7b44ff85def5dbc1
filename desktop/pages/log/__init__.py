"""The decision log: the check, the entries, and the laptops that hold them."""
