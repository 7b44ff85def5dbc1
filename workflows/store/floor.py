"""The floor: what a bench compares with, by the bare driver.

Of writing, the statements of a real run with the same commits; what our own code costs above that is the difference.
Only writes are kept; reading is our cost, not the floor's. Of asking, a statement that somebody typed by hand.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from workflows.store import schema, sqlite
from workflows.store.database import Database
from workflows.store.dialect import Connection
from workflows.store.store import Store

Written = tuple[str, Any, bool]
"""A statement, its values, and whether it was run for each of many."""

_READS = ("SELECT", "WITH")


class _Noting:
    """A cursor that notes what it writes and otherwise is the one it stands for."""

    def __init__(self, cursor: Any, noted: list[Written]) -> None:
        self._cursor = cursor
        self._noted = noted

    def __getattr__(self, name: str) -> Any:
        return getattr(self._cursor, name)

    def execute(self, sql: str, parameters: Sequence[Any] = (), /) -> Any:
        if not sql.startswith(_READS):
            self._noted.append((sql, tuple(parameters), False))
        return self._cursor.execute(sql, parameters)

    def executemany(self, sql: str, parameters: Any, /) -> Any:
        many = [tuple(values) for values in parameters]
        self._noted.append((sql, many, True))
        return self._cursor.executemany(sql, many)


def note_writes(store: Store) -> list[Written]:
    """From now on, note everything that the store writes. The list grows while the store is used."""
    noted: list[Written] = []
    database: Database = store.database
    database._cursor = _Noting(database._cursor, noted)  # noqa: SLF001 -- measuring looks behind the door of its own room
    return noted


def write_again(path: Path, noted: Sequence[Written], seconds: Callable[[], float]) -> float:
    """Write the same into a fresh database of the same schema and settings; answers the seconds it took."""
    schema.prepare(path)
    # As for building: rows may name others that were written before the noting began.
    connection: Connection = sqlite.connect(path, write=True, build=True)
    try:
        cursor = connection.cursor()
        started = seconds()
        for sql, values, many in noted:
            if many:
                cursor.executemany(sql, values)
            else:
                cursor.execute(sql, values)
        return seconds() - started
    finally:
        connection.close()


@contextmanager
def by_hand(path: Path, text: str) -> Iterator[Callable[[], list[Any]]]:
    """Something that asks the database this and fetches the whole answer, with the settings that our readers have."""
    with closing(sqlite.connect(path, write=False)) as connection:
        yield lambda: connection.execute(text).fetchall()
