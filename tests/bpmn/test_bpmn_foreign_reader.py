"""Another program reads our files: it holds them against OMG's schema, parses them, and walks them to an end."""

import random
from typing import Any

import pytest
from hypothesis import given, settings
from lxml import etree
from SpiffWorkflow.bpmn.parser.BpmnParser import BpmnParser, BpmnValidator
from SpiffWorkflow.bpmn.parser.TaskParser import TaskParser
from SpiffWorkflow.bpmn.parser.util import full_tag
from SpiffWorkflow.bpmn.script_engine import PythonScriptEngine
from SpiffWorkflow.bpmn.specs.defaults import BoundaryEvent, IntermediateCatchEvent, ManualTask
from SpiffWorkflow.bpmn.workflow import BpmnWorkflow
from SpiffWorkflow.util.task import TaskState

from tests.bpmn.making import TREE, definitions
from tests.bpmn.shipped import SHIPPED, WORKFLOW_IDS
from workflows.bpmn.writing import write_bpmn
from workflows.domain.definitions import Definition, written_steps

VALIDATOR = BpmnValidator()


class Reader(BpmnParser):  # type: ignore[misc] # it brings no types
    """The program's own parser; whatever somebody or something does is walked as a task by hand."""

    OVERRIDE_PARSER_CLASSES = {  # noqa: RUF012 -- the other program's own name for it
        full_tag(tag): (TaskParser, ManualTask)
        for tag in ("userTask", "businessRuleTask", "serviceTask", "callActivity", "receiveTask")
    }


class Answers(PythonScriptEngine):  # type: ignore[misc] # it brings no types
    """Conditions come out at random, as they might; waits are over at once, and no deadline passes."""

    def __init__(self, seed: int) -> None:
        super().__init__()
        self.draw = random.Random(seed)

    def evaluate(self, task: Any, expression: str, external_context: Any = None) -> Any:
        if isinstance(task.task_spec, BoundaryEvent):
            return "P9000D"
        if expression.startswith("P"):
            return "PT0S"
        if isinstance(task.task_spec, IntermediateCatchEvent):
            return "2020-01-31"
        return self.draw.random() < 0.4


def parsed(text: str) -> Any:
    """The process as the other program has it, after it was valid by the schema that this brings."""
    reader = Reader(validator=VALIDATOR)
    reader.add_bpmn_xml(etree.fromstring(text.encode()))
    (process,) = reader.process_parsers
    return reader.get_spec(process)


def walked(spec: Any, seed: int) -> set[str]:
    """The elements that are walked from start to end under one set of answers."""
    workflow = BpmnWorkflow(spec, script_engine=Answers(seed))
    for _ in range(2_000):
        workflow.do_engine_steps()
        workflow.refresh_timers()
        ready = workflow.get_tasks(state=TaskState.READY)
        if workflow.is_completed() or not ready:
            break
        ready[0].run()

    assert workflow.is_completed()
    return {task.task_spec.name for task in workflow.get_tasks(state=TaskState.COMPLETED)}


@pytest.mark.slow
@pytest.mark.parametrize("name", WORKFLOW_IDS)
def test_another_program_walks_every_shipped_workflow_to_an_end(name: str) -> None:
    """Whatever the answers are, it comes to an end; over forty walks it comes to every step."""
    spec = parsed(write_bpmn(SHIPPED[name]))
    seen = set[str]().union(*(walked(spec, seed) for seed in range(40)))

    missing = {name for name in spec.task_specs if name.startswith("step_")} - seen
    assert missing == set()


@settings(max_examples=60, deadline=None)
@given(definitions())
def test_every_file_is_valid_by_the_schema_of_omg(definition: Definition) -> None:
    """Whatever the steps and texts: the other program's own copy of the schema takes it."""
    VALIDATOR.validate(etree.fromstring(write_bpmn(definition, TREE).encode()))


@pytest.mark.parametrize("name", WORKFLOW_IDS)
def test_every_step_is_an_element_there(name: str) -> None:
    """Nothing of a workflow is missing in what the other program parsed."""
    spec = parsed(write_bpmn(SHIPPED[name]))
    expected = {f"step_{step.id}" for step in written_steps(SHIPPED[name].steps)}

    assert expected <= spec.task_specs.keys()
