"""The decision log: whether it is as it was written, every entry as a sentence, and who has seen what."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, Slot
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QTabBar, QWidget

from desktop import numbers
from desktop.actions import Actions
from desktop.page import Notice, Page
from desktop.pages.log.check_card import CheckCard
from desktop.pages.log.checking import LogCheck
from desktop.pages.log.entries_view import EntriesView
from desktop.pages.log.export_bar import ExportBar
from desktop.pages.log.exporting import Exporting
from desktop.pages.log.laptops_view import LaptopsView
from desktop.pages.log.view_model import LogView
from desktop.session import Session
from desktop.theme import SPACE
from desktop.widgets.choosing_paths import choose_folder
from desktop.widgets.icon_button import IconButton
from desktop.widgets.plain import column, label, row

if TYPE_CHECKING:
    from workflows.changes import Changes

ENTRIES, LAPTOPS = 0, 1
"""The sides of the page, as tabs."""


class LogPage(Page):
    """The check above, and the two sides below it."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.model = LogView(session, self)
        self.check = LogCheck(session, self)
        self.exporting = Exporting(session, self)
        self._synced_ms: int | None = None

    def build(self) -> Iterator[None]:
        """The check and the list first; then the entry that is looked at, and the other side."""
        self._count = label("", "muted")
        self._count.setAccessibleName(self.tr("How many"))
        self.export_button = IconButton(self.session.theme, "download", self.tr("Export the log (Ctrl+E)"))
        self.export_button.clicked.connect(self.export)
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(self.tr("Sides of the log"))
        self.tabs.addTab(self.tr("Entries"))
        self.tabs.addTab(self.tr("Laptops and checkpoints"))
        self._sides = QStackedWidget()
        self._sides.setProperty("look", "clear")
        self._lay_out()
        yield
        self.entries = EntriesView(self.session, self.model, self._sides)
        self._sides.addWidget(self.entries)
        yield from self.entries.build()
        yield
        self.laptops = LaptopsView(self.session, self.model, self._sides)
        self._sides.addWidget(self.laptops)
        self._wire()

    def _lay_out(self) -> None:
        head = row(gap=3)
        head.addWidget(label(self.tr("Decision log"), "title"))
        head.addWidget(self._count, 1, Qt.AlignmentFlag.AlignBottom)
        head.addWidget(self.export_button)
        # Where type is large and the window low, the page scrolls, rather than leave one row of the list.
        self._around = QScrollArea(self)
        self._around.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._around.setWidgetResizable(True)
        self._around.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        whole = column(self)
        whole.addWidget(self._around, 1)
        inner = QWidget(self._around.viewport())
        self._around.setWidget(inner)
        box = column(inner, margin=6, gap=3)
        box.addLayout(head)
        self.check_card = CheckCard(self.session, self.check, inner)
        box.addWidget(self.check_card)
        box.addWidget(self.tabs)
        box.addWidget(self._sides, 1)
        foot = column(gap=2)
        foot.setContentsMargins(6 * SPACE, 0, 6 * SPACE, 0)
        foot.addWidget(ExportBar(self.session.theme, self.exporting))
        whole.addLayout(foot)

    def _wire(self) -> None:
        self.tabs.currentChanged.connect(self._turn)
        self.check_card.entry_wanted.connect(self.show_entry)
        self.check_card.request_wanted.connect(self._to_request)
        self.entries.request_wanted.connect(self._to_request)
        self.entries.proof_copied.connect(self._copied)
        self.laptops.folder_wanted.connect(self._to_folder)
        self.model.logs_changed.connect(self._counted)
        self.model.entry_found.connect(self.show_entry)
        self.model.entry_unknown.connect(self._say_unknown)
        self.check.ended.connect(self._checked)
        self.exporting.notice_wanted.connect(self.notice_requested)
        self.session.overview_changed.connect(self._exchanged)

    # ------------------------------------------------------------ what the window calls

    def bind_actions(self, actions: Actions) -> None:
        """Let the keys of this page do something."""
        actions.bind("verify", self, self.verify, page="log")
        actions.bind("filter-log", self, self.to_search, page="log")
        actions.bind("export-log", self, self.export, page="log")

    def refresh(self) -> None:
        """Ask for everything anew; what is shown stays until it comes."""
        self.model.refresh()
        if self.check.last is None:
            self.check.recall()

    def take_changes(self, changes: "Changes") -> None:
        """Whatever was written stands in the log."""
        self.grow_stale()

    def open_item(self, item: str) -> None:
        """``entry:<device>:<position>``; ``leaf:<hash>``; ``verify``; ``laptops``; ``search:`` with words."""
        kind, _, rest = item.partition(":")
        device, _, position = rest.rpartition(":")
        if kind == "entry" and position.isdecimal():
            self.show_entry(device, int(position))
        elif kind == "leaf":
            self.tabs.setCurrentIndex(ENTRIES)
            self.model.find(rest)
        elif kind == "verify":
            self.verify()
        elif kind == "laptops":
            self.tabs.setCurrentIndex(LAPTOPS)
        elif kind == "search":
            self.entries.bar.search.setText(rest)
            self.to_search()
            self.entries.bar.wish()

    def lasting(self, item: str) -> str:
        """A check is not begun by going back."""
        return "" if item == "verify" else item

    def first_focus(self) -> QWidget | None:
        """The list; the entry that was asked for; or the tabs of the other side."""
        if self.tabs.currentIndex() == LAPTOPS:
            return self.tabs
        return self.entries.entry.close_button if self.entries.table.isHidden() else self.entries.table

    def finish(self) -> None:
        """The window is closed: long work ends at its next step."""
        self.check.cancel()
        self.exporting.cancel()

    # ------------------------------------------------------------ what somebody does

    @Slot()
    def verify(self) -> None:
        """Check everything now, where it can be seen."""
        self._around.verticalScrollBar().setValue(0)
        self.check.verify()

    @Slot()
    def to_search(self) -> None:
        """Put the keyboard into the search."""
        self.tabs.setCurrentIndex(ENTRIES)
        self.entries.to_search()

    @Slot(str, int)
    def show_entry(self, device: str, position: int) -> None:
        """Show one entry beside the list."""
        self.tabs.setCurrentIndex(ENTRIES)
        self.entries.show_entry(device, position)
        self._around.ensureWidgetVisible(self.entries, 0, 0)

    @Slot()
    def export(self) -> None:
        """Choose a folder, and write the log into a new one inside it."""
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        choose_folder(self, self.tr("Where should the exported log lie?"), self._export_into, start=documents)

    # ------------------------------------------------------------ inside

    @Slot(int)
    def _turn(self, side: int) -> None:
        self._sides.setCurrentIndex(side)

    @Slot(str)
    def _export_into(self, folder: str) -> None:
        self.exporting.export(Path(folder))

    @Slot(str)
    def _to_request(self, request: str) -> None:
        self.page_requested.emit("requests", request)

    @Slot()
    def _to_folder(self) -> None:
        self.page_requested.emit("folder", "")

    @Slot()
    def _say_unknown(self) -> None:
        self.notice_requested.emit(Notice(text=self.tr("This entry is not on this laptop."), tone="warn"))

    @Slot()
    def _copied(self) -> None:
        text = self.tr("The proof was copied. It is a text of C2SP tlog-proof, which other programs check.")
        self.notice_requested.emit(Notice(text=text, tone="good"))

    @Slot(bool)
    def _checked(self, sound: bool) -> None:
        """The card says it; where the page is not seen, a line in passing does."""
        if not sound:
            self.model.reload()
        if self.isVisible():
            return
        if sound:
            said = Notice(text=self.tr("The log was checked: it is as it was written."), tone="good")
        else:
            text = self.tr("The log was checked: something is not as it was written.")
            said = Notice(text=text, tone="bad", action_text=self.tr("Show"), page="log")
        self.notice_requested.emit(said)

    @Slot()
    def _counted(self) -> None:
        logs = self.model.logs
        if logs is not None:
            said = self.tr("one entry") if logs.entries == 1 else self.tr("%1 entries")
            self._count.setText(said.replace("%1", numbers.count(logs.entries), 1))

    @Slot()
    def _exchanged(self) -> None:
        """An exchange lights lamps and brings entries, without anything else having changed."""
        known = self.session.overview
        synced_ms = None if known is None else known.synced_ms
        if synced_ms != self._synced_ms:
            self._synced_ms = synced_ms
            self.grow_stale()
