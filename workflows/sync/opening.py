"""From the bytes of a file in ``tail/`` to a segment that a member signed, or the reason why it is none."""

from collections.abc import Mapping

import msgspec

from workflows.ledger import note as notes
from workflows.ledger import segment
from workflows.ledger.checkpoint import open_checkpoint
from workflows.ledger.malformed import Malformed
from workflows.ledger.merkle import leaf_hash
from workflows.sync.plan import Span
from workflows.sync.ports import Member

_REASONS = {"not-a-segment": "not-a-segment", "unknown-segment-version": "unknown-version"}


class Signed(msgspec.Struct, frozen=True, kw_only=True):
    """A segment with a head that a member's log signed. Whether the entries are those of the head is still open."""

    name: str
    """Of its file."""
    device: str
    start: int
    end: int
    entries: tuple[bytes, ...]
    leaves: tuple[bytes, ...]
    note: bytes
    root: bytes
    """Signed, of size ``end``."""

    @property
    def span(self) -> Span:
        """The entries in it."""
        return Span(self.start, self.end)


class Unusable(msgspec.Struct, frozen=True, kw_only=True):
    """Why a file is not used."""

    reason: str
    """See Report.set_aside."""


def open_segment(name: str, raw: bytes, members: Mapping[str, Member]) -> Signed | Unusable:
    """Judge a file by its content alone; ``members`` by origin."""
    try:
        taken = segment.decode(raw)
        origin = notes.parse(taken.note).text.partition("\n")[0]
    except Malformed as refusal:
        return Unusable(reason=_REASONS.get(refusal.code, "incomplete"))
    member = members.get(origin)
    if member is None:
        return Unusable(reason="unknown-device")
    try:
        head = open_checkpoint(taken.note, origin=origin, log_public=member.public_key)
    except Malformed:
        return Unusable(reason="not-signed")
    if head.size != taken.end:
        return Unusable(reason="incomplete")
    return Signed(
        name=name,
        device=member.device,
        start=taken.start,
        end=taken.end,
        entries=taken.entries,
        leaves=tuple(leaf_hash(entry) for entry in taken.entries),
        note=taken.note,
        root=head.root,
    )
