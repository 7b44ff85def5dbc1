"""The read paths: what lists, cards and checks ask. Every answer has a fixed order, and pages continue by key."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from workflows.clock import LAST_MS
from workflows.store.database import Database
from workflows.store.projections import (
    DECISIONS_OF,
    DEFINITIONS,
    DOCUMENTS_OF,
    PEOPLE,
    REQUEST_OF,
    TABLES,
    TASKS_OF,
    UNITS,
)
from workflows.store.rows import (
    STATUSES,
    AccountUse,
    DecisionRow,
    DefinitionRow,
    DocumentRow,
    InboxRow,
    PersonRow,
    RequestLine,
    RequestRow,
    TableRow,
    TaskRow,
    UnitRow,
)
from workflows.store.statements import Statement, Values, select
from workflows.store.troubles import ambiguous_request, tables_damaged

RowT = TypeVar("RowT", bound=msgspec.Struct)

_TASK_FIELDS = TaskRow.__struct_fields__
_CARD = ", ".join(f"{'t' if name in _TASK_FIELDS else 'r'}.{name}" for name in InboxRow.__struct_fields__)


def _card(rest: str) -> Statement:
    # S608: the columns and the rest are constants of this file; values travel as ?
    return Statement(f"SELECT {_CARD} FROM tasks AS t JOIN requests AS r ON r.id = t.request {rest}")  # noqa: S608


_BY_DUE = "ORDER BY t.due_ms, t.created_ms, t.request, t.step LIMIT ?"
_BY_AGE = "ORDER BY t.created_ms, t.request, t.step LIMIT ?"
_INBOX_DUE = _card(f"WHERE t.person = ? AND t.due_ms IS NOT NULL {_BY_DUE}")
_INBOX_DUE_AFTER = _card(f"WHERE t.person = ? AND (t.due_ms, t.created_ms, t.request, t.step) > (?, ?, ?, ?) {_BY_DUE}")
_INBOX_OPEN = _card(f"WHERE t.person = ? AND t.due_ms IS NULL {_BY_AGE}")
_INBOX_OPEN_AFTER = _card(
    f"WHERE t.person = ? AND t.due_ms IS NULL AND (t.created_ms, t.request, t.step) > (?, ?, ?) {_BY_AGE}"
)
_COUNT_INBOX = Statement("SELECT count(*) FROM tasks WHERE person = ?")

_REQUESTS_FROM = select(RequestRow, "FROM requests WHERE id >= ? AND id < ? ORDER BY id LIMIT 2")
_EVERY_REQUEST = select(RequestRow, "FROM requests WHERE updated_ms >= ? ORDER BY updated_ms, id")
_EVERY_OF_WORKFLOW = select(RequestRow, "FROM requests WHERE workflow = ? AND updated_ms >= ? ORDER BY updated_ms, id")
_COUNTS = Statement("SELECT status, count(*) FROM requests GROUP BY status ORDER BY status")

_FILTERS = ("status = ?", "unit = ?", "workflow = ?", "updated_ms >= ?", "(updated_ms, id) < (?, ?)")
_LISTS = {
    chosen: select(
        RequestLine,
        "FROM requests"
        + "".join(
            f" {'AND' if any(chosen[:index]) else 'WHERE'} {condition}"
            for index, condition in enumerate(_FILTERS)
            if chosen[index]
        )
        + " ORDER BY updated_ms DESC, id DESC LIMIT ?",
    )
    for chosen in product((False, True), repeat=len(_FILTERS))
}

_SAME_INVOICE = select(DocumentRow, "FROM documents WHERE supplier_key = ? AND number_key = ? ORDER BY request, sha256")
_NEAR_INVOICES = select(
    DocumentRow,
    "FROM documents WHERE supplier_key = ? AND gross_minor = ? AND currency = ? AND issue_date >= ? AND issue_date <= ?"
    " ORDER BY issue_date, request, sha256",
)
_ACCOUNTS = Statement(
    "SELECT account_key, count(*), min(issue_date), max(issue_date) FROM documents"
    " WHERE supplier_key = ? AND settled GROUP BY account_key ORDER BY count(*) DESC, COALESCE(account_key, '')"
)
_SUM = Statement(
    "SELECT COALESCE(sum(gross_minor), 0) FROM documents"
    " WHERE supplier_key = ? AND currency = ? AND issue_date >= ? AND issue_date <= ? AND gross_minor > 0"
    " AND request <> ?"
)
_SUM_ARRIVED = Statement(
    "SELECT COALESCE(sum(abs(d.gross_minor)), 0) FROM documents AS d JOIN requests AS r ON r.id = d.request"
    " WHERE d.supplier_key = ? AND d.currency = ? AND r.created_ms >= ? AND d.request <> ?"
)

_SAME_FILE = select(DocumentRow, "FROM documents WHERE sha256 = ? ORDER BY request")
_OVERDUE = Statement(
    "SELECT DISTINCT request, step, due_ms FROM tasks WHERE due_ms <= ? AND person <> '' ORDER BY due_ms, request, step"
)
_UNFINISHED = Statement("SELECT DISTINCT request FROM tasks ORDER BY request")
_AUTOMATIC = Statement(
    "SELECT DISTINCT request FROM tasks WHERE person = '' AND kind IN"
    " ('rule', 'wait', 'action', 'deadline', 'set', 'start', 'other')"
    " AND ((due_ms IS NULL AND kind <> 'other') OR due_ms <= ?) ORDER BY request"
)

_FOR_OTHERS = Statement("SELECT DISTINCT request FROM tasks WHERE person = '' AND kind = 'other' ORDER BY request")

_OWN_STEPS = Statement(
    "SELECT kind, count(*), sum(CASE WHEN due_ms > ? THEN 0 ELSE 1 END) FROM tasks"
    " WHERE person = '' AND kind IN ('rule', 'wait', 'action') GROUP BY kind"
)
_WAITS = select(TaskRow, "FROM tasks WHERE person = '' AND kind = 'wait' ORDER BY due_ms, created_ms, request LIMIT ?")

_TABLE = select(TableRow, "FROM rule_tables WHERE id = ? AND version = ?")

_LAST_CHARACTER = "\U0010ffff"


_FINGERPRINT = Statement(
    "SELECT COALESCE(SUM(fingerprint / 2147483648), 0), COALESCE(SUM(fingerprint % 2147483648), 0), COUNT(*) "
    "FROM requests WHERE NOT EXISTS "
    "(SELECT 1 FROM entries WHERE entries.request = requests.id AND entries.scope > 1 AND entries.scope < 65535)"
)


class Questions:
    """Reads only; at any time.

    What lists and cards show is looked at first: Trouble ``office-damaged`` for a row that cannot follow from any log.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def inbox(self, person: str, limit: int = 100, after: InboxRow | None = None) -> tuple[InboxRow, ...]:
        """The person's tasks: those with a deadline by deadline, then the others; the older first.

        ``after`` is the last row of the page before.
        """
        found: tuple[InboxRow, ...] = ()
        if after is None:
            found = self._shown(InboxRow, _INBOX_DUE, (person, limit))
        elif after.due_ms is not None:
            key = (after.due_ms, after.created_ms, after.request, after.step)
            found = self._shown(InboxRow, _INBOX_DUE_AFTER, (person, *key, limit))
        rest = limit - len(found)
        if rest <= 0:
            return found
        if after is None or after.due_ms is not None:
            return found + self._shown(InboxRow, _INBOX_OPEN, (person, rest))
        key_open = (after.created_ms, after.request, after.step)
        return self._shown(InboxRow, _INBOX_OPEN_AFTER, (person, *key_open, rest))

    def fingerprint(self) -> str:
        """One number over the fingerprints of all requests that every device may read; their order does not matter."""
        high, low, count = self._database.one(_FINGERPRINT)
        return f"{count} {high} {low}"

    def count_inbox(self, person: str) -> int:
        """How many tasks wait for the person."""
        return int(self._database.one(_COUNT_INBOX, (person,))[0])

    def request(self, id_or_prefix: str) -> RequestRow | None:
        """The request of this id, or the only one whose id begins so; None where there is none.

        Raises InvalidInput ``ambiguous-request`` where several begin so.
        """
        exact = self._database.row(RequestRow, REQUEST_OF, (id_or_prefix,))
        if exact is not None or not id_or_prefix:
            return exact
        found = self._database.rows(RequestRow, _REQUESTS_FROM, (id_or_prefix, id_or_prefix + _LAST_CHARACTER))
        if len(found) > 1:
            raise ambiguous_request(id_or_prefix)
        return found[0] if found else None

    def requests(
        self,
        *,
        status: str | None = None,
        unit: str | None = None,
        workflow: str | None = None,
        since_ms: int | None = None,
        after: RequestLine | None = None,
        limit: int = 100,
    ) -> tuple[RequestLine, ...]:
        """Requests that fit all that is given, latest change first.

        A change at ``since_ms`` counts; ``after`` is the last row of the page before.
        """
        given = (status, unit, workflow, since_ms)
        values = tuple(value for value in given if value is not None)
        if after is not None:
            values = (*values, after.updated_ms, after.id)
        chosen = (*(value is not None for value in given), after is not None)
        return self._shown(RequestLine, _LISTS[chosen], (*values, limit))

    def every_request(self, *, workflow: str | None = None, since_ms: int = 0) -> Iterator[RequestRow]:
        """All requests changed since (that moment counts), with their bodies, oldest change first."""
        if workflow is None:
            return self._database.stream(RequestRow, _EVERY_REQUEST, (since_ms,))
        return self._database.stream(RequestRow, _EVERY_OF_WORKFLOW, (workflow, since_ms))

    def counts(self) -> dict[str, int]:
        """How many requests stand in each status that occurs."""
        return dict(self._database.query(_COUNTS))

    def tasks_of(self, request: str) -> tuple[TaskRow, ...]:
        """What the request waits for, older first."""
        return self._shown(TaskRow, TASKS_OF, (request,))

    def decisions_of(self, request: str) -> tuple[DecisionRow, ...]:
        """The request's decisions by time, those without effect included."""
        return self._shown(DecisionRow, DECISIONS_OF, (request,))

    def documents_of(self, request: str) -> tuple[DocumentRow, ...]:
        """The request's invoices."""
        return self._database.rows(DocumentRow, DOCUMENTS_OF, (request,))

    def same_invoice(self, supplier_key: str, number_key: str) -> tuple[DocumentRow, ...]:
        """Invoices of this supplier with this number."""
        return self._database.rows(DocumentRow, _SAME_INVOICE, (supplier_key, number_key))

    def near_invoices(
        self, supplier_key: str, gross_minor: int, currency: str, from_date: str, to_date: str
    ) -> tuple[DocumentRow, ...]:
        """The supplier's invoices over exactly this amount, issued from one day to another (both count), by date."""
        values = (supplier_key, gross_minor, currency, from_date, to_date)
        return self._database.rows(DocumentRow, _NEAR_INVOICES, values)

    def accounts_of(self, supplier_key: str) -> tuple[AccountUse, ...]:
        """The bank accounts that the supplier's approved invoices named, the most used first; empty: a new supplier."""
        return self._database.rows(AccountUse, _ACCOUNTS, (supplier_key,))

    def sum_between(self, supplier_key: str, currency: str, from_date: str, to_date: str, *, without: str) -> int:
        """Minor units of the supplier's invoices issued from one day to another (both count), one request left out."""
        return int(self._database.one(_SUM, (supplier_key, currency, from_date, to_date, without))[0])

    def sum_arrived(self, supplier_key: str, currency: str, since_ms: int, *, without: str) -> int:
        """Minor units of the supplier's invoices and credit notes that came in since (that moment counts), unsigned.

        One request is left out.
        """
        return int(self._database.one(_SUM_ARRIVED, (supplier_key, currency, since_ms, without))[0])

    def documents_with(self, sha256: str) -> tuple[DocumentRow, ...]:
        """The invoices that came in this very file."""
        return self._database.rows(DocumentRow, _SAME_FILE, (sha256,))

    def overdue(self, now_ms: int) -> list[tuple[str, str, int]]:
        """Request and step where a person is late, and when it was due, the oldest first."""
        found = self._database.query(_OVERDUE, (now_ms,))
        return [(str(request), str(step), int(due_ms)) for request, step, due_ms in found]

    def unfinished(self) -> tuple[str, ...]:
        """Requests that wait for a person, for nobody in particular, or for the program."""
        return tuple(str(record[0]) for record in self._database.query(_UNFINISHED))

    def own_steps(self, now_ms: int) -> dict[str, tuple[int, int]]:
        """How many steps wait for the program, and how many of them it could do now: by kind, where there are any."""
        return {str(kind): (int(all_), int(due)) for kind, all_, due in self._database.query(_OWN_STEPS, (now_ms,))}

    def waits(self, limit: int) -> tuple[TaskRow, ...]:
        """Steps that wait for a time, the next one first."""
        return self._shown(TaskRow, _WAITS, (limit,))

    def automatic_due(self, now_ms: int) -> tuple[str, ...]:
        """Requests about which the program itself must do something by now."""
        return tuple(str(record[0]) for record in self._database.query(_AUTOMATIC, (now_ms,)))

    def waiting_for_others(self) -> tuple[str, ...]:
        """Requests with a step that waits until another request is over."""
        return tuple(str(record[0]) for record in self._database.query(_FOR_OTHERS))

    def search(self, text: str, limit: int = 50) -> tuple[RequestLine, ...]:
        """Requests that hold words beginning with each of the typed ones, latest change first.

        Case and accents do not matter. A text without letters and digits finds nothing.
        """
        terms = self._database.dialect.terms(text)
        if terms is None:
            return ()
        return self._shown(RequestLine, self._database.dialect.search, (terms, limit))

    def people(self) -> tuple[PersonRow, ...]:
        """Everybody, closed people included, by id."""
        return self._database.rows(PersonRow, PEOPLE.in_order)

    def units(self) -> tuple[UnitRow, ...]:
        """All units, by id."""
        return self._database.rows(UnitRow, UNITS.in_order)

    def tables(self) -> tuple[TableRow, ...]:
        """All versions of all rule tables, by id and version."""
        return self._database.rows(TableRow, TABLES.in_order)

    def table(self, table: str, version: int) -> TableRow | None:
        """One version of a rule table."""
        return self._database.row(TableRow, _TABLE, (table, version))

    def definitions(self) -> tuple[DefinitionRow, ...]:
        """All versions of all workflow definitions, by id and version."""
        return self._database.rows(DefinitionRow, DEFINITIONS.in_order)

    def _shown(self, kind: type[RowT], statement: Statement, values: Values) -> tuple[RowT, ...]:
        return refuse_impossible(self._database.rows(kind, statement, values), self._database.path)


def refuse_impossible(rows: tuple[RowT, ...], path: Path) -> tuple[RowT, ...]:
    """The rows, each looked at. Raises Trouble ``office-damaged`` for one that cannot follow from any log."""
    for row in rows:
        names = type(row).__struct_fields__
        wrong = next((name for name in names if not _is_possible(name, getattr(row, name))), None)
        if wrong is not None:
            request = str(getattr(row, "request", None) or getattr(row, "id", ""))
            raise tables_damaged(path, f"{wrong} of request {request[:64]}")
    return rows


def _is_possible(name: str, value: Any) -> bool:
    if value is None:
        return True
    if name.endswith("_ms"):
        return bool(0 <= value <= LAST_MS)
    if name == "status":
        return value in STATUSES
    if name == "why":
        try:
            return isinstance(msgspec.json.decode(value), dict)
        except (msgspec.DecodeError, RecursionError):
            return False
    return True
