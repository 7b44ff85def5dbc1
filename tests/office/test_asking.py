"""Asking with documents: read for a form without changing anything, and kept with what is then sent."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from tests.support.sample_homes import sample_home
from workflows.domain.commands import Refusal, Submit
from workflows.domain.forms import plain_value
from workflows.domain.money import Money
from workflows.errors import InvalidInput
from workflows.office.asking import DocumentReader, ReadFile, ShownCopies, files_in, reads_documents, send
from workflows.office.attachments import blobs_in, read_document_bytes
from workflows.office.office import Acted, Office
from workflows.office.sample_firm import sample_invoices

ORIGINAL = 3
"""An e-invoice of the samples that is in order."""


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """The sample firm, open."""
    with Office.open(sample_home(tmp_path / "home")) as opened:
        yield opened


@pytest.fixture
def reader() -> Iterator[DocumentReader]:
    """Ends its process with the test."""
    with DocumentReader() as opened:
        yield opened


def fresh(tmp_path: Path, number: str = "R-NEW-1") -> Path:
    """An e-invoice that nobody has seen: a small ordered one of a supplier that is known, with another number."""
    text = sample_invoices()[0].read_text("utf-8").replace("PH-20431", number)
    path = tmp_path / "fresh.xml"
    path.write_text(text, "utf-8")
    return path


def submit_of(read: ReadFile, **changed: Money | str) -> Submit:
    """What somebody sends who opened the file and changed some values."""
    values = {**read.values, **changed}
    plain = {name: plain_value(value) for name, value in values.items()}
    return Submit(workflow="invoice", unit=read.unit or "north", by="ben-fischer", values=plain)


def asker(office: Office) -> str:
    """Somebody who works there."""
    return next(iter(office.state.people))


def test_a_file_that_is_read_proposes_values_and_creates_nothing(
    office: Office, reader: DocumentReader, tmp_path: Path
) -> None:
    """An e-invoice states them as data; it can be sent as it is."""
    count = len(office.store.questions.requests())

    (found,) = reader.read(office, fresh(tmp_path), "invoice")

    assert (found.state, found.values["invoice_number"], found.missing) == ("ready", "R-NEW-1", ())
    assert found.places["invoice_number"].page is None
    assert len(office.store.questions.requests()) == count


def test_a_plain_pdf_proposes_values_with_the_line_that_they_were_found_in(
    office: Office, reader: DocumentReader
) -> None:
    """So that whoever confirms them finds the place; such a file is never ready by itself."""
    pdf = next(path for path in sample_invoices() if path.name.startswith("12-"))

    (found,) = reader.read(office, pdf, "invoice")

    assert found.state in {"look", "before"}
    assert found.places["gross"].page == 1
    assert found.places["gross"].line != ""


def test_a_broken_file_is_refused_with_its_reason(office: Office, reader: DocumentReader, tmp_path: Path) -> None:
    """Nothing is proposed from it."""
    path = tmp_path / "broken.pdf"
    path.write_bytes(b"%PDF-1.7\n" + b"\xff" * 40)

    (found,) = reader.read(office, path, "invoice")

    assert (found.state, found.values) == ("refused", {})
    assert found.notes[0].code == "pdf-damaged"


def test_a_file_that_is_a_request_already_names_it(office: Office, reader: DocumentReader) -> None:
    """It is neither proposed as new nor sent again."""
    (found,) = reader.read(office, sample_invoices()[0], "invoice")

    refused = send(office, msgspec.structs.replace(submit_of(found), by=asker(office)), read=found)

    assert found.state == "before"
    assert isinstance(refused, Refusal)
    assert (refused.code, refused.facts["request"]) == ("same-file", found.before)


def test_what_is_sent_is_kept_with_its_documents(office: Office, reader: DocumentReader, tmp_path: Path) -> None:
    """First the one that was read, then what was attached, each byte for byte."""
    (found,) = reader.read(office, fresh(tmp_path), "invoice")
    note = tmp_path / "note.txt"
    note.write_text("as agreed", "utf-8")

    acted = send(office, msgspec.structs.replace(submit_of(found), by=asker(office)), read=found, attached=[note])

    assert isinstance(acted, Acted)
    sources = acted.acts[0].event.sources  # type: ignore[union-attr]
    assert [source.name for source in sources] == ["fresh.xml", "note.txt"]
    assert read_document_bytes(office.store.home.attachments, sources[1].sha256) == b"as agreed"
    assert acted.request.standing.values["typed_in"] is False


@pytest.mark.parametrize(
    ("changed", "value"),
    [
        ("gross", Money(minor=8331, currency="EUR")),
        ("gross", Money(minor=8330, currency="USD")),
        ("iban", "DE76000000000002000002"),
        ("order_reference", "B-1-2"),
        ("payment_reference", "somebody's own"),
    ],
)
def test_a_value_that_somebody_changed_is_never_taken_for_read(
    office: Office, reader: DocumentReader, tmp_path: Path, changed: str, value: Money | str
) -> None:
    """Rules that trust what a document states look at a person's values as such."""
    (found,) = reader.read(office, fresh(tmp_path), "invoice")

    acted = send(office, msgspec.structs.replace(submit_of(found, **{changed: value}), by=asker(office)), read=found)

    assert isinstance(acted, Acted)
    assert acted.request.standing.values["typed_in"] is True
    assert acted.request.standing.status != "approved"


def test_a_copy_to_look_at_is_what_was_read_and_goes_again(
    office: Office, reader: DocumentReader, tmp_path: Path
) -> None:
    """A file that is another by now is not shown in its place."""
    path = fresh(tmp_path)
    (found,) = reader.read(office, path, "invoice")
    copies = ShownCopies()

    shown = copies.of(found)
    assert shown is not None
    assert shown.path is not None
    assert read_document_bytes(shown.path.parent, shown.sha256) == path.read_bytes()
    path.write_text("another", "utf-8")
    assert copies.of(found) is None
    copies.close()
    assert not shown.path.exists()


def test_nothing_is_left_of_a_submission_that_is_refused(
    office: Office, reader: DocumentReader, tmp_path: Path
) -> None:
    """No blob that nothing refers to stays on the disk."""
    (found,) = reader.read(office, fresh(tmp_path), "invoice")
    before = {path.name for path in blobs_in(office.store.home).iterdir()}

    refused = send(office, msgspec.structs.replace(submit_of(found), by="nobody"), read=found)

    assert isinstance(refused, Refusal)
    assert {path.name for path in blobs_in(office.store.home).iterdir()} == before


def test_a_file_that_went_away_meanwhile_is_said_and_nothing_is_sent(
    office: Office, reader: DocumentReader, tmp_path: Path
) -> None:
    """The person attaches it again, or takes it away."""
    (found,) = reader.read(office, fresh(tmp_path), "invoice")
    count = len(office.store.questions.requests())

    with pytest.raises(InvalidInput) as caught:
        send(
            office,
            msgspec.structs.replace(submit_of(found), by=asker(office)),
            read=found,
            attached=[tmp_path / "gone.txt"],
        )

    assert caught.value.code == "not-attached"
    assert "Nothing was sent" in caught.value.text
    assert len(office.store.questions.requests()) == count


def test_a_folder_stands_for_its_files(office: Office, tmp_path: Path) -> None:
    """By name; hidden and unfinished files are left alone."""
    for name in ("b.xml", "a.pdf", ".hidden", "half.part"):
        (tmp_path / name).write_text("x", "utf-8")

    assert [path.name for path in files_in([tmp_path])] == ["a.pdf", "b.xml"]
    assert reads_documents(office) == ("invoice",)
