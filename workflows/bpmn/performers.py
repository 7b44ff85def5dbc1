"""Whom a step asks, as a potential owner's name: ``manager``, ``owner at head``, ``person maria``, ``field boss``."""

import re
from typing import Literal, get_args

from workflows.bpmn.names import plain_id
from workflows.domain.definitions import ApprovalStep, FormStep, Step, TodoStep, WaitStep
from workflows.domain.outcomes import Approver, Relation
from workflows.engine.mistakes import ID

_WRITTEN = re.compile(r"(?:(?P<kind>role|person|field|relation) )?(?P<name>\S+?)(?P<head> at head)?\Z")


def asked_by(step: Step) -> tuple[Approver, ...]:
    """Whom the step names itself."""
    if isinstance(step, FormStep | TodoStep):
        return step.who
    if isinstance(step, WaitStep) and step.for_ is not None:
        return step.for_.who
    return step.approvers if isinstance(step, ApprovalStep) else ()


def performer_text(approver: Approver) -> str:
    """One approver as a text; where several are set, which no sound step has, the first."""
    for kind, name in (("person", approver.person), ("field", approver.field), ("relation", approver.relation)):
        if name is not None and approver.role is None:
            return f"{kind} {name}{_place(approver)}"
    return f"{approver.role or ''}{_place(approver)}"


def read_performer(text: str) -> tuple[Approver, str]:
    """The approver, and the name of a role that has to be made of the text; empty where it is an id already."""
    found = _WRITTEN.match(text.strip())
    head: Literal["nearest", "head"] = "head" if found and found["head"] else "nearest"
    name = found["name"] if found else ""
    if found and found["kind"] in {"person", "field"}:
        approver = Approver(person=name, at=head) if found["kind"] == "person" else Approver(field=name, at=head)
        return approver, ""
    if found and found["kind"] == "relation" and name in get_args(Relation):
        return Approver(relation="manager-of-requester", at=head), ""
    if found and ID.match(name):
        return Approver(role=name, at=head), ""
    return Approver(role=plain_id(text, (), "role")), " ".join(text.split())


def _place(approver: Approver) -> str:
    return " at head" if approver.at == "head" else ""
