"""Stages one after the other, as a row of marks with words: what is done, what is happening, what is ahead."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.theme import SPACE, Theme
from desktop.widgets.icon_button import Icon
from desktop.widgets.plain import label, row

_ICONS = {"done": ("circle-check", "good"), "now": ("circle-dot", "accent"), "ahead": ("circle-dashed", "muted")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One stage."""

    text: str
    standing: Literal["done", "now", "ahead"]
    detail: str = ""


class StageRow(QWidget):
    """The stages. Where there is no room beside each other they stand below each other."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(4 * SPACE)
        self._grid.setVerticalSpacing(SPACE)
        self._parts: list[QWidget] = []
        self._stages: tuple[Stage, ...] = ()
        self._columns = 0

    def show_stages(self, stages: tuple[Stage, ...]) -> None:
        """Show these."""
        if stages == self._stages:
            return
        self._stages = stages
        for part in self._parts:
            self._grid.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts = [self._part(stage) for stage in stages]
        self._columns = 0
        self._arrange()
        self.setAccessibleName("; ".join(f"{one.text} {one.detail}".strip() for one in stages))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt gave it another width."""
        super().resizeEvent(event)
        self._arrange()

    def _part(self, stage: Stage) -> QWidget:
        part = QWidget()
        box = row(part, gap=2)
        name, colour = _ICONS[stage.standing]
        box.addWidget(Icon(self._theme, name, colour), 0, Qt.AlignmentFlag.AlignVCenter)
        box.addWidget(label(stage.text, "muted" if stage.standing == "ahead" else ""))
        if stage.detail:
            box.addWidget(label(stage.detail, "muted"))
        box.addStretch(1)
        return part

    def _arrange(self) -> None:
        wanted = sum(part.sizeHint().width() + 4 * SPACE for part in self._parts)
        columns = len(self._parts) if wanted <= self.width() else 1
        if columns == self._columns or not self._parts:
            return
        self._columns = columns
        for place, part in enumerate(self._parts):
            self._grid.addWidget(part, place // columns, place % columns)
        for at in range(len(self._parts) + 1):
            self._grid.setColumnStretch(at, 1 if at == columns else 0)
