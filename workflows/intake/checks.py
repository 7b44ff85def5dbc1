"""Checks on what a document says of itself: no history, no clock, no network. Each answers a yes/no question.

The names are stable: rule tables ask them by name.
"""

import re
from datetime import date
from typing import Literal

import msgspec

from workflows.intake.accounts import as_iban, check_digits_fit
from workflows.intake.document import Document, Fields, Format
from workflows.intake.keys import vat_key
from workflows.intake.sums import comparisons

_EN16931 = (
    "supplier_name",
    "buyer_name",
    "invoice_number",
    "issue_date",
    "type_code",
    "currency",
    "net",
    "gross",
    "payable",
)
REQUIRED: dict[Format, tuple[str, ...]] = {
    "fatturapa": ("supplier_name", "buyer_name", "invoice_number", "issue_date", "type_code", "currency", "net", "tax"),
    "zugferd1": (
        "supplier_name",
        "buyer_name",
        "invoice_number",
        "issue_date",
        "type_code",
        "currency",
        "net",
        "gross",
    ),
    "csv": ("supplier_name", "invoice_number", "issue_date", "currency", "gross"),
    "xlsx": ("supplier_name", "invoice_number", "issue_date", "currency", "gross"),
}
"""What must be there; every other format has EN 16931's (BT-1, 2, 3, 5, 27, 44, 109, 112, 115)."""

EARLIEST = date(1990, 1, 1)
LATEST = date(2199, 12, 31)
LONGEST_TERM_DAYS = 366
"""A due date later than this after the issue date is taken for a slip."""
LONGEST_BACK_DAYS = 31
"""A due date may lie this long before the issue date: direct debits, and goods paid at the till."""

VatAnswer = Literal["valid", "invalid", "unknown country"]


class Check(msgspec.Struct, frozen=True, kw_only=True):
    """One answer."""

    code: str
    """The name of the question, such as ``sums_add_up``."""
    passed: bool | None
    """None where the question does not apply: what it asks about is not there."""
    text: str
    """What was compared, for people."""
    facts: dict[str, str]
    """The values behind the answer."""


def check(document: Document) -> tuple[Check, ...]:
    """Every check of one document: always the same questions, in the same order."""
    return (
        required_fields_present(document),
        type_clear(document),
        sums_add_up(document),
        dates_plausible(document.fields),
        iban_valid(document.fields),
        vat_id_valid(document.fields),
    )


def required_fields_present(document: Document) -> Check:
    """Whether every field is there that the document's format requires."""
    code = "required_fields_present"
    if document.outcome != "invoice":
        return Check(code=code, passed=None, text="This is no invoice.", facts={})
    missing = [name for name in REQUIRED.get(document.format, _EN16931) if document.fields[name] is None]
    if missing:
        names = ", ".join(missing)
        return Check(code=code, passed=False, text=f"Missing: {names}.", facts={"missing": names})
    return Check(code=code, passed=True, text="Every required field is there.", facts={})


def type_clear(document: Document) -> Check:
    """Whether it is clear who owes whom: an invoice or a credit note, and the sign of the amounts agrees."""
    code = "type_clear"
    facts = {"kind": document.kind or "", "type_code": document.fields["type_code"] or ""}
    unclear = [p.text for p in document.problems if p.code in {"type-contradicts-root", "negative-credit-note"}]
    if document.outcome != "invoice":
        return Check(code=code, passed=None, text="This is no invoice.", facts=facts)
    if unclear or document.kind is None:
        return Check(code=code, passed=False, text=" ".join(unclear) or "The document gives no type.", facts=facts)
    return Check(code=code, passed=True, text=f"This is a {document.kind.replace('_', ' ')}.", facts=facts)


def sums_add_up(document: Document) -> Check:
    """Whether lines, tax breakdown, net, tax, gross and payable fit together, as far as the document states them."""
    code = "sums_add_up"
    found = comparisons(document)
    facts = {each.what: f"computed {each.computed:f}, stated {each.stated:f}" for each in found}
    if not found:
        return Check(code=code, passed=None, text="There are no sums to compare.", facts=facts)
    wrong = [f"{each.what} ({facts[each.what]})" for each in found if not each.holds]
    if wrong:
        return Check(code=code, passed=False, text=f"The sums do not add up: {'; '.join(wrong)}.", facts=facts)
    return Check(code=code, passed=True, text=f"The sums add up: {'; '.join(facts)}.", facts=facts)


def dates_plausible(fields: Fields) -> Check:
    """Whether the issue date is of our time and the due date follows it within a year. Today is not asked."""
    code = "dates_plausible"
    issue, due = fields["issue_date"], fields["due_date"]
    facts = {"issue_date": issue or "", "due_date": due or ""}
    if issue is None:
        return Check(code=code, passed=None, text="There is no issue date.", facts=facts)
    issued = date.fromisoformat(issue)
    if not EARLIEST <= issued <= LATEST:
        return Check(code=code, passed=False, text=f"The issue date {issue} is not of our time.", facts=facts)
    if due is not None:
        days = (date.fromisoformat(due) - issued).days
        if days < -LONGEST_BACK_DAYS:
            return Check(
                code=code, passed=False, text=f"The due date {due} lies long before the issue date.", facts=facts
            )
        if days > LONGEST_TERM_DAYS:
            return Check(code=code, passed=False, text=f"The due date {due} is more than a year later.", facts=facts)
    return Check(code=code, passed=True, text="The dates are plausible.", facts=facts)


def iban_valid(fields: Fields) -> Check:
    """Whether every IBAN passes its check digits and its country's own form. Other accounts are not judged."""
    code = "iban_valid"
    ibans = (fields["iban"] or "").split(";") if fields["iban"] else []
    facts = {"iban": fields["iban"] or ""}
    if not ibans:
        return Check(code=code, passed=None, text="There is no IBAN.", facts=facts)
    wrong = [iban for iban in ibans if not _is_iban(iban)]
    if wrong:
        return Check(code=code, passed=False, text=f"Not a valid IBAN: {', '.join(wrong)}.", facts=facts)
    return Check(code=code, passed=True, text="The IBAN is valid.", facts=facts)


def vat_id_valid(fields: Fields) -> Check:
    """Whether the supplier's VAT id has the form and the check digits of its country. No register is asked."""
    code = "vat_id_valid"
    vat_id = fields["supplier_vat_id"]
    facts = {"supplier_vat_id": vat_id or ""}
    if vat_id is None:
        return Check(code=code, passed=None, text="There is no VAT id.", facts=facts)
    answer = vat_answer(vat_id)
    facts["answer"] = answer
    if answer == "unknown country":
        return Check(code=code, passed=None, text=f"VAT ids of the country of {vat_id} are not known.", facts=facts)
    text = f"The VAT id {vat_id} is {answer}."
    return Check(code=code, passed=answer == "valid", text=text, facts=facts)


def vat_answer(vat_id: str) -> VatAnswer:
    """Judge a VAT id of the EU, or of a neighbour, by form and check digits. Blanks and dots do not count."""
    key = vat_key(vat_id)
    country = key[:2].lower()
    module = _NEIGHBOURS.get(country)
    if country in _EU_MEMBERS:
        from stdnum.eu import vat  # noqa: PLC0415 - loads only the country that is asked; start-up pays nothing

        return "valid" if vat.is_valid(key) else "invalid"
    if module is not None:
        from importlib import import_module  # noqa: PLC0415 - as above

        return "valid" if import_module(module).is_valid(_SWISS_ENDING.sub("", key)) else "invalid"
    return "unknown country"


_EU_TEXT = "at be bg cy cz de dk ee el es fi fr gr hr hu ie it lt lu lv mt nl pl pt ro se si sk xi"
_EU_MEMBERS = frozenset(_EU_TEXT.split())
"""Prefixes of VAT ids in the EU; el and gr are Greece, xi is Northern Ireland."""
_NEIGHBOURS = {"gb": "stdnum.gb.vat", "ch": "stdnum.ch.uid", "no": "stdnum.no.mva"}
_SWISS_ENDING = re.compile(r"(MWST|TVA|IVA|VAT)\Z")


def _is_iban(text: str) -> bool:
    iban = as_iban(text)
    if iban is None or not check_digits_fit(iban):
        return False
    from stdnum import iban as registry  # noqa: PLC0415 - reads a table from disk, only where an IBAN is judged

    return bool(registry.is_valid(iban))
