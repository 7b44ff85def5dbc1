"""The decision log in the real window: found, opened, proven, checked and exported, without a mouse."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.page import Notice
from desktop.pages.log.page import LAPTOPS, LogPage
from tests.desktop.log.conftest import Open, a_decision, shown, verify, wait_for_list
from tests.desktop.walking import nameless, read_as_html
from tests.support.two_laptops import CLERK, ask, connect, exchange, found_office, second_laptop
from workflows.domain.commands import Comment
from workflows.ledger import proof as tlog_proof
from workflows.office.founding import Charter, found
from workflows.office.office import Acted, Office
from workflows.office.showing.log_filter import LogFilter
from workflows.store.tampering import alter_entry


def focused(page: LogPage) -> QWidget:
    """What has the keyboard."""
    found = page.window().focusWidget()
    assert found is not None
    return found


def test_an_entry_is_found_opened_and_the_log_checked_without_a_mouse(qtbot: QtBot, page: LogPage) -> None:
    """Filter, down to the list, open, read, back, and check."""
    table, entry = page.entries.table, page.entries.entry
    assert focused(page) is table
    QTest.keyClick(table, Qt.Key.Key_Slash)
    search = page.entries.bar.search
    qtbot.waitUntil(lambda: focused(page) is search)
    QTest.keyClicks(search, "lagerwerk")
    QTest.keyClick(search, Qt.Key.Key_Return)
    wait_for_list(qtbot, page)
    assert shown(page)
    assert all("Lagerwerk" in line for line in shown(page))
    assert focused(page) is table

    QTest.keyClick(table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not entry.isHidden(), timeout=20_000)
    first = entry.accessibleDescription()
    QTest.keyClick(table, Qt.Key.Key_J)
    qtbot.waitUntil(lambda: entry.accessibleDescription() != first, timeout=20_000)
    QTest.keyClick(table, Qt.Key.Key_Tab)
    assert entry.isAncestorOf(focused(page))
    QTest.keyClick(focused(page), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: entry.isHidden() and focused(page) is table)

    with qtbot.waitSignal(page.check.ended, timeout=60_000):
        QTest.keyClick(table, Qt.Key.Key_V)
    assert "135 entries are as they were written. Checked" in page.check_card.text
    assert re.search(r"took [0-9]+ s\.", page.check_card.text)
    assert page.check_card.cards == []


def test_an_altered_entry_is_named_with_the_person_and_leads_there(qtbot: QtBot, opened: Open, home: Path) -> None:
    """One card: what happened, whose, what is safe, what to do; its button leads to the entry, and the list agrees."""
    decision = a_decision(home, "ben")
    alter_entry(home, decision.device, decision.position, bit=803)
    page = opened(home)

    verify(qtbot, page)

    (card,) = page.check_card.cards
    text = " ".join(card.texts)
    assert f"Entry {decision.position} of" in text
    assert "a decision of Ben Okafor: approved" in text
    assert decision.title is not None
    assert decision.title in text
    assert "What is safe: Every entry that is not named here is as it was written." in text
    assert "What to do:" in text
    assert "1 thing" in page.check_card.text or "1 things" in page.check_card.text
    card.show_button.click()
    entry = page.entries.entry
    qtbot.waitUntil(lambda: not entry.isHidden(), timeout=20_000)
    assert entry.text == "It was altered after it was signed."
    assert "Ben Okafor" in entry.warning
    wait_for_list(qtbot, page)
    wrong = [line for line in shown(page) if line.startswith("It was altered")]
    assert len(wrong) == 1


def test_rows_that_were_shown_before_say_what_a_check_found(qtbot: QtBot, page: LogPage, home: Path) -> None:
    """An entry that is altered while the list stands there is shown as altered once a check has spoken."""
    decision = a_decision(home, "ben")
    assert not any(line.startswith("It was altered") for line in shown(page))
    with closing(sqlite3.connect(home / "countersign.db")) as connection, connection:
        place = (decision.device, decision.position)
        (raw,) = connection.execute("SELECT raw FROM entries WHERE device = ? AND position = ?", place).fetchone()
        altered = raw[:100] + bytes([raw[100] ^ 16]) + raw[101:]
        connection.execute("UPDATE entries SET raw = ? WHERE device = ? AND position = ?", (altered, *place))

    verify(qtbot, page)
    wait_for_list(qtbot, page)

    assert len([line for line in shown(page) if line.startswith("It was altered")]) == 1


def test_what_a_check_found_is_still_known_after_a_restart(qtbot: QtBot, opened: Open, home: Path) -> None:
    """With its time, and with whose entry it was."""
    decision = a_decision(home, "ben")
    alter_entry(home, decision.device, decision.position, bit=803)
    page = opened(home)
    verify(qtbot, page)
    before = page.check_card.text

    again = opened(home)
    qtbot.waitUntil(lambda: again.check.last is not None, timeout=20_000)

    assert again.check_card.text == before
    assert "Ben Okafor" in " ".join(again.check_card.cards[0].texts)


def test_a_check_that_is_stopped_says_so_and_keeps_the_result_before(qtbot: QtBot, page: LogPage) -> None:
    """Nothing is half checked."""
    verify(qtbot, page)
    last = page.check.last

    page.verify()
    page.check.cancel()
    qtbot.waitUntil(lambda: not page.check.is_running, timeout=60_000)

    assert page.check.last == last
    assert page.check_card.text.startswith("135 entries are as they were written. You stopped a check.")


def test_where_the_database_is_destroyed_the_check_says_what_is_safe(
    qtbot: QtBot, opened: Open, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Findings need no office that can still be asked."""
    page = opened(home)
    with closing(sqlite3.connect(home / "countersign.db")) as connection, connection:
        connection.execute("UPDATE logs SET frontier = x'00'")
    monkeypatch.setattr("desktop.pages.log.checking._tell_of", _broken)

    verify(qtbot, page)

    assert page.check_card.cards
    assert "Looking changed nothing" in " ".join(page.check_card.cards[0].texts)


def _broken(*_words: object) -> object:
    from workflows.errors import Trouble

    raise Trouble(code="office-damaged", title="Damaged", text="It cannot be asked.", advice="Restore a backup.")


def test_the_list_is_narrowed_by_person_laptop_and_kind(qtbot: QtBot, page: LogPage) -> None:
    """Each by its choice, together, and cleared by one button."""
    bar = page.entries.bar
    for box, key in ((bar.group, "decisions"), (bar.person, "ben")):
        box.setCurrentIndex(box.findData(key))
        box.activated.emit(box.currentIndex())
    wait_for_list(qtbot, page)
    assert page.model.filter == LogFilter(person="ben", group="decisions")
    assert shown(page)
    assert all(line.startswith("Ben Okafor") for line in shown(page))
    assert bar.laptop.count() == 2

    bar._clear.click()
    wait_for_list(qtbot, page)

    assert not page.model.is_narrowed
    assert len(shown(page)) == 100


def test_nothing_that_fits_says_what_to_do(qtbot: QtBot, page: LogPage) -> None:
    """And the button there shows everything again."""
    page.open_item("search:nowhere at all")
    wait_for_list(qtbot, page)
    assert page.entries._middle.currentWidget() is page.entries._empty

    page.entries._empty._action.click()
    wait_for_list(qtbot, page)

    assert page.entries._middle.currentWidget() is page.entries.table


def test_the_rest_of_the_log_comes_as_one_goes_down(qtbot: QtBot, page: LogPage) -> None:
    """The last entry is the first that was written."""
    assert page.model.rows.rowCount() == 100

    QTest.keyClick(page.entries.table, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: page.model.rows.rowCount() == 135, timeout=20_000)

    assert page.model.rows.entries[-1].position == 0


def test_what_is_written_meanwhile_stands_on_top_and_moves_nobody(qtbot: QtBot, page: LogPage) -> None:
    """The entry that is looked at stays the one that is looked at."""
    page.entries.table.go_to(7)
    place = page.entries.table.currentIndex().data(256 + 1)
    told: list[object] = []

    def comment(office: Office) -> Acted:
        request = office.store.questions.requests(limit=1)[0].id
        acted = office.act(request, Comment(by="anna-berg", text="One more"))
        assert isinstance(acted, Acted)
        told.append(acted)
        return acted

    page.session.bridge.act(comment)
    qtbot.waitUntil(lambda: any("One more" in line for line in shown(page)[:1]), timeout=20_000)

    assert page.entries.table.currentIndex().row() == 8
    assert page.entries.table.currentIndex().data(256 + 1) == place


def test_the_proof_of_an_entry_is_copied_and_stands_by_itself(qtbot: QtBot, page: LogPage, home: Path) -> None:
    """What lies in the clipboard verifies with the log's key alone."""
    decision = a_decision(home, "ben")
    page.open_item(f"entry:{decision.device}:{decision.position}")
    entry = page.entries.entry
    qtbot.waitUntil(lambda: not entry.isHidden(), timeout=20_000)
    said: list[Notice] = []
    page.notice_requested.connect(said.append)
    assert entry.proof.isHidden()
    entry.toggle.click()
    assert not entry.proof.isHidden()
    facts = "\n".join(entry.proof.facts)
    assert f"Number in its log, from 0: {decision.position}" in facts
    assert "good: Ben Okafor signed exactly this" in facts
    entry.proof.copy_button.click()

    made = tlog_proof.decode(QGuiApplication.clipboard().text().encode())
    assert made.index == decision.position
    proof = page.model.proof
    assert proof is not None
    log_key, leaf = bytes.fromhex(proof.log_key), bytes.fromhex(decision.id)
    assert tlog_proof.verify(made, leaf, origin=proof.origin, log_public=log_key).size == proof.head_size
    assert [one.tone for one in said] == ["good"]


def test_the_log_is_exported_into_a_new_folder_for_other_programs(qtbot: QtBot, page: LogPage, tmp_path: Path) -> None:
    """A folder is chosen; inside it lie files that public verifiers check, and one line says so."""
    said: list[Notice] = []
    page.notice_requested.connect(said.append)
    page.export()
    asking = page.findChild(QFileDialog)
    assert asking is not None
    asking.fileSelected.emit(str(tmp_path))
    asking.reject()
    qtbot.waitUntil(lambda: bool(said), timeout=60_000)

    (folder,) = tmp_path.glob("decision-log-*")
    assert list(folder.glob("*.vkey"))
    assert list(folder.rglob("checkpoint"))
    assert "tlog-tiles" in said[0].text
    assert said[0].tone == "good"
    page.exporting.export(tmp_path)
    qtbot.waitUntil(lambda: len(said) == 2, timeout=60_000)
    assert len(list(tmp_path.glob("decision-log-*"))) == 2


def test_two_laptops_and_their_folder_are_checked_together_and_drawn(
    qtbot: QtBot, opened: Open, tmp_path: Path
) -> None:
    """The folder is checked as well; a file that was altered there is named, and what is safe."""
    with found_office(tmp_path / "one") as one, second_laptop(one, tmp_path / "two") as two:
        sharings = connect(one, tmp_path / "folder"), connect(two, tmp_path / "folder")
        exchange(*sharings)
        ask(one)
        ask(two, by=CLERK)
        exchange(*sharings)
    page = opened(tmp_path / "one")
    verify(qtbot, page)
    assert page.check.last is not None
    assert page.check.last.folder is not None
    assert "The shared folder is sound as well" in page.check_card.text
    page.tabs.setCurrentIndex(LAPTOPS)
    assert not page.laptops.picture.isHidden()
    assert page.laptops.seen_rows.rowCount() == 2
    assert page.laptops.head_rows.rowCount() >= 2
    assert not page.laptops.picture.grab().isNull()

    victim = max((tmp_path / "folder").rglob("*"), key=lambda path: path.stat().st_size if path.is_file() else -1)
    raw = bytearray(victim.read_bytes())
    raw[len(raw) // 2] ^= 1
    victim.write_bytes(bytes(raw))
    verify(qtbot, page)

    text = " ".join(part for card in page.check_card.cards for part in card.texts)
    assert "Everything that this laptop held is safe" in text


def test_names_from_outside_are_never_read_as_markup(qtbot: QtBot, opened: Open, tmp_path: Path) -> None:
    """An office, a person and a title that look like markup stay words on every side of the page."""
    hostile = "<b>Anna</b> <img src=x>"
    found(tmp_path / "home", Charter(name=hostile, owner=hostile))
    page = opened(tmp_path / "home")
    page.entries.table.setFocus()
    QTest.keyClick(page.entries.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not page.entries.entry.isHidden(), timeout=20_000)
    page.entries.entry.toggle.click()
    verify(qtbot, page)

    assert read_as_html(page) == []
    assert nameless(page) == []
    page.tabs.setCurrentIndex(LAPTOPS)
    assert read_as_html(page) == []
    assert nameless(page) == []
    assert any(hostile in line for line in shown(page))
    assert any("<b>" in one.text() for one in page.findChildren(QLabel))
