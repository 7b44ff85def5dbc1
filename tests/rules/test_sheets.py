"""Tables as sheets of text: they come back as they were, no cell becomes a formula, mistakes are told by place."""

import csv
import io
from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rules.making import tables
from tests.rules.test_dmn_round_trip import ODD
from workflows.domain.outcomes import Outcome
from workflows.rules.cells import Limit, OneOf, Range
from workflows.rules.interchange.csv_text import guarded, read_csv, unguarded, write_csv
from workflows.rules.interchange.dmn_reading import read_dmn
from workflows.rules.interchange.dmn_writing import write_dmn
from workflows.rules.interchange.refusals import OutsideError, Refusal
from workflows.rules.interchange.sheets import from_grid, to_grid
from workflows.rules.tables import Case, Row, RuleTable
from workflows.rules.values import Input

HAND_MADE = """\
row;gross;kind;verdict;approvers;note
input type;money EUR;text
;<= 50;meal;approve;;small ones

;> 50;;ask;manager, person maria at head;
"""

EXPECT = Input(id="expect", type="text")


@settings(max_examples=150, deadline=None)
@given(tables())
def test_every_table_comes_back_from_csv_as_it_was(table: RuleTable) -> None:
    """Export and import are inverse, saved cases included."""
    assert from_grid(read_csv(write_csv(to_grid(table)))) == table


def test_odd_names_and_texts_come_back_as_they_were() -> None:
    """Inputs called like our own columns, line breaks, quotation marks, and texts that look like other values."""
    cases = (Case(name="", given={"expect": text}, expect="row") for text in ("1", "true", " x", '"', "", "null", "=1"))
    inputs = (EXPECT, Input(id="verdict", type="text"), Input(id="text", type="number", measure="per cent of it"))
    rows = (Row(id="row", when={"verdict": OneOf(("=1+1",))}, then=Outcome(verdict="note", text="'quoted'")),)
    table = RuleTable(id="t", name=" =name ", inputs=inputs, rows=rows, cases=tuple(cases))

    assert from_grid(read_csv(write_csv(to_grid(table)))) == table
    assert from_grid(read_csv(write_csv(to_grid(ODD)))) == ODD


def test_a_sheet_typed_by_hand_is_read() -> None:
    """Semicolons, no head, no ids: what Excel in many countries saves."""
    table = from_grid(read_csv("\ufeff" + HAND_MADE), "meals")

    assert (table.id, table.version, table.policy) == ("meals", 1, "first")
    assert [row.id for row in table.rows] == ["1", "2"]
    assert table.rows[0].when == {"gross": Range(upper=Limit(5000, True)), "kind": OneOf(("meal",))}
    assert [person.role or person.person for person in table.rows[1].then.approvers] == ["manager", "maria"]
    assert table.rows[0].note == "small ones"


@pytest.mark.parametrize(
    ("change", "code", "place"),
    [
        ((";<= 50;", ";<= fifty;"), "bad-cell", (3, "gross")),
        ((";> 50;", ";> 50.005;"), "bad-cell", (5, "gross")),
        ((";approve;", ";perhaps;"), "wrong-shape", (3, "")),
        ((";approve;", ";;"), "bad-outcome", (3, "verdict")),
        (("ask;manager, person maria at head", "ask;"), "approvers-missing", (5, "approvers")),
        (("ask;manager,", "ask;manager boss,"), "bad-outcome", (5, "approvers")),
        (("money EUR", "money"), "bad-currency", (1, "gross")),
        (("money EUR", "cash"), "wrong-shape", (1, "")),
        (("kind;verdict", "kind;decision"), "sheet-headings", (1, "decision")),
        (("verdict;", ""), "sheet-headings", (1, "")),
        (("row;", "line;"), "sheet-headings", (0, "")),
        (("input type;", "types;"), "sheet-types", (1, "")),
        ((";small ones", ";small ones;more"), "sheet-headings", (3, "")),
        (("row;gross", "colour;red\nrow;gross"), "sheet-head", (1, "colour")),
        (("row;gross", "name;a\nname;b\nrow;gross"), "sheet-head", (2, "")),
        (("meal;approve", '"meal;approve'), "csv-damaged", (3, "")),
    ],
)
def test_a_mistake_is_told_with_its_line_and_column(change: tuple[str, str], code: str, place: tuple[int, str]) -> None:
    """Whoever typed the sheet finds the cell at once."""
    assert change[0] in HAND_MADE
    refusal = refused(HAND_MADE.replace(*change, 1))

    assert (refusal.code, (refusal.row, refusal.column)) == (code, place)
    assert refusal.expected


def test_saved_cases_that_speak_of_nothing_are_refused() -> None:
    """A saved case of an unknown input, or one that expects a row which is not there."""
    strange = refused(HAND_MADE + "saved case;colour;case expect\none;red;1\n")
    gone = refused(HAND_MADE + "saved case;gross;case expect\none;3;7\n")

    assert (strange.code, strange.row) == ("sheet-headings", 6)
    assert (gone.code, gone.row) == ("bad-case", 7)


@given(st.text())
def test_no_text_begins_like_a_formula(text: str) -> None:
    """Behind an apostrophe it is a text, and reading gives it back."""
    written = guarded(text)

    assert unguarded(written) == text
    assert not written.lstrip().startswith(("=", "+", "-", "@", "\t"))


@given(st.lists(st.lists(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])), min_size=1)))
def test_every_grid_comes_back_and_other_readers_see_the_same_cells(grid: list[list[str]]) -> None:
    """RFC 4180, as the standard library reads it."""
    grid = [["first", "line"], *grid]
    written = write_csv(grid)

    assert read_csv(written) == grid
    assert list(csv.reader(io.StringIO(written, newline=""))) == [[guarded(text) for text in row] for row in grid]


def test_a_sheet_beyond_every_table_is_refused() -> None:
    """Size is looked at before anything else is."""
    assert refused("a,b\n" * 5_001).code == "sheet-too-large"
    assert refused("," * 200).code == "sheet-too-large"
    assert refused("row\0").code == "csv-damaged"
    assert refused('row,"' + "x" * 300_000 + '"').code == "csv-damaged"


def refused(text: str) -> Refusal:
    """Why a text is no table."""
    with pytest.raises(OutsideError) as caught:
        from_grid(read_csv(text), "t")
    return caught.value.refusal


def test_a_computed_input_comes_back_in_every_format() -> None:
    """What the office works out by itself stays declared as that."""
    column = Input(id="lately", type="money", currency="EUR", computed="supplier-sum-7-days")
    rows = (Row(id="1", when={"lately": Range(lower=Limit(100, False))}, then=Outcome(verdict="stop")),)
    table = RuleTable(id="t", inputs=(column,), rows=rows)

    assert from_grid(read_csv(write_csv(to_grid(table)))) == table
    assert read_dmn(fromstring(write_dmn(table))).tables[0].table == table
