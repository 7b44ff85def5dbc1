"""What differs from one database to another. Today SQLite answers it; nothing else in the store may differ."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

from workflows.store.statements import Statement


class Cursor(Protocol):
    """The part of a DB-API 2.0 cursor (PEP 249) that the store uses."""

    @property
    def rowcount(self) -> int:
        """Rows the last statement touched."""

    def execute(self, sql: str, parameters: Sequence[Any] = ..., /) -> Any:
        """Run one statement."""

    def executemany(self, sql: str, parameters: Any, /) -> Any:
        """Run one statement for each tuple of values."""

    def fetchall(self) -> list[Any]:
        """The rest of the answer."""

    def fetchmany(self, size: int = ..., /) -> list[Any]:
        """The next part of the answer; empty at its end."""

    def close(self) -> None:
        """Give the answer up."""


class Connection(Protocol):
    """The part of a DB-API 2.0 connection (PEP 249) that the store uses."""

    def cursor(self) -> Cursor:
        """A new cursor."""

    def close(self) -> None:
        """End the connection."""


class Dialect(Protocol):
    """One kind of database."""

    @property
    def import_begins(self) -> tuple[str, ...]:
        """From here on a committed transaction is whole, but a power cut may take back the latest of them."""

    @property
    def import_ends(self) -> tuple[str, ...]:
        """From here on, committed means durable again; the next commit makes all before it so."""

    @property
    def begin_write(self) -> str:
        """Starts a transaction that may write, waiting for other writers here and not later."""

    @property
    def begin_read(self) -> str:
        """Starts a transaction that reads one state."""

    @property
    def version(self) -> Statement:
        """One number that is another one after any other connection committed."""

    @property
    def place(self) -> str:
        """The column by which the database itself finds a row of ``requests``: a whole number."""

    @property
    def has_words(self) -> str:
        """A condition on ``requests AS r``: its words match. Value: the terms."""

    @property
    def search(self) -> Statement:
        """Request lines (``RequestLine``) whose words match, latest change first. Values: the terms, a limit."""

    @property
    def words_added(self) -> tuple[Statement, ...]:
        """Run after a request's row of search_texts was written. Value: the request."""

    @property
    def words_since(self) -> tuple[Statement, ...]:
        """Run after many rows of search_texts were written. Value: the largest id before."""

    @property
    def words_going(self) -> tuple[Statement, ...]:
        """Run before a request's row of search_texts is changed or removed. Value: the request."""

    @property
    def words_cleared(self) -> tuple[Statement, ...]:
        """Run before all rows of search_texts are removed."""

    @property
    def words_rebuilt(self) -> tuple[Statement, ...]:
        """Makes the index of words again from all rows of search_texts."""

    @property
    def scrubs(self) -> tuple[str, ...]:
        """Writes the database anew without what was removed from it; outside of transactions."""

    @property
    def empties_journal(self) -> tuple[str, ...]:
        """Takes over what stands beside the database file, and leaves nothing there."""

    def wording(self, statement: Statement) -> str:
        """The statement's text with this database's own placeholders."""

    def gathered(self, condition: str, columns: str) -> str:
        """An aggregate: the columns of every row for which the condition holds, as JSON arrays with commas between.

        NULL where there is none. At most a billion bytes of them.
        """

    def terms(self, text: str) -> str | None:
        """What a person typed, as ``search`` wants it; None where it holds no word."""

    def in_transaction(self, connection: Any) -> bool:
        """Whether a transaction is open; a failed statement may have ended it."""

    def translated(self, error: Exception, path: Path) -> Exception:
        """The Trouble or Misuse that a library's error means."""

    @property
    def errors(self) -> type[Exception]:
        """The base class of the library's errors."""
