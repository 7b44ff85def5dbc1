"""The page “Automations”: what the program does by itself, when it did so last, and when it will again."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from desktop.page import Notice, Page
from desktop.pages.automations.lines import EXCHANGE, more_waits, own_lines, wait_lines
from desktop.pages.automations.own_section import OwnSection
from desktop.pages.automations.view_model import AutomationsModel
from desktop.session import Session
from desktop.widgets.icon_button import wear_icon
from desktop.widgets.line_list import LineList
from desktop.widgets.plain import button, column, label, row
from desktop.wording.troubles import trouble
from workflows import clock

if TYPE_CHECKING:
    from workflows.changes import Changes

_TICK_MS = 20_000
"""How often “2 minutes ago” is said anew."""
_WIDEST = 60
"""Of the column, in times the size of body text."""


class AutomationsPage(Page):
    """One column: the office's automations, what the program does anyway, and what waits for a time."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.model = AutomationsModel(session, self)
        self._build()
        self._clock = QTimer(self, interval=_TICK_MS)
        self._clock.timeout.connect(self._tick)
        self.model.shown_changed.connect(self._show)
        self.model.caught_up.connect(self._say_done)
        self.model.failed.connect(self._say_failure)
        session.folder_changed.connect(self.grow_stale)
        session.theme.looks_changed.connect(self._widen)
        self._widen()

    def refresh(self) -> None:
        """Ask anew."""
        self.model.refresh()
        self.section.model.refresh()

    def concerns(self, changes: "Changes") -> bool:
        """Requests move by themselves; workflows say how."""
        return bool(changes.requests or changes.workflows or changes.office)

    def first_focus(self) -> QWidget:
        """What stands at the top, so that the page is not scrolled away from its beginning."""
        above = (self.section.list, self.section.add)
        return next((one for one in above if one.isVisibleTo(self)), self.own)

    def showEvent(self, event: QShowEvent) -> None:
        """Qt shows the page."""
        super().showEvent(event)
        self._clock.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Qt hides the page."""
        self._clock.stop()
        super().hideEvent(event)

    # ------------------------------------------------------------ layout

    def _build(self) -> None:
        theme = self.session.theme
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        column(self).addWidget(scroll)
        self._column = QWidget()
        line = row(margin=8)
        line.addWidget(self._column, 1)
        line.addStretch(0)
        inside = QWidget()
        inside.setLayout(line)
        scroll.setWidget(inside)
        box = column(self._column, gap=4)
        box.addWidget(label(self.tr("Automations"), "title", wrap=True))
        self.section = OwnSection(self.session, self)
        self.section.notice_requested.connect(self.notice_requested)
        self.section.request_requested.connect(self._open_request)
        box.addWidget(self.section)
        box.addWidget(label(self.tr("What the program always does"), "heading", wrap=True))
        said = self.tr("Whatever is not on this page is done by people, and signed.")
        box.addWidget(label(said, "muted", wrap=True))
        self.own = LineList(theme, self.tr("What happens by itself"), grows=True)
        self.own.line_chosen.connect(self._open_own)
        box.addWidget(self.own)
        self.due = button(self.tr("Do what is due now"))
        wear_icon(self.due, theme, "play")
        self.due.clicked.connect(self.model.catch_up)
        self.due.hide()
        pressing = row()
        pressing.addWidget(self.due)
        pressing.addStretch(1)
        box.addLayout(pressing)
        self._waits_title = label(self.tr("Waiting for a time"), "heading", wrap=True)
        self.waits = LineList(theme, self.tr("Requests that wait for a time"), grows=True)
        self.waits.line_chosen.connect(self._open_request)
        self._more = label("", "muted", wrap=True)
        box.addWidget(self._waits_title)
        box.addWidget(self.waits)
        box.addWidget(self._more)
        box.addStretch(1)

    @Slot()
    def _widen(self) -> None:
        self._column.setMaximumWidth(round(self.session.theme.base_pt * _WIDEST * 96 / 72))

    # ------------------------------------------------------------ what is shown

    @Slot()
    def _tick(self) -> None:
        self.section.model.refresh()  # runs are begun and end without a change of the office
        self._show()

    @Slot()
    def _show(self) -> None:
        shown = self.model.shown
        if shown is None:
            return
        now_ms = clock.now_ms()
        self.own.show_lines(own_lines(shown, now_ms))
        self.waits.show_lines(wait_lines(shown, now_ms))
        some = bool(shown.waits)
        self._waits_title.setVisible(some)
        self.waits.setVisible(some)
        left = sum(one.waiting for one in shown.steps if one.kind == "wait") - len(shown.waits)
        self._more.setText(more_waits(left))
        self._more.setVisible(left > 0)
        self.due.setVisible(self.model.may_act and any(one.due for one in shown.steps))

    # ------------------------------------------------------------ wishes

    @Slot(str)
    def _open_own(self, key: str) -> None:
        if key == EXCHANGE:
            self.page_requested.emit("folder", "")
            return
        steps = self.model.shown.steps if self.model.shown is not None else ()
        last = next((one.last for one in steps if one.kind == key), None)
        if last is not None:
            self.page_requested.emit("requests", last.request)

    @Slot(str)
    def _open_request(self, request: str) -> None:
        self.page_requested.emit("requests", request)

    @Slot(int)
    def _say_done(self, requests: int) -> None:
        if requests:
            words = self.tr("Went on with %n requests.", "", requests)
        else:
            words = self.tr("Nothing could be done yet: other laptops have some minutes for their own requests.")
        self.notice_requested.emit(Notice(text=words, tone="good" if requests else "plain"))
        self.model.refresh()

    @Slot(object)
    def _say_failure(self, error: object) -> None:
        from workflows.errors import CountersignError  # noqa: PLC0415 -- after the first painting

        text = trouble(error).whole if isinstance(error, CountersignError) else str(error)
        self.notice_requested.emit(Notice(text=text, tone="bad"))
