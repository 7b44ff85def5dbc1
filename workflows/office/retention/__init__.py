"""Retention: what an owner lets go when its keeping time is over, and what every laptop does about it."""
