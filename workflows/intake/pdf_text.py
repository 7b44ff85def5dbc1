"""Proposing fields from the text of a plain PDF. A proposal is never a field: a person confirms it.

Labels in English and German, one line at a time. What can mean two things is not proposed.
"""

import re
from collections.abc import Iterator

from workflows.intake.accounts import as_iban
from workflows.intake.document import Proposal
from workflows.intake.written import amount, currency_in, day

_MAX_LINE = 300
_MAX_LINES = 3000
_MAX_PROPOSALS = 60

_DATE = r"([0-9]{1,2}\. ?[0-9]{1,2}\. ?[0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}/[0-9]{1,2}/[0-9]{4})"
_AMOUNT = r"(-?[0-9][0-9.,' \u00a0]{0,20}[0-9]|[0-9])\s*(EUR|€|CHF|GBP|£|USD)?\s*$"
_MONEY_BEFORE = r"(?:EUR|€|CHF|GBP|£|USD)?\s*"


def _labelled(labels: str, value: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{labels})(?![^\W_])\s*[:#]?\s*{value}", re.IGNORECASE)


_TEXTS = {
    "invoice_number": _labelled(
        r"rechnungs-?\s?(?:nummer|nr\.?)|rechnung\s+nr\.?|re\.?-nr\.?|beleg-?(?:nummer|nr\.?)|invoice\s*(?:number|no\.?|nr\.?|#)",
        r"([A-Z0-9][A-Z0-9./_\-]{0,39})",
    ),
    "order_reference": _labelled(
        r"bestell-?(?:nummer|nr\.?)|ihre\s+bestellung|purchase\s+order(?:\s*(?:number|no\.?))?|p\.?o\.?\s*(?:number|no\.?)|order\s*(?:number|no\.?)",
        r"([A-Z0-9][A-Z0-9./_\-]{0,39})",
    ),
    "supplier_vat_id": _labelled(
        r"ust\.?-?\s?id(?:nr|entnr)?\.?(?:-?nr\.?)?|umsatzsteuer-id(?:entifikationsnummer)?|vat\s*(?:id|no\.?|number|reg\.?\s*no\.?)|uid(?:-nr\.?)?",
        r"([A-Z]{2}[ ]?[A-Z0-9][A-Z0-9 .]{5,16})",
    ),
}
_DATES = {
    "issue_date": _labelled(r"rechnungsdatum|ausstellungsdatum|invoice\s+date|date\s+of\s+issue|datum|date", _DATE),
    "due_date": _labelled(
        r"zahlbar\s+bis(?:\s+zum)?|fällig\s+(?:am|bis)|fälligkeit(?:sdatum)?|due\s+date|payment\s+due|due\s+by", _DATE
    ),
}
_AMOUNTS = {
    "net": _labelled(
        r"nettobetrag|netto(?:summe)?|summe\s+netto|zwischensumme|net\s+(?:amount|total)|subtotal",
        _MONEY_BEFORE + _AMOUNT,
    ),
    "tax": _labelled(
        r"(?:[0-9]{1,2}(?:[.,][0-9]{1,2})?\s*%\s*)?(?:umsatzsteuer|mehrwertsteuer|mwst\.?|ust\.?|vat|tax)(?:\s*\(?[0-9]{1,2}(?:[.,][0-9]{1,2})?\s*%\)?)?",
        _MONEY_BEFORE + _AMOUNT,
    ),
    "gross": _labelled(
        r"gesamtbetrag|rechnungsbetrag|bruttobetrag|gesamtsumme|endbetrag|brutto|grand\s+total|total\s+amount|invoice\s+total|total",
        _MONEY_BEFORE + _AMOUNT,
    ),
    "payable": _labelled(
        r"zahlbetrag|zu\s+zahlen(?:der\s+betrag)?|amount\s+due|balance\s+due|total\s+due", _MONEY_BEFORE + _AMOUNT
    ),
}
_IBAN = re.compile(r"(?<![A-Z0-9])[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]){11,30}")


def propose(texts: tuple[str, ...]) -> tuple[Proposal, ...]:
    """Everything found, in the order of the text; the same value of a field once. Texts are those of the pages."""
    found: dict[tuple[str, str], Proposal] = {}
    for page, text in enumerate(texts, start=1):
        for raw in text.splitlines()[:_MAX_LINES]:
            line = " ".join(raw.split())
            if not line or len(line) > _MAX_LINE:
                continue
            for field, value in _in_line(line):
                found.setdefault((field, value), Proposal(field=field, value=value, page=page, line=line))
    return tuple(found.values())[:_MAX_PROPOSALS]


def _in_line(line: str) -> Iterator[tuple[str, str]]:
    for field, pattern in _TEXTS.items():
        match = pattern.search(line)
        if match and any(character.isdigit() for character in match.group(1)):
            yield field, match.group(1).strip(" .")
    for field, pattern in _DATES.items():
        match = pattern.search(line)
        if match and (value := day(match.group(1))):
            yield field, value
    for field, pattern in _AMOUNTS.items():
        match = pattern.search(line)
        if match and (value := amount(match.group(1))):
            yield field, value
            if currency := currency_in(match.group()[match.start(1) - match.start() :]):
                yield "currency", currency
    for match in _IBAN.finditer(line):
        if iban := _iban(match.group()):
            yield "iban", iban


def _iban(text: str) -> str | None:
    """The IBAN at the start of a text that may run on into other words."""
    words = text.split(" ")
    for count in range(len(words), 0, -1):
        if iban := as_iban("".join(words[:count])):
            return iban
    return None
