"""Times in people's words: read, printed, and turned into instants. Pure; calendars and zones come in."""
