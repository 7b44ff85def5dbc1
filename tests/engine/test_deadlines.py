"""Where nobody acts in time others may act as well, by an act of the program that everybody judges alike."""

from typing import Any

import pytest

from tests.engine.test_soundness import places
from tests.support.acts import DAY_MS, MORNING
from tests.support.flows import GROSS, MANAGER, approval, begin, euros, flow, form, rule, says, table, todo
from tests.support.laptops import Laptop
from tests.support.small_office import small_office
from workflows.domain.commands import Decide, Resubmit
from workflows.domain.definitions import Definition, Escalation, WaitStep
from workflows.domain.events import UnitSet
from workflows.domain.flow_events import StepEscalated
from workflows.domain.forms import Field
from workflows.domain.outcomes import Approver
from workflows.domain.people import Hours, Unit
from workflows.domain.working_time import HOUR_MS
from workflows.engine.assign import day_of

REMIND = Escalation(then="remind")
HIGHER = Escalation(then="next-manager", after="1 working day")
OWNERS = Escalation(then="owner", after="2 working days")


def late(*escalate: Escalation, due: str = "2 working hours") -> Laptop:
    """A request that waits for Nina, manager of north, on Friday at ten o'clock in Berlin."""
    return begin(approval(due=due, escalate=escalate or (REMIND, HIGHER, OWNERS)))


def wait(laptop: Laptop, hours: int) -> Laptop:
    """Let time pass, and let the program do what is due."""
    laptop.clock_ms += hours * HOUR_MS
    laptop.advance()
    return laptop


def test_a_deadline_is_counted_in_the_hours_of_the_unit() -> None:
    """Due at noon in Berlin, and in a shop that opens in the afternoon two hours after that."""
    assert late().now.standing.open[0].due_ms == MORNING + 2 * HOUR_MS

    chain = small_office(flow(approval(due="2 working hours")))
    shop = Unit(id="north", name="North", parent="hq", hours=(Hours(days=(4,), since="14:00", until="20:00"),))
    chain.must(UnitSet(unit=shop))

    assert Laptop(chain).submit().now.standing.open[0].due_ms == MORNING + 6 * HOUR_MS


def test_nothing_happens_before_the_deadline() -> None:
    """An hour later Nina alone is asked, and of nothing that is written it is said."""
    laptop = wait(late(), 1)

    assert laptop.whose_turn() == [["nina"]]
    assert len(laptop.acts) == 1


def test_after_the_deadline_the_next_manager_and_then_the_owner_may_act_as_well() -> None:
    """First a reminder, after a working day Mia, after two Olga; Nina may still act."""
    laptop = wait(late(), 3)
    assert (laptop.whose_turn(), laptop.now.standing.open[0].escalated) == ([["nina"]], ("remind",))

    wait(laptop, 4 * 24)
    assert laptop.whose_turn() == [["nina", "mia"]]

    wait(laptop, 24)
    assert laptop.whose_turn() == [["nina", "mia", "olga"]]


def test_whoever_is_asked_late_may_decide() -> None:
    """Mia approves once she is asked, and not before."""
    laptop = late()
    assert laptop.code(Decide(by="mia", verdict="approve")) == "not-your-turn"

    wait(laptop, 5 * 24).decide("mia")

    assert laptop.status == "approved"


def test_the_requester_is_never_asked_late_about_their_own() -> None:
    """An owner who asked stays excluded, whatever deadline passed."""
    laptop = Laptop(small_office(flow(approval(due_hours=1, escalate=(Escalation(then="owner"),))))).submit(by="olga")

    assert wait(laptop, 2).whose_turn() == [["nina"]]


def with_day(value: str | None, *, due: str = "3 working days") -> Laptop:
    """A request that names a day, sent on Friday at ten o'clock in Berlin; due on Wednesday."""
    day = Field(id="discount_until", type="date", label="Discount until")
    step = approval(due=due, due_by="discount_until", escalate=(REMIND,))
    chain = small_office(flow(step, fields=(GROSS, day)))
    return Laptop(chain).submit(gross=euros(100), discount_until=value)


def test_a_day_in_a_field_makes_the_deadline_shorter_and_never_longer() -> None:
    """When Monday begins, in place of Wednesday; Thursday is later, and a day that is over says nothing."""
    usual = with_day(None).now.standing.open[0].due_ms
    monday = DAY_MS * (MORNING // DAY_MS + 3)

    assert with_day(day_of(monday)).now.standing.open[0].due_ms == monday
    assert usual is not None
    assert monday < usual
    for other in (monday + 7 * DAY_MS, MORNING, MORNING - 7 * DAY_MS):
        assert with_day(day_of(other)).now.standing.open[0].due_ms == usual


def test_what_that_day_brings_is_judged_by_it() -> None:
    """The reminder comes when the day begins, and every laptop takes it; an hour before it is too early."""
    laptop = with_day(day_of(MORNING + 3 * DAY_MS))
    hours = (DAY_MS * (MORNING // DAY_MS + 3) - MORNING) // HOUR_MS

    assert wait(laptop, hours - 1).now.standing.open[0].escalated == ()
    assert wait(laptop, 2).now.standing.open[0].escalated == ("remind",)


def test_no_deadline_lets_a_manager_decide_what_is_an_owners() -> None:
    """Mia manages the head office; Olga owns it, and nobody stands above her."""
    owner = Approver(role="owner", at="head")
    laptop = wait(begin(approval(owner, due="2 working hours", escalate=(REMIND, HIGHER))), 7 * 24)

    assert laptop.now.standing.open[0].escalated == ("remind", "next-manager")
    assert laptop.whose_turn() == [["olga"]]


def test_what_was_sent_back_waits_no_longer_than_the_step_that_did_it() -> None:
    """The requester has the same time to answer; then an owner may answer as well, and the round goes on."""
    laptop = late(Escalation(then="owner"))
    laptop.decide("nina", "ask-changes")
    step = laptop.now.standing.open[0]
    assert (step.step, step.due_ms) == ("changes", step.opened_ms + 2 * HOUR_MS)

    assert wait(laptop, 1).whose_turn() == [["cora"]]
    assert wait(laptop, 2).whose_turn() == [["cora", "olga"]]

    laptop.must(Resubmit(by="olga", values={"text": "This one"}))
    assert laptop.whose_turn() == [["nina"]]


def test_what_a_rule_stopped_escalates_as_well() -> None:
    """Whoever may clear it is waited for as at any step."""
    stopping = table(says("stop", approvers=[{"role": "bookkeeper"}]))
    laptop = begin(rule(due_hours=20, escalate=(Escalation(then="owner"),)), tables=[stopping])

    assert wait(laptop, 19).whose_turn() == [["bea"]]
    assert wait(laptop, 2).whose_turn() == [["bea", "olga"]]


def test_a_deadline_in_plain_hours_escalates_as_well() -> None:
    """Hours of the clock count through the night."""
    laptop = begin(todo(due_hours=20, escalate=(Escalation(then="owner"),)))

    assert wait(laptop, 19).whose_turn() == [["bea"]]
    assert wait(laptop, 2).whose_turn() == [["bea", "olga"]]


@pytest.mark.parametrize(
    ("hours", "event", "by", "code"),
    [
        (1, {}, None, "too-early"),
        (3, {"due_ms": MORNING + HOUR_MS}, None, "too-early"),  # no calendar lets two hours pass in one
        (3, {"level": 1}, None, "not-its-turn"),
        (3, {"step": "nowhere"}, None, "not-its-turn"),
        (3, {"round": 2}, None, "not-its-turn"),
        (3, {}, "mia", "not-its-turn"),
        (3, {}, None, None),
        (30, {"due_ms": MORNING + 24 * HOUR_MS}, None, None),  # another laptop may know another holiday
    ],
)
def test_a_tampered_laptop_cannot_hurry_a_deadline(
    hours: int, event: dict[str, Any], by: str | None, code: str | None
) -> None:
    """The recorded instant must be possible, and past; whose calendar it was is asked by nobody."""
    laptop = late()
    laptop.clock_ms = MORNING + hours * HOUR_MS
    plain: dict[str, Any] = {"step": "approve", "round": 1, "level": 0, "due_ms": MORNING + 2 * HOUR_MS}

    assert laptop.void_code(StepEscalated(**(plain | event)), by) == code


def test_two_laptops_that_note_the_same_deadline_note_it_once() -> None:
    """What is written twice counts once, and both see the same."""
    laptop = late()
    other = laptop.twin("d2")

    wait(laptop, 3)
    wait(other, 3)
    laptop.hear(other)
    other.hear(laptop)

    assert laptop.now == other.now == laptop.from_scratch()
    assert laptop.now.standing.open[0].escalated == ("remind",)


def test_a_new_round_begins_with_a_new_deadline() -> None:
    """After a wish for changes nobody is late any more."""
    laptop = wait(late(), 3).decide("nina", "ask-changes")
    laptop.must(Resubmit(by="cora", values={"text": "better"}))
    step = laptop.now.standing.open[0]

    assert step.round == 2
    assert step.escalated == ()
    assert step.due_ms is not None
    assert step.due_ms > laptop.clock_ms


def test_nothing_is_due_once_people_acted() -> None:
    """A decision in time leaves no deadline behind."""
    laptop = wait(late(), 1).decide("nina")

    assert laptop.now.standing.automatic == ()
    assert len(wait(laptop, 30 * 24).acts) == 2


@pytest.mark.parametrize(
    ("definition", "place"),
    [
        (flow(approval(due="2 days")), "steps.0.due"),
        (flow(approval(due="2 working days", due_hours=3)), "steps.0.due_hours"),
        (flow(approval(due_hours=0)), "steps.0.due_hours"),
        (flow(approval(escalate=(REMIND,))), "steps.0.escalate"),
        (flow(rule(escalate=(REMIND,))), "steps.0.escalate"),
        (flow(WaitStep(id="wait", name="Wait", hours=1, due_hours=1, escalate=(REMIND,))), "steps.0.escalate"),
        (flow(approval(due_hours=1, escalate=(Escalation(then="owner", after="soon"),))), "steps.0.escalate.0"),
        (flow(approval(due_hours=1, escalate=(OWNERS, REMIND))), "steps.0.escalate.1"),
        (flow(approval(due_hours=1, due_by="gross")), "steps.0.due_by"),
        (flow(approval(due_hours=1, due_by="nowhere")), "steps.0.due_by"),
        (flow(approval(due_by="on"), fields=(GROSS, Field(id="on", type="date", label="On"))), "steps.0.due_by"),
    ],
)
def test_a_deadline_that_cannot_be_kept_is_a_mistake(definition: Definition, place: str) -> None:
    """Where it stands is said."""
    assert place in places(definition)


def test_sound_deadlines_are_no_mistakes() -> None:
    """Every kind of step that people act on may have one."""
    deadline: dict[str, Any] = {"due": "1 working day", "escalate": (REMIND, HIGHER, OWNERS)}

    assert (
        places(flow(form("text", **deadline), approval(MANAGER, **deadline), todo(due_hours=DAY_MS // HOUR_MS))) == []
    )
