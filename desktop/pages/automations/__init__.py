"""The page of what happens by itself."""
