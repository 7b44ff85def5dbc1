"""The page of suppliers, customers and employees: its list, what seems to stand twice, and what somebody may do."""

from typing import TYPE_CHECKING

import msgspec

from workflows.domain.personal import is_personal_mark
from workflows.domain.records import SORTS, account_in
from workflows.engine.assign import day_of
from workflows.engine.records import is_leader
from workflows.office.records.alike import Why, duplicates
from workflows.office.records.finding import Group, every_group
from workflows.office.records.folding import cells_of
from workflows.office.showing.alphabet import in_order
from workflows.office.showing.names import Names, names
from workflows.office.showing.records_shown import RecordLine, line_of

if TYPE_CHECKING:
    from workflows.office.office import Office

_FOUND_IN = ("legal_name", "trading_name", "vat_id", "person", "email", "position")
"""Fields that the list is searched in, beside accounts."""

BOOKKEEPER = "bookkeeper"


class RecordsMay(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody may do: the empty text, or the code of why they may not."""

    write: str
    """Add a record and set most fields."""
    lead: str
    """Set terms and limits, verify accounts, merge and undo that."""
    erase: str
    personal: str
    """Read the personal values of all employees."""


class ListedRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A record of the list."""

    line: RecordLine
    find: str
    """What it is found by, in small letters: names, VAT id and accounts, with and without blanks."""
    alike: int
    """Other records that seem to be about the same."""


class Alike(msgspec.Struct, frozen=True, kw_only=True):
    """Two records that seem to be about the same."""

    record: RecordLine
    other: RecordLine
    why: tuple[Why, ...]


class RecordList(msgspec.Struct, frozen=True, kw_only=True):
    """The list as it stands."""

    records: tuple[ListedRecord, ...]
    """By kind, then by name as people look for it."""
    alike: tuple[Alike, ...]
    """Those with the most reasons first."""
    may: RecordsMay
    names: Names


def record_list(office: "Office", person: str, now_ms: int) -> RecordList:
    """All records, for this person."""
    groups = {group.head.id: group for group in every_group(office)}
    lines = {head: line_of(group) for head, group in groups.items()}
    pairs = [one for one in duplicates(office) if one.record in lines and one.other in lines]
    counts: dict[str, int] = {}
    for one in pairs:
        for head in (one.record, one.other):
            counts[head] = counts.get(head, 0) + 1
    people = {one.id: one.name for one in office.state.people.values()}
    listed = [
        ListedRecord(line=lines[head], find=_find(group, people), alike=counts.get(head, 0))
        for head, group in groups.items()
    ]
    order: dict[str, int] = {sort: at for at, sort in enumerate(SORTS)}
    return RecordList(
        records=tuple(sorted(listed, key=lambda one: (order[one.line.sort], in_order(one.line.title), one.line.id))),
        alike=tuple(Alike(record=lines[one.record], other=lines[one.other], why=one.why) for one in pairs),
        may=records_may(office, person, now_ms),
        names=names(office),
    )


def records_may(office: "Office", person: str, now_ms: int) -> RecordsMay:
    """What this person may do with records today. Whoever does not belong to the office may nothing."""
    if not person or not office.state.is_active(person):
        return RecordsMay(write="not-active", lead="not-active", erase="not-active", personal="not-active")
    day = day_of(now_ms)
    return RecordsMay(
        write="",
        lead="" if is_leader(office.state, person, day) else "needs-lead",
        erase="" if office.state.is_owner(person, day) else "not-owner",
        personal="" if _knows_employees(office, person, day) else "not-shown",
    )


def reads_personal(office: "Office", person: str, group: Group, now_ms: int) -> bool:
    """Whether the personal values of a record are shown to this person.

    Contacts of firms are for everybody. What is personal of an employee is for owners and bookkeepers, and for whom it
    is about. Every laptop of the office can open it all the same: this is about what screens show.
    """
    if group.head.sort != "employee":
        return True
    if not office.state.is_active(person):
        return False
    about = {value for row in group.rows if (cell := cells_of(row).get("person")) for value in cell.values}
    return about == {person} or _knows_employees(office, person, day_of(now_ms))


def _knows_employees(office: "Office", person: str, day: str) -> bool:
    return office.state.is_owner(person, day) or any(
        one.person == person and one.role == BOOKKEEPER and one.holds_on(day) for one in office.state.assignments
    )


def _find(group: Group, people: dict[str, str]) -> str:
    found: list[str] = []
    for row in group.rows:
        for name, cell in cells_of(row).items():
            account = account_in(name)
            if account is not None:
                found.append(account)
            elif name in _FOUND_IN:
                plain = [value for value in cell.values if value and not is_personal_mark(value)]
                found += [people.get(value, value) if name == "person" else value for value in plain]
    text = "\n".join(dict.fromkeys(found)).casefold()
    return f"{text}\n{text.replace(' ', '')}"
