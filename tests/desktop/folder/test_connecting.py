"""Connecting a folder, looking at it first, and letting go of it again."""

import webbrowser
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from desktop.pages.folder.confirming import Confirm
from desktop.pages.folder.connecting import with_secrets
from tests.desktop.folder.page_steps import PageSteps, texts
from tests.support.webdav_server import PASSWORD, USER, webdav_server
from workflows.office.office import Office
from workflows.office.sharing.sharing import PLACE_FACT


def test_without_a_folder_the_page_explains_and_offers_one_thing(steps: PageSteps) -> None:
    """One picture, three points, one button; nothing of laptops that are not there."""
    page = steps.page

    assert page.nothing.isVisible()
    assert page.first_focus() is page.nothing.connect_button
    assert not page.folder.isVisible()
    assert not page.exchange.isVisible()
    assert not page.laptops.isVisible()


def test_a_place_is_looked_at_before_it_can_be_connected(steps: PageSteps, folder: Path, tmp_path: Path) -> None:
    """Each thing that was found is a line; what is in the way leaves nothing to press."""
    dialog = steps.looked_at(str(tmp_path / "typo"))
    assert not dialog.connect_button.isEnabled()
    assert "There is no such folder" in texts(dialog)

    dialog = steps.looked_at(str(folder))

    assert dialog.connect_button.isEnabled()
    assert "Dropbox carries it to other laptops" in texts(dialog)
    assert list(folder.iterdir()) == []
    dialog.close()


def test_the_home_itself_cannot_be_connected(steps: PageSteps) -> None:
    """A database in a shared folder would be the end of it."""
    dialog = steps.looked_at(str(steps.desktop.home))

    assert not dialog.connect_button.isEnabled()
    assert "own data lies there" in texts(dialog)
    dialog.close()


def test_a_service_that_is_not_set_up_is_said_not_to_be_offered(
    steps: PageSteps, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With what to do instead."""
    monkeypatch.delenv("COUNTERSIGN_ONEDRIVE_CLIENT_ID", raising=False)
    dialog = steps.looked_at("onedrive:/Countersign")

    assert not dialog.connect_button.isEnabled()
    assert "Signing in to OneDrive is not offered yet" in texts(dialog)
    dialog.close()


def test_user_and_password_are_asked_where_an_address_needs_them(steps: PageSteps) -> None:
    """And nowhere else."""
    dialog = steps.looked_at("webdavs://cloud.example/office")
    assert dialog.user.isVisible()
    assert dialog.connect_button.isEnabled()

    dialog = steps.looked_at("/tmp")

    assert not dialog.user.isVisible()
    dialog.close()


def test_secrets_go_into_the_address_as_the_core_takes_them_out_again() -> None:
    """Signs that mean something in an address are written so that they do not."""
    assert with_secrets("webdavs://x.example/a", "ann", "p@:/ss") == "webdavs://ann:p%40%3A%2Fss@x.example/a"
    assert with_secrets("webdavs://x.example/a", "ann", "") == "webdavs://x.example/a"
    assert with_secrets("webdavs://u:p@x.example/a", "ann", "s") == "webdavs://u:p@x.example/a"
    assert with_secrets("/home/ann", "ann", "s") == "/home/ann"


def test_a_connected_folder_is_exchanged_with_by_itself(steps: PageSteps, folder: Path) -> None:
    """The carrier learns of it; everything is there at once, and the page says so."""
    steps.connect_folder(folder)

    assert (folder / "office.json").exists()
    assert list((folder / "tail").glob("*.seg"))
    steps.until(lambda: steps.shown.to_publish == 0)
    assert "Everything from here is in the folder." in texts(steps.page.folder)
    assert not steps.page.nothing.isVisible()
    with steps.qtbot.waitSignal(steps.desktop.carrier.exchanged, timeout=20_000):
        steps.page.exchange.click()


def test_the_key_of_the_window_exchanges(steps: PageSteps, folder: Path) -> None:
    """F5, wherever one is on the page."""
    steps.connect_folder(folder)
    steps.desktop.window.activateWindow()
    steps.until(steps.desktop.window.isActiveWindow)

    with steps.qtbot.waitSignal(steps.desktop.carrier.exchanged, timeout=20_000):
        steps.qtbot.keyClick(steps.page, Qt.Key.Key_F5)


def test_letting_go_asks_first_and_leaves_the_folder_as_it_is(steps: PageSteps, folder: Path) -> None:
    """Escape is no; yes takes the place out of the office and stops the carrier."""
    steps.connect_folder(folder)
    before = sorted(one.name for one in (folder / "tail").iterdir())
    steps.page.folder.disconnect_button.click()
    steps.qtbot.keyClick(steps.dialog(Confirm), Qt.Key.Key_Escape)
    assert steps.shown.place is not None

    steps.page.folder.disconnect_button.click()
    steps.dialog(Confirm).yes.click()
    steps.until(lambda: steps.shown.place is None)

    assert steps.page.nothing.isVisible()
    assert sorted(one.name for one in (folder / "tail").iterdir()) == before
    assert steps.desktop.home is not None
    with Office.open(steps.desktop.home, write=False) as office:
        assert office.store.facts.get(PLACE_FACT) is None


def test_what_cannot_be_connected_is_said_in_the_question_itself(
    steps: PageSteps, folder: Path, tmp_path: Path
) -> None:
    """Between looking and connecting the folder may have gone."""
    dialog = steps.looked_at(str(folder))
    folder.rename(tmp_path / "gone")

    dialog.connect_button.click()

    steps.until(lambda: "not there" in texts(dialog) or "no such folder" in texts(dialog).lower())
    assert steps.shown.place is None
    assert dialog.isVisible()
    dialog.close()


def test_a_server_is_connected_with_user_and_password(steps: PageSteps, tmp_path: Path) -> None:
    """They open the server, are kept for the next exchange, and stand nowhere in clear."""
    with webdav_server(tmp_path / "served") as server:
        address = f"webdav://{server.server}/office"
        dialog = steps.looked_at(address)
        dialog.user.setText(USER)
        dialog.secret.setText(PASSWORD)
        dialog.connect_button.click()
        steps.until(lambda: steps.shown.place is not None and steps.shown.last_ms is not None)
        steps.exchange()
        steps.until(lambda: not steps.desktop.bridge.is_writing)

        assert (tmp_path / "served" / "office" / "office.json").exists()
        assert PASSWORD not in (steps.shown.place or "")
        assert steps.shown.trouble is None
        assert steps.desktop.home is not None
        with Office.open(steps.desktop.home, write=False) as office:
            kept = office.store.facts.under("secret/")
        assert kept
        assert all(PASSWORD.encode() not in value for value in kept.values())
        steps.page.model.disconnect_place()
        steps.until(lambda: steps.shown.place is None)


def test_a_wrong_password_is_said_in_the_question(steps: PageSteps, tmp_path: Path) -> None:
    """Nothing is connected."""
    with webdav_server(tmp_path / "served") as server:
        dialog = steps.looked_at(f"webdav://{server.server}/office")
        dialog.user.setText(USER)
        dialog.secret.setText("wrong")
        dialog.connect_button.click()
        steps.until(lambda: "not accepted" in texts(dialog) or "sign in" in texts(dialog))

        assert steps.shown.place is None
        assert dialog.connect_button.isEnabled()
        dialog.close()


def test_signing_in_happens_in_the_browser_and_may_fail(steps: PageSteps, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where this program is registered, the system's browser is opened; without one that is said in the question."""
    monkeypatch.setenv("COUNTERSIGN_DROPBOX_CLIENT_ID", "registered")
    opened: list[str] = []

    def no_browser(address: str) -> bool:
        opened.append(address)
        return False

    monkeypatch.setattr(webbrowser, "open", no_browser)
    dialog = steps.looked_at("dropbox:/Countersign")
    assert "You sign in to Dropbox with your browser" in texts(dialog)

    dialog.connect_button.click()
    steps.until(lambda: opened and dialog.connect_button.isEnabled())

    assert opened[0].startswith("https://www.dropbox.com/oauth2/authorize?")
    assert steps.shown.place is None
    assert not steps.page.model.is_busy
    dialog.close()
