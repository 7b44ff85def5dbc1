"""What the evidence says of entries about how a request went on."""

from collections.abc import Callable

import msgspec

from workflows.domain.document_events import DocumentMade
from workflows.domain.events import WaitEnded, WorkflowPublished
from workflows.domain.flow_events import FieldsSet, OtherEnded, PartStarted, RequestMoved, StepEscalated
from workflows.domain.workflow_events import WorkflowEnded

Pair = tuple[str, str]
"""A label and the words of its value."""


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """What one entry says."""

    who: str
    """Who did it; the sentence goes on with ``what``."""
    what: str
    words: str | None = None
    """The person's own words; None where the sentence ends without any."""
    rules: tuple[str, ...] = ()
    """The rows of the table that applied, as sentences."""
    small: tuple[str, ...] = ()
    """What else is worth a line."""
    values: tuple[Pair, ...] = ()
    about: str = ""
    """Which values these are."""


def process_said(event: WorkflowPublished | WorkflowEnded) -> str:
    """What an entry says that publishes a workflow, or ends it."""
    if isinstance(event, WorkflowEnded):
        return f"The end of the process “{event.workflow}”"
    return f"The process “{event.definition.name}”, version {event.definition.version}"


FlowEvent = WaitEnded | StepEscalated | RequestMoved | FieldsSet | PartStarted | OtherEnded | DocumentMade


def flow_said(who: str, event: FlowEvent, step: Callable[[str, int], str]) -> Said:
    """What such an entry says; ``step`` names a step in a round."""
    match event:
        case PartStarted(code=""):
            return Said(who=who, what=f"started the request {event.request} for {step(event.step, event.round)}")
        case PartStarted():
            return Said(who=who, what=f"could not start a request for {step(event.step, event.round)} ({event.code})")
        case DocumentMade():
            what = f"made “{event.name}” for {step(event.step, event.round)}"
            return Said(who=who, what=what, small=(f"{event.size:,} bytes, SHA-256 {event.sha256}",))
        case OtherEnded():
            what = f"noted for {step(event.step, event.round)} that the request {event.request} ended: {event.outcome}"
            return Said(who=who, what=what)
        case FieldsSet():
            return Said(who=who, what=f"wrote fields, as {step(event.step, event.round)} says")
        case WaitEnded():
            return Said(who=who, what=f"ended {step(event.step, event.round)}: its time came")
        case StepEscalated():
            return Said(who=who, what=f"noted that nobody did {step(event.step, event.round)} in time")
    return Said(who=who, what=f"moved it to version {event.version} of its workflow", words=event.reason or None)
