"""Every place that asks the window to go somewhere, pressed in the real window: the right page, the right thing."""

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop.app import Desktop
from desktop.building import PAGES
from desktop.leaving import Signed, Wish
from desktop.navigation import PLACES
from desktop.page import Notice, Page
from desktop.pages.automations.lines import EXCHANGE
from desktop.pages.automations.page import AutomationsPage
from desktop.pages.folder.page import FolderPage
from desktop.pages.help import texts
from desktop.pages.help.page import HelpPage
from desktop.pages.inbox.page import InboxPage
from desktop.pages.log.page import LogPage
from desktop.pages.new_request.page import NewRequestPage
from desktop.pages.people.page import PeoplePage
from desktop.pages.records.page import RecordsPage
from desktop.pages.requests.page import RequestsPage
from desktop.pages.rules.page import RulesPage
from desktop.pages.settings.page import SettingsPage
from desktop.pages.welcome.page import WelcomePage
from desktop.widgets.command_palette import CommandPalette
from tests.support.desktop_window import close_desktop, open_desktop
from tests.support.sample_homes import sample_home
from workflows.office.office import Office
from workflows.office.records.grouped import add_shown
from workflows.office.records.writing import Recorded

PageT = TypeVar("PageT", bound=Page)
WAIT_MS = 20_000
DESKTOP = Path(__file__).resolve().parents[2] / "desktop"


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What lies in the sample firm, and is asked for."""

    request: str
    device: str
    position: int
    leaf: str
    table: str
    record: str


class Walk:
    """A window, and what somebody presses in it."""

    def __init__(self, qtbot: QtBot, desktop: Desktop, known: Known) -> None:
        self.qtbot, self.desktop, self.known = qtbot, desktop, known
        self.window = desktop.window

    def until(self, holds: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(holds()), timeout=WAIT_MS)

    @property
    def inbox(self) -> InboxPage:
        return self._page("inbox", InboxPage)

    @property
    def requests(self) -> RequestsPage:
        return self._page("requests", RequestsPage)

    @property
    def log(self) -> LogPage:
        return self._page("log", LogPage)

    @property
    def new_request(self) -> NewRequestPage:
        return self._page("new_request", NewRequestPage)

    @property
    def folder(self) -> FolderPage:
        return self._page("folder", FolderPage)

    @property
    def help(self) -> HelpPage:
        return self._page("help", HelpPage)

    @property
    def people(self) -> PeoplePage:
        return self._page("people", PeoplePage)

    @property
    def rules(self) -> RulesPage:
        return self._page("rules", RulesPage)

    @property
    def settings(self) -> SettingsPage:
        return self._page("settings", SettingsPage)

    @property
    def records(self) -> RecordsPage:
        return self._page("records", RecordsPage)

    @property
    def automations(self) -> AutomationsPage:
        return self._page("automations", AutomationsPage)

    @property
    def welcome(self) -> WelcomePage:
        return self._page("welcome", WelcomePage)

    def at(self, page: str) -> None:
        """Stand on a page, and wait for its answers."""
        self.window.open_page(page)
        for lane in self.desktop.bridge._lanes():
            self.until(lambda lane=lane: not lane.is_busy)  # type: ignore[misc]  # bound at once

    def find(self, typed: str, wanted: str) -> None:
        """Type into the palette, and press Enter on what is wanted."""
        self.window.finder.open()
        palette = self.window.findChild(CommandPalette)
        assert palette is not None
        field = palette.findChild(QLineEdit)
        assert field is not None
        field.setText(typed)
        self.until(lambda: any(wanted in one.text for one in palette._model.offers))
        row = next(at for at, one in enumerate(palette._model.offers) if wanted in one.text)
        palette._list.setCurrentIndex(palette._model.index(row))
        palette._run()

    def shows_request(self) -> bool:
        """Whether the page of the request stands there, and says so."""
        model = self.requests.request_model
        return self.requests.shows_request and model.page is not None and model.request == self.known.request

    def shows_entry(self) -> bool:
        """Whether the entry is looked at, and its row is chosen."""
        told, row = self.log.model.told, self.log.entries.table.currentIndex().row()
        chosen = self.log.model.rows.entry_at(row) if row >= 0 else None
        if told is None or chosen is None or self.log.entries.entry.isHidden():
            return False
        place = (self.known.device, self.known.position)
        return (told.entry.device, told.entry.position) == place == (chosen.device, chosen.position)

    def asks(self, title: str) -> bool:
        """Whether a dialog for files with this title is open; it is closed again."""
        found = [one for one in self.window.findChildren(QFileDialog) if one.isVisible()]
        for one in found:
            one.reject()
        return [one.windowTitle() for one in found] == [title]

    def asks_for_backup(self) -> bool:
        """Whether it is asked for a backup to restore; the question is closed again."""
        dialog = self.welcome._dialog
        if dialog is None or not dialog.isVisible():
            return False
        dialog.reject()
        return True

    def _page(self, name: str, kind: type[PageT]) -> PageT:
        found = self.window.page(name)
        assert isinstance(found, kind)
        return found


def _signed(walk: Walk) -> None:
    """Press the link beside the signature that was made last."""
    walk.at("inbox")
    known = walk.known
    wish = Wish(request=known.request, step="", title="Paper", what="approve", deed=lambda _office: None)
    line = walk.inbox.card.countdown.signature
    line.show_signed(Signed(wish=wish, entry=known.leaf, position=known.position, at_ms=0))
    next(one for one in line.findChildren(QPushButton) if one.text() == "See it in the log").click()


def _copied(walk: Walk) -> None:
    """Wish for a request like the one that is open."""
    walk.window.open_page("requests", walk.known.request)
    walk.until(walk.shows_request)
    walk.requests.copy()


def _notified(walk: Walk) -> None:
    """Press a notification that told of the inbox."""
    walk.at("log")
    walk.desktop.tray.notify("a", "b", of_inbox=True)
    walk.desktop.tray.follow()


def _alarm(wish: str) -> Callable[[Walk], None]:
    def begin(walk: Walk) -> None:
        walk.at("folder")
        walk.folder._follow_alarm(wish, f"entry:{walk.known.device}:{walk.known.position}" if wish == "log" else "")

    return begin


def _say(page: str, item: str = "") -> Callable[[Walk], None]:
    def begin(walk: Walk) -> None:
        walk.window.say(Notice(text="Something.", action_text="Show", page=page, item=item or walk.known.request))
        assert walk.window._notices is not None
        walk.window._notices._action.click()

    return begin


def _after(page: str, act: Callable[[Walk], object]) -> Callable[[Walk], None]:
    def begin(walk: Walk) -> None:
        walk.at(page)
        act(walk)

    return begin


def _trigger(action: str) -> Callable[[Walk], None]:
    return lambda walk: walk.window.actions_table.action(action).trigger()


def _always(walk: Walk) -> bool:
    return True


ROUTES: dict[str, tuple[Callable[[Walk], object], str, Callable[[Walk], object]]] = {
    "the signature, to its entry": (_signed, "log", Walk.shows_entry),
    "an entry by its place": (
        lambda w: w.window.open_page("log", f"entry:{w.known.device}:{w.known.position}"),
        "log",
        Walk.shows_entry,
    ),
    "the laptops of the log": (
        lambda w: w.window.open_page("log", "laptops"),
        "log",
        lambda w: w.log.laptops.isVisible(),
    ),
    "a check of the log": (lambda w: w.window.open_page("log", "verify"), "log", lambda w: w.log.check.last),
    "a search in the log": (
        lambda w: w.window.open_page("log", "search:invoice"),
        "log",
        lambda w: w.log.model.filter.text == "invoice" and w.log.model.is_listed,
    ),
    "the request of an entry": (
        _after("log", lambda w: w.log.entries.request_wanted.emit(w.known.request)),
        "requests",
        Walk.shows_request,
    ),
    "the folder, from the log's laptops": (
        _after("log", lambda w: w.log.laptops.folder_wanted.emit()),
        "folder",
        _always,
    ),
    "the whole request of a card": (
        _after("inbox", lambda w: w.inbox.card.request_requested.emit(w.known.request)),
        "requests",
        Walk.shows_request,
    ),
    "a task in the inbox": (
        lambda w: w.window.open_page("inbox", w.known.request),
        "inbox",
        lambda w: w.inbox.model.current is not None and w.inbox.model.current[0] == w.known.request,
    ),
    "a new request, from an empty inbox": (
        _after("inbox", lambda w: w.inbox.side.new_request_requested.emit()),
        "new_request",
        _always,
    ),
    "a new request, from the side": (lambda w: w.window.navigation._new.click(), "new_request", _always),
    "a request like this one": (
        _copied,
        "new_request",
        lambda w: w.new_request.model.stage == "form" and "papier" in str(w.new_request.form.typed()).casefold(),
    ),
    "documents to read": (_trigger("read-documents"), "new_request", lambda w: w.asks("Documents")),
    "a kind of request": (
        lambda w: w.window.open_page("new_request", "workflow:invoice"),
        "new_request",
        lambda w: w.new_request.model.stage == "form" and w.new_request.model.form is not None,
    ),
    "a request by its id": (lambda w: w.window.open_page("requests", w.known.request), "requests", Walk.shows_request),
    "a request, from a link": (
        lambda w: w.desktop.take_words([f"countersign:request?id={w.known.request}"]),
        "requests",
        Walk.shows_request,
    ),
    "a request, from a passing line": (_say("requests"), "requests", Walk.shows_request),
    "a request, from the palette": (
        lambda w: w.find("papier", "Papier"),
        "requests",
        lambda w: w.requests.shows_request,
    ),
    "a person, from the palette": (
        lambda w: w.find("petra", "Petra"),
        "people",
        lambda w: w.people.people.list.currentIndex().isValid() and w.people.people._chosen == "petra",
    ),
    "a person by their id": (
        lambda w: w.window.open_page("people", "petra"),
        "people",
        lambda w: w.people.people.list.currentIndex().isValid() and w.people.people._chosen == "petra",
    ),
    "a person who is taken on": (
        lambda w: w.window.open_page("people", "new:"),
        "people",
        lambda w: w.people.people.is_new and w.people.people.panel.name.hasFocus(),
    ),
    "a table of rules": (
        lambda w: w.window.open_page("rules", w.known.table),
        "rules",
        lambda w: w.rules.model.shown is not None and w.rules.model.shown.table == w.known.table,
    ),
    "a list behind a figure": (
        lambda w: w.window.open_page("requests", "filter:status=approved"),
        "requests",
        lambda w: not w.requests.shows_request and w.requests.list_model.filter.statuses == ("approved",),
    ),
    "a record by its id": (
        lambda w: w.window.open_page("records", w.known.record),
        "records",
        lambda w: (
            w.records.model.card is not None
            and w.records.model.card.line.id == w.known.record
            and w.records.head.kind == "customer"
            and w.records.side.list.currentIndex().isValid()
        ),
    ),
    "a record that is begun": (
        lambda w: w.window.open_page("records", "new:supplier"),
        "records",
        lambda w: w.records.asking.dialog is not None,
    ),
    "the requests behind a record": (
        _after("records", lambda w: w.records.beside.panel.requests_wanted.emit("text=papier")),
        "requests",
        lambda w: not w.requests.shows_request and w.requests.list_model.filter.text == "papier",
    ),
    "the search": (_trigger("search"), "requests", lambda w: w.requests.list.bar.search.hasFocus()),
    "words to search for": (
        lambda w: w.window.open_page("requests", "search:papier"),
        "requests",
        lambda w: w.requests.list.bar.search.text() == "papier",
    ),
    "the folder, from the side": (lambda w: w.window.navigation._folder.click(), "folder", _always),
    "a folder to connect": (
        lambda w: w.window.open_page("folder", "connect"),
        "folder",
        lambda w: w.folder.dialogs.open_one is not None,
    ),
    "an alarm, to its entry": (_alarm("log"), "log", Walk.shows_entry),
    "an alarm, to a check": (_alarm("verify"), "log", lambda w: w.log.check.last),
    "an alarm, to help": (_alarm("help"), "help", lambda w: w.help._subject == "folder"),
    "an alarm, to the folder's place": (
        _alarm("connect"),
        "folder",
        lambda w: w.folder.dialogs.open_one is not None,
    ),
    "the exchange, from automations": (
        _after("automations", lambda w: w.automations._open_own(EXCHANGE)),
        "folder",
        _always,
    ),
    "a request that waits, from automations": (
        _after("automations", lambda w: w.automations.waits.line_chosen.emit(w.known.request)),
        "requests",
        Walk.shows_request,
    ),
    "what a rule did last, from automations": (
        _after("automations", lambda w: w.automations._open_own("rule")),
        "requests",
        lambda w: w.requests.shows_request and w.requests.request_model.page is not None,
    ),
    "a backup, where the recovery sheet is missing": (
        lambda w: w.window.above.reminder.backup_requested.emit(),
        "settings",
        lambda w: w.asks("Make a backup"),
    ),
    "a backup, from settings": (
        _after("settings", lambda w: w.settings._backup.click()),
        "settings",
        lambda w: w.asks("Make a backup"),
    ),
    "a backup to restore": (
        _after("settings", lambda w: w.settings._restore.click()),
        "welcome",
        Walk.asks_for_backup,
    ),
    "a code to join with": (
        lambda w: w.desktop.take_words(["countersign:join?code=CS1" + "A" * 40]),
        "welcome",
        lambda w: w.welcome._join is not None and w.welcome._join.isVisible(),
    ),
    "another office": (_trigger("other-office"), "welcome", lambda w: w.welcome.choices.isVisible()),
    "what a notification told of": (
        _notified,
        "inbox",
        _always,
    ),
    "help about this page": (
        _after("rules", lambda w: w.window.actions_table.action("help").trigger()),
        "help",
        lambda w: w.help._subject == "rules",
    ),
    "all keys": (_trigger("keys"), "help", lambda w: w.help._subject == "keys"),
    "about the program": (_trigger("about"), "help", lambda w: w.help._subject == "about"),
    "a subject, from help": (
        _after("help", lambda w: w.help._follow(QUrl("settings.md"))),
        "help",
        lambda w: w.help._subject == "settings",
    ),
    **{
        f"“{place.page}”, by its key": (_trigger(f"go-{place.page}"), place.page, _always)
        for place in PLACES
        if place.page != "help"
    },
}
"""What is pressed, the page that must stand there then, and what must be seen on it."""


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Known]:
    """One sample firm for all routes: none of them changes anything."""
    home = sample_home(tmp_path_factory.mktemp("routes") / "home")
    with Office.open(home) as office:
        request = next(line.id for line in office.store.questions.search("papier", limit=1))
        row = office.store.entries.of_request(request)[0]
        table = min(office.state.tables)
        added = add_shown(office, "anna-berg", "customer", {"legal_name": "Café Morgenrot"})
        assert isinstance(added, Recorded)
        return home, Known(
            request=request,
            device=row.device,
            position=row.position,
            leaf=row.leaf.hex(),
            table=table,
            record=added.record,
        )


@pytest.fixture
def walk(qtbot: QtBot, tmp_path: Path, shared: tuple[Path, Known]) -> Iterator[Walk]:
    """The window on it, as its owner."""
    home, known = shared
    made = open_desktop(qtbot, tmp_path / "data", home)
    qtbot.waitUntil(lambda: made.window.current == "inbox", timeout=WAIT_MS)
    made.window.activateWindow()
    qtbot.waitUntil(made.window.isActiveWindow)
    yield Walk(qtbot, made, known)
    close_desktop(qtbot, made)


@pytest.mark.parametrize("route", ROUTES)
def test_every_way_leads_where_it_says(walk: Walk, route: str) -> None:
    """The page is the right one, and what was asked for is what is shown."""
    begin, page, shows = ROUTES[route]

    begin(walk)

    walk.until(lambda: walk.window.current == page)
    walk.until(lambda: shows(walk))
    assert walk.window.stack.currentWidget() is walk.window.page(page)


def test_going_back_begins_nothing_a_second_time(walk: Walk) -> None:
    """A backup that was asked for is not asked for again by whoever comes back to settings."""
    walk.window.open_page("settings", "backup:")
    walk.until(lambda: walk.asks("Make a backup"))
    walk.window.open_page("log")

    walk.window.go_back()

    assert walk.window.current == "settings"
    assert not any(one.isVisible() for one in walk.window.findChildren(QFileDialog))


def test_going_back_shows_the_same_thing_again(walk: Walk) -> None:
    """A request that was open is open again, though another was looked at meanwhile."""
    walk.window.open_page("requests", walk.known.request)
    walk.until(walk.shows_request)
    walk.window.open_page("log")
    walk.requests.go_back()

    walk.window.go_back()

    walk.until(walk.shows_request)


def test_an_entry_that_is_not_here_is_said_to_be_so(walk: Walk) -> None:
    """A link to an entry of another office leads to a sentence, not to some other entry."""
    said: list[Notice] = []
    walk.log.notice_requested.connect(said.append)

    walk.window.open_page("log", "leaf:" + "0" * 64)

    walk.until(lambda: bool(said))
    assert "not on this laptop" in said[0].text


def test_every_page_that_is_named_exists() -> None:
    """No part of the window asks for a page that is not there; links of the help pages neither."""
    named: set[str] = set()
    for file in DESKTOP.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                named |= _pages_of(node)
    links = {link for file in texts.FOLDER.rglob("*.md") for link in _links(file.read_text(encoding="utf-8"))}

    assert len(named) > 6
    assert named <= PAGES.keys()
    subjects = {link.removesuffix(".md") for link in links if link.endswith(".md")}
    assert subjects <= set(texts.ORDER)


def _pages_of(call: ast.Call) -> set[str]:
    named = {one.value.value for one in call.keywords if one.arg == "page" and isinstance(one.value, ast.Constant)}
    name = call.func.attr if isinstance(call.func, ast.Attribute) else ""
    asked = ast.unparse(call.func)
    if (name == "open_page" or asked.endswith("page_requested.emit")) and call.args:
        first = call.args[0]
        named |= {first.value} if isinstance(first, ast.Constant) else set()
    return {str(one) for one in named if one}


def _links(text: str) -> list[str]:
    return [part.partition(")")[0] for part in text.split("](")[1:]]
