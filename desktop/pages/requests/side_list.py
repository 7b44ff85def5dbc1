"""Beside the list: filters that were kept under a name, and the groups of what is shown with their counts."""

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHeaderView,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from desktop.numbers import count as counted
from desktop.theme import SPACE
from desktop.widgets.plain import column, label
from workflows.office.showing.saved_filters import SavedFilter

_KEY = Qt.ItemDataRole.UserRole


class SideList(QFrame):
    """Two short lists; hidden while both are empty."""

    saved_chosen = Signal(object)
    """The ``SavedFilter`` to use."""
    saved_dropped = Signal(str)
    """The id of the one to forget."""
    group_chosen = Signal(object)
    """The group's key; None: all of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._saved_title = label(self.tr("Kept filters"), "overline")
        self._group_title = label(self.tr("Groups"), "overline")
        self.saved = _list(self.tr("Kept filters"))
        self.groups = QTreeWidget()
        self.groups.setProperty("look", "side")
        self.groups.setAccessibleName(self.tr("Groups"))
        self.groups.setColumnCount(2)
        self.groups.setHeaderHidden(True)
        self.groups.setRootIsDecorated(False)
        self.groups.setUniformRowHeights(True)
        self.groups.setAllColumnsShowFocus(True)
        self.groups.header().setStretchLastSection(False)
        self.groups.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.groups.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._known: dict[str, SavedFilter] = {}
        self._keys: list[str | None] = []
        self._is_filling = False
        box = column(self, gap=2)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._saved_title)
        box.addWidget(self.saved)
        box.addWidget(self._group_title)
        box.addWidget(self.groups, 1)
        box.addStretch(0)
        self.saved.itemActivated.connect(self._use)
        self.saved.itemClicked.connect(self._use)
        self.saved.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.saved.customContextMenuRequested.connect(self._offer)
        self.saved.installEventFilter(self)
        self.groups.currentItemChanged.connect(self._choose)
        self.setVisible(False)

    def show_saved(self, saved: tuple[SavedFilter, ...]) -> None:
        """Show the kept filters, by name."""
        self._known = {one.id: one for one in saved}
        self.saved.clear()
        for one in saved:
            item = QListWidgetItem(one.name)
            item.setData(_KEY, one.id)
            item.setToolTip("")
            self.saved.addItem(item)
        self._fit()

    def show_groups(self, title: str, groups: list[tuple[str | None, str, int]], chosen: str | None) -> None:
        """Show groups (key, words, how many), the first of them standing for all."""
        self._is_filling = True
        self._group_title.setText(title)
        self.groups.setAccessibleName(title)
        self._keys = [key for key, _, _ in groups]
        self.groups.clear()
        for _, words, number in groups:
            item = QTreeWidgetItem([words, counted(number)])
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
            item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{words}, {counted(number)}")
            self.groups.addTopLevelItem(item)
        if chosen in self._keys:
            at = self.groups.topLevelItem(self._keys.index(chosen))
            if at is not None:
                self.groups.setCurrentItem(at)
        self._is_filling = False
        self._fit()

    def sizeHint(self) -> QSize:
        """As wide as the name of a month with its count."""
        digit = QFontMetrics(self.font()).horizontalAdvance("0")
        return QSize(24 * digit, super().sizeHint().height())

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Delete forgets the kept filter that is chosen."""
        if (
            watched is self.saved
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Delete
        ):
            self._drop()
            return True
        return False

    # ------------------------------------------------------------ inside

    @Slot(QListWidgetItem)
    def _use(self, item: QListWidgetItem) -> None:
        found = self._known.get(item.data(_KEY))
        if found is not None:
            self.saved_chosen.emit(found)

    @Slot(QTreeWidgetItem, QTreeWidgetItem)
    def _choose(self, now: QTreeWidgetItem | None, before: QTreeWidgetItem | None) -> None:
        row = -1 if now is None else self.groups.indexOfTopLevelItem(now)
        if not self._is_filling and 0 <= row < len(self._keys):
            self.group_chosen.emit(self._keys[row])

    @Slot(QPoint)
    def _offer(self, at: QPoint) -> None:
        if self.saved.itemAt(at) is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Forget this filter")).triggered.connect(self._drop)
        menu.popup(self.saved.viewport().mapToGlobal(at))

    @Slot()
    def _drop(self) -> None:
        item = self.saved.currentItem()
        if item is not None:
            self.saved_dropped.emit(item.data(_KEY))

    def _fit(self) -> None:
        has_saved, has_groups = self.saved.count() > 0, self.groups.topLevelItemCount() > 0
        self._saved_title.setVisible(has_saved)
        self.saved.setVisible(has_saved)
        self._group_title.setVisible(has_groups)
        self.groups.setVisible(has_groups)
        self.setVisible(has_saved or has_groups)
        if has_saved:
            lines = min(self.saved.count(), 8)
            self.saved.setFixedHeight(lines * max(self.saved.sizeHintForRow(0), 1) + 2 * SPACE)


def _list(name: str) -> QListWidget:
    found = QListWidget()
    found.setAccessibleName(name)
    found.setProperty("look", "side")
    found.setUniformItemSizes(True)
    found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return found
