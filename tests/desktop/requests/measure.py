"""Measures the list of requests at any size: how long it holds up the main thread, and how much memory it takes.

    python -m tests.desktop.requests.measure --size 1000000 [--home FOLDER]

The home is made where it does not lie yet, in a scratch folder unless one is named. A block is one turn of the event
loop with everything that was waiting for it, so it is never shorter than what a person would feel.
"""

import argparse
import gc
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("COUNTERSIGN_KEY_STORE", "file")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.bridge import Bridge
from desktop.remembered import Remembered
from desktop.session import Session
from desktop.theme import Theme
from tests.desktop.requests.many import home_with

PATIENCE_S = 120.0
WORDS = (
    "chairs",
    "pap",
    "coffee hamb",
    "papierhof 12",
    "lagerwerk",
    "posters 77",
    "repairs from strom",
    "99",
    "a",
    "zzz",
)


@dataclass(slots=True, kw_only=True)
class Measured:
    """Blocks of the main thread in one kind of use, in milliseconds, and how long each use took until it was shown."""

    name: str
    blocks_ms: list[float] = field(default_factory=list)
    """The longest block of each single use."""
    shown_ms: list[float] = field(default_factory=list)

    @property
    def p95_ms(self) -> float:
        """The block that 19 of 20 uses stay within."""
        return percentile(self.blocks_ms, 0.95)

    def __str__(self) -> str:
        worst, shown = max(self.blocks_ms), statistics.median(self.shown_ms)
        uses = len(self.blocks_ms)
        return (
            f"{self.name:<10} {uses:>4} uses   main thread: p95 {self.p95_ms:6.1f} ms, worst {worst:6.1f} ms"
            f"   shown after {shown:7.1f} ms (median)"
        )


class Use:
    """The page of requests in a window of its own, used and watched."""

    def __init__(self, app: QApplication, home: Path, memory: Path) -> None:
        self._app = app
        self.bridge = Bridge()
        self.session = Session(self.bridge, Theme(app), Remembered(memory / "window.ini"))
        self.bridge.open(home)
        self.until(lambda: self.session.overview is not None)
        self.measured: dict[str, Measured] = {}
        gc.collect()
        self.before_mb = resident_mb()
        """What the process held when the office was open and no list was."""

    def open(self) -> None:
        """Open the page, then show its list anew some times, as whoever comes back to it does."""

        def load() -> None:
            import desktop.pages.requests.page

            del desktop

        def build() -> None:
            from desktop.pages.requests.page import RequestsPage

            self.page = RequestsPage(self.session)
            for _ in self.page.build():
                pass
            self.page.finish_building()
            self.page.resize(1000, 700)

        def again() -> None:
            self.page.hide()
            self.page.grow_stale()
            self.page.show()

        self.use("load", load, lambda: True)
        self.use("build", build, lambda: True)
        self.table = self.page.list.table
        for _ in range(5):
            self.use("open", again, lambda: not self.page.list_model.is_making and self.is_filled())

    def is_filled(self) -> bool:
        """Whether every row that is seen has come."""
        rows, table = self.page.list_model.rows, self.page.list.table
        first = table.rowAt(0)
        last = table.rowAt(table.viewport().height() - 1)
        last = rows.rowCount() - 1 if last < 0 else last
        return first < 0 or all(rows.is_here(row) for row in range(first, last + 1))

    def jump(self, count: int) -> None:
        """End, Home, and the scroll bar dragged anywhere."""
        chance = random.Random(3)
        bar = self.table.verticalScrollBar()
        for number in range(count):
            if number % 5 == 0:
                key = Qt.Key.Key_End if number % 2 else Qt.Key.Key_Home
                self.use("jump", partial(QTest.keyClick, self.table, key), self.is_filled)
            else:
                place = chance.randrange(bar.maximum() + 1)
                self.use("jump", partial(bar.setValue, place), self.is_filled)

    def scroll(self, count: int) -> None:
        """Page after page."""
        bar = self.table.verticalScrollBar()
        bar.setValue(0)
        for number in range(count):
            # Three rows as a wheel does, and now and then a page as its key does.
            action = bar.SliderAction.SliderPageStepAdd if number % 4 == 0 else bar.SliderAction.SliderSingleStepAdd
            self.use("scroll", partial(bar.triggerAction, action), self.is_filled)

    def search(self, count: int) -> None:
        """Words are typed; the wait before the search begins is not counted as showing."""
        bar, model = self.page.list.bar, self.page.list_model
        for number in range(count):
            words = WORDS[number % len(WORDS)]

            def act(words: str = words) -> None:
                bar.search.setText(words)
                bar._search()

            self.use("search", act, lambda: not model.is_making and self.is_filled())
        self.use("search", bar._cleared, lambda: not model.is_making and self.is_filled())

    def sort(self) -> None:
        """Each heading, twice."""
        header, model = self.table.horizontalHeader(), self.page.list_model
        for section in range(7):
            for _ in range(2):
                act = partial(header.sectionClicked.emit, section)
                self.use("sort", act, lambda: not model.is_making and self.is_filled())

    def use(self, name: str, act: Callable[[], object], is_done: Callable[[], bool]) -> None:
        """Do something, and watch the main thread until it is done."""
        longest, began = 0.0, time.perf_counter()
        at = began
        act()
        while True:
            self._app.processEvents()
            now = time.perf_counter()
            longest, at = max(longest, now - at), now
            if is_done():
                break
            if now - began > PATIENCE_S:
                raise TimeoutError(name)
            time.sleep(0.001)
            at = time.perf_counter()
        self._app.processEvents()
        longest = max(longest, time.perf_counter() - at)
        found = self.measured.setdefault(name, Measured(name=name))
        found.blocks_ms.append(longest * 1000)
        found.shown_ms.append((at - began) * 1000)

    def until(self, is_done: Callable[[], bool]) -> None:
        """Let the event loop run."""
        began = time.perf_counter()
        while not is_done():
            self._app.processEvents()
            time.sleep(0.002)
            if time.perf_counter() - began > PATIENCE_S:
                raise TimeoutError

    def close(self) -> None:
        """End the lanes, and let everything go."""
        page = getattr(self, "page", None)
        if page is not None:
            page.hide()
            page.deleteLater()
        self.bridge.close()
        self._app.processEvents()


def percentile(values: list[float], share: float) -> float:
    """The value that this share of all stays within."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def resident_mb() -> float:
    """Memory of this process that is in use now, in MB; where the system does not say, the most it ever was."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text(encoding="ascii").splitlines() if line.startswith("VmRSS"))
        return int(line.split()[1]) / 1000
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 1_000_000 if sys.platform == "darwin" else most / 1000


def measure(app: QApplication, home: Path, memory: Path, *, uses: int) -> tuple[list[Measured], float]:
    """Use the list in every way; what was measured, and by how many MB the process grew."""
    one = Use(app, home, memory)
    try:
        one.open()
        one.jump(uses)
        one.scroll(uses * 2)
        one.search(uses)
        one.sort()
        gc.collect()
        return list(one.measured.values()), resident_mb() - one.before_mb
    finally:
        one.close()


def main() -> int:
    """Measure, and say it; 1 where a promise was broken."""
    words = argparse.ArgumentParser(description="measure the list of requests")
    words.add_argument("--size", type=int, default=1_000_000)
    words.add_argument("--uses", type=int, default=60)
    words.add_argument("--home", type=Path)
    options = words.parse_args()
    app = QApplication([])
    with tempfile.TemporaryDirectory(prefix="countersign-measure-") as scratch:
        began = time.perf_counter()
        home = home_with(options.size, options.home or Path(scratch) / "home")
        print(f"{options.size:,} requests; home ready after {time.perf_counter() - began:.0f} s", flush=True)
        found, grown_mb = measure(app, home, Path(scratch), uses=options.uses)
    for one in found:
        print(one)
    print(f"memory grew by {grown_mb:.0f} MB")
    promised = {"open", "jump", "scroll", "search"}
    return int(any(one.p95_ms > 50 for one in found if one.name in promised) or grown_mb > 80)


if __name__ == "__main__":
    sys.exit(main())
