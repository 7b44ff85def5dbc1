"""A kept document as something to look at: pages, a picture, text, or an invoice as a readable page.

Documents come from strangers. What has to be taken apart (PDF) is taken apart in the confined process; XML is read
within the limits of intake; pictures are handed on as bytes, because the core has no eyes. Nothing is opened by
another program, and what is shown is checked to be what was kept: its bytes still give the hash that was signed.
"""

from pathlib import Path
from typing import Literal

import msgspec

from workflows.intake.confined import ConfinedReader
from workflows.intake.confined_messages import PageDrawn, PageWanted, PdfPages
from workflows.intake.document import Document, TaxLine, Unreadable
from workflows.intake.e_invoice import read_xml
from workflows.intake.invoice_lines import InvoiceLine, InvoiceLines, invoice_lines
from workflows.office.attachments import read_document_bytes
from workflows.office.showing.attached import Attachment

Look = Literal["pages", "picture", "text", "invoice", "other"]

MAX_TEXT_CHARACTERS = 200_000
MAX_PICTURE_BYTES = 25_000_000

_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"BM")
_XML_STARTS = (b"<", b"\xef\xbb\xbf<")


class InvoiceShown(msgspec.Struct, frozen=True, kw_only=True):
    """An e-invoice."""

    kind: Literal["invoice", "credit_note"] | None
    fields: dict[str, str | None]
    """By the names of ``intake.document.FIELD_NAMES``; amounts are exact decimals, dates YYYY-MM-DD."""
    lines: tuple[InvoiceLine, ...]
    line_count: int
    taxes: tuple[TaxLine, ...]
    documents: int
    """How many documents the file holds; this is the first."""


class Looked(msgspec.Struct, frozen=True, kw_only=True):
    """What a document is to the eye."""

    look: Look
    why: str | None = None
    """Why it cannot be shown, for ``other``: not-here, altered, too-large, encrypted, pdf-damaged, reader-crashed,
    reader-too-slow, reader-memory, reader-not-started; None: it is of a kind that is not shown."""
    pages: int = 0
    sizes: tuple[tuple[int, int], ...] = ()
    """Of the first pages, in points."""
    text: str = ""
    cut: bool = False
    """The text goes on after what is here."""
    picture: bytes = b""
    """The whole file; who decodes it sets limits of their own."""
    invoice: InvoiceShown | None = None


class Eye:
    """Looks at documents. Keeps one confined process until ``rest``; safe to share between threads."""

    def __init__(self) -> None:
        self._confined = ConfinedReader()
        self._closed = False

    def rest(self) -> None:
        """End the confined process. Looking again starts a new one."""
        self._confined.close()

    def close(self) -> None:
        """End for good, at once, whatever is being drawn: PDFs cannot be looked at any more."""
        self._closed = True
        self._confined.close()

    def look(self, attachment: Attachment) -> Looked:
        """What this is, with everything but the pages of a PDF. Takes some ten milliseconds; never raises for it."""
        content = kept_bytes(attachment)
        if content is None:
            return Looked(look="other", why="altered" if attachment.state == "here" else "not-here")
        try:
            return self._looked(content, attachment.name)
        except Unreadable as refusal:
            return Looked(look="other", why=refusal.code)

    def page(self, attachment: Attachment, page: int, width: int) -> PageDrawn | None:
        """A page of a PDF, from 0, about so many pixels wide; None where it cannot be drawn. May take seconds."""
        content = None if self._closed else kept_bytes(attachment)
        if content is None:
            return None
        wanted = PageWanted(page=page, width=width)
        try:
            drawn = self._confined.ask("page", wanted.before(content), PageDrawn)
        except Unreadable:
            return None
        # The other side may have been taken over by the file: what it says of the size is not believed.
        return drawn if len(drawn.pixels) == drawn.width * drawn.height * 4 and drawn.width > 0 else None

    def _looked(self, content: bytes, name: str) -> Looked:
        if b"%PDF-" in content[:1024]:
            if self._closed:
                return Looked(look="other")
            found = self._confined.ask("count", content, PdfPages)
            return Looked(look="pages", pages=found.pages, sizes=found.sizes)
        if content.startswith(_PICTURES) or (content[:4] == b"RIFF" and content[8:12] == b"WEBP"):
            if len(content) > MAX_PICTURE_BYTES:
                return Looked(look="other", why="too-large")
            return Looked(look="picture", picture=content)
        if content.lstrip(b" \t\r\n").startswith(_XML_STARTS) or content.startswith((b"\xff\xfe<", b"\xfe\xff\0<")):
            try:
                return _invoice(content, name)
            except Unreadable:
                return _text(content)  # not an invoice: its text can still be read
        return _text(content)


def kept_bytes(attachment: Attachment) -> bytes | None:
    """The document's bytes; None where they are not here, or are not those that were kept."""
    if attachment.path is None:
        return None
    return read_document_bytes(attachment.path.parent, attachment.sha256)


def save_copy(attachment: Attachment, target: Path) -> bool:
    """Write a copy to where a person chose; False where the document is not here. Raises OSError for the disk."""
    content = kept_bytes(attachment)
    if content is None:
        return False
    target.write_bytes(content)
    return True


def _invoice(content: bytes, name: str) -> Looked:
    documents: tuple[Document, ...] = read_xml(content, name, None)
    first = documents[0]
    try:
        lines = invoice_lines(content)
    except Unreadable:
        lines = InvoiceLines(lines=(), count=0)
    shown = InvoiceShown(
        kind=first.kind,
        fields=dict(first.fields),
        lines=lines.lines,
        line_count=lines.count,
        taxes=first.sums.taxes,
        documents=len(documents),
    )
    return Looked(look="invoice", invoice=shown)


def _text(content: bytes) -> Looked:
    if b"\0" in content[:4096] and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Looked(look="other")
    most = MAX_TEXT_CHARACTERS * 4
    coding = "utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        text = content[:most].decode(coding, "strict" if len(content) <= most else "ignore")
    except UnicodeDecodeError:
        text = content[:most].decode("cp1252", "replace")
    kept = "".join(one for one in text[:MAX_TEXT_CHARACTERS] if one.isprintable() or one in "\n\t")
    return Looked(look="text", text=kept, cut=len(text) > MAX_TEXT_CHARACTERS or len(content) > most)
