"""Duties that are kept apart: whether a workflow keeps whoever pays apart, and where duties met in one person.

Nobody enters, approves and pays the same. A small firm has fewer people than duties, so in the last resort two of them
may meet in one person (``eyes.KEPT_APART``); then somebody looks at it afterwards.
"""

from collections.abc import Iterator

import msgspec

from workflows.domain.definitions import ApprovalStep, Definition, TodoStep, all_steps
from workflows.domain.events import Act, DecisionMade, FormFilled, ItemTicked
from workflows.engine.eyes import eyes_of
from workflows.engine.mistakes import Mistake
from workflows.engine.soundness import places_of
from workflows.engine.state import OfficeState, RequestState

_OF_PEOPLE = (DecisionMade, FormFilled, ItemTicked)


class Met(msgspec.Struct, frozen=True, kw_only=True):
    """Two duties of a request that met in one person."""

    person: str
    step: str
    act: str
    """Id of the entry in which they did what they should not have done alone."""
    other_step: str
    other_act: str
    at_ms: int
    pays: bool
    """Whether it was about paying."""


def unseparated(definition: Definition) -> tuple[Mistake, ...]:
    """What a workflow should keep apart and does not, in reading order: warnings, for it runs all the same."""
    places, found, approvals = places_of(definition), list[Mistake](), list[str]()
    for step in all_steps(definition.steps):
        if isinstance(step, ApprovalStep):
            approvals.append(step.id)
        if not isinstance(step, TodoStep) or not step.pays:
            continue
        path = places[id(step)]
        if not step.not_requester:
            expected = "expected not_requester: whoever asks or enters does not pay"
            found.append(Mistake(path=(*path, "not_requester"), expected=expected))
        missing = [one for one in approvals if one not in step.not_by]
        if missing:
            expected = f"expected not_by with {', '.join(missing)}: whoever approves does not pay"
            found.append(Mistake(path=(*path, "not_by"), expected=expected))
    return tuple(found)


def duties_met(request: RequestState, office: OfficeState) -> tuple[Met, ...]:
    """Where one person did what is kept apart in a request, in the order of the acts; once for each act."""
    definition = office.workflows[request.workflow][request.version]
    found: dict[str, Met] = {}
    for step, others, pays in _kept_apart(definition):
        for act in request.counted:
            if _is_about(act, {step}):
                met = _met(act, others, request, pays=pays)
                if met is not None:
                    found.setdefault(act.id, met)
    return tuple(found[act.id] for act in request.counted if act.id in found)


def _kept_apart(definition: Definition) -> Iterator[tuple[str, frozenset[str], bool]]:
    """Each step with those it is kept apart from; one that pays, from every approval before it."""
    approvals: list[str] = []
    for step in all_steps(definition.steps):
        if isinstance(step, ApprovalStep | TodoStep):
            pays = isinstance(step, TodoStep) and step.pays
            others = frozenset((*step.not_by, *(approvals if pays else ())))
            if others:
                yield step.id, others, pays
        if isinstance(step, ApprovalStep):
            approvals.append(step.id)


def _met(act: Act, others: frozenset[str], request: RequestState, *, pays: bool) -> Met | None:
    for other in request.counted:
        same_round = _round(other) == _round(act)
        shared = sorted(eyes_of(act) & eyes_of(other))
        if other.id != act.id and same_round and shared and _is_about(other, others):
            return Met(
                person=act.by if act.by in shared else shared[0],
                step=_step(act),
                act=act.id,
                other_step=_step(other),
                other_act=other.id,
                at_ms=act.at[0],
                pays=pays,
            )
    return None


def _is_about(act: Act, steps: frozenset[str] | set[str]) -> bool:
    """Whether a person did something about one of these steps. Handing on and saying no does nothing."""
    event = act.event
    if not isinstance(event, _OF_PEOPLE) or event.step not in steps:
        return False
    return not isinstance(event, DecisionMade) or (event.verdict == "approve" and not event.is_opinion)


def _step(act: Act) -> str:
    return str(getattr(act.event, "step", ""))


def _round(act: Act) -> int:
    return int(getattr(act.event, "round", 0))
