"""Nothing is written on top of a log that is not whole, and nothing that was hidden meanwhile counts afterwards."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.support.shop import Shop
from workflows.domain.commands import Comment, Decide, Refusal
from workflows.errors import Trouble
from workflows.office.office import Office
from workflows.office.proving.checking import check_office


def alter(home: Path, statement: str, *values: object) -> None:
    """Change the database as somebody with a database tool could."""
    with closing(sqlite3.connect(home / "countersign.db")) as connection, connection:
        connection.execute(statement, values)


def refused_code(home: Path, request: str) -> str:
    """The trouble that an act on the request meets."""
    with pytest.raises(Trouble) as met, Office.open(home) as office:
        office.act(request, Comment(by="ben-okafor", text="one more word"))
    return met.value.code


def test_a_removed_entry_is_not_built_upon(shop: Shop) -> None:
    """The hole would otherwise be signed over."""
    request = shop.ask_and_call_back()
    alter(shop.home, "DELETE FROM entries WHERE position = (SELECT max(position) FROM entries)")

    assert refused_code(shop.home, request) == "log-damaged"


def test_a_hidden_change_of_the_office_is_not_built_upon(shop: Shop) -> None:
    """Somebody who was dismissed cannot be brought back by misfiling the entries that say so."""
    request = shop.ask_and_call_back()
    alter(shop.home, "UPDATE entries SET scope = 0 WHERE scope = 1 AND position > 3")

    assert refused_code(shop.home, request) == "log-damaged"


def test_an_altered_change_of_the_office_is_not_built_upon(shop: Shop) -> None:
    """An entry that no longer opens is not simply left out."""
    request = shop.ask_and_call_back()
    with closing(sqlite3.connect(shop.home / "countersign.db")) as connection:
        (raw,) = connection.execute("SELECT raw FROM entries WHERE position = 4").fetchone()
    alter(shop.home, "UPDATE entries SET raw = ? WHERE position = 4", raw[:-1] + bytes([raw[-1] ^ 1]))

    assert refused_code(shop.home, request) == "log-damaged"


def test_a_hidden_rejection_is_not_built_upon(shop: Shop) -> None:
    """Approving what was rejected by hiding the rejection."""
    request = shop.ask_and_call_back()
    shop.done("decide", request, "reject", "--as", "ben", "--reason", "no")
    alter(shop.home, "UPDATE entries SET request = NULL WHERE position = (SELECT max(position) FROM entries)")

    assert refused_code(shop.home, request) == "log-damaged"


def test_what_was_decided_while_a_rejection_was_filed_elsewhere_is_void_when_it_comes_back(shop: Shop) -> None:
    """The act knows less than its own log says before it."""
    request, other = shop.ask_and_call_back(), shop.ask("77.00", number="2", supplier_name="Lagerwerk")
    shop.done("decide", request, "reject", "--as", "ben", "--reason", "no")
    last = "position = (SELECT max(position) FROM entries)"
    with closing(sqlite3.connect(shop.home / "countersign.db")) as connection:
        (position,) = connection.execute(f"SELECT position FROM entries WHERE {last}").fetchone()
    alter(shop.home, "UPDATE entries SET request = ? WHERE position = ?", other, position)
    with Office.open(shop.home) as office:
        acted = office.act(request, Decide(verdict="approve", by="ben-okafor"))
        assert not isinstance(acted, Refusal)

    alter(shop.home, "UPDATE entries SET request = ? WHERE position = ?", request, position)

    with Office.open(shop.home) as office:
        state = office.request(request)
        assert state.standing.status == "rejected"
        assert state.void[acted.acts[0].id] == "forgotten"
        office.rebuild()
    found = check_office(shop.home).findings
    assert [(one.code, one.index) for one in found] == [("forged", acted.acts[0].position)]


def test_an_older_copy_of_the_database_is_not_built_upon(shop: Shop, tmp_path: Path) -> None:
    """What happened since would be signed away, and the device would have two histories."""
    request = shop.ask_and_call_back()
    kept = tmp_path / "kept.db"
    shutil.copy(shop.home / "countersign.db", kept)
    shop.done("decide", request, "reject", "--as", "ben", "--reason", "no")
    for name in ("countersign.db-wal", "countersign.db-shm"):
        (shop.home / name).unlink(missing_ok=True)
    shutil.copy(kept, shop.home / "countersign.db")

    assert refused_code(shop.home, request) == "log-rolled-back"


def test_a_forged_memory_of_the_head_is_not_believed(shop: Shop) -> None:
    """Shortening what is remembered takes the device's key."""
    request = shop.ask_and_call_back()
    (shop.home / "device.head").write_text("1 " + "00" * 32 + "\n")

    with Office.open(shop.home) as office:
        assert office.keys.remembered_head() is None
        assert not isinstance(office.act(request, Comment(by="ben-okafor", text="still at work")), Refusal)
