"""The list of requests as a widget: bar, table, groups beside it, and what it says when it is empty."""

from collections.abc import Iterator
from typing import cast

from PySide6.QtCore import QEvent, QLocale, QModelIndex, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import (
    QInputDialog,
    QMenu,
    QProgressBar,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop import numbers
from desktop.pages.requests.cells import row_height
from desktop.pages.requests.columns import ORDERS, Column
from desktop.pages.requests.filter_bar import FilterBar
from desktop.pages.requests.side_list import SideList
from desktop.pages.requests.table import RequestTable
from desktop.pages.requests.view_model import RequestsList
from desktop.session import Session
from desktop.theme import SPACE
from desktop.widgets.empty_state import EmptyState
from desktop.widgets.icon_button import IconButton, wear_icon
from desktop.widgets.plain import column, label, row
from desktop.wording import standing
from workflows.office.showing.requests_index import Filter, GroupBy

_BUSY_MS = 250
"""A list that comes sooner is not announced."""
_LEAST_ROWS = 7
_BESIDE = 78
"""From so many digits on, groups stand beside the list."""


class ListView(QWidget):
    """The first level of the page."""

    opened = Signal(str)
    """The id of the request to show."""
    export_wanted = Signal()
    new_wanted = Signal()

    def __init__(self, session: Session, model: RequestsList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._model = session, model
        self._waiting = QTimer(self, singleShot=True, interval=_BUSY_MS)
        self._is_built = False

    def build(self) -> Iterator[None]:
        """Make the bar, the table and what is beside it, with pauses between them: see ``Page.build``."""
        session, model = self._session, self._model
        # Where type is large and the window low, the page scrolls, rather than leave one row of the list.
        around = QScrollArea(self)
        around.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        around.setWidgetResizable(True)
        around.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column(self).addWidget(around)
        inner = QWidget(around.viewport())
        around.setWidget(inner)
        box = column(inner, margin=6, gap=3)
        self._lay_out_head(inner, box)
        yield
        self._split = QSplitter(inner)
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(3 * SPACE)
        self._split.setProperty("look", "clear")
        box.addWidget(self._split, 1)
        self.side = SideList(self._split)
        self._middle = QStackedWidget(self._split)
        self.table = RequestTable(session, model.words, self._middle)
        self.table.setModel(model.rows)
        self._split.addWidget(self.side)
        self._split.addWidget(self._middle)
        self._split.setStretchFactor(0, 0)
        self._split.setStretchFactor(1, 1)
        self._middle.addWidget(self.table)
        yield
        self._empty = EmptyState(session.theme, "files", "", "", parent=self._middle)
        self._middle.addWidget(self._empty)
        self._is_built = True
        session.theme.looks_changed.connect(self._measure)
        self._measure()
        self._wire()
        self._sort_shown()

    def _lay_out_head(self, inner: QWidget, box: QVBoxLayout) -> None:
        session = self._session
        self._title = label(self.tr("Requests"), "title")
        self._count = label("", "muted")
        self._count.setAccessibleName(self.tr("How many"))
        head = row(gap=3)
        head.addWidget(self._title)
        head.addWidget(self._count, 1, Qt.AlignmentFlag.AlignBottom)
        box.addLayout(head)
        self.bar = FilterBar(session, inner)
        self._group = _group_button(session, self.tr("Group"))
        self._group_menu = QMenu(self._group)
        self._group.setMenu(self._group_menu)
        self._keep = IconButton(session.theme, "star", self.tr("Keep this filter under a name"))
        self._export = IconButton(session.theme, "download", self.tr("Export the list (Ctrl+E)"))
        for one in (self._group, self._keep, self._export):
            self.bar.first_line.addWidget(one)
        box.addWidget(self.bar)
        self._busy = QProgressBar()
        self._busy.setRange(0, 0)
        self._busy.setAccessibleName(self.tr("The list is being made"))
        self._busy.setVisible(False)
        box.addWidget(self._busy)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt made it wider or narrower: groups stand beside the list, or above it."""
        super().resizeEvent(event)
        if self._is_built:
            self._arrange()

    def _arrange(self) -> None:
        digit = QFontMetrics(self._session.theme.font("body")).horizontalAdvance("0")
        is_wide = self.width() >= _BESIDE * digit
        orientation = Qt.Orientation.Horizontal if is_wide else Qt.Orientation.Vertical
        if self._split.orientation() != orientation:
            self._split.setOrientation(orientation)

    @Slot()
    def _measure(self) -> None:
        self._middle.setMinimumHeight(_LEAST_ROWS * row_height(self._session.theme))
        self._arrange()

    def _wire(self) -> None:
        model = self._model
        self.bar.filter_wanted.connect(model.narrow)
        self.bar.list_wanted.connect(self._to_list)
        self.table.row_opened.connect(self._open)
        self.table.horizontalHeader().sectionClicked.connect(self._sort)
        self.table.selectionModel().currentRowChanged.connect(self._moved)
        self.side.saved_chosen.connect(model.use_saved)
        self.side.saved_dropped.connect(model.forget)
        self.side.group_chosen.connect(model.show_group)
        self._group_menu.triggered.connect(self._group_chosen)
        self._keep.clicked.connect(self._name_filter)
        self._export.clicked.connect(self.export_wanted)
        self._empty.action_requested.connect(self._help_out)
        self._waiting.timeout.connect(self._busy.show)
        model.listed.connect(self._listed)
        model.filter_changed.connect(self._filtered)
        model.groups_changed.connect(self._grouped)
        model.saved_changed.connect(self._saved)
        model.became_busy.connect(self._became_busy)
        model.place_wanted.connect(self._place)
        self._session.overview_changed.connect(self._filtered)
        self._session.person_changed.connect(self._filtered)

    # ------------------------------------------------------------ what the model says

    @Slot()
    def _listed(self) -> None:
        count = self._model.count
        self._count.setText(
            self.tr("%1 requests").replace("%1", numbers.count(count), 1) if count != 1 else self.tr("one request")
        )
        if count:
            self._middle.setCurrentWidget(self.table)
            self._sort_shown()
            return
        if self._model.is_narrowed:
            self._empty.say(
                self.tr("Nothing fits"),
                self.tr("No request that you may see fits this filter. Other words or fewer filters find more."),
                self.tr("Clear all filters"),
            )
        else:
            self._empty.say(
                self.tr("No requests yet"),
                self.tr("Whatever somebody asks for in this office stands here, with who decided it and why."),
                self.tr("New request"),
            )
        self._middle.setCurrentWidget(self._empty)

    @Slot()
    def _filtered(self) -> None:
        self.bar.show_filter(self._model.filter)

    @Slot()
    def _grouped(self) -> None:
        model, by = self._model, self._model.group_by
        self._group_menu.clear()
        group = QActionGroup(self._group_menu)
        words = self._group_words()
        for key, text in words.items():
            action = self._group_menu.addAction(text)
            action.setData(key)
            action.setCheckable(True)
            action.setChecked(key == (by or ""))
            group.addAction(action)
        self._group.setChecked(by is not None)
        if by is None:
            self.side.show_groups("", [], None)
            return
        lines: list[tuple[str | None, str, int]] = [
            (one.key, self._group_name(by, one.key), one.count) for one in model.groups
        ]
        total = sum(number for _, _, number in lines)
        self.side.show_groups(words[by], [(None, self.tr("All"), total), *lines], model.group)

    @Slot()
    def _saved(self) -> None:
        self.side.show_saved(self._model.saved)

    @Slot(bool)
    def _became_busy(self, busy: bool) -> None:
        if busy:
            self._waiting.start()
        else:
            self._waiting.stop()
            self._busy.hide()

    @Slot(int)
    def _place(self, at: int) -> None:
        if self._model.count:
            index = self._model.rows.index(max(at, 0), 0)
            self.table.setCurrentIndex(index)
            self.table.scrollTo(index)
            if at < 0:
                self.table.scrollToTop()

    # ------------------------------------------------------------ what somebody does

    @Slot()
    def _to_list(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(int)
    def _open(self, at: int) -> None:
        request = self._model.rows.request_at(at)
        if request is not None:
            self._model.choose(at)
            self.opened.emit(request)

    @Slot(QModelIndex, QModelIndex)
    def _moved(self, now: QModelIndex, before: QModelIndex) -> None:
        if now.isValid():
            self._model.choose(now.row())

    @Slot(int)
    def _sort(self, section: int) -> None:
        self._model.sort_by(Column(section))
        self._sort_shown()

    def _sort_shown(self) -> None:
        header, sorting = self.table.horizontalHeader(), self._model.sorting
        shown = next((one for one, order in ORDERS.items() if order == sorting.by), None)
        header.setSortIndicatorShown(shown is not None)
        if shown is not None:
            order = Qt.SortOrder.DescendingOrder if sorting.descending else Qt.SortOrder.AscendingOrder
            header.setSortIndicator(shown, order)

    @Slot(QAction)
    def _group_chosen(self, action: QAction) -> None:
        self._model.group_requests(cast("GroupBy | None", action.data() or None))

    @Slot()
    def _help_out(self) -> None:
        if self._model.is_narrowed:
            self._model.group_requests(None)
            self._model.narrow(Filter())
        else:
            self.new_wanted.emit()

    @Slot()
    def _name_filter(self) -> None:
        asking = QInputDialog(self)
        asking.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asking.setWindowTitle(self.tr("Keep this filter"))
        asking.setLabelText(self.tr("What should this list be called?"))
        asking.setOkButtonText(self.tr("Keep"))
        asking.textValueSelected.connect(self._named)
        asking.open()

    @Slot(str)
    def _named(self, name: str) -> None:
        if name.strip():
            self._model.keep(" ".join(name.split())[:80])

    # ------------------------------------------------------------ inside

    def _group_words(self) -> dict[str, str]:
        return {
            "": self.tr("No groups"),
            "status": self.tr("By status"),
            "unit": self.tr("By unit"),
            "workflow": self.tr("By kind"),
            "month": self.tr("By month"),
        }

    def _group_name(self, by: str, key: str | None) -> str:
        match by:
            case "status":
                return standing.status(key or "")
            case "unit":
                return self._session.name(key)
            case "workflow":
                return self._model.words.workflow(key or "")
            case "month":
                return _month(key or "")
            case _:
                return key or ""

    def changeEvent(self, event: QEvent) -> None:
        """Qt changed the language, so the words of the list change."""
        if event.type() == QEvent.Type.LanguageChange:
            self._model.rows.speak_anew()
        super().changeEvent(event)


def _group_button(session: Session, text: str) -> QToolButton:
    found = QToolButton()
    found.setAccessibleName(text)
    found.setText(text)
    wear_icon(found, session.theme, "layers", "muted", 1.0)
    found.setProperty("look", "chip")
    found.setCheckable(True)
    found.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    found.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    found.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return found


def _month(key: str) -> str:
    """A month such as ``2026-11`` by its name."""
    year, _, number = key.partition("-")
    return f"{QLocale().standaloneMonthName(int(number))} {year}" if number.isdigit() else key
