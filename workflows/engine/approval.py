"""What a set of decisions about one step amounts to. Clocks play no part in it.

A yes is answered by a no whose author knew it, and a no by a yes. Rules, in this order. Where only a no stands
unanswered and it is a rejection, that holds, however many approved. Where a yes and a no did not know of each other,
the step is *contested* until someone decides who knew both. Where only a wish for changes stands, it goes back.
Otherwise approvals count by different people, as the step's ``how`` says; where one person stood in for another, these
two are one pair of eyes. So one more no never makes a result looser: rejected, contested, sent back, open, approved.
What somebody thinks who has to ask first is weighed by people, and not here.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

import msgspec

from workflows.domain.events import Act, DecisionMade
from workflows.domain.forms import Value
from workflows.domain.outcomes import Approver, How
from workflows.domain.people import OWNER
from workflows.engine.causes import Causes
from workflows.engine.eyes import eyes_of
from workflows.engine.state import OpenSlot

Result = Literal["open", "approved", "rejected", "changes", "contested"]

THE_OWNER = (Approver(role=OWNER, at="head"),)
"""Who is asked where nothing else says who."""

_NEGATIVE = frozenset({"reject", "ask-changes"})


class Verdicts(msgspec.Struct, frozen=True, kw_only=True):
    """The answer: how the step stands, who is still asked, who may not be."""

    result: Result
    slots: tuple[OpenSlot, ...] = ()
    """Who is still asked; empty unless open or contested."""
    acted: frozenset[str] = frozenset()
    """People who have decided or abstained, also those on whose behalf it was done. Where contested, nobody: an owner
    who said no may decide again, now that they know all.
    """


def weigh(decisions: Sequence[Act], causes: Causes, approvers: Sequence[Approver], how: How, quorum: int) -> Verdicts:
    """Weigh the decisions about one step in one round, in any order."""
    if not decisions:
        return Verdicts(result="open", slots=tuple(_open_slots([], approvers, how, quorum)))
    deciding = [act for act in decisions if not decision_of(act).is_opinion]
    positive = [act for act in deciding if decision_of(act).verdict == "approve"]
    negative = [act for act in deciding if decision_of(act).verdict in _NEGATIVE]
    acted = frozenset(person for act in decisions if decision_of(act).verdict != "hand-on" for person in eyes_of(act))
    holding = _unanswered(negative, positive, causes)
    if not _unanswered(positive, negative, causes) and any(
        decision_of(act).verdict == "reject" for act in causes.latest(holding)
    ):
        return Verdicts(result="rejected", acted=acted)
    if _is_contested(positive, negative, causes):
        # Whoever settles it takes the place of one who said no.
        place = min(decision_of(act).slot for act in holding or negative)
        return Verdicts(result="contested", slots=(OpenSlot(index=place, approver=THE_OWNER[0]),))
    if holding:
        return Verdicts(result="changes", acted=acted)
    slots = _open_slots(positive, approvers, how, quorum)
    if not slots:
        return Verdicts(result="approved", acted=acted)
    return Verdicts(result="open", slots=tuple(_handed_on(slots, decisions, causes)), acted=acted)


def named_in(approvers: Sequence[Approver], values: Mapping[str, Value]) -> tuple[Approver, ...]:
    """The approvers with the people that fields name put in their place; the owner, where a field names nobody."""
    return tuple(one if one.field is None else _named(values.get(one.field)) for one in approvers)


def slots_of(approvers: Sequence[Approver]) -> tuple[OpenSlot, ...]:
    """Each of them asked, in order."""
    return tuple(OpenSlot(index=index, approver=who) for index, who in enumerate(approvers))


def _named(value: Value) -> Approver:
    return Approver(person=value) if isinstance(value, str) and value else THE_OWNER[0]


def decision_of(act: Act) -> DecisionMade:
    """The decision that this act is."""
    assert isinstance(act.event, DecisionMade)
    return act.event


def _unanswered(acts: Sequence[Act], opposite: Sequence[Act], causes: Causes) -> list[Act]:
    return [act for act in acts if not any(causes.before(act.id, other.id) for other in opposite)]


def _is_contested(positive: Sequence[Act], negative: Sequence[Act], causes: Causes) -> bool:
    """Whether a yes and a no did not know of each other, and nobody has decided since who knew both."""
    return any(
        causes.concurrent(yes.id, no.id)
        and not any(causes.before(yes.id, act.id) and causes.before(no.id, act.id) for act in (*positive, *negative))
        for yes in positive
        for no in negative
    )


def _open_slots(approvals: Sequence[Act], approvers: Sequence[Approver], how: How, quorum: int) -> list[OpenSlot]:
    """The slots that still need an approval. No person ever fills two: four eyes are four eyes."""
    every = [OpenSlot(index=index, approver=approver) for index, approver in enumerate(approvers)]
    match how:
        case "any":
            return [] if approvals else every
        case "quorum":
            return [] if sum(1 for _ in _different(approvals)) >= max(quorum, 1) else every
        case "all" | "sequence":
            filled: set[int] = set()
            for act in _different(approvals, filled):
                filled.add(decision_of(act).slot)
            missing = [slot for slot in every if slot.index not in filled]
            return missing[:1] if how == "sequence" else missing


def _different(approvals: Iterable[Act], filled: set[int] | frozenset[int] = frozenset()) -> Iterator[Act]:
    """Approvals that share no eyes, passing over slots that the caller has filled. Those given in person come first."""
    seen: set[str] = set()
    for act in sorted(approvals, key=_place):
        eyes = eyes_of(act)
        if decision_of(act).slot not in filled and seen.isdisjoint(eyes):
            seen |= eyes
            yield act


def _place(act: Act) -> tuple[bool, int, str, str]:
    decision = decision_of(act)
    return (decision.acting_for is not None, decision.slot, act.by or "", decision.acting_for or "")


def _handed_on(slots: Sequence[OpenSlot], decisions: Sequence[Act], causes: Causes) -> Iterator[OpenSlot]:
    """Replace who is asked where a slot was handed on; of two that did not know each other, both count."""
    handed = [act for act in decisions if decision_of(act).verdict == "hand-on"]
    for slot in slots:
        latest = causes.latest([act for act in handed if decision_of(act).slot == slot.index])
        people = {decision_of(act).to for act in latest}
        yield msgspec.structs.replace(slot, instead=tuple(sorted(person for person in people if person)))
