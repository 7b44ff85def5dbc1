"""The documents of a request, and whether they can be opened here."""

from pathlib import Path
from typing import Literal

import msgspec

from workflows.domain.document_events import DocumentMade
from workflows.domain.events import Act, RequestSubmitted, Source
from workflows.domain.personal import SHA256
from workflows.engine.erasure import erased
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
    sources = sources_of(state)
    gone = erased(state)
    return tuple(_attachment(office, source, gone.get(source.blob) if source.blob else None) for source in sources)


def sources_of(state: RequestState) -> tuple[Source, ...]:
    """Those that it came with, then those that the program made for its steps, each content once."""
    submitted = state.acts[0].event
    found = list(submitted.sources) if isinstance(submitted, RequestSubmitted) else []
    made = [one for act in state.counted if isinstance(act.event, DocumentMade) for one in act.event.sources]
    return (*found, *{one.sha256: one for one in made}.values())


def _attachment(office: Office, source: Source, order: Act | None) -> Attachment:
    # An older source may name anything; only a hash is the name of a kept file.
    is_name = SHA256.fullmatch(source.sha256) is not None
    path = office.store.home.attachments / source.sha256 if is_name else None
    here = order is None and path is not None and path.is_file() and not path.is_symlink()
    return Attachment(
        name=source.name,
        sha256=source.sha256,
        size=source.size,
        format=source.format,
        state="erased" if order is not None else "here" if here else "not-here",
        path=path if here else None,
        erased_ms=order.at[0] if order is not None else None,
    )
