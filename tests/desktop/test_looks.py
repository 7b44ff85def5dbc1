"""Where the window stands at first, and what is cut where there is little room."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QLineEdit, QSpinBox
from pytestqt.qtbot import QtBot

from desktop.looks import first_place
from desktop.widgets import plain
from desktop.widgets.eliding import cut_before_number


@pytest.mark.parametrize(
    "screen", [QRect(0, 0, 1366, 768), QRect(0, 28, 1366, 700), QRect(1366, 0, 1024, 600), QRect(0, 0, 2560, 1400)]
)
def test_the_first_window_lies_inside_the_screen(screen: QRect) -> None:
    """With its title above it, and no larger than it has use for."""
    place = first_place(screen)

    assert screen.contains(place.adjusted(-4, -32, 4, 4))
    assert place.width() <= 1180
    assert place.height() <= 780


def test_what_stands_in_a_spin_box_keeps_off_its_border(qtbot: QtBot) -> None:
    """As in any other field."""
    box = QSpinBox()
    qtbot.addWidget(box)
    plain.inset(box)

    line = box.findChild(QLineEdit)
    assert line is not None
    assert line.textMargins().left() > 0


def test_a_number_at_the_end_stays_when_a_name_is_cut(qapp: QApplication) -> None:
    """Two invoices of one supplier do not look alike."""
    metrics = QFontMetrics(qapp.font())
    whole = "Lagerwerk Muster GmbH & Co. KG R-88120"
    width = metrics.horizontalAdvance(whole) - 30

    cut = cut_before_number(metrics, whole, width)

    assert cut.endswith("… R-88120")
    assert metrics.horizontalAdvance(cut) <= width
    assert cut_before_number(metrics, whole, 2000) == whole
    assert cut_before_number(metrics, "A title without any number", 60).endswith("…")
