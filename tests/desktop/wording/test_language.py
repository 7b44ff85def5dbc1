"""The window speaks the system's language or a chosen one, and changes while it runs."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QLocale, QObject, Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from desktop import language as room
from desktop.language import Language
from desktop.remembered import Remembered
from desktop.wording.times import due


class _Hearing(QObject):
    """Counts how often a widget was told that the language changed."""

    def __init__(self) -> None:
        super().__init__()
        self.heard = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.heard += event.type() == QEvent.Type.LanguageChange
        return False


def test_another_language_is_spoken_at_once(language: Language, qtbot: QtBot) -> None:
    """Words and signs change together, and everything that is shown hears of it."""
    shown, hearing = QWidget(), _Hearing()
    qtbot.addWidget(shown)
    shown.installEventFilter(hearing)

    with qtbot.waitSignal(language.changed) as told:
        language.choose("de")
    qtbot.waitUntil(lambda: hearing.heard > 0)

    assert told.args == ["de"]
    assert due(0, 0) == "heute fällig"
    assert QLocale().decimalPoint() == ","


def test_the_choice_is_remembered(language: Language, qapp: QApplication) -> None:
    """The next start speaks the same."""
    language.choose("de")
    language.end()
    again = Language(qapp, language._remembered)

    assert again.choice == "de"
    assert due(0, 0) == "heute fällig"
    again.end()
    again.deleteLater()


def test_nothing_of_the_former_language_stays(language: Language) -> None:
    """Going back to English leaves no German word."""
    language.choose("de")
    language.choose("en")

    assert due(0, 0) == "due today"
    assert QLocale().decimalPoint() == "."


def test_qt_s_own_words_change_too(language: Language, qtbot: QtBot) -> None:
    """Buttons of Qt's own boxes speak the window's language."""
    language.choose("de")
    box = QMessageBox()
    qtbot.addWidget(box)

    assert box.addButton(QMessageBox.StandardButton.Cancel).text() == "Abbrechen"


def test_the_mirror_turns_the_window_around(language: Language, qapp: QApplication) -> None:
    """English from right to left, and back again."""
    language.choose("mirror")
    assert qapp.layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert due(0, 0) == "due today"

    language.choose("en")
    assert qapp.layoutDirection() == Qt.LayoutDirection.LeftToRight


@pytest.mark.parametrize(
    ("system", "spoken", "signs"),
    [("de_AT", "de", "de_AT"), ("en_IN", "en", "en_IN"), ("fr_FR", "en", "en_FR"), ("C", "en", "en_GB")],
)
def test_the_system_s_language_and_country(system: str, spoken: str, signs: str) -> None:
    """Words in a language that there is, signs of the country where the laptop stands."""
    found = room._of_system(QLocale(system))

    assert found == spoken
    assert room._signs(found, QLocale(system)) in {QLocale(signs), QLocale(spoken)}


def test_the_end_leaves_qt_as_it_was(qapp: QApplication, tmp_path: Path) -> None:
    """Words, signs and direction are given back, so that whoever comes next finds its own."""
    before, direction = QLocale(), qapp.layoutDirection()
    found = Language(qapp, Remembered(tmp_path / "window.ini"))
    found.choose("mirror")
    found.choose("de")

    found.end()
    found.deleteLater()

    assert (QLocale(), qapp.layoutDirection()) == (before, direction)
    assert due(0, 0) == "due today"


def test_an_unknown_choice_means_the_system(language: Language) -> None:
    """A settings file of a newer or altered program stops nothing."""
    language._remembered.keep("language", "klingon")

    assert language.choice == "system"
