"""The palette: a few letters find any action, any page and any request."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListView, QWidget

from desktop.icons import icon
from desktop.theme import Theme
from desktop.widgets.icon_button import icon_side
from desktop.widgets.plain import column

_AT_MOST = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """Something the palette can lead to."""

    text: str
    hint: str = ""
    """Keys, or what kind of thing it is."""
    icon: str = "arrow-right"
    run: Callable[[], object]


def fits(text: str, typed: str) -> int:
    """How well typed letters fit a text: 0 not at all; more is better. All words typed must occur, in any order."""
    folded, words = text.casefold(), typed.casefold().split()
    if not all(word in folded for word in words):
        return 0
    return 1 + sum(2 if folded.startswith(word) or f" {word}" in folded else 1 for word in words)


class OfferModel(QAbstractListModel):
    """Offers as a list shows them."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.offers: Sequence[Offer] = ()

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """Show these."""
        self.beginResetModel()
        self.offers = offers
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:
        """How many there are."""
        return 0 if parent.isValid() else len(self.offers)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What one of them shows."""
        if not index.isValid() or index.row() >= len(self.offers):
            return None
        offer = self.offers[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return f"{offer.text}    {offer.hint}" if offer.hint else offer.text
            case Qt.ItemDataRole.DecorationRole:
                return icon(offer.icon, self._theme.colour("muted"))
            case Qt.ItemDataRole.SizeHintRole:
                return QSize(0, icon_side(self._theme, 2.6))
        return None


class CommandPalette(QDialog):
    """Opened for one choice. Escape leaves everything as it is."""

    search_requested = Signal(str)
    """Words to look for among requests; the answer comes by ``show_found``."""

    def __init__(self, theme: Theme, offers: Sequence[Offer], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Find anything"))
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._every = offers
        self._found: Sequence[Offer] = ()
        self._typed = QLineEdit()
        self._typed.setPlaceholderText(self.tr("An action, a page, a request, a person…"))
        self._typed.setAccessibleName(self.tr("What to find"))
        self._typed.setClearButtonEnabled(True)
        self._typed.textChanged.connect(self._narrow)
        self._typed.returnPressed.connect(self._run)
        self._typed.installEventFilter(self)
        self._model = OfferModel(theme, self)
        self._list = QListView()
        self._list.setProperty("look", "bare")
        self._list.setAccessibleName(self.tr("What was found"))
        self._list.setModel(self._model)
        self._list.setUniformItemSizes(True)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setIconSize(QSize(icon_side(theme, 1.3), icon_side(theme, 1.3)))
        self._list.activated.connect(self._run)
        self._list.clicked.connect(self._run)
        box = column(self, margin=3, gap=2)
        box.addWidget(self._typed)
        box.addWidget(self._list, 1)
        self.resize(min(parent.width() - 80, 640), min(parent.height() - 120, 460))
        origin = parent.mapToGlobal(parent.rect().topLeft())
        self.move(origin.x() + (parent.width() - self.width()) // 2, origin.y() + 60)
        self._narrow("")

    def show_found(self, typed: str, offers: Sequence[Offer]) -> None:
        """Requests that hold the typed words; an answer to what was typed before is passed over."""
        if typed == self._typed.text():
            self._found = offers
            self._fill(typed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down move in the list while the keyboard stays in the field."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}.get(
                Qt.Key(event.key())
            )
            if step is not None and self._model.rowCount():
                at = max(0, min(self._model.rowCount() - 1, self._list.currentIndex().row() + step))
                self._list.setCurrentIndex(self._model.index(at))
                return True
        return super().eventFilter(watched, event)

    @Slot(str)
    def _narrow(self, typed: str) -> None:
        self._found = ()
        self._fill(typed)
        if len(typed.strip()) >= 2:
            self.search_requested.emit(typed)

    def _fill(self, typed: str) -> None:
        ranked = [(fits(offer.text, typed), offer) for offer in self._every]
        kept = [offer for _, offer in sorted((one for one in ranked if one[0]), key=lambda one: -one[0])]
        self._model.show_offers([*kept, *self._found][:_AT_MOST])
        if self._model.rowCount():
            self._list.setCurrentIndex(self._model.index(0))

    @Slot()
    def _run(self) -> None:
        at = self._list.currentIndex().row()
        if 0 <= at < len(self._model.offers):
            chosen = self._model.offers[at]
            self.accept()
            chosen.run()
