"""The lists and the picture of the page: what they show, without a window."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.pages.folder.deeds import HeldLine, ending, shown
from desktop.pages.folder.matrix import matrix_of, sentences
from desktop.pages.folder.rows import CutRows, HeldRows, Role
from desktop.theme import Theme
from tests.support.sample_homes import sample_home
from workflows.office.office import Office
from workflows.office.showing.ending_shown import EndingShown
from workflows.office.showing.folder_shown import FolderShown

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    """A look."""
    return Theme(qapp, "light")


@pytest.fixture
def asked(tmp_path: Path) -> tuple[EndingShown, FolderShown]:
    """What the office says about its own laptop's log."""
    home = sample_home(tmp_path / "home")
    with Office.open(home, write=False) as office:
        return ending(office.keys.device, "anna-berg", office), shown(office)


def test_the_cut_is_chosen_on_sentences(qtbot: QtBot, theme: Theme, asked: tuple[EndingShown, FolderShown]) -> None:
    """Choosing a line makes it the last that counts; what is newer counts no more, and is said to."""
    found, _ = asked
    rows = CutRows(theme)
    QAbstractItemModelTester(rows, FATAL, rows)
    rows.show_ending(found, found.held)
    assert all(rows.index(row).data(Role.COUNTS) for row in range(len(found.entries)))

    with qtbot.waitSignal(rows.dataChanged):
        rows.cut_after(2)

    assert rows.size == found.entries[2].position + 1
    assert [rows.index(row).data(Role.COUNTS) for row in range(4)] == [False, False, True, True]
    assert rows.index(0).data(Qt.ItemDataRole.AccessibleTextRole).endswith("counts no more")
    assert rows.row_of(rows.size) == 2
    rows.cut_after(rows.rowCount() - 1)
    assert rows.size == found.entries[-1].position
    assert not any(rows.index(row).data(Role.COUNTS) for row in range(rows.rowCount()))


def test_held_entries_next_to_each_other_become_one_range(asked: tuple[EndingShown, FolderShown]) -> None:
    """One act lets in what stands together."""
    found, office = asked
    lines = [HeldLine(device="a" * 26, position=at, code="held", entry=None) for at in (3, 4, 6)]
    lines.append(HeldLine(device="b" * 26, position=7, code="beyond-cut", entry=found.entries[0]))
    rows = HeldRows()
    QAbstractItemModelTester(rows, FATAL, rows)
    rows.show_held(lines, office.names)

    assert rows.ranges([3, 0, 1, 2]) == (("a" * 26, 3, 5), ("a" * 26, 6, 7), ("b" * 26, 7, 8))
    assert rows.rowCount() == 4
    assert "its laptop's log had ended" in rows.index(3).data()


def test_one_laptop_alone_has_a_picture_of_nothing(asked: tuple[EndingShown, FolderShown]) -> None:
    """A laptop says nothing about its own log."""
    _, office = asked
    matrix = matrix_of(office)

    assert matrix.fields == ()
    assert sentences(matrix, office.names) == ""
