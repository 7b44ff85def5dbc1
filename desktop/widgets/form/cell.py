"""One field of a form: its label, its editor, what was read for it, and what is wrong with it."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop import numbers
from desktop.theme import Theme
from desktop.widgets.form import typed as signs
from desktop.widgets.form.editor import Editor
from desktop.widgets.icon_button import Icon
from desktop.widgets.plain import column, label, row

_LOOKS = {"wrong": ("circle-alert", "bad", "bad"), "read": ("file-text", "muted", "small")}
"""Icon, its colour, and the look of the words."""


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
        self._theme = theme
        self._mark: ReadMark | None = None
        self._lines: dict[str, tuple[Icon, QLabel]] = {}
        """What stands below the editor, made when it first says something: most fields never need it."""
        self._from: Icon | None = None
        self._personal = personal
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._label = label(field.label.replace("&", "&&"), wrap=True)
        self._label.setBuddy(editor.entry)
        self._top = row(gap=2)
        if personal:
            self._top.addWidget(Icon(theme, "lock", "muted", 1.0))
        self._top.addWidget(self._label)
        self._required = label(self.tr("required"), "small") if field.required else None
        if self._required is not None:
            self._top.addWidget(self._required)
        self._top.addStretch(1)
        self._box = column(self, gap=1)
        self._box.addLayout(self._top)
        self._box.addWidget(editor)
        if personal:
            self._box.addWidget(label(personal, "small", wrap=True))
        self._box.addStretch(1)
        for part in editor.parts():
            if not part.accessibleName():
                part.setAccessibleName(field.label)
        editor.edited.connect(self._edited)
        editor.left.connect(self._left)
        self._describe()

    def say_wrong(self, text: str) -> None:
        """Say what is wrong with the value, beside it; the empty text: nothing is."""
        if text != self._said("wrong"):
            self._say("wrong", text)
            self.editor.mark(wrong=bool(text))
            self._describe()

    def show_mark(self, mark: ReadMark | None) -> None:
        """Say where the value was read."""
        self._mark = mark
        self._tell_mark()

    def make_fixed(self, *, fixed: bool) -> None:
        """Only show."""
        self.editor.make_fixed(fixed)
        if self._required is not None:
            self._required.setVisible(not fixed)

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
        if as_data and self._from is None:
            self._from = Icon(self._theme, "file-check", "muted", 1.0)
            self._from.setToolTip(self.tr("Read from the document"))
            self._top.insertWidget(self._top.count() - 1, self._from)
        if self._from is not None:
            self._from.setVisible(as_data)
        if mark is not None and not as_data:
            if self.editor.typed() != mark.exact:
                text = self.tr("You changed this. The document says: %1").replace("%1", self._shown(mark.exact))
            else:
                found = self.tr("Found on page %1, please check: “%2”").replace("%1", str(mark.page))
                text = found.replace("%2", mark.line[:120])
        self._say("read", text)
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

    def _said(self, which: str) -> str:
        return self._lines[which][1].text() if which in self._lines else ""

    def _say(self, which: str, text: str) -> None:
        if which not in self._lines:
            if not text:
                return
            name, colour, look = _LOOKS[which]
            icon, words = Icon(self._theme, name, colour, 1.1), label("", look, wrap=True)
            line = row(gap=1)
            line.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(words, 1)
            self._box.insertLayout(2, line)
            self._lines[which] = (icon, words)
        icon, words = self._lines[which]
        words.setText(text)
        icon.setVisible(bool(text))
        words.setVisible(bool(text))

    def _describe(self) -> None:
        """What a screen reader says after the name."""
        said = [self.tr("required")] if self.editor.field.required else []
        said += [text for text in (self._said("wrong"), self._said("read"), self._personal) if text]
        if self._from is not None and not self._from.isHidden():
            said.append(self._from.toolTip())
        self.editor.entry.setAccessibleDescription(". ".join(said))
