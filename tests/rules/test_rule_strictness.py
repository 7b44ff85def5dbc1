"""The order of strictness, and the laws that a table keeps by it."""

import random
from collections import Counter

import pytest
from hypothesis import given

from tests.rules.making import BELOW, make_cell, make_request, make_table
from tests.rules.strict_making import make_outcome, outcomes, slow_at_least_as_strict
from workflows.domain.outcomes import Approver, Outcome
from workflows.rules.cells import Cell, Limit, Range
from workflows.rules.consequences import ASK_THE_OWNER, STOP, merge
from workflows.rules.defects import check_table
from workflows.rules.evaluation import compile_table
from workflows.rules.plain import table_from_plain
from workflows.rules.strictness import at_least_as_strict, decision_of, only_makes_stricter, passes
from workflows.rules.tables import POLICIES, Policy, Row, RuleTable
from workflows.rules.values import Input

_MANAGER, _OWNER, _P1 = Approver(role="manager"), Approver(role="owner", at="head"), Approver(person="p1")


def test_verdicts_stand_in_the_order_that_people_expect() -> None:
    """Reject, stop, ask, then approve and note, which both need nobody."""
    ask = Outcome(verdict="ask", approvers=(_OWNER,))
    reject, approve, note = (Outcome(verdict=one) for one in ("reject", "approve", "note"))

    assert all(at_least_as_strict(one, other) for one, other in ((reject, STOP), (STOP, ask), (ask, approve)))
    assert not any(at_least_as_strict(one, other) for one, other in ((STOP, reject), (ask, STOP), (approve, ask)))
    assert at_least_as_strict(approve, note)
    assert at_least_as_strict(note, approve)


def test_asking_more_people_or_needing_more_of_them_is_stricter() -> None:
    """Each is stricter than any, a higher quorum than a lower one, a requirement than none."""
    either = Outcome(verdict="ask", approvers=(_MANAGER, _OWNER))
    both = Outcome(verdict="ask", approvers=(_MANAGER, _OWNER), how="all")
    two = Outcome(verdict="ask", approvers=(_MANAGER,), how="quorum", quorum=2)
    one = Outcome(verdict="ask", approvers=(_MANAGER,))
    called = Outcome(verdict="ask", approvers=(_MANAGER,), require=("call-back",))

    for strict, loose in ((both, either), (both, one), (one, either), (two, one), (called, one)):
        assert at_least_as_strict(strict, loose)
        assert not at_least_as_strict(loose, strict)
    assert not at_least_as_strict(two, both)
    two_managers_will_do = Outcome(verdict="ask", approvers=(_P1, _MANAGER), how="quorum", quorum=2)
    assert not at_least_as_strict(two_managers_will_do, Outcome(verdict="ask", approvers=(_P1,)))
    assert not at_least_as_strict(both, two)


@given(outcomes(), outcomes())
def test_what_is_called_stricter_lets_nobody_pass_who_would_not_have_passed(one: Outcome, other: Outcome) -> None:
    """Against every set of people who might agree; where it cannot be told the answer is no, which is safe."""
    if at_least_as_strict(one, other):
        assert slow_at_least_as_strict(one, other), (one, other)


def test_the_order_tells_nearly_all_that_can_be_told() -> None:
    """Careful, but not useless: of the pairs that trying out calls stricter few are missed."""
    draw = random.Random(3)
    seen: Counter[bool] = Counter()
    for _ in range(6_000):
        one, other = make_outcome(draw), make_outcome(draw)
        said, true = at_least_as_strict(one, other), slow_at_least_as_strict(one, other)
        assert true or not said, (one, other)
        if true:
            seen[said] += 1

    assert seen[True] > 100 * seen[False], seen


@given(outcomes(), outcomes(), outcomes())
def test_the_order_is_one(one: Outcome, two: Outcome, three: Outcome) -> None:
    """Everything is as strict as itself, and strictness goes on from one to the next."""
    assert at_least_as_strict(one, one)
    if at_least_as_strict(one, two) and at_least_as_strict(two, three):
        assert at_least_as_strict(one, three)


@pytest.mark.parametrize("policy", POLICIES)
def test_a_stricter_row_makes_no_decision_looser(policy: Policy) -> None:
    """For every policy, with its own idea of a stricter row; also where no row applied before."""
    draw = random.Random(f"stricter {policy}")
    tried = changed = 0
    while tried < 150:
        table = make_table(draw, policy, rows=4)
        rows = tuple(Row(id=one.id, when=one.when, then=make_outcome(draw)) for one in table.rows)
        table = RuleTable(id="t", policy=policy, priorities=table.priorities, inputs=table.inputs, rows=rows)
        when = {column.id: make_cell(draw, column) for column in table.inputs if draw.random() < 0.4}
        added, place = Row(id="new", when=when, then=make_outcome(draw)), draw.randint(0, len(rows))
        grown = RuleTable(
            id="t",
            policy=policy,
            priorities=table.priorities,
            inputs=table.inputs,
            rows=(*rows[:place], added, *rows[place:]),
        )
        if check_table(table, BELOW) or check_table(grown, BELOW) or not only_makes_stricter(table, added, place):
            continue
        tried += 1
        before, after = compile_table(table, BELOW), compile_table(grown, BELOW)
        for _ in range(40):
            request = make_request(draw, table, missing=0)
            was = decision_of(before.evaluate(request), table)
            now = decision_of(after.evaluate(request), grown)
            changed += was != now

            assert at_least_as_strict(now, was), (table, added, place, request)
    assert changed > 50, changed


def test_a_first_row_that_speaks_of_absence_is_no_stricter_row() -> None:
    """It would let the other rows of its column pass over missing values."""
    table = table_from_plain(
        {"id": "t", "inputs": [{"id": "a", "type": "text"}], "rows": [{"when": {"a": "x"}, "then": "reject"}]}
    )
    empty = table_from_plain(
        {"id": "t", "inputs": [{"id": "a", "type": "text"}], "rows": [{"when": {"a": "empty"}, "then": "reject"}]}
    ).rows[0]

    assert not only_makes_stricter(table, empty, 0)
    assert only_makes_stricter(table, Row(id="2", then=Outcome(verdict="reject")), 0)


@pytest.mark.parametrize("policy", POLICIES)
def test_an_amount_above_every_limit_never_passes(policy: Policy) -> None:
    """Where each row that lets pass has an upper limit on the amount, a larger one goes to a person or is refused."""
    draw = random.Random(f"above {policy}")
    gross = Input(id="gross", type="money", currency="EUR")
    seen: Counter[str] = Counter()
    for _ in range(400):
        table = make_table(draw, policy)
        inputs = (gross, *(column for column in table.inputs if column.id != "gross"))
        rows = []
        highest = 0
        for row in table.rows:
            when: dict[str, Cell] = {**row.when}
            if passes(row.then):
                limit = draw.randint(1, 10_000)
                highest = max(highest, limit)
                when["gross"] = Range(upper=Limit(limit, draw.random() < 0.5))
            rows.append(Row(id=row.id, when=when, then=row.then))
        table = RuleTable(id="t", policy=policy, priorities=table.priorities, inputs=inputs, rows=tuple(rows))
        if check_table(table, BELOW):
            continue
        compiled = compile_table(table, BELOW)
        for above in (1, 1_000_000):
            request = make_request(draw, table) | {"gross": {"minor": highest + above, "currency": "EUR"}}
            decision = decision_of(compiled.evaluate(request), table)
            seen[decision.verdict] += 1

            assert not passes(decision), (table, request)
    assert seen["ask"] > 50
    assert seen["stop"] > 50


@given(outcomes(), outcomes())
def test_collecting_one_more_row_takes_nobodys_say_away(one: Outcome, other: Outcome) -> None:
    """A stop that a manager clears leaves the owner, whom another row asks, with their say."""
    together = merge((one, other))

    if one.how != "quorum" and other.how != "quorum":
        assert at_least_as_strict(together, one)
        assert at_least_as_strict(together, other)
    if "stop" in {one.verdict, other.verdict} and "ask" in {one.verdict, other.verdict}:
        assert (together.verdict, set(together.approvers)) == (
            "stop",
            set(one.approvers or ASK_THE_OWNER.approvers) | set(other.approvers or ASK_THE_OWNER.approvers),
        )


def test_a_quorum_beside_others_asks_for_as_many_of_its_people() -> None:
    """Two managers and the owner are three people."""
    two = Outcome(verdict="ask", approvers=(Approver(role="manager"),), how="quorum", quorum=2)
    owner = Outcome(verdict="ask", approvers=(Approver(role="owner"),))

    assert merge((two, owner)).approvers == (*two.approvers * 2, *owner.approvers)
    assert merge((two, owner)).how == "all"
