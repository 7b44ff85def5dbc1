"""Lists of any length: which requests fit, in which order, as places in the table; and the rows at some places.

A place is a number that the database itself gives a row and finds it by. It stays while the row stays, so a list of a
million requests is eight million bytes, and only what is on the screen is read.
"""

from array import array
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Literal

import msgspec

from workflows.store.database import Database
from workflows.store.questions import refuse_impossible
from workflows.store.rows import RequestLine
from workflows.store.statements import Composed, Statement, Values, columns

OrderBy = Literal["updated", "created", "due", "amount", "title", "status", "requester", "unit", "workflow", "waiting"]
GroupedBy = Literal["status", "unit", "workflow", "requester"]

_FIRST_ASKED = "(SELECT min(t.person) FROM tasks AS t WHERE t.request = r.id AND t.person <> '')"
"""Whom a request waits for: of several, whoever is first in the alphabet, because ids are made of names."""
_KEYS: dict[OrderBy, tuple[str, str]] = {
    "updated": ("r.updated_ms", "r.updated_ms"),
    "created": ("r.created_ms", "r.created_ms"),
    "due": ("COALESCE(r.due_ms, 9223372036854775807)", "COALESCE(r.due_ms, -1)"),
    "amount": ("COALESCE(r.amount_minor, 9223372036854775807)", "COALESCE(r.amount_minor, -9223372036854775807)"),
    "title": ("lower(r.title)", "lower(r.title)"),
    "status": ("r.status", "r.status"),
    "requester": ("COALESCE(r.requester, '~')", "COALESCE(r.requester, '')"),
    "unit": ("r.unit", "r.unit"),
    "workflow": ("r.workflow", "r.workflow"),
    "waiting": (f"COALESCE({_FIRST_ASKED}, '~')", f"COALESCE({_FIRST_ASKED}, '')"),
}
"""What is compared, ascending and descending. Where there is no value it comes last either way."""

_AT_ONCE = 200
_SOME = ", ".join("?" * _AT_ONCE)
_PART = 5_000

_WAITING = Statement("SELECT person, count(*) FROM tasks GROUP BY person")
_LATE = Statement("SELECT count(*) FROM tasks WHERE person = ? AND due_ms < ?")
_ASKED = Statement(
    f"SELECT request, step, person, kind, why FROM tasks WHERE request IN ({_SOME})"  # noqa: S608 -- placeholders
    " ORDER BY request, created_ms, step, person"
)


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """Which requests: all that is given must hold."""

    statuses: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    workflow: str | None = None
    requester: str | None = None
    since_ms: int | None = None
    until_ms: int | None = None
    person: str | None = None
    """For whom a task waits in it."""
    text: str = ""


class AskedRow(msgspec.Struct, frozen=True, kw_only=True, array_like=True):
    """Somebody is asked about a request; ``person`` may be NOBODY."""

    request: str
    step: str
    person: str
    kind: str
    why: str


class Listing:
    """Reads only; at any time."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def waiting(self) -> dict[str, int]:
        """How many tasks each person has who has any."""
        return {str(person): int(count) for person, count in self._database.query(_WAITING) if person}

    def late(self, person: str, now_ms: int) -> int:
        """How many of a person's tasks have passed their deadline."""
        return int(self._database.one(_LATE, (person, now_ms))[0])

    def places(
        self, wanted: Wanted, order: OrderBy, *, descending: bool, cancelled: Callable[[], bool]
    ) -> "array[int] | None":
        """The places of all requests that fit, in this order; None where ``cancelled`` said so in between."""
        found = array("q")
        conditions = self._conditions(wanted)
        if conditions is None:
            return found
        where, values = conditions
        statement = _listed(self._database.dialect.place, where, order, descending)
        for part in self._database.parts(statement, values, _PART):
            found.extend([place for (place,) in part])
            if cancelled():
                return None
        return found

    def at(self, places: Sequence[int]) -> dict[int, RequestLine]:
        """The requests at some places; what is no longer there is left out."""
        found: dict[int, RequestLine] = {}
        statement = _at_places(self._database.dialect.place)
        for start in range(0, len(places), _AT_ONCE):
            some = tuple(places[start : start + _AT_ONCE])
            records = self._database.query(statement, some + (-1,) * (_AT_ONCE - len(some)))
            lines = self._database.shaped(RequestLine, [record[1:] for record in records])
            lines = refuse_impossible(lines, self._database.path)
            found |= dict(zip((int(record[0]) for record in records), lines, strict=True))
        return found

    def asked(self, requests: Sequence[str]) -> tuple[AskedRow, ...]:
        """Who is asked in these requests, by request and by age of the step."""
        found: tuple[AskedRow, ...] = ()
        for start in range(0, len(requests), _AT_ONCE):
            some = tuple(requests[start : start + _AT_ONCE])
            rows = self._database.rows(AskedRow, _ASKED, some + ("",) * (_AT_ONCE - len(some)))
            found += refuse_impossible(rows, self._database.path)
        return found

    def place_of(self, request: str) -> int | None:
        """The place of a request; None where there is none."""
        record = self._database.one(_place_of(self._database.dialect.place), (request,))
        return None if record is None else int(record[0])

    def fits(self, wanted: Wanted, request: str) -> bool:
        """Whether a request is among those that are wanted."""
        conditions = self._conditions(wanted)
        if conditions is None:
            return False
        where, values = conditions
        return self._database.one(_one_fits(where), (*values, request)) is not None

    def stands_before(self, order: OrderBy, one: int, other: int, *, descending: bool) -> bool | None:
        """Whether the request at one place comes before that at another; None where one of them is not there."""
        record = self._database.one(_compared(self._database.dialect.place, order, descending), (one, other))
        return None if record is None else bool(record[0])

    def groups(self, wanted: Wanted, by: GroupedBy) -> list[tuple[str | None, int]]:
        """How many that fit share a value; the largest group first."""
        conditions = self._conditions(wanted)
        if conditions is None:
            return []
        where, values = conditions
        return [(key, int(count)) for key, count in self._database.query(_grouped(where, by), values)]

    def span(self, wanted: Wanted) -> tuple[int, int | None]:
        """How many fit, and when the one that was changed last was changed; None where none fits."""
        conditions = self._conditions(wanted)
        if conditions is None:
            return 0, None
        where, values = conditions
        count, last_ms = self._database.one(_spanned(where), values)
        return int(count), None if last_ms is None else int(last_ms)

    def _conditions(self, wanted: Wanted) -> tuple[str, Values] | None:
        """What must hold, and its values; None where a text holds no word, so that nothing can fit."""
        parts: list[str] = []
        values: list[str | int] = []
        for column, several in (("status", wanted.statuses), ("unit", wanted.units)):
            if several:
                parts.append(f"r.{column} IN ({', '.join('?' * len(several))})")
                values += several
        singles: tuple[tuple[str, str | int | None], ...] = (
            ("r.workflow = ?", wanted.workflow),
            ("r.requester = ?", wanted.requester),
            ("r.updated_ms >= ?", wanted.since_ms),
            ("r.updated_ms < ?", wanted.until_ms),
            ("r.id IN (SELECT t.request FROM tasks AS t WHERE t.person = ?)", wanted.person),
        )
        for condition, value in singles:
            if value is not None:
                parts.append(condition)
                values.append(value)
        if wanted.text.strip():
            terms = self._database.dialect.terms(wanted.text)
            if terms is None:
                return None
            parts.append(self._database.dialect.has_words)
            values.append(terms)
        return " AND ".join(parts), tuple(values)


def _where(where: str, more: str = "") -> str:
    both = [part for part in (where, more) if part]
    return f" WHERE {' AND '.join(both)}" if both else ""


# S608 below: columns, orders and conditions are constants of this file and of the dialect; values travel as ?


@lru_cache(maxsize=256)
def _listed(place: str, where: str, order: OrderBy, descending: bool) -> Statement:  # noqa: FBT001
    direction = " DESC" if descending else ""
    key = _KEYS[order][descending]
    return Composed(
        f"SELECT r.{place} FROM requests AS r{_where(where)} ORDER BY {key}{direction}, r.id{direction}"  # noqa: S608
    )


@lru_cache(maxsize=8)
def _at_places(place: str) -> Statement:
    return Composed(
        f"SELECT r.{place}, {columns(RequestLine, 'r')} FROM requests AS r WHERE r.{place} IN ({_SOME})"  # noqa: S608
    )


@lru_cache(maxsize=8)
def _place_of(place: str) -> Statement:
    return Composed(f"SELECT r.{place} FROM requests AS r WHERE r.id = ?")  # noqa: S608


@lru_cache(maxsize=256)
def _one_fits(where: str) -> Statement:
    return Composed(f"SELECT 1 FROM requests AS r{_where(where, 'r.id = ?')}")  # noqa: S608


@lru_cache(maxsize=32)
def _compared(place: str, order: OrderBy, descending: bool) -> Statement:  # noqa: FBT001
    key = _KEYS[order][descending]
    sign = ">" if descending else "<"
    other = key.replace("r.", "o.")
    return Composed(
        f"SELECT ({key}, r.id) {sign} ({other}, o.id) FROM requests AS r, requests AS o"  # noqa: S608
        f" WHERE r.{place} = ? AND o.{place} = ?"
    )


@lru_cache(maxsize=256)
def _grouped(where: str, by: GroupedBy) -> Statement:
    return Composed(
        f"SELECT r.{by}, count(*) FROM requests AS r{_where(where)} GROUP BY r.{by} ORDER BY count(*) DESC, r.{by}"  # noqa: S608
    )


@lru_cache(maxsize=256)
def _spanned(where: str) -> Statement:
    return Composed(f"SELECT count(*), max(r.updated_ms) FROM requests AS r{_where(where)}")  # noqa: S608
