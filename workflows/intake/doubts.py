"""What makes a document doubtful: nothing that stops it by itself, but enough that a person should look.

Sums, IBAN and VAT id have checks of their own, which rules ask by name; they are no doubts here.
"""

from decimal import Decimal

from workflows.intake.checks import check, dates_plausible
from workflows.intake.document import Document, Fields
from workflows.intake.keys import mixes_scripts, number_key

LARGEST_ROUNDING = Decimal(1)
"""Rounding moves what is to be paid by at most one unit of the currency (BT-114); more is another amount."""

_CHECKS_APART = frozenset({"sums_add_up", "iban_valid", "vat_id_valid"})
_HARMLESS = frozenset(
    {
        "attachment-damaged",
        "attachment-name",
        "attachment-too-large",
        "encoding-assumed",
        "extension-mismatch",
        "iban-check-digits",
        "several-due-dates",
        "several-orders",
        "several-payment-references",
        "too-many-attachments",
        "trading-name-only",
    }
)
"""Problems that change neither whom, nor what, nor whether to pay, or that have a check of their own.

Every other problem is a doubt, those that are added later included.
"""


def doubts_of_document(document: Document) -> tuple[str, ...]:
    """The codes of everything that the reader was not sure about, each once. Empty for a clear document."""
    found = [problem.code for problem in document.problems if problem.code not in _HARMLESS]
    found += [one.code for one in check(document) if one.passed is False and one.code not in _CHECKS_APART]
    if document.outcome == "invoice" and document.kind is None:
        found.append("kind-unknown")
    return tuple(dict.fromkeys((*found, *doubts_of_fields(document.fields))))


def doubts_of_fields(fields: Fields) -> tuple[str, ...]:
    """The codes of what is odd about the values themselves, wherever they came from."""
    number, vat_id, name = (
        fields["invoice_number"] or "",
        fields["supplier_vat_id"] or "",
        fields["supplier_name"] or "",
    )
    odd = {
        "number-without-key": bool(number) and not number_key(number),
        "mixed-scripts": any(map(mixes_scripts, (number, name))),
        "vat-id-letters": not vat_id.isascii(),
        "rounding-too-large": abs(_amount(fields, "rounding")) > LARGEST_ROUNDING,
        "prepaid-out-of-bounds": _is_out_of_bounds(_amount(fields, "prepaid"), _amount(fields, "gross")),
        "dates_plausible": dates_plausible(fields).passed is False,
    }
    return tuple(code for code, holds in odd.items() if holds)


def _is_out_of_bounds(prepaid: Decimal, gross: Decimal) -> bool:
    """What was prepaid lies between nothing and the whole; anything else raises what is to be paid, or pays out."""
    return not min(gross, Decimal(0)) <= prepaid <= max(gross, Decimal(0))


def _amount(fields: Fields, name: str) -> Decimal:
    return Decimal(fields[name] or 0)
