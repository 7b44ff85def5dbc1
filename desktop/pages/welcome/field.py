"""A question of a page: its words, what is typed, and beneath it what is wrong with that."""

from PySide6.QtWidgets import QLabel, QWidget

from desktop.theme import Theme
from desktop.widgets.icon_button import Icon
from desktop.widgets.plain import column, label, mark_wrong, row


class Field(QWidget):
    """Shows a mistake beside what it is about, to eyes and to screen readers."""

    def __init__(self, theme: Theme, text: str, editor: QWidget, hint: str = "") -> None:
        super().__init__()
        self.editor = editor
        self._hint = hint
        self._label = label(text, "strong", wrap=True)
        self._label.setBuddy(editor)
        if not editor.accessibleName():
            editor.setAccessibleName(text)
        self._said = label(hint, "small", wrap=True)
        self._icon = Icon(theme, "circle-alert", "bad", 1.0)
        self._icon.hide()
        box = column(self, gap=1)
        box.addWidget(self._label)
        box.addWidget(editor)
        beneath = row(gap=1)
        beneath.addWidget(self._icon)
        beneath.addWidget(self._said, 1)
        box.addLayout(beneath)
        self.say("")

    @property
    def said(self) -> QLabel:
        """The line beneath."""
        return self._said

    @property
    def is_wrong(self) -> bool:
        """Whether a mistake is shown."""
        return not self._icon.isHidden()

    def say(self, problem: str) -> None:
        """Show what is wrong; the hint where nothing is."""
        self._icon.setVisible(bool(problem))
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
