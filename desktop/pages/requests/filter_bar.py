"""The bar over the list: search, and one chip for each thing that the list can be narrowed by."""

from datetime import UTC, datetime, timedelta

import msgspec
from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QPushButton, QToolButton, QWidget

from desktop.icons import icon
from desktop.session import Session
from desktop.widgets.flowing import Flowing
from desktop.widgets.icon_button import icon_side
from desktop.widgets.plain import button, column
from desktop.wording import standing
from desktop.wording.times import day_of
from workflows import clock
from workflows.office.showing.requests_index import Filter

_TYPING_MS = 180
"""So long after the last key the search begins."""


class FilterBar(QWidget):
    """Shows a filter and says how it should be instead."""

    filter_wanted = Signal(object)
    """The ``Filter`` that is wished for."""
    list_wanted = Signal()
    """The search is done: the keyboard belongs to the list."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._filter = session, Filter()
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.setPlaceholderText(self.tr("Search titles, names, numbers, notes"))
        self.search.setAccessibleName(self.tr("Search in requests"))
        self.search.setMaxLength(200)
        self._glass = QAction(self)
        self.search.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self.search.textEdited.connect(self._typed)
        self.search.returnPressed.connect(self._entered)
        self.search.installEventFilter(self)
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._typing.timeout.connect(self._search)
        self._status = _Chip(session, "circle-dot", self.tr("Status"))
        self._unit = _Chip(session, "building-2", self.tr("Unit"))
        self._workflow = _Chip(session, "workflow", self.tr("Kind"))
        self._since = _Chip(session, "calendar", self.tr("Changed"))
        self._mine = _Chip(session, "user", self.tr("Asked by me"), choices=False)
        self._waiting = _Chip(session, "inbox", self.tr("Waits for me"), choices=False)
        self._clear = button(self.tr("Clear"), "link", name=self.tr("Clear all filters"))
        self._status.chosen.connect(self._status_chosen)
        self._unit.chosen.connect(self._unit_chosen)
        self._workflow.chosen.connect(self._workflow_chosen)
        self._since.chosen.connect(self._since_chosen)
        self._mine.clicked.connect(self._mine_chosen)
        self._waiting.clicked.connect(self._waiting_chosen)
        self._clear.clicked.connect(self._cleared)
        self.first_line = QHBoxLayout()
        self.first_line.addWidget(self.search, 1)
        chips = Flowing(gap=2)
        for one in (self._status, self._unit, self._workflow, self._since, self._mine, self._waiting, self._clear):
            chips.addWidget(one)
        box = column(self, gap=2)
        box.addLayout(self.first_line)
        box.addLayout(chips)
        session.theme.looks_changed.connect(self._tint)
        self._tint()
        self.show_filter(self._filter)

    @property
    def chips(self) -> tuple[QPushButton | QToolButton, ...]:
        """In the order in which they stand."""
        return (self._status, self._unit, self._workflow, self._since, self._mine, self._waiting, self._clear)

    def show_filter(self, wanted: Filter) -> None:
        """Show what the list is narrowed by."""
        self._filter = wanted
        if self.search.text().strip() != wanted.text:
            self.search.setText(wanted.text)
        known, me = self._session.overview, self._session.person
        statuses = sorted(set(standing.STATUS) if known is None else set(known.statuses) | set(wanted.statuses))
        units = [] if known is None else [(one.id, one.name, one.depth) for one in known.units]
        flows = [] if known is None else [(one.id, one.name, 0) for one in known.workflows]
        self._status.offer([(code, standing.status(code), 0) for code in statuses], wanted.statuses, several=True)
        self._unit.offer(units, wanted.units, several=True)
        self._workflow.offer(flows, () if wanted.workflow is None else (wanted.workflow,))
        self._since.offer(*self._times(wanted.since_ms))
        self._mine.setChecked(bool(me) and wanted.requester == me)
        self._waiting.setChecked(bool(me) and wanted.waiting_for == me)
        for one in (self._mine, self._waiting):
            one.setEnabled(bool(me))
        self._clear.setVisible(wanted != Filter())

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

    # ------------------------------------------------------------ what was chosen

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
        self._wish(text=self.search.text().strip())

    @Slot(tuple)
    def _status_chosen(self, keys: tuple[str, ...]) -> None:
        self._wish(statuses=keys)

    @Slot(tuple)
    def _unit_chosen(self, keys: tuple[str, ...]) -> None:
        self._wish(units=keys)

    @Slot(tuple)
    def _workflow_chosen(self, keys: tuple[str, ...]) -> None:
        self._wish(workflow=keys[0] if keys else None)

    @Slot(tuple)
    def _since_chosen(self, keys: tuple[str, ...]) -> None:
        self._wish(since_ms=int(keys[0]) if keys else None)

    @Slot(bool)
    def _mine_chosen(self, chosen: bool) -> None:
        self._wish(requester=self._session.person if chosen else None)

    @Slot(bool)
    def _waiting_chosen(self, chosen: bool) -> None:
        self._wish(waiting_for=self._session.person if chosen else None)

    @Slot()
    def _cleared(self) -> None:
        self.search.clear()
        self.filter_wanted.emit(Filter())
        self.search.setFocus()

    def _wish(self, **changed: object) -> None:
        self.filter_wanted.emit(msgspec.structs.replace(self._filter, **changed))

    # ------------------------------------------------------------ inside

    def _times(self, chosen: int | None) -> tuple[list[tuple[str, str, int]], tuple[str, ...]]:
        today = datetime.fromtimestamp(clock.now_ms() / 1000, UTC).astimezone()
        today = today.replace(hour=0, minute=0, second=0, microsecond=0)
        offered = [
            (_ms(today), self.tr("today"), 0),
            (_ms(today - timedelta(days=7)), self.tr("in the last 7 days"), 0),
            (_ms(today - timedelta(days=30)), self.tr("in the last 30 days"), 0),
            (_ms(today.replace(month=1, day=1)), self.tr("this year"), 0),
        ]
        if chosen is None:
            return offered, ()
        if str(chosen) not in [key for key, _, _ in offered]:
            offered.append((str(chosen), self.tr("since %1").replace("%1", day_of(chosen), 1), 0))
        return offered, (str(chosen),)

    @Slot()
    def _tint(self) -> None:
        self._glass.setIcon(icon("search", self._session.theme.colour("muted")))


class _Chip(QToolButton):
    """One thing that the list can be narrowed by; it says by what, and looks pressed while it does."""

    chosen = Signal(tuple)
    """Keys of what is chosen, none for anything."""

    def __init__(self, session: Session, icon_name: str, text: str, *, choices: bool = True) -> None:
        super().__init__()
        self._session, self._word, self._icon_name = session, text, icon_name
        self.setText(text)
        self.setAccessibleName(text)
        self.setProperty("look", "chip")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._has_choices = choices
        if choices:
            menu = QMenu(self)
            menu.setAccessibleName(text)
            menu.triggered.connect(self._triggered)
            self.setMenu(menu)
            self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        session.theme.looks_changed.connect(self._tint)
        self.toggled.connect(self._tint)
        self._tint()

    def offer(self, choices: list[tuple[str, str, int]], chosen: tuple[str, ...], *, several: bool = False) -> None:
        """Offer these (key, words, how far in); ``chosen`` are in force."""
        menu = self.menu()
        menu.clear()
        group = QActionGroup(menu)
        group.setExclusionPolicy(
            QActionGroup.ExclusionPolicy.None_ if several else QActionGroup.ExclusionPolicy.ExclusiveOptional
        )
        anything = menu.addAction(self.tr("Any"))
        anything.setData("")
        anything.setCheckable(True)
        anything.setChecked(not chosen)
        menu.addSeparator()
        for key, words, depth in choices:
            action = menu.addAction(f"{'    ' * depth}{words}".replace("&", "&&"))
            action.setData(key)
            action.setCheckable(True)
            action.setChecked(key in chosen)
            group.addAction(action)
        named = [words for key, words, _ in choices if key in chosen]
        self.setChecked(bool(chosen))
        shown = ", ".join(named[:2]) + (f" +{len(named) - 2}" if len(named) > 2 else "")
        text = f"{self._word}: {shown}" if named else self._word
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and Return open the choices, as a click does."""
        if self._has_choices and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down}:
            self.showMenu()
            return
        super().keyPressEvent(event)

    @Slot(QAction)
    def _triggered(self, action: QAction) -> None:
        if not action.data():
            self.chosen.emit(())
            return
        self.chosen.emit(tuple(one.data() for one in self.menu().actions() if one.isChecked() and one.data()))

    @Slot()
    def _tint(self) -> None:
        colour = self._session.theme.colour("accent" if self.isChecked() else "muted")
        side = icon_side(self._session.theme, 1.0)
        self.setIcon(icon(self._icon_name, colour))
        self.setIconSize(QSize(side, side))


def _ms(when: datetime) -> str:
    return str(int(when.timestamp() * 1000))
