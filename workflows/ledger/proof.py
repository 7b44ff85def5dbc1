"""One entry's evidence in a text file: index, path and signed checkpoint (C2SP tlog-proof v1).

Whoever has the entry, this file and the log's public key checks both without our program and without a key.
"""

from collections.abc import Sequence

import msgspec

from workflows.ledger import base64_text
from workflows.ledger.checkpoint import Checkpoint, open_checkpoint, parse_decimal
from workflows.ledger.malformed import Malformed
from workflows.ledger.merkle import HASH_BYTES, verify_inclusion
from workflows.ledger.note import MAX_NOTE_BYTES

FIRST_LINE = "c2sp.org/tlog-proof@v1"
MAX_PATH = 63
"""Hashes in the path of the largest possible log."""
MAX_PROOF_BYTES = MAX_NOTE_BYTES + (1 << 17)
"""A note, a path and some extra data."""


class Proof(msgspec.Struct, frozen=True, kw_only=True):
    """A proof taken apart, not yet verified."""

    index: int
    """The entry's place in its log, from 0."""
    path: tuple[bytes, ...]
    """From the leaf's sibling up to the root's child, 32 bytes each."""
    checkpoint: bytes
    """The signed note, verbatim."""
    extra: bytes = b""
    """Not authenticated by anything."""


def encode(proof: Proof) -> bytes:
    """The text file. Its name should end in ``.tlog-proof``."""
    lines = [FIRST_LINE]
    if proof.extra:
        lines.append(f"extra {base64_text.encode(proof.extra)}")
    lines.append(f"index {proof.index}")
    lines.extend(base64_text.encode(step) for step in proof.path)
    return "\n".join(lines).encode() + b"\n\n" + proof.checkpoint


def decode(raw: bytes) -> Proof:
    """Take a proof apart without trusting it.

    Raises Malformed: ``bad-proof``, ``bad-base64``, ``bad-number``.
    """
    if len(raw) > MAX_PROOF_BYTES:
        raise Malformed("bad-proof", f"A proof has at most {MAX_PROOF_BYTES} bytes.")
    head, blank, checkpoint = raw.partition(b"\n\n")
    if not blank or not head.isascii():
        raise Malformed("bad-proof", "A proof has ASCII lines, an empty line and a checkpoint.")
    lines = head.decode("ascii").split("\n")
    if lines.pop(0) != FIRST_LINE:
        raise Malformed("bad-proof", f"A proof begins with “{FIRST_LINE}”.")
    extra = b""
    if lines and lines[0].startswith("extra "):
        extra = base64_text.decode(lines.pop(0).removeprefix("extra "))
        if not extra:
            raise Malformed("bad-proof", "The extra line of a proof is left out where it would be empty.")
    if not lines or not lines[0].startswith("index "):
        raise Malformed("bad-proof", "A proof names the index of its entry.")
    index = parse_decimal(lines.pop(0).removeprefix("index "))
    return Proof(index=index, path=_path(lines), checkpoint=checkpoint, extra=extra)


def verify(proof: Proof, leaf: bytes, *, origin: str, log_public: bytes) -> Checkpoint:
    """The signed checkpoint under which this leaf hash stands at ``proof.index`` of the log.

    Raises Malformed: the codes of ``checkpoint.open_checkpoint``; ``not-included``.
    """
    signed = open_checkpoint(proof.checkpoint, origin=origin, log_public=log_public)
    if not verify_inclusion(leaf, proof.index, signed.size, proof.path, signed.root):
        raise Malformed("not-included", "The path does not lead from this entry to the signed root.")
    return signed


def _path(lines: Sequence[str]) -> tuple[bytes, ...]:
    if len(lines) > MAX_PATH:
        raise Malformed("bad-proof", f"A proof has at most {MAX_PATH} steps.")
    path = tuple(base64_text.decode(line) for line in lines)
    if any(len(step) != HASH_BYTES for step in path):
        raise Malformed("bad-proof", "Each step of a proof is a hash of 32 bytes.")
    return path
