"""The list with what stands above it: the filter, the order, what happened meanwhile, and what is chosen."""

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QActionGroup, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QLineEdit, QListView, QMenu, QStackedWidget, QWidget

from desktop import numbers
from desktop.pages.inbox.arranging import Key, Sorting, Wanted
from desktop.pages.inbox.row_painting import RowPainting
from desktop.pages.inbox.rows import InboxRows
from desktop.theme import Theme
from desktop.widgets.empty_state import EmptyState
from desktop.widgets.flowing import Flowing
from desktop.widgets.icon_button import Icon, IconButton
from desktop.widgets.plain import button, column, label, row

_TYPING_MS = 120
"""The filter waits so long for the next letter."""


class ListSide(QWidget):
    """The leading side of the inbox."""

    wanted_changed = Signal(object)
    """``Wanted``: what the list should show."""
    looked_at = Signal(object)
    """The ``Key`` of the task that the keyboard or the mouse went to."""
    card_requested = Signal()
    """Wish to put the keyboard on the card."""
    choose_none_requested = Signal()
    new_request_requested = Signal()
    away_requested = Signal(str)
    """Wish to see what happened meanwhile: ``new``, ``decided`` or ``budgets``."""
    away_closed = Signal()

    def __init__(self, theme: Theme, rows: InboxRows, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self._only: frozenset[str] | None = None
        self._title = label(self.tr("Inbox"), "heading")
        self._count = label("", "muted")
        self._away = self._away_line(theme)
        self._chosen = self._chosen_line(theme)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Filter: words, unit, amount"))
        self.filter.setAccessibleName(self.tr("Filter the inbox"))
        self.filter.setClearButtonEnabled(True)
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._typing.timeout.connect(self._tell)
        self.filter.textChanged.connect(self._typing_goes_on)
        self.filter.returnPressed.connect(self._leave_filter)
        self.filter.installEventFilter(self)
        self._sorting = self._sorting_button(theme)
        self.view = self._list_view(theme)
        self._empty = EmptyState(theme, "inbox", "", "")
        self._empty.action_requested.connect(self._empty_action)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        self._lay_out()

    # ------------------------------------------------------------ what it is told

    def show_rows(
        self, *, count: int, shown: int, is_loading: bool, is_known: bool, is_filtered: bool, is_new: bool = False
    ) -> None:
        """The model has other rows: say how many there are, and what it means that there are none.

        ``is_new``: nothing was asked in this office yet.
        """
        text = numbers.count(count) if is_known else ""
        if is_filtered and is_known:
            text = self.tr("%shown of %count").replace("%shown", numbers.count(shown), 1).replace("%count", text, 1)
            if is_loading:
                text = self.tr("%count, still looking…").replace("%count", text, 1)
        self._count.setText(text)
        if shown:
            self._stack.setCurrentWidget(self.view)
        elif is_known and not is_loading:
            self._say_empty(is_filtered=is_filtered, is_new=is_new)
            self._stack.setCurrentWidget(self._empty)

    def show_current(self, key: Key | None) -> None:
        """Mark the task that is looked at, and bring it into sight."""
        at = self._rows.place(key)
        selection = self.view.selectionModel()
        if at is None:
            selection.clear()
            return
        index = self._rows.index(at)
        if self.view.currentIndex() != index:
            selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        elif not selection.isSelected(index):
            selection.select(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.view.scrollTo(index)
        if at <= 1:
            self.view.scrollToTop()

    def show_chosen(self, count: int) -> None:
        """How many are chosen for several at once."""
        self._chosen.setVisible(count > 0)
        self._chosen_text.setText(self.tr("%n chosen: the next decision is for all of them", "", count))

    def show_away(self, new: int, decided: int, exceeded: tuple[str, ...] = ()) -> None:
        """What happened while nobody looked; nothing for none. ``exceeded`` are budgets, by name."""
        self._away.setVisible(bool(new or decided or exceeded))
        self._away_budgets.setVisible(bool(exceeded))
        words = self.tr("%n budgets exceeded together", "", len(exceeded))
        if len(exceeded) == 1:
            words = self.tr("“%1” exceeded together").replace("%1", exceeded[0], 1)
        self._away_budgets.setText(words.replace("&", "&&"))
        self._away_budgets.setAccessibleDescription(
            self.tr("Decisions that did not know of each other went beyond what the budget holds.")
        )
        self._away_new.setVisible(new > 0)
        self._away_decided.setVisible(decided > 0)
        self._away_new.setText(self.tr("%n new", "", new))
        self._away_decided.setText(self.tr("%n decided by others", "", decided))

    def show_only(self, requests: frozenset[str] | None) -> None:
        """Show only these requests; None: all."""
        self._only = requests
        self._tell()

    @property
    def wanted(self) -> Wanted:
        """What filter and order say now."""
        sorting = Sorting(self._orders.checkedAction().data())
        return Wanted(typed=self.filter.text(), sorting=sorting, only=self._only)

    # ------------------------------------------------------------ inside

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape leaves the filter, Down goes on into the list."""
        if watched is self.filter and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.filter.clear()
                self._leave_filter()
                return True
            if event.key() == Qt.Key.Key_Down:
                self._leave_filter()
                return True
        return super().eventFilter(watched, event)

    @Slot()
    def _leave_filter(self) -> None:
        self._typing.stop()
        self._tell()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _typing_goes_on(self) -> None:
        self._typing.start()

    @Slot()
    def _tell(self) -> None:
        self.wanted_changed.emit(self.wanted)

    @Slot(QModelIndex, QModelIndex)
    def _current_moved(self, current: QModelIndex, _before: QModelIndex) -> None:
        line = self._rows.line(current.row()) if current.isValid() else None
        if line is not None:
            self.looked_at.emit(line.key)

    @Slot(QModelIndex)
    def _activated(self, _index: QModelIndex) -> None:
        self.card_requested.emit()

    @Slot()
    def _empty_action(self) -> None:
        if self.wanted.typed or self._only is not None:
            self._only = None
            self.filter.clear()
            self._leave_filter()
        else:
            self.new_request_requested.emit()

    @Slot()
    def _see_new(self) -> None:
        self.away_requested.emit("new")

    @Slot()
    def _see_decided(self) -> None:
        self.away_requested.emit("decided")

    @Slot()
    def _see_budgets(self) -> None:
        self.away_requested.emit("budgets")

    def _say_empty(self, *, is_filtered: bool, is_new: bool) -> None:
        if is_filtered:
            self._empty.say(
                self.tr("Nothing fits"),
                self.tr("No task in the inbox has these words."),
                self.tr("Show all"),
            )
        else:
            self._empty.say(
                self.tr("Nothing waits for you"),
                self.tr("Nothing was asked yet. What needs you will stand here.")
                if is_new
                else self.tr("Everything is decided. What needs you next will stand here."),
                self.tr("New request"),
            )

    def _away_line(self, theme: Theme) -> QFrame:
        frame = QFrame()
        frame.setProperty("look", "banner-accent")
        frame.setAccessibleName(self.tr("What happened while you were away"))
        line = row(frame, margin=2, gap=2)
        line.addWidget(Icon(theme, "history", "accent", 1.2))
        line.addWidget(label(self.tr("Meanwhile:")))
        self._away_new, self._away_decided = button("", "link"), button("", "link")
        self._away_new.clicked.connect(self._see_new)
        self._away_decided.clicked.connect(self._see_decided)
        self._away_budgets = button("", "link")
        self._away_budgets.clicked.connect(self._see_budgets)
        links = Flowing(gap=1)
        for link in (self._away_new, self._away_decided, self._away_budgets):
            links.addWidget(link)
        line.addLayout(links, 1)
        line.setAlignment(links, Qt.AlignmentFlag.AlignVCenter)
        close = IconButton(theme, "x", self.tr("Close this line"))
        close.clicked.connect(self.away_closed)
        line.addWidget(close)
        frame.hide()
        return frame

    def _chosen_line(self, theme: Theme) -> QFrame:
        frame = QFrame()
        frame.setProperty("look", "banner-accent")
        line = row(frame, margin=2, gap=2)
        line.addWidget(Icon(theme, "square-check", "accent", 1.2))
        self._chosen_text = label("", wrap=True)
        line.addWidget(self._chosen_text, 1)
        none = button(self.tr("Choose none"), "link")
        none.clicked.connect(self.choose_none_requested)
        line.addWidget(none)
        frame.hide()
        return frame

    def _sorting_button(self, theme: Theme) -> IconButton:
        made = IconButton(theme, "arrow-up-down", self.tr("Order of the list"))
        made.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(made)
        menu.setAccessibleName(self.tr("Order of the list"))
        self._orders = QActionGroup(self)
        for sorting, words in (
            (Sorting.DUE, self.tr("By deadline")),
            (Sorting.AMOUNT, self.tr("Largest amount first")),
            (Sorting.OLDEST, self.tr("Waiting longest first")),
            (Sorting.UNIT, self.tr("By unit")),
            (Sorting.TITLE, self.tr("By title")),
        ):
            action = self._orders.addAction(words)
            action.setCheckable(True)
            action.setData(sorting.value)
            action.setChecked(sorting is Sorting.DUE)
            menu.addAction(action)
        self._orders.triggered.connect(self._tell)
        made.setMenu(menu)
        return made

    def _list_view(self, theme: Theme) -> QListView:
        view = QListView()
        view.setProperty("look", "bare")
        view.setAccessibleName(self.tr("Tasks that wait for you"))
        view.setModel(self._rows)
        view.setItemDelegate(RowPainting(theme, view))
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setMouseTracking(True)
        view.setLayoutMode(QListView.LayoutMode.Batched)
        view.setBatchSize(400)
        view.setResizeMode(QListView.ResizeMode.Adjust)
        view.selectionModel().currentChanged.connect(self._current_moved)
        view.activated.connect(self._activated)
        return view

    def _lay_out(self) -> None:
        box = column(self, gap=2)
        head = row(gap=2)
        head.setContentsMargins(16, 16, 16, 0)
        head.addWidget(self._title)
        head.addWidget(self._count, 0, Qt.AlignmentFlag.AlignBottom)
        head.addStretch(1)
        box.addLayout(head)
        tools = row(gap=2)
        tools.setContentsMargins(16, 0, 16, 0)
        tools.addWidget(self.filter, 1)
        tools.addWidget(self._sorting)
        box.addLayout(tools)
        for line in (self._away, self._chosen):
            inside = row(gap=0)
            inside.setContentsMargins(16, 0, 16, 0)
            inside.addWidget(line)
            box.addLayout(inside)
        box.addWidget(self._stack, 1)
