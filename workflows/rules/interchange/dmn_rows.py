"""The rules of a DMN decision table as rows of ours, in an order and under a policy that give the same answers.

==================  ==========================================================================================
UNIQUE              ``unique``
ANY                 ``any``
FIRST               ``first``
PRIORITY            ``priority`` for verdicts; else ``first``, rows sorted by the order of the output values
COLLECT             ``collect``; with MIN or MAX ``first``, rows sorted by their number; SUM and COUNT are refused
RULE ORDER          ``collect``
OUTPUT ORDER        ``collect``, rows sorted by the order of the output values
==================  ==========================================================================================
"""

from collections.abc import Mapping
from itertools import combinations, product
from typing import Any
from xml.etree.ElementTree import Element

import msgspec

from workflows.domain.outcomes import Outcome
from workflows.rules.atoms import TooLargeError, atoms_of
from workflows.rules.cells import Anything, Cell
from workflows.rules.coverage import check_coverage
from workflows.rules.defects import MAX_ROWS
from workflows.rules.interchange.dmn_columns import Columns, check_language, json_plain
from workflows.rules.interchange.dmn_names import HIT_POLICIES
from workflows.rules.interchange.dmn_outputs import (
    Foreign,
    are_ours,
    by_priority,
    by_size,
    default_row,
    foreign_outcomes,
    our_outcomes,
    read_outputs,
    values_of,
)
from workflows.rules.interchange.dmn_types import Finder, own
from workflows.rules.interchange.feel import BadTestError, read_cells
from workflows.rules.interchange.refusals import Remark, outside
from workflows.rules.notation import BadCellError, parse_cell, print_cell
from workflows.rules.tables import STRICTEST_FIRST, Row, RuleTable

Plain = dict[str, Any]
Alternative = dict[str, Cell]
"""Conditions by input id: a rule is true where one of its alternatives is, and no two are at once."""


class Rows(msgspec.Struct, frozen=True, kw_only=True):
    """The rows, and how they decide together."""

    policy: str
    priorities: tuple[str, ...]
    """Verdicts, the one that goes first leading; empty where the table says nothing of its own."""
    plain: tuple[Plain, ...]


class _Rule(msgspec.Struct, frozen=True, kw_only=True):
    ids: list[str]
    """One for each alternative."""
    alternatives: list[Alternative]
    note: str
    more: Plain


def read_rows(
    table: Element,
    columns: Columns,
    find: Finder,
    asked: tuple[dict[str, Plain], Mapping[str, str]],
    remarks: list[Remark],
) -> Rows:
    """All rules. ``asked``: the outcome of each foreign value, and what our own export kept of the table.

    Raises OutsideError with row and column.
    """
    mapping, kept = asked
    foreign = read_outputs(columns.element, columns.outputs, _output_texts(columns, find))
    rules = _rules(columns, find, remarks)
    default = default_row(foreign)
    ours = are_ours(foreign)
    policy, order = _policy(table, foreign, kept.get("policy", ""), remarks, ours=ours)
    if ours:
        if default is not None:
            raise outside("dmn-default", "no default beside verdicts: add a last row instead", element=columns.element)
        outcomes = our_outcomes(foreign)
    else:
        outcomes = foreign_outcomes(foreign, [*foreign.rows, *([default] if default else [])], mapping)
        if not mapping:
            text = (
                "Its outputs are kept as the words of notes, which decide nothing; a mapping can make verdicts of them."
            )
            remarks.append(Remark(code="kept-as-notes", text=text))
    if default is not None:
        last = outcomes.pop()
        policy, rest = _with_default(policy, rules, outcomes, columns, remarks)
    else:
        last, rest = None, False
    rows = [row for place in order for row in _plain_rows(rules[place], outcomes[place], columns)]
    if last is not None and rest:
        rows.append({"id": _free("otherwise", {row["id"] for row in rows}), "when": {}, "then": last})
    if len(rows) > MAX_ROWS:
        raise outside("too-many", f"at most {MAX_ROWS} rows", element=columns.element, found=str(len(rows)))
    priorities = _priorities(foreign, kept) if policy == "priority" else ()
    return Rows(policy=policy, priorities=priorities, plain=tuple(rows))


# ---------------------------------------------------------------- conditions


def _rules(columns: Columns, find: Finder, remarks: list[Remark]) -> list[_Rule]:
    found: list[_Rule] = []
    taken: set[str] = set()
    for number, rule in enumerate(columns.rules, start=1):
        entries = list(find.every(rule, "inputEntry"))
        if len(entries) != len(columns.inputs):
            expected = f"{len(columns.inputs)} input entries, one for each input"
            raise outside("dmn-entries", expected, element=columns.element, row=number, found=str(len(entries)))
        each = [_cells(entry, columns, place, number, find) for place, entry in enumerate(entries)]
        count = 1
        for cells in each:
            count *= len(cells)
        if count > MAX_ROWS:
            raise outside(
                "too-many", f"at most {MAX_ROWS} rows, into which this one splits", element=columns.element, row=number
            )
        alternatives: list[Alternative] = [
            {column.id: cell for column, cell in zip(columns.inputs, chosen, strict=True) if cell is not None}
            for chosen in product(*each)
        ]
        row_id = own(rule, "id") or str(number)
        row_id = _free(row_id if row_id not in taken else str(number), taken)
        ids = [row_id] if count == 1 else [_free(f"{row_id}.{part}", taken) for part in range(1, count + 1)]
        taken |= {row_id, *ids}
        if count > 1:
            text = f"Row {number} holds several ranges in one condition; it became the rows {', '.join(ids)}."
            remarks.append(Remark(code="row-split", text=text))
        found.append(
            _Rule(
                ids=ids,
                alternatives=alternatives,
                note=_note(rule, find),
                more=json_plain(rule, "more", columns.element),
            )
        )
    return found


def _cells(entry: Element, columns: Columns, place: int, row: int, find: Finder) -> tuple[Cell | None, ...]:
    """The cells that an entry stands for; None for no condition."""
    column, heading, text = columns.inputs[place], columns.headings[place], find.text(entry)
    check_language(entry, (columns.element, heading), row)
    kept = own(entry, "cell")
    try:
        if kept is not None and own(entry, "feel") == text:
            return (parse_cell(kept, column),)
        cells = read_cells(text, column)
    except (BadTestError, BadCellError) as mistake:
        expected = mistake.expected if isinstance(mistake, BadCellError) else str(mistake)
        raise outside("dmn-test", expected, element=columns.element, row=row, column=heading, found=text) from mistake
    return tuple(None if isinstance(cell, Anything) else cell for cell in cells)


def _note(rule: Element, find: Finder) -> str:
    """What the author wrote beside the rule: its description, and its annotations."""
    description = find.one(rule, "description")
    texts = ["".join(description.itertext())] if description is not None else []
    texts += [find.text(entry) for entry in find.every(rule, "annotationEntry")]
    return "; ".join(text for text in texts if text.strip())


def _output_texts(columns: Columns, find: Finder) -> list[list[str]]:
    texts = []
    for number, rule in enumerate(columns.rules, start=1):
        entries = list(find.every(rule, "outputEntry"))
        if len(entries) != len(columns.outputs):
            expected = f"{len(columns.outputs)} output entries, one for each output"
            raise outside("dmn-entries", expected, element=columns.element, row=number, found=str(len(entries)))
        for entry, output in zip(entries, columns.outputs, strict=True):
            check_language(entry, (columns.element, output.name), number)
        texts.append([find.text(entry) for entry in entries])
    return texts


def _plain_rows(rule: _Rule, outcome: Plain, columns: Columns) -> list[Plain]:
    inputs = {column.id: column for column in columns.inputs}
    return [
        {
            "id": row_id,
            "when": {name: print_cell(cell, inputs[name]) for name, cell in alternative.items()},
            "then": outcome,
            **({"note": rule.note} if rule.note else {}),
            **rule.more,
        }
        for row_id, alternative in zip(rule.ids, rule.alternatives, strict=True)
    ]


# ---------------------------------------------------------------- how the rows decide together


def _priorities(foreign: Foreign, kept: Mapping[str, str]) -> tuple[str, ...]:
    """The order of the verdicts, as the list of output values has it now."""
    column = next(output for output in foreign.outputs if output.name == "verdict")
    values = tuple(dict.fromkeys(value.text for value in values_of(foreign, column)))
    declared = tuple(filter(None, kept.get("priorities", "").split(",")))
    known = declared or STRICTEST_FIRST if kept else ()
    return declared if known and values[: len(known)] == known else values


def _policy(table: Element, foreign: Foreign, kept: str, remarks: list[Remark], *, ours: bool) -> tuple[str, list[int]]:
    """Our policy, and the order of the rows."""
    written = table.get("hitPolicy", "UNIQUE").upper().replace("_", " ")
    aggregation = table.get("aggregation", "").upper()
    as_written = list(range(len(foreign.rows)))
    if aggregation and written != "COLLECT":
        raise outside("dmn-aggregation", "an aggregation only with COLLECT", element=foreign.element, found=aggregation)
    if HIT_POLICIES.get(kept) == written and not aggregation:
        return kept, as_written
    match written, aggregation:
        case "UNIQUE" | "FIRST" | "ANY", _:
            return written.lower(), as_written
        case "COLLECT", "":
            return "collect", as_written
        case "COLLECT", "MIN" | "MAX":
            chosen = "smallest" if aggregation == "MIN" else "largest"
            text = f"The {chosen} number answers: its rows were sorted by it, and the first that applies decides."
            remarks.append(Remark(code="sorted-by-number", text=text))
            return "first", by_size(foreign, largest=aggregation == "MAX")
        case "COLLECT", _:
            expected = "COLLECT as it is, or with MIN or MAX: sums and counts are not read"
            raise outside("dmn-aggregation", expected, element=foreign.element, found=aggregation)
        case "PRIORITY", _ if ours:
            return "priority", as_written
        case "PRIORITY", _:
            text = (
                "The output values give the priority: its rows were sorted by it, and the first that applies decides."
            )
            remarks.append(Remark(code="sorted-by-priority", text=text))
            return "first", by_priority(foreign)
        case "OUTPUT ORDER", _:
            text = "The output values give the order of the answers: its rows were sorted by it."
            remarks.append(Remark(code="sorted-by-priority", text=text))
            return "collect", by_priority(foreign)
        case "RULE ORDER", _:
            return "collect", as_written
    raise outside("dmn-hit-policy", "a hit policy of DMN 1.3", element=foreign.element, found=written)


def _with_default(
    policy: str, rules: list[_Rule], outcomes: list[Plain], columns: Columns, remarks: list[Remark]
) -> tuple[str, bool]:
    """The policy under which a default can follow as a last row, and whether it is needed at all."""
    if policy == "first":
        return policy, True
    table = _as_table(rules, outcomes, columns)
    coverage = check_coverage(table, {})
    if coverage.state == "exact" and not coverage.gaps:
        text = "Its default can never apply: every request has another answer. It was left out."
        remarks.append(Remark(code="default-unneeded", text=text))
        return policy, False
    if policy != "collect" and _order_is_free(table, policy):
        text = "No two of its rows can contradict each other, so that the first decides and the default comes last."
        remarks.append(Remark(code="default-last", text=text))
        return "first", True
    expected = "a default only where one row decides: where several may, it cannot come last"
    raise outside("dmn-default", expected, element=columns.element)


def _order_is_free(table: RuleTable, policy: str) -> bool:
    """Whether, of two rows that hit together, it never matters which comes first (and with ``unique``: none do)."""
    try:
        columns = [atoms_of(table, place, {}) for place in range(len(table.inputs))]
    except TooLargeError:
        return False
    pairs = combinations(range(len(table.rows)), 2)
    return all(
        (policy == "any" and table.rows[one].then == table.rows[other].then)
        or any(not column.open[one] & column.open[other] for column in columns)
        for one, other in pairs
    )


def _as_table(rules: list[_Rule], outcomes: list[Plain], columns: Columns) -> RuleTable:
    rows = tuple(
        Row(id=row_id, when=alternative, then=msgspec.convert(outcome, Outcome))
        for rule, outcome in zip(rules, outcomes, strict=True)
        for row_id, alternative in zip(rule.ids, rule.alternatives, strict=True)
    )
    return RuleTable(id="table", inputs=columns.inputs, rows=rows)


def _free(wanted: str, taken: set[str]) -> str:
    free, number = wanted, 2
    while free in taken:
        free, number = f"{wanted}-{number}", number + 1
    return free
