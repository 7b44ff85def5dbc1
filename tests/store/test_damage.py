"""Files that are broken or not ours: told in our words and never written to."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import get_args

import pytest

from tests.store.making import make_entries, make_log, make_rows
from workflows.engine.state import Status
from workflows.errors import Trouble
from workflows.store import sqlite
from workflows.store.rows import STATUSES
from workflows.store.store import Store

PAGE = 4096


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """An office of some size, nobody has it open."""
    with Store.create(tmp_path / "home") as made, made.database.transaction():
        made.entries.add_log(make_log())
        made.entries.append(make_entries(0, 2_000), b"f")
        for at in range(300):
            made.projections.put_request(make_rows(f"r{at:03}", text=f"chair {at}"))
    return tmp_path / "home"


def read_everything(store: Store) -> None:
    """As a rebuild and a search do."""
    list(store.entries.every())
    store.projections.state_hash()
    store.questions.search("chair")


def test_every_damaged_page_is_trouble_and_never_a_raw_error(home: Path) -> None:
    """Whichever page is overwritten, reading all of it either works or says that the office is damaged."""
    database = home / "countersign.db"
    good = database.read_bytes()
    codes: list[str] = []

    for page in range(1, len(good) // PAGE, 7):
        database.write_bytes(good[: page * PAGE] + b"\xa5" * PAGE + good[(page + 1) * PAGE :])
        for read in (Store.check, read_everything):
            try:
                with Store.open(home, write=False) as opened:
                    read(opened)
            except Trouble as trouble:
                codes.append(trouble.code)

    assert len(codes) > 10
    assert set(codes) == {"office-damaged"}


def test_a_search_index_that_lost_a_word_is_found_by_the_check(home: Path) -> None:
    """The index is part of what is checked."""
    with closing(sqlite3.connect(home / "countersign.db")) as connection, connection:
        connection.execute("UPDATE search_texts SET text = 'something else' WHERE request = 'r007'")

    with Store.open(home, write=True) as opened, pytest.raises(Trouble) as found:
        opened.check()

    assert found.value.code == "office-damaged"


def test_a_cut_off_file_is_trouble(home: Path) -> None:
    """As a broken copy leaves it."""
    database = home / "countersign.db"
    database.write_bytes(database.read_bytes()[: 10 * PAGE])

    with pytest.raises(Trouble) as refused, Store.open(home, write=False) as opened:
        opened.check()

    assert refused.value.code == "office-damaged"


@pytest.mark.parametrize("content", [b"PK\x03\x04 a zip file" * 400, b"hello", b"\x00" * 8192])
def test_a_file_of_another_kind_is_refused_and_left_as_it_is(home: Path, content: bytes) -> None:
    """Whatever stands under the name, it stays."""
    database = home / "countersign.db"
    database.write_bytes(content)

    for write in (True, False):
        with pytest.raises(Trouble) as refused:
            Store.open(home, write=write)
        assert refused.value.code == "not-an-office"
    assert database.read_bytes() == content


def test_a_database_of_another_program_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    """Our tables are never built into a stranger's file."""
    home = tmp_path / "home"
    home.mkdir()
    with closing(sqlite3.connect(home / "countersign.db")) as connection, connection:
        connection.execute("CREATE TABLE bookmarks (url)")
    before = (home / "countersign.db").read_bytes()

    for write in (True, False):
        with pytest.raises(Trouble, match="not an office"):
            Store.open(home, write=write)
    with pytest.raises(Trouble, match="not an office"):
        Store.create(home)
    with pytest.raises(Trouble, match="not an office"):
        sqlite.connect(home / "countersign.db", write=True, build=True)

    assert (home / "countersign.db").read_bytes() == before


def test_a_value_of_a_wrong_type_is_damage(home: Path) -> None:
    """A row that cannot be one of ours is told as such and not handed on."""
    with closing(sqlite3.connect(home / "countersign.db")) as connection, connection:
        connection.execute("UPDATE requests SET created_ms = 'yesterday' WHERE id = 'r001'")

    with Store.open(home, write=False) as opened, pytest.raises(Trouble) as found:
        opened.questions.request("r001")

    assert found.value.code == "office-damaged"


def test_text_that_is_no_text_is_damage(home: Path) -> None:
    """Undecodable bytes in a text column are told as damage."""
    with closing(sqlite3.connect(home / "countersign.db")) as connection, connection:
        connection.execute("UPDATE requests SET title = CAST(X'ff41' AS TEXT) WHERE id = 'r001'")

    with Store.open(home, write=False) as opened, pytest.raises(Trouble) as found:
        opened.questions.request("r001")

    assert found.value.code == "office-damaged"


@pytest.mark.parametrize("value", ["'words'", "5", "NULL", "CAST('words' AS TEXT)"])
def test_a_local_fact_that_is_no_bytes_is_damage(home: Path, value: str) -> None:
    """SQLite keeps any kind of value in any column."""
    with closing(sqlite3.connect(home / "countersign.db")) as connection, connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("UPDATE sqlite_master SET sql = replace(sql, 'value BLOB NOT NULL', 'value BLOB')")
    with closing(sqlite3.connect(home / "countersign.db")) as connection, connection:
        connection.execute(f"INSERT INTO local_facts (name, value) VALUES ('office-id', {value})")

    with Store.open(home, write=False) as opened:
        for read in (lambda: opened.facts.get("office-id"), opened.facts.every, lambda: opened.facts.text("office-id")):
            with pytest.raises(Trouble) as found:
                read()
            assert found.value.code == "office-damaged"


def test_a_local_fact_that_is_no_word_is_damage_where_a_word_is_wanted(home: Path) -> None:
    """An office's id is a word; other facts may be any bytes."""
    with Store.open(home, write=True) as opened:
        with opened.database.transaction():
            opened.facts.put("office-id", b"\xff")
            opened.facts.put("founder", b"abc")

        assert (opened.facts.text("founder"), opened.facts.text("unknown")) == ("abc", None)
        with pytest.raises(Trouble) as found:
            opened.facts.text("office-id")

    assert found.value.code == "office-damaged"


@pytest.mark.parametrize(
    ("change", "asked"),
    [
        ("UPDATE requests SET status = 'zzz'", "lists"),
        ("UPDATE requests SET updated_ms = 9223372036854775807", "lists"),
        ("UPDATE requests SET created_ms = -1", "lists"),
        ("UPDATE tasks SET why = '{'", "tasks"),
        ("UPDATE tasks SET why = '[]'", "tasks"),
        ("UPDATE tasks SET why = replace(hex(zeroblob(50000)), '00', '[')", "tasks"),
        ("UPDATE tasks SET due_ms = 9223372036854775807", "tasks"),
    ],
)
def test_a_row_that_follows_from_no_log_is_damage(home: Path, change: str, asked: str) -> None:
    """Lists and cards get it as one clear error, with the advice to verify."""
    with closing(sqlite3.connect(home / "countersign.db")) as connection, connection:
        connection.execute(change)

    with Store.open(home, write=False) as opened:
        ask = opened.questions
        questions: dict[str, tuple[Callable[[], object], ...]] = {
            "lists": (lambda: ask.search("chair"), ask.requests),
            "tasks": (lambda: ask.inbox("boss"), lambda: ask.tasks_of("r001")),
        }
        for question in questions[asked]:
            with pytest.raises(Trouble) as found:
                question()
            assert found.value.code == "office-damaged"
            assert "countersign verify" in found.value.advice


def test_amounts_beyond_all_bounds_are_damage(home: Path) -> None:
    """A sum that the database cannot hold is told, not thrown."""
    with closing(sqlite3.connect(home / "countersign.db")) as connection, connection:
        connection.execute("UPDATE documents SET gross_minor = 9223372036854775807")

    with Store.open(home, write=False) as opened, pytest.raises(Trouble) as found:
        opened.questions.sum_between("shop", "EUR", "2000-01-01", "2030-01-01", without="")

    assert found.value.code == "office-damaged"


def test_the_known_statuses_are_those_of_the_engine() -> None:
    """The constant that spares readers the engine's imports tells the truth."""
    assert set(get_args(Status)) == STATUSES


def test_words_that_somebody_removed_come_back_with_the_next_act(home: Path) -> None:
    """The request can still be worked on, and is found again."""
    with closing(sqlite3.connect(home / "countersign.db")) as connection, connection:
        connection.execute("DELETE FROM search_texts")

    with Store.open(home, write=True) as opened:
        with opened.database.transaction():
            opened.projections.put_request(make_rows("r001", text="desk"), before=make_rows("r001", text="chair 1"))

        assert [line.id for line in opened.questions.search("desk")] == ["r001"]
        assert opened.questions.search("chair") == ()
        opened.check()
