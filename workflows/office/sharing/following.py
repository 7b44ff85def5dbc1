"""Follows laptops that nobody let in, but for which somebody vouches: those that go on under a new log.

A restored, copied or recovered laptop says so in the first entry of its new log, and nobody can know that log's key
before having read it. So that one entry is opened first; whether its files are its own is checked as with any other.
"""

from collections.abc import Container
from typing import TYPE_CHECKING

import msgspec

from workflows.ledger import names, segment, trust
from workflows.ledger.malformed import Malformed
from workflows.ledger.membership import DeviceRecovered, DeviceRotated, read_trust_event
from workflows.ledger.merkle import leaf_hash
from workflows.ledger.tiles import TilePath, decode_bundle
from workflows.office.journal import log_of
from workflows.office.sharing.rivals import remember
from workflows.store.rows import UNREAD, EntryRow
from workflows.sync import layout
from workflows.sync.bundles import kept_bundle
from workflows.sync.folder import Folder
from workflows.sync.plan import BUNDLE_LIMIT, SEGMENT_LIMIT
from workflows.sync.report import Report

if TYPE_CHECKING:
    from workflows.office.office import Office

STRANGERS_FACT = "strangers"
"""Devices that were looked at and that nobody vouches for, with what was known of chain and members then."""

_MOST = 64
"""Strangers that are looked at for one state of the chain: junk costs no more than this."""


def follow_vouched(office: "Office", folder: Folder, report: Report, followed: Container[str]) -> bool:
    """Begin to keep the logs of such laptops among the files that belonged to no known one.

    Answers whether the exchange is to be run again: for them, or for laptops that were let in by what just came and
    were not ``followed`` when it began. Each stranger is looked at once for each state of the members.
    Raises FolderTrouble.
    """
    files: dict[str, list[layout.SegmentName]] = {}
    for path, reason in report.set_aside:
        hint = layout.parse_segment(layout.split(path)[1]) if reason == "unknown-device" else None
        if hint is not None:
            files.setdefault(hint.device, []).append(hint)
    state = " ".join([*office.chain.head, str(len(office.chain.trust.members))])
    known = _strangers(office, state)
    kept = {log.device for log in office.store.entries.logs()}
    met = any(device in kept and device not in followed for device in files)
    wanted = sorted(files.keys() - kept - known)
    if not wanted:
        return met
    begun = {device: _first_rows(folder, device, files[device]) for device in wanted[: _MOST - len(known)]}
    found = {device: _vouched_key(office, device, rows) for device, rows in begun.items()}
    strangers = sorted({*known, *(device for device, key in found.items() if key is None)})
    with office.store.database.transaction():
        office.store.facts.put(STRANGERS_FACT, msgspec.json.encode((state, strangers)))
        remember(office, [row for device, key in found.items() if key is None for row in begun[device]])
        for device, key in found.items():
            if key is not None:
                office.store.entries.add_log(log_of(office.id, device, key))
    return met or any(key is not None for key in found.values())


def _strangers(office: "Office", state: str) -> frozenset[str]:
    """Who was looked at already, while as much was known as now."""
    kept = office.store.facts.get(STRANGERS_FACT)
    try:
        then, devices = msgspec.json.decode(kept or b"", type=tuple[str, list[str]])
    except msgspec.MsgspecError:
        return frozenset()
    return frozenset(devices) if then == state else frozenset()


def _vouched_key(office: "Office", device: str, rows: list[EntryRow]) -> bytes | None:
    """The log key of a device whose first entry proves that it goes on for a member; None where none of them does."""
    for row in rows:
        try:
            event = office.reader.plain(row).get("event")
            content = read_trust_event(event) if isinstance(event, dict) else None
            if isinstance(content, DeviceRotated):
                trust.rotate(office.chain.trust, content)
            elif isinstance(content, DeviceRecovered):
                trust.recover(office.chain.trust, content)
            else:
                continue
        except Malformed:
            continue
        key = bytes.fromhex(content.log_key)
        if names.device_id(key) == device:
            return key
    return None


def _first_rows(folder: Folder, device: str, files: list[layout.SegmentName]) -> list[EntryRow]:
    """The same as `_first_entries`, as rows that a reader opens."""
    return [
        EntryRow(device=device, position=0, scope=0, request=UNREAD, raw=raw, leaf=leaf_hash(raw))
        for raw in _first_entries(folder, device, files)
    ]


def _first_entries(folder: Folder, device: str, files: list[layout.SegmentName]) -> list[bytes]:
    """What may be the log's first entry: from a file in ``tail/`` that begins with it, else from its first bundle."""
    found: list[bytes] = []
    for hint in files:
        raw = folder.read(layout.in_tail(str(hint)), SEGMENT_LIMIT) if hint.start == 0 else None
        try:
            found += segment.decode(raw).entries[:1] if raw is not None else ()
        except Malformed:
            continue
    if not found:
        bundle = folder.read(layout.tile(device, TilePath(level=None, index=0)), BUNDLE_LIMIT)
        try:
            found += decode_bundle(bundle)[:1] if bundle is not None else []
        except Malformed:
            found = []
        if not found:
            kept = kept_bundle(folder.list, folder.read, device, 0)
            found += [entry for entry, _ in (kept or ())[:1] if entry]
    return found
