"""What the program does by itself in an office: what it did last, what waits for it, and what is next."""

from typing import Literal

import msgspec

from workflows.domain.definitions import all_steps
from workflows.domain.events import ActionDone, RuleApplied
from workflows.office.office import Office
from workflows.office.sharing.sharing import PLACE_FACT, LastTrouble, synced_of_last, trouble_of_last
from workflows.office.showing.log_contents import LogContents
from workflows.office.showing.log_entries import LogEntry, one_entry
from workflows.office.showing.names import Names, names
from workflows.office.showing.refreshing import up_to_date
from workflows.store.rows import EntryRow, TaskRow
from workflows.sync.places import read_place
from workflows.sync.watch import CLOUD, PLAIN

StepKind = Literal["rule", "wait", "action"]

LOOKED_AT = 2_000
"""At most so many of the newest entries of each log are looked at for the last step of a kind."""

_PART = 100
_KINDS: dict[str, StepKind] = {"rule.applied": "rule", "wait.ended": "wait", "action.done": "action"}


class LastStep(msgspec.Struct, frozen=True, kw_only=True):
    """A step that the program did, as its entry tells."""

    request: str
    title: str
    """What the request is called now."""
    at_ms: int
    device: str
    result: str
    """Of a rule: its verdict, or why there was no answer (``no-rule``, ``missing-value`` …); of an action ``done`` or
    ``failed``; of a wait ``waited``."""


class OwnSteps(msgspec.Struct, frozen=True, kw_only=True):
    """The steps of one kind that requests leave to the program."""

    kind: StepKind
    last: LastStep | None
    """None: there is none among the newest entries (see ``LOOKED_AT``)."""
    is_all: bool
    """Whether every entry was looked at, so that None means never."""
    waiting: int
    """How many wait for the program, whether or not their time has come."""
    due: int
    """How many of them could be done now. Those of other laptops' requests are left to them for some minutes."""


class WaitShown(msgspec.Struct, frozen=True, kw_only=True):
    """A request that waits for a time."""

    request: str
    title: str
    step: str
    step_name: str
    due_ms: int
    since_ms: int


class Exchanging(msgspec.Struct, frozen=True, kw_only=True):
    """The exchange with the shared folder, which goes on while the window is open."""

    place: str
    last_ms: int | None
    """When the last one was done."""
    trouble: LastTrouble | None
    """Why the latest could not be done. It is tried again by itself, later and later."""
    every_s: int
    """Seconds between two of them while somebody looks at the window."""
    behind_s: int
    """The same while nobody does."""
    most_s: int
    """After trouble the time between two tries grows up to this."""


class AutomationsShown(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that happens by itself. There is nothing else."""

    exchanging: Exchanging | None
    """None: this office lives on this laptop alone."""
    steps: tuple[OwnSteps, ...]
    """Rules, waits and actions, in this order."""
    waits: tuple[WaitShown, ...]
    """The next that end, in order; as many as were asked for."""
    names: Names


def automations_shown(office: Office, now_ms: int, *, waits: int = 100) -> AutomationsShown:
    """What the program does by itself. Opens some thousand entries at most: a part of a second."""
    with up_to_date(office):
        counts = office.store.questions.own_steps(now_ms)
        last, is_all = _last(office, now_ms)
        return AutomationsShown(
            exchanging=_exchanging(office),
            steps=tuple(
                OwnSteps(
                    kind=kind,
                    last=last.get(kind),
                    is_all=is_all,
                    waiting=counts.get(kind, (0, 0))[0],
                    due=counts.get(kind, (0, 0))[1],
                )
                for kind in _KINDS.values()
            ),
            waits=tuple(_wait(office, task) for task in office.store.questions.waits(waits)),
            names=names(office),
        )


def _exchanging(office: Office) -> Exchanging | None:
    kept = office.store.facts.get(PLACE_FACT)
    if kept is None:
        return None
    place = kept.decode()
    pace = CLOUD if read_place(place)[0].is_cloud else PLAIN
    return Exchanging(
        place=place,
        last_ms=synced_of_last(office),
        trouble=trouble_of_last(office),
        every_s=round(pace.foreground_s),
        behind_s=round(pace.background_s),
        most_s=round(pace.most_back_off_s),
    )


def _last(office: Office, now_ms: int) -> tuple[dict[StepKind, LastStep], bool]:
    """The last step of each kind in all logs, and whether no entry was left out."""
    contents, found, is_all = LogContents(office), dict[StepKind, LastStep](), True
    for log in office.store.entries.logs():
        here: dict[StepKind, LastStep] = {}
        end, first = log.size, max(log.size - LOOKED_AT, 0)
        while end > first and len(here) < len(_KINDS):
            start = max(end - _PART, first)
            for row in reversed(office.store.entries.between(log.device, start, end)):
                kind = _KINDS.get(contents.claims(row).kind or "")
                if kind is not None and kind not in here:
                    step = _step(office, row, now_ms)
                    if step is not None:
                        here[kind] = step
            end = start
        is_all = is_all and first == 0
        for kind, step in here.items():
            if kind not in found or found[kind].at_ms < step.at_ms:
                found[kind] = step
    return found, is_all


def _step(office: Office, row: EntryRow, now_ms: int) -> LastStep | None:
    """The step that an entry tells of; None where it has no effect."""
    entry = one_entry(office, row.device, row.position, now_ms)
    if entry is None or entry.why is not None or entry.void is not None:
        return None
    if entry.request is None or entry.at_ms is None:
        return None
    return LastStep(
        request=entry.request,
        title=entry.title or "",
        at_ms=entry.at_ms,
        device=entry.device,
        result=_result(entry),
    )


def _result(entry: LogEntry) -> str:
    match entry.event:
        case RuleApplied():
            return entry.event.outcome.verdict if entry.event.code == "hit" else entry.event.code
        case ActionDone():
            return entry.event.result
    return "waited"


def _wait(office: Office, task: TaskRow) -> WaitShown:
    row = office.store.questions.request(task.request)
    definition = office.state.workflows.get(row.workflow, {}).get(row.version) if row is not None else None
    steps = all_steps(definition.steps) if definition is not None else ()
    return WaitShown(
        request=task.request,
        title=row.title if row is not None else "",
        step=task.step,
        step_name=next((step.name for step in steps if step.id == task.step), ""),
        due_ms=task.due_ms or 0,
        since_ms=task.created_ms,
    )
