"""What the office finds out about a purchase: whether nothing is bought from its supplier, and how often it hurries.

A workflow gets these facts by declaring them. They are worked out when a request is sent and recorded with it; every
reader takes them from there. Tables say what follows.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import msgspec

from workflows.domain.definitions import Definition
from workflows.domain.forms import Value
from workflows.office.records.finding import suppliers_for
from workflows.rules.values import clean_text

if TYPE_CHECKING:
    from workflows.office.office import Office

SUPPLIER_FIELDS = ("supplier", "supplier_name", "vendor")
"""Ids of the fields that name a supplier, the first that a workflow has; an invoice has a key for it."""

SUPPLIER_BLOCKED, URGENT_BEFORE = "supplier_blocked", "urgent_before"
"""The supplier's record says that nothing is bought there; how many urgent purchases of the unit came before."""

URGENT_DAYS = 30
URGENT = "bought"
"""The yes-no field of a purchase that was bought before anybody was asked, because it could not wait."""

_DAY_MS = 86_400_000


class _Values(msgspec.Struct):
    bought: object = None


class _Body(msgspec.Struct):
    values: _Values


def purchase_facts(
    office: "Office",
    definition: Definition,
    values: Mapping[str, Value],
    *,
    unit: str,
    sent_ms: int,
    request: str = "",
) -> dict[str, Any]:
    """Those of the facts that the workflow declares, plain. ``request`` is left out of what is counted.

    ``sent_ms``: when the request is or was sent; what was sent later is not counted, however often this is asked.
    """
    types = {fact.id: fact.type for fact in definition.facts}
    found: dict[str, Any] = {}
    if types.get(SUPPLIER_BLOCKED) == "yes-no":
        found[SUPPLIER_BLOCKED] = _is_blocked(office, definition, values)
    if types.get(URGENT_BEFORE) == "number":
        found[URGENT_BEFORE] = str(_urgent_before(office, definition, unit, sent_ms, request))
    return found


def supplier_compared(definition: Definition, values: Mapping[str, Value]) -> str:
    """The supplier’s name as it is compared: composed, without capitals and double blanks; empty where none is."""
    value = values.get(_supplier_field(definition))
    return " ".join(clean_text(value).casefold().split()) if isinstance(value, str) else ""


def _is_blocked(office: "Office", definition: Definition, values: Mapping[str, Value]) -> bool:
    """Whether a record that fits the supplier says that nothing is bought there."""
    named = {**values, "supplier_name": values.get(_supplier_field(definition))}
    return any("blocked" in group.cells() for group in suppliers_for(office, named))


def _supplier_field(definition: Definition) -> str:
    return next((name for name in SUPPLIER_FIELDS if definition.field(name) is not None), "")


def _urgent_before(office: "Office", definition: Definition, unit: str, sent_ms: int, request: str) -> int:
    """Urgent requests of the workflow that the unit sent in the days before; what was taken back is not counted.

    What was rejected is: it was bought all the same.
    """
    since_ms = sent_ms - URGENT_DAYS * _DAY_MS
    return sum(
        since_ms <= row.created_ms <= sent_ms and _is_urgent(row.body)
        for row in office.store.questions.every_request(workflow=definition.id, since_ms=since_ms)
        if row.unit == unit and row.id != request and row.status != "withdrawn"
    )


def _is_urgent(body: bytes) -> bool:
    try:
        return msgspec.json.decode(body, type=_Body).values.bought is True
    except msgspec.MsgspecError:
        return False
