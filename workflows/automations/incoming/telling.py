"""Telling once of what came and cannot be taken: a run of its own that failed, so that a person is asked."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, Protocol

import msgspec

from workflows import clock
from workflows.automations.effects.filling import one_line
from workflows.domain.automations import Automation
from workflows.store.runs import RunRow

if TYPE_CHECKING:
    from workflows.office.office import Office

Told = Literal["failed", "skipped"]


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
        values: Mapping[str, Any] | None = None,
        happened_ms: int | None = None,
    ) -> str:
        """Let it fire for something that came."""

    def note(self, row: RunRow) -> None:
        """Put a run that is over already, unless it is known."""


def tell(runs: Firing, one: Automation, cause: str, code: str, text: str, *, state: Told) -> None:
    """Tell it, once for its cause. failed: a person is asked; skipped: it stands in the list."""
    runs.note(over(one, cause, code, text, state=state))


def over(one: Automation, cause: str, code: str, text: str, *, state: Told) -> RunRow:
    """Such a run, over as soon as it came."""
    now_ms = clock.now_ms()
    return RunRow(
        automation=one.id,
        cause=cause,
        planned_ms=now_ms,
        state=state,
        next_ms=now_ms,
        device=one.device,
        term=one.term,
        over_ms=now_ms,
        untold=state == "failed",
        code=code,
        text=one_line(text)[:300],
    )


def mark_over(office: "Office", one: Automation, cause: str, code: str, now_ms: int) -> None:
    """What was told has settled itself: nobody is asked any more."""
    row = office.store.runs.one(one.id, cause)
    if row is not None and row.state == "failed":
        with office.store.database.transaction():
            office.store.runs.put([msgspec.structs.replace(row, state="skipped", code=code, over_ms=now_ms)])
