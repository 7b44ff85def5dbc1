"""Trials: a draft of a rule table, or more authority, for chosen units and weeks. An owner starts and ends them.

Nothing has to happen for a trial to end on its day, see ``domain.pilots``. Drafts are judged before anything is signed:
one with mistakes, with gaps or contradictions, or whose saved cases fail is refused with the reason.
"""

from collections.abc import Sequence
from datetime import date, timedelta

import msgspec

from workflows import clock
from workflows.changes import Changes
from workflows.domain.commands import Refusal
from workflows.domain.events import PilotEnded, PilotStarted
from workflows.domain.people import Grant
from workflows.domain.pilots import Ending, Pilot
from workflows.engine.assign import day_of
from workflows.engine.state import OfficeState
from workflows.errors import InvalidInput
from workflows.office.draft_judging import judged
from workflows.office.office import Office
from workflows.office.slugs import slug
from workflows.rules.plain import table_to_plain
from workflows.rules.tables import RuleTable

MAX_WEEKS = 52
"""A longer one is no trial any more."""


class Trial(msgspec.Struct, frozen=True, kw_only=True):
    """What an owner wants to try. Exactly one of table and grants is given."""

    units: tuple[str, ...]
    """In these and below."""
    since: str
    """First day, YYYY-MM-DD, UTC."""
    until: str
    """Last day, which still counts."""
    table: RuleTable | None = None
    """A later text of a table that the office has; its version is set here."""
    grants: tuple[Grant, ...] = ()
    """Beside what holds anyway: authority on trial adds, it never takes away."""
    id: str = ""
    """Empty: made of the name."""
    name: str = ""
    why: str = ""


def last_day(since: str, weeks: int) -> str:
    """The last day (YYYY-MM-DD) of a trial of so many weeks from this day on. Raises InvalidInput ``bad-weeks``."""
    if not 1 <= weeks <= MAX_WEEKS:
        raise _refused("bad-weeks", "A trial has an end", f"A trial runs for 1 to {MAX_WEEKS} weeks, found {weeks}.")
    return (date.fromisoformat(since) + timedelta(days=7 * weeks - 1)).isoformat()


def planned(office: Office, trial: Trial) -> PilotStarted:
    """The act that would start the trial, if nothing speaks against what it tries. Writes nothing.

    Raises InvalidInput: ``draft-defective``, ``draft-contradicts``, ``draft-fails-cases``, ``draft-unchanged``,
    ``pilot-beside-another``, ``nothing-to-try``, ``unknown-unit``, ``unknown-table``.
    """
    state = office.state
    strange = next((unit for unit in trial.units if unit not in state.units), None)
    if strange is not None or not trial.units:
        raise _refused(
            "unknown-unit",
            "There is no such unit",
            f"No unit is called “{strange}” here." if strange else "A trial needs the units in which it holds.",
            f"Choose among: {', '.join(sorted(state.units))}.",
        )
    if (trial.table is None) == (not trial.grants):
        raise _refused(
            "nothing-to-try", "A trial tries one thing", "Found neither a rule table nor authority, or both."
        )
    table = judged(state, trial.table) if trial.table is not None else None
    _refuse_without_effect(state, trial.grants)
    name = _id(state, trial)
    pilot = Pilot(
        id=name,
        name=trial.name,
        why=trial.why,
        units=tuple(dict.fromkeys(trial.units)),
        since=trial.since,
        until=trial.until,
        table=table.id if table is not None else "",
        version=table.version if table is not None else 0,
        grants=tuple(msgspec.structs.replace(grant, pilot=name) for grant in trial.grants),
    )
    _refuse_beside(state, pilot)
    return PilotStarted(pilot=pilot, table=table_to_plain(table) if table is not None else {})


def start(office: Office, by: str, trial: Trial) -> Changes | Refusal:
    """Start a trial, signed by an owner. Raises as ``planned``; refuses as the office's own rules do."""
    return office.change(by, (planned(office, trial),))


def end(office: Office, by: str, pilot: str, how: Ending, reason: str = "") -> Changes | Refusal:
    """Pull a trial back, from today on; or let its result hold everywhere, from now on."""
    return office.change(by, (PilotEnded(pilot=pilot, how=how, reason=reason),))


def trial_of(state: OfficeState, table: str, version: int) -> Pilot | None:
    """The trial that brought a version of a table; also where that version holds everywhere since."""
    return next((one for one in state.pilots.values() if (one.table, one.version) == (table, version)), None)


def today() -> str:
    """This day, YYYY-MM-DD, UTC."""
    return day_of(clock.now_ms())


# ---------------------------------------------------------------- inside


def _refuse_without_effect(state: OfficeState, grants: Sequence[Grant]) -> None:
    """Where nobody wrote limits down, roles alone count, and more authority changes nothing."""
    written = {grant.workflow for grant in state.grants}
    free = next((grant.workflow for grant in grants if grant.workflow not in written), None)
    if free is not None:
        raise _refused(
            "nothing-to-try",
            "This trial would change nothing",
            f"Nobody wrote down who may decide “{free}” up to which amount, so everybody who is asked may decide it.",
            "Write the limits down first, as authority in the office file.",
        )


def _refuse_beside(state: OfficeState, pilot: Pilot) -> None:
    """Two trials of one thing in one place could not be told apart afterwards."""
    here = {unit for unit in state.units if set(state.path_up(unit)) & set(pilot.units)}
    for other in state.pilots.values():
        over = other.ended is not None or other.until < pilot.since or pilot.until < other.since
        same = other.table == pilot.table if pilot.table else _about(other) & _about(pilot)
        there = {unit for unit in state.units if set(state.path_up(unit)) & set(other.units)}
        if not over and same and here & there:
            raise _refused(
                "pilot-beside-another",
                "This is tried there already",
                f"The trial “{other.name or other.id}” is about the same, and runs there until {other.until}.",
                "Wait for its end, or pull it back first.",
            )


def _about(pilot: Pilot) -> set[tuple[str, str, str]]:
    return {(grant.workflow, grant.role or "", grant.person or "") for grant in pilot.grants}


def _id(state: OfficeState, trial: Trial) -> str:
    if trial.id:
        return trial.id
    about = trial.table.id if trial.table is not None else trial.grants[0].workflow
    return slug(trial.name or f"{about} {trial.units[0]}", state.pilots)


def _refused(code: str, title: str, text: str, advice: str = "Correct it and try again.") -> InvalidInput:
    return InvalidInput(code=code, title=title, text=f"{text} Nothing was changed.", advice=advice)
