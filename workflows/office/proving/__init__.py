"""Proof: checks of the stored log and of what follows from it, evidence packs, exports."""
