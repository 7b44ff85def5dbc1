"""Asking with documents: what a file says is proposed for a form, and what somebody sends is kept together with it.

Reading changes nothing; it happens where a screen does not wait for it. Sending is one act.
"""

import hashlib
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Literal, Self

import msgspec

from workflows.domain.commands import Refusal, Submit
from workflows.domain.definitions import Definition
from workflows.domain.events import Source
from workflows.domain.forms import Value
from workflows.errors import InvalidInput
from workflows.intake.checks import check
from workflows.intake.confined import ConfinedReader
from workflows.intake.document import Document, Format, no_fields
from workflows.intake.read import read_documents
from workflows.office.attachments import blobs_in, remove_kept
from workflows.office.documents import (
    Note,
    kept_source,
    missing_at_first,
    proposed_values,
    request_of_file,
    unit_named,
)
from workflows.office.invoice_facts import concerns_invoices
from workflows.office.office import Acted, Office
from workflows.office.showing.attached import Attachment
from workflows.store.files import kind_at, read_regular

MAX_ATTACHED = 20
"""Files with one request."""

LARGEST = 50_000_000
"""Bytes of one attached file."""

_LEFT_ALONE = frozenset({".tmp", ".part", ".crdownload", ".db", ".ini"})


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where a value was found."""

    page: int | None = None
    """From 1; None: the document states it as data."""
    line: str = ""
    """The line of text; untrusted."""


class ReadFile(msgspec.Struct, frozen=True, kw_only=True):
    """One document of a file, read for the form of a workflow."""

    path: Path
    document: Document
    state: Literal["ready", "look", "before", "refused"]
    """ready: can be sent as it is; look: somebody completes or confirms it; before: it is a request already."""
    unit: str
    """The one that the document names; empty where it names none."""
    values: dict[str, Value] = {}
    places: dict[str, Place] = {}
    """Where each of the values was found."""
    notes: tuple[Note, ...] = ()
    """What the reader and the checks found; those with a field are about that field."""
    missing: tuple[str, ...] = ()
    """Required fields without a value."""
    before: str | None = None
    """The request that this very file became before."""
    alone: bool = True
    """Whether the file holds no other document."""


class DocumentReader:
    """Reads files for forms. Keeps one confined process until ``close``; safe to share between threads."""

    def __init__(self) -> None:
        self._confined = ConfinedReader()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the confined process. Reading again starts a new one."""
        self._confined.close()

    def read(self, office: Office, path: Path, workflow: str) -> tuple[ReadFile, ...]:
        """Every document of a file, in its order, at least one; never raises for what the file holds."""
        definition = office.state.workflow(workflow)
        assert definition is not None, "screens offer only workflows that there are"
        documents = read_documents(path, confined=self._confined)
        return tuple(_read(office, definition, one, path, alone=len(documents) == 1) for one in documents)


class ShownCopies:
    """Copies of files that are being looked at before they are sent, under their hashes, as kept documents lie.

    They lie in a private folder of the system's until ``close``.
    """

    def __init__(self) -> None:
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._ended = False

    def of(self, read: ReadFile) -> Attachment | None:
        """A copy of the file as it was read; None where it is another by now, or cannot be read."""
        sha256 = read.document.sha256 or ""
        try:
            content = read_regular(read.path, LARGEST, follow=False)
            if self._ended or hashlib.sha256(content).hexdigest() != sha256:
                return None
            if self._folder is None:
                self._folder = tempfile.TemporaryDirectory(prefix="countersign-")
            copy = Path(self._folder.name) / sha256
            copy.write_bytes(content)
        except OSError:
            return None
        return Attachment(
            name=read.document.file,
            sha256=sha256,
            size=len(content),
            format=read.document.format,
            state="here",
            path=copy,
            erased_ms=None,
        )

    def close(self) -> None:
        """Take the copies away; no more are made."""
        self._ended = True
        folder, self._folder = self._folder, None
        if folder is not None:
            folder.cleanup()


def reads_documents(office: Office) -> tuple[str, ...]:
    """Ids of the workflows in force whose forms are filled from documents, in the order of the office."""
    found = [(id_, office.state.workflow(id_)) for id_ in office.state.workflows]
    return tuple(id_ for id_, definition in found if definition is not None and concerns_invoices(definition))


def files_in(given: Iterable[Path]) -> tuple[Path, ...]:
    """The files themselves, folders replaced by the files in them by name; hidden and unfinished ones are left.

    Never raises: a folder that may not be looked into stays as it is, and reading it tells why.
    """
    found: list[Path] = []
    for path in given:
        try:
            found += _files_inside(path) if kind_at(path) == "folder" else [path]
        except OSError:
            found.append(path)
    return tuple(found)


def _files_inside(folder: Path) -> list[Path]:
    inside = sorted(one for one in folder.iterdir() if one.is_file() and not one.name.startswith((".", "~")))
    return [one for one in inside if one.suffix.lower() not in _LEFT_ALONE]


def send(
    office: Office, command: Submit, *, read: ReadFile | None = None, attached: Sequence[Path] = ()
) -> Acted | Refusal:
    """Submit with documents: first the one that the values were read from, then what was attached.

    Refuses ``same-file`` where the read document became a request meanwhile. Raises InvalidInput where a file is not
    there any more, is too large or is another than was read; Trouble for the disk. Then nothing was created.
    """
    if read is not None:
        before = request_of_file(office, read.document, alone=read.alone)
        if before is not None:
            return Refusal(code="same-file", facts={"request": before})
    attached = [path for path in dict.fromkeys(attached) if read is None or path != read.path]
    if len(attached) > MAX_ATTACHED:
        raise _too_many()
    sources: list[Source] = []
    acted: Acted | Refusal | None = None
    try:
        if read is not None:
            sources.append(kept_source(office, read.path, read.document))
        for path in attached:
            sources.append(kept_source(office, path, attachment_of(path)))  # noqa: PERF401 -- kept as far as it came
        full = msgspec.structs.replace(command, sources=(*command.sources, *sources))
        acted = office.submit(full, document=read.document if read is not None else None)
    finally:
        if not isinstance(acted, Acted):
            for source in sources:
                remove_kept(blobs_in(office.store.home) / source.blob)  # nothing refers to it
    assert acted is not None
    return acted


def attachment_of(path: Path) -> Document:
    """A file of any kind as a document without fields. Raises InvalidInput where it cannot be read or is too large."""
    try:
        content = read_regular(path, LARGEST, follow=False)
    except OSError as error:
        raise InvalidInput(
            code="not-attached",
            title="A file could not be attached",
            text=f"{path.name}: {error.strerror or error}. Nothing was sent.",
            advice=f"Check that it is there, and not larger than {LARGEST // 1_000_000} MB.",
        ) from error
    known: Format = "pdf" if b"%PDF-" in content[:1024] else "unknown"
    name = path.name.encode("utf-8", "backslashreplace").decode("utf-8")
    return Document(
        file=name, outcome="document", format=known, fields=no_fields(), sha256=hashlib.sha256(content).hexdigest()
    )


# ---------------------------------------------------------------- inside


def _read(office: Office, definition: Definition, document: Document, path: Path, *, alone: bool) -> ReadFile:
    notes = [Note(code=one.code, text=one.text, field=one.field) for one in document.problems]
    unit = unit_named(office, document) or ""
    if document.outcome == "refused":
        return ReadFile(path=path, document=document, state="refused", unit=unit, notes=tuple(notes))
    failed = [one for one in check(document) if one.passed is False]
    notes += [Note(code=one.code, text=one.text, field=_field_of(one.code)) for one in failed]
    values, unusable = proposed_values(office, definition, document)
    notes += unusable
    known: dict[str, Value] = {name: value for name, value in values.items() if value is not None}
    proposals = {one.field: Place(page=one.page, line=one.line) for one in reversed(document.proposals)}
    stated = {name for name, text in document.fields.items() if text is not None}
    missing = missing_at_first(office, definition, values)
    before = request_of_file(office, document, alone=alone)
    fine = document.outcome == "invoice" and not missing and not unusable and not failed
    return ReadFile(
        path=path,
        document=document,
        state="before" if before is not None else "ready" if fine else "look",
        unit=unit,
        values=known,
        places={name: Place() if name in stated else proposals.get(name, Place()) for name in known},
        notes=tuple(notes),
        missing=missing,
        before=before,
        alone=alone,
    )


def _field_of(check_code: str) -> str | None:
    return {"iban_valid": "iban", "vat_id_valid": "supplier_vat_id"}.get(check_code)


def _too_many() -> InvalidInput:
    return InvalidInput(
        code="too-many-files",
        title="Too many files for one request",
        text=f"At most {MAX_ATTACHED} files go with one request. Nothing was sent.",
        advice="Take some away, or put them into one document.",
    )
