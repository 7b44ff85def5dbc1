"""The proof that a log has two histories: two heads of one key, and at one index two different entries under them.

Whoever has the log's public key checks it, without the program and without reading an entry. It says that the key
signed both and no more: a copied disk does that as well as fraud. Heads and paths are so short that a proof, as JSON,
stays below 60 KB and fits into one entry.
"""

from collections.abc import Sequence
from typing import Any

import msgspec

from workflows.ledger import base64_text
from workflows.ledger.checkpoint import open_checkpoint
from workflows.ledger.malformed import Malformed
from workflows.ledger.merkle import HASH_BYTES, MAX_SIZE, inclusion_proof, verify_inclusion
from workflows.ledger.proof import MAX_PATH
from workflows.ledger.segment import MAX_NOTE_BYTES

_FIELDS = {"index", "sides"}
_SIDE_FIELDS = {"leaf", "note", "path"}


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """One of the two histories."""

    note: bytes
    """A signed head, verbatim."""
    leaf: bytes
    """The leaf hash that stands at the index under this head."""
    path: tuple[bytes, ...]
    """Its inclusion, from the leaf's sibling up to the root's child."""


class ForkProof(msgspec.Struct, frozen=True, kw_only=True):
    """Two histories of one log that differ at an index."""

    index: int
    sides: tuple[Side, Side]
    """In the order of their leaf hashes, so that two finders write the same proof."""


def prove(index: int, ours: tuple[bytes, Sequence[bytes]], theirs: tuple[bytes, Sequence[bytes]]) -> ForkProof:
    """The proof from two heads, each with all leaf hashes that it covers, in log order.

    Raises Malformed ``no-fork`` where both have the same leaf there. Verifies nothing else.
    """
    sides = [_side(index, note, leaves) for note, leaves in (ours, theirs)]
    first, second = sorted(sides, key=lambda side: side.leaf)
    if first.leaf == second.leaf:
        raise Malformed("no-fork", "Both histories have the same entry at this index.")
    return ForkProof(index=index, sides=(first, second))


def verify(proof: ForkProof, *, origin: str, log_public: bytes) -> None:
    """Check that this log signed both histories and that they differ.

    Raises Malformed: the codes of ``checkpoint.open_checkpoint``; ``not-included``; ``no-fork``.
    """
    if proof.sides[0].leaf == proof.sides[1].leaf:
        raise Malformed("no-fork", "Both histories have the same entry at this index.")
    for side in proof.sides:
        head = open_checkpoint(side.note, origin=origin, log_public=log_public)
        if not verify_inclusion(side.leaf, proof.index, head.size, side.path, head.root):
            raise Malformed("not-included", "A path does not lead from its entry to the signed root.")


def to_plain(proof: ForkProof) -> dict[str, Any]:
    """The proof as plain JSON values, bytes in base64."""
    return {
        "index": proof.index,
        "sides": [
            {
                "leaf": base64_text.encode(side.leaf),
                "note": base64_text.encode(side.note),
                "path": [base64_text.encode(step) for step in side.path],
            }
            for side in proof.sides
        ],
    }


def from_plain(value: object) -> ForkProof:
    """Read what ``to_plain`` wrote, without trusting it. Raises Malformed: ``bad-fork``, ``bad-base64``."""
    if not isinstance(value, dict) or set(value) != _FIELDS:
        raise _bad()
    index, sides = value["index"], value["sides"]
    if type(index) is not int or not 0 <= index <= MAX_SIZE or not isinstance(sides, list) or len(sides) != 2:
        raise _bad()
    first, second = (_read_side(side) for side in sides)
    if first.leaf >= second.leaf:
        raise _bad()
    return ForkProof(index=index, sides=(first, second))


def _side(index: int, note: bytes, leaves: Sequence[bytes]) -> Side:
    path = inclusion_proof(leaves, index, len(leaves))
    return Side(note=note, leaf=leaves[index], path=tuple(path))


def _read_side(value: object) -> Side:
    if not isinstance(value, dict) or set(value) != _SIDE_FIELDS or not isinstance(value["path"], list):
        raise _bad()
    if len(value["path"]) > MAX_PATH:
        raise _bad()
    note, leaf, *path = (_bytes(text) for text in (value["note"], value["leaf"], *value["path"]))
    if len(note) > MAX_NOTE_BYTES or any(len(one) != HASH_BYTES for one in (leaf, *path)):
        raise _bad()
    return Side(note=note, leaf=leaf, path=tuple(path))


def _bytes(text: object) -> bytes:
    if not isinstance(text, str):
        raise _bad()
    return base64_text.decode(text)


def _bad() -> Malformed:
    return Malformed("bad-fork", "A proof of two histories has an index and two sides, in the order of their leaves.")
