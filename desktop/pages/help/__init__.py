"""Help: short pages in the language in use, opened where one stands."""
