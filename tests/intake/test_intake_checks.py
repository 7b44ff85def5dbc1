"""The checks on one document, and the keys under which history is searched."""

from collections.abc import Callable

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.intake.checks import (
    check,
    dates_plausible,
    iban_valid,
    required_fields_present,
    sums_add_up,
    type_clear,
    vat_answer,
    vat_id_valid,
)
from workflows.intake.document import Document, no_fields
from workflows.intake.keys import name_key, number_key, supplier_key

ReadBytes = Callable[..., Document]


def test_every_document_is_asked_the_same_questions(read_bytes: ReadBytes, ubl: bytes) -> None:
    """The names are stable, and a refused file is asked them too."""
    names = [
        "required_fields_present",
        "type_clear",
        "sums_add_up",
        "dates_plausible",
        "iban_valid",
        "vat_id_valid",
    ]

    assert [found.code for found in check(read_bytes(ubl))] == names
    assert [(found.code, found.passed) for found in check(read_bytes(b""))] == [(name, None) for name in names]


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        (
            b'TaxInclusiveAmount currencyID="EUR">107.10',
            b'TaxInclusiveAmount currencyID="EUR">107.11',
            "net + tax = gross",
        ),
        (b'PayableAmount currencyID="EUR">107.10', b'PayableAmount currencyID="EUR">107.09', "= payable"),
        (b'TaxExclusiveAmount currencyID="EUR">90.00', b'TaxExclusiveAmount currencyID="EUR">91.00', "= net"),
        (
            b'LineExtensionAmount currencyID="EUR">70.00',
            b'LineExtensionAmount currencyID="EUR">70.05',
            "lines = line total",
        ),
        (b'TaxableAmount currencyID="EUR">90.00', b'TaxableAmount currencyID="EUR">80.00', "bases = net"),
    ],
)
def test_a_sum_that_is_off_is_named(read_bytes: ReadBytes, ubl: bytes, old: bytes, new: bytes, what: str) -> None:
    """Totals are exact: one cent is enough. The words say which sum, what was computed and what is stated."""
    document = read_bytes(ubl.replace(old, new, 1))

    found = sums_add_up(document)

    assert found.passed is False
    assert what in found.text


def test_lines_may_be_off_by_two_cents_each(read_bytes: ReadBytes, ubl: bytes) -> None:
    """Each line was rounded, so their sum may differ a little: four cents for two lines."""
    lines = b'LineExtensionAmount currencyID="EUR">70.00'

    assert sums_add_up(read_bytes(ubl.replace(lines, lines[:-2] + b"04", 1))).passed is True


def test_what_was_prepaid_leaves_less_to_pay(read_bytes: ReadBytes, ubl: bytes) -> None:
    """Payable is not gross: prepaid and rounding stand between."""
    payable = b'<cbc:PayableAmount currencyID="EUR">107.10</cbc:PayableAmount>'
    between = (
        b'<cbc:PrepaidAmount currencyID="EUR">7.00</cbc:PrepaidAmount><cbc:PayableRoundingAmount currencyID="EUR">-0.10'
        b'</cbc:PayableRoundingAmount><cbc:PayableAmount currencyID="EUR">100.00</cbc:PayableAmount>'
    )
    document = read_bytes(ubl.replace(payable, between))

    assert sums_add_up(document).passed is True
    assert (document.fields["prepaid"], document.fields["rounding"]) == ("7.00", "-0.10")


def test_claims_of_others_are_added_only_in_the_extension(read_bytes: ReadBytes, ubl: bytes) -> None:
    """XRechnung's extension lets an invoice collect for others; elsewhere the element only repeats a prepayment."""
    claim = b'<cac:PrepaidPayment><cbc:PaidAmount currencyID="EUR">9.90</cbc:PaidAmount></cac:PrepaidPayment>'
    with_claim = ubl.replace(b"<cac:TaxTotal>", claim + b"<cac:TaxTotal>", 1)
    extension = b"#conformant#urn:xeinkauf.de:kosit:extension:xrechnung_3.0</cbc:CustomizationID>"
    extended = with_claim.replace(b"</cbc:CustomizationID>", extension).replace(
        b'PayableAmount currencyID="EUR">107.10', b'PayableAmount currencyID="EUR">117.00'
    )

    assert sums_add_up(read_bytes(with_claim)).passed is True
    assert sums_add_up(read_bytes(extended)).passed is True


def test_a_missing_field_is_named(read_bytes: ReadBytes, ubl: bytes) -> None:
    """EN 16931 asks for more than this invoice has."""
    found = required_fields_present(read_bytes(ubl.replace(b"<cbc:ID>PH-20431</cbc:ID>\n<cbc:Issue", b"<cbc:Issue", 1)))

    assert (found.passed, found.facts) == (False, {"missing": "invoice_number"})


def test_a_contradiction_about_the_type_fails(read_bytes: ReadBytes, ubl: bytes) -> None:
    """An invoice that says it is a credit note is not clear."""
    assert type_clear(read_bytes(ubl)).passed is True
    assert type_clear(read_bytes(ubl.replace(b"TypeCode>380<", b"TypeCode>381<"))).passed is False


@pytest.mark.parametrize(
    ("issue", "due", "passed"),
    [
        ("2026-10-05", "2026-11-04", True),
        ("2026-10-05", None, True),
        ("2026-10-05", "2026-10-01", True),
        ("2026-10-05", "2026-08-01", False),
        ("2026-10-05", "2028-10-05", False),
        ("0001-01-01", None, False),
        ("9999-12-31", None, False),
        (None, "2026-10-05", None),
    ],
)
def test_dates_are_plausible_or_not(issue: str | None, due: str | None, *, passed: bool | None) -> None:
    """Dates of our time, due within a year and not long before."""
    assert dates_plausible({**no_fields(), "issue_date": issue, "due_date": due}).passed is passed


@pytest.mark.parametrize(
    ("iban", "passed"),
    [
        ("DE89370400440532013000", True),
        ("DE89370400440532013000;NL91ABNA0417164300", True),
        ("DE89370400440532013000;NL11BANK1111111111", False),
        ("DE88370400440532013000", False),
        (None, None),
    ],
)
def test_every_iban_must_be_valid(iban: str | None, *, passed: bool | None) -> None:
    """One wrong account among several is wrong."""
    assert iban_valid({**no_fields(), "iban": iban}).passed is passed


@pytest.mark.parametrize(
    ("vat_id", "answer"),
    [
        ("DE136695976", "valid"),
        ("DE 136 695 976", "valid"),
        ("DE123456789", "invalid"),
        ("ATU13585627", "valid"),
        ("NL001234567B01", "invalid"),
        ("nl900001008b01", "valid"),
        ("EL094259216", "valid"),
        ("GB980780684", "valid"),
        ("CHE-107.787.577 IVA", "valid"),
        ("NO995525828MVA", "valid"),
        ("US123456789", "unknown country"),
        ("", "unknown country"),
        ("DE", "invalid"),
        ("DE" + "9" * 1000, "invalid"),
    ],
)
def test_a_vat_id_is_judged_by_its_country(vat_id: str, answer: str) -> None:
    """Form and check digits, with blanks and dots or without; a country that we do not know is not judged."""
    assert vat_answer(vat_id) == answer


def test_an_unknown_country_is_no_failure() -> None:
    """What cannot be judged does not fail."""
    assert vat_id_valid({**no_fields(), "supplier_vat_id": "US123456789"}).passed is None


@given(st.text(max_size=40))
def test_no_text_breaks_the_judging_of_ids(text: str) -> None:
    """Whatever stands in a field, there is an answer."""
    fields = {**no_fields(), "supplier_vat_id": text, "iban": text}

    assert vat_id_valid(fields).passed in {True, False, None}
    assert iban_valid(fields).passed in {True, False, None}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("PH-20431", "ph 20431"),
        ("PH-20431", "PH020431"),
        ("2026/0007", "2026-7"),
        ("RE.1.2", "re-1-2"),
        ("ＡＢ１", "ab1"),
    ],
)
def test_numbers_written_differently_have_one_key(one: str, other: str) -> None:
    """Case, blanks, separators and zeros in front do not make another number."""
    assert number_key(one) == number_key(other)


@pytest.mark.parametrize(("one", "other"), [("1-23", "12-3"), ("PH-1", "PH-10"), ("A-1", "B-1"), ("2026-07", "202607")])
def test_different_numbers_have_different_keys(one: str, other: str) -> None:
    """Where digits are parted is part of the number."""
    assert number_key(one) != number_key(other)


@given(st.text(max_size=40))
def test_a_key_is_its_own_key(text: str) -> None:
    """Making a key twice changes nothing."""
    assert number_key(number_key(text)) == number_key(text)
    assert name_key(name_key(text)) == name_key(text)


def test_a_supplier_is_known_by_vat_id_then_by_name() -> None:
    """The VAT id counts first, however it is written; a name counts without punctuation; nothing gives no key."""
    spaced = {**no_fields(), "supplier_vat_id": "de 900 001 017", "supplier_name": "A"}
    dotted = {**no_fields(), "supplier_vat_id": "DE900.001.017", "supplier_name": "B"}
    named = {**no_fields(), "supplier_name": "Müller & Co., GmbH"}
    same = {**no_fields(), "supplier_name": "MÜLLER  & CO GMBH"}

    assert supplier_key(spaced) == supplier_key(dotted) == "vat:DE900001017"
    assert supplier_key(named) == supplier_key(same) == "name:müller co gmbh"
    assert supplier_key(no_fields()) is None
    assert supplier_key({**no_fields(), "supplier_name": "..."}) is None


def test_a_document_is_plain_data(read_bytes: ReadBytes, ubl: bytes) -> None:
    """A document survives the way through JSON."""
    document = read_bytes(ubl)

    assert msgspec.json.decode(msgspec.json.encode(document), type=Document) == document
