"""The list: its groups, its filter, its order, and a model that keeps its place when rows come and go."""

from datetime import datetime, timedelta
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, given, settings
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from desktop.leaving import Stage
from desktop.pages.inbox.arranging import (
    Group,
    GroupRow,
    Line,
    Row,
    Sorting,
    Wanted,
    arrange,
    group_of,
    nearest_task,
)
from desktop.pages.inbox.row_words import RowWords, line_of
from desktop.pages.inbox.rows import InboxRows, Role
from workflows.domain.money import Money
from workflows.office.showing.inbox import Asked, InboxItem
from workflows.office.showing.names import Names
from workflows.office.showing.rule_texts import RuleShown

NOON = datetime(2026, 11, 23, 12).astimezone()
NOW = round(NOON.timestamp() * 1000)
NAMES = Names(people={"ben": "Ben"}, units={"n": "North", "s": "South"}, roles={}, workflows={}, tables={}, devices={})


def at(**ahead: float) -> int:
    """A moment so far from now."""
    return round((NOON + timedelta(**ahead)).timestamp() * 1000)


def line(name: str, **facts: Any) -> Line:
    """A task of this name."""
    usual: dict[str, Any] = {
        "request": name,
        "step": "s",
        "person": "anna",
        "kind": "approval",
        "asked": Asked(via="role", role="owner", unit="n"),
        "rule": RuleShown(
            table="t", table_name="T", version=1, rows=("1",), code="hit", texts=("Above 1,000 two decide.",)
        ),
        "due_ms": None,
        "since_ms": 0,
        "title": name,
        "amount": None,
        "workflow": "w",
        "version": 1,
        "workflow_name": "Purchase",
        "unit": "n",
        "status": "waiting",
        "requester": "ben",
        "round": 1,
    }
    return line_of(InboxItem(**{**usual, **facts}), NAMES)


def said(rows: tuple[Row, ...]) -> list[str]:
    """Rows in short: headings with their counts, tasks by their title."""
    return [
        f"{row.group.value} {row.count}{'+' if row.goes_on else ''}" if isinstance(row, GroupRow) else row.item.title
        for row in rows
    ]


@pytest.mark.parametrize(
    ("due", "group"),
    [
        (at(minutes=-1), Group.OVERDUE),
        (at(minutes=1), Group.TODAY),
        (at(hours=11, minutes=59), Group.TODAY),
        (at(hours=12), Group.THIS_WEEK),
        (at(days=7), Group.THIS_WEEK),
        (at(days=8), Group.LATER),
        (None, Group.UNDATED),
    ],
)
def test_a_deadline_belongs_to_one_group(due: int | None, group: Group) -> None:
    """Days begin at midnight, here."""
    assert group_of(due, NOW) is group
    assert said(arrange([line("a", due_ms=due)], Wanted(), NOW, is_all=True))[0] == f"{group.value} 1"


def test_groups_follow_each_other_with_their_counts() -> None:
    """The last one may go on where not everything was fetched."""
    lines = [line("a", due_ms=at(days=-2)), line("b", due_ms=at(days=-1)), line("c", due_ms=at(hours=2)), line("d")]

    assert said(arrange(lines, Wanted(), NOW, is_all=True)) == [
        *("overdue 2", "a", "b"),
        *("today 1", "c"),
        *("undated 1", "d"),
    ]
    assert said(arrange(lines, Wanted(), NOW, is_all=False))[-2:] == ["undated 1+", "d"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("paper", ["Paper"]),
        ("PURCHASE south", ["Chairs"]),
        ("south chairs", ["Chairs"]),
        ("1240.50", ["Chairs"]),
        ("ben", ["Paper", "Chairs"]),
        ("nothing", []),
        ("  ", ["Paper", "Chairs"]),
    ],
)
def test_the_filter_finds_words_in_any_order(typed: str, found: list[str]) -> None:
    """Title, unit, workflow, who asked, and the amount."""
    lines = [line("Paper"), line("Chairs", unit="s", amount=Money(minor=124_050, currency="EUR"))]

    rows = arrange(lines, Wanted(typed=typed), NOW, is_all=True)

    assert [row.item.title for row in rows if isinstance(row, Line)] == found


@pytest.mark.parametrize(
    ("sorting", "order"),
    [
        (Sorting.AMOUNT, ["all 3", "b", "c", "a"]),
        (Sorting.OLDEST, ["all 3", "c", "a", "b"]),
        (Sorting.UNIT, ["all 3", "c", "a", "b"]),
        (Sorting.TITLE, ["all 3", "a", "b", "c"]),
    ],
)
def test_other_orders_have_one_group(sorting: Sorting, order: list[str]) -> None:
    """Amounts of one currency together, the largest first; none last."""
    lines = [
        line("a", since_ms=2),
        line("b", since_ms=3, unit="s", amount=Money(minor=900, currency="EUR")),
        line("c", since_ms=1, amount=Money(minor=100, currency="EUR")),
    ]

    assert said(arrange(lines, Wanted(sorting=sorting), NOW, is_all=True)) == order


def test_the_next_task_is_the_one_below_else_the_one_above() -> None:
    """Headings and tasks that are on their way are stepped over."""
    rows = arrange([line("a"), line("b"), line("c")], Wanted(), NOW, is_all=True)

    below, above = nearest_task(rows, 2, {("b", "s")}), nearest_task(rows, 3, {("c", "s")})
    assert below is not None
    assert above is not None
    assert (below.item.title, above.item.title) == ("c", "b")
    assert nearest_task(rows, 0, {("a", "s"), ("b", "s"), ("c", "s")}) is None


def model_of(rows: tuple[Row, ...] = ()) -> InboxRows:
    """A model with its words, watched by Qt's own tester."""
    words = RowWords()
    words.names, words.now_ms = NAMES, NOW
    made = InboxRows(words)
    made.show_rows(rows, has_more=False)
    return made


def test_a_row_says_everything_to_a_screen_reader(qapp: object) -> None:
    """What it is, how much, where, when, why; and that it is chosen or on its way."""
    found = line("Chairs", amount=Money(minor=124_050, currency="EUR"), due_ms=at(days=-3))
    model = model_of(arrange([found], Wanted(), NOW, is_all=True))
    heading, task = model.index(0), model.index(1)
    spoken = Qt.ItemDataRole.AccessibleTextRole

    assert heading.data(spoken) == "Overdue   1"
    text = task.data(spoken)
    for part in ("Chairs", "EUR", "North · Purchase", "overdue", "Above 1,000 two decide."):
        assert part in text
    model.show_chosen(frozenset({found.key}))
    model.show_stages({found.key: Stage.COUNTING})
    assert task.data(spoken).startswith("leaves in a moment, chosen, Chairs")
    assert task.data(Role.SORT) == at(days=-3)


def test_headings_cannot_be_chosen(qapp: object) -> None:
    """Only tasks can."""
    model = model_of(arrange([line("a")], Wanted(), NOW, is_all=True))

    assert not model.flags(model.index(0)) & Qt.ItemFlag.ItemIsSelectable
    assert model.flags(model.index(1)) & Qt.ItemFlag.ItemIsSelectable


def test_more_is_asked_for_once(qapp: object) -> None:
    """Until an answer came, scrolling on asks nothing again."""
    model = model_of()
    asked: list[int] = []
    model.more_requested.connect(lambda: asked.append(1))
    model.show_rows(arrange([line("a")], Wanted(), NOW, is_all=False), has_more=True)

    assert model.canFetchMore(QModelIndex())
    model.fetchMore(QModelIndex())
    model.fetchMore(QModelIndex())

    assert asked == [1]
    assert not model.canFetchMore(QModelIndex())


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.lists(st.integers(0, 12), unique=True, max_size=10), min_size=1, max_size=8))
def test_the_model_follows_any_change_of_rows(qapp: object, lists: list[list[int]]) -> None:
    """Rows that come, go, move or become others: Qt's tester watches every step, and the end is what was told."""
    model = model_of()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for turn, numbers in enumerate(lists):
        lines = [line(f"r{number}", title=f"r{number} {turn}", due_ms=at(days=number % 4)) for number in numbers]
        rows = arrange(lines, Wanted(), NOW, is_all=bool(turn % 2))
        model.show_rows(rows, has_more=False)

        assert model.rows == rows
        assert [model.index(at).data(Role.ROW) for at in range(model.rowCount())] == list(rows)
        assert all(model.place(row.key) is not None for row in rows)


def test_the_row_that_stays_keeps_its_index(qapp: object) -> None:
    """What is looked at stays where it is while others leave the list."""
    from PySide6.QtCore import QPersistentModelIndex

    lines = [line(name) for name in "abcde"]
    model = model_of(arrange(lines, Wanted(), NOW, is_all=True))
    kept = QPersistentModelIndex(model.index(4))
    assert kept.data() == "d"

    model.show_rows(arrange([lines[0], *lines[2:]], Wanted(), NOW, is_all=True), has_more=False)

    assert kept.isValid()
    assert (kept.row(), kept.data()) == (3, "d")
