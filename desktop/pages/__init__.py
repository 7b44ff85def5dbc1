"""The pages of the window. None imports another."""
