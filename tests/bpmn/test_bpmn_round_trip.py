"""BPMN files of our own: they read back to the very workflow, and a change made elsewhere is never passed over."""

from typing import get_args

import msgspec
import pytest
from hypothesis import given, settings

from tests.bpmn.making import TREE, definitions, read, sound
from tests.bpmn.shipped import SHIPPED, WORKFLOW_IDS
from workflows.bpmn.names import TAGS
from workflows.bpmn.refusals import OutsideError
from workflows.bpmn.writing import write_bpmn
from workflows.domain.definitions import (
    ActionStep,
    ApprovalStep,
    Branch,
    Definition,
    EndStep,
    FormStep,
    ParallelStep,
    RepeatStep,
    Step,
    TodoStep,
    WorkflowStep,
)
from workflows.domain.forms import Field
from workflows.domain.outcomes import Approver


@settings(max_examples=150, deadline=None)
@given(definitions())
def test_every_workflow_comes_back_as_it_was(definition: Definition) -> None:
    """Export and import are inverse, for every kind of step inside of every other."""
    imported = read(write_bpmn(definition, TREE))

    assert [refusal.sentence for refusal in imported.refusals] == []
    assert imported.definition == definition
    assert imported.remarks == ()


@pytest.mark.parametrize("name", WORKFLOW_IDS)
def test_every_shipped_workflow_comes_back_as_it_was(name: str) -> None:
    """What people get with the program survives another program that changes nothing."""
    imported = read(write_bpmn(SHIPPED[name]))

    assert imported.definition == SHIPPED[name]
    assert imported.remarks == ()


def test_every_kind_of_step_is_an_element_of_bpmn() -> None:
    """A new kind of step is not forgotten: the table names each, and only those."""
    assert set(TAGS) == set(get_args(Step))


ORDINARY = Definition(
    id="small",
    name="Small",
    fields=(Field(id="topic", type="text", label="Topic"), Field(id="urgent", type="yes-no", label="urgent")),
    steps=(
        FormStep(id="ask", name="Ask", who=(Approver(role="clerk"),), due="2 working days"),
        ApprovalStep(id="approve", name="Approve", when={"urgent": "yes"}, approvers=(Approver(role="manager"),)),
        TodoStep(id="do", name="Do it", who=(Approver(role="clerk"),), checklist=()),
    ),
)


def step_of(text: str, name: str) -> Step:
    """One step of the workflow that a text brings."""
    return next(step for step in sound(text).steps if step.id == name)


def test_a_name_changed_elsewhere_counts() -> None:
    """What BPMN has a word for is read from there."""
    text = write_bpmn(ORDINARY).replace('name="Do it"', 'name="Do it well"')

    assert step_of(text, "do").name == "Do it well"


def test_a_condition_changed_elsewhere_counts() -> None:
    """The cell that we kept beside it speaks only for the text it was written for."""
    text = write_bpmn(ORDINARY).replace(">urgent = true<", ">urgent = false<")

    assert step_of(text, "approve").when == {"urgent": "no"}


def test_a_deadline_changed_elsewhere_counts() -> None:
    """Working days hold while the timer says as many days; after that the timer's own hours hold."""
    text = write_bpmn(ORDINARY).replace(">P2D<", ">P3D<")
    step = step_of(text, "ask")

    assert (step.due, step.due_hours) == ("", 72)


def test_a_deadline_of_another_workflow_comes_back_and_may_be_changed_elsewhere() -> None:
    """A step that starts another request has its timer at its edge, as a task has."""
    calls = WorkflowStep(id="check", name="Check", workflow="check", due="5 working days")
    text = write_bpmn(msgspec.structs.replace(ORDINARY, steps=(*ORDINARY.steps, calls)))
    changed = step_of(text.replace(">P5D<", ">P6D<"), "check")

    assert step_of(text, "check") == calls
    assert (changed.due, changed.due_hours) == ("", 144)


def test_a_person_changed_elsewhere_counts() -> None:
    """Whom a step asks is BPMN's own word."""
    text = write_bpmn(ORDINARY).replace('name="manager"', 'name="owner at head"')
    step = step_of(text, "approve")

    assert isinstance(step, ApprovalStep)
    assert step.approvers == (Approver(role="owner", at="head"),)


def test_a_step_made_another_kind_elsewhere_is_what_it_is_now() -> None:
    """What we kept of a user task says nothing about a rule task."""
    text = write_bpmn(ORDINARY).replace(
        '<userTask id="step_do" name="Do it">', '<businessRuleTask id="step_do" name="Do it">'
    )
    text = text[: (at := text.rindex("</userTask>"))] + "</businessRuleTask>" + text[at + 11 :]
    text = text.replace('<potentialOwner id="step_do.1.who" name="clerk" />', "")

    assert [type(step).__name__ for step in sound(text).steps] == ["FormStep", "ApprovalStep", "RuleStep"]


def test_what_we_kept_and_somebody_damaged_is_refused() -> None:
    """Half of what a step was is no step."""
    imported = read(write_bpmn(ORDINARY).replace('"kind":"todo"', '"kind":"tudu"'))

    assert [(one.code, one.id) for one in imported.refusals] == [("bpmn-kept", "step_do")]


def test_an_end_in_the_middle_is_an_end() -> None:
    """What follows an end without a condition is kept as well."""
    end = EndStep(id="over", name="Over", outcome="rejected")
    definition = msgspec.structs.replace(ORDINARY, steps=(end, *ORDINARY.steps))

    assert sound(write_bpmn(definition)) == definition


def test_branches_and_blocks_without_steps_come_back() -> None:
    """Nothing is a thing that a drawing can hold too."""
    steps = (
        ParallelStep(id="none", name="", branches=()),
        ParallelStep(id="empty", name="", branches=(Branch(id="a", steps=()),)),
        RepeatStep(id="again", name="", steps=(), again={"urgent": "yes"}),
    )
    definition = msgspec.structs.replace(ORDINARY, steps=steps)

    assert sound(write_bpmn(definition)) == definition


def test_two_hundred_steps_come_back() -> None:
    """As many as a workflow may have, each with a gateway around it, none inside another."""
    steps = tuple(
        ApprovalStep(id=f"s{number}", name=f"Step {number}", when={"urgent": "yes"} if number % 2 else {})
        for number in range(200)
    )
    definition = msgspec.structs.replace(ORDINARY, steps=steps)

    assert sound(write_bpmn(definition)) == definition


def test_a_text_that_xml_cannot_hold_is_refused_and_not_altered() -> None:
    """Losing a character in silence would be a lie."""
    with pytest.raises(OutsideError) as caught:
        write_bpmn(msgspec.structs.replace(ORDINARY, name="\x07"))

    assert caught.value.refusal.code == "not-in-xml"


@pytest.mark.parametrize(
    ("step", "found"),
    [
        (ActionStep(id="a", name="A", action="mail", when={"nothing": "yes"}), "condition"),
        (RepeatStep(id="a", name="A", steps=(), again={"topic": "> 5 >"}), "condition"),
        (ParallelStep(id="a", name="A", branches=(Branch(id="b", steps=(EndStep(id="e", name=""),)),)), "no end"),
    ],
)
def test_a_workflow_that_could_not_run_is_not_written(step: Step, found: str) -> None:
    """What means nothing here must not seem to mean something elsewhere."""
    with pytest.raises(OutsideError) as caught:
        write_bpmn(msgspec.structs.replace(ORDINARY, steps=(step,)))

    assert found in caught.value.refusal.expected
    assert caught.value.refusal.id == "a"
