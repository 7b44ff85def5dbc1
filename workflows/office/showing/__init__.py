"""What screens ask, read-only: frozen values of codes, ids, numbers and the office's own texts."""
