"""A table as a DMN 1.3 file: one decision with its decision table, its inputs, and a diagram that shows both.

What DMN has no word for (currencies, units with all below them, versions, saved cases) stands in attributes and
elements of our own namespace. Where such an attribute explains a text of DMN's, that text stands beside it (``feel``,
``name``), and it counts only as long as both still agree: a change made with another program is never passed over.
"""

from typing import Any

import msgspec

from workflows.rules.cells import Below, Cell, UnitAndBelow, units_of
from workflows.rules.defects import VERDICTS, check_table
from workflows.rules.interchange.dmn_names import (
    DC,
    DI,
    DMN_1_3,
    DMNDI_1_3,
    FEEL_1_3,
    HIT_POLICIES,
    OWN,
    TYPES,
    feel_name,
)
from workflows.rules.interchange.feel import read_cells
from workflows.rules.interchange.feel_writing import feel_text, write_cell
from workflows.rules.interchange.markup import Markup
from workflows.rules.interchange.outcome_texts import COLUMNS, outcome_to_texts
from workflows.rules.interchange.refusals import outside
from workflows.rules.notation import print_cell
from workflows.rules.plain import table_to_plain
from workflows.rules.tables import STRICTEST_FIRST, Row, RuleTable
from workflows.rules.values import Input

Plain = dict[str, Any]

INPUT_KEYS = frozenset(("id", "type", "label", "currency", "measure"))
ROW_KEYS = frozenset(("id", "when", "then", "note"))
TABLE_KEYS = frozenset(("id", "name", "policy", "priorities", "inputs", "rows", "cases"))
"""What has a place of its own in the file. All else of a table is kept as JSON."""

_WIDTH, _HEIGHT, _GAP = 180, 80, 40
"""Sizes in the diagram, in its own units."""


def write_dmn(table: RuleTable, below: Below | None = None) -> str:
    """The file's text. Raises OutsideError for a table with defects, or with a text that XML cannot hold.

    ``below``: the office's tree of units, so that “north and below” is written as all of these units.
    """
    for defect in check_table(table):
        if not defect.case:
            expected = f"a table without mistakes ({defect.code}: expected {defect.expected})"
            raise outside("table-defective", expected, element=table.id, found=defect.found)
    return _Writer(table, below or {}).document()


class _Writer:
    def __init__(self, table: RuleTable, below: Below) -> None:
        self.table = table
        self.plain = table_to_plain(table)
        self.below = below
        self.names: list[str] = []
        for column in table.inputs:
            self.names.append(feel_name(column.id, self.names))
        self.outcomes = [outcome_to_texts(row["then"]) for row in self.plain["rows"]]
        used = {"verdict"}.union(*self.outcomes)
        self.outputs = [column for column in COLUMNS if column in used]
        self.xml = Markup()

    def document(self) -> str:
        xml, table = self.xml, self.table
        shown = table.name or table.id
        xml.begin(
            "definitions",
            {
                "xmlns": DMN_1_3,
                "xmlns:dmndi": DMNDI_1_3,
                "xmlns:dc": DC,
                "xmlns:di": DI,
                "xmlns:cs": OWN,
                "id": "definitions",
                "name": shown,
                "namespace": OWN,
                "expressionLanguage": FEEL_1_3,
                "typeLanguage": FEEL_1_3,
                "exporter": "Countersign",
            },
        )
        xml.begin("decision", {"id": self._decision_id(), "name": shown})
        self._kept()
        xml.leaf("variable", {"id": "variable", "name": "outcome" if "outcome" not in self.names else "outcome_"})
        for place in range(1, len(table.inputs) + 1):
            xml.begin("informationRequirement", {"id": f"requirement_{place}"})
            xml.leaf("requiredInput", {"href": f"#data_{place}"})
            xml.end()
        self._decision_table()
        xml.end()
        for place, (name, column) in enumerate(zip(self.names, table.inputs, strict=True), start=1):
            xml.begin("inputData", {"id": f"data_{place}", "name": name})
            xml.leaf("variable", {"id": f"data_{place}_variable", "name": name, "typeRef": TYPES[column.type]})
            xml.end()
        self._diagram()
        xml.end()
        return xml.text()

    def _decision_id(self) -> str:
        return f"decision_{self.table.id}"

    def _kept(self) -> None:
        xml, plain, table = self.xml, self.plain, self.table
        xml.begin("extensionElements")
        more = {key: value for key, value in plain.items() if key not in TABLE_KEYS}
        xml.leaf(
            "cs:table",
            {
                "id": plain["id"],
                "name": plain["name"],
                "policy": plain["policy"],
                "priorities": ",".join(table.priorities) or None,
                "more": json_text(more),
            },
        )
        for case in plain.get("cases", ()):
            others = {key: value for key, value in case.items() if key not in {"name", "expect"}}
            xml.leaf("cs:case", {"name": case["name"], "expect": case["expect"], "more": json_text(others)})
        xml.end()

    def _decision_table(self) -> None:
        xml, table = self.xml, self.table
        xml.begin("decisionTable", {"id": "decisionTable", "hitPolicy": HIT_POLICIES[table.policy]})
        for place, column in enumerate(table.inputs, start=1):
            self._input(place, column)
        for place, output in enumerate(self.outputs, start=1):
            kind = "number" if output == "quorum" else "string"
            attributes = {"id": f"output_{place}", "label": output, "name": output, "typeRef": kind}
            if output == "verdict":
                xml.begin("output", attributes)
                xml.begin("outputValues", {"id": "verdicts"})
                xml.leaf("text", text=",".join(feel_text(verdict) for verdict in self._verdicts()))
                xml.end()
                xml.end()
            else:
                xml.leaf("output", attributes)
        for place, row in enumerate(table.rows, start=1):
            self._rule(place, row)
        xml.end()

    def _verdicts(self) -> tuple[str, ...]:
        """All verdicts; with ``priority`` in the order of the table."""
        first = (self.table.priorities or STRICTEST_FIRST) if self.table.policy == "priority" else ()
        return tuple(dict.fromkeys((*first, *VERDICTS)))

    def _input(self, place: int, column: Input) -> None:
        xml, plain, name = self.xml, self.plain["inputs"][place - 1], self.names[place - 1]
        more = {key: value for key, value in plain.items() if key not in INPUT_KEYS}
        own = {
            "cs:id": column.id,
            "cs:name": name,
            "cs:type": column.type,
            "cs:currency": column.currency or None,
            "cs:measure": column.measure or None,
            "cs:more": json_text(more) if more else None,
        }
        xml.begin("input", {"id": f"input_{place}", "label": column.label or None, **own})
        xml.begin("inputExpression", {"id": f"input_{place}_expression", "typeRef": TYPES[column.type]})
        xml.leaf("text", text=name)
        xml.end()
        xml.end()

    def _rule(self, place: int, row: Row) -> None:
        xml, plain = self.xml, self.plain["rows"][place - 1]
        more = {key: value for key, value in plain.items() if key not in ROW_KEYS}
        xml.begin("rule", {"id": f"rule_{place}", "cs:id": row.id, "cs:more": json_text(more) if more else None})
        if row.note:
            xml.leaf("description", text=row.note)
        for spot, column in enumerate(self.table.inputs, start=1):
            self._condition(f"rule_{place}_input_{spot}", row.when.get(column.id), column)
        for spot, output in enumerate(self.outputs, start=1):
            told = self.outcomes[place - 1].get(output, "")
            literal = told if output == "quorum" and told else "null" if output == "quorum" else feel_text(told)
            xml.begin("outputEntry", {"id": f"rule_{place}_output_{spot}"})
            xml.leaf("text", text=literal)
            xml.end()
        xml.end()

    def _condition(self, entry: str, cell: Cell | None, column: Input) -> None:
        own: dict[str, str | None] = {}
        text = "-"
        if cell is not None:
            under = units_of(cell.unit, self.below) if isinstance(cell, UnitAndBelow) else frozenset[str]()
            text = write_cell(cell, column, under)
            if text == "-" or read_cells(text, column) != (cell,):
                own = {"cs:cell": print_cell(cell, column), "cs:feel": text}
        self.xml.begin("inputEntry", {"id": entry, **own})
        self.xml.leaf("text", text=text)
        self.xml.end()

    def _diagram(self) -> None:
        xml, count = self.xml, len(self.table.inputs)
        width = max(1, count) * (_WIDTH + _GAP) - _GAP
        middle, row = 100 + width / 2, 100 + _HEIGHT + 100
        xml.begin("dmndi:DMNDI")
        xml.begin("dmndi:DMNDiagram", {"id": "diagram"})
        self._shape("shape_decision", self._decision_id(), middle - _WIDTH / 2, 100)
        for place in range(1, count + 1):
            left = 100 + (place - 1) * (_WIDTH + _GAP)
            self._shape(f"shape_{place}", f"data_{place}", left, row)
            xml.begin("dmndi:DMNEdge", {"id": f"edge_{place}", "dmnElementRef": f"requirement_{place}"})
            xml.leaf("di:waypoint", {"x": f"{left + _WIDTH / 2:g}", "y": f"{row:g}"})
            xml.leaf("di:waypoint", {"x": f"{middle:g}", "y": f"{100 + _HEIGHT:g}"})
            xml.end()
        xml.end()
        xml.end()

    def _shape(self, shape: str, element: str, left: float, top: float) -> None:
        self.xml.begin("dmndi:DMNShape", {"id": shape, "dmnElementRef": element})
        sizes = {"height": f"{_HEIGHT}", "width": f"{_WIDTH}", "x": f"{left:g}", "y": f"{top:g}"}
        self.xml.leaf("dc:Bounds", sizes)
        self.xml.end()


def json_text(value: Plain) -> str:
    """Plain values as one line of JSON."""
    return msgspec.json.encode(value).decode()
