"""The page of figures: what workflows measure about their requests."""
