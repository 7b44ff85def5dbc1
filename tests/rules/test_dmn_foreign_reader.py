"""Other programs read our DMN files: one holds them against OMG's schema and parses them, one evaluates their tests."""

import random
from typing import Any

import pytest
import zen
from lxml import etree
from SpiffWorkflow.bpmn.parser.BpmnParser import BpmnValidator
from SpiffWorkflow.dmn.parser.BpmnDmnParser import SCHEMAS, BpmnDmnParser

from tests.rules.making import BELOW, make_request, make_table
from tests.rules.test_dmn_round_trip import ODD
from workflows.domain.money import Money, decimal_text
from workflows.rules.answers import Hit
from workflows.rules.cells import Empty, Present
from workflows.rules.evaluation import compile_table
from workflows.rules.interchange.dmn_writing import write_dmn
from workflows.rules.tables import RuleTable
from workflows.rules.values import Input

SEEDS = range(60)


def parsed(table: RuleTable) -> Any:
    """The decision table as SpiffWorkflow reads it, after it was valid by the schema that this brings."""
    parser = BpmnDmnParser(validator=BpmnValidator(SCHEMAS["https://www.omg.org/spec/DMN/20191111/MODEL/"]))
    parser.add_dmn_xml(etree.fromstring(write_dmn(table, BELOW).encode()))
    (reader,) = parser.dmn_parsers.values()
    reader.parse()
    return reader.decision.decisionTables[0]


def foreign_answer(read: Any, values: dict[str, Any]) -> list[str]:
    """The verdicts of the rules whose every test is true, as zen evaluates tests."""
    found = []
    for rule in read.rules:
        tests = [(entry.lhs[0], values[entry.input.expression]) for entry in rule.inputEntries]
        if all(test is None or is_true(test, value) for test, value in tests):
            found.append(str(rule.outputEntries[0].text).strip('"'))
    return found


def is_true(test: str, value: Any) -> bool:
    """One unary test; zen knows no ``not`` around a list, so what stands in it is asked and turned."""
    if test.startswith("not("):
        return not is_true(test.removeprefix("not(").removesuffix(")"), value)
    answer: bool = zen.evaluate_unary_expression(test, {"$": value})
    return answer


def as_json(value: object, column: Input) -> Any:
    """A recorded value as another program is given it."""
    if isinstance(value, dict):
        return float(decimal_text(Money(minor=value["minor"], currency=column.currency)))
    return float(str(value)) if column.type == "number" else value


@pytest.mark.parametrize("seed", SEEDS)
def test_another_program_comes_to_the_same_decisions(seed: int) -> None:
    """Rows that hit there are the rows that hit here, on twenty requests for each table."""
    draw = random.Random(seed)
    table = plain_table(draw)
    read, compiled = parsed(table), compile_table(table, BELOW)
    for _ in range(20):
        request = make_request(draw, table, missing=0)
        answer = compiled.evaluate(request)
        ours = [outcome.verdict for outcome in answer.outcomes] if isinstance(answer, Hit) else []
        values = {column.id: as_json(request[column.id], column) for column in table.inputs}

        assert foreign_answer(read, values) == ours


@pytest.mark.parametrize("seed", SEEDS)
def test_every_file_is_valid_by_the_schema_of_omg(seed: int) -> None:
    """Whatever the policy and the types: the other program's own copy of the schema takes it."""
    table = make_table(random.Random(seed))
    read = parsed(table)

    assert [len(rule.inputEntries) for rule in read.rules] == [len(table.inputs)] * len(table.rows)


def test_odd_names_are_valid_too() -> None:
    """Names that begin with a digit, hold line breaks, or are words of FEEL."""
    assert len(parsed(ODD).rules) == 2


def plain_table(draw: random.Random) -> RuleTable:
    """A table that collects, of what zen can evaluate: no days, no null, no quotation marks within texts."""
    while True:
        table = make_table(draw, "collect")
        cells = [cell for row in table.rows for cell in row.when.values()]
        strange = any(isinstance(cell, Empty | Present) for cell in cells)
        quoted = '\\"' in "".join(str(entry.lhs) for rule in parsed(table).rules for entry in rule.inputEntries)
        if not strange and not quoted and all(column.type != "date" for column in table.inputs):
            return table
