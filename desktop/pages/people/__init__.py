"""People and units, what they may decide, and who stands in for whom."""
