"""The page on which somebody asks: a form, documents, and who will decide."""
