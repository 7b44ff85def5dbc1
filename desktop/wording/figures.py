"""Figures in words: what a value counts, what was aimed at, and how near it is."""

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from desktop import numbers
from desktop.wording.speech import QT_TRANSLATE_NOOP, fill, spoken, translate

if TYPE_CHECKING:
    from workflows.domain.measures import Target
    from workflows.office.showing.kpis_shown import Figure

UNITS: Mapping[str, str] = {
    "hours": QT_TRANSLATE_NOOP("Wording", "hours"),
    "days": QT_TRANSLATE_NOOP("Wording", "days"),
    "working hours": QT_TRANSLATE_NOOP("Wording", "working hours"),
    "working days": QT_TRANSLATE_NOOP("Wording", "working days"),
    "%": "%",
    "requests": QT_TRANSLATE_NOOP("Wording", "requests"),
    "different": QT_TRANSLATE_NOOP("Wording", "different ones"),
}
"""What a value counts; a currency is its own word."""

_STATES: Mapping[str, tuple[str, str, str]] = {
    "met": (QT_TRANSLATE_NOOP("Wording", "Target met: %aim"), "good", "circle-check"),
    "near": (QT_TRANSLATE_NOOP("Wording", "Near the target: %aim"), "warn", "circle-alert"),
    "missed": (QT_TRANSLATE_NOOP("Wording", "Target missed: %aim"), "bad", "circle-x"),
}
NOTHING = "–"
"""In the place of a value where nothing was measured."""


def value(one: "Figure", told: Decimal | None) -> str:
    """The value with the signs of the place, without what it counts."""
    if told is None:
        return NOTHING
    text = f"{told:f}"
    if not is_money(one) and "." in text:
        text = text.rstrip("0").rstrip(".")
    return numbers.exact(text)


def is_money(one: "Figure") -> bool:
    """Whether it is an amount, whose decimals are all told."""
    return one.kind == "sum" and bool(one.unit_of_measure)


def unit(one: "Figure") -> str:
    """What the value counts; nothing where there is none."""
    if one.value is None:
        return ""
    return spoken(UNITS[one.unit_of_measure]) if one.unit_of_measure in UNITS else one.unit_of_measure


def told(one: "Figure") -> str:
    """How many requests are behind it: “9 requests”."""
    if one.over == "running":
        return translate("Wording", "%n requests that run now", "", one.count)
    if one.over == "sent":
        return translate("Wording", "%n requests that were sent", "", one.count)
    if one.kind == "count":
        return translate("Wording", "of %n requests", "", one.count)
    return translate("Wording", "%n requests", "as in: measured in 9 requests", one.count)


def slowest(one: "Figure") -> str:
    """From where on the slowest tenth begins; nothing for what is no time."""
    if one.slowest is None:
        return ""
    return fill(translate("Wording", "Slowest tenth: from %value"), value=value(one, one.slowest))


def group(one: "Figure") -> str:
    """What a group is called."""
    if one.group_name:
        return one.group_name
    if one.by.startswith("row "):
        return fill(translate("Wording", "row %row"), row=one.group or "")
    if one.group in {"yes", "no"}:
        return translate("Wording", "yes") if one.group == "yes" else translate("Wording", "no")
    return one.group or ""


def of_group(one: "Figure") -> str:
    """The value of a group, under a figure that says what it counts."""
    said = value(one, one.value)
    return f"{said}\u00a0{one.unit_of_measure}" if is_money(one) or one.unit_of_measure == "%" else said


def target(one: "Figure") -> tuple[str, str, str]:
    """What is aimed at and how near it is, in words; a colour and an icon that say the same. Empty without a target."""
    if one.target is None:
        return "", "", ""
    aim = _aim(one, one.target)
    if one.state is None:
        return fill(translate("Wording", "Target: %aim"), aim=aim), "", "flag"
    words, colour, icon = _STATES[one.state]
    return spoken(words, aim=aim), colour, icon


def _aim(one: "Figure", aimed: "Target") -> str:
    low = aimed.at_least is not None
    number = numbers.exact(str(aimed.at_least if low else aimed.at_most))
    if one.kind == "time" or one.unit_of_measure == "%":
        number = f"{number}\u00a0{spoken(UNITS[one.unit_of_measure])}"
    if aimed.slowest:
        return fill(translate("Wording", "slowest tenth at most %value"), value=number)
    return fill(
        translate("Wording", "at least %value") if low else translate("Wording", "at most %value"), value=number
    )


def weeks(one: "Figure") -> str:
    """The last weeks for who cannot see the line."""
    known = [week.value for week in one.weeks if week.value is not None]
    if len(known) < 2:
        return ""
    words = translate("Wording", "in the last 12 weeks from %first to %last")
    return fill(words, first=value(one, known[0]), last=value(one, known[-1]))
