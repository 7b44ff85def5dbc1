"""macOS: what the .app says of itself, and how it is signed, packed and notarised. RELEASING.md tells more."""
