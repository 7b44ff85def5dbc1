"""The page and its questions for everybody: named controls, nothing read as markup, nothing cut off, mirrored."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from desktop.pages.folder.inviting import InviteDialog
from desktop.pages.folder.matrix import MatrixPicture
from tests.desktop.folder.page_steps import PageSteps, texts
from tests.desktop.walking import cut_off, nameless, read_as_html
from workflows.office.sharing.joining import ask, complete

MARKUP = "<b>Ben</b> & <img src=x>"


def _is_fit(steps: PageSteps, widget: QWidget) -> None:
    """As soon as what was just shown has found its place."""

    def fit() -> None:
        assert nameless(widget) == []
        assert read_as_html(widget) == []
        assert cut_off(widget) == []

    steps.qtbot.waitUntil(fit, timeout=10_000)


def _two(steps: PageSteps, folder: Path, home: Path) -> InviteDialog:
    """Two laptops, the second with a name that looks like markup; every face of the invitation is looked at."""
    steps.connect_folder(folder)
    steps.page.invite.click()
    dialog = steps.dialog(InviteDialog)
    _is_fit(steps, dialog)
    dialog.whom.setCurrentIndex(dialog.whom.findData("ben"))
    dialog.make.click()
    steps.until(lambda: dialog.nonce)
    _is_fit(steps, dialog)
    ask(dialog.code_text.accessibleDescription(), home, name=MARKUP)
    steps.exchange()
    steps.until(dialog.words.isVisible)
    _is_fit(steps, dialog)
    assert MARKUP in texts(dialog)
    dialog.words.same.click()
    steps.until(lambda: steps.others)
    complete(home)
    steps.exchange()
    return dialog


def test_every_state_is_fit_for_everybody(steps: PageSteps, folder: Path, tmp_path: Path) -> None:
    """The page with two laptops, and each question."""
    dialog = _two(steps, folder, tmp_path / "ben")
    steps.until(lambda: not steps.page.model.is_busy)
    _is_fit(steps, dialog)
    dialog.close()
    _is_fit(steps, steps.desktop.window)
    assert MARKUP in texts(steps.page.laptops)
    connecting = steps.looked_at("webdavs://x.example/office")
    _is_fit(steps, connecting)
    connecting.close()
    ending = steps.open_end(steps.others[0].line.device)
    _is_fit(steps, ending)
    ending.close()
    steps.page.dialogs.ask_disconnect()
    confirm = steps.page.dialogs.open_one
    assert confirm is not None
    _is_fit(steps, confirm)
    confirm.close()


def test_the_picture_says_in_words_what_it_shows(steps: PageSteps, folder: Path, tmp_path: Path) -> None:
    """A screen reader hears a sentence for every two laptops, and everybody can read them."""
    _two(steps, folder, tmp_path / "ben").close()
    picture = steps.page.matrix.findChild(MatrixPicture)
    assert picture is not None
    steps.until(lambda: f"{MARKUP} has all" in picture.accessibleDescription())
    said = picture.accessibleDescription().splitlines()
    assert len(said) == 2

    steps.page.matrix.toggle.click()

    assert steps.page.matrix.words.isVisible()
    assert steps.page.matrix.words.text().splitlines() == said


def test_the_page_scrolls_only_downwards_in_a_small_window(steps: PageSteps, folder: Path, tmp_path: Path) -> None:
    """At 200 % in 1000 × 640, mirrored as well: nothing has to be pushed aside to be read."""
    _two(steps, folder, tmp_path / "ben").close()
    for _ in range(10):
        steps.desktop.window.looks.enlarge()
    steps.desktop.window.resize(1000, 640)

    for direction in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft):
        QApplication.setLayoutDirection(direction)
        try:
            steps.qtbot.wait(100)
            assert steps.page.area.horizontalScrollBar().maximum() == 0, direction
        finally:
            QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
