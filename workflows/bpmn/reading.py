"""A BPMN file as a draft of a workflow: what is read becomes steps, and all else is told.

The subset is documented in ``BPMN.md``. The tree comes from whoever may read files; here nothing is opened, and
nothing is applied: a person looks at the draft, and ``workflows check`` says what it still needs.
"""

from collections.abc import Sequence
from typing import Any
from xml.etree.ElementTree import Element

import msgspec

from workflows.bpmn.drafting import Drafting
from workflows.bpmn.kept import json_of, kept_element
from workflows.bpmn.names import plain_id
from workflows.bpmn.refusals import OutsideError, Refusal, Remark, about, shortened
from workflows.bpmn.scanning import Graph, LineOf, every, local, scan
from workflows.bpmn.structure import structured
from workflows.bpmn.ways import Fields
from workflows.domain.definitions import Definition, Step, written_steps
from workflows.domain.forms import Field


class Imported(msgspec.Struct, frozen=True, kw_only=True):
    """What a file brought: a draft, or why there is none."""

    definition: Definition | None = None
    roles: dict[str, str] = {}
    """Roles that the draft asks: their names, by id."""
    remarks: tuple[Remark, ...] = ()
    """What was left out, or read in another way than it was drawn."""
    refusals: tuple[Refusal, ...] = ()


def read_bpmn(root: Element, lines: LineOf) -> Imported:
    """The workflow of a file. ``lines``: where each element begins.

    Never raises for what a file holds; every reason stands in ``refusals``.
    """
    remarks: list[Remark] = []
    try:
        graph, refusals = scan(root, lines, remarks)
        if graph is None:
            return Imported(remarks=tuple(dict.fromkeys(remarks)), refusals=refusals)
        return _draft(graph, remarks, lines.get(graph.process, 0))
    except OutsideError as no:
        return Imported(remarks=tuple(dict.fromkeys(remarks)), refusals=(no.refusal,))


def _draft(graph: Graph, remarks: list[Remark], line: int) -> Imported:
    process = graph.process
    head = _head(process, line)
    asked = Fields(_fields(head), remarks)
    drafting = Drafting(graph, asked, remarks)
    steps = drafting.steps(structured(graph))
    told = ["".join(one.itertext()) for one in every(process, "documentation")]
    name = process.get("name") or ""
    if not head:
        name = name.strip() or process.get("id") or "Process"
        head = {"id": plain_id(name, (), "process")}
        told = [" ".join(text.split()) for text in told]
        text = f"“{name}” became the workflow {head['id']}. Positions in the diagram are not kept."
        remarks.append(Remark(code="named", text=text))
        remarks += _names_left_out(graph, steps)
    fields = list(head.get("fields", ())) + [msgspec.to_builtins(one) for one in asked.made]
    if not fields:
        fields = [{"id": "subject", "type": "text", "label": "What it is about", "required": True}]
        remarks.append(Remark(code="field-made", text="It asks for no field there; “What it is about” was put in."))
    plain: dict[str, Any] = head | {"name": name, "sentence": " ".join(told), "fields": fields}
    try:
        definition = msgspec.convert(plain | {"steps": []}, type=Definition)
    except msgspec.ValidationError as error:
        raise _damaged(process, line, str(error)) from error
    definition = msgspec.structs.replace(definition, steps=tuple(steps))
    return Imported(definition=definition, roles=drafting.roles, remarks=tuple(dict.fromkeys(remarks)))


def _names_left_out(graph: Graph, steps: Sequence[Step]) -> list[Remark]:
    """Names of gateways, ways and events that no step bears."""
    borne = {step.name for step in written_steps(tuple(steps))}
    found = [(node.name, node.line) for node in graph.nodes.values()]
    found += [(flow.name, flow.line) for flows in graph.onward.values() for flow in flows]
    told = [(" ".join(name.split()), line) for name, line in found]
    return [
        Remark(code="left-out", text=f"Left out: the name “{shortened(name)}”, which no step bears.", line=line)
        for name, line in sorted(told, key=lambda one: one[1])
        if name and name not in borne
    ]


def _head(process: Element, line: int) -> dict[str, Any]:
    """What our own export kept of a workflow as a whole; nothing in a foreign file."""
    kept = kept_element(process, "workflow")
    if kept is None:
        return {}
    found = json_of(kept)
    if found is None or not isinstance(found.get("id"), str) or not isinstance(found.get("fields"), list):
        raise _damaged(process, line, "expected its id and its fields")
    return found


def _fields(head: dict[str, Any]) -> tuple[Field, ...]:
    try:
        return msgspec.convert([*head.get("fields", ()), *head.get("facts", ())], type=tuple[Field, ...])
    except (msgspec.ValidationError, TypeError) as error:
        raise about("bpmn-kept", _UNCHANGED.format(error), element="cs:workflow") from error


_UNCHANGED = "what Countersign wrote there, unchanged ({}); export the workflow again, or take the element out"


def _damaged(process: Element, line: int, why: str) -> OutsideError:
    name, wanted = process.get("name") or "", process.get("id") or ""
    return about("bpmn-kept", _UNCHANGED.format(why), element=local(process), name=name, id=wanted, line=line)
