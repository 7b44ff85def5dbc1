"""Our own invoices: the writer is deterministic, and the reader reads back what was written."""

from collections.abc import Callable
from pathlib import Path

import pytest

from workflows.errors import InvalidInput
from workflows.intake.checks import check
from workflows.intake.confined import ConfinedReader
from workflows.intake.document import Document
from workflows.intake.keys import number_key, supplier_key
from workflows.intake.read import read_document
from workflows.intake.samples import (
    Line,
    Party,
    Sample,
    cii_invoice,
    factur_x_pdf,
    make_samples,
    plain_pdf,
    ubl_invoice,
)

WITH_ORDER = ("01", "02", "03", "07", "08", "09", "11")

SUPPLIER = Party(
    name="Müller & Söhne <Test>",
    trading_name="Müller (Test)",
    vat_id="DE900001017",
    street="Weg 1",
    city="Köln",
    postcode="50667",
    country="DE",
    email="a@example.org",
    iban="DE56000000000001000001",
)
SAMPLE = Sample(
    number="A/1 & 2",
    supplier=SUPPLIER,
    buyer=Party(
        name="Käufer",
        vat_id="ATU90000105",
        street="Weg 2",
        city="Wien",
        postcode="1010",
        country="AT",
        email="b@example.org",
    ),
    issue_date="2026-01-31",
    due_date="2026-02-28",
    lines=(
        Line(text="Eins", quantity="3", price="0.335"),
        Line(text="Zwei", quantity="1", price="10", rate="7"),
    ),
    order_reference="PO-9",
    buyer_reference="NORTH",
)


@pytest.fixture(scope="module")
def firm(sample_invoices: Path, confined: ConfinedReader) -> dict[str, Document]:
    """The sample firm's documents by the number their file begins with."""
    files = sorted(sample_invoices.iterdir())
    return {path.name[:2]: read_document(path, confined=confined) for path in files}


def test_the_committed_invoices_are_what_the_writer_makes(sample_invoices: Path, project: Path, tmp_path: Path) -> None:
    """Every committed file equals, byte for byte, what its values give; none is missing and none is left over."""
    made = make_samples(tmp_path, project / "resources" / "sample_firm" / "invoices.yaml")

    assert [path.name for path in made] == sorted(path.name for path in sample_invoices.iterdir())
    for path in made:
        assert path.read_bytes() == (sample_invoices / path.name).read_bytes(), path.name


@pytest.mark.parametrize(("write", "ending"), [(ubl_invoice, "xml"), (cii_invoice, "xml"), (factur_x_pdf, "pdf")])
def test_what_was_written_is_read_back(
    write: Callable[[Sample], bytes], ending: str, tmp_path: Path, confined: ConfinedReader
) -> None:
    """Names with special characters, halves of cents and several tax rates survive the way out and in."""
    path = tmp_path / f"a.{ending}"
    path.write_bytes(write(SAMPLE))

    document = read_document(path, confined=confined)

    fields = document.fields
    assert document.problems == ()
    assert fields["supplier_name"] == "Müller & Söhne <Test>"
    assert fields["supplier_trading_name"] == "Müller (Test)"
    assert fields["invoice_number"] == "A/1 & 2"
    assert (fields["issue_date"], fields["due_date"]) == ("2026-01-31", "2026-02-28")
    assert (fields["net"], fields["tax"], fields["gross"], fields["payable"]) == ("11.01", "0.89", "11.90", "11.90")
    assert (fields["order_reference"], fields["buyer_reference"]) == ("PO-9", "NORTH")
    assert (fields["iban"], fields["payment_reference"]) == ("DE56000000000001000001", "A/1 & 2")
    assert all(found.passed for found in check(document))


def test_a_plain_pdf_proposes_and_fills_nothing(tmp_path: Path, confined: ConfinedReader) -> None:
    """Fields of a plain PDF stay empty; what its text says is proposed, with page and line."""
    path = tmp_path / "a.pdf"
    path.write_bytes(plain_pdf(SAMPLE))

    document = read_document(path, confined=confined)

    proposed = {each.field: each for each in document.proposals}
    assert (document.outcome, document.format) == ("document", "pdf")
    assert set(document.fields.values()) == {None}
    assert proposed["gross"].value == "11.90"
    assert proposed["issue_date"].value == "2026-01-31"
    assert (proposed["iban"].page, proposed["iban"].line) == (1, "IBAN: DE56 0000 0000 0001 0000 01")


def test_writing_twice_gives_the_same_bytes() -> None:
    """No date, no random number and no order of a set finds its way into a sample."""
    assert factur_x_pdf(SAMPLE) == factur_x_pdf(SAMPLE)


def test_every_file_of_the_firm_passes_its_checks_but_the_faulty_one(firm: dict[str, Document]) -> None:
    """Exactly one sample has wrong sums; nothing else is wrong anywhere."""
    failed = {(name, c.code) for name, document in firm.items() for c in check(document) if c.passed is False}

    assert failed == {("10", "sums_add_up")}
    assert not any(document.problems for document in firm.values())


def test_the_firm_shows_a_duplicate_a_changed_account_and_a_split(firm: dict[str, Document]) -> None:
    """The stories that the samples are made for are in them."""
    number = {name: number_key(document.fields["invoice_number"] or "") for name, document in firm.items()}
    supplier = {name: supplier_key(document.fields) for name, document in firm.items()}
    iban = {name: document.fields["iban"] for name, document in firm.items()}
    gross = {name: float(document.fields["gross"] or 0) for name, document in firm.items()}

    assert (supplier["01"], number["01"]) == (supplier["07"], number["07"])
    assert supplier["08"] == supplier["09"]
    assert iban["08"] != iban["09"]
    assert (supplier["03"], gross["03"]) == (supplier["13"], gross["13"])
    assert number["03"] != number["13"]
    assert supplier["14"] == supplier["15"]
    assert max(gross["14"], gross["15"]) < 5000 < gross["14"] + gross["15"]
    assert {name for name, document in firm.items() if document.fields["order_reference"]} == set(WITH_ORDER)
    assert firm["11"].kind == "credit_note"
    assert (firm["05"].format, firm["12"].outcome) == ("factur-x", "document")


def test_a_book_with_a_slip_is_refused(tmp_path: Path) -> None:
    """A key that is not known is an error that names the file, and nothing is written."""
    book = tmp_path / "book.yaml"
    book.write_text("buyer: {name: A}\nsuppliers: {}\ninvoices: []\n", encoding="utf-8")

    with pytest.raises(InvalidInput, match=r"book\.yaml"):
        make_samples(tmp_path / "out", book)

    assert not (tmp_path / "out").exists()
