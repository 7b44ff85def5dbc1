"""Rule tables and conditions, compiled once and asked many times.

A rulebook is a memory of work already done and nothing else: with an empty one every answer is the same, only later.
"""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import msgspec

from workflows.domain.definitions import Definition
from workflows.domain.forms import Value, plain_value
from workflows.domain.outcomes import Outcome
from workflows.domain.people import Unit
from workflows.rules.answers import Hit, Unusable
from workflows.rules.consequences import NO_RULE, STOP, consequence, merge, say_the_same, without_rule
from workflows.rules.evaluation import Compiled, compile_table
from workflows.rules.notation import BadCellError, parse_cell
from workflows.rules.tables import SEVERAL_HIT, Row, RuleTable
from workflows.rules.values import Input, InputType

UnitTree = Mapping[str, Unit]

_INPUT_TYPES: dict[str, InputType] = {"number": "number", "date": "date", "yes-no": "yes-no", "unit": "unit"}

_Found = TypeVar("_Found")
_MOST = 1_000

_ONLY_OF = {"not-unique": "unique", "contradiction": "any"}
"""Codes that one policy alone gives."""

__all__ = ["NO_RULE", "Answer", "Rulebook", "below", "can_answer", "condition_table", "inputs_of", "merge"]


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What a table said about a request, complete enough to be recorded for good."""

    rows: tuple[str, ...]
    code: str
    outcome: Outcome
    inputs: dict[str, Any]
    detail: dict[str, str] = {}


class Rulebook:
    """Compiled tables and conditions, for the tree of units they were compiled with. Not shared between threads."""

    def __init__(self) -> None:
        # What a key names by its identity is held in the value, so that no other can take its place in memory.
        self._tables: dict[tuple[int, int], tuple[RuleTable, UnitTree, Compiled]] = {}
        self._conditions: dict[tuple[int, str, int], tuple[Definition, UnitTree, Compiled]] = {}
        self._latest: dict[str, tuple[object, object, Any]] = {}
        self._found: dict[tuple[str | int, ...], tuple[object, Any]] = {}

    def once(self, name: str, of: object, more: object, find: Callable[[], _Found], detail: str = "") -> _Found:
        """What ``find`` answers, found once for these two objects and this word; nobody changes any of them."""
        key = (name, id(of), id(more), detail)
        known = self._found.get(key)
        if known is None:
            if len(self._found) >= _MOST:
                self._found.clear()
            known = self._found[key] = ((of, more), find())
        found: _Found = known[1]
        return found

    def latest(self, name: str, of: object, more: object, find: Callable[[], _Found]) -> _Found:
        """The same for what is asked again and again about one thing, then about the next: only the last is kept."""
        known = self._latest.get(name)
        if known is None or known[0] is not of or known[1] is not more:
            known = self._latest[name] = (of, more, find())
        found: _Found = known[2]
        return found

    def ask(self, table: RuleTable, values: Mapping[str, Value], units: UnitTree) -> Answer:
        """Ask a table. No usable answer is an answer too, and leads to a person, never past one."""
        inputs = inputs_of(table, values)
        result = self._table(table, units).evaluate(inputs)
        said = consequence(result, table)
        rows = result.rows if isinstance(result, Hit) else ()
        detail = {"input": result.input, "row": result.row} if isinstance(result, Unusable) else {}
        return Answer(rows=rows, code=said.code, outcome=said.outcome, inputs=inputs, detail=detail)

    def holds(
        self,
        definition: Definition,
        name: str,
        when: Mapping[str, str],
        values: Mapping[str, Value],
        units: UnitTree,
    ) -> bool:
        """Whether conditions on fields are all true; ``name`` is unique for them within the definition.

        A condition on a value that is missing is not true. One on a value that cannot be used, such as a unit that
        is none, counts as true: a step is rather taken than passed over.
        """
        if not when:
            return True
        result = self._condition(definition, name, when, units).evaluate(
            {field: plain_value(values.get(field)) for field in when}
        )
        return isinstance(result, Hit) or (isinstance(result, Unusable) and result.code != "missing-value")

    def _table(self, table: RuleTable, units: UnitTree) -> Compiled:
        key = (id(table), id(units))
        if key not in self._tables:
            self._tables[key] = (table, units, compile_table(table, below(units)))
        return self._tables[key][2]

    def _condition(self, definition: Definition, name: str, when: Mapping[str, str], units: UnitTree) -> Compiled:
        key = (id(definition), name, id(units))
        if key not in self._conditions:
            compiled = compile_table(condition_table(definition, when), below(units))
            self._conditions[key] = (definition, units, compiled)
        return self._conditions[key][2]


def inputs_of(table: RuleTable, values: Mapping[str, Value]) -> dict[str, Any]:
    """The plain values of the table's columns, as they are recorded with its answer."""
    return {column.id: plain_value(values.get(column.id)) for column in table.inputs}


def can_answer(table: RuleTable, code: str, rows: tuple[str, ...], outcome: Outcome) -> bool:
    """Whether the table can say this about some values: the outcome is that of these rows, or that of no row."""
    if code == "hit":
        outcomes = {row.id: row.then for row in table.rows if row.id in rows}
        in_table_order = tuple(outcomes) == rows
        as_many = len(rows) == 1 or (bool(rows) and table.policy in SEVERAL_HIT)
        agreed = table.policy != "any" or say_the_same(tuple(outcomes.values()))
        return in_table_order and as_many and agreed and merge(tuple(outcomes.values())) == outcome
    if rows or _ONLY_OF.get(code, table.policy) != table.policy:
        return False
    return outcome == (without_rule(table) if code == NO_RULE else STOP)


def condition_table(definition: Definition, when: Mapping[str, str]) -> RuleTable:
    """Conditions on fields as a table of one row. Raises BadCellError for a condition that cannot be read."""
    columns: list[Input] = []
    for field_id in when:
        field = definition.field(field_id)
        if field is None:
            raise BadCellError(found=field_id, expected="the id of a field or fact of this workflow")
        if field.type in {"money", "many-of", "table"}:
            raise BadCellError(
                found=field_id, expected="a field of one plain value (a rule table can weigh amounts and require this)"
            )
        columns.append(Input(id=field.id, type=_INPUT_TYPES.get(field.type, "text"), label=field.label))
    cells = {column.id: parse_cell(when[column.id], column) for column in columns}
    return RuleTable(
        id="condition",
        inputs=tuple(columns),
        rows=(Row(id="1", when=cells, then=Outcome(verdict="note")),),
    )


def below(units: UnitTree) -> dict[str, frozenset[str]]:
    """Each unit with itself and everything under it."""
    found: dict[str, set[str]] = {unit: {unit} for unit in units}
    for unit in units:
        above, seen = units[unit].parent, {unit}
        while above is not None and above in units and above not in seen:
            found[above].add(unit)
            seen.add(above)
            above = units[above].parent
    return {unit: frozenset(members) for unit, members in found.items()}
