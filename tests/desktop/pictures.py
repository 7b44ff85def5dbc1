"""Makes pictures of every page of the real window, by one command.

    python -m tests.desktop.pictures --out FOLDER

``--pages``, ``--languages``, ``--looks`` and ``--scales`` choose among them; ``help:inbox`` is the page of help about
the inbox. Each language, look and scale is a process of its own, because Qt takes the scale at its start. What is not
ready after 20 seconds is taken as it is, and named.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

_WAIT_MS = 20_000


def main() -> int:
    """Make the pictures; answers how many runs failed."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--out", type=Path, required=True)
    reader.add_argument("--pages", default="")
    reader.add_argument("--languages", default="en,de")
    reader.add_argument("--looks", default="light,dark")
    reader.add_argument("--scales", default="1.0,1.5")
    reader.add_argument("--text", type=int, default=100, help="size of type in percent")
    reader.add_argument("--size", default="1280x820")
    reader.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    reader.add_argument("--home", type=Path, help=argparse.SUPPRESS)
    asked = reader.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    if asked.one:
        _one_run(asked)
        return 0
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        home = _sample(Path(folder))
        for language in asked.languages.split(","):
            for look in asked.looks.split(","):
                for scale in asked.scales.split(","):
                    words = ["--one", "--home", str(home), "--languages", language, "--looks", look, "--scales", scale]
                    rest = ["--out", str(asked.out), "--pages", asked.pages, "--text", str(asked.text)]
                    done = subprocess.run(
                        [sys.executable, "-m", "tests.desktop.pictures", *words, *rest, "--size", asked.size],
                        env={**os.environ, **surroundings(scale)},
                        check=False,
                    )
                    failed += done.returncode != 0
    return failed


def surroundings(scale: str) -> dict[str, str]:
    """What a process must find in its environment before Qt is loaded."""
    return {"QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": scale, "COUNTERSIGN_KEY_STORE": "file"}


def _sample(folder: Path) -> Path:
    os.environ["COUNTERSIGN_KEY_STORE"] = "file"
    from tests.support.sample_homes import sample_home

    return sample_home(folder / "home")


def _one_run(asked: argparse.Namespace) -> None:
    from PySide6.QtWidgets import QApplication

    from desktop.app import Desktop
    from desktop.building import PAGES
    from desktop.remembered import Remembered

    language, look, scale = asked.languages, asked.looks, asked.scales
    app = QApplication(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    with tempfile.TemporaryDirectory() as data:
        remembered = Remembered(Path(data) / "window.ini")
        for name, value in (("look", look), ("language", language), ("text-size", asked.text), ("person", "petra")):
            remembered.keep(name, value)
        desktop = Desktop(app, remembered, asked.home, [])
        width, height = (int(part) for part in asked.size.split("x"))
        desktop.window.resize(width, height)
        desktop.show()
        wait_for(lambda: desktop.session.overview is not None and bool(desktop.window.current))
        for page in asked.pages.split(",") if asked.pages else PAGES:
            name, _, item = page.partition(":")
            desktop.window.open_page(name, item)
            ready = wait_for(lambda: not any(lane.is_busy for lane in desktop.bridge._lanes()), settle_ms=400)
            file = asked.out / f"{page.replace(':', '-')}-{language}-{look}-{scale}.png"
            desktop.window.grab().save(str(file))
            print(file, "" if ready else "(not ready)", flush=True)
        desktop.quit()
        desktop.bridge.close()


def wait_for(done: Callable[[], bool], settle_ms: int = 100) -> bool:
    """Let the window work until this is so; whether it came so within 20 seconds."""
    from PySide6.QtCore import QDeadlineTimer, QEventLoop, QTimer

    until = QDeadlineTimer(_WAIT_MS)
    loop = QEventLoop()
    while not until.hasExpired():
        QTimer.singleShot(settle_ms, loop.quit)
        loop.exec()
        if done():
            return True
    return False


if __name__ == "__main__":
    sys.exit(main())
