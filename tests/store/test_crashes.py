"""Processes that die while they write: what was acknowledged is there, and nothing is there by halves."""

import random
import time
from pathlib import Path

import pytest

from tests.store.making import make_log
from tests.store.processes import finish, first_line, start
from workflows.store.store import Store

WRITE = """
import sys
from pathlib import Path
from tests.store.making import make_decision, make_entries, make_request, make_rows
from workflows.store.store import Store
with Store.open(Path(sys.argv[1]), write=True) as store:
    at = store.entries.log("laptop").size
    while True:
        with store.database.transaction():
            store.entries.append(make_entries(at, at + 1, request=f"r{at}"), b"frontier %d" % at)
            made = make_rows(f"r{at}", decisions=(make_decision(f"{at:064x}", f"r{at}"),), text=f"number {at}")
            store.projections.put_request(made)
        at += 1
        print(at, flush=True)
"""


def assert_whole(home: Path, acknowledged: int) -> int:
    """Everything acknowledged is there, head and rows agree; answers how many entries there are."""
    with Store.open(home, write=False) as reader:
        assert reader.entries.count() >= acknowledged
    with Store.open(home, write=True, wait_s=0) as opened:
        log = opened.entries.log("laptop")
        assert log is not None
        assert log.size >= acknowledged
        assert log.frontier == (b"frontier %d" % (log.size - 1) if log.size else b"")
        assert [entry.position for entry in opened.entries.every()] == list(range(log.size))
        requests = {request.id for request in opened.questions.every_request()}
        assert requests == {f"r{at}" for at in range(log.size)}
        assert opened.questions.count_inbox("boss") == log.size
        if acknowledged:
            assert [found.id for found in opened.questions.search(f"number {acknowledged - 1}")]
        opened.check()
        return log.size


def test_twenty_kills_lose_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    """Whenever the process is killed, the office is as after one of its acts, and not before the last acknowledged."""
    home = tmp_path / "home"
    with Store.create(home) as made, made.database.transaction():
        made.entries.add_log(make_log())
    dice = random.Random(20)
    size = 0

    for _ in range(20):
        process = start(WRITE, str(home))
        acknowledged = int(first_line(process))
        time.sleep(dice.uniform(0, 0.02))
        printed = finish(process).split("\n")[:-1]
        acknowledged = int(printed[-1]) if printed else acknowledged
        assert acknowledged > size
        size = assert_whole(home, acknowledged)


CREATE = """
import sys
from pathlib import Path
from workflows.store.store import Store
import sqlalchemy, alembic.command, workflows.store.tables
print("now", flush=True)
Store.create(Path(sys.argv[1]))
print("made", flush=True)
"""


@pytest.mark.parametrize("delay_s", [0.0, 0.01, 0.03, 0.06])
def test_an_office_whose_making_was_killed_can_be_made_again(tmp_path: Path, delay_s: float) -> None:
    """A first start that was cut off is no dead end."""
    home = tmp_path / "home"
    process = start(CREATE, str(home))
    assert first_line(process) == "now"
    time.sleep(delay_s)
    was_made = "made" in finish(process)

    if (home / "countersign.db").exists():
        Store.open(home, write=True).close()
    else:
        assert not was_made
        Store.create(home).close()

    with Store.open(home, write=False) as opened:
        assert opened.entries.count() == 0
