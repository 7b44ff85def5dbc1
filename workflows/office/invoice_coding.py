"""Where an invoice belongs in the books: proposed as it was for its supplier before, so that nobody types it twice.

A workflow gets this by declaring the yes-no fact ``to_code``, and a form that asks for the account. The account is the
one that the supplier's record names (``own/account_code``), else that of the last invoice of theirs that was booked;
the branch is the unit that the invoice is for, the period the month of its date. All of it are values like typed ones:
whoever books the invoice sees and changes them.

Where no account is known, the fact says that somebody is to name one before people decide. An office in which nobody
but owners could is not asked: who enters values approves nothing, and an owner alone could not go on. There the account
is named when the invoice is booked.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from workflows.domain.definitions import Definition, FormStep, all_steps
from workflows.domain.forms import Value, is_date
from workflows.engine.state import RequestState
from workflows.ledger import entry
from workflows.office.records.finding import suppliers_for
from workflows.office.speaking import scope_of_unit

if TYPE_CHECKING:
    from workflows.office.office import Office

TO_CODE = "to_code"
"""Nobody said yet to which account the invoice belongs, and there is somebody to ask before it is approved."""
ACCOUNT, BRANCH, PERIOD = "account_code", "branch", "period"
OWN_CELL = "own/account_code"
"""The field of a supplier's record that says to which account their invoices belong."""

_LOOKED_AT = 20
"""Earlier invoices of a supplier among which a booked one is looked for."""
_BOOKED = "done"
_MONTH = len("2026-11")


def coding_proposed(
    office: "Office", definition: Definition, values: Mapping[str, Value], unit: str, day: str
) -> dict[str, str | bool]:
    """What a submission is given beside what it says itself, plain, with the fact; nothing where nobody declares it.

    ``day``: YYYY-MM-DD, on which people hold their roles.
    """
    if not _is_declared(definition):
        return {}
    issued = values.get("issue_date")
    known = {
        ACCOUNT: _account(office, definition, values, unit),
        BRANCH: unit,
        PERIOD: issued[:_MONTH] if isinstance(issued, str) and is_date(issued) else None,
    }
    types = {field.id: field.type for field in definition.fields}
    found: dict[str, str | bool] = {
        name: value
        for name, value in known.items()
        if value and values.get(name) is None and types.get(name) == ("unit" if name == BRANCH else "text")
    }
    is_coded = values.get(ACCOUNT) is not None or ACCOUNT in found
    return found | {TO_CODE: not is_coded and _somebody_codes(office, definition, unit, day)}


def coding_left(
    office: "Office",
    definition: Definition,
    state: RequestState,
    after: Mapping[str, Value],
    said: Mapping[str, Any],
    day: str,
) -> dict[str, bool]:
    """The fact after a change: an account that was meant for another supplier is none. ``said``: what was typed."""
    if not _is_declared(definition):
        return {}
    before = state.standing.values
    if said.get(ACCOUNT) is not None:
        return {TO_CODE: False}
    if before.get("supplier_key") == after.get("supplier_key"):
        return {TO_CODE: before.get(TO_CODE) is True}
    return {TO_CODE: _somebody_codes(office, definition, state.unit, day)}


def _is_declared(definition: Definition) -> bool:
    return any(fact.id == TO_CODE and fact.type == "yes-no" for fact in definition.facts)


def _somebody_codes(office: "Office", definition: Definition, unit: str, day: str) -> bool:
    """Whether the first form that asks for the account finds somebody who is no owner."""
    state = office.state
    forms = (step for step in all_steps(definition.steps) if isinstance(step, FormStep) and ACCOUNT in step.fields)
    asked = next((step.who for step in forms), ())
    return any(
        not state.is_owner(person, day)
        for one in asked
        if one.role is not None
        for place in state.path_up(state.head if one.at == "head" else unit)
        for person in state.holders(one.role, place, day)
    )


def _account(office: "Office", definition: Definition, values: Mapping[str, Value], unit: str) -> str | None:
    for group in suppliers_for(office, values):
        cell = group.cells().get(OWN_CELL)
        if cell is not None and cell.value:
            return cell.value
    supplier = values.get("supplier_key")
    if not isinstance(supplier, str):
        return None
    for row in office.store.past.settled_of_supplier(supplier, definition.id, _LOOKED_AT):
        if row.status == _BOOKED and _may_tell(office, row.unit, unit):
            account = office.request(row.id).standing.values.get(ACCOUNT)
            if isinstance(account, str):
                return account
    return None


def _may_tell(office: "Office", other: str, unit: str) -> bool:
    """Whether whoever reads this unit's requests reads the other's: what only few may read is told to no others."""
    trust, state = office.chain.trust, office.state
    return scope_of_unit(trust, state, other) in {entry.OFFICE_SCOPE, scope_of_unit(trust, state, unit)}
