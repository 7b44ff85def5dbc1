"""Keys under which history is searched: the same supplier, or number, written in two ways gives the same key."""

import re
import unicodedata

from workflows.intake.document import Fields

_SEPARATORS = re.compile(r"[\s.\-/_]+")
_RUNS = re.compile(r"[0-9]+|[^\W\d_]+")


def vat_key(vat_id: str) -> str:
    """A VAT id in capitals, without blanks, dots, hyphens and slashes."""
    return _SEPARATORS.sub("", vat_id).upper()


def supplier_key(fields: Fields) -> str | None:
    """Who the supplier is: by VAT id where there is one, else by name. None where there is neither.

    The two kinds never meet: one begins with ``vat:``, the other with ``name:``.
    """
    vat_id = fields.get("supplier_vat_id")
    if vat_id and (key := vat_key(vat_id)):
        return f"vat:{key}"
    name = fields.get("supplier_name")
    if name and (key := name_key(name)):
        return f"name:{key}"
    return None


def name_key(name: str) -> str:
    """A name in small letters, without punctuation, with single blanks."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    kept = "".join(character if character.isalnum() else " " for character in folded)
    return " ".join(kept.split())


def number_key(invoice_number: str) -> str:
    """An invoice number without what people write differently: case, blanks, separators, zeros in front of a number.

    Runs of digits stay apart (``1-23`` is not ``12-3``): they are joined by a hyphen, letters are not set apart from
    digits (``PH-20431``, ``ph 20431`` and ``PH020431`` are one number).
    """
    folded = unicodedata.normalize("NFKC", invoice_number).casefold()
    runs = [run.lstrip("0") or "0" if run.isdigit() else run for run in _RUNS.findall(folded)]
    key = ""
    for run in runs:
        key += f"-{run}" if key and key[-1].isdigit() and run[0].isdigit() else run
    return key
