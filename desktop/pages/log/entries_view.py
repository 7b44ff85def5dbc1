"""The entries: the bar, the list, and the entry that is looked at, beside the list or in its place."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QModelIndex, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QProgressBar, QSplitter, QStackedWidget, QWidget

from desktop import numbers
from desktop.pages.log.cells import row_height
from desktop.pages.log.entry_view import EntryView
from desktop.pages.log.filter_bar import FilterBar
from desktop.pages.log.table import LogTable
from desktop.pages.log.view_model import LogView
from desktop.session import Session
from desktop.theme import SPACE
from desktop.widgets.empty_state import EmptyState
from desktop.widgets.plain import button, column, label, row
from desktop.wording.speech import fill
from workflows.office.showing.log_filter import LogFilter

_BUSY_MS = 250
"""A list that comes sooner is not announced."""
_BESIDE = 104
"""From so many digits of body text on, an entry stands beside the list; else in its place."""
_LEAST_ROWS = 6


class EntriesView(QWidget):
    """The first side of the page."""

    request_wanted = Signal(str)
    """The id of the request to show."""
    proof_copied = Signal()

    def __init__(self, session: Session, model: LogView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._model = session, model
        self._is_built = False
        self._waiting = QTimer(self, singleShot=True, interval=_BUSY_MS)

    def build(self) -> Iterator[None]:
        """Make the bar and the list, then the entry beside it, with pauses between them: see ``Page.build``."""
        session, model = self._session, self._model
        box = column(self, gap=3)
        self.bar = FilterBar(session, self)
        box.addWidget(self.bar)
        self._far = label("", "small")
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(self.tr("Looking through the log"))
        self._enough = button(self.tr("Stop"), "link", name=self.tr("Look no further"))
        self._enough.clicked.connect(model.stop_looking)
        self._looking = QWidget()
        self._looking.hide()
        line = row(self._looking, gap=3)
        line.addWidget(self._progress, 1)
        line.addWidget(self._far)
        line.addWidget(self._enough)
        box.addWidget(self._looking)
        yield
        self._split = QSplitter(Qt.Orientation.Horizontal, self)
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(3 * SPACE)
        self._split.setProperty("look", "clear")
        box.addWidget(self._split, 1)
        self._middle = QStackedWidget(self._split)
        self._split.addWidget(self._middle)
        self.table = LogTable(session.theme, model.rows, self._middle)
        self._middle.addWidget(self.table)
        yield
        self._empty = EmptyState(session.theme, "search", "", "", parent=self._middle)
        self._empty.action_requested.connect(self._clear)
        self._middle.addWidget(self._empty)
        self.entry = EntryView(session, self._split)
        self.entry.hide()
        self._split.addWidget(self.entry)
        self._split.setStretchFactor(0, 3)
        self._split.setStretchFactor(1, 2)
        self._waiting.timeout.connect(self._looking.show)
        self._is_built = True
        self._wire()
        self._measure()

    def _wire(self) -> None:
        model = self._model
        self.bar.filter_wanted.connect(model.narrow)
        self.bar.list_wanted.connect(self.to_list)
        self.table.row_opened.connect(self._open)
        self.table.leave_wanted.connect(self.close_entry)
        self.table.selectionModel().currentRowChanged.connect(self._moved)
        self.entry.close_wanted.connect(self.close_entry)
        self.entry.request_wanted.connect(self.request_wanted)
        self.entry.copied.connect(self.proof_copied)
        model.listed.connect(self._listed)
        model.looked_further.connect(self._looked)
        model.became_busy.connect(self._became_busy)
        model.filter_changed.connect(self._filtered)
        model.logs_changed.connect(self._offered)
        model.entry_changed.connect(self._show_entry)
        model.place_wanted.connect(self._place)
        self._session.theme.looks_changed.connect(self._measure)

    # ------------------------------------------------------------ what somebody does

    def show_entry(self, device: str, position: int) -> None:
        """Look at one entry, wherever it stands."""
        self._model.open(device, position)
        row = self._model.rows.row_of(device, position)
        if row >= 0:
            self.table.go_to(row)
        else:
            self.table.clearSelection()

    @Slot()
    def to_list(self) -> None:
        """Give the keyboard to the list."""
        if self._middle.isHidden():
            self.close_entry()
        if not self.table.currentIndex().isValid() and self._model.rows.rowCount():
            self.table.go_to(0)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def to_search(self) -> None:
        """Give the keyboard to the search."""
        self.bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.search.selectAll()

    @Slot(int)
    def _open(self, at: int) -> None:
        entry = self._model.rows.entry_at(at)
        if entry is not None:
            self._model.open(entry.device, entry.position)

    @Slot(QModelIndex, QModelIndex)
    def _moved(self, now: QModelIndex, before: QModelIndex) -> None:
        if now.isValid() and not self.entry.isHidden() and self.table.hasFocus():
            self._open(now.row())

    @Slot()
    def close_entry(self) -> None:
        """Look at the list alone again."""
        if self.entry.isHidden():
            return
        self._model.close()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _clear(self) -> None:
        self.bar.search.clear()
        self._model.narrow(LogFilter(), None)
        self.to_search()

    # ------------------------------------------------------------ what the model says

    @Slot()
    def _listed(self) -> None:
        self._offered()
        if self._model.rows.rowCount() or self._model.is_busy:
            self._middle.setCurrentWidget(self.table)
        elif self._model.is_narrowed:
            self._empty.say(
                self.tr("Nothing fits"),
                self.tr("No entry fits these filters. Other words or fewer filters find more."),
                self.tr("Clear all filters"),
            )
            self._middle.setCurrentWidget(self._empty)

    @Slot()
    def _looked(self) -> None:
        model = self._model
        self._progress.setRange(0, model.total)
        self._progress.setValue(min(model.looked, model.total))
        said = fill(self.tr("%done of %all"), done=numbers.count(model.looked), all=numbers.count(model.total))
        self._far.setText(said)

    @Slot(bool)
    def _became_busy(self, busy: bool) -> None:
        if not busy:
            self._waiting.stop()
            self._looking.hide()
        elif self._looking.isHidden() and not self._waiting.isActive():
            self._waiting.start()

    @Slot()
    def _filtered(self) -> None:
        self.bar.show_filter(self._model.filter, self._model.device)
        if self._middle.isHidden():
            self._model.close()  # the list stands in its place again: somebody looks for something else

    @Slot()
    def _offered(self) -> None:
        self.bar.offer(self._model.names, self._model.logs)

    @Slot()
    def _show_entry(self) -> None:
        model = self._model
        if model.told is not None and model.names is not None:
            self.entry.show_entry(model.told, model.proof, model.names)
            self.entry.show()
        else:
            self.entry.hide()
        self._arrange()

    @Slot(int)
    def _place(self, at: int) -> None:
        if self._model.rows.rowCount() and (at >= 0 or not self.table.currentIndex().isValid()):
            self.table.setCurrentIndex(self._model.rows.index(max(at, 0), 0))

    # ------------------------------------------------------------ how it is laid out

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt made it wider or narrower."""
        super().resizeEvent(event)
        if self._is_built:
            self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Qt changed the language, so the words of the list change."""
        if event.type() == QEvent.Type.LanguageChange and self._is_built:
            self._model.rows.speak_anew()
            self._offered()
        super().changeEvent(event)

    def _arrange(self) -> None:
        digit = QFontMetrics(self._session.theme.font("body")).horizontalAdvance("0")
        instead = not self.entry.isHidden() and self.width() < _BESIDE * digit
        if self._middle.isHidden() != instead:
            had_focus = self.table.hasFocus()
            self._middle.setVisible(not instead)
            if instead and had_focus:
                self.entry.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _measure(self) -> None:
        self._split.setMinimumHeight(_LEAST_ROWS * row_height(self._session.theme))
        self._arrange()
