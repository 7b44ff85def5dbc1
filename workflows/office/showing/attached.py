"""The documents of a request, and whether they can be opened here."""

from pathlib import Path
from typing import Literal

import msgspec

from workflows.engine.state import RequestState
from workflows.office.office import Office


class Attachment(msgspec.Struct, frozen=True, kw_only=True):
    """A document that the request came from, or that was attached to it."""

    name: str
    """As it was called when it came in; untrusted text."""
    sha256: str
    size: int
    """Bytes."""
    format: str
    state: Literal["here", "erased", "not-here"]
    path: Path | None
    """Where it lies, under its hash and without an ending; None unless it is here."""
    erased_ms: int | None


def attachments(office: Office, state: RequestState) -> tuple[Attachment, ...]:
    """All documents, in the order in which they were given. Their content is not checked here."""
    raise NotImplementedError
