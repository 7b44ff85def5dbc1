"""Settings of this window, and copies of the office."""
