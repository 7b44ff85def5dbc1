"""The bar over the log: words, and whose entries of which laptop and of which kind are shown."""

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QSizePolicy, QWidget

from desktop.icons import icon
from desktop.session import Session
from desktop.theme import SPACE
from desktop.widgets.flowing import Flowing
from desktop.widgets.plain import button, column
from desktop.wording.alarms import laptop
from workflows.office.showing.alphabet import in_order
from workflows.office.showing.log_filter import LogFilter

if TYPE_CHECKING:
    from workflows.office.showing.logs import Logs
    from workflows.office.showing.names import Names

_TYPING_MS = 220
"""So long after the last key the search begins."""


_LETTERS = 12
"""So many letters of a choice are seen while it is closed; opened, all of them."""


class FilterBar(QWidget):
    """Shows what the log is narrowed by, and says how it should be instead."""

    filter_wanted = Signal(object, object)
    """The ``LogFilter`` that is wished for, and the device or None."""
    list_wanted = Signal()
    """The search is done: the keyboard belongs to the list."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._filter = session, LogFilter()
        self._device: str | None = None
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.setPlaceholderText(self.tr("Search in what was done, in titles and names"))
        self.search.setAccessibleName(self.tr("Search in the log"))
        self.search.setMaxLength(200)
        self._glass = QAction(self)
        self.search.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self.search.textEdited.connect(self._typed)
        self.search.returnPressed.connect(self._entered)
        self.search.installEventFilter(self)
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._typing.timeout.connect(self._search)
        self.group = _choice(self.tr("Kind of entries"))
        self.person = _choice(self.tr("Person"))
        self.laptop = _choice(self.tr("Laptop"))
        self._clear = button(self.tr("Clear"), "link", name=self.tr("Clear all filters"))
        self._clear.clicked.connect(self._cleared)
        for one in (self.group, self.person, self.laptop):
            one.activated.connect(self._chosen)
        choices = Flowing(gap=2)
        for choice in (self.group, self.person, self.laptop):
            choices.addWidget(choice)
        choices.addWidget(self._clear)
        box = column(self, gap=2)
        box.addWidget(self.search)
        box.addLayout(choices)
        session.theme.looks_changed.connect(self._tint)
        self._tint()
        self.offer(None, None)

    def offer(self, names: "Names | None", logs: "Logs | None") -> None:
        """Say what there is to choose from, with the words of today."""
        groups = [
            ("", self.tr("Everything")),
            ("decisions", self.tr("Decisions")),
            ("requests", self.tr("Requests and work on them")),
            ("office", self.tr("People and rules")),
            ("laptops", self.tr("Laptops and keys")),
            ("doubtful", self.tr("Without effect, or not readable")),
        ]
        people = {} if names is None else names.people
        devices = [] if logs is None or names is None else [(one.device, one.name) for one in logs.devices]
        _fill(self.group, groups, self._filter.group)
        everybody = sorted(((id_, _short(name)) for id_, name in people.items()), key=lambda one: in_order(one[1]))
        _fill(self.person, [("", self.tr("Everybody")), *everybody], self._filter.person)
        known = [(id_, _short(name or (laptop(id_, names) if names is not None else id_))) for id_, name in devices]
        _fill(self.laptop, [("", self.tr("All laptops")), *known], self._device)
        self._clear.setVisible(not self._filter.is_open or self._device is not None)

    def show_filter(self, wanted: LogFilter, device: str | None) -> None:
        """Show what the list is narrowed by."""
        self._filter, self._device = wanted, device
        if self.search.text().strip() != wanted.text:
            self.search.setText(wanted.text)
        for box, key in ((self.group, wanted.group), (self.person, wanted.person), (self.laptop, device)):
            box.setCurrentIndex(max(box.findData(key or ""), 0))
        self._clear.setVisible(not wanted.is_open or device is not None)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Down leaves the search for the list; Escape empties it first."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Down:
                self._entered()
                return True
            if event.key() == Qt.Key.Key_Escape:
                if self.search.text():
                    self.search.clear()
                    self._search()
                else:
                    self.list_wanted.emit()
                return True
        return False

    def wish(self) -> None:
        """Search at once for what stands there."""
        self._search()

    @Slot(str)
    def _typed(self, text: str) -> None:
        self._typing.start()

    @Slot()
    def _entered(self) -> None:
        self._search()
        self.list_wanted.emit()

    @Slot()
    def _search(self) -> None:
        self._typing.stop()
        wanted = msgspec.structs.replace(self._filter, text=" ".join(self.search.text().split()))
        self.filter_wanted.emit(wanted, self._device)

    @Slot(int)
    def _chosen(self, index: int) -> None:
        wanted = LogFilter(
            person=self.person.currentData() or None,
            group=self.group.currentData() or None,
            text=" ".join(self.search.text().split()),
        )
        self.filter_wanted.emit(wanted, self.laptop.currentData() or None)

    @Slot()
    def _cleared(self) -> None:
        self.search.clear()
        self.filter_wanted.emit(LogFilter(), None)
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _tint(self) -> None:
        self._glass.setIcon(icon("search", self._session.theme.colour("muted")))


def _choice(name: str) -> QComboBox:
    found = QComboBox()
    found.setAccessibleName(name)
    found.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    found.setMinimumContentsLength(_LETTERS)
    found.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    return found


def _fill(box: QComboBox, items: list[tuple[str, str]], chosen: str | None) -> None:
    """Offer these; one that is chosen and is not among them any more stays, by its id."""
    if chosen and chosen not in dict(items):
        items = [*items, (chosen, _short(chosen))]
    if [(box.itemData(at), box.itemText(at)) for at in range(box.count())] != items:
        box.blockSignals(True)
        box.clear()
        for key, text in items:
            box.addItem(text, key)
        box.blockSignals(False)
        room = box.view().sizeHintForColumn(0) + 8 * SPACE
        box.view().setMinimumWidth(min(room, 60 * box.fontMetrics().averageCharWidth()))
    box.setCurrentIndex(max(box.findData(chosen or ""), 0))


def _short(name: str) -> str:
    """A name from outside on one line, and not wider than a window."""
    found = " ".join(name.split())
    return found if len(found) <= 40 else f"{found[:39]}…"
