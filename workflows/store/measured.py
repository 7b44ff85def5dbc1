"""Requests of one workflow as measures look at them. Whole pasts; reads only."""

from collections.abc import Iterator

from workflows.store.database import Database
from workflows.store.statements import Composed

_PART = 2_000

# Composed, not a statement of every day: it reads the requests of a long time.
_OF_WORKFLOW = Composed(
    "SELECT unit, status, round, created_ms, body, course FROM requests WHERE workflow = ? AND created_ms < ?"
    " AND (updated_ms >= ? OR status NOT IN ('rejected', 'withdrawn', 'done'))"
)
_WORKFLOWS = Composed("SELECT DISTINCT workflow FROM requests ORDER BY workflow")

Row = tuple[str, str, int, int, bytes, bytes]
"""Unit, status, round, when it was sent, its body and its course."""


class Measured:
    """Belongs to the thread of its store. Times are milliseconds since 1970-01-01 UTC."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def requests(self, workflow: str, from_ms: int, before_ms: int) -> Iterator[Row]:
        """Requests sent before, and changed since or not over; in no order.

        Whoever asks decides what of these ended or was sent in that time.
        """
        for part in self._database.parts(_OF_WORKFLOW, (workflow, before_ms, from_ms), _PART):
            yield from part

    def workflows(self) -> tuple[str, ...]:
        """The workflows that have requests here, by id."""
        return tuple(str(record[0]) for record in self._database.query(_WORKFLOWS))
