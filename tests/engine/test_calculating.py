"""Calculated fields of requests: nobody sets them, every laptop works them out, and rules may ask them."""

from typing import Any

import msgspec
import pytest

from tests.engine.test_soundness import places
from tests.support.flows import GROSS, TEXT, approval, euros, flow, form, rule, says, table
from tests.support.laptops import Laptop
from tests.support.small_office import small_office
from workflows.domain.commands import Fill, Refusal, Resubmit, Submit
from workflows.domain.definitions import Definition
from workflows.domain.events import FormFilled, RequestResubmitted
from workflows.domain.forms import Calculated, Field
from workflows.domain.money import Money
from workflows.engine.decide import decide_submission

COST = Field(id="cost", type="money", label="Cost", calculated=Calculated(how="product", of=("count", "price")))
LINES = Field(
    id="lines",
    type="table",
    label="Lines",
    columns=(Field(id="count", type="number", label="Count"), Field(id="price", type="money", label="Price"), COST),
)
TOTAL = Field(id="gross", type="money", label="Total", calculated=Calculated(how="sum", of=("lines.cost",)))
ORDER = flow(
    rule(), approval(by_rule="rule"), form("lines", step="again"), fields=(TEXT, LINES, TOTAL), title="{gross}"
)
TABLES = [table(says("ask", "> 100", approvers=[{"role": "manager"}]), says("reject"))]


def lines(*rows: tuple[str, int]) -> list[dict[str, Any]]:
    """Rows of a count and a price in whole euros, plain."""
    return [{"count": count, "price": euros(price)} for count, price in rows]


def ordered(*rows: tuple[str, int]) -> Laptop:
    """An order of these lines, as Cora sent it."""
    return Laptop(small_office(ORDER, tables=TABLES)).submit(lines=lines(*rows))


def test_rules_and_titles_see_what_is_calculated() -> None:
    """Three times forty is above a hundred; twice forty is not."""
    assert ordered(("3", 40)).whose_turn() == [["nina"]]
    assert ordered(("3", 40)).now.standing.title == "120.00 EUR"
    assert ordered(("2", 40)).status == "rejected"


def test_a_form_and_an_answer_work_it_out_anew() -> None:
    """Later values bring a later sum."""
    filled = ordered(("3", 40)).decide("nina").must(Fill(by="cora", values={"lines": lines(("1", 7))}))
    answered = ordered(("3", 40)).decide("nina", "ask-changes")
    answered.must(Resubmit(by="cora", values={"lines": lines(("5", 30))}))

    assert filled.now.standing.values["gross"] == Money(minor=700, currency="EUR")
    assert answered.now.standing.values["gross"] == Money(minor=15_000, currency="EUR")
    assert filled.now == filled.from_scratch()


def test_nobody_sets_what_is_calculated() -> None:
    """Neither by asking for it nor with a tampered program."""
    office = small_office(ORDER, tables=TABLES).office
    told = Submit(workflow="flow", unit="north", by="cora", values={"gross": euros(5)})
    answer = decide_submission(told, office, 1_794_000_000_000)
    assert isinstance(answer, Refusal)
    assert (answer.code, answer.facts) == ("bad-value", {"field": "gross", "problem": "calculated"})

    laptop = ordered(("3", 40)).decide("nina")
    forged = FormFilled(step="again", round=1, values={"gross": euros(1)})
    assert laptop.void_code(forged, "cora") == "bad-value"


def changed(**more: Any) -> Field:
    """The total with something else."""
    return msgspec.structs.replace(TOTAL, **more)


@pytest.mark.parametrize(
    ("definition", "place"),
    [
        (flow(form(), fields=(TOTAL, LINES)), "fields.0.calculated.of.0"),  # it stands before its parts
        (flow(form(), fields=(LINES, changed(required=True))), "fields.1.calculated"),
        (flow(form(), fields=(LINES, changed(type="number"))), "fields.1.calculated"),
        (flow(form(), fields=(LINES, changed(calculated=Calculated(how="sum", of=())))), "fields.1.calculated.of"),
        (flow(form(), fields=(GROSS, changed(id="x", calculated=Calculated(how="product", of=("gross",) * 2)))),
         "fields.1.calculated"),
        (flow(form(), fields=(LINES, changed(calculated=Calculated(how="days-between", of=("lines.price",))))),
         "fields.1.calculated.of"),
        (flow(form(), fields=(TEXT, Field(id="t", type="table", label="T"))), "fields.1.columns"),
        (flow(form(), fields=(Field(id="t", type="text", label="T", columns=(TEXT,)),)), "fields.0.columns"),
        (flow(form(), fields=(Field(id="t", type="table", label="T", columns=(TEXT, TEXT)),)), "fields.0.columns.1.id"),
        (flow(form(), fields=(Field(id="t", type="table", label="T", columns=(LINES,)),)), "fields.0.columns.0"),
        (flow(form(), fields=(Field(id="t", type="table", label="T", columns=(TEXT,), personal=True),)),
         "fields.0.personal"),
        (flow(form(when={"lines": "x"}), fields=(LINES,)), "steps.0.when.lines"),
    ],
)  # fmt: skip
def test_a_calculation_that_cannot_be_made_is_a_mistake(definition: Definition, place: str) -> None:
    """Where it stands is said."""
    assert place in places(definition)


def test_a_sound_order_is_no_mistake() -> None:
    """Tables, columns that follow, and their sum."""
    assert places(ORDER) == []


def test_an_answer_that_changes_no_row_records_no_change() -> None:
    """What follows from the rows is no difference of theirs."""
    laptop = ordered(("3", 40)).decide("nina", "ask-changes")
    acts = laptop.do(Resubmit(by="cora", values={"lines": lines(("3", 40)), "text": "new"}))

    assert isinstance(acts, tuple)
    assert acts[0].event == RequestResubmitted(round=2, values={"text": "new"})
