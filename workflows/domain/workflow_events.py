"""Past facts about workflows themselves, beside their publishing."""

import msgspec


class WorkflowEnded(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind", tag="workflow.ended"
):
    """No request begins any more; running ones go on. Publishing the workflow again takes it up again."""

    workflow: str
    deleted: bool = False
    """No request of it was ever known to its author, and nobody is shown it any more."""
    reason: str = ""
