"""The page of requests: the list of everything one may see, and one request in full."""
