"""Timers of a file as deadlines and waits. What is written in working time counts while its timers are unchanged."""

import re

import msgspec

from workflows.bpmn.names import AWAITS
from workflows.bpmn.refusals import OutsideError
from workflows.bpmn.scanning import Graph, Node, every, local, text_of
from workflows.bpmn.timers import ESCALATIONS, hours_text, read_hours, timers_of
from workflows.bpmn.ways import Fields
from workflows.domain.definitions import Escalation, Step, WaitStep

_NAME = re.compile(r"[^\W\d]\w*(?:[ .]\w+)*\Z")
_SPANS = "a duration of whole hours, such as PT48H or P2D"


def deadline_of(graph: Graph, node: Node, step: Step, fields: Fields) -> Step:
    """The step with the deadline that hangs at its element. Raises OutsideError for what no deadline can say."""
    clocks = [one for one in graph.nodes.values() if one.element.get("attachedToRef") == node.id]
    found = sorted(_timer(graph, clock) for clock in clocks)
    if found == sorted((timer.duration or timer.date, timer.then) for timer in timers_of(step, fields.names)):
        return step
    changes: dict[str, object] = {"due": "", "due_hours": None, "escalate": ()}
    if isinstance(step, WaitStep):
        return _in_time(clocks, step, fields)
    if found:
        duration, then = found[0]
        hours = read_hours(duration)
        if len(found) > 1:
            raise clocks[1].no("bpmn-deadline", "one deadline at a task: its escalations can be written in the draft")
        if hours is None:
            raise clocks[0].no("bpmn-timer", _SPANS)
        escalate = tuple(Escalation(then=code) for code in ("remind", "next-manager", "owner") if code == then)
        changes |= {"due_hours": hours, "escalate": escalate}
    changed: Step = msgspec.structs.replace(step, **changes)
    return changed


def wait_of(node: Node, step: WaitStep, fields: Fields) -> WaitStep:
    """The wait that the timer of an event, or at the edge of a task, says. Raises OutsideError for any other."""
    kind, text = _time(node)
    if kind == "timeDate":
        if not _NAME.match(text):
            raise node.no("bpmn-timer", "the name of a date field: a day that is fixed once is no step of a workflow")
        return msgspec.structs.replace(step, hours=None, until_field=fields.date_field(text))
    if step.hours is not None and text == hours_text(step.hours):
        return msgspec.structs.replace(step, until_field=None)
    hours = read_hours(text)
    if hours is None:
        raise node.no("bpmn-timer", _SPANS)
    return msgspec.structs.replace(step, hours=hours, until_field=None)


def _in_time(clocks: list[Node], step: WaitStep, fields: Fields) -> WaitStep:
    """How long a wait for something else lasts at most."""
    if len(clocks) > 1:
        raise clocks[1].no("bpmn-deadline", "one timer at a wait")
    waits = msgspec.structs.replace(step, hours=None, until_field=None, due="", due_hours=None)
    return wait_of(clocks[0], waits, fields) if clocks else waits


def _timer(graph: Graph, clock: Node) -> tuple[str, str]:
    """Duration and escalation of a timer at the edge of a task."""
    if clock.element.get("cancelActivity", "true") != "false":
        raise clock.no("bpmn-deadline", "a timer that does not interrupt: those who are asked may still act")
    kind, text = _time(clock)
    held = graph.nodes.get(clock.element.get("attachedToRef", ""))
    if kind != "timeDuration" and (held is None or held.tag != AWAITS):
        raise clock.no("bpmn-timer", _SPANS)
    then = ""
    for flow in graph.onward[clock.id]:
        end = graph.nodes[flow.target]
        if end.tag != "endEvent" or len(graph.backward[end.id]) != 1 or len(graph.onward[clock.id]) != 1:
            raise clock.no("bpmn-deadline", "one end event behind it, with one of the escalations of BPMN.md or none")
        then = _escalation(graph, end)
    return text, then


def _escalation(graph: Graph, end: Node) -> str:
    for definition in end.element:
        if not local(definition).endswith("EventDefinition"):
            continue
        code = graph.escalations.get(definition.get("escalationRef", ""), "")
        if code not in ESCALATIONS:
            raise _unknown(end)
        return code
    return ""


def _unknown(end: Node) -> OutsideError:
    return end.no("bpmn-deadline", f"an escalation with one of the codes {', '.join(ESCALATIONS)}, or a plain end")


def _time(node: Node) -> tuple[str, str]:
    """The kind and text of a timer."""
    definitions = list(every(node.element, "timerEventDefinition"))
    times = [one for one in definitions[0] if local(one).startswith("time")] if len(definitions) == 1 else []
    if len(times) != 1 or local(times[0]) == "timeCycle":
        raise node.no("bpmn-timer", "one timer that comes once: a duration, or the name of a date field")
    return local(times[0]), text_of(times[0]).removeprefix("=").strip()
