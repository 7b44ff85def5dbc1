"""Amounts, days and times as people here write them. ``QLocale`` lends signs and names; digits are set by ourselves.

``QLocale`` prints an amount through a double, so a large one would come out wrong; here no amount is ever a float.
Digits are 0 to 9 in every language: what is signed has no others.
"""

from datetime import UTC, date, datetime

from PySide6.QtCore import QDate, QLocale

_LAKH = frozenset({QLocale.Country.India, QLocale.Country.Bangladesh, QLocale.Country.Nepal, QLocale.Country.Pakistan})
"""Where groups behind the first thousand have two digits: 12,34,567."""


def amount(minor: int, currency: str, digits: int, locale: QLocale | None = None) -> str:
    """Minor units, of which ``digits`` stand behind the point, and the currency's code: ``1.240,50 EUR``."""
    return f"{decimal(minor, digits, locale)}\u00a0{currency}"


def decimal(minor: int, digits: int, locale: QLocale | None = None) -> str:
    """The same without a currency."""
    signs = locale or QLocale()
    whole, rest = divmod(abs(minor), 10**digits)
    text = _grouped(str(whole), signs)
    if digits:
        text += signs.decimalPoint() + f"{rest:0{digits}d}"
    return (signs.negativeSign() if minor < 0 else "") + text


def exact(text: str, locale: QLocale | None = None) -> str:
    """An exact decimal (``-1240.50``) with the locale's signs and all of its digits; as it is where it is none."""
    whole, _, part = text.removeprefix("-").partition(".")
    if not (whole.isascii() and whole.isdigit() and (not part or (part.isascii() and part.isdigit()))):
        return text
    signs = locale or QLocale()
    sign = signs.negativeSign() if text.startswith("-") else ""
    return sign + _grouped(whole, signs) + (signs.decimalPoint() + part if part else "")


def count(number: int, locale: QLocale | None = None) -> str:
    """A whole number with its groups: ``1,240``."""
    signs = locale or QLocale()
    return (signs.negativeSign() if number < 0 else "") + _grouped(str(abs(number)), signs)


def day(iso: str, locale: QLocale | None = None) -> str:
    """A day (YYYY-MM-DD) in the locale's short way, its year in full; as it is where it is none."""
    try:
        known = date.fromisoformat(iso)
    except ValueError:
        return iso
    signs = locale or QLocale()
    written = signs.dateFormat(QLocale.FormatType.ShortFormat).replace("yyyy", "yy").replace("yy", "yyyy")
    if signs.language() == QLocale.Language.C or not _is_plain(written):
        return iso
    return QLocale.c().toString(QDate(known.year, known.month, known.day), written)


def day_of_ms(ms: int, locale: QLocale | None = None) -> str:
    """The local day of a time in milliseconds since 1970-01-01 UTC, with its month's name: ``24 Nov 2026``."""
    here = datetime.fromtimestamp(ms / 1000, UTC).astimezone()
    signs = locale or QLocale()
    month = signs.monthName(here.month, QLocale.FormatType.ShortFormat)
    if signs.language() == QLocale.Language.German:
        return f"{here.day}. {month} {here.year}"
    return f"{here.day} {month} {here.year}"


def moment(ms: int, locale: QLocale | None = None) -> str:
    """The local day and time of milliseconds since 1970-01-01 UTC: ``24 Nov 2026, 05:23``."""
    here = datetime.fromtimestamp(ms / 1000, UTC).astimezone()
    return f"{day_of_ms(ms, locale)}, {here:%H:%M}"


def _is_plain(written: str) -> bool:
    """Whether a format has numbers and signs only: names of months would come out in the wrong language."""
    return "MMM" not in written and "ddd" not in written


def _grouped(whole: str, signs: QLocale) -> str:
    if len(whole) <= 3:
        return whole
    width = 2 if signs.territory() in _LAKH else 3
    head, last = whole[:-3], whole[-3:]
    first = len(head) % width
    parts = ([head[:first]] if first else []) + [head[at : at + width] for at in range(first, len(head), width)]
    return signs.groupSeparator().join([*parts, last])
