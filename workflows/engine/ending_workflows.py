"""Ending a workflow: no request begins any more. Whether one ever began the chain cannot know; its author says so."""

from typing import Any

from workflows.domain.commands import Refusal
from workflows.domain.definitions import Definition, WaitStep, WorkflowStep, written_steps
from workflows.domain.workflow_events import WorkflowEnded
from workflows.engine.state import OfficeState


def judge_ending(state: OfficeState, event: WorkflowEnded) -> Refusal | None:
    """Whether the workflow can be ended: it is there, and no other in force starts it or waits for it."""
    facts = {"workflow": event.workflow}
    if event.workflow not in state.workflows:
        return Refusal(code="unknown-workflow", facts=facts)
    gone = state.deleted_workflows if event.deleted else state.ended_workflows
    if event.workflow in gone:
        return Refusal(code="workflow-ended", facts=facts)
    others = (found for name in state.workflows if (found := state.workflow(name)) is not None)
    other = next((one.id for one in others if one.id != event.workflow and event.workflow in named_in_steps(one)), None)
    return Refusal(code="workflow-needed", facts=facts | {"other": other}) if other is not None else None


def changes_of_ending(state: OfficeState, event: WorkflowEnded) -> dict[str, Any]:
    """What is different afterwards."""
    gone = {event.workflow} if event.deleted else set[str]()
    return {
        "ended_workflows": state.ended_workflows | {event.workflow},
        "deleted_workflows": state.deleted_workflows | gone,
    }


def named_in_steps(definition: Definition) -> frozenset[str]:
    """The other workflows that a workflow's steps start, or wait for."""
    steps = written_steps(definition.steps)
    starts = {step.workflow for step in steps if isinstance(step, WorkflowStep)}
    waits = {step.for_.workflow for step in steps if isinstance(step, WaitStep) and step.for_ is not None}
    return frozenset(starts | waits - {""})
