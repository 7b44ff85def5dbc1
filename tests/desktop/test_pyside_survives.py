"""The Qt that is locked may be used for a working day: some releases count references wrongly and end the program."""

import os
import subprocess
import sys

USE = """
from PySide6.QtCore import QObject, Signal

class Switch(QObject):
    turned = Signal(bool)

switch = Switch()
seen = []
switch.turned.connect(seen.append)
for _ in range(50_000):
    switch.setObjectName("x")
for _ in range(50_000):
    switch.turned.emit(True)
print(len(seen), seen[-1], None)
"""


def test_plain_setters_and_signals_can_be_used_without_end() -> None:
    """PySide6 6.12.0 drops a reference to None with each setter and one to True with each signal, then aborts."""
    done = subprocess.run(
        [sys.executable, "-c", USE],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "50000 True None", "")
