"""``work`` as a process of its own: it does what is due when it is, and ends in good order when it is asked to."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.support.shop import Shop
from workflows.cli.own_program import OwnProgram


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends a process without asking it")
def test_work_goes_on_until_it_is_asked_to_stop(empty: Shop) -> None:
    """The exit code is 0, and the last line says that nothing is left in between."""
    empty.done("init", "--name=Firm", "--owner=Anna", "--country=DE")
    command = [sys.executable, "-u", "-m", "workflows.cli.main", "work", "--home", str(empty.home)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        time.sleep(4)
        assert process.poll() is None
        process.send_signal(signal.SIGTERM)
        out, _ = process.communicate(timeout=30)

    assert process.returncode == 0, out
    assert "Stopped. What was begun is written down." in out


@pytest.mark.parametrize("words", [["work"], ["sync", "--watch"]])
def test_what_was_replaced_while_it_ran_does_nothing_more(
    empty: Shop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    """Exit code 3 and clear words, before the next round: a part that it reads only now would be another version's."""
    empty.done("init", "--name=Firm", "--owner=Anna", "--country=DE")
    (tmp_path / "shared").mkdir()
    empty.done("folder", "connect", str(tmp_path / "shared"))
    program = tmp_path / "0.1.0" / "countersign"
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(program))

    error = empty(*words).json["error"]

    assert empty(*words).code == 3
    assert error["code"] == "program-replaced"
    assert error["advice"] == "Start it again."


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets nobody take away a program that runs")
def test_a_program_is_replaced_when_it_is_gone_or_another_one_starts(tmp_path: Path) -> None:
    """As packages do it, and as the archive for one person does it, which turns a link."""
    old, new = (tmp_path / name / "countersign" for name in ("0.1.0", "0.2.0"))
    for program in (old, new):
        program.parent.mkdir()
        program.touch()
    assert not OwnProgram(old).is_replaced()

    (tmp_path / "current").symlink_to("0.1.0")
    assert not OwnProgram(old).is_replaced()

    (tmp_path / "current").unlink()
    (tmp_path / "current").symlink_to("0.2.0")
    assert OwnProgram(old).is_replaced()
    assert not OwnProgram(new).is_replaced()

    (tmp_path / "current").unlink()
    old.unlink()
    assert OwnProgram(old).is_replaced()
    assert not OwnProgram().is_replaced()  # this one runs from its source
