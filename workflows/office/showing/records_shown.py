"""Suppliers, customers and employees for screens: as they stand, how that came about, and what is odd."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec

from workflows.domain.events import Act
from workflows.domain.personal import is_personal_mark, personal_mark
from workflows.domain.record_events import RecordChanged, RecordsMerged, RecordsUnmerged, RecordVerified
from workflows.domain.records import account_in, field_of
from workflows.engine.records import Cell, Merge, RecordState
from workflows.office.fingerprints import Elsewhere, elsewhere
from workflows.office.records.alike import Duplicate, duplicates
from workflows.office.records.erased import erased_of, personal_cells
from workflows.office.records.finding import Group, every_group, group_of, suppliers_for
from workflows.office.records.folding import cells_of, merges, record_state
from workflows.store.records import RecordRow

if TYPE_CHECKING:
    from workflows.office.office import Office


class RecordLine(msgspec.Struct, frozen=True, kw_only=True):
    """A record as a list shows it."""

    id: str
    sort: str
    title: str
    vat_id: str
    accounts: int
    unverified: int
    """Accounts that nobody verified as they stand, contested ones included."""
    contested: int
    """Cells that two people set differently."""
    blocked: bool
    merged: int
    """Other records that are shown under it."""
    updated_ms: int


class CellShown(msgspec.Struct, frozen=True, kw_only=True):
    """One cell."""

    name: str
    values: tuple[str, ...]
    """One, or several where it is contested; empty where a personal value is erased or not here."""
    personal: bool
    contested: bool
    verified: str
    """Of an account: who verified it; empty: nobody."""
    by: str | None
    """Who set it; None: the program, for a request."""
    at_ms: int
    request: str
    also: tuple[str, ...] = ()
    """What merged records say otherwise."""


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One act in a record's history."""

    act: str
    record: str
    kind: str
    """changed, verified, merged, unmerged, erased or confirmed."""
    by: str | None
    at_ms: int
    cell: str
    """Of a change; empty for others."""
    before: tuple[str, ...]
    """What the author saw there: more than one where it was contested."""
    after: str | None
    request: str
    approval: str
    note: str
    """What was done to verify, or the reason."""
    void: str | None
    """The code of why it has no effect."""


class RecordShown(msgspec.Struct, frozen=True, kw_only=True):
    """A record with everything about it."""

    line: RecordLine
    ids: tuple[str, ...]
    """All ids that lead to it; its own first."""
    cells: tuple[CellShown, ...]
    history: tuple[Step, ...]
    """By claimed time; the change of each cell is a step of its own."""
    duplicates: tuple[Duplicate, ...]
    """Records that seem to be about the same."""
    erased: int
    """Personal blobs that were erased."""


def records_listed(office: "Office", sort: str = "") -> tuple[RecordLine, ...]:
    """All records by kind and title, merged ones once."""
    return tuple(line_of(group) for group in every_group(office) if sort in {"", group.head.sort})


def record_shown(office: "Office", record: str) -> RecordShown:
    """A record by its id or that of one merged into it. Raises InvalidInput ``unknown-record``."""
    group = group_of(office, record)
    states = [record_state(office, row.id) for row in group.rows]
    opened: dict[str, str | None] = {}
    for state in states:
        opened |= personal_cells(office.store.home, state)
    also = group.others()
    cells = tuple(
        _cell(group.head.sort, name, cell, opened, also.get(name, ())) for name, cell in group.cells().items()
    )
    ids = {row.id for row in group.rows}
    return RecordShown(
        line=line_of(group),
        ids=tuple(row.id for row in group.rows),
        cells=cells,
        history=steps_of(states, merges(office), opened),
        duplicates=tuple(one for one in duplicates(office) if ids & {one.record, one.other}),
        erased=sum(len(erased_of(state)) for state in states),
    )


def supplier_of_request(office: "Office", request: str) -> tuple[RecordRow, ...]:
    """The records of an invoice's supplier; several where nobody merged them yet."""
    return tuple(group.head for group in suppliers_for(office, office.request(request).standing.values))


def elsewhere_of_request(office: "Office", request: str) -> tuple[Elsewhere, ...]:
    """Invoices of units that this laptop may not read which are, or seem to be, the same."""
    return elsewhere(office, office.request(request).standing.values, request)


def steps_of(
    states: Sequence[RecordState], found: Sequence[Merge], opened: Mapping[str, str | None]
) -> tuple[Step, ...]:
    """What happened to the records of one group, merges that name one of them among it."""
    ids = {state.id for state in states}
    history = [step for state in states for step in _steps(state.acts, dict(state.void), opened)]
    for merge in found:
        if ids & {merge.record, merge.other}:
            history += [_step(act, None) for act in (merge.act, merge.undone) if act is not None]
    return tuple(sorted(history, key=lambda one: (one.at_ms, one.act, one.cell)))


def line_of(group: Group) -> RecordLine:
    """A record as a list shows it."""
    cells = group.cells()
    every = [(name, cell) for row in group.rows for name, cell in cells_of(row).items()]
    accounts = {name: cell for name, cell in every if account_in(name) is not None}
    return RecordLine(
        id=group.head.id,
        sort=group.head.sort,
        title=group.head.title,
        vat_id=(cells["vat_id"].value or "") if "vat_id" in cells else "",
        accounts=len(accounts),
        unverified=sum(1 for cell in accounts.values() if not cell.verified or cell.value is None),
        contested=sum(1 for _, cell in every if cell.is_contested),
        blocked="blocked" in cells,
        merged=len(group.rows) - 1,
        updated_ms=max(row.updated_ms for row in group.rows),
    )


def _cell(sort: str, name: str, cell: Cell, opened: Mapping[str, str | None], also: tuple[str, ...]) -> CellShown:
    field = field_of(sort, name)
    shown = tuple(one for value in cell.values if (one := plain_of(value, opened)) is not None)
    last = cell.said[-1]
    return CellShown(
        name=name,
        values=shown,
        personal=field is not None and field.personal,
        contested=cell.is_contested,
        verified=cell.verified if cell.value is not None else "",
        by=last.by,
        at_ms=last.at_ms,
        request=last.request,
        also=tuple(one for value in also if (one := plain_of(value, opened)) is not None),
    )


def plain_of(value: str | None, opened: Mapping[str, str | None]) -> str | None:
    """A value of a cell; of a personal one what its mark stands for, None where that is erased or not here."""
    return opened.get(value) if value is not None and is_personal_mark(value) else value


def _steps(acts: tuple[Act, ...], void: dict[str, str], opened: Mapping[str, str | None]) -> list[Step]:
    """One step for each change of a cell, with what stood there, as the acts before it in this order left it."""
    now: dict[str, tuple[str, ...]] = {}
    found: list[Step] = []
    for act in acts:
        event = act.event
        if not isinstance(event, RecordChanged):
            found.append(_step(act, void.get(act.id)))
            continue
        for cell, plain in sorted(event.values.items()):
            after = plain_of(_mark(plain), opened)
            step = _step(act, void.get(act.id))
            found.append(msgspec.structs.replace(step, cell=cell, before=now.get(cell, ()), after=after))
            if act.id not in void:
                now[cell] = () if after is None else (after,)
    return found


def _mark(plain: object) -> str | None:
    """The value as the cell has it; what no cell can hold is shown as nothing."""
    if plain is None or isinstance(plain, str):
        return plain
    try:
        return personal_mark(plain)
    except ValueError:
        return None


def _step(act: Act, void: str | None) -> Step:
    event = act.event
    kinds = {
        "record.changed": "changed",
        "record.verified": "verified",
        "records.merged": "merged",
        "records.unmerged": "unmerged",
        "record.erasure-ordered": "erased",
        "record.erasure-confirmed": "confirmed",
    }
    note = event.how if isinstance(event, RecordVerified) else str(getattr(event, "reason", getattr(event, "note", "")))
    named = event.record if isinstance(event, RecordsMerged) else getattr(event, "record", "")
    if isinstance(event, RecordsUnmerged):
        named = event.merge
    return Step(
        act=act.id,
        record=str(named),
        kind=kinds[str(event.__struct_config__.tag)],
        by=act.by,
        at_ms=act.at[0],
        cell=event.account if isinstance(event, RecordVerified) else "",
        before=(),
        after=event.other if isinstance(event, RecordsMerged) else None,
        request=str(getattr(event, "request", "")),
        approval=str(getattr(event, "approval", "")),
        note=note,
        void=void,
    )
