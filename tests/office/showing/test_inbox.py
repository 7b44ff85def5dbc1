"""What waits for a person."""

import pytest

from tests.support.shown_office import Both
from workflows.domain.money import Money
from workflows.office.shipped import apply_text
from workflows.office.showing.inbox import count, inbox


def test_an_item_says_what_why_and_by_which_rule(both: Both) -> None:
    """Amount, role and the rule's own words, typed."""
    request = both.buy("5000.00")

    (item,) = inbox(both.reader, "ben-okafor")

    assert (item.request, item.step, item.kind, item.title) == (request, "approve", "approval", "Chairs")
    assert item.amount == Money(minor=500_000, currency="EUR")
    assert (item.asked.via, item.asked.role, item.asked.step_name) == ("role", "manager", "Approve")
    assert item.rule is not None
    assert (item.rule.table, item.rule.version, item.rule.rows) == ("bands", 1, ("3",))
    assert item.rule.texts == ("Two decide.",)
    assert item.due_ms == item.since_ms + 48 * 3_600_000


def test_a_row_without_a_text_of_its_own_is_told_by_what_follows(both: Both) -> None:
    """The office's rules always have words."""
    both.buy("500.00")

    (item,) = inbox(both.reader, "ben-okafor")

    assert item.rule is not None
    assert item.rule.texts == ("The manager nearest to the unit decides.",)


def test_pages_go_on_where_the_last_one_ended(both: Both) -> None:
    """With and without deadlines, nothing twice and nothing left out."""
    for number in range(5):
        both.buy("50.00", what=f"Thing {number}")
        both.invoice(invoice_number=str(number), supplier_name=f"Supplier {number}")
    everything = inbox(both.reader, "petra-lang")

    pages = [inbox(both.reader, "petra-lang", limit=3)]
    while pages[-1] and len(pages) < 10:
        pages.append(inbox(both.reader, "petra-lang", 3, pages[-1][-1]))

    assert [item for page in pages for item in page] == list(everything)
    assert len(everything) == count(both.reader, "petra-lang") == 10


def test_what_nobody_may_do_is_shown_to_the_owner(both: Both) -> None:
    """A step whose people are missing is not lost."""
    text = "people: [{name: Ben Okafor, roles: []}, {name: Dora Reich, roles: []}]"
    apply_text(both.writer, text, "people.yaml", "anna-berg")
    request = both.buy("500.00", by="anna-berg")

    (item,) = inbox(both.reader, "anna-berg")

    assert (item.request, item.kind, item.asked.via, item.asked.role) == (request, "stuck", "nobody", "manager")


def test_a_substitute_is_told_for_whom(both: Both, monkeypatch: pytest.MonkeyPatch) -> None:
    """“Dora for Ben”."""
    monkeypatch.setenv("COUNTERSIGN_NOW", "2026-12-01T09:00:00Z")
    apply_text(both.writer, "people: [{name: Dora Reich, roles: []}]", "a.yaml", "anna-berg")
    text = "substitutes: [{person: ben-okafor, by: dora-reich, from: 2026-12-01, to: 2026-12-02}]"
    apply_text(both.writer, text, "b.yaml", "anna-berg")
    both.buy("500.00")

    (item,) = inbox(both.reader, "dora-reich")

    assert item.asked.acting_for == "ben-okafor"
