"""What holds for every test of the window: it is drawn nowhere, and leaves nothing behind that could still act."""

import gc
import os
import threading
import time
import weakref
from collections.abc import Callable, Iterator
from typing import Any

for _name in [name for name in os.environ if name.startswith("QT_")]:
    del os.environ[_name]  # a developer's own scale, style or platform would be in every picture
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["LC_ALL"] = "C.UTF-8"

import keyring
import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QThread, QThreadPool, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.support.memory_keyring import MemoryKeyring

GRACE_S = 3.0
"""How long something that was told to end may take to do so."""
PATIENCE_MS = 20_000
"""How long tests wait for what must come: a busy machine is slow and not wrong."""
OF_QT = {"QTipLabel"}
"""Windows that Qt keeps for itself, one for all."""


for _wait in (QtBot.waitUntil, QtBot.waitSignal):
    if _wait.__kwdefaults__ is not None:
        _wait.__kwdefaults__["timeout"] = PATIENCE_MS


# ---------------------------------------------------------------- nothing is left behind


@pytest.fixture(autouse=True, scope="session")
def _started() -> Iterator["weakref.WeakSet[QThread | QTimer]"]:
    """Every thread and timer of Qt that was started; Qt itself gives no list of them."""
    seen: weakref.WeakSet[QThread | QTimer] = weakref.WeakSet()

    def noting(real: Callable[..., None]) -> Callable[..., None]:
        def start(self: Any, *words: Any) -> None:
            seen.add(self)
            real(self, *words)

        return start

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(QThread, "start", noting(QThread.start))
        patch.setattr(QTimer, "start", noting(QTimer.start))
        yield seen


@pytest.fixture(autouse=True)
def _nothing_left_behind(_started: "weakref.WeakSet[QThread | QTimer]") -> Iterator[None]:
    """A thread, timer, window or job that outlives its test fails that test, and acts in no other."""
    threads_before = set(threading.enumerate())
    windows_before = set(windows())
    yield
    left = left_behind(_started, threads_before, windows_before)
    until = time.monotonic() + GRACE_S
    while left and time.monotonic() < until:
        gc.collect()
        settle()
        time.sleep(0.01)
        left = left_behind(_started, threads_before, windows_before)
    names = [describe(thing) for thing in left]
    for thing in left:
        end(thing)
    settle()
    assert not names, f"left behind by this test: {', '.join(names)}"


def left_behind(
    started: "weakref.WeakSet[QThread | QTimer]",
    threads_before: set[threading.Thread],
    windows_before: set[QWidget],
) -> list[Any]:
    """What could still act, or be seen, after a test."""
    settle()
    living = [thing for thing in started if shiboken6.isValid(thing)]
    return [
        *(thing for thing in living if (thing.isRunning() if isinstance(thing, QThread) else thing.isActive())),
        # A dummy stands for a thread that Python did not start; it stays in the list when that has long ended.
        *(one for one in threading.enumerate() if one not in threads_before and type(one) is not DUMMY),
        *(window for window in windows() if window not in windows_before),
        *([QThreadPool.globalInstance()] if QThreadPool.globalInstance().activeThreadCount() else []),
    ]


DUMMY = threading._DummyThread


def windows() -> list[QWidget]:
    """All windows there are, shown or not, in no order."""
    if not isinstance(QApplication.instance(), QApplication):
        return []
    return [window for window in QApplication.topLevelWidgets() if window.metaObject().className() not in OF_QT]


def settle() -> None:
    """Let Qt delete what was given to it for deleting."""
    if QCoreApplication.instance() is not None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()


def describe(thing: Any) -> str:
    """A thing that was left behind, in words for who has to find it."""
    if isinstance(thing, threading.Thread):
        return f"thread {thing.name}"
    if isinstance(thing, QThreadPool):
        return f"{thing.activeThreadCount()} jobs in the pool"
    title = thing.windowTitle() if isinstance(thing, QWidget) else ""
    return f"{type(thing).__name__} “{thing.objectName() or title}”"


def end(thing: Any) -> None:
    """Keep a thing that was left behind out of the next test, as far as that can be done."""
    if isinstance(thing, QThreadPool):
        thing.clear()
    elif isinstance(thing, QTimer):
        thing.stop()
    elif isinstance(thing, QThread):
        thing.quit()
        thing.wait(int(GRACE_S * 1000))
    elif isinstance(thing, QWidget) and shiboken6.isValid(thing):
        thing.hide()
        thing.deleteLater()


# ---------------------------------------------------------------- keys


@pytest.fixture
def ring(monkeypatch: pytest.MonkeyPatch) -> Iterator[MemoryKeyring]:
    """The system's keyring, in memory, and chosen where a home is made; without it, keys lie in files of the test."""
    monkeypatch.delenv("COUNTERSIGN_KEY_STORE", raising=False)
    before, own = keyring.get_keyring(), MemoryKeyring()
    keyring.set_keyring(own)
    yield own
    keyring.set_keyring(before)
