"""The decision log for other programs: readable lines, or files that public verifiers can check."""

import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import msgspec

from workflows.errors import InvalidInput, Trouble
from workflows.ledger import canonical
from workflows.ledger.checkpoint import open_checkpoint
from workflows.ledger.malformed import Malformed
from workflows.ledger.merkle import leaf_hash, root_of
from workflows.ledger.note import VerifierKey
from workflows.ledger.tiles import TILE_WIDTH, TilePath, encode_bundle, encode_thinned, hash_tiles
from workflows.office.office import Office
from workflows.office.proving.evidence import time_text
from workflows.office.proving.kept_apart import without_keys
from workflows.office.proving.verdict import Progress, no_progress
from workflows.office.reading import Reader, Unread
from workflows.store.entries import Entries
from workflows.store.files import kind_at, part_beside, parts_of, sweep
from workflows.store.rows import CheckpointRow, EntryRow, LogRow
from workflows.sync import layout


class ExportedLog(msgspec.Struct, frozen=True, kw_only=True):
    """One log as files."""

    device: str
    size: int
    folder: str
    """Its name inside the exported folder."""
    vkey: str
    """The log's public key as verifiers are given it (C2SP signed-note)."""


def readable_entries(office: Office) -> Iterator[dict[str, Any]]:
    """Every entry by device and index, with what it says, or why it cannot be read here.

    The one-time keys of files that are kept apart (domain.personal) are left out of it.

    Keys: id, device, index, scope, at, by, request, kind, event, why_not_read.
    """
    reader = Reader(office.id, office.reader.founder, office.reader.scope_keys)
    for log in sorted(office.store.entries.logs(), key=lambda log: (log.device != reader.founder, log.device)):
        for row in _rows(office.store.entries, log):
            yield _readable(reader, row)


def export_tiles(office: Office, folder: Path, *, progress: Progress = no_progress) -> tuple[ExportedLog, ...]:
    """Write every log up to its signed head into a new folder, each under its device's name (C2SP tlog-tiles v0.1.0).

    All of it or nothing, also where ``progress`` raises, which ends the export. Beside each log lies its verifier key,
    ``<device>.vkey``. The entries stay encrypted.
    Raises InvalidInput ``file-exists``; Trouble ``log-damaged`` where the files would not give the signed root, and
    ``disk-error``.
    """
    if kind_at(folder) != "nothing":
        raise InvalidInput(
            code="file-exists",
            title="There is something of this name already",
            text=f"{folder} exists and was left as it is.",
            advice="Choose the name of a new folder.",
        )
    making = part_beside(folder)
    try:
        making.mkdir(mode=0o700)
        sweep(folder.parent, parts_of(folder), fresh=making)
        found, done, entries = list[ExportedLog](), 0, office.store.entries
        heads = [
            (log, latest) for log in entries.logs() if (latest := entries.latest_checkpoint(log.device)) is not None
        ]
        total = sum(latest.size for _, latest in heads)
        for log, latest in heads:
            found.append(_export_log(entries, log, latest, making, partial(_tell, progress, done, total)))
            done += latest.size
        making.replace(folder)
    except OSError as error:
        shutil.rmtree(making, ignore_errors=True)
        raise Trouble(
            code="disk-error",
            title="The log could not be exported",
            text=f"{folder}: {error.strerror}. Nothing was left there; the office is untouched.",
            advice="Make room on the disk or choose another place, then try again.",
        ) from error
    except BaseException:
        shutil.rmtree(making, ignore_errors=True)
        raise
    return tuple(found)


def _export_log(
    entries: Entries, log: LogRow, latest: CheckpointRow, making: Path, told: Callable[[int], None]
) -> ExportedLog:
    base = making / log.device
    leaves: list[bytes] = []
    for index, start in enumerate(range(0, latest.size, TILE_WIDTH)):
        rows = entries.between(log.device, start, min(start + TILE_WIDTH, latest.size))
        leaves += [leaf_hash(row.raw) if row.raw else row.leaf for row in rows]
        path = TilePath(level=None, index=index, width=len(rows) or 1)
        gone = sum(not row.raw for row in rows)
        if gone:
            place = layout.kept(log.device, index, gone).removeprefix(f"log/{log.device}/")
            _write(base / place, encode_thinned((row.raw, row.leaf) for row in rows))
        else:
            _write(base / str(path), encode_bundle(row.raw for row in rows))
        told(len(leaves))
    try:
        signed = open_checkpoint(latest.note, origin=log.origin, log_public=log.public_key)
        fits = len(leaves) == signed.size and root_of(leaves) == signed.root
    except Malformed:
        fits = False
    if not fits:
        raise Trouble(
            code="log-damaged",
            title="The decision log on this laptop is damaged",
            text=f"The stored entries of laptop {log.device} do not give its signed head. Nothing was exported.",
            advice="Run “countersign verify” to see which entry it is, then restore a backup into a new home.",
        )
    for path, tile in hash_tiles(leaves):
        _write(base / str(path), tile)
    _write(base / "checkpoint", latest.note)
    vkey = VerifierKey(name=log.origin, public=log.public_key).to_text()
    _write(making / f"{log.device}.vkey", vkey.encode("ascii") + b"\n")
    return ExportedLog(device=log.device, size=latest.size, folder=log.device, vkey=vkey)


def _tell(progress: Progress, before: int, total: int, done: int) -> None:
    progress("entries", before + done, total)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.write_bytes(content)


def _rows(entries: Entries, log: LogRow) -> Iterator[EntryRow]:
    for start in range(0, log.size, TILE_WIDTH):
        yield from entries.between(log.device, start, start + TILE_WIDTH)


def _readable(reader: Reader, row: EntryRow) -> dict[str, Any]:
    content = reader.read(row)
    try:
        plain: dict[str, Any] = canonical.decode(reader.body(row).json)
    except Malformed:
        plain = {}
    event, at = plain.get("event"), plain.get("at")
    event = without_keys(event) if isinstance(event, dict) else None
    return {
        "id": row.leaf.hex(),
        "device": row.device,
        "index": row.position,
        "scope": row.scope,
        "at": time_text(at[0] if isinstance(at, list) and at else None),
        "by": plain.get("by"),
        "request": plain.get("request"),
        "kind": event.get("kind") if event else None,
        "event": event,
        "why_not_read": content.code if isinstance(content, Unread) else None,
    }
