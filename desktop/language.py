"""The language of the window, the system's or a chosen one, while it runs; and the signs of numbers and days."""

from pathlib import Path
from typing import Literal, get_args

from PySide6 import QtCore
from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTranslator, Signal
from PySide6.QtWidgets import QApplication

from desktop.remembered import Remembered

Choice = Literal["system", "en", "de", "mirror"]
"""``mirror`` is English from right to left: it shows what a window for Arabic or Hebrew would look like."""

SPOKEN = ("en", "de")
"""Languages that there are words in. The first is taken where the system speaks none of them."""

TRANSLATIONS = Path(__file__).resolve().parent.parent / "resources" / "translations"
_KEPT = "language"


class Language(QObject):
    """Loads words, and lets everything that is shown say itself anew (Qt's ``LanguageChange``). On the main thread."""

    changed = Signal(str)
    """Other words are in use: the two letters of their language. Emitted before the widgets hear of it."""

    def __init__(
        self, app: QApplication, remembered: Remembered, folder: Path = TRANSLATIONS, parent: QObject | None = None
    ) -> None:
        super().__init__(parent or app)
        self._app = app
        self._remembered = remembered
        self._folder = folder
        self._loaded: list[QTranslator] = []
        self._system = QLocale.system()
        self._before, self._was_mirrored = QLocale(), app.isRightToLeft()
        self.spoken = SPOKEN[0]
        """The two letters of the language in use."""
        self._speak()

    @property
    def choice(self) -> Choice:
        """What the person chose."""
        kept = self._remembered.text(_KEPT, "system")
        return kept if kept in get_args(Choice) else "system"  # type: ignore[return-value]  # one of the four

    def choose(self, choice: Choice) -> None:
        """Speak another language from now on, and remember it."""
        self._remembered.keep(_KEPT, choice)
        self._speak()

    def end(self) -> None:
        """Take words and signs out of Qt again, as they were before."""
        for one in self._loaded:
            self._app.removeTranslator(one)
        self._loaded = []
        QLocale.setDefault(self._before)
        self._read(from_right=self._was_mirrored)

    # ------------------------------------------------------------ inside

    def _speak(self) -> None:
        choice, before = self.choice, list(self._loaded)
        self.spoken = _of_system(self._system) if choice == "system" else choice if choice in SPOKEN else SPOKEN[0]
        QLocale.setDefault(_signs(self.spoken, self._system))
        qt = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        self._loaded = []
        for folder, name in ((qt, "qtbase"), (self._folder, "countersign")):
            self._load(folder / f"{name}_{self.spoken}.qm")
        for one in before:
            self._app.removeTranslator(one)
        self._read(from_right=choice == "mirror")
        self.changed.emit(self.spoken)

    def _read(self, *, from_right: bool) -> None:
        if from_right != self._app.isRightToLeft():  # ``Qt`` is not mentioned without need: see widgets/plain.py
            direction = QtCore.Qt.LayoutDirection
            self._app.setLayoutDirection(direction.RightToLeft if from_right else direction.LeftToRight)

    def _load(self, file: Path) -> None:
        words = QTranslator(self)
        if file.exists() and words.load(str(file)):
            self._app.installTranslator(words)
            self._loaded.append(words)
        else:
            words.deleteLater()


def _of_system(system: QLocale) -> str:
    """The first language that the system's owner prefers and that there are words in."""
    for name in system.uiLanguages():
        if name[:2].lower() in SPOKEN and name[2:3] in {"", "-", "_"}:
            return name[:2].lower()
    return SPOKEN[0]


def _signs(spoken: str, system: QLocale) -> QLocale:
    """Signs of numbers and days: the system's where it speaks this language, else this language in its country."""
    wanted = QLocale(spoken).language()
    if system.language() == wanted:
        return system
    if system.territory() != QLocale.Country.AnyTerritory:
        return QLocale(wanted, system.territory())
    return QLocale("de_DE" if spoken == "de" else "en_GB")
