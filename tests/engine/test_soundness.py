"""Mistakes in a definition are found before anybody publishes it."""

from typing import Any

import pytest

from tests.support.flows import (
    BOOKKEEPER,
    GROSS,
    MANAGER,
    TEXT,
    approval,
    flow,
    form,
    rule,
    says,
    table,
    todo,
)
from tests.support.small_office import small_office
from workflows.domain.definitions import ActionStep, Branch, Definition, ParallelStep, Step, WaitStep
from workflows.domain.events import WorkflowPublished
from workflows.domain.forms import Field
from workflows.domain.outcomes import Approver
from workflows.engine.soundness import mistakes

DATE = Field(id="day", type="date", label="Day")


def beside(*branches: tuple[Step, ...], step: str = "both") -> ParallelStep:
    """Branches side by side."""
    parts = tuple(Branch(id=str(place), steps=steps) for place, steps in enumerate(branches))
    return ParallelStep(id=step, name=step, branches=parts)


def nested(depth: int) -> Step:
    """Parallel steps inside each other."""
    step: Step = todo()
    for number in range(depth):
        step = beside((step,), step=f"p{number}")
    return step


def places(definition: Definition) -> list[str]:
    """Where the mistakes are."""
    return [".".join(map(str, one.path)) for one in mistakes(definition, {"table"}, {"manager", "bookkeeper", "owner"})]


@pytest.mark.parametrize(
    "definition",
    [
        flow(form("text"), rule(), approval(by_rule="rule", not_by=("form", "rule")), todo(not_by=("approve",))),
        flow(beside((rule(),), (todo(),)), approval(by_rule="rule", not_by=("todo",))),
        flow(beside((rule(), approval(by_rule="rule")), (todo(),))),
        flow(form(), approval(), amount="gross", title="{text} over {gross}"),
        flow(approval(), form(step="actual"), approval(step="again"), amount="gross"),
        flow(WaitStep(id="w", name="w", until_field="day"), ActionStep(id="a", name="a", action="x"), fields=(DATE,)),
        flow(nested(5)),
    ],
)
def test_a_sound_definition_has_no_mistakes(definition: Definition) -> None:
    """All kinds of step, and references backwards."""
    assert places(definition) == []


@pytest.mark.parametrize(
    ("definition", "place"),
    [
        (flow(), "steps"),
        (flow(todo(), fields=()), "fields"),
        (flow(todo(), fields=(TEXT, TEXT)), "fields.1.id"),
        (flow(todo(), fields=(Field(id="unit", type="unit", label="Unit"),)), "fields.0.id"),
        (flow(todo(), fields=(Field(id="Big Id", type="text", label="x"),)), "fields.0.id"),
        (flow(todo(), fields=(Field(id="kind", type="one-of", label="x"),)), "fields.0"),
        (flow(todo(), fields=(Field(id="x", type="text", label="x", when={"y": "1"}),)), "fields.0.when.y"),
        (flow(todo(), amount="text"), "amount"),
        (flow(todo(), amount="none"), "amount"),
        (flow(todo(), title="{nope}"), "title"),
        (flow(todo(), todo()), "steps.1.id"),
        (flow(todo(step="changes")), "steps.0.id"),
        (flow(todo(when={"nope": "1"})), "steps.0.when.nope"),
        (flow(todo(when={"gross": "> 5"})), "steps.0.when.gross"),
        (flow(todo(when={"text": "one of:"})), "steps.0.when.text"),
        (flow(rule("nope")), "steps.0.table"),
        (flow(approval(by_rule="rule"), rule()), "steps.0.by_rule"),
        (flow(todo(), approval(by_rule="todo")), "steps.1.by_rule"),
        (flow(beside((rule(),), (approval(by_rule="rule"),))), "steps.0.branches.1.steps.0.by_rule"),
        (flow(approval(not_by=("todo",)), todo()), "steps.0.not_by"),
        (flow(beside((todo(),), (approval(not_by=("todo",)),))), "steps.0.branches.1.steps.0.not_by"),
        (flow(approval(how="quorum")), "steps.0.quorum"),
        (flow(approval(Approver())), "steps.0.approvers.0"),
        (flow(approval(Approver(role="manager", person="x"))), "steps.0.approvers.0"),
        (flow(approval(Approver(role="king"))), "steps.0.approvers.0"),
        (flow(form("nope")), "steps.0.fields"),
        (flow(approval(), form(), amount="gross"), "steps.1.fields"),
        (flow(beside((approval(),), (form("gross"),)), amount="gross"), "steps.0.branches.1.steps.0.fields"),
        (flow(todo(items=[])), "steps.0.checklist"),
        (flow(todo(items=["a?"])), "steps.0.checklist"),
        (flow(todo(items=["a", "a"])), "steps.0.checklist"),
        (flow(WaitStep(id="w", name="w")), "steps.0"),
        (flow(WaitStep(id="w", name="w", hours=1, until_field="day"), fields=(DATE,)), "steps.0"),
        (flow(WaitStep(id="w", name="w", hours=-1)), "steps.0.hours"),
        (flow(WaitStep(id="w", name="w", until_field="text")), "steps.0.until_field"),
        (flow(nested(6)), "steps"),
        (flow(nested(300)), "steps"),
    ],
)
def test_a_mistake_is_found_in_its_place(definition: Definition, place: str) -> None:
    """So that whoever wrote it finds the line."""
    assert place in places(definition)


def test_a_definition_with_a_mistake_is_not_published_by_any_device() -> None:
    """An authentic one that cannot run changes nothing."""
    chain = small_office(tables=[table(says("note"))])
    wrong: Any = flow(todo(when={"nope": "1"}))

    assert chain.add(WorkflowPublished(definition=wrong)) == "bad-workflow"
    assert chain.add(WorkflowPublished(definition=flow(approval(MANAGER, BOOKKEEPER), fields=(GROSS,)))) is None
