"""What this page asks of the core and does with it. Each function runs on a lane; nothing heavy is imported before."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workflows.office.office import Office
    from workflows.office.records.sheets import Imported, RowRead
    from workflows.office.showing.record_card import RecordCard
    from workflows.office.showing.record_list import RecordList


def listed(wish: int, person: str, office: "Office") -> "tuple[int, RecordList]":
    """The list, with the number of the wish."""
    from workflows import clock  # noqa: PLC0415 -- on the lane
    from workflows.office.showing.record_list import record_list  # noqa: PLC0415 -- as above

    return wish, record_list(office, person, clock.now_ms())


def card(look: int, record: str, person: str, office: "Office") -> "tuple[int, RecordCard]":
    """One record, with the number of the look."""
    from workflows import clock  # noqa: PLC0415 -- on the lane
    from workflows.office.showing.record_card import record_card  # noqa: PLC0415 -- as above

    return look, record_card(office, record, person, clock.now_ms())


def add(sort: str, texts: dict[str, str], by: str, office: "Office") -> Any:
    """Begin a record."""
    from workflows.office.records.grouped import add_shown  # noqa: PLC0415 -- on the lane

    return add_shown(office, by, sort, texts)


def change(record: str, texts: dict[str, str], by: str, office: "Office") -> Any:
    """Set cells."""
    from workflows.office.records.grouped import set_shown  # noqa: PLC0415 -- on the lane

    return set_shown(office, by, record, texts)


def verify(record: str, account: str, how: str, by: str, office: "Office") -> Any:
    """Verify an account."""
    from workflows.office.records.writing import verify_account  # noqa: PLC0415 -- on the lane

    return verify_account(office, by, record, account, how)


def merge(record: str, other: str, reason: str, by: str, office: "Office") -> Any:
    """Show two as one."""
    from workflows.office.records.writing import merge_records  # noqa: PLC0415 -- on the lane

    return merge_records(office, by, record, other, reason)


def unmerge(record: str, reason: str, by: str, office: "Office") -> Any:
    """Undo that."""
    from workflows.office.records.writing import unmerge_records  # noqa: PLC0415 -- on the lane

    return unmerge_records(office, by, record, reason)


def erase(record: str, reason: str, by: str, office: "Office") -> Any:
    """Have personal values erased."""
    from workflows.office.records.writing import erase_record  # noqa: PLC0415 -- on the lane

    return erase_record(office, by, record, reason)


def export(path: str, sort: str, personal: bool, person: str, office: "Office") -> str:
    """Write a table; the dialog asked before a file is written over. Its path."""
    from pathlib import Path  # noqa: PLC0415 -- on the lane

    from workflows import clock  # noqa: PLC0415 -- on the lane
    from workflows.office.records.sheets import export_rows  # noqa: PLC0415 -- as above
    from workflows.office.showing.record_list import records_may  # noqa: PLC0415 -- as above
    from workflows.office.written_files import write_over  # noqa: PLC0415 -- as above

    allowed = personal and not records_may(office, person, clock.now_ms()).personal
    write_over(Path(path), export_rows(office, sort, personal=allowed))
    return path


def preview(path: str, sort: str, office: "Office") -> "tuple[bytes, tuple[RowRead, ...]]":
    """A table's bytes, and what an import of them would do."""
    from pathlib import Path  # noqa: PLC0415 -- on the lane

    from workflows.office.records.sheets import read_rows, read_sheet  # noqa: PLC0415 -- on the lane

    content = read_sheet(Path(path))
    return content, read_rows(office, content, sort)


def read_again(content: bytes, sort: str, office: "Office") -> "tuple[RowRead, ...]":
    """What an import does now: others may have written meanwhile."""
    from workflows.office.records.sheets import read_rows  # noqa: PLC0415 -- on the lane

    return read_rows(office, content, sort)


def import_some(rows: "Sequence[RowRead]", by: str, office: "Office") -> "Imported":
    """Do what some rows come to."""
    from workflows.office.records.sheets import import_read  # noqa: PLC0415 -- on the lane

    return import_read(office, by, rows)
