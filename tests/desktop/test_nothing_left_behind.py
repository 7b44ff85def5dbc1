"""The guard of these tests is itself seen to fail: what a careless test leaves behind is named."""

import subprocess
import sys
from pathlib import Path

import pytest

CONFTEST = Path(__file__).with_name("conftest.py")
BEGIN = """
import threading, time
from PySide6.QtCore import QThread, QThreadPool, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QWidget
kept = []
class Lane(QThread): pass
"""
CARELESS = {
    "QTimer “late”": "t = QTimer(QApplication.instance(), objectName='late'); t.start(60_000)",
    "QWidget “adrift”": "kept.append(QWidget(windowTitle='adrift'))",
    "Lane “lane”": "kept.append(Lane(objectName='lane')); kept[-1].start()",
    "thread slow": "threading.Thread(target=time.sleep, args=(1.5,), name='slow').start()",
    "1 jobs in the pool": "QThreadPool.globalInstance().start(lambda: time.sleep(1.5))",
}
TIDY = {
    "timer": "t = QTimer(); t.start(1); t.stop()",
    "window": "w = QMainWindow(); qtbot.addWidget(w); w.show(); w.raise_(); QDialog(w).show()",
    "lane": "lane = Lane(); lane.start(); lane.quit(); lane.wait()",
    "job": "QThreadPool.globalInstance().start(lambda: time.sleep(0.01))",
    "thread": "threading.Thread(target=time.sleep, args=(0.01,)).start()",
}


def outcome(folder: Path, bodies: dict[str, str]) -> str:
    """Run a test of each body, in this order, in a process of its own under the same guard; what pytest says."""
    guard = CONFTEST.read_text(encoding="utf-8").replace("GRACE_S = 3.0", "GRACE_S = 0.3")
    tests = [f"def test_{number}(qtbot):\n    {body}\n" for number, body in enumerate(bodies.values())]
    (folder / "conftest.py").write_text(guard, encoding="utf-8")
    (folder / "test_it.py").write_text("\n\n".join([BEGIN, *tests]), encoding="utf-8")
    (folder / "pytest.ini").write_text("[pytest]\nqt_api = pyside6\n", encoding="utf-8")
    words = ["-q", "-p", "no:randomly", "-p", "no:cacheprovider", "--rootdir", str(folder), str(folder)]
    start = f"import sys, pytest; sys.path.insert(0, {str(CONFTEST.parents[2])!r}); sys.exit(pytest.main({words!r}))"
    done = subprocess.run([sys.executable, "-P", "-c", start], cwd=folder, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


@pytest.mark.slow
def test_what_a_test_leaves_behind_fails_it(tmp_path: Path) -> None:
    """Left alone, it would act in some later test, which then fails for no reason of its own."""
    said = outcome(tmp_path, CARELESS)

    assert f"{len(CARELESS)} passed, {len(CARELESS)} errors" in said
    assert [named for named in CARELESS if f"left behind by this test: {named}" not in said] == []


@pytest.mark.slow
def test_a_test_that_tidies_up_passes(tmp_path: Path) -> None:
    """What ends by itself within a moment is not held against it."""
    assert f"{len(TIDY)} passed in" in outcome(tmp_path, TIDY)
