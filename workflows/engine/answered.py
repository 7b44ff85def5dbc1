"""What became of a rule table's answer: how many people it needs, how the request ended there, how long it waited."""

from collections.abc import Sequence
from typing import Literal

import msgspec

from workflows.domain.definitions import ApprovalStep, Definition, RuleStep, Step, all_steps
from workflows.domain.events import Act, DecisionMade, RuleApplied
from workflows.domain.outcomes import Outcome
from workflows.engine.rulebook import NO_RULE
from workflows.engine.state import RequestState

Ended = Literal["passed", "approved", "rejected", "rejected-by-rule", "stopped", "changes-asked", "withdrawn", "open"]
"""passed: nobody had to be asked; approved, rejected and changes-asked: by people; stopped: a rule stopped it and
nobody has decided since; open: people are asked still."""

_DECIDED: frozenset[Ended] = frozenset({"approved", "rejected", "changes-asked"})
REFUSED: frozenset[Ended] = frozenset({"rejected", "rejected-by-rule", "stopped"})


class Answered(msgspec.Struct, frozen=True, kw_only=True):
    """One answer that counts in a request's latest round, and what came of it."""

    act: Act
    event: RuleApplied
    ended: Ended
    led: int
    """How many approvals ask whom the answer names."""
    waited_ms: int | None
    """From the opening of what the answer asked for until people had decided it; None where they were not asked, or
    have not decided yet."""


def people_needed(code: str, outcome: Outcome, led: int) -> int:
    """How many people have to act before a request with this answer can go on.

    ``led`` is how many approvals ask whom the answer names. A stop is cleared where it happened, led or not; that no
    row hit never lets an approval be passed over.
    """
    if outcome.verdict == "stop":
        return _asked(outcome)
    return led * _asked(outcome) if outcome.verdict == "ask" or code == NO_RULE else 0


def _asked(outcome: Outcome) -> int:
    if outcome.how == "quorum":
        return max(1, outcome.quorum)
    return max(1, len(outcome.approvers)) if outcome.how in {"all", "sequence"} else 1


def answers_in(state: RequestState, definition: Definition) -> tuple[Answered, ...]:
    """The answer of each rule step in the latest round, in the order of the steps; steps not asked yet have none."""
    acts = [act for act in state.counted if getattr(act.event, "round", None) == state.standing.round]
    answers: dict[str, Act] = {}
    for act in sorted(acts, key=lambda one: one.id):  # where two laptops asked, the walk takes the smallest as well
        if isinstance(act.event, RuleApplied):
            answers.setdefault(act.event.step, act)
    if not answers:
        return ()
    steps = all_steps(definition.steps)
    found: list[Answered] = []
    for place, step in enumerate(steps):
        answer = answers.get(step.id)
        if answer is None or not isinstance(answer.event, RuleApplied) or not isinstance(step, RuleStep):
            continue
        led = [(place, step), *((at, one) for at, one in enumerate(steps) if _is_led(one, step))]
        ended = _ended(state, {one.id for _, one in led}, answer.event.outcome.verdict)
        waited = _waited(acts, led, steps, answer) if ended in _DECIDED else None
        found.append(Answered(act=answer, event=answer.event, ended=ended, led=len(led) - 1, waited_ms=waited))
    return tuple(found)


def _is_led(step: Step, rule: RuleStep) -> bool:
    return isinstance(step, ApprovalStep) and step.by_rule == rule.id


def _ended(state: RequestState, led: set[str], verdict: str) -> Ended:
    marks = {mark.state for mark in state.standing.marks if mark.step in led}
    if "rejected" in marks:
        return "rejected-by-rule" if verdict == "reject" else "rejected"
    if state.standing.status == "withdrawn":
        return "withdrawn"
    if "changes-asked" in marks:
        return "changes-asked"
    if "stopped" in marks:
        return "stopped"
    if marks & {"open", "contested"}:
        return "open"
    return "approved" if "approved" in marks and verdict != "approve" else "passed"


def _waited(acts: Sequence[Act], led: list[tuple[int, Step]], steps: tuple[Step, ...], answer: Act) -> int | None:
    """Summed over the steps that the answer led to people.

    A step opens with the latest act on the steps before it, the answer itself at the earliest; acts on other branches
    may be among them, so that the wait is rather told too short than too long.
    """
    places = {step.id: place for place, step in enumerate(steps)}
    waits: list[int] = []
    for place, step in led:
        times = [act.at[0] for act in acts if isinstance(act.event, DecisionMade) and act.event.step == step.id]
        if not times:
            continue
        before = [
            act.at[0]
            for act in acts
            if places.get(getattr(act.event, "step", ""), len(steps)) < place and act.at[0] <= min(times)
        ]
        waits.append(max(0, max(times) - max([answer.at[0], *before])))
    return sum(waits) if waits else None
