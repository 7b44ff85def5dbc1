"""What is said between intake and its confined process. MessagePack only; nothing said can run code."""

from typing import IO, Literal

import msgspec

Operation = Literal["pdf", "xlsx", "cells", "count", "page"]
"""pdf, xlsx: take a file apart; cells: an Excel file as it was typed; count: how a PDF's pages are; page: draw one."""

EMBEDDED_NAMES = ("factur-x.xml", "xrechnung.xml", "zugferd-invoice.xml")
"""Names under which the standards embed an invoice in a PDF, in any case; the first one found counts."""

MAX_ANSWER_BYTES = 48_000_000
MAX_ATTACHMENT_BYTES = 25_000_000
"""Largest file taken out of a PDF, and the most of all of them together."""
MAX_TEXT_CHARACTERS = 200_000
MAX_ROWS = 2_000
"""Rows with any content, of one sheet or one CSV."""
MAX_COLUMNS = 100
MAX_TYPED_ROWS = 5_000
"""The same for a sheet that a person typed rules into."""
MAX_TEXT_PAGES = 10
"""Fields are proposed from the text of the first pages only."""


class Failure(msgspec.Struct, frozen=True, kw_only=True):
    """Why the file was refused inside the confined process."""

    code: str
    text: str


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """Either a failure or a result, which is MessagePack again."""

    failure: Failure | None = None
    result: msgspec.Raw = msgspec.Raw(b"\xc0")


class PdfAttachment(msgspec.Struct, frozen=True, kw_only=True):
    """A file inside a PDF."""

    name: str
    content: bytes | None
    """None where it is too large to be taken out."""


class PdfContent(msgspec.Struct, frozen=True, kw_only=True):
    """What a PDF holds."""

    pages: int
    attachments: tuple[PdfAttachment, ...]
    texts: tuple[str, ...]
    """Text of the first pages; empty where an invoice is embedded, which says everything better."""


MAX_PAGE_PIXELS = 6_000_000
"""Of a drawn page: 24 MB; a page of A4 at 230 dots per inch."""
MAX_SHOWN_PAGES = 500
"""Pages after these are counted and not shown."""


class PdfPages(msgspec.Struct, frozen=True, kw_only=True):
    """How many pages a PDF has, and their sizes."""

    pages: int
    sizes: tuple[tuple[int, int], ...]
    """Width and height of the first pages in points (1/72 inch), each at least 1."""


class PageWanted(msgspec.Struct, frozen=True, kw_only=True):
    """Which page to draw. Goes before the bytes of the PDF: 4 bytes of page and 4 of width, big-endian."""

    page: int
    """From 0."""
    width: int
    """Of the picture, in pixels. A page that would be larger than allowed is drawn smaller."""

    def before(self, content: bytes) -> bytes:
        """What is sent."""
        return self.page.to_bytes(4, "big") + self.width.to_bytes(4, "big") + content


class PageDrawn(msgspec.Struct, frozen=True, kw_only=True):
    """One page as a picture."""

    width: int
    height: int
    pixels: bytes
    """Rows from above without gaps; four bytes for each pixel: blue, green, red, and one without meaning."""


Cell = tuple[Literal["text", "number", "date"], str]
"""A cell's kind and its plain text: dates as YYYY-MM-DD, numbers as exact decimals."""


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """The cells of one visible sheet."""

    name: str
    rows: tuple[tuple[int, tuple[Cell | None, ...]], ...]
    """Number from 1, and cells, of each row that is not empty."""


class Workbook(msgspec.Struct, frozen=True, kw_only=True):
    """The visible sheets of an Excel file."""

    sheets: tuple[Sheet, ...]


def read_exactly(stream: IO[bytes], size: int, *, most: int | None = None) -> bytes:
    """Read that many bytes. Raises EOFError where the stream ends before, or where that is more than allowed."""
    if most is not None and size > most:
        raise EOFError
    content = stream.read(size)
    if len(content) < size:
        raise EOFError
    return content
