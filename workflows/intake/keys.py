"""Keys under which history is searched: the same supplier, or number, written in two ways gives the same key."""

import re
import unicodedata

from workflows.intake.document import Fields

_RUNS = re.compile(r"[0-9]+|[^\W\d_]+")

_CYRILLIC = str.maketrans("авекмнорстухіјѕһӏԁԛԝ", "abekmhopctyxijshldqw")
_GREEK = str.maketrans("αβεζηικμνορτυχ", "abezhikmnoptyx")
_LATIN = str.maketrans("ıɑɡ", "iag")
_LOOKALIKES = _CYRILLIC | _GREEK | _LATIN
"""Small letters that look like a Latin one, or whose capitals do (after Unicode TR 39), and that one."""

_LOOKING_ALIKE = frozenset({"LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "COPTIC", "CHEROKEE"})
"""Scripts that share letters to the eye, as the Unicode names of their letters begin."""


def folded(text: str) -> str:
    """The text as compared: compatible forms made one, small letters without marks, ASCII digits, look-alikes as Latin.

    For numbers and ids only: two names that differ in a mark are two names.
    """
    small = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    if small.isascii():
        return small
    plain = (_plain(each) for each in small if unicodedata.category(each) != "Mn")
    return unicodedata.normalize("NFC", "".join(plain).translate(_LOOKALIKES))


def _plain(character: str) -> str:
    return str(unicodedata.decimal(character)) if character.isdecimal() else character


def compared(text: str) -> str:
    """Letters and digits of the folded text alone, in capitals: for ids and accounts, where nothing else counts."""
    return "".join(each for each in folded(text) if each.isalnum()).upper()


def mixes_scripts(text: str) -> bool:
    """Whether one word holds letters of several scripts that look alike, such as a Cyrillic R in a Latin name."""
    return any(len(_scripts(word)) > 1 for word in unicodedata.normalize("NFKC", text).split())


def _scripts(word: str) -> set[str]:
    return {unicodedata.name(each, "").partition(" ")[0] for each in word if each.isalpha()} & _LOOKING_ALIKE


def vat_key(vat_id: str) -> str:
    """A VAT id in capitals, with letters and digits only."""
    return compared(vat_id)


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
    small = unicodedata.normalize("NFKC", name).casefold()
    kept = "".join(character if character.isalnum() else " " for character in small)
    return " ".join(kept.split())


def number_key(invoice_number: str) -> str:
    """An invoice number without what people write differently: case, blanks, separators, zeros in front of a number.

    Runs of digits stay apart (``1-23`` is not ``12-3``): they are joined by a hyphen, letters are not set apart from
    digits (``PH-20431``, ``ph 20431`` and ``PH020431`` are one number). Empty where there is no letter and no digit.
    """
    runs = [run.lstrip("0") or "0" if run.isdigit() else run for run in _RUNS.findall(folded(invoice_number))]
    key = ""
    for run in runs:
        key += f"-{run}" if key and key[-1].isdigit() and run[0].isdigit() else run
    return key
