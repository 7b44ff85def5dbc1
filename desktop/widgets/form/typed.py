"""What somebody typed, in the signs of their locale, as the exact texts that the core reads; and back again.

Nothing is ever a float. Where a sign can only mean one thing it is taken for that, whatever the locale: “12,50” is
twelve and a half also where a comma groups thousands, since no group has two digits.
"""

import re
import unicodedata
from datetime import date

from PySide6.QtCore import QDate, QLocale

from desktop import numbers
from workflows.domain.money import minor_digits

_EXACT_MONEY = re.compile(r"(-?[0-9]+(?:\.[0-9]+)?) ([A-Z]{3})\Z")
_CODE_BEFORE = re.compile(r"([A-Za-z]{3})\s*(?=[-+−0-9])")
_CODE_BEHIND = re.compile(r"(?<=[0-9])\s*([A-Za-z]{3})\Z")
_SYMBOLS = {"€": "EUR", "$": "USD", "£": "GBP"}
_POINTS, _BLANKS, _MINUS = ".,٫", " \u00a0\u202f\u2009'’٬_", "-−\u2010\u2011\u2013"
_INVISIBLE = dict.fromkeys(map(ord, "\u200e\u200f\u061c\u200b\ufeff"))
_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})\Z")
_THREE = re.compile(r"([0-9]{1,4})[-/. ]+([0-9]{1,2})[-/. ]+([0-9]{1,4})[.]?\Z")
_DAY_FIRST = re.compile(r"([0-9]{1,2})\.\s*([0-9]{1,2})\.\s*([0-9]{4}|[0-9]{2})\Z")


def one_line(text: str) -> str:
    """The text in one line: what was pasted from several lines or cells stands side by side."""
    return " ".join(text.split()) if any(ord(sign) < 32 or sign in "\u2028\u2029\x85" for sign in text) else text


def decimal(typed: str, locale: QLocale | None = None) -> str | None:
    """An exact decimal such as ``1240.50``; None where the text is no number, or could be two different ones."""
    signs = locale or QLocale()
    text = _plain_digits(typed)
    negative = text[:1] in _MINUS and text != ""
    text = text[1:].lstrip(_BLANKS) if negative else text.removeprefix("+")
    group = _latin(signs.groupSeparator())
    for blank in _BLANKS:
        text, group = text.replace(blank, " "), group.replace(blank, " ")
    parts = _parted(text, _latin(signs.decimalPoint()), group)
    if parts is None:
        return None
    whole, rest = parts
    return ("-" if negative else "") + (whole.lstrip("0") or "0") + (f".{rest}" if rest else "")


def money(typed: str, currency: str, locale: QLocale | None = None) -> str | None:
    """An exact amount such as ``1240.50 EUR``; a currency that was typed with it goes before the given one."""
    text = _plain_digits(typed)
    for symbol, code in _SYMBOLS.items():
        if symbol in text:
            text, currency = text.replace(symbol, "", 1).strip(), code
    for pattern in (_CODE_BEFORE, _CODE_BEHIND):
        found = pattern.search(text)
        if found is not None:
            currency, text = found[1].upper(), (text[: found.start()] + text[found.end() :]).strip()
            break
    exact = decimal(text, locale)
    if exact is None or (len(exact.partition(".")[2]) == 3 and minor_digits(currency) < 3):
        return None  # three digits behind a point look like thousands of another country
    return f"{exact} {currency}"


def day(typed: str, locale: QLocale | None = None) -> str | None:
    """A day as YYYY-MM-DD, typed as the locale writes it, or as 2026-11-24 or 24.11.2026; None where it is none."""
    text, signs = _plain_digits(typed), locale or QLocale()
    iso = _ISO.match(text)
    if iso is not None:
        return _iso(int(iso[1]), int(iso[2]), int(iso[3]))
    first = _DAY_FIRST.match(text)
    if first is not None:
        year = int(first[3])
        return _iso(year if len(first[3]) == 4 else 2000 + year, int(first[2]), int(first[1]))
    short = signs.dateFormat(QLocale.FormatType.ShortFormat)
    three = _THREE.match(text)
    if three is not None:
        order = "".join(dict.fromkeys(sign for sign in short if sign in "dMy"))
        parts = dict(zip(order, (int(part) for part in three.groups()), strict=False))
        year = parts.get("y", 0)
        return _iso(year + 2000 if year < 100 else year, parts.get("M", 0), parts.get("d", 0))
    for pattern in (signs.dateFormat(QLocale.FormatType.LongFormat), "d MMM yyyy", "d MMMM yyyy"):
        found = signs.toDate(text, pattern)
        if found.isValid() and found.year() > 999:
            return _iso(found.year(), found.month(), found.day())
    return None


def shown_money(exact: str, locale: QLocale | None = None) -> tuple[str, str] | None:
    """The amount in the locale's signs, and its currency; None where the text is no exact amount."""
    found = _EXACT_MONEY.match(exact)
    return None if found is None else (numbers.exact(found[1], locale), found[2])


def shown_day(iso: str, locale: QLocale | None = None) -> str:
    """A day in the locale's short way, with the whole year; as it is where it is none."""
    try:
        known = date.fromisoformat(iso)
    except ValueError:
        return iso
    signs = locale or QLocale()
    pattern = _four_digits(signs.dateFormat(QLocale.FormatType.ShortFormat))
    return signs.toString(QDate(known.year, known.month, known.day), pattern)


# ------------------------------------------------------------ inside


def _parted(text: str, point: str, group: str) -> tuple[str, str] | None:
    """The digits before and behind the point."""
    if text.isdigit():
        return text, ""
    last = max((text.rfind(sign) for sign in _POINTS), default=-1)
    sign = text[last] if last >= 0 else ""
    whole, rest = (text[:last], text[last + 1 :]) if sign else (text, "")
    if sign and sign == group and sign != point:
        if _is_grouped(text, sign):  # as the locale means it: 1,250 is one thousand two hundred and fifty
            return text.replace(sign, ""), ""
        if whole.count(sign) or len(rest) == 3:
            return None
    if sign and not rest:
        sign = ""  # the digits behind the point are still to come
    elif sign and not rest.isdigit():
        return None
    other = next((one for one in ".,٫" if one in whole), "")
    separator = " " if " " in whole else other
    if (other and separator != other) or sign == separator != "":
        return None
    if separator:
        return (whole.replace(separator, ""), rest) if _is_grouped(whole, separator) else None
    return (whole or "0", rest) if whole.isdigit() or (not whole and rest) else None


def _is_grouped(text: str, separator: str) -> bool:
    """Whether the separator stands only before groups of three digits, or in India's way of two and three."""
    first, *others = text.split(separator)
    if not first.isdigit() or first.startswith("0") or not others or not all(one.isdigit() for one in others):
        return False
    return 1 <= len(first) <= 3 and len(others[-1]) == 3 and all(len(one) in {2, 3} for one in others)


def _plain_digits(text: str) -> str:
    return _latin(text.translate(_INVISIBLE).strip())


def _latin(text: str) -> str:
    return "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in text)


def _four_digits(pattern: str) -> str:
    return pattern if "yyyy" in pattern else pattern.replace("yy", "yyyy")


def _iso(year: int, month: int, number: int) -> str | None:
    try:
        return date(year, month, number).isoformat()
    except ValueError:
        return None
