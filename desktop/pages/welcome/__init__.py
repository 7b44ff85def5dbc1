"""The first page: looking around, starting, joining, restoring."""
