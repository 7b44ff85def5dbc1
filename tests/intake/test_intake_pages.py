"""Pages of a PDF as pictures, and the lines of an e-invoice: for looking at, drawn by the confined process."""

import io
import threading
from pathlib import Path

import pikepdf
import pytest

from workflows.intake.confined import ConfinedReader
from workflows.intake.confined_messages import MAX_PAGE_PIXELS, PageDrawn, PageWanted, PdfPages
from workflows.intake.document import Unreadable
from workflows.intake.invoice_lines import invoice_lines

SAMPLE = "05-lagerwerk-R-88120.pdf"


def _draw(confined: ConfinedReader, content: bytes, *, page: int = 0, width: int = 300) -> PageDrawn:
    return confined.ask("page", PageWanted(page=page, width=width).before(content), PageDrawn)


def _blank(width: float, height: float, stream: bytes = b"") -> bytes:
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(width, height))
    pdf.pages[0].Contents = pdf.make_stream(stream)
    target = io.BytesIO()
    pdf.save(target)
    return target.getvalue()


def test_pages_are_counted_with_their_sizes(confined: ConfinedReader, sample_invoices: Path) -> None:
    """A screen can lay out all pages before any of them is drawn."""
    found = confined.ask("count", (sample_invoices / SAMPLE).read_bytes(), PdfPages)

    assert (found.pages, found.sizes) == (1, ((595, 842),))


def test_a_page_is_drawn_as_wide_as_wanted(confined: ConfinedReader, sample_invoices: Path) -> None:
    """White paper with dark letters, rows without gaps."""
    drawn = _draw(confined, (sample_invoices / SAMPLE).read_bytes(), width=301)

    assert drawn.width in {301, 302}
    assert len(drawn.pixels) == drawn.width * drawn.height * 4
    assert drawn.pixels[:3] == b"\xff\xff\xff"
    assert min(drawn.pixels[0::4]) < 100


def test_a_page_has_its_colours(confined: ConfinedReader) -> None:
    """Blue comes first, then green, then red."""
    drawn = _draw(confined, _blank(100, 100, b"1 0 0 rg 0 0 100 100 re f"), width=10)

    assert drawn.pixels[:3] == b"\x00\x00\xff"


@pytest.mark.parametrize("size", [(14_400, 14_400), (14_400, 3), (3, 14_400), (595, 842)])
def test_no_page_is_drawn_larger_than_allowed(confined: ConfinedReader, size: tuple[int, int]) -> None:
    """However large the page and the wish, the picture stays within its limit."""
    drawn = _draw(confined, _blank(*size), width=2**31)

    assert drawn.width * drawn.height <= MAX_PAGE_PIXELS * 1.01


@pytest.mark.parametrize("width", [0, 1, 5])
def test_a_sliver_is_refused_where_nothing_would_be_seen(confined: ConfinedReader, width: int) -> None:
    """A page as thin as a hair is less than a pixel high at this width: it is refused, and ends nothing."""
    with pytest.raises(Unreadable) as refusal:
        _draw(confined, _blank(14_400, 3), width=width)

    assert refusal.value.code == "pdf-damaged"
    assert _draw(confined, _blank(14_400, 3), width=7_200).width == 7_200


def test_a_page_that_is_not_there_is_refused(confined: ConfinedReader) -> None:
    """Asking beyond the end is answered, not crashed."""
    with pytest.raises(Unreadable) as refusal:
        _draw(confined, _blank(100, 100), page=7)

    assert refusal.value.code == "no-such-page"


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"%PDF-1.7\n" + b"\xff" * 5_000, b"PK\x03\x04"])
def test_what_is_no_pdf_is_refused(confined: ConfinedReader, content: bytes) -> None:
    """Damage is a refusal, for counting as for drawing."""
    for ask in (lambda: confined.ask("count", content, PdfPages), lambda: _draw(confined, content)):
        with pytest.raises(Unreadable) as refusal:
            ask()
        assert refusal.value.code == "pdf-damaged"


def test_a_page_that_draws_without_end_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page of endless work costs some seconds, and nothing else; the next page gets a fresh process."""
    from workflows.intake import confined as module

    monkeypatch.setattr(module, "PAGE_S", 0.5)
    dense = b"q 0.1 w " + b"".join(b"%d 0 m 300 900 l S " % (n % 600) for n in range(400_000)) + b"Q"

    with ConfinedReader(one_file_s=20.0) as reader:
        with pytest.raises(Unreadable) as refusal:
            _draw(reader, _blank(600, 900, dense), width=2_000)
        monkeypatch.setattr(module, "PAGE_S", 20.0)
        drawn = _draw(reader, _blank(100, 100), width=50)

        assert reader.started == 2
    assert refusal.value.code == "reader-too-slow"
    assert drawn.width == 50


def test_closing_ends_a_drawing_that_is_under_way() -> None:
    """Whoever leaves does not wait for a page; who waits for the page is told that it will not come."""
    dense = b"q 0.1 w " + b"".join(b"%d 0 m 300 900 l S " % (n % 600) for n in range(400_000)) + b"Q"
    content, told = _blank(600, 900, dense), []
    reader = ConfinedReader(one_file_s=20.0)
    _draw(reader, _blank(10, 10))

    def draw() -> None:
        try:
            _draw(reader, content, width=2_000)
        except Unreadable as refusal:
            told.append(refusal.code)

    drawing = threading.Thread(target=draw)
    drawing.start()
    while not reader._lock.locked():
        pass
    reader.close()
    drawing.join(5)

    assert told == ["reader-crashed"]
    reader.close()


def test_the_lines_of_a_ubl_invoice_are_read(sample_invoices: Path) -> None:
    """What was sold, how many, at what price."""
    found = invoice_lines((sample_invoices / "01-papierhof-PH-20431.xml").read_bytes())

    assert found.count == len(found.lines) > 0
    assert all(line.name and line.quantity and line.amount for line in found.lines)


@pytest.mark.parametrize("name", ["03-alpenkaffee-AK-7731.xml", "10-stromquelle-SQ-2026-10.xml"])
def test_the_lines_of_every_family_have_amounts(sample_invoices: Path, name: str) -> None:
    """CII names things otherwise; the answer has the same shape."""
    found = invoice_lines((sample_invoices / name).read_bytes())

    assert found.lines
    assert all(line.amount for line in found.lines)


def test_lines_from_a_stranger_stay_text_within_limits() -> None:
    """Endless texts and nonsense numbers become None."""
    line = "<InvoiceLine><Item><Name>{}</Name></Item><LineExtensionAmount>{}</LineExtensionAmount></InvoiceLine>"
    raw = f"<Invoice>{line.format('a' * 9_000, '1e99')}{line.format('<b>x</b>', '12.50') * 600}</Invoice>"

    found = invoice_lines(raw.encode())

    assert (found.count, len(found.lines)) == (601, 500)
    assert (found.lines[0].name, found.lines[0].amount) == (None, None)
    assert (found.lines[1].name, found.lines[1].amount) == ("x", "12.50")
