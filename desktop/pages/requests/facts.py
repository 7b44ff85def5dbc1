"""What a request says: its fields with their values, what the last round changed, and what the program found out."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from desktop.theme import SPACE, Theme
from desktop.widgets.icon_button import Icon
from desktop.widgets.plain import clear, column, label, row
from desktop.wording import values
from desktop.wording.speech import fill, sentence
from desktop.wording.why import rule as rule_said

if TYPE_CHECKING:
    from workflows.office.showing.card import Card
    from workflows.office.showing.fields import FieldShown

_BESIDE = 44
"""From so many digits of width on, values stand beside their labels."""


class Facts(QWidget):
    """Labels and values below each other."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pairs: list[tuple[QLabel, QLabel]] = []
        self._was_narrow = False
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(4 * SPACE)
        self._grid.setVerticalSpacing(SPACE)
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(1, 5)
        self._checks = column(gap=2)
        box = column(self, gap=3)
        box.addLayout(self._checks)
        box.addLayout(self._grid)

    def show_card(self, card: "Card") -> None:
        """Show the facts of this request."""
        clear(self._grid)
        clear(self._checks)
        for check in card.checks:
            self._say("triangle-alert", "warn", sentence(values.check(check)))
        if card.rule is not None:
            self._say("scale", "muted", rule_said(card.rule, card.names))
        for told in card.told:
            self._say("info", "muted", " ".join(told.texts) or rule_said(told, card.names))
        shown = [one for one in card.fields if one.value is not None or one.personal is not None or one.changed]
        self._pairs = []
        for field in shown:
            name = label(field.label, "muted", wrap=True)
            value = self._value(field, card)
            name.setBuddy(value)
            self._pairs.append((name, value))
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt made it wider or narrower: values stand beside their labels, or below them."""
        super().resizeEvent(event)
        if self._is_narrow() != self._was_narrow:
            self._place()

    def _is_narrow(self) -> bool:
        return self.width() < _BESIDE * QFontMetrics(self._theme.font("body")).horizontalAdvance("0")

    def _place(self) -> None:
        self._was_narrow = self._is_narrow()
        for number, (name, value) in enumerate(self._pairs):
            at = number * 2
            row_of_value, column_of_value = (at + 1, 0) if self._was_narrow else (at, 1)
            self._grid.addWidget(name, at, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(value, row_of_value, column_of_value, Qt.AlignmentFlag.AlignTop)

    def _value(self, field: "FieldShown", card: "Card") -> QLabel:
        text = values.value(field, field.value, card.names) or self.tr("empty")
        if field.changed:
            was = values.value(field, field.former, card.names) if field.former is not None else ""
            note = self.tr("changed, was %was") if was else self.tr("new in this round")
            text = f"{text}  ({fill(note, was=was)})"
        found = label(text, "strong" if field.type == "money" else "", wrap=True, selectable=True)
        found.setAccessibleName(f"{field.label}: {text}")
        return found

    def _say(self, sign: str, colour: str, text: str) -> None:
        if not text:
            return
        holder = QWidget()
        box = row(holder, gap=2)
        box.addWidget(Icon(self._theme, sign, colour, 1.1), 0, Qt.AlignmentFlag.AlignTop)
        box.addWidget(label(text, colour if colour != "muted" else "", wrap=True), 1)
        self._checks.addWidget(holder)
