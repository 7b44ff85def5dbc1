"""Documents in the card: shown in place whatever they are, within limits, and never opened by another program."""

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QPlainTextEdit, QTableView, QWidget
from pytestqt.qtbot import QtBot

from desktop.bridge import Bridge
from desktop.page import Notice
from desktop.theme import Theme
from desktop.widgets.attachments.invoice import InvoicePage, LineRows
from desktop.widgets.attachments.looking import MOST_PIXELS, decoded
from desktop.widgets.attachments.pages import PagesView
from desktop.widgets.attachments.view import AttachmentsView, DocumentView, PictureView, safe_name
from workflows.office.sample_firm import sample_invoices
from workflows.office.showing.attached import Attachment

Keep = Callable[[bytes, str], Attachment]


@pytest.fixture
def keep(tmp_path: Path) -> Keep:
    """Keep bytes as an office does."""

    def kept(content: bytes, name: str) -> Attachment:
        digest = hashlib.sha256(content).hexdigest()
        path = tmp_path / digest
        path.write_bytes(content)
        return Attachment(
            name=name, sha256=digest, size=len(content), format="unknown", state="here", path=path, erased_ms=None
        )

    return kept


@pytest.fixture
def view(qtbot: QtBot, qapp: object) -> Iterator[AttachmentsView]:
    """The documents of a request, on a screen of their own."""
    bridge = Bridge()
    found = AttachmentsView(Theme(qapp), bridge)  # type: ignore[arg-type]  # pytest-qt names it by its base
    qtbot.addWidget(found)
    found.resize(700, 900)
    found.show()
    yield found
    found._looking.end()
    bridge.close()


def _sample(part: str) -> bytes:
    return next(path for path in sample_invoices() if part in path.name).read_bytes()


def _opened(qtbot: QtBot, view: AttachmentsView, *attachments: Attachment) -> DocumentView:
    view.show_attachments(attachments)
    document = view.documents[0]
    qtbot.waitUntil(lambda: document.looked is not None, timeout=15_000)
    return document


def _png(width: int, height: int) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs ask for bytes, Qt for a word
    return bytes(buffer.data().data())


def _part(document: DocumentView, kind: type[QWidget]) -> QWidget:
    (found,) = document.findChildren(kind)
    assert isinstance(found, QWidget)
    return found


def test_the_pages_of_a_pdf_are_drawn_where_they_are_seen(qtbot: QtBot, view: AttachmentsView, keep: Keep) -> None:
    """As wide as they stand, by the confined process."""
    document = _opened(qtbot, view, keep(_sample("05-lagerwerk"), "a.pdf"))
    pages = _part(document, PagesView)
    assert isinstance(pages, PagesView)
    (sheet,) = pages.sheets

    qtbot.waitUntil(lambda: sheet.is_drawn and not sheet.is_bad, timeout=15_000)

    assert sheet.height() > sheet.width()
    assert sheet.accessibleName() == "Page 1 of 1"
    colour = sheet.grab().toImage().pixelColor(sheet.width() // 2, 5)
    assert colour == Qt.GlobalColor.white


def test_an_e_invoice_is_a_page(qtbot: QtBot, view: AttachmentsView, keep: Keep) -> None:
    """With its lines in a table."""
    document = _opened(qtbot, view, keep(_sample("01-papierhof"), "a.xml"))

    assert isinstance(_part(document, InvoicePage), InvoicePage)
    table = _part(document, QTableView)
    assert isinstance(table, QTableView)
    model = table.model()
    assert isinstance(model, LineRows)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert model.rowCount() > 0
    assert all(model.index(0, at).data() for at in range(model.columnCount()))


def test_text_is_shown_as_it_is(qtbot: QtBot, view: AttachmentsView, keep: Keep) -> None:
    """Tags are letters, whatever the file is called."""
    document = _opened(qtbot, view, keep(b"<html><b>hello</b></html>", "a.html"))
    text = _part(document, QPlainTextEdit)

    assert isinstance(text, QPlainTextEdit)
    assert text.toPlainText() == "<html><b>hello</b></html>"
    assert text.isReadOnly()


def test_a_picture_fits_its_place(qtbot: QtBot, view: AttachmentsView, keep: Keep) -> None:
    """Wide ones are made smaller."""
    document = _opened(qtbot, view, keep(_png(1_600, 800), "a.png"))
    picture = _part(document, PictureView)

    qtbot.waitUntil(lambda: picture.width() <= 700 and abs(picture.height() * 2 - picture.width()) <= 2)


@pytest.mark.parametrize(
    "content", [_png(10, 10)[:60], b"\x89PNG\r\n\x1a\n" + b"x" * 100, b"GIF89a", b"BM" + b"\xff" * 60]
)
def test_a_damaged_picture_is_no_picture(content: bytes) -> None:
    """It is refused, not half shown."""
    assert decoded(content) is None


def test_a_picture_that_is_too_large_is_not_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its own words about its size are enough to refuse it."""
    header = bytearray(_png(4, 4))
    header[16:24] = (30_000).to_bytes(4, "big") * 2
    assert MOST_PIXELS < 30_000 * 30_000

    assert decoded(bytes(header)) is None


def test_drawings_that_are_programs_are_not_pictures() -> None:
    """SVG can refer to other files; it is not decoded, whatever Qt could do."""
    assert decoded(b'<svg xmlns="http://www.w3.org/2000/svg"><rect width="9" height="9"/></svg>') is None


@pytest.mark.parametrize(
    ("content", "part"),
    [(b"PK\x03\x04\0\0\0", "not shown here"), (b"%PDF-1.4 nonsense", "damaged")],
    ids=["archive", "damaged pdf"],
)
def test_what_cannot_be_shown_says_what_to_do(
    qtbot: QtBot, view: AttachmentsView, keep: Keep, content: bytes, part: str
) -> None:
    """One sentence, and a copy can be saved."""
    document = _opened(qtbot, view, keep(content, "a.bin"))

    assert part in document._said.text()
    assert "Save a copy" in document._said.text()


def test_only_the_first_document_is_open(qtbot: QtBot, view: AttachmentsView, keep: Keep) -> None:
    """The others are a line each until somebody wants to see them."""
    _opened(qtbot, view, keep(b"one", "1.txt"), keep(b"two", "2.txt"))
    second = view.documents[1]
    assert second.looked is None

    second.toggle()
    qtbot.waitUntil(lambda: second.looked is not None)
    second.toggle()

    assert not _part(second, QPlainTextEdit).isVisible()


def test_a_copy_is_saved_where_a_person_chose(qtbot: QtBot, view: AttachmentsView, keep: Keep, tmp_path: Path) -> None:
    """And where that cannot be, it is said."""
    document = _opened(qtbot, view, keep(b"one", "1.txt"))
    heard: list[Notice] = []
    view.notice_requested.connect(heard.append)

    document.save_to(tmp_path / "copy.txt")
    qtbot.waitUntil(lambda: len(heard) == 1)
    document.save_to(tmp_path / "no" / "such" / "copy.txt")
    qtbot.waitUntil(lambda: len(heard) == 2)

    assert (tmp_path / "copy.txt").read_bytes() == b"one"
    assert [one.tone for one in heard] == ["good", "bad"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\x\\a.pdf", "a.pdf"),
        ("", "document"),
        ("...", "document"),
        ("a\u202efdp.exe", "afdp.exe"),
        ("b" * 300, "b" * 120),
    ],
)
def test_a_name_from_outside_is_only_a_name(name: str, expected: str) -> None:
    """No folder, nothing invisible, never empty."""
    assert safe_name(name) == expected
