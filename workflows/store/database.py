"""One connection, used by one thread: transactions, statements, and no error but our own.

A Database belongs to the thread that opened its Store. In the desktop the single writer thread holds the writing one,
and each reading thread opens its own.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from workflows.store.dialect import Connection, Dialect
from workflows.store.rows import from_record, from_records
from workflows.store.statements import Statement, Values
from workflows.store.troubles import Misuse, damaged, home_gone

RowT = TypeVar("RowT", bound=msgspec.Struct)

_PART = 500
"""Rows fetched at once while streaming."""


class Database:
    """Runs statements. Raises Trouble for outside trouble and Misuse for bugs; never a library's own error."""

    def __init__(self, connection: Connection, dialect: Dialect, path: Path, *, write: bool) -> None:
        self.dialect = dialect
        self.path = path
        self._connection = connection
        self._cursor = connection.cursor()
        self._write = write
        self._file = _file_at(path)
        self._in_act = False
        self._wordings: dict[Statement, str] = {}

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing: durable on the disk when the block ends, undone when it raises. Not nested.

        Raises Trouble ``home-gone`` where the file no longer bears its name: what is written would be lost with it.
        """
        if not self._write:
            raise Misuse("this store was opened for reading")
        if self.dialect.in_transaction(self._connection):
            raise Misuse("a transaction is open already: one act is one transaction")
        if _file_at(self.path) != self._file:
            raise home_gone(self.path)
        with self._spanning(self.dialect.begin_write):
            self._in_act = True
            try:
                yield
            finally:
                self._in_act = False

    @contextmanager
    def importing(self) -> Iterator[None]:
        """Transactions inside are whole but need not be durable yet: for what can be fetched or worked out again.

        They become durable in order, so none is kept without those before it, and all are with the next usual one.
        """
        if not self._write or self.dialect.in_transaction(self._connection):
            yield
            return
        for setting in self.dialect.import_begins:
            self._plain(setting)
        try:
            yield
        finally:
            for setting in self.dialect.import_ends:
                self._plain(setting)

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Everything read inside the block is of one state. Inside a transaction it adds nothing."""
        if self.dialect.in_transaction(self._connection):
            yield
            return
        with self._spanning(self.dialect.begin_read):
            yield

    def version(self) -> int:
        """A number that is another one as soon as another connection committed; own commits leave it as it is."""
        return int(self.one(self.dialect.version)[0])

    def query(self, statement: Statement, values: Values = ()) -> list[Any]:
        """All records of the answer, as tuples."""
        try:
            self._cursor.execute(self._wording(statement), values)
            return self._cursor.fetchall()
        except self.dialect.errors as error:
            raise self.dialect.translated(error, self.path) from error

    def one(self, statement: Statement, values: Values = ()) -> Any:
        """The first record of the answer; None where it is empty."""
        found = self.query(statement, values)
        return found[0] if found else None

    def rows(self, kind: type[RowT], statement: Statement, values: Values = ()) -> tuple[RowT, ...]:
        """All records of the answer, as rows."""
        return self._rows(kind, self.query(statement, values))

    def row(self, kind: type[RowT], statement: Statement, values: Values = ()) -> RowT | None:
        """The first record of the answer as a row; None where it is empty."""
        record = self.one(statement, values)
        return None if record is None else self._row(kind, record)

    def stream(self, kind: type[RowT], statement: Statement, values: Values = ()) -> Iterator[RowT]:
        """The records of a long answer as rows, a part at a time. Writing meanwhile is not allowed."""
        cursor = self._connection.cursor()
        try:
            cursor.execute(self._wording(statement), values)
            while part := cursor.fetchmany(_PART):
                yield from self._rows(kind, part)
        except self.dialect.errors as error:
            raise self.dialect.translated(error, self.path) from error
        finally:
            cursor.close()

    def parts(self, statement: Statement, values: Values, size: int) -> Iterator[list[Any]]:
        """The records of a long answer as tuples, so many at a time. Writing meanwhile is not allowed."""
        cursor = self._connection.cursor()
        try:
            cursor.execute(self._wording(statement), values)
            while part := cursor.fetchmany(size):
                yield part
        except self.dialect.errors as error:
            raise self.dialect.translated(error, self.path) from error
        finally:
            cursor.close()

    def shaped(self, kind: type[RowT], records: list[Any]) -> tuple[RowT, ...]:
        """Records of an answer as rows."""
        return self._rows(kind, records)

    def run(self, statement: Statement, values: Values = ()) -> int:
        """Write; answers how many rows were touched. Only inside a transaction."""
        self._demand_transaction()
        try:
            self._cursor.execute(self._wording(statement), values)
        except self.dialect.errors as error:
            raise self.dialect.translated(error, self.path) from error
        return self._cursor.rowcount

    def run_many(self, statement: Statement, many: Sequence[Values]) -> int:
        """Write once for each tuple of values; answers how many rows were touched. Only inside a transaction."""
        if not many:
            return 0
        if len(many) == 1:
            return self.run(statement, many[0])
        self._demand_transaction()
        try:
            self._cursor.executemany(self._wording(statement), many)
        except self.dialect.errors as error:
            raise self.dialect.translated(error, self.path) from error
        return self._cursor.rowcount

    def scrub(self) -> None:
        """Write the whole database anew, so that nothing removed is left in its free pages. Needs room for a copy.

        Not inside a transaction. Raises Trouble, and has then changed nothing.
        """
        for text in self.dialect.scrubs:
            self._plain(text)

    def scrub_journal(self) -> None:
        """Empty the write-ahead journal, in which earlier pages may stand. Where a reader is busy, it is done later."""
        for text in self.dialect.empties_journal:
            self.query(Statement(text))

    def close(self) -> None:
        """End the connection; an open transaction is undone."""
        try:
            self._connection.close()
        except self.dialect.errors as error:
            raise self.dialect.translated(error, self.path) from error

    @contextmanager
    def _spanning(self, begin: str) -> Iterator[None]:
        self._plain(begin)
        try:
            yield
            self._plain("COMMIT")
        except BaseException:
            # A full disk or a failed commit may have ended the transaction already.
            if self.dialect.in_transaction(self._connection):
                self._plain("ROLLBACK")
            raise

    def _demand_transaction(self) -> None:
        # Asked of the database too: after a full disk it may have ended the transaction by itself, and a statement
        # would then stand alone.
        if not (self._in_act and self.dialect.in_transaction(self._connection)):
            raise Misuse("writing needs a transaction")

    def _plain(self, text: str) -> None:
        try:
            self._cursor.execute(text)
        except self.dialect.errors as error:
            raise self.dialect.translated(error, self.path) from error

    def _wording(self, statement: Statement) -> str:
        known = self._wordings.get(statement)
        if known is None:
            known = self._wordings[statement] = self.dialect.wording(statement)
        return known

    def _rows(self, kind: type[RowT], records: list[Any]) -> tuple[RowT, ...]:
        try:
            return from_records(kind, records)
        except msgspec.ValidationError as error:
            raise damaged(self.path, f"{kind.__name__}: {error}") from error

    def _row(self, kind: type[RowT], record: Any) -> RowT:
        try:
            return from_record(kind, record)
        except msgspec.ValidationError as error:
            raise damaged(self.path, f"{kind.__name__}: {error}") from error


def _file_at(path: Path) -> tuple[int, int] | None:
    """Which file bears this name: device and number. An open file that was removed can still be written, for nobody."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
