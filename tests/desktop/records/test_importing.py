"""Tables of records in the window: said first, then signed some rows at a time."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from desktop.app import Desktop
from desktop.page import Notice
from desktop.pages.records.import_dialog import ImportDialog
from desktop.pages.records.page import RecordsPage
from tests.desktop.records.conftest import BOOKKEEPER, opened
from workflows.office.office import Office

HEAD = "legal_name,vat_id,iban,payment_terms\n"


def shown(qtbot: QtBot, page: RecordsPage, path: Path) -> ImportDialog:
    """What the window says of a table."""
    page.asking._sort = "supplier"
    page.asking.read_table(str(path))
    qtbot.waitUntil(lambda: isinstance(page.asking.dialog, ImportDialog))
    dialog = page.asking.dialog
    assert isinstance(dialog, ImportDialog)
    return dialog


def table(tmp_path: Path, text: str) -> Path:
    """A file."""
    path = tmp_path / "suppliers.csv"
    path.write_text(text, encoding="utf-8")
    return path


def count(home: Path) -> int:
    """How many records there are."""
    with Office.open(home, write=False) as office:
        return len(office.store.records.heads())


def test_what_each_row_would_do_is_said_before_anything_is_signed(
    qtbot: QtBot, desktop: Desktop, home: Path, tmp_path: Path
) -> None:
    """Refused rows come first, with line and reason; leaving it changes nothing."""
    page = opened(qtbot, desktop, BOOKKEEPER)
    path = table(tmp_path, HEAD + "Glas GmbH,,,30\nHolz KG,,DE00,\n<b>Farben</b>,,,a fortnight\n")
    before = count(home)
    dialog = shown(qtbot, page, path)
    assert [(one.title, one.mark, one.below) for one in dialog.list.rows.lines] == [
        ("Holz KG", "refused", "Line 3"),
        ("<b>Farben</b>", "refused", "Line 4"),
        ("Glas GmbH", "new", "Line 2"),
    ]
    assert "is no IBAN" in dialog.list.rows.lines[0].text
    dialog.reject()
    assert count(home) == before


def test_what_is_wished_is_signed_and_refused_rows_stay_named(
    qtbot: QtBot, desktop: Desktop, home: Path, tmp_path: Path
) -> None:
    """More rows than one turn takes; the bytes that were looked at count, whatever became of the file."""
    page = opened(qtbot, desktop, BOOKKEEPER)
    path = table(tmp_path, HEAD + "".join(f"Firm {at:03},,,\n" for at in range(60)) + "Holz KG,,DE00,\n")
    before = count(home)
    dialog = shown(qtbot, page, path)
    path.unlink()
    with qtbot.waitSignal(dialog.importing.finished):
        dialog.yes.click()
    assert count(home) == before + 60
    assert [one.title for one in dialog.list.rows.lines] == ["Holz KG"]
    said: list[Notice] = []
    page.notice_requested.connect(said.append)
    dialog.yes.click()
    assert said[0].text.startswith("60 records were written")
    qtbot.waitUntil(lambda: len(page.side.rows.records) == 63)


def test_stopping_keeps_what_was_signed(qtbot: QtBot, desktop: Desktop, home: Path, tmp_path: Path) -> None:
    """The rows that are on their way are done, and no more."""
    page = opened(qtbot, desktop, BOOKKEEPER)
    dialog = shown(qtbot, page, table(tmp_path, HEAD + "".join(f"Firm {at:03},,,\n" for at in range(80))))
    before = count(home)
    importing = dialog.importing
    with qtbot.waitSignal(importing.went_on):
        dialog.yes.click()
    importing.stop()
    qtbot.waitUntil(lambda: not importing.is_running)
    assert before < count(home) < before + 80


def test_a_file_that_is_no_table_is_said_to_be_so(qtbot: QtBot, desktop: Desktop, tmp_path: Path) -> None:
    """And nothing is asked."""
    page = opened(qtbot, desktop)
    said: list[Notice] = []
    page.notice_requested.connect(said.append)
    page.asking._sort = "supplier"
    page.asking.read_table(str(table(tmp_path, "a,b\n1,2\n")))
    qtbot.waitUntil(lambda: bool(said))
    assert "cannot be read as a list of records" in said[0].text
    assert page.asking.dialog is None
