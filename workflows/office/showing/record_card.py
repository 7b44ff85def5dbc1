"""One record for the page about it: each field with who wrote it, what may be done to it, and its history."""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

import msgspec

from workflows.domain.events import Act
from workflows.domain.record_events import RecordVerified
from workflows.domain.records import FIELDS, account_in, field_of, needs_lead
from workflows.engine.assign import day_of
from workflows.engine.records import Cell, Merge, RecordState, Said
from workflows.office.records.erased import blobs_of, erased_of, personal_cells
from workflows.office.records.finding import Group, group_of
from workflows.office.records.folding import cells_of, merges, record_state
from workflows.office.records.writing import verifying_refused
from workflows.office.sharing.lights import Lights
from workflows.office.sharing.members import name_of
from workflows.office.showing.names import Names, names
from workflows.office.showing.record_list import RecordsMay, reads_personal, records_may
from workflows.office.showing.records_shown import RecordLine, Step, line_of, plain_of, steps_of
from workflows.office.showing.requests_index import Filter, Sorting, requests_index
from workflows.office.showing.timeline import TimelineEntry, without_keys_of

if TYPE_CHECKING:
    from workflows.office.office import Office


class SaidShown(msgspec.Struct, frozen=True, kw_only=True):
    """A value of a cell, and who set it."""

    value: str
    by: str | None
    """None: the program, for a request."""
    at_ms: int
    request: str


class CellCard(msgspec.Struct, frozen=True, kw_only=True):
    """One cell, as it stands for whoever looks."""

    name: str
    record: str
    """The record that it stands on: another than the one that is shown, where that was merged."""
    form: str
    """Of the field; text where this version does not know the field."""
    said: tuple[SaidShown, ...]
    """One, or several where it is contested. Empty where a personal value is erased, not here or not shown."""
    contested: bool
    personal: bool
    hidden: bool
    """Whether there is something that is not shown to whoever looks."""
    verified: str
    """Of an account: who verified it as it stands; empty: nobody."""
    verified_ms: int | None
    also: tuple[str, ...]
    """What merged records say otherwise."""
    change: str
    """The code of why it may not be set; empty: it may."""
    verify: str
    """Of an account that nobody verified: the code of why whoever looks may not; empty: they may, or it is none."""


class MergedShown(msgspec.Struct, frozen=True, kw_only=True):
    """A record that is shown under another."""

    id: str
    title: str
    by: str | None
    at_ms: int
    reason: str


class RecordEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One act of a record's history."""

    entry: TimelineEntry
    steps: tuple[Step, ...]
    """Of a change one for each cell; else one."""


class RecordCard(msgspec.Struct, frozen=True, kw_only=True):
    """A record with everything about it."""

    line: RecordLine
    ids: tuple[str, ...]
    """All ids that lead to it; its own first."""
    cells: tuple[CellCard, ...]
    """In the order of the fields of its kind; what this version does not know comes last."""
    merged: tuple[MergedShown, ...]
    history: tuple[RecordEntry, ...]
    """The latest first."""
    erasable: bool
    """Whether personal values are here that an owner may have erased."""
    hidden: bool
    """Whether personal values are left out for whoever looks."""
    requests: int
    requests_filter: str
    """How the list of requests is narrowed to those about it; empty where nothing is known to look for."""
    may: RecordsMay
    names: Names


def record_card(office: "Office", record: str, person: str, now_ms: int) -> RecordCard:
    """A record by its id or that of one merged into it, for a person. Raises InvalidInput ``unknown-record``."""
    group = group_of(office, record)
    states = {row.id: record_state(office, row.id) for row in group.rows}
    shows = reads_personal(office, person, group, now_ms)
    opened: dict[str, str | None] = {}
    if shows:
        for state in states.values():
            opened |= personal_cells(office.store.home, state)
    may, found = records_may(office, person, now_ms), merges(office)
    cells = _cells(office, group, states, opened, person, now_ms, may, shows=shows)
    wanted, text = _requests_of(group)
    return RecordCard(
        line=line_of(group),
        ids=tuple(row.id for row in group.rows),
        cells=cells,
        merged=_merged(group, found),
        history=_history(office, tuple(states.values()), found, opened, now_ms),
        erasable=any(blobs_of(state) - erased_of(state) for state in states.values()),
        hidden=any(one.hidden for one in cells),
        requests=_count(office, wanted),
        requests_filter=text,
        may=may,
        names=names(office),
    )


def _cells(
    office: "Office",
    group: Group,
    states: Mapping[str, RecordState],
    opened: Mapping[str, str | None],
    person: str,
    now_ms: int,
    may: RecordsMay,
    *,
    shows: bool,
) -> tuple[CellCard, ...]:
    where: dict[str, str] = {}
    for row in group.rows:
        for name in cells_of(row):
            where.setdefault(name, row.id)
    also, sort, made = group.others(), group.head.sort, []
    order = _order(sort)
    for name, cell in sorted(group.cells().items(), key=lambda one: order(one[0])):
        field = field_of(sort, name)
        personal = field is not None and field.personal
        change = may.write or (may.lead if needs_lead(sort, name) else "")
        said = tuple(
            SaidShown(value=value, by=one.by, at_ms=one.at_ms, request=one.request)
            for one in _different(cell)
            if (value := plain_of(one.value, opened)) is not None
        )
        at = None
        if cell.verified:
            at = _verified_at(states[where[name]], name, cell.verified)
        made.append(
            CellCard(
                name=name,
                record=where[name],
                form=field.form if field is not None else "text",
                said=said if shows or not personal else (),
                contested=cell.is_contested,
                personal=personal,
                hidden=personal and not shows,
                verified=cell.verified if cell.value is not None else "",
                verified_ms=at,
                also=tuple(one for value in also.get(name, ()) if (one := plain_of(value, opened)) is not None),
                change=change if shows or not personal else "not-shown",
                verify=_verify(office, person, name, cell, may, now_ms),
            )
        )
    return tuple(made)


def _order(sort: str) -> Callable[[str], tuple[int, str]]:
    """How cells follow each other: as the fields of their kind do, then by name."""
    known = {field: at for at, field in enumerate(FIELDS[sort])}  # type: ignore[index]  # one of the kinds
    return lambda cell: (known.get(cell.partition("/")[0], len(known)), cell)


def _different(cell: Cell) -> list[Said]:
    """Each value once, as it was said last."""
    return list({one.value: one for one in cell.said}.values())


def _verify(office: "Office", person: str, name: str, cell: Cell, may: RecordsMay, now_ms: int) -> str:
    if account_in(name) is None or cell.verified:
        return ""
    if may.lead:
        return may.lead
    no = verifying_refused(office, person, name, cell, day_of(now_ms))
    return "" if no is None else no.code


def _verified_at(state: RecordState, name: str, by: str) -> int | None:
    account = account_in(name)
    found = [
        act.at[0]
        for act in state.acts
        if isinstance(act.event, RecordVerified)
        and act.event.account == account
        and act.by == by
        and act.id not in state.void
    ]
    return max(found, default=None)


def _merged(group: Group, found: Iterable[Merge]) -> tuple[MergedShown, ...]:
    made: list[MergedShown] = []
    for row in group.rows[1:]:
        act = next((one.act for one in found if one.undone is None and row.id in {one.other, one.record}), None)
        made.append(
            MergedShown(
                id=row.id,
                title=row.title,
                by=act.by if act is not None else None,
                at_ms=act.at[0] if act is not None else row.updated_ms,
                reason=str(getattr(act.event, "reason", "")) if act is not None else "",
            )
        )
    return tuple(made)


def _history(
    office: "Office",
    states: tuple[RecordState, ...],
    found: tuple[Merge, ...],
    opened: Mapping[str, str | None],
    now_ms: int,
) -> tuple[RecordEntry, ...]:
    acts = {act.id: act for state in states for act in state.acts}
    acts |= {act.id: act for merge in found for act in (merge.act, merge.undone) if act is not None}
    steps: dict[str, list[Step]] = {}
    for step in steps_of(states, found, opened):
        steps.setdefault(step.act, []).append(step)
    lights = Lights(office, now_ms)
    order = _order(states[0].sort)
    made = [
        RecordEntry(
            entry=_entry(office, acts[act], several[0].void, lights),
            steps=tuple(sorted(several, key=lambda one: order(one.cell))),
        )
        for act, several in steps.items()
    ]
    return tuple(reversed(made))


def _entry(office: "Office", act: Act, void: str | None, lights: Lights) -> TimelineEntry:
    return TimelineEntry(
        id=act.id,
        device=act.device,
        device_name=name_of(office, act.device),
        position=act.position,
        at_ms=act.at[0],
        by=act.by,
        event=without_keys_of(act.event),  # type: ignore[arg-type]  # of records; a sentence is given with it
        step_name="",
        changed=(),
        rule=None,
        why=None,
        void=void,
        light=lights.of(act.device, act.position),
    )


def _count(office: "Office", wanted: Filter | None) -> int:
    found = requests_index(office, wanted, Sorting()) if wanted is not None else None
    return 0 if found is None else len(found)


def _requests_of(group: Group) -> tuple[Filter | None, str]:
    """The requests about a firm hold its name; those about an employee were asked by them."""
    if group.head.sort == "employee":
        cell = group.cells().get("person")
        person = cell.value if cell is not None else None
        return (Filter(requester=person), f"requester={person}") if person else (None, "")
    name = " ".join(group.head.title.replace(";", " ").split())
    return Filter(text=name), f"text={name}"
