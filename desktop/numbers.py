"""Amounts, days and times as people here write them. ``QLocale`` lends its signs and names; the digits are set by ourselves.

``QLocale`` prints an amount through a double, so a large one would come out wrong; here no amount is ever a float.
"""

from datetime import UTC, date, datetime

from PySide6.QtCore import QDate, QLocale


def amount(minor: int, currency: str, digits: int, locale: QLocale | None = None) -> str:
    """An amount of minor units, of which ``digits`` stand behind the point, with its currency's code: ``1.240,50 EUR``."""
    return f"{decimal(minor, digits, locale)}\u00a0{currency}"


def decimal(minor: int, digits: int, locale: QLocale | None = None) -> str:
    """The same without a currency."""
    signs = locale or QLocale()
    whole, rest = divmod(abs(minor), 10**digits)
    text = _grouped(str(whole), signs)
    if digits:
        text += signs.decimalPoint() + f"{rest:0{digits}d}"
    return (signs.negativeSign() if minor < 0 else "") + text


def count(number: int, locale: QLocale | None = None) -> str:
    """A whole number with its groups: ``1,240``."""
    signs = locale or QLocale()
    return (signs.negativeSign() if number < 0 else "") + _grouped(str(abs(number)), signs)


def day(iso: str, locale: QLocale | None = None) -> str:
    """A day (YYYY-MM-DD) in the locale's short way; as it is where it is none."""
    try:
        known = date.fromisoformat(iso)
    except ValueError:
        return iso
    return (locale or QLocale()).toString(QDate(known.year, known.month, known.day), QLocale.FormatType.ShortFormat)


def day_of_ms(ms: int, locale: QLocale | None = None) -> str:
    """The local day of a time in milliseconds since 1970-01-01 UTC, with its month's name: ``24 Nov 2026``."""
    here = datetime.fromtimestamp(ms / 1000, UTC).astimezone()
    signs = locale or QLocale()
    month = signs.standaloneMonthName(here.month, QLocale.FormatType.ShortFormat)
    return f"{here.day} {month} {here.year}"


def moment(ms: int, locale: QLocale | None = None) -> str:
    """The local day and time of milliseconds since 1970-01-01 UTC: ``24 Nov 2026, 05:23``."""
    here = datetime.fromtimestamp(ms / 1000, UTC).astimezone()
    return f"{day_of_ms(ms, locale)}, {here:%H:%M}"


def _grouped(whole: str, signs: QLocale) -> str:
    if len(whole) <= 3:
        return whole
    first = len(whole) % 3
    parts = ([whole[:first]] if first else []) + [whole[at : at + 3] for at in range(first, len(whole), 3)]
    return signs.groupSeparator().join(parts)
