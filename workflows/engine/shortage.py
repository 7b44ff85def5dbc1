"""A step that cannot come to its end with the people there are: known before anybody signs in vain."""

from collections.abc import Callable, Sequence

import msgspec

from workflows.domain.definitions import ApprovalStep, all_steps
from workflows.domain.events import DecisionMade
from workflows.domain.outcomes import Approver
from workflows.domain.people import OWNER, Assignment, Person
from workflows.engine.approval import named_in
from workflows.engine.assign import Eligible, Task, eligible, place_of
from workflows.engine.state import OfficeState, OpenSlot, OpenStep, RequestState

_EACH = frozenset({"all", "sequence"})
"""Where every slot needs a person of its own."""
_MOST_TRIED = 200
"""So many ways in which people could act one after another are tried; offices that need more have enough people."""
_NEWCOMER = "?"
"""Stands for somebody who is not there yet; no id can be this."""


class Shortage(msgspec.Struct, frozen=True, kw_only=True):
    """What is missing."""

    needed: int
    """How many different people must still act."""
    people: tuple[str, ...]
    """Those who may, each once."""
    roles: tuple[str, ...]
    """The roles of which one more holder would do, found by trying; the owner's only where no other would.

    Where none alone would do, every role that is asked.
    """
    all_of_them: bool = False
    """Whether none of the roles alone would do."""


def shortage_of(state: RequestState, task: Task, office: OfficeState, now_ms: int) -> Shortage | None:
    """What is missing for the open step; None where enough people may act at this moment."""
    return shortage_ahead(state, _whole(state, task.open, office), office, now_ms)


def shortage_ahead(state: RequestState, step: OpenStep, office: OfficeState, now_ms: int) -> Shortage | None:
    """The same for a step that has all its slots, open or not reached yet."""
    people = eligible(state, step, office, now_ms)
    needed = _needed(state, step)
    if _comes_to_its_end(state, step, needed, office, now_ms):
        return None
    roles = tuple(dict.fromkeys(slot.approver.role for slot in step.slots if slot.approver.role is not None))
    helping = [role for role in roles if _comes_to_its_end(state, step, needed, _with_one_more(office, role), now_ms)]
    return Shortage(
        needed=needed,
        people=tuple(dict.fromkeys(one.person for one in people)),
        roles=tuple([role for role in helping if role != OWNER] or helping or roles),
        all_of_them=not helping,
    )


def _with_one_more(office: OfficeState, role: str) -> OfficeState:
    newcomer = Person(id=_NEWCOMER, name=_NEWCOMER, unit=office.head)
    holds = Assignment(person=_NEWCOMER, role=role, unit=office.head)
    return msgspec.structs.replace(
        office, people={**office.people, _NEWCOMER: newcomer}, assignments=(*office.assignments, holds)
    )


def _comes_to_its_end(state: RequestState, step: OpenStep, needed: int, office: OfficeState, now_ms: int) -> bool:
    """Whether enough people may act now, or will be asked in turn once those who are asked have acted.

    Whoever acted is asked no more, and what they leave goes to the next: an owner who signs one of two places leaves
    the other to whoever is the last resort, such as a bookkeeper whose duties are otherwise kept apart.
    """
    people = eligible(state, step, office, now_ms)
    if _reached(step, people) >= needed:
        return True
    return _acted_in_turn(step, needed, set(), lambda left: eligible(state, left, office, now_ms))


def _acted_in_turn(
    step: OpenStep, needed: int, tried: set[tuple[object, ...]], asked: Callable[[OpenStep], Sequence[Eligible]]
) -> bool:
    if needed <= 0:
        return True
    waiting = msgspec.structs.replace(step, slots=step.slots[:1]) if step.how == "sequence" else step
    people = asked(waiting)
    for person in dict.fromkeys(one.person for one in people):
        one = place_of(person, people)
        assert one is not None
        eyes = [person for person in (one.person, one.acting_for) if person is not None]
        left = msgspec.structs.replace(
            step,
            slots=tuple(slot for slot in step.slots if slot.index != one.slot) if step.how in _EACH else step.slots,
            excluded={**step.excluded, **dict.fromkeys(eyes, "already-decided")},
        )
        key = (tuple(slot.index for slot in left.slots), frozenset(left.excluded.items()))
        if key not in tried and len(tried) < _MOST_TRIED:
            tried.add(key)
            if _acted_in_turn(left, needed - 1, tried, asked):
                return True
    return False


def _reached(step: OpenStep, people: Sequence[Eligible]) -> int:
    """How many of those who must still act there could be, each a different person."""
    if step.how in _EACH:
        return _matched(step.slots, people)
    return len({one.person for one in people})


def _whole(state: RequestState, step: OpenStep, office: OfficeState) -> OpenStep:
    """The step with all who must still act. Of those who act one after the other only the next is open yet."""
    if step.how != "sequence" or not step.slots:
        return step
    nearest = step.slots[0]
    later = tuple(
        OpenSlot(index=index, approver=approver)
        for index, approver in enumerate(_approvers(state, step, office))
        if index > nearest.index
    )
    return msgspec.structs.replace(step, slots=(nearest, *later))


def _approvers(state: RequestState, step: OpenStep, office: OfficeState) -> tuple[Approver, ...]:
    outcomes = state.standing.outcomes
    for one in all_steps(office.workflows[state.workflow][state.version].steps):
        if one.id == step.step and isinstance(one, ApprovalStep):
            outcome = outcomes.get(one.by_rule) if one.by_rule is not None else None
            asked = outcome.approvers if outcome is not None else one.approvers
            return named_in(asked, state.standing.values)
    return outcomes[step.step].approvers if step.step in outcomes else ()


def _needed(state: RequestState, step: OpenStep) -> int:
    """How many different people must still act."""
    if step.how in _EACH:
        return len(step.slots)
    if step.how != "quorum":
        return 1
    approved = {
        act.by
        for act in state.counted
        if isinstance(act.event, DecisionMade)
        and (act.event.step, act.event.round, act.event.verdict) == (step.step, step.round, "approve")
    }
    return max(max(step.quorum, 1) - len(approved), 1)


def _matched(slots: Sequence[OpenSlot], people: Sequence[Eligible]) -> int:
    """The most slots that different people can fill (a maximum matching, by augmenting paths)."""
    able = {slot.index: [one.person for one in people if one.slot == slot.index] for slot in slots}
    holder: dict[str, int] = {}

    def place(slot: int, tried: set[str]) -> bool:
        for person in able[slot]:
            if person not in tried:
                tried.add(person)
                if person not in holder or place(holder[person], tried):
                    holder[person] = slot
                    return True
        return False

    return sum(place(slot.index, set()) for slot in slots)
