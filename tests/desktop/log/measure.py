"""Measures a long decision log: how long the main thread is held up, and how long searches and checks take.

    python -m tests.desktop.log.measure --size 100000 [--home FOLDER]

The home is made where it does not lie yet, in a scratch folder unless one is named. A block is one event that the main
thread works on, measured as in ``measure_use``.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("COUNTERSIGN_KEY_STORE", "file")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.app import Desktop
from desktop.pages.log.page import LogPage
from desktop.remembered import Remembered
from tests.desktop.log.long_log import long_home
from tests.desktop.measure_use import LIMIT_MS, Recorder


def main() -> int:
    """Go through a long log, and print what was slow; answers 1 where anything took longer than it may."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--size", type=int, default=100_000)
    reader.add_argument("--home", type=Path)
    asked = reader.parse_args()
    app = Recorder(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    with tempfile.TemporaryDirectory() as folder:
        home = long_home(asked.size, asked.home or Path(folder) / "home")
        desktop = Desktop(app, Remembered(Path(folder) / "window.ini"), home, [])
        desktop.window.resize(1280, 820)
        desktop.show()
        _until(app, lambda: bool(desktop.window.current))
        desktop.window.open_page("log")
        page = desktop.window.page("log")
        assert isinstance(page, LogPage)
        slow = _use(app, page)
        desktop.quit()
        desktop.bridge.close()
    return 1 if slow else 0


def _use(app: Recorder, page: LogPage) -> int:
    table, model = page.entries.table, page.model
    _until(app, lambda: model.is_listed and not model.is_busy)
    steps: list[tuple[str, Callable[[], object], Callable[[], bool]]] = [
        ("to the end, 200 pages further", lambda: _down(app, page, 200), lambda: not model.is_busy),
        ("word that occurs nowhere", lambda: _search(page, "xyzzy"), lambda: not model.is_busy),
        ("word of one old entry", lambda: _search(page, "77"), lambda: not model.is_busy),
        ("everything again", lambda: _search(page, ""), lambda: not model.is_busy),
        ("an entry and its proof", lambda: QTest.keyClick(table, Qt.Key.Key_Return), lambda: model.proof is not None),
        ("verify", page.verify, lambda: not page.check.is_running),
    ]
    slow = 0
    for name, step, done in steps:
        app.held.clear()
        began = time.perf_counter()
        step()
        _until(app, done)
        held = sorted((ms for ms, *_ in app.held), reverse=True)[:1] or [0.0]
        over = sum(ms > LIMIT_MS for ms, *_ in app.held)
        slow += over
        took = time.perf_counter() - began
        print(f"{name}: {took:.1f} s, longest block {held[0]:.1f} ms, over {LIMIT_MS:.0f} ms: {over}", flush=True)
        for ms, _, what in sorted(app.held, reverse=True)[: min(over, 3)]:
            print(f"    {ms:.1f} ms {what}")
    return slow


def _down(app: Recorder, page: LogPage, pages: int) -> None:
    for _ in range(pages):
        before = page.model.rows.rowCount()
        QTest.keyClick(page.entries.table, Qt.Key.Key_End)
        _until(app, lambda before=before: page.model.rows.rowCount() > before or not page.model.has_more)  # type: ignore[misc]


def _search(page: LogPage, text: str) -> None:
    page.entries.bar.search.setText(text)
    page.entries.bar.wish()


def _until(app: Recorder, done: Callable[[], bool]) -> None:
    until = time.monotonic() + 600
    while not done():
        assert time.monotonic() < until
        app.processEvents()
        time.sleep(0.001)


if __name__ == "__main__":
    sys.exit(main())
