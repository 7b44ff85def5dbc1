"""Files come by a field, by a dialog or by the mouse: each lands where it belongs, with its problems beside it."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from desktop.pages.inbox.page import InboxPage
from tests.desktop.new_request.test_documents import broken, count, fresh, ready
from tests.support.asking_window import Asking
from tests.support.chosen_paths import choose_paths, leave_paths
from workflows.domain.events import RequestSubmitted
from workflows.office.office import Office
from workflows.office.shipped import apply_text

OFFER = """
workflows:
  - id: offer
    name: Offer
    title: "{what}"
    fields:
      - {id: what, type: text, label: What, required: true}
      - {id: paper, type: file, label: The offer, required: true}
    steps:
      - {kind: todo, id: look, name: Look, who: [{role: owner}], checklist: [{id: seen, text: Seen}]}
"""


@pytest.fixture
def home(founded: Path, tmp_path: Path) -> Path:
    """A home of one's own that has a kind of request with a field for a file."""
    found = Path(shutil.copytree(founded, tmp_path / "home"))
    with Office.open(found) as office:
        apply_text(office, OFFER, "offer.yaml", "anna-berg")
    return found


def paper(folder: Path, name: str = "offer.txt") -> Path:
    """A file that somebody has."""
    path = folder / name
    path.write_text("2 chairs, 40 EUR", "utf-8")
    return path


def drop(root: QWidget, on: QWidget, *paths: Path) -> bool:
    """Let go of files over a part of the window as a file manager does; whether anything took them.

    File managers offer the paths as text too, which is what fields of text would take.
    """
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    data.setText("\n".join(str(path) for path in paths))
    at = on.rect().center()
    under = on.childAt(at) or on
    where = under.mapFrom(on, at)
    copying, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(where), copying, data, left, none)
    QApplication.sendEvent(under, enter)
    if not enter.isAccepted():
        return False
    QApplication.sendEvent(under, QDropEvent(QPointF(where), copying, data, left, none))
    return True


# ---------------------------------------------------------------- a field for a file


def test_a_field_takes_a_file_which_goes_with_the_request(asking: Asking, home: Path, tmp_path: Path) -> None:
    """Its name is the value, the file is kept; without it the field says that it is missing."""
    chosen = paper(tmp_path)
    asking.go("carl-weiss", "offer")
    asking.type("what", "Chairs")
    asking.settle()
    page, model = asking.page, asking.page.model
    page.send()
    assert model.stage == "form"
    assert page.form._cells["paper"]._said("wrong")

    editor = page.form.editor("paper")
    editor._choose.click()  # type: ignore[attr-defined]  # a field for a file has it
    choose_paths(asking.qtbot, page, chosen)
    asking.qtbot.waitUntil(lambda: page.form.typed().get("paper") == str(chosen))
    assert editor._name.text() == "offer.txt"  # type: ignore[attr-defined]  # as above
    asking.settle()
    asking.qtbot.waitUntil(lambda: not page.form._cells["paper"]._said("wrong"))
    page.send()
    asking.qtbot.waitUntil(lambda: model.stage == "sent", timeout=20_000)

    assert model.sent is not None
    with Office.open(home, write=False) as office:
        submitted = office.request(model.sent.request).acts[0].event
    assert isinstance(submitted, RequestSubmitted)
    assert submitted.values["paper"] == "offer.txt"
    assert [source.name for source in submitted.sources] == ["offer.txt"]


def test_a_chosen_file_can_be_taken_away_and_a_dialog_that_is_left_changes_nothing(
    asking: Asking, tmp_path: Path
) -> None:
    """Then the field is empty, or what it was."""
    asking.go("carl-weiss", "offer")
    page = asking.page
    editor = page.form.editor("paper")
    editor._choose.click()  # type: ignore[attr-defined]  # a field for a file has it
    choose_paths(asking.qtbot, page, paper(tmp_path))
    asking.qtbot.waitUntil(lambda: bool(page.form.typed().get("paper")))
    editor._choose.click()  # type: ignore[attr-defined]  # as above
    leave_paths(asking.qtbot, page)
    assert page.form.typed()["paper"] == str(tmp_path / "offer.txt")

    editor._drop.click()  # type: ignore[attr-defined]  # as above

    assert "paper" not in page.form.typed() or not page.form.typed()["paper"]
    assert page.form.files() == {}


def test_a_copy_asks_for_the_file_again(asking: Asking, tmp_path: Path) -> None:
    """The document belongs to the earlier request; a name without its file would be sent otherwise."""
    asking.go("carl-weiss", "offer")
    asking.type("what", "Chairs")
    page, model = asking.page, asking.page.model
    page.form.editor("paper")._choose.click()  # type: ignore[attr-defined]  # a field for a file has it
    choose_paths(asking.qtbot, page, paper(tmp_path))
    asking.qtbot.waitUntil(lambda: bool(page.form.files()))
    asking.settle()
    page.send()
    asking.qtbot.waitUntil(lambda: model.stage == "sent", timeout=20_000)
    assert model.sent is not None

    asking.desktop.window.open_page("new_request", f"copy:{model.sent.request}")
    asking.qtbot.waitUntil(lambda: model.stage == "form" and bool(page.form.typed().get("what")))

    assert not page.form.typed().get("paper")


# ---------------------------------------------------------------- by a dialog


def test_files_are_attached_by_the_dialog(asking: Asking, tmp_path: Path) -> None:
    """Two at once; left without a choice, nothing is attached."""
    one, two = paper(tmp_path, "one.txt"), paper(tmp_path, "two.txt")
    asking.go("carl-weiss", "offer")
    asking.page.attach_files()
    leave_paths(asking.qtbot, asking.page)
    assert not asking.page.model.attached

    asking.page.attach_files()
    choose_paths(asking.qtbot, asking.page, one, two)

    assert asking.page.model.attached == (str(one), str(two))


# ---------------------------------------------------------------- by the mouse


def test_a_file_dropped_on_a_field_of_text_is_attached_and_not_written_down(asking: Asking, tmp_path: Path) -> None:
    """A field would take the path as words."""
    asking.go("carl-weiss", "offer")
    asking.type("what", "Chairs")
    entry = asking.page.form.editor("what").entry
    assert isinstance(entry, QLineEdit | QPlainTextEdit)

    assert drop(asking.desktop.window, entry, paper(tmp_path))

    assert asking.page.form.typed() == {"what": "Chairs"}
    assert asking.page.model.attached == (str(tmp_path / "offer.txt"),)


@pytest.mark.parametrize(
    "where", ["inbox", "requests", "log", "people", "rules", "automations", "folder", "settings", "help"]
)
def test_a_document_dropped_on_any_page_is_read(firm: Asking, tmp_path: Path, where: str) -> None:
    """Wherever somebody lets go, the form opens with what the document says, and nothing is sent."""
    before, window = count(firm), firm.desktop.window
    window.open_page(where)

    assert drop(window, window.page(where), fresh(tmp_path))

    model = firm.page.model
    firm.qtbot.waitUntil(lambda: model.stage == "form" and model.read is not None, timeout=20_000)
    assert window.current == "new_request"
    assert firm.page.form.typed()["invoice_number"] == "PH-90"
    assert count(firm) == before


def test_several_files_and_a_folder_dropped_at_once_are_a_list(firm: Asking, tmp_path: Path) -> None:
    """The broken one among them says so in its row."""
    folder = tmp_path / "post"
    folder.mkdir()
    fresh(folder, 1, "1.xml")
    broken(folder)
    single = fresh(tmp_path, 2)
    ready(firm)

    assert drop(firm.desktop.window, firm.page, folder, single)

    firm.qtbot.waitUntil(lambda: firm.page.model.stage == "results", timeout=20_000)
    assert sorted(firm.page.model.heap.states) == ["ready", "ready", "refused"]


def test_what_a_document_lacks_is_said_beside_the_field(firm: Asking, tmp_path: Path) -> None:
    """An invoice without its number: the form is filled, and that field says what is missing when it is to be sent."""
    path = fresh(tmp_path)
    path.write_text(path.read_text("utf-8").replace("PH-90", ""), "utf-8")
    ready(firm)

    assert drop(firm.desktop.window, firm.page, path)

    model = firm.page.model
    firm.qtbot.waitUntil(lambda: model.stage == "form" and model.read is not None, timeout=20_000)
    firm.settle()
    firm.page.send()
    assert model.stage == "form"
    assert firm.page.form.typed()["gross"] == "107.10 EUR"
    assert firm.page.form._cells["invoice_number"]._said("wrong")
    assert firm.focused() is firm.page.form.editor("invoice_number").entry


def test_nothing_is_taken_where_no_office_is_open_and_words_are_no_files(firm: Asking, tmp_path: Path) -> None:
    """A drop that nobody can use is refused while it hovers."""
    window = firm.desktop.window
    window.open_page("inbox")
    inbox = window.page("inbox")
    assert isinstance(inbox, InboxPage)

    assert not drop(window, inbox)
