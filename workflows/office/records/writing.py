"""Acts on records: add, set, verify, merge, undo a merge, erase. Each is signed by the person who does it."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import msgspec

from workflows.changes import Changes
from workflows.domain.commands import Refusal
from workflows.domain.record_events import (
    RecordChanged,
    RecordErasureOrdered,
    RecordsMerged,
    RecordsUnmerged,
    RecordVerified,
)
from workflows.domain.records import (
    MOST_CELLS,
    MOST_OWN,
    SORTS,
    Sort,
    account_in,
    cleaned_cell,
    cleaned_value,
    field_of,
)
from workflows.domain.requests import request_id
from workflows.engine.assign import day_of
from workflows.engine.records import Cell, RecordState, leaders, refused
from workflows.ledger import entry
from workflows.office.attachments import keep_blobs
from workflows.office.journal import About
from workflows.office.records.erased import (
    blobs_of,
    confirm_orders,
    erased_of,
    personal_cells,
    sealed,
    write_record_act,
)
from workflows.office.records.folding import merges, put_merges, put_records, record_state
from workflows.office.retention.carrying_out import carry_out
from workflows.office.speaking import refuse_if_silenced
from workflows.store.records import MERGES

if TYPE_CHECKING:
    from workflows.office.office import Office


class Recorded(msgspec.Struct, frozen=True, kw_only=True):
    """A record after an act about it."""

    record: str
    act: str
    """Id of the act; empty where nothing was left to change."""
    changes: Changes


class Wish(msgspec.Struct, frozen=True, kw_only=True):
    """Cells to be set, cleaned: a text, or None for nothing any more."""

    sort: Sort
    values: Mapping[str, str | None]


def wished(office: "Office", sort: str, texts: Mapping[str, str]) -> Wish | Refusal:
    """What somebody wants a record to say, from the texts they gave; refused with the cell and the code of why."""
    if sort not in SORTS:
        return Refusal(code="unknown-sort", facts={"sort": sort})
    found: dict[str, str | None] = {}
    for name, text in texts.items():
        try:
            cell = cleaned_cell(sort, name)
            value = cleaned_value(sort, cell, text)
            if cell in found:
                raise ValueError("twice")  # noqa: TRY301 -- one place words all of them
        except ValueError as error:
            return Refusal(code="bad-field", facts={"field": name[:80], "problem": str(error)})
        field = field_of(sort, cell)
        assert field is not None
        lists: dict[str, Mapping[str, object]] = {"person": office.state.people, "unit": office.state.units}
        known = lists.get(field.form)
        if known is not None and value is not None and value not in known:
            return Refusal(code="bad-field", facts={"field": cell, "problem": f"unknown-{field.form}"})
        found[cell] = value
    if not found or len(found) > MOST_CELLS:
        return Refusal(code="bad-field", facts={"field": "", "problem": "nothing" if not found else "too-many"})
    return Wish(sort=sort, values=found)


def add_record(
    office: "Office", by: str | None, wish: Wish, *, request: str = "", approval: str = ""
) -> Recorded | Refusal:
    """Begin a record."""
    values = {cell: value for cell, value in wish.values.items() if value is not None}
    if not values:
        return Refusal(code="bad-field", facts={"field": "", "problem": "nothing"})
    record = request_id(office.keys.device, office.journal().size)
    event = RecordChanged(record=record, sort=wish.sort, values={}, request=request, approval=approval)
    return _change(office, by, event, wish.sort, values, None)


def set_record(
    office: "Office", by: str | None, record: str, wish: Wish, *, request: str = "", approval: str = "", note: str = ""
) -> Recorded | Refusal:
    """Set cells of a record; those that say so already are left out. A contested cell is settled by setting it."""
    state = record_state(office, record)
    if wish.sort != state.sort:
        return Refusal(code="other-sort", facts={"sort": state.sort})
    known = personal_cells(office.store.home, state)
    values: dict[str, str | None] = {}
    for cell, value in wish.values.items():
        now = state.cells.get(cell)
        said = None if now is None else known.get(now.value or "", now.value)
        if (now is not None and now.is_contested) or said != value:
            values[cell] = value
    if not values:
        return Recorded(record=record, act="", changes=Changes())
    event = RecordChanged(record=record, values={}, request=request, approval=approval, note=note)
    return _change(office, by, event, state.sort, values, state)


def _change(
    office: "Office",
    by: str | None,
    event: RecordChanged,
    sort: str,
    values: Mapping[str, str | None],
    state: RecordState | None,
) -> Recorded | Refusal:
    own = {cell for cell in (*(state.cells if state is not None else ()), *values) if cell.startswith("own/")}
    if len(own) > MOST_OWN:
        return Refusal(code="bad-field", facts={"field": "own", "problem": "too-many"})
    personal = frozenset(cell for cell in values if (field := field_of(sort, cell)) is not None and field.personal)
    plain, blobs = sealed(values, personal)
    event = msgspec.structs.replace(event, values=plain)
    no = _refused(office, event, by, sort)
    if no is not None:
        return no
    keep_blobs(office.store.home, blobs)
    return _store(office, event, by, state)


def _store(
    office: "Office",
    event: RecordChanged | RecordVerified | RecordErasureOrdered,
    by: str | None,
    state: RecordState | None,
) -> Recorded:
    with office.transaction():
        act = write_record_act(office, event, by, state)
        changes = put_records(office, [event.record])
    return Recorded(record=event.record, act=act, changes=changes)


def verify_account(
    office: "Office", by: str, record: str, account: str, how: str, *, request: str = ""
) -> Recorded | Refusal:
    """Say that an account on the record belongs to whom it says. Somebody else than who entered it does."""
    state = record_state(office, record)
    cell = next((name for name in state.cells if account_in(name) == _compact(account)), None)
    if cell is None:
        return Refusal(code="unknown-account", facts={"account": account[:60]})
    event = RecordVerified(record=record, account=_compact(account), how=how.strip(), request=request)
    no = _refused(office, event, by, state.sort)
    if no is None:
        no = verifying_refused(office, by, cell, state.cells[cell], day_of(office.journal().now_ms()))
    return no if no is not None else _store(office, event, by, state)


def verifying_refused(office: "Office", by: str, name: str, cell: Cell, day: str) -> Refusal | None:
    """Why somebody who leads may not verify an account as it stands on the day (YYYY-MM-DD); None: they may."""
    if cell.is_contested:
        return Refusal(code="contested-field", facts={"field": name})
    if by in {one.by for one in cell.said} and leaders(office.state, day) != {by}:
        return Refusal(code="verify-own", facts={"person": by})
    return None


def merge_records(office: "Office", by: str, record: str, other: str, reason: str) -> Recorded | Refusal:
    """Show two records as one from now on, under the first."""
    one, two = record_state(office, record), record_state(office, other)
    if one.sort != two.sort:
        return Refusal(code="other-sort", facts={"sort": one.sort})
    heads = {row.id: row.head for row in (office.store.records.one(record), office.store.records.one(other)) if row}
    if record == other or heads.get(record) == heads.get(other):
        return Refusal(code="merged-already")
    return _merge_act(office, by, RecordsMerged(record=record, other=other, reason=reason.strip()))


def unmerge_records(office: "Office", by: str, record: str, reason: str) -> Recorded | Refusal:
    """Undo the latest merge in force that names this record."""
    found = [one for one in merges(office) if one.undone is None and record in {one.record, one.other}]
    if not found:
        return Refusal(code="not-merged")
    return _merge_act(office, by, RecordsUnmerged(merge=found[-1].act.id, reason=reason.strip()), record)


def _merge_act(
    office: "Office", by: str, event: RecordsMerged | RecordsUnmerged, record: str = ""
) -> Recorded | Refusal:
    no = _refused(office, event, by, "")
    if no is not None:
        return no
    about = About(
        scope=entry.OFFICE_SCOPE,
        key=office.newest_key(entry.OFFICE_SCOPE),
        by=by,
        prev=(event.merge,) if isinstance(event, RecordsUnmerged) else (),
        auth=office.chain.length,
        mark=MERGES,
    )
    with office.transaction():
        act = office.journal().write_act(event, about, office.journal().now_ms())
        changes = put_merges(office)
    return Recorded(record=record or getattr(event, "record", ""), act=act.id, changes=changes)


def erase_record(office: "Office", by: str, record: str, reason: str) -> Recorded | Refusal:
    """Order that the record's personal values are erased on every laptop and in the folder, and begin here."""
    state = record_state(office, record)
    blobs = tuple(sorted(blobs_of(state) - erased_of(state)))
    if not blobs:
        return Refusal(code="nothing-to-erase")
    event = RecordErasureOrdered(record=record, blobs=blobs, reason=reason.strip())
    no = _refused(office, event, by, state.sort)
    if no is not None:
        return no
    stored = _store(office, event, by, state)
    changes = stored.changes | carry_out(office) | Changes(records=confirm_orders(office))
    return msgspec.structs.replace(stored, changes=changes)


def _refused(office: "Office", event: object, by: str | None, sort: str) -> Refusal | None:
    refuse_if_silenced(office.chain.trust, office.keys, by)
    day = day_of(office.journal().now_ms())
    code = refused(event, by, office.keys.device, sort, office.state, day)
    return None if code is None else Refusal(code=code, facts={"person": by or "", "verdict": "record"})


def _compact(account: str) -> str:
    return "".join(account.split()).replace("-", "").replace(".", "").upper()
