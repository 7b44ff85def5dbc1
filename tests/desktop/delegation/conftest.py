"""A shop with purchases, authority and budgets, in the real window."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.app import Desktop
from desktop.pages.inbox.looking import CardState
from desktop.pages.inbox.page import InboxPage
from desktop.pages.inbox.view_model import UNDO_SECONDS
from desktop.pages.people.page import PeoplePage
from tests.support.desktop_window import close_desktop, open_desktop
from tests.support.shown_office import Both, both_open, found_shown
from workflows.domain.commands import Refusal
from workflows.domain.events import OfficeEvent
from workflows.domain.money import Money

OWNER, MANAGER, CLERK = "anna-berg", "ben-okafor", "carl-weiss"
WAIT_MS = 20_000


def money(amount: int, currency: str = "EUR") -> Money:
    """So many whole units."""
    return Money(minor=amount * 100, currency=currency)


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Only to copy from."""
    home = tmp_path_factory.mktemp("delegation") / "home"
    found_shown(home)
    return home


@pytest.fixture
def home(founded: Path, tmp_path: Path) -> Path:
    """A home of one's own."""
    return Path(shutil.copytree(founded, tmp_path / "home"))


@pytest.fixture
def prepare(home: Path) -> Callable[..., None]:
    """Change the office, and then ask for something, before the window opens."""

    def prepared(*events: OfficeEvent, then: Callable[[Both], object] = lambda _both: None) -> None:
        with both_open(home) as both:
            changed = both.writer.change(OWNER, events) if events else None
            assert not isinstance(changed, Refusal), changed
            then(both)

    return prepared


@pytest.fixture
def open_window(qtbot: QtBot, home: Path, tmp_path: Path) -> Iterator[Callable[[str], "Window"]]:
    """Open the window on it, as somebody."""
    made: list[Desktop] = []

    def opened(person: str) -> Window:
        desktop = open_desktop(qtbot, tmp_path / "data", home)
        made.append(desktop)
        desktop.remembered.keep(UNDO_SECONDS, 0)
        qtbot.waitUntil(lambda: desktop.session.overview is not None, timeout=WAIT_MS)
        window = Window(qtbot, desktop)
        window.act_as(person)
        return window

    yield opened
    for desktop in made:
        close_desktop(qtbot, desktop)


class Window:
    """A window, and what somebody looks at in it."""

    def __init__(self, qtbot: QtBot, desktop: Desktop) -> None:
        self.qtbot, self.desktop = qtbot, desktop

    def until(self, holds: Callable[[], object]) -> None:
        """Wait until it is so."""
        self.qtbot.waitUntil(lambda: bool(holds()), timeout=WAIT_MS)

    def act_as(self, person: str) -> None:
        """Somebody else sits here."""
        self.desktop.session.act_as(person)

    @property
    def inbox(self) -> InboxPage:
        """The inbox."""
        page = self.desktop.window.page("inbox")
        assert isinstance(page, InboxPage)
        return page

    @property
    def people(self) -> PeoplePage:
        """People and units, where budgets are."""
        page = self.desktop.window.page("people")
        assert isinstance(page, PeoplePage)
        return page

    def card(self, person: str, title: str) -> InboxPage:
        """The inbox of somebody, with the card of a request."""
        self.act_as(person)
        self.desktop.window.open_page("inbox")
        model = self.inbox.model
        self.until(lambda: any(line.item.title == title for line in model.waiting.lines))
        model.open_request(next(line.item.request for line in model.waiting.lines if line.item.title == title))
        self.until(lambda: model.card_state is CardState.SHOWN and model.card is not None)
        self.until(lambda: model.card is not None and model.card.title == title)
        self.until(lambda: model.card is not None and model.card.actions.person == person)
        return self.inbox

    def budgets(self) -> PeoplePage:
        """The tab of budgets."""
        self.desktop.window.open_page("people", "budget:")
        self.until(lambda: self.people.budgets.model.shown is not None and self.people.model.shown is not None)
        return self.people
