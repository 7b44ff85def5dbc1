"""A workflow as a BPMN 2.0 file: one process, and a diagram that shows all of it.

What BPMN has no word for stands in elements of our own namespace, which other programs pass over. It counts only as
long as the part of BPMN beside it still says what it was written for: a change made elsewhere is never passed over.
"""

from typing import Any

import msgspec

from workflows.bpmn.drawing import draw
from workflows.bpmn.names import BPMN, BPMNDI, CALLED, DC, DI, FEEL, OWN, XSI
from workflows.bpmn.picture import Block, Box, Line, Shape, moved
from workflows.bpmn.refusals import outside
from workflows.bpmn.timers import ESCALATIONS
from workflows.domain.definitions import Definition
from workflows.rules.cells import Below
from workflows.rules.interchange import refusals as rule_refusals
from workflows.rules.interchange.markup import Markup

_MARGIN = 100


def write_bpmn(definition: Definition, tree: Below | None = None) -> str:
    """The file's text. Raises OutsideError for a workflow that cannot be drawn, or a text that XML cannot hold.

    ``tree``: the office's units with all below them, for conditions that look at a unit and all below it.
    """
    picture = draw(definition, tree or {})
    top = min(box.y for shape in picture.shapes for box in (shape.box, shape.label or shape.box))
    top = min([top, *(y for line in picture.lines for _, y in line.points)])
    try:
        return _Writer(definition, moved(picture, _MARGIN, _MARGIN - top)).document()
    except rule_refusals.OutsideError as error:
        found = f", found {error.refusal.found}" if error.refusal.found else ""
        raise outside(error.refusal.code, f"{error.refusal.expected}{found}") from error


class _Writer:
    def __init__(self, definition: Definition, picture: Block) -> None:
        self.definition = definition
        self.picture = picture
        self.flows = [(f"flow_{place}", line) for place, line in enumerate(picture.lines, start=1)]
        self.xml = Markup()

    def document(self) -> str:
        xml = self.xml
        xml.begin(
            "definitions",
            {
                "xmlns": BPMN,
                "xmlns:bpmndi": BPMNDI,
                "xmlns:dc": DC,
                "xmlns:di": DI,
                "xmlns:xsi": XSI,
                "xmlns:cs": OWN,
                "id": "definitions",
                "targetNamespace": OWN,
                "expressionLanguage": FEEL,
                "exporter": "Countersign",
            },
        )
        process = f"{CALLED}{self.definition.id}"
        xml.begin("process", {"id": process, "name": self.definition.name, "isExecutable": "true"})
        if self.definition.sentence:
            xml.leaf("documentation", text=self.definition.sentence)
        self._kept("cs:workflow", _json(self._head()))
        for shape in self.picture.shapes:
            self._node(shape)
        for flow, line in self.flows:
            self._flow(flow, line)
        xml.end()
        for code in dict.fromkeys(shape.escalation for shape in self.picture.shapes if shape.escalation):
            name = {"id": f"escalation_{code}", "name": ESCALATIONS[code], "escalationCode": code}
            xml.leaf("escalation", name)
        self._diagram(process)
        xml.end()
        return xml.text()

    def _head(self) -> dict[str, Any]:
        """What BPMN has no word for in a process."""
        plain: dict[str, Any] = msgspec.to_builtins(self.definition)
        return {key: value for key, value in plain.items() if key not in {"name", "sentence", "steps"}}

    def _kept(self, element: str, text: str, attributes: dict[str, str | None] | None = None) -> None:
        self.xml.begin("extensionElements")
        self.xml.leaf(element, attributes, text)
        self.xml.end()

    def _node(self, shape: Shape) -> None:
        xml = self.xml
        default = next((flow for flow, line in self.flows if line.source == shape.id and line.is_default), None)
        boundary = {"attachedToRef": shape.attached_to, "cancelActivity": "false"} if shape.attached_to else {}
        own = {"calledElement": shape.calls or None, "cs:closes": shape.closes or None}
        xml.begin(shape.tag, {"id": shape.id, "name": shape.name or None, "default": default, **boundary, **own})
        if shape.kept:
            self._kept("cs:step", shape.kept, {"when": shape.drawn_when})
        elif shape.drawn_when:
            self._kept("cs:again", shape.drawn_when)
        for flow, line in self.flows:
            if line.target == shape.id:
                xml.leaf("incoming", text=flow)
        for flow, line in self.flows:
            if line.source == shape.id:
                xml.leaf("outgoing", text=flow)
        for place, performer in enumerate(shape.performers, start=1):
            xml.leaf("potentialOwner", {"id": f"{shape.id}.{place}.who", "name": performer})
        self._event(shape)
        xml.end()

    def _event(self, shape: Shape) -> None:
        xml = self.xml
        if shape.duration or shape.date:
            xml.begin("timerEventDefinition", {"id": f"{shape.id}.timer"})
            name, text = ("timeDuration", shape.duration) if shape.duration else ("timeDate", shape.date)
            xml.leaf(name, {"id": f"{shape.id}.time", "xsi:type": "tFormalExpression"}, text)
            xml.end()
        if shape.escalation:
            reference = f"escalation_{shape.escalation}"
            xml.leaf("escalationEventDefinition", {"id": f"{shape.id}.escalation", "escalationRef": reference})
        if shape.terminates:
            xml.leaf("terminateEventDefinition", {"id": f"{shape.id}.terminate"})

    def _flow(self, flow: str, line: Line) -> None:
        attributes = {
            "id": flow,
            "name": line.name or None,
            "sourceRef": line.source,
            "targetRef": line.target,
            "cs:branch": line.branch or None,
        }
        if not line.condition:
            self.xml.leaf("sequenceFlow", attributes)
            return
        self.xml.begin("sequenceFlow", attributes)
        self.xml.leaf("conditionExpression", {"xsi:type": "tFormalExpression"}, line.condition)
        self.xml.end()

    # ------------------------------------------------------------ the diagram

    def _diagram(self, process: str) -> None:
        xml = self.xml
        xml.begin("bpmndi:BPMNDiagram", {"id": "diagram"})
        xml.begin("bpmndi:BPMNPlane", {"id": "plane", "bpmnElement": process})
        for shape in self.picture.shapes:
            marker = "true" if shape.tag == "exclusiveGateway" else None
            shown = {"id": f"{shape.id}.shape", "bpmnElement": shape.id, "isMarkerVisible": marker}
            xml.begin("bpmndi:BPMNShape", shown)
            self._bounds(shape.box)
            if shape.name:
                self._label(shape.label)
            xml.end()
        for flow, line in self.flows:
            xml.begin("bpmndi:BPMNEdge", {"id": f"{flow}.edge", "bpmnElement": flow})
            for x, y in dict.fromkeys(line.points):
                xml.leaf("di:waypoint", {"x": f"{x:g}", "y": f"{y:g}"})
            if line.name:
                self._label(line.label)
            xml.end()
        xml.end()
        xml.end()

    def _label(self, label: Box | None) -> None:
        if label is None:
            return
        self.xml.begin("bpmndi:BPMNLabel")
        self._bounds(label)
        self.xml.end()

    def _bounds(self, box: Box) -> None:
        sizes = {"x": box.x, "y": box.y, "width": box.width, "height": box.height}
        self.xml.leaf("dc:Bounds", {name: f"{size:.10g}" for name, size in sizes.items()})


def _json(value: dict[str, Any]) -> str:
    return msgspec.json.encode(value).decode()
