"""A supplier's name in a new request: completed from known suppliers, by keyboard, and never over what is typed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop.app import Desktop
from desktop.pages.new_request.supplier_names import SupplierNames, SupplierRows
from tests.desktop.records.conftest import BOOKKEEPER, IBAN, OTHER, PAPER, put
from tests.support.asking_window import Asking
from tests.support.desktop_window import close_desktop, open_desktop
from tests.support.sample_homes import sample_home
from workflows.office.office import Office
from workflows.office.records.writing import Recorded, verify_account
from workflows.office.showing.known_suppliers import KnownSupplier, known_suppliers, supplier_fields


@pytest.fixture
def asking(qtbot: QtBot, tmp_path: Path) -> Iterator[Asking]:
    """The sample firm that knows one supplier with a verified account, and one without."""
    home = sample_home(tmp_path / "home")
    with Office.open(home) as office:
        record = put(office, PAPER)
        done = verify_account(office, BOOKKEEPER, record, IBAN, "called them")
        assert isinstance(done, Recorded)
        put(office, {"legal_name": "Papagei <b>Druck</b>", f"iban/{OTHER}": "Papagei"})
    desktop: Desktop = open_desktop(qtbot, tmp_path / "data", home)
    yield Asking(qtbot, desktop)
    close_desktop(qtbot, desktop)


def typing(qtbot: QtBot, asking: Asking, text: str) -> tuple[SupplierNames, QLineEdit]:
    """Type a name, and wait for the list under it."""
    names = asking.page.writing.suppliers
    asking.type("supplier_name", text)
    qtbot.waitUntil(lambda: bool(names.rows.suppliers))
    qtbot.waitUntil(lambda: bool(names.popup.isVisible()))
    entry = asking.page.form.editor("supplier_name").entry
    assert isinstance(entry, QLineEdit)
    return names, entry


def test_choosing_a_supplier_fills_what_is_empty(qtbot: QtBot, asking: Asking) -> None:
    """By arrow and Return: name, VAT id and the verified account, though those fields were folded away."""
    asking.go("nils", "invoice")
    names, _ = typing(qtbot, asking, "papierh")
    popup = names.popup
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "iban" in asking.page.form.typed())
    typed = asking.page.form.typed()
    assert typed["supplier_name"] == PAPER["legal_name"]
    assert (typed["supplier_vat_id"], typed["iban"]) == ("DE136695976", IBAN)
    assert asking.page.model.is_begun
    assert asking.page.form.is_shown("iban")


def test_what_is_typed_is_never_written_over(qtbot: QtBot, asking: Asking) -> None:
    """A VAT id and an account that stand there stay."""
    asking.go("nils", "invoice")
    asking.page.form.show_typed({"supplier_vat_id": "FR1", "iban": "something"})
    names, _ = typing(qtbot, asking, "papierh")
    QTest.keyClick(names.popup, Qt.Key.Key_Down)
    QTest.keyClick(names.popup, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: asking.page.form.typed()["supplier_name"] == PAPER["legal_name"])
    typed = asking.page.form.typed()
    assert (typed["supplier_vat_id"], typed["iban"]) == ("FR1", "something")


def test_an_account_that_nobody_verified_is_not_filled_in(qtbot: QtBot, asking: Asking) -> None:
    """It would look as if somebody had."""
    asking.go("nils", "invoice")
    typing(qtbot, asking, "papag")
    popup = asking.page.writing.suppliers.popup
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: asking.page.form.typed().get("supplier_name") == "Papagei <b>Druck</b>")
    assert "iban" not in asking.page.form.typed()


def test_typing_on_closes_the_list_and_keeps_the_name(qtbot: QtBot, asking: Asking) -> None:
    """A supplier whom nobody knows yet is typed as ever."""
    asking.go("nils", "invoice")
    names, entry = typing(qtbot, asking, "papierh")
    QTest.keyClicks(names.popup, "andel Neu")
    qtbot.waitUntil(lambda: not names.popup.isVisible())
    assert entry.text() == "papierhandel Neu"


def test_suppliers_are_found_by_any_word_vat_id_or_account(asking: Asking) -> None:
    """Those that begin so first; marks of letters do not matter; a form without a supplier asks for none."""
    home = asking.desktop.bridge.home
    assert home is not None
    with Office.open(home, write=False) as office:
        names = ("musterst", "DE 136", "de8937", "PAPA", "nothing", " ")
        found = [one.name[:7] for name in names for one in known_suppliers(office, name)]
    assert found == ["Papierh", "Papierh", "Papierh", "Papagei"]
    assert supplier_fields(["what", "price"]) is None
    purchase = supplier_fields(["what", "supplier"])
    assert purchase is not None
    assert (purchase.name, purchase.vat_id, purchase.account) == ("supplier", "", "")


def test_the_rows_are_a_sound_model(asking: Asking) -> None:
    """Qt's own tester finds nothing."""
    rows = SupplierRows(asking.desktop.window)
    QAbstractItemModelTester(rows, QAbstractItemModelTester.FailureReportingMode.Fatal, rows)
    rows.show_suppliers([KnownSupplier(record="r", name="N", vat_id="", account=IBAN, blocked=True)])
    assert rows.index(0).data() == "N · DE89\u00a03704\u00a00044\u00a00532\u00a00130\u00a000 · blocked"
    rows.show_suppliers(())
    rows.deleteLater()
