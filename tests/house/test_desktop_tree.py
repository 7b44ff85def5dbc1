"""What no file of the window may do, whoever writes the next one."""

import re
from pathlib import Path

import pytest

DESKTOP = Path(__file__).parents[2] / "desktop"
THREADS = re.compile(
    r"\b(?:QThread|QThreadPool|QRunnable|QtConcurrent|QtAsyncio|ThreadPoolExecutor|moveToThread"
    r"|threading\.(?!excepthook\b|ExceptHookArgs\b)\w+|from threading import)\b"
)
BLOCKING = re.compile(r"\b(?:processEvents|msleep|terminate)\s*\(|\btime\.sleep\b")


def sources() -> list[Path]:
    """Every Python file of the window but the one that may start threads."""
    return [path for path in sorted(DESKTOP.rglob("*.py")) if path != DESKTOP / "tasks.py"]


def code(text: str) -> str:
    """A file's text without comments and docstrings, which may speak of anything."""
    return re.sub(r'"""[\s\S]*?"""|#[^\n]*', "", text)


def named(pattern: re.Pattern[str], text: str) -> set[str]:
    """What a pattern finds in the code of a file."""
    return set(pattern.findall(code(text)))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("from PySide6.QtCore import QObject, QThread\n", {"QThread"}),
        ("import threading\nthreading.Timer(1, f).start()\n", {"threading.Timer"}),
        ("import threading\nthreading.excepthook = f\n", set()),
        ("from threading import Thread\n", {"from threading import"}),
        ("self._pool = QThreadPool.globalInstance()\n", {"QThreadPool"}),
        ('"""Runs on no QThread."""\nx = 1  # nor a QRunnable\n', set()),
        ("QThreadish = 1\n", set()),
    ],
)
def test_the_look_for_threads_sees_them_and_only_them(text: str, found: set[str]) -> None:
    """A law that finds nothing guards nothing."""
    assert named(THREADS, text) == found


def test_only_one_file_starts_threads() -> None:
    """Who wants something done elsewhere asks `desktop.tasks`; then one place knows what still runs at the end."""
    guilty = {
        str(path.relative_to(DESKTOP)): found
        for path in sources()
        if (found := named(THREADS, path.read_text(encoding="utf-8")))
    }

    assert guilty == {}


def test_nothing_waits_on_the_main_thread() -> None:
    """A nested event loop lets a slot run in the middle of another, and a sleep freezes the window."""
    guilty = {
        str(path.relative_to(DESKTOP)): found
        for path in sources()
        if (found := named(BLOCKING, path.read_text(encoding="utf-8")))
    }

    assert guilty == {}
