"""What an automation, or an action step of a request, does outside of the log: mail, files, documents, payments."""
