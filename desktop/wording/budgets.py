"""Budgets in words: what one request takes, and how each stands."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from desktop import numbers
from desktop.wording import periods, times, values
from desktop.wording.speech import fill, translate

if TYPE_CHECKING:
    from workflows.domain.budgets import Budget, Level
    from workflows.office.showing.budgets_shown import BudgetShown, LeftShown
    from workflows.office.showing.names import Names

Tone = Literal["muted", "warn", "bad"]
"""A colour of the theme's; the words say the same."""


def tone(level: "Level", left: int) -> Tone:
    """How a level looks."""
    if left < 0 or level == "block":
        return "bad"
    return "warn" if level == "warn" else "muted"


def state(level: "Level", left: int, currency: str) -> str:
    """How full it is: “within”, “nearly used up”, “goes beyond by 120.00 EUR”."""
    if left < 0:
        return fill(translate("Wording", "goes beyond by %amount"), amount=amount(-left, currency))
    return translate("Wording", "within") if level == "within" else translate("Wording", "nearly used up")


def taken(one: "LeftShown") -> str:
    """The same for what one request takes; whether only an owner may say yes to it."""
    if not one.known:
        return translate("Wording", "no exchange rate converts it, so an owner decides")
    said = state(one.level, one.left, one.amount.currency)
    return fill(translate("Wording", "%said, so an owner decides"), said=said) if one.level == "block" else said


def left(one: "LeftShown") -> str:
    """What is left with it: “3,880.00 EUR of 5,000.00 EUR left”."""
    template = translate("Wording", "%left of %amount left")
    return fill(template, left=amount(max(one.left, 0), one.amount.currency), amount=values.money(one.amount))


def name_in_period(name: str, period: str, first_day: str) -> str:
    """“Marketing, November 2026”."""
    return fill(translate("Wording", "%budget, %period"), budget=name, period=periods.named(period, first_day))


def foretold(budgets: "Sequence[LeftShown]") -> tuple[str, bool]:
    """What a request would take, in one or two sentences, and whether that deserves attention; empty for none.

    Those that it goes beyond are told first; where it stays within all of them, only the fullest is named.
    """
    beyond = [one for one in budgets if one.level == "block" or one.left < 0]
    if not beyond and not budgets:
        return "", False
    said = []
    for one in beyond:
        words = fill(translate("Wording", "Budget “%budget”: %state."), budget=one.name, state=_beyond(one))
        said.append(words)
    if any(one.level == "block" for one in beyond):
        said.append(translate("Wording", "An owner will have to decide."))
    if said:
        return " ".join(said), True
    fullest = max(budgets, key=lambda one: one.percent)
    words = fill(
        translate("Wording", "Budget “%budget”: %state, %left."),
        budget=fullest.name,
        state=taken(fullest),
        left=left(fullest),
    )
    return words, fullest.level != "within"


def _beyond(one: "LeftShown") -> str:
    if not one.known:
        return translate("Wording", "no exchange rate converts this amount")
    return state(one.level, one.left, one.amount.currency)


def about(one: "Budget", names: "Names") -> str:
    """What a budget is for: “North and below · Marketing · each year · until 31/12/2026”."""
    unit = names.units.get(one.unit, one.unit)
    parts = [
        fill(translate("Wording", "%unit and below"), unit=unit),
        one.category or translate("Wording", "all spending"),
        ", ".join(names.workflows.get(workflow, workflow) for workflow in one.workflows),
        periods.each(one.period),
        times.period(one.since, one.until) if one.since or one.until else "",
    ]
    return " · ".join(part for part in parts if part)


def figures(one: "BudgetShown") -> tuple[tuple[str, str], ...]:
    """What is spent, committed, asked for, left, and where the pace leads: each a name and an amount."""
    currency = one.budget.amount.currency
    found = [
        (translate("Wording", "Spent"), one.sums.spent),
        (translate("Wording", "Committed"), one.sums.committed),
        (translate("Wording", "Asked for"), one.sums.asked),
        (translate("Wording", "Left"), one.left),
        (translate("Wording", "Forecast"), one.forecast),
    ]
    return tuple((name, amount(minor, currency)) for name, minor in found)


def levels(one: "Budget") -> str:
    """From where on it warns and stops."""
    warns = fill(translate("Wording", "Warns from %percent % on."), percent=numbers.count(one.warn_percent))
    if one.block_percent is None:
        return f"{warns} {translate('Wording', 'Nothing is stopped.')}"
    stops = translate("Wording", "Above %percent % an owner decides, with a reason.")
    return f"{warns} {fill(stops, percent=numbers.count(one.block_percent))}"


def moved(one: "BudgetShown") -> str:
    """What was moved to or from it in this period; empty where nothing was."""
    if not one.moved:
        return ""
    shown = amount(abs(one.moved), one.budget.amount.currency)
    if one.moved > 0:
        return fill(translate("Wording", "%amount of it were moved here from other budgets."), amount=shown)
    return fill(translate("Wording", "%amount were moved away to other budgets."), amount=shown)


def amount(minor: int, currency: str) -> str:
    """Minor units with their currency."""
    from workflows.domain.money import Money  # noqa: PLC0415 -- heavy at start

    return values.money(Money(minor=minor, currency=currency))
