"""People ask: by keyboard, with a line that says who will decide, and nothing they typed is ever lost."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.support.asking_window import Asking
from tests.support.desktop_window import close_desktop, open_desktop
from workflows.office.office import Office
from workflows.office.showing.inbox import inbox

CTRL = Qt.KeyboardModifier.ControlModifier


def requests_of(home: Path) -> list[str]:
    """Every request's title."""
    with Office.open(home, write=False) as office:
        return [one.title for one in office.store.questions.requests()]


def test_asking_by_keyboard_alone_reaches_the_inbox_of_whoever_the_line_named(asking: Asking, home: Path) -> None:
    """Ctrl+N, choose, type; the line follows the amount; Ctrl+Enter; the manager has it."""
    asking.desktop.session.act_as("carl-weiss")
    window = asking.desktop.window
    window.activateWindow()
    asking.qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_N, CTRL)
    page = asking.page
    assert window.current == "new_request"
    asking.qtbot.waitUntil(lambda: page.parts.isAncestorOf(asking.focused()))
    for _ in range(5):
        if asking.focused().accessibleName() == "Purchase":
            break
        QTest.keyClick(asking.focused(), Qt.Key.Key_Tab)
    QTest.keyClick(asking.focused(), Qt.Key.Key_Space)
    asking.qtbot.waitUntil(lambda: page.model.stage == "form")
    asking.qtbot.waitUntil(lambda: asking.focused() is page.form.editor("what").entry)

    QTest.keyClicks(asking.focused(), "Chairs")
    QTest.keyClick(asking.focused(), Qt.Key.Key_Tab)
    QTest.keyClicks(asking.focused(), "50")
    asking.until("Nobody needs to decide")
    QTest.keyClicks(asking.focused(), "0")
    asking.until("Ben Okafor or Dora Reich", "decides")
    QTest.keyClicks(asking.focused(), "0")
    asking.until("Anna Berg", "decide together")
    QTest.keyClick(asking.focused(), Qt.Key.Key_Backspace)
    asking.until("Ben Okafor", "decides")
    QTest.keyClick(asking.focused(), Qt.Key.Key_Return, CTRL)
    asking.qtbot.waitUntil(lambda: page.model.stage == "sent")

    assert page.parts.sent.text.startswith("Sent and signed.")
    assert "Ben Okafor" in page.parts.sent.text
    assert page.model.sent is not None
    with Office.open(home, write=False) as office:
        waiting = {one.request: one for one in inbox(office, "ben-okafor")}
    found = waiting[page.model.sent.request]
    assert (found.title, found.requester) == ("Chairs", "carl-weiss")
    assert found.amount is not None
    assert found.amount.minor == 50_000


def test_pressing_twice_sends_once(asking: Asking, home: Path) -> None:
    """However fast."""
    asking.go("carl-weiss", "purchase")
    asking.type("what", "Chairs")
    asking.type("price", "500")
    for _ in range(3):
        asking.page.send()
    asking.qtbot.waitUntil(lambda: asking.page.model.stage == "sent")
    asking.page.send()

    assert requests_of(home) == ["Chairs"]
    asking.qtbot.waitUntil(lambda: asking.page.model.drafting.drafts == ())


def test_what_is_missing_is_said_kindly_and_the_keyboard_goes_there(asking: Asking, home: Path) -> None:
    """In the line at once, beside the fields when somebody sends."""
    asking.go("carl-weiss", "purchase")
    asking.until("Fill in", "“What”", "“Price”")
    asking.type("what", "Chairs")
    asking.until("Fill in “Price”")

    QTest.keyClick(asking.focused(), Qt.Key.Key_Return, CTRL)

    assert asking.focused() is asking.page.form.editor("price").entry
    assert "must be filled in" in asking.focused().accessibleDescription()
    assert requests_of(home) == []


def test_a_condition_asks_for_more_and_the_core_evaluates_it(asking: Asking) -> None:
    """The field comes, is required, and goes again with what was typed into it."""
    asking.go("carl-weiss", "gift")
    form = asking.page.form
    assert not form.is_shown("country")
    asking.type("what", "Book")
    asking.type("price", "20")
    asking.type("abroad", "Y")
    asking.qtbot.waitUntil(lambda: form.is_shown("country"))
    asking.until("Fill in “Which country”")
    asking.type("country", "Norway")
    asking.until("Nobody needs to decide")

    asking.type("abroad", "")
    QTest.keyClick(asking.focused(), Qt.Key.Key_Down)
    asking.qtbot.waitUntil(lambda: not form.is_shown("country"))
    asking.settle()

    assert "country" not in asking.page.model.wish().values
    assert form.typed()["country"] == "Norway"


def test_a_refusal_is_said_and_nothing_typed_is_lost(asking: Asking, home: Path, tmp_path: Path) -> None:
    """Here a file that went away before it was sent."""
    note = tmp_path / "note.txt"
    note.write_text("as agreed", "utf-8")
    asking.go("carl-weiss", "purchase")
    asking.type("what", "Chairs")
    asking.type("price", "500")
    asking.page.take_files([str(note)])
    asking.settle()
    note.unlink()

    asking.page.send()
    asking.qtbot.waitUntil(lambda: bool(asking.page.banner.text))

    assert "note.txt" in asking.page.banner.text
    assert asking.page.form.values() == {"what": "Chairs", "price": {"minor": 50_000, "currency": "EUR"}}
    assert requests_of(home) == []
    asking.page.model.detach(str(note))
    asking.page.send()
    asking.qtbot.waitUntil(lambda: asking.page.model.stage == "sent")


def test_a_draft_is_kept_by_itself_and_outlives_a_restart(qtbot: QtBot, tmp_path: Path, home: Path) -> None:
    """Half-written amounts and files included; for this person alone."""
    note = tmp_path / "note.txt"
    note.write_text("as agreed", "utf-8")
    first = Asking(qtbot, open_desktop(qtbot, tmp_path / "data", home))
    first.go("carl-weiss", "purchase")
    first.type("what", "Chairs")
    first.type("price", "12 or")
    first.page.take_files([str(note)])
    close_desktop(qtbot, first.desktop)

    again = Asking(qtbot, open_desktop(qtbot, tmp_path / "data", home))
    again.go("carl-weiss")
    model = again.page.model
    qtbot.waitUntil(lambda: len(model.drafting.drafts) == 1)
    model.open_draft(model.drafting.drafts[0].id)
    qtbot.waitUntil(lambda: model.stage == "form")

    assert again.page.form.typed() == {"what": "Chairs", "price": "12 or"}
    assert model.attached == (str(note),)
    again.desktop.session.act_as("ben-okafor")
    qtbot.waitUntil(lambda: model.drafting.drafts == ())
    close_desktop(qtbot, again.desktop)


def test_leaving_the_page_keeps_what_was_typed_at_once(asking: Asking) -> None:
    """No pause has to pass."""
    asking.go("carl-weiss", "purchase")
    asking.type("what", "Chairs")
    waiting = asking.page.model.drafting.is_waiting

    asking.desktop.window.open_page("inbox")

    assert (waiting, asking.page.model.drafting.is_waiting) == (True, False)
    asking.qtbot.waitUntil(lambda: len(asking.page.model.drafting.drafts) == 1)


def test_a_request_that_is_written_on_has_one_draft(asking: Asking) -> None:
    """However often it is kept, and however fast."""
    asking.go("carl-weiss", "purchase")
    for text in ("C", "Ch", "Cha"):
        asking.type("what", text)
        asking.page.model.drafting.keep_now()
    drafting = asking.page.model.drafting
    asking.qtbot.waitUntil(lambda: bool(drafting.drafts) and drafting.drafts[0].values == {"what": "Cha"})

    assert len(drafting.drafts) == 1


def test_a_deleted_draft_can_be_taken_back(asking: Asking) -> None:
    """By the line that says so."""
    asking.go("carl-weiss", "purchase")
    asking.type("what", "Chairs")
    asking.kept()
    drafting = asking.page.model.drafting
    draft = drafting.drafts[0]
    asking.page.model.choose_again()

    with asking.qtbot.waitSignal(asking.page.notice_requested) as said:
        drafting.remove(draft.id)
    assert not drafting.drafts
    assert said.args is not None
    notice = said.args[0]
    asking.desktop.window.open_page(notice.page, notice.item)

    asking.qtbot.waitUntil(lambda: [one.values for one in drafting.drafts] == [draft.values])


def test_nothing_moves_while_a_draft_is_kept_by_itself(asking: Asking) -> None:
    """The first draft does not push the form aside under the hand of whoever writes it; a wish shows it."""
    asking.go("carl-weiss", "purchase")
    asking.type("what", "Chairs")
    asking.kept()
    asking.qtbot.waitUntil(lambda: len(asking.page.model.drafting.drafts) == 1)

    assert asking.page.writing.drafts.isHidden()
    asking.page.keep_draft()
    assert not asking.page.writing.drafts.isHidden()


def test_a_draft_that_is_thrown_away_leaves_the_form(asking: Asking) -> None:
    """What was written goes with it, instead of standing there as if it could be sent."""
    asking.go("carl-weiss", "purchase")
    asking.type("what", "Chairs")
    asking.kept()
    asking.page.model.remove_draft(asking.page.model.drafting.drafts[0].id)

    assert asking.page.model.stage == "choosing"
    assert not asking.page.model.drafting.is_waiting


def test_a_copy_begins_with_the_values_of_an_earlier_request(asking: Asking) -> None:
    """Sent as another one."""
    asking.go("carl-weiss", "gift")
    asking.type("what", "Book")
    asking.type("price", "20")
    asking.type("born", "1980-02-03")
    asking.settle()
    asking.page.send()
    asking.qtbot.waitUntil(lambda: asking.page.model.stage == "sent")
    assert asking.page.model.sent is not None
    request = asking.page.model.sent.request

    asking.desktop.window.open_page("new_request", f"copy:{request}")
    asking.qtbot.waitUntil(lambda: asking.page.model.stage == "form")

    assert asking.page.model.wish().values == {
        "what": "Book",
        "price": {"minor": 2_000, "currency": "EUR"},
        "born": "1980-02-03",
    }


def test_another_person_does_not_see_what_somebody_was_writing(asking: Asking) -> None:
    """It is kept as a draft of theirs."""
    asking.go("carl-weiss", "purchase")
    asking.type("what", "A present for Ben")
    asking.desktop.session.act_as("ben-okafor")
    model = asking.page.model
    asking.qtbot.waitUntil(lambda: model.stage == "choosing")
    assert not model.drafting.drafts

    asking.desktop.session.act_as("carl-weiss")
    asking.qtbot.waitUntil(lambda: [one.values for one in model.drafting.drafts] == [{"what": "A present for Ben"}])


def test_the_end_leads_to_the_request_and_to_the_next_one(asking: Asking) -> None:
    """By its buttons."""
    asking.go("carl-weiss", "gift")
    asking.type("what", "Book")
    asking.type("price", "20")
    asking.page.send()
    asking.qtbot.waitUntil(lambda: asking.page.model.stage == "sent")
    assert "approved already" in asking.page.parts.sent.text
    assert asking.page.model.sent is not None

    with asking.qtbot.waitSignal(asking.page.page_requested) as wish:
        QTest.keyClick(asking.focused(), Qt.Key.Key_Space)

    assert wish.args == ["requests", asking.page.model.sent.request]
    asking.page.parts.sent.another_requested.emit()
    assert asking.page.model.stage == "choosing"
