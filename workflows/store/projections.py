"""The tables that follow from the log: written row by row, cleared, and hashed so that two laptops can compare."""

import hashlib
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import msgspec

from workflows.store.database import Database
from workflows.store.rows import (
    LATER_COLUMNS,
    DecisionRow,
    DefinitionRow,
    DocumentRow,
    PersonRow,
    RequestRow,
    RequestRows,
    RuleAnswerRow,
    SearchRow,
    TableRow,
    TaskRow,
    UnitRow,
    from_record,
    from_records,
)
from workflows.store.statements import Relation, Statement, Values, many, select
from workflows.store.troubles import Conflict, Misuse, tables_damaged

RowT = TypeVar("RowT", bound=msgspec.Struct)

PEOPLE = Relation("people", PersonRow, ("id",))
UNITS = Relation("units", UnitRow, ("id",))
TABLES = Relation("rule_tables", TableRow, ("id", "version"))
DEFINITIONS = Relation("definitions", DefinitionRow, ("id", "version"))
REQUESTS = Relation("requests", RequestRow, ("id",))
TASKS = Relation("tasks", TaskRow, ("request", "step", "person"))
DECISIONS = Relation("decisions", DecisionRow, ("entry",))
DOCUMENTS = Relation("documents", DocumentRow, ("request", "sha256"))
ANSWERS = Relation("rule_answers", RuleAnswerRow, ("request", "step"))
SEARCH = Relation("search_texts", SearchRow, ("request",))

PROJECTIONS: tuple[Relation[Any], ...] = (
    PEOPLE,
    UNITS,
    TABLES,
    DEFINITIONS,
    REQUESTS,
    TASKS,
    DECISIONS,
    DOCUMENTS,
    ANSWERS,
    SEARCH,
)
"""Every projection. What refers to a request stands after it."""

HASHED: tuple[Relation[Any], ...] = tuple(one for one in PROJECTIONS if one not in (TASKS, ANSWERS))
"""What the state hash covers. Whose turn it is depends on the day as well, so tasks are left out; so is what rules
answered, which later versions may lay out in other columns, while every answer that decides is among the decisions."""

REQUEST_OF = select(RequestRow, "FROM requests WHERE id = ?")
TASKS_OF = select(TaskRow, "FROM tasks WHERE request = ? ORDER BY created_ms, step, person")
DECISIONS_OF = select(DecisionRow, "FROM decisions WHERE request = ? ORDER BY at_ms, device, position")
DOCUMENTS_OF = select(DocumentRow, "FROM documents WHERE request = ? ORDER BY sha256")
ANSWERS_OF = select(RuleAnswerRow, "FROM rule_answers WHERE request = ? ORDER BY step")
_TEXT_OF = select(SearchRow, "FROM search_texts WHERE request = ?")
_LAST_TEXT = Statement("SELECT COALESCE(max(id), 0) FROM search_texts")
_REMOVE = tuple(
    # S608: table names of ours; the id travels as ?
    Statement(f"DELETE FROM {relation.name} WHERE request = ?")  # noqa: S608
    for relation in (SEARCH, ANSWERS, DOCUMENTS, DECISIONS, TASKS)
)


Packed = tuple[Values, str, list[Values], list[Values], list[Values], list[Values]]
"""All rows of one request as the tables take them: request, words, tasks, decisions, documents, answers."""


def packed(rows: RequestRows) -> Packed:
    """The rows of a request in the form that ``put_new`` writes and that travels between processes."""
    request = REQUESTS.values(rows.request)
    decisions, documents = many(DECISIONS, rows.decisions), many(DOCUMENTS, rows.documents)
    return request, rows.text, many(TASKS, rows.tasks), decisions, documents, many(ANSWERS, rows.answers)


def unpacked(rows: Packed) -> RequestRows:
    """The rows that were packed."""
    request, text, tasks, decisions, documents, answers = rows
    return RequestRows(
        request=from_record(RequestRow, request),
        text=text,
        tasks=from_records(TaskRow, list(tasks)),
        decisions=from_records(DecisionRow, list(decisions)),
        documents=from_records(DocumentRow, list(documents)),
        answers=from_records(RuleAnswerRow, list(answers)),
    )


class Projections:
    """Writes only inside a transaction of the database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put_request(self, rows: RequestRows, *, before: RequestRows | None = None) -> None:
        """Make the tables say this of the request, writing only what differs.

        ``before`` is what they say now, where the caller knows it; otherwise it is read. Where they turn out to say
        something else, because somebody changed them, all rows of the request are written anew. Raises Trouble
        ``office-damaged`` where rows of other requests stand in the way.
        """
        known = before if before is not None else self.request_rows(rows.request.id)
        if known is not None and known.request.id != rows.request.id:
            raise Misuse("these are the rows of another request")
        try:
            self._write(known, rows)
        except Conflict:
            self._write_anew(rows)

    def put_new(self, requests: Sequence[Packed]) -> None:
        """Write requests of which the tables know nothing yet: many at once, for a fraction of the time.

        Raises Conflict where they do know something; what was written then has to be undone or put again.
        """
        run_many = self._database.run_many
        last = self._database.one(_LAST_TEXT)[0]
        run_many(REQUESTS.insert, [one[0] for one in requests])
        run_many(SEARCH.insert, [(one[0][0], one[1]) for one in requests])
        for statement in self._database.dialect.words_since:
            self._database.run(statement, (last,))
        run_many(TASKS.insert, [values for one in requests for values in one[2]])
        run_many(DECISIONS.insert, [values for one in requests for values in one[3]])
        run_many(DOCUMENTS.insert, [values for one in requests for values in one[4]])
        run_many(ANSWERS.insert, [values for one in requests for values in one[5]])

    def _write_anew(self, rows: RequestRows) -> None:
        self.remove_request(rows.request.id)
        try:
            self._write(None, rows)
        except Conflict as error:
            raise tables_damaged(self._database.path, f"request {rows.request.id}: {error}") from error
        # The words that stood there before may have been others than the index knows.
        for statement in self._database.dialect.words_rebuilt:
            self._database.run(statement)

    def _write(self, known: RequestRows | None, rows: RequestRows) -> None:
        search = SearchRow(request=rows.request.id, text=rows.text)
        if known is None:
            self._database.run(REQUESTS.insert, REQUESTS.values(rows.request))
            self._database.run(SEARCH.insert, SEARCH.values(search))
            self._words(self._database.dialect.words_added, search.request)
            self._database.run_many(TASKS.insert, many(TASKS, rows.tasks))
            self._database.run_many(DECISIONS.insert, many(DECISIONS, rows.decisions))
            self._database.run_many(DOCUMENTS.insert, many(DOCUMENTS, rows.documents))
            self._database.run_many(ANSWERS.insert, many(ANSWERS, rows.answers))
            return
        if known.request != rows.request:
            self._exactly(1, REQUESTS.update, REQUESTS.update_values(rows.request))
        if known.text != rows.text:
            self._words(self._database.dialect.words_going, search.request)
            self._exactly(1, SEARCH.update, SEARCH.update_values(search))
            self._words(self._database.dialect.words_added, search.request)
        self._differences(TASKS, known.tasks, rows.tasks)
        self._differences(DECISIONS, known.decisions, rows.decisions)
        self._differences(DOCUMENTS, known.documents, rows.documents)
        self._differences(ANSWERS, known.answers, rows.answers)

    def request_rows(self, request: str) -> RequestRows | None:
        """What the tables say of a request; None where they know none of this id."""
        found = self._database.row(RequestRow, REQUEST_OF, (request,))
        if found is None:
            return None
        text = self._database.row(SearchRow, _TEXT_OF, (request,))
        return RequestRows(
            request=found,
            tasks=self._database.rows(TaskRow, TASKS_OF, (request,)),
            decisions=self._database.rows(DecisionRow, DECISIONS_OF, (request,)),
            documents=self._database.rows(DocumentRow, DOCUMENTS_OF, (request,)),
            answers=self._database.rows(RuleAnswerRow, ANSWERS_OF, (request,)),
            text="" if text is None else text.text,
        )

    def remove_request(self, request: str) -> None:
        """Forget a request, for when a revocation voids the entry it began with. Unknown ones are no error."""
        self._words(self._database.dialect.words_going, request)
        for statement in _REMOVE:
            self._database.run(statement, (request,))
        self._database.run(REQUESTS.delete, (request,))

    def forget_words(self) -> None:
        """Make the index of words anew: what it holds of removed requests would stay in it for a while."""
        for statement in self._database.dialect.words_rebuilt:
            self._database.run(statement)

    def put_person(self, person: PersonRow) -> None:
        """Know a person so from now on."""
        self._database.run(PEOPLE.upsert, PEOPLE.values(person))

    def put_unit(self, unit: UnitRow) -> None:
        """Know a unit so from now on."""
        self._database.run(UNITS.upsert, UNITS.values(unit))

    def put_table(self, table: TableRow) -> None:
        """Know one version of a rule table."""
        self._database.run(TABLES.upsert, TABLES.values(table))

    def put_definition(self, definition: DefinitionRow) -> None:
        """Know one version of a workflow definition."""
        self._database.run(DEFINITIONS.upsert, DEFINITIONS.values(definition))

    def clear(self) -> None:
        """Empty every projection, before it is built again from the entries. The log and local facts stay."""
        for statement in self._database.dialect.words_cleared:
            self._database.run(statement)
        for relation in reversed(PROJECTIONS):
            self._database.run(relation.clear)

    def state_hash(self) -> str:
        """SHA-256 of the projections in ``HASHED``, in hexadecimal: equal wherever the same rows stand.

        How and in which order they came there does not matter.

        Over a sequence of MessagePack values: for each table its name and columns, then its rows by key, then nil.
        Search words count; the index made of them, the log, and local facts do not.
        """
        digest = hashlib.sha256()
        encode = msgspec.msgpack.Encoder().encode
        with self._database.snapshot():
            for relation in HASHED:
                fields = relation.kind.__struct_fields__
                kept = tuple(name for name in fields if relation is not REQUESTS or name not in LATER_COLUMNS)
                digest.update(encode([relation.name, kept]))
                for row in self._database.stream(relation.kind, relation.in_order):
                    digest.update(encode(row if kept == fields else [getattr(row, name) for name in kept]))
                digest.update(encode(None))
        return digest.hexdigest()

    def _words(self, statements: tuple[Statement, ...], request: str) -> None:
        for statement in statements:
            self._database.run(statement, (request,))

    def _differences(self, relation: Relation[RowT], was: tuple[RowT, ...], now: tuple[RowT, ...]) -> None:
        if was == now:
            return
        key: Callable[[RowT], Values] = relation.key_values
        old, new = {key(row): row for row in was}, {key(row): row for row in now}
        gone = [found for found in old if found not in new]
        if gone:
            self._exactly_many(len(gone), relation.delete, gone)
        for found, row in new.items():
            if found in old and old[found] != row:
                self._exactly(1, relation.update, relation.update_values(row))
        self._database.run_many(relation.insert, many(relation, [new[found] for found in new if found not in old]))

    def _exactly(self, count: int, statement: Statement, values: Values) -> None:
        self._exactly_many(count, statement, [values])

    def _exactly_many(self, count: int, statement: Statement, values: list[Values]) -> None:
        if self._database.run_many(statement, values) != count:
            raise Conflict("the rows given as “before” are not what is stored")
