"""The page of rule tables."""
