"""Records as the tables show them: folded from their entries, with what each is found by."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import msgspec

from workflows.changes import Changes
from workflows.domain.events import Act
from workflows.domain.personal import is_personal_mark
from workflows.domain.records import account_in, title_of
from workflows.engine.records import (
    Cell,
    Merge,
    RecordState,
    fold_merges,
    fold_record,
    heads_of_merges,
)
from workflows.engine.state import OfficeState
from workflows.errors import InvalidInput
from workflows.intake.keys import compared, name_key, vat_key
from workflows.office.chain import FORKED
from workflows.office.reading import Content
from workflows.office.records.erased import note_orders
from workflows.store.records import MERGES, RECORD, RecordRow

if TYPE_CHECKING:
    from workflows.office.office import Office

BLOCK = 4
"""Letters at the beginning of a name; names that begin alike are compared with each other, others never."""


class _Body(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    cells: dict[str, Cell]


def record_state(office: "Office", record: str) -> RecordState:
    """A record by its id, folded from its entries. Raises InvalidInput ``unknown-record``."""
    state = _fold(office, record)
    if state is None:
        raise unknown_record(record)
    return state


def merges(office: "Office") -> tuple[Merge, ...]:
    """All merges that count, those that were undone among them."""
    return fold_merges(_acts(office, MERGES), office.office_at, office.chain)


def cells_of(row: RecordRow) -> dict[str, Cell]:
    """The cells of a record as the tables hold them; personal values are marks."""
    return msgspec.json.decode(row.body, type=_Body).cells


def contents_of(office: "Office", record: str) -> tuple[Content, ...]:
    """Everything that the log holds about a record, entries without effect included."""
    return tuple(office.reader.read_all(office.store.entries.of_request(RECORD + record), verified=True))


def void_of_act(office: "Office", record: str, act: str) -> str | None:
    """The code of why an act about a record has no effect; None where it has one."""
    state = _fold(office, record)
    return "unknown-cause" if state is None else state.void.get(act)


def put_records(office: "Office", records: Iterable[str]) -> Changes:
    """Work out where records stand and write their rows. Inside a transaction."""
    store, touched = office.store.records, set[str]()
    heads: dict[str, str] | None = None
    for record in sorted(set(records)):
        state = _fold(office, record)
        touched.add(record)
        if state is None:
            store.remove(record)
            continue
        if heads is None:
            heads = heads_of_merges(merges(office))
        store.put(row_of(state, heads, office.state), keys_of(state))
        note_orders(office, state)
    return Changes(records=frozenset(touched))


def row_of(state: RecordState, heads: Mapping[str, str], office: OfficeState) -> RecordRow:
    """What the table of records says of one. ``heads``: under which record merged ones are shown."""
    said = {name: next((one for one in cell.values if one), "") for name, cell in state.cells.items()}
    person = office.people.get(said.get("person", ""))
    if person is not None:
        said["person"] = person.name
    return RecordRow(
        id=state.id,
        sort=state.sort,
        title=title_of(said, state.id[:8]),
        head=heads.get(state.id, state.id),
        updated_ms=max(act.at[0] for act in state.acts),
        body=msgspec.json.encode(_Body(cells=dict(state.cells))),
    )


def put_merges(office: "Office") -> Changes:
    """Show records under those that they were merged into, or under themselves. Inside a transaction."""
    heads = heads_of_merges(merges(office))
    store, touched = office.store.records, set[str]()
    for record in store.names():
        known, head = store.one(record), heads.get(record, record)
        if known is not None and known.head != head:
            store.set_head(record, head)
            touched |= {record, known.head, head}
    return Changes(records=frozenset(touched))


def put_all(office: "Office") -> Changes:
    """Make all rows of records again from the entries. Inside a transaction."""
    return put_records(office, office.store.records.names())


def keys_of(state: RecordState) -> set[tuple[str, str]]:
    """What a record is found by: every value of a contested cell as well."""
    found: set[tuple[str, str]] = set()
    for name, cell in state.cells.items():
        account = account_in(name)
        if account is not None:
            found.add(("account", compared(account)))
        for value in cell.values:
            if value is None or is_personal_mark(value):
                continue
            if name == "vat_id":
                found.add(("vat", vat_key(value)))
            elif name == "person":
                found.add(("person", value))
            elif name in {"legal_name", "trading_name"} and (key := name_key(value)):
                found |= {("name", key), ("block", key[:BLOCK])}
    return {(f"{what}", text) for what, text in found if text}


def unknown_record(record: str) -> InvalidInput:
    """No record is called so."""
    return InvalidInput(
        code="unknown-record",
        title="There is no such record here",
        text=f"No supplier, customer or employee is called “{record[:60]}”. Nothing was changed.",
        advice="Look its id up with “countersign records list”.",
    )


def _fold(office: "Office", record: str) -> RecordState | None:
    return fold_record(_acts(office, RECORD + record), office.office_at, office.chain)


def _acts(office: "Office", named: str) -> list[Act]:
    rows = office.store.entries.of_request(named)
    acts = [one for one in office.reader.read_all(rows, verified=True) if isinstance(one, Act)]
    # Beyond a fork two laptops may hold different entries in one place: none of them is shown.
    return [act for act in acts if office.chain.cut(act) != FORKED] if office.chain.trust.forks else acts
