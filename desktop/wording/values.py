"""Values of forms, their mistakes, and what the program found out, in words."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from desktop import numbers
from desktop.wording.record_problems import RECORD_PROBLEMS
from desktop.wording.speech import QT_TRANSLATE_NOOP, fill, spoken, translate
from desktop.wording.times import day

if TYPE_CHECKING:
    from workflows.domain.forms import Field, Value
    from workflows.domain.money import Money
    from workflows.office.showing.fields import Check, FieldShown
    from workflows.office.showing.names import Names


DOCUMENT_TYPES: Mapping[str, str] = {
    "326": QT_TRANSLATE_NOOP("Wording", "partial invoice"),
    "380": QT_TRANSLATE_NOOP("Wording", "invoice"),
    "381": QT_TRANSLATE_NOOP("Wording", "credit note"),
    "384": QT_TRANSLATE_NOOP("Wording", "corrected invoice"),
    "386": QT_TRANSLATE_NOOP("Wording", "prepayment invoice"),
    "389": QT_TRANSLATE_NOOP("Wording", "self-billed invoice"),
    "875": QT_TRANSLATE_NOOP("Wording", "partial construction invoice"),
    "876": QT_TRANSLATE_NOOP("Wording", "partial final construction invoice"),
    "877": QT_TRANSLATE_NOOP("Wording", "final construction invoice"),
}
"""What a document is, by its code of UNTDID 1001 as invoices in the sense of EN 16931 carry it (BT-3)."""


def money(amount: "Money | None") -> str:
    """An amount with its currency, exact: “1,240.50 EUR”; empty for none."""
    if amount is None:
        return ""
    from workflows.domain.money import minor_digits  # noqa: PLC0415 -- heavy at start

    return numbers.amount(amount.minor, amount.currency, minor_digits(amount.currency))


def value(field: "Field | FieldShown", found: "Value", names: "Names") -> str:
    """A value as its field means it: people and units by name, days and amounts as they are written here."""
    kept = getattr(field, "personal", None)
    if kept == "erased":
        return translate("Wording", "erased")
    if kept == "not-here":
        return translate("Wording", "personal, and not on this laptop")
    if getattr(field, "id", "") == "type_code" and isinstance(found, str) and found in DOCUMENT_TYPES:
        return f"{spoken(DOCUMENT_TYPES[found])} ({found})"
    return _text(field.type, found, names) if isinstance(found, str) else plain_value(found)


def plain_value(found: "Value") -> str:
    """A value whose field is not known: text as it stands, amounts exact, several values with commas."""
    from workflows.domain.money import Money  # noqa: PLC0415 -- heavy at start

    match found:
        case None:
            return ""
        case bool():
            return translate("Wording", "yes") if found else translate("Wording", "no")
        case tuple():
            return ", ".join(found)
        case str():
            return found
        case Money():
            return money(found)
    return "; ".join(", ".join(plain_value(cell) for cell in row.values()) for row in found.rows)


def _text(kind: str, text: str, names: "Names") -> str:
    match kind:
        case "date":
            return day(text)
        case "number":
            return numbers.exact(text)
        case "person":
            return names.people.get(text, text)
        case "unit":
            return names.units.get(text, text)
        case _:
            return text


FIELD_PROBLEMS: Mapping[str, str] = {
    "missing": QT_TRANSLATE_NOOP("Wording", "“%field” must be filled in."),
    "bad-amount": QT_TRANSLATE_NOOP("Wording", "“%field” needs an amount, such as %example."),
    "bad-currency": QT_TRANSLATE_NOOP("Wording", "“%field” needs a currency of three letters, such as EUR."),
    "too-many-decimals": QT_TRANSLATE_NOOP("Wording", "“%field” has more decimals than its currency."),
    "absurd-amount": QT_TRANSLATE_NOOP("Wording", "“%field” has more digits than any real amount."),
    "bad-number": QT_TRANSLATE_NOOP("Wording", "“%field” needs a number, such as 12 or %example."),
    "bad-date": QT_TRANSLATE_NOOP("Wording", "“%field” needs a day that exists, such as %day."),
    "bad-yes-no": QT_TRANSLATE_NOOP("Wording", "“%field” needs yes or no."),
    "not-an-option": QT_TRANSLATE_NOOP("Wording", "“%field” needs one of the choices."),
    "too-long": QT_TRANSLATE_NOOP("Wording", "The text in “%field” is too long. Shorten it."),
    "bad-text": QT_TRANSLATE_NOOP("Wording", "“%field” holds characters that are no text. Type it again."),
    "unknown-field": QT_TRANSLATE_NOOP("Wording", "There is no field “%field” on this form."),
    "not-sealed": QT_TRANSLATE_NOOP("Wording", "“%field” is personal and was not locked away. Enter it again."),
    "bad-blob": QT_TRANSLATE_NOOP("Wording", "What “%field” refers to cannot be used. Enter it again."),
    "calculated": QT_TRANSLATE_NOOP("Wording", "“%field” is worked out by the program. Leave it empty."),
    "bad-rows": QT_TRANSLATE_NOOP("Wording", "“%field” needs a row on each line, with | between the cells."),
    "too-many-cells": QT_TRANSLATE_NOOP("Wording", "A row of “%field” has more cells than the table has columns."),
    "too-many-rows": QT_TRANSLATE_NOOP("Wording", "“%field” has more rows than a request can hold."),
    "cell-missing": QT_TRANSLATE_NOOP("Wording", "A row of “%field” leaves a cell empty that must be filled in."),
    "too-many-values": QT_TRANSLATE_NOOP("Wording", "“%field” holds more than one value."),
    **RECORD_PROBLEMS,
}
"""What is wrong with a value, by code."""


def field_problem(code: str, field_label: str) -> str:
    """Why a value of a form cannot be taken, and what is expected."""
    text = FIELD_PROBLEMS.get(code, QT_TRANSLATE_NOOP("Wording", "What stands in “%field” cannot be taken."))
    return spoken(text, field=field_label, example=numbers.exact("1240.50"), day=day("2026-11-23"))


CHECKS: Mapping[str, str] = {
    "same_number": QT_TRANSLATE_NOOP("Wording", "An invoice with this number came from this supplier before"),
    "same_amount_near": QT_TRANSLATE_NOOP(
        "Wording", "An invoice over the same amount came from this supplier within three days"
    ),
    "account_changed": QT_TRANSLATE_NOOP("Wording", "The bank account is not the one this supplier used before"),
    "new_supplier": QT_TRANSLATE_NOOP("Wording", "The supplier is new"),
    "sums_wrong": QT_TRANSLATE_NOOP("Wording", "The sums on the invoice do not add up"),
    "iban_wrong": QT_TRANSLATE_NOOP("Wording", "The IBAN on the invoice is not valid"),
    "vat_id_wrong": QT_TRANSLATE_NOOP("Wording", "The VAT number on the invoice is not valid"),
    "account_missing": QT_TRANSLATE_NOOP("Wording", "The invoice names no bank account"),
    "no_account": QT_TRANSLATE_NOOP(
        "Wording", "The invoice names no account to pay to: ask the supplier which one it is"
    ),
    "doubtful": QT_TRANSLATE_NOOP("Wording", "Something about the document is in doubt"),
}
"""What the program found out, by the fact's id."""


def check(found: "Check") -> str:
    """Something that the program found out, without a full stop; in the author's words where it is theirs."""
    if found.id in CHECKS:
        return spoken(CHECKS[found.id])
    return found.label[:1].upper() + found.label[1:] if found.label else found.id


def size(octets: int) -> str:
    """How large a file is: “340 KB”."""
    if octets < 1000:
        return translate("Wording", "%n bytes", "", octets)
    kilo = (octets + 500) // 1000
    if kilo < 1000:
        return fill(translate("Wording", "%size KB"), size=numbers.count(kilo))
    return fill(translate("Wording", "%size MB"), size=numbers.decimal((octets + 50_000) // 100_000, 1))
