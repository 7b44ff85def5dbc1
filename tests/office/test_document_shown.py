"""Documents of requests as something to look at: whatever a stranger sent, it is shown or refused, never run."""

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from workflows.office.sample_firm import sample_invoices
from workflows.office.showing.attached import Attachment
from workflows.office.showing.document_shown import Eye, Looked, save_copy

Keep = Callable[[bytes, str], Attachment]


@pytest.fixture(scope="module")
def eye() -> Iterator[Eye]:
    """One that looks at everything here."""
    found = Eye()
    yield found
    found.close()


@pytest.fixture
def keep(tmp_path: Path) -> Keep:
    """Keep bytes as an office does."""

    def kept(content: bytes, name: str = "a") -> Attachment:
        digest = hashlib.sha256(content).hexdigest()
        path = tmp_path / digest
        path.write_bytes(content)
        return Attachment(
            name=name, sha256=digest, size=len(content), format="unknown", state="here", path=path, erased_ms=None
        )

    return kept


def _sample(part: str) -> bytes:
    return next(path for path in sample_invoices() if part in path.name).read_bytes()


def test_a_pdf_is_seen_as_pages_and_drawn(eye: Eye, keep: Keep) -> None:
    """Its pages have sizes first, and pictures when they are wanted."""
    attachment = keep(_sample("05-lagerwerk"), "a.pdf")

    looked, drawn = eye.look(attachment), eye.page(attachment, 0, 200)

    assert (looked.look, looked.pages, len(looked.sizes)) == ("pages", 1, 1)
    assert drawn is not None
    assert len(drawn.pixels) == drawn.width * drawn.height * 4
    assert eye.page(attachment, 5, 200) is None


def test_an_e_invoice_is_seen_with_its_lines(eye: Eye, keep: Keep) -> None:
    """Fields, lines and taxes, as intake reads them."""
    looked = eye.look(keep(_sample("01-papierhof"), "a.xml"))

    assert looked.look == "invoice"
    assert looked.invoice is not None
    assert looked.invoice.fields["invoice_number"] == "PH-20431"
    assert looked.invoice.line_count == len(looked.invoice.lines) > 0


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"\x89PNG\r\n\x1a\nrest", Looked(look="picture", picture=b"\x89PNG\r\n\x1a\nrest")),
        ("Grüße\n".encode(), Looked(look="text", text="Grüße\n")),
        ("Grüße".encode("cp1252"), Looked(look="text", text="Grüße")),
        ("Grüße".encode("utf-16"), Looked(look="text", text="Grüße")),
        (b"<html><script>x</script></html>", Looked(look="text", text="<html><script>x</script></html>")),
        (b"a\x1b[31m\x07b", Looked(look="text", text="a[31mb")),
        ("pay\u202etxt".encode(), Looked(look="text", text="paytxt")),
        (b"PK\x03\x04\0\0", Looked(look="other")),
        (b"\x7fELF\0\0", Looked(look="other")),
        (b"%PDF-1.7 nonsense", Looked(look="other", why="pdf-damaged")),
    ],
    ids=["picture", "utf-8", "cp1252", "utf-16", "html", "control", "bidi", "zip", "program", "damaged pdf"],
)
def test_content_says_what_it_is_whatever_the_name(eye: Eye, keep: Keep, content: bytes, expected: Looked) -> None:
    """The name's ending is not asked; nothing invisible is left in text."""
    assert eye.look(keep(content, "invoice.pdf")) == expected


def test_a_long_text_is_cut_and_says_so(eye: Eye, keep: Keep) -> None:
    """A screen is not for a million lines."""
    looked = eye.look(keep(b"a\n" * 400_000, "a.txt"))

    assert looked.cut
    assert len(looked.text) == 200_000


def test_an_altered_document_is_not_shown(eye: Eye, keep: Keep) -> None:
    """What is shown is what was signed, or nothing."""
    attachment = keep(b"pay 10", "a.txt")
    assert attachment.path is not None
    attachment.path.write_bytes(b"pay 99")

    assert eye.look(attachment) == Looked(look="other", why="altered")


def test_a_document_that_is_not_here_says_so(eye: Eye, tmp_path: Path) -> None:
    """It may come with the next exchange, or it was erased."""
    away = Attachment(name="a", sha256="0" * 64, size=1, format="pdf", state="not-here", path=None, erased_ms=None)

    assert eye.look(away) == Looked(look="other", why="not-here")
    assert not save_copy(away, tmp_path / "copy")


def test_an_eye_that_is_closed_starts_nothing_again(keep: Keep) -> None:
    """The window is going: what was still queued begins no process."""
    eye, attachment = Eye(), keep(_sample("05-lagerwerk"), "a.pdf")
    eye.close()

    assert eye.look(attachment).look == "other"
    assert eye.page(attachment, 0, 100) is None
    assert eye._confined.started == 0


def test_a_copy_has_the_same_bytes(keep: Keep, tmp_path: Path) -> None:
    """Saved where a person chose."""
    assert save_copy(keep(b"hello", "a"), tmp_path / "copy.txt")
    assert (tmp_path / "copy.txt").read_bytes() == b"hello"
