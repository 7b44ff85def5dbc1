"""Values that rule tables ask the office to work out: sums of days, what a budget holds, days until something is due.

They are worked out once, when a request is sent or its values change, and recorded with it as facts; the engine and
every other laptop read them there. A workflow gets them by declaring a fact with the id and type of the table's input.
What cannot be worked out is left out, so that the table answers ``missing-value`` and a person looks at it.
"""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

import msgspec

from workflows import clock
from workflows.domain.commands import Fill, Resubmit, Submit
from workflows.domain.definitions import Definition, RuleStep, all_steps
from workflows.domain.forms import FieldType, Value, plain_value
from workflows.domain.money import MAX_MINOR, Money
from workflows.engine.assign import day_of
from workflows.engine.budgeting import amount_of, budgets_for
from workflows.engine.delegation import MAX_PERCENT
from workflows.engine.state import RequestState
from workflows.engine.values import merged_values
from workflows.intake.document import Document
from workflows.office.gathering import committed_of
from workflows.office.invoice_backing import backing_facts
from workflows.office.invoice_coding import coding_left, coding_proposed
from workflows.office.invoice_facts import (
    MARKER,
    SPLIT_DAYS,
    change_with_facts,
    concerns_invoices,
    days_around,
    submission_with_facts,
)
from workflows.office.line_facts import with_line_facts
from workflows.office.purchase_facts import purchase_facts, supplier_compared
from workflows.office.records.facts import record_facts
from workflows.rules.computed import COMPUTED, computed_inputs
from workflows.rules.values import Input
from workflows.store.rows import RequestLine

if TYPE_CHECKING:
    from workflows.office.office import Office

DUE_FIELDS = ("due_date", "due", "payment_due", "needed_by")
"""Ids of the dates by which something is due, the first that a workflow has."""

MOST_REQUESTS = 5_000
"""Requests of a week that are looked at one by one; where there are more, a sum is not known."""

_DAY_MS = 86_400_000
_GONE = frozenset({"rejected", "withdrawn"})


class Asking(msgspec.Struct, frozen=True, kw_only=True):
    """The request for which values are worked out."""

    definition: Definition
    unit: str
    requester: str | None
    values: Mapping[str, Value]
    """Typed, the facts about an invoice among them."""
    request: str = ""
    """Its id, so that it is left out of sums of others; empty while it is sent."""
    sent_ms: int | None = None
    """When it was sent; None while it is."""
    now_ms: int

    @property
    def amount(self) -> Money | None:
        """The amount that the workflow is about."""
        value = self.values.get(self.definition.amount or "")
        return value if isinstance(value, Money) else None


def submission_found_out(office: "Office", command: Submit, document: Document | None) -> Submit:
    """The submission with everything that the program finds out about its values, or the document they were read from.

    What it says itself of values that the office works out is taken out.
    """
    command = submission_with_facts(command, office.state, office.store.questions, document)
    definition = office.state.workflow(command.workflow)
    if definition is None:
        return command
    now_ms = clock.now_ms()
    if concerns_invoices(definition):
        merged = merged_values(definition, {}, command.values)
        more = record_facts(office, definition, merged, command.values, "")
        more |= coding_proposed(office, definition, merged, command.unit, day_of(now_ms))
        command = msgspec.structs.replace(command, values=command.values | more)
    command = with_line_facts(command, definition, office.state, day_of(now_ms))
    merged = merged_values(definition, {}, command.values)
    found = backing_facts(office, definition, merged, unit=command.unit, day=day_of(now_ms))
    found |= purchase_facts(office, definition, merged, unit=command.unit, sent_ms=now_ms)
    command = msgspec.structs.replace(command, values=command.values | found) if found else command
    wanted = wanted_facts(office, definition, command.unit, day_of(now_ms))
    wanted = weighed_fact(definition, merged_values(definition, {}, command.values)) | wanted
    if not wanted:
        return command
    own = {name: value for name, value in command.values.items() if name not in wanted}
    asking = Asking(
        definition=definition,
        unit=command.unit,
        requester=command.asker,
        values=merged_values(definition, {}, own),
        now_ms=now_ms,
    )
    return msgspec.structs.replace(command, values=own | computed_facts(office, asking, wanted))


def change_found_out(office: "Office", command: Fill | Resubmit, state: RequestState) -> Fill | Resubmit:
    """The change with everything found out anew; a value that is not known any more is recorded as none."""
    command = change_with_facts(command, state, office.state, office.store.questions)
    definition = office.state.workflows[state.workflow][state.version]
    if concerns_invoices(definition):
        merged = merged_values(definition, state.standing.values, {**command.values, **command.facts})
        more = record_facts(office, definition, merged, command.facts, state.id)
        more |= coding_left(office, definition, state, merged, command.values, day_of(clock.now_ms()))
        command = msgspec.structs.replace(command, facts={**command.facts, **more})
    wanted = {
        column.id: column
        for name, version in state.tables.items()
        for column in _declared(definition, computed_inputs(office.state.tables[name][version]))
    }
    after = merged_values(definition, state.standing.values, {**command.values, **command.facts})
    sent_ms = state.acts[0].at[0]
    found = backing_facts(office, definition, after, unit=state.unit, day=day_of(sent_ms), request=state.id)
    found |= purchase_facts(office, definition, after, unit=state.unit, sent_ms=sent_ms, request=state.id)
    command = msgspec.structs.replace(command, facts={**command.facts, **found}) if found else command
    wanted = weighed_fact(definition, after) | wanted
    if not wanted:
        return command
    before = {name: value for name, value in state.standing.values.items() if name not in wanted}
    asking = Asking(
        definition=definition,
        unit=state.unit,
        requester=state.requester,
        values=merged_values(definition, before, {**command.values, **command.facts}),
        request=state.id,
        sent_ms=sent_ms,
        now_ms=clock.now_ms(),
    )
    facts = dict.fromkeys(wanted) | computed_facts(office, asking, wanted)
    own = {name: value for name, value in command.values.items() if name not in wanted}
    return msgspec.structs.replace(command, values=own, facts={**command.facts, **facts})


def wanted_facts(office: "Office", definition: Definition, unit: str, day: str) -> dict[str, Input]:
    """The computed inputs of the tables in force that the workflow's steps ask, by id, as far as it declares them."""
    found: dict[str, Input] = {}
    for step in all_steps(definition.steps):
        table = office.state.table_on(step.table, day, unit) if isinstance(step, RuleStep) else None
        if table is not None:
            found |= {column.id: column for column in _declared(definition, computed_inputs(table))}
    return found


def weighed_fact(definition: Definition, values: Mapping[str, Value]) -> dict[str, Input]:
    """The sum that limits look at, where the workflow names one of ours, in the currency of the amount."""
    name, amount = definition.weighed or "", values.get(definition.amount or "")
    if name not in COMPUTED:
        return {}
    currency = amount.currency if isinstance(amount, Money) else ""
    return {name: Input(id=name, type="money", computed=name, currency=currency)}


def _declared(definition: Definition, columns: tuple[Input, ...]) -> list[Input]:
    types: dict[str, FieldType] = {fact.id: fact.type for fact in definition.facts}
    return [column for column in columns if types.get(column.id) == column.type]


# ---------------------------------------------------------------- the values


def computed_facts(office: "Office", asking: Asking, wanted: Mapping[str, Input]) -> dict[str, Any]:
    """The plain values of these inputs, by id; one that cannot be worked out is left out."""
    found: dict[str, Any] = {}
    for name, column in wanted.items():
        value = _value(office, asking, column)
        if value is not None:
            found[name] = plain_value(value)
    return found


def _value(office: "Office", asking: Asking, column: Input) -> Value:
    match column.computed:
        case "supplier-sum-7-days":
            return _with_this(asking, column, supplier_sum(office, asking, column.currency))
        case "same-requester-sum-7-days":
            return _with_this(asking, column, requester_sum(office, asking, column.currency))
        case "days-to-due":
            return days_to_due(asking)
        case "budget-left" | "budget-used-percent":
            return budget_facts(office, asking, column.currency).get(column.computed)
    return None


def _with_this(asking: Asking, column: Input, others: int | None) -> Money | None:
    """A sum with the request itself, unsigned as a split is found; None where one part of it is not known."""
    own = asking.amount
    if others is None or own is None or own.currency != column.currency:
        return None
    return Money(minor=min(abs(own.minor) + others, MAX_MINOR), currency=column.currency)


def supplier_sum(office: "Office", asking: Asking, currency: str) -> int | None:
    """Minor units of what else came from the same supplier in 7 days, by arrival; None where no supplier is named.

    Of invoices also by the dates that they state, and the larger sum counts. Rejected and withdrawn requests and other
    currencies are not in it.
    """
    key = asking.values.get(MARKER)
    since_ms = asking.now_ms - SPLIT_DAYS * _DAY_MS
    if isinstance(key, str):
        questions, issued = office.store.questions, asking.values.get("issue_date")
        arrived = questions.sum_arrived(key, currency, since_ms, without=asking.request)
        if not isinstance(issued, str):
            return arrived
        first, last = days_around(issued, SPLIT_DAYS - 1)
        return max(arrived, questions.sum_between(key, currency, first, last, without=asking.request))
    name = supplier_compared(asking.definition, asking.values)
    if not name:
        return None
    lines = _lines(office, asking, currency)
    if lines is None:
        return None
    return sum(abs(line.amount_minor or 0) for line in lines if _supplier_of(office, line, asking.definition) == name)


def requester_sum(office: "Office", asking: Asking, currency: str) -> int | None:
    """Minor units of what else the same person asked for in this workflow in 7 days, unsigned."""
    if asking.requester is None:
        return None
    lines = _lines(office, asking, currency)
    if lines is None:
        return None
    return sum(abs(line.amount_minor or 0) for line in lines if line.requester == asking.requester)


def days_to_due(asking: Asking) -> str | None:
    """Whole days from today (UTC) to the due day, negative where that is past."""
    name = next((name for name in DUE_FIELDS if asking.definition.field(name) is not None), "")
    value = asking.values.get(name)
    if not isinstance(value, str):
        return None
    try:
        due = date.fromisoformat(value)
    except ValueError:  # a field of that name that is no date
        return None
    return str((due - date.fromisoformat(day_of(asking.now_ms))).days)


def budget_facts(office: "Office", asking: Asking, currency: str) -> dict[str, Value]:
    """``budget-left`` and ``budget-used-percent`` by name, before the request itself; without those that are not known.

    Of several budgets the one that has least left, and the one that is fullest. Without any budget, or with one in
    another currency than the table asks in, tables answer ``missing-value``, and a person looks.
    """
    state, day = office.state, day_of(asking.sent_ms or asking.now_ms)
    category = asking.values.get(asking.definition.category or "")
    named = category if isinstance(category, str) else ""
    left: list[int] = []
    percent: list[int] = []
    for one in budgets_for(state, asking.definition.id, asking.unit, named, day):
        whole = amount_of(one, state, day)
        used = committed_of(office.store.past, one, state, day, without=asking.request)
        percent.append(min(-(-used * 100 // whole.minor), MAX_PERCENT) if whole.minor > 0 else MAX_PERCENT)
        if whole.currency == currency or not currency:
            left.append(whole.minor - used)
    found: dict[str, Value] = {}
    if percent:
        found["budget-used-percent"] = str(max(percent))
    if left and len(left) == len(percent):
        found["budget-left"] = Money(minor=min(left), currency=currency)
    return found


# ---------------------------------------------------------------- what came before


def _lines(office: "Office", asking: Asking, currency: str) -> tuple[RequestLine, ...] | None:
    """Other requests of the workflow that were sent within 7 days and still count; None where there are too many."""
    since_ms = asking.now_ms - SPLIT_DAYS * _DAY_MS
    found = office.store.questions.requests(workflow=asking.definition.id, since_ms=since_ms, limit=MOST_REQUESTS + 1)
    if len(found) > MOST_REQUESTS:
        return None
    return tuple(
        line
        for line in found
        if line.created_ms >= since_ms
        and line.id != asking.request
        and line.currency == currency
        and line.status not in _GONE
    )


def _supplier_of(office: "Office", line: RequestLine, definition: Definition) -> str:
    return supplier_compared(definition, office.request(line.id).standing.values)
