"""The same invoice, taken in on two laptops that did not know of each other: nobody pays it twice without a word.

What an invoice was compared with is recorded when it is taken in. Two that met only later say nothing of each other in
their records; so whoever approves or releases one of them is told first, and has to say why both are right.
"""

from typing import TYPE_CHECKING

from workflows.domain.commands import Decide, Refusal, RequestCommand, Tick
from workflows.engine.assign import day_of
from workflows.engine.state import RequestState
from workflows.office.fingerprints import NUMBER, elsewhere
from workflows.office.invoice_backing import billed_twice
from workflows.office.invoice_facts import concerns_invoices
from workflows.office.records.finding import suppliers_for

if TYPE_CHECKING:
    from workflows.office.office import Office

CAME_TWICE = "came-twice"
BILLED_TWICE = "billed-twice"
"""Another invoice fits the same order, and neither record knows of the other."""
CAME_ELSEWHERE = "came-elsewhere"
"""The other one belongs to a unit whose requests this laptop may not read."""
SUPPLIER_BLOCKED = "supplier-blocked"
"""The supplier's record says that nothing is bought there."""
_KNOWN = "same_number"


def twins_of(office: "Office", state: RequestState) -> tuple[str, ...]:
    """Live requests with the same supplier and number, where neither record knows of the other; sorted."""
    definition = office.state.workflows[state.workflow][state.version]
    values = state.standing.values
    supplier, number = values.get("supplier_key"), values.get("number_key")
    if not concerns_invoices(definition) or not isinstance(supplier, str) or not isinstance(number, str):
        return ()
    if values.get(_KNOWN) is True:
        return ()
    found = {row.request for row in office.store.questions.same_invoice(supplier, number)} - {state.id}
    return tuple(sorted(one for one in found if office.request(one).standing.values.get(_KNOWN) is not True))


def refused_as_twin(office: "Office", state: RequestState, command: RequestCommand) -> Refusal | None:
    """Why an approval or a tick has to be thought over first; a reason or note is the answer to that."""
    match command:
        case Decide(verdict="approve", reason="") | Tick(note=""):
            code, twins = CAME_TWICE, twins_of(office, state)
        case _:
            return None
    if not twins:
        code, twins = BILLED_TWICE, billed_twice(office, state)
    if not twins:
        return _refused_elsewhere(office, state) or _refused_blocked(office, state)
    other = office.request(twins[0])
    return Refusal(code=code, facts={"other": other.id, "title": other.standing.title})


def _refused_elsewhere(office: "Office", state: RequestState) -> Refusal | None:
    """The same for an invoice that another unit entered meanwhile, as far as its fingerprint tells."""
    values = state.standing.values
    definition = office.state.workflows[state.workflow][state.version]
    if values.get(_KNOWN) is True or not concerns_invoices(definition):
        return None
    found = next((one for one in elsewhere(office, values, state.id) if one.what == NUMBER), None)
    if found is None:
        return None
    unit = office.state.units.get(found.unit)
    people = [known.name if (known := office.state.people.get(one)) else one for one in found.ask]
    facts = {"unit": unit.name if unit else found.unit, "day": day_of(found.at_ms), "ask": ", ".join(people)}
    return Refusal(code=CAME_ELSEWHERE, facts=facts)


def _refused_blocked(office: "Office", state: RequestState) -> Refusal | None:
    """The same for an invoice of a supplier of whom nothing is bought, by what their record says now."""
    if not concerns_invoices(office.state.workflows[state.workflow][state.version]):
        return None
    found = (group.cells().get("blocked") for group in suppliers_for(office, state.standing.values))
    said = [value for cell in found if cell is not None for value in cell.values if value]
    return Refusal(code=SUPPLIER_BLOCKED, facts={"why": " / ".join(said)[:200]}) if said else None
