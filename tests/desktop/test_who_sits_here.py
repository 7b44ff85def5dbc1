"""Who acts in an office that was just founded or opened, and what goes with the office before."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.support.desktop_window import close_desktop, open_desktop
from workflows.office.beginning import Beginning, begin
from workflows.office.pasted_people import PastedPerson


def shop(home: Path, owner: str) -> Path:
    """An office in whose list of names the owner does not come first."""
    begin(
        Beginning(
            name="Corner Shop",
            owner=owner,
            currency="EUR",
            country="DE",
            asked_above="1000",
            people=(PastedPerson(line=1, text="Anna Berg", name="Anna Berg", role="manager"),),
            processes=("invoice",),
            home=home,
        )
    )
    return home


def test_another_language_can_be_chosen_after_an_office_was_left(qtbot: QtBot, tmp_path: Path) -> None:
    """Pages of the office before took their actions with them; those that are left are spoken anew."""
    desktop = open_desktop(qtbot, tmp_path / "data", shop(tmp_path / "first", "Zoe Young"))
    desktop.window.open_page("log")
    actions = desktop.window.actions_table
    qtbot.waitUntil(lambda: "log.verify" in [one.objectName() for _row, one in actions.made()], timeout=20_000)
    desktop.open_home(shop(tmp_path / "second", "Yan Zhou"))
    qtbot.waitUntil(lambda: "log.verify" not in [one.objectName() for _row, one in actions.made()], timeout=20_000)
    actions.speak_anew()
    qtbot.waitUntil(lambda: desktop.session.overview is not None, timeout=20_000)

    assert desktop.session.name(desktop.session.person) == "Yan Zhou"
    close_desktop(qtbot, desktop)


def test_the_owner_sits_here_until_somebody_else_is_chosen(qtbot: QtBot, tmp_path: Path) -> None:
    """Who comes first by name has nothing to do with it: a founder must not sign as somebody else."""
    made = open_desktop(qtbot, tmp_path / "data", shop(tmp_path / "home", "Zoe Young"))
    qtbot.waitUntil(lambda: made.session.overview is not None, timeout=20_000)

    assert made.session.name(made.session.person) == "Zoe Young"
    close_desktop(qtbot, made)
