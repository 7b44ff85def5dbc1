"""Who decides where: a line for the head office and for each branch."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QLineEdit, QWidget

from desktop.theme import SPACE
from desktop.widgets.plain import label

if TYPE_CHECKING:
    from desktop.pages.welcome.start_model import StartModel


class Managers(QWidget):
    """A list of people to choose from beside each branch; another name can be typed."""

    manager_chosen = Signal(str, str)
    """The branch (empty: the head office), and a person's name (empty: the owner)."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(4 * SPACE)
        self._grid.setVerticalSpacing(2 * SPACE)
        self._grid.setColumnStretch(1, 1)
        self._title = label(self.tr("Who decides where?"), "strong", wrap=True)
        self._grid.addWidget(self._title, 0, 0, 1, 2)
        self._lines: list[tuple[QLabel, QComboBox]] = []

    def combo(self, branch: str) -> QComboBox:
        """The list beside a branch."""
        return next(combo for _, combo in self._lines if combo.property("branch") == branch)

    def show_branches(self, model: "StartModel") -> None:
        """A line for each branch, with the people there are."""
        branches = ("", *model.answers.branch_names)
        while len(self._lines) > len(branches):
            for widget in self._lines.pop():
                self._grid.removeWidget(widget)
                widget.deleteLater()
        while len(self._lines) < len(branches):
            self._add_line()
        you = self.tr("You")
        if model.answers.owner.strip():
            you = self.tr("You, %who").replace("%who", model.answers.owner.strip())
        people = [one.name for one in model.people if one.name and not one.owner]
        for branch, (text, combo) in zip(branches, self._lines, strict=True):
            name = branch or self.tr("Head office")
            text.setText(name)
            text.setBuddy(combo)
            combo.setProperty("branch", branch)
            combo.setAccessibleName(self.tr("Who decides in %branch").replace("%branch", name))
            combo.view().setAccessibleName(combo.accessibleName())
            self._fill(combo, you, people, model.suggested_manager(branch))

    def _add_line(self) -> None:
        text, combo = label(), QComboBox()
        typed = QLineEdit()
        typed.setMaxLength(300)
        combo.setEditable(True)
        combo.setLineEdit(typed)
        combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        combo.activated.connect(self._chosen)
        typed.editingFinished.connect(self._typed)
        at = len(self._lines) + 1
        self._grid.addWidget(text, at, 0)
        self._grid.addWidget(combo, at, 1)
        self._lines.append((text, combo))

    def _fill(self, combo: QComboBox, you: str, people: list[str], chosen: str) -> None:
        wanted = [you, *dict.fromkeys([*people, *([chosen] if chosen else [])])]
        with QSignalBlocker(combo):
            if [combo.itemText(at) for at in range(combo.count())] != wanted:
                combo.clear()
                combo.addItems(wanted)
            if not combo.hasFocus():
                combo.setCurrentIndex(wanted.index(chosen) if chosen else 0)
                combo.setProperty("shown", combo.currentText())

    @Slot()
    def _chosen(self) -> None:
        combo = self.sender()
        if isinstance(combo, QComboBox):
            self._tell(combo)

    @Slot()
    def _typed(self) -> None:
        edit = self.sender()
        found = next((combo for _, combo in self._lines if combo.lineEdit() is edit), None)
        if found is not None:
            self._tell(found)

    def _tell(self, combo: QComboBox) -> None:
        text = combo.currentText().strip()
        if text == combo.property("shown"):
            return  # only passed through: a suggestion stays one
        combo.setProperty("shown", text)
        self.manager_chosen.emit(str(combo.property("branch")), "" if text == combo.itemText(0) else text)
