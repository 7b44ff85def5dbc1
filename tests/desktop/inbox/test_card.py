"""The card: what it says, what it permits, forms and to-dos in it, and names for everything."""

import msgspec
import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.app import Desktop
from desktop.pages.inbox import card_words
from desktop.pages.inbox.arranging import Line
from desktop.pages.inbox.page import InboxPage
from desktop.pages.inbox.permits import permit
from desktop.widgets.form.text_editors import TextEditor
from tests.desktop.inbox.conftest import seconds, wait_for_card
from workflows.domain.events import FormFilled, ItemTicked
from workflows.office.office import Office
from workflows.office.showing.actions import Doable
from workflows.office.showing.card import Card, Twin
from workflows.office.showing.fields import Check


def _card(inbox: InboxPage) -> Card:
    card = inbox.model.card
    assert card is not None
    return card


def _become(qtbot: QtBot, desktop: Desktop, inbox: InboxPage, person: str, kind: str) -> None:
    """Act as this person, and look at their first task of this kind."""
    desktop.session.act_as(person)
    rows = inbox.model.waiting

    def key() -> tuple[str, str] | None:
        lines = [row for row in rows.rows if isinstance(row, Line) and row.item.person == person]
        return next((row.key for row in lines if row.item.kind == kind), None)

    qtbot.waitUntil(lambda: key() is not None, timeout=15_000)
    found = key()
    assert found is not None
    inbox.model.select(found)
    wait_for_card(qtbot, inbox)
    qtbot.waitUntil(lambda: _card(inbox).request == found[0] and _card(inbox).actions.person == person)


def test_the_card_says_why_it_is_here(inbox: InboxPage) -> None:
    """The rule's own words, and the role in which this person is asked."""
    why = card_words.why_here(_card(inbox), "approve")

    assert "Above 1,000 two people decide" in why
    assert why.endswith("You are asked as owner of Hamburg.")


def test_checks_are_warnings_or_a_calm_line(inbox: InboxPage) -> None:
    """An icon and a word each, never colour alone."""
    card = msgspec.structs.replace(
        _card(inbox),
        checks=(Check(id="new_supplier", label="the supplier is new"), Check(id="own", label="it is blue")),
        cleared=("same_number", "sums_wrong", "not_a_check"),
    )

    assert [(line.icon, line.text) for line in card_words.check_lines(card)] == [
        ("triangle-alert", "The supplier is new."),
        ("circle-check", "2 other checks found nothing unusual."),
        ("info", "It is blue."),
    ]


def test_what_the_last_round_changed_is_marked(inbox: InboxPage) -> None:
    """With what stood there before."""
    card = _card(inbox)
    first, *rest = card.fields
    card = msgspec.structs.replace(card, fields=(msgspec.structs.replace(first, changed=True, former="Another"), *rest))

    line = card_words.fields(card)[0]

    assert (line.mark, line.former) == ("changed", "before: Another")


def test_markup_in_names_stays_text(qtbot: QtBot, inbox: InboxPage) -> None:
    """A title from outside is shown letter by letter."""
    card = msgspec.structs.replace(_card(inbox), title='<b>x</b><img src="file:///etc/passwd">')
    inbox.card.content.show_card(card, "approve")

    labels = [one for one in inbox.card.content.findChildren(QLabel) if one.text() == card.title]
    assert labels
    said = [one for one in inbox.card.content.findChildren(QLabel) if one.text()]
    assert all(one.textFormat().name == "PlainText" for one in said)


@pytest.mark.parametrize(
    ("changes", "verb", "allowed", "words"),
    [
        ({}, "approve", True, ""),
        ({"steps": (), "why_not": "own-request"}, "approve", False, "You asked for this yourself"),
        ({"silenced": "device-revoked"}, "approve", False, "This laptop does not belong"),
        ({"silenced": "device-revoked"}, "comment", False, "This laptop does not belong"),
        ({"withdraw": "not-yours"}, "withdraw", False, "You did not ask for this"),
        ({"withdraw": None}, "withdraw", True, ""),
        ({}, "hand-on", False, "nobody else"),
        ({}, "fill", False, ""),
    ],
)
def test_only_what_the_core_permits_can_be_done(
    inbox: InboxPage, changes: dict[str, object], verb: str, allowed: bool, words: str
) -> None:
    """And what cannot says why."""
    card = _card(inbox)
    card = msgspec.structs.replace(card, actions=msgspec.structs.replace(card.actions, **changes))

    found = permit(card, "approve", verb)  # type: ignore[arg-type]  # a verb as text

    assert found.allowed is allowed
    assert words in found.why_not


def test_approving_a_twin_needs_a_reason(inbox: InboxPage) -> None:
    """The same invoice came in elsewhere: going on is said in words."""
    card = _card(inbox)
    twin = Twin(request="x", title="x", status="waiting")
    card = msgspec.structs.replace(card, twins=(twin,), actions=msgspec.structs.replace(card.actions, twins=("x",)))

    assert permit(card, "approve", "approve").needs_reason


def test_handing_on_finds_people_by_a_few_letters(qtbot: QtBot, desktop: Desktop, inbox: InboxPage) -> None:
    """Only those who may decide it are there to choose."""
    card = _card(inbox)
    doable: Doable = msgspec.structs.replace(
        card.actions.steps[0], verdicts=("approve", "hand-on"), reason_for=("hand-on",), hand_on_to=("ben", "petra")
    )
    inbox.model.card = msgspec.structs.replace(card, actions=msgspec.structs.replace(card.actions, steps=(doable,)))
    seconds(desktop, 15)

    inbox.model.hand_on()
    panel = inbox.card.panel
    qtbot.keyClicks(panel.person, "lang")
    panel.words.setPlainText("You know them")
    panel.try_to_send()

    (batch,) = inbox.model.leaving.counting
    assert batch.wishes[0].what == "hand-on"
    assert batch.wishes[0].deed.args[2]["to"] == "petra"  # type: ignore[attr-defined]  # a partial
    inbox.model.undo()


def test_a_form_is_filled_in_inside_the_card(qtbot: QtBot, desktop: Desktop, inbox: InboxPage) -> None:
    """What was read is confirmed, what is missing is asked for beside its field, and the act is signed."""
    seconds(desktop, 0)
    _become(qtbot, desktop, inbox, "nils", "form")
    form, request = inbox.card.content.task.form, _card(inbox).request
    assert form is not None
    inbox.card.content.task.try_to_send()
    assert inbox.model.leaving.is_idle
    editor = form.editor("supplier_name")
    assert isinstance(editor, TextEditor) or isinstance(editor.entry, QLineEdit | QPlainTextEdit)
    qtbot.keyClicks(editor.entry, "Fensterglanz")

    inbox.card.content.task.try_to_send()
    qtbot.waitUntil(lambda: inbox.model.waiting.count == 0, timeout=15_000)

    home = desktop.bridge.home
    assert home is not None
    with Office.open(home, write=False) as office:
        filled = [act for act in office.request(request).acts if isinstance(act.event, FormFilled)]
        assert [(act.by, act.event.values.get("supplier_name")) for act in filled] == [("nils", "Fensterglanz")]  # type: ignore[union-attr]


def test_a_tick_counts_like_any_act(qtbot: QtBot, desktop: Desktop, inbox: InboxPage) -> None:
    """It can be taken back, and is signed when it was not."""
    seconds(desktop, 15)
    _become(qtbot, desktop, inbox, "petra", "todo")
    (tick, *_), request = inbox.card.content.task.ticks, _card(inbox).request
    tick.click()
    assert tick.isChecked()
    assert not tick.isEnabled()
    inbox.model.undo()
    assert not tick.isChecked()

    tick.click()
    inbox.model.leaving.send_all()
    qtbot.waitUntil(lambda: inbox.model.leaving.is_idle, timeout=15_000)

    home = desktop.bridge.home
    assert home is not None
    with Office.open(home, write=False) as office:
        assert [act.by for act in office.request(request).acts if isinstance(act.event, ItemTicked)] == ["petra"]


def test_a_wish_for_changes_is_answered_inside_the_card(qtbot: QtBot, desktop: Desktop, inbox: InboxPage) -> None:
    """Asked with words, answered with another value and a note: the next round marks what changed."""
    seconds(desktop, 0)
    request = _card(inbox).request
    inbox.model.ask_changes()
    assert inbox.model.send_panel("Which order is it?")
    qtbot.waitUntil(lambda: inbox.model.waiting.line((request, "approve")) is None, timeout=15_000)
    home = desktop.bridge.home
    assert home is not None
    with Office.open(home, write=False) as office:
        answerer = next(able.person for task in office.tasks(request) for able in task.people)
    _become(qtbot, desktop, inbox, answerer, "changes")
    task = inbox.card.content.task
    assert task.form is not None
    assert task.note is not None
    order = task.form.editor("order_reference").entry
    assert isinstance(order, QLineEdit | QPlainTextEdit)
    task.form.unfold()
    qtbot.keyClicks(order, "PO-77")
    task.form.editor("payment_reference").entry.clear()  # type: ignore[attr-defined]  # a line or a text
    task.note.setPlainText("It is PO-77")

    task.try_to_send()
    qtbot.waitUntil(lambda: inbox.model.leaving.is_idle, timeout=15_000)

    assert inbox.model.outcomes.unsigned == ()
    with Office.open(home, write=False) as office:
        state = office.request(request)
        assert state.standing.round == 2
        assert state.standing.values["order_reference"] == "PO-77"
        assert state.standing.values.get("payment_reference") is None
        next_one = next(able.person for task in office.tasks(request) for able in task.people)
    desktop.session.act_as(next_one)
    inbox.model.open_request(request)
    qtbot.waitUntil(lambda: _card(inbox).request == request and _card(inbox).round == 2, timeout=15_000)
    marked = {line.name: line.value for line in card_words.fields(_card(inbox)) if line.mark}
    assert marked == {"Order": "PO-77", "Payment reference": "–"}


def test_everything_that_can_be_reached_has_a_name(qtbot: QtBot, desktop: Desktop, inbox: InboxPage) -> None:
    """A walk over every control of the page, with the reason panel and a countdown open."""
    seconds(desktop, 15)
    inbox.model.approve()
    inbox.model._slid_s = float("-inf")
    wait_for_card(qtbot, inbox)
    inbox.model.reject()

    nameless = [
        f"{type(one).__name__} {one.objectName()}"
        for one in inbox.findChildren(QWidget)
        if one.isVisible() and one.focusPolicy().value and not _name(one)
    ]

    assert nameless == []
    inbox.model.close_panel()
    inbox.model.undo()


def _name(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QAbstractButton | QLabel) else ""
    return widget.accessibleName() or text
