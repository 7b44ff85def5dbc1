"""Putting files where they belong: written, read back, and compared before anything rests on them."""

from workflows.ledger import segment
from workflows.ledger.merkle import leaf_hash
from workflows.ledger.retirement import holds
from workflows.sync import layout, plan
from workflows.sync.history import History
from workflows.sync.opening import Signed, open_segment
from workflows.sync.ports import Logs
from workflows.sync.remembered import Known
from workflows.sync.sight import Sight


def put(sight: Sight, path: str, content: bytes, *, replace: bool) -> bool:
    """Write a file whose content is determined; whether it stands there now, read back and compared.

    Where the name is taken by other bytes, they are replaced only with ``replace``; a file that cannot be read now
    is left alone.
    """
    if not sight.folder.create(path, content):
        there = sight.read_one(path, len(content))
        if there == content:
            return True
        if sight.aside.get(path) == "unreadable":
            return False
        if not replace:
            sight.aside[path] = "taken"
            return False
        sight.folder.delete(path)
        if not sight.folder.create(path, content):
            sight.aside[path] = "taken"
            return False
    if sight.read_one(path, len(content)) != content:
        sight.aside[path] = "not-kept"
        return False
    sight.aside.pop(path, None)
    return True


def put_segment(sight: Sight, device: str, start: int, note: bytes, entries: list[bytes], *, replace: bool) -> bool:
    """Write a tail segment and remember it as verified; whether it stands there now."""
    content = segment.encode(start=start, note=note, entries=entries)
    end = start + len(entries)
    path = layout.segment(device, start, end)
    if not put(sight, path, content, replace=replace):
        return False
    name = layout.split(path)[1]
    sight.add_written(name, len(content))
    sight.memory.remember(name, Known(size=len(content), device=device, start=start, end=end))
    sight.memory.seen(device, end)
    return True


def what_is_there(sight: Sight, logs: Logs, device: str, start: int, end: int) -> Signed | None:
    """The segment that lies under this name, if the device signed it."""
    path = layout.segment(device, start, end)
    raw = sight.read_one(path, plan.SEGMENT_LIMIT)
    if raw is None:
        return None
    member = logs.members()[device]
    opened = open_segment(layout.split(path)[1], raw, {member.origin: member})
    return opened if isinstance(opened, Signed) else None


def is_held(logs: Logs, there: Signed) -> bool:
    """Whether a signed head is one of the history that is held here, so that its file may be written again."""
    history = History(logs, there.device)
    return there.end <= history.size and history.edge_at(there.end).root() == there.root


def stored_entries(logs: Logs, device: str, start: int, end: int) -> tuple[list[bytes], list[bytes]] | None:
    """Entries read from the disk, and their leaves made anew; None where the disk no longer gives what it took.

    Whoever signs or rewrites takes them from here: a flipped bit must not get under a signature.
    """
    entries = list(logs.entries(device, start, end))
    leaves = [leaf_hash(entry) for entry in entries]
    if len(entries) != end - start or leaves != list(logs.leaves(device, start, end)):
        return None
    return entries, leaves


def stored_bundle(logs: Logs, device: str, start: int, end: int) -> list[tuple[bytes, bytes]] | None:
    """The same with leaves, where entries may have been retired: those have no bytes, and only those."""
    entries, leaves = list(logs.entries(device, start, end)), list(logs.leaves(device, start, end))
    gone = logs.retired(device)
    if not len(entries) == len(leaves) == end - start:
        return None
    for index, (entry, leaf) in enumerate(zip(entries, leaves, strict=True), start):
        is_right = not entry if holds(gone, index) else bool(entry) and leaf_hash(entry) == leaf
        if not is_right:
            return None
    return list(zip(entries, leaves, strict=True))
