"""``append-row``: a row at the end of a CSV or Excel file that people use as well. Text never becomes a formula."""

import csv
import hashlib
import io
import os
import shutil
import zipfile
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from workflows.automations.effects.filling import money_of
from workflows.automations.effects.notes import Notes
from workflows.automations.effects.occasions import line_for, named
from workflows.automations.effects.places import allowed, cannot_write, hash_of
from workflows.automations.effects.protocol import Did, EffectFailed, Happened, Occasion, Settings, WouldDo
from workflows.automations.effects.settings import Reading
from workflows.automations.effects.writing import keep_note, read_file, read_note
from workflows.domain.automations import Action
from workflows.domain.money import decimal_text
from workflows.office.sheet_cells import harmless, sheet_text
from workflows.store.files import forget, part_beside, put_in_place

if TYPE_CHECKING:
    from workflows.office.office import Office

KIND = "append-row"
LARGEST = 30_000_000
_UNPACKED = 300_000_000
_DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t"}
_LOST_BY_WRITING = ("xl/drawings/", "xl/charts/", "xl/pivot", "xl/media/", "xl/vba", "xl/slicers", "xl/embeddings")
"""Parts of an Excel file that the library does not write back."""

Cell = str | Decimal


class RowNote(msgspec.Struct, frozen=True, kw_only=True):
    """The file before and after the row; ``before`` is empty where there was none."""

    before: str
    after: str


class _Wish(msgspec.Struct, frozen=True, kw_only=True):
    file: Path
    columns: Mapping[str, str]
    sheet: str
    delimiter: str


class AppendRow:
    """Reads the file, adds the row, and puts the new file in the place of the old one."""

    kind = KIND

    def check(self, settings: Settings) -> None:
        """``file`` and ``columns``: a heading and a text for each. Raises InvalidInput."""
        _wish(settings)

    def dry_run(self, action: Action, occasion: Occasion, office: "Office") -> WouldDo:
        """The row, and whether the file would take it."""
        wish = _wish(action.settings)
        try:
            cells = _cells(wish, occasion)
            path = _place(wish, office)
            _with_row(wish, path, _before(path), cells)
        except EffectFailed as error:
            return WouldDo(code=KIND, facts={"file": str(wish.file)}, problems=(error.code,))
        row = "\n".join(f"{heading}: {cell}" for heading, cell in zip(wish.columns, cells, strict=True))
        return WouldDo(code=KIND, facts={"file": str(path)}, preview=row)

    def run(self, action: Action, occasion: Occasion, office: "Office") -> Did:
        """Add the row once. A file that another program has open is tried again."""
        wish = _wish(action.settings)
        notes = Notes(office.store.home.path, "row", RowNote)
        known: RowNote | None = read_note(notes, occasion.key)
        path = _place(wish, office)
        before = _before(path)
        if known is not None and _hash(before) == known.after:
            return Did(text=f"row added to {path.name}", files=(path,))
        after = _with_row(wish, path, before, _cells(wish, occasion))
        keep_note(notes, occasion.key, RowNote(before=_hash(before), after=hashlib.sha256(after).hexdigest()))
        _replace(path, before, after)
        return Did(text=f"row added to {path.name}", files=(path,))

    def was_done(self, action: Action, occasion: Occasion, office: "Office") -> Happened:
        """By what the file holds now; where somebody changed it since, nobody knows."""
        try:
            note: RowNote | None = read_note(Notes(office.store.home.path, "row", RowNote), occasion.key)
            if note is None:
                return "no"
            now = _hash(_before(_place(_wish(action.settings), office)))
        except EffectFailed:
            return "unknown"
        return {note.after: "yes", note.before: "no"}.get(now, "unknown")  # type: ignore[return-value]  # of these


def _wish(settings: Settings) -> _Wish:
    read = Reading(KIND, settings)
    file = read.file("file")
    wish = _Wish(
        file=file,
        columns=read.pairs("columns"),
        sheet=read.text("sheet", "", longest=31),
        delimiter=_DELIMITERS[read.choice("delimiter", tuple(_DELIMITERS), "comma")],
    )
    if file.suffix.lower() not in {".csv", ".xlsx"}:
        read.refuse("file", "expected the whole path of a .csv or .xlsx file")
    if any("\n" in one or not one.strip() for one in wish.columns):
        read.refuse("columns", "expected a heading on one line for each column")
    read.done()
    return wish


def _cells(wish: _Wish, occasion: Occasion) -> tuple[Cell, ...]:
    """One cell for each column; ``{field.amount}`` alone is a number, everything else is text."""
    return tuple(_cell(template, occasion) for template in wish.columns.values())


def _cell(template: str, occasion: Occasion) -> Cell:
    name = template.strip()
    if name.startswith("{") and name.endswith(".amount}") and name.count("{") == 1:
        money = money_of(named(occasion).get(name[1 : -len(".amount}")]))
        if money is not None:
            return Decimal(decimal_text(money))
    return line_for(template, occasion)


def _place(wish: _Wish, office: "Office") -> Path:
    """The file in its real folder, where no other program says that it is at work on it. Raises EffectFailed."""
    folder = allowed(wish.file.parent, office.store.home.path)
    path = folder / wish.file.name
    for marker in (f".~lock.{path.name}#", f"~${path.name}", f"~${path.name[2:]}"):  # LibreOffice, Excel
        if os.path.lexists(folder / marker):
            raise EffectFailed("file-open", f"{path.name} is open in another program.")
    return path


def _before(path: Path) -> bytes | None:
    if not os.path.lexists(path):
        return None
    return read_file(path, LARGEST)


def _hash(content: bytes | None) -> str:
    return "" if content is None else hashlib.sha256(content).hexdigest()


def _with_row(wish: _Wish, path: Path, before: bytes | None, cells: tuple[Cell, ...]) -> bytes:
    if path.suffix.lower() == ".csv":
        return _csv_with_row(wish, before, cells)
    return _sheet_with_row(wish, before, cells)


def _replace(path: Path, before: bytes | None, after: bytes) -> None:
    part = part_beside(path)
    try:
        with part.open("xb") as stream:
            stream.write(after)
        if before is None:
            if os.path.lexists(path):
                raise EffectFailed("file-changed", f"{path.name} was made by somebody else just now.")
        else:
            shutil.copymode(path, part)
            if hash_of(path) != _hash(before):
                raise EffectFailed("file-changed", f"{path.name} was changed by somebody else just now.")
        put_in_place(part, path)
    except OSError as error:  # on Windows also where another program holds it open
        raise cannot_write(path, error) from error
    finally:
        forget(part)


# ------------------------------------------------------------ CSV


def _csv_with_row(wish: _Wish, before: bytes | None, cells: tuple[Cell, ...]) -> bytes:
    if before is None or not before.strip():
        head = _csv_line([harmless(one) for one in wish.columns], wish.delimiter, "\r\n")
        return ("\ufeff" + head + _csv_line(_csv_cells(cells), wish.delimiter, "\r\n")).encode()
    try:
        text = before.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise EffectFailed("not-utf-8", "The file is not written in UTF-8.", again=False) from error
    end = "\r\n" if "\r\n" in text else "\n"
    for delimiter in dict.fromkeys((wish.delimiter, *_DELIMITERS.values())):
        names = next(csv.reader(io.StringIO(text), delimiter=delimiter), [])
        names = [one.removeprefix("'") for one in names]
        if not set(wish.columns) - set(names):
            break
    else:
        raise _other_header(wish)
    given = dict(zip(wish.columns, _csv_cells(cells), strict=True))
    line = _csv_line([given.get(one, "") for one in names], delimiter, end)
    return before + ("" if text.endswith(("\n", "\r")) else end).encode() + line.encode()


def _csv_cells(cells: tuple[Cell, ...]) -> list[str]:
    return [harmless(cell) if isinstance(cell, str) else str(cell) for cell in cells]


def _csv_line(cells: list[str], delimiter: str, end: str) -> str:
    written = io.StringIO()
    csv.writer(written, delimiter=delimiter, lineterminator=end).writerow(cells)
    return written.getvalue()


def _other_header(wish: _Wish) -> EffectFailed:
    text = f"The first line of {wish.file.name} does not hold every heading: {', '.join(wish.columns)}."
    return EffectFailed("other-header", text, again=False)


# ------------------------------------------------------------ Excel


def _sheet_with_row(wish: _Wish, before: bytes | None, cells: tuple[Cell, ...]) -> bytes:
    import openpyxl  # noqa: PLC0415 -- a third of a second that only this needs

    if before is None:
        book = openpyxl.Workbook()
        page: Any = book.active
        page.title = wish.sheet or "Sheet"
        _put(page, 1, list(wish.columns))
    else:
        _refuse_losses(before)
        try:
            book = openpyxl.load_workbook(io.BytesIO(before))
        except Exception as error:  # openpyxl meets unexpected XML with whatever Python raises
            raise EffectFailed("xlsx-damaged", "The Excel file cannot be read.", again=False) from error
        if wish.sheet and wish.sheet not in book.sheetnames:
            raise EffectFailed("no-such-sheet", f"The file has no sheet “{wish.sheet}”.", again=False)
        page = book[wish.sheet] if wish.sheet else book.worksheets[0]
    head = [str(one.value) if one.value is not None else "" for one in page[1]]
    if set(wish.columns) - set(head):
        raise _other_header(wish)
    given = dict(zip(wish.columns, cells, strict=True))
    _put(page, page.max_row + 1, [given.get(one) for one in head])
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _put(page: Any, row: int, cells: list[Any]) -> None:
    for column, cell in enumerate(cells, 1):
        if cell is None:
            continue
        made = page.cell(row=row, column=column)
        made.value = sheet_text(cell) if isinstance(cell, str) else cell
        if isinstance(cell, str):
            made.data_type = "s"  # whatever it begins with


def _refuse_losses(content: bytes) -> None:
    """Refuse what would lose parts by being written anew, and what unpacks into more than a sheet ever is."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise EffectFailed("xlsx-damaged", "The Excel file cannot be read.", again=False) from error
    if sum(part.file_size for part in parts) > _UNPACKED:
        raise EffectFailed("xlsx-too-large", "The Excel file unpacks into more than can be handled.", again=False)
    if any(part.filename.startswith(_LOST_BY_WRITING) for part in parts):
        text = "The Excel file holds pictures, charts, macros or pivot tables, which would be lost. Use a plain one."
        raise EffectFailed("would-lose-parts", text, again=False)
