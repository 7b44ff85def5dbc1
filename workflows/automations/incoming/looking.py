"""Looks at everything that this laptop watches: folders and tables. Called by the runner at every look."""

from typing import TYPE_CHECKING

from workflows import clock
from workflows.automations.incoming.memory import forget_ended
from workflows.automations.incoming.new_rows import fire_rows
from workflows.automations.incoming.telling import Firing
from workflows.automations.incoming.watched import fire_files, put_away
from workflows.automations.turns import why_not
from workflows.domain.automations import Automation, OnFile, OnRows

if TYPE_CHECKING:
    from workflows.office.office import Office


def fire_incoming(runs: Firing) -> int | None:
    """Let this laptop's automations fire for files and rows that came. Answers when to look again, if sooner."""
    office, now_ms = runs.office, clock.now_ms()
    again: list[int] = []
    watching = _watching(office, now_ms)
    for one in watching:
        if isinstance(one.trigger, OnFile):
            put_away(office, one, one.trigger)  # of what a crash left
            found = fire_files(runs, one, one.trigger, now_ms)
        else:
            assert isinstance(one.trigger, OnRows)
            found = fire_rows(runs, one, one.trigger, now_ms)
        again += [found] if found is not None else []
    forget_ended(office)
    return min(again, default=None)


def put_all_away(office: "Office") -> None:
    """Move every file whose run is over."""
    for one in _watching(office, clock.now_ms()):
        if isinstance(one.trigger, OnFile):
            put_away(office, one, one.trigger)


def _watching(office: "Office", now_ms: int) -> list[Automation]:
    found = [one for one in office.state.automations.values() if isinstance(one.trigger, OnFile | OnRows)]
    return [one for one in sorted(found, key=lambda one: one.id) if why_not(office, one, now_ms) is None]
