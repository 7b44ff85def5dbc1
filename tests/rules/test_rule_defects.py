from datetime import date
from typing import Any

import msgspec
import pytest

from tests.rules.making import BELOW
from workflows.domain.outcomes import Approver, Outcome
from workflows.rules.cells import Cell, Limit, NoneOf, OneOf, Range, UnitAndBelow
from workflows.rules.defects import MAX_ROWS, MAX_VALUES, check_table
from workflows.rules.tables import Case, Row, RuleTable
from workflows.rules.values import Input

_STOP = Outcome(verdict="stop")
_TABLE = RuleTable(
    id="invoice",
    inputs=(
        Input(id="gross", type="money", currency="EUR"),
        Input(id="km", type="number", measure="km"),
        Input(id="category", type="text"),
        Input(id="unit", type="unit"),
        Input(id="known", type="yes-no"),
        Input(id="due", type="date"),
    ),
    rows=(Row(id="1", when={"gross": Range(upper=Limit(25_000, True))}, then=_STOP),),
)


def _codes(table: RuleTable) -> list[str]:
    return [defect.code for defect in check_table(table, BELOW)]


def test_a_sound_table_has_no_defects() -> None:
    """The table that the other tests break is sound."""
    assert check_table(_TABLE, BELOW) == ()


@pytest.mark.parametrize(
    ("name", "cell", "code"),
    [
        ("vat", OneOf(("x",)), "unknown-input"),
        ("gross", OneOf(("meal",)), "bad-cell"),
        ("gross", OneOf(()), "bad-cell"),
        ("gross", OneOf((True,)), "bad-cell"),
        ("gross", Range(), "bad-cell"),
        ("gross", Range(lower=Limit(10**16, True)), "bad-cell"),
        ("gross", UnitAndBelow("north"), "bad-cell"),
        ("category", Range(lower=Limit(1, True)), "bad-cell"),
        ("category", OneOf((" meal",)), "bad-cell"),
        ("due", OneOf(("2026-01-01",)), "bad-cell"),
        ("gross", Range(lower=Limit(5, True), upper=Limit(4, True)), "empty-range"),
        ("gross", Range(lower=Limit(5, False), upper=Limit(5, True)), "empty-range"),
        ("gross", Range(lower=Limit(5, False), upper=Limit(6, False)), "empty-range"),
        ("km", Range(lower=Limit(5, False), upper=Limit(5, False)), "empty-range"),
        ("due", Range(lower=Limit(date(2026, 1, 1), False), upper=Limit(date(2026, 1, 2), False)), "empty-range"),
        ("category", NoneOf(("meal", "meal")), "repeated-value"),
        ("km", OneOf(tuple(range(MAX_VALUES + 1))), "too-many"),
        ("category", OneOf(("x" * 201,)), "too-long"),
        ("unit", OneOf(("east",)), "unknown-unit"),
        ("unit", UnitAndBelow("east"), "unknown-unit"),
    ],
)
def test_a_wrong_cell_is_named_with_row_and_input(name: str, cell: Cell, code: str) -> None:
    """Each wrong cell gives one defect with its code, row, input and path."""
    table = msgspec.structs.replace(_TABLE, rows=(*_TABLE.rows, Row(id="b", when={name: cell}, then=_STOP)))

    (defect,) = check_table(table, BELOW)
    assert (defect.code, defect.row, defect.input) == (code, "b", name)
    assert defect.path == ("rows", 1, "when", name)
    assert defect.expected


_MANAGER, _ANNA, _BEN = Approver(role="manager"), Approver(person="anna"), Approver(person="ben")


@pytest.mark.parametrize(
    ("outcome", "codes"),
    [
        (Outcome(verdict="ask"), ["approvers-missing"]),
        (Outcome(verdict="approve", approvers=(_ANNA,)), ["approvers-unused"]),
        (Outcome(verdict="ask", approvers=(Approver(),)), ["bad-approver"]),
        (Outcome(verdict="ask", approvers=(Approver(role="a", person="b"),)), ["bad-approver"]),
        (Outcome(verdict="note", tell=(Approver(),)), ["bad-approver"]),
        (Outcome(verdict="ask", approvers=(_ANNA, _ANNA)), ["repeated-approver"]),
        (Outcome(verdict="ask", approvers=(_ANNA, _BEN), how="quorum"), ["bad-quorum"]),
        (Outcome(verdict="ask", approvers=(_ANNA, _BEN), how="quorum", quorum=-1), ["bad-quorum"]),
        (Outcome(verdict="ask", approvers=(_ANNA, _BEN), how="quorum", quorum=3), ["bad-quorum"]),
        (Outcome(verdict="ask", approvers=(_ANNA, _BEN), quorum=2), ["quorum-unused"]),
        (Outcome(verdict="ask", approvers=(_ANNA, _BEN), how="quorum", quorum=2), []),
        (Outcome(verdict="ask", approvers=(_MANAGER,), how="quorum", quorum=2), []),
    ],
)
def test_an_outcome_that_cannot_be_carried_out_is_a_defect(outcome: Outcome, codes: list[str]) -> None:
    """Approvers and quorum fit the verdict; a role may have several holders, so it can carry a quorum."""
    table = msgspec.structs.replace(_TABLE, rows=(Row(id="1", then=outcome),))

    assert _codes(table) == codes


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"id": ""}, "bad-id"),
        ({"id": "../x"}, "bad-id"),
        ({"version": 0}, "bad-version"),
        ({"rows": ()}, "no-rows"),
        ({"rows": (Row(id="1", then=_STOP), Row(id="1", then=_STOP))}, "repeated-id"),
        ({"rows": (Row(id="no-hit", then=_STOP),)}, "bad-id"),
        ({"rows": (Row(id="1, 2", then=_STOP),)}, "bad-id"),
        ({"rows": tuple(Row(id=str(n), then=_STOP) for n in range(MAX_ROWS + 1))}, "too-many"),
        ({"name": "x" * 2001}, "too-long"),
        ({"inputs": (*_TABLE.inputs, Input(id="gross", type="text"))}, "repeated-id"),
        ({"inputs": (Input(id="gross", type="money"),)}, "bad-currency"),
        ({"inputs": (Input(id="gross", type="money", currency="euro"),)}, "bad-currency"),
        ({"inputs": (*_TABLE.inputs, Input(id="x", type="text", currency="EUR"))}, "bad-currency"),
        ({"inputs": (*_TABLE.inputs, Input(id="x", type="text", measure="km"))}, "bad-measure"),
        ({"effective_from": date(2026, 2, 1), "effective_to": date(2026, 1, 31)}, "bad-dates"),
        ({"cases": (Case(name="a", given={"vat": 1}, expect="1"),)}, "unknown-input"),
        ({"cases": (Case(name="a", expect="7"),)}, "bad-case"),
    ],
)
def test_a_mistake_in_the_table_itself_is_a_defect(change: dict[str, Any], code: str) -> None:
    """Ids, sizes, currencies, dates and cases are checked."""
    assert code in _codes(msgspec.structs.replace(_TABLE, **change))
