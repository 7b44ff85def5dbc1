"""Editors that let choose: yes or no, one of several, many of several, a person, a unit."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QWidget

from desktop.widgets.form.editor import Editor, QuietCombo
from desktop.widgets.plain import column, row

if TYPE_CHECKING:
    from workflows.domain.forms import Field

Choice = tuple[str, str]
"""What the core calls it, and what people call it."""

BETWEEN = "\n"
"""Stands between several chosen ones in what was typed; no option holds it."""


class ChoiceEditor(Editor):
    """One of several, or none. A value that is no choice any more stays visible."""

    def __init__(self, field: "Field", choices: Sequence[Choice], parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self._entry = QuietCombo()
        self._entry.setMaxVisibleItems(16)
        self._entry.setSizeAdjustPolicy(QuietCombo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._entry.setMinimumContentsLength(12)
        self._entry.addItem(self.tr("Choose…") if field.required else self.tr("Leave empty"), "")
        for id_, name in choices:
            self._entry.addItem(name, id_)
        self._entry.activated.connect(self._chosen)
        self.watch(self._entry)
        row(self).addWidget(self._entry)

    @property
    def entry(self) -> QWidget:
        """The part that takes the keyboard."""
        return self._entry

    def exact(self) -> str:
        """The text that the core reads."""
        return str(self._entry.currentData() or "")

    def typed(self) -> str:
        """What stands there."""
        return self.exact()

    def show_typed(self, typed: str) -> None:
        """Show this text."""
        at = self._entry.findData(typed)
        if at < 0:
            self._entry.addItem(typed, typed)
            at = self._entry.count() - 1
        self._entry.setCurrentIndex(at)

    def make_fixed(self, fixed: bool) -> None:
        """Only show."""
        self._entry.setDisabled(fixed)

    @Slot()
    def _chosen(self) -> None:
        self.edited.emit()


class YesNoEditor(ChoiceEditor):
    """Yes or no, or nothing said."""

    def __init__(self, field: "Field", parent: QWidget | None = None) -> None:
        super().__init__(field, (), parent)
        self._entry.addItem(self.tr("Yes"), "yes")
        self._entry.addItem(self.tr("No"), "no")


class ManyEditor(Editor):
    """Several of several."""

    def __init__(self, field: "Field", choices: Sequence[Choice], parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self._boxes: dict[str, QCheckBox] = {}
        self._place = column(self, gap=1)
        for id_, name in choices:
            self._add(id_, name)

    @property
    def entry(self) -> QWidget:
        """The part that takes the keyboard."""
        return next(iter(self._boxes.values()), self)

    def parts(self) -> list[QWidget]:
        """What takes the keyboard, in order."""
        return list(self._boxes.values())

    def exact(self) -> str:
        """The text that the core reads."""
        return BETWEEN.join(id_ for id_, box in self._boxes.items() if box.isChecked())

    def typed(self) -> str:
        """What stands there."""
        return self.exact()

    def show_typed(self, typed: str) -> None:
        """Show this text."""
        chosen = set(typed.split(BETWEEN)) - {""}
        for id_ in sorted(chosen - self._boxes.keys()):
            self._add(id_, id_)
        for id_, box in self._boxes.items():
            box.setChecked(id_ in chosen)

    def make_fixed(self, fixed: bool) -> None:
        """Only show."""
        for box in self._boxes.values():
            box.setDisabled(fixed)

    def mark(self, *, wrong: bool) -> None:
        """Boxes have no border; the words beside them say it."""

    def _add(self, id_: str, name: str) -> None:
        box = QCheckBox(name.replace("&", "&&"))
        box.clicked.connect(self._chosen)
        self.watch(box)
        self._boxes[id_] = box
        self._place.addWidget(box)

    @Slot()
    def _chosen(self) -> None:
        self.edited.emit()
