"""The window: side list, one page at a time, menus, the palette. All wiring between pages stands here, in one block."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6 import QtCore
from PySide6.QtCore import QChildEvent, QEvent, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from desktop.above_pages import AbovePages
from desktop.actions import Actions
from desktop.building import Building
from desktop.finding import Finder
from desktop.looks import Looks, first_place
from desktop.navigation import PLACES, Navigation
from desktop.page import Notice, Page, notice_of
from desktop.session import Session
from desktop.widgets.plain import row

if TYPE_CHECKING:
    from desktop.widgets.notice_bar import NoticeBar
    from workflows.changes import Changes
    from workflows.office.sharing.sharing import Exchanged


class Window(QMainWindow):
    """One window on one office."""

    painted = Signal()
    """The first painting is done: what is heavy may begin."""
    person_menu_requested = Signal()
    home_requested = Signal(object)
    """Path: wish to open the office in this home."""
    leave_requested = Signal()
    """Wish to leave the office that is open."""
    start_requested = Signal()
    office_requested = Signal()
    """Wish to open another office, or to start one."""
    quit_requested = Signal()
    exchange_requested = Signal()
    """Wish to exchange with the shared folder now."""
    close_requested = Signal()
    """Somebody closes the window; whoever hears it hides it or ends the program."""
    active_changed = Signal(bool)
    """Whether somebody looks at the window."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setWindowTitle("Countersign")
        self.setAcceptDrops(True)
        self.setMinimumSize(560, 420)
        self._session = session
        self._been: list[tuple[str, str]] = []
        self._building = Building(session, self)
        self._wanted: str | None = None  # the item to show as soon as the page is whole that is seen already
        self._told_of: set[str] = set()
        self._is_painted = False
        self.actions_table = Actions(self)
        self.looks = Looks(session, self)
        self.finder = Finder(session, self.actions_table, self)
        self.navigation = Navigation(session)
        self.stack = QStackedWidget()
        self.stack.setProperty("look", "clear")
        self.above = AbovePages(session, self.actions_table, self)
        self._notices: NoticeBar | None = None
        self._lay_out()
        self._wire()
        self._make_menus()
        self._restore_place()

    # ------------------------------------------------------------ the one wiring block

    def _wire(self) -> None:
        session, bind = self._session, self.actions_table.bind
        self.navigation.page_requested.connect(self.open_page)
        self.navigation.new_request_requested.connect(self.open_new_request)
        self.navigation.palette_requested.connect(self.finder.open)
        self.finder.place_chosen.connect(self.open_page)
        self.navigation.person_requested.connect(self.choose_person)
        session.bridge.changed.connect(self._take_changes)
        session.bridge.trouble_met.connect(self._say_trouble)
        session.person_changed.connect(self._person_changed)
        self._building.finished.connect(self._page_built)
        session.theme.looks_changed.connect(self._fit)
        self.above.page_requested.connect(self.open_page)
        self.above.leave_requested.connect(self.leave_requested)
        self.above.start_requested.connect(self.start_requested)
        bind("new-request", self, self.open_new_request)
        bind("read-documents", self, self.read_documents)
        bind("exchange", self, self.exchange)
        bind("switch-person", self, self.choose_person)
        bind("other-office", self, self.office_requested)
        bind("quit", self, self.quit_requested)
        bind("palette", self, self.finder.open)
        for place in PLACES:
            if place.page != "help":
                bind(f"go-{place.page}", self, partial(self.open_page, place.page))
        bind("search", self, self.search)
        bind("back", self, self.go_back)
        self.looks.bind_actions(self.actions_table, self)
        bind("help", self, self.open_help)
        bind("keys", self, self.open_keys)
        bind("about", self, self.open_about)

    def _wire_page(self, page: Page) -> None:
        page.page_requested.connect(self.open_page)
        page.notice_requested.connect(self.say)
        for name, answer in (("home_requested", self.home_requested), ("back_requested", self.go_back)):
            wish = getattr(page, name, None)
            if wish is not None:
                wish.connect(answer)

    # ------------------------------------------------------------ pages

    @Slot(str)
    @Slot(str, str)
    def open_page(self, name: str, item: str = "") -> None:
        """Show a page, and in it the item of this id."""
        if self._session.overview is None and name not in {"welcome", "help"}:
            name, item = "welcome", ""
        if name == "help":  # one place, whatever is read in it: it is about where one stood, and back leads there
            while self.current == "help":
                del self._been[-1]
            item = item or self.current
        page = self._begun(name)
        self._been = [*self._been[-50:], (name, page.lasting(item))]
        self._session.theme.dress(page)
        self.stack.setCurrentWidget(page)
        self.navigation.mark(name)
        self.navigation.setVisible(name != "welcome")
        self._wanted = item
        if page.is_built:
            self._arrive(page)
        else:
            self._building.hurry(page)

    def page(self, name: str) -> Page:
        """A page, whole; built when it is first asked for."""
        page = self._begun(name)
        self._building.finish(page)
        return page

    def prepare(self, name: str) -> bool:
        """Build the next part of a page; whether there is another after it."""
        known = self._building.pages.get(name)
        return self._building.go_on(known) if known is not None else not self._begun(name).is_built

    def _begun(self, name: str) -> Page:
        known = self._building.pages.get(name)
        if known is None:
            known = self._building.make(name)
            self.stack.addWidget(known)
            self._building.begin(known)
        return known

    @Slot(object)
    def _page_built(self, page: Page) -> None:
        bind_actions = getattr(page, "bind_actions", None)
        if bind_actions is not None:
            bind_actions(self.actions_table)
        self._wire_page(page)
        if self._wanted is not None and page is self.stack.currentWidget():
            self._arrive(page)

    def _arrive(self, page: Page) -> None:
        item, self._wanted = self._wanted, None
        if item:
            page.open_item(item)
        wanted = page.first_focus()
        if wanted is not None:
            wanted.setFocus(QtCore.Qt.FocusReason.OtherFocusReason)

    @property
    def can_prepare(self) -> bool:
        """Whether pages may be built before they are opened: an office is open, whose pages they are."""
        return self._session.overview is not None

    @property
    def current(self) -> str:
        """The name of the page that is shown; empty before the first."""
        return self._been[-1][0] if self._been else ""

    def finish_pages(self) -> None:
        """The window or the office is closed: nothing may be left waiting."""
        for page in self._building.whole():
            page.finish()

    def forget_pages(self) -> None:
        """Another office is opened: no page may show anything of the one before."""
        for page in self._building.forget():
            self.stack.removeWidget(page)
            page.deleteLater()
        self._been, self._wanted = [], None

    @Slot()
    def go_back(self) -> None:
        """Show the page that was shown before."""
        if len(self._been) > 1:
            del self._been[-1]
            name, item = self._been.pop()
            self.open_page(name, item)

    @Slot()
    def open_new_request(self) -> None:
        """Begin a request."""
        self.open_page("new_request")

    @Slot()
    def open_help(self) -> None:
        """Show what help says about the page that is open."""
        self.open_page("help")

    @Slot()
    def open_keys(self) -> None:
        """Show all keys."""
        self.open_page("help", "keys")

    @Slot()
    def open_about(self) -> None:
        """Show what this program is."""
        self.open_page("help", "about")

    @Slot()
    def search(self) -> None:
        """Look for words in all requests."""
        self.open_page("requests", "search:")

    @Slot()
    def read_documents(self) -> None:
        """Choose files to read requests from."""
        self.open_page("new_request", "files:")

    @Slot()
    def exchange(self) -> None:
        """Exchange with the shared folder now."""
        self.exchange_requested.emit()
        self.say(Notice(text=self.tr("Looking into the shared folder…")))

    @Slot()
    def choose_person(self) -> None:
        """Choose who acts."""
        from desktop.widgets.person_menu import PersonMenu  # noqa: PLC0415 -- after the first painting

        if self._session.overview is not None:
            PersonMenu(self._session, self).open_at(self.navigation if self.navigation.isVisible() else self)

    # ------------------------------------------------------------ what is said in passing

    @Slot(object)
    def say(self, notice: Notice) -> None:
        """Say something for a moment."""
        if self._notices is None:
            from desktop.widgets.notice_bar import NoticeBar  # noqa: PLC0415 -- after the first painting

            self._notices = NoticeBar(self._session.theme, self)
            self._notices.action_chosen.connect(self._follow_notice)
        self._notices.say(notice)

    def say_plainly(self, text: str) -> None:
        """Say a line for a moment."""
        self.say(Notice(text=text))

    @Slot(object)
    def say_who_asks(self, done: "Exchanged") -> None:
        """A laptop waits for a person's word: say so once, wherever that person is in the window."""
        from desktop.wording.places import not_let_in  # noqa: PLC0415 -- after the first painting
        from workflows.office.sharing.admitting import Pending, Refused  # noqa: PLC0415 -- as above

        for one in done.admissions:
            if isinstance(one, Pending) and one.nonce not in self._told_of:
                self._told_of.add(one.nonce)
                words = self.tr("“%1” asks to be let into the office.").replace("%1", one.name)
                if self.current != "folder":
                    self.say(Notice(text=words, tone="warn", action_text=self.tr("Compare the words"), page="folder"))
            elif isinstance(one, Refused) and f"{one.nonce} {one.reason}" not in self._told_of:
                self._told_of.add(f"{one.nonce} {one.reason}")
                if not_let_in(one.reason):
                    self.say(Notice(text=not_let_in(one.reason), tone="warn", page="folder"))

    @Slot(object)
    def _say_trouble(self, error: Any) -> None:
        self.say(notice_of(error))

    @Slot(object)
    def _follow_notice(self, notice: Notice) -> None:
        if notice.page:
            self.open_page(notice.page, notice.item)

    # ------------------------------------------------------------ inside

    @Slot(object)
    def _take_changes(self, changes: "Changes") -> None:
        for page in self._building.whole():
            page.take_changes(changes)

    @Slot(str)
    def _person_changed(self, person: str) -> None:
        for page in self._building.whole():
            page.grow_stale()

    def _lay_out(self) -> None:
        middle = QWidget()
        line = row(middle, margin=0, gap=0)
        line.addWidget(self.navigation)
        inner = QVBoxLayout()
        inner.setSpacing(0)
        inner.addLayout(self.above.column)
        inner.addWidget(self.stack, 1)
        line.addLayout(inner, 1)
        self.setCentralWidget(middle)

    def _make_menus(self) -> None:
        titles = {
            "file": self.tr("&File"),
            "go": self.tr("&Go"),
            "view": self.tr("&View"),
            "help": self.tr("&Help"),
        }
        self.menuBar().clear()
        self._session.theme.dress(self.menuBar())
        for menu, title in titles.items():
            made = self.menuBar().addMenu(title)
            made.setAccessibleName(title.replace("&", ""))
            for line, action in self.actions_table.made():
                if line.menu == menu and not line.page:
                    made.addAction(action)

    def _restore_place(self) -> None:
        kept = self._session.remembered.blob("window")
        if kept is None or not self.restoreGeometry(kept):
            self.setGeometry(first_place(self.screen().availableGeometry()))

    def save_place(self) -> None:
        """Remember where the window stands and how large it is."""
        self._session.remembered.keep("window", self.saveGeometry())

    def showEvent(self, event: QShowEvent) -> None:
        """Qt shows the window."""
        super().showEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self, self._after_paint)

    @Slot()
    def _after_paint(self) -> None:
        self.repaint()
        self.painted.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt made the window larger or smaller."""
        super().resizeEvent(event)
        self._fit()
        if self._notices is not None:
            self._notices.place()

    @Slot()
    def _fit(self) -> None:
        self.navigation.fit(self.width())

    def childEvent(self, event: QChildEvent) -> None:
        """Qt is about to show a child for the first time: dialogs and menus follow the look by themselves."""
        child = event.child() if event.polished() else None
        if isinstance(child, QWidget) and child is not self.centralWidget():
            self._session.theme.dress(child)
        super().childEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Somebody closes the window."""
        event.ignore()
        self.save_place()
        self.close_requested.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Qt changed something about the window, such as the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.actions_table.speak_anew()
            self._make_menus()
        elif event.type() == QEvent.Type.ActivationChange:
            self.active_changed.emit(self.isActiveWindow())
        super().changeEvent(event)

    # ------------------------------------------------------------ files from outside

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files hover over the window."""
        if self._session.overview is not None and any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Files were dropped: whatever page is open, they are read into a new request."""
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.take_files(paths)

    def take_files(self, paths: list[str]) -> None:
        """Read requests from these files."""
        self.open_page("new_request")
        self.page("new_request").take_files(paths)
