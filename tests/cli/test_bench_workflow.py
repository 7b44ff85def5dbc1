"""``bench workflow``: beside a floor by hand, and beside other engines where they are installed."""

import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.shop import Shop
from workflows.cli import bench_workflow
from workflows.store.peers import by_hand


@pytest.fixture(autouse=True)
def one_round(monkeypatch: pytest.MonkeyPatch) -> None:
    """One round tells as much about what is answered as five."""
    monkeypatch.setattr(bench_workflow, "ROUNDS", 1)


def bare_python(folder: Path) -> Path:
    """A Python in which nothing is installed."""
    script = folder / "python"
    script.write_text(f'#!/bin/sh\nexec {sys.executable} -I -S -c "import sys; sys.exit(3)"\n', "utf-8")
    script.chmod(0o755)
    return script


def test_what_is_not_installed_is_said_and_the_floor_is_measured(
    shop: Shop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The bench runs without any of the engines."""
    monkeypatch.setenv(bench_workflow.INTERPRETER, str(bare_python(tmp_path)))

    answer = shop("bench", "workflow", "--size", "2", home=False).json

    assert answer["ratio_to_floor"] > 0
    assert answer["seconds_in_memory"] > 0
    assert [one["installed"] for one in answer["beside"]] == [True, True, False, False, False]


def test_an_engine_that_fails_is_no_figure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What an engine says when it breaks is told, and nothing is made of it."""
    monkeypatch.setenv(bench_workflow.INTERPRETER, sys.executable)
    broken = bench_workflow.Peer(name="Broken", module="no_such_engine", at_most=1)

    with pytest.raises(AssertionError, match="Broken ended with 1"):
        bench_workflow._run(broken, tmp_path / "broken", 1)


@pytest.mark.slow
def test_an_installed_engine_takes_requests_to_their_end(tmp_path: Path) -> None:
    """SpiffWorkflow saves each step, and every state it saved last is a finished one."""
    pytest.importorskip("SpiffWorkflow")
    command = [sys.executable, "-m", "workflows.store.peers.spiff", str(tmp_path), "2"]

    done = subprocess.run(command, check=True, stdout=subprocess.PIPE)

    assert json.loads(done.stdout)["seconds"] > 0
    database = sqlite3.connect(tmp_path / "spiff.db")
    (states,) = database.execute("SELECT count(*) FROM states").fetchone()
    database.close()
    assert states == 2 + by_hand.WARMING


@pytest.mark.parametrize(("different", "rows"), [({}, 4), ({"three": True}, 3), ({"signed": True}, 4)])
def test_the_floor_writes_a_row_for_each_step(tmp_path: Path, different: dict[str, bool], rows: int) -> None:
    """Signed where it is said to be."""
    by_hand.main(tmp_path, 3, **different)

    database = sqlite3.connect(tmp_path / "by-hand.db")
    written = database.execute("SELECT count(*), count(signature) FROM events").fetchone()
    database.close()
    everything = rows * (3 + by_hand.WARMING)
    assert written == (everything, everything if "signed" in different else 0)
