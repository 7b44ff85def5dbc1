"""The one page without its widgets: what is said when, and what is founded."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.bridge import Bridge
from desktop.pages.welcome import places
from desktop.pages.welcome.start_model import StartModel
from desktop.remembered import Remembered
from desktop.session import Session
from desktop.theme import Theme


@pytest.fixture
def model(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[StartModel]:
    """The page's model, once the processes are known."""
    bridge = Bridge()
    session = Session(bridge, Theme(qapp), Remembered(tmp_path / "window.ini"))
    made = StartModel(session, tmp_path / "office")
    qtbot.waitUntil(lambda: bool(made.processes) and made._looked is not None, timeout=20_000)
    yield made
    bridge.close()


def looked(qtbot: QtBot, model: StartModel) -> None:
    """Wait until the answers as they stand were looked at."""
    model.look()
    qtbot.waitUntil(lambda: model._looked is not None and model._looked.answers == model.answers, timeout=20_000)


def test_nobody_is_scolded_before_they_typed(qtbot: QtBot, model: StartModel) -> None:
    """An empty page shows no mistakes; the field that was left wrong does."""
    assert model.problems == {}

    model.answer(asked_above="a lot")
    looked(qtbot, model)

    assert list(model.problems) == ["asked_above"]


def test_only_what_every_office_needs_is_ticked_already(model: StartModel) -> None:
    """The others stand below with their sentence, to be chosen."""
    ticked = [one for one in model.processes if one.id in model.answers.processes]

    assert {one.id for one in ticked} == {one.id for one in model.processes if one.at_first}
    assert {"purchase", "leave"} <= {one.id for one in model.processes if not one.at_first}
    assert all(one.sentence for one in model.processes)


def test_starting_names_everything_and_goes_to_the_first(qtbot: QtBot, model: StartModel) -> None:
    """Nothing is founded."""
    with qtbot.waitSignal(model.refused, timeout=20_000) as told:
        model.start()

    assert told.args == ["name"]
    assert set(model.problems) >= {"name"}


def test_an_amount_is_read_as_it_is_written_here(qtbot: QtBot, model: StartModel) -> None:
    """And the rules that follow from it are told in a sentence."""
    model.answer(name="Shop", owner="Anna Berg", asked_above="2,500.50", currency="EUR", people="Petra,,Bookkeeper")
    looked(qtbot, model)

    assert model.problems == {}
    assert "2,500.50\u00a0EUR" in model.sentence
    assert "12,502.50\u00a0EUR" in model.sentence
    assert "bookkeeper" in model.sentence


def test_the_manager_among_the_pasted_people_is_suggested(qtbot: QtBot, model: StartModel) -> None:
    """Until somebody chooses another; the owner's own name means the owner."""
    model.answer(name="Shop", owner="Anna Berg", branches="North\nSouth", people="Maria,North,Manager\nBen")
    looked(qtbot, model)
    assert [model.suggested_manager(one) for one in ("", "North", "South")] == ["", "Maria", ""]

    model.answer(managers={"North": "Ben", "South": "anna berg"})
    looked(qtbot, model)

    assert model._looked is not None
    assert [one.manager for one in model._looked.beginning.branches] == ["Ben", ""]


def test_a_synced_folder_is_refused_with_advice(qtbot: QtBot, model: StartModel, tmp_path: Path) -> None:
    """Beside the field, before anything is founded."""
    (tmp_path / ".stfolder").mkdir()
    model.answer(home=str(tmp_path / "office"), name="Shop")
    looked(qtbot, model)

    assert "home" in model.problems
    assert len(model.problems["home"]) > 20


@pytest.mark.parametrize(
    ("locale", "expected"),
    [("de_AT", ("AT", "EUR")), ("ja_JP", ("JP", "JPY")), ("en_GB", ("GB", "GBP")), ("C", places.USUAL)],
)
def test_country_and_currency_are_guessed(locale: str, expected: tuple[str, str]) -> None:
    """From the computer's own settings; nobody is asked."""
    found = QLocale.c() if locale == "C" else QLocale(locale)

    assert places.guess(found) == expected


def test_every_country_can_be_chosen_with_its_currency() -> None:
    """As ISO has them, each once."""
    every = {one.code: one.currency for one in places.countries()}

    assert len(every) == len(places.countries())
    assert (every["DE"], every["CH"], every["KW"]) == ("EUR", "CHF", "KWD")


def test_who_was_named_without_the_roles_that_an_invoice_needs_is_told(qtbot: QtBot, model: StartModel) -> None:
    """In one line, with where it is mended; nothing hinders the start, and nobody is scolded before they named one."""
    looked(qtbot, model)
    assert model.lacking == ""

    model.answer(people="Ben Okafor")
    looked(qtbot, model)
    assert model.lacking.startswith("Nobody but you is bookkeeper or manager yet")
    assert "People and units" in model.lacking
    assert "people" not in model.problems

    model.answer(people="Ben Okafor,,Bookkeeper\nMia Lang,,Manager")
    looked(qtbot, model)
    assert model.lacking == ""
