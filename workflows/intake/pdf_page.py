"""Drawing the pages of a PDF with PDFium. Runs only inside the confined process.

No form is filled, no script runs, no link is followed: what is drawn is what a printer would print.
"""

import math
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from workflows.intake.confined_messages import MAX_PAGE_PIXELS, MAX_SHOWN_PAGES, PageDrawn, PdfPages
from workflows.intake.document import Unreadable
from workflows.intake.pdf_content import opened

_BYTES_A_PIXEL = 4
_MAX_SIDE = 8_000
"""Pixels; longer pictures are none that a screen shows."""


def count(content: bytes) -> PdfPages:
    """How many pages there are and how large the first ones are. Raises Unreadable."""
    document = opened(content)
    try:
        pages = len(document)
        sizes = (document.get_page_size(index) for index in range(min(pages, MAX_SHOWN_PAGES)))
        return PdfPages(pages=pages, sizes=tuple((_length(width), _length(height)) for width, height in sizes))
    except pdfium.PdfiumError as error:
        raise Unreadable("pdf-damaged", "The PDF is damaged and cannot be read.") from error
    finally:
        document.close()


def draw(wanted: bytes) -> PageDrawn:
    """Draw a page on white; ``wanted`` is what ``PageWanted.before`` answered. Raises Unreadable."""
    page, width = int.from_bytes(wanted[:4], "big"), int.from_bytes(wanted[4:8], "big")
    document = opened(wanted[8:])
    try:
        if page >= len(document):
            raise Unreadable("no-such-page", "The PDF has no such page.")
        return _drawn(document[page], width)
    except (pdfium.PdfiumError, ValueError) as error:
        raise Unreadable("pdf-damaged", "This page of the PDF is damaged and cannot be drawn.") from error
    finally:
        document.close()


def _drawn(page: Any, width: int) -> PageDrawn:
    across, down = page.get_size()
    if not (1 <= across < math.inf and 1 <= down < math.inf):
        raise Unreadable("pdf-damaged", "This page of the PDF has no size and cannot be drawn.")
    scale = min(max(1, width) / across, math.sqrt(MAX_PAGE_PIXELS / (across * down)), _MAX_SIDE / max(across, down))
    if across * scale < 1 or down * scale < 1:
        raise Unreadable("pdf-damaged", "This page of the PDF is too narrow to be drawn.")
    bitmap = page.render(
        scale=scale, fill_color=(255, 255, 255, 255), force_bitmap_format=raw.FPDFBitmap_BGRx, may_draw_forms=False
    )
    packed, row = bitmap.width * _BYTES_A_PIXEL, bytes(bitmap.buffer)
    pixels = (
        row if bitmap.stride == packed else b"".join(row[at : at + packed] for at in range(0, len(row), bitmap.stride))
    )
    return PageDrawn(width=bitmap.width, height=bitmap.height, pixels=pixels)


def _length(points: float) -> int:
    return max(1, round(points)) if 0 < points < 1e6 else 1
