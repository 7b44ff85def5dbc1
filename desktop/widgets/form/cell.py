"""One field of a form: its label, its editor, what was read for it, and what is wrong with it."""

from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop import numbers
from desktop.theme import Theme
from desktop.widgets.form import typed as signs
from desktop.widgets.form.editor import Editor
from desktop.widgets.icon_button import Icon
from desktop.widgets.plain import column, label, row


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadMark:
    """Where a value was read."""

    exact: str
    """The value as it was read, as the core reads texts."""
    page: int | None = None
    """The page of the document it was found on, from 1; None: the document states it as data."""
    line: str = ""
    """The line it was found in. Untrusted text."""


class Cell(QWidget):
    """Lives as long as the form shows this field."""

    edited = Signal(str)
    """Somebody changed the value of the field of this id."""
    left = Signal(str)
    """The keyboard left the field of this id."""

    def __init__(self, editor: Editor, theme: Theme, *, personal: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        field = editor.field
        self.editor = editor
        self.wide = False
        """Whether it takes the form's whole width."""
        self._mark: ReadMark | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._label = label("", wrap=True)
        self._label.setText(field.label.replace("&", "&&"))
        self._label.setBuddy(editor.entry)
        self._required = label(self.tr("required"), "small")
        self._required.setVisible(field.required)
        self._note = label(personal, "small", wrap=True)
        self._read = label("", "small", wrap=True)
        self._read_icon = Icon(theme, "file-text", "muted", 1.0)
        self._wrong = label("", "bad", wrap=True)
        self._wrong_icon = Icon(theme, "circle-alert", "bad", 1.1)
        top = row(gap=2)
        if personal:
            top.addWidget(Icon(theme, "lock", "muted", 1.0))
        top.addWidget(self._label)
        top.addWidget(self._required)
        self._from = Icon(theme, "file-check", "muted", 1.0)
        self._from.hide()
        top.addWidget(self._from)
        top.addStretch(1)
        box = column(self, gap=1)
        box.addLayout(top)
        box.addWidget(editor)
        for icon, words in ((self._wrong_icon, self._wrong), (self._read_icon, self._read)):
            line = row(gap=1)
            line.addWidget(icon)
            line.addWidget(words, 1)
            box.addLayout(line)
            icon.hide()
            words.hide()
        if personal:
            box.addWidget(self._note)
        box.addStretch(1)
        for part in editor.parts():
            if not part.accessibleName():
                part.setAccessibleName(field.label)
        editor.edited.connect(self._edited)
        editor.left.connect(self._left)
        self._describe()

    def say_wrong(self, text: str) -> None:
        """Say what is wrong with the value, beside it; the empty text: nothing is."""
        if text != self._wrong.text():
            self._wrong.setText(text)
            self._wrong.setVisible(bool(text))
            self._wrong_icon.setVisible(bool(text))
            self.editor.mark(wrong=bool(text))
            self._describe()

    def show_mark(self, mark: ReadMark | None) -> None:
        """Say where the value was read."""
        self._mark = mark
        self._tell_mark()

    def make_fixed(self, *, fixed: bool) -> None:
        """Only show."""
        self.editor.make_fixed(fixed)
        self._required.setVisible(self.editor.field.required and not fixed)

    @Slot()
    def _edited(self) -> None:
        self._tell_mark()
        self.edited.emit(self.editor.field.id)

    @Slot()
    def _left(self) -> None:
        self.left.emit(self.editor.field.id)

    def _tell_mark(self) -> None:
        mark, text = self._mark, ""
        as_data = mark is not None and mark.page is None and self.editor.typed() == mark.exact
        self._from.setVisible(as_data)
        self._from.setToolTip(self.tr("Read from the document") if as_data else "")
        if mark is not None and not as_data:
            if self.editor.typed() != mark.exact:
                text = self.tr("You changed this. The document says: %1").replace("%1", self._shown(mark.exact))
            else:
                found = self.tr("Found on page %1, please check: “%2”").replace("%1", str(mark.page))
                text = found.replace("%2", mark.line[:120])
        self._read.setText(text)
        self._read.setVisible(bool(text))
        self._read_icon.setVisible(bool(text))
        self._describe()

    def _shown(self, exact: str) -> str:
        match self.editor.field.type:
            case "money":
                shown = signs.shown_money(exact)
                return exact if shown is None else "\u00a0".join(shown)
            case "number":
                return numbers.exact(exact)
            case "date":
                return signs.shown_day(exact)
        return exact

    def _describe(self) -> None:
        """What a screen reader says after the name."""
        said = [self.tr("required")] if self.editor.field.required else []
        said += [one.text() for one in (self._wrong, self._read, self._note) if one.text()]
        said += [self._from.toolTip()] if self._from.toolTip() else []
        self.editor.entry.setAccessibleDescription(". ".join(said))
