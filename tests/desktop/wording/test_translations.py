"""The translations are whole, keep every placeholder, and are what Qt loads."""

from collections import Counter
from pathlib import Path

import pytest

from desktop import translating
from desktop.translating import LANGUAGES, PLACES, Message, collect, file_of, merged, read, release, sources


@pytest.fixture(scope="module")
def collected() -> tuple[Message, ...]:
    """Every text of the window, as it stands in the code now."""
    return collect(sources())


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_left_to_translate(collected: tuple[Message, ...], language: str) -> None:
    """Every text of the window has its translation, and none is kept for a text that is gone.

    Where this fails: python -m desktop.translating update, then missing, take and release.
    """
    kept = tuple(read(file_of(language)))
    wanted = merged(collected, kept, language)

    assert [one.source for one in wanted if not one.is_whole] == []
    assert {one.key for one in kept} - {one.key for one in wanted} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_keep_placeholders(language: str) -> None:
    """What is filled in has its place in every language; only a singular may leave out its number."""
    wrong = [
        (one.source, form)
        for one in read(file_of(language))
        for place, form in enumerate(one.forms)
        if form and not _fits(one, form, is_singular=one.counts and place == 0)
    ]

    assert wrong == []


def test_no_placeholder_begins_with_n(collected: tuple[Message, ...]) -> None:
    """Qt replaces “%n” wherever it stands in a plural, so “%name” would lose its beginning."""
    wrong = [
        one.source
        for one in collected
        if one.counts and any(place[:2] == "%n" != place for place in PLACES.findall(one.source))
    ]

    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_qt_loads_fits_what_was_translated(language: str, tmp_path: Path) -> None:
    """The .qm file is made of this very .ts file."""
    release(language, tmp_path / "made.qm")

    assert (tmp_path / "made.qm").read_bytes() == file_of(language).with_suffix(".qm").read_bytes()


def test_every_way_of_marking_is_collected(tmp_path: Path) -> None:
    """Also where the number is worked out, the text is one of two, or stands over several lines."""
    file = tmp_path / "page.py"
    file.write_text(
        'A = QT_TRANSLATE_NOOP("Table", "in a table")\n'
        "class Page:\n"
        "    def show(self):\n"
        '        self.tr("%n rows", "", len(self.rows[0]) // 2)\n'
        '        self.tr("one" if self.few else "many")\n'
        '        QCoreApplication.translate("Other", "in two "\n            "lines", "a comment", 3)\n'
        "        self.tr(text)\n",
        encoding="utf-8",
    )

    found = [one.key for one in collect([file])]

    assert found == [
        ("Table", "in a table", ""),
        ("Page", "%n rows", ""),
        ("Page", "one", ""),
        ("Page", "many", ""),
        ("Other", "in two lines", "a comment"),
    ]


def test_written_translations_are_read_back(tmp_path: Path) -> None:
    """Quotation marks, line breaks and signs of markup survive, and so do plural forms."""
    kept = (
        Message(context="A", source="<b>“x” & y</b>\nz", forms=("„x“ < y\n&",)),
        Message(context="A", source="%n rows", comment="c", forms=("%n Zeile", "%n Zeilen")),
    )

    translating.write(kept, "de", tmp_path / "x.ts")

    assert set(read(tmp_path / "x.ts")) == set(kept)


def _fits(one: Message, form: str, *, is_singular: bool) -> bool:
    wanted, found = Counter(PLACES.findall(one.source)), Counter(PLACES.findall(form))
    if is_singular and "%n" not in found:
        wanted.pop("%n", None)
    return wanted == found
