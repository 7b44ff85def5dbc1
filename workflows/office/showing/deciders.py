"""Who may decide, and why; why not whoever asks; and what was said by those who are only asked for their opinion."""

import msgspec

from workflows.domain.definitions import ApprovalStep, Definition, all_steps
from workflows.domain.events import DecisionMade
from workflows.domain.money import Money
from workflows.engine.assign import day_of
from workflows.engine.authority import About
from workflows.engine.judge import DECIDABLE
from workflows.engine.reasons import Reason, Verdict, matrix, who, why
from workflows.engine.state import OpenKind, RequestState
from workflows.office.office import Office
from workflows.office.showing.refreshing import up_to_date

ReasonShown = Reason
"""One link of the chain."""
VerdictShown = Verdict
"""Whether a person may decide it, and the chain of why."""


class Deciders(msgspec.Struct, frozen=True, kw_only=True):
    """An open step at which something is decided, with the chain of reasons for each person."""

    step: str
    name: str
    kind: OpenKind
    who: tuple[Verdict, ...]
    """Everybody who may, in the order in which they are asked; each person once."""
    you: Verdict
    """Whoever asks."""


class Opinion(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody thinks who has to ask first. It decides nothing."""

    by: str
    acting_for: str | None
    said: str
    """advise-approve or advise-reject."""
    reason: str
    at_ms: int


def deciders(office: Office, state: RequestState, person: str, now_ms: int) -> tuple[Deciders, ...]:
    """Each open step at which something is decided, in the order of the flow."""
    return tuple(
        Deciders(
            step=one.step,
            name=one.name,
            kind=one.kind,
            who=tuple({verdict.person: verdict for verdict in who(state, one, office.state, now_ms)}.values()),
            you=why(state, one, person, office.state, now_ms),
        )
        for one in state.standing.open
        if one.kind in DECIDABLE
    )


def opinions(state: RequestState) -> tuple[Opinion, ...]:
    """The opinions of this round, oldest first; of each person and step the latest."""
    found: dict[tuple[str, str, str], Opinion] = {}
    for act in state.counted:
        event = act.event
        if isinstance(event, DecisionMade) and event.is_opinion and event.round == state.standing.round:
            key = (event.step, act.by or "", event.acting_for or "")
            found.pop(key, None)
            found[key] = Opinion(
                by=act.by or "",
                acting_for=event.acting_for,
                said=event.said,
                reason=event.reason,
                at_ms=act.at[0],
            )
    return tuple(found.values())


def may_decide(
    office: Office, workflow: str, unit: str, amount: Money | None, now_ms: int
) -> tuple[Verdict, ...] | None:
    """What the written authority says about such a decision today: those who may, then the others, each by id.

    None where there is no such workflow or unit. Authority for a single step counts where the workflow has but one at
    which something is decided.
    """
    with up_to_date(office):
        definition = office.state.workflow(workflow)
        if definition is None or unit not in office.state.units:
            return None
        about = About(
            workflow=workflow,
            step=_only_step(definition),
            unit=unit,
            amount=amount,
            unknown=amount is None and definition.amount is not None,
            day=day_of(now_ms),
        )
        found = matrix(about, office.state)
    return tuple(sorted(found, key=lambda one: not one.may))


def _only_step(definition: Definition) -> str:
    deciding = [step.id for step in all_steps(definition.steps) if isinstance(step, ApprovalStep)]
    return deciding[0] if len(deciding) == 1 else ""
