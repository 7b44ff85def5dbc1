"""Documents fill the form: one file its form, several a list, a broken one a reason; nothing is sent by itself."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from tests.support.asking_window import Asking
from workflows.domain.events import RequestSubmitted
from workflows.office.office import Office
from workflows.office.sample_firm import sample_invoices


def fresh(folder: Path, number: int = 0, name: str = "fresh.xml") -> Path:
    """An e-invoice that nobody has seen."""
    path = folder / name
    path.write_text(sample_invoices()[0].read_text("utf-8").replace("PH-20431", f"PH-9{number}"), "utf-8")
    return path


def broken(folder: Path) -> Path:
    """A PDF that is none."""
    path = folder / "broken.pdf"
    path.write_bytes(b"%PDF-1.7\n" + b"\xff" * 50)
    return path


def count(asking: Asking) -> int:
    """How many requests there are."""
    overview = asking.desktop.session.overview
    assert overview is not None
    return sum(overview.statuses.values())


def ready(firm: Asking) -> None:
    """The only form is open."""
    firm.go("petra")
    firm.qtbot.waitUntil(lambda: firm.page.model.stage == "form" and firm.page.model.readable is not None)


def test_a_file_dropped_anywhere_fills_its_form_with_what_was_read(firm: Asking, tmp_path: Path) -> None:
    """Also from another page; the document stands beside the form, and nothing was created."""
    before = count(firm)
    firm.desktop.window.take_files([str(fresh(tmp_path))])
    model = firm.page.model
    firm.qtbot.waitUntil(lambda: model.stage == "form" and model.read is not None)
    firm.settle()

    typed = firm.page.form.typed()
    assert (typed["invoice_number"], typed["gross"], typed["issue_date"]) == ("PH-90", "107.10 EUR", "2026-10-05")
    assert not firm.page.writing.document.isHidden()
    assert "PH-90" in [label.text() for label in firm.page.writing.document.findChildren(QLabel)]
    assert firm.page.bar.text != ""
    assert count(firm) == before


def test_what_was_read_is_sent_with_its_document(firm: Asking, tmp_path: Path) -> None:
    """And with what somebody attached to it."""
    note = tmp_path / "note.txt"
    note.write_text("as agreed", "utf-8")
    ready(firm)
    firm.page.take_files([str(fresh(tmp_path))])
    model = firm.page.model
    firm.qtbot.waitUntil(lambda: model.stage == "form" and model.read is not None)
    firm.page.take_files([str(note)])
    firm.settle()
    firm.page.send()
    firm.qtbot.waitUntil(lambda: model.stage == "sent")

    assert model.sent is not None
    with Office.open(tmp_path / "firm", write=False) as office:
        submitted = office.request(model.sent.request).acts[0].event
    assert isinstance(submitted, RequestSubmitted)
    assert [source.name for source in submitted.sources] == ["fresh.xml", "note.txt"]


def test_a_broken_file_says_why_and_can_be_attached_all_the_same(firm: Asking, tmp_path: Path) -> None:
    """The form is empty and takes what somebody types."""
    ready(firm)
    firm.page.take_files([str(broken(tmp_path))])
    firm.qtbot.waitUntil(lambda: bool(firm.page.banner.text) and firm.page.model.stage == "form")

    assert "broken.pdf" in firm.page.banner.text
    assert "damaged" in firm.page.banner.text
    assert firm.page.form.is_empty
    firm.page.banner.action_chosen.emit()
    assert firm.page.model.attached == (str(tmp_path / "broken.pdf"),)


def test_several_files_are_a_list_of_which_each_is_sent_or_opened(firm: Asking, tmp_path: Path) -> None:
    """By keyboard; what was here before and what is broken say so and are not sent."""
    before = count(firm)
    folder = tmp_path / "post"
    folder.mkdir()
    for number in (1, 2, 3):
        fresh(folder, number, f"{number}.xml")
    broken(folder)
    known = sample_invoices()[0]
    ready(firm)
    firm.page.take_files([str(folder), str(known)])
    model = firm.page.model
    firm.qtbot.waitUntil(lambda: model.stage == "results")
    assert model.heap.states == ["ready", "ready", "ready", "refused", "before"]

    table = firm.page.parts.results.table
    assert firm.focused() is table
    QTest.keyClick(table, Qt.Key.Key_Return)
    firm.qtbot.waitUntil(lambda: model.stage == "form" and model.read is not None)
    firm.settle()
    firm.page.send()
    firm.qtbot.waitUntil(lambda: model.stage == "sent")
    model.show_results()
    assert model.heap.states[0] == "sent"
    firm.page.parts.results.send_all_requested.emit()
    firm.page.parts.results.send_all_requested.emit()
    firm.qtbot.waitUntil(lambda: model.heap.states[:3] == ["sent", "sent", "sent"])

    firm.qtbot.waitUntil(lambda: count(firm) == before + 3)
    assert model.heap.states[3:] == ["refused", "before"]


def test_reading_can_be_stopped(firm: Asking, tmp_path: Path) -> None:
    """The form is there again; nothing was created."""
    before = count(firm)
    ready(firm)
    folder = tmp_path / "post"
    folder.mkdir()
    for number in range(40):
        fresh(folder, number, f"{number:02}.xml")
    firm.page.take_files([str(folder)])
    assert firm.page.model.stage == "reading"
    QTest.keyClick(firm.page.parts.reading.stop, Qt.Key.Key_Space)

    firm.qtbot.waitUntil(lambda: firm.page.model.stage == "form")
    assert not firm.page.model.reading.is_reading
    assert count(firm) == before


def test_a_file_that_comes_while_somebody_writes_is_attached_and_replaces_nothing(firm: Asking, tmp_path: Path) -> None:
    """What was typed stays."""
    ready(firm)
    firm.type("supplier_name", "Somebody")
    firm.page.take_files([str(fresh(tmp_path))])

    assert firm.page.form.typed() == {"supplier_name": "Somebody"}
    assert firm.page.model.attached == (str(tmp_path / "fresh.xml"),)


def test_a_draft_of_a_read_document_knows_its_document_again(firm: Asking, tmp_path: Path) -> None:
    """So that what is sent later says what it was read from; changed values stay changed."""
    ready(firm)
    firm.page.take_files([str(fresh(tmp_path))])
    model = firm.page.model
    firm.qtbot.waitUntil(lambda: model.stage == "form" and model.read is not None)
    firm.type("order_reference", "PO-77")
    firm.kept()
    draft = model.drafting.drafts[0].id
    model.begin_anew()
    firm.qtbot.waitUntil(lambda: model.stage == "form" and firm.page.form.is_empty)

    model.open_draft(draft)
    firm.qtbot.waitUntil(lambda: model.read is not None)

    assert model.attached == ()
    assert firm.page.form.typed()["order_reference"] == "PO-77"
