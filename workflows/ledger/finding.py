"""What a check of a log is told, and what it answers."""

from collections.abc import Mapping
from typing import Literal

import msgspec

Code = Literal[
    "altered",  # an entry, or one of an interval, is not what was written
    "missing",  # entries were taken out
    "reordered",  # entries stand at other indexes than their own
    "rolled-back",  # the end of the log is gone
    "forged",  # the device did not sign it, or signed what its readers cannot read
    "forked",  # the device signed two different histories
    "foreign",  # it belongs to another log
    "duplicated",  # an entry stands twice
]

StoredEntry = tuple[int, bytes, bytes | None]
"""Index, stored bytes, and the leaf hash that was stored beside them (None where there is none)."""


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that is wrong."""

    code: Code
    device: str
    index: int | None
    """The entry, or the first one concerned; None for a checkpoint."""
    facts: dict[str, int | str] = {}
    """``until``: end of an interval of entries, not included. ``belongs_at``: the index where the (first) entry
    opens. ``origin``: the log it belongs to. ``reason``: a code. ``size``: what a checkpoint or peer claims."""


class Log(msgspec.Struct, frozen=True, kw_only=True):
    """What is known about a log besides its entries."""

    office: str
    device: str
    log_public: bytes
    founding: bool = False
    """Whether entry 0 is the office's genesis entry."""
    checkpoints: tuple[bytes, ...] = ()
    """Signed notes, in any order."""
    expected_size: int | None = None
    """The largest size that anybody has seen, where known."""
    keys: Mapping[tuple[int, int], bytes] | None = None
    """By scope and epoch, the keys that this device holds; the open scope's need not be there. None: compare
    hashes and signatures only, open nothing."""
    unsigned_tail: bool = False
    """Whether entries after the last checkpoint are in order: true for the own log, before it is published."""
    may_be_thinned: bool = False
    """Whether entries may have been retired: one without bytes then counts by the leaf hash stored beside it. Whether
    somebody was permitted to retire it is another question."""
    other_origins: tuple[str, ...] = ()
    """Origins of the office's other logs, to recognise their entries here."""
