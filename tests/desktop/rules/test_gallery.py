"""Ready-made processes in the window: what each is for, and taking one in by an owner's signed act."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from desktop.app import Desktop
from desktop.pages.rules.gallery import GalleryDialog
from desktop.pages.rules.page import RulesPage
from tests.desktop.walking import nameless
from workflows.office.office import Office
from workflows.office.shipped import processes


def gallery(qtbot: QtBot, desktop: Desktop) -> tuple[RulesPage, GalleryDialog]:
    """The page, and the gallery open on it."""
    desktop.window.open_page("rules")
    page = desktop.window.page("rules")
    assert isinstance(page, RulesPage)
    qtbot.waitUntil(lambda: page.model.tables is not None, timeout=20_000)
    page.ready_made.click()
    found = page.question.dialog
    assert isinstance(found, GalleryDialog)
    qtbot.waitUntil(lambda: bool(found.model.entries), timeout=20_000)
    return page, found


def test_one_is_taken_in_with_its_reminders(qtbot: QtBot, desktop: Desktop, home: Path) -> None:
    """All are listed with what they are for; what the office has is marked, and cannot be taken twice."""
    page, dialog = gallery(qtbot, desktop)
    said: list[str] = []
    page.notice_requested.connect(lambda notice: said.append(notice.text))
    assert [line.title for line in dialog.entries.rows.lines] == [one.name for one in processes()]
    assert all(line.text for line in dialog.entries.rows.lines)
    assert nameless(dialog) == []
    dialog.entries.go_to("invoice")
    dialog._reach("")
    assert not dialog.yes.isEnabled()
    dialog.entries.go_to("leave")
    dialog._reach("")

    dialog.yes.click()
    qtbot.waitUntil(lambda: bool(said), timeout=20_000)

    with Office.open(home, write=False) as office:
        assert "leave" in office.state.workflows
        assert office.state.automations
        assert not any(one.enabled for one in office.state.automations.values())
    assert "switched off" in said[0]
    assert page.question.dialog is None


def test_only_an_owner_takes_one_in(qtbot: QtBot, desktop: Desktop) -> None:
    """Others may look."""
    desktop.session.act_as("ben-okafor")
    _, dialog = gallery(qtbot, desktop)

    dialog.entries.go_to("leave")
    dialog._reach("")

    assert not dialog.yes.isEnabled()
