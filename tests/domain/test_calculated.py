"""What is calculated is exact, the same everywhere, and nothing where a part is missing or does not fit."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.domain.calculated import with_calculated
from workflows.domain.forms import Calculated, Field, Rows, Value, parse_value, plain_value, value_from_plain
from workflows.domain.money import MAX_MINOR, Money


def field(id_: str, type_: str = "number", **more: Any) -> Field:
    """A field; a calculation as ``product=("a", "b")``."""
    calculated = next((Calculated(how=how, of=of) for how, of in more.items()), None)  # type: ignore[arg-type]
    return Field(id=id_, type=type_, label=id_, calculated=calculated)  # type: ignore[arg-type]


def euros(text: str) -> Money:
    """An amount in euros."""
    return Money(minor=int(Decimal(text) * 100), currency="EUR")


LINES = Field(
    id="lines",
    type="table",
    label="Lines",
    columns=(
        Field(id="item", type="text", label="Item", required=True),
        field("count"),
        field("price", "money"),
        field("cost", "money", product=("count", "price")),
    ),
)
TOTAL = field("total", "money", sum=("lines.cost",))


@pytest.mark.parametrize(
    ("made", "values", "expected"),
    [
        (field("x", sum=("a", "b")), {"a": "0.1", "b": "0.2"}, "0.3"),
        (field("x", difference=("a", "b")), {"a": "1", "b": "0.999999999"}, "0.000000001"),
        (field("x", difference=("a", "b", "c")), {"a": "10", "b": "3", "c": "7"}, "0"),
        (field("x", product=("a", "b")), {"a": "0.0000005", "b": "0.001"}, "0.000000001"),  # a half, away from zero
        (field("x", product=("a", "b")), {"a": "-3", "b": "0"}, "0"),
        (field("x", "money", product=("a", "b")), {"a": euros("19.99"), "b": "2.5"}, euros("49.98")),
        (field("x", "money", sum=("a", "b")), {"a": euros("1.10"), "b": euros("-2.20")}, euros("-1.10")),
        (field("x", "money", difference=("a", "b")), {"a": euros("1"), "b": Money(minor=1, currency="USD")}, None),
        (field("x", "money", sum=("a", "b")), {"a": euros("1"), "b": "1"}, None),
        (field("x", "money", sum=("a",)), {"a": "1"}, None),
        (field("x", sum=("a", "b")), {"a": "1"}, None),
        (field("x", sum=("a",)), {"a": "no number"}, None),
        (field("x", product=("a", "a")), {"a": "9" * 18}, None),  # more digits than any real number
        (field("x", "money", product=("a", "b")), {"a": Money(minor=MAX_MINOR, currency="EUR"), "b": "2"}, None),
    ],
)
def test_a_calculation_is_exact_or_there_is_no_value(made: Field, values: dict[str, Value], expected: Value) -> None:
    """Halves are rounded away from zero; what does not go together is nothing."""
    assert with_calculated((made,), values).get("x") == expected


@pytest.mark.parametrize(("to", "days"), [("2026-03-01", "1"), ("2026-02-28", "0"), ("2025-02-28", "-365")])
def test_days_between_two_days_are_counted(to: str, days: str) -> None:
    """The first day is not counted, and the other way round they are negative."""
    made = Field(id="x", type="number", label="x", calculated=Calculated(how="days-between", of=("a", "b")))

    assert with_calculated((made,), {"a": "2026-02-28", "b": to}) == {"a": "2026-02-28", "b": to, "x": days}


def test_a_table_has_calculated_cells_and_a_sum() -> None:
    """A column follows from the others of its row, and a field from the column."""
    lines = parse_value(LINES, "Screws | 3 | 4.50\nWood | 0.5 | 10\n\n", "EUR")

    found = with_calculated((LINES, TOTAL), {"lines": lines})

    assert isinstance(found["lines"], Rows)
    assert [row["cost"] for row in found["lines"].rows] == [euros("13.50"), euros("5")]
    assert found["total"] == euros("18.50")


def test_one_empty_cell_leaves_the_sum_open() -> None:
    """A sum that left a row out would look like all of it."""
    lines = parse_value(LINES, "Screws | 3 | 4.50\nWood | | 10", "EUR")

    assert "total" not in with_calculated((LINES, TOTAL), {"lines": lines})


def test_what_was_calculated_before_never_stays() -> None:
    """Where a part went missing, the old result goes."""
    assert with_calculated((field("x", sum=("a",)),), {"x": "7"}) == {}


def test_rows_are_themselves_again_once_written_and_read() -> None:
    """Plain in the log, and the same value out of it."""
    lines = parse_value(LINES, "Screws | 3 | 4.50\nWood", "EUR")
    plain = plain_value(lines)

    assert plain == [
        {"item": "Screws", "count": "3", "price": {"minor": 450, "currency": "EUR"}},
        {"item": "Wood"},
    ]
    assert value_from_plain(LINES, plain) == lines


@pytest.mark.parametrize(
    ("plain", "code"),
    [
        ("text", "bad-rows"),
        ([1], "bad-rows"),
        ([{"item": "a", "strange": "b"}], "bad-rows"),
        ([{"item": "a", "cost": {"minor": 1, "currency": "EUR"}}], "bad-rows"),  # calculated cells are not told
        ([{"count": "3"}], "cell-missing"),
        ([{"item": "a", "count": "many"}], "bad-number"),
        ([{"item": "a", "price": 3}], "bad-amount"),
        ([{"item": "a"}] * 201, "too-many-rows"),
    ],
)
def test_rows_that_do_not_fit_are_refused(plain: Any, code: str) -> None:
    """By a stable word."""
    with pytest.raises(ValueError, match=f"^{code}$"):
        value_from_plain(LINES, plain)


def test_more_cells_than_columns_are_refused() -> None:
    """Nobody knows where they belong."""
    with pytest.raises(ValueError, match=r"^too-many-cells$"):
        parse_value(LINES, "a | 1 | 2 | 3", "EUR")


@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(-(10**7), 10**7)), max_size=8), st.randoms())
def test_the_order_of_rows_changes_no_sum(rows: list[tuple[int, int]], chance: Any) -> None:
    """A sum is the same however the rows stand."""

    def total(some: list[tuple[int, int]]) -> Value:
        cells: list[dict[str, Value]] = [
            {"count": str(count), "price": Money(minor=minor, currency="EUR")} for count, minor in some
        ]
        return with_calculated((LINES, TOTAL), {"lines": Rows(rows=tuple(cells))}).get("total")

    expected = None if not rows else Money(minor=sum(count * minor for count, minor in rows), currency="EUR")
    mixed = chance.sample(rows, len(rows))

    assert total(rows) == total(mixed) == expected
