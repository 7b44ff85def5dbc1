"""Documents become requests: read, checked, compared, submitted. A file that is no invoice creates nothing."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Literal

import msgspec

from workflows.domain.commands import Refusal, Submit
from workflows.domain.definitions import Definition
from workflows.domain.events import Source
from workflows.domain.forms import Value, parse_value, plain_value
from workflows.engine.completeness import asked_at_first
from workflows.errors import InvalidInput
from workflows.intake.checks import check
from workflows.intake.confined import ConfinedReader
from workflows.intake.document import FIELD_NAMES, Document
from workflows.intake.keys import number_key, supplier_key
from workflows.intake.read import read_documents
from workflows.office.attachments import blobs_in, keep_document, remove_kept, seal_document
from workflows.office.invoice_facts import names_no_account
from workflows.office.office import Acted, Office
from workflows.office.records.facts import notes_about


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """Something found while reading or checking."""

    code: str
    text: str
    field: str | None = None


class Taken(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one document."""

    file: str
    outcome: Literal["request", "draft", "duplicate", "refused"]
    request: str | None
    checks: tuple[Note, ...] = ()
    acted: Acted | None = None


def take_in(  # what a document needs to become a request
    office: Office,
    paths: Iterable[Path],
    *,
    workflow: str,
    unit: str | None,
    by: str | None,
    confined: ConfinedReader | None = None,
) -> Iterator[Taken]:
    """Read files one after the other and submit what they hold. Each document is an act of its own, as it is read.

    ``by`` is the person who enters them; None: they came in by themselves, and nobody is the requester.
    """
    definition = office.state.workflow(workflow)
    if definition is None:
        raise InvalidInput(
            code="unknown-workflow",
            title="There is no such workflow",
            text=f"This office has no workflow “{workflow}”. Nothing was changed.",
            advice=f"Choose one of: {', '.join(office.state.workflows) or 'none yet; apply a file with workflows'}.",
        )
    for path in paths:
        documents = read_documents(path, confined=confined)
        for document in documents:
            taken = _taken_before(office, document, alone=len(documents) == 1)
            yield taken or _take(office, definition, document, path, unit=unit, by=by)


def take_as_it_came(office: Office, document: Document, path: Path, definition: Definition, unit: str | None) -> Taken:
    """Submit the only document of a file that was read before, as one that came in by itself: nobody asked for it.

    A file that is another by now is refused, and nothing is created.
    """
    return _taken_before(office, document, alone=True) or _take(office, definition, document, path, unit=unit, by=None)


def _take(
    office: Office, definition: Definition, document: Document, path: Path, *, unit: str | None, by: str | None
) -> Taken:
    notes = [Note(code=one.code, text=one.text, field=one.field) for one in document.problems]
    if document.outcome == "refused":
        return Taken(file=document.file, outcome="refused", request=None, checks=tuple(notes))
    notes += [Note(code=one.code, text=one.text) for one in check(document) if one.passed is False]
    values, unusable = proposed_values(office, definition, document)
    notes += unusable
    proposed = document.outcome == "document" or bool(missing_at_first(office, definition, values))
    try:
        source = kept_source(office, path, document)
    except InvalidInput as error:
        notes.append(Note(code=error.code, text=error.text))
        return Taken(file=document.file, outcome="refused", request=None, checks=tuple(notes))
    command = Submit(
        workflow=definition.id,
        unit=unit or unit_named(office, document) or office.state.head,
        by=by,
        values={name: plain_value(value) for name, value in values.items() if value is not None},
        sources=(source,),
        draft=proposed,
    )
    acted = office.submit(command, document=document)
    if isinstance(acted, Refusal):
        remove_kept(blobs_in(office.store.home) / source.blob)  # nothing refers to it
        notes.append(Note(code=acted.code, text=", ".join(f"{k}: {v}" for k, v in acted.facts.items())))
        return Taken(file=document.file, outcome="refused", request=None, checks=tuple(notes))
    values = acted.request.standing.values
    notes += _history_notes(values)
    if values.get("account_missing") is not True and names_no_account(definition, values):
        notes.append(Note(code="no-account", text="The invoice names no account to pay to."))
    notes += [Note(code=code, text=text) for code, text in notes_about(office, values, acted.request.id)]
    duplicate = values.get("same_number") is True
    return Taken(
        file=document.file,
        outcome="draft" if proposed else "duplicate" if duplicate else "request",
        request=acted.request.id,
        checks=tuple(notes),
        acted=acted,
    )


def missing_at_first(office: Office, definition: Definition, values: Mapping[str, Value]) -> tuple[str, ...]:
    """Required fields without a value, of those that are asked when a request begins and with these values."""
    first = asked_at_first(definition)
    return tuple(
        field.id
        for field in definition.fields
        if field.required
        and field.id in first
        and values.get(field.id) is None
        and office.book.holds(definition, f"field {field.id}", field.when, values, office.state.units)
    )


def kept_source(office: Office, path: Path, document: Document) -> Source:
    """Keep the file durably, and say how a request refers to it. Raises InvalidInput where it is not what was read."""
    home = office.store.home
    size = keep_document(home.attachments, path, document)
    sealed = seal_document(home, document.sha256 or "")
    return Source(
        name=document.file[:200],
        sha256=document.sha256 or "",
        size=size,
        format=document.format,
        blob=sealed.blob,
        secret=sealed.secret,
    )


def proposed_values(office: Office, definition: Definition, document: Document) -> tuple[dict[str, Value], list[Note]]:
    """The document's fields as values of the workflow's form; proposals of a plain PDF where it has no fields."""
    texts = {name: text for name, text in document.fields.items() if text is not None}
    if document.outcome == "document":
        for proposal in document.proposals:
            texts.setdefault(proposal.field, proposal.value)
    currency = texts.get("currency") or office.state.currency
    values: dict[str, Value] = {}
    notes: list[Note] = []
    for name in FIELD_NAMES:
        field = definition.field(name)
        if field is None or name not in texts:
            continue
        try:
            values[name] = parse_value(field, texts[name], currency)
        except ValueError as error:
            notes.append(
                Note(code=str(error), field=name, text=f"“{texts[name][:80]}” cannot be used as {field.label}.")
            )
    return values, notes


def request_of_file(office: Office, document: Document, *, alone: bool) -> str | None:
    """The request that this document of this very file became before. ``alone``: the file holds no other."""
    found = office.store.questions.documents_with(document.sha256) if document.sha256 else ()
    if not alone:
        keys = supplier_key(document.fields), number_key(document.fields["invoice_number"] or "")
        found = tuple(row for row in found if (row.supplier_key, row.number_key) == keys)
    return found[0].request if found else None


def _taken_before(office: Office, document: Document, *, alone: bool) -> Taken | None:
    """What is said of a document that became a request before; nothing new is created."""
    request = request_of_file(office, document, alone=alone)
    if request is None:
        return None
    note = Note(code="same-file", text="This very file was taken in before. Nothing was created.")
    return Taken(file=document.file, outcome="duplicate", request=request, checks=(note,))


def unit_named(office: Office, document: Document) -> str | None:
    """The unit that the invoice's buyer reference names."""
    reference = (document.fields.get("buyer_reference") or "").casefold().strip()
    for unit in office.state.units.values():
        if reference and reference in {unit.id.casefold(), unit.name.casefold()}:
            return unit.id
    return None


def _history_notes(values: Mapping[str, Value]) -> list[Note]:
    texts = {
        "same_number": "An invoice with this number came from this supplier before.",
        "same_amount_near": "An invoice over the same amount came from this supplier within three days.",
        "account_changed": "The bank account is not the one this supplier used before.",
        "new_supplier": "No invoice of this supplier has been approved yet.",
    }
    if values.get("supplier_key") is None:
        return []  # nobody knows yet whose document it is, so there is nothing to compare with
    return [Note(code=code.replace("_", "-"), text=text) for code, text in texts.items() if values.get(code) is True]
