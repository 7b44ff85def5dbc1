"""What a reader doubts about a document, and the keys that see through letters which only look alike."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.intake.accounts import account_key, accounts_in
from workflows.intake.checks import sums_add_up
from workflows.intake.confined import ConfinedReader
from workflows.intake.document import Document, Fields, Problem, no_fields, with_problem
from workflows.intake.doubts import doubts_of_document, doubts_of_fields
from workflows.intake.keys import mixes_scripts, number_key, supplier_key, vat_key
from workflows.intake.read import read_documents

ReadBytes = Callable[..., Document]
CORPUS = Path(__file__).parents[3] / "shared" / "samples" / "invoices"
WITH_REASON = {
    "csharp-maxRechnung_creditnote.xml": ("rounding-too-large",),
    "zf-factur-x-invalid-xml-encoding-attribute.pdf": ("embedded-xml-unreadable", "xml-encoding-unknown"),
}


def fields(**given: str) -> Fields:
    """Fields with a few values."""
    return {**no_fields(), **given}


def test_no_sample_of_the_firm_is_doubtful(project: Path, confined: ConfinedReader) -> None:
    """Not even those that show something else that is wrong."""
    folder = project / "resources" / "sample_firm" / "invoices"

    found = {
        path.name: doubts_of_document(document)
        for path in folder.iterdir()
        for document in read_documents(path, confined=confined)
    }

    assert len(found) == 15
    assert {name: doubts for name, doubts in found.items() if doubts} == {}


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of public invoices is not beside the project")
def test_real_documents_are_doubtful_only_with_a_reason(confined: ConfinedReader) -> None:
    """Of the public invoices, one is rounded by 210 and one cannot be read."""
    found = {
        path.name: doubts_of_document(document)
        for path in CORPUS.iterdir()
        if path.suffix in {".xml", ".pdf"}
        for document in read_documents(path, confined=confined)
    }

    assert {name: doubts for name, doubts in found.items() if doubts} == WITH_REASON


@pytest.mark.parametrize("code", ["several-embedded", "xinclude-ignored", "amount-currency", "of-tomorrow"])
def test_what_the_reader_noted_is_a_doubt(read_bytes: ReadBytes, ubl: bytes, code: str) -> None:
    """Also what it does not know to note yet."""
    document = with_problem(read_bytes(ubl), Problem(code=code, text="Odd."))

    assert doubts_of_document(document) == (code,)


@pytest.mark.parametrize("code", ["attachment-name", "trading-name-only", "several-payment-references"])
def test_what_changes_no_payment_is_no_doubt(read_bytes: ReadBytes, ubl: bytes, code: str) -> None:
    """A person has better things to do."""
    document = with_problem(read_bytes(ubl), Problem(code=code, text="Odd."))

    assert doubts_of_document(document) == ()


def test_a_missing_field_and_a_missing_kind_are_doubts(read_bytes: ReadBytes, ubl: bytes) -> None:
    """Checks that have no fact of their own."""
    without = ubl.replace(b"<cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>", b"")
    contradicting = ubl.replace(b"TypeCode>380<", b"TypeCode>381<")

    assert "required_fields_present" in doubts_of_document(read_bytes(without))
    assert set(doubts_of_document(read_bytes(contradicting))) == {
        "type-contradicts-root",
        "type_clear",
        "kind-unknown",
    }


@pytest.mark.parametrize(
    ("given_fields", "doubt"),
    [
        ({"invoice_number": "--"}, "number-without-key"),
        ({"invoice_number": "\u0420H-1"}, "mixed-scripts"),
        ({"supplier_name": "P\u0430pierhof GmbH"}, "mixed-scripts"),
        ({"supplier_vat_id": "D\u0415900001017"}, "vat-id-letters"),
        ({"supplier_vat_id": "DE\uff19\uff10\uff10001017"}, "vat-id-letters"),
        ({"rounding": "1.01"}, "rounding-too-large"),
        ({"rounding": "-9.00"}, "rounding-too-large"),
        ({"gross": "10.00", "prepaid": "-0.01"}, "prepaid-out-of-bounds"),
        ({"gross": "10.00", "prepaid": "10.01"}, "prepaid-out-of-bounds"),
        ({"gross": "-10.00", "prepaid": "5.00"}, "prepaid-out-of-bounds"),
        ({"issue_date": "1850-01-01"}, "dates_plausible"),
    ],
)
def test_an_odd_value_is_a_doubt(given_fields: dict[str, str], doubt: str) -> None:
    """Wherever it came from."""
    assert doubts_of_fields(fields(**given_fields)) == (doubt,)


@pytest.mark.parametrize(
    "given_fields",
    [
        {"invoice_number": "PH-1", "supplier_name": "Yandex \u042f\u043d\u0434\u0435\u043a\u0441"},
        {"invoice_number": "\u0422\u041e\u0420\u0413-12", "supplier_name": "Bäckerei Zoé"},
        {"gross": "10.00", "prepaid": "10.00", "rounding": "-1.00"},
        {"gross": "-10.00", "prepaid": "-10.00"},
        {},
    ],
)
def test_an_ordinary_value_is_no_doubt(given_fields: dict[str, str]) -> None:
    """One script in a word, whichever; all of it prepaid; nothing at all."""
    assert doubts_of_fields(fields(**given_fields)) == ()


@pytest.mark.parametrize(
    ("number", "like"),
    [
        ("\u0420\u041d-77", "PH-77"),
        ("\u03a1\u0397-77", "PH-77"),
        ("PH-\u0667\u0667", "PH-77"),
        ("PH-\uff17\uff17", "PH-77"),
        ("PH\u201477", "PH-77"),
        ("P\u0301H 77", "PH-77"),
        ("\u0456nv-1", "INV-1"),
        ("\u0131nv-1", "inv-1"),
    ],
)
def test_numbers_that_look_alike_have_one_key(number: str, like: str) -> None:
    """Cyrillic and Greek letters, digits of other scripts, dashes and marks."""
    assert number_key(number) == number_key(like)


@pytest.mark.parametrize(
    "vat_id", ["DE 900\u2013001\u2014017", "D\u0415900001017", "DE\uff19\uff10\uff10001017", "de/900,001:017"]
)
def test_a_vat_id_has_one_key(vat_id: str) -> None:
    """Full-width digits, dashes of all kinds, letters that look alike."""
    assert vat_key(vat_id) == "DE900001017"
    assert supplier_key(fields(supplier_vat_id=vat_id)) == "vat:DE900001017"


@given(st.text(max_size=40))
def test_no_text_breaks_folding(text: str) -> None:
    """Whatever stands in a field, there is a key, made of what can be compared only."""
    assert vat_key(vat_key(text)) == vat_key(text)
    assert mixes_scripts(text) in {True, False}
    assert accounts_in(";".join(accounts_in(text))) == accounts_in(text)


def test_the_key_of_accounts_holds_all_of_them() -> None:
    """Sorted, each once, of either kind; None where there is none."""
    both = fields(iban="NL69VOOR0005501000;DE56000000000001000001", other_account="12-34; DE56 0000 0000 0001 0000 01")

    assert account_key(both) == "1234;DE56000000000001000001;NL69VOOR0005501000"
    assert account_key(fields(iban=" ; ")) is None
    assert account_key(no_fields()) is None


@pytest.mark.parametrize(
    ("form", "payable", "passed"),
    [
        ("cii", "50.00", True),
        ("factur-x", "107.10", True),
        ("cii", "107.11", False),
        ("cii", "-1.00", False),
        ("ubl", "50.00", False),
    ],
)
def test_only_a_minimum_profile_may_leave_out_what_was_prepaid(form: str, payable: str, *, passed: bool) -> None:
    """It is a profile of CII, and leaves less to pay, never more."""
    document = Document(
        file="",
        outcome="invoice",
        format=form,  # type: ignore[arg-type] # the parameters are formats
        customization="urn:factur-x.eu:1p0:minimum",
        fields=fields(gross="107.10", payable=payable),
    )

    assert (sums_add_up(document).passed is not False) is passed
