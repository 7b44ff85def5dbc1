"""What lists and the window show of automations: last ran, next due, why not, and what waits for a person."""

from typing import TYPE_CHECKING

import msgspec

from workflows.automations.incoming.memory import recalled
from workflows.automations.mailbox.firing import mail_trouble
from workflows.automations.planning import BAD
from workflows.automations.schedules.printing import print_schedule
from workflows.automations.schedules.reading import read_schedule
from workflows.automations.turns import why_not
from workflows.domain.automations import Automation, OnFile, OnRows, OnSchedule
from workflows.domain.people import OWNER
from workflows.engine.assign import day_of
from workflows.errors import InvalidInput
from workflows.store.runs import RunRow, RunState

if TYPE_CHECKING:
    from workflows.office.office import Office

Run = RunRow
"""One firing of an automation, as lists show it."""

_ASKED: tuple[RunState, ...] = ("interrupted", "failed", "missed")


class AutomationShown(msgspec.Struct, frozen=True, kw_only=True):
    """An automation as a list shows it."""

    automation: Automation
    when: str
    """Its schedule in words; empty where it has none."""
    next_ms: int | None
    """When this laptop does it next; None: it does not, see ``why_not``, or nothing is planned."""
    last: RunRow | None
    """The latest firing that ended, made up for or not."""
    why_not: str | None
    """A code of ``turns.WhyNot``; None: nothing keeps it."""
    detail: str = ""
    """With ``bad-schedule``, and with what keeps a folder or a table from being looked at: what is wrong."""
    looked_ms: int | None = None
    """When this laptop last looked into the folder or table; None: it never did, or there is none."""
    waiting: int = 0
    """How many files there may still be written, and are taken once they are whole."""


class RunAsked(msgspec.Struct, frozen=True, kw_only=True):
    """A run that waits for a person's word."""

    run: RunRow
    name: str
    """Of the automation."""
    people: tuple[str, ...]
    """Who is asked: the person named in the automation, or the owners."""


def automations(office: "Office", now_ms: int) -> tuple[AutomationShown, ...]:
    """Every automation of the office, by name."""
    nexts = office.store.runs.nexts()
    found = sorted(office.state.automations.values(), key=lambda one: (one.name.casefold(), one.id))
    return tuple(shown(office, one, now_ms, nexts.get(one.id)) for one in found)


def shown(office: "Office", one: Automation, now_ms: int, next_ms: int | None) -> AutomationShown:
    """One of them; ``next_ms`` as the table of runs has it."""
    latest = office.store.runs.latest(one.id, 5)
    last = next((row for row in latest if row.state not in {"claimed", "begun", "again"}), None)
    bad = office.store.facts.get(BAD + one.id)
    not_now: str | None = "bad-schedule" if bad is not None else why_not(office, one, now_ms)
    detail = bad.decode() if bad is not None else ""
    if not_now is None and (trouble := mail_trouble(office, one)) is not None:
        not_now, detail = trouble
    watched = recalled(office, one.id) if isinstance(one.trigger, OnFile | OnRows) else None
    if not_now is None and watched is not None and watched.code:
        not_now, detail = watched.code, watched.detail
    return AutomationShown(
        automation=one,
        when=_when(one),
        next_ms=next_ms,
        last=last,
        why_not=not_now,
        detail=detail,
        looked_ms=watched.looked_ms if watched is not None else None,
        waiting=watched.waiting if watched is not None else 0,
    )


def due(office: "Office", until_ms: int) -> tuple[RunRow, ...]:
    """The firings that are due by then, or tried again, in order."""
    runs = office.store.runs
    found = [*runs.of_state("due", until_ms), *runs.of_state("again", until_ms)]
    return tuple(sorted(found, key=lambda row: (row.next_ms, row.automation, row.cause)))


def asked(office: "Office", now_ms: int, person: str = "") -> tuple[RunAsked, ...]:
    """Runs that wait for a person's word, oldest first; only those that ask this person, where one is named."""
    owners = office.state.holders(OWNER, office.state.head, day_of(now_ms))
    found: list[RunAsked] = []
    for state in _ASKED:
        for row in office.store.runs.of_state(state):
            one = office.state.automations.get(row.automation)
            named = one is not None and one.person and office.state.is_active(one.person)
            people = (one.person,) if one is not None and named else owners
            if not person or person in people:
                found.append(RunAsked(run=row, name=one.name if one is not None else row.automation, people=people))
    return tuple(sorted(found, key=lambda ask: (ask.run.planned_ms, ask.run.automation, ask.run.cause)))


def _when(one: Automation) -> str:
    if not isinstance(one.trigger, OnSchedule):
        return ""
    try:
        return print_schedule(read_schedule(one.trigger.when))
    except InvalidInput:
        return one.trigger.when
