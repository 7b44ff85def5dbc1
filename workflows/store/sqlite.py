"""Everything that only SQLite understands: connecting, journal, full-text search, backup, its error codes.

A second database would be a second file like this one.
"""

import os
import sqlite3
from pathlib import Path
from typing import Any

from workflows.store import troubles
from workflows.store.files import forget, put_in_place
from workflows.store.rows import RequestLine
from workflows.store.statements import Statement, select

APPLICATION_ID = 0x43744E31
"""“CtN1” in the file's header says that a file is ours (SQLite file format, 1.3.10)."""

FILE_FORMAT = 1
"""Kept in the header's user version. It grows only if a file could no longer be read by revision alone."""

_WAIT_S = 5.0
_CACHE_KIB = 16_000
_IMPORT_CACHE_KIB = 64_000
_CHECKPOINT_PAGES = 4_000
"""An act writes some 25 pages, mostly the same ones: moved into the file less often, they are moved fewer times."""
_IMPORT_CHECKPOINT_PAGES = 16_000
_JOURNAL_LIMIT = 64 * 1024 * 1024
_MAX_TERMS = 12

CREATE_SEARCH_0001 = """CREATE VIRTUAL TABLE search_index USING fts5(
    text, content='search_texts', content_rowid='id', tokenize='unicode61 remove_diacritics 2')"""
"""What migration 0001 makes: an index over search_texts. A later change is a later migration.

Not kept by triggers: SQLite before 3.41 lets no trigger write it while the schema is not trusted.
"""

SEARCH_OBJECTS = "search_index"
"""Names that begin so belong to the index and are not tables of ours."""


class SqliteDialect:
    """SQLite in write-ahead mode.

    A common word hits most requests. Of more than 1,000 hits the latest stored are searched, so that an answer takes
    milliseconds at any size.
    """

    import_begins = (
        "PRAGMA synchronous = NORMAL",
        f"PRAGMA cache_size = -{_IMPORT_CACHE_KIB}",
        f"PRAGMA wal_autocheckpoint = {_IMPORT_CHECKPOINT_PAGES}",
    )
    import_ends = (
        "PRAGMA synchronous = FULL",
        f"PRAGMA cache_size = -{_CACHE_KIB}",
        f"PRAGMA wal_autocheckpoint = {_CHECKPOINT_PAGES}",
    )
    begin_write = "BEGIN IMMEDIATE"
    begin_read = "BEGIN DEFERRED"
    errors: type[Exception] = sqlite3.Error
    version = Statement("PRAGMA data_version")
    place = "rowid"
    has_words = (
        "r.id IN (SELECT s.request FROM search_texts AS s"
        " WHERE s.id IN (SELECT rowid FROM search_index WHERE search_index MATCH ?))"
    )
    search = select(
        RequestLine,
        """FROM (SELECT rowid AS hit FROM search_index WHERE search_index MATCH ?
                 ORDER BY rowid DESC LIMIT 1000) AS found
            JOIN search_texts AS s ON s.id = found.hit
            JOIN requests AS r ON r.id = s.request
            ORDER BY r.updated_ms DESC, r.id DESC LIMIT ?""",
        of="r",
    )
    words_added = (
        Statement("INSERT INTO search_index (rowid, text) SELECT id, text FROM search_texts WHERE request = ?"),
    )
    words_since = (Statement("INSERT INTO search_index (rowid, text) SELECT id, text FROM search_texts WHERE id > ?"),)
    words_going = (
        Statement(
            "INSERT INTO search_index (search_index, rowid, text)"
            " SELECT 'delete', id, text FROM search_texts WHERE request = ?"
        ),
    )
    words_cleared = (Statement("INSERT INTO search_index (search_index) VALUES ('delete-all')"),)
    words_rebuilt = (Statement("INSERT INTO search_index (search_index) VALUES ('rebuild')"),)

    scrubs = ("VACUUM",)
    empties_journal = ("PRAGMA wal_checkpoint(TRUNCATE)",)

    def wording(self, statement: Statement) -> str:
        """As it is: SQLite's placeholder is ``?``."""
        return statement.text

    def gathered(self, condition: str, columns: str) -> str:
        """One scan counts and gathers: ``group_concat`` passes over NULL, so a row without a change costs nothing."""
        return f"group_concat(CASE WHEN {condition} THEN json_array({columns}) END)"

    def terms(self, text: str) -> str | None:
        """Each word as a quoted prefix, all of them wanted (FTS5 query syntax, strings and prefix queries).

        Only letters and digits are searched for, so nothing a person types is read as an operator.
        """
        words = [word for word in text.split() if any(letter.isalnum() for letter in word)]
        safe = [word.encode("utf-8", "ignore").decode("utf-8").replace("\0", "").replace('"', "") for word in words]
        return " ".join(f'"{word}"*' for word in safe[:_MAX_TERMS]) or None

    def in_transaction(self, connection: sqlite3.Connection) -> bool:
        """Whether a transaction is open."""
        return connection.in_transaction

    def translated(self, error: Exception, path: Path) -> Exception:
        """The Trouble or Misuse that an error of sqlite3 means."""
        return translated(error, path)


def connect(path: Path, *, write: bool, build: bool = False) -> sqlite3.Connection:
    """Open a database of ours. Committed means durable for writers; a reader works while another process writes.

    ``build`` is for migrations: it makes the file where there is none, and checks no references meanwhile, so that a
    table can be made anew.
    Raises Trouble where there is no file, it is not ours, is damaged, or of a newer format. The connection is for the
    thread that opened it.
    """
    if not build and not path.exists():
        raise troubles.no_office(path)
    mode = "rwc" if build else "rw" if write else "ro"
    connection: sqlite3.Connection | None = None
    try:
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode={mode}",
            uri=True,
            timeout=_WAIT_S,
            isolation_level=None,
            cached_statements=512,
        )
        _recognise(connection, path, build=build)
        _settle(connection, path, write=write, build=build)
    except BaseException as error:
        if connection is not None:
            connection.close()
        if isinstance(error, sqlite3.Error):
            raise translated(error, path) from error
        raise
    return connection


def _recognise(connection: sqlite3.Connection, path: Path, *, build: bool) -> None:
    """Look before touching: a foreign file must stay as it is."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (file_format,) = connection.execute("PRAGMA user_version").fetchone()
    if application == APPLICATION_ID:
        if file_format > FILE_FORMAT:
            raise troubles.newer_than_program(path, f"format {file_format}")
        return
    (objects,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if objects or application or not build:
        raise troubles.not_an_office(path)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {FILE_FORMAT}")


def _settle(connection: sqlite3.Connection, path: Path, *, write: bool, build: bool) -> None:
    settings = [
        f"foreign_keys = {'OFF' if build else 'ON'}",
        "trusted_schema = OFF",  # a file from elsewhere cannot make our process run its functions
        "cell_size_check = ON",  # damage is noticed where it is read
        "mmap_size = 0",  # a bad disk is then an error and not a killed process
        f"cache_size = -{_CACHE_KIB}",
        "temp_store = MEMORY",
    ]
    if write:
        (journal,) = connection.execute("PRAGMA journal_mode = WAL").fetchone()
        if journal != "wal":
            raise troubles.cannot_open(path, f"write-ahead journal refused, found {journal}")
        settings += [
            "synchronous = FULL",
            "fullfsync = ON",  # macOS: without it a sync leaves the data in the drive's own cache
            "checkpoint_fullfsync = ON",
            f"journal_size_limit = {_JOURNAL_LIMIT}",
        ]
    else:
        settings.append("query_only = ON")
    for setting in settings:
        connection.execute(f"PRAGMA {setting}")


def revision_of(connection: sqlite3.Connection, path: Path) -> str | None:
    """The revision of the schema as Alembic wrote it; None where there is no schema yet."""
    try:
        known = connection.execute(
            "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'alembic_version'"
        ).fetchone()
        found = connection.execute("SELECT version_num FROM alembic_version").fetchone() if known else None
    except sqlite3.Error as error:
        raise translated(error, path) from error
    return None if found is None else str(found[0])


def shape_of(connection: sqlite3.Connection, path: Path) -> dict[str, str]:
    """The columns of every table by its name, parted by blanks; views and triggers by their kind, in capitals."""
    try:
        found = connection.execute(
            "SELECT name, CASE type WHEN 'table'"
            " THEN (SELECT group_concat(c.name, ' ') FROM pragma_table_info(m.name) AS c) ELSE upper(type) END"
            " FROM sqlite_master AS m WHERE type <> 'index'"
        ).fetchall()
    except sqlite3.Error as error:
        raise translated(error, path) from error
    return {str(name): str(columns) for name, columns in found}


def check(connection: sqlite3.Connection, path: Path) -> None:
    """Read the whole file: pages, indexes, references. Raises Trouble naming the first damage.

    A writing connection also compares the search index with its texts, which SQLite counts as writing.
    """
    try:
        (verdict,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
        stray = connection.execute("PRAGMA foreign_key_check").fetchone()
        (only_reads,) = connection.execute("PRAGMA query_only").fetchone()
        if not only_reads:
            connection.execute("INSERT INTO search_index (search_index, rank) VALUES ('integrity-check', 1)")
    except sqlite3.Error as error:
        raise translated(error, path) from error
    if verdict != "ok":
        raise troubles.damaged(path, str(verdict).splitlines()[-1])
    if stray is not None:
        raise troubles.damaged(path, f"a row of {stray[0]} refers to nothing")


def copy(source: sqlite3.Connection, path: Path, target: Path) -> None:
    """Write the database as of now to one new file, checked and durable; writers may go on meanwhile.

    The target appears complete or not at all. ``path`` is the source's, for messages.
    """
    part = target.with_name(f"{target.name}.part")
    try:
        part.unlink(missing_ok=True)
        # Made here and not by SQLite, so that nobody else may read it at any moment.
        os.close(os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    except OSError as error:
        raise troubles.cannot_open(target, error.strerror or type(error).__name__) from error
    try:
        made = sqlite3.connect(part, isolation_level=None)
        try:
            source.backup(made)
            # One plain file: without this the copy would ask for a journal beside it.
            made.execute("PRAGMA journal_mode = DELETE")
            check(made, part)
        finally:
            made.close()
        put_in_place(part, target)
    except BaseException as error:
        forget(part)
        forget(part.with_name(f"{part.name}-journal"))
        if isinstance(error, sqlite3.Error):
            # sqlite3 gives operational errors for the disk and the target, others for damage in the source.
            raise translated(error, part if isinstance(error, sqlite3.OperationalError) else path) from error
        if isinstance(error, OSError):
            raise troubles.disk_error(target, error.strerror or type(error).__name__) from error
        raise


def translated(error: Exception, path: Path) -> Exception:
    """The Trouble or Misuse that an error of sqlite3 means (result codes: sqlite.org/rescode.html)."""
    if "integer overflow" in str(error):
        return troubles.tables_damaged(path, "amounts beyond all bounds")
    code: int | None = getattr(error, "sqlite_errorcode", None)
    name: str = getattr(error, "sqlite_errorname", None) or str(error)
    if code is None:
        # Without a code it comes from the module: undecodable text in the file, or wrong use of the module.
        if isinstance(error, sqlite3.OperationalError) and "decode" in str(error):
            return troubles.damaged(path, str(error))
        return troubles.Misuse(str(error))
    worded: dict[int, Any] = {
        sqlite3.SQLITE_FULL: lambda: troubles.disk_full(path),
        sqlite3.SQLITE_READONLY: lambda: troubles.read_only(path),
        sqlite3.SQLITE_BUSY: lambda: troubles.busy(path),
        sqlite3.SQLITE_LOCKED: lambda: troubles.busy(path),
        sqlite3.SQLITE_CORRUPT: lambda: troubles.damaged(path, name),
        sqlite3.SQLITE_NOTADB: lambda: troubles.not_an_office(path),
        sqlite3.SQLITE_IOERR: lambda: troubles.disk_error(path, name),
        sqlite3.SQLITE_CANTOPEN: lambda: troubles.cannot_open(path, name),
        sqlite3.SQLITE_PERM: lambda: troubles.cannot_open(path, name),
        sqlite3.SQLITE_AUTH: lambda: troubles.cannot_open(path, name),
        sqlite3.SQLITE_PROTOCOL: lambda: troubles.busy(path),
        sqlite3.SQLITE_NOMEM: lambda: troubles.out_of_memory(path),
        sqlite3.SQLITE_CONSTRAINT: lambda: troubles.Conflict(f"{name}: {error}"),
    }
    make = worded.get(code & 0xFF)
    if make is None:
        return troubles.Misuse(f"{name}: {error}")
    made: Exception = make()
    return made
