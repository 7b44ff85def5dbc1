"""Ends workflows, and deletes those that nobody ever used, by an owner's act."""

from typing import TYPE_CHECKING

from workflows.changes import Changes
from workflows.domain.commands import Refusal
from workflows.domain.workflow_events import WorkflowEnded
from workflows.store.rows import mark

if TYPE_CHECKING:
    from workflows.office.office import Office

_UNKNOWN = ("retired", "no-key", "no-signer", "not-understood")
"""Entries of which nothing is known here but that they are: any of them may be about a request of the workflow."""


def end_workflow(office: "Office", workflow: str, by: str, reason: str = "") -> Changes | Refusal:
    """Let no request of the workflow begin any more. Running ones go on."""
    return office.change(by, (WorkflowEnded(workflow=workflow, reason=reason.strip()),))


def delete_workflow(office: "Office", workflow: str, by: str, reason: str = "") -> Changes | Refusal:
    """Take a workflow away that was never used: no request of it is here, and none can be among what is not readable.

    A request that another laptop began before it hears of this goes on, by the definition that it began with.
    """
    used = use_of(office, workflow)
    if used is not None:
        return used
    return office.change(by, (WorkflowEnded(workflow=workflow, deleted=True, reason=reason.strip()),))


def use_of(office: "Office", workflow: str) -> Refusal | None:
    """Why the workflow cannot be deleted: it is, or may have been, used."""
    facts = {"workflow": workflow}
    if office.store.questions.requests(workflow=workflow, limit=1):
        return Refusal(code="workflow-used", facts=facts)
    if any(office.store.entries.of_request(mark(why)) for why in _UNKNOWN):
        return Refusal(code="workflow-perhaps-used", facts=facts)
    return None
