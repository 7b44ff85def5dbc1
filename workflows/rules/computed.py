"""Inputs that the office works out by itself: a closed set of names, each with its one type and unit of measure.

A table declares them; their values are worked out when a request is sent, recorded with it as facts, and never worked
out again. A value that cannot be worked out is missing.
"""

import msgspec

from workflows.rules.tables import RuleTable
from workflows.rules.values import Input, InputType


class Computed(msgspec.Struct, frozen=True, kw_only=True):
    """What kind of value a name stands for."""

    type: InputType
    measure: str = ""
    """The unit of measure in words; amounts are in the input's currency."""


COMPUTED: dict[str, Computed] = {
    "supplier-sum-7-days": Computed(type="money"),
    "same-requester-sum-7-days": Computed(type="money"),
    "budget-left": Computed(type="money"),
    "budget-used-percent": Computed(type="number", measure="%"),
    "days-to-due": Computed(type="number", measure="days"),
}
"""What each name stands for.

supplier-sum-7-days: this request and what else came from its supplier in 7 days; same-requester-sum-7-days: this
request and what else its requester asked for in 7 days; budget-left: what the budget holds before this request,
negative where it is overdrawn; budget-used-percent: the used part of the budget before this request; days-to-due:
whole days from sending to the due day, negative where that is past.
"""


def computed_inputs(table: RuleTable) -> tuple[Input, ...]:
    """The inputs whose values the office works out, in the table's order."""
    return tuple(column for column in table.inputs if column.computed)
