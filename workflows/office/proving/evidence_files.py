"""Which of a request's files may go into its evidence pack: those that hold nothing of other requests."""

from collections.abc import Sequence

from workflows.domain.events import Source
from workflows.engine.erasure import erased
from workflows.engine.state import RequestState
from workflows.intake.document import Unreadable
from workflows.intake.e_invoice import read_xml
from workflows.office.attachments import read_document_bytes
from workflows.office.office import Office
from workflows.office.proving.evidence_words import LeftOutWhy

LeftOut = Sequence[tuple[Source, LeftOutWhy]]
"""Files that are not in the pack, and why."""

_ONE_DOCUMENT = frozenset({"ubl", "cii", "factur-x", "zugferd1", "pdf"})
"""Formats of which a file is one document, whatever it holds."""
_TABLES = frozenset({"csv", "xlsx"})
"""Formats of which a file holds a document in each row."""


def files_of(office: Office, state: RequestState) -> tuple[dict[str, bytes], LeftOut]:
    """The request's own files as they came in; and those that were erased, hold more than it, or are not here.

    An erased file may still be kept here for another request. It is not of this one any more.
    """
    gone = {source.sha256 for source in _sources(state) if source.blob in erased(state)}
    found: dict[str, bytes] = {}
    left_out: list[tuple[Source, LeftOutWhy]] = []
    for source in _sources(state):
        if source.sha256 in gone:
            left_out.append((source, "erased"))
            continue
        content = read_document_bytes(office.store.home.attachments, source.sha256) if source.sha256 else None
        if _shared(office, state.id, source, content):
            left_out.append((source, "shared"))
        elif content is None:
            left_out.append((source, "not-here"))
        else:
            found[f"attachments/{source.sha256}"] = content
    return found, left_out


def erased_at(state: RequestState, sha256: str) -> int | None:
    """When the erasure of a file was ordered, as the log says, in milliseconds; None where it was not."""
    gone = erased(state)
    times = [gone[source.blob].at[0] for source in _sources(state) if source.sha256 == sha256 and source.blob in gone]
    return min(times, default=None)


def _sources(state: RequestState) -> list[Source]:
    return [source for act in state.acts for source in getattr(act.event, "sources", ())]


def _shared(office: Office, request: str, source: Source, content: bytes | None) -> bool:
    """Whether the file holds other requests as well, or may: what is not known to be one document counts as several.

    The store is asked too, but it forgets the files of rejected requests, so the file itself has the last word.
    """
    others = office.store.questions.documents_with(source.sha256) if source.sha256 else ()
    if any(one.request != request for one in others):
        return True
    if source.format in _ONE_DOCUMENT or content is None:
        return source.format in _TABLES
    try:
        return source.format != "fatturapa" or len(read_xml(content, source.name, source.sha256)) > 1
    except Unreadable:
        return True
