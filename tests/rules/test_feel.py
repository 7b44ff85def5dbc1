"""FEEL's unary tests: what is read means what FEEL means; what is more than a plain test is refused."""

import random
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.rules.making import BELOW, COLUMNS, make_cell, make_value
from workflows.rules.cells import Anything, Empty, Limit, NoneOf, OneOf, Present, Range, UnitAndBelow, holds
from workflows.rules.interchange.feel import BadTestError, read_cells, read_literal, read_literals
from workflows.rules.interchange.feel_writing import feel_text, write_cell
from workflows.rules.interchange.spans import Span
from workflows.rules.values import Input

NUMBER = Input(id="n", type="number")
TEXT = Input(id="t", type="text")
YES = Input(id="y", type="yes-no")
DAY = Input(id="d", type="date")
EURO = Input(id="e", type="money", currency="EUR")


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("-", Anything()),
        ("", Anything()),
        ("null", Empty()),
        ("not(null)", Present()),
        ("< 5", Range(upper=Limit(5, False))),
        (">=-.50", Range(lower=Limit(Decimal("-0.5"), True))),
        ("[1..5]", Range(lower=Limit(1, True), upper=Limit(5, True))),
        ("(1..5)", Range(lower=Limit(1, False), upper=Limit(5, False))),
        ("]1..5[", Range(lower=Limit(1, False), upper=Limit(5, False))),
        ("[1.5..5[", Range(lower=Limit(Decimal("1.5"), True), upper=Limit(5, False))),
        ("1, 2,3", OneOf((1, 2, 3))),
        ("= 1", OneOf((1,))),
        ("not(1,2)", NoneOf((1, 2))),
        ("1.500", OneOf((Decimal("1.5"),))),
    ],
)
def test_each_kind_of_test_is_one_cell(text: str, cell: object) -> None:
    """The kinds of the subset."""
    assert read_cells(text, NUMBER) == (cell,)


def test_texts_days_and_yes_no_are_read_as_such() -> None:
    """Literals of the other types, with FEEL's escapes."""
    assert read_cells('"a, b", "say \\"so\\"", "\\u00fc"', TEXT) == (OneOf(("a, b", 'say "so"', "ü")),)
    assert read_cells("true", YES) == (OneOf((True,)),)
    assert read_cells("not(false)", YES) == (NoneOf((False,)),)
    ((first), (second)) = read_cells('[date("2026-01-01")..@"2026-01-31"]', DAY)[0], read_cells("> 250.10", EURO)[0]
    assert isinstance(first, Range)
    assert second == Range(lower=Limit(25010, False))


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("amount", NUMBER),
        ("< limit", NUMBER),
        ("[low..high]", NUMBER),
        ("1 + 1", NUMBER),
        ("not(1", NUMBER),
        ("not()", NUMBER),
        ("[1..5", NUMBER),
        ("[5..1]", NUMBER),
        ("1,,2", NUMBER),
        ("1 2", NUMBER),
        ("1e3", NUMBER),
        ("1.0000000001", NUMBER),
        ("not(-)", NUMBER),
        ("not(< 5, >= 5)", NUMBER),
        ("not(null, 1)", NUMBER),
        ('"five"', NUMBER),
        ("5", TEXT),
        ('< "b"', TEXT),
        ('""', TEXT),
        ('"open', TEXT),
        ('"\\q"', TEXT),
        ('"\\UFFFFFF"', TEXT),
        ('contains("x")', TEXT),
        ('starts with(?, "x")', TEXT),
        ('date("2026-02-30")', DAY),
        ('date and time("2026-01-01T00:00:00")', DAY),
        ('duration("P1D")', DAY),
        ("date(2026, 1, 1)", DAY),
        ("1.005", EURO),
        ("? > 5", NUMBER),
        ("function() 1", NUMBER),
    ],
)
def test_whatever_is_more_than_a_plain_test_is_refused(text: str, column: Input) -> None:
    """A name or a call could mean anything; a guess would decide about money."""
    with pytest.raises(BadTestError):
        read_cells(text, column)


def test_a_union_of_ranges_becomes_cells_of_which_one_is_true() -> None:
    """Ranges that meet are one; a value beside them is a range of its own."""
    assert read_cells("[1..3], (2..5], 9", NUMBER) == (
        Range(lower=Limit(1, True), upper=Limit(5, True)),
        Range(lower=Limit(9, True), upper=Limit(9, True)),
    )
    assert read_cells("< 5, >= 5", NUMBER) == (Present(),)
    assert read_cells("not([1..5])", NUMBER) == (Range(upper=Limit(1, False)), Range(lower=Limit(5, False)))


TESTS = st.lists(
    st.one_of(
        st.builds("{}{}".format, st.sampled_from(["<", "<=", ">", ">=", ""]), st.integers(-4, 4)),
        st.builds(
            lambda opening, low, size, closing: f"{opening}{low}..{low + size}{closing}",
            st.sampled_from("[(]"),
            st.integers(-4, 4),
            st.integers(1, 4),
            st.sampled_from("])["),
        ),
    ),
    min_size=1,
    max_size=4,
)


def meant(test: str, value: Decimal) -> bool:
    """What one test says, from the prose alone."""
    if ".." in test:
        low, high = test[1:-1].split("..")
        above = value >= int(low) if test[0] == "[" else value > int(low)
        return above and (value <= int(high) if test[-1] == "]" else value < int(high))
    sign = test.rstrip("0123456789").rstrip("-")
    end = int(test[len(sign) :])
    answers = {"<": value < end, "<=": value <= end, ">": value > end, ">=": value >= end, "": value == end}
    return answers[sign]


@given(TESTS, st.booleans(), st.integers(-20, 20))
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)  # a busy machine fails no law
def test_a_list_of_tests_means_what_its_parts_mean(tests: list[str], negated: bool, halves: int) -> None:
    """Exactly one cell is true where some test is, none where none is; and the other way round inside not(…)."""
    value = Decimal(halves) / 2
    wanted = any(meant(test, value) for test in tests) != negated
    text = f"not({','.join(tests)})" if negated else ",".join(tests)
    try:
        cells = read_cells(text, NUMBER)
    except BadTestError:
        assert negated
        assert not wanted  # only a not(…) that nothing can meet is refused
        return
    found = sum(bool(holds(cell, value, absence_counts=False, below={})) for cell in cells)

    assert found == int(wanted)


@given(st.integers(0, 2**32))
@example(11306493)  # between 4 and 5, of whole numbers
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)  # as above
def test_what_is_written_is_read_back(seed: int) -> None:
    """Every cell of every type; a unit with those below it becomes their list, and what nothing can meet is refused."""
    draw = random.Random(seed)
    column = draw.choice(COLUMNS)
    cell = make_cell(draw, column)
    if isinstance(cell, UnitAndBelow):
        (listed,) = read_cells(write_cell(cell, column, BELOW[cell.unit]), column)
        value = make_value(draw, column)
        said = [holds(one, value, absence_counts=False, below=BELOW) for one in (cell, listed)]
        assert said[0] == said[1]
    elif isinstance(cell, Range) and (span := Span.of(cell, column)).low > span.high:
        with pytest.raises(BadTestError):
            read_cells(write_cell(cell, column), column)
    elif not (isinstance(cell, Range) and cell.lower and cell.upper and cell.lower.value == cell.upper.value):
        assert read_cells(write_cell(cell, column), column) == (cell,)


@given(st.text())
def test_every_text_is_one_literal(text: str) -> None:
    """Nothing in a text can end it early."""
    assert read_literal(feel_text(text)) == ("text", text)
    assert read_literals(f'"a", {feel_text(text)}')[1].text == text
