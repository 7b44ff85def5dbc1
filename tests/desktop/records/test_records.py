"""The page of suppliers, customers and employees: found, read, changed, verified, merged; and what is not offered."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.app import Desktop
from desktop.page import Notice
from desktop.pages.records.edit_dialog import EditDialog
from desktop.pages.records.page import RecordsPage
from desktop.pages.records.reason_dialog import ReasonDialog
from desktop.pages.records.rows import RecordRows
from tests.desktop.records.conftest import (
    BOOKKEEPER,
    CLERK,
    IBAN,
    OTHER,
    OWNER,
    PAPER,
    act,
    look,
    opened,
    settle,
)
from tests.desktop.walking import cut_off, nameless, read_as_html
from workflows.office.records.grouped import add_shown, set_shown

NAME = PAPER["legal_name"]


def titles(page: RecordsPage) -> list[str]:
    """What the list shows."""
    return [one.line.title for one in page.side.rows.records]


def words(widget: QWidget) -> str:
    """All that labels say there."""
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if not one.isHidden())


def until_said(qtbot: QtBot, page: RecordsPage, text: str) -> None:
    """Wait until the whole record is shown, and says this."""
    qtbot.waitUntil(lambda: page.beside.panel.turns.is_done and text in words(page.beside.panel))


def reason(qtbot: QtBot, page: RecordsPage, text: str) -> None:
    """Answer the question that is open, and wait until it is signed."""
    dialog = page.asking.dialog
    assert isinstance(dialog, ReasonDialog)
    dialog.words.setText(text)
    with qtbot.waitSignal(page.model.signed):
        dialog.send()


def editing(page: RecordsPage) -> EditDialog:
    """The form that is open."""
    dialog = page.asking.dialog
    assert isinstance(dialog, EditDialog)
    return dialog


def fill(dialog: EditDialog, **texts: str) -> None:
    """Type into the form."""
    dialog.form.show_typed({name.replace("__", "/"): text for name, text in texts.items()})


def test_a_list_by_kind_is_narrowed_by_name_vat_id_and_account(qtbot: QtBot, desktop: Desktop) -> None:
    """Whatever the case and the blanks; what is not found is said."""
    page = opened(qtbot, desktop)
    assert titles(page) == ["Holz <b>&</b> Söhne KG", "Papierhof Musterstadt", NAME]
    for typed in ("papierhof must", "DE 136 695", "de89 3704"):
        page.side.typed.setText(typed)
        assert NAME in titles(page)
        assert "Holz <b>&</b> Söhne KG" not in titles(page)
    page.side.typed.setText("nobody")
    assert titles(page) == []
    assert "Nothing here holds" in words(page.side)
    page.side.typed.clear()
    page.head.choose("employee")
    assert titles(page) == ["Nils Sommer"]
    page.head.choose("customer")
    assert "Whom you sell to" in words(page.beside)


def test_the_rows_are_a_sound_model(qtbot: QtBot, desktop: Desktop) -> None:
    """Qt's own tester finds nothing, while the rows come, go and change."""
    shown = opened(qtbot, desktop).model.shown
    assert shown is not None
    rows = RecordRows(desktop.session.theme, desktop.window)
    QAbstractItemModelTester(rows, QAbstractItemModelTester.FailureReportingMode.Fatal, rows)
    rows.show_records(shown.records)
    rows.choose("supplier", "papier")
    rows.show_records(shown.records[:2])
    rows.choose("employee", "")
    rows.show_records(())
    assert rows.rowCount() == 0
    rows.deleteLater()


def test_each_field_says_who_wrote_it_and_history_is_told_in_sentences(qtbot: QtBot, desktop: Desktop) -> None:
    """What was there before stands in the history."""
    page = opened(qtbot, desktop)
    look(qtbot, page, NAME)
    record = page.model.record
    act(qtbot, desktop, lambda office: set_shown(office, OWNER, record, {"vat_id": "DE123456788"}))
    until_said(qtbot, page, "DE123456788")
    said = page.beside.panel.history.lines[0].text
    assert said == "Anna Berg set VAT id to “DE123456788” (before: “DE136695976”)."
    assert "Nils Sommer, " in words(page.beside.panel)
    assert "Not verified: nobody pays to it unseen" in words(page.beside.panel)


def test_an_account_is_verified_by_somebody_else(qtbot: QtBot, desktop: Desktop) -> None:
    """With the words of how; it counts from then on, and whoever entered one is told why they do not verify it."""
    page = opened(qtbot, desktop, BOOKKEEPER)
    look(qtbot, page, NAME)
    record = page.model.record
    act(qtbot, desktop, lambda office: set_shown(office, BOOKKEEPER, record, {f"iban/{OTHER}": "Papierhof"}))
    until_said(qtbot, page, "NL91")
    accounts = page.beside.panel.accounts
    assert accounts is not None
    assert [one.property("account") for one in accounts.verifies] == [IBAN]
    assert "Nobody verifies what they entered" in words(page.beside.panel)
    accounts.verifies[0].click()
    dialog = page.asking.dialog
    assert isinstance(dialog, ReasonDialog)
    dialog.send()
    assert dialog.problem.text() == "Say how you made sure."
    reason(qtbot, page, "called the number in our own files")
    until_said(qtbot, page, "Verified by Petra")


def test_a_clerk_is_offered_no_more_than_they_may(qtbot: QtBot, desktop: Desktop) -> None:
    """Neither verifying nor merging nor terms; each with the reason."""
    page = opened(qtbot, desktop, CLERK)
    look(qtbot, page, NAME)
    panel = page.beside.panel
    assert panel.accounts is not None
    assert panel.accounts.verifies == []
    assert panel.erase.isHidden()
    assert [one.merge.isHidden() for one in panel.alike] == [True]
    assert "Owners, managers and bookkeepers do this." in words(panel)
    page.change()
    assert "payment_terms" not in editing(page).form.typed()
    assert "blocked" not in [one.id for one in editing(page)._fields()]
    assert "Terms, limits and blocking are set by" in words(editing(page))


def test_a_record_is_added_and_what_is_wrong_stands_beside_its_field(qtbot: QtBot, desktop: Desktop) -> None:
    """Nothing typed is lost; the new one is looked at afterwards."""
    page = opened(qtbot, desktop)
    page.head.add.click()
    dialog = editing(page)
    fill(dialog, legal_name="Glas & Rahmen GmbH", email="no address", **{"iban/": "DE00"})
    with qtbot.waitSignal(page.model.refused):
        dialog.send()
    assert "mail address" in dialog.problem.text()
    fill(dialog, email="post@glas.example")
    with qtbot.waitSignal(page.model.refused):
        dialog.send()
    assert "is no IBAN" in dialog.problem.text()
    fill(dialog, **{"iban/": "NL91 ABNA 0417 1643 00"}, own_name="", payment_terms="14")
    dialog.form.show_typed({"own/": "Größe des Lagers", "own": "12 Paletten"})
    with qtbot.waitSignal(page.model.signed):
        dialog.send()
    qtbot.waitUntil(lambda: page.model.card is not None)
    card = page.model.card
    assert card is not None
    found = {one.name: one.said[0].value for one in card.cells}
    assert found == {
        "legal_name": "Glas & Rahmen GmbH",
        "email": "post@glas.example",
        f"iban/{OTHER}": "Glas & Rahmen GmbH",
        "payment_terms": "14",
        "own/grosse-des-lagers": "12 Paletten",
    }


def test_a_change_signs_only_what_is_another(qtbot: QtBot, desktop: Desktop) -> None:
    """And an emptied field is removed."""
    page = opened(qtbot, desktop)
    look(qtbot, page, NAME)
    page.change()
    dialog = editing(page)
    dialog.send()
    assert dialog.problem.text() == "Nothing is different yet."
    dialog.form.editor("trading_name").show_typed("")
    dialog.form.editor("phone").show_typed("040 1")
    assert dialog.changed() == {"trading_name": "", "phone": "040 1"}
    with qtbot.waitSignal(page.model.signed):
        dialog.send()
    qtbot.waitUntil(lambda: page.model.card is not None and page.model.card.cells[-1].name != "trading_name")
    settle(qtbot, desktop)
    names = [one.name for one in page.model.card.cells] if page.model.card is not None else []
    assert "trading_name" not in names
    assert "phone" in names


def test_two_that_look_alike_are_merged_and_become_two_again(qtbot: QtBot, desktop: Desktop) -> None:
    """From the card that says why; the one that was chosen is shown on."""
    page = opened(qtbot, desktop)
    page.head.pairs.click()
    assert page.head.pairs.text() == "1 pair looks alike"
    card = page.beside.pair_cards[0]
    assert "Names that are alike and the same VAT id." in words(card)
    card.merge.click()
    dialog = page.asking.dialog
    assert isinstance(dialog, ReasonDialog)
    shown_on = next(one for one in dialog.choices.buttons() if NAME in one.text())
    shown_on.setChecked(True)
    reason(qtbot, page, "the same firm")
    qtbot.waitUntil(lambda: titles(page) == ["Holz <b>&</b> Söhne KG", NAME])
    look(qtbot, page, NAME)
    assert "Merged into it" in words(page.beside.panel)
    assert "merged it with “Papierhof Musterstadt”: “the same firm”" in page.beside.panel.history.lines[0].text
    page.beside.panel.undos[0].click()  # type: ignore[attr-defined]  # a button
    reason(qtbot, page, "two firms after all")
    qtbot.waitUntil(lambda: len(titles(page)) == 3)


def test_personal_values_of_employees_are_shown_to_few(qtbot: QtBot, desktop: Desktop) -> None:
    """To owners, bookkeepers and whom they are about; an owner has them erased."""
    page = opened(qtbot, desktop, "ben")
    page.head.choose("employee")
    look(qtbot, page, "Nils Sommer")
    assert "0171 555" not in words(page.beside.panel)
    assert "0171 555" not in "".join(one.text for one in page.beside.panel.history.lines)
    assert "Personal, not shown to you" in words(page.beside.panel)
    for person in (CLERK, BOOKKEEPER, OWNER):
        desktop.session.act_as(person)
        until_said(qtbot, page, "0171 555")
    page.beside.panel.erase.click()
    reason(qtbot, page, "left two years ago")
    until_said(qtbot, page, "Erased, or not on this laptop")


def test_its_requests_stand_behind_a_button(qtbot: QtBot, desktop: Desktop) -> None:
    """The list of requests is narrowed to them."""
    page = opened(qtbot, desktop)
    name = "Fensterglanz Ausgedacht e. K."
    act(qtbot, desktop, lambda office: add_shown(office, CLERK, "supplier", {"legal_name": name}))
    qtbot.waitUntil(lambda: "Fensterglanz Ausgedacht e. K." in titles(page))
    look(qtbot, page, "Fensterglanz Ausgedacht e. K.")
    asked: list[tuple[str, str]] = []
    page.page_requested.connect(lambda name, item: asked.append((name, item)))
    assert page.beside.panel.requests.isVisible()
    page.beside.panel.requests.click()
    assert asked == [("requests", "filter:text=Fensterglanz Ausgedacht e. K.")]


def test_it_works_by_keyboard_alone(qtbot: QtBot, desktop: Desktop) -> None:
    """From the field into the list, to a record, into its form, and signed."""
    page = opened(qtbot, desktop)
    page.to_search()
    QTest.keyClicks(page.side.typed, "papierhof")
    QTest.keyClick(page.side.typed, Qt.Key.Key_Down)
    assert page.side.list.hasFocus()
    QTest.keyClick(page.side.list, Qt.Key.Key_Down)
    QTest.keyClick(page.side.list, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: page.model.card is not None and page.model.card.line.title == NAME)
    QTest.keyClick(page.side.list, Qt.Key.Key_E)
    dialog = editing(page)
    entry = dialog.form.editor("phone").entry
    entry.setFocus()
    QTest.keyClicks(entry, "040 77")
    with qtbot.waitSignal(page.model.signed):
        QTest.keyClick(entry, Qt.Key.Key_Return)


@pytest.mark.parametrize("percent", [100, 200])
def test_names_from_outside_are_plain_and_nothing_is_cut(qtbot: QtBot, desktop: Desktop, percent: int) -> None:
    """With a name full of markup, in a small window, at either size of type."""
    desktop.session.theme.enlarge(percent / 100)
    desktop.window.resize(900, 600)
    page = opened(qtbot, desktop)
    look(qtbot, page, "Holz <b>&</b> Söhne KG")
    settle(qtbot, desktop)
    assert page.back.isVisible() == (percent == 200)
    assert nameless(desktop.window) == []
    assert read_as_html(desktop.window) == []
    assert cut_off(page) == []
    if percent == 200:
        page.back.click()
        assert page.side.isVisible()
        assert page.side.list.hasFocus()
    desktop.session.theme.enlarge(1.0)


def test_a_table_is_written_without_personal_values_unless_they_are_wished(
    qtbot: QtBot, desktop: Desktop, tmp_path: Path
) -> None:
    """Whoever may not read them is not asked, and gets none."""
    page = opened(qtbot, desktop, "ben")
    target = tmp_path / "out.csv"
    page.asking._sort = "employee"
    page.asking._personal = True
    with qtbot.waitSignal(page.model.exported):
        page.asking.write_table(str(target))
    assert "0171 555" not in target.read_text(encoding="utf-8-sig")
    desktop.session.act_as(OWNER)
    settle(qtbot, desktop)
    page.asking.begin_export("employee")
    dialog = page.asking.dialog
    assert isinstance(dialog, ReasonDialog)
    assert [one.text() for one in dialog.choices.buttons()] == ["Without personal values", "With personal values"]
    page.asking.close()
    with qtbot.waitSignal(page.model.exported):
        page.asking._personal = True
        page.asking.write_table(str(target))
    assert "0171 555" in target.read_text(encoding="utf-8-sig")


def test_a_failure_is_said_and_loses_nothing(qtbot: QtBot, desktop: Desktop, tmp_path: Path) -> None:
    """A folder that is not there."""
    page = opened(qtbot, desktop)
    said: list[Notice] = []
    page.notice_requested.connect(said.append)
    page.asking._sort = "supplier"
    page.asking.write_table(str(tmp_path / "nowhere" / "out.csv"))
    qtbot.waitUntil(lambda: bool(said))
    assert said[0].tone == "bad"
