"""What happens in the office sets automations off: each thing once, and nothing that was before."""

from tests.automations.world import World
from workflows.changes import Changes
from workflows.domain.automations import OnEvent
from workflows.domain.budgets import Budget
from workflows.domain.commands import Decide, Refusal, Submit
from workflows.domain.definitions import ApprovalStep, Definition
from workflows.domain.events import BudgetsSet, PersonSet, UnitSet, WorkflowPublished
from workflows.domain.forms import Field
from workflows.domain.money import Money
from workflows.domain.outcomes import Approver
from workflows.domain.people import Person, Unit
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
