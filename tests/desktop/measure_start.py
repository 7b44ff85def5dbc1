"""Measures the time from the start of a process to its first painted window, against a window of bare Qt.

    python -m tests.desktop.measure_start --rounds 10 [--home HOME]

Both are started in turn, so that a busy machine is busy for both. Prints medians and their ratio.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time

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


def main() -> None:
    """Measure, and print."""
    reader = argparse.ArgumentParser()
    reader.add_argument("--rounds", type=int, default=10)
    reader.add_argument("--home", default="/nowhere")
    asked = reader.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["COUNTERSIGN_DATA"] = folder
        pairs = [(seconds(_OURS, [asked.home]), seconds(_BARE, [])) for _ in range(asked.rounds + 1)][1:]
    ours, bare = (statistics.median(column) for column in zip(*pairs, strict=True))
    ratio = statistics.median(one / other for one, other in pairs)
    print(f"first painted window: ours {ours:.3f} s, bare Qt {bare:.3f} s, ratio {ratio:.2f}")


if __name__ == "__main__":
    main()
