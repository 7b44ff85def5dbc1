"""The fields of a record, each with who wrote it: in a card, contested ones apart, accounts apart."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QWidget

from desktop.theme import SPACE, Theme
from desktop.widgets.flowing import Flowing
from desktop.widgets.icon_button import Icon, wear_icon
from desktop.widgets.plain import button, column, label, row
from desktop.wording import record_fields
from desktop.wording.speech import fill

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

    from workflows.office.showing.names import Names
    from workflows.office.showing.record_card import CellCard


class ContestedCard(QFrame):
    """A field that two people set differently: all values, and for who may, one button each."""

    settled = Signal(str, str)
    """Wish that a cell says this from now on: its name, and the value."""

    def __init__(self, theme: Theme, cell: "CellCard", names: "Names", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "banner-warn")
        self._cell = cell
        name = record_fields.field(cell.name)
        title = fill(self.tr("%field is contested"), field=name)
        self.setAccessibleName(title)
        line = row(self, margin=4, gap=3)
        line.addWidget(Icon(theme, "git-fork", "warn"), 0, Qt.AlignmentFlag.AlignTop)
        box = column(gap=2)
        line.addLayout(box, 1)
        box.addWidget(label(title, "strong", wrap=True))
        told = self.tr(
            "Set side by side by people who did not know of each other. None of it counts until one is chosen."
        )
        box.addWidget(label(told, wrap=True))
        self.takes: list[QPushButton] = []
        for at, one in enumerate(cell.said):
            value = record_fields.value(cell.form, one.value, names)
            part = row(gap=3)
            words = column(gap=0)
            words.addWidget(label(value, "strong", wrap=True, selectable=True))
            words.addWidget(label(record_fields.written(one.by, one.at_ms, names), "small", wrap=True))
            part.addLayout(words, 1)
            if not cell.change:
                take = button(
                    self.tr("This is right"), name=fill(self.tr("%field: “%value” is right"), field=name, value=value)
                )
                take.setProperty("place", at)
                take.clicked.connect(self._take)
                self.takes.append(take)
                part.addWidget(take, 0, Qt.AlignmentFlag.AlignTop)
            box.addLayout(part)
        if cell.hidden:
            box.addWidget(label(self.tr("Personal values, not shown to you."), "muted", wrap=True))
        elif len(cell.said) < 2:
            box.addWidget(
                label(self.tr("The others are erased, say nothing, or are not on this laptop."), "small", wrap=True)
            )
        if cell.change:
            box.addWidget(label(record_fields.why_not(cell.change), "small", wrap=True))

    @Slot()
    def _take(self) -> None:
        pressed = self.sender()
        if pressed is not None:
            self.settled.emit(self._cell.name, self._cell.said[int(pressed.property("place"))].value)


class AccountLines(QFrame):
    """The bank accounts: which count, and what makes the others count."""

    verify_wanted = Signal(str, str)
    """Wish to verify: the record that the account stands on, and the account."""
    removal_wanted = Signal(str)
    """Wish to take an account off the record: the cell."""

    def __init__(
        self, theme: Theme, cells: "Sequence[CellCard]", names: "Names", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        box = column(self, margin=4, gap=3)
        box.addWidget(label(self.tr("Bank accounts"), "heading"))
        self.verifies: list[QPushButton] = []
        self.removals: list[QPushButton] = []
        for cell in cells:
            box.addLayout(self._line(theme, cell, names))

    def _line(self, theme: Theme, cell: "CellCard", names: "Names") -> "QHBoxLayout":
        key = cell.name.partition("/")[2]
        shown = record_fields.account(key)
        line = row(gap=3)
        sign, colour = ("badge-check", "good") if cell.verified else ("shield-alert", "warn")
        line.addWidget(Icon(theme, sign, colour), 0, Qt.AlignmentFlag.AlignTop)
        words = column(gap=1)
        words.addWidget(label(shown, "strong", selectable=True, wrap=True))
        words.addWidget(label(record_fields.verified(cell, names), "good" if cell.verified else "warn", wrap=True))
        for one in cell.said:
            entered = fill(self.tr("entered by %who"), who=record_fields.written(one.by, one.at_ms, names))
            holder = fill(self.tr("Holder: %name"), name=one.value) if one.value not in {"yes", "no"} else ""
            words.addWidget(label(" · ".join(part for part in (holder, entered) if part), "small", wrap=True))
        acts = Flowing(gap=2)
        if not cell.verified and not cell.verify:
            verify = button(self.tr("Verify…"), name=fill(self.tr("Verify %account"), account=shown))
            wear_icon(verify, theme, "badge-check", "text", 1.1)
            verify.setProperty("record", cell.record)
            verify.setProperty("account", key)
            verify.clicked.connect(self._verify)
            self.verifies.append(verify)
            acts.addWidget(verify)
        if not cell.change:
            off = button(self.tr("Take off…"), "quiet", name=fill(self.tr("Take %account off"), account=shown))
            off.setProperty("cell", cell.name)
            off.clicked.connect(self._remove)
            self.removals.append(off)
            acts.addWidget(off)
        if cell.verify:
            words.addWidget(label(record_fields.why_not(cell.verify), "small", wrap=True))
        if acts.count():
            words.addLayout(acts)
        line.addLayout(words, 1)
        return line

    @Slot()
    def _verify(self) -> None:
        pressed = self.sender()
        if pressed is not None:
            self.verify_wanted.emit(str(pressed.property("record")), str(pressed.property("account")))

    @Slot()
    def _remove(self) -> None:
        pressed = self.sender()
        if pressed is not None:
            self.removal_wanted.emit(str(pressed.property("cell")))


class FieldLines(QFrame):
    """All other fields: name, value, who wrote it."""

    def __init__(self, cells: "Sequence[CellCard]", names: "Names", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        grid = QGridLayout(self)
        grid.setContentsMargins(4 * SPACE, 4 * SPACE, 4 * SPACE, 4 * SPACE)
        grid.setHorizontalSpacing(4 * SPACE)
        grid.setVerticalSpacing(3 * SPACE)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 3)
        for at, cell in enumerate(cells):
            name = label(record_fields.field(cell.name), "muted", wrap=True)
            grid.addWidget(name, at, 0, Qt.AlignmentFlag.AlignTop)
            grid.addLayout(self._value(cell, names), at, 1)

    def _value(self, cell: "CellCard", names: "Names") -> "QVBoxLayout":
        words = column(gap=0)
        if cell.hidden:
            words.addWidget(label(self.tr("Personal, not shown to you"), "muted", wrap=True))
        elif not cell.said:
            words.addWidget(label(self.tr("Erased, or not on this laptop"), "muted", wrap=True))
        for one in cell.said:
            words.addWidget(label(record_fields.value(cell.form, one.value, names), wrap=True, selectable=True))
            words.addWidget(label(record_fields.written(one.by, one.at_ms, names), "small", wrap=True))
        for other in cell.also:
            said = fill(self.tr("A merged record says: %value"), value=record_fields.value(cell.form, other, names))
            words.addWidget(label(said, "warn", wrap=True))
        return words
