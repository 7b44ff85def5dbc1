"""Calendar periods, as people name them."""

from collections.abc import Mapping

from PySide6.QtCore import QLocale

from desktop.wording import times
from desktop.wording.speech import QT_TRANSLATE_NOOP, fill, spoken, translate

A_PERIOD: Mapping[str, str] = {
    "day": QT_TRANSLATE_NOOP("Wording", "a day"),
    "week": QT_TRANSLATE_NOOP("Wording", "a week"),
    "month": QT_TRANSLATE_NOOP("Wording", "a month"),
    "quarter": QT_TRANSLATE_NOOP("Wording", "a quarter"),
    "year": QT_TRANSLATE_NOOP("Wording", "a year"),
}
"""After “in”."""

EACH: Mapping[str, str] = {
    "day": QT_TRANSLATE_NOOP("Wording", "each day"),
    "week": QT_TRANSLATE_NOOP("Wording", "each week"),
    "month": QT_TRANSLATE_NOOP("Wording", "each month"),
    "quarter": QT_TRANSLATE_NOOP("Wording", "each quarter"),
    "year": QT_TRANSLATE_NOOP("Wording", "each year"),
}


def a_period(code: str) -> str:
    """“a month”."""
    return spoken(A_PERIOD[code]) if code in A_PERIOD else code


def each(code: str) -> str:
    """“each month”."""
    return spoken(EACH[code]) if code in EACH else code


def named(code: str, first_day: str) -> str:
    """The period that begins on the day (YYYY-MM-DD): “2026”, “quarter 4 of 2026”, “November 2026”."""
    year, month = first_day[:4], first_day[5:7]
    match code:
        case "year":
            return year
        case "quarter":
            number = str((int(month) + 2) // 3)
            return fill(translate("Wording", "quarter %quarter of %year"), quarter=number, year=year)
        case "month":
            name = QLocale().standaloneMonthName(int(month), QLocale.FormatType.LongFormat)
            return f"{name} {year}"
        case "week":
            return fill(translate("Wording", "week from %day"), day=times.day(first_day))
    return times.day(first_day)
