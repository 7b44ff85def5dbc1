"""Files that are broken or not ours: told in our words and never written to."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.store.making import make_entries, make_log, make_rows
from workflows.errors import Trouble
from workflows.store import sqlite
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
