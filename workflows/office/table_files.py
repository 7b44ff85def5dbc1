"""Rule tables from files of other programs, and into such files: DMN, CSV, Excel, and readable YAML.

Reading applies nothing: it answers with tables, which a person looks at and applies. XML and Excel are opened with the
guards of ``intake``; no formula is evaluated, and none is ever written.
"""

from pathlib import Path
from typing import Any

import msgspec

from workflows.errors import InvalidInput
from workflows.intake import xml_tree
from workflows.intake.confined import ConfinedReader
from workflows.intake.confined_messages import Workbook
from workflows.intake.document import Unreadable
from workflows.intake.opened import open_regular
from workflows.office.readable_tables import tables_as_yaml
from workflows.office.table_sheets import grid_of, grids_in, workbook_bytes
from workflows.office.written_files import write_over
from workflows.rules.cells import Below
from workflows.rules.interchange.csv_text import read_csv, write_csv
from workflows.rules.interchange.dmn_reading import Imported, ImportedTable, read_dmn
from workflows.rules.interchange.dmn_writing import write_dmn
from workflows.rules.interchange.refusals import OutsideError, Refusal, Remark
from workflows.rules.interchange.sheets import from_grid, to_grid
from workflows.rules.tables import RuleTable

Plain = dict[str, Any]

FORMATS = (".dmn", ".csv", ".xlsx", ".yaml")
"""Endings of the files that are written."""

_UNREADABLE = {
    "xml-dtd": "The file brings definitions of its own (DTD). A decision table never needs them; they attack readers.",
    "unknown-format": "This is no DMN, CSV or Excel file.",
}
"""Other words than those for invoices."""


def read_table_file(path: Path, *, mapping: dict[str, Plain] | None = None, table_id: str = "") -> Imported:
    """The tables of a file, told by its content. ``mapping``: outcomes (plain) for a DMN's own output values.

    ``table_id``: the id of the only table. Raises InvalidInput where nothing in the file can be a table.
    """
    try:
        imported = _read(path, mapping, table_id)
    except Unreadable as refusal:
        raise _unusable(path, refusal.code, _UNREADABLE.get(refusal.code) or refusal.text) from refusal
    except OutsideError as error:
        raise _unusable(path, error.refusal.code, f"{error.refusal.sentence}.") from error
    return _called(imported, table_id) if table_id else imported


def _read(path: Path, mapping: dict[str, Plain] | None, table_id: str) -> Imported:
    opened = open_regular(path)
    if opened.family == "xml":
        return read_dmn(xml_tree.parse(opened.content).root, mapping)
    if opened.family == "xlsx":
        return _read_workbook(opened.content, path, table_id)
    if opened.family == "text":
        return _read_csv(opened.content, path, table_id)
    raise Unreadable("unknown-format", "")


def _read_workbook(content: bytes, path: Path, table_id: str) -> Imported:
    with ConfinedReader() as confined:
        book = confined.ask("cells", content, Workbook)
    tables: list[ImportedTable] = []
    refusals: list[Refusal] = []
    for sheet in grids_in(book):
        try:
            tables.append(ImportedTable(element=sheet.name, table=from_grid(grid_of(sheet), table_id or path.stem)))
        except OutsideError as error:
            refusals.append(msgspec.structs.replace(error.refusal, element=sheet.name))
    return Imported(tables=tuple(tables), refusals=tuple(refusals))


def _read_csv(content: bytes, path: Path, table_id: str) -> Imported:
    if path.suffix.lower() in {".yaml", ".yml"}:
        raise Unreadable("readable-file", "This is a readable file already: “countersign apply” takes it as it is.")
    text, remarks = _decoded(content)
    table = from_grid(read_csv(text), table_id or path.stem)
    return Imported(tables=(ImportedTable(element=path.name, table=table, remarks=remarks),))


def _decoded(content: bytes) -> tuple[str, tuple[Remark, ...]]:
    try:
        encoding = "utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
        return content.decode(encoding), ()
    except UnicodeDecodeError:
        pass  # not UTF-8: the next best is what Excel writes on Windows
    try:
        text = "The text is not UTF-8; it was read as Windows-1252. Look at the names."
        return content.decode("cp1252"), (Remark(code="encoding-assumed", text=text),)
    except UnicodeDecodeError as error:
        raise Unreadable("unknown-format", "") from error


def _called(imported: Imported, table_id: str) -> Imported:
    """The one table under another id."""
    if len(imported.tables) > 1:
        names = ", ".join(f"“{one.element}”" for one in imported.tables)
        raise InvalidInput(
            code="several-tables",
            title="The file holds several tables",
            text=f"One id cannot be given to all of these: {names}. Nothing was changed.",
            advice="Import them under their own ids, and change an id in the readable file.",
        )
    named = (msgspec.structs.replace(one, table=_renamed(one.table, table_id)) for one in imported.tables)
    return msgspec.structs.replace(imported, tables=tuple(named))


def _renamed(table: RuleTable, table_id: str) -> RuleTable:
    return msgspec.structs.replace(table, id=table_id)


def write_table_file(table: RuleTable, below: Below, path: Path) -> None:
    """Write the table in the format of the file's ending (``FORMATS``); a file of that name is replaced, at once.

    Raises InvalidInput for what the format cannot hold, Trouble for the disk.
    """
    try:
        content = _content(table, below, path.suffix.lower())
    except OutsideError as error:
        raise InvalidInput(
            code=error.refusal.code,
            title="The table cannot be written so",
            text=f"{error.refusal.sentence}. Nothing was written.",
            advice="Choose another format, or correct the table.",
        ) from error
    write_over(path, content)


def _content(table: RuleTable, below: Below, ending: str) -> bytes:
    match ending:
        case ".dmn":
            return write_dmn(table, below).encode()
        case ".csv":
            return b"\xef\xbb\xbf" + write_csv(to_grid(table)).encode()
        case ".xlsx":
            return workbook_bytes(table.id, to_grid(table))
        case ".yaml":
            return tables_as_yaml((table,)).encode()
    raise InvalidInput(
        code="unknown-format",
        title="This format is not known",
        text=f"A table cannot be written as “{ending}”. Nothing was written.",
        advice=f"Name a file that ends in {', '.join(FORMATS)}.",
    )


def _unusable(path: Path, code: str, text: str) -> InvalidInput:
    return InvalidInput(
        code=code,
        title="This file cannot be used as it is",
        text=f"{path.name}: {text} Nothing was changed.",
        advice="Correct the file, or export it again from the program that made it, and try again.",
    )
