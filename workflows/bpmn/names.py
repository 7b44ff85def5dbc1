"""Namespaces and words of BPMN, the element that each kind of step is, and ids made of names."""

import re
import unicodedata
from collections.abc import Container

from workflows.domain.definitions import (
    ActionStep,
    ApprovalStep,
    EndStep,
    FormStep,
    ParallelStep,
    RepeatStep,
    RuleStep,
    SetStep,
    Step,
    TodoStep,
    WaitStep,
    WorkflowStep,
)

BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL"
"""OMG BPMN 2.0 (formal/2011-01-03) and 2.0.2, which share it."""
BPMNDI = "http://www.omg.org/spec/BPMN/20100524/DI"
DC = "http://www.omg.org/spec/DD/20100524/DC"
DI = "http://www.omg.org/spec/DD/20100524/DI"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
FEEL = "https://www.omg.org/spec/DMN/20191111/FEEL/"
OWN = "urn:countersign:workflow:1"
"""Attributes and elements that say what BPMN has no word for. Other programs pass them over."""

TAGS: dict[type[Step], str] = {
    FormStep: "userTask",
    ApprovalStep: "userTask",
    TodoStep: "userTask",
    RuleStep: "businessRuleTask",
    ActionStep: "serviceTask",
    SetStep: "serviceTask",
    WorkflowStep: "callActivity",
    WaitStep: "intermediateCatchEvent",
    ParallelStep: "parallelGateway",
    RepeatStep: "exclusiveGateway",
    EndStep: "endEvent",
}
"""The element of BPMN that each kind of step is. A test holds that no kind is forgotten."""
CALLS = TAGS[WorkflowStep]
"""A request of another workflow; its deadline hangs at its edge, as at a task's."""
AWAITS = "receiveTask"
"""A wait for something else than a time; its time hangs at its edge."""
CALLED = "process_"
"""What our own export puts before the id of a workflow."""

_NOT_IN_IDS = re.compile(r"[^a-z0-9]+")
_SPELLED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "oe", "å": "aa", "ł": "l"})
_LONGEST = 40


def tag_of(step: Step) -> str:
    """The element that a step is."""
    return AWAITS if isinstance(step, WaitStep) and step.for_ is not None else TAGS[type(step)]


def plain_id(wanted: str, taken: Container[str], fallback: str, joint: str = "-") -> str:
    """An id as definitions have them, made of a name in any script; numbered where it is taken."""
    spelled = unicodedata.normalize("NFC", wanted).casefold().translate(_SPELLED)
    letters = unicodedata.normalize("NFKD", spelled).encode("ascii", "ignore").decode()
    name = _NOT_IN_IDS.sub(joint, letters).strip(joint)[:_LONGEST].strip(joint) or fallback
    free, number = name, 2
    while free in taken:
        free, number = f"{name}{joint}{number}", number + 1
    return free
