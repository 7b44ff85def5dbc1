import random
import re
from decimal import Decimal
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rules.making import BELOW, make_request, make_table
from workflows.domain.money import Money
from workflows.domain.outcomes import Outcome
from workflows.rules.answers import Hit, NoHit, Unusable
from workflows.rules.cells import Cell, Limit, OneOf, Range, UnitAndBelow
from workflows.rules.evaluation import Compiled, compile_table
from workflows.rules.explanation import Explanation, explain
from workflows.rules.plain import table_from_plain
from workflows.rules.source import source_of
from workflows.rules.tables import Row, RuleTable, in_force
from workflows.rules.values import Input

_INPUTS = [
    {"id": "gross", "type": "money", "currency": "EUR"},
    {"id": "unit", "type": "unit"},
    {"id": "order", "type": "text"},
    {"id": "known", "type": "yes-no"},
    {"id": "km", "type": "number"},
    {"id": "due", "type": "date"},
]


def _table(*rows: tuple[dict[str, str], str], policy: str = "first") -> Compiled:
    plain = [{"when": when, "then": then} for when, then in rows]
    return compile_table(table_from_plain({"id": "t", "inputs": _INPUTS, "rows": plain, "policy": policy}), BELOW)


def _euros(amount: int) -> dict[str, object]:
    return {"minor": amount * 100, "currency": "EUR"}


def _hit(*rows: str, verdicts: tuple[Any, ...]) -> Hit:
    return Hit(rows=rows, outcomes=tuple(Outcome(verdict=verdict) for verdict in verdicts))


def test_the_first_row_that_hits_decides() -> None:
    """With the policy first, later rows are not looked at."""
    table = _table(({"gross": "<= 250"}, "approve"), ({"gross": "<= 1000"}, "reject"), ({}, "stop"))

    assert table.evaluate({"gross": _euros(250)}) == _hit("1", verdicts=("approve",))
    assert table.evaluate({"gross": {"minor": 25_001, "currency": "EUR"}}) == _hit("2", verdicts=("reject",))
    assert table.evaluate({"gross": _euros(1001)}) == _hit("3", verdicts=("stop",))


def test_all_rows_that_hit_are_collected_in_order() -> None:
    """With the policy collect, every row that hits contributes its outcome."""
    table = _table(({"gross": "> 10"}, "note"), ({"gross": "> 50"}, "stop"), ({}, "approve"), policy="collect")

    assert table.evaluate({"gross": _euros(20)}) == _hit("1", "3", verdicts=("note", "approve"))


def test_no_hit_is_an_answer_of_its_own() -> None:
    """A request that no row describes is told apart from one that cannot be answered."""
    table = _table(({"gross": "<= 250"}, "approve"))

    assert table.evaluate({"gross": _euros(300)}) == NoHit()
    assert table.evaluate({}) == Unusable(code="missing-value", input="gross", row="1")


def test_a_row_is_never_passed_over_for_want_of_a_value() -> None:
    """A missing value stops the search at the row that needs it, even where a later row would hit."""
    table = _table(({"gross": "> 1000", "known": "no"}, "stop"), ({}, "approve"))

    assert table.evaluate({"known": False}) == Unusable(code="missing-value", input="gross", row="1")
    assert table.evaluate({"gross": None, "known": True}) == _hit("2", verdicts=("approve",))


def test_a_column_that_speaks_of_absence_treats_it_as_a_value() -> None:
    """Where some row says empty, the other conditions of that column are false of a missing value."""
    table = _table(({"order": "present", "gross": "<= 250"}, "approve"), ({"order": "not: x"}, "reject"), ({}, "stop"))
    with_empty = _table(({"order": "not: x"}, "reject"), ({"order": "empty"}, "stop"))

    assert table.evaluate({"gross": _euros(1)}) == Unusable(code="missing-value", input="order", row="2")
    assert with_empty.evaluate({"gross": _euros(1)}) == _hit("2", verdicts=("stop",))


def test_a_unit_and_below_reaches_every_depth() -> None:
    """North and below is true of north and its teams, and of no other unit."""
    table = _table(({"unit": "head and below"}, "note"), ({"unit": "north and below"}, "approve"), policy="collect")

    assert table.evaluate({"unit": "north-1"}) == _hit("1", "2", verdicts=("note", "approve"))
    assert table.evaluate({"unit": "north"}) == _hit("1", "2", verdicts=("note", "approve"))
    assert table.evaluate({"unit": "south"}) == _hit("1", verdicts=("note",))


@pytest.mark.parametrize(
    ("request_", "code", "name"),
    [
        ({"gross": 250}, "wrong-type", "gross"),
        ({"gross": "250.00"}, "wrong-type", "gross"),
        ({"gross": {"minor": 1.0, "currency": "EUR"}}, "wrong-type", "gross"),
        ({"gross": {"minor": True, "currency": "EUR"}}, "wrong-type", "gross"),
        ({"gross": {"minor": 10**16, "currency": "EUR"}}, "wrong-type", "gross"),
        ({"gross": {"minor": 1, "currency": None}}, "wrong-type", "gross"),
        ({"gross": {"minor": 1}}, "wrong-type", "gross"),
        ({"gross": {"minor": 100, "currency": "USD"}}, "other-currency", "gross"),
        ({"gross": Money(minor=100, currency="USD")}, "other-currency", "gross"),
        ({"km": 1.5}, "wrong-type", "km"),
        ({"km": True}, "wrong-type", "km"),
        ({"km": "NaN"}, "wrong-type", "km"),
        ({"km": "1e3"}, "wrong-type", "km"),
        ({"km": "١٢"}, "wrong-type", "km"),
        ({"km": 10**18}, "wrong-type", "km"),
        ({"known": "yes"}, "wrong-type", "known"),
        ({"known": 1}, "wrong-type", "known"),
        ({"due": "20260131"}, "wrong-type", "due"),
        ({"due": "2026-02-30"}, "wrong-type", "due"),
        ({"order": 17}, "wrong-type", "order"),
        ({"unit": "east"}, "unknown-unit", "unit"),
        ({"unit": ["north"]}, "wrong-type", "unit"),
    ],
)
def test_a_value_of_another_type_is_refused_by_name(request_: dict[str, object], code: Any, name: str) -> None:
    """Nothing is converted in silence: a wrong type never decides and never misses."""
    assert _table(({}, "approve")).evaluate(request_) == Unusable(code=code, input=name)


def test_recorded_forms_are_typed_exactly() -> None:
    """Amounts become minor units, numbers stay exact, texts are composed and trimmed, blanks are missing."""
    table = _table(({}, "approve"))
    request = {"gross": Money(minor=5, currency="EUR"), "km": "0.1", "order": " u\u0308 ", "unit": " "}

    assert table.prepare(request) == (5, None, "ü", None, Decimal("0.1"), None)


_ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary() | st.decimals() | st.dates(),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(["minor", "currency"]) | st.text(), inner),
    max_leaves=4,
)


@given(st.dictionaries(st.sampled_from([str(column["id"]) for column in _INPUTS]), _ANYTHING))
def test_no_request_makes_a_table_fail(request: dict[str, object]) -> None:
    """Whatever a request holds, the answer is a hit, no hit, or a named reason."""
    rows = (({"gross": "> 5", "km": "<= 2.5"}, "approve"), ({"order": "not: x", "due": "> 2026-01-01"}, "stop"))
    result = _table(*rows, ({"unit": "north and below", "known": "no"}, "note")).evaluate(request)

    assert isinstance(result, Hit | NoHit | Unusable)


@given(st.integers(0, 10**15), st.lists(st.integers(0, 10**12), min_size=1, max_size=5), st.booleans())
def test_an_amount_above_every_limit_is_never_approved(above: int, limits: list[int], included: bool) -> None:
    """Approving rows that each end at a limit approve nothing beyond the highest."""
    rows = tuple(
        Row(id=str(n), when={"gross": Range(upper=Limit(limit, included))}, then=Outcome(verdict="approve"))
        for n, limit in enumerate(limits)
    )
    table = RuleTable(id="t", inputs=(Input(id="gross", type="money", currency="EUR"),), rows=rows)
    minor = min(max(limits) + 1 + above, 10**15)
    compiled = compile_table(table, {})

    assert compiled.evaluate({"gross": {"minor": minor, "currency": "EUR"}}) == NoHit()
    at_limit = compiled.evaluate({"gross": {"minor": max(limits), "currency": "EUR"}})
    assert isinstance(at_limit, Hit if included else NoHit)


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (Row(id="1", when={"gross": OneOf(("x",))}, then=Outcome(verdict="approve")), ("bad-cell", "gross", "1")),
        (Row(id="1", when={"x": OneOf(("x",))}, then=Outcome(verdict="approve")), ("bad-cell", "x", "1")),
        (Row(id="1", when={"unit": UnitAndBelow("east")}, then=Outcome(verdict="stop")), ("unknown-unit", "unit", "1")),
        (Row(id="1", then=Outcome(verdict="ask")), ("bad-table", "", "1")),
    ],
)
def test_a_table_with_a_defect_decides_nothing(row: Row, expected: tuple[str, str, str]) -> None:
    """One wrong cell anywhere, and the whole table answers with it: rows behind it are not reached by mistake."""
    sound = Row(id="0", then=Outcome(verdict="approve"))
    inputs = (Input(id="gross", type="money", currency="EUR"), Input(id="unit", type="unit"))
    compiled = compile_table(RuleTable(id="t", inputs=inputs, rows=(sound, row)), BELOW)

    for result in (compiled.evaluate({}), compiled.decide((1, "north"))):
        assert isinstance(result, Unusable)
        assert (result.code, result.input, result.row) == expected
    assert compiled.prepare({}) == compiled.broken
    assert explain(compiled, {}) == Explanation(result=compiled.evaluate({}))


def test_a_wrong_saved_case_does_not_stop_the_table() -> None:
    """Defects of cases say nothing against the rows."""
    plain = {"id": "t", "inputs": [], "rows": [{"then": "stop"}], "cases": [{"name": "a", "expect": "9"}]}

    assert compile_table(table_from_plain(plain), {}).evaluate({}) == _hit("1", verdicts=("stop",))


def test_no_character_of_a_table_enters_the_compiled_source() -> None:
    """The source of hostile and of random tables is made of fixed words, numbered names and signs only."""
    hostile = "__import__('os').system('x')"
    cells: dict[str, Cell] = {"a": OneOf((hostile, "c0")), "b": OneOf((hostile,))}
    row = Row(id="r0", when=cells, then=Outcome(verdict="stop", text=hostile), note=hostile)
    inputs = (Input(id="a", type="text", label=hostile), Input(id="b", type="unit", label=hostile))
    tables = [RuleTable(id="t", name=hostile, inputs=inputs, rows=(row,))]
    draw = random.Random(5)
    tables += [make_table(draw) for _ in range(300)]
    words = r"def|decide|values|hits|answer|none|by_rows|append|return|if|or|and|not|in|is|None|True|[vcr]?[0-9]+"
    allowed = re.compile(rf"(({words})\b|==|<=|[ \n:,.()=<\[\]])+\Z")
    for table in tables:
        source, _ = source_of(table, BELOW)
        assert allowed.match(source), source
    compiled = compile_table(tables[0], {hostile: frozenset()})

    assert compiled.evaluate({"a": hostile, "b": hostile}) == Hit(rows=("r0",), outcomes=(row.then,))


def test_the_answer_does_not_depend_on_the_precision_of_decimals() -> None:
    """Comparisons are exact whatever arithmetic context the process has set."""
    from decimal import localcontext

    table = _table(({"km": "> 123456789012345678.123456788"}, "approve"))
    with localcontext() as context:
        context.prec = 3

        assert isinstance(table.evaluate({"km": "123456789012345678.123456789"}), Hit)
        assert isinstance(table.evaluate({"km": "123456789012345678.123456788"}), NoHit)


def test_both_end_days_of_a_table_count() -> None:
    """A table holds from the first to the last of its days."""
    from datetime import date

    table = msgspec.structs.replace(
        _table(({}, "stop")).table, effective_from=date(2026, 1, 1), effective_to=date(2026, 1, 31)
    )
    days = [date(2025, 12, 31), date(2026, 1, 1), date(2026, 1, 31), date(2026, 2, 1)]

    assert [in_force(table, day) for day in days] == [False, True, True, False]


def test_the_same_request_always_gets_the_same_answer() -> None:
    """A table compiled twice, by whatever device, answers alike."""
    draw = random.Random(3)
    for _ in range(100):
        table = make_table(draw)
        request = make_request(draw, table)

        assert compile_table(table, BELOW).evaluate(request) == compile_table(table, BELOW).evaluate(request)
