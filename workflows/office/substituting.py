"""Substitutions that people agreed on in a request: what they come to, and writing them into the office.

Only an owner on the one laptop that changes the office writes who stands in for whom; the substitute accepts with a
signed act of their own, on their own laptop. So the two meet in a request: its action ``set-substitute`` waits until an
owner acts on it there. Then the substitution is written, and names the entry in which the substitute accepted.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from workflows import clock
from workflows.changes import Changes
from workflows.domain.commands import FinishAction, Refusal
from workflows.domain.definitions import ActionStep, ApprovalStep, Definition, all_steps
from workflows.domain.events import Act, DecisionMade, SubstitutesSet
from workflows.domain.forms import Value
from workflows.domain.money import Money
from workflows.domain.people import Substitute
from workflows.engine.assign import day_of
from workflows.engine.state import OfficeState, RequestState
from workflows.office.changing import is_primary

if TYPE_CHECKING:
    from workflows.office.office import Office

ACTION = "set-substitute"
"""The action that writes a substitution.

Its settings say which fields hold ``person`` (where none does: the requester), ``by``, ``first_day``, ``last_day``,
``workflows``, ``only_unit``, ``up_to``; else the fields of these ids do.
"""

_MOST = 1_000
NOT_ACCEPTED = "Nobody stands in by this: the substitute did not accept it in person."
NOT_POSSIBLE = "Nobody stands in by this: the office cannot say it so ({code})."
_NEVER = frozenset({"unknown-person", "substitute-self", "bad-date", "unknown-unit", "bad-amount"})
"""Codes of what the office refuses today and always: waiting for it would keep the request open for nothing."""


class Agreed(msgspec.Struct, frozen=True, kw_only=True):
    """A substitution that everybody asked said yes to, and that is not written yet."""

    request: str
    step: str
    substitute: Substitute


def agreed_in(state: RequestState, office: OfficeState) -> Agreed | None:
    """What the request comes to where only writing it is left; None also where the substitute did not accept."""
    definition = office.workflows[state.workflow][state.version]
    step = next((one for one in _writing(definition) if _waits(state, one.id)), None)
    if step is None or state.standing.open:
        return None
    wished = wish_of(state, step)
    accepted = _acceptance(state, definition, step, wished.by) if wished is not None else None
    if wished is None or accepted is None:
        return None
    found = msgspec.structs.replace(wished, accepted=accepted.id)
    return Agreed(request=state.id, step=step.id, substitute=found)


def wish_of(state: RequestState, step: ActionStep) -> Substitute | None:
    """The substitution that the request's values describe, without an acceptance; None where a part is missing."""
    values = state.standing.values

    def value(name: str) -> Value:
        return values.get(step.settings.get(name, name))

    person, by, since, until = (value(name) for name in ("person", "by", "first_day", "last_day"))
    person = person or state.requester
    if not all(isinstance(one, str) and one for one in (person, by, since, until)):
        return None
    kinds, unit, up_to = value("workflows"), value("only_unit"), value("up_to")
    return Substitute(
        person=str(person),
        by=str(by),
        since=str(since),
        until=str(until),
        workflows=_listed(kinds),
        unit=unit if isinstance(unit, str) else "",
        up_to=up_to if isinstance(up_to, Money) else None,
    )


def all_agreed(office: "Office") -> tuple[Agreed, ...]:
    """Every substitution that only has to be written, the latest change first."""
    found: list[Agreed] = []
    for workflow, versions in office.state.workflows.items():
        if not any(True for one in versions.values() for _ in _writing(one)):
            continue
        for line in office.store.questions.requests(workflow=workflow, status="approved", limit=_MOST):
            agreed = agreed_in(office.request(line.id), office.state)
            if agreed is not None:
                found.append(agreed)
    return tuple(found)


def settle(office: "Office", by: str, request: str) -> Changes | Refusal:
    """Write what was agreed in the request, by an owner on the laptop that changes the office.

    Where the program ends between the two acts, the substitution holds and the request is offered once more; writing
    it again changes nothing.
    """
    agreed = agreed_in(office.request(request), office.state)
    if agreed is None:
        return Refusal(code="not-agreed", facts={"request": request})
    made = agreed.substitute
    before = office.state.substitutes
    after = (*(one for one in before if not _replaces(made, one)), made)
    changes = Changes()
    if made not in before:
        changed = office.change(by, (SubstitutesSet(substitutes=after),))
        if isinstance(changed, Refusal):
            if changed.code in _NEVER:
                office.act(request, FinishAction(step=agreed.step, text=NOT_POSSIBLE.format(code=changed.code)))
            return changed
        changes |= changed
    finished = office.act(request, FinishAction(step=agreed.step))
    return finished if isinstance(finished, Refusal) else changes | finished.changes


def settle_after(office: "Office", request: str, acts: tuple[Act, ...]) -> Changes:
    """After an owner's act on the laptop that changes the office: write what was agreed by it. Elsewhere nothing.

    Where nothing can be agreed any more, because somebody else said yes in the substitute's place, the request goes on
    and says so, after whoever acted last and on any laptop.
    """
    by = acts[-1].by if acts else None
    state = office.request(request)
    if by is None or not state.standing.automatic:
        return Changes()
    if agreed_in(state, office.state) is None:
        return _given_up(office, state)
    if not is_primary(office) or not office.state.is_owner(by, day_of(clock.now_ms())):
        return Changes()
    settled = settle(office, by, request)
    return Changes() if isinstance(settled, Refusal) else settled  # refused: it stays offered, with the reason then


def _given_up(office: "Office", state: RequestState) -> Changes:
    definition = office.state.workflows[state.workflow][state.version]
    step = next((one for one in _writing(definition) if _waits(state, one.id)), None)
    if step is None or state.standing.open:
        return Changes()
    finished = office.act(state.id, FinishAction(step=step.id, text=NOT_ACCEPTED))
    return Changes() if isinstance(finished, Refusal) else finished.changes


def _writing(definition: Definition) -> Iterator[ActionStep]:
    return (one for one in all_steps(definition.steps) if isinstance(one, ActionStep) and one.action == ACTION)


def _waits(state: RequestState, step: str) -> bool:
    return any(one.step == step and one.kind == "action" for one in state.standing.automatic)


def _acceptance(state: RequestState, definition: Definition, step: ActionStep, by: str) -> Act | None:
    """The act in which the substitute themself said yes in this round, where a step asked them."""
    field = step.settings.get("by", "by")
    asking = {
        one.id
        for one in all_steps(definition.steps)
        if isinstance(one, ApprovalStep) and any(who.field == field for who in one.approvers)
    }
    for act in reversed(state.counted):
        event = act.event
        if isinstance(event, DecisionMade) and event.step in asking and event.round == state.standing.round:
            own = act.by == by and event.acting_for is None
            return act if own and event.verdict == "approve" and not event.is_opinion else None
    return None


def _replaces(made: Substitute, one: Substitute) -> bool:
    """Whether the one was only asked, or is the same said before."""
    same = (one.person, one.by, one.since, one.until) == (made.person, made.by, made.since, made.until)
    return same and (one.asked or one.accepted == made.accepted)


def _listed(kinds: Value) -> tuple[str, ...]:
    told = kinds.split(",") if isinstance(kinds, str) else kinds if isinstance(kinds, tuple) else ()
    return tuple(one.strip() for one in told if one.strip())
