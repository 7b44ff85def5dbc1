"""The list of requests at any size: a frozen order of places, windows of rows, and how to follow changes.

An index holds eight bytes for each request that fits. It is made off the main thread and may be handed to any thread;
``rows`` shows each request as it stands when asked. ``changed`` makes the index that follows from what an act touched.
"""

from array import array
from collections.abc import Callable
from typing import Literal

import msgspec

from workflows.changes import Changes
from workflows.domain.money import Money
from workflows.office.office import Office

Order = Literal["updated", "created", "due", "amount", "title", "status", "requester"]
GroupBy = Literal["status", "unit", "workflow", "requester"]


class Filter(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Which requests: all that is given must hold; empty and None: everything."""

    statuses: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    """In exactly one of these; see ``units_below`` for a unit and all under it."""
    workflow: str | None = None
    requester: str | None = None
    since_ms: int | None = None
    """Changed since; that moment counts."""
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
    """Status, or id of unit, workflow or person; None: no requester."""
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
    raise NotImplementedError


def rows(office: Office, index: RequestIndex, start: int, end: int) -> tuple[ListedRequest | None, ...]:
    """The requests from ``start`` up to but not including ``end``; None where one is no longer there.

    Ends beyond the index are cut off. Meant for windows of at most some hundred rows.
    """
    raise NotImplementedError


def place_of(office: Office, index: RequestIndex, request: str) -> int | None:
    """Where a request stands in the index, from 0; None where it is not in it."""
    raise NotImplementedError


def changed(office: Office, index: RequestIndex, changes: Changes) -> Followed:
    """Follow what an act touched. Few requests are put where they belong; after many the index is to be made anew."""
    raise NotImplementedError


def groups(office: Office, wanted: Filter, by: GroupBy) -> tuple[Group, ...]:
    """How many requests that fit share a status, unit, workflow or requester; the largest group first."""
    raise NotImplementedError


def units_below(office: Office, unit: str) -> tuple[str, ...]:
    """The unit and all under it, for ``Filter.units``."""
    raise NotImplementedError
