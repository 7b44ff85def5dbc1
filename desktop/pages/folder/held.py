"""Work that is held: signed, and counting for nobody until an owner lets it in."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from desktop.pages.folder.rows import HeldRows
from desktop.theme import SPACE, Theme
from desktop.widgets.flowing import Flowing
from desktop.widgets.plain import button, card, column, label

if TYPE_CHECKING:
    from desktop.pages.folder.deeds import HeldLine
    from workflows.office.showing.names import Names

_LINES = 5
"""Entries that are seen at once before the list scrolls."""


class HeldCard(QWidget):
    """The list, and letting in what was chosen."""

    look_requested = Signal()
    """Wish to look through all requests for held work."""
    ratify_requested = Signal(object)
    """Wish to let these count: ranges of laptop, first position, and the one after the last."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        frame, inner = card()
        column(self).addWidget(frame)
        inner.setSpacing(2 * SPACE)
        self._text = label("", "muted", wrap=True)
        inner.addWidget(self._text)
        self.rows = HeldRows(self)
        self.list = QListView()
        self.list.setModel(self.rows)
        self.list.setWordWrap(True)
        self.list.setSpacing(SPACE // 2)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setAccessibleName(self.tr("Held entries"))
        self.list.selectionModel().selectionChanged.connect(self._settle)
        inner.addWidget(self.list)
        foot = Flowing(gap=2)
        self.look = button(self.tr("Look for held work"), "quiet")
        self.look.clicked.connect(self._look)
        self.ratify = button(self.tr("Let the chosen ones count"))
        self.ratify.clicked.connect(self._ratify)
        foot.addWidget(self.look)
        foot.addWidget(self.ratify)
        inner.addLayout(foot)
        self._may_decide = False

    def show_held(self, held: "tuple[HeldLine, ...] | None", names: "Names", *, may_decide: bool) -> None:
        """Show what was found; None: nobody has looked."""
        self._may_decide = may_decide
        self.rows.show_held(held or (), names)
        if held is None:
            self._text.setText(
                self.tr(
                    "Work is held where somebody signed it while, unknown to them, their laptop's log ended or a right "
                    "was taken from them. Nobody has looked for it since the window was opened."
                )
            )
        elif not held:
            self._text.setText(self.tr("Nothing is held."))
        else:
            self._text.setText(
                self.tr("These were signed and count for nobody. If they are honest work, an owner can let them in.")
            )
        self.list.setVisible(bool(held))
        lines = min(len(held or ()), _LINES)
        self.list.setFixedHeight(round(self.list.fontMetrics().lineSpacing() * 2.6 * max(lines, 1)) + 3 * SPACE)
        self.look.setVisible(not held)
        self.look.setEnabled(True)
        self._settle()

    @Slot()
    def _settle(self, *_: object) -> None:
        chosen = self.list.selectionModel().hasSelection()
        self.ratify.setVisible(not self.list.isHidden() and self._may_decide)
        self.ratify.setEnabled(chosen)

    @Slot()
    def _look(self) -> None:
        self.look.setEnabled(False)
        self.look_requested.emit()

    @Slot()
    def _ratify(self) -> None:
        rows = [index.row() for index in self.list.selectionModel().selectedIndexes()]
        if rows:
            self.ratify_requested.emit(self.rows.ranges(rows))
