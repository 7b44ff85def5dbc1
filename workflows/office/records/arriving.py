"""Lets received entries about records and fingerprints count, and makes their rows again."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from workflows.changes import Changes
from workflows.domain.events import Act
from workflows.office.fingerprints import note_told
from workflows.office.records.folding import put_all, put_merges, put_records
from workflows.store.records import FINGERPRINTS, MERGES, RECORD

if TYPE_CHECKING:
    from workflows.office.office import Office


def put_told(office: "Office", names: Sequence[tuple[str | None, str, int]]) -> Changes:
    """Write the rows that follow from entries that just got their names. Inside a transaction."""
    changes = Changes()
    records = {name.removeprefix(RECORD) for name, _, _ in names if name is not None and name.startswith(RECORD)}
    if records:
        changes |= put_records(office, records)
    if any(name == MERGES for name, _, _ in names):
        changes |= put_merges(office)
    for name, device, position in names:
        row = office.store.entries.one(device, position) if name == FINGERPRINTS else None
        if row is not None:
            content = office.reader.read(row, verified=True)
            if isinstance(content, Act):
                note_told(office, content)
    return changes


def rebuild_records(office: "Office") -> None:
    """Make all rows of records and fingerprints again from the entries. Inside a transaction."""
    office.store.records.clear()
    put_all(office)
    for row in office.store.entries.of_request(FINGERPRINTS):
        content = office.reader.read(row, verified=True)
        if isinstance(content, Act):
            note_told(office, content)
