import random
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rules.making import COLUMNS, make_cell
from workflows.rules.cells import Anything, Cell, Empty, Limit, NoneOf, OneOf, Present, Range, UnitAndBelow
from workflows.rules.notation import BadCellError, parse_cell, print_cell
from workflows.rules.values import MAX_TEXT, Input, clean_text

COLUMN = {column.id: column for column in COLUMNS}


@pytest.mark.parametrize(
    ("column", "text", "cell"),
    [
        ("gross", "any", Anything()),
        ("gross", "", Anything()),
        ("gross", "Empty", Empty()),
        ("category", "present", Present()),
        ("gross", "<= 250", Range(upper=Limit(25_000, True))),
        ("gross", "< 250.10", Range(upper=Limit(25_010, False))),
        ("yen", ">= 250", Range(lower=Limit(250, True))),
        ("gross", "> 250 and <= 1000", Range(lower=Limit(25_000, False), upper=Limit(100_000, True))),
        ("gross", "≤ 1000 AND ≥ 250", Range(lower=Limit(25_000, True), upper=Limit(100_000, True))),
        ("km", ">-1.5", Range(lower=Limit(Decimal("-1.5"), False))),
        ("km", "12.50", OneOf((Decimal("12.5"),))),
        ("km", "one of: 1, 2.5", OneOf((1, Decimal("2.5")))),
        ("due", "< 2026-02-01", Range(upper=Limit(date(2026, 2, 1), False))),
        ("category", "hotel", OneOf(("hotel",))),
        ("category", "one of: hotel, meal", OneOf(("hotel", "meal"))),
        ("category", 'one of: "a, b", "say ""so"""', OneOf(("a, b", 'say "so"'))),
        ("category", "not: hotel", NoneOf(("hotel",))),
        ("category", '"any"', OneOf(("any",))),
        ("category", "yes", OneOf(("yes",))),
        ("known", "yes", OneOf((True,))),
        ("known", "No", OneOf((False,))),
        ("unit", "north", OneOf(("north",))),
        ("unit", "north and below", UnitAndBelow("north")),
        ("unit", '"north and below"', OneOf(("north and below",))),
    ],
)
def test_the_notation_reads_as_its_table_says(column: str, text: str, cell: Cell) -> None:
    """Each form of the notation stands for exactly one cell."""
    assert parse_cell(text, COLUMN[column]) == cell


@given(st.sampled_from(COLUMNS), st.integers(0, 2**32).map(random.Random))
def test_any_cell_reads_back_as_itself(column: Input, draw: random.Random) -> None:
    """parse(print(cell)) is the cell, for every kind of cell and column."""
    cell = make_cell(draw, column)

    assert parse_cell(print_cell(cell, column), column) == cell


@given(
    st.lists(st.text(min_size=1, max_size=20).map(clean_text).filter(bool), min_size=1, max_size=4),
    st.sampled_from([COLUMN["category"], COLUMN["unit"]]),
    st.sampled_from([OneOf, NoneOf]),
)
def test_any_text_survives_the_notation(texts: list[str], column: Input, kind: type[OneOf]) -> None:
    """Quotes, commas, keywords, signs and scripts inside a text never turn it into something else."""
    cell = kind(tuple(texts))

    assert parse_cell(print_cell(cell, column), column) == cell
    if kind is OneOf and column.type == "unit":
        below = UnitAndBelow(texts[0])
        assert parse_cell(print_cell(below, column), column) == below


@given(st.integers(-(10**15), 10**15), st.sampled_from(["EUR", "JPY", "KWD"]), st.booleans())
def test_any_amount_survives_the_notation(minor: int, currency: str, included: bool) -> None:
    """Amounts are exact in currencies with two, no and three decimals."""
    column = Input(id="gross", type="money", currency=currency)
    cell = Range(lower=Limit(minor, included))

    assert parse_cell(print_cell(cell, column), column) == cell


@pytest.mark.parametrize(
    ("column", "text", "found", "expected"),
    [
        ("gross", "<= 1.000", "1.000", "an amount such as"),
        ("gross", "1,000", "1,000", "an amount such as"),
        ("gross", "250 EUR", "250 EUR", "no currency"),
        ("gross", "> 1 and > 2", "> 1 and > 2", "one lower and one upper end"),
        ("gross", "> 1 und < 2", "> 1 und < 2", "joined by “and”"),
        ("gross", ">", ">", "before a value"),
        ("gross", "< < 5", "< < 5", "before a value"),
        ("gross", '"250"', "250", "an amount such as"),
        ("yen", "> 0.5", "0.5", "an amount such as"),
        ("km", "1.500", "1.500", "without a zero in the third decimal"),
        ("km", "1e5", "1e5", "a number such as"),
        ("km", "nan", "nan", "a number such as"),
        ("km", "one of: 1,,2", "", "a number such as"),
        ("due", "31.01.2026", "31.01.2026", "a date such as"),
        ("due", "2026-02-30", "2026-02-30", "a date such as"),
        ("known", "maybe", "maybe", "yes or no"),
        ("category", "<= 5", "<= 5", "only numbers, amounts and dates have a range"),
        ("category", "one off: hotel", "one off: hotel", "in quotation marks"),
        ("category", '"hotel', '"hotel', "quotation marks in pairs"),
        ("category", "hotel, meal", "hotel, meal", "“one of:”"),
        ("category", "one of: hotel, any", "any", "in quotation marks"),
        ("category", '""', "", "for no value write empty"),
        ("category", "x" * (MAX_TEXT + 1), "x" * 40, "at most 200"),
        ("unit", "one of: north and below, south", "north and below", "in quotation marks"),
    ],
)
def test_a_cell_that_is_none_says_what_was_found_and_what_was_expected(
    column: str, text: str, found: str, expected: str
) -> None:
    """No cell is guessed: the part that is wrong is named with what belongs there."""
    with pytest.raises(BadCellError) as mistake:
        parse_cell(text, COLUMN[column])

    assert mistake.value.found == found
    assert expected in mistake.value.expected


@given(st.sampled_from(COLUMNS), st.text(max_size=40))
def test_whatever_stands_in_a_cell_is_read_or_refused(column: Input, text: str) -> None:
    """No text makes the parser fail in any other way, and what it reads prints and reads back."""
    try:
        cell = parse_cell(text, column)
    except BadCellError:
        return

    assert parse_cell(print_cell(cell, column), column) == cell
