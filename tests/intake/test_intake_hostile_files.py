"""What is not even a file, and files that are not what their name says."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from workflows.intake.document import Document
from workflows.intake.read import read_document

ReadBytes = Callable[..., Document]

posix = pytest.mark.skipif(sys.platform == "win32", reason="this kind of file exists only on POSIX systems")


def _code(path: Path) -> str:
    document = read_document(path)
    assert document.outcome == "refused"
    assert document.sha256 is None
    return document.problems[0].code


def test_a_folder_is_refused(tmp_path: Path) -> None:
    """A folder that is called like an invoice is still no file."""
    assert _code(tmp_path) == "not-a-file"


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    """A wrong path is an answer, not a crash."""
    assert _code(tmp_path / "no.xml") == "file-missing"


@posix
def test_a_pipe_is_refused_without_waiting(tmp_path: Path) -> None:
    """Nobody writes into the pipe, and nobody waits for it."""
    os.mkfifo(tmp_path / "pipe.xml")

    assert _code(tmp_path / "pipe.xml") == "not-a-file"


@posix
def test_an_endless_device_is_refused() -> None:
    """A device is never read."""
    assert _code(Path("/dev/zero")) == "not-a-file"


@posix
def test_a_link_is_refused_even_to_a_good_file(tmp_path: Path, sample_invoices: Path) -> None:
    """A link may lead anywhere, so it is not followed."""
    (tmp_path / "link.xml").symlink_to(sample_invoices / "01-papierhof-PH-20431.xml")

    assert _code(tmp_path / "link.xml") == "not-a-file"


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="needs a person who may not read everything")
def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    """Missing permission is an answer, not a crash."""
    path = tmp_path / "a.xml"
    path.touch(mode=0o000)

    assert _code(path) == "file-unreadable"


@posix
def test_a_name_that_is_no_text_is_shown_escaped(tmp_path: Path, ubl: bytes) -> None:
    """File names are bytes on some systems; the answer is always text."""
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/r\xff.xml"))
    path.write_bytes(ubl)

    document = read_document(path)

    assert (document.outcome, document.file) == ("invoice", "r\\udcff.xml")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"\x1f\x8b\x08\0", "compressed"),
        (b"\x89PNG\r\n\x1a\n\0\0", "unknown-format"),
        (b"MZ\x90\0\x03", "unknown-format"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0", "old-office-file"),
        (b"0\x80\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02\xa0\x80", "signed-container"),
        (b"MIAGCSqGSIb3DQEHAqCAMIACAQExDzANBglghkgBZQMEAgEFADCABgkqhkiG", "signed-container"),
        (b"just some words\nin two lines\n", "unknown-format"),
        (b"%PDF-1.7\nnothing", "pdf-damaged"),
        (b"PK\x03\x04 broken", "xlsx-damaged"),
    ],
)
def test_a_file_of_no_known_kind_is_refused(read_bytes: ReadBytes, content: bytes, code: str) -> None:
    """The first bytes say what it is; each kind that we do not read is named politely."""
    document = read_bytes(content)

    assert (document.outcome, document.problems[0].code) == ("refused", code)


@pytest.mark.parametrize(
    ("file", "name"), [("01-papierhof-PH-20431.xml", "a.pdf"), ("05-lagerwerk-R-88120.pdf", "a.xml")]
)
def test_a_wrong_ending_is_flagged_and_the_content_counts(
    read_bytes: ReadBytes, sample_invoices: Path, file: str, name: str
) -> None:
    """The file is read as what it is; the ending is a problem."""
    document = read_bytes((sample_invoices / file).read_bytes(), name)

    assert document.outcome == "invoice"
    assert [problem.code for problem in document.problems] == ["extension-mismatch"]
