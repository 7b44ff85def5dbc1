"""Thousands of records in the list: the window is held for none of them that is not seen."""

import sys
from collections.abc import Callable, Iterator
from types import FrameType

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QIcon
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.icons import icon
from desktop.pages.records import rows
from desktop.pages.records.list_side import ListSide
from desktop.theme import Theme
from workflows.office.showing.record_list import ListedRecord
from workflows.office.showing.records_shown import RecordLine

MANY = 3_000


def listed(at: int) -> ListedRecord:
    """A supplier."""
    line = RecordLine(
        id=f"r{at}",
        sort="supplier",
        title=f"Lieferant {at:04}",
        vat_id="",
        blocked=False,
        contested=0,
        unverified=0,
        accounts=0,
        merged=0,
        updated_ms=0,
    )
    return ListedRecord(line=line, find=line.title.casefold(), alike=0)


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The look."""
    made = Theme(qapp, "light")
    yield made
    made.deleteLater()


@pytest.fixture
def side(qtbot: QtBot, theme: Theme) -> ListSide:
    """The list with all of them, seen."""
    made = ListSide(theme)
    qtbot.addWidget(made)
    made.resize(400, 600)
    made.rows.show_records([listed(at) for at in range(MANY)])
    made.narrow("supplier", MANY)
    made.show()
    qtbot.waitExposed(made)
    qtbot.wait(20)
    return made


def calls_in(act: Callable[[], object]) -> int:
    """How many functions of ours were called meanwhile."""
    count = 0

    def note(frame: FrameType, event: str, what: object) -> None:
        nonlocal count
        del frame, what
        count += event == "call"

    sys.setprofile(note)
    try:
        act()
    finally:
        sys.setprofile(None)
    return count


def test_laying_out_and_painting_ask_only_for_what_is_seen(side: ListSide) -> None:
    """Each call into Python may wait for every other thread: twice for each row was a tenth of a second."""
    assert calls_in(side.list.doItemsLayout) < 100
    assert calls_in(side.list.viewport().repaint) < 1_000


def test_one_far_down_is_brought_into_sight(side: ListSide) -> None:
    """Also where the list was just made anew."""
    side.rows.show_records([listed(at) for at in range(1, MANY)])
    side.select("r2990")

    assert side.list.currentIndex().data(rows.Role.RECORD) == "r2990"
    assert side.list.viewport().rect().intersects(side.list.visualRect(side.list.currentIndex()))


def test_rows_are_read_and_never_typed_into(side: ListSide) -> None:
    """Qt's own tester finds nothing wrong with them while they are narrowed."""
    tester = QAbstractItemModelTester(side.rows, QAbstractItemModelTester.FailureReportingMode.Fatal)
    side.rows.choose("supplier", "lieferant 29")
    assert side.rows.rowCount() == 100
    assert [one.line.title for one in side.rows.records][:2] == ["Lieferant 2900", "Lieferant 2901"]
    index = side.rows.index(0)
    assert str(index.data()).startswith("Lieferant 2900\n")
    assert not side.rows.flags(index) & (Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDropEnabled)
    side.rows.choose("customer", "")
    assert side.rows.rowCount() == 0
    del tester


def test_an_icon_is_drawn_once_and_anew_in_another_look(
    side: ListSide, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not read from its file for each row that is painted."""
    made: list[str] = []

    def draw(name: str, colour: QColor) -> QIcon:
        made.append(colour.name())
        return icon(name, colour)

    monkeypatch.setattr(rows, "icon", draw)
    side.rows._forget_icons()
    for _ in range(2):
        side.list.viewport().repaint()
    assert len(made) == 1

    theme.choose("dark")
    side.list.viewport().repaint()

    assert len(set(made)) == 2
