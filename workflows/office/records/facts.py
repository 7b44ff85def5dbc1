"""What an invoice's facts say because of a supplier's record, and of invoices that other units entered.

A record makes nothing milder by itself, because anybody may add one: a supplier counts as known, and an account as the
right one, once somebody else verified the account. An account that stands on a record unverified is a changed one.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from workflows.domain.definitions import Definition
from workflows.domain.forms import Value
from workflows.engine.assign import day_of
from workflows.intake.accounts import accounts_in
from workflows.office.fingerprints import NUMBER, account_is_strange, elsewhere
from workflows.office.records.finding import accounts_of, right_accounts, suppliers_for

if TYPE_CHECKING:
    from workflows.office.office import Office


def record_facts(
    office: "Office", definition: Definition, values: Mapping[str, Value], facts: Mapping[str, Any], request: str
) -> dict[str, Any]:
    """The facts that change, out of those that the workflow knows. ``facts``: what comparisons here found out."""
    changed: dict[str, Any] = {}
    groups = suppliers_for(office, values)
    if groups:
        cells = [group.cells() for group in groups]
        changed["supplier_record"] = groups[0].head.id
        changed["supplier_blocked"] = any("blocked" in one for one in cells)
    named = values.get("account_key")
    accounts = accounts_in(named if isinstance(named, str) else "")
    if accounts_of(groups, verified=False):
        right = right_accounts(groups, values)
        changed["account_changed"] = bool(accounts) and not accounts <= right
        changed["account_missing"] = (bool(right) or facts.get("account_missing") is True) and not accounts
        if right:
            changed["new_supplier"] = False
    elif facts.get("new_supplier") is True and account_is_strange(office, values):
        changed["account_changed"] = True
    told = elsewhere(office, values, request)
    if any(one.what == NUMBER for one in told):
        changed["same_number"] = True
    elif told:
        changed["same_amount_near"] = True
    return {name: value for name, value in changed.items() if definition.field(name) is not None}


def notes_about(office: "Office", values: Mapping[str, Value], request: str) -> list[tuple[str, str]]:
    """What whoever takes an invoice in is told of its supplier's record and of other branches: code and sentence."""
    found: list[tuple[str, str]] = []
    for one in elsewhere(office, values, request):
        unit = office.state.units.get(one.unit)
        people = [known.name if (known := office.state.people.get(who)) else who for who in one.ask]
        same = "The same invoice" if one.what == NUMBER else "An invoice over the same amount"
        day, where = day_of(one.at_ms), unit.name if unit else one.unit
        found.append(("came-elsewhere", f"{same} was entered in {where} on {day}; ask {', '.join(people)}."))
    groups = suppliers_for(office, values)
    for group in groups:
        blocked = group.cells().get("blocked")
        if blocked is not None:
            said = " / ".join(value for value in blocked.values if value)
            found.append(("supplier-blocked", f"The supplier's record says that nothing is bought there: {said}"))
    named = values.get("account_key")
    accounts = accounts_in(named if isinstance(named, str) else "")
    if accounts & (accounts_of(groups, verified=False) - accounts_of(groups, verified=True)):
        found.append(("account-not-verified", "Nobody verified this account on the supplier's record yet."))
    if len(groups) > 1:
        found.append(("several-records", "Several records fit this supplier. Merge those that are the same."))
    return found
