"""How the list is put in order: groups by deadline, the words typed into the filter, the sorting. Pure functions."""

from collections.abc import Container, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import Enum
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from workflows.office.showing.inbox import InboxItem

Key = tuple[str, str]
"""A task: request and step."""


class Group(Enum):
    """How near a deadline is, nearest first."""

    OVERDUE = "overdue"
    TODAY = "today"
    THIS_WEEK = "this-week"
    """The next seven days."""
    LATER = "later"
    UNDATED = "undated"
    ALL = "all"
    """Where the list is sorted by something else than the deadline."""


class Sorting(Enum):
    """What the list goes by."""

    DUE = "due"
    """As the office orders it: by deadline, then those without one, the older first."""
    AMOUNT = "amount"
    """The largest first, currency by currency."""
    OLDEST = "oldest"
    """Waiting longest first."""
    UNIT = "unit"
    TITLE = "title"


class Line(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A task with the words that filter and sorting look at. Made once when the task comes in.

    A struct that the collector passes over: a long inbox has a hundred thousand, and none leads back to itself.
    """

    item: "InboxItem"
    unit: str
    """The unit's name."""
    words: str
    """Case-folded."""

    @property
    def key(self) -> Key:
        """Request and step."""
        return self.item.request, self.item.step


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupRow:
    """The heading of a group."""

    group: Group
    count: int
    goes_on: bool
    """There may be more of it that was not fetched yet."""

    @property
    def key(self) -> Key:
        """No task has this."""
        return "", self.group.value


Row = Line | GroupRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the list should show."""

    typed: str = ""
    """Words that must all occur, in any order."""
    sorting: Sorting = Sorting.DUE
    only: frozenset[str] | None = None
    """Requests; None: all."""

    @property
    def needs_all(self) -> bool:
        """Whether the answer can only be right with every task at hand."""
        return bool(self.typed.strip()) or self.sorting is not Sorting.DUE or self.only is not None


def group_of(due_ms: int | None, now_ms: int) -> Group:
    """The group of a deadline; days are those of this place."""
    if due_ms is None:
        return Group.UNDATED
    if due_ms < now_ms:
        return Group.OVERDUE
    today, day = _day(now_ms), _day(due_ms)
    if day <= today:
        return Group.TODAY
    return Group.THIS_WEEK if day <= today + timedelta(days=7) else Group.LATER


def has_moved(lines: Sequence[Line], before_ms: int, now_ms: int) -> bool:
    """Whether any of them stands in another group now than it did before."""
    if _day(before_ms) != _day(now_ms):
        return True
    low, high = min(before_ms, now_ms), max(before_ms, now_ms)
    return any(line.item.due_ms is not None and low <= line.item.due_ms < high for line in lines)


def arrange(lines: Sequence[Line], wanted: Wanted, now_ms: int, *, is_all: bool) -> tuple[Row, ...]:
    """The rows of the list. ``lines`` come in the office's order; ``is_all`` says that none are left to fetch."""
    kept = _kept(lines, wanted)
    if wanted.sorting is not Sorting.DUE:
        kept = sorted(kept, key=_KEYS[wanted.sorting])
        return (GroupRow(group=Group.ALL, count=len(kept), goes_on=not is_all), *kept) if kept else ()
    edges = _Edges(now_ms)
    runs: list[tuple[Group, list[Line]]] = []
    for line in kept:
        group = edges.group(line.item.due_ms)
        if not runs or runs[-1][0] is not group:
            runs.append((group, []))
        runs[-1][1].append(line)
    rows: list[Row] = []
    for at, (group, members) in enumerate(runs):
        rows.append(GroupRow(group=group, count=len(members), goes_on=not is_all and at == len(runs) - 1))
        rows.extend(members)
    return tuple(rows)


def nearest_task(rows: Sequence[Row], at: int, without: Container[Key] = ()) -> Line | None:
    """The next task from this place on, else the one before it; None where none is left."""
    forward = [row for row in rows[max(0, at) :] if isinstance(row, Line) and row.key not in without]
    if forward:
        return forward[0]
    return next((row for row in reversed(rows[: max(0, at)]) if isinstance(row, Line) and row.key not in without), None)


class _Edges:
    """The borders between groups as milliseconds, so that a long list asks no calendar for each row."""

    def __init__(self, now_ms: int) -> None:
        today = _day(now_ms)
        self._now_ms = now_ms
        self._today_ms = _midnight_ms(today + timedelta(days=1))
        self._week_ms = _midnight_ms(today + timedelta(days=8))

    def group(self, due_ms: int | None) -> Group:
        if due_ms is None:
            return Group.UNDATED
        if due_ms < self._now_ms:
            return Group.OVERDUE
        if due_ms < self._today_ms:
            return Group.TODAY
        return Group.THIS_WEEK if due_ms < self._week_ms else Group.LATER


def _kept(lines: Sequence[Line], wanted: Wanted) -> list[Line]:
    typed = wanted.typed.casefold().split()
    only = wanted.only
    return [
        line
        for line in lines
        if (only is None or line.item.request in only) and all(word in line.words for word in typed)
    ]


def _by_amount(line: Line) -> tuple[str, int]:
    amount = line.item.amount
    return ("~", 0) if amount is None else (amount.currency, -amount.minor)


_KEYS = {
    Sorting.AMOUNT: _by_amount,
    Sorting.OLDEST: lambda line: line.item.since_ms,
    Sorting.UNIT: lambda line: (line.unit.casefold(), line.item.since_ms),
    Sorting.TITLE: lambda line: line.item.title.casefold(),
}


def _day(ms: int) -> date:
    return datetime.fromtimestamp(ms / 1000, UTC).astimezone().date()


def _midnight_ms(day: date) -> int:
    return round(datetime(day.year, day.month, day.day).astimezone().timestamp() * 1000)
