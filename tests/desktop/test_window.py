"""The window as people use it: pages, palette, person, looks, and an end that loses nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.actions import TABLE
from desktop.app import Desktop
from desktop.building import PAGES
from desktop.navigation import PLACES
from desktop.widgets.command_palette import CommandPalette, Offer, OfferModel, fits
from tests.support.desktop_window import close_desktop, open_desktop
from tests.support.sample_homes import sample_home


@pytest.fixture
def desktop(qtbot: QtBot, tmp_path: Path) -> Iterator[Desktop]:
    """The app on the sample firm."""
    made = open_desktop(qtbot, tmp_path / "data", sample_home(tmp_path / "home"))
    yield made
    close_desktop(qtbot, made)


def test_an_office_opens_in_its_inbox(desktop: Desktop) -> None:
    """Whoever starts the program sees what waits for them."""
    assert desktop.window.current == "inbox"
    assert desktop.session.overview is not None
    assert desktop.session.overview.name == "Nordwind Handel"
    assert desktop.session.person == "anna-berg"


def test_without_an_office_welcome_is_shown(qtbot: QtBot, tmp_path: Path) -> None:
    """The first start asks what to do."""
    desktop = open_desktop(qtbot, tmp_path / "data", tmp_path / "home")

    assert desktop.window.current == "welcome"
    assert not desktop.window.navigation.isVisible()
    assert not (tmp_path / "home").exists()
    close_desktop(qtbot, desktop)


@pytest.mark.parametrize("place", [place.page for place in PLACES])
def test_every_place_opens_and_goes_back(desktop: Desktop, place: str) -> None:
    """Each page of the side list can be built, shown and left."""
    desktop.window.open_page(place)
    assert desktop.window.current == place

    desktop.window.open_page("inbox")
    desktop.window.go_back()

    assert desktop.window.current == place


def test_every_place_is_a_page() -> None:
    """The side list leads nowhere but to pages."""
    assert {place.page for place in PLACES} <= PAGES.keys()


def test_no_two_actions_of_one_place_share_a_key() -> None:
    """A key that two actions claim would do neither."""
    for page in {row.page for row in TABLE}:
        keys = [key for row in TABLE if row.page in {page, ""} for key in row.keys]
        assert len(keys) == len(set(keys)), (page, sorted(keys))


def test_the_palette_finds_an_action_and_does_it(qtbot: QtBot, desktop: Desktop) -> None:
    """Ctrl+K, a few letters, Enter."""
    desktop.window.activateWindow()
    qtbot.keyClick(desktop.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = desktop.window.findChild(CommandPalette)
    assert palette is not None
    field = palette.findChild(QLineEdit)
    assert field is not None

    qtbot.keyClicks(field, "decision l")
    qtbot.keyClick(field, Qt.Key.Key_Return)

    assert desktop.window.current == "log"


def test_the_palette_finds_requests(qtbot: QtBot, desktop: Desktop) -> None:
    """Typed words find requests as well."""
    desktop.window.finder.open()
    palette = desktop.window.findChild(CommandPalette)
    assert palette is not None
    field = palette.findChild(QLineEdit)
    assert field is not None

    field.setText("papier")

    qtbot.waitUntil(lambda: any(offer.icon == "file-text" for offer in palette._model.offers))
    palette.reject()


def test_the_palettes_list_is_a_sound_model(qtbot: QtBot, desktop: Desktop) -> None:
    """Qt's own tester finds nothing."""
    model = OfferModel(desktop.theme)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)

    model.show_offers([Offer(text=str(number), run=desktop.quit) for number in range(10)])
    model.show_offers([])
    model.deleteLater()


def test_letters_fit_in_any_order_and_beginnings_first() -> None:
    """All words must occur; what begins so comes before what merely holds it."""
    assert fits("New request", "req new")
    assert not fits("New request", "req old")
    assert fits("Requests", "re") > fits("Score", "re")


def test_acting_as_another_person_is_remembered(qtbot: QtBot, tmp_path: Path) -> None:
    """The next start begins with who acted last."""
    home = sample_home(tmp_path / "home")
    first = open_desktop(qtbot, tmp_path / "data", home)
    first.session.act_as("petra")
    close_desktop(qtbot, first)

    second = open_desktop(qtbot, tmp_path / "data", home)

    assert second.session.person == "petra"
    close_desktop(qtbot, second)


def test_text_grows_to_twice_its_size_and_back(desktop: Desktop, qapp: QApplication) -> None:
    """Everything follows the font."""
    before = qapp.font().pointSizeF()

    for _ in range(20):
        desktop.window.looks.enlarge()
    assert qapp.font().pointSizeF() == pytest.approx(2 * before)
    desktop.window.looks.use_usual_size()

    assert qapp.font().pointSizeF() == pytest.approx(before)


def test_looks_change_while_it_runs(desktop: Desktop) -> None:
    """Light and dark, without a restart."""
    desktop.window.looks.use_look("dark")
    assert desktop.theme.colours.dark
    desktop.window.looks.use_look("light")
    assert not desktop.theme.colours.dark


def test_an_office_that_cannot_be_opened_is_said_in_words(qtbot: QtBot, tmp_path: Path) -> None:
    """A damaged database leads to welcome and a sentence, not to a failure of the program."""
    home = sample_home(tmp_path / "home")
    (home / "countersign.db").write_bytes(b"this is no database" * 100)

    desktop = open_desktop(qtbot, tmp_path / "data", home)

    assert desktop.window.current == "welcome"
    qtbot.waitUntil(lambda: desktop.window._notices is not None and desktop.window._notices.isVisible())
    close_desktop(qtbot, desktop)


def test_quitting_ends_the_office_so_that_another_program_can_open_it(qtbot: QtBot, tmp_path: Path) -> None:
    """The lock is given back, and the head of the log is signed."""
    from workflows.office.office import Office

    home = sample_home(tmp_path / "home")
    desktop = open_desktop(qtbot, tmp_path / "data", home)
    close_desktop(qtbot, desktop)

    with Office.open(home) as office:
        assert office.state.name == "Nordwind Handel"


def test_the_side_list_folds_where_words_would_take_half_the_window(qtbot: QtBot, desktop: Desktop) -> None:
    """Icons stand for the words; who hears the window, or rests on an icon, is told them as before."""
    desktop.window.resize(900, 600)
    wide = desktop.window.navigation.width()
    inbox = desktop.window.navigation._buttons["inbox"]
    assert inbox.text()

    desktop.theme.enlarge(2.0)

    qtbot.waitUntil(lambda: desktop.window.navigation.width() < wide)
    assert (inbox.text(), "Inbox" in inbox.accessibleName(), "Inbox" in inbox.toolTip()) == ("", True, True)

    desktop.theme.enlarge(1.0)

    qtbot.waitUntil(lambda: (inbox.text(), inbox.toolTip()) == ("Inbox", ""))
