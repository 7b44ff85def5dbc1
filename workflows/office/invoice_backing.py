"""What the office's own orders and budgets say about an invoice: whether it fits what was ordered and has come.

A workflow gets these facts by declaring them. A workflow is about orders where it has the fields ``order_no`` and
``ordered_price``; the goods have come once its step ``receive`` is done. Tables say what follows.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from workflows.domain.definitions import Definition, all_steps
from workflows.domain.forms import Value
from workflows.domain.money import Money, minor_digits
from workflows.engine.budgeting import budgets_for
from workflows.engine.state import FINAL, RequestState
from workflows.rules.values import clean_text

if TYPE_CHECKING:
    from workflows.office.office import Office

ORDER_FOUND, MATCHED, BUDGET_ASKS = "order_found", "matched", "budget_asks"
"""An order of ours bears the number that the invoice names; the invoice fits it; a budget asks for the category."""

PERCENT, UNITS = 2, 25
"""An invoice fits an order where it differs by at most so many percent of it, and at most so many units of currency."""
PERIOD_DAYS = 20
"""Two invoices of a recurring order within so many days are not of two periods."""

_RECEIVE, _DEARER = "receive", "dearer"
_GONE = frozenset({"rejected", "withdrawn"})
_MOST = 200
"""Requests found by an order number that are looked at; where there are more, nothing fits."""


def backing_facts(
    office: "Office", definition: Definition, values: Mapping[str, Value], *, unit: str, day: str, request: str = ""
) -> dict[str, bool]:
    """Those of the facts that the workflow declares. ``day`` (YYYY-MM-DD) is the one that budgets count it on."""
    declared = {fact.id for fact in definition.facts if fact.type == "yes-no"}
    found: dict[str, bool] = {}
    if declared & {ORDER_FOUND, MATCHED}:
        found |= _compared(office, values, unit, request)
    if BUDGET_ASKS in declared:
        found[BUDGET_ASKS] = _budget_asks(office, definition, values, unit, day)
    return {name: value for name, value in found.items() if name in declared}


def billed_twice(office: "Office", state: RequestState) -> tuple[str, ...]:
    """Invoices that fit the same order as this one, where neither record knows of the other; sorted.

    Two laptops may each find that an invoice fits an order of which the other has let another be paid.
    """
    values = state.standing.values
    number = _key(values.get("order_reference"))
    if values.get(MATCHED) is not True or not number:
        return ()
    orders, others = _naming(office, number, state.id)
    others = [one for one in others if one.standing.values.get(MATCHED) is True]
    if any(_is_recurring(order.standing.values) for order in orders):
        others = [one for one in others if not _are_apart(values, one.standing.values)]
    return tuple(sorted(one.id for one in others))


def _compared(office: "Office", values: Mapping[str, Value], unit: str, request: str) -> dict[str, bool]:
    number = _key(values.get("order_reference"))
    orders, others = _naming(office, number, request) if number else ([], [])
    fits = len(orders) == 1 and _has_come(orders[0], office) and _fits(values, orders[0].standing.values, others)
    fits = fits and _is_of_line(office, unit, orders[0].unit) and not became_dearer(orders[0])
    return {ORDER_FOUND: bool(orders), MATCHED: fits}


def _is_of_line(office: "Office", unit: str, other: str) -> bool:
    """Whether one unit is the other or stands above it. What a sister unit ordered, its own people answer for."""
    return unit in office.state.path_up(other) or other in office.state.path_up(unit)


def became_dearer(order: RequestState) -> bool:
    """Whether it was ordered for more than a tenth above what was approved, and nobody approved that."""
    values = order.standing.values
    price, ordered = values.get("price"), values.get("ordered_price")
    if not isinstance(price, Money) or not isinstance(ordered, Money) or _is_recurring(values):
        return False
    is_dearer = price.currency != ordered.currency or ordered.minor * 10 > price.minor * 11
    return is_dearer and not any(one.step == _DEARER and one.state == "approved" for one in order.standing.marks)


def _naming(office: "Office", number: str, request: str) -> tuple[list[RequestState], list[RequestState]]:
    """Orders of this number, and invoices that name it, without those that came to nothing; none where too many are."""
    kinds = set(_about_orders(office))
    if not kinds:
        return [], []
    lines = office.store.questions.search(number, limit=_MOST + 1)
    if len(lines) > _MOST:
        return [], []
    states = [office.request(line.id) for line in lines if line.status not in _GONE and line.id != request]
    orders = [one for one in states if one.workflow in kinds and _key(one.standing.values.get("order_no")) == number]
    others = [one for one in states if _key(one.standing.values.get("order_reference")) == number]
    return orders, others


def _about_orders(office: "Office") -> Iterator[str]:
    for name in office.state.workflows:
        definition = office.state.workflow(name)
        if definition is not None and definition.field("order_no") and definition.field("ordered_price"):
            yield name


def _has_come(order: RequestState, office: "Office") -> bool:
    definition = office.state.workflows[order.workflow][order.version]
    if any(step.id == _RECEIVE for step in all_steps(definition.steps)):
        return any(mark.step == _RECEIVE and mark.state == "done" for mark in order.standing.marks)
    return order.standing.status in FINAL


def _fits(values: Mapping[str, Value], order: Mapping[str, Value], others: list[RequestState]) -> bool:
    """Whether supplier and amount are those of the order, and nothing else was billed for it."""
    is_recurring = _is_recurring(order)
    ordered, gross = order.get("instalment" if is_recurring else "ordered_price"), values.get("gross")
    if not isinstance(ordered, Money) or not isinstance(gross, Money) or ordered.currency != gross.currency:
        return False
    supplier = _key(values.get("supplier_name"))
    if not supplier or supplier != _key(order.get("supplier")) or ordered.minor <= 0:
        return False
    off = abs(gross.minor - ordered.minor)
    if off > UNITS * 10 ** minor_digits(ordered.currency) or off * 100 > ordered.minor * PERCENT:
        return False
    if not is_recurring:
        return not others
    return all(_are_apart(values, one.standing.values) for one in others)


def _is_recurring(order: Mapping[str, Value]) -> bool:
    return order.get("kind") == "recurring"


def _are_apart(one: Mapping[str, Value], other: Mapping[str, Value]) -> bool:
    """Whether two invoices are of different periods; days that are not known are not."""
    first, second = (str(values.get("issue_date")) for values in (one, other))
    try:
        return abs((date.fromisoformat(first) - date.fromisoformat(second)).days) >= PERIOD_DAYS
    except ValueError:
        return False


def _key(value: Value) -> str:
    """A text as it is compared: composed, without capitals and double blanks."""
    return " ".join(clean_text(value).casefold().split()) if isinstance(value, str) else ""


def _budget_asks(office: "Office", definition: Definition, values: Mapping[str, Value], unit: str, day: str) -> bool:
    """Whether budgets of this workflow and unit go by categories, and the request names none of them."""
    told = values.get(definition.category or "")
    path = office.state.path_up(unit)
    named = {
        one.category
        for one in office.state.budgets
        if one.category
        and one.unit in path
        and one.holds_on(day)
        and definition.id in (one.workflows or (definition.id,))
    }
    taken = budgets_for(office.state, definition.id, unit, told if isinstance(told, str) else "", day)
    return bool(named) and not any(one.category for one in taken)
