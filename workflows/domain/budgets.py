"""What a unit may spend on something within a period, and what a decision knew of it."""

from typing import Literal

import msgspec

from workflows.domain.money import Money
from workflows.domain.people import Period

Level = Literal["within", "warn", "block"]
"""How full a budget is. warn and block say it; from block on an owner decides, with a reason."""


class Budget(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, rename={"since": "from", "until": "to"}):
    """An amount for each period, for a unit with all below it and one category of spending."""

    id: str
    name: str = ""
    unit: str
    category: str = ""
    """The value of a request's category field (``Definition.category``); empty: whatever the category."""
    workflows: tuple[str, ...] = ()
    """Only requests of these; empty: of every workflow that names an amount."""
    period: Period = "year"
    amount: Money
    """For one period."""
    warn_percent: int = 80
    """From this share of the amount on, everybody who asks or decides is told."""
    block_percent: int | None = 100
    """Above this share of the amount only an owner decides, with a reason. None: nothing is blocked."""
    since: str = ""
    """First day, YYYY-MM-DD; empty: always."""
    until: str = ""
    """Last day, which still counts; empty: no end."""

    def holds_on(self, day: str) -> bool:
        """Whether the day (YYYY-MM-DD) lies inside."""
        return (not self.since or self.since <= day) and (not self.until or day <= self.until)


class Transfer(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Part of one budget's amount was moved to another's, for one period of each."""

    source: str
    target: str
    amount: Money
    """Above zero, in the currency of both."""
    day: str
    """A day (YYYY-MM-DD) inside the period of each that changes."""
    reason: str = ""


class BudgetUse(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the author of a decision knew of a budget: recorded for good, and worked out anew by nobody.

    Two laptops that decide without knowing of each other may both be right by this and exceed the budget together. The
    sum over all decisions shows it, alike on every laptop.
    """

    budget: str
    first_day: str
    """First day (YYYY-MM-DD) of the period."""
    amount: Money
    """For the period, transfers included."""
    committed: int
    """Minor units that other requests had committed or spent."""
    this: int
    """Minor units of this request, in the budget's currency."""
