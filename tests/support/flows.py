"""Short ways to write workflow definitions and rule tables in tests. Every workflow here is called “flow”."""

from collections.abc import Sequence
from typing import Any

from tests.support.laptops import Laptop
from tests.support.small_office import Chain, small_office
from workflows.domain.definitions import ApprovalStep, ChecklistItem, Definition, FormStep, RuleStep, Step, TodoStep
from workflows.domain.forms import Field
from workflows.domain.outcomes import Approver

MANAGER = Approver(role="manager")
BOOKKEEPER = Approver(role="bookkeeper")
OWNER = Approver(role="owner", at="head")

TEXT = Field(id="text", type="text", label="Text")
GROSS = Field(id="gross", type="money", label="Gross")


def flow(*steps: Step, fields: Sequence[Field] = (TEXT, GROSS), **more: Any) -> Definition:
    """A workflow of these steps."""
    return Definition(**({"id": "flow", "name": "Flow", "fields": tuple(fields), "steps": steps} | more))


def approval(*approvers: Approver, step: str = "approve", **more: Any) -> ApprovalStep:
    """An approval, by the manager unless others are named."""
    return ApprovalStep(id=step, name=step, approvers=approvers or (MANAGER,), **more)


def todo(*who: Approver, step: str = "todo", items: Sequence[str] = ("done",), **more: Any) -> TodoStep:
    """A to-do for the bookkeeper unless others are named; items that end in “?” are optional."""
    checklist = tuple(ChecklistItem(id=item.rstrip("?"), text=item, required=not item.endswith("?")) for item in items)
    return TodoStep(id=step, name=step, who=who or (BOOKKEEPER,), checklist=checklist, **more)


def form(*fields: str, who: Sequence[Approver] = (), step: str = "form", **more: Any) -> FormStep:
    """A form with these fields, for the requester unless others are named."""
    return FormStep(id=step, name=step, who=tuple(who), fields=fields, **more)


def rule(table: str = "table", step: str = "rule", **more: Any) -> RuleStep:
    """A rule step."""
    return RuleStep(id=step, name=step, table=table, **more)


def table(*rows: dict[str, Any], policy: str = "first", name: str = "table", **more: Any) -> dict[str, Any]:
    """A rule table over the gross amount in euros and the unit."""
    return {
        "id": name,
        "version": 1,
        "policy": policy,
        "inputs": [{"id": "gross", "type": "money", "currency": "EUR"}, {"id": "unit", "type": "unit"}],
        "rows": list(rows),
    } | more


def says(verdict: str, when: str | None = None, **outcome: Any) -> dict[str, Any]:
    """A row: an outcome, where the gross amount fits."""
    return {"when": {"gross": when} if when else {}, "then": {"verdict": verdict} | outcome}


def euros(amount: int) -> dict[str, Any]:
    """An amount in whole euros, plain."""
    return {"minor": amount * 100, "currency": "EUR"}


def begin(*steps: Step, tables: Sequence[dict[str, Any]] = (), chain: Chain | None = None, **submitted: Any) -> Laptop:
    """A laptop on which Cora, a clerk of north, started a request of these steps."""
    chain = chain or small_office(flow(*steps), tables=tables)
    return Laptop(chain).submit(**submitted)
