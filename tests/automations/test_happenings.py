"""What happens in the office sets automations off: each thing once, and nothing that was before."""

import msgspec
import pytest

from tests.automations.world import World
from workflows.automations import happenings
from workflows.changes import Changes
from workflows.domain.automations import Action, OnEvent
from workflows.domain.budgets import Budget
from workflows.domain.commands import Comment, Decide, Refusal, Submit
from workflows.domain.definitions import ActionStep, ApprovalStep, Definition
from workflows.domain.events import BudgetsSet, PersonSet, UnitSet, WorkflowPublished
from workflows.domain.forms import Field
from workflows.domain.money import Money
from workflows.domain.outcomes import Approver
from workflows.domain.people import Person, Unit
from workflows.office.notices import notices
from workflows.office.office import Office

BUYING = Definition(
    id="buying",
    name="Buying",
    title="Buy {what}",
    fields=(
        Field(id="what", type="text", label="What", required=True),
        Field(id="gross", type="money", label="Amount"),
    ),
    amount="gross",
    steps=(ApprovalStep(id="approve", name="Approve", approvers=(Approver(role="owner", at="head"),)),),
)


def prepared(world: World) -> None:
    """A workflow in which the owner decides what Carl asks for, and a unit beside."""
    with world.office() as office:
        head = office.state.head
        changed = office.change(
            world.owner,
            [
                UnitSet(unit=Unit(id="north", name="North", parent=head)),
                PersonSet(person=Person(id="carl", name="Carl", unit=head)),
                WorkflowPublished(definition=BUYING),
            ],
        )
        assert isinstance(changed, Changes), changed


def ask(office: Office, unit: str, euros: int = 10) -> str:
    """Carl asks for chairs."""
    values = {"what": "chairs", "gross": {"minor": euros * 100, "currency": "EUR"}}
    sent = office.submit(Submit(workflow="buying", unit=unit, by="carl", values=values))
    assert not isinstance(sent, Refusal), sent
    return sent.request.id


def test_a_decision_sets_it_off_once(world: World) -> None:
    """Not the one before it was set; not one of a unit beside; and however often it is looked."""
    prepared(world)
    with world.office() as office:
        head = office.state.head
        old, now, beside = ask(office, head), ask(office, "north"), ask(office, head)
        assert not isinstance(office.act(old, Decide(verdict="approve", by=world.owner)), Refusal)
    world.now_ms += 60_000
    world.set("tell", trigger=OnEvent(what="decided"), unit="north")
    world.step(by_ms=60_000)
    with world.office() as office:
        for request in (now, beside):
            assert not isinstance(office.act(request, Decide(verdict="approve", by=world.owner)), Refusal)

    world.step(by_ms=60_000)
    world.step(by_ms=60_000)

    assert world.states("tell") == [(f"decided:{now}:1", "done")]
    assert sum(world.effect.paper.values()) == 1


def test_the_end_a_new_person_and_a_budget_set_automations_off(world: World) -> None:
    """Each under its own cause."""
    prepared(world)
    with world.office() as office:
        head = office.state.head
        budget = Budget(
            id="things", name="Things", unit=head, period="month", amount=Money(minor=10_000, currency="EUR")
        )
        assert isinstance(office.change(world.owner, [BudgetsSet(budgets=(budget,))]), Changes)
    world.now_ms += 60_000
    world.set("end", trigger=OnEvent(what="ended", workflow="buying"))
    world.set("welcome", trigger=OnEvent(what="person-added"))
    world.set("warn", trigger=OnEvent(what="budget-over", percent=80))
    with world.office() as office:
        small, large = ask(office, head, 50), ask(office, head, 45)
        office.act(small, Decide(verdict="approve", by=world.owner))
    world.step(by_ms=60_000)
    assert world.states("warn") == []
    with world.office() as office:
        office.act(large, Decide(verdict="approve", by=world.owner))
        office.change(world.owner, [PersonSet(person=Person(id="dora", name="Dora", unit=head))])

    world.step(by_ms=60_000)
    world.step(by_ms=60_000)

    assert world.states("warn") == [("budget:things:2026-11-01:80", "done")]
    assert world.states("welcome") == [("person:dora", "done")]
    assert {cause for cause, _ in world.states("end")} <= {f"ended:{small}", f"ended:{large}"}
    assert set(world.effect.paper.values()) == {1}


def test_a_request_that_is_approved_with_nothing_left_to_do_has_ended(world: World) -> None:
    """Its values can be named, its outcome as well; a word that is added later is no second end."""
    prepared(world)
    notice = Action(kind="notify", settings={"title": "{title}: {status}", "text": "{what} for {gross} of {workflow}"})
    world.set("after", trigger=OnEvent(what="ended", workflow="buying", outcomes=("approved",)), actions=(notice,))
    world.set("no", trigger=OnEvent(what="ended", outcomes=("rejected",)))
    world.now_ms += 60_000
    with world.office() as office:
        yes, no = ask(office, office.state.head, 50), ask(office, office.state.head, 70)
        assert not isinstance(office.act(yes, Decide(verdict="approve", by=world.owner)), Refusal)
        assert not isinstance(office.act(no, Decide(verdict="reject", by=world.owner, reason="Too dear")), Refusal)
    world.step(by_ms=60_000)
    with world.office() as office:
        assert [(one.title, one.text) for one in notices(office)] == [
            ("Buy chairs: approved", "chairs for 50.00 EUR of buying")
        ]
        assert not isinstance(office.act(yes, Comment(text="Well done", by=world.owner)), Refusal)
    world.step(by_ms=60_000)

    assert world.states("after") == [(f"ended:{yes}", "done")]
    assert world.states("no") == [(f"ended:{no}", "done")]


def test_what_ended_before_it_was_set_is_none_of_its_business(world: World) -> None:
    """Not even where somebody adds a word afterwards."""
    prepared(world)
    with world.office() as office:
        old = ask(office, office.state.head)
        assert not isinstance(office.act(old, Decide(verdict="approve", by=world.owner)), Refusal)
    world.now_ms += 60_000
    world.set("after", trigger=OnEvent(what="ended"))
    world.now_ms += 60_000
    with world.office() as office:
        assert not isinstance(office.act(old, Comment(text="A word", by=world.owner)), Refusal)
    world.step(by_ms=60_000)
    assert world.states("after") == []


def test_a_task_that_is_late_sets_it_off_once(world: World) -> None:
    """When its deadline has passed, and not before; not for other workflows."""
    prepared(world)
    step = msgspec.structs.replace(BUYING.steps[0], due_hours=24)
    slow = msgspec.structs.replace(BUYING, id="slow", steps=(step,))
    with world.office() as office:
        assert isinstance(office.change(world.owner, [WorkflowPublished(definition=slow)]), Changes)
    notice = Action(kind="notify", settings={"title": "{title} is late at {step}", "text": "{gross} {due_at}"})
    world.set("late", trigger=OnEvent(what="overdue", workflow="slow"), actions=(notice,))
    world.set("beside", trigger=OnEvent(what="overdue", workflow="buying"))
    world.now_ms += 60_000
    with world.office() as office:
        values = {"what": "chairs", "gross": {"minor": 1_000, "currency": "EUR"}}
        sent = office.submit(Submit(workflow="slow", unit=office.state.head, by="carl", values=values))
        assert not isinstance(sent, Refusal)
    world.step(by_ms=3_600_000)
    assert world.states("late") == []

    world.step(by_ms=4 * 86_400_000)
    world.step(by_ms=60_000)
    world.step(by_ms=86_400_000)

    assert [state for _, state in world.states("late")] == ["done"]
    assert world.states("beside") == []
    with world.office() as office:
        (told,) = notices(office)
        assert told.title == "Buy chairs is late at approve"
        assert told.text.startswith("10.00 EUR 2026-11-2")


def test_a_budget_warns_again_in_its_next_period(world: World) -> None:
    """Once in each, at the share that was set."""
    prepared(world)
    with world.office() as office:
        amount = Money(minor=10_000, currency="EUR")
        budget = Budget(id="things", name="Things", unit=office.state.head, period="month", amount=amount)
        assert isinstance(office.change(world.owner, [BudgetsSet(budgets=(budget,))]), Changes)
    world.set("half", trigger=OnEvent(what="budget-over", percent=50))
    for _ in range(2):
        world.now_ms += 60_000
        with world.office() as office:
            assert not isinstance(
                office.act(ask(office, office.state.head, 51), Decide(verdict="approve", by=world.owner)), Refusal
            )
        world.step(by_ms=60_000)
        world.step(by_ms=60_000)
        world.now_ms += 10 * 86_400_000
    assert world.states("half") == [("budget:things:2026-11-01:50", "done"), ("budget:things:2026-12-01:50", "done")]


def test_two_that_set_each_other_off_go_round_no_more_than_a_day_allows(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What begins a request whenever one ended would go on for ever: it waits, and somebody is told once."""
    monkeypatch.setattr(happenings, "MOST_STARTED_A_DAY", 5)
    prepared(world)
    started = Action(kind="start-workflow", settings={"workflow": "note", "values": {"what": "again"}})
    with world.office() as office:
        noted = Definition(
            id="note",
            name="Note",
            fields=(Field(id="what", type="text", label="What", required=True),),
            steps=(ActionStep(id="noted", name="Noted", action="record"),),
        )
        assert isinstance(office.change(world.owner, [WorkflowPublished(definition=noted)]), Changes)
    for name in ("ping", "pong"):
        world.set(name, trigger=OnEvent(what="ended", workflow="note"), actions=(started,))
    with world.office() as office:
        sent = office.submit(Submit(workflow="note", unit=office.state.head, by="carl", values={"what": "once"}))
        assert not isinstance(sent, Refusal), sent

    for _ in range(12):
        world.step(by_ms=60_000)

    with world.office() as office:
        told = [one.title for one in notices(office) if "set off 5 times" in one.title]
        begun = [len(office.store.runs.of(name)) for name in ("ping", "pong")]
    assert (begun, len(told)) == ([5, 5], 2)
    world.step(by_ms=86_400_000)
    assert len(world.states("ping")) > 5
