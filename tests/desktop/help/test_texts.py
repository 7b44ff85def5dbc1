"""The pages of help as files: whole in every language, true to the words of the window, with pictures that exist."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage, QImageReader

from desktop.building import PAGES
from desktop.language import SPOKEN
from desktop.pages.help import texts
from desktop.translating import file_of, read
from tests.desktop.help_pictures import PICTURES, ROOT, SCENES, named
from tests.desktop.pictures import surroundings

MOST_BYTES = 1_500_000
"""Of all pictures: they travel with every installation."""
_LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")
_BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
_CODE = re.compile(r"`[^`]+`")


def written(language: str) -> dict[str, str]:
    """The text of every subject, by its name."""
    return {file.stem: file.read_text(encoding="utf-8") for file in sorted((texts.FOLDER / language).glob("*.md"))}


def plain(words: str) -> str:
    """Words of the window without the signs that buttons and menus add, and without line breaks."""
    return " ".join(words.replace("&", "").split()).rstrip("…. ")


def words_of(language: str) -> set[str]:
    """Every text of the window in a language."""
    kept = tuple(read(file_of("de")))
    return {plain(form) for one in kept for form in ((one.source,) if language == "en" else one.forms)}


@pytest.mark.parametrize("language", SPOKEN)
def test_every_subject_is_written_in_every_language(language: str) -> None:
    """Nobody is answered in a language that they did not choose."""
    found = written(language)

    assert found.keys() == set(texts.ORDER)
    assert all(text.startswith("# ") and text.count("\n# ") == 0 for text in found.values())


def test_every_page_has_a_subject_of_its_own() -> None:
    """Help is opened where one stands, and begins with that page; only the first page shares the first subject."""
    found = {page: texts.subject_of(page) for page in PAGES if page != "help"}

    assert found == {page: "start" if page == "welcome" else page for page in found}


@pytest.mark.parametrize("language", [one for one in SPOKEN if one != "en"])
def test_languages_say_the_same(language: str) -> None:
    """The same paragraphs, links, pictures, buttons and commands, in the same order."""

    def build(text: str, spoken: str) -> object:
        pictures = [name.replace(f"/{spoken}/", "/") for name in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", text)]
        counts = (text.count("\n\n"), text.count("\n* "), text.count("\n|"), len(_BOLD.findall(text)))
        return _LINK.findall(text), pictures, _CODE.findall(text), counts

    english = written("en")
    different = [
        subject for subject, text in written(language).items() if build(text, language) != build(english[subject], "en")
    ]

    assert different == []


@pytest.mark.parametrize("language", SPOKEN)
def test_what_is_bold_stands_in_the_window(language: str) -> None:
    """A button that help names is called so on the screen; a renamed one fails here."""
    known = words_of(language)
    unknown = [
        (subject, bold)
        for subject, text in written(language).items()
        for bold in _BOLD.findall(text)
        if plain(bold) not in known
    ]

    assert unknown == []


@pytest.mark.parametrize("language", SPOKEN)
def test_links_lead_to_subjects_and_nowhere_outside(language: str) -> None:
    """Help needs no network, and nothing is opened in another program."""
    wrong = [
        (subject, link)
        for subject, text in written(language).items()
        for link in _LINK.findall(text)
        if link.removesuffix(".md") not in texts.ORDER or not link.endswith(".md")
    ]

    assert wrong == []
    assert not any("://" in text for text in written(language).values())


def test_every_picture_that_is_named_exists_and_can_be_made_again() -> None:
    """By the one command; and none lies there that nobody shows.

    Where this fails: python -m tests.desktop.help_pictures
    """
    wanted = set(named())

    assert {path.stem for path in wanted} <= SCENES.keys()
    assert {path.parent for path in wanted} == {PICTURES / language for language in SPOKEN}
    assert {path for path in PICTURES.rglob("*") if path.is_file()} == wanted
    assert all(QImageReader(str(path)).canRead() for path in wanted)


def test_pages_show_pictures_in_their_own_language() -> None:
    """German help shows the German window."""
    wrong = [
        (language, subject)
        for language in SPOKEN
        for subject, text in written(language).items()
        if text.count("](../pictures/") != text.count(f"](../pictures/{language}/")
    ]

    assert wrong == []


def test_pictures_stay_small() -> None:
    """All of them together."""
    assert sum(path.stat().st_size for path in named()) < MOST_BYTES


def test_a_subject_that_is_not_written_in_a_language_is_shown_in_english() -> None:
    """Its pictures and links are the English ones, because it is named from its own folder."""
    found = texts.read("inbox", "tlh")

    assert found == texts.read("inbox", "en")
    assert found.folder == texts.FOLDER / "en"


@pytest.mark.parametrize("picture", named(), ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_pictures_show_the_window_in_its_light_colours(picture: Path) -> None:
    """No part of one lies on a ground that nobody painted, which would be black."""
    image = QImage(str(picture))
    corners = [(x, y) for x in (0, image.width() - 1) for y in (0, image.height() - 1)]

    assert all(image.pixelColor(x, y).lightness() > 200 for x, y in corners)
    assert all(image.pixelColor(x, 1).lightness() > 200 for x in range(0, image.width(), 7))


@pytest.mark.slow
def test_the_command_makes_the_pictures(tmp_path: Path) -> None:
    """In every language, from the real app, as large as those that are kept."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.desktop.help_pictures", "--out", str(tmp_path), "--only", "welcome,rules"],
        cwd=ROOT,
        env={**os.environ, **surroundings("2")},
        capture_output=True,
        text=True,
        check=False,
        timeout=180,
    )

    assert done.returncode == 0, done.stderr
    made = {path.relative_to(tmp_path) for path in tmp_path.rglob("*.png")}
    assert made == {Path(language, f"{name}.png") for language in SPOKEN for name in ("welcome", "rules")}
    for path in made:
        assert QImageReader(str(tmp_path / path)).size() == QImageReader(str(PICTURES / path)).size()
