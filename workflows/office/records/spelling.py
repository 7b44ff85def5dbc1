"""Names in the ways people write them, for suggestions to a person: “Möbel”, “Moebel” and “Mobel” are near each other.

Nothing that is stored, signed or told to other laptops follows from it: those compare by ``intake.keys``.
"""

import unicodedata

from workflows.intake.keys import name_key

_SPELLED_OUT = str.maketrans(
    {
        "ä": "ae",
        "ö": "oe",
        "ü": "ue",
        "ø": "oe",
        "å": "aa",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ð": "d",
        "ł": "l",
        "đ": "d",
    }
)
"""Small letters as their own countries spell them where the keyboard has none. ``name_key`` made ß ss already."""
_BARE = _SPELLED_OUT | str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ø": "o", "å": "a"})
"""The same as others write them, who leave the mark away."""
_PAIRS = ("ae", "oe", "ue", "aa")


def spellings(name: str) -> tuple[str, str, str]:
    """A name as it stands, with its letters spelled out, and without marks; all in small letters with single blanks.

    Each is compared with the same of another name only. So “Bauer” is not made “Baur” by taking its “ue” for an “ü”.
    """
    key = name_key(name)
    return key, _plain(key, _SPELLED_OUT), _plain(key, _BARE)


def beginning(bare: str, count: int) -> str:
    """How a name without marks begins, alike for all its spellings; only to choose what is compared."""
    for pair in _PAIRS:
        bare = bare.replace(pair, pair[0])
    return bare[:count]


def _plain(key: str, letters: dict[int, str]) -> str:
    if key.isascii():
        return key
    return "".join(_unmarked(one) for one in key.translate(letters))


def _unmarked(letter: str) -> str:
    """A Latin letter without its mark; those of other scripts, in which marks are letters, as they are."""
    base = unicodedata.normalize("NFD", letter)[:1]
    return base if base.isascii() else letter
