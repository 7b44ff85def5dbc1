"""Past facts about automations and their runs, see ``domain.events``."""

from typing import Annotated

import msgspec
from msgspec import Meta

from workflows.domain.automations import LAST_MS, Automation, RunEnd, RunName, RunStop, Settlement


class _Event(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind"):
    pass


class AutomationSet(_Event, tag="automation.set", frozen=True, kw_only=True):
    """Automations were added or changed; which laptop runs one that is known changes by ``automation.moved`` alone."""

    automations: tuple[Automation, ...]


class AutomationMoved(_Event, tag="automation.moved", frozen=True, kw_only=True):
    """Another laptop runs an automation from now on; the one before stops as soon as it hears of it."""

    automation: str
    device: str
    term: int
    """The number of the new term: one more than that of the term before."""
    since_ms: Annotated[int, Meta(ge=0, le=LAST_MS)] = 0
    """From when the new one goes on without a word from the old one; 0: not before the old one said that it stopped."""
    reason: str = ""


class AutomationEnded(_Event, tag="automation.ended", frozen=True, kw_only=True):
    """An automation is over. Its runs stay, and its id is not used again."""

    automation: str
    reason: str = ""


# ------------------------------------------------------------------ runs of automations


class RunsBegun(_Event, tag="runs.begun", frozen=True, kw_only=True):
    """A laptop is about to do these. Written before anything happens outside, so that no other laptop does them too."""

    runs: tuple[RunName, ...]


class RunsOver(_Event, tag="runs.over", frozen=True, kw_only=True):
    """How they went."""

    runs: tuple[RunEnd, ...]


class RunsStopped(_Event, tag="runs.stopped", frozen=True, kw_only=True):
    """A laptop heard that another one runs these automations now, and has stopped: it begins nothing of them."""

    stops: tuple[RunStop, ...]


class RunSettled(_Event, tag="run.settled", frozen=True, kw_only=True):
    """A person looked what became of a run of which the program did not know it."""

    automation: str
    cause: str
    how: Settlement
    reason: str = ""
