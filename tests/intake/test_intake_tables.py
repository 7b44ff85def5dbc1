"""Tables of invoices: what is clear is read, what can mean two things is named and left out."""

import io
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.intake.confined import ConfinedReader
from workflows.intake.document import Document
from workflows.intake.read import read_documents
from workflows.intake.written import amount, amounts, dates, day

ReadBytes = Callable[..., Document]


def _csv(tmp_path: Path, text: str, encoding: str = "utf-8") -> tuple[Document, ...]:
    path = tmp_path / "table.csv"
    path.write_bytes(text.encode(encoding))
    return read_documents(path)


def _xlsx(tmp_path: Path, confined: ConfinedReader, *rows: tuple[Any, ...]) -> tuple[Document, ...]:
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    target = io.BytesIO()
    book.save(target)
    path = tmp_path / "table.xlsx"
    path.write_bytes(target.getvalue())
    return read_documents(path, confined=confined)


def _codes(document: Document) -> list[tuple[str, str | None]]:
    return [(problem.code, problem.field) for problem in document.problems]


GERMAN = (
    "Lieferant;USt-IdNr.;Rechnungs-Nr.;Rechnungsdatum;Fällig am;Netto;MwSt;Brutto;Währung;IBAN;Bestellnummer\n"
    "Müller GmbH;DE900001017;R-1;05.10.2026;04.11.2026;1.000,00;190,00;1.190,00;EUR;DE56 0000 0000 0001 0000 01;PO-1\n"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_german_csv_is_read(tmp_path: Path, encoding: str) -> None:
    """Semicolons, decimal commas, dotted dates and German headings."""
    (document,) = _csv(tmp_path, GERMAN, encoding)

    fields = document.fields
    assert (document.outcome, document.format, document.kind, document.number) == ("invoice", "csv", "invoice", 2)
    assert (fields["supplier_name"], fields["supplier_vat_id"]) == ("Müller GmbH", "DE900001017")
    assert (fields["net"], fields["tax"], fields["gross"]) == ("1000.00", "190.00", "1190.00")
    assert (fields["issue_date"], fields["due_date"]) == ("2026-10-05", "2026-11-04")
    assert (fields["iban"], fields["order_reference"]) == ("DE56000000000001000001", "PO-1")
    assert document.problems == ()


def test_an_english_csv_is_read(tmp_path: Path) -> None:
    """Commas, decimal points, ISO dates and English headings; quoted cells keep their commas and line ends."""
    text = 'Supplier,Invoice No.,Invoice Date,Gross Amount,Currency\n"Smith, ""J""\nLtd",7,2026-10-05,"1,190.00",GBP\n'
    (document,) = _csv(tmp_path, text)

    assert document.fields["supplier_name"] == 'Smith, "J" Ltd'
    assert (document.fields["gross"], document.fields["currency"]) == ("1190.00", "GBP")


def test_the_contracts_own_names_are_headings(tmp_path: Path) -> None:
    """The field names that the command line prints are understood as headings."""
    (document,) = _csv(tmp_path, "invoice_number\tsupplier_name\tgross\tcurrency\n1\tA\t2.50\tEUR\n")

    assert (document.fields["invoice_number"], document.fields["gross"]) == ("1", "2.50")


def test_a_text_that_is_not_utf8_is_read_and_flagged(tmp_path: Path) -> None:
    """What Excel writes on Windows is read, and the assumption is said."""
    (document,) = _csv(tmp_path, GERMAN, "cp1252")

    assert document.fields["supplier_name"] == "Müller GmbH"
    assert _codes(document) == [("encoding-assumed", None)]


def test_an_unclear_amount_is_settled_by_its_neighbours(tmp_path: Path) -> None:
    """``1.234`` is settled by a row that shows which sign divides."""
    first, second = _csv(tmp_path, "Lieferant;Rechnung;Brutto\nA;1;1.234\nB;2;7,50\n")

    assert (first.fields["gross"], second.fields["gross"]) == ("1234", "7.50")


@pytest.mark.parametrize("others", ["", "B;2;12\n", "B;2;7,50\nC;3;7.50\n"])
def test_an_unclear_amount_without_a_witness_is_left_out(tmp_path: Path, others: str) -> None:
    """Without a neighbour that shows it, or with two that disagree, ``1.234`` means nothing."""
    document = _csv(tmp_path, f"Lieferant;Rechnung;Brutto\nA;1;1.234\n{others}")[0]

    assert document.fields["gross"] is None
    assert _codes(document) == [("ambiguous-amount", "gross")]


def test_an_unclear_date_is_left_out(tmp_path: Path) -> None:
    """``02/03/2026`` is two days; a row with ``25/03/2026`` settles it."""
    alone = _csv(tmp_path, "Supplier,Invoice,Date\nA,1,02/03/2026\n")[0]
    beside = _csv(tmp_path, "Supplier,Invoice,Date\nA,1,02/03/2026\nB,2,25/03/2026\n")[0]

    assert (alone.fields["issue_date"], _codes(alone)) == (None, [("ambiguous-date", "issue_date")])
    assert beside.fields["issue_date"] == "2026-03-02"


def test_two_columns_with_one_meaning_are_both_left_out(tmp_path: Path) -> None:
    """Which of two totals is meant is not guessed."""
    (document,) = _csv(tmp_path, "Lieferant;Rechnung;Brutto;Gesamtbetrag\nA;1;10,00;20,00\n")

    assert document.fields["gross"] is None
    assert _codes(document) == [("repeated-column", "gross")]


def test_an_amount_that_does_not_say_net_or_gross_is_flagged(tmp_path: Path) -> None:
    """A column called “Betrag” is taken as the total, and that is said."""
    (document,) = _csv(tmp_path, "Lieferant;Rechnung;Betrag\nA;1;10,00 €\n")

    assert (document.fields["gross"], document.fields["currency"]) == ("10.00", "EUR")
    assert _codes(document) == [("total-assumed", "gross")]


def test_two_currencies_in_one_row_are_none(tmp_path: Path) -> None:
    """The column says EUR, the amount says CHF."""
    (document,) = _csv(tmp_path, "Lieferant;Rechnung;Brutto;Währung\nA;1;10,00 CHF;EUR\n")

    assert document.fields["currency"] is None
    assert _codes(document) == [("several-currencies", "currency")]


@pytest.mark.parametrize(
    ("row", "kind", "code"),
    [
        ("1;380;5,00", "invoice", None),
        ("1;Gutschrift;5,00", "credit_note", None),
        ("1;;5,00", "invoice", None),
        ("1;;-5,00", None, "type-unclear"),
        ("1;Mahnung;5,00", None, "bad-type"),
    ],
)
def test_a_row_says_what_it_is(tmp_path: Path, row: str, kind: str | None, code: str | None) -> None:
    """By its type column; a negative total without one leaves the kind open."""
    (document,) = _csv(tmp_path, f"Rechnung;Belegart;Brutto\n{row}\n")

    assert document.kind == kind
    assert [found for found, _ in _codes(document)] == ([code] if code else [])


def test_a_row_without_a_number_is_refused_and_the_others_are_read(tmp_path: Path) -> None:
    """A row of totals at the end spoils nothing; every row keeps its own number."""
    first, last = _csv(tmp_path, "Liste vom Montag\n\nLieferant;Rechnung;Brutto\nA;1;10,00\n;;\nSumme;;10,00\n")

    assert (first.outcome, first.number) == ("invoice", 4)
    assert (last.outcome, last.number, last.problems[0].code) == ("refused", 6, "row-unusable")


def test_no_row_is_lost_behind_the_headings(tmp_path: Path, confined: ConfinedReader) -> None:
    """As many documents as rows, in order, for tables longer than the part where headings are looked for."""
    numbers = [str(n) for n in range(1, 41)]
    by_csv = _csv(tmp_path, "Lieferant;Rechnung\n" + "".join(f"A;{n}\n" for n in numbers))
    by_xlsx = _xlsx(tmp_path, confined, ("Lieferant", "Rechnung"), *(("A", int(n)) for n in numbers))

    assert [document.fields["invoice_number"] for document in by_csv] == numbers
    assert [document.fields["invoice_number"] for document in by_xlsx] == numbers


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Lieferant;Rechnung\n", "no-rows"),
        ("a;b\n1;2\n", "unknown-format"),
        ("Rechnung\n1\n", "unknown-format"),
        ('Lieferant;Rechnung\n"' + "x" * 200_000, "csv-damaged"),
        ("Lieferant;Rechnung\n" + "A;1\n" * 2_001, "too-many-rows"),
        ("Lieferant;Rechnung\nA;1\0\n", "unknown-format"),
    ],
)
def test_a_table_that_cannot_be_used_is_refused(tmp_path: Path, text: str, code: str) -> None:
    """Each reason has its code."""
    (document,) = _csv(tmp_path, text)

    assert (document.outcome, document.problems[0].code) == ("refused", code)


def test_excel_cells_are_read_by_their_kind(tmp_path: Path, confined: ConfinedReader) -> None:
    """Dates are dates, numbers are exact decimals without the dust of binary fractions, numbers as names stay names."""
    heading = ("Lieferant", "Rechnungsnummer", "Rechnungsdatum", "Fällig am", "Brutto", "Netto", "Währung")
    row = ("A", 1001, date(2026, 10, 5), datetime.fromisoformat("2026-11-04T10:00"), 0.1 + 0.2, 1e15, "EUR")
    (document,) = _xlsx(tmp_path, confined, heading, row)

    fields = document.fields
    assert (document.format, document.number, fields["invoice_number"]) == ("xlsx", 2, "1001")
    assert (fields["issue_date"], fields["due_date"], fields["gross"]) == ("2026-10-05", "2026-11-04", "0.3")
    assert (fields["net"], _codes(document)) == (None, [("absurd-amount", "net")])


def test_a_formula_counts_only_by_its_stored_result(tmp_path: Path, confined: ConfinedReader) -> None:
    """Nothing is computed: a formula that was never calculated is an empty cell."""
    (document,) = _xlsx(tmp_path, confined, ("Lieferant", "Rechnungsnummer", "Brutto"), ("A", "1", "=1+1"))

    assert document.fields["gross"] is None


def test_a_hidden_sheet_is_not_read(tmp_path: Path, confined: ConfinedReader) -> None:
    """What a person does not see is not taken in."""
    book = openpyxl.Workbook()
    book.worksheets[0].append(("nothing",))
    hidden = book.create_sheet("hidden")
    hidden.append(("Lieferant", "Rechnungsnummer"))
    hidden.append(("A", "1"))
    hidden.sheet_state = "hidden"
    path = tmp_path / "a.xlsx"
    book.save(path)

    (document,) = read_documents(path, confined=confined)

    assert (document.outcome, document.problems[0].code) == ("refused", "unknown-format")


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("12", "12"),
        ("1.234,50", "1234.50"),
        ("1,234.50", "1234.50"),
        ("1'234.50", "1234.50"),
        ("1 234,50 €", "1234.50"),
        ("€ 12.5", "12.5"),
        ("12,50-", "-12.50"),
        ("−12.50", "-12.50"),
        ("1.234.567", "1234567"),
        ("1,234", None),
        ("1,23,4", None),
        ("12.34.56", None),
        ("abc", None),
        ("", None),
        ("1e5", None),
        ("(12)", None),
    ],
)
def test_an_amount_means_one_thing_or_nothing(text: str, meaning: str | None) -> None:
    """Amounts as people write them."""
    assert amount(text) == meaning


@given(st.decimals(min_value=0, max_value=10**12, places=2))
def test_an_amount_with_two_decimals_is_never_unclear(value: Decimal) -> None:
    """Written the German or the English way, with thousands or without, it means itself."""
    english = f"{value:,.2f}"
    german = english.translate(str.maketrans(",.", ".,"))

    assert amount(english) == amount(german) == f"{value:.2f}"


@given(st.text(max_size=20))
def test_no_text_breaks_the_reading_of_amounts_and_dates(text: str) -> None:
    """Whatever stands in a cell, there is an answer."""
    assert len(amounts(text)) <= 2
    assert len(dates(text)) <= 2


@given(st.dates(min_value=date(1900, 1, 1)))
def test_a_dotted_or_iso_date_means_itself(value: date) -> None:
    """Both ways of writing are unmistakable."""
    assert day(value.isoformat()) == day(f"{value.day:02}.{value.month:02}.{value.year:04}") == value.isoformat()
