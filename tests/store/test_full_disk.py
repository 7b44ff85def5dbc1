"""A disk that fills up, or fails: the right words, and nothing acknowledged is lost."""

import os
import sqlite3
from pathlib import Path

import pytest

from tests.store.making import make_entries, make_log, make_rows
from tests.store.processes import run
from workflows.errors import Trouble
from workflows.store import sqlite
from workflows.store.store import Store
from workflows.store.troubles import Misuse

pytestmark = pytest.mark.skipif(os.name == "nt", reason="limits of a process are POSIX")


def act_until_it_fails(store: Store, acknowledged: list[int]) -> None:
    """One act after the other; each that was acknowledged is noted."""
    while True:
        at = len(acknowledged)
        with store.database.transaction():
            store.entries.append(make_entries(at, at + 1), b"f")
            store.projections.put_request(make_rows(f"r{at}", text="x " * 2_000))
        acknowledged.append(at)


def test_a_full_disk_is_told_and_loses_nothing_acknowledged(tmp_path: Path) -> None:
    """The act that found no room is undone whole; when there is room again, work goes on."""
    with Store.create(tmp_path / "home") as store:
        with store.database.transaction():
            store.entries.add_log(make_log())
        pages = store._connection.execute("PRAGMA page_count").fetchone()[0]
        store._connection.execute(f"PRAGMA max_page_count = {pages + 40}")
        acknowledged: list[int] = []

        with pytest.raises(Trouble) as full:
            act_until_it_fails(store, acknowledged)

        assert full.value.code == "disk-full"
        assert len(acknowledged) > 0
        assert store.entries.count() == len(acknowledged)
        store.check()
        store._connection.execute(f"PRAGMA max_page_count = {pages + 4_000}")
        with store.database.transaction():
            store.entries.append(make_entries(len(acknowledged), len(acknowledged) + 1), b"f")
        assert store.entries.count() == len(acknowledged) + 1


def test_after_a_full_disk_no_later_statement_of_the_act_stands_alone(tmp_path: Path) -> None:
    """Code that goes on after the error cannot store the second half of an act."""
    with Store.create(tmp_path / "home") as store:
        with store.database.transaction():
            store.entries.add_log(make_log())

        def act_on() -> None:
            with store.database.transaction():
                store.entries.append(make_entries(0, 1), b"f")
                store._connection.execute("ROLLBACK")  # as the database does by itself
                store.facts.put("half", b"")

        with pytest.raises(Misuse):
            act_on()
        assert store.facts.get("half") is None
        assert store.entries.count() == 0


FILL = """
import resource, signal, sys
from pathlib import Path
from tests.store.making import make_entries
from workflows.errors import Trouble
from workflows.store.store import Store
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
at = 0
with Store.open(Path(sys.argv[1]), write=True) as store:
    resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000))
    try:
        while True:
            with store.database.transaction():
                store.entries.append(make_entries(at, at + 5), b"f" * 3_000)
            at += 5
    except Trouble as trouble:
        print(at, trouble.code)
        print(store.entries.count())
"""


def test_a_file_that_may_not_grow_loses_nothing_acknowledged(tmp_path: Path) -> None:
    """The same with a real limit of the operating system, in another process, seen after its end."""
    home = tmp_path / "home"
    with Store.create(home) as made, made.database.transaction():
        made.entries.add_log(make_log())

    first, second = run(FILL, str(home)).splitlines()
    acknowledged, code = first.split()

    assert code in {"disk-full", "disk-error"}
    assert int(acknowledged) > 0
    assert second == acknowledged
    with Store.open(home, write=True) as opened:
        assert opened.entries.count() == int(acknowledged)
        opened.check()


def test_a_backup_without_room_is_told_and_leaves_nothing_behind(tmp_path: Path) -> None:
    """A half backup never looks like one."""
    home = tmp_path / "home"
    with Store.create(home) as made, made.database.transaction():
        made.entries.add_log(make_log())
        made.entries.append(make_entries(0, 3_000), b"f")
    script = """
import resource, signal, sys
from pathlib import Path
from workflows.errors import Trouble
from workflows.store.store import Store
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
with Store.open(Path(sys.argv[1]), write=False) as store:
    resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))
    try:
        store.backup(Path(sys.argv[2]))
    except Trouble as trouble:
        print(trouble.code)
"""

    code = run(script, str(home), str(tmp_path / "copy.db")).strip()

    assert code in {"disk-full", "disk-error"}
    assert [found.name for found in tmp_path.iterdir()] == ["home"]


@pytest.mark.parametrize(
    ("number", "name", "code"),
    [
        (sqlite3.SQLITE_FULL, "SQLITE_FULL", "disk-full"),
        (sqlite3.SQLITE_READONLY, "SQLITE_READONLY", "home-read-only"),
        (sqlite3.SQLITE_READONLY_DIRECTORY, "SQLITE_READONLY_DIRECTORY", "home-read-only"),
        (sqlite3.SQLITE_BUSY, "SQLITE_BUSY", "home-busy"),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, "SQLITE_BUSY_SNAPSHOT", "home-busy"),
        (sqlite3.SQLITE_LOCKED, "SQLITE_LOCKED", "home-busy"),
        (sqlite3.SQLITE_CORRUPT, "SQLITE_CORRUPT", "office-damaged"),
        (sqlite3.SQLITE_NOTADB, "SQLITE_NOTADB", "not-an-office"),
        (sqlite3.SQLITE_IOERR_READ, "SQLITE_IOERR_READ", "disk-error"),
        (sqlite3.SQLITE_IOERR_FSYNC, "SQLITE_IOERR_FSYNC", "disk-error"),
        (sqlite3.SQLITE_CANTOPEN, "SQLITE_CANTOPEN", "home-cannot-open"),
        (sqlite3.SQLITE_NOMEM, "SQLITE_NOMEM", "out-of-memory"),
    ],
)
def test_every_outside_error_has_words_of_its_own(number: int, name: str, code: str) -> None:
    """Code, title, text and advice; the file is named."""
    error = sqlite3.OperationalError("raw words")
    error.sqlite_errorcode, error.sqlite_errorname = number, name

    trouble = sqlite.translated(error, Path("/offices/one.db"))

    assert isinstance(trouble, Trouble)
    assert trouble.code == code
    assert "/offices/one.db" in trouble.text
    assert trouble.title
    assert trouble.advice


def test_a_wrong_statement_is_our_bug_and_not_trouble() -> None:
    """What only a program's mistake can cause rises as such."""
    error = sqlite3.IntegrityError("UNIQUE constraint failed")
    error.sqlite_errorcode, error.sqlite_errorname = sqlite3.SQLITE_CONSTRAINT_UNIQUE, "SQLITE_CONSTRAINT_UNIQUE"

    assert isinstance(sqlite.translated(error, Path("x")), Misuse)
