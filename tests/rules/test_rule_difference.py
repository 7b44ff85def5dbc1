"""Two versions side by side: what changed, in words, and the requests that get another answer."""

import itertools
import random
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rules.making import BELOW, COLUMNS, make_cell, make_table
from tests.rules.test_rule_coverage import _all_values as all_values
from workflows.domain.outcomes import Outcome
from workflows.rules.cases import recorded
from workflows.rules.defects import check_table
from workflows.rules.difference import Difference, answered, difference
from workflows.rules.evaluation import compile_table
from workflows.rules.plain import table_from_plain
from workflows.rules.row_matching import match_rows
from workflows.rules.sentences import answer_change_sentence, difference_sentences
from workflows.rules.tables import POLICIES, Policy, Row, RuleTable

_INPUTS = [
    {"id": "gross", "type": "money", "currency": "EUR"},
    {"id": "new", "type": "yes-no", "label": "the supplier is new"},
]


def _table(*rows: Any, **more: Any) -> RuleTable:
    return table_from_plain({"id": "t", "inputs": _INPUTS, "rows": list(rows), **more})


_SMALL = {"when": {"gross": "<= 250"}, "then": "approve"}
_LARGE = {"when": {"gross": "> 5000"}, "then": "reject"}
_CASE = {"name": "one", "given": {"gross": "1"}, "expect": "approve"}
_REST = {"then": {"verdict": "ask", "approvers": [{"role": "manager"}]}}


def test_a_table_does_not_differ_from_itself() -> None:
    """The number of a version is no difference."""
    table = _table(_SMALL, _LARGE, _REST)

    assert difference(table, msgspec.structs.replace(table, version=2), BELOW).is_none


def test_a_row_put_in_between_is_one_row_added_and_nothing_else() -> None:
    """Later rows get other numbers; they are still the same rows."""
    found = difference(_table(_SMALL, _REST), _table(_SMALL, _LARGE, _REST), BELOW)

    assert [row.id for row in found.rows_added] == ["2"]
    assert (found.rows_removed, found.rows_changed, found.rows_moved) == ((), (), ())
    (answer,) = found.answers
    assert (answer.example, answer.was.rows, answer.now.rows) == ({"gross": "5000.01", "new": True}, ("2",), ("2",))
    assert (answer.was.outcome.verdict, answer.now.outcome.verdict) == ("ask", "reject")


def test_a_raised_limit_is_one_changed_condition_with_the_amounts_between_as_example() -> None:
    """Exactly those requests get another answer that lie between the limits."""
    raised = {"when": {"gross": "<= 300"}, "then": "approve"}
    found = difference(_table(_SMALL, _REST), _table(raised, _REST), BELOW)

    (change,) = found.rows_changed
    assert [one.input for one in change.conditions] == ["gross"]
    assert not change.outcome
    assert [one.example["gross"] for one in found.answers] == ["250.01"]


def test_rows_that_change_places_are_moved_as_few_as_can_be() -> None:
    """One row that went to the end is one row that moved."""
    rows = [{"id": name, "when": {"gross": name}, "then": "approve"} for name in ("1", "2", "3", "4")]
    found = difference(_table(*rows), _table(*rows[1:], rows[0]), BELOW)

    assert [(one.row.id, one.was, one.now) for one in found.rows_moved] == [("1", 1, 4)]
    assert found.answers == ()


def test_a_change_of_words_changes_no_answer() -> None:
    """The text of an outcome is told as a change of its row; no request is treated differently."""
    told = {"when": {"gross": "<= 250"}, "then": {"verdict": "approve", "text": "Small."}}
    found = difference(_table(_SMALL, _REST), _table(told, _REST), BELOW)

    assert [one.outcome for one in found.rows_changed] == [True]
    assert found.answers == ()


def test_another_currency_is_not_compared() -> None:
    """No request can be asked of both."""
    other = [{**_INPUTS[0], "currency": "USD"}, _INPUTS[1]]
    found = difference(_table(_SMALL), _table(_SMALL, inputs=other), BELOW)

    assert found.state == "other-inputs"
    assert [one.now.currency for one in found.inputs_changed] == ["USD"]


def test_a_tangle_of_two_tables_ends_in_an_honest_answer() -> None:
    """Where the work would grow without end, that is said."""
    columns = [{"id": f"n{n}", "type": "number"} for n in range(12)]

    def tangle(seed: int) -> RuleTable:
        draw = random.Random(seed)
        rows = [
            {"when": {column["id"]: f">= {draw.randint(0, 40)}" for column in columns}, "then": "approve"}
            for _ in range(100)
        ]
        return table_from_plain({"id": "t", "inputs": columns, "rows": rows})

    assert difference(tangle(1), tangle(2), {}).state == "too-large"


def _two_versions(draw: random.Random, policy: Policy) -> tuple[RuleTable, RuleTable]:
    """A table and a later one: some rows changed, dropped, added, moved; perhaps another policy."""
    while True:
        was = make_table(draw, policy, columns=2, rows=4)
        spare = [column for column in COLUMNS if column not in was.inputs]
        inputs = was.inputs if draw.random() < 0.7 or len(was.inputs) > 1 else (*was.inputs, draw.choice(spare))
        rows = []
        for row in was.rows:
            kind = draw.random()
            if kind < 0.2:
                continue
            when = dict(row.when)
            if kind < 0.6:
                column = draw.choice(inputs)
                when[column.id] = make_cell(draw, column)
            then = row.then if draw.random() < 0.7 else Outcome(verdict=draw.choice(["approve", "reject", "stop"]))
            rows.append(Row(id=row.id, when=when, then=then))
        if draw.random() < 0.3:
            draw.shuffle(rows)
        later = policy if draw.random() < 0.7 else draw.choice(POLICIES)
        now = RuleTable(id="made", policy=later, inputs=inputs, rows=tuple(rows))
        if not check_table(now, BELOW):
            return was, now


@pytest.mark.parametrize("policy", POLICIES)
@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_answers_that_differ_are_exactly_those_that_trying_every_request_finds(policy: Policy, seed: int) -> None:
    """Every pair of answers is told if and only if some request gets it, and its example is such a request."""
    was, now = _two_versions(random.Random(seed), policy)
    old, new = compile_table(was, BELOW), compile_table(now, BELOW)
    columns = {column.id: column for column in (*was.inputs, *now.inputs)}
    expected = set()
    for values in itertools.product(*map(all_values, columns.values())):
        request = dict(zip(columns, values, strict=True))
        expected.add((answered(old.evaluate(request), was), answered(new.evaluate(request), now)))
    expected = {(one, two) for one, two in expected if not _same(one, two)}

    found = difference(was, now, BELOW)

    assert found.state == "exact"
    assert {(one.was, one.now) for one in found.answers} == expected
    for one in found.answers:
        request = {name: recorded(value, columns[name]) for name, value in one.example.items()}
        assert answered(old.evaluate(request), was) == one.was
        assert answered(new.evaluate(request), now) == one.now


@pytest.mark.parametrize("policy", POLICIES)
@given(seed=st.integers(0, 2**32))
def test_whatever_is_not_named_as_the_cause_may_have_any_value(policy: Policy, seed: int) -> None:
    """The sentence names some of a request's values; the two answers hold for every request that has those."""
    was, now = _two_versions(random.Random(seed), policy)
    old, new = compile_table(was, BELOW), compile_table(now, BELOW)
    columns = {column.id: column for column in (*was.inputs, *now.inputs)}

    for one in difference(was, now, BELOW).answers:
        example = {name: recorded(value, columns[name]) for name, value in one.example.items()}
        choices = [
            [example[name]] if name in one.because else [value for value in all_values(column) if value is not None]
            for name, column in columns.items()
        ]
        for values in itertools.product(*choices):
            request = dict(zip(columns, values, strict=True))
            assert answered(old.evaluate(request), was) == one.was
            assert answered(new.evaluate(request), now) == one.now


def _same(one: Any, two: Any) -> bool:
    bare = [msgspec.structs.replace(each.outcome, text="") for each in (one, two)]
    return bool(one.code == two.code and bare[0] == bare[1])


@given(seed=st.integers(0, 2**32))
def test_rows_are_matched_once_and_none_is_lost(seed: int) -> None:
    """Every row of both versions is in one pair, added, or removed; the pairs that did not move keep their order."""
    draw = random.Random(seed)
    was, now = _two_versions(draw, draw.choice(POLICIES))
    matched = match_rows(was.rows, now.rows)

    assert sorted([*(one for one, _ in matched.pairs), *matched.removed]) == list(range(len(was.rows)))
    assert sorted([*(two for _, two in matched.pairs), *matched.added]) == list(range(len(now.rows)))
    still = [one for one, two in matched.pairs if (one, two) not in matched.moved]
    assert still == sorted(still)


def test_everything_that_changed_is_said_in_a_sentence() -> None:
    """Head, inputs, rows in the order of the new version; then the requests that get another answer."""
    days = {"id": "days", "type": "number", "measure": "days", "computed": "days-to-due"}
    was = _table(_SMALL, {"when": {"gross": "1"}, "then": "stop"}, _REST, name="Old", cases=[_CASE])
    changed = {"when": {"gross": "<= 300", "new": "no"}, "then": {"verdict": "approve", "text": "Small."}, "note": "x"}
    more = {"policy": "priority", "priorities": ["approve", "ask", "reject"], "effective_from": "2026-01-01"}
    now = _table(changed, _LARGE, _REST, name="New", inputs=[*_INPUTS, days], **more)

    assert difference_sentences(difference(was, now, BELOW)) == (
        "The table was called “Old” and is now called “New”.",
        (
            "It was so that the first row that applies decides; "
            "now of the rows that apply, the one with the highest priority decides."
        ),
        (
            "The order of priorities was: the request is rejected, then the request stops until a person clears it, "
            "then a person decides, then the request is approved, then a note is made and nothing is decided. "
            "Now it is: the request is approved, then a person decides, then the request is rejected."
        ),
        "The table was in force always; now it is from 2026-01-01 on.",
        "Saved cases that are new: 0; that are gone: 1.",
        "A new input is asked for: the time until it is due (a number, in days).",
        "Row 2 is new: If gross is above 5,000.00 EUR, the request is rejected.",
        "Row 2 is gone: If gross is 1.00 EUR, the request stops until a person clears it.",
        "In row 1, “gross is at most 250.00 EUR” became “gross is at most 300.00 EUR”.",
        "In row 1, “any answer to: the supplier is new” became “it is not so that the supplier is new”.",
        "What follows from row 1 was: the request is approved. Now it is: the request is approved. Small.",
        "The note of row 1 is another one.",
    )


def test_a_changed_answer_is_said_with_its_request() -> None:
    """Also where no row applies, and where there is no answer."""
    found = difference(
        _table(_SMALL), _table(_SMALL, {"when": {"gross": "<= 9"}, "then": "stop"}, policy="unique"), BELOW
    )

    assert [answer_change_sentence(one, found) for one in found.answers] == [
        ("If gross is 9.00 EUR: before, the request is approved. Now, the table gives no answer and a person decides.")
    ]
    silent = difference(_table(_SMALL), _table(_SMALL, policy="collect"), BELOW)
    assert [answer_change_sentence(one, silent) for one in silent.answers] == [
        ("If gross is 250.01 EUR: before, no row applies and the owner decides. Now, no row applies.")
    ]


def test_an_empty_difference_is_told_as_none() -> None:
    """Only what is said counts."""
    table = _table(_SMALL)

    assert Difference(was=table, now=table).is_none
    assert not Difference(was=table, now=table, cases=(1, 0)).is_none
