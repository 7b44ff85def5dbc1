"""DMN files of our own: they read back to the very table, and a change made by another program is never passed over."""

import random
import re
from xml.etree.ElementTree import Element, fromstring

import msgspec
import pytest
from hypothesis import given, settings

from tests.rules.making import BELOW, make_table, tables
from workflows.domain.outcomes import Approver, Outcome
from workflows.rules.cells import Anything, OneOf, UnitAndBelow
from workflows.rules.interchange.dmn_names import DC, DMN_1_3, DMNDI_1_3
from workflows.rules.interchange.dmn_reading import read_dmn
from workflows.rules.interchange.dmn_writing import write_dmn
from workflows.rules.interchange.refusals import OutsideError
from workflows.rules.tables import Case, Row, RuleTable
from workflows.rules.values import Input

DMN = f"{{{DMN_1_3}}}"
DI = f"{{{DMNDI_1_3}}}"

ODD = RuleTable(
    id="1.odd_table",
    version=7,
    name='Odd & "quoted" <names>',
    inputs=(
        Input(id="if", type="text", label="a\nlabel\twith breaks"),
        Input(id="a-b", type="money", currency="KWD"),
        Input(id="a.b", type="number", measure="km"),
        Input(id="unit", type="unit"),
    ),
    rows=(
        Row(
            id="x",
            when={"if": OneOf(("\x07 bell", 'back\\slash "q"')), "a-b": Anything(), "unit": UnitAndBelow("north")},
            then=Outcome(
                verdict="ask",
                approvers=(Approver(role='odd "role", here'), Approver(person="person", at="head")),
                how="quorum",
                quorum=1,
                require=("call back, twice", "b"),
                tell=(Approver(role="at"),),
                text="  spaces\r\nand lines  ",
            ),
            note="a note\nof two lines",
        ),
        Row(id="type", then=Outcome(verdict="note")),
    ),
    cases=(Case(name="given in all forms", given={"if": "yes", "a.b": 3, "unit": None}, expect="type"),),
)


def read_back(text: str) -> RuleTable:
    """The one table of a file."""
    imported = read_dmn(fromstring(text))
    assert [refusal.sentence for refusal in imported.refusals] == []
    return imported.tables[0].table


@settings(max_examples=150, deadline=None)
@given(tables())
def test_every_table_comes_back_as_it_was(table: RuleTable) -> None:
    """Export and import are inverse, ids, versions, saved cases and units with all below them included."""
    assert read_back(write_dmn(table, BELOW)) == table


def test_texts_of_every_kind_come_back_as_they_were() -> None:
    """Quotation marks, line breaks, names that FEEL knows as words, characters that XML has no place for."""
    assert read_back(write_dmn(ODD, BELOW)) == ODD


def test_a_text_that_xml_cannot_hold_is_refused_and_not_altered() -> None:
    """FEEL can escape a bell in a condition; a note cannot, and silently losing it would be a lie."""
    row = msgspec.structs.replace(ODD.rows[0], note="\x07")
    with pytest.raises(OutsideError) as caught:
        write_dmn(msgspec.structs.replace(ODD, rows=(row,)), BELOW)

    assert caught.value.refusal.code == "not-in-xml"


def test_a_table_with_mistakes_is_not_written() -> None:
    """What decides nothing here must not decide elsewhere."""
    with pytest.raises(OutsideError) as caught:
        write_dmn(RuleTable(id="empty"))

    assert caught.value.refusal.code == "table-defective"


@pytest.mark.parametrize("seed", range(30))
def test_a_file_has_the_structure_of_dmn_1_3(seed: int) -> None:
    """Order, ids, references and the diagram, as the schema of OMG DMN 1.3 asks for them."""
    table = make_table(random.Random(seed))
    root = fromstring(write_dmn(table, BELOW))
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    decision = root.find(f"{DMN}decision")
    assert decision is not None
    logic = decision.find(f"{DMN}decisionTable")
    assert logic is not None

    assert root.tag == f"{DMN}definitions"
    assert root.get("name")
    assert root.get("namespace")
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[A-Za-z_][\w.-]*", one or "") for one in ids)
    assert names(root) == ["decision", *["inputData"] * len(table.inputs), "DMNDI"]
    requirements = ["informationRequirement"] * len(table.inputs)
    assert names(decision) == ["extensionElements", "variable", *requirements, "decisionTable"]
    outputs = len(logic.findall(f"{DMN}output"))
    assert names(logic) == [*["input"] * len(table.inputs), *["output"] * outputs, *["rule"] * len(table.rows)]
    assert logic.get("hitPolicy") == table.policy.upper()
    for element in logic.iter(f"{DMN}inputExpression"):
        assert element.get("typeRef") in {"number", "string", "boolean", "date"}
    for rule in logic.iter(f"{DMN}rule"):
        entries = [name for name in names(rule) if name != "description"]
        assert entries == [*["inputEntry"] * len(table.inputs), *["outputEntry"] * outputs]


def test_a_file_shows_its_decision_and_every_input_in_a_diagram() -> None:
    """Foreign tools draw what has a shape with bounds, and lines between shapes."""
    root = fromstring(write_dmn(ODD, BELOW))
    shown = {shape.get("dmnElementRef") for shape in root.iter(f"{DI}DMNShape")}
    edges = {edge.get("dmnElementRef") for edge in root.iter(f"{DI}DMNEdge")}

    assert shown == {element.get("id") for element in (*root.iter(f"{DMN}decision"), *root.iter(f"{DMN}inputData"))}
    assert edges == {element.get("id") for element in root.iter(f"{DMN}informationRequirement")}
    for shape in root.iter(f"{DI}DMNShape"):
        bounds = shape.find(f"{{{DC}}}Bounds")
        assert bounds is not None
        assert float(bounds.get("width", "0")) > 0


def test_a_condition_changed_by_another_program_is_read_as_changed() -> None:
    """Our own notation beside a test counts only as long as the test is the one it was written for."""
    written = write_dmn(ODD, BELOW)
    table = read_back(written.replace('"north","north-1","north-2"</text>', '"south"</text>'))

    assert table.rows[0].when["unit"] == OneOf(("south",))


def test_an_input_changed_by_another_program_is_read_as_changed() -> None:
    """The same for the name of an input."""
    table = read_back(write_dmn(ODD, BELOW).replace("<text>a_b</text>", "<text>other</text>"))

    assert [column.id for column in table.inputs] == ["if", "other", "a.b", "unit"]
    assert table.inputs[1].type == "number"


def test_an_order_of_verdicts_changed_by_another_program_is_read_as_changed() -> None:
    """With PRIORITY the list of output values decides, whatever was kept beside it."""
    rows = (Row(id="1", then=Outcome(verdict="approve")), Row(id="2", then=Outcome(verdict="note")))
    table = RuleTable(id="t", policy="priority", inputs=ODD.inputs[2:3], rows=rows)
    written = write_dmn(table)
    changed = read_back(written.replace('"reject","stop","ask","approve","note"', '"note","approve"'))

    assert read_back(written) == table
    assert changed.priorities == ("note", "approve")


def test_saved_cases_about_rows_that_are_gone_are_left_out_with_a_word() -> None:
    """A table from which another program took a row can still be read."""
    written = write_dmn(ODD, BELOW)
    start, end = written.index('<rule id="rule_2"'), written.rindex("</rule>") + len("</rule>")
    imported = read_dmn(fromstring(written[:start] + written[end:])).tables[0]

    assert imported.table.cases == ()
    assert [remark.code for remark in imported.remarks] == ["case-dropped"]


def names(element: Element) -> list[str]:
    """The names of an element's children."""
    return [str(child.tag).rpartition("}")[2] for child in element]
