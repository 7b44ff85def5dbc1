"""What UBL files say in ways that mislead: every case is read right, or flagged, never guessed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from workflows.intake.document import Document

ReadBytes = Callable[..., Document]


def _codes(document: Document) -> set[tuple[str, str | None]]:
    return {(problem.code, problem.field) for problem in document.problems}


def test_a_comment_inside_a_number_does_not_cut_it(read_bytes: ReadBytes, ubl: bytes) -> None:
    """The whole text of an element is its value."""
    document = read_bytes(ubl.replace(b"<cbc:ID>PH-20431<", b"<cbc:ID>PH-<!-- x -->204<?pi?>31<", 1))

    assert document.fields["invoice_number"] == "PH-20431"


@pytest.mark.parametrize("own_first", [True, False])
def test_a_tax_total_in_a_second_currency_is_left_aside(read_bytes: ReadBytes, ubl: bytes, *, own_first: bool) -> None:
    """The tax total is the one in the document's currency, in either order."""
    other = b'<cac:TaxTotal><cbc:TaxAmount currencyID="SEK">190.00</cbc:TaxAmount></cac:TaxTotal>\n'
    mark = b"<cac:LegalMonetaryTotal>" if own_first else b"<cac:TaxTotal>"
    document = read_bytes(ubl.replace(mark, other + mark, 1))

    assert document.fields["tax"] == "17.10"
    assert document.problems == ()


def test_a_tax_total_only_in_another_currency_is_no_tax_total(read_bytes: ReadBytes, ubl: bytes) -> None:
    """An amount in another currency is not silently taken for the document's."""
    start = ubl.index(b"<cac:TaxTotal>")
    document = read_bytes(ubl[:start] + ubl[start:].replace(b'"EUR"', b'"SEK"', 1))

    assert document.fields["tax"] is None
    assert ("amount-currency", "tax") in _codes(document)


def test_two_different_tax_totals_in_one_currency_are_no_tax_total(read_bytes: ReadBytes, ubl: bytes) -> None:
    """Two answers to one question are a problem, not a choice."""
    extra = b'<cac:TaxTotal><cbc:TaxAmount currencyID="EUR">1.00</cbc:TaxAmount></cac:TaxTotal>\n'
    document = read_bytes(ubl.replace(b"<cac:LegalMonetaryTotal>", extra + b"<cac:LegalMonetaryTotal>", 1))

    assert document.fields["tax"] is None
    assert ("several-tax-totals", "tax") in _codes(document)


def test_an_invoice_that_says_it_is_a_credit_note_is_neither(read_bytes: ReadBytes, ubl: bytes) -> None:
    """The root says invoice, the code says 381: the kind stays open and the contradiction is named."""
    document = read_bytes(ubl.replace(b"TypeCode>380<", b"TypeCode>381<"))

    assert document.kind is None
    assert ("type-contradicts-root", "type_code") in _codes(document)


def test_a_negative_credit_note_is_flagged(read_bytes: ReadBytes, sample_invoices: Path) -> None:
    """A credit note with negative amounts may mean either direction."""
    content = (sample_invoices / "11-papierhof-PH-GS-311.xml").read_bytes()
    document = read_bytes(content.replace(b">20.83<", b">-20.83<"))

    assert document.kind == "credit_note"
    assert document.fields["due_date"] == "2026-11-18"
    assert ("negative-credit-note", "gross") in _codes(document)


@pytest.mark.parametrize(
    ("written", "value", "code"),
    [
        ("2026-10-05Z", "2026-10-05", None),
        ("2026-10-05+02:00", "2026-10-05", None),
        ("05.10.2026", None, "bad-date"),
        ("2026-02-30", None, "bad-date"),
        ("20261005", None, "bad-date"),
        ("2026-10-05T00:00:00", None, "bad-date"),
        ("٢٠٢٦-١٠-٠٥", None, "bad-date"),
        ("", None, None),
    ],
)
def test_a_date_is_read_or_refused(
    read_bytes: ReadBytes, ubl: bytes, written: str, value: str | None, code: str | None
) -> None:
    """An xs:date with or without zone is a date; everything else leaves nothing and a problem."""
    document = read_bytes(ubl.replace(b"IssueDate>2026-10-05<", f"IssueDate>{written}<".encode()))

    assert document.fields["issue_date"] == value
    assert _codes(document) == ({(code, "issue_date")} if code else set())


@pytest.mark.parametrize(
    ("written", "value", "code"),
    [
        ("107.1", "107.1", None),
        (" 107.10\n", "107.10", None),
        ("+107.10", "107.10", None),
        ("-107.10", "-107.10", None),
        (".5", "0.5", None),
        ("007", "7", None),
        ("9999999999999.99", "9999999999999.99", None),
        ("10000000000000", None, "absurd-amount"),
        ("9" * 400, None, "absurd-amount"),
        ("0." + "1" * 10, None, "absurd-amount"),
        ("1e999", None, "bad-amount"),
        ("1E2", None, "bad-amount"),
        ("NaN", None, "bad-amount"),
        ("Infinity", None, "bad-amount"),
        ("-INF", None, "bad-amount"),
        ("107,10", None, "bad-amount"),
        ("1_000", None, "bad-amount"),
        ("0x10", None, "bad-amount"),
        ("١٠٧", None, "bad-amount"),
        ("--1", None, "bad-amount"),
        ("9" * 9000, None, "too-long"),
    ],
)
def test_an_amount_is_exact_or_refused(
    read_bytes: ReadBytes, ubl: bytes, written: str, value: str | None, code: str | None
) -> None:
    """An exact decimal of a real size is an amount; everything else leaves nothing and a problem."""
    document = read_bytes(
        ubl.replace(
            b'<cbc:PayableAmount currencyID="EUR">107.10<', f'<cbc:PayableAmount currencyID="EUR">{written}<'.encode()
        )
    )

    assert document.fields["payable"] == value
    assert _codes(document) == ({(code, "payable")} if code else set())


@pytest.mark.parametrize("code", ["eur", "EURO", "E", "ZZZ", "€"])
def test_a_currency_that_is_none_is_refused(read_bytes: ReadBytes, ubl: bytes, code: str) -> None:
    """Only the codes of ISO 4217 are currencies."""
    document = read_bytes(ubl.replace(b"CurrencyCode>EUR<", f"CurrencyCode>{code}<".encode()))

    assert document.fields["currency"] is None
    assert ("bad-currency", "currency") in _codes(document)


@pytest.mark.parametrize(
    ("account", "iban", "other", "flagged"),
    [
        ("DE56 0000 0000 0001 0000 01", "DE56000000000001000001", None, False),
        ("de56000000000001000001", "DE56000000000001000001", None, False),
        ("DE57000000000001000001", "DE57000000000001000001", None, True),
        ("NL11 BANK 1111111111", "NL11BANK1111111111", None, True),
        ("DE5600000000000100000", None, "DE5600000000000100000", False),
        ("XX56000000000001000001", None, "XX56000000000001000001", False),
        ("NLING34434343434", None, "NLING34434343434", False),
        ("IBAN32423940", None, "IBAN32423940", False),
    ],
)
def test_an_account_is_an_iban_by_its_shape(
    read_bytes: ReadBytes, ubl: bytes, account: str, iban: str | None, other: str | None, *, flagged: bool
) -> None:
    """Country and length make an IBAN; wrong check digits are flagged and not dropped; the rest is another account."""
    document = read_bytes(ubl.replace(b"DE56000000000001000001", account.encode()))

    assert (document.fields["iban"], document.fields["other_account"]) == (iban, other)
    assert (("iban-check-digits", "iban") in _codes(document)) is flagged


def test_different_due_dates_are_no_due_date(read_bytes: ReadBytes, ubl: bytes) -> None:
    """Instalments have several due dates; none of them is chosen."""
    means = b"<cac:PaymentMeans><cbc:PaymentDueDate>%s</cbc:PaymentDueDate></cac:PaymentMeans>\n"
    document = read_bytes(
        ubl.replace(b"<cbc:DueDate>2026-11-04</cbc:DueDate>", b"").replace(
            b"<cac:TaxTotal>", means % b"2026-01-01" + means % b"2026-02-01" + b"<cac:TaxTotal>", 1
        )
    )

    assert document.fields["due_date"] is None
    assert ("several-due-dates", "due_date") in _codes(document)


def test_invisible_characters_are_taken_out_and_flagged(read_bytes: ReadBytes, ubl: bytes) -> None:
    """A name that looks like another by invisible characters becomes what it looks like, and says so."""
    document = read_bytes(ubl.replace(b"Papierhof Beispiel", "Papier\u202ehof\u200b Beispiel".encode()))

    assert document.fields["supplier_name"] == "Papierhof Beispiel GmbH"
    assert ("hidden-characters", "supplier_name") in _codes(document)


def test_an_invoice_in_a_network_envelope_is_read(read_bytes: ReadBytes, ubl: bytes) -> None:
    """Peppol's envelope (SBDH) is opened."""
    space = b"http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader"
    body = ubl.split(b"?>", 1)[1]
    document = read_bytes(b'<s:StandardBusinessDocument xmlns:s="%s">%s</s:StandardBusinessDocument>' % (space, body))

    assert (document.outcome, document.fields["invoice_number"]) == ("invoice", "PH-20431")


def test_another_xml_is_refused_by_name(read_bytes: ReadBytes) -> None:
    """What is no invoice is refused, and the words say what it is."""
    document = read_bytes(b"<html><body/></html>")

    assert (document.outcome, document.problems[0].code) == ("refused", "not-an-invoice")
    assert "html" in document.problems[0].text
