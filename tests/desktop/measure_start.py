"""Measures the time from the start of a process to its first painted window, against a window of bare Qt.

    python -m tests.desktop.measure_start --rounds 10 [--home HOME] [--beside "COMMAND" ...]

All are started in turn, so that a busy machine is busy for all. Prints medians and their ratio. Python's compiled files
are used, as in a program that was installed. ``--beside`` measures other programs as well, and then all of them from
outside: until the X server shows a window, as ``xev`` tells it (``xvfb-run -a -s -noreset`` gives such a server).
"""

import argparse
import os
import re
import shlex
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager

_BARE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        print("painted", flush=True)
        QTimer.singleShot(0, app.quit)
app = QApplication(sys.argv)
window = Window()
window.resize(1180, 780)
window.show()
app.exec()
"""
_OURS = """
import gc
gc.disable()
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from desktop.app import Desktop, data_folder
from desktop.claim import Claim
from desktop.remembered import Remembered
app = QApplication(sys.argv[:1])
claim = Claim(data_folder())
claim.take()
desktop = Desktop(app, Remembered(data_folder() / "window.ini"), Path(sys.argv[1]), [])
desktop.window.painted.disconnect()
def painted():
    print("painted", flush=True)
    QTimer.singleShot(0, app.quit)
desktop.window.painted.connect(painted)
desktop.show()
app.exec()
"""


_LEAST = 200
"""Sides of a window in pixels; smaller ones are the toolkits' own and nobody sees them."""
_MADE = re.compile(r"window (0x[0-9a-f]+), \(-?\d+,-?\d+\), width (\d+), height (\d+)")
_SHOWN = re.compile(r"window (0x[0-9a-f]+), override NO")


def seconds(program: str, words: list[str]) -> float:
    """From the start of the process until it says that it has painted."""
    began = time.perf_counter()
    with subprocess.Popen([sys.executable, "-c", program, *words], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        ended = time.perf_counter() - began
        process.stdout.read()
    assert line.strip() == b"painted", line
    return ended


def seconds_to_window(command: list[str]) -> float:
    """From the start of the process until the X server shows a window of some size; the program is ended then."""
    with _told_by_server() as lines:
        began = time.perf_counter()
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            sizes: dict[str, int] = {}
            event = ""
            for line in lines:
                event = line.split(" ")[0] if line[:1].isalpha() and " event," in line else event
                made, shown = _MADE.search(line), _SHOWN.search(line)
                if made:
                    sizes[made[1]] = min(int(made[2]), int(made[3]))
                elif shown and event == "MapNotify" and sizes.get(shown[1], 0) >= _LEAST:
                    break
            else:
                sys.exit("xev told nothing more: is there a display?")
            ended = time.perf_counter() - began
            process.terminate()
    return ended


@contextmanager
def _told_by_server() -> Iterator[Iterator[str]]:
    with subprocess.Popen(["xev", "-root", "-event", "substructure"], stdout=subprocess.PIPE, text=True) as teller:
        assert teller.stdout is not None
        time.sleep(0.3)
        yield iter(teller.stdout)
        teller.terminate()


def main() -> None:
    """Measure, and print."""
    reader = argparse.ArgumentParser()
    reader.add_argument("--rounds", type=int, default=10)
    reader.add_argument("--home", default="/nowhere")
    reader.add_argument("--beside", action="append", default=[], metavar="COMMAND")
    asked = reader.parse_args()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["COUNTERSIGN_DATA"] = folder
        pairs = [(seconds(_OURS, [asked.home]), seconds(_BARE, [])) for _ in range(asked.rounds + 1)][1:]
        ours, bare = (statistics.median(column) for column in zip(*pairs, strict=True))
        ratio = statistics.median(one / other for one, other in pairs)
        print(f"first painted window: ours {ours:.3f} s, bare Qt {bare:.3f} s, ratio {ratio:.2f}")
        if asked.beside:
            _compare(asked.rounds, asked.home, asked.beside)


def _compare(rounds: int, home: str, beside: list[str]) -> None:
    commands = {
        "ours": [sys.executable, "-m", "desktop.start", "--home", home],
        "bare Qt": [sys.executable, "-c", _BARE.replace("QTimer.singleShot(0, app.quit)", "pass")],
        **{one: shlex.split(one) for one in beside},
    }
    found: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(rounds + 1):
        for name, command in commands.items():
            found[name].append(seconds_to_window(command))
    for name, took in found.items():
        kept = took[1:]
        print(f"window shown: {statistics.median(kept):.3f} s ({min(kept):.3f} to {max(kept):.3f})  {name}")


if __name__ == "__main__":
    main()
