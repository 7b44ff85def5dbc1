"""What was decided before about things like a request at hand. A few rows each, by an index."""

import msgspec

from workflows.store.database import Database
from workflows.store.rows import DecisionRow, RequestRow
from workflows.store.statements import Statement, select

_OF_SUPPLIER = select(
    RequestRow,
    "FROM documents AS d JOIN requests AS r ON r.id = d.request"
    " WHERE d.supplier_key = ? AND d.settled AND r.workflow = ? ORDER BY d.issue_date DESC LIMIT ?",
    of="r",
)
_OF_STATUS = select(RequestRow, "FROM requests WHERE status = ? ORDER BY updated_ms DESC, id DESC LIMIT ?")
_OF_UNIT = select(RequestRow, "FROM requests WHERE unit = ? ORDER BY updated_ms DESC, id DESC LIMIT ?")

_YES = (
    "FROM decisions AS d JOIN requests AS r ON r.id = d.request WHERE d.at_ms >= ? AND d.at_ms < ?"
    " AND d.verdict = 'approve' AND d.counted AND r.workflow = ? AND r.amount_minor IS NOT NULL"
)
_BY_THEM = Statement(
    f"SELECT r.id, r.amount_minor, r.currency, d.at_ms {_YES} AND d.person = ? AND d.acting_for IS NULL"
)
_FOR_THEM = Statement(f"SELECT r.id, r.amount_minor, r.currency, d.at_ms {_YES} AND d.acting_for = ?")
_SPLIT = 1_000_000
"""Amounts are added up in two parts: SQLite's sum of a few thousand largest ones would leave 64 bits and fail."""

_KINDS = ("IN ('waiting', 'changes-asked', 'contested', 'stopped')", "= 'approved'", "= 'done'")
_PARTS = ", ".join(
    f"sum(CASE WHEN status {kind} THEN amount_minor {part} {_SPLIT} ELSE 0 END)" for kind in _KINDS for part in "/%"
)
_TAKEN = Statement(
    f"SELECT unit, workflow, category, currency, created_ms / 86400000 AS day, {_PARTS}"  # noqa: S608 -- only the parts above
    " FROM requests WHERE unit = ? AND created_ms >= ? AND created_ms < ? AND amount_minor IS NOT NULL AND id <> ?"
    " GROUP BY unit, workflow, category, currency, day ORDER BY day, workflow, category, currency"
)
_FOR_SOMEBODY = select(
    DecisionRow, "FROM decisions WHERE acting_for = ? AND at_ms >= ? AND at_ms < ? ORDER BY at_ms, entry LIMIT ?"
)
_ENTRY = select(DecisionRow, "FROM decisions WHERE entry = ?")
_TAKING = select(
    RequestRow,
    "FROM requests WHERE unit = ? AND created_ms >= ? AND created_ms < ? AND amount_minor IS NOT NULL"
    " AND status NOT IN ('rejected', 'withdrawn') ORDER BY created_ms, id",
)


class Decided(msgspec.Struct, frozen=True, array_like=True):
    """A request that a person said yes to."""

    request: str
    minor: int
    currency: str
    at_ms: int


class Taken(msgspec.Struct, frozen=True, array_like=True):
    """What the requests of a unit, sent on one day, take of one category, in minor units of one currency."""

    unit: str
    workflow: str
    category: str
    currency: str
    day: int
    """Days since 1970-01-01, UTC."""
    asked: int
    """Nobody decided finally."""
    committed: int
    """Approved, with something left to do."""
    spent: int
    """Done."""


class Past:
    """Reads only; at any time."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def decided_for(self, person: str, since_ms: int, before_ms: int, limit: int) -> tuple[DecisionRow, ...]:
        """What others decided in somebody's place, from one time to before another, in order."""
        return self._database.rows(DecisionRow, _FOR_SOMEBODY, (person, since_ms, before_ms, limit))

    def decision(self, entry: str) -> DecisionRow | None:
        """The decision in the entry of this id; None where that is none, or not here."""
        return self._database.row(DecisionRow, _ENTRY, (entry,))

    def settled_of_supplier(self, supplier_key: str, workflow: str, limit: int) -> tuple[RequestRow, ...]:
        """Requests of the workflow whose invoice of this supplier was approved, the latest by its own date first."""
        return self._database.rows(RequestRow, _OF_SUPPLIER, (supplier_key, workflow, limit))

    def latest_of_status(self, status: str, limit: int) -> tuple[RequestRow, ...]:
        """Requests that stand so, latest change first."""
        return self._database.rows(RequestRow, _OF_STATUS, (status, limit))

    def latest_of_unit(self, unit: str, limit: int) -> tuple[RequestRow, ...]:
        """The unit's requests, latest change first."""
        return self._database.rows(RequestRow, _OF_UNIT, (unit, limit))

    def decided_by(self, person: str, workflow: str, from_ms: int, before_ms: int) -> tuple[Decided, ...]:
        """Requests of the workflow that the person, or somebody for them, said yes to in that time; in no order.

        What they did for somebody else is left out: it took from that person's limit.
        """
        values = (from_ms, before_ms, workflow, person)
        rows = (*self._database.query(_BY_THEM, values), *self._database.query(_FOR_THEM, values))
        return tuple(Decided(*row) for row in rows)

    def taken(self, unit: str, from_ms: int, before_ms: int, *, without: str = "") -> tuple[Taken, ...]:
        """What the unit's requests sent in that time ask for, have committed and have spent; one is left out."""
        rows = self._database.query(_TAKEN, (unit, from_ms, before_ms, without))
        return tuple(Taken(*row[:5], *map(_whole, row[5::2], row[6::2])) for row in rows)

    def taking(self, unit: str, from_ms: int, before_ms: int) -> tuple[RequestRow, ...]:
        """The unit's requests sent in that time that take from budgets or may do so, the oldest first."""
        return self._database.rows(RequestRow, _TAKING, (unit, from_ms, before_ms))


def _whole(millions: int, rest: int) -> int:
    return millions * _SPLIT + rest
