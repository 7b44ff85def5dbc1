"""People, units and substitutes in the real window: shown to everybody, changed by an owner, each change signed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from desktop.app import Desktop
from desktop.page import Notice
from desktop.pages.people.page import PeoplePage
from desktop.pages.people.rows import PeopleRows
from tests.support.desktop_window import close_desktop, open_desktop
from tests.support.sample_homes import sample_home
from workflows import clock
from workflows.office.office import Office
from workflows.office.showing.people_shown import people_shown


@pytest.fixture
def desktop(qtbot: QtBot, tmp_path: Path) -> Iterator[Desktop]:
    """The app on the sample firm, as its owner, with the people shown."""
    made = open_desktop(qtbot, tmp_path / "data", sample_home(tmp_path / "home"))
    made.window.open_page("people")
    qtbot.waitUntil(lambda: page_of(made).model.shown is not None)
    yield made
    close_desktop(qtbot, made)


def page_of(desktop: Desktop) -> PeoplePage:
    """The page."""
    page = desktop.window.page("people")
    assert isinstance(page, PeoplePage)
    return page


def names(desktop: Desktop) -> set[str]:
    """Who is shown now."""
    shown = page_of(desktop).model.shown
    return set() if shown is None else {one.person.name for one in shown.people}


def test_an_owner_adds_a_person_by_keys_alone(qtbot: QtBot, desktop: Desktop) -> None:
    """Name, Tab, unit, Tab, e-mail, Enter: signed, and in the list."""
    panel = page_of(desktop).people.panel

    page_of(desktop).open_item("new:")
    panel.name.insert("Zoë <b>Ünal</b>")  # keys of a test are ASCII
    panel.save.setFocus()
    QTest.keyClick(panel.save, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "Zoë <b>Ünal</b>" in names(desktop))

    qtbot.waitUntil(lambda: panel._title.text() == "Zoë <b>Ünal</b>")


def test_a_role_is_given_and_taken_away(qtbot: QtBot, desktop: Desktop) -> None:
    """Other roles of the person stay as they are."""
    page = page_of(desktop)
    page.open_item("sam")
    before = roles(page, "sam")

    page.people.panel.roles_requested.emit("sam", (*before, ("bookkeeper", "north")))
    qtbot.waitUntil(lambda: ("bookkeeper", "north") in roles(page, "sam"))
    page.people.panel.roles_requested.emit("sam", before)
    qtbot.waitUntil(lambda: roles(page, "sam") == before)


def roles(page: PeoplePage, person: str) -> tuple[tuple[str, str], ...]:
    """What somebody holds, as it is shown."""
    shown = page.model.shown
    assert shown is not None
    one = next(one for one in shown.people if one.person.id == person)
    return tuple((held.assignment.role, held.assignment.unit) for held in one.roles)


def test_a_substitute_is_added_and_ended(qtbot: QtBot, desktop: Desktop) -> None:
    """Shown as a sentence, gone when it is ended."""
    page = page_of(desktop)
    model = page.model

    model.add_substitute("petra", "ben", "2026-12-01", "2026-12-24")
    qtbot.waitUntil(lambda: model.shown is not None and len(model.shown.substitutes) == 1)
    assert model.shown is not None
    model.remove_substitute(model.shown.substitutes[0].substitute)

    qtbot.waitUntil(lambda: model.shown is not None and not model.shown.substitutes)


def test_a_unit_is_added_and_renamed(qtbot: QtBot, desktop: Desktop) -> None:
    """The tree has it under its new name."""
    model = page_of(desktop).model

    model.add_unit("West", "hamburg" if "hamburg" in units(page_of(desktop)) else units(page_of(desktop))[0])
    qtbot.waitUntil(lambda: "west" in units(page_of(desktop)))
    model.rename_unit("west", "Far West")

    qtbot.waitUntil(lambda: model.shown is not None and model.shown.names.units.get("west") == "Far West")


def units(page: PeoplePage) -> list[str]:
    """The ids of the units."""
    return [] if page.model.shown is None else [unit.id for unit in page.model.shown.units]


def test_who_is_no_owner_changes_nothing(qtbot: QtBot, desktop: Desktop) -> None:
    """The fields are for reading, and even a forced wish is refused in words."""
    page = page_of(desktop)
    told: list[Notice] = []
    page.notice_requested.connect(told.append)
    desktop.session.act_as("petra")
    qtbot.waitUntil(lambda: not page.people.add.isVisible())

    page.model.save_person("sam", name="Somebody", unit="north", email="", active=True)
    qtbot.waitUntil(lambda: bool(told))

    assert told[0].tone == "bad"
    assert "Somebody" not in names(desktop)


def test_bad_names_and_addresses_are_refused_in_words(qtbot: QtBot, desktop: Desktop) -> None:
    """Nothing is written for a name that cannot be printed."""
    page = page_of(desktop)
    told: list[Notice] = []
    page.notice_requested.connect(told.append)

    page.model.save_person("", name="\x07", unit="north", email="", active=True)
    page.model.save_person("sam", name="Sam", unit="north", email="no address", active=True)
    qtbot.waitUntil(lambda: len(told) == 2)

    assert {one.tone for one in told} == {"bad"}


def test_the_last_owner_cannot_be_closed(qtbot: QtBot, desktop: Desktop) -> None:
    """The engine's own refusal reaches the screen."""
    page = page_of(desktop)
    told: list[Notice] = []
    page.notice_requested.connect(told.append)

    page.model.save_person("anna-berg", name="Anna Berg", unit="hq", email="", active=False)
    qtbot.waitUntil(lambda: bool(told))

    assert told[0].tone == "bad"


def test_the_list_is_a_sound_model(qtbot: QtBot, desktop: Desktop, tmp_path: Path) -> None:
    """Qt's own tester finds nothing, with all, some and none of them."""
    rows = PeopleRows(desktop.theme)
    QAbstractItemModelTester(rows, QAbstractItemModelTester.FailureReportingMode.Fatal)
    with Office.open(sample_home(tmp_path / "other"), write=False) as office:
        shown = people_shown(office, clock.now_ms())

    for some in (shown.people, shown.people[:3], shown.people, ()):
        rows.show_people(some, {})
    rows.deleteLater()
