"""Tables of invoices, one to a row: from CSV and Excel. Columns are known by their headings, in English and German."""

import csv
import io
from collections.abc import Iterator
from itertools import islice

import msgspec

from workflows.intake.columns import HEADINGS, UNQUALIFIED, heading_key
from workflows.intake.confined import ConfinedReader
from workflows.intake.confined_messages import MAX_COLUMNS, MAX_ROWS, Cell, Workbook
from workflows.intake.document import (
    AMOUNT_FIELDS,
    DATE_FIELDS,
    Document,
    Format,
    Kind,
    Problem,
    Unreadable,
    no_fields,
)
from workflows.intake.filling import Filling, short
from workflows.intake.written import (
    DayOrder,
    DecimalSign,
    amount,
    amounts,
    currency_in,
    dates,
    day,
    order_used,
    sign_used,
)

_HEADING_ROWS = 10
"""The headings stand in one of the first rows."""
_FEWEST_HEADINGS = 2
DELIMITERS = ";,\t|"

_TYPE_WORDS = {
    "rechnung": "380",
    "invoice": "380",
    "gutschrift": "381",
    "rechnungskorrektur": "381",
    "creditnote": "381",
    "credit": "381",
}
"""Words in a type column, by heading_key, as UNTDID 1001 codes."""

_Row = tuple[Cell | None, ...]
_Numbered = tuple[int, _Row]
"""A row and its number in the file, from 1."""


class _Table(msgspec.Struct, frozen=True, kw_only=True):
    """A table whose columns are known."""

    columns: dict[str, int]
    """Position of each field's column."""
    repeated: tuple[str, ...]
    """Fields that several columns claim: none of them is read."""
    unqualified: bool
    """The total's heading does not say whether tax is in it."""
    rows: tuple[_Numbered, ...]
    """Rows without any content are left out."""


class _Habits(msgspec.Struct, frozen=True, kw_only=True):
    """How this file writes numbers and dates, where its unmistakable cells show it."""

    sign: DecimalSign | None
    order: DayOrder | None


def read_csv(content: bytes, file: str, digest: str) -> tuple[Document, ...]:
    """Read every row of a CSV text. Raises Unreadable where no table of invoices is found."""
    text, assumed = decoded(content)
    found = [(table, delimiter) for delimiter in DELIMITERS if (table := _find_table(split(text, delimiter)))]
    if not found:
        raise Unreadable(
            "unknown-format", "This is not an e-invoice, a PDF, an Excel file or a CSV with known headings."
        )
    most = max(len(table.columns) for table, _ in found)
    best = [table for table, _ in found if len(table.columns) == most]
    if len(best) > 1:
        raise Unreadable("ambiguous-delimiter", "It is not clear what separates the columns of this CSV.")
    problems = []
    if assumed:
        problems.append(
            Problem(
                code="encoding-assumed", text="The text is not UTF-8; it was read as Windows-1252. Look at the names."
            )
        )
    return _documents([best[0]], file, digest, "csv", tuple(problems))


def read_xlsx(content: bytes, file: str, digest: str, confined: ConfinedReader) -> tuple[Document, ...]:
    """Read every row of every visible sheet with known headings. Raises Unreadable where there is none."""
    book = confined.ask("xlsx", content, Workbook)
    tables = [table for sheet in book.sheets if (table := _find_table(iter(sheet.rows)))]
    if not tables:
        raise Unreadable("unknown-format", "No sheet of this Excel file has known headings.")
    return _documents(tables, file, digest, "xlsx", ())


def decoded(content: bytes) -> tuple[str, bool]:
    """The text, and whether its encoding had to be assumed. Raises Unreadable."""
    try:
        if content.startswith((b"\xff\xfe", b"\xfe\xff")):
            return _without_nul(content.decode("utf-16")), False
        return _without_nul(content.decode("utf-8-sig")), False
    except UnicodeDecodeError:
        pass  # not UTF-8: the next best is what Excel writes on Windows
    try:
        return _without_nul(content.decode("cp1252")), True
    except UnicodeDecodeError as error:
        raise Unreadable("unknown-format", "This is not an e-invoice, a PDF, a CSV or an Excel file.") from error


def _without_nul(text: str) -> str:
    if "\0" in text:
        raise Unreadable("unknown-format", "This is not an e-invoice, a PDF, a CSV or an Excel file.")
    return text


def split(text: str, delimiter: str) -> Iterator[_Numbered]:
    """Each row with any content, and its number. Raises Unreadable."""
    try:
        for number, row in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), start=1):
            cells: _Row = tuple(("text", cell) if cell.strip() else None for cell in row[:MAX_COLUMNS])
            if any(cells):
                yield number, cells
    except csv.Error as error:
        raise Unreadable("csv-damaged", f"The CSV cannot be split into cells: {error}.") from error


def _find_table(rows: Iterator[_Numbered]) -> _Table | None:
    """The table under the row, among the first, with the most known headings; None where no row has the needed ones."""
    first = list(islice(rows, _HEADING_ROWS))
    claims = [_claims(row) for _, row in first]
    known = [(len(claimed), -place) for place, claimed in enumerate(claims) if "invoice_number" in claimed]
    if not known or max(known)[0] < _FEWEST_HEADINGS:
        return None
    start = -max(known)[1]
    kept = [*first[start + 1 :], *islice(rows, MAX_ROWS)]
    if len(kept) > MAX_ROWS:
        raise Unreadable("too-many-rows", f"The table has more than {MAX_ROWS:,} rows.")
    claimed = claims[start]
    gross = claimed.get("gross", [])
    heading = first[start][1][gross[0]] if len(gross) == 1 else None
    return _Table(
        columns={field: places[0] for field, places in claimed.items() if len(places) == 1},
        repeated=tuple(field for field, places in claimed.items() if len(places) > 1),
        unqualified=heading is not None and heading_key(heading[1]) in UNQUALIFIED,
        rows=tuple(kept),
    )


def _claims(row: _Row) -> dict[str, list[int]]:
    claimed: dict[str, list[int]] = {}
    for place, cell in enumerate(row):
        field = HEADINGS.get(heading_key(cell[1])) if cell else None
        if field:
            claimed.setdefault(field, []).append(place)
    return claimed


def _documents(
    tables: list[_Table], file: str, digest: str, form: Format, problems: tuple[Problem, ...]
) -> tuple[Document, ...]:
    documents = [
        _document(table, _habits(table), number, row, (file, digest, form, problems))
        for table in tables
        for number, row in table.rows
    ]
    if not documents:
        raise Unreadable("no-rows", "The table has headings, but no row under them.")
    return tuple(documents)


def _habits(table: _Table) -> _Habits:
    return _Habits(
        sign=sign_used(_texts(table, AMOUNT_FIELDS)),
        order=order_used(_texts(table, DATE_FIELDS)),
    )


def _texts(table: _Table, fields: tuple[str, ...]) -> Iterator[str]:
    places = [table.columns[field] for field in fields if field in table.columns]
    for _, row in table.rows:
        for place in places:
            cell = row[place] if place < len(row) else None
            if cell and cell[0] == "text":
                yield cell[1]


def _document(
    table: _Table, habits: _Habits, number: int, row: _Row, about: tuple[str, str, Format, tuple[Problem, ...]]
) -> Document:
    file, digest, form, problems = about
    filling = Filling()
    for field in table.repeated:
        filling.problem("repeated-column", field, "Several columns have this heading; none of them was read.")
    currencies: dict[str, None] = {}
    accounts: list[str | None] = []
    for field, place in table.columns.items():
        cell = row[place] if place < len(row) else None
        if cell is None:
            continue
        if field in AMOUNT_FIELDS:
            _amount(filling, field, cell, habits.sign)
            if cell[0] == "text" and (currency := currency_in(cell[1])):
                currencies[currency] = None
        elif field in DATE_FIELDS:
            _date(filling, field, cell, habits.order)
        elif field == "currency":
            currencies[cell[1].strip().upper()] = None
        elif field in {"iban", "other_account"}:
            accounts.extend(cell[1].split(";"))
        else:
            filling.text(field, cell[1])
    _currency(filling, currencies)
    filling.accounts(accounts)
    if table.unqualified and filling.fields["gross"] is not None:
        filling.problem(
            "total-assumed", "gross", "The heading does not say whether tax is included; it was taken as the total."
        )
    usable = filling.fields["invoice_number"] is not None
    if not usable:
        filling.problem("row-unusable", "invoice_number", f"Row {number} has no invoice number.")
    return Document(
        file=file,
        number=number,
        outcome="invoice" if usable else "refused",
        format=form,
        kind=_kind(filling) if usable else None,
        fields=filling.fields if usable else no_fields(),
        problems=(*problems, *filling.problems),
        sha256=digest,
    )


def _amount(filling: Filling, field: str, cell: Cell, sign: DecimalSign | None) -> None:
    kind, text = cell
    if kind == "number":
        filling.amount(field, text)
        return
    value = amount(text, sign) if kind == "text" else None
    if value is not None:
        filling.amount(field, value)
    elif kind == "text" and len(amounts(text)) > 1:
        filling.problem(
            "ambiguous-amount", field, f"“{short(text)}” can mean two amounts, and no other row shows which."
        )
    else:
        filling.problem("bad-amount", field, f"“{short(text)}” is not an amount.")


def _date(filling: Filling, field: str, cell: Cell, order: DayOrder | None) -> None:
    kind, text = cell
    value = text if kind == "date" else (day(text, order) if kind == "text" else None)
    if value is not None:
        filling.iso_date(field, value)
    elif kind == "text" and len(dates(text)) > 1:
        filling.problem("ambiguous-date", field, f"“{short(text)}” can mean two days, and no other row shows which.")
    else:
        filling.problem("bad-date", field, f"“{short(text)}” is not a usable date.")


def _currency(filling: Filling, found: dict[str, None]) -> None:
    if len(found) > 1:
        filling.problem("several-currencies", "currency", f"The row names several currencies: {', '.join(found)}.")
    elif found:
        filling.currency(next(iter(found)))


def _kind(filling: Filling) -> Kind | None:
    """What the type column says; without one a row is an invoice, unless its total is negative."""
    stated = filling.fields["type_code"]
    if stated is not None:
        code = _TYPE_WORDS.get(heading_key(stated), stated)
        if code.isdigit() or code.startswith("TD"):
            filling.fields["type_code"] = code
            return filling.kind()
        filling.fields["type_code"] = None
        filling.problem("bad-type", "type_code", f"“{short(stated)}” is no known type of document.")
        return None
    if any((filling.fields[field] or "").startswith("-") for field in ("gross", "net", "payable")):
        filling.problem("type-unclear", "type_code", "The total is negative, but the row does not say what it is.")
        return None
    return "invoice"
