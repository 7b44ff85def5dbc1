"""To which account an invoice belongs is known before people decide: from what was booked before, or from the clerk."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.shop import Shop
from workflows.domain.commands import Decide, Fill, Refusal, Submit, Tick
from workflows.office.founding import Charter, found
from workflows.office.office import Office
from workflows.office.records.writing import Wish, add_record
from workflows.office.shipped import apply_text, publish_shipped

EUR = {"currency": "EUR"}
BOOKED = {"paid_on": "2026-11-09", "proof_is": "on the bank statement"}
AT_ONCE = """
workflows:
  - id: bills
    name: Bills
    fields:
      - {id: supplier_name, type: text, label: Supplier}
      - {id: account_code, type: text, label: Account}
    facts: [{id: supplier_key, type: text, label: Supplier}]
    steps: [{kind: approval, id: agree, name: Agree, approvers: [{role: manager}]}]
"""


@pytest.fixture
def office(shop: Shop) -> Iterator[Office]:
    """The corner shop, open; Carl is its clerk."""
    with Office.open(shop.home) as opened_one:
        yield opened_one


def ask(office: Office, number: str, **more: object) -> str:
    """Carl sends an invoice of a supplier; its request."""
    values = {
        "supplier_name": "Papierhof",
        "invoice_number": number,
        "issue_date": "2026-11-02",
        "gross": {"minor": 10_000 + 7 * len(office.store.questions.requests()), **EUR},
        **more,
    }
    acted = office.submit(Submit(workflow="invoice", unit="head-office", by="carl-weiss", values=values))
    assert not isinstance(acted, Refusal), acted
    return acted.request.id


def steps(office: Office, request: str) -> list[str]:
    """What is open."""
    return [one.step for one in office.request(request).standing.open]


def carry(office: Office, request: str, *, account: str = "4980", until: str = "") -> list[str]:
    """Everybody who is asked acts, as far as a step; the steps on the way."""
    met: list[str] = []
    while (waiting := steps(office, request)) and waiting[0] != until:
        (task,) = office.tasks(request)
        by, step = task.people[0].person, task.open.step
        met.append(step)
        match task.open.kind:
            case "todo":
                acted = office.act(request, Tick(by=by, step=step, note="Looked"))
            case "form":
                values = BOOKED if step == "book" else {"account_code": account}
                acted = office.act(request, Fill(by=by, step=step, values=values))
            case _:
                acted = office.act(request, Decide(by=by, step=step, verdict="approve", reason="Looked"))
        assert not isinstance(acted, Refusal), (step, acted)
    return met


def test_the_clerk_names_the_account_before_anybody_decides(office: Office) -> None:
    """Of a supplier nobody knows; the branch and the month stand there already, and booking asks for neither again."""
    request = ask(office, "1")
    met = carry(office, request, until="release")

    values = office.request(request).standing.values
    assert met == ["call-back", "coding", "approve"]
    assert (values["account_code"], values["branch"], values["period"]) == ("4980", "head-office", "2026-11")
    assert carry(office, request) == ["release", "book"]


def test_the_last_invoice_that_was_booked_says_the_account_of_the_next(office: Office) -> None:
    """One that is not booked yet says nothing, because nobody looked at its account."""
    first = ask(office, "1")
    carry(office, first, account="4930", until="book")
    between = ask(office, "2")
    carry(office, first)
    later = ask(office, "3")

    assert carry(office, between, until="approve") == ["coding"]
    assert steps(office, later) == ["approve"]
    assert office.request(later).standing.values["account_code"] == "4930"


def test_the_supplier_s_record_says_it_first(office: Office) -> None:
    """Also where another account was booked before."""
    carry(office, ask(office, "1"), account="4930")
    wish = Wish(sort="supplier", values={"legal_name": "Papierhof", "own/account_code": "6815"})
    assert not isinstance(add_record(office, "carl-weiss", wish), Refusal)

    assert office.request(ask(office, "2")).standing.values["account_code"] == "6815"


def test_whoever_sends_it_may_name_the_account_at_once(office: Office) -> None:
    """Nobody is asked then."""
    request = ask(office, "1", account_code="4400")

    assert carry(office, request, until="approve") == ["call-back"]
    assert office.request(request).standing.values["account_code"] == "4400"


def test_an_account_that_was_meant_for_another_supplier_is_asked_for_anew(office: Office) -> None:
    """The correction says who sent it; the account was proposed for somebody else."""
    carry(office, ask(office, "1"))
    wrong = {"net": {"minor": 100, **EUR}, "tax": {"minor": 1, **EUR}}
    request = ask(office, "2", **wrong)
    assert steps(office, request) == ["correct"]
    corrected = {"supplier_name": "Kiosk", "net": None, "tax": None}
    assert not isinstance(office.act(request, Fill(by="carl-weiss", step="correct", values=corrected)), Refusal)

    assert "coding" in carry(office, request, until="release")


@pytest.mark.parametrize("roles", ["[owner]", "[owner, clerk]"])
def test_booking_asks_for_the_account_where_nobody_was_asked_before(tmp_path: Path, roles: str) -> None:
    """An office whose only clerk is an owner: who enters values approves nothing, and an owner alone would be stuck."""
    owner = found(tmp_path / "home", Charter(name="Kiosk", owner="Anna Berg")).owner
    with Office.open(tmp_path / "home") as office:
        publish_shipped(office, owner)
        people = f"[{{id: carl-weiss, name: Carl Weiss}}, {{id: {owner}, name: Anna Berg, roles: {roles}}}]"
        apply_text(office, f"people: {people}", "people", owner)
        request = ask(office, "1")
        assert carry(office, request, until="book") == ["call-back", "approve", "release"]

        without = office.act(request, Fill(by=owner, step="book", values=BOOKED))
        booked = office.act(request, Fill(by=owner, step="book", values={**BOOKED, "account_code": "4980"}))

    assert isinstance(without, Refusal)
    assert (without.code, without.facts["field"]) == ("field-missing", "account_code")
    assert not isinstance(booked, Refusal)


def test_a_workflow_that_does_not_ask_for_it_is_left_alone(office: Office) -> None:
    """An office's own, or the process as it was taken in before."""
    apply_text(office, AT_ONCE, "bills.yaml", "anna-berg")
    carry(office, ask(office, "1"))
    bill = Submit(workflow="bills", unit="head-office", by="carl-weiss", values={"supplier_name": "Papierhof"})
    acted = office.submit(bill)

    assert not isinstance(acted, Refusal)
    assert "account_code" not in acted.request.standing.values
