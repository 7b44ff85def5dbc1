"""Bytes, hashes, keys and proofs: what makes the decision log provable. FORMAT.md says every byte.

No file, clock, network or random number here: salts, nonces and times come in as arguments.
"""
