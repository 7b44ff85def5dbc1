"""Makes the pictures of the help pages and of README from the real app, by one command.

    python -m tests.desktop.help_pictures

The sample firm stands at a fixed day with fixed ids, and the typeface is the one in ``resources/fonts``, so that the
same program makes the same pictures again. ``--out`` puts them elsewhere, ``--only`` makes some.
"""

import argparse
import os
import random
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.language import SPOKEN
from desktop.pages.help import texts
from tests.desktop.pictures import surroundings, wait_for

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QWidget

    from desktop.app import Desktop

ROOT = texts.FOLDER.parent.parent
PICTURES = texts.FOLDER / "pictures"
PAPERS = (ROOT / "README.md",)
"""What shows pictures besides the help pages."""
_NAMED = re.compile(r"!\[[^\]]*\]\(([^)\s]+)\)")
_NOW = "2026-11-23T09:30:00Z"
_SCALE = "2"
_FIRST = (1180, 780)
_COLOURS = 96
"""In a picture. Letters need steps between ink and paper; nothing else here is a photograph."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """How one picture comes about."""

    show: "Callable[[Desktop], object]"
    """Brings the window there; what it begins is waited for."""
    size: tuple[int, int]
    """Of the picture, in device-independent pixels."""
    person: str = "anna-berg"
    whole: bool = False
    """Whether the side list is in the picture too."""
    without_office: bool = False


def _page(name: str, item: str = "") -> "Callable[[Desktop], object]":
    return lambda desktop: desktop.window.open_page(name, item)


def _item(page: str, words: str, item: str = "%1") -> "Callable[[Desktop], object]":
    """A page with the sample's request that has these words in its title."""

    def show(desktop: "Desktop") -> None:
        assert desktop.bridge.home is not None
        desktop.window.open_page(page)
        _settle(desktop)
        desktop.window.open_page(page, item.replace("%1", _id_of(desktop.bridge.home, words)))

    return show


def _dropped(desktop: "Desktop") -> None:
    """A new invoice that the firm has not seen, with a sum that is wrong by one."""
    sample = ROOT / "resources" / "sample_firm" / "invoices" / "06-lagerwerk-R-88155.xml"
    invoice = desktop.remembered.folder / "lagerwerk-R-88201.xml"
    text = sample.read_text(encoding="utf-8").replace("R-88155", "R-88201").replace("6545.00", "6546.00")
    invoice.write_text(text, encoding="utf-8")
    desktop.window.take_files([str(invoice)])


SCENES: Mapping[str, Scene] = {
    "window": Scene(show=_item("inbox", "R-88155"), person="petra", whole=True, size=(1180, 740)),
    "welcome": Scene(show=_page("welcome"), without_office=True, size=(860, 420)),
    "inbox": Scene(show=_page("inbox"), size=(900, 600)),
    "new_request": Scene(show=_dropped, person="ben", size=(980, 660)),
    "requests": Scene(show=_page("requests"), size=(980, 540)),
    "request": Scene(show=_item("requests", "R-88155"), size=(860, 680)),
    "log": Scene(show=_page("log", "verify"), size=(980, 580)),
    "rules": Scene(show=_page("rules"), size=(860, 500)),
}
"""Every picture that can be made, by its name."""


def named() -> tuple[Path, ...]:
    """The pictures that help pages and papers name, as absolute paths, in no order and each once."""
    papers = [*PAPERS, *(file for language in SPOKEN for file in sorted((texts.FOLDER / language).glob("*.md")))]
    found = (paper.parent / name for paper in papers for name in _NAMED.findall(paper.read_text(encoding="utf-8")))
    return tuple(dict.fromkeys(path.resolve() for path in found))


def main() -> int:
    """Make what is named; answers how many languages failed."""
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("--out", type=Path, default=PICTURES)
    reader.add_argument("--only", default="", help="names, such as inbox,log")
    reader.add_argument("--language", help=argparse.SUPPRESS)
    reader.add_argument("--home", type=Path, help=argparse.SUPPRESS)
    asked = reader.parse_args()
    chosen = set(asked.only.split(",")) if asked.only else SCENES.keys()
    if asked.language:
        wanted = {path.stem for path in named() if path.parent.name == asked.language}
        _one_language(asked.out, asked.language, wanted & chosen, asked.home)
        return 0
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update({"COUNTERSIGN_KEY_STORE": "file", "COUNTERSIGN_NOW": _NOW, "TZ": "UTC"})
        home = _sample(Path(folder))
        for language in SPOKEN:
            words = ["--out", str(asked.out), "--only", asked.only, "--language", language, "--home", str(home)]
            done = subprocess.run(
                [sys.executable, "-m", "tests.desktop.help_pictures", *words],
                env={**os.environ, **surroundings(_SCALE)},
                check=False,
            )
            failed += done.returncode != 0
    return failed


def _sample(folder: Path) -> Path:
    """The sample firm, whose ids and keys are the same each time."""
    from tests.support.sample_homes import sample_home

    drawn, real = random.Random(1), os.urandom
    os.urandom = drawn.randbytes
    try:
        return sample_home(folder / "home")
    finally:
        os.urandom = real


def _id_of(home: Path, words: str) -> str:
    """The id of the sample's request with these words in its title."""
    from workflows.office.office import Office

    with Office.open(home, write=False) as office:
        return office.store.questions.search(words)[0].id


def _one_language(out: Path, language: str, wanted: set[str], home: Path) -> None:
    from PySide6.QtGui import QFont, QFontDatabase
    from PySide6.QtWidgets import QApplication

    from desktop.app import Desktop
    from desktop.remembered import Remembered

    app = QApplication(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    app.setCursorFlashTime(0)
    for file in sorted((ROOT / "resources" / "fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))
    app.setFont(QFont("Roboto"))
    with tempfile.TemporaryDirectory() as data:
        remembered = Remembered(Path(data) / "window.ini")
        for name, value in (("look", "light"), ("language", language)):
            remembered.keep(name, value)
        desktop = Desktop(app, remembered, Path(data) / "none", [])
        desktop.show()
        wait_for(lambda: bool(desktop.window.current))
        for name, scene in sorted(SCENES.items(), key=lambda one: not one[1].without_office):
            if name in wanted:
                file = out / language / f"{name}.png"
                file.parent.mkdir(parents=True, exist_ok=True)
                _small(_picture(desktop, scene, home)).save(str(file))
                print(file, f"{file.stat().st_size:,} bytes", flush=True)
        desktop.quit()
        desktop.bridge.close()


def _picture(desktop: "Desktop", scene: Scene, home: Path) -> "QImage":
    from PySide6.QtCore import QPoint, QRect, QSize

    desktop.window.resize(*_FIRST)  # a page that is built now must not depend on the picture before
    if not scene.without_office:
        if desktop.bridge.home is None:
            desktop.open_home(home)
        wait_for(lambda: desktop.session.overview is not None)
        assert desktop.session.overview is not None
        assert scene.person in desktop.session.overview.acting, scene.person
        desktop.session.act_as(scene.person)
    scene.show(desktop)
    _settle(desktop)
    shown: QWidget = desktop.window if scene.whole else desktop.window.stack
    # The side list is as wide as its words, so the window is what gives way.
    desktop.window.resize(desktop.window.size() + QSize(*scene.size) - shown.size())
    _settle(desktop)
    assert shown.size() == QSize(*scene.size), shown.size()
    image = desktop.window.grab().toImage()  # of all of it: the ground under a page is the window's
    ratio, place = image.devicePixelRatio(), shown.mapTo(desktop.window, QPoint(0, 0))
    return image.copy(QRect(place * ratio, shown.size() * ratio))


def _settle(desktop: "Desktop") -> None:
    """Wait until what was asked is answered and shown."""
    if not wait_for(lambda: not any(lane.is_busy for lane in desktop.bridge._lanes()), settle_ms=600):
        raise TimeoutError(f"{desktop.window.current} is still asking")


def _small(image: "QImage") -> "QImage":
    """The picture in few colours, those that occur most: a quarter of the size."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QImage

    whole = image.convertToFormat(QImage.Format.Format_RGB32)
    seen = Counter(memoryview(whole.constBits()).cast("B").cast("I"))
    table = list(_apart(colour for colour, _ in seen.most_common()))
    return whole.convertToFormat(QImage.Format.Format_Indexed8, table, Qt.ImageConversionFlag.ThresholdDither)


def _apart(colours: Iterator[int]) -> Iterator[int]:
    """The first colours that differ enough to be told apart."""
    chosen: list[tuple[int, int, int]] = []
    for colour in colours:
        red, green, blue = colour >> 16 & 255, colour >> 8 & 255, colour & 255
        if all(abs(red - r) + abs(green - g) + abs(blue - b) > 10 for r, g, b in chosen):
            chosen.append((red, green, blue))
            yield colour
        if len(chosen) == _COLOURS:
            return


if __name__ == "__main__":
    sys.exit(main())
