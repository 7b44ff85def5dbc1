"""The page of figures: what the core measured, said in words and drawn, and the list behind each figure."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.app import Desktop
from desktop.pages.figures.page import FiguresPage
from desktop.theme import Theme
from desktop.widgets.figure_tile import FigureTile, Shown
from desktop.wording import figures as words
from tests.desktop.walking import cut_off, nameless
from tests.office.ladder_past import Weeks
from tests.office.showing.test_kpis_shown import MEASURED
from tests.support.desktop_window import close_desktop, open_desktop
from tests.support.old_office import Past
from tests.support.tried_office import NORTH, OWNER, tried_office
from workflows.domain.commands import Decide
from workflows.office.office import Office
from workflows.office.shipped import apply_text

TARGET = MEASURED.replace("of: {late: true}}}", "of: {late: true}}, target: {at_most: 5, near: 10}}")
TARGET = TARGET.replace("counted: hours}, by: unit", "counted: hours}, by: unit, target: {at_most: 20}")


@pytest.fixture
def desktop(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desktop]:
    """The app on an office with some weeks behind it."""
    past = Past(monkeypatch)
    past.go("2026-06-01T08:00:00Z")
    with tried_office(tmp_path / "home") as office:
        apply_text(office, TARGET, "measured.yaml", OWNER)
        weeks = Weeks(office, past, timedelta(days=5))
        for hours in (2, 40, 3, 30):
            weeks.asked(500, (NORTH, "approve"), minutes=hours * 60)
        weeks.asked(900)
    made = open_desktop(qtbot, tmp_path / "data", tmp_path / "home")
    qtbot.waitUntil(lambda: made.session.overview is not None)
    yield made
    close_desktop(qtbot, made)


def opened(qtbot: QtBot, desktop: Desktop) -> FiguresPage:
    """The page, with what it shows."""
    desktop.window.open_page("figures")
    found = desktop.window.page("figures")
    assert isinstance(found, FiguresPage)
    qtbot.waitUntil(lambda: bool(found.sections), timeout=20_000)
    return found


def shown(page: FiguresPage) -> dict[str, Shown]:
    """What the tiles say, by name."""
    return {tile.shown.name: tile.shown for section in page.sections for tile in section.tiles}


def test_each_figure_stands_with_its_count_its_target_and_its_weeks(qtbot: QtBot, desktop: Desktop) -> None:
    """Nothing is told by colour alone."""
    page = opened(qtbot, desktop)
    tiles = shown(page)
    after, late, open_ = tiles["Decided after"], tiles["Late"], tiles["Open"]
    assert (after.value, after.unit, after.told, after.more) == (
        "16.5",
        "hours",
        "4 requests",
        "Slowest tenth: from 40",
    )
    assert after.target == "Target met: at most 20\u00a0hours"
    assert after.groups == (("North", "16.5"),)
    assert len(after.weeks) == 12
    assert (late.target, late.tone, late.icon) == ("Target missed: at most 5\u00a0%", "bad", "circle-x")
    assert (open_.value, open_.unit) == ("900.00", "EUR")
    assert page.sections[0].title.text() == "Spending"
    assert nameless(page) == []
    for section in page.sections:
        for tile in section.tiles:
            assert tile.shown.value in tile.accessibleName()
            assert not tile.grab().isNull()


def test_a_figure_leads_to_the_requests_behind_it(qtbot: QtBot, desktop: Desktop) -> None:
    """By keyboard alone; with the unit and those below it, and the time that was chosen."""
    page = opened(qtbot, desktop)
    page.units.setCurrentIndex(page.units.findData("north"))
    page.units.activated.emit(page.units.currentIndex())
    qtbot.waitUntil(lambda: page.model.shown is not None and page.model.shown.unit == "north", timeout=20_000)
    asked: list[tuple[str, str]] = []
    page.page_requested.connect(lambda name, item: asked.append((name, item)))
    tile = page.sections[0].tiles[0]
    tile.setFocus()
    QTest.keyClick(tile, Qt.Key.Key_Space)
    assert page.model.shown is not None
    since = page.model.shown.from_ms
    ended = "approved,done,rejected,withdrawn"
    wanted = f"filter:workflow=spending;unit=north,north-shop;status={ended};since={since}"
    assert asked == [("requests", wanted)]


def test_another_unit_or_time_is_asked_for_at_once(qtbot: QtBot, desktop: Desktop) -> None:
    """Where nothing happened, the workflow is named as such and shows no empty figures."""
    page = opened(qtbot, desktop)
    page.model.choose("south", "all")
    qtbot.waitUntil(lambda: page.model.shown is not None and page.model.shown.unit == "south", timeout=20_000)
    assert page.sections == []
    assert page._left.text() == "No request yet in this time: Spending."
    page.model.choose("", "month")
    qtbot.waitUntil(lambda: bool(page.sections), timeout=20_000)
    page.model.choose("gone", "month")
    qtbot.waitUntil(lambda: page.model.unit == "", timeout=20_000)


def test_what_changes_is_shown(qtbot: QtBot, desktop: Desktop) -> None:
    """An act in the window is counted."""
    page = opened(qtbot, desktop)
    before = shown(page)["Spent"].value

    def approve(office: Office) -> object:
        request = next(row.id for row in office.store.questions.requests(status="waiting"))
        return office.act(request, Decide(verdict="approve", by=NORTH))

    desktop.session.bridge.act(approve)
    qtbot.waitUntil(lambda: shown(page)["Spent"].value != before, timeout=20_000)


@pytest.mark.parametrize("weeks", [(), (None, 3.0), (1.0, None, 2.0, 2.0), (0.0, 0.0)])
def test_any_weeks_can_be_drawn(qtbot: QtBot, desktop: Desktop, weeks: tuple[float | None, ...]) -> None:
    """Gaps, lone weeks, all the same; in both directions of writing."""
    theme: Theme = desktop.session.theme
    tile = FigureTile(theme)
    qtbot.addWidget(tile)
    tile.show_figure(Shown(key="", name="N" * 200, value="1,234,567.00", unit="EUR", weeks=weeks, groups=(("a", "1"),)))
    for direction in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft):
        tile.setLayoutDirection(direction)
        tile.resize(tile.minimumSizeHint())
        assert not tile.grab().isNull()


LONG = Shown(
    key="",
    name="Freigegeben nach dem Tag, an dem zu zahlen war",
    value="1.234.567.890,00",
    unit="Arbeitsstunden",
    told="11 Anträge, die gerade laufen",
    more="Langsamstes Zehntel: ab 1.234,5",
    target="Ziel erreicht: höchstens 16\u00a0Arbeitsstunden",
    tone="good",
    icon="circle-check",
    weeks=(1.0, 2.0),
    groups=(("Donaudampfschifffahrtsgesellschaft", "7.184,63\u00a0EUR"), ("South", "0")),
)


@pytest.mark.parametrize("percent", [100, 150])
@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_no_word_of_a_tile_is_cut_however_narrow_it_is(
    qtbot: QtBot, desktop: Desktop, percent: int, direction: Qt.LayoutDirection
) -> None:
    """Words go on in the next line, and the tile is as high as that: nothing stands over anything else."""
    theme: Theme = desktop.session.theme
    theme.enlarge(percent / 100)
    tile = FigureTile(theme)
    qtbot.addWidget(tile)
    tile.setLayoutDirection(direction)
    tile.show_figure(LONG)
    for width in (120, tile.minimumSizeHint().width(), 230, 300, 500, 900):
        made = tile.arranged(width)
        said = [one.layout.text() for one in made.words]
        assert {LONG.name, LONG.value, LONG.unit, LONG.told, LONG.more, LONG.target} <= set(said)
        assert tile.heightForWidth(width) == made.height
        for at, one in enumerate(made.words):
            whole = sum(one.layout.lineAt(line).textLength() for line in range(one.layout.lineCount()))
            assert whole == len(one.layout.text())
            assert one.layout.boundingRect().height() <= one.place.height() + 1
            assert one.layout.maximumWidth() > 0
            assert all(
                one.layout.lineAt(line).naturalTextWidth() <= one.place.width() + 1
                for line in range(one.layout.lineCount())
            )
            assert tile.rect().adjusted(0, 0, width - tile.width(), made.height - tile.height()).contains(one.place)
            assert not any(one.place.intersects(other.place) for other in made.words[at + 1 :])
    theme.enlarge(1.0)


@pytest.mark.parametrize("percent", [100, 150])
def test_tiles_on_the_page_are_as_high_as_their_words(qtbot: QtBot, desktop: Desktop, percent: int) -> None:
    """In a small window as in a wide one."""
    desktop.session.theme.enlarge(percent / 100)
    page = opened(qtbot, desktop)
    for tile in page.sections[0].tiles:
        tile.show_figure(LONG)
    for width in (720, 1000, 1500):
        desktop.window.resize(width, 700)
        qtbot.waitUntil(lambda: all(tile.isVisible() for section in page.sections for tile in section.tiles))
        qtbot.waitUntil(
            lambda: all(
                tile.height() >= tile.heightForWidth(tile.width()) and tile.width() >= tile.minimumSizeHint().width()
                for section in page.sections
                for tile in section.tiles
            )
        )
        assert cut_off(page) == []
    desktop.session.theme.enlarge(1.0)


def test_every_unit_of_measure_has_words() -> None:
    """A currency is its own word; everything else is translated."""
    from workflows.engine.figures import UNITS

    assert set(words.UNITS) == {"hours", "days", "working hours", "working days", *UNITS.values()}
