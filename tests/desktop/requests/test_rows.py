from array import array
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.bridge import Bridge
from desktop.pages.requests.cells import Words
from desktop.pages.requests.columns import Column
from desktop.pages.requests.orders import steps_between
from desktop.pages.requests.rows import KEPT, MOST_AT_ONCE, WINDOW, RequestRows, Role
from desktop.remembered import Remembered
from desktop.session import Session
from desktop.theme import Theme
from workflows.domain.money import Money
from workflows.office.showing.requests_index import ListedRequest


@pytest.fixture
def rows(unwatched: RequestRows) -> RequestRows:
    """A model of its own, watched by Qt's own tester."""
    QAbstractItemModelTester(unwatched, QAbstractItemModelTester.FailureReportingMode.Fatal, unwatched)
    return unwatched


@pytest.fixture
def unwatched(qtbot: QtBot, qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RequestRows]:
    """The same for long lists: the tester walks all of them after each change. No office stands behind it."""
    bridge = Bridge()
    memory = Remembered(tmp_path_factory.mktemp("memory") / "window.ini")
    theme = Theme(qapp)
    session = Session(bridge, theme, memory, theme)
    made = RequestRows(Words(session, session))
    yield made
    made.deleteLater()
    bridge.close()
    bridge.deleteLater()
    theme.deleteLater()


def listed(place: int) -> ListedRequest:
    """The request at a place."""
    return ListedRequest(
        request=f"r{place}",
        workflow="invoice",
        version=1,
        title=f"Title {place}",
        unit="north",
        status="waiting",
        amount=Money(minor=place * 100, currency="EUR"),
        requester=None,
        round=1,
        created_ms=place,
        updated_ms=place,
        due_ms=None,
        waiting=(),
    )


def show(rows: RequestRows, places: list[int]) -> None:
    """Let the list be these, all of them fetched."""
    rows.show_anew(array("q", places))
    rows.take(0, places, [listed(place) for place in places])


def test_rows_are_asked_for_where_somebody_looks(unwatched: RequestRows, qtbot: QtBot) -> None:
    """A million requests are a number until then, and a window of some when they are seen."""
    rows = unwatched
    rows.show_anew(array("q", range(1_000_000)))

    with qtbot.waitSignal(rows.rows_wanted, timeout=5_000) as asked:
        assert rows.index(3, 0).data() is None  # somebody looked here as well, on the way
        assert rows.index(500_000, 0).data() is None

    start, end = asked.args or (0, 0)
    assert start <= 500_000 < end
    assert end - start <= MOST_AT_ONCE
    assert start % WINDOW == 0


def test_rows_that_came_are_redrawn(rows: RequestRows, qtbot: QtBot) -> None:
    """Exactly those: the others stand as they are."""
    rows.show_anew(array("q", range(1000)))

    with qtbot.waitSignal(rows.dataChanged, timeout=5_000) as redrawn:
        rows.take(128, list(range(128, 192)), [listed(place) for place in range(128, 192)])

    first, last = (redrawn.args or [])[:2]
    assert (first.row(), last.row()) == (128, 191)
    assert rows.index(130, Column.TITLE).data() == "Title 130"
    assert rows.index(130, Column.AMOUNT).data(Role.SORT) == 13_000
    assert rows.index(130, Column.TITLE).data(Role.REQUEST) == "r130"


def test_what_was_not_seen_for_long_is_let_go(unwatched: RequestRows) -> None:
    """Whoever scrolls through a million rows does not keep them."""
    rows = unwatched
    count = KEPT * 3
    rows.show_anew(array("q", range(count)))
    for start in range(0, count, WINDOW):
        rows.take(start, list(range(start, start + WINDOW)), [listed(one) for one in range(start, start + WINDOW)])

    assert sum(rows.is_here(row) for row in range(count)) == KEPT
    assert rows.is_here(count - 1)


def test_the_chosen_row_stays_chosen_when_rows_move(rows: RequestRows, qtbot: QtBot) -> None:
    """By its request, not by its number: in few steps, and where all is laid out anew."""
    show(rows, list(range(60)))
    chosen = QItemSelectionModel(rows)
    chosen.select(rows.index(20, 0), QItemSelectionModel.SelectionFlag.Rows | QItemSelectionModel.SelectionFlag.Select)
    moves: list[object] = []
    rows.rowsMoved.connect(lambda *words: moves.append(words))

    top = array("q", [20, *range(20), *range(21, 60)])
    rows.follow(steps_between(rows.places, top), top)
    assert [one.row() for one in chosen.selectedRows()] == [0]
    assert len(moves) == 1

    without = array("q", [place for place in top if place % 7])
    rows.follow(steps_between(rows.places, without), without)
    assert [one.data(Role.REQUEST) for one in chosen.selectedRows()] == ["r20"]

    turned = array("q", reversed(without))
    rows.follow(None, turned)
    assert [one.data(Role.REQUEST) for one in chosen.selectedRows()] == ["r20"]
    assert rows.places == turned
    chosen.deleteLater()


def test_a_list_that_was_handed_over_is_never_changed(rows: RequestRows) -> None:
    """It belongs to whoever made it: exports go on with it."""
    before = array("q", [1, 2, 3])
    rows.show_anew(before)
    after = array("q", [3, 1, 2, 4])

    rows.follow(steps_between(before, after), after)

    assert before == array("q", [1, 2, 3])
    assert after == array("q", [3, 1, 2, 4])
    assert rows.places == after


def test_a_touched_row_is_shown_as_it_was_until_it_comes(rows: RequestRows, qtbot: QtBot) -> None:
    """No flicker: old words stay, are redrawn in their place, and are fetched again when they are seen."""
    show(rows, list(range(10)))

    with qtbot.waitSignal(rows.dataChanged, timeout=5_000) as redrawn:
        rows.touch(frozenset({"r4"}))
    with qtbot.waitSignal(rows.rows_wanted, timeout=5_000):
        assert rows.index(4, Column.TITLE).data() == "Title 4"

    first, last = (redrawn.args or [])[:2]
    assert (first.row(), last.row()) == (4, 4)


@pytest.mark.parametrize("title", ["<b>bold</b>", "<img src='file:///etc/passwd'>", "a\nb\u2028c", "&lt;x&gt;"])
def test_titles_from_outside_are_plain_text(rows: RequestRows, title: str) -> None:
    """In cells, on one line; in tool tips, where Qt would read tags, every tag is a text."""
    hostile = ListedRequest(
        **{name: getattr(listed(1), name) for name in ListedRequest.__struct_fields__} | {"title": title}
    )
    rows.show_anew(array("q", [1]))
    rows.take(0, [1], [hostile])
    index = rows.index(0, Column.TITLE)

    assert "\n" not in index.data()
    assert "\u2028" not in index.data()
    tip = index.data(Qt.ItemDataRole.ToolTipRole).removeprefix("<qt>").removesuffix("</qt>")
    assert "<" not in tip
