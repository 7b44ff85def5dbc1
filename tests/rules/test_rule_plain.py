from typing import Any

import msgspec
import pytest
from hypothesis import given

from tests.rules.making import tables
from workflows.domain.outcomes import Outcome
from workflows.rules.cells import OneOf
from workflows.rules.plain import TableUnreadableError, table_from_plain, table_to_plain
from workflows.rules.tables import RuleTable


def _kinds(value: object) -> set[type]:
    if isinstance(value, dict):
        return {dict, *(kind for part in (*value, *value.values()) for kind in _kinds(part))}
    if isinstance(value, list):
        return {list, *(kind for part in value for kind in _kinds(part))}
    return {type(value)}


@given(tables())
def test_a_table_survives_its_plain_form_exactly(table: RuleTable) -> None:
    """The stored form is the table: back and forth changes nothing, also through JSON, and holds no float."""
    plain = table_to_plain(table)
    through_json = msgspec.json.decode(msgspec.json.encode(plain))

    assert table_from_plain(plain) == table
    assert through_json == plain
    assert table_to_plain(table_from_plain(through_json)) == plain
    assert _kinds(plain) <= {dict, list, str, int, bool, type(None)}


def _small(**changes: Any) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "id": "small",
        "inputs": [{"id": "gross", "type": "money", "currency": "EUR"}, {"id": "known", "type": "yes-no"}],
        "rows": [{"when": {"gross": 250, "known": True}, "then": "approve"}, {"then": {"verdict": "stop"}}],
        "effective_from": "2026-01-01",
    }
    return plain | changes


def test_the_short_forms_of_a_readable_file_are_read() -> None:
    """A bare number, a bare true, a bare verdict and rows without ids mean what they look like."""
    table = table_from_plain(_small())

    assert table.rows[0].when == {"gross": OneOf((25_000,)), "known": OneOf((True,))}
    assert [row.id for row in table.rows] == ["1", "2"]
    assert table.rows[0].then == Outcome(verdict="approve")


@pytest.mark.parametrize(
    ("changes", "code", "path"),
    [
        ({"rows": [{"when": {"gros": "5"}, "then": "stop"}]}, "unknown-input", ("rows", 0, "when", "gros")),
        ({"rows": [{"when": {"gross": "> > 5"}, "then": "stop"}]}, "bad-cell", ("rows", 0, "when", "gross")),
        ({"rows": [{"when": {"gross": 0.5}, "then": "stop"}]}, "bad-cell", ("rows", 0, "when", "gross")),
        ({"rows": [{"when": ["> 5"], "then": "stop"}]}, "wrong-shape", ("rows", 0, "when")),
        ({"rows": [{"if": {}, "then": "stop"}]}, "unknown-key", ("rows", 0, "if")),
        ({"rows": [{"then": "maybe"}]}, "wrong-shape", ("rows", 0, "then")),
        ({"rows": [{"then": {"verdict": "ask", "aprovers": []}}]}, "unknown-key", ("rows", 0, "then", "aprovers")),
        ({"rows": [{}]}, "wrong-shape", ("rows", 0, "then")),
        ({"rows": {"1": "stop"}}, "wrong-shape", ("rows",)),
        ({"inputs": [{"id": "gross", "type": "float"}], "rows": []}, "wrong-shape", ("inputs", 0, "type")),
        ({"version": "two"}, "wrong-shape", ("version",)),
        ({"version": True}, "wrong-shape", ("version",)),
        ({"policy": "last"}, "wrong-shape", ("policy",)),
        ({"effective_from": "1.1.2026"}, "wrong-shape", ("effective_from",)),
        ({"cases": [{"name": "a", "given": {"gross": 0.1}, "expect": "1"}]}, "wrong-shape", ("cases", 0, "given")),
        ({"cases": [{"given": {}, "expect": "1"}]}, "wrong-shape", ("cases", 0, "name")),
        ({"colour": "red"}, "unknown-key", ("colour",)),
        ({"id": None}, "wrong-shape", ("id",)),
    ],
)
def test_a_plain_value_that_is_no_table_names_the_place(
    changes: dict[str, Any], code: str, path: tuple[str | int, ...]
) -> None:
    """Every mistake of form is refused with its code and path; nothing is passed over."""
    with pytest.raises(TableUnreadableError) as refused:
        table_from_plain(_small(**changes))

    assert (code, path) in [(defect.code, defect.path) for defect in refused.value.defects]


def test_all_mistakes_are_told_at_once() -> None:
    """Reading goes on after a mistake; the row and the input are named."""
    rows = [{"when": {"gross": "> x"}, "then": "stop"}, {"id": "last", "when": {"known": "> 5"}, "then": "stop"}]
    with pytest.raises(TableUnreadableError) as refused:
        table_from_plain(_small(rows=rows))

    assert [(defect.row, defect.input) for defect in refused.value.defects] == [("1", "gross"), ("last", "known")]


@pytest.mark.parametrize("value", [None, 5, "table", [], [{}], {1: 2}, {"id": {}}, {"rows": [5]}, {"inputs": [None]}])
def test_anything_else_is_refused_and_never_fails_otherwise(value: object) -> None:
    """Whatever arrives, the answer is a table or TableUnreadableError."""
    with pytest.raises(TableUnreadableError):
        table_from_plain(value)
