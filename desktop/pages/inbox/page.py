"""The page “inbox”: the list at the leading side, the card at the trailing side, and the keys of both."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QAction, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QSplitter, QWidget

from desktop.actions import Actions
from desktop.leaving import Signed
from desktop.page import Page
from desktop.pages.inbox.arranging import Key, Wanted
from desktop.pages.inbox.away import Away
from desktop.pages.inbox.card_view import CardView
from desktop.pages.inbox.list_side import ListSide
from desktop.pages.inbox.row_words import RowWords
from desktop.pages.inbox.rows import InboxRows
from desktop.pages.inbox.view_model import InboxView, stages
from desktop.session import Session
from desktop.widgets.plain import column

if TYPE_CHECKING:
    from workflows.changes import Changes

_SPLIT = "inbox-split"
_MOST_LISTED = 25


class InboxPage(Page):
    """Widgets and wiring; what they show and do is the view-model's."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.model = InboxView(session, self)
        self.away = Away(session, self)
        self._words = RowWords()
        self.rows = InboxRows(self._words, self)
        self.side = ListSide(session.theme, self.rows)
        self.card = CardView(session, self.model)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self.side)
        self._split.addWidget(self.card)
        self._split.setStretchFactor(0, 2)
        self._split.setStretchFactor(1, 3)
        self.side.setMinimumWidth(220)
        self.card.setMinimumWidth(300)
        kept = session.remembered.blob(_SPLIT)
        if kept is None or not self._split.restoreState(kept):
            self._split.setSizes([370, 690])
        column(self, gap=0).addWidget(self._split)
        self._wire()

    def _wire(self) -> None:
        model, side, card = self.model, self.side, self.card
        model.rows_changed.connect(self._show_rows)
        model.current_changed.connect(self._show_current)
        model.chosen_changed.connect(self._show_chosen)
        model.stages_changed.connect(self._show_stages)
        model.said.connect(self.notice_requested)
        model.signed.connect(self._signed)
        self.rows.more_requested.connect(model.waiting.fetch_more)
        side.wanted_changed.connect(self._want)
        side.looked_at.connect(self._look_at)
        side.card_requested.connect(self._go_to_card)
        side.choose_none_requested.connect(model.choose_none)
        side.new_request_requested.connect(self._new_request)
        side.away_requested.connect(self._see_meanwhile)
        side.away_closed.connect(self.away.close)
        self.away.changed.connect(self._show_meanwhile)
        card.request_requested.connect(self._open_request)
        card.entry_requested.connect(self._open_entry)
        card.budget_requested.connect(self._open_budget)
        card.notice_requested.connect(self.notice_requested)
        card.list_requested.connect(self.go_to_list)
        self._split.splitterMoved.connect(self._keep_split)
        self.session.theme.looks_changed.connect(self.rows.speak_anew)

    def bind_actions(self, actions: Actions) -> None:
        """Give the actions of the table something to do here."""
        model = self.model
        for id_, intent in (
            ("approve", model.approve),
            ("reject", model.reject),
            ("ask-changes", model.ask_changes),
            ("hand-on", model.hand_on),
            ("abstain", model.abstain),
            ("comment", model.comment),
            ("undo", model.undo),
            ("next", model.next),
            ("previous", model.previous),
            ("choose", model.choose),
            ("open-request", self._open_whole),
            ("why", self._turn_why),
            ("filter-inbox", self._go_to_filter),
        ):
            action = actions.bind(id_, self, intent, page="inbox")
            # A key that is held down decides one request, not one after the other.
            action.setAutoRepeat(id_ in {"next", "previous"})

    # ------------------------------------------------------------ the page

    def refresh(self) -> None:
        """Ask anew."""
        self.model.refresh()
        self.away.sit_down(self.session.person)

    def concerns(self, changes: "Changes") -> bool:
        """Whether it touches what is shown here."""
        return self.model.concerns(changes)

    def take_time(self) -> None:
        """Tasks grow late, and stand under another heading then."""
        from workflows import clock  # noqa: PLC0415 -- after the first paint

        if self.model.waiting.take_time(clock.now_ms()):
            self._show_rows()
            self.rows.speak_anew()
        self.card.take_time()

    def open_item(self, item: str) -> None:
        """Look at this request."""
        self.model.open_request(item)

    def first_focus(self) -> QWidget | None:
        """The list."""
        return self.side.view

    def finish(self) -> None:
        """The window or the office is closed: what counts leaves now."""
        self.model.leaving.send_all()
        self.away.leave()

    def hideEvent(self, event: QHideEvent) -> None:
        """The page is left: what counts leaves now."""
        if not event.spontaneous():
            self.model.leaving.send_all()
            self.away.leave()
        super().hideEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """The page is seen again."""
        super().showEvent(event)
        self.away.come_back()

    def changeEvent(self, event: QEvent) -> None:
        """The window came forward, or another program did."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isVisible():
            if self.isActiveWindow():
                self.away.come_back()
            else:
                self.away.leave()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to the list, and then chooses none."""
        if event.key() == Qt.Key.Key_Escape:
            if self.side.view.hasFocus():
                self.model.choose_none()
            self.go_to_list()
            return
        super().keyPressEvent(event)

    # ------------------------------------------------------------ slots

    @Slot()
    def go_to_list(self) -> None:
        """Put the keyboard on the list."""
        self.side.view.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _show_meanwhile(self) -> None:
        found = self.away.meanwhile
        beyond = tuple(one.name for one in found.exceeded) if found else ()
        self.side.show_away(len(found.new) if found else 0, len(found.decided) if found else 0, beyond)
        if found is None:
            self.side.show_only(None)

    @Slot(str)
    def _see_meanwhile(self, what: str) -> None:
        found = self.away.meanwhile
        if found is None:
            return
        if what == "budgets":
            self._open_budget(found.exceeded[0].budget if len(found.exceeded) == 1 else "")
            return
        if what == "new":
            self.side.show_only(frozenset(found.new))
            return
        from desktop.wording.standing import status  # noqa: PLC0415 -- after the first paint

        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(self.tr("Decided by others"))
        for one in found.decided[:_MOST_LISTED]:
            action = menu.addAction(f"{one.title} – {status(one.status)}".replace("&", "&&"))
            action.setData(one.request)
        menu.triggered.connect(self._decided_chosen)
        menu.popup(self.side.mapToGlobal(self.side.rect().center()))

    @Slot(QAction)
    def _decided_chosen(self, action: QAction) -> None:
        self._open_request(str(action.data()))

    @Slot()
    def _show_rows(self) -> None:
        waiting = self.model.waiting
        if waiting.names is not self._words.names or waiting.now_ms != self._words.now_ms:
            self._words.names, self._words.now_ms = waiting.names, waiting.now_ms
            self._words.forget()
        self.rows.show_rows(waiting.rows, has_more=waiting.has_more and not waiting.is_loading)
        self._show_stages()
        self._show_chosen()
        known = self.session.overview
        self.side.show_rows(
            is_new=known is not None and not any(known.statuses.values()),
            count=waiting.count,
            shown=waiting.found,
            is_loading=waiting.is_loading,
            is_known=waiting.is_known,
            is_filtered=bool(waiting.wanted.typed.strip()) or waiting.wanted.only is not None,
        )
        self.side.show_current(self.model.current)

    @Slot()
    def _show_current(self) -> None:
        self.side.show_current(self.model.current)

    @Slot()
    def _show_chosen(self) -> None:
        self.rows.show_chosen(self.model.chosen)
        self.side.show_chosen(len(self.model.chosen))

    @Slot()
    def _show_stages(self) -> None:
        self.rows.show_stages(stages(self.model))

    @Slot(object)
    def _signed(self, _signed: Signed) -> None:
        self._show_stages()

    @Slot(object)
    def _want(self, wanted: Wanted) -> None:
        self.model.want(wanted)

    @Slot(object)
    def _look_at(self, key: Key) -> None:
        self.model.select(key)

    @Slot()
    def _go_to_card(self) -> None:
        self.card.area.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _go_to_filter(self) -> None:
        self.side.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.side.filter.selectAll()

    @Slot()
    def _new_request(self) -> None:
        self.page_requested.emit("new_request", "")

    @Slot()
    def _open_whole(self) -> None:
        if self.model.current is not None:
            self._open_request(self.model.current[0])

    @Slot(str)
    def _open_request(self, request: str) -> None:
        self.page_requested.emit("requests", request)

    @Slot()
    def _turn_why(self) -> None:
        self.card.content.deciders.turn()

    @Slot(str)
    def _open_budget(self, budget: str) -> None:
        self.page_requested.emit("people", f"budget:{budget}")

    @Slot(str)
    def _open_entry(self, entry: str) -> None:
        self.page_requested.emit("log", f"leaf:{entry}")

    @Slot()
    def _keep_split(self) -> None:
        self.session.remembered.keep(_SPLIT, self._split.saveState())
