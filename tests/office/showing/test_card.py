"""One request as a card."""

import hashlib
from pathlib import Path

from desktop.pages.inbox.card_words import check_lines, why_here
from tests.support.shown_office import Both
from tests.support.two_laptops import OWNER, ask, connect, exchange, found_office, second_laptop
from workflows import clock
from workflows.domain.commands import Refusal, Resubmit, Submit
from workflows.domain.events import Source
from workflows.domain.forms import plain_value
from workflows.domain.money import Money, parse_money
from workflows.office.attachments import keep_bytes
from workflows.office.erasing import erase
from workflows.office.shipped import apply_text
from workflows.office.showing.card import Card, card


def of(both: Both, request: str, person: str = "ben-okafor") -> Card:
    """The card, which has to be there."""
    found = card(both.reader, request, person, both.now_ms)
    assert found is not None
    return found


def test_a_card_says_what_it_is_about_and_who_is_asked(both: Both) -> None:
    """Fields, open step with all who may act, and the rule that sent it there."""
    request = both.buy("5000.00")

    shown = of(both, request)

    assert (shown.title, shown.amount, shown.status) == ("Chairs", Money(minor=500_000, currency="EUR"), "waiting")
    assert (shown.workflow_name, shown.requester, shown.round) == ("Purchase", "carl-weiss", 1)
    assert [(one.person, one.slot, one.role) for one in shown.tasks[0].people] == [
        ("ben-okafor", 0, "manager"),
        ("dora-reich", 0, "manager"),
        ("anna-berg", 1, "owner"),
    ]
    assert shown.rule is not None
    assert (shown.rule.table_name, shown.rule.rows, shown.rule.texts) == ("Bands", ("3",), ("Two decide.",))
    assert shown.due_ms == shown.tasks[0].due_ms is not None
    assert {field.id: field.asked for field in shown.fields} == {
        "what": True,
        "price": True,
        "urgent": True,
        "why_urgent": False,
        "born": True,
    }


def test_there_is_no_card_of_what_is_not_there(both: Both) -> None:
    """None, and no error."""
    assert card(both.reader, "a" * 26, "ben-okafor", both.now_ms) is None


def test_what_the_program_found_out_and_what_rules_noted(both: Both) -> None:
    """Checks are the facts that are true; notes are the texts of rows that decide nothing."""
    request = both.invoice()

    shown = of(both, request, "petra-lang")

    assert "new_supplier" in {one.id for one in shown.checks}
    assert [(one.table, one.rows, len(one.texts)) for one in shown.told] == [("invoice-checks", ("4",), 1)]
    assert [(item.id, item.ticked) for item in shown.tasks[0].items] == [("number", False), ("account", False)]


def test_a_later_round_shows_what_changed_and_what_stood_there(both: Both) -> None:
    """Only what the last round changed is marked."""
    request = both.buy("5000.00")
    first = of(both, request)
    both.ask_changes(request)
    both.act(
        request,
        Resubmit(by="carl-weiss", values={"what": "Chairs", "price": plain_value(parse_money("700.00", "EUR"))}),
    )

    second = of(both, request)

    assert not any(field.changed for field in first.fields)
    assert second.round == 2
    assert {field.id: field.former for field in second.fields if field.changed} == {
        "price": Money(minor=500_000, currency="EUR")
    }


def test_comments_stand_in_order(both: Both) -> None:
    """Who said what."""
    request = both.buy()
    both.say(request, "carl-weiss", "Please hurry")
    both.say(request, "ben-okafor", "Why?")

    assert [(one.by, one.text) for one in of(both, request).comments] == [
        ("carl-weiss", "Please hurry"),
        ("ben-okafor", "Why?"),
    ]


def test_similar_decisions_of_a_supplier_include_the_rejected_ones(both: Both) -> None:
    """The last five of the same supplier and workflow, latest first; other suppliers are left out."""
    decided = []
    for number in range(6):
        request = both.invoice("100.00", invoice_number=f"A{number}", issue_date=f"2026-0{number + 1}-02")
        for task in of(both, request).tasks:
            if task.kind == "todo":
                both.tick(request, "petra-lang")
            if task.kind == "clear":
                both.approve(request, "petra-lang", "Checked")
        both.reject(request) if number == 3 else both.approve(request)
        decided.append(request)
    both.invoice(invoice_number="B", supplier_name="Another")
    new = both.invoice("110.00", invoice_number="A9", issue_date="2026-09-02")

    similar = of(both, new).similar

    assert [one.request for one in similar] == decided[:0:-1]
    assert [one.verdict for one in similar] == ["approve", "approve", "reject", "approve", "approve"]
    assert {one.person for one in similar} == {"ben-okafor"}
    assert similar[2].reason == "Too dear"


def test_without_a_supplier_the_unit_says_what_is_similar(both: Both) -> None:
    """Requests of the same workflow in the same unit; what a rule approved names no person."""
    small, large = both.buy("50.00", what="Pens"), both.buy("500.00", what="Table")
    both.approve(large)
    both.buy("500.00", what="Waiting")
    new = both.buy("600.00")

    similar = of(both, new).similar

    assert [(one.request, one.verdict, one.person) for one in similar] == [
        (large, "approve", "ben-okafor"),
        (small, "approve", None),
    ]


def test_a_step_that_nobody_can_end_says_what_is_missing(both: Both) -> None:
    """As facts: which role would help, and that an owner may close it."""
    text = "people: [{name: Ben Okafor, roles: []}, {name: Dora Reich, roles: []}]"
    apply_text(both.writer, text, "people.yaml", "anna-berg")
    request = both.buy("500.00", by="anna-berg")

    (task,) = of(both, request, "anna-berg").tasks

    assert task.people == ()
    assert task.shortage is not None
    assert (task.shortage.code, task.shortage.needed, task.shortage.roles) == ("nobody", 1, ("manager",))
    assert task.shortage.owner_may_withdraw


def test_too_few_people_for_two_places_is_said_before_anybody_signs(both: Both) -> None:
    """One person cannot take both."""
    text = "people: [{name: Ben Okafor, roles: []}, {name: Dora Reich, roles: []}]"
    apply_text(both.writer, text, "people.yaml", "anna-berg")
    request = both.buy("5000.00")

    (task,) = of(both, request, "anna-berg").tasks

    assert task.shortage is not None
    assert (task.shortage.code, task.shortage.needed, task.shortage.people) == ("too-few", 2, ("anna-berg",))


def test_a_document_lies_where_the_card_says(both: Both) -> None:
    """Kept files are here; others are not; names from outside are never used as paths."""
    content = b"an invoice"
    digest = hashlib.sha256(content).hexdigest()
    keep_bytes(both.writer.store.home.attachments, digest, content)
    sources = tuple(Source(name="../x.pdf", sha256=sha256, size=10) for sha256 in (digest, "0" * 64, "../device.key"))
    price = plain_value(parse_money("500.00", "EUR"))
    values = {"what": "Chairs", "price": price}
    command = Submit(workflow="purchase", unit="head-office", by="carl-weiss", values=values, sources=sources)
    acted = both.writer.submit(command)
    assert not isinstance(acted, Refusal)

    found = of(both, acted.request.id).attachments

    assert [one.state for one in found] == ["here", "not-here", "not-here"]
    assert found[0].path is not None
    assert found[0].path.read_bytes() == content
    assert (both.writer.store.home.attachments / "../device.key").is_file()
    assert found[2].path is None


def test_personal_values_are_shown_where_they_are_and_gone_once_erased(tmp_path: Path) -> None:
    """Here, not here yet on another laptop, and erased."""
    with found_office(tmp_path / "one") as one, second_laptop(one, tmp_path / "two") as two:
        folder = tmp_path / "folder"
        sharings = connect(one, folder), connect(two, folder)
        request = ask(one)
        one_card = card(one, request, OWNER, clock.now_ms())
        exchange(*sharings)
        two_card = card(two, request, OWNER, clock.now_ms())
        erase(one, request, by=OWNER, reason="asked to")
        erased = card(one, request, OWNER, clock.now_ms())

    assert one_card is not None
    assert two_card is not None
    assert erased is not None
    assert [field.value for field in one_card.fields][:2] == ["Baker", "1987-06-05"]
    assert {field.personal for field in two_card.fields} == {None, "here"}
    assert [field.personal for field in erased.fields][:2] == [None, "erased"]
    assert erased.fields[1].value is None
    assert erased.fields[1].erased_ms is not None
    assert [(one.state, one.path) for one in erased.attachments] == [("erased", None)]


def test_an_amount_that_was_weighed_with_others_is_said_where_the_rule_looked_at_it(both: Both) -> None:
    """A rule about something else, such as a new supplier, is not said to be about the sum."""
    first = both.invoice("600.00", invoice_number="1")
    second = both.invoice("700.00", invoice_number="2")
    for request in (first, second):
        both.tick(request, "petra-lang")
    shown = [card(both.reader, request, "anna-berg", both.now_ms) for request in (first, second)]
    both.invoice("20.00", supplier_name="Holzwerk", invoice_number="3")
    small_request = both.invoice("10.00", supplier_name="Holzwerk", invoice_number="4")
    both.tick(small_request, "petra-lang")
    small = card(both.reader, small_request, "anna-berg", both.now_ms)

    assert [None if one is None or one.weighed is None else str(one.weighed) for one in shown] == [None, "1300.00 EUR"]
    assert small is not None
    assert small.rule is not None
    assert small.rule.rows == ("3",)
    assert small.weighed is None
    assert shown[1] is not None
    assert why_here(shown[1], "").startswith("700.00\u00a0EUR, with 600.00\u00a0EUR of the last 7 days: Above 1,000")


def test_an_invoice_without_any_account_is_said_to_name_none(both: Both) -> None:
    """Also of a supplier who is new, of whom no account is known to be missing."""
    without = card(both.reader, both.invoice("10.00"), "anna-berg", both.now_ms)
    named = card(both.reader, both.invoice("10.00", iban="DE89370400440532013000"), "anna-berg", both.now_ms)

    assert without is not None
    assert named is not None
    assert "no_account" in {one.id for one in without.checks}
    assert "no_account" not in {one.id for one in named.checks}
    assert "The invoice names no account to pay to" in check_lines(without)[1].text
