"""One thing that the check found: what happened, whose it is, what is safe, and what to do."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from desktop.pages.log.told import whose
from desktop.theme import SPACE, Theme
from desktop.widgets.icon_button import Icon
from desktop.widgets.plain import button, column, label, row
from desktop.wording.findings import finding, folder_finding
from desktop.wording.said import Said

if TYPE_CHECKING:
    from workflows.office.proving.verdict import Finding
    from workflows.office.showing.names import Names
    from workflows.office.showing.told_entries import ToldEntry


_NARROW = 62
"""Below so many digits of text names stand above what they name."""


class FindingCard(QFrame):
    """One card for one place; several things about the same entry stand in one card."""

    entry_wanted = Signal(str, int)
    """Device and position of the entry to show."""
    request_wanted = Signal(str)
    """The id of the request to show."""

    def __init__(
        self,
        theme: Theme,
        found: "tuple[Finding, ...]",
        told: "ToldEntry | None",
        names: "Names",
        *,
        in_folder: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self._finding = first = found[0]
        says = [(folder_finding if in_folder else finding)(one, names) for one in found]
        self.said: Said = says[0]
        box = row(self, margin=4, gap=3)
        box.addWidget(Icon(theme, "shield-alert", "bad", 1.5), 0, Qt.AlignmentFlag.AlignTop)
        inner = column(gap=2)
        box.addLayout(inner, 1)
        inner.addWidget(label(self.said.title, "strong", wrap=True))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(4 * SPACE)
        self._grid.setVerticalSpacing(SPACE)
        self._grid.setColumnStretch(1, 1)
        inner.addLayout(self._grid)
        self.texts: list[str] = []
        self._lines: list[tuple[QLabel | None, QLabel]] = []
        self._is_narrow = False
        for text in dict.fromkeys(one.text for one in says):
            self._line("", text)
        if told is not None and not in_folder:
            self._line(self.tr("Whose it was"), whose(told, names))
        self._line(self.tr("What is safe"), self._safe(first, in_folder=in_folder))
        self._line(self.tr("What to do"), self.said.advice)
        self._line("", self.said.detail)
        self._arrange(narrow=False)
        foot = row()
        if first.device is not None and first.index is not None and told is not None:
            self.show_button = button(self.tr("Show the entry"))
            self.show_button.clicked.connect(self._show)
            foot.addWidget(self.show_button)
        elif first.facts.get("request"):
            self.show_button = button(self.tr("Show the request"))
            self.show_button.clicked.connect(self._show)
            foot.addWidget(self.show_button)
        foot.addStretch(1)
        inner.addLayout(foot)
        self.setAccessibleName(" ".join([self.said.title, *self.texts]))

    def _line(self, name: str, text: str) -> None:
        if not text:
            return
        self.texts.append(f"{name}: {text}" if name else text)
        self._lines.append((label(name, "muted") if name else None, label(text, wrap=True, selectable=True)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt made it wider or narrower: names stand beside what they name, or above it."""
        super().resizeEvent(event)
        narrow = self.width() < _NARROW * self.fontMetrics().horizontalAdvance("0")
        if narrow != self._is_narrow:
            self._arrange(narrow=narrow)

    def _arrange(self, *, narrow: bool) -> None:
        self._is_narrow = narrow
        for at, (name, words) in enumerate(self._lines):
            if name is None or narrow:
                self._grid.addWidget(words, 2 * at + 1, 0, 1, 2)
            else:
                self._grid.addWidget(words, 2 * at, 1)
            if name is not None:
                self._grid.addWidget(name, 2 * at, 0, Qt.AlignmentFlag.AlignTop)

    def _safe(self, found: "Finding", *, in_folder: bool) -> str:
        if in_folder:
            return ""  # the advice says it
        if found.index is not None and found.device is not None:
            return self.tr("Every entry that is not named here is as it was written.")
        return self.tr("Looking changed nothing. Copies that other laptops and backups hold are untouched.")

    @Slot()
    def _show(self) -> None:
        found = self._finding
        if found.device is not None and found.index is not None:
            self.entry_wanted.emit(found.device, found.index)
        else:
            self.request_wanted.emit(str(found.facts["request"]))
