"""Steps that write fields, start requests of other workflows, or wait for something else than time."""

from typing import Any

import msgspec
import pytest

from tests.support.acts import MORNING
from tests.support.flows import GROSS, MANAGER, OWNER, TEXT, approval, flow, form, todo
from tests.support.laptops import BOOK, Laptop
from tests.support.small_office import Chain, small_office
from workflows.domain.commands import Advance, Decide, Fill, Refusal, Submit, Tick
from workflows.domain.definitions import (
    ActionStep,
    Awaited,
    Definition,
    RuleStep,
    SetStep,
    Step,
    WaitStep,
    WorkflowStep,
    fields_written,
)
from workflows.domain.events import ItemTicked, RequestSubmitted, WaitEnded, WorkflowPublished
from workflows.domain.flow_events import FieldsSet, OtherEnded, PartStarted
from workflows.domain.forms import Calculated, Field
from workflows.domain.money import Money
from workflows.engine.decide import decide_submission
from workflows.engine.elsewhere import ended_for, puts_right, started_by, submission_id, submission_of
from workflows.engine.soundness import mistakes

HOUR_MS = 3_600_000
RESULT = Field(id="result", type="text", label="Result", by_program=True)
NOTE = Field(id="note", type="text", label="Note", by_program=True)
DAYS = Field(id="days", type="number", label="Days")
FIRST, LAST = Field(id="first", type="date", label="First"), Field(id="last", type="date", label="Last")
PART = flow(approval(), id="part", name="Part", fields=(TEXT, GROSS))
CHECK = WorkflowStep(
    id="check",
    name="Check",
    workflow="part",
    values={"text": "for {text}", "gross": "{gross}"},
    result="result",
    due="2 working days",
)


def office(*steps: Step, part: Definition = PART, fields: tuple[Field, ...] = (TEXT, GROSS, RESULT, NOTE)) -> Chain:
    """An office with the workflow “flow” of these steps, and the one that it starts."""
    written = {name for step in steps for name in fields_written(step)}
    kept = tuple(one for one in fields if not one.by_program or one.id in written)
    chain = small_office(flow(*steps, fields=kept))
    chain.must(WorkflowPublished(definition=part))
    return chain


def start(laptop: Laptop, name: str | None = None) -> Laptop:
    """Let the laptop start the part that its request waits to start, as the office does; answers one that holds it."""
    step = next(one for one in laptop.chain.office.workflows["flow"][1].steps if isinstance(one, WorkflowStep))
    command = submission_of(laptop.now, step, laptop.chain.office)
    assert command is not None
    event = decide_submission(command, laptop.chain.office, laptop.clock_ms, BOOK)
    assert isinstance(event, RequestSubmitted), event
    part = Laptop(laptop.chain, name or f"{laptop.name}-part", laptop.clock_ms)
    part.write(event, None, request=submission_id(event))
    part.advance()
    laptop.do(Advance(elsewhere=(started_by(event, laptop.chain.office),)))
    return part


def heard(laptop: Laptop, part: Laptop) -> Laptop:
    """Let the laptop write down how the part ended."""
    step = next(one for one in laptop.chain.office.workflows["flow"][1].steps if isinstance(one, WorkflowStep))
    ended = ended_for(step, laptop.now.standing.round, part.now)
    assert ended is not None
    laptop.do(Advance(elsewhere=(ended,)))
    return laptop


# ------------------------------------------------------------------ fields that steps write


def test_a_step_writes_fields_that_follow_from_others() -> None:
    """Texts name fields, a field alone is taken as it is, and calculations are exact."""
    step = SetStep(
        id="set",
        name="Set",
        values={"note": "{text}, {gross}", "text": "changed"},
        calculated={"days": Calculated(how="days-between", of=("first", "last"))},
    )
    chain = office(step, approval(), fields=(TEXT, GROSS, NOTE, DAYS, FIRST, LAST))

    laptop = Laptop(chain).submit(
        text="Desk", gross={"minor": 1250, "currency": "EUR"}, first="2026-11-02", last="2026-11-05"
    )

    values = laptop.now.standing.values
    assert (values["note"], values["text"], values["days"]) == ("Desk, 12.50 EUR", "changed", "3")


def test_what_cannot_be_worked_out_is_left_empty() -> None:
    """And the flow goes on."""
    step = SetStep(id="set", name="Set", calculated={"days": Calculated(how="days-between", of=("first", "last"))})

    laptop = Laptop(office(step, approval(), fields=(TEXT, DAYS, FIRST, LAST))).submit(days="7", first="2026-11-02")

    assert laptop.now.standing.values["days"] is None
    assert laptop.whose_turn() == [["nina"]]


def test_other_values_than_the_definition_says_change_nothing() -> None:
    """Every laptop works the values out again."""
    laptop = Laptop(office(SetStep(id="set", name="Set", values={"note": "{text}"}), approval()))
    laptop.advance = lambda: None  # type: ignore[method-assign]  # a tampered program leaves it undone
    laptop.submit(text="Desk")

    assert laptop.void_code(FieldsSet(step="set", round=1, values={"note": "Chair"}), None) == "wrong-values"
    assert laptop.void_code(FieldsSet(step="set", round=1, values={"note": "Desk"}), "cora") == "not-its-turn"
    assert laptop.void_code(FieldsSet(step="set", round=1, values={"note": "Desk"}), None) is None


def test_conditions_after_it_see_what_a_step_wrote() -> None:
    """The next step's condition looks at the new value."""
    chain = office(SetStep(id="set", name="Set", values={"text": "big"}), approval(when={"text": "big"}), todo())

    assert Laptop(chain).submit(text="small").whose_turn() == [["nina"]]


def test_nobody_fills_in_what_steps_write() -> None:
    """Neither when a request begins nor in a form."""
    chain = office(form("text", who=[MANAGER]), SetStep(id="set", name="Set", values={"note": "{text}"}))

    submit = Submit(workflow="flow", unit="north", by="cora", values={"note": "mine"})
    refused = decide_submission(submit, chain.office, MORNING, BOOK)

    assert isinstance(refused, Refusal)
    assert refused.facts == {"field": "note", "problem": "calculated"}
    assert Laptop(chain).submit().code(Fill(by="nina", values={"note": "mine"})) == "bad-value"


def test_two_laptops_that_knew_different_values_write_once_more() -> None:
    """One that knows both writes what follows from both; until then nothing goes on with either."""
    branches = office(form("text", who=[MANAGER]), SetStep(id="set", name="Set", values={"note": "{text}"}), todo())
    one = Laptop(branches).submit()
    other = one.twin("d2")
    one.must(Fill(by="nina", values={"text": "a"}))
    other.must(Fill(by="nina", values={"text": "b"}))

    one.hear(other)

    assert one.now.standing.open[0].step == "form"  # who filled it in differently is asked first


# ------------------------------------------------------------------ requests of other workflows


def test_a_step_starts_a_request_with_values_and_waits_for_it() -> None:
    """The requester stays the same, so nobody approves their own; then the flow goes on with the outcome."""
    laptop = Laptop(office(CHECK, approval(OWNER, when={"result": "done"}))).submit(
        text="Desk", gross={"minor": 500, "currency": "EUR"}
    )
    part = start(laptop)

    assert part.now.requester == "cora"
    assert part.now.standing.values == {"text": "for Desk", "gross": Money(minor=500, currency="EUR")}
    assert laptop.whose_turn() == []

    heard(laptop, part.decide("nina"))

    assert laptop.now.standing.values["result"] == "done"
    assert laptop.whose_turn() == [["olga"]]


def test_two_laptops_that_start_the_same_part_start_one_request() -> None:
    """Its id follows from all that is submitted, and what people did on either laptop counts."""
    one = Laptop(office(CHECK)).submit(text="Desk")
    other = one.twin("d2")
    parts = start(one), start(other)

    assert parts[0].now.id == parts[1].now.id
    parts[1].clock_ms += HOUR_MS
    parts[1].decide("nina")
    for part in (parts[0].hear(parts[1]), parts[1].hear(parts[0])):
        assert part.status == "approved"
        assert not part.now.void
    assert one.hear(other).now.standing == other.hear(one).now.standing


def test_a_part_that_says_something_else_is_not_the_part() -> None:
    """A tampered laptop cannot pass other values, another requester or another step off as what was asked for."""
    laptop = Laptop(office(CHECK)).submit(text="Desk")
    step = laptop.chain.office.workflows["flow"][1].steps[0]
    assert isinstance(step, WorkflowStep)
    command = submission_of(laptop.now, step, laptop.chain.office)
    assert command is not None
    event = decide_submission(command, laptop.chain.office, laptop.clock_ms, BOOK)
    assert isinstance(event, RequestSubmitted)

    for changes in ({"values": {"text": "for Chair"}}, {"unit": "south"}, {"parent": None}):
        forged = msgspec.structs.replace(event, **changes)
        said: dict[str, Any] = {"step": "check", "round": 1, "version": 1, "request": submission_id(forged)}
        assert laptop.void_code(PartStarted(**said), None) == "wrong-part"


def test_a_rejected_part_asks_a_person_unless_the_step_says_otherwise() -> None:
    """The owner goes on with a reason, or rejects; or the step itself says what happens."""
    ways = {}
    for way in ("ask", "go-on", "reject"):
        laptop = Laptop(office(msgspec.structs.replace(CHECK, if_rejected=way), todo())).submit(text="Desk")
        heard(laptop, start(laptop).decide("nina", "reject"))
        ways[way] = (laptop.status, laptop.whose_turn())
        if way == "ask":
            laptop.must(Decide(verdict="approve", by="olga", reason="we go on without"))
            assert laptop.whose_turn() == [["bea"]]

    assert ways == {"ask": ("stopped", [["olga"]]), "go-on": ("waiting", [["bea"]]), "reject": ("rejected", [])}


def test_a_part_that_is_not_over_in_time_is_not_waited_for_longer() -> None:
    """The deadline counts working time, and an end that is told later changes nothing."""
    laptop = Laptop(office(CHECK, todo())).submit(text="Desk")
    part = start(laptop)
    assert laptop.void_code(WaitEnded(step="check", round=1), None) == "too-early"

    laptop.clock_ms += 24 * 14 * HOUR_MS
    laptop.advance()

    assert laptop.now.standing.values["result"] == "too-late"
    assert laptop.whose_turn() == [["olga"]]
    ended = OtherEnded(step="check", round=1, request=part.now.id, outcome="done")
    assert laptop.void_code(ended, None) == "not-its-turn"


def test_a_part_that_could_not_be_started_asks_a_person() -> None:
    """No request stands still because a workflow was taken away."""
    laptop = Laptop(office(CHECK, todo())).submit(text="Desk")

    laptop.do(Advance(elsewhere=(PartStarted(step="check", round=1, code="unknown-workflow"),)))

    assert (laptop.now.standing.values["result"], laptop.whose_turn()) == ("not-started", [["olga"]])


def test_whoever_entered_values_above_does_not_approve_them_below() -> None:
    """What was entered there is passed on."""
    laptop = Laptop(office(form("text", who=[MANAGER]), CHECK)).submit()
    laptop.must(Fill(by="nina", values={"text": "Desk"}))

    assert start(laptop).whose_turn() == [["mia"]]


def test_a_part_takes_values_back() -> None:
    """Only those that the step names, only where they fit, and only into fields that are the program's."""
    step = msgspec.structs.replace(CHECK, takes={"note": "text"})
    laptop = Laptop(office(step, todo())).submit(text="Desk")
    part = start(laptop).decide("nina")
    forged = OtherEnded(step="check", round=1, request=part.now.id, outcome="done", values={"text": "forged"})
    assert laptop.void_code(forged, None) == "wrong-part"

    heard(laptop, part)

    assert laptop.now.standing.values["note"] == "for Desk"


# ------------------------------------------------------------------ waiting for something


def test_a_signal_is_given_by_a_person_with_a_note() -> None:
    """It ends the wait, and the note says what came."""
    wait = WaitStep(
        id="goods", name="Goods", for_=Awaited(signal="arrived", who=(MANAGER,)), due="5 working days", result="result"
    )
    laptop = Laptop(office(wait, todo())).submit()

    assert laptop.whose_turn() == [["nina"]]
    assert laptop.code(Tick(by="nina")) == "note-missing"
    assert laptop.void_code(ItemTicked(step="goods", round=1, item="arrived"), "nina") == "note-missing"
    laptop.must(Tick(by="nina", note="two boxes"))

    assert laptop.now.standing.values["result"] == "came"
    assert laptop.whose_turn() == [["bea"]]


@pytest.mark.parametrize(
    ("then", "status", "turn"), [("go-on", "waiting", "bea"), ("ask", "stopped", "olga"), ("reject", "rejected", None)]
)
def test_what_does_not_come_in_time_leads_where_the_step_says(then: Any, status: str, turn: str | None) -> None:
    """No request waits for ever."""
    wait = WaitStep(id="goods", name="Goods", for_=Awaited(signal="arrived"), hours=24, then=then, result="result")
    laptop = Laptop(office(wait, todo())).submit()

    laptop.clock_ms += 24 * HOUR_MS
    laptop.advance()

    assert (laptop.status, laptop.whose_turn()) == (status, [[turn]] if turn else [])
    assert laptop.now.standing.values["result"] == "too-late"


def test_a_wait_for_any_request_of_a_workflow_ends_with_it() -> None:
    """Which one matched is recorded."""
    wait = WaitStep(
        id="order", name="Order", for_=Awaited(workflow="part", matching={"text": "text"}), hours=24, result="result"
    )
    laptop = Laptop(office(wait, todo())).submit(text="Desk")
    assert laptop.whose_turn() == []

    laptop.do(Advance(elsewhere=(OtherEnded(step="order", round=1, request="r" * 26, outcome="rejected"),)))

    assert laptop.now.standing.values["result"] == "rejected"
    assert laptop.whose_turn() == [["bea"]]


def test_the_strictest_of_two_ends_counts_on_every_laptop() -> None:
    """A rejection that arrives beside a deadline that passed is not lost."""
    step = msgspec.structs.replace(CHECK, if_rejected="reject", then="go-on")
    one = Laptop(office(step, todo())).submit(text="Desk")
    part = start(one)
    other = one.twin("d2")
    other.clock_ms += 24 * 14 * HOUR_MS
    other.advance()
    heard(one, part.decide("nina", "reject"))

    assert {one.hear(other).status, other.hear(one).status} == {"rejected"}


@pytest.mark.parametrize(("way", "status"), [("ask", "stopped"), ("reject", "rejected"), ("go-on", "stopped")])
def test_an_end_that_a_tampered_program_told_is_put_right(way: Any, status: str) -> None:
    """What the part really came to counts where it is stricter, or different; the other way round it does not."""
    laptop = Laptop(office(msgspec.structs.replace(CHECK, if_rejected=way), todo())).submit(text="Desk")
    part = start(laptop)
    laptop.do(Advance(elsewhere=(OtherEnded(step="check", round=1, request=part.now.id, outcome="done"),)))
    assert laptop.whose_turn() == [["bea"]]

    heard(laptop, part.decide("nina", "reject"))

    assert (laptop.status, laptop.now == laptop.from_scratch()) == (status, True)
    again = OtherEnded(step="check", round=1, request=part.now.id, outcome="done")
    assert laptop.void_code(again, None) == "not-its-turn"


def test_values_that_a_part_never_had_are_put_right_by_people() -> None:
    """Two laptops that say different things of one end: somebody looks before it goes on."""
    step = msgspec.structs.replace(CHECK, takes={"note": "text"})
    laptop = Laptop(office(step, todo())).submit(text="Desk")
    part = start(laptop)
    forged = OtherEnded(step="check", round=1, request=part.now.id, outcome="done", values={"note": "forged"})
    other = laptop.twin("d2")
    laptop.do(Advance(elsewhere=(forged,)))
    heard(other, part.decide("nina"))

    assert {laptop.hear(other).status, other.hear(laptop).status} == {"stopped"}


def test_an_end_that_was_told_right_is_told_once() -> None:
    """Nothing is written a second time, nor after somebody looked."""
    laptop = Laptop(office(CHECK, todo())).submit(text="Desk")
    part = start(laptop).decide("nina")
    heard(laptop, part)
    acts = len(laptop.now.acts)
    ended = ended_for(CHECK, 1, part.now)
    assert ended is not None
    assert not puts_right(laptop.now, CHECK, ended)
    assert len(laptop.now.acts) == acts


# ------------------------------------------------------------------ what cannot run


def places(*steps: Step, **more: Any) -> list[str]:
    """Where the mistakes of a workflow of these steps stand."""
    definition = flow(*steps, **({"fields": (TEXT, GROSS, RESULT)} | more))
    found = mistakes(definition, {"table"}, {"manager", "owner", "bookkeeper"})
    return [".".join(map(str, one.path)) for one in found]


TOTAL = Field(id="total", type="money", label="Total", calculated=Calculated(how="sum", of=("gross",)))
RAISE = SetStep(id="raise", name="Raise", values={"gross": "900.00 EUR", "result": "x"})
WRITES = SetStep(id="set", name="Set", values={"result": "x"})


@pytest.mark.parametrize(
    ("steps", "more", "where"),
    [
        ((approval(), RAISE), {"amount": "gross"}, "steps.1"),
        ((RuleStep(id="rule", name="rule", table="table"), RAISE), {"amount": "gross"}, "steps.1"),
        ((approval(), RAISE), {"amount": "total", "fields": (TEXT, GROSS, RESULT, TOTAL)}, "steps.1"),
        ((CHECK, RAISE), {"amount": "gross"}, "steps.1"),
        ((WRITES, SetStep(id="b", name="b", values={"gross": "much"})), {}, "steps.1.values.gross"),
        ((WRITES, SetStep(id="b", name="b", values={"gross": "{text}"})), {}, "steps.1.values.gross"),
        ((WRITES, SetStep(id="b", name="b", values={"nothing": "x"})), {}, "steps.1.values.nothing"),
        ((WRITES, SetStep(id="b", name="b")), {}, "steps.1.values"),
        ((ActionStep(id="a", name="a", action="record"),), {}, "fields.2.by_program"),
        ((WorkflowStep(id="c", name="c", workflow="p", result="result"),), {}, "steps.0.due"),
        ((WRITES, WorkflowStep(id="c", name="c", workflow="p", result="text", due_hours=9)), {}, "steps.1.result"),
        ((WRITES, WaitStep(id="w", name="w", for_=Awaited(signal="s"))), {}, "steps.1"),
        ((WRITES, WaitStep(id="w", name="w", for_=Awaited(), hours=1)), {}, "steps.1.for"),
        ((WRITES, WaitStep(id="w", name="w", for_=Awaited(step="set"), hours=1)), {}, "steps.1.for.step"),
        ((WRITES, WaitStep(id="w", name="w", hours=1, then="ask")), {}, "steps.1"),
        ((WRITES, form("result", step="f")), {}, "steps.1.fields"),
    ],
)
def test_what_cannot_run_is_told_with_its_place(steps: tuple[Step, ...], more: dict[str, Any], where: str) -> None:
    """Before anybody publishes it."""
    assert places(*steps, **more) == [where]


def test_an_amount_may_be_written_before_anybody_decides_about_it() -> None:
    """Limits then look at what was written."""
    assert places(RAISE, approval(), amount="gross") == []
