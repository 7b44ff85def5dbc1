"""The recovery sheet: shown once, on paper, asked back, kept nowhere, and reminded of until it is there."""

import stat
import sys
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.app import Desktop
from desktop.pages.welcome.page import WelcomePage
from desktop.pages.welcome.recovery_panel import RecoveryPanel
from desktop.pages.welcome.recovery_sheet import lines_of
from desktop.remembered import Remembered
from tests.desktop.welcome.conftest import WAIT_MS, wait_for_inbox, welcome_of
from tests.support.chosen_paths import choose_paths
from tests.support.desktop_window import close_desktop, open_desktop
from tests.support.shop import found_shop
from workflows.ledger import recovery


@pytest.fixture
def panel(qtbot: QtBot, page: WelcomePage) -> RecoveryPanel:
    """A shop was founded just now."""
    page.choices.start.click()
    form = page._start
    assert form is not None
    qtbot.waitUntil(lambda: bool(form._boxes), timeout=WAIT_MS)
    form.name.setText("Corner <b>Shop</b>")
    form.owner.setText("Anna Berg")
    form.start.click()
    qtbot.waitUntil(lambda: page._sheet is not None, timeout=WAIT_MS)
    assert page._sheet is not None
    return page._sheet


def test_the_key_is_shown_and_is_the_one_of_the_office(desktop: Desktop, panel: RecoveryPanel) -> None:
    """Fourteen groups that fit each other, each with its number."""
    groups = desktop.session.recovery.groups()

    assert len(groups) == recovery.GROUPS
    assert len(recovery.decode("-".join(groups))) == recovery.SEED_BYTES
    shown = [one.text() for one in panel._key.findChildren(QLabel)]
    assert [text for text in shown if text in groups] == list(groups)


def test_the_sheet_holds_everything_that_taking_over_needs(
    qtbot: QtBot, desktop: Desktop, panel: RecoveryPanel, tmp_path: Path
) -> None:
    """As a PDF, with the firm's name as plain text, whatever it looks like."""
    panel.save.click()
    choose_paths(qtbot, panel, tmp_path / "sheet.pdf")

    document = pypdfium2.PdfDocument(tmp_path / "sheet.pdf")
    text = " ".join(document[0].get_textpage().get_text_range().split())
    document.close()
    facts = desktop.session.recovery.facts
    assert facts is not None
    for wanted in (*desktop.session.recovery.groups(), facts.office, "Anna Berg (anna-berg)", "Corner <b>Shop</b>"):
        assert wanted in text


def test_page_and_sheet_say_what_the_way_back_needs_beside_the_key(
    qtbot: QtBot, panel: RecoveryPanel, tmp_path: Path
) -> None:
    """The shared folder and a command, or a backup where there is no folder: the key alone brings nothing back."""
    panel.save.click()
    choose_paths(qtbot, panel, tmp_path / "sheet.pdf")

    document = pypdfium2.PdfDocument(tmp_path / "sheet.pdf")
    sheet = " ".join(document[0].get_textpage().get_text_range().split())
    document.close()
    page = " ".join(one.text() for one in panel.findChildren(QLabel))
    for said in (page, sheet):
        assert "countersign recover --folder FOLDER --as anna-berg" in said
        assert "the key alone brings nothing back" in said
        assert "“Restore a backup…” on the first page" in said
    assert "this key brings your office back" not in page


@pytest.mark.skipif(sys.platform == "win32", reason="there a file has no mode")
def test_a_saved_sheet_is_its_owners_alone(qtbot: QtBot, panel: RecoveryPanel, tmp_path: Path) -> None:
    """Also where a file stood that everybody could read; and no half of it is left beside it."""
    file = tmp_path / "kept" / "sheet.pdf"
    file.parent.mkdir()
    file.write_bytes(b"old")
    file.chmod(0o644)

    panel._save_to(str(file))

    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert file.read_bytes().startswith(b"%PDF")
    assert list(file.parent.iterdir()) == [file]


def test_a_sheet_that_cannot_be_written_is_told(panel: RecoveryPanel, tmp_path: Path) -> None:
    """Nobody believes to have a sheet that is nowhere."""
    panel._save_to(str(tmp_path / "nowhere" / "sheet.pdf"))

    assert panel.said.text() == "This file cannot be written. Choose another place."


def test_only_the_group_that_was_asked_for_confirms_it(qtbot: QtBot, desktop: Desktop, panel: RecoveryPanel) -> None:
    """Then the key is gone from memory, nothing reminds any more, and the inbox is there."""
    groups = desktop.session.recovery.groups()
    panel.typed.setText(groups[(panel._asked + 1) % len(groups)])
    assert not panel.confirm.isEnabled()
    assert panel._field.is_wrong

    panel.typed.setText(f" {groups[panel._asked].lower()} ")
    assert panel.confirm.isEnabled()
    panel.confirm.click()
    wait_for_inbox(qtbot, desktop)

    assert desktop.session.recovery.groups() == ()
    assert not desktop.window.above.reminder.isVisible()


def test_the_inbox_of_a_new_office_claims_no_decisions(qtbot: QtBot, desktop: Desktop, panel: RecoveryPanel) -> None:
    """Nothing ever came, so nothing was decided."""
    panel.later.click()
    wait_for_inbox(qtbot, desktop)
    inbox = desktop.window.page("inbox")

    qtbot.waitUntil(
        lambda: any(one.text().startswith("Nothing was asked yet.") for one in inbox.findChildren(QLabel)),
        timeout=WAIT_MS,
    )


def test_put_off_it_can_be_shown_until_the_end_and_is_missed_ever_after(
    qtbot: QtBot, desktop: Desktop, panel: RecoveryPanel, tmp_path: Path
) -> None:
    """The key is never on the disk; that it is missing is."""
    groups = desktop.session.recovery.groups()
    panel.later.click()
    wait_for_inbox(qtbot, desktop)
    qtbot.waitUntil(desktop.window.above.reminder.isVisible, timeout=WAIT_MS)

    desktop.window.above.reminder.do.click()
    again = welcome_of(desktop)._sheet
    assert again is not None
    assert desktop.session.recovery.groups() == groups
    again.later.click()
    wait_for_inbox(qtbot, desktop)
    desktop.remembered.save()
    kept = b"".join(path.read_bytes() for path in (tmp_path / "data").rglob("*") if path.is_file())
    assert not [group for group in ("-".join(groups), groups[0] + groups[1]) if group.encode() in kept]


def test_after_a_new_start_only_a_backup_is_left(qtbot: QtBot, tmp_path: Path) -> None:
    """The reminder says so, and goes for good when somebody says that the sheet is on paper after all."""
    found_shop(tmp_path / "shop")
    remembered = Remembered(tmp_path / "data" / "window.ini")
    remembered.keep("recovery-missing", f'["{tmp_path / "shop"}"]')
    remembered.save()
    later = open_desktop(qtbot, tmp_path / "data", tmp_path / "shop")
    wait_for_inbox(qtbot, later)
    reminder = later.window.above.reminder
    qtbot.waitUntil(reminder.isVisible, timeout=WAIT_MS)

    assert later.session.recovery.groups() == ()
    assert reminder.do.text() == "Make a backup"
    reminder.done.click()
    assert not reminder.isVisible()
    assert not later.session.recovery.is_missing(later.home)
    close_desktop(qtbot, later)


def test_on_paper_every_group_has_its_number() -> None:
    """The program asks for “group 7”, which nobody should have to count."""
    groups = tuple(f"{letter}000" for letter in "ABCDEFGHJKMNPQ")

    lines = lines_of(groups)

    assert lines[0] == " 1 A000    2 B000    3 C000    4 D000"
    assert lines[-1] == "13 P000   14 Q000"
