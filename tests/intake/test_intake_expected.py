"""Real files from public corpora, read as an independent reading (XPath) says they must be."""

import csv
from decimal import Decimal
from pathlib import Path

import pytest

from workflows.intake.checks import sums_add_up
from workflows.intake.confined import ConfinedReader
from workflows.intake.document import AMOUNT_FIELDS, FIELD_NAMES
from workflows.intake.read import read_document

CORPUS = Path(__file__).parents[3] / "shared" / "samples" / "invoices"
FORMATS = {"UBL": "ubl", "CII": "cii", "ZUGFeRD1": "zugferd1", "FatturaPA": "fatturapa"}


def _rows() -> list[dict[str, str]]:
    table = CORPUS / "expected.csv"
    if not table.is_file():
        return []
    with table.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


ROWS = _rows()
needs_corpus = pytest.mark.skipif(not ROWS, reason="the corpus of public invoices is not beside the project")
every_row = pytest.mark.parametrize("row", ROWS or [{}], ids=[row["file"] for row in ROWS] or ["no corpus"])


@needs_corpus
@every_row
def test_a_real_file_reads_as_expected(row: dict[str, str], confined: ConfinedReader) -> None:
    """Every field of every file of the corpus is exactly what the independent reading found."""
    document = read_document(CORPUS / row["file"], confined=confined)

    assert document.sha256 == row["sha256"]
    assert document.outcome == {"yes": "invoice", "no": "refused", "pdf-only": "document"}[row["readable"]]
    for field in FIELD_NAMES:
        expected = row[field] if row["readable"] == "yes" else ""
        found = document.fields[field]
        if field in AMOUNT_FIELDS and expected and found:
            assert Decimal(found) == Decimal(expected), field
        assert found == (expected or None), field


@needs_corpus
@every_row
def test_a_real_file_is_called_by_its_format(row: dict[str, str], confined: ConfinedReader) -> None:
    """The format, the kind, the specification, lines and attachments are the file's own."""
    document = read_document(CORPUS / row["file"], confined=confined)

    if row["readable"] != "yes":
        assert document.format == "pdf"
        return
    form = FORMATS[row["format"]]
    assert document.format == ("factur-x" if row["container"] == "PDF" and form == "cii" else form)
    assert document.kind == row["kind"]
    assert document.customization == row["customization"]
    assert document.lines == int(row["lines"])
    assert len(document.attachments) == int(row["attachments"] or 0)


@needs_corpus
@every_row
def test_the_sums_of_a_real_invoice_add_up(row: dict[str, str], confined: ConfinedReader) -> None:
    """The sum checks pass on every invoice of the corpus: they are no stricter than the standard."""
    document = read_document(CORPUS / row["file"], confined=confined)

    found = sums_add_up(document)
    assert found.passed is (True if row["readable"] == "yes" else None), found.text


@needs_corpus
def test_an_unknown_encoding_inside_a_pdf_is_named(confined: ConfinedReader) -> None:
    """A refused file says what is wrong with it, twice: which part, and why."""
    document = read_document(CORPUS / "zf-factur-x-invalid-xml-encoding-attribute.pdf", confined=confined)

    assert [problem.code for problem in document.problems] == ["embedded-xml-unreadable", "xml-encoding-unknown"]
