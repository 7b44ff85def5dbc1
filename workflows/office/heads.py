"""Heads entries: a device says in its own log how far it has the others'. Signed with everything else in that log.

They are the office's memory of itself: who has seen what, what a folder must at least show, and whether two laptops
that hold the same entries see the same.
"""

from collections.abc import Mapping
from typing import Any

import msgspec

from workflows.ledger.malformed import Malformed
from workflows.ledger.merkle import HASH_BYTES, MAX_SIZE

HEADS_SEEN = "heads.seen"
"""The kind of these entries."""

MAX_HEADS = 500
"""Logs in one entry; more go into the next."""


class Head(msgspec.Struct, frozen=True, array_like=True):
    """A log as somebody has it. In JSON: ``[device, size, root]``."""

    device: str
    size: int
    root: str
    """Hex."""


class HeadsSeen(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind", tag="heads.seen"):
    """What a device has of other logs: only those that changed since it last said so."""

    heads: tuple[Head, ...]
    cosigned: tuple[str, ...] = ()
    """C2SP cosignatures of sealed heads, by a designated witness: the lines as they stand in a note."""
    view: str = ""
    """Which entries about requests the device had, as a digest; empty where it did not say."""
    state: str = ""
    """The digest of what follows from them, for comparison by whoever had the same."""


def heads_from_plain(event: Mapping[str, Any]) -> HeadsSeen:
    """Read an event of this kind. Raises Malformed ``bad-heads``."""
    try:
        found = msgspec.convert(dict(event), HeadsSeen)
    except msgspec.ValidationError as error:
        raise Malformed("bad-heads", str(error)) from error
    for head in found.heads:
        if not 0 <= head.size <= MAX_SIZE or len(head.root) != 2 * HASH_BYTES:
            raise Malformed("bad-heads", "A head has a size and a root.")
    return found
