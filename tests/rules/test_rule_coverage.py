import itertools
from datetime import timedelta
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rules.making import BELOW, TEXTS, slow_answer, slow_truth, tables
from workflows.domain.outcomes import Outcome
from workflows.rules.answers import NoHit
from workflows.rules.boxes import joined as join_boxes
from workflows.rules.boxes import subtract
from workflows.rules.cases import recorded
from workflows.rules.cells import Limit, OneOf, Range
from workflows.rules.coverage import Coverage, Overlap, check_coverage
from workflows.rules.evaluation import compile_table
from workflows.rules.plain import table_from_plain
from workflows.rules.tables import POLICIES, Policy, Row, RuleTable
from workflows.rules.values import Input


def _coverage(rows: list[tuple[dict[str, str], str]], policy: str = "first") -> Coverage:
    inputs = [
        {"id": "gross", "type": "money", "currency": "EUR"},
        {"id": "km", "type": "number"},
        {"id": "unit", "type": "unit"},
        {"id": "order", "type": "text"},
        {"id": "due", "type": "date"},
    ]
    used = {name for when, _ in rows for name in when}
    plain = [{"when": when, "then": then} for when, then in rows]
    kept = [column for column in inputs if column["id"] in used]
    return check_coverage(table_from_plain({"id": "t", "inputs": kept, "rows": plain, "policy": policy}), BELOW)


def test_a_table_whose_ranges_meet_has_no_gap() -> None:
    """Open and closed ends that meet leave nothing between them, also for exact decimals and days."""
    for name, low, high in (("gross", "250", "1000"), ("km", "2.5", "7"), ("due", "2026-01-01", "2026-02-01")):
        rows = [
            ({name: f"<= {low}"}, "approve"),
            ({name: f"> {low} and < {high}"}, "stop"),
            ({name: f">= {high}"}, "reject"),
        ]

        assert _coverage(rows) == Coverage(state="exact")


def test_one_cent_or_one_billionth_between_two_rows_is_a_gap() -> None:
    """A border that neither side includes is found, with a request on it as example."""
    assert _coverage([({"gross": "< 250"}, "stop"), ({"gross": "> 250"}, "stop")]).gaps == ({"gross": "250.00"},)
    assert _coverage([({"km": "< 2.5"}, "stop"), ({"km": "> 2.5"}, "stop")]).gaps == ({"km": "2.5"},)
    assert _coverage([({"km": "< 2.05"}, "stop"), ({"km": "> 2.05"}, "stop")]).gaps == ({"km": "2.05"},)
    assert _coverage([({"km": "<= 2"}, "stop"), ({"km": "> 5"}, "stop")]).gaps == ({"km": "3"},)
    assert _coverage([({"gross": ">= 0"}, "stop")]).gaps == ({"gross": "-0.01"},)


def test_units_and_texts_that_no_row_names_are_gaps() -> None:
    """Texts are open-ended; units are those of the office."""
    by_unit = _coverage([({"unit": "north and below"}, "stop"), ({"unit": "head"}, "approve")])
    by_text = _coverage([({"order": "one of: a, b"}, "stop"), ({"order": "not: a"}, "approve")])

    assert by_unit.gaps == ({"unit": "south"},)
    assert by_text.gaps == ()
    assert _coverage([({"order": "one of: a, b"}, "stop")]).gaps == ({"order": "something else"},)


def test_a_missing_value_is_a_gap_only_where_rows_speak_of_it() -> None:
    """A row for present values only leaves the missing one open; a comparison answers it by name instead."""
    assert _coverage([({"order": "present"}, "stop")]).gaps == ({"order": None},)
    assert _coverage([({"order": "present"}, "stop"), ({"order": "empty"}, "approve")]).gaps == ()
    assert _coverage([({"order": "not: x"}, "stop"), ({"order": "x"}, "approve")]).gaps == ()


def test_a_row_behind_rows_that_together_answer_everything_it_would_is_unreachable() -> None:
    """Not one earlier row covers it, but their union does."""
    rows = [({"gross": "< 5"}, "approve"), ({"gross": "> 3"}, "reject"), ({"gross": "> 1 and < 9"}, "stop")]

    assert _coverage(rows).unreachable == ("3",)
    assert _coverage(rows, "collect").unreachable == ()


def test_with_first_an_exception_before_the_rule_is_no_conflict_but_crossing_rows_are_told() -> None:
    """Nested rows are how such tables are written; rows that cross are told as information only."""
    nested = _coverage([({"gross": "< 5", "unit": "north"}, "approve"), ({"gross": "< 9"}, "reject"), ({}, "stop")])
    crossing = _coverage([({"gross": "< 5"}, "approve"), ({"gross": "> 3"}, "stop")])

    assert (nested.overlaps, nested.conflicts) == ((), False)
    assert [(overlap.rows, overlap.kind) for overlap in crossing.overlaps] == [(("1", "2"), "shadowed-conflict")]
    assert not crossing.conflicts


def test_with_collect_approve_and_stop_on_one_request_conflict() -> None:
    """Rows that would end the request differently conflict; notes and several askings do not."""
    crossing = _coverage([({"gross": "< 5"}, "approve"), ({"gross": "> 3"}, "stop")], "collect")
    notes = _coverage([({"gross": "< 5"}, "approve"), ({"gross": "> 3"}, "note"), ({}, "approve")], "collect")

    assert crossing.overlaps == (Overlap(rows=("1", "2"), example={"gross": "3.01"}, kind="conflict"),)
    assert crossing.conflicts
    assert (notes.overlaps, notes.conflicts) == ((), False)


def test_a_table_with_defects_is_not_judged() -> None:
    """Nothing is said about gaps where a cell is wrong."""
    assert _coverage([({"unit": "east"}, "stop")]).state == "defective"


def test_a_tangle_ends_in_an_honest_answer() -> None:
    """Where the work would grow without end, the answer is too-large and never a claim that there are no gaps."""
    inputs = tuple(Input(id=f"n{n}", type="number") for n in range(12))
    rows = tuple(
        Row(
            id=str(n),
            when={
                column.id: Range(
                    lower=Limit((n * 7 + place * 3) % 60, True), upper=Limit((n * 7 + place * 3) % 60 + 30, True)
                )
                for place, column in enumerate(inputs)
            },
            then=Outcome(verdict="stop"),
        )
        for n in range(300)
    )
    coverage = check_coverage(RuleTable(id="t", inputs=inputs, rows=rows), {})

    assert coverage.state == "too-large"
    assert coverage.gaps == ()


def test_many_values_in_many_rows_end_in_an_honest_answer() -> None:
    """The same for one column with more values than can be compared."""
    rows = tuple(
        Row(id=str(n), when={"x": OneOf(tuple(f"{n}-{m}" for m in range(200)))}, then=Outcome(verdict="stop"))
        for n in range(100)
    )

    assert check_coverage(RuleTable(id="t", inputs=(Input(id="x", type="text"),), rows=rows), {}).state == "too-large"


_BOXES = st.tuples(st.integers(1, 15), st.integers(1, 7), st.integers(1, 7))


def _points(box: tuple[int, ...]) -> set[tuple[int, ...]]:
    return set(itertools.product(*([bit for bit in range(4) if side >> bit & 1] for side in box)))


@given(_BOXES, _BOXES)
def test_a_box_without_a_hole_falls_into_parts_that_do_not_overlap(box: tuple[int, ...], hole: tuple[int, ...]) -> None:
    """Together the parts are exactly what is left, and no point lies in two: so each gap is told once."""
    parts = [_points(part) for part in subtract(box, hole)]

    assert set().union(*parts) == _points(box) - _points(hole)
    assert sum(map(len, parts)) == len(_points(box) - _points(hole))


@given(st.lists(_BOXES, max_size=5))
def test_joining_boxes_loses_and_adds_nothing(boxes: list[tuple[int, ...]]) -> None:
    """Fewer boxes, the same points."""
    joined = join_boxes(boxes)

    assert len(joined) <= len(boxes)
    assert set().union(*map(_points, joined)) == set().union(*map(_points, boxes))


# ---------------------------------------------------------------- brute force over small domains


def _all_values(column: Input) -> list[object]:
    """Every value near the limits that made tables use, one far from them on each side, and none."""
    match column.type:
        case "money":
            return [None, *({"minor": minor, "currency": column.currency} for minor in range(-4, 12))]
        case "number":
            return [
                None,
                *(f"{tenth // 10}.{tenth % 10}" for tenth in range(90)),
                *(f"-{t // 10}.{t % 10}5" for t in range(1, 40)),
                *(f"{t // 10}.{t % 10}5" for t in range(90)),
                *(f"-{t // 10}.{t % 10}" for t in range(1, 40)),
            ]
        case "text":
            return [None, *TEXTS, "unheard of"]
        case "yes-no":
            return [None, True, False]
        case "date":
            from datetime import date

            return [None, *((date(2026, 1, 28) + timedelta(days=day)).isoformat() for day in range(10))]
        case "unit":
            return [None, *BELOW]


def _all_requests(table: RuleTable) -> list[dict[str, Any]]:
    names = [column.id for column in table.inputs]
    return [dict(zip(names, values, strict=True)) for values in itertools.product(*map(_all_values, table.inputs))]


@pytest.mark.parametrize("policy", POLICIES)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_gaps_and_unreachable_rows_are_those_that_brute_force_finds(policy: Policy, data: st.DataObject) -> None:
    """Exactly: a gap is claimed if and only if some request has no answer; a row if and only if it never answers."""
    table = data.draw(tables(policy, columns=2, rows=5))
    coverage = check_coverage(table, BELOW)
    answered: set[str] = set()
    open_requests = 0
    for request in _all_requests(table):
        kind, rows = slow_answer(table, request)
        open_requests += kind == "no-hit"
        if table.policy != "collect":
            answered |= set(rows if kind == "hit" else ())
        else:
            answered |= {
                row.id
                for row in table.rows
                if all(slow_truth(table, row, column, request[column.id]) == "yes" for column in table.inputs)
            }

    assert coverage.state == "exact"
    assert bool(coverage.gaps) == bool(open_requests)
    assert set(coverage.unreachable) == {row.id for row in table.rows} - answered


@settings(max_examples=150, deadline=None)
@given(tables(columns=3, rows=5))
def test_every_example_shows_what_it_is_an_example_of(table: RuleTable) -> None:
    """A gap's example has no answer; an overlap's example makes both rows true, and with first the earlier answers."""
    coverage = check_coverage(table, BELOW)
    compiled = compile_table(table, BELOW)
    columns = {column.id: column for column in table.inputs}
    rows = {row.id: row for row in table.rows}

    for example in coverage.gaps:
        request: dict[str, Any] = {name: recorded(given_, columns[name]) for name, given_ in example.items()}
        assert slow_answer(table, request) == ("no-hit", "")
        assert compiled.evaluate(request) == NoHit()
    for overlap in coverage.overlaps:
        request = {name: recorded(given_, columns[name]) for name, given_ in overlap.example.items()}
        for row in overlap.rows:
            truths = {slow_truth(table, rows[row], column, request[column.id]) for column in table.inputs}
            assert truths <= {"yes"}
        if table.policy in ("first", "priority"):
            assert slow_answer(table, request) == ("hit", (overlap.rows[0],))


@pytest.mark.parametrize("policy", ["unique", "any"])
@settings(max_examples=80, deadline=None)
@given(data=st.data())
def test_rows_that_contradict_each_other_are_those_that_brute_force_finds(policy: Policy, data: st.DataObject) -> None:
    """With unique all rows that meet, with any those that meet and say different things."""
    table = data.draw(tables(policy, columns=2, rows=4))
    spoken = {
        column.id
        for column in table.inputs
        if any(type(row.when.get(column.id)).__name__ in {"Empty", "Present"} for row in table.rows)
    }
    expected: set[tuple[str, ...]] = set()
    for request in _all_requests(table):
        if any(value is None and name not in spoken for name, value in request.items()):
            continue
        hits = [
            row
            for row in table.rows
            if all(slow_truth(table, row, column, request[column.id]) == "yes" for column in table.inputs)
        ]
        expected |= {
            (one.id, other.id)
            for one, other in itertools.combinations(hits, 2)
            if policy == "unique"
            or msgspec.structs.replace(one.then, text="") != msgspec.structs.replace(other.then, text="")
        }

    coverage = check_coverage(table, BELOW)
    assert {overlap.rows for overlap in coverage.overlaps} == expected
    assert coverage.conflicts or not expected
    assert all(overlap.kind == "conflict" for overlap in coverage.overlaps)


def test_every_policy_has_its_own_idea_of_a_row_that_can_never_answer() -> None:
    """With unique a row whose requests all meet another; with priority one that stricter rows cover."""
    inside = [({"gross": "<= 9"}, "approve"), ({"gross": "<= 5"}, "reject")]

    assert _coverage(inside, "unique").unreachable == ("2",)
    assert _coverage(inside, "any").unreachable == ("2",)
    assert _coverage(inside, "priority").unreachable == ()
    assert _coverage([inside[1], ({"gross": "<= 5"}, "approve")], "priority").unreachable == ("2",)
    assert _coverage([({"gross": "<= 5"}, "approve"), inside[1]], "priority").unreachable == ("1",)
    same = [({"gross": "<= 9"}, "approve"), ({"gross": "<= 5"}, "approve")]
    assert (_coverage(same, "any").unreachable, _coverage(same, "unique").unreachable) == ((), ("2",))


def test_with_any_a_row_that_only_meets_contradictions_and_unknown_values_never_answers() -> None:
    """Where the order is missing, row 2 cannot be known; where it is there, row 1 says no."""
    rows = [({"order": "present"}, "reject"), ({"order": "x"}, "approve"), ({}, "approve")]

    assert _coverage(rows, "any").unreachable == ("1", "2", "3")


def test_with_priority_only_rows_of_one_verdict_that_cross_are_told() -> None:
    """Between verdicts the priorities decide; between equal ones it is the order alone."""
    manager = {"verdict": "ask", "approvers": [{"role": "manager"}]}
    owner = {"verdict": "ask", "approvers": [{"role": "owner"}]}
    rows: list[Any] = [({"gross": "< 5"}, manager), ({"gross": "> 3"}, owner), ({"gross": "> 4"}, "reject")]
    found = _coverage(rows, "priority").overlaps

    assert [(one.rows, one.kind, one.example) for one in found] == [
        (("1", "2"), "shadowed-conflict", {"gross": "3.01"})
    ]


@settings(max_examples=100, deadline=None)
@given(tables(policy="first", columns=1, rows=4))
def test_crossing_rows_are_those_that_brute_force_finds(table: RuleTable) -> None:
    """With first: pairs of different outcome that meet where the earlier answers, neither inside the other."""
    (column,) = table.inputs
    requests = [{column.id: value} for value in _all_values(column)]
    if not any(
        cell in {"Empty", "Present"} for row in table.rows for cell in (type(row.when.get(column.id)).__name__,)
    ):
        requests = [request for request in requests if request[column.id] is not None]
    hits = {
        row.id: {n for n, request in enumerate(requests) if slow_truth(table, row, column, request[column.id]) == "yes"}
        for row in table.rows
    }
    expected: set[tuple[str, ...]] = set()
    for one, other in itertools.combinations(table.rows, 2):
        common = hits[one.id] & hits[other.id]
        nested = common in (hits[one.id], hits[other.id])
        answered_by_one = any(slow_answer(table, requests[n]) == ("hit", (one.id,)) for n in common)
        if one.then != other.then and not nested and answered_by_one:
            expected.add((one.id, other.id))

    assert {overlap.rows for overlap in check_coverage(table, BELOW).overlaps} == expected
