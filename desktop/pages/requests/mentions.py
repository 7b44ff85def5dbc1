"""Naming people in a comment: “@Ben Okafor” is plain text; typing @ offers the names."""

from collections.abc import Mapping

from PySide6.QtCore import QStringListModel, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QPlainTextEdit, QWidget

from desktop.widgets.plain import let_files_pass

_LONGEST = 60
"""Characters of a name that are looked at while it is typed."""


def mentioned(text: str, people: Mapping[str, str]) -> frozenset[str]:
    """Ids of the people whose name stands after an @ in the text; of two that fit, the longer name."""
    found: set[str] = set()
    folded = text.casefold()
    names = sorted(((name.casefold(), id_) for id_, name in people.items() if name), key=lambda one: -len(one[0]))
    at = folded.find("@")
    while at >= 0:
        rest = folded[at + 1 :]
        longest = 0
        for name, id_ in names:
            ends = rest[len(name) : len(name) + 1]
            if len(name) >= longest and rest.startswith(name) and not ends.isalnum():
                found.add(id_)
                longest = len(name)
        at = folded.find("@", at + 1)
    return frozenset(found)


def begun(before: str) -> str | None:
    """What was typed of a name since the last @ in the text before the cursor; None where none was begun."""
    at = before.rfind("@")
    if at < 0 or (at > 0 and before[at - 1].isalnum()):
        return None
    typed = before[at + 1 :]
    return None if "\n" in typed or "\u2029" in typed or len(typed) > _LONGEST else typed


class MentionEdit(QPlainTextEdit):
    """A field for a comment. Ctrl+Return sends; Tab leaves it."""

    send_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        let_files_pass(self)
        self._names = QStringListModel(self)
        self._completer = QCompleter(self._names, self)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._completer.setWidget(self)
        self.popup.setAccessibleName(self.tr("People"))
        self._completer.activated.connect(self._name_chosen)

    @property
    def popup(self) -> QAbstractItemView:
        """The list of the names that fit."""
        found = self._completer.popup()
        assert found is not None, "a completer with a widget has a list"
        return found

    def know(self, names: list[str]) -> None:
        """Offer these names."""
        if names != self._names.stringList():
            self._names.setStringList(names)

    @property
    def is_offering(self) -> bool:
        """Whether names are offered now."""
        return self.popup.isVisible()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys of the offered names first, then sending."""
        keys = event.key()
        if self.is_offering and keys in {
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
            Qt.Key.Key_Tab,
            Qt.Key.Key_Backtab,
            Qt.Key.Key_Escape,
        }:
            event.ignore()  # the completer has them
            return
        is_return = keys in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_return and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.send_wanted.emit()
            return
        super().keyPressEvent(event)
        self._offer()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """What is composed from several keys is typed as well."""
        super().inputMethodEvent(event)
        self._offer()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The names go when the keyboard goes elsewhere."""
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.popup.hide()
        super().focusOutEvent(event)

    def _offer(self) -> None:
        typed = begun(self._before())
        if typed is None:
            self.popup.hide()
            return
        self._completer.setCompletionPrefix(typed)
        if not self._completer.completionCount() or self._completer.currentCompletion() == typed:
            self.popup.hide()
            return
        popup = self.popup
        popup.setCurrentIndex(self._completer.completionModel().index(0, 0))
        place = self.cursorRect()
        place.setWidth(popup.sizeHintForColumn(0) + popup.verticalScrollBar().sizeHint().width() + 16)
        self._completer.complete(place)

    @Slot(str)
    def _name_chosen(self, name: str) -> None:
        typed = begun(self._before())
        if typed is None:
            return
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, len(typed))
        cursor.insertText(f"{name} ")
        self.setTextCursor(cursor)

    def _before(self) -> str:
        cursor = self.textCursor()
        return cursor.block().text()[: cursor.positionInBlock()]
