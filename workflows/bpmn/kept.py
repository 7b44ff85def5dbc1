"""What our own export kept in a file beside BPMN's words. It is read as any other stranger's text."""

from typing import Any
from xml.etree.ElementTree import Element

import msgspec

from workflows.bpmn.names import BPMN, OWN, tag_of
from workflows.bpmn.scanning import Node
from workflows.domain.definitions import Step


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """A step as it was written, without its name and what it holds."""

    step: Step
    when: str
    """The condition that stood on the flow to it."""


def kept_element(holder: Element, name: str) -> Element | None:
    """Our own element of that name in a node or process."""
    return holder.find(f"{{{BPMN}}}extensionElements/{{{OWN}}}{name}")


def json_of(element: Element) -> dict[str, Any] | None:
    """The object that stands in it; None where none does."""
    try:
        found = msgspec.json.decode("".join(element.itertext()))
    except (msgspec.DecodeError, UnicodeEncodeError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def kept_step(node: Node) -> Kept | None:
    """The step that a node was written for; None in a foreign file, or where it became another kind of element.

    Raises OutsideError where it was written over.
    """
    element = kept_element(node.element, "step")
    if element is None:
        return None
    plain = json_of(element)
    held: dict[str, Any] = {"parallel": {"branches": []}, "repeat": {"steps": []}}.get(
        str((plain or {}).get("kind")), {}
    )
    try:
        step: Step = msgspec.convert((plain or {}) | held | {"name": node.name}, type=Step)
    except (msgspec.ValidationError, RecursionError) as error:
        expected = f"what Countersign wrote there, unchanged ({error}); export the workflow again, or take cs:step out"
        raise node.no("bpmn-kept", expected) from error
    return Kept(step=step, when=element.get("when") or "") if tag_of(step) == node.tag else None
