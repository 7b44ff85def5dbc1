"""The list of requests at any size: a frozen order of places, windows of rows, and how to follow changes.

An index holds eight bytes for each request that fits. It is made off the main thread and may be handed to any thread;
``rows`` shows each request as it stands when asked. ``changed`` makes the index that follows from what an act touched.
"""

from array import array
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Literal

import msgspec

from workflows import clock
from workflows.changes import Changes
from workflows.domain.money import Money
from workflows.engine.rulebook import below
from workflows.office.office import Office
from workflows.office.showing.list_following import Following, found_in
from workflows.office.showing.refreshing import up_to_date
from workflows.store.listing import AskedRow, GroupedBy, OrderBy, Wanted
from workflows.store.rows import NOBODY, RequestLine

MOST_FOLLOWED = 50
"""Touched requests that are put in their places one by one; more, and making the index again costs less."""

Order = OrderBy
GroupBy = GroupedBy | Literal["month"]


class Filter(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Which requests: all that is given must hold; empty and None: everything."""

    statuses: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    """In exactly one of these; see ``units_below`` for a unit and all under it."""
    workflow: str | None = None
    requester: str | None = None
    since_ms: int | None = None
    """Changed since; that moment counts."""
    until_ms: int | None = None
    """Changed before; that moment counts no more."""
    waiting_for: str | None = None
    """A person for whom a task waits in it."""
    text: str = ""
    """Beginnings of words."""


class Sorting(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """In which order. Requests without a due time or amount come last either way; ties by id."""

    by: Order = "updated"
    descending: bool = True


class RequestIndex(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """Which requests fit, in their order. Nobody changes ``places``."""

    filter: Filter
    sorting: Sorting
    places: "array[int]"

    def __len__(self) -> int:
        return len(self.places)


class Waiting(msgspec.Struct, frozen=True, kw_only=True):
    """An open step of a request, and who is asked."""

    step: str
    step_name: str
    kind: str
    """approval, clear, contest, form, todo, changes; stuck: nobody may act; rule, wait, action: the program."""
    people: tuple[str, ...]
    """By id; empty: nobody, or the program."""


class ListedRequest(msgspec.Struct, frozen=True, kw_only=True):
    """A request as a list shows it."""

    request: str
    workflow: str
    version: int
    title: str
    unit: str
    status: str
    amount: Money | None
    requester: str | None
    round: int
    created_ms: int
    updated_ms: int
    due_ms: int | None
    waiting: tuple[Waiting, ...]


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """How many requests share something."""

    key: str | None
    """Status, id of unit, workflow or person, or a month such as ``2026-11``; None: no requester."""
    count: int


class Followed(msgspec.Struct, frozen=True, kw_only=True):
    """What changes mean for a list that is shown."""

    kind: Literal["same", "rows", "moved", "anew"]
    """same: nothing of it; rows: redraw ``requests`` where they are; moved: take ``index``, rows came, went or moved;
    anew: too much changed, make the index again with ``requests_index``."""
    index: RequestIndex
    """The index to show from now on; for ``anew`` still the old one."""
    requests: frozenset[str]
    """Touched requests that are in the index now."""


def requests_index(
    office: Office,
    wanted: Filter,
    sorting: Sorting,
    cancelled: Callable[[], bool] = lambda: False,
) -> RequestIndex | None:
    """The index of all requests that fit; None where ``cancelled`` said so, which is asked every few thousand rows."""
    with up_to_date(office):
        places = office.store.listing.places(
            _wanted(wanted), sorting.by, descending=sorting.descending, cancelled=cancelled
        )
    return None if places is None else RequestIndex(filter=wanted, sorting=sorting, places=places)


def rows(office: Office, index: RequestIndex, start: int, end: int) -> tuple[ListedRequest | None, ...]:
    """The requests from ``start`` up to but not including ``end``; None where one is no longer there.

    Ends beyond the index are cut off. Meant for windows of at most some hundred rows.
    """
    with up_to_date(office):
        places = index.places[max(start, 0) : max(end, 0)]
        found = office.store.listing.at(places)
        asked: dict[str, list[AskedRow]] = {}
        for row in office.store.listing.asked([line.id for line in found.values()]):
            asked.setdefault(row.request, []).append(row)
    return tuple(_listed(found[place], asked.get(found[place].id, [])) if place in found else None for place in places)


def place_of(office: Office, index: RequestIndex, request: str) -> int | None:
    """Where a request stands in the index, from 0; None where it is not in it."""
    with up_to_date(office):
        place = office.store.listing.place_of(request)
    return None if place is None else found_in(index.places, place)


def changed(office: Office, index: RequestIndex, changes: Changes) -> Followed:
    """Follow what an act touched. Few requests are put where they belong; after many the index is to be made anew.

    An index also has to be made anew where the tables were rebuilt, which no place survives.
    """
    # Where the office and requests changed together, all rows may have been made again, in other places.
    anew = Followed(kind="anew", index=index, requests=frozenset())
    if len(changes.requests) > MOST_FOLLOWED or (changes.office and changes.requests):
        return anew
    with up_to_date(office):
        sorting = index.sorting
        following = Following(office.store.listing, _wanted(index.filter), sorting.by, descending=sorting.descending)
        followed = following.follow(index.places, changes.requests)
    if followed is None:
        return anew
    places, inside = followed
    if places != index.places:
        return Followed(kind="moved", index=msgspec.structs.replace(index, places=places), requests=inside)
    return Followed(kind="rows" if inside else "same", index=index, requests=inside)


def groups(office: Office, wanted: Filter, by: GroupBy) -> tuple[Group, ...]:
    """How many requests that fit share a status, unit, workflow or requester, the largest group first; or the month.

    Months are those of this laptop's calendar in which a request was changed last, the latest first.
    """
    with up_to_date(office):
        if by == "month":
            return tuple(_months(office, _wanted(wanted)))
        found = office.store.listing.groups(_wanted(wanted), by)
    return tuple(Group(key=key, count=count) for key, count in found)


def month_of(ms: int) -> str:
    """The month of this laptop's calendar in which a moment lies: ``2026-11``."""
    return f"{_local(ms):%Y-%m}"


def month_ms(month: str) -> tuple[int, int]:
    """When a month (``2026-11``) begins here, and when the next one does: for ``since_ms`` and ``until_ms``."""
    year, number = (int(part) for part in month.split("-"))
    begins = datetime(year, number, 1)  # noqa: DTZ001 -- of the laptop's own calendar: the next line gives it its zone
    ends = datetime(year + number // 12, number % 12 + 1, 1)  # noqa: DTZ001 -- as above
    return clock.to_ms(begins.astimezone()), clock.to_ms(ends.astimezone())


def _months(office: Office, wanted: Wanted) -> Iterator[Group]:
    """Month after month, as many questions as there are months with requests."""
    until_ms = wanted.until_ms
    while True:
        _, last_ms = office.store.listing.span(msgspec.structs.replace(wanted, until_ms=until_ms))
        if last_ms is None:
            return
        month = month_of(last_ms)
        begins_ms, _ = month_ms(month)
        since_ms = max(begins_ms, wanted.since_ms or begins_ms)
        count, _ = office.store.listing.span(msgspec.structs.replace(wanted, since_ms=since_ms, until_ms=until_ms))
        yield Group(key=month, count=count)
        until_ms = begins_ms


def _local(ms: int) -> datetime:
    return clock.utc(ms).astimezone()


def units_below(office: Office, unit: str) -> tuple[str, ...]:
    """The unit and all under it, for ``Filter.units``."""
    with up_to_date(office):
        return tuple(sorted(below(office.state.units).get(unit, frozenset()) | {unit}))


def _wanted(wanted: Filter) -> Wanted:
    return Wanted(
        statuses=wanted.statuses,
        units=wanted.units,
        workflow=wanted.workflow,
        requester=wanted.requester,
        since_ms=wanted.since_ms,
        until_ms=wanted.until_ms,
        person=wanted.waiting_for,
        text=wanted.text,
    )


class _Why(msgspec.Struct):
    step_name: str = ""


def _listed(line: RequestLine, asked: list[AskedRow]) -> ListedRequest:
    has_amount = line.amount_minor is not None and line.currency
    return ListedRequest(
        request=line.id,
        workflow=line.workflow,
        version=line.version,
        title=line.title,
        unit=line.unit,
        status=line.status,
        amount=Money(minor=line.amount_minor or 0, currency=line.currency or "") if has_amount else None,
        requester=line.requester,
        round=line.round,
        created_ms=line.created_ms,
        updated_ms=line.updated_ms,
        due_ms=line.due_ms,
        waiting=_waiting(asked),
    )


def _waiting(asked: list[AskedRow]) -> tuple[Waiting, ...]:
    steps: dict[str, list[AskedRow]] = {}
    for row in asked:
        steps.setdefault(row.step, []).append(row)
    return tuple(
        Waiting(
            step=step,
            step_name=msgspec.json.decode(some[0].why, type=_Why).step_name,
            kind=some[0].kind,
            people=tuple(row.person for row in some if row.person != NOBODY and row.kind != "stuck"),
        )
        for step, some in steps.items()
    )
