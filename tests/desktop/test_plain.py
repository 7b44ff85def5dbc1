"""Text from outside in labels: it is shown as it is, and harms nothing around it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from desktop.widgets.plain import column, label


@pytest.mark.parametrize("text", ["W" * 4_000, "x" * 64 + " " + "y" * 65, "a-b" * 200, "字" * 300])
@pytest.mark.parametrize("wrap", [True, False])
def test_a_text_without_blanks_pushes_nothing_out_of_sight(qtbot: QtBot, text: str, wrap: bool) -> None:
    """A comment of four thousand letters in one word must not hide the amount that somebody decides about."""
    area, inside = QScrollArea(), QWidget()
    qtbot.addWidget(area)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    box, grid = column(inside), QGridLayout()
    box.addLayout(grid)
    name, amount = label("Amount"), label("1,500.00 EUR")
    grid.addWidget(name, 0, 0)
    grid.addWidget(amount, 0, 1, Qt.AlignmentFlag.AlignTrailing)
    comment = label(text, wrap=wrap)
    box.addWidget(comment)
    area.setWidget(inside)
    area.resize(600, 400)
    area.show()

    assert inside.width() <= area.viewport().width()
    assert amount.geometry().right() <= area.viewport().width()
    assert comment.text() == text


def test_what_people_copy_stays_as_it_is(qtbot: QtBot) -> None:
    """A hash, an account, a link: nothing invisible is put inside."""
    for text in ("DE89370400440532013000", "a" * 64, "two words"):
        found = label(text, selectable=True)
        qtbot.addWidget(found)
        found.setSelection(0, len(text))
        assert found.selectedText() == text


def test_a_name_cannot_turn_the_writing_around(qtbot: QtBot) -> None:
    """“exe.png” backwards would look like a picture."""
    found = label("invoice\u202egnp.exe")
    qtbot.addWidget(found)
    found.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    found.setSelection(0, len("invoice?gnp.exe"))

    assert found.selectedText() == "invoice\ufffdgnp.exe"


def test_a_label_that_is_set_by_its_property_says_that(qtbot: QtBot) -> None:
    """As the counts of the side list are."""
    found = label("1")
    qtbot.addWidget(found)
    found.setProperty("text", "2")

    assert found.text() == "2"
