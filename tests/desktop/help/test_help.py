"""Help in the real window: opened where one stands, in the language in use, readable at every size."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QFontMetrics, QImageReader, QTextImageFormat
from pytestqt.qtbot import QtBot

from desktop import about_file
from desktop.about_file import About, Component
from desktop.app import Desktop
from desktop.building import PAGES
from desktop.pages.help import texts
from desktop.pages.help.page import HelpPage
from desktop.pages.help.reader import SHARP, HelpReader
from tests.support.desktop_window import close_desktop, open_desktop
from tests.support.sample_homes import sample_home
from workflows.changes import Changes


@pytest.fixture(scope="module")
def shared_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One sample firm, which nobody changes."""
    return sample_home(tmp_path_factory.mktemp("help") / "home")


@pytest.fixture
def desktop(qtbot: QtBot, tmp_path: Path, shared_home: Path) -> Iterator[Desktop]:
    """The app on the sample firm."""
    made = open_desktop(qtbot, tmp_path / "data", shared_home)
    yield made
    close_desktop(qtbot, made)


def help_page(desktop: Desktop) -> HelpPage:
    """The page."""
    page = desktop.window.page("help")
    assert isinstance(page, HelpPage)
    return page


def title(subject: str, language: str = "en") -> str:
    """What stands above a subject."""
    return texts.read(subject, language).title


def pictures(reader: HelpReader) -> list[QTextImageFormat]:
    """The pictures as they are shown."""
    found = []
    block = reader.document().begin()
    while block.isValid():
        at = block.begin()
        while not at.atEnd():
            if at.fragment().charFormat().isImageFormat():
                found.append(QTextImageFormat(at.fragment().charFormat().toImageFormat()))
            at += 1
        block = block.next()
    return found


@pytest.mark.parametrize("page", [page for page in PAGES if page != "help"])
def test_f1_and_the_side_list_open_what_belongs_to_the_page(qtbot: QtBot, desktop: Desktop, page: str) -> None:
    """Both ways, from every page, and back to it."""
    window, wanted = desktop.window, title(texts.subject_of(page))
    window.activateWindow()

    window.open_page(page)
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert window.current == "help"
    assert help_page(desktop)._title.text() == wanted
    qtbot.mouseClick(help_page(desktop).back, Qt.MouseButton.LeftButton)
    assert window.current == page

    window.navigation._buttons["help"].click()
    assert window.current == "help"
    assert help_page(desktop)._title.text() == wanted


def test_help_is_one_place_whatever_is_read_in_it(qtbot: QtBot, desktop: Desktop) -> None:
    """F1 in it shows again where one stood, and one press leads out, not through everything that was read."""
    desktop.window.open_page("log")
    desktop.window.open_help()
    desktop.window.open_keys()
    assert help_page(desktop)._title.text() == title("keys")

    desktop.window.open_help()
    assert help_page(desktop)._title.text() == title("log")
    desktop.window.go_back()

    assert desktop.window.current == "log"


def test_help_is_there_before_there_is_an_office(qtbot: QtBot, tmp_path: Path) -> None:
    """Who starts for the first time reads the first ten minutes, and finds the way back."""
    desktop = open_desktop(qtbot, tmp_path / "data", tmp_path / "home")

    desktop.window.open_help()
    assert help_page(desktop)._title.text() == title("start")
    qtbot.mouseClick(help_page(desktop).back, Qt.MouseButton.LeftButton)

    assert desktop.window.current == "welcome"
    close_desktop(qtbot, desktop)


def test_another_language_is_shown_at_once(qtbot: QtBot, desktop: Desktop) -> None:
    """Title, subjects, text, pictures and the words around them."""
    assert desktop.session.language is not None
    desktop.window.open_page("help", "rules")
    page = help_page(desktop)

    desktop.session.language.choose("de")
    qtbot.waitUntil(lambda: page._title.text() == title("rules", "de"))
    assert page.back.text() == "Zurück"
    assert page.list.item(texts.ORDER.index("inbox")).text() == "Posteingang"
    assert "Prüffälle" in page.text.toPlainText()
    assert [one.name() for one in pictures(page.text)] == ["../pictures/de/rules.png"]

    desktop.session.language.choose("en")
    qtbot.waitUntil(lambda: page._title.text() == title("rules", "en"))
    assert "Saved cases" in page.text.toPlainText()


def test_links_lead_to_other_subjects(desktop: Desktop) -> None:
    """As the arrow keys in the list of subjects do."""
    desktop.window.open_page("help", "inbox")
    page = help_page(desktop)

    page.text.anchorClicked.emit(QUrl("settings.md"))

    assert page._title.text() == title("settings")
    assert page.list.currentItem().text() == title("settings")


@pytest.mark.parametrize("link", ["https://example.org/inbox.md", "file:///etc/passwd", "mailto:a@example.org"])
def test_nothing_outside_is_opened(desktop: Desktop, monkeypatch: pytest.MonkeyPatch, link: str) -> None:
    """Whatever a text might name."""
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    desktop.window.open_page("help", "inbox")

    help_page(desktop).text.anchorClicked.emit(QUrl(link))

    assert opened == []
    assert help_page(desktop)._title.text() == title("inbox")


@pytest.mark.parametrize("subject", [one for one in texts.ORDER if "![" in texts.read(one, "en").text])
def test_pictures_fit_at_every_size(qtbot: QtBot, desktop: Desktop, subject: str) -> None:
    """In a small window with letters twice as large, and in a wide one never larger than they are."""
    window = desktop.window
    window.open_page("help", subject)
    reader = help_page(desktop).text
    for steps, size in ((0, (900, 600)), (10, (900, 600)), (0, (2400, 900))):
        for _ in range(steps):
            window.looks.enlarge()
        window.resize(*size)
        qtbot.wait(20)
        shown = pictures(reader)

        assert shown
        assert reader.horizontalScrollBar().maximum() == 0
        for one in shown:
            image = reader.document().resource(2, QUrl(one.name()))
            assert 100 < one.width() <= reader.viewport().width()
            assert one.width() <= image.width() / image.devicePixelRatio() + 1
            assert one.width() / one.height() == pytest.approx(image.width() / image.height(), rel=0.02)


def test_a_title_has_room_for_its_longest_word(qtbot: QtBot, desktop: Desktop) -> None:
    """In German, in a small window, with letters twice as large."""
    assert desktop.session.language is not None
    page = help_page(desktop)
    desktop.session.language.choose("de")
    desktop.window.open_page("help", "inbox")
    for _ in range(10):
        desktop.window.looks.enlarge()
    desktop.window.resize(900, 600)
    qtbot.waitUntil(lambda: page._title.text() == title("inbox", "de") and page.back.text() == "Zurück")
    qtbot.wait(50)

    drawn = QFontMetrics(desktop.theme.font("title", bold=True))
    longest = max(drawn.horizontalAdvance(word) for word in page._title.text().split())
    assert longest <= page._title.width()


def test_a_picture_grows_with_its_window_up_to_its_own_size(qtbot: QtBot, desktop: Desktop) -> None:
    """Made for twice as many dots, it is shown at half as many."""
    desktop.window.open_page("help", "log")
    reader = help_page(desktop).text
    desktop.window.resize(900, 600)
    qtbot.wait(20)
    narrow = pictures(reader)[0].width()
    desktop.window.resize(1500, 900)
    qtbot.waitUntil(lambda: pictures(reader)[0].width() > narrow)

    kept = QImageReader(str(texts.FOLDER / "pictures" / "en" / "log.png")).size().width()
    assert pictures(reader)[0].width() <= kept / SHARP


def test_what_others_write_does_not_move_the_text(qtbot: QtBot, desktop: Desktop) -> None:
    """Nor do other colours: whoever reads goes on where they were."""
    desktop.window.resize(900, 600)
    desktop.window.open_page("help", "inbox")
    page = help_page(desktop)
    qtbot.wait(20)
    bar = page.text.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    before = bar.value()
    assert before > 0

    page.take_changes(Changes())
    assert bar.value() == before
    desktop.theme.choose("dark")
    qtbot.wait(20)

    assert bar.value() == pytest.approx(before, abs=2)


def test_all_keys_are_listed_in_the_language_in_use(qtbot: QtBot, desktop: Desktop) -> None:
    """From the one table of actions, so none can be forgotten."""
    assert desktop.session.language is not None
    desktop.session.language.choose("de")
    desktop.window.open_page("help", "keys")

    said = help_page(desktop).text.toPlainText()

    assert "Freigeben" in said
    assert "überall" in said
    assert "Posteingang" in said


def test_about_names_the_build_and_opens_each_licence(
    desktop: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a bundle every part of others is listed, and its licence is one press away, word for word, and back."""
    path = tmp_path / "about.json"
    parts = tuple(
        Component(name=f"part_{n}", version="1.0", licence="MIT", text=f"Do *as* you\n<like> {n}") for n in "ab"
    )
    path.write_bytes(msgspec.json.encode(About(version="0.1.0", build="2026-11-23 1a2b3c", components=parts)))
    monkeypatch.setattr(about_file, "read", lambda: about_file.read_file(path))
    page = help_page(desktop)

    page.open_item("about")
    listed = page.text.toPlainText()
    page.text.anchorClicked.emit(QUrl("licence-1.md"))
    licence = page.text.toPlainText()
    page.text.anchorClicked.emit(QUrl("licence-7.md"))
    page.text.anchorClicked.emit(QUrl("about.md"))

    assert "2026-11-23 1a2b3c" in listed
    assert "part_a 1.0: MIT" in listed
    assert "Do *as* you\n<like> b" in licence
    assert page.text.toPlainText() == listed


def test_a_program_from_its_source_lists_no_licences(desktop: Desktop, tmp_path: Path) -> None:
    """The packages there bring their own; a file that is none changes nothing."""
    broken = tmp_path / "about.json"
    broken.write_text('{"version": 1', "utf-8")

    page = help_page(desktop)
    page.open_item("about")

    assert "licence-" not in page.text.toHtml()
    assert about_file.read_file(broken) is None
