"""Values only: people, units, forms, definitions, requests, events, commands and their codec."""
