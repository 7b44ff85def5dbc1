"""A change of the look reaches everything, in turns that are short, and what is seen before what is not."""

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.dressing import Dressing

OLD, NEW = "QLabel { color: #111111; }", "QLabel { color: #222222; }"


@pytest.fixture
def dressing(qapp: QApplication, qtbot: QtBot) -> Dressing:
    """The app wears the old sheet."""
    found = Dressing(qapp, qapp)
    found.change(OLD)
    return found


def page(qtbot: QtBot) -> tuple[QWidget, QLabel]:
    """A widget with a label in it."""
    found = QWidget()
    qtbot.addWidget(found)
    inside = QLabel("Words")
    QVBoxLayout(found).addWidget(inside)
    return found, inside


def colour(label: QLabel) -> str:
    """Of its words."""
    label.ensurePolished()
    return label.palette().windowText().color().name()


def test_what_is_seen_is_dressed_before_what_is_not(qtbot: QtBot, dressing: Dressing) -> None:
    """Somebody waits for the one, nobody for the other."""
    (seen, seen_words), (hidden, hidden_words) = page(qtbot), page(qtbot)
    dressing.dress(hidden)
    dressing.dress(seen)
    seen.show()
    assert colour(seen_words) == colour(hidden_words) == "#111111"
    told: list[tuple[str, str]] = []
    listener = Listener(told, seen_words, hidden_words)
    dressing.changed.connect(listener.hear)

    dressing.change(NEW)
    qtbot.waitUntil(lambda: len(told) == 2)

    assert told == [("#222222", "#111111"), ("#222222", "#222222")]
    dressing.deleteLater()


def test_a_page_that_is_opened_meanwhile_is_dressed_at_once(qtbot: QtBot, dressing: Dressing) -> None:
    """Nobody ever sees a page in the old look."""
    (seen, _), (hidden, words) = page(qtbot), page(qtbot)
    dressing.dress(hidden)
    dressing.dress(seen)
    seen.show()
    dressing.change(NEW)

    dressing.dress(hidden)

    assert colour(words) == "#222222"
    qtbot.waitSignal(dressing.changed).wait()
    dressing.deleteLater()


def test_a_dialog_opened_after_a_change_wears_the_new_look(qtbot: QtBot, dressing: Dressing) -> None:
    """It inherits from its page, or wears the sheet itself; one that is gone is in nobody's way."""
    first, _ = page(qtbot)
    dressing.dress(first)
    gone = QPushButton()
    dressing.dress(gone)
    gone.deleteLater()
    qtbot.waitUntil(lambda: not gone_still(gone))
    dressing.change(NEW)
    dialog = QDialog(first)
    words = QLabel("Words", dialog)
    own, own_words = page(qtbot)

    dressing.dress(first)
    dressing.dress(own)

    assert (colour(words), colour(own_words)) == ("#222222", "#222222")
    dressing.deleteLater()


def gone_still(widget: QWidget) -> bool:
    """Whether Qt still has it."""
    import shiboken6

    return bool(shiboken6.isValid(widget))


class Listener(QObject):
    """Notes the colours whenever it is told."""

    def __init__(self, told: list[tuple[str, str]], seen: QLabel, hidden: QLabel) -> None:
        super().__init__(seen)
        self._told, self._seen, self._hidden = told, seen, hidden

    def hear(self) -> None:
        """The look changed."""
        self._told.append((colour(self._seen), colour(self._hidden)))
