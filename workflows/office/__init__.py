"""The only door to an office: open it, act on it, ask it, prove it."""
