"""Records as rows of a table: read from CSV with a preview first, and written so that no cell becomes a formula."""

import csv
import io
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec

from workflows.changes import Changes
from workflows.domain.commands import Refusal
from workflows.domain.records import FIELDS, LONGEST, SORTS, field_of
from workflows.errors import InvalidInput
from workflows.intake.keys import vat_key
from workflows.office.records.erased import personal_cells
from workflows.office.records.finding import Group, group_of, heads_for, record_named
from workflows.office.records.folding import record_state
from workflows.office.records.writing import Wish, add_record, set_record, wished
from workflows.office.sheet_cells import harmless
from workflows.store.files import read_regular

if TYPE_CHECKING:
    from workflows.office.office import Office

MOST_BYTES = 10_000_000
MOST_ROWS = 10_000
MOST_COLUMNS = 200
LIST_MARK = ";"
"""Between several accounts in one cell of the table."""

Does = Literal["add", "set", "same", "refused"]
"""What a row comes to: a new record, changes of one that is there, nothing, or it is refused."""

_ID, _SORT = "id", "sort"


class RowRead(msgspec.Struct, frozen=True, kw_only=True):
    """One row, and what would be done with it."""

    line: int
    """In the file, from 1; the head counts."""
    does: Does
    record: str = ""
    """The record that is there already: named by its id, or of the same VAT id or person."""
    title: str = ""
    field: str = ""
    problem: str = ""
    """Code of why it is refused."""
    wish: Wish | None = None


class Imported(msgspec.Struct, frozen=True, kw_only=True):
    """What an import did, row by row."""

    rows: tuple[RowRead, ...]
    written: int
    changes: Changes


def read_sheet(path: Path) -> bytes:
    """The bytes of a table. Raises InvalidInput ``bad-records-file`` where it is no file, or a larger one than any."""
    try:
        return read_regular(path, MOST_BYTES, follow=True)
    except OSError as error:
        raise InvalidInput(
            code="bad-records-file",
            title="This file cannot be read as a list of records",
            text=f"{path}: {error.strerror or 'it is larger than 10 MB'}. Nothing was changed.",
            advice="Check the name, and that it is a file.",
        ) from error


def read_rows(office: "Office", content: bytes, sort: str = "") -> tuple[RowRead, ...]:
    """What an import would do. Writes nothing. ``sort``: of rows without a column of that name.

    Raises InvalidInput ``bad-records-file`` where it is no table with names of fields in its first line.
    """
    table = _table(content)
    head = [name.strip() for name in table[0][1]]
    if not any(head) or len(head) > MOST_COLUMNS or len({name for name in head if name}) != len([n for n in head if n]):
        raise _bad_file("Its first line does not name each field once.")
    known = {name for fields in FIELDS.values() for name in fields} | {_ID, _SORT}
    strange = next((name for name in head if name and name.partition("/")[0] not in known), None)
    if strange is not None:
        raise _bad_file(f"No record has a field “{strange[:60]}”.")
    seen: set[str] = set()
    return tuple(
        _row(office, line, dict(zip(head, cells, strict=False)), len(cells) > len(head), sort, seen)
        for line, cells in table[1:]
    )


def import_rows(office: "Office", by: str, content: bytes, sort: str = "") -> Imported:
    """Do what ``read_rows`` says, each row an act of its own; rows that the rules refuse are named."""
    return import_read(office, by, read_rows(office, content, sort))


def import_read(office: "Office", by: str, rows: Iterable[RowRead]) -> Imported:
    """Do what these rows come to, as ``read_rows`` said just before; many rows can so be done some at a time."""
    done: list[RowRead] = []
    written, changes = 0, Changes()
    for row in rows:
        if row.wish is None or row.does in {"same", "refused"}:
            done.append(row)
            continue
        answer = add_record(office, by, row.wish) if row.does == "add" else set_record(office, by, row.record, row.wish)
        if isinstance(answer, Refusal):
            field, problem = answer.facts.get("field", ""), answer.facts.get("problem", answer.code)
            done.append(msgspec.structs.replace(row, does="refused", field=field, problem=problem))
            continue
        written += bool(answer.act)
        changes |= answer.changes
        done.append(msgspec.structs.replace(row, record=answer.record))
    return Imported(rows=tuple(done), written=written, changes=changes)


def export_rows(office: "Office", sort: str = "", *, personal: bool = False) -> bytes:
    """All records as CSV in UTF-8, one line each, merged ones once. Personal values only where they are asked for."""
    groups = [group_of(office, row.id) for row in office.store.records.heads() if sort in {"", row.sort}]
    lines = [_line(office, group, personal=personal) for group in groups]
    columns = [_ID, _SORT, *sorted({name for line in lines for name in line} - {_ID, _SORT})]
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows([harmless(line.get(name, "")) for name in columns] for line in lines)
    return text.getvalue().encode("utf-8-sig")


def _line(office: "Office", group: Group, *, personal: bool) -> dict[str, str]:
    line = {_ID: group.head.id, _SORT: group.head.sort}
    opened: dict[str, str | None] = {}
    if personal:
        for row in group.rows:
            opened |= personal_cells(office.store.home, record_state(office, row.id))
    accounts: list[str] = []
    for name, cell in group.cells().items():
        field = field_of(group.head.sort, name)
        if field is not None and field.form == "iban":
            accounts.append(name.partition("/")[2])
        elif field is not None and field.personal:
            if personal and (value := opened.get(cell.value or "")):
                line[name] = value
        elif cell.value is not None:
            line[name] = cell.value
    if accounts:
        line["iban"] = LIST_MARK.join(accounts)
    return line


def _table(content: bytes) -> list[tuple[int, list[str]]]:
    """The lines that hold something, each with its number."""
    if len(content) > MOST_BYTES:
        raise _bad_file("It is larger than 10 MB.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _bad_file("It is not UTF-8.") from error
    if "\0" in text:
        raise _bad_file("It holds characters that are no text.")
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    found: list[tuple[int, list[str]]] = []
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        for cells in reader:
            if any(cell.strip() for cell in cells):
                found.append((reader.line_num, cells))
            if len(found) > MOST_ROWS:
                raise _bad_file(f"It has more than {MOST_ROWS:,} rows.")
    except csv.Error as error:
        raise _bad_file(f"It is no CSV ({error}).") from error
    if not found:
        raise _bad_file("It is empty.")
    return found


def _row(
    office: "Office",
    line: int,
    cells: Mapping[str, str],
    longer: bool,  # noqa: FBT001 -- asked once, by the line above it
    sort: str,
    seen: set[str],
) -> RowRead:
    texts = {name: _plain(text) for name, text in cells.items() if name and name not in {_ID, _SORT} and text.strip()}
    title = next((texts[name] for name in ("legal_name", "trading_name", "person", "vat_id") if name in texts), "")
    row = RowRead(line=line, does="refused", title=title[:80])

    def refuse(problem: str, field: str = "") -> RowRead:
        return msgspec.structs.replace(row, problem=problem, field=field)

    if longer:
        return refuse("too-many-cells")
    named = _plain(cells.get(_ID, "")).strip()
    kind = _plain(cells.get(_SORT, "")).strip() or sort
    record = ""
    if named:
        try:
            record = record_named(office, named).id
        except InvalidInput as error:
            return refuse(error.code, _ID)
        kind = kind or record_state(office, record).sort
    if kind not in SORTS:
        return refuse("unknown-sort", _SORT)
    if "iban" in texts:
        accounts = [one.strip() for one in texts.pop("iban").split(LIST_MARK) if one.strip()]
        holder = texts.get("legal_name") or texts.get("trading_name") or "yes"
        texts |= {f"iban/{one}": holder[:LONGEST] for one in accounts}
    wish = wished(office, kind, texts)
    if isinstance(wish, Refusal):
        return refuse(wish.facts.get("problem", wish.code), wish.facts.get("field", ""))
    record = record or _known(office, wish)
    mark = record or _identity(wish)
    if mark and mark in seen:
        return refuse("twice")
    seen.add(mark)
    if record:
        wish = _without_known_accounts(office, record, wish)
        if not wish.values or not _differs(office, record, wish):
            return msgspec.structs.replace(row, does="same", record=record)
    return msgspec.structs.replace(row, does="set" if record else "add", record=record, wish=wish)


def _identity(wish: Wish) -> str:
    """What tells two rows of one file apart."""
    vat, person = wish.values.get("vat_id"), wish.values.get("person")
    return f"{wish.sort} vat {vat_key(vat)}" if vat else f"{wish.sort} person {person}" if person else ""


def _known(office: "Office", wish: Wish) -> str:
    """The one record of the same VAT id, or person; empty where there is none or several."""
    heads = heads_for(office, wish.sort, wish.values)
    return heads[0] if len(heads) == 1 else ""


def _without_known_accounts(office: "Office", record: str, wish: Wish) -> Wish:
    """An account that is there stays as it is: setting it anew would undo that somebody verified it."""
    cells = record_state(office, record).cells
    values = {cell: value for cell, value in wish.values.items() if not (cell.startswith("iban/") and cell in cells)}
    return msgspec.structs.replace(wish, values=values)


def _differs(office: "Office", record: str, wish: Wish) -> bool:
    state = record_state(office, record)
    known = personal_cells(office.store.home, state)
    now = {name: known.get(cell.value or "", cell.value) for name, cell in state.cells.items() if not cell.is_contested}
    return any(now.get(cell) != value for cell, value in wish.values.items())


def _plain(text: str) -> str:
    """What we wrote with an apostrophe before it, so that no spreadsheet takes it for a formula, is read back."""
    return text[1:] if text[:1] == "'" and harmless(text[1:]) != text[1:] else text


def _bad_file(text: str) -> InvalidInput:
    return InvalidInput(
        code="bad-records-file",
        title="This file cannot be read as a list of records",
        text=f"{text} Nothing was changed.",
        advice="Save it as CSV in UTF-8, with the names of fields in the first line (“countersign records fields”).",
    )
