"""Records how long the main thread is held by single events during a minute of use, keyboard only.

    python -m tests.desktop.measure_use --seconds 60 [--home HOME] [--pages records,inbox]

An event is what the window system, a timer or another thread hands to the app; its time is all the time until the
next one can be taken. Prints the longest, and everything over 50 ms with what it was. The first second after the start
is left out, because a window that is being built has nobody who could act in it yet. Beside each time stands what the
thread itself worked in it: the rest it waited, for other lanes or for other programs of a busy machine.
"""

import argparse
import gc
import os
import random
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

LIMIT_MS = 50.0
_PAGES = (
    *("inbox", "requests", "log", "people", "rules", "automations"),
    *("records", "figures", "folder", "settings", "help", "new_request"),
)


class Recorder(QApplication):
    """An application that times every outermost event."""

    def __init__(self, words: list[str]) -> None:
        super().__init__(words)
        self.held: list[tuple[float, float, str]] = []
        self._depth = 0

    def notify(self, receiver: QObject, event: QEvent) -> bool:
        """Qt hands an event over."""
        if self._depth:
            return super().notify(receiver, event)
        self._depth += 1
        kind = event.type().name
        began, worked = time.perf_counter(), time.thread_time()
        try:
            return super().notify(receiver, event)
        finally:
            self._depth -= 1
            took_ms, worked_ms = (time.perf_counter() - began) * 1000, (time.thread_time() - worked) * 1000
            name = receiver.objectName() if shiboken6.isValid(receiver) else ""
            self.held.append((took_ms, worked_ms, f"{kind} to {type(receiver).__name__} {name}"))


def main() -> int:
    """Use the window for a while, and print what was slow."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--seconds", type=float, default=60.0)
    reader.add_argument("--home", type=Path)
    reader.add_argument("--seed", type=int, default=1)
    reader.add_argument("--pages", default=",".join(_PAGES))
    asked = reader.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["COUNTERSIGN_KEY_STORE"] = "file"
    from tests.support.sample_homes import sample_home

    with tempfile.TemporaryDirectory() as folder:
        home = asked.home or sample_home(Path(folder) / "home")
        return _use(home, Path(folder), asked.seconds, random.Random(asked.seed), asked.pages.split(","))


def _use(home: Path, folder: Path, seconds: float, chance: random.Random, pages: Sequence[str]) -> int:
    from desktop.app import Desktop, _Beside
    from desktop.remembered import Remembered

    gc.disable()  # as the program's start does
    app = Recorder(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    remembered = Remembered(folder / "window.ini")
    remembered.keep("person", "petra")
    desktop = Desktop(app, remembered, home, [])
    desktop.window.resize(1280, 820)
    desktop.show()
    beside = _Beside(app, desktop, folder)
    desktop.window.painted.connect(beside.begin)
    steps = _steps(desktop, chance, pages)
    clock = QTimer(interval=120)
    clock.timeout.connect(lambda: clock.setObjectName(next(steps)))
    QTimer.singleShot(1000, app.held.clear)
    QTimer.singleShot(1000, clock.start)
    QTimer.singleShot(int(seconds * 1000) + 1000, desktop.quit)
    app.exec()
    beside.end()
    held = sorted(app.held, reverse=True)
    slow = [one for one in held if one[0] > LIMIT_MS]
    print(f"{len(held)} events in {seconds:.0f} s; longest {held[0][0]:.1f} ms; over {LIMIT_MS:.0f} ms: {len(slow)}")
    for took_ms, worked_ms, what in held[:15]:
        print(f"  {took_ms:7.1f} ms  worked {worked_ms:7.1f} ms  {what}")
    return 1 if slow else 0


def _steps(desktop: Any, chance: random.Random, pages: Sequence[str]) -> Iterator[str]:
    """One act of a person after another: pages, keys in them, the palette, the size of type; answers what it was."""
    window = desktop.window
    while True:
        page = chance.choice(pages)
        window.open_page(page)
        yield f"opens {page}"
        for _ in range(4):
            yield "rests"
        target = QApplication.focusWidget() or window
        for key in chance.choices(
            [Qt.Key.Key_J, Qt.Key.Key_K, Qt.Key.Key_Down, Qt.Key.Key_Tab, Qt.Key.Key_PageDown], k=8
        ):
            QTest.keyClick(target, key)
            yield f"{key.name} on {page}"
        if chance.random() < 0.3:
            window.finder.open()
            yield "opens the palette"
            palette = QApplication.activeModalWidget()
            if palette is not None:
                QTest.keyClicks(QApplication.focusWidget() or palette, "pap")
                yield "types into the palette"
                for _ in range(2):
                    yield "rests"
                QTest.keyClick(palette, Qt.Key.Key_Escape)
        if chance.random() < 0.15:
            chance.choice([window.looks.enlarge, window.looks.make_smaller])()
        yield "ends a round"


if __name__ == "__main__":
    sys.exit(main())
