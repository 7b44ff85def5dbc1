"""Words for an act: the reason, the wish for changes, the comment, and to whom it is handed on. Opens in the card."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSortFilterProxyModel, QStringListModel, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QPlainTextEdit, QWidget

from desktop.pages.inbox.view_model import InboxView, Panel
from desktop.theme import Theme
from desktop.widgets.plain import button, column, label, let_files_pass, mark_wrong, row, set_look
from desktop.wording.refusals import needs_reason
from desktop.wording.standing import verdict_wish

if TYPE_CHECKING:
    from collections.abc import Mapping

_LINES = 3
_PEOPLE = 4
_APART = 6
"""Between names, in device-independent pixels."""


class ActPanel(QFrame):
    """Opened for one act. Escape leaves everything as it is; Ctrl and Enter send."""

    closed = Signal()
    """It went; the keyboard can go back to where it was."""

    def __init__(self, theme: Theme, view: InboxView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._panel: Panel | None = None
        self._ids: dict[str, str] = {}
        self._people_names: Mapping[str, str] = {}
        self.setProperty("look", "sunken")
        box = column(self, margin=3, gap=2)
        self._title = label("", "strong", wrap=True)
        box.addWidget(self._title)
        self.person = QLineEdit()
        self.person.setPlaceholderText(self.tr("To whom? Type a part of the name"))
        self.person.setAccessibleName(self.tr("To whom it is handed on"))
        self.person.textChanged.connect(self._narrow)
        self.person.installEventFilter(self)
        box.addWidget(self.person)
        self._names = QStringListModel(self)
        self._fitting = QSortFilterProxyModel(self)
        self._fitting.setSourceModel(self._names)
        self._fitting.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.people = self._people_list()
        box.addWidget(self.people)
        self.words = QPlainTextEdit()
        let_files_pass(self.words)
        self.words.setTabChangesFocus(True)
        self.words.textChanged.connect(self._typed)
        self.words.installEventFilter(self)
        box.addWidget(self.words)
        self._hint = label("", "small", wrap=True)
        box.addWidget(self._hint)
        line = row(gap=2)
        self.send = button("", "primary")
        self.send.clicked.connect(self.try_to_send)
        self._cancel = button(self.tr("Cancel"), "quiet")
        self._cancel.clicked.connect(view.close_panel)
        line.addWidget(self.send)
        line.addWidget(self._cancel)
        line.addStretch(1)
        box.addLayout(line)
        theme.looks_changed.connect(self._measure)
        view.panel_changed.connect(self._follow)
        self.hide()
        self._measure()

    def _people_list(self) -> QListView:
        made = QListView()
        made.setModel(self._fitting)
        made.setAccessibleName(self.tr("People who may decide it"))
        made.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        made.setUniformItemSizes(True)
        made.setSpacing(_APART // 2)
        return made

    def show_names(self, people: "Mapping[str, str]") -> None:
        """What people are called, by id."""
        self._people_names = dict(people)

    # ------------------------------------------------------------ inside

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape closes, Ctrl and Enter send, up and down choose among people."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self._view.close_panel()
                return True
            enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.try_to_send()
                return True
            if watched is self.person:
                if enter:
                    self.words.setFocus(Qt.FocusReason.TabFocusReason)
                    return True
                step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
                if step is not None and self._fitting.rowCount():
                    at = max(0, min(self._fitting.rowCount() - 1, self.people.currentIndex().row() + step))
                    self.people.setCurrentIndex(self._fitting.index(at, 0))
                    return True
        return super().eventFilter(watched, event)

    @Slot()
    def try_to_send(self) -> None:
        """Do it, where the words are there; else say what is missing."""
        panel = self._panel
        if panel is None:
            return
        if self._view.send_panel(self.words.toPlainText(), self._to()):
            return
        missing = panel.needs_words and not self.words.toPlainText().strip()
        if panel.people and not self._to():
            self._say(self.tr("Choose somebody who may decide it."), wrong=True)
            self.person.setFocus()
        elif missing:
            mark_wrong(self.words, wrong=True)
            self._say(
                needs_reason(panel.verb) if panel.verb != "comment" else self.tr("Write what there is to say."),
                wrong=True,
            )
            self.words.setFocus()

    @Slot()
    def _follow(self) -> None:
        panel = self._view.panel
        if panel == self._panel:
            return
        before, self._panel = self._panel, panel
        if panel is None:
            self.hide()
            if before is not None:
                self.closed.emit()
            return
        title = said = verdict_wish(panel.what or panel.verb)
        if panel.tasks > 1:
            title = self.tr("%what: %n requests, each signed by itself", "", panel.tasks).replace("%what", title, 1)
        self._title.setText(title)
        self.send.setText(self.tr("%what (Ctrl+Enter)").replace("%what", said, 1))
        set_look(self.send, {"approve": "good", "reject": "bad"}.get(panel.verb, "primary"))
        mark_wrong(self.words, wrong=False)
        self.words.setAccessibleName(self._words_name(panel))
        self.words.setPlaceholderText(self._words_name(panel))
        self.words.setPlainText(self._view.draft())
        self._ids = {self._people_names.get(one, one): one for one in panel.people}
        self._names.setStringList(list(self._ids))
        self._measure()
        for one in (self.person, self.people):
            one.setVisible(bool(panel.people))
        self.person.clear()
        self._narrow("")
        self._say(self._usual_hint(panel), wrong=False)
        self.show()
        (self.person if panel.people else self.words).setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def _narrow(self, typed: str) -> None:
        self._fitting.setFilterFixedString(typed.strip())
        if self._fitting.rowCount():
            self.people.setCurrentIndex(self._fitting.index(0, 0))

    @Slot()
    def _typed(self) -> None:
        self._view.keep_draft(self.words.toPlainText())
        if self.words.toPlainText().strip() and self._panel is not None:
            mark_wrong(self.words, wrong=False)
            self._say(self._usual_hint(self._panel), wrong=False)

    @Slot()
    def _measure(self) -> None:
        line = self.words.fontMetrics().lineSpacing()
        self.words.setFixedHeight(line * _LINES + 24)
        shown = max(1, min(_PEOPLE, self._names.rowCount()))
        self.people.setFixedHeight((line + 2 * _APART) * shown + 2 * _APART)

    def _to(self) -> str:
        index = self.people.currentIndex()
        return self._ids.get(str(index.data()), "") if index.isValid() else ""

    def _say(self, text: str, *, wrong: bool) -> None:
        set_look(self._hint, "bad" if wrong else "small")
        self._hint.setText(text)
        self._hint.setVisible(bool(text))

    def _words_name(self, panel: Panel) -> str:
        match panel.verb:
            case "comment":
                return self.tr("What do you want to say?")
            case "ask-changes":
                return self.tr("What should be changed?")
        return self.tr("Why?") if panel.needs_words else self.tr("Why? (if you like)")

    def _usual_hint(self, panel: Panel) -> str:
        if panel.verb == "comment":
            return self.tr("Everybody who sees the request reads it. It is signed, and stays.")
        return self.tr("The words stand in the log with your signature.")
