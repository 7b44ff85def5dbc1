"""The first page at work: every way in, what it refuses, what can be stopped, and what is remembered."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.app import Desktop
from desktop.homes import Homes, KnownHome
from desktop.pages.welcome.page import WelcomePage
from desktop.pages.welcome.start_form import StartForm
from desktop.remembered import Remembered
from tests.desktop.welcome.conftest import WAIT_MS, wait_for_inbox, welcome_of
from tests.support.chosen_paths import choose_paths
from tests.support.desktop_window import close_desktop, open_desktop
from tests.support.shop import found_shop
from workflows.office.keeping import backup
from workflows.office.office import Office
from workflows.office.proving.checking import check_office
from workflows.office.sample_home import is_sample_home
from workflows.office.sharing.invitations import invite
from workflows.office.sharing.sharing import Sharing
from workflows.office.sharing.waiting_home import is_waiting


def start_form(qtbot: QtBot, page: WelcomePage) -> StartForm:
    """*Start mine*, ready to be filled in."""
    page.choices.start.click()
    form = page._start
    assert form is not None
    qtbot.waitUntil(lambda: bool(form._boxes), timeout=WAIT_MS)
    return form


# ---------------------------------------------------------------- the sample firm


def test_the_sample_firm_opens_and_is_never_mistaken_for_a_real_one(
    qtbot: QtBot, desktop: Desktop, page: WelcomePage, tmp_path: Path
) -> None:
    """A strip of its own stands above every page; left, it stands in the list as what it is; removed, it is gone."""
    page.choices.sample.click()
    wait_for_inbox(qtbot, desktop)
    qtbot.waitUntil(desktop.window.above.strip.isVisible, timeout=WAIT_MS)
    home = tmp_path / "data" / "sample-firm"
    assert is_sample_home(home)

    desktop.window.above.strip.leave.click()
    qtbot.waitUntil(lambda: desktop.window.current == "welcome", timeout=WAIT_MS)
    assert not desktop.window.above.strip.isVisible()
    assert desktop.session.overview is None
    (known,) = welcome_of(desktop).model.known()
    assert (known.kind, known.path) == ("sample", str(home))

    welcome_of(desktop).choices.remove_requested.emit(known)
    qtbot.waitUntil(lambda: not home.exists(), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: not welcome_of(desktop).model.is_working, timeout=WAIT_MS)
    assert welcome_of(desktop).model.known() == ()


def test_making_the_sample_firm_can_be_stopped(
    qtbot: QtBot, desktop: Desktop, page: WelcomePage, tmp_path: Path
) -> None:
    """Nothing of it is left, and the first page is back."""
    page.choices.sample.click()
    page.working.stop.click()

    qtbot.waitUntil(lambda: not page.model.is_working, timeout=WAIT_MS)
    assert page._panels.shown is page.choices
    assert [path.name for path in (tmp_path / "data").iterdir() if path.is_dir()] == []


# ---------------------------------------------------------------- starting


def test_what_is_wrong_is_said_beside_the_field_and_nothing_is_founded(
    qtbot: QtBot, desktop: Desktop, page: WelcomePage, tmp_path: Path
) -> None:
    """Screen readers hear it as the field's description."""
    form = start_form(qtbot, page)
    form.owner.setText("Anna Berg")
    form.people.setPlainText("Carl Weiss,West")
    form.start.click()

    qtbot.waitUntil(lambda: form.fields["name"].is_wrong, timeout=WAIT_MS)
    assert form.fields["name"].said.text() == "What is your firm called?"
    assert form.name.accessibleDescription() == "What is your firm called?"
    assert form.fields["people"].is_wrong
    assert not form.fields["owner"].is_wrong
    assert form.people.toPlainText() == "Carl Weiss,West"
    assert not (tmp_path / "data" / "office").exists()


def test_closing_the_window_half_way_leaves_no_half_office(qtbot: QtBot, tmp_path: Path) -> None:
    """Founding is finished or undone; the next start finds an office or none."""
    desktop = open_desktop(qtbot, tmp_path / "data", tmp_path / "data" / "office")
    form = start_form(qtbot, welcome_of(desktop))
    form.name.setText("Corner Shop")
    form.owner.setText("Anna Berg")
    form.start.click()
    qtbot.waitUntil(lambda: welcome_of(desktop).model.is_working, timeout=WAIT_MS)
    close_desktop(qtbot, desktop)

    home = tmp_path / "data" / "office"
    assert not home.exists() or check_office(home).ok
    assert [path.name for path in (tmp_path / "data").iterdir() if path.name.startswith("~")] == []


def test_a_second_start_into_the_same_folder_is_refused_beside_it(
    qtbot: QtBot, desktop: Desktop, page: WelcomePage, tmp_path: Path
) -> None:
    """Another window was quicker: its office stays, and this page says what to do."""
    form = start_form(qtbot, page)
    form.name.setText("The second")
    form.owner.setText("Ben Okafor")
    found_shop(tmp_path / "data" / "office")
    form.start.click()

    qtbot.waitUntil(lambda: form.fields["home"].is_wrong, timeout=WAIT_MS)
    with Office.open(tmp_path / "data" / "office", write=False) as office:
        assert office.state.name == "Corner Shop"


# ---------------------------------------------------------------- what is there already


def test_offices_are_remembered_and_the_last_one_comes_first(tmp_path: Path) -> None:
    """One whose folder is gone is not shown; a spoilt memory counts as none."""
    remembered = Remembered(tmp_path / "window.ini")
    homes = Homes(remembered)
    for name in ("one", "two", "gone"):
        if name != "gone":
            found_shop(tmp_path / name)
        homes.note(KnownHome(path=str(tmp_path / name), name=name))
    homes.note(KnownHome(path=str(tmp_path / "one"), name="one"))

    assert [one.name for one in Homes(remembered).known()] == ["one", "two"]
    assert homes.last() == tmp_path / "one"

    remembered.keep("homes", '[{"path": 1}')
    assert homes.known() == ()


def test_another_folder_opens_or_is_told_to_be_none(
    qtbot: QtBot, desktop: Desktop, page: WelcomePage, tmp_path: Path
) -> None:
    """The folder that was chosen, or the home inside it."""
    found_shop(tmp_path / "usb" / "home")

    page.choices.folder.click()
    with qtbot.waitSignal(page.notice_requested, timeout=WAIT_MS):
        choose_paths(qtbot, page, tmp_path)
    page.choices.folder.click()
    choose_paths(qtbot, page, tmp_path / "usb")

    wait_for_inbox(qtbot, desktop)
    assert desktop.home == tmp_path / "usb" / "home"


def test_a_backup_is_restored_with_its_passphrase(
    qtbot: QtBot, desktop: Desktop, page: WelcomePage, tmp_path: Path
) -> None:
    """A wrong passphrase is said beside it, and the right one opens the office."""
    found_shop(tmp_path / "shop")
    backup(tmp_path / "shop", tmp_path / "shop.backup", passphrase="three small words")
    page.choices.restore.click()
    dialog = page._dialog
    assert dialog is not None
    dialog.file.setText(str(tmp_path / "shop.backup"))
    qtbot.waitUntil(dialog.passphrase_field.isVisible, timeout=WAIT_MS)

    dialog.passphrase.setText("three large words")
    dialog.restore.click()
    qtbot.waitUntil(lambda: dialog.passphrase_field.is_wrong, timeout=WAIT_MS)
    dialog.passphrase.setText("three small words")
    dialog.restore.click()

    wait_for_inbox(qtbot, desktop)
    assert desktop.session.overview is not None
    assert desktop.session.overview.name == "Corner Shop"


# ---------------------------------------------------------------- joining


@pytest.fixture
def invited(tmp_path: Path) -> tuple[Path, str]:
    """The first laptop of a shop with its shared folder, and a code for Ben."""
    found_shop(tmp_path / "first")
    (tmp_path / "folder").mkdir()
    with Office.open(tmp_path / "first") as office:
        sharing = Sharing.connect(office, str(tmp_path / "folder"))
        sharing.exchange()
        made = invite(sharing, by="anna-berg", person="ben-okafor")
    return tmp_path / "first", made.code


def test_a_laptop_joins_with_a_code_and_four_words(
    qtbot: QtBot, desktop: Desktop, page: WelcomePage, invited: tuple[Path, str]
) -> None:
    """The same words on both; when the other laptop exchanged, the inbox opens by itself."""
    first, code = invited
    page.open_item(f"code:{code.lower()}")
    panel = page._join
    assert panel is not None
    qtbot.waitUntil(lambda: bool(panel.folder.text()), timeout=WAIT_MS)
    panel.name.setText("Ben's laptop")
    panel.ask.click()
    qtbot.waitUntil(lambda: panel._faces.currentIndex() == 1, timeout=WAIT_MS)
    (words,) = [one.text() for one in panel.findChildren(type(panel.state), "words")]
    assert len(words.split()) == 4

    with Office.open(first) as office:
        Sharing.of(office).exchange()

    wait_for_inbox(qtbot, desktop)
    assert desktop.session.person == "ben-okafor"
    assert desktop.home is not None
    assert check_office(desktop.home).ok


def test_waiting_can_be_left_gone_on_with_and_thrown_away(
    qtbot: QtBot, desktop: Desktop, page: WelcomePage, invited: tuple[Path, str]
) -> None:
    """What was asked stays asked; thrown away, nothing of it is on this computer."""
    _, code = invited
    page.open_item(f"code:{code}")
    panel = page._join
    assert panel is not None
    qtbot.waitUntil(lambda: bool(panel.folder.text()), timeout=WAIT_MS)
    panel.ask.click()
    qtbot.waitUntil(lambda: panel._faces.currentIndex() == 1, timeout=WAIT_MS)
    panel.leave.click()

    assert page._panels.shown is page.choices
    (known,) = page.model.known()
    assert known.kind == "waiting"
    assert is_waiting(Path(known.path))

    page.choices.home_requested.emit(known)
    qtbot.waitUntil(lambda: panel.model.is_waiting and panel._faces.currentIndex() == 1, timeout=WAIT_MS)
    panel.leave.click()
    page.choices.remove_requested.emit(known)
    qtbot.waitUntil(lambda: not Path(known.path).exists(), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: not page.model.is_working, timeout=WAIT_MS)


@pytest.mark.parametrize("code", ["CS1-" + "ABCD-" * 50, "nonsense " * 20])
def test_a_mistyped_code_is_said_beside_it(qtbot: QtBot, page: WelcomePage, code: str) -> None:
    """Before anything is asked."""
    page.choices.join.click()
    panel = page._join
    assert panel is not None
    panel.code.setPlainText(code)

    qtbot.waitUntil(lambda: panel.code_field.is_wrong, timeout=WAIT_MS)


def test_a_wrong_folder_is_said_beside_it(
    qtbot: QtBot, page: WelcomePage, invited: tuple[Path, str], tmp_path: Path
) -> None:
    """An empty folder adopts nobody, and nothing is left behind."""
    (tmp_path / "empty").mkdir()
    page.open_item(f"code:{invited[1]}")
    panel = page._join
    assert panel is not None
    qtbot.waitUntil(lambda: bool(panel.folder.text()), timeout=WAIT_MS)
    panel.folder.setText(str(tmp_path / "empty"))
    panel.ask.click()

    qtbot.waitUntil(lambda: panel.folder_field.is_wrong, timeout=WAIT_MS)
    assert [path.name for path in (tmp_path / "data").iterdir() if path.is_dir()] == []
