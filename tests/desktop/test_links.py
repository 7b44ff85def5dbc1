"""Words from outside open something, and never decide anything."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QUrl

from desktop.links import Opening, link_of, link_to, local_path, opening_of

REQUEST = "7k2mabcdefghijklmnopqrstuv"


def test_a_link_shows_a_request() -> None:
    """The link a page copies is the link the program takes."""
    assert link_of(link_to(REQUEST)) == Opening(request=REQUEST)
    assert opening_of([link_to(REQUEST)]).request == REQUEST


@pytest.mark.parametrize(
    "text",
    [
        f"countersign:request?id={REQUEST}/../x",
        "countersign:request?id=",
        f"countersign:decide?id={REQUEST}&verdict=approve",
        f"http://request?id={REQUEST}",
        "countersign:join?code=<script>",
        "countersign:" + "a" * 100_000,
        "countersign:request?id=%00",
    ],
)
def test_a_link_that_is_not_sound_opens_nothing(text: str) -> None:
    """There is no link that decides, and no other way round the checks."""
    assert link_of(text) == Opening()


@given(st.lists(st.text()))
def test_no_words_break_it(words: list[str]) -> None:
    """Whatever another program hands over, the answer is a sound one."""
    found = opening_of([word for word in words if "\0" not in word])
    assert all(Path(file).is_absolute() for file in found.files)


def test_files_are_taken_only_where_they_are(tmp_path: Path) -> None:
    """Options and missing files are no files."""
    (tmp_path / "a.xml").write_text("x")

    found = opening_of([str(tmp_path / "a.xml"), str(tmp_path / "b.xml"), "--home", str(tmp_path)])

    assert found == Opening(files=(str(tmp_path / "a.xml"),))


def test_files_come_as_addresses_where_a_desktop_hands_them_over_so(tmp_path: Path) -> None:
    """Linux desktops name files as links when a program takes links too. What lies on another computer is not asked."""
    invoice = tmp_path / "Rechnung Müller #3.xml"
    invoice.write_text("x")

    assert opening_of(
        [QUrl.fromLocalFile(str(invoice)).toString(QUrl.ComponentFormattingOption.FullyEncoded)]
    ) == Opening(files=(str(invoice),))
    assert opening_of([f"FILE://{tmp_path}/a.xml", "file:", "file://%00", "file:///%00"]) == Opening()
    assert [local_path(word) for word in ("file://server/share/a.xml", "file:////server/share/a.xml")] == ["", ""]


def test_a_word_that_cannot_be_looked_at_is_passed_over(tmp_path: Path) -> None:
    """A name longer than any system takes, which a browser or another program may hand over."""
    (tmp_path / "a.xml").touch()

    assert opening_of(["/" + "a" * 4_000, str(tmp_path / "a.xml")]).files == (str(tmp_path / "a.xml"),)
