"""Hearing of newer versions: only by consent, from the web or the shared folder, and never more than a notice."""
