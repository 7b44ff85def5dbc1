"""What was decided before about things like a request at hand. A few rows each, by an index."""

from workflows.store.database import Database
from workflows.store.rows import RequestRow
from workflows.store.statements import select

_OF_SUPPLIER = select(
    RequestRow,
    "FROM documents AS d JOIN requests AS r ON r.id = d.request"
    " WHERE d.supplier_key = ? AND d.settled AND r.workflow = ? ORDER BY d.issue_date DESC LIMIT ?",
    of="r",
)
_OF_STATUS = select(RequestRow, "FROM requests WHERE status = ? ORDER BY updated_ms DESC, id DESC LIMIT ?")
_OF_UNIT = select(RequestRow, "FROM requests WHERE unit = ? ORDER BY updated_ms DESC, id DESC LIMIT ?")


class Past:
    """Reads only; at any time."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def settled_of_supplier(self, supplier_key: str, workflow: str, limit: int) -> tuple[RequestRow, ...]:
        """Requests of the workflow whose invoice of this supplier was approved, the latest by its own date first."""
        return self._database.rows(RequestRow, _OF_SUPPLIER, (supplier_key, workflow, limit))

    def latest_of_status(self, status: str, limit: int) -> tuple[RequestRow, ...]:
        """Requests that stand so, latest change first."""
        return self._database.rows(RequestRow, _OF_STATUS, (status, limit))

    def latest_of_unit(self, unit: str, limit: int) -> tuple[RequestRow, ...]:
        """The unit's requests, latest change first."""
        return self._database.rows(RequestRow, _OF_UNIT, (unit, limit))
