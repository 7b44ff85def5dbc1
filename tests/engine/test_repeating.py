"""A block of steps is walked again while fields say so, and an end step ends the request wherever it stands."""

import pytest

from tests.engine.test_soundness import beside, places
from tests.support.flows import MANAGER, OWNER, approval, begin, flow, form, rule, todo
from workflows.domain.commands import Decide, Fill, Resubmit, Tick
from workflows.domain.definitions import (
    ApprovalStep,
    Definition,
    EndStep,
    RepeatStep,
    Step,
    all_steps,
    times_of,
    written_steps,
)

END = EndStep(id="over", name="Over")


def block(*steps: Step, most: int = 3, **again: str) -> RepeatStep:
    """Steps that are walked again while the text says “again”."""
    return RepeatStep(id="block", name="Block", steps=steps, again=again or {"text": "again"}, most=most)


def test_a_block_is_walked_again_while_its_fields_say_so() -> None:
    """The second time its steps wait under names of their own."""
    laptop = begin(block(form("text", who=[MANAGER]), todo()), approval(OWNER)).must(
        Fill(by="nina", values={"text": "again"}), Tick(by="bea")
    )
    assert [(one.step, one.name) for one in laptop.now.standing.open] == [("form-2", "form (2)")]

    laptop.must(Fill(by="nina", values={"text": "enough"}), Tick(by="bea", step="todo-2"))

    assert laptop.whose_turn() == [["olga"]]


def test_a_block_is_walked_no_more_often_than_it_may() -> None:
    """After the last time the flow goes on, whatever the fields say."""
    laptop = begin(block(form("text", who=[MANAGER]), most=2), approval(OWNER))

    laptop.must(*[Fill(by="nina", values={"text": "again"})] * 2)

    assert [one.step for one in laptop.now.standing.open] == ["approve"]


def test_what_is_decided_each_time_counts_for_that_time() -> None:
    """A yes of the first time is none of the second, and a no of the second ends all."""
    laptop = begin(block(approval()), text="again").decide("nina")
    assert laptop.status == "waiting"

    assert laptop.decide("nina", "reject").status == "rejected"


def test_a_block_that_ended_with_an_approval_is_approved() -> None:
    """Nothing was left to do after it."""
    assert begin(block(approval(), most=2), text="again").decide("nina").decide("nina").status == "approved"


def test_who_acted_any_time_is_kept_apart_later() -> None:
    """A later step that is kept apart from a repeated one is so from each time."""
    steps = (block(todo(MANAGER), approval(OWNER, step="yes"), most=2), approval(MANAGER, not_by=("todo",)))
    laptop = begin(*steps, text="again").must(Tick(by="nina")).decide("olga")
    laptop.must(Tick(by="nina", step="todo-2")).decide("olga")

    assert laptop.whose_turn() == [["mia"]]
    assert "nina" in laptop.now.standing.open[0].excluded


def test_changes_begin_the_block_anew() -> None:
    """A new round walks from the first step, and the first time again."""
    laptop = begin(block(approval()), text="again").decide("nina").decide("nina", "ask-changes")
    laptop.must(Resubmit(by="cora", values={"text": "once more"}))

    assert [(one.step, one.round) for one in laptop.now.standing.open] == [("approve", 2)]


@pytest.mark.parametrize(("outcome", "status"), [("done", "done"), ("rejected", "rejected")])
def test_an_end_step_ends_the_request_where_its_conditions_hold(outcome: str, status: str) -> None:
    """What follows is never asked for."""
    end = EndStep(id="over", name="Over", outcome=outcome, when={"text": "stop"})  # type: ignore[arg-type]

    assert begin(end, approval(), text="stop").status == status
    assert begin(end, approval(), text="go").whose_turn() == [["nina"]]


def test_an_end_inside_a_block_ends_the_request() -> None:
    """Neither the block nor what follows it goes on."""
    end = EndStep(id="over", name="Over", when={"text": "again"})
    laptop = begin(block(approval(), end), approval(OWNER, step="last"), text="again").decide("nina")

    assert (laptop.status, laptop.now.standing.open) == ("done", ())
    assert laptop.code(Decide(by="olga", verdict="approve")) == "already-decided"


def test_each_time_has_names_of_its_own_and_keeps_its_own_references() -> None:
    """What asks a rule or keeps apart within the block means the step of the same time."""
    again = block(rule(), approval(by_rule="rule", not_by=("form",)), beside((todo(not_by=("approve",)),)))
    second = times_of(again)[1]
    names = [one.id for one in all_steps((form(), again))]

    approve = second[1]
    assert isinstance(approve, ApprovalStep)
    assert (approve.by_rule, approve.not_by) == ("rule-2", ("form",))
    assert [one.id for one in all_steps(second)] == ["rule-2", "approve-2", "both-2", "todo-2"]
    assert len(names) == len(set(names)) == 2 + 3 * 4
    assert [one.id for one in written_steps((form(), again))] == ["form", "block", "rule", "approve", "both", "todo"]


@pytest.mark.parametrize(
    ("definition", "place"),
    [
        (flow(block()), "steps.0.steps"),
        (flow(block(todo(), most=1)), "steps.0.most"),
        (flow(block(todo(), most=11)), "steps.0.most"),
        (flow(block(todo(), nothing="x")), "steps.0.again.nothing"),
        (flow(RepeatStep(id="b", name="b", steps=(todo(),), again={})), "steps.0.again"),
        (flow(block(todo(), todo(step="todo-2"))), "steps"),
        (flow(block(todo(step="x" * 59))), "steps"),
        (flow(block(rule()), approval(by_rule="elsewhere")), "steps.1.by_rule"),
        (flow(block(rule("nowhere"))), "steps.0.steps.0.table"),
        (flow(block(*[todo(step=f"s{number}") for number in range(60)], most=4)), "steps"),
        (flow(block(RepeatStep(id="inner", name="Inner", steps=(todo(),), again={"text": "x"}))), "steps.0.steps"),
        (flow(beside((todo(), END))), "steps.0.branches"),
        (flow(beside((block(todo(), END),))), "steps.0.branches"),
    ],
)
def test_a_block_that_cannot_be_walked_is_a_mistake(definition: Definition, place: str) -> None:
    """Where it stands is said."""
    assert place in places(definition)


@pytest.mark.parametrize(
    "definition",
    [
        flow(block(form(), rule(), approval(by_rule="rule", not_by=("form",)), END), todo(not_by=("approve",))),
        flow(block(beside((todo(),)), most=10), END),
    ],
)
def test_sound_blocks_are_no_mistakes(definition: Definition) -> None:
    """What can be walked is let in."""
    assert places(definition) == []
