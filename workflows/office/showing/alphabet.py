"""The order of names as people look for them: Özlem between Otto and Paula, not after Zoë."""

import unicodedata

_ALONE = str.maketrans({"ß": "ss", "ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th"})
"""Letters that Unicode does not take apart."""


def in_order(name: str) -> tuple[str, str]:
    """What to sort names by: their letters without marks, whatever their case; then the marks, so that it is firm.

    Not by the system's locale, so that a list stands the same on every laptop.
    """
    folded = name.casefold().translate(_ALONE)
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(sign))
    return bare, name
