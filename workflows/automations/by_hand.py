"""An automation in a person's hands: how it went, what it would do, and run once more, here and now."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from workflows import clock
from workflows.automations.due_runs import DueRuns
from workflows.automations.effects.protocol import Occasion, WouldDo
from workflows.automations.effects.registry import Effects
from workflows.automations.planning import follow
from workflows.automations.turns import why_not
from workflows.domain.automations import Automation
from workflows.domain.commands import Refusal
from workflows.store.runs import RunRow

if TYPE_CHECKING:
    from workflows.office.office import Office


def would(
    office: "Office", one: Automation, *, request: str = "", values: Mapping[str, Any] | None = None
) -> tuple[WouldDo, ...]:
    """What its actions would do now, in order. Changes nothing, sends nothing; ``request`` and ``values``: about what.

    Raises InvalidInput for an action that this program does not know, or cannot read.
    """
    now_ms, effects = clock.now_ms(), Effects()
    occasion = Occasion(
        key=f"{one.id}/dry",
        now_ms=now_ms,
        planned_ms=now_ms,
        automation=one.id,
        unit=one.unit,
        request=request,
        values=values or {},
    )
    return tuple(effects.of(action.kind).dry_run(action, occasion, office) for action in one.actions)


def runs_of(office: "Office", automation: str, count: int = 20) -> tuple[RunRow, ...]:
    """Its latest firings that are not merely planned, newest first."""
    return office.store.runs.latest(automation, count)


def run_now(office: "Office", one: Automation, runs: DueRuns | None = None) -> RunRow | Refusal:
    """Do it once more, now; what else is due is done as well. One that is switched off runs too: a person asked for it.

    Refused with a code of ``turns.WhyNot`` where this laptop may not run it. Writes: on the writer lane.
    """
    follow(office, clock.now_ms())  # it may have been moved here, and the laptop before have stopped
    not_now = why_not(office, one, clock.now_ms())
    if not_now not in {None, "disabled"}:
        return Refusal(code=str(not_now), facts={"automation": one.name})
    runs = runs or DueRuns(office)
    cause = runs.fire(one)
    runs.step()
    row = office.store.runs.one(one.id, cause)
    assert row is not None, "a firing stays in the table"
    return row
