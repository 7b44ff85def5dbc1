"""Cases as CSV: read with every bad cell named, written back, and made from a table's own limits."""

import itertools
import random
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rules.making import BELOW, make_table
from workflows.rules.atoms import TooLargeError, atoms_of
from workflows.rules.case_grid import GridUnreadableError, cases_from_csv, cases_to_csv
from workflows.rules.case_making import boundary_values, grid_to_fill_in, pairwise
from workflows.rules.cases import run_cases
from workflows.rules.interchange.csv_text import read_csv
from workflows.rules.plain import table_from_plain
from workflows.rules.tables import Case, RuleTable


def _table(**more: Any) -> RuleTable:
    plain = {
        "id": "t",
        "inputs": [
            {"id": "gross", "type": "money", "currency": "EUR", "label": "Gross amount"},
            {"id": "new", "type": "yes-no", "label": "the supplier is new"},
            {"id": "order", "type": "text"},
        ],
        "rows": [
            {"when": {"gross": "<= 250", "new": "no"}, "then": "approve"},
            {"when": {"order": "empty"}, "then": "stop"},
            {"then": {"verdict": "ask", "approvers": [{"role": "owner"}]}},
        ],
    }
    return table_from_plain(plain | more)


def _bad(text: str) -> list[tuple[int, int, str]]:
    with pytest.raises(GridUnreadableError) as refused:
        cases_from_csv(text, _table())
    return [(one.line, one.column, one.code) for one in refused.value.defects]


def test_a_grid_reads_as_cases_by_id_or_label() -> None:
    """An empty cell is missing; a line without an expectation is not filled in yet."""
    text = "name,Gross amount,new,expected\nsmall,250,no,1\n,300.00,yes,stop\nlater,1,no,\n"
    grid = cases_from_csv(text, _table())

    assert grid.cases == (
        Case(name="small", given={"gross": "250", "new": "no"}, expect="1"),
        Case(name="line 3", given={"gross": "300.00", "new": "yes"}, expect="stop"),
    )
    assert grid.unfilled == (4,)


def test_every_bad_cell_is_named_with_line_and_column() -> None:
    """All at once: values of another type, unknown expectations, cells beyond the header."""
    text = 'gross,new,expected\n"12,50",no,1\n5,perhaps,7\n5,no,1,more\n'

    assert _bad(text) == [(2, 1, "bad-value"), (3, 3, "bad-case"), (3, 2, "bad-value"), (4, 4, "unknown-input")]
    assert _bad("gross,gros,expected\n") == [(1, 2, "unknown-input")]
    assert _bad("gross,Gross amount,expected\n") == [(1, 2, "repeated-id")]
    assert _bad("gross,new\n5,no\n") == [(1, 3, "expected-missing")]
    assert _bad("") == [(1, 1, "expected-missing")]


def test_text_that_hides_something_is_refused() -> None:
    """Control characters, marks that turn the reading order, and cells that are too long."""
    assert _bad("order,expected\nab\u202ec,1\n") == [(2, 1, "bad-text")]
    assert _bad("order,expected\na\x07c,1\n") == [(2, 1, "bad-text")]
    assert _bad(f"order,expected\n{'x' * 201},1\n") == [(2, 1, "too-long")]


def test_a_case_may_expect_a_value_that_cannot_be_used() -> None:
    """Only where it says so."""
    assert cases_from_csv("gross,expected\nmuch,wrong-type\n", _table()).cases[0].given == {"gross": "much"}
    assert cases_from_csv("gross,expected\n5 USD,other-currency\n", _table()).cases[0].given == {"gross": "5 USD"}


def test_no_cell_of_a_written_grid_becomes_a_formula() -> None:
    """A text that looks like one stands behind an apostrophe, and is read back as it was."""
    case = Case(name="=1+1", given={"order": "=HYPERLINK(1)", "gross": "-5", "new": True}, expect="2")
    text = cases_to_csv(_table(), (case,))

    assert "'=1+1" in text
    assert "'=HYPERLINK(1)" in text
    (read,) = cases_from_csv(text, _table()).cases
    assert (read.name, read.given) == ("=1+1", {"order": "=HYPERLINK(1)", "gross": "-5", "new": "yes"})


@given(st.integers(0, 2**32))
def test_a_made_grid_holds_each_limit_and_every_two_values_together(seed: int) -> None:
    """It reads back as lines to fill in, and no set of values that a cell tells apart is left out."""
    table = make_table(random.Random(seed))
    text = grid_to_fill_in(table, BELOW)
    lines = read_csv(text)[1:]

    assert cases_from_csv(text, table).unfilled == tuple(range(2, len(lines) + 2))
    for place in range(len(table.inputs)):
        assert set(atoms_of(table, place, BELOW).examples) <= set(boundary_values(table, place, BELOW))
    for one, other in itertools.combinations(range(len(table.inputs)), 2):
        together = {(line[one + 1], line[other + 1]) for line in lines}
        alone = len({line[one + 1] for line in lines}) * len({line[other + 1] for line in lines})
        assert len(together) == alone


def test_limits_come_with_their_neighbours() -> None:
    """One cent, one day, one in the last decimal beside each limit."""
    table = _table(
        inputs=[
            {"id": "gross", "type": "money", "currency": "EUR"},
            {"id": "km", "type": "number"},
            {"id": "due", "type": "date"},
        ],
        rows=[{"when": {"gross": "<= 250", "km": "> 2.5", "due": "< 2026-03-01"}, "then": "stop"}],
    )
    grid = read_csv(grid_to_fill_in(table, BELOW))[1:]

    assert {"249.99", "250.00", "250.01"} <= {line[1] for line in grid}
    assert {"2.4", "2.5", "2.6"} <= {line[2] for line in grid}
    assert {"2026-02-28", "2026-03-01"} <= {line[3] for line in grid}


@given(st.lists(st.integers(1, 5), max_size=6))
def test_every_pair_of_values_stands_together(sizes: list[int]) -> None:
    """In far fewer lines than all combinations."""
    lines = pairwise(sizes)

    for one, other in itertools.combinations(range(len(sizes)), 2):
        assert {(line[one], line[other]) for line in lines} == set(
            itertools.product(range(sizes[one]), range(sizes[other]))
        )
    assert len(lines) <= max(1, 5 * 5 * 3)


def test_a_table_of_too_many_values_is_not_made_into_a_grid() -> None:
    """The work is bounded."""
    with pytest.raises(TooLargeError):
        pairwise([300] * 10)


def test_a_filled_grid_runs_like_saved_cases() -> None:
    """What is expected is compared with the answer."""
    table = _table()
    cases = cases_from_csv("gross,new,order,expected\n250,no,x,1\n300,no,,stop\n300,no,x,approve\n", table).cases
    results = run_cases(msgspec.structs.replace(table, cases=cases), {})

    assert [one.passed for one in results.cases] == [True, True, False]
