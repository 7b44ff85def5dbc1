"""Taking a PDF apart with PDFium: attachments and text. Runs only inside the confined process."""

import ctypes
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from workflows.intake.confined_messages import (
    EMBEDDED_NAMES,
    MAX_ATTACHMENT_BYTES,
    MAX_TEXT_CHARACTERS,
    MAX_TEXT_PAGES,
    PdfAttachment,
    PdfContent,
)
from workflows.intake.document import Unreadable
from workflows.intake.enclosed import MAX_ATTACHMENTS


def take_apart(content: bytes) -> PdfContent:
    """Attachments, and the text of the first pages where no invoice is embedded. Raises Unreadable."""
    document = opened(content)
    try:
        attachments = _attachments(document)
        has_invoice = any(each.name.lower() in EMBEDDED_NAMES for each in attachments)
        texts = () if has_invoice else _texts(document)
        return PdfContent(pages=len(document), attachments=attachments, texts=texts)
    except pdfium.PdfiumError as error:
        raise Unreadable("pdf-damaged", "The PDF is damaged and cannot be read.") from error
    finally:
        document.close()


def opened(content: bytes) -> Any:
    """The document; who asks closes it. Raises Unreadable ``encrypted`` or ``pdf-damaged``."""
    try:
        return pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        code = getattr(error, "err_code", None)
        if code in {raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY}:
            raise Unreadable("encrypted", "The PDF is locked with a password.") from error
        raise Unreadable("pdf-damaged", "The PDF is damaged and cannot be opened.") from error


def _attachments(document: Any) -> tuple[PdfAttachment, ...]:
    found: list[PdfAttachment] = []
    left = MAX_ATTACHMENT_BYTES
    for index in range(min(document.count_attachments(), MAX_ATTACHMENTS)):
        attachment = document.get_attachment(index)
        content = _file(attachment, left)
        left -= len(content or b"")
        found.append(PdfAttachment(name=attachment.get_name()[:1000], content=content))
    return tuple(found)


def _file(attachment: Any, most: int) -> bytes | None:
    size = ctypes.c_ulong()
    if not raw.FPDFAttachment_GetFile(attachment, None, 0, size):
        return b""
    if size.value > most:
        return None
    buffer = (ctypes.c_char * size.value)()
    raw.FPDFAttachment_GetFile(attachment, buffer, size, size)
    return bytes(buffer.raw)


def _texts(document: Any) -> tuple[str, ...]:
    texts: list[str] = []
    left = MAX_TEXT_CHARACTERS
    for index in range(min(len(document), MAX_TEXT_PAGES)):
        page = document[index]
        text_page = page.get_textpage()
        text = text_page.get_text_range(0, min(text_page.count_chars(), left)) if left else ""
        text_page.close()
        page.close()
        left -= len(text)
        texts.append(text.encode("utf-8", "replace").decode("utf-8"))
    return tuple(texts)
