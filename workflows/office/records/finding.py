"""Which record an invoice or a person is about."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import msgspec

from workflows.domain.forms import Value
from workflows.engine.records import Cell
from workflows.errors import InvalidInput
from workflows.intake.accounts import accounts_in
from workflows.intake.keys import compared, name_key, vat_key
from workflows.office.records.folding import cells_of, unknown_record
from workflows.store.records import RecordRow

if TYPE_CHECKING:
    from workflows.office.office import Office


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """A record with everything that was merged into it."""

    head: RecordRow
    rows: tuple[RecordRow, ...]
    """The head first, then the others by id."""

    def cells(self) -> dict[str, Cell]:
        """The cells as they are shown: the head's, and those of others where it has none."""
        found: dict[str, Cell] = {}
        for row in self.rows:
            for name, cell in cells_of(row).items():
                found.setdefault(name, cell)
        return dict(sorted(found.items()))

    def others(self) -> dict[str, tuple[str, ...]]:
        """What the merged ones say otherwise, by cell."""
        shown, found = self.cells(), dict[str, dict[str, None]]()
        for row in self.rows[1:]:
            for name, cell in cells_of(row).items():
                for value in cell.values:
                    if value is not None and value not in shown[name].values:
                        found.setdefault(name, {})[value] = None
        return {name: tuple(values) for name, values in found.items()}


def record_named(office: "Office", text: str) -> RecordRow:
    """The record of this id, or the only one whose id begins so. Raises InvalidInput."""
    exact = office.store.records.one(text)
    if exact is not None:
        return exact
    found = office.store.records.beginning(text) if text else ()
    if len(found) > 1:
        raise InvalidInput(
            code="ambiguous-record",
            title="Several records begin so",
            text=f"More than one record's id begins with “{text[:60]}”. Nothing was changed.",
            advice="Type more of the id.",
        )
    if not found:
        raise unknown_record(text)
    return found[0]


def group_of(office: "Office", record: str) -> Group:
    """The record that this one is shown under, with all that were merged. Raises InvalidInput ``unknown-record``."""
    store = office.store.records
    row = store.one(record)
    head = None if row is None else store.one(row.head) or row
    if row is None or head is None:
        raise unknown_record(record)
    rest = tuple(one for one in store.of_head(head.id) if one.id != head.id)
    return Group(head=head, rows=(head, *rest))


def every_group(office: "Office") -> tuple[Group, ...]:
    """All records with what was merged into them, by kind and title."""
    store = office.store.records
    below: dict[str, list[RecordRow]] = {}
    for row in store.every():
        if row.head != row.id:
            below.setdefault(row.head, []).append(row)
    return tuple(Group(head=row, rows=(row, *below.get(row.id, ()))) for row in store.heads())


def suppliers_for(office: "Office", values: Mapping[str, Value]) -> tuple[Group, ...]:
    """The supplier that an invoice is of: by VAT id, then by account, then by name; several where nobody merged them.

    A record with another VAT id than the invoice's is never taken by account or name.
    """
    store = office.store.records
    if not store.some():
        return ()
    vat = vat_key(_text(values, "supplier_vat_id"))
    if vat and (found := _groups(office, store.found_by("vat", vat), "")):
        return found
    named = f"{_text(values, 'iban')};{_text(values, 'other_account')}"
    by_account = {record for account in accounts_in(named) for record in store.found_by("account", account)}
    if found := _groups(office, by_account, vat):
        return found
    for field in ("supplier_name", "supplier_trading_name"):
        key = name_key(_text(values, field))
        if key and (found := _groups(office, store.found_by("name", key), vat)):
            return found
    return ()


def heads_for(office: "Office", sort: str, values: Mapping[str, str | None]) -> tuple[str, ...]:
    """The records of a kind that have this VAT id, or are about this person, sorted; several where nobody merged."""
    vat, person = values.get("vat_id"), values.get("person")
    store = office.store.records
    found = store.found_by("vat", vat_key(vat)) if vat else store.found_by("person", person) if person else ()
    return tuple(sorted({group.head.id for one in found if (group := group_of(office, one)).head.sort == sort}))


def accounts_of(groups: Iterable[Group], *, verified: bool) -> frozenset[str]:
    """The accounts on these records as they are compared; ``verified``: those that count."""
    found: set[str] = set()
    for group in groups:
        for row in group.rows:
            for name, cell in cells_of(row).items():
                if name.startswith("iban/") and (not verified or (cell.verified and cell.value is not None)):
                    found.add(compared(name.partition("/")[2]))
    return frozenset(found)


def right_accounts(groups: Iterable[Group], values: Mapping[str, Value]) -> frozenset[str]:
    """The accounts that somebody verified for whoever the invoice itself names, as they are compared.

    A record says so by the invoice's VAT id; where one of the two has none, by its name. What one person merged, or
    what an account alone led to, is shown, and makes no account the right one of another firm.
    """
    named = {name_key(_text(values, field)) for field in ("supplier_name", "supplier_trading_name")} - {""}
    vat = vat_key(_text(values, "supplier_vat_id"))
    found: set[str] = set()
    for group in groups:
        for row in group.rows:
            cells = cells_of(row)
            said = {name: cell.value or "" for name, cell in cells.items()}
            theirs = vat_key(said.get("vat_id", ""))
            names = {name_key(said.get(field, "")) for field in ("legal_name", "trading_name")}
            if (vat == theirs) if vat and theirs else not named.isdisjoint(names):
                found |= accounts_of([Group(head=row, rows=(row,))], verified=True)
    return frozenset(found)


def _groups(office: "Office", records: Iterable[str], vat: str) -> tuple[Group, ...]:
    """The groups of suppliers among these, without those that have another VAT id."""
    found: dict[str, Group] = {}
    for record in records:
        group = group_of(office, record)
        if group.head.sort != "supplier":
            continue
        known = {vat_key(value) for row in group.rows for value in _values(row, "vat_id")}
        if not vat or not known or vat in known:
            found[group.head.id] = group
    return tuple(found[head] for head in sorted(found))


def _values(row: RecordRow, cell: str) -> list[str]:
    known = cells_of(row).get(cell)
    return [value for value in known.values if value] if known is not None else []


def _text(values: Mapping[str, Value], name: str) -> str:
    value = values.get(name)
    return value if isinstance(value, str) else ""
