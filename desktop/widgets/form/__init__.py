"""Forms: one editor for each type of field, problems beside the fields, and what was read from a document."""
