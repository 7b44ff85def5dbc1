"""What the program finds out about an invoice by itself, as inputs of readable rules."""

from collections.abc import Iterator

import pytest

from tests.support.shop import Shop
from workflows.domain.commands import Decide, Fill, Refusal, Resubmit, Submit, Tick
from workflows.domain.forms import Value
from workflows.domain.money import Money
from workflows.office.invoice_facts import Found, invoice_facts
from workflows.office.office import Office
from workflows.office.sample_firm import clock_moved_back
from workflows.office.shipped import apply_text

EUR = {"currency": "EUR"}


@pytest.fixture
def office(shop: Shop) -> Iterator[Office]:
    """The corner shop, open."""
    with Office.open(shop.home) as opened:
        yield opened


def ask(office: Office, number: str, minor: int = 10_000, **more: object) -> str:
    """Carl submits an invoice of Papierhof; its request."""
    values = {
        "supplier_name": "Papierhof",
        "invoice_number": number,
        "issue_date": "2026-11-02",
        "gross": {"minor": minor, **EUR},
        "account_code": "4980",
        **more,
    }
    acted = office.submit(Submit(workflow="invoice", unit="head-office", by="carl-weiss", values=values))
    assert not isinstance(acted, Refusal), acted
    return acted.request.id


def approve(office: Office, request: str) -> None:
    """Petra calls back where she must, and everybody who is asked approves."""
    while office.request(request).standing.status == "waiting":
        task = office.tasks(request)[0]
        by = task.people[0].person
        command = Tick(by=by, note="x") if task.open.kind == "todo" else Decide(verdict="approve", by=by)
        assert not isinstance(office.act(request, command), Refusal)


def values_of(office: Office, request: str) -> dict[str, Value]:
    """The request's values and facts."""
    return dict(office.request(request).standing.values)


def test_facts_are_never_taken_from_the_person(office: Office) -> None:
    """Who claims that the supplier is known is not believed."""
    request = ask(office, "1", new_supplier=False, same_number=False, weighed={"minor": 1, **EUR}, supplier_key="x")

    values = values_of(office, request)
    assert values["new_supplier"] is True
    assert values["weighed"] == Money(minor=10_000, currency="EUR")
    assert values["supplier_key"] == "name:papierhof"


def test_a_supplier_is_known_after_the_first_approved_invoice(office: Office) -> None:
    """Asked is not enough."""
    first = ask(office, "1")
    second = ask(office, "2", 20_000)
    approve(office, first)
    third = ask(office, "3", 30_000)

    known = [values_of(office, one)["new_supplier"] for one in (first, second, third)]
    assert known == [True, True, False]


def test_an_invoice_is_not_compared_with_itself(office: Office) -> None:
    """When its values are confirmed again, it is no duplicate of itself and is weighed once."""
    request = ask(office, "1")
    office.act(request, Tick(by="petra-lang", note="x"))
    office.act(request, Decide(verdict="ask-changes", by="ben-okafor", reason="Which order?"))

    acted = office.act(request, Resubmit(by="carl-weiss", values={"order_reference": "PO-1"}))

    assert not isinstance(acted, Refusal)
    values = values_of(office, request)
    assert (values["same_number"], values["same_amount_near"], values["names_order"]) == (False, False, True)
    assert values["weighed"] == Money(minor=10_000, currency="EUR")


def test_a_changed_number_is_compared_anew(office: Office) -> None:
    """Facts follow the values that people correct."""
    ask(office, "7", 55_555)
    request = ask(office, "8")
    office.act(request, Tick(by="petra-lang", note="x"))
    office.act(request, Decide(verdict="ask-changes", by="ben-okafor", reason="The number is wrong"))

    office.act(request, Resubmit(by="carl-weiss", values={"invoice_number": "7"}))

    assert values_of(office, request)["same_number"] is True
    assert office.request(request).standing.status == "stopped"


def test_a_correction_that_adds_up_clears_the_fact(office: Office) -> None:
    """The sums are reckoned again from what was filled in."""
    request = ask(office, "1", 12_000, net={"minor": 10_000, **EUR}, tax={"minor": 1_900, **EUR})
    assert values_of(office, request)["sums_wrong"] is True

    acted = office.act(request, Fill(by="carl-weiss", values={"gross": {"minor": 11_900, **EUR}}))

    assert not isinstance(acted, Refusal), acted
    assert values_of(office, request)["sums_wrong"] is False


@pytest.mark.parametrize(("iban", "wrong"), [("DE56000000000001000001", False), ("DE57000000000001000001", True)])
def test_wrong_check_digits_are_seen(office: Office, iban: str, wrong: bool) -> None:
    """An account that cannot exist."""
    assert values_of(office, ask(office, "1", iban=iban))["iban_wrong"] is wrong


@pytest.mark.parametrize(
    ("days", "together"), [("2026-11-02", True), ("2026-11-08", True), ("2026-11-09", False), ("2026-10-27", True)]
)
def test_seven_days_are_weighed_together(shop: Shop, days: str, together: bool) -> None:
    """Of what came in long ago: six days before and after, the day itself included."""
    with Office.open(shop.home) as office:
        ask(office, "1", 10_000)
    with clock_moved_back(-8), Office.open(shop.home) as office:
        request = ask(office, "2", 20_000, issue_date=days)

        assert values_of(office, request)["weighed"] == Money(minor=30_000 if together else 20_000, currency="EUR")


@pytest.mark.parametrize(("days", "together"), [(6, True), (8, False)])
def test_what_came_in_within_seven_days_is_weighed_together(shop: Shop, days: int, together: bool) -> None:
    """Whatever dates are stated: those are the supplier's own words."""
    with Office.open(shop.home) as office:
        ask(office, "1", 10_000, issue_date="2025-01-01")
    with clock_moved_back(-days), Office.open(shop.home) as office:
        request = ask(office, "2", 20_000)

        assert values_of(office, request)["weighed"] == Money(minor=30_000 if together else 20_000, currency="EUR")


def test_a_credit_note_does_not_make_an_invoice_lighter(office: Office) -> None:
    """Nobody slips below a limit with a note over a negative amount: it weighs as much as an invoice."""
    ask(office, "G-1", -90_000, type_code="381")
    request = ask(office, "2", 100_000)

    assert values_of(office, request)["weighed"] == Money(minor=190_000, currency="EUR")


@pytest.mark.parametrize(
    ("minor", "more"), [(5_000, {"type_code": "381"}), (-5_000, {"type_code": "381"}), (-5_000, {})]
)
def test_a_credit_note_weighs_as_much_as_what_comes_back(office: Office, minor: int, more: dict[str, str]) -> None:
    """Whatever sign its document used, and whether it says what it is or only has the sign."""
    values = values_of(office, ask(office, "G-1", minor, **more))

    assert values["credit_note"] is True
    assert values["weighed"] == Money(minor=5_000, currency="EUR")


def test_the_larger_of_gross_and_payable_is_weighed(office: Office) -> None:
    """What leaves the account is what counts."""
    request = ask(office, "1", 10_000, payable={"minor": 990_000, **EUR})

    assert values_of(office, request)["weighed"] == Money(minor=990_000, currency="EUR")


def test_accounts_are_compared_as_a_set(office: Office) -> None:
    """Order and spelling do not matter; one that was never approved does, whatever stands beside it."""
    first, second, strange = "DE56000000000001000001", "DE76000000000002000002", "NL69VOOR0005501000"
    known = ask(office, "1", iban=f"{second};{first}")
    approve(office, known)
    stated = [f"{first};{second}", "de56 0000 0000 0001 0000 01", f"{first};{strange}", strange, None]

    found = [
        values_of(office, ask(office, f"2-{number}", 20_000 + number, iban=account))
        for number, account in enumerate(stated)
    ]

    assert values_of(office, known)["account_key"] == f"{first};{second}"
    assert [one["account_changed"] for one in found] == [False, False, True, True, False]
    assert [one["account_missing"] for one in found] == [False, False, False, False, True]


def test_an_account_of_another_kind_beside_the_known_one_is_seen(office: Office) -> None:
    """A bank that has no IBANs has accounts all the same."""
    approve(office, ask(office, "1", iban="DE56000000000001000001"))

    request = ask(office, "2", 20_000, iban="DE56000000000001000001", other_account="12-3456-78")

    assert values_of(office, request)["account_changed"] is True


def test_amounts_in_another_currency_are_not_added(office: Office) -> None:
    """Dollars are not euros."""
    ask(office, "1", 10_000)
    request = ask(office, "2", 20_000, gross={"minor": 20_000, "currency": "USD"}, currency="USD")

    assert values_of(office, request)["weighed"] == Money(minor=20_000, currency="USD")


def test_the_first_and_last_day_of_the_calendar_are_no_obstacle(office: Office) -> None:
    """Days before year 1 and after 9999 do not exist."""
    for number, day in enumerate(("0001-01-01", "9999-12-31")):
        assert values_of(office, ask(office, f"n{number}", issue_date=day))["same_amount_near"] is False


def test_without_a_supplier_nothing_is_compared(office: Office) -> None:
    """A draft of which only the amount is known counts as from a new supplier, and names no duplicate."""
    facts = invoice_facts(
        {"gross": Money(minor=5, currency="EUR")}, office.store.questions, Found(proposed=True), now_ms=0
    )

    assert (facts["new_supplier"], facts["same_number"], facts["account_changed"]) == (True, False, False)
    assert "supplier_key" not in facts


def test_a_vat_id_tells_suppliers_of_one_name_apart(office: Office) -> None:
    """And the same firm under another spelling is the same."""
    first = ask(office, "1", supplier_vat_id="DE900001017")
    approve(office, first)

    same = ask(office, "2", 20_000, supplier_vat_id="DE 900 001 017", supplier_name="PAPIERHOF GmbH")
    other = ask(office, "3", 30_000, supplier_vat_id="DE900002028")

    assert [values_of(office, one)["new_supplier"] for one in (same, other)] == [False, True]


def test_a_workflow_that_asks_for_few_facts_gets_those(office: Office) -> None:
    """An office's own process, or an older one, knows nothing of facts that were added later."""
    text = """\
workflows:
  - id: bills
    name: Bills
    fields:
      - {id: supplier_name, type: text, label: Supplier, required: true}
      - {id: gross, type: money, label: Gross, required: true}
    facts:
      - {id: supplier_key, type: text, label: supplier as compared}
    steps:
      - {kind: form, id: look, name: Look, who: [{role: clerk}]}
      - {kind: approval, id: approve, name: Approve, approvers: [{role: manager}]}
"""
    apply_text(office, text, "bills.yaml", "anna-berg")
    values = {"supplier_name": "Papierhof", "gross": {"minor": 100, **EUR}}

    acted = office.submit(Submit(workflow="bills", unit="head-office", by="carl-weiss", values=values))

    assert not isinstance(acted, Refusal), acted
    filled = office.act(acted.request.id, Fill(by="carl-weiss", values={"supplier_name": "Kiosk"}))
    assert not isinstance(filled, Refusal), filled
    assert values_of(office, acted.request.id)["supplier_key"] == "name:kiosk"
