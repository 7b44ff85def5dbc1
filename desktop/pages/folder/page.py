"""The page “Folder and laptops”: where the office is shared, with whom, and what is the matter."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QWidget

from desktop.actions import Actions
from desktop.page import Notice, Page
from desktop.pages.folder.alarm_cards import AlarmCard, matters
from desktop.pages.folder.dialogs import Dialogs
from desktop.pages.folder.ending import EndAskedCard
from desktop.pages.folder.folder_card import FolderCard
from desktop.pages.folder.folding import Folding
from desktop.pages.folder.held import HeldCard
from desktop.pages.folder.invitation_card import InvitationCard
from desktop.pages.folder.keyed import KeyedColumn
from desktop.pages.folder.laptop_card import LaptopCard, LaptopValue
from desktop.pages.folder.matrix_card import MatrixCard
from desktop.pages.folder.no_folder import NoFolder
from desktop.pages.folder.recovery import RecoveryCard
from desktop.pages.folder.view_model import FolderModel
from desktop.pages.folder.words_card import WordsCard
from desktop.session import Session
from desktop.theme import SPACE
from desktop.widgets.icon_button import wear_icon
from desktop.widgets.plain import button, card, column, label, row
from desktop.wording.said import Said
from workflows import clock

if TYPE_CHECKING:
    from desktop.pages.folder.deeds import Done
    from workflows.changes import Changes
    from workflows.office.showing.folder_shown import FolderShown

_TICK_MS = 20_000
"""How often “2 minutes ago” is said anew."""
_WIDEST = 84
"""Of the column, in points of text: longer lines are hard to read."""


class FolderPage(Page):
    """The folder and the laptops. All of it scrolls as one column."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.model = FolderModel(session, self)
        self.dialogs = Dialogs(session, self.model, self)
        self._tick = QTimer(self, interval=_TICK_MS)
        self._tick.timeout.connect(self._say_times)
        self._lay_out()
        self._wire()

    # ------------------------------------------------------------ what the window calls

    def bind_actions(self, actions: Actions) -> None:
        """The window's own action looks into the folder; the button is another way to it."""
        self.exchange.clicked.connect(actions.action("exchange").trigger)

    def refresh(self) -> None:
        """Ask for everything anew."""
        self.model.refresh()

    def concerns(self, changes: "Changes") -> bool:
        """Entries come and go with every act."""
        del changes
        return True

    def lasting(self, item: str) -> str:
        """Every item opens a question."""
        del item
        return ""

    def open_item(self, item: str) -> None:
        """``connect`` and ``invite`` open what they name, as soon as the office has answered."""
        self.dialogs.open_later(item)

    def first_focus(self) -> QWidget | None:
        """What there is to do."""
        return self.exchange if self.exchange.isVisible() else self.nothing.connect_button

    def finish(self) -> None:
        """The window or the office is closed: nothing waits here, and no question may stay."""
        self._tick.stop()
        self.dialogs.close_all()

    def showEvent(self, event: QShowEvent) -> None:
        """Qt shows the page."""
        super().showEvent(event)
        self._tick.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Qt hides it."""
        self._tick.stop()
        super().hideEvent(event)

    # ------------------------------------------------------------ made once

    def _lay_out(self) -> None:
        theme = self.session.theme
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column(self).addWidget(self.area)
        middle = QWidget()
        line = row(middle, margin=6, gap=0)
        self._body = QWidget()
        line.addWidget(self._body, 1000)
        line.addStretch(1)
        self.area.setWidget(middle)
        box = column(self._body, gap=4)
        box.addWidget(self._head())
        self.words, self.alarms, self.ends = KeyedColumn(), KeyedColumn(), KeyedColumn()
        self.nothing = NoFolder(theme)
        self.folder = FolderCard(theme)
        self.laptops = KeyedColumn()
        self.matrix = MatrixCard(theme)
        self._codes_frame, codes = card()
        self.codes = KeyedColumn()
        codes.addWidget(self.codes)
        self.held = HeldCard(theme)
        self.recovery = RecoveryCard(theme)
        for one in (self.words, self.ends, self.alarms, self.folder, self.nothing):
            box.addWidget(one)
        self._titles: dict[QWidget, QLabel] = {}
        for words, part in (
            (self.tr("Codes that were given out"), self._codes_frame),
            (self.tr("Laptops"), self.laptops),
            (self.tr("Who has seen what"), self.matrix),
            (self.tr("Held work"), self.held),
            (self.tr("Recovery key"), self.recovery),
        ):
            box.addSpacing(2 * SPACE)
            self._titles[part] = label(words, "heading")
            box.addWidget(self._titles[part])
            box.addWidget(part)
        box.addStretch(1)
        self._fit()

    def _head(self) -> QWidget:
        self.exchange = button(self.tr("Exchange now"))
        wear_icon(self.exchange, self.session.theme, "refresh-cw")
        self.invite = button(self.tr("Invite a laptop…"), "primary")
        wear_icon(self.invite, self.session.theme, "laptop", "on_accent")
        return Folding(label(self.tr("Folder and laptops"), "title", wrap=True), self.exchange, self.invite)

    def _wire(self) -> None:
        model, dialogs = self.model, self.dialogs
        self.session.theme.looks_changed.connect(self._fit)
        self.session.overview_changed.connect(self.grow_stale)
        self.session.person_changed.connect(self.grow_stale)
        model.shown_changed.connect(self._show)
        model.pending_changed.connect(self._show)
        model.held_changed.connect(self._show)
        model.done.connect(self._tell)
        model.failed.connect(self._tell_failed)
        model.became_busy.connect(self._show_busy)
        model.folder_changed.connect(self.session.folder_changed)
        self.invite.clicked.connect(dialogs.open_invite)
        self.nothing.connect_requested.connect(dialogs.open_connect)
        self.folder.change_requested.connect(dialogs.open_connect)
        self.folder.disconnect_requested.connect(dialogs.ask_disconnect)
        self.folder.repair_requested.connect(self._repair)
        self.held.look_requested.connect(model.look_for_held)
        self.held.ratify_requested.connect(dialogs.ask_ratify)

    # ------------------------------------------------------------ shown

    @Slot()
    def _show(self) -> None:
        shown = self.model.shown
        if shown is None:
            return
        has_folder, may = shown.place is not None, self.model.may_decide
        found = matters(shown)
        self.words.show_items(
            [(one.nonce, (one, shown.names.people.get(one.person, one.person), may)) for one in self.model.pending],
            self._words_card,
        )
        self.ends.show_items(
            [((one.device, one.by), (one, shown, may)) for one in shown.ends_asked], self._end_asked_card
        )
        self.alarms.show_items(found, self._alarm_card)
        self.nothing.setVisible(not has_folder)
        self.folder.setVisible(has_folder)
        self.exchange.setVisible(has_folder)
        self.invite.setVisible(has_folder and may)
        if has_folder:
            self.folder.show_folder(shown, clock.now_ms(), len(found))
        many = len(shown.laptops) > 1
        self._show_laptops(shown)
        self._show_part(self.laptops, visible=has_folder or many)
        self.matrix.show_folder(shown)
        self._show_part(self.matrix, visible=many)
        self.codes.show_items(
            [(one.nonce, (one, shown.names.people.get(one.person, one.person), may)) for one in shown.invitations],
            self._invitation_card,
        )
        self._show_part(self._codes_frame, visible=bool(shown.invitations) and has_folder)
        self.held.show_held(self.model.held, shown.names, may_decide=may)
        self._show_part(self.held, visible=many)
        self.recovery.show_folder(shown)

    def _show_laptops(self, shown: "FolderShown") -> None:
        now_ms = clock.now_ms()
        may_end = bool(self.model.owner) if shown.is_primary else bool(self.session.person)
        may_end = may_end and shown.ended is None
        self.laptops.show_items(
            [
                (one.line.device, LaptopValue(laptop=one, shown=shown, now_ms=now_ms, may_end=may_end))
                for one in shown.laptops
            ],
            self._laptop_card,
        )

    def _show_part(self, part: QWidget, *, visible: bool) -> None:
        part.setVisible(visible)
        self._titles[part].setVisible(visible)

    @Slot()
    def _say_times(self) -> None:
        self._show()

    @Slot(bool)
    def _show_busy(self, busy: bool) -> None:
        self.folder.show_busy(busy=busy)

    @Slot()
    def _fit(self) -> None:
        self._body.setMaximumWidth(round(self.session.theme.base_pt * _WIDEST))

    # ------------------------------------------------------------ cards

    def _words_card(self) -> QWidget:
        made = WordsCard(self.session.theme)
        made.same_chosen.connect(self.model.admit)
        made.different_chosen.connect(self.model.refuse)
        return made

    def _end_asked_card(self) -> QWidget:
        made = EndAskedCard(self.session.theme)
        made.look_requested.connect(self.dialogs.open_end)
        return made

    def _alarm_card(self) -> QWidget:
        made = AlarmCard(self.session.theme)
        made.action_requested.connect(self._follow_alarm)
        return made

    def _laptop_card(self) -> QWidget:
        made = LaptopCard(self.session.theme)
        made.end_requested.connect(self.dialogs.open_end)
        return made

    def _invitation_card(self) -> QWidget:
        made = InvitationCard(self.session.theme)
        made.show_requested.connect(self.dialogs.show_code)
        made.take_back_requested.connect(self.dialogs.ask_take_back)
        return made

    # ------------------------------------------------------------ what follows

    @Slot(str, str)
    def _follow_alarm(self, wish: str, entry: str) -> None:
        match wish:
            case "connect" | "connect-again":
                self.dialogs.open_connect()
            case "look":
                self.model.exchange()
            case "repair":
                self._repair()
            case "log":
                self.page_requested.emit("log", entry)
            case "verify":
                self.page_requested.emit("log", "verify")
            case "held":
                self._show_held()
            case "help":
                self.page_requested.emit("help", "folder")

    def _show_held(self) -> None:
        """Bring the list of held work into sight. It may still be on its way; then it is looked for at once."""
        self.model.look_for_held()
        self.area.ensureWidgetVisible(self.held)
        self.held.list.setFocus()

    @Slot()
    def _repair(self) -> None:
        self.model.exchange(deep=True)

    @Slot(object)
    def _tell(self, done: "Done") -> None:
        words = {
            "connected": self.tr("The folder is connected."),
            "disconnected": self.tr("This office lives on this laptop alone again. The folder stays as it is."),
            "exchanged": self.tr("Exchanged with the folder."),
            "taken-back": self.tr("The code lets nobody in any more."),
            "admitted": self.tr("“%1” is let in."),
            "refused": self.tr("The laptop was not let in."),
            "ended": self.tr("The log of “%1” has ended, and all others have new keys."),
            "end-asked": self.tr("Your word about “%1” is given. It ends when an owner says so too."),
            "ratified": self.tr("The chosen entries count now."),
        }[done.code].replace("%1", done.name)
        if done.is_behind:
            words += " " + self.tr("The folder did not take it yet; that is tried again by itself.")
        tone = "plain" if done.code in {"disconnected", "refused", "taken-back"} else "good"
        self.notice_requested.emit(Notice(text=words, tone="warn" if done.is_behind else tone))  # type: ignore[arg-type]  # one of four

    @Slot(object)
    def _tell_failed(self, said: Said) -> None:
        if not self.dialogs.takes_problems:
            self.notice_requested.emit(Notice(text=said.whole, tone="bad"))
