"""Invoices of our own making, for the sample firm and for tests: values in, bytes out, the same bytes every time.

``invoices.yaml`` of the sample firm holds the values; ``make_samples`` writes the files.
"""

from pathlib import Path
from typing import Literal

import msgspec

from workflows.errors import InvalidInput
from workflows.intake.document import Kind
from workflows.intake.sample import Line, Party, Sample
from workflows.intake.sample_pdf import factur_x_pdf, plain_pdf
from workflows.intake.sample_xml import cii_invoice, ubl_invoice
from workflows.readable import Readable, read

__all__ = [
    "Line",
    "Party",
    "Sample",
    "cii_invoice",
    "factur_x_pdf",
    "make_samples",
    "plain_pdf",
    "sample_files",
    "ubl_invoice",
]

Form = Literal["ubl", "cii", "factur-x", "pdf"]


class _Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One invoice in the book: a Sample with names in place of parties, and the file to write."""

    file: str
    form: Form
    supplier: str
    number: str
    issue_date: str
    due_date: str
    lines: tuple[Line, ...]
    shows: str
    """What the file is good for; only for people."""
    kind: Kind = "invoice"
    order_reference: str | None = None
    buyer_reference: str | None = None
    iban: str | None = None
    """Another account than the supplier's usual one."""
    stated_gross: str | None = None


class _Book(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    buyer: Party
    suppliers: dict[str, Party]
    invoices: tuple[_Entry, ...]


def make_samples(folder: Path, book: Path) -> tuple[Path, ...]:
    """Write every invoice of a book (``invoices.yaml``) into a folder; the same bytes every time.

    Answers with the files, in order. Raises InvalidInput where the book cannot be used.
    """
    made = sample_files(book.read_text(encoding="utf-8"), book.name)
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in made.items():
        (folder / name).write_bytes(content)
    return tuple(folder / name for name in made)


def sample_files(text: str, name: str) -> dict[str, bytes]:
    """The files of a book, by name, in order. Raises InvalidInput where the book cannot be used."""
    book = _book(read(text, name))
    writers = {"ubl": ubl_invoice, "cii": cii_invoice, "factur-x": factur_x_pdf, "pdf": plain_pdf}
    return {entry.file: writers[entry.form](_sample(book, entry)) for entry in book.invoices}


def _book(source: Readable) -> _Book:
    try:
        return msgspec.convert(source.value, _Book)
    except msgspec.ValidationError as error:
        raise InvalidInput(
            code="invalid-file",
            title="This file cannot be used as it is",
            text=f"{source.name}: {error}. Nothing was written.",
            advice="Correct it and try again.",
        ) from error


def _sample(book: _Book, entry: _Entry) -> Sample:
    supplier = book.suppliers[entry.supplier]
    return Sample(
        number=entry.number,
        supplier=msgspec.structs.replace(supplier, iban=entry.iban or supplier.iban),
        buyer=book.buyer,
        issue_date=entry.issue_date,
        due_date=entry.due_date,
        lines=entry.lines,
        kind=entry.kind,
        order_reference=entry.order_reference,
        buyer_reference=entry.buyer_reference,
        stated_gross=entry.stated_gross,
    )
