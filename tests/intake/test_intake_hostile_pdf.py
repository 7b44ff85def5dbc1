"""Hostile PDF and Excel files, and the confined process that meets them in our place."""

import io
import os
import sys
import time
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pikepdf
import pytest

from workflows.intake import confined as confined_module
from workflows.intake.confined import ConfinedReader, helper_command
from workflows.intake.confined_messages import PdfContent, Workbook
from workflows.intake.document import Document, Unreadable
from workflows.intake.read import read_document

ReadBytes = Callable[..., Document]

limited = pytest.mark.skipif(sys.platform != "linux", reason="memory and processor limits are tried on Linux only")
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def _saved(pdf: pikepdf.Pdf, **options: Any) -> bytes:
    target = io.BytesIO()
    pdf.save(target, **options)
    return target.getvalue()


def _deflated_zeros(size: int) -> bytes:
    packer = zlib.compressobj(9)
    return b"".join(packer.compress(bytes(1 << 20)) for _ in range(size >> 20)) + packer.flush()


def _with_attachment(name: str, content: bytes, *, deflated: bool = False) -> bytes:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    stream = pikepdf.Stream(pdf, content)
    if deflated:
        stream.Filter = pikepdf.Name.FlateDecode
    spec = pikepdf.Dictionary(
        Type=pikepdf.Name.Filespec,
        F=pikepdf.String(name),
        UF=pikepdf.String(name),
        EF=pikepdf.Dictionary(F=pdf.make_indirect(stream)),
    )
    names = pikepdf.Array([pikepdf.String(name), pdf.make_indirect(spec)])
    pdf.Root.Names = pikepdf.Dictionary(EmbeddedFiles=pikepdf.Dictionary(Names=names))
    return _saved(pdf, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)


def _workbook(**parts: bytes) -> bytes:
    """A small Excel file with some of its parts replaced (``sheet`` for the sheet's XML)."""
    book = openpyxl.Workbook()
    plain = io.BytesIO()
    book.save(plain)
    target = io.BytesIO()
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name in source.namelist():
            key = "sheet" if name.endswith("sheet1.xml") else name
            made.writestr(name, parts.pop(key, b"") or source.read(name))
        for name, content in parts.items():
            made.writestr(name, content)
    return target.getvalue()


def test_a_locked_pdf_is_refused_as_encrypted(read_bytes: ReadBytes) -> None:
    """A PDF that needs a password says so."""
    pdf = pikepdf.new()
    pdf.add_blank_page()
    document = read_bytes(_saved(pdf, encryption=pikepdf.Encryption(user="u", owner="o")), "a.pdf")

    assert (document.outcome, document.format, document.problems[0].code) == ("refused", "pdf", "encrypted")


def test_a_pdf_that_only_its_owner_may_copy_is_read(read_bytes: ReadBytes) -> None:
    """Without a password for opening, a PDF opens."""
    pdf = pikepdf.new()
    pdf.add_blank_page()
    document = read_bytes(_saved(pdf, encryption=pikepdf.Encryption(user="", owner="o")), "a.pdf")

    assert (document.outcome, document.format) == ("document", "pdf")


@limited
def test_a_pdf_bomb_ends_only_the_confined_process(tmp_path: Path, ubl: bytes) -> None:
    """A gigabyte behind a megabyte: refused by the memory limit; the next file gets a fresh process."""
    bomb, good = tmp_path / "bomb.pdf", tmp_path / "good.pdf"
    bomb.write_bytes(_with_attachment("factur-x.xml", _deflated_zeros(1 << 30), deflated=True))
    good.write_bytes(_with_attachment("factur-x.xml", ubl))

    with ConfinedReader() as reader:
        refused = read_document(bomb, confined=reader)
        read = read_document(good, confined=reader)

        assert reader.started == 2
    assert (refused.outcome, refused.problems[0].code) == ("refused", "reader-crashed")
    assert read.fields["invoice_number"] == "PH-20431"


def test_a_file_that_takes_too_long_is_stopped(tmp_path: Path, sample_invoices: Path) -> None:
    """The wall clock ends a file, whatever it does; the next one is read by a fresh process."""
    slow = tmp_path / "slow.xlsx"
    rows = b"".join(b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (n, n) for n in range(1, 400_000, 300))
    slow.write_bytes(
        _workbook(sheet=b'<worksheet xmlns="%s"><sheetData>%s</sheetData></worksheet>' % (SHEET.encode(), rows))
    )

    with ConfinedReader(one_file_s=0.05) as reader:
        refused = read_document(slow, confined=reader)
        reader._one_file_s = 20.0
        read = read_document(sample_invoices / "05-lagerwerk-R-88120.pdf", confined=reader)

        assert reader.started == 2
    assert (refused.outcome, refused.problems[0].code) == ("refused", "reader-too-slow")
    assert read.outcome == "invoice"


def test_one_process_serves_many_files(sample_invoices: Path) -> None:
    """The process is started once, when it is first needed, and not for XML."""
    with ConfinedReader(one_file_s=20.0) as reader:
        read_document(sample_invoices / "01-papierhof-PH-20431.xml", confined=reader)
        assert reader.started == 0
        for _ in range(3):
            read_document(sample_invoices / "05-lagerwerk-R-88120.pdf", confined=reader)

        assert reader.started == 1


@pytest.mark.parametrize(
    "program",
    [
        "say(b'ready   ' + b'\\xff' * 8); sys.stdin.read()",
        "say(b'ready   ' + (3).to_bytes(8, 'big') + b'abc'); sys.stdin.read()",
        "say(b'ready   '); sys.exit(1)",
    ],
    ids=["says too much", "says nonsense", "dies"],
)
def test_a_confined_process_that_was_taken_over_can_only_be_refused(
    monkeypatch: pytest.MonkeyPatch, program: str
) -> None:
    """Whatever comes back, the answer is a refusal: no crash, no endless answer, no code run."""
    say = "import sys\ndef say(b):\n    sys.stdout.buffer.write(b)\n    sys.stdout.flush()\n"
    monkeypatch.setattr(confined_module, "helper_command", lambda: (sys.executable, "-c", say + program))

    with ConfinedReader() as reader, pytest.raises(Unreadable) as refusal:
        reader.ask("pdf", b"%PDF-", PdfContent)

    assert refusal.value.code == "reader-crashed"


def test_a_confined_process_that_does_not_start_is_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A broken installation refuses files, and says that it is not the file's fault."""
    monkeypatch.setattr(confined_module, "helper_command", lambda: (sys.executable, "-c", "raise SystemExit(3)"))

    with ConfinedReader() as reader, pytest.raises(Unreadable) as refusal:
        reader.ask("xlsx", b"PK", Workbook)

    assert refusal.value.code == "reader-not-started"


def test_in_a_frozen_bundle_the_program_starts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """A bundle has no interpreter to hand a module to."""
    monkeypatch.setattr(sys, "frozen", True, raising=False)

    assert helper_command() == (sys.executable, "--confined-reader")


def test_an_attachment_of_a_pdf_keeps_its_bytes_and_gets_a_clean_name(read_bytes: ReadBytes) -> None:
    """What else is in the PDF is handed over, not written."""
    document = read_bytes(_with_attachment("../../NUL.txt", b"hello"), "a.pdf")

    (attachment,) = document.attachments
    assert (attachment.name, attachment.content) == ("_NUL.txt", b"hello")
    assert document.problems[0].code == "attachment-name"


@pytest.mark.parametrize("name", ["factur-x.xml", "FACTUR-X.XML", "xrechnung.xml", "ZUGFeRD-invoice.xml"])
def test_an_embedded_invoice_is_found_under_every_standard_name(read_bytes: ReadBytes, ubl: bytes, name: str) -> None:
    """The standards' names, in any case."""
    document = read_bytes(_with_attachment(name, ubl), "a.pdf")

    assert (document.outcome, document.attachments) == ("invoice", ())


@pytest.mark.parametrize(
    "content", [b"", b"<!DOCTYPE a><a/>", b"<a>" * 1000, b"<html/>"], ids=["empty", "dtd", "deep", "other"]
)
def test_a_hostile_embedded_invoice_is_refused(read_bytes: ReadBytes, content: bytes) -> None:
    """XML inside a PDF gets no kinder treatment than XML beside it."""
    document = read_bytes(_with_attachment("factur-x.xml", content), "a.pdf")

    assert (document.outcome, document.problems[0].code) == ("refused", "embedded-xml-unreadable")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (lambda: _workbook(sheet=b"<a>" + b" " * 60_000_000), "zip-bomb"),
        (lambda: _workbook(sheet=b"<a>" * 2_000_000), "zip-bomb"),
        (
            lambda: _workbook(sheet=b'<!DOCTYPE a [<!ENTITY x "y">]><worksheet xmlns="%s"/>' % SHEET.encode()),
            "xlsx-damaged",
        ),
        (lambda: _workbook(padding=b"".join(os.urandom(1_000) + bytes(9_000) for _ in range(3_100))), "zip-bomb"),
        (lambda: _workbook(sheet=b"nonsense"), "xlsx-damaged"),
        (lambda: _workbook(**{f"part{n}": b"x" for n in range(600)}), "zip-bomb"),
        (lambda: _workbook()[:500], "xlsx-damaged"),
    ],
    ids=["bomb", "ratio", "dtd", "size", "nonsense", "parts", "cut"],
)
def test_a_hostile_excel_file_is_refused(read_bytes: ReadBytes, content: Callable[[], bytes], code: str) -> None:
    """Sizes are looked at before anything is unpacked; definitions and damage end the reading."""
    document = read_bytes(content(), "a.xlsx")

    assert (document.outcome, document.problems[0].code) == ("refused", code)


def test_an_archive_that_is_no_excel_file_is_refused(read_bytes: ReadBytes) -> None:
    """A ZIP is not a spreadsheet."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("a.txt", "hello")

    assert read_bytes(target.getvalue(), "a.xlsx").problems[0].code == "unknown-format"


@limited
def test_the_confined_process_may_write_no_file(tmp_path: Path) -> None:
    """After its limits are set, the process cannot fill a disk."""
    import subprocess

    target = tmp_path / "x"
    program = (
        "from workflows.intake import confined_process as c\nc._limit_memory()\n"
        f"f = open({str(target)!r}, 'wb')\nf.write(b'x' * 10)\nf.close()\n"
    )
    root = Path(confined_module.__file__).parents[2]

    ended = subprocess.run([sys.executable, "-c", program], cwd=root, capture_output=True, check=False)

    assert ended.returncode != 0
    assert not target.exists() or target.stat().st_size == 0


def test_closing_leaves_no_process_behind(sample_invoices: Path) -> None:
    """The process ends with its reader."""
    reader = ConfinedReader(one_file_s=20.0)
    read_document(sample_invoices / "12-fensterglanz-2026-131.pdf", confined=reader)
    process = reader._process
    assert process is not None

    reader.close()

    assert process.poll() is not None


@limited
def test_a_bomb_is_refused_well_within_the_time(tmp_path: Path) -> None:
    """The product's own limits end a bomb: no test of speed, only that they are there."""
    bomb = tmp_path / "bomb.pdf"
    bomb.write_bytes(_with_attachment("factur-x.xml", _deflated_zeros(1 << 28), deflated=True))

    started = time.perf_counter()
    document = read_document(bomb)

    assert document.problems[0].code == "reader-crashed"
    assert time.perf_counter() - started < confined_module.ONE_FILE_S + confined_module.START_S
