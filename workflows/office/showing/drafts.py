"""Requests that nobody sent yet: kept on this device only, never in the log, encrypted with the device's own key."""

import msgspec

from workflows.office.office import Office


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """An unfinished request."""

    id: str = ""
    """Empty until it is saved for the first time."""
    workflow: str
    unit: str = ""
    by: str | None = None
    values: dict[str, str] = {}
    """What was typed so far, by field id, valid or not."""
    files: tuple[str, ...] = ()
    """Paths of files to attach."""
    request: str | None = None
    """The running request whose form or answer this is; None: a new one."""
    step: str | None = None
    """The step of that request."""
    changed_ms: int = 0
    """When it was saved last."""


def save(office: Office, draft: Draft) -> Draft:
    """Keep it, in the place of what was kept under its id. Writes: on the writer lane. Answers it with id and time."""
    raise NotImplementedError


def drafts(office: Office, by: str | None = None) -> tuple[Draft, ...]:
    """All drafts, of one person where given, latest first. What another key locked is left out."""
    raise NotImplementedError


def draft(office: Office, draft_id: str) -> Draft | None:
    """One draft; None where it is not there or cannot be read."""
    raise NotImplementedError


def remove(office: Office, draft_id: str) -> None:
    """Forget it; unknown ones are no error. Writes: on the writer lane."""
    raise NotImplementedError
