"""Codes and facts of the core become sentences here, in the language in use. Plain text, never HTML."""
