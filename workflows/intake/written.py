"""Amounts and dates as people write them: what a text can mean, and never a guess which of two meanings it is."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Literal

DecimalSign = Literal[",", "."]
DayOrder = Literal["day-month", "month-day"]

_CURRENCY = re.compile(r"[A-Z]{3}(?![A-Za-z])|[€£]")
_SYMBOLS = {"€": "EUR", "£": "GBP"}
_GAPS = re.compile(r"(?<=[0-9])[ \u00a0\u2009\u202f'’](?=[0-9]{3}(?![0-9]))")
"""Blanks and apostrophes between thousands."""
_WITH_SIGN: dict[DecimalSign, re.Pattern[str]] = {
    ".": re.compile(r"([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.([0-9]+))?\Z"),
    ",": re.compile(r"([0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?:,([0-9]+))?\Z"),
}
_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[T ][0-9:.]+)?\Z")
_DOTTED = re.compile(r"([0-9]{1,2})\. ?([0-9]{1,2})\. ?([0-9]{4})\Z")
_SLASHED = re.compile(r"([0-9]{1,2})[/-]([0-9]{1,2})[/-]([0-9]{4})\Z")


def currency_in(text: str) -> str | None:
    """The currency written beside an amount; None where there is none, or a sign such as $ that means several."""
    found = _CURRENCY.search(text)
    return _SYMBOLS.get(found.group(), found.group()) if found else None


def amounts(text: str) -> dict[DecimalSign, str]:
    """What an amount means under each decimal sign it fits, as exact decimals. Empty where it is no amount.

    ``12`` means the same under both; ``1.234,50`` fits only the comma; ``1,234`` means two different things.
    """
    bare = _CURRENCY.sub("", text, count=1).strip()
    minus = ""
    for sign in "-−":
        if bare.startswith(sign) or bare.endswith(sign):
            bare, minus = bare.removeprefix(sign).removesuffix(sign).strip(), "-"
            break
    bare = _GAPS.sub("", bare)
    meanings: dict[DecimalSign, str] = {}
    for decimal, pattern in _WITH_SIGN.items():
        match = pattern.match(bare)
        if match:
            whole = match.group(1).replace(",", "").replace(".", "")
            meanings[decimal] = f"{minus}{whole}.{match.group(2)}" if match.group(2) else f"{minus}{whole}"
    return meanings


def sign_used(texts: Iterable[str]) -> DecimalSign | None:
    """The decimal sign that the unmistakable amounts among many show; None where they show none, or both."""
    shown = {next(iter(meanings)) for meanings in map(amounts, texts) if len(meanings) == 1}
    return shown.pop() if len(shown) == 1 else None


def amount(text: str, sign: DecimalSign | None = None) -> str | None:
    """The one meaning of an amount, given the sign that its neighbours show. None where it is unclear, or no amount."""
    meanings = amounts(text)
    if len(set(meanings.values())) == 1:
        return next(iter(meanings.values()))
    return meanings.get(sign) if sign else None


def dates(text: str) -> dict[DayOrder, str]:
    """What a date means under each order of day and month, as YYYY-MM-DD. Empty where it is no full date."""
    stripped = text.strip()
    if match := _ISO.match(stripped):
        year, month, day = match.groups()
        return _valid({"day-month": (year, month, day), "month-day": (year, month, day)})
    if match := _DOTTED.match(stripped):
        day, month, year = match.groups()
        return _valid({"day-month": (year, month, day), "month-day": (year, month, day)})
    if match := _SLASHED.match(stripped):
        first, second, year = match.groups()
        return _valid({"day-month": (year, second, first), "month-day": (year, first, second)})
    return {}


def order_used(texts: Iterable[str]) -> DayOrder | None:
    """The order of day and month that the unmistakable dates among many show; None where they show none, or both."""
    shown = {next(iter(meanings)) for meanings in map(dates, texts) if len(meanings) == 1}
    return shown.pop() if len(shown) == 1 else None


def day(text: str, order: DayOrder | None = None) -> str | None:
    """The one meaning of a date, given the order that its neighbours show. None where it is unclear, or no date."""
    meanings = dates(text)
    if len(set(meanings.values())) == 1:
        return next(iter(meanings.values()))
    return meanings.get(order) if order else None


def _valid(parts: dict[DayOrder, tuple[str, str, str]]) -> dict[DayOrder, str]:
    found: dict[DayOrder, str] = {}
    for order, (year, month, number) in parts.items():
        try:
            found[order] = date(int(year), int(month), int(number)).isoformat()
        except ValueError:
            continue  # there is no such day in this order
    return found
