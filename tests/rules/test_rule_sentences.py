import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rules.making import BELOW, make_request, tables
from workflows.rules.evaluation import compile_table
from workflows.rules.explanation import explain
from workflows.rules.plain import table_from_plain
from workflows.rules.sentences import ENGLISH, answer_sentence, grouped, outcome_sentence, result_sentence, row_sentence
from workflows.rules.tables import RuleTable

_NAMES = {"north": "North", "south": "South", "p1": "Maria", "fin": "bookkeeper"}


def _table(*rows: tuple[dict[str, Any], Any], policy: str = "first") -> RuleTable:
    inputs = [
        {"id": "gross", "type": "money", "currency": "EUR"},
        {"id": "unit", "type": "unit"},
        {"id": "km", "type": "number", "measure": "km", "label": "distance"},
        {"id": "known", "type": "yes-no", "label": "the supplier is known"},
        {"id": "category", "type": "text"},
        {"id": "due", "type": "date", "label": "due date"},
    ]
    plain = [{"when": when, "then": then} for when, then in rows]
    return table_from_plain({"id": "t", "inputs": inputs, "rows": plain, "policy": policy})


def _ask(*approvers: dict[str, str], **more: object) -> dict[str, object]:
    return {"verdict": "ask", "approvers": list(approvers), **more}


@pytest.mark.parametrize(
    ("when", "then", "sentence"),
    [
        (
            {"gross": "> 1000 and <= 5000", "unit": "north and below"},
            _ask({"role": "manager"}),
            (
                "If gross is above 1,000.00 EUR and at most 5,000.00 EUR and the unit is North or below, "
                "the manager nearest to the unit decides."
            ),
        ),
        (
            {"km": ">= 1234.5", "known": "no", "category": 'not: meal, "a, b"'},
            "reject",
            (
                "If distance is at least 1,234.5 km, it is not so that the supplier is known and category is not meal "
                "or “a, b”, the request is rejected."
            ),
        ),
        (
            {"due": "< 2026-02-01", "category": "present", "unit": "one of: north, south"},
            {"verdict": "approve", "tell": [{"role": "fin"}], "text": "Small and soon."},
            (
                "If the unit is North or South, category is filled in and due date is before 2026-02-01, "
                "the request is approved; told about it: the bookkeeper nearest to the unit. Small and soon."
            ),
        ),
        (
            {"gross": "5"},
            _ask({"role": "owner", "at": "head"}, {"person": "p1"}, how="sequence", require=["call-back"]),
            (
                "If gross is 5.00 EUR, the owner of the head office, then Maria decide one after the other; "
                "also required: call-back."
            ),
        ),
        (
            {"category": "empty"},
            _ask({"role": "owner"}, {"person": "p1"}, how="quorum", quorum=2),
            "If category is empty, 2 different people among the owner nearest to the unit and Maria must approve.",
        ),
        ({}, _ask({"person": "p1"}, {"person": "x"}, how="all"), "In every case, Maria and x must each approve."),
    ],
)
def test_a_row_reads_as_a_sentence(when: dict[str, str], then: object, sentence: str) -> None:
    """Conditions, approvers and names become plain English; amounts are grouped and exact."""
    table = _table((when, then))

    assert row_sentence(table, table.rows[0], _NAMES) == sentence


def test_a_last_row_without_conditions_says_otherwise() -> None:
    """With first, the last open row speaks of every other case; with collect it speaks of every case."""
    first, collect = (_table(({"gross": "< 5"}, "approve"), ({}, "stop"), policy=name) for name in ("first", "collect"))

    assert row_sentence(first, first.rows[1]) == "In every other case, the request stops until a person clears it."
    assert row_sentence(collect, collect.rows[1]).startswith("In every case, ")
    assert outcome_sentence(first.rows[0]) == "The request is approved."


def test_every_row_says_why_it_did_not_apply() -> None:
    """Each failed cell is named with the value it met; the row that decides says so."""
    table = _table(
        ({"gross": "<= 250"}, "approve"),
        ({"gross": "<= 2000", "unit": "north and below", "category": "not: rent"}, "approve"),
        ({"category": "empty"}, "reject"),
        ({"known": "yes"}, "note"),
    )
    request = {"gross": {"minor": 124_000, "currency": "EUR"}, "unit": "south", "category": "rent", "known": True}
    explanation = explain(compile_table(table, BELOW), request)

    assert [answer_sentence(answer, _NAMES) for answer in explanation.rows] == [
        "Row 1 did not apply: gross is 1,240.00 EUR, not at most 250.00 EUR.",
        "Row 2 did not apply: the unit is South, not North or below; category is rent, which this row leaves out.",
        "Row 3 did not apply: category is rent, not empty.",
        "Row 4 applies.",
    ]
    assert explanation.rows[0].cells[0].condition == "<= 250.00"
    assert explanation.rows[0].cells[0].value_text == "1240.00"
    assert result_sentence(explanation.result, table) == "Decided by row 4."


@pytest.mark.parametrize(
    ("request_", "sentence"),
    [
        ({}, "Row 1 cannot be answered: gross has no value."),
        ({"gross": 5}, "The request cannot be used: gross holds a value of another type."),
        ({"gross": {"minor": 1, "currency": "USD"}}, "The request cannot be used: gross is in another currency."),
        ({"unit": "east"}, "The answer needs a unit that this office does not know, in the unit."),
        ({"gross": {"minor": 99_900, "currency": "EUR"}}, "No row applies."),
    ],
)
def test_an_answer_that_is_none_says_why(request_: dict[str, object], sentence: str) -> None:
    """Missing, unusable and unforeseen requests are three different sentences."""
    table = _table(({"gross": "<= 250"}, "approve"))

    assert result_sentence(compile_table(table, BELOW).evaluate(request_), table) == sentence


@given(tables(), st.integers(0, 2**32).map(random.Random))
def test_every_table_and_every_answer_has_its_words(table: RuleTable, draw: random.Random) -> None:
    """No kind of cell, outcome or answer is without a template."""
    explanation = explain(compile_table(table, BELOW), make_request(draw, table))
    sentences = [row_sentence(table, row) for row in table.rows]
    sentences += [answer_sentence(answer) for answer in explanation.rows]

    assert all(sentence.endswith(".") for sentence in [*sentences, result_sentence(explanation.result, table)])


def test_what_a_table_holds_never_acts_as_a_template() -> None:
    """Braces in labels, names and texts are shown, not filled in."""
    table = _table(({"category": "{what}"}, {"verdict": "stop", "text": "{parts}"}))

    assert row_sentence(table, table.rows[0]).startswith("If category is “{what}”, ")
    assert row_sentence(table, table.rows[0]).endswith(". {parts}")


@pytest.mark.parametrize(
    ("decimal", "shown"),
    [
        ("0", "0"),
        ("999.50", "999.50"),
        ("-1000", "-1,000"),
        ("1234567.00", "1,234,567.00"),
        ("-123456.789", "-123,456.789"),
    ],
)
def test_thousands_are_grouped_and_no_digit_is_lost(decimal: str, shown: str) -> None:
    """Grouping changes nothing but the separators."""
    assert grouped(decimal, ENGLISH) == shown


def test_several_clauses_that_must_not_be_so_are_said_once() -> None:
    """A row with many of them stays readable."""
    table = table_from_plain(
        {
            "id": "t",
            "version": 1,
            "inputs": [
                {"id": "new", "type": "yes-no", "label": "the supplier is new"},
                {"id": "ordered", "type": "yes-no", "label": "the invoice names an order"},
                {"id": "typed", "type": "yes-no", "label": "somebody typed it"},
            ],
            "rows": [{"when": {"new": "no", "ordered": "yes", "typed": "no"}, "then": "approve"}],
        }
    )

    assert row_sentence(table, table.rows[0]) == (
        "If the invoice names an order and none of these is so: the supplier is new or somebody typed it, "
        "the request is approved."
    )
