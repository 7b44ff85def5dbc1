"""The words that schedules are written in, English and German, and what each stands for."""

import re
from typing import Final

import msgspec

WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
ORDINALS: Final = ("first", "second", "third", "fourth", "fifth")

_GERMAN_DAYS = ("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag")
_GERMAN_MONTHS = (
    "januar", "februar", "märz", "april", "mai", "juni",
    "juli", "august", "september", "oktober", "november", "dezember",
)  # fmt: skip
_GERMAN_ORDINALS = ("erst", "zweit", "dritt", "viert", "fünft")

_SAME: dict[str, str] = {
    "every": "every", "each": "every", "jeden": "every", "jede": "every", "jedes": "every", "alle": "every",
    "daily": "daily", "täglich": "daily",
    "day": "day", "days": "day", "tag": "day", "tage": "day", "tagen": "day",
    "working": "working", "arbeitstag": "workday", "arbeitstage": "workday", "arbeitstagen": "workday",
    "workday": "workday", "workdays": "workday", "werktag": "workday", "werktage": "workday", "werktagen": "workday",
    "minute": "minute", "minutes": "minute", "minuten": "minute",
    "hour": "hour", "hours": "hour", "stunde": "hour", "stunden": "hour",
    "week": "week", "weeks": "week", "woche": "week", "wochen": "week",
    "month": "month", "monat": "month", "monats": "month",
    "quarter": "quarter", "quartal": "quarter", "quartals": "quarter",
    "year": "year", "jahr": "year", "jahres": "year", "jahrs": "year",
    "between": "between", "zwischen": "between", "and": "and", "und": "and", "or": "or", "oder": "or",
    "before": "before", "vor": "before", "davor": "before", "after": "after", "nach": "after", "danach": "after",
    "last": "last", "letzter": "last", "letzten": "last", "letzte": "last",
    "vorletzter": "second-last", "vorletzten": "second-last", "vorletzte": "second-last",
    "from": "from", "ab": "from", "except": "except", "außer": "except", "holidays": "holiday", "feiertagen": "holiday",
    "sonnabend": "Saturday",
}  # fmt: skip

FILLERS: Final = frozenset(
    "on the at of in a an am um des der dem den im uhr , it's einem einer feiertags".split()  # noqa: SIM905 -- read as a list
)
"""Words that may stand anywhere and say nothing by themselves."""

_TOKEN = re.compile(
    r"\{(?P<field>[^{}]{1,80})\}|(?P<date>\d{4}-\d{2}-\d{2})\b|(?P<time>\d{1,2}[:.]\d{2})(?!\d)"
    r"|(?P<ordinal>\d{1,3}(?:st|nd|rd|th)\b|\d{1,3}\.(?!\d))|(?P<number>\d{1,4})\b|(?P<word>[^\W\d_]+)|(?P<comma>,)|(?P<other>\S)"
)


class Token(msgspec.Struct, frozen=True):
    """A word of a schedule."""

    kind: str
    """``word``, ``number``, ``ordinal``, ``time``, ``date``, ``field``, ``weekday``, ``monthname`` or ``other``."""
    text: str
    """As it was written, for errors."""
    value: str
    """What it stands for."""
    place: int
    """Where it begins, from 0."""


def tokens(text: str) -> list[Token]:
    """The words of a text, those that say nothing left out."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        kind, word = str(match.lastgroup), match[0]
        lower = word.casefold()
        if kind == "comma" or (kind == "word" and lower in FILLERS):
            continue
        if kind == "word":
            token = _word(word, lower, match.start())
        elif kind == "field":
            token = Token("field", word, match["field"].strip(), match.start())
        else:
            token = Token(kind, word, lower.rstrip(".") if kind == "ordinal" else lower, match.start())
        found.append(token)
    return _joined(found)


def _word(word: str, lower: str, place: int) -> Token:
    known = _PLACES.get(lower)
    if known is not None:
        return Token(known[0], word, known[1], place)
    return Token("word", word, _SAME.get(lower, lower), place)


def _joined(found: list[Token]) -> list[Token]:
    """“working day” and “second last” are one word each."""
    joined: list[Token] = []
    for token in found:
        before = joined[-1] if joined else None
        if before is not None and (before.value, token.value) == ("working", "day"):
            joined[-1] = Token("word", f"{before.text} {token.text}", "workday", before.place)
        elif before is not None and before.kind == "ordinal" and before.value in {"2", "2nd"} and token.value == "last":
            joined[-1] = Token("word", f"{before.text} {token.text}", "second-last", before.place)
        else:
            joined.append(token)
    return joined


def _places() -> dict[str, tuple[str, str]]:
    known: dict[str, tuple[str, str]] = {}
    for number, (english, german) in enumerate(zip(WEEKDAYS, _GERMAN_DAYS, strict=True)):
        name = english.casefold()
        for form in (name, f"{name}s", name[:3], german, f"{german}s"):
            known[form] = ("weekday", str(number))
    known["sonnabend"] = ("weekday", "5")
    for number, (english, german) in enumerate(zip(MONTHS, _GERMAN_MONTHS, strict=True), start=1):
        known[english.casefold()] = known[german] = ("monthname", str(number))
    for number, (english, stem) in enumerate(zip(ORDINALS, _GERMAN_ORDINALS, strict=True), start=1):
        for form in (english, *(stem + ending for ending in ("er", "en", "e", "es"))):
            known[form] = ("ordinal", str(number))
    return known


_PLACES = _places()
