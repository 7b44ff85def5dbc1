"""What one run over the shared folder did and found, in codes."""

from collections.abc import Mapping

import msgspec

from workflows.ledger.fork import ForkProof


class Alarm(msgspec.Struct, frozen=True, kw_only=True):
    """Something about the folder that a person should know. It stands in every report for as long as it lasts.

    ``folder-missing`` no marker; ``folder-empty`` nothing there where files were known; ``folder-foreign``
    another office's marker; ``folder-newer`` a newer program's; ``rolled-back`` a device's log ends earlier than
    it was seen to; ``missing`` files of a device are gone; ``folder-full``, ``folder-denied``, ``folder-file``
    the folder did not take a file; ``entry-damaged`` own entries on this laptop's disk are no longer what was
    hashed, so they are not signed.
    """

    code: str
    device: str | None = None
    file: str | None = None
    """Its path in the folder."""
    facts: Mapping[str, int | str] = {}
    """``rolled-back``: ``seen`` and ``shown``, sizes. ``missing``: ``start`` and ``end``, and ``since_ms``."""


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """What a run did and found."""

    published: int = 0
    """Own entries that are newly in the folder."""
    imported: int = 0
    """Entries of other devices that are newly here."""
    devices: tuple[str, ...] = ()
    """Those they came from, sorted."""
    set_aside: tuple[tuple[str, str], ...] = ()
    """Files that were not used, as path and reason: ``incomplete``, ``unreadable``, ``too-large``, ``bad-name``,
    ``not-a-segment``, ``unknown-version``, ``unknown-device``, ``not-signed``, ``does-not-fit``, ``gap``, ``forked``,
    ``ahead``, ``damaged``, ``missing``, ``taken``, ``not-kept``, ``too-many``."""
    alarms: tuple[Alarm, ...] = ()
    forks: tuple[tuple[str, ForkProof], ...] = ()
    """Device and proof, at most one for each device."""
    twin: bool = False
    """The own key signed another history elsewhere: nothing is published any more."""
    restored_size: int | None = None
    """The own log is this long in the folder and shorter here: nothing is published until that is dealt with."""
    listings: int = 0
    files_read: int = 0
    files_written: int = 0
    bytes_written: int = 0
    files_deleted: int = 0
    in_folder: int = 0
    """Own entries that are known to be in the folder."""
