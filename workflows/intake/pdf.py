"""PDF files as documents: the invoice embedded in them (Factur-X, ZUGFeRD, XRechnung), or proposals from their text."""

import msgspec

from workflows.intake.confined import ConfinedReader
from workflows.intake.confined_messages import EMBEDDED_NAMES, PdfAttachment, PdfContent
from workflows.intake.document import Document, Format, Problem, Unreadable, no_fields, refused
from workflows.intake.e_invoice import read_xml
from workflows.intake.enclosed import enclose
from workflows.intake.filling import Filling
from workflows.intake.pdf_text import propose


def read_pdf(content: bytes, file: str, digest: str, confined: ConfinedReader) -> Document:
    """Read one PDF. Raises Unreadable where it is encrypted, damaged or too much."""
    held = confined.ask("pdf", content, PdfContent)
    filling = Filling()
    invoice = _embedded_invoice(held, filling)
    attachments = tuple(
        enclose(filling, each.name, _media_type(each.name), each.content)
        for each in held.attachments
        if each is not invoice and each.content is not None
    )
    if any(each.content is None for each in held.attachments):
        filling.problem("attachment-too-large", None, "An attachment of the PDF is too large and was left out.")
    if invoice is None:
        return Document(
            file=file,
            outcome="document",
            format="pdf",
            fields=no_fields(),
            problems=tuple(filling.problems),
            attachments=attachments,
            proposals=propose(held.texts),
            sha256=digest,
        )
    try:
        document = read_xml(invoice.content or b"", file, digest)[0]
    except Unreadable as refusal:
        text = f"The invoice embedded in the PDF cannot be used. {refusal.text}"
        unusable = refused(file, "pdf", Unreadable("embedded-xml-unreadable", text), digest)
        return msgspec.structs.replace(
            unusable,
            problems=(*unusable.problems, Problem(code=refusal.code, text=refusal.text), *filling.problems),
        )
    form: Format = "factur-x" if document.format == "cii" else document.format
    return msgspec.structs.replace(
        document,
        format=form,
        problems=(*document.problems, *filling.problems),
        attachments=(*document.attachments, *attachments),
    )


def _embedded_invoice(held: PdfContent, filling: Filling) -> PdfAttachment | None:
    by_name = sorted(
        (each for each in held.attachments if each.name.lower() in EMBEDDED_NAMES),
        key=lambda each: EMBEDDED_NAMES.index(each.name.lower()),
    )
    if len(by_name) > 1:
        filling.problem(
            "several-embedded", None, f"The PDF holds {len(by_name)} invoices; “{by_name[0].name}” is read."
        )
    if by_name:
        return by_name[0]
    return None


def _media_type(name: str) -> str:
    ending = name.lower().rpartition(".")[2]
    return {"xml": "application/xml", "pdf": "application/pdf", "csv": "text/csv", "txt": "text/plain"}.get(ending, "")
