"""Whose eyes have seen what: who may not act on a step because of what they did before, here or elsewhere."""

from collections.abc import Mapping, Sequence

from workflows.domain.events import Act, DecisionMade, FormFilled, RequestResubmitted, RequestSubmitted
from workflows.engine.causes import Causes

_ENTERING = (FormFilled, RequestResubmitted)

KEPT_APART = "kept-apart"
"""Code of people who acted on a step that the definition keeps apart from this one. It gives way where nobody else is
left: a small firm has fewer people than duties. Other exclusions never give way."""

StepActs = Mapping[str, Sequence[Act]]
"""The acts of one round by the step they belong to."""


def eyes_of(act: Act) -> frozenset[str]:
    """Whoever acted, and for whom: one pair of eyes."""
    absent = act.event.acting_for if isinstance(act.event, DecisionMade) else None
    return frozenset(person for person in (act.by, absent) if person is not None)


def enterers(acts: Sequence[Act]) -> dict[str, str]:
    """The requester, and everyone who entered values in any round, with the code of why they may not approve them."""
    found = {act.by: "four-eyes" for act in entries_of_values(acts) if act.by is not None}
    parent = acts[0].event.parent if isinstance(acts[0].event, RequestSubmitted) else None
    if parent is not None:
        found |= dict.fromkeys(parent.entered, "four-eyes")
    requester = requester_of(acts[0])
    if requester is not None:
        found[requester] = "own-request"
    return found


def requester_of(submitted: Act) -> str | None:
    """Who asked: whoever sent it, or asked for the request that started it; None where a document came in by itself."""
    parent = submitted.event.parent if isinstance(submitted.event, RequestSubmitted) else None
    return submitted.by if parent is None else parent.by


def entries_of_values(acts: Sequence[Act]) -> list[Act]:
    """Acts in which a person entered values after the submission."""
    return [act for act in acts if isinstance(act.event, _ENTERING)]


def deeds(by_step: StepActs, steps: Sequence[str]) -> list[Act]:
    """What was done about these steps. Handing a step on is not doing it."""
    return [
        act
        for step in steps
        for act in by_step.get(step, ())
        if act.by is not None and not (isinstance(act.event, DecisionMade) and act.event.verdict == "hand-on")
    ]


def with_different_eyes(acts: list[Act], others: Sequence[Act], causes: Causes) -> list[Act]:
    """Without the approvals and ticks of people who concurrently did one of the others. A no of theirs holds.

    Only the union of two laptops shows this; a judge, who sees what each author had, cannot.
    """
    return [
        act
        for act in acts
        if (isinstance(act.event, DecisionMade) and act.event.verdict != "approve")
        or not any(causes.concurrent(act.id, other.id) and eyes_of(act) & eyes_of(other) for other in others)
    ]
