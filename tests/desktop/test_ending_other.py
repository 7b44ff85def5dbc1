"""The program that runs ends when an installer asks for it, and only then."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from pytestqt.qtbot import QtBot

from desktop.app import _parted
from desktop.claim import QUIT, WORDS_ONLY, Claim
from desktop.ending_other import end_other
from desktop.other_starts import OtherStarts

START = [sys.executable, "-m", "desktop.start"]
SHORT_S = 30.0


def surroundings(place: Path) -> dict[str, str]:
    """A program of its own: no screen, and nothing of this user's."""
    return {**os.environ, "COUNTERSIGN_DATA": str(place), "QT_QPA_PLATFORM": "offscreen"}


@pytest.fixture
def running(tmp_path: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """The real program with its window, as soon as it holds the claim."""
    with subprocess.Popen(START, env=surroundings(tmp_path)) as program:
        until = time.monotonic() + SHORT_S
        while not (tmp_path / "window.lock").exists() and time.monotonic() < until:
            time.sleep(0.05)
        yield program
        program.kill()


@pytest.mark.slow
def test_a_program_that_runs_ends_when_it_is_asked(tmp_path: Path, running: "subprocess.Popen[bytes]") -> None:
    """The installer waits for a process that says how it went; afterwards nobody holds the place."""
    asking = subprocess.run([*START, QUIT], env=surroundings(tmp_path), check=False, timeout=SHORT_S * 3)

    assert asking.returncode == 0
    assert running.wait(SHORT_S) == 0


@pytest.mark.slow
def test_where_nothing_runs_there_is_nothing_to_end(tmp_path: Path) -> None:
    """It opens no window, and leaves the place free."""
    asking = subprocess.run([*START, QUIT], env=surroundings(tmp_path), check=False, timeout=SHORT_S)

    assert asking.returncode == 0
    assert not (tmp_path / "window.lock").exists()


def test_a_program_that_stays_is_said_to_stay(qtbot: QtBot, tmp_path: Path) -> None:
    """Somebody has to read something there first; an installer must not go on."""
    first, other, listening = Claim(tmp_path), Claim(tmp_path), OtherStarts(tmp_path)
    assert first.take()
    assert listening.listen()
    asked: list[bool] = []
    asking = Thread(target=lambda: asked.append(end_other(tmp_path, other, patience_s=0.3)))

    with qtbot.waitSignal(listening.handed_over, check_params_cb=lambda words: words == [QUIT]):
        asking.start()
    asking.join()

    assert asked == [False]
    listening.close()
    first.release()


def test_a_link_sets_no_option() -> None:
    """A link out of a mail may hold quotes: what follows them must not name another office, nor end the program."""
    typed = ["--home", "/mine", WORDS_ONLY, "countersign:request?id=x", "--home", "/theirs", QUIT]

    assert _parted(typed) == (["--home", "/mine"], ["countersign:request?id=x", "/theirs"])
    assert _parted(["--home", "/mine", "a.pdf"]) == (["--home", "/mine", "a.pdf"], [])
