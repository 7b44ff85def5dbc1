"""What is said between intake and its confined process. MessagePack only; nothing said can run code."""

from typing import IO, Literal

import msgspec

Operation = Literal["pdf", "xlsx"]

EMBEDDED_NAMES = ("factur-x.xml", "xrechnung.xml", "zugferd-invoice.xml")
"""Names under which the standards embed an invoice in a PDF, in any case; the first one found counts."""

MAX_ANSWER_BYTES = 48_000_000
MAX_ATTACHMENT_BYTES = 25_000_000
"""Largest file taken out of a PDF, and the most of all of them together."""
MAX_TEXT_CHARACTERS = 200_000
MAX_ROWS = 2_000
"""Rows with any content, of one sheet or one CSV."""
MAX_COLUMNS = 100
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
