"""A question of a page: its words, what is typed, and beneath it what is wrong with that."""

from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from desktop.theme import Theme
from desktop.widgets.icon_button import Icon
from desktop.widgets.plain import column, label, mark_wrong, row


class Field(QWidget):
    """Shows a mistake beside what it is about, to eyes and to screen readers."""

    def __init__(self, theme: Theme, text: str, editor: QWidget, hint: str = "") -> None:
        super().__init__()
        self.editor = editor
        self._hint = hint
        self._shown: tuple[str, str] | None = None
        self._label = label(text, "strong", wrap=True)
        self._label.setBuddy(editor)
        if not editor.accessibleName():
            editor.setAccessibleName(text)
        if isinstance(editor, QComboBox):
            editor.view().setAccessibleName(text)
        self._said = label(hint, "small", wrap=True)
        self._theme = theme
        self._icon: Icon | None = None
        box = column(self, gap=1)
        box.addWidget(self._label)
        box.addWidget(editor)
        self._beneath = row(gap=1)
        self._beneath.addWidget(self._said, 1)
        box.addLayout(self._beneath)
        self.say("")

    @property
    def said(self) -> QLabel:
        """The line beneath."""
        return self._said

    @property
    def is_wrong(self) -> bool:
        """Whether a mistake is shown."""
        return self._icon is not None and not self._icon.isHidden()

    def say(self, problem: str) -> None:
        """Show what is wrong; the hint where nothing is."""
        if problem and self._icon is None:  # drawn when it is first needed: a page has many fields
            self._icon = Icon(self._theme, "circle-alert", "bad", 1.0)
            self._beneath.insertWidget(0, self._icon)
        if self._icon is not None:
            self._icon.setVisible(bool(problem))
        if self._shown == (problem, self._hint):
            return
        self._shown = (problem, self._hint)
        self._said.setText(problem or self._hint)
        self._said.setVisible(bool(problem or self._hint))
        self._said.setProperty("look", "bad" if problem else "small")
        self._said.style().unpolish(self._said)
        self._said.style().polish(self._said)
        self.editor.setAccessibleDescription(problem or self._hint)
        mark_wrong(self.editor, wrong=bool(problem))

    def set_text(self, text: str) -> None:
        """Ask something else."""
        self._label.setText(text)
        self.editor.setAccessibleName(text)

    def set_hint(self, hint: str) -> None:
        """Say something else where nothing is wrong."""
        self._hint = hint
        if not self.is_wrong:
            self.say("")
