"""The compiled table against evaluators that share no code with it."""

import json
import random

import pytest
import zen

from tests.rules.making import BELOW, make_cell, make_request, make_table
from tests.rules.table_loop import try_tables
from workflows.domain.outcomes import Outcome
from workflows.rules.answers import Hit, Unusable
from workflows.rules.cells import Cell, NoneOf, OneOf, Range
from workflows.rules.evaluation import compile_table
from workflows.rules.explanation import explain
from workflows.rules.tables import POLICIES, Row, RuleTable
from workflows.rules.values import Input


@pytest.mark.slow
def test_ten_thousand_random_tables_answer_as_the_prose_says() -> None:
    """Compiled tables, their row-by-row twin and the slow evaluator never differ, under any policy.

    ``python -m tests.rules.table_loop`` tries more of them.
    """
    seen = try_tables(10_000, 20261123)

    codes = {"hit", "no-hit", "missing-value"}
    expected = {(policy, code) for policy in POLICIES for code in codes}
    assert set(seen) == expected | {("unique", "not-unique"), ("any", "contradiction")}
    assert min(seen.values()) > 300, seen  # each kind of answer was really tried


def test_an_explanation_always_ends_in_the_result_of_the_table() -> None:
    """Explain and evaluate agree, and the last explained row is the one that the result names."""
    draw = random.Random(7)
    for _ in range(500):
        table = make_table(draw)
        compiled = compile_table(table, BELOW)
        request = make_request(draw, table)
        explanation = explain(compiled, request)

        assert explanation.result == compiled.evaluate(request)
        hits = tuple(answer.row for answer in explanation.rows if answer.state == "hit")
        if isinstance(explanation.result, Hit):
            assert hits == explanation.result.rows
        if isinstance(explanation.result, Unusable) and explanation.result.code != "missing-value":
            assert ", ".join(hits) == explanation.result.row
        elif isinstance(explanation.result, Unusable):
            assert explanation.rows[-1].row == explanation.result.row
        assert all(answer.cells for answer in explanation.rows if answer.state != "hit")


# ---------------------------------------------------------------- zen-engine: given values of the right types only

_ZEN_COLUMNS = (
    Input(id="gross", type="money", currency="EUR"),
    Input(id="km", type="number"),
    Input(id="category", type="text"),
    Input(id="known", type="yes-no"),
)


def _zen_literal(value: object) -> str:
    if isinstance(value, str):
        return f"'{value}'" if '"' in value else f'"{value}"'  # its texts know no escapes
    return str(value).lower() if isinstance(value, bool) else str(value)


def _json_text(value: object) -> str:
    return json.dumps(value) if isinstance(value, str | bool) else str(value)


def _zen_cell(cell: Cell) -> str:
    match cell:
        case Range():
            ends = []
            if cell.lower:
                ends.append(f"$ {'>=' if cell.lower.included else '>'} {cell.lower.value}")
            if cell.upper:
                ends.append(f"$ {'<=' if cell.upper.included else '<'} {cell.upper.value}")
            return " and ".join(ends)
        case OneOf():
            return " or ".join(f"$ == {_zen_literal(value)}" for value in cell.values)
        case NoneOf():
            return " and ".join(f"$ != {_zen_literal(value)}" for value in cell.values)
    return ""


def _zen_engine(table: RuleTable) -> zen.ZenEngine:
    rules = []
    for row in table.rows:
        rule = {"_id": row.id, "out": f'"{row.id}"'}
        for column in table.inputs:
            rule[column.id] = _zen_cell(row.when[column.id]) if column.id in row.when else ""
            # It passes over a cell that it cannot read, without a word: each is checked first.
            assert not rule[column.id] or zen.validate_unary_expression(rule[column.id]) is None
        rules.append(rule)
    columns = [{"id": column.id, "name": column.id, "field": column.id} for column in table.inputs]
    content = {
        "hitPolicy": "first",
        "inputs": columns,
        "outputs": [{"id": "out", "name": "out", "field": "out"}],
        "rules": rules,
    }
    spot = {"x": 0, "y": 0}
    nodes = [
        {"id": "in", "name": "in", "type": "inputNode", "position": spot},
        {"id": "table", "name": "table", "type": "decisionTableNode", "content": content, "position": spot},
        {"id": "out", "name": "out", "type": "outputNode", "position": spot},
    ]
    edges = [
        {"id": "1", "sourceId": "in", "targetId": "table", "type": "edge"},
        {"id": "2", "sourceId": "table", "targetId": "out", "type": "edge"},
    ]
    graph = {"contentType": "application/vnd.gorules.decision", "nodes": nodes, "edges": edges}
    return zen.ZenEngine({"loader": {"type": "static", "content": {"table": graph}}})


def _zen_table(draw: random.Random) -> RuleTable:
    rows = []
    for number in range(1, draw.randint(2, 8)):
        cells = {column.id: make_cell(draw, column) for column in _ZEN_COLUMNS if draw.random() < 0.6}
        comparable: dict[str, Cell] = {
            name: cell for name, cell in cells.items() if isinstance(cell, Range | OneOf | NoneOf)
        }
        rows.append(Row(id=str(number), when=comparable, then=Outcome(verdict="note")))
    return RuleTable(id="zen", inputs=_ZEN_COLUMNS, rows=tuple(rows))


def test_another_rules_engine_gives_the_same_first_hit_where_every_value_is_there() -> None:
    """zen-engine and ours agree on ranges, lists, exclusions and yes-no, over exact amounts and decimals."""
    draw = random.Random(11)
    tried = hits = 0
    while tried < 1_500:
        table = _zen_table(draw)
        compiled = compile_table(table, {})
        if compiled.broken:  # an empty range, or the like
            continue
        engine = _zen_engine(table)
        for _ in range(15):
            request = make_request(draw, table, missing=0)
            values = compiled.prepare(request)
            assert not isinstance(values, Unusable)
            # As JSON text: handed over as Python values, decimals would become floats.
            fields = (f'"{column.id}": {_json_text(value)}' for column, value in zip(_ZEN_COLUMNS, values, strict=True))
            theirs = engine.evaluate("table", "{" + ", ".join(fields) + "}")["result"]
            ours = compiled.decide(values)
            tried += 1
            hits += isinstance(ours, Hit)

            assert theirs.get("out") == (ours.rows[0] if isinstance(ours, Hit) else None), (table, request)
    assert hits > 300
