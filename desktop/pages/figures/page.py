"""The page “Figures”: what workflows measure about their requests, with the list behind each figure one press away."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QScrollArea, QSizePolicy, QWidget

from desktop.page import Notice, Page
from desktop.pages.figures.tiles import tiles_of
from desktop.pages.figures.view_model import PERIODS, FiguresModel
from desktop.session import Session
from desktop.theme import SPACE
from desktop.widgets.empty_state import EmptyState
from desktop.widgets.figure_tile import FigureTile, Shown
from desktop.widgets.plain import column, label, row
from desktop.wording.speech import all_of, fill
from desktop.wording.troubles import trouble

if TYPE_CHECKING:
    from workflows.changes import Changes
    from workflows.office.showing.kpis_shown import KpisShown

_TILE_EM, _MOST = 17, 4
"""A tile's least width in times the size of type; columns at most."""


class _Section(QWidget):
    """One workflow: its name, what runs, and its tiles in as many columns as there is room for."""

    def __init__(self, page: "FiguresPage") -> None:
        super().__init__()
        self._page = page
        box = column(self, gap=3)
        line = row(gap=2)
        self.title = label("", "heading")
        self.running = label("", "muted")
        line.addWidget(self.title)
        line.addWidget(self.running)
        line.addStretch(1)
        box.addLayout(line)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(3 * SPACE)
        box.addLayout(self._grid)
        self.tiles: list[FigureTile] = []
        self._columns = 0

    def show_tiles(self, title: str, running: str, shown: list[Shown]) -> None:
        self.title.setText(title)
        self.running.setText(running)
        while len(self.tiles) < len(shown):
            tile = FigureTile(self._page.session.theme, self)
            tile.clicked.connect(self._page.open_list)
            self.tiles.append(tile)
            self._columns = 0
        for tile in self.tiles[len(shown) :]:
            tile.hide()
            tile.deleteLater()
            self._columns = 0
        del self.tiles[len(shown) :]
        for tile, one in zip(self.tiles, shown, strict=True):
            tile.show_figure(one)
        self.arrange(self._page.columns)

    def arrange(self, columns: int) -> None:
        """Put the tiles into so many columns."""
        if columns == self._columns:
            return
        for place in range(self._grid.columnCount()):
            self._grid.setColumnStretch(place, 1 if place < columns else 0)
        for number, tile in enumerate(self.tiles):
            self._grid.addWidget(tile, number // columns, number % columns)
        for place in range(columns):
            self._grid.setColumnStretch(place, 1)
        self._columns = columns


class FiguresPage(Page):
    """A column of workflows, each with its tiles."""

    columns = 1

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.model = FiguresModel(session, self)
        self.sections: list[_Section] = []

    def build(self) -> Iterator[None]:
        """Head and choices first; tiles come with the answer."""
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        column(self).addWidget(scroll)
        inside = QWidget()
        scroll.setWidget(inside)
        self._box = column(inside, margin=8, gap=4)
        self._box.addWidget(label(self.tr("Figures"), "title", wrap=True))
        said = self.tr("What your workflows measure. No figure scores a person; press one to see its requests.")
        self._box.addWidget(label(said, "muted", wrap=True))
        self._choose()
        yield
        self._list = column(gap=6)
        self._box.addLayout(self._list)
        self._left = label("", "muted", wrap=True)
        self._left.hide()
        self._empty = EmptyState(
            self.session.theme,
            "gauge",
            self.tr("Nothing is measured yet"),
            self.tr(
                "Processes that are ready-made bring their figures along; your own say under “kpis” what they measure."
            ),
        )
        self._empty.hide()
        self._box.addWidget(self._empty)
        self._box.addWidget(self._left)
        self._box.addStretch(1)
        self.model.shown_changed.connect(self._show)
        self.model.failed.connect(self._say_failure)
        self.session.overview_changed.connect(self._offer_units)
        self.session.theme.looks_changed.connect(self._fit)
        self._offer_units()

    def refresh(self) -> None:
        """Ask anew."""
        self.model.refresh()

    def concerns(self, changes: "Changes") -> bool:
        """Every request may change a figure."""
        return bool(changes.requests or changes.workflows or changes.office)

    def first_focus(self) -> QWidget:
        """The first figure; the choice of a unit where there is none."""
        return next((tile for section in self.sections for tile in section.tiles), self.units)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt gives it another size."""
        super().resizeEvent(event)
        self._fit()

    # ------------------------------------------------------------ layout

    def _choose(self) -> None:
        self.units, self.periods = QComboBox(), QComboBox()
        self.units.setAccessibleName(self.tr("Unit"))
        self.periods.setAccessibleName(self.tr("Time"))
        names = {
            "weeks": self.tr("Last 12 weeks"),
            "month": self.tr("Last 4 weeks"),
            "year": self.tr("Last 52 weeks"),
            "all": self.tr("From the beginning"),
        }
        for key in PERIODS:
            self.periods.addItem(names[key], key)
        line = row(gap=2)
        for box in (self.units, self.periods):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            box.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            box.activated.connect(self._chosen)
            line.addWidget(box)
        line.addStretch(1)
        self._box.addLayout(line)

    @Slot()
    def _offer_units(self) -> None:
        known = self.session.overview
        items = [(self.tr("Whole office"), "")]
        if known is not None:
            items += [("\u2003" * max(0, unit.depth - 1) + unit.name, unit.id) for unit in known.units if unit.parent]
        if [(self.units.itemText(at), self.units.itemData(at)) for at in range(self.units.count())] != items:
            self.units.clear()
            for text, key in items:
                self.units.addItem(text, key)
            self.units.setCurrentIndex(max(0, self.units.findData(self.model.unit)))
        self.units.setVisible(len(items) > 1)

    @Slot()
    def _fit(self) -> None:
        em = self.session.theme.base_pt * 96 / 72
        room = self.width() - 2 * 8 * SPACE
        self.columns = max(1, min(_MOST, int((room + 3 * SPACE) // (em * _TILE_EM + 3 * SPACE))))
        for section in self.sections:
            section.arrange(self.columns)

    # ------------------------------------------------------------ what is shown

    @Slot()
    def _show(self) -> None:
        shown = self.model.shown
        if shown is None:
            return
        found = [of for of in shown.workflows if of.running or any(one.count for one in of.figures)]
        while len(self.sections) < len(found):
            section = _Section(self)
            self.sections.append(section)
            self._list.addWidget(section)
        for section in self.sections[len(found) :]:
            section.hide()
            section.deleteLater()
        del self.sections[len(found) :]
        units = self._units_below(shown.unit)
        for section, of in zip(self.sections, found, strict=True):
            running = self.tr("%n are running", "", of.running) if of.running else ""
            section.show_tiles(of.name, running, tiles_of(of, units, shown.from_ms))
        self._empty.setVisible(not shown.workflows)
        quiet = [of.name for of in shown.workflows if of not in found]
        said = fill(self.tr("No request yet in this time: %names."), names=all_of(quiet)) if quiet else ""
        self._left.setText("\n".join(part for part in (said, self._left_out(shown)) if part))
        self._left.setVisible(bool(self._left.text()))

    def _units_below(self, unit: str | None) -> tuple[str, ...]:
        """The unit and those below it: each stands right before those below it."""
        known = self.session.overview
        if unit is None or known is None:
            return ()
        found: list[str] = []
        depth: int | None = None
        for one in known.units:
            if one.id == unit:
                depth = one.depth
            elif depth is not None and one.depth <= depth:
                break
            if depth is not None:
                found.append(one.id)
        return tuple(found)

    def _left_out(self, shown: "KpisShown") -> str:
        unknown = sum(of.unknown for of in shown.workflows)
        parts = []
        if shown.retired:
            parts.append(self.tr("%n entries of requests that were let go", "", shown.retired))
        if shown.unreadable:
            parts.append(self.tr("%n entries that this laptop may not read", "", shown.unreadable))
        if unknown:
            parts.append(self.tr("%n requests that an older program wrote", "", unknown))
        return fill(self.tr("Not counted: %parts."), parts=all_of(parts)) if parts else ""

    # ------------------------------------------------------------ wishes

    @Slot()
    def _chosen(self) -> None:
        self.model.choose(str(self.units.currentData() or ""), str(self.periods.currentData()))

    @Slot()
    def open_list(self) -> None:
        """Show the requests behind the tile that was pressed."""
        tile = self.sender()
        if isinstance(tile, FigureTile) and tile.shown.key:
            self.page_requested.emit("requests", tile.shown.key)

    @Slot(object)
    def _say_failure(self, error: object) -> None:
        from workflows.errors import CountersignError  # noqa: PLC0415 -- after the first painting

        text = trouble(error).whole if isinstance(error, CountersignError) else str(error)
        self.notice_requested.emit(Notice(text=text, tone="bad"))
