"""Action steps of requests: found where they wait, and fired as runs of the automation that is responsible for them.

So a step is recorded as every run is: the log says that it begins before anything happens, and how it ended; a crash in
between is found and shown to a person; and no laptop begins a step of which another one said that it began it.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Protocol, TypeGuard

import msgspec

from workflows import clock
from workflows.automations.effects.registry import SHIPPED
from workflows.automations.turns import why_not
from workflows.domain.automations import Automation, OnStep
from workflows.domain.definitions import ActionStep, all_steps
from workflows.engine.decide import OWN_ACTIONS
from workflows.engine.state import RequestState

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from workflows.office.office import Office

AFTER_HOURS = "after_hours"
"""A setting of any action step: so many hours have to pass without another act in the request before it is done.

A late word of another laptop can still stop it until then.
"""
_HOUR_MS = 3_600_000
_MOST = 100_000


class Firing(Protocol):
    """What fires; see ``due_runs.DueRuns``."""

    @property
    def office(self) -> "Office":
        """The office whose automations these are."""

    def fire(
        self,
        automation: Automation,
        *,
        cause: str = "",
        values: "Mapping[str, Any] | None" = None,
        happened_ms: int | None = None,
    ) -> str:
        """Let it fire for something that came."""


class Waiting(msgspec.Struct, frozen=True, kw_only=True):
    """An action step that waits for the program."""

    request: str
    workflow: str
    step: str
    round: int
    since_ms: int
    """When the latest act in the request was."""

    @property
    def cause(self) -> str:
        """How its run is called, on every laptop."""
        return f"step:{self.request}/{self.step}/{self.round}"


def fire_steps(runs: Firing) -> int:
    """Let this laptop's automations fire for every step that waits and is theirs. Answers how many were new."""
    office, now_ms = runs.office, clock.now_ms()
    watching = sorted(
        (one for one in office.state.automations.values() if isinstance(one.trigger, OnStep) and one.enabled),
        key=lambda one: one.id,
    )
    if not any(why_not(office, one, now_ms) is None for one in watching):
        return 0
    fired = 0
    for found in waiting_steps(office, now_ms):
        one = next((one for one in watching if _watches(one, found)), None)
        if one is None or why_not(office, one, now_ms) is not None:
            continue
        if office.store.runs.one(one.id, found.cause) is None:
            values = {"request": found.request, "step": found.step}
            runs.fire(one, cause=found.cause, values=values, happened_ms=found.since_ms)
            fired += 1
    return fired


def waiting_steps(office: "Office", now_ms: int) -> Iterator[Waiting]:
    """Every action step that the program could do by now, those that it does at once by itself left out."""
    for workflow, versions in office.state.workflows.items():
        if not any(performable(one) for version in versions.values() for one in all_steps(version.steps)):
            continue
        for status in ("waiting", "approved"):
            for line in office.store.questions.requests(workflow=workflow, status=status, limit=_MOST):
                yield from _of_request(office, office.request(line.id), now_ms)


def performable(step: object) -> TypeGuard[ActionStep]:
    """Whether it is an action step with an effect behind it."""
    return isinstance(step, ActionStep) and step.action in SHIPPED and step.action not in {*OWN_ACTIONS, "do-step"}


def step_waiting(office: "Office", state: RequestState, step: str) -> ActionStep | None:
    """The action step of this id where the request waits for it now."""
    if not any(one.kind == "action" and one.step == step for one in state.standing.automatic):
        return None
    definition = office.state.workflows[state.workflow][state.version]
    found = next((one for one in all_steps(definition.steps) if one.id == step), None)
    return found if isinstance(found, ActionStep) else None


def _of_request(office: "Office", state: RequestState, now_ms: int) -> Iterator[Waiting]:
    latest_ms = max(act.at[0] for act in state.acts)
    for one in state.standing.automatic:
        step = step_waiting(office, state, one.step) if one.kind == "action" else None
        if step is None or not performable(step):
            continue
        told = step.settings.get(AFTER_HOURS, "0")
        hours = int(told) if told.isascii() and told.isdigit() else 0
        if now_ms - latest_ms >= hours * _HOUR_MS:
            yield Waiting(request=state.id, workflow=state.workflow, step=one.step, round=one.round, since_ms=latest_ms)


def _watches(one: Automation, found: Waiting) -> bool:
    assert isinstance(one.trigger, OnStep)
    return one.trigger.workflow in {"", found.workflow}
