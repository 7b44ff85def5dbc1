"""One writer for each home, across processes."""

import os
import time
from pathlib import Path

import pytest

from tests.store.processes import finish, first_line, start
from workflows.errors import Trouble
from workflows.store.lock import HomeLock
from workflows.store.store import Store

HOLD = """
import sys, time
from pathlib import Path
from workflows.store.store import Store
with Store.open(Path(sys.argv[1]), write=True):
    print("held", flush=True)
    time.sleep(float(sys.argv[2]))
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """An office nobody has open."""
    Store.create(tmp_path / "home").close()
    return tmp_path / "home"


def test_a_second_writing_process_is_refused_with_the_holders_process_id(home: Path) -> None:
    """The person can find out which window to close."""
    process = start(HOLD, str(home), "60")
    try:
        assert first_line(process) == "held"

        with pytest.raises(Trouble) as refused:
            Store.open(home, write=True, wait_s=0.1)
    finally:
        finish(process)

    assert refused.value.code == "home-busy"
    assert str(process.pid) in refused.value.text


def test_a_writer_waits_for_one_that_soon_ends(home: Path) -> None:
    """Two commands in a row do not get in each other's way."""
    process = start(HOLD, str(home), "0.3")
    try:
        assert first_line(process) == "held"

        with Store.open(home, write=True, wait_s=20) as opened:
            assert opened.entries.count() == 0
    finally:
        finish(process)


def test_the_lock_of_a_killed_process_is_free_at_once(home: Path) -> None:
    """No crash leaves an office locked."""
    process = start(HOLD, str(home), "60")
    assert first_line(process) == "held"
    finish(process)

    with Store.open(home, write=True, wait_s=0) as opened:
        assert opened.entries.count() == 0


def test_a_second_writer_in_the_same_process_is_refused_too(home: Path) -> None:
    """Another window of the same program is another writer."""
    with Store.open(home, write=True):
        with pytest.raises(Trouble) as refused:
            Store.open(home, write=True, wait_s=0)

        assert refused.value.code == "home-busy"
        assert str(os.getpid()) in refused.value.text
    Store.open(home, write=True, wait_s=0).close()


def test_waiting_ends_when_its_time_is_up(tmp_path: Path) -> None:
    """A refusal comes about when it was asked for, neither at once nor never."""
    holder, waiter = HomeLock(tmp_path / "lock"), HomeLock(tmp_path / "lock")
    holder.acquire(0)
    started = time.monotonic()

    with pytest.raises(Trouble):
        waiter.acquire(0.2)

    assert 0.2 <= time.monotonic() - started < 2
    holder.release()
    holder.release()
    waiter.acquire(0)
    waiter.release()


def test_readers_need_no_lock(home: Path) -> None:
    """Looking is always possible."""
    with Store.open(home, write=True), Store.open(home, write=False) as reader:
        assert reader.entries.count() == 0


def test_a_failed_opening_lets_the_lock_go(home: Path) -> None:
    """A damaged office is not locked in addition."""
    database = home / "countersign.db"
    good = database.read_bytes()
    database.write_bytes(b"not a database at all" * 100)

    with pytest.raises(Trouble):
        Store.open(home, write=True)
    database.write_bytes(good)

    Store.open(home, write=True, wait_s=0).close()
