"""A BPMN file's elements as nodes and flows; what is outside of the subset is refused by name, id and line.

Nothing is passed over in silence: what says nothing about the way a request goes is left out with a remark.
"""

from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

import msgspec

from workflows.bpmn.names import BPMN, BPMNDI, OWN
from workflows.bpmn.refusals import OutsideError, Refusal, Remark, outside, shortened

LineOf = Mapping[Element, int]

MAX_NODES = 1_000
MAX_FLOWS = 3_000
MAX_TEXT = 2_000
"""Characters in a name or an id."""
MAX_CONDITION = 10_000
"""Characters in a condition, a timer, or another text that is looked into."""

_TASKS = frozenset(("task", "userTask", "manualTask", "businessRuleTask", "serviceTask", "sendTask"))
_TASKS |= {"receiveTask", "callActivity"}
_EVENTS = frozenset(("startEvent", "endEvent", "intermediateCatchEvent", "boundaryEvent"))
_GATEWAYS = frozenset(("exclusiveGateway", "parallelGateway"))
READ = _TASKS | _EVENTS | _GATEWAYS
_LEFT_OUT = frozenset(
    (
        "textAnnotation",
        "association",
        "group",
        "category",
        "dataObject",
        "dataObjectReference",
        "dataStoreReference",
        "dataStore",
        "dataInputAssociation",
        "dataOutputAssociation",
        "ioSpecification",
        "property",
        "auditing",
        "monitoring",
        "itemDefinition",
        "message",
        "signal",
        "error",
        "interface",
        "resource",
        "documentation",
        "categoryValueRef",
        "import",
        "extension",
        "relationship",
        "rendering",
        "implementation",
        "correlationSubscription",
        "supportedInterfaceRef",
    )
)
"""Parts that say nothing about the way that a request goes."""
_PERFORMERS = frozenset(("potentialOwner", "humanPerformer", "performer"))
_DEFINED = {
    "endEvent": ("terminateEventDefinition", "errorEventDefinition", "escalationEventDefinition"),
    "intermediateCatchEvent": ("timerEventDefinition", "messageEventDefinition", "signalEventDefinition"),
    "boundaryEvent": ("timerEventDefinition",),
}
_TAKEN_UP = frozenset(("incoming", "outgoing", "extensionElements"))
"""Parts of a node that are looked at where they matter."""
_LOOKED_INTO = frozenset(
    ("conditionExpression", "timeDuration", "timeDate", "timeCycle", "formalExpression", "resourceRef", "flowNodeRef")
) | frozenset(("potentialOwner", "humanPerformer", "performer"))
_INSTEAD = {
    "subProcess": "draw its steps in the main flow",
    "transaction": "draw its steps in the main flow",
    "adHocSubProcess": "draw its steps in the main flow",
    "inclusiveGateway": "use a parallel gateway with a condition in each branch",
    "complexGateway": "use exclusive and parallel gateways",
    "eventBasedGateway": "let a person say what came, and use an exclusive gateway",
    "scriptTask": "use a rule task, or a user task: no code is taken from a file",
    "intermediateThrowEvent": "use a service task for what is sent",
    "multiInstanceLoopCharacteristics": "use a table in the form, or one task for all",
    "standardLoopCharacteristics": "draw the way back with an exclusive gateway",
}
"""What could be done about what is refused."""


class Node(msgspec.Struct, frozen=True, kw_only=True):
    """One event, task or gateway."""

    id: str
    tag: str
    name: str
    line: int
    element: Element
    lane: str = ""
    """The lane it stands in; empty for none."""

    def no(self, code: str, expected: str) -> OutsideError:
        """The error to raise about it."""
        return OutsideError(
            Refusal(code=code, element=self.tag, name=self.name, id=self.id, line=self.line, expected=expected)
        )


class Flow(msgspec.Struct, frozen=True, kw_only=True):
    """One sequence flow."""

    id: str
    name: str
    source: str
    target: str
    line: int
    condition: str | None = None
    branch: str = ""
    """The id of the parallel branch that our own export wrote there."""

    def no(self, code: str, expected: str) -> OutsideError:
        """The error to raise about it."""
        return OutsideError(
            Refusal(code=code, element="sequenceFlow", name=self.name, id=self.id, line=self.line, expected=expected)
        )


class Graph(msgspec.Struct, frozen=True, kw_only=True):
    """One process as it stands in the file."""

    process: Element
    nodes: dict[str, Node]
    onward: dict[str, list[Flow]]
    """The flows that leave each node, in the order of the file."""
    backward: dict[str, list[Flow]]
    escalations: dict[str, str]
    """The code of each escalation, by its id."""


def scan(root: Element, lines: LineOf, remarks: list[Remark]) -> tuple[Graph | None, tuple[Refusal, ...]]:
    """The one process of a file, or every element that is outside of the subset.

    Raises OutsideError where the file as a whole is none, or has no one process.
    """
    return _Scan(root, lines, remarks).graph()


def local(element: Element) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def every(element: Element, name: str) -> Iterator[Element]:
    """The children of BPMN's that name, in order."""
    return (child for child in element if child.tag == f"{{{BPMN}}}{name}")


def text_of(element: Element | None) -> str:
    """The text of an element without blanks around it."""
    return "".join(element.itertext()).strip() if element is not None else ""


class _Scan:
    def __init__(self, root: Element, lines: LineOf, remarks: list[Remark]) -> None:
        self.root = root
        self.lines = lines
        self.remarks = remarks
        self.refusals: list[Refusal] = []
        self.nodes: dict[str, Node] = {}
        self.flows: list[Flow] = []
        self.lanes: dict[str, str] = {}

    def graph(self) -> tuple[Graph | None, tuple[Refusal, ...]]:
        if self.root.tag != f"{{{BPMN}}}definitions":
            raise outside(
                "not-bpmn", f"a BPMN 2.0 file (definitions of {BPMN}), found “{shortened(str(self.root.tag))}”"
            )
        self._ids()
        process = self._process()
        self._outer(process)
        for lane in process.iter(f"{{{BPMN}}}lane"):
            for node in every(lane, "flowNodeRef"):  # an inner lane comes after the one it stands in
                self.lanes[text_of(node)] = (lane.get("name") or lane.get("id") or "").strip()
        for child in process:
            self._part(child)
        if len(self.nodes) > MAX_NODES or len(self.flows) > MAX_FLOWS:
            raise outside("bpmn-too-large", f"at most {MAX_NODES:,} nodes and {MAX_FLOWS:,} flows")
        self._ends_of_flows()
        if self.refusals:
            return None, tuple(self.refusals)
        onward: dict[str, list[Flow]] = {node: [] for node in self.nodes}
        backward: dict[str, list[Flow]] = {node: [] for node in self.nodes}
        for flow in self.flows:
            onward[flow.source].append(flow)
            backward[flow.target].append(flow)
        codes = {one.get("id", ""): one.get("escalationCode", "") for one in every(self.root, "escalation")}
        found = Graph(process=process, nodes=self.nodes, onward=onward, backward=backward, escalations=codes)
        return found, ()

    # ------------------------------------------------------------ the file

    def _line(self, element: Element) -> int:
        return self.lines.get(element, 0)

    def _no(self, element: Element, code: str, expected: str) -> Refusal:
        return Refusal(
            code=code,
            element=local(element),
            name=element.get("name") or "",
            id=element.get("id") or "",
            line=self._line(element),
            expected=expected,
        )

    def _ids(self) -> None:
        seen: set[str] = set()
        for element in self.root.iter():
            wanted = element.get("id")
            if any(len(text) > MAX_TEXT for name in ("id", "name") if (text := element.get(name)) is not None):
                raise OutsideError(
                    self._no(element, "bpmn-too-long", f"names and ids of at most {MAX_TEXT:,} characters")
                )
            if len(element) == 0 and len(element.text or "") > MAX_CONDITION and local(element) in _LOOKED_INTO:
                expected = f"a text of at most {MAX_CONDITION:,} characters"
                raise OutsideError(self._no(element, "bpmn-too-long", expected))
            if wanted is None or not str(element.tag).startswith((f"{{{BPMN}}}", f"{{{BPMNDI}}}")):
                continue
            if wanted in seen:
                raise OutsideError(self._no(element, "bpmn-same-id", "an id of its own: another element has the same"))
            seen.add(wanted)

    def _process(self) -> Element:
        processes = list(every(self.root, "process"))
        drawn = [one for one in processes if any(local(child) in READ for child in one)]
        if len(drawn) == 1:
            return drawn[0]
        if not drawn:
            raise outside("bpmn-no-process", "a process with a start, steps and an end")
        names = ", ".join(f"“{shortened(one.get('name') or one.get('id') or '?')}”" for one in drawn[:10])
        raise outside("bpmn-several-processes", f"one process in a file, found {names}: save each in a file of its own")

    def _outer(self, process: Element) -> None:
        """What stands beside the process."""
        for element in self.root:
            name = local(element)
            if not str(element.tag).startswith(f"{{{BPMN}}}"):
                if not str(element.tag).startswith(f"{{{BPMNDI}}}"):
                    self._left_out(element)
            elif name == "collaboration":
                for part in element:
                    self._left_out(part)
            elif element is process or name == "escalation":
                self._attributes(element)
            elif name in _LEFT_OUT or name in {"extensionElements", "process"}:
                self._left_out(element)
            else:
                self._refuse(element)

    def _left_out(self, element: Element) -> None:
        called = shortened(element.get("name") or text_of(element))
        told = f"{local(element)} “{called}”" if called else local(element)
        self.remarks.append(Remark(code="left-out", text=f"Left out: {told}.", line=self._line(element)))

    def _attributes(self, element: Element) -> None:
        """Attributes of other programs, such as whom one of them would ask."""
        for name, text in element.attrib.items():
            if name.startswith("{") and not name.startswith(f"{{{OWN}}}"):
                called = shortened(element.get("name") or element.get("id") or local(element))
                told = f"{name.rpartition('}')[2]} “{shortened(text)}” of “{called}”"
                self.remarks.append(Remark(code="left-out", text=f"Left out: {told}.", line=self._line(element)))

    def _refuse(self, element: Element) -> None:
        instead = _INSTEAD.get(local(element), "take it out, or say it with what is read")
        self.refusals.append(self._no(element, "bpmn-element", f"only elements that are read here; {instead}"))

    # ------------------------------------------------------------ the process

    def _part(self, element: Element) -> None:
        name = local(element)
        if not str(element.tag).startswith(f"{{{BPMN}}}"):
            self._left_out(element)
        elif name in READ:
            self._node(element)
        elif name == "sequenceFlow":
            self._flow(element)
        elif name in {"laneSet", "documentation"}:
            return
        elif name == "extensionElements":
            self._extensions(element)
        elif name in _LEFT_OUT:
            self._left_out(element)
        else:
            self._refuse(element)

    def _node(self, element: Element) -> None:
        wanted = element.get("id")
        if not wanted:
            self.refusals.append(self._no(element, "bpmn-no-id", "an id"))
            return
        self._attributes(element)
        for child in element:
            name = local(child)
            if not str(child.tag).startswith(f"{{{BPMN}}}"):
                self._left_out(child)
            elif name == "extensionElements":
                self._extensions(child)
            elif name in _LEFT_OUT:
                self._left_out(child)
            elif local(element) == "startEvent" and name.endswith("EventDefinition"):
                self._left_out(child)  # what begins a request is an automation's business
            elif name in _PERFORMERS and local(element) not in _TASKS:
                self._left_out(child)
            elif name not in _TAKEN_UP | _PERFORMERS and name not in _DEFINED.get(local(element), ()):
                self._refuse(child)
        self.nodes[wanted] = Node(
            id=wanted,
            tag=local(element),
            name=element.get("name") or "",
            line=self._line(element),
            element=element,
            lane=self.lanes.get(wanted, ""),
        )

    def _extensions(self, holder: Element) -> None:
        for element in holder:
            if not str(element.tag).startswith(f"{{{OWN}}}"):
                self._left_out(element)

    def _flow(self, element: Element) -> None:
        condition = next(every(element, "conditionExpression"), None)
        for child in element:
            if child is not condition:
                self._left_out(child)
        language = condition.get("language", "") if condition is not None else ""
        if language and "feel" not in language.casefold():
            no = self._no(element, "bpmn-language", f"a condition in FEEL, found “{shortened(language)}”")
            self.refusals.append(no)
        self.flows.append(
            Flow(
                id=element.get("id") or "",
                name=(element.get("name") or "").strip(),
                source=element.get("sourceRef") or "",
                target=element.get("targetRef") or "",
                line=self._line(element),
                condition=text_of(condition) if condition is not None else None,
                branch=element.get(f"{{{OWN}}}branch") or "",
            )
        )

    def _ends_of_flows(self) -> None:
        if self.refusals:
            return  # a flow to a refused element would only be told twice
        for flow in self.flows:
            for end in (flow.source, flow.target):
                if end not in self.nodes:
                    expected = f"a flow between two elements of the process: there is no “{shortened(end)}”"
                    self.refusals.append(flow.no("bpmn-dangling", expected).refusal)
