"""How Countersign comes onto a machine."""
