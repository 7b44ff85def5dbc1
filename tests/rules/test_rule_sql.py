"""A table as one SQL expression: the answers of the direct evaluators, and not one character of the table in it."""

import random
import sqlite3
from contextlib import closing
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rules.making import BELOW, make_request, make_table
from workflows.domain.outcomes import Outcome
from workflows.rules.answers import Hit, NoHit, Result, Unusable
from workflows.rules.cells import Cell, Empty, Limit, NoneOf, OneOf, Range, UnitAndBelow
from workflows.rules.defects import check_table
from workflows.rules.evaluation import compile_table
from workflows.rules.source import decide_by_rows
from workflows.rules.sql_expression import (
    LARGEST,
    LEAST,
    SqlExpression,
    TooLargeForSqlError,
    sql_expression,
    sql_meaning,
    step_in_column,
)
from workflows.rules.tables import Row, RuleTable
from workflows.rules.values import Input, Value

_TABLES = 10_000
"""Random tables of the long run."""


def answers(table: RuleTable, requests: list[tuple[Value | None, ...]]) -> list[Result]:
    """What a real SQLite answers about typed requests, all in one statement."""
    columns = {column.id: f"c{spot}" for spot, column in enumerate(table.inputs)}
    expression = sql_expression(table, columns, BELOW)
    return [expression.read(found) for found in selected(table, expression, requests)]


def selected(table: RuleTable, expression: SqlExpression, requests: list[tuple[Value | None, ...]]) -> list[int | str]:
    """The bare numbers or texts that SQLite gives."""
    kinds = ["TEXT" if column.type in {"text", "unit"} else "BIGINT" for column in table.inputs]
    standing = [
        tuple(
            None if one is None else step_in_column(one, column)
            for one, column in zip(request, table.inputs, strict=True)
        )
        for request in requests
    ]
    with closing(sqlite3.connect(":memory:")) as connection:
        listed = ", ".join(f"c{spot} {kind}" for spot, kind in enumerate(kinds)) or "nothing"
        connection.execute(f"CREATE TABLE past ({listed})")
        places = ", ".join("?" * len(kinds)) or "NULL"
        connection.executemany(f"INSERT INTO past VALUES ({places})", standing)
        found = connection.execute(f"SELECT {expression.text} FROM past ORDER BY rowid", expression.constants)
        return [one for (one,) in found]


def agree(seed: int, requests: int = 12) -> None:
    """One random table: the compiled evaluator, the one by rows, and SQL say the same of random requests."""
    draw = random.Random(seed)
    table = make_table(draw)
    compiled, by_rows = compile_table(table, BELOW), decide_by_rows(table, BELOW)
    asked = [make_request(draw, table, missing=draw.choice([0.0, 0.2, 0.6])) for _ in range(requests)]
    values = [found for found in map(compiled.prepare, asked) if not isinstance(found, Unusable)]
    expected = [compiled.decide(one) for one in values]

    assert [by_rows(one) for one in values] == expected
    assert answers(table, values) == expected, table


@settings(max_examples=150)
@given(st.integers(0, 2**32))
def test_sql_and_the_direct_evaluators_agree(seed: int) -> None:
    """Whatever the table and the request: the same rows, the same row and input where a value is missing."""
    agree(seed)


@pytest.mark.slow
def test_they_agree_on_ten_thousand_random_tables() -> None:
    """The long run, always the same tables."""
    for seed in range(_TABLES):
        agree(seed, requests=5)


def table_of(column: Input, *cells: Cell, policy: str = "first") -> RuleTable:
    """One input, one row for each cell."""
    rows = tuple(
        Row(id=str(at), when={column.id: cell}, then=Outcome(verdict="approve")) for at, cell in enumerate(cells, 1)
    )
    made = RuleTable(id="made", inputs=(column,), rows=rows, policy=policy)  # type: ignore[arg-type]
    assert not check_table(made, BELOW)
    return made


HOSTILE = ("' OR 1=1 --", 'x"; DROP TABLE past; --', "?1", "%s", "{}", "\\", "a\0b", "); SELECT", "ü", "NULL", "007")


def test_not_one_character_of_the_table_stands_in_the_sql() -> None:
    """Texts of cells, ids and labels are bound or left out; such a table answers as any other."""
    column = Input(id="category", type="text", label="' OR 1=1")
    table = table_of(column, OneOf(HOSTILE[:3]), NoneOf(HOSTILE))
    made = sql_expression(table, {"category": "c0"}, BELOW)

    assert not [word for word in HOSTILE[:1] + HOSTILE[3:] if word in made.text and word != "NULL"]
    assert set(made.text) <= set("CASEWHNTLDIOUR BKY()?,=<>|+- '0123456789c")
    assert set(made.constants) == set(HOSTILE)
    decide = compile_table(table, BELOW).decide
    asked: list[tuple[Value | None, ...]] = [(word,) for word in (*HOSTILE, "7", "something else")]
    assert answers(table, asked) == [decide(one) for one in asked]


@pytest.mark.parametrize(
    "value", [Decimal("9223372036.854775807"), Decimal("-9223372036.854775808"), 0, Decimal("0.1")]
)
@pytest.mark.parametrize("included", [True, False])
def test_numbers_stay_exact_to_the_last_billionth(value: int | Decimal, included: bool) -> None:
    """Beside a limit nothing is rounded, up to the largest whole number a column holds."""
    column = Input(id="km", type="number")
    table = table_of(column, Range(upper=Limit(value, included)), Range(lower=Limit(Decimal("0.3"), True)))
    billionth = Decimal("0.000000001")
    near: list[tuple[Value | None, ...]] = [
        (one,)
        for one in (value, value - billionth, value + billionth, Decimal("0.3"))
        if step_in_column(one, column) is not None
    ]

    assert answers(table, near) == [compile_table(table, BELOW).decide(one) for one in near]


@pytest.mark.parametrize("value", [10**10, Decimal("-9999999999.5"), 10**17])
def test_a_number_too_large_for_a_column_is_said_to_be(value: int | Decimal) -> None:
    """So its request goes to the direct evaluator, and is never answered nearly right."""
    assert step_in_column(value, Input(id="km", type="number")) is None


@pytest.mark.parametrize("value", [10**17, -(10**17)])
def test_limits_beyond_every_column_are_answered_rightly(value: int) -> None:
    """A cell may speak of numbers that no column can hold: every one that it does hold lies on one side."""
    column = Input(id="km", type="number")
    table = table_of(
        column,
        OneOf((value,)),
        Range(upper=Limit(-value, False), lower=Limit(value, True)) if value < 0 else Range(lower=Limit(value, True)),
        Range(upper=Limit(value, True)),
        NoneOf((value,)),
    )
    asked: list[tuple[Value | None, ...]] = [(5,), (-5,), (None,), (Decimal("9223372036.854775807"),)]

    assert answers(table, asked) == [compile_table(table, BELOW).decide(one) for one in asked]
    assert LEAST < 0 < LARGEST


def test_money_is_compared_in_minor_units_and_a_day_by_its_place() -> None:
    """One cent and one day make the difference."""
    gross = table_of(Input(id="gross", type="money", currency="EUR"), Range(upper=Limit(50_000, True)))
    due = table_of(Input(id="due", type="date"), Range(lower=Limit(date(2026, 3, 1), True)))

    assert [type(one) for one in answers(gross, [(50_000,), (50_001,)])] == [Hit, NoHit]
    assert [type(one) for one in answers(due, [(date(2026, 3, 1),), (date(2026, 2, 28),)])] == [Hit, NoHit]


def test_a_unit_and_all_below_it_are_spelt_out() -> None:
    """A unit three levels down belongs to it, a neighbour does not."""
    table = table_of(Input(id="unit", type="unit"), UnitAndBelow("north"))

    assert [type(one) for one in answers(table, [("north-2",), ("north",), ("south",)])] == [Hit, Hit, NoHit]


@pytest.mark.parametrize("policy", ["first", "priority", "collect", "unique", "any"])
def test_tables_as_long_as_they_may_be_are_answered(policy: str) -> None:
    """Two thousand rows pass SQLite's bounds on the depth and length of a statement, or are said to be too long."""
    cells = [Range(lower=Limit(at, True), upper=Limit(at + 5, True)) for at in range(2_000)]
    table = table_of(Input(id="gross", type="money", currency="EUR"), *cells, policy=policy)
    asked: list[tuple[Value | None, ...]] = [(7,), (1_999,), (5_000,), (None,)]

    assert answers(table, asked) == [compile_table(table, BELOW).decide(one) for one in asked]


def test_more_texts_than_a_statement_binds_are_refused() -> None:
    """Then the direct evaluator answers."""
    lists = [OneOf(tuple(f"word {at * 500 + number}" for number in range(500))) for at in range(61)]
    table = table_of(Input(id="category", type="text"), *lists)

    with pytest.raises(TooLargeForSqlError):
        sql_expression(table, {"category": "c0"}, BELOW)


@settings(max_examples=60)
@given(st.integers(0, 2**32))
def test_a_meaning_is_told_instead_of_a_row(seed: int) -> None:
    """Two rows that say the same give the same number, so that only real changes are fetched."""
    draw = random.Random(seed)
    table = make_table(draw, policy="first")
    compiled = compile_table(table, BELOW)
    values = [
        found
        for found in map(compiled.prepare, (make_request(draw, table) for _ in range(10)))
        if isinstance(found, tuple)
    ]

    def meaning(result: Result) -> int:
        return (
            (7 if isinstance(result, NoHit) else 8) if not isinstance(result, Hit) else -len(result.outcomes[0].verdict)
        )

    made = sql_meaning(table, {column.id: f"c{at}" for at, column in enumerate(table.inputs)}, BELOW, meaning)
    assert selected(table, made, values) == [meaning(compiled.decide(one)) for one in values]


def test_a_missing_value_is_false_where_some_row_speaks_of_absence() -> None:
    """There it is a value like others; elsewhere it stops the row by name."""
    column = Input(id="km", type="number")
    table = table_of(column, Range(lower=Limit(3, True)), NoneOf((1,)), Empty())

    assert answers(table, [(None,)]) == [compile_table(table, BELOW).decide((None,))]
    assert isinstance(answers(table_of(column, OneOf((1,))), [(None,)])[0], Unusable)
