"""Whether an invoice fits what was ordered and has come, as the office finds out by itself."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.journeys.processes.stories import STORIES
from tests.journeys.processes.walking import Firm, Walk, firm_with
from workflows.domain.commands import Decide, Refusal, Submit
from workflows.domain.forms import Value
from workflows.engine.state import RequestState
from workflows.office import invoice_backing
from workflows.office.invoice_backing import became_dearer
from workflows.office.shipped import apply_file, apply_text, process_file

ORDER = {**STORIES["purchase"].ordinary, "supplier": "Papierhof"}
EUR = {"currency": "EUR"}


@pytest.fixture
def firm(tmp_path: Path) -> Iterator[Firm]:
    """A firm that orders, and gets invoices."""
    with firm_with("purchase", tmp_path / "home") as opened:
        apply_file(opened.office, process_file("invoice"), "anna-berg")
        yield opened


def ordered(firm: Firm, number: str = "PO-1", price: str = "1000.00", **more: str) -> None:
    """An order of this number, approved, ordered and counted."""
    values = ORDER | {"order_no": number, "ordered_price": price, "price": price} | more
    assert firm.walk(Walk(name=number, values=values)).status == "done"


def billed(firm: Firm, minor: int, unit: str = "north", **more: Any) -> tuple[Value, Value]:
    """What is found out about an invoice: whether there is such an order, and whether the invoice fits it."""
    number = len(firm.office.store.questions.requests(workflow="invoice"))
    values = {
        "supplier_name": "PAPIERHOF ",
        "invoice_number": f"R-{number}",
        "issue_date": "2026-11-01",
        "gross": {"minor": minor, **EUR},
        "order_reference": "po-1",
    }
    command = Submit(workflow="invoice", unit=unit, by="sam", values=values | more)
    with firm.a_minute():
        acted = firm.office.submit(command)
    assert not isinstance(acted, Refusal), acted
    found = acted.request.standing.values
    return found["order_found"], found["matched"]


@pytest.mark.parametrize(
    ("price", "minor", "fits"),
    [
        ("1000.00", 100_000, True),
        ("1000.00", 102_000, True),
        ("1000.00", 102_001, False),
        ("1000.00", 98_000, True),
        ("1000.00", 97_999, False),
        ("2000.00", 202_500, True),
        ("2000.00", 202_501, False),
    ],
)
def test_an_invoice_fits_within_two_percent_and_twenty_five(firm: Firm, price: str, minor: int, fits: bool) -> None:
    """Up or down, whichever of the two is less; letters and blanks do not matter."""
    ordered(firm, price=price, quotes="3")

    assert billed(firm, minor) == (True, fits)


def test_an_order_is_billed_once(firm: Firm) -> None:
    """The second invoice of the same order fits nothing."""
    ordered(firm)

    assert billed(firm, 100_000) == (True, True)
    assert billed(firm, 100_000) == (True, False)


@pytest.mark.parametrize(
    "other",
    [
        {"supplier_name": "Somebody else"},
        {"gross": {"minor": 100_000, "currency": "USD"}},
        {"gross": {"minor": -100_000, "currency": "EUR"}},
    ],
)
def test_the_order_of_another_supplier_or_currency_fits_nothing(firm: Firm, other: dict[str, Any]) -> None:
    """Whoever knows our order numbers gets nothing by it."""
    ordered(firm)

    assert billed(firm, 100_000, **other) == (True, False)


def test_two_orders_of_one_number_fit_nothing(firm: Firm) -> None:
    """Nobody can tell which of them it is."""
    ordered(firm)
    ordered(firm)

    assert billed(firm, 100_000) == (True, False)


def test_what_has_not_come_fits_nothing_yet(firm: Firm) -> None:
    """Ordered, but nobody counted it; without any such order there is nothing to compare with."""
    assert billed(firm, 100_000) == (False, False)
    ordered(firm, number="PO-2")
    values = firm.plain(ORDER | {"order_no": "po-1", "ordered_price": "1000.00"})
    with firm.a_minute():
        acted = firm.office.submit(Submit(workflow="purchase", unit="north", by="sam", values=values))
    assert not isinstance(acted, Refusal), acted

    assert billed(firm, 100_000) == (True, False)


def test_a_rejected_order_is_none(firm: Firm) -> None:
    """What nobody approved backs no invoice."""
    values = ORDER | {"order_no": "PO-1", "ordered_price": "600.00", "price": "600.00"}
    assert firm.walk(Walk(name="no", values=values, says={"approve": "reject"})).status == "rejected"

    assert billed(firm, 60_000) == (False, False)


def test_each_payment_of_a_recurring_order_fits_once_in_its_period(firm: Firm) -> None:
    """A month later the same sum fits again, a week later it does not."""
    ordered(firm, kind="recurring", term="12", instalment="80.00", price="960.00")

    assert billed(firm, 8_000) == (True, True)
    assert billed(firm, 8_000, issue_date="2026-11-08") == (True, False)
    assert billed(firm, 8_000, issue_date="2026-12-01") == (True, True)


def test_a_budget_asks_for_the_cost_centre_where_the_invoice_names_none(firm: Firm) -> None:
    """Only in the budget's unit, and no more once its name stands there."""
    budget = '{id: b, name: B, unit: %s, category: paper, workflows: [invoice], period: year, amount: "9000"}'
    apply_text(firm.office, "budgets: [" + budget % "south" + "]", "budgets", "anna-berg")
    assert asks(firm) is False

    apply_text(firm.office, "budgets: [" + budget % "north" + "]", "budgets", "anna-berg")
    assert asks(firm) is True
    assert asks(firm, cost_centre="toner") is True
    assert asks(firm, cost_centre="paper") is False


def asks(firm: Firm, **more: str) -> Value:
    """Whether a budget asks for the cost centre of an invoice in North."""
    billed(firm, 100, **more)
    latest = firm.office.store.questions.requests(workflow="invoice", limit=1)[0]
    return firm.office.request(latest.id).standing.values["budget_asks"]


def test_what_a_sister_unit_ordered_fits_nothing(firm: Firm) -> None:
    """Whoever knows another branch's order number has no invoice approved by it; the units above may be billed."""
    ordered(firm)
    assert billed(firm, 100_000, unit="south") == (True, False)
    ordered(firm, number="PO-2")
    assert billed(firm, 100_000, unit=firm.office.state.head, order_reference="po-2") == (True, True)


def test_an_order_that_became_dearer_without_a_yes_backs_no_invoice(firm: Firm) -> None:
    """In offices whose process let the orderer say so themselves."""
    ordered(firm, price="100.00", ordered_price="110.00")
    ordered(firm, number="PO-2", price="100.00", ordered_price="990.00")
    assert billed(firm, 11_000) == (True, True)
    assert billed(firm, 99_000, order_reference="po-2") == (True, True)  # an owner approved the higher price

    orders = [firm.office.request(one.id) for one in firm.office.store.questions.requests(workflow="purchase")]
    order = next(one for one in orders if one.standing.values.get("order_no") == "PO-2")
    marks = tuple(one for one in order.standing.marks if one.step != "dearer")
    unasked = msgspec.structs.replace(order, standing=msgspec.structs.replace(order.standing, marks=marks))
    assert (became_dearer(order), became_dearer(unasked)) == (False, True)


def test_two_laptops_that_let_one_order_be_billed_twice_say_so_before_it_is_paid(firm: Firm) -> None:
    """Neither invoice knew of the other: whoever releases one says why both are right."""
    ordered(firm)
    assert billed(firm, 100_000) == (True, True)
    first = firm.office.store.questions.requests(workflow="invoice", limit=1)[0].id
    with pytest.MonkeyPatch.context() as apart:  # as on a laptop that has not heard of the first one
        apart.setattr(invoice_backing, "_naming", _without(first))
        assert billed(firm, 100_000) == (True, True)
    second = next(one.id for one in firm.office.store.questions.requests(workflow="invoice") if one.id != first)
    with firm.a_minute():
        who = firm.office.tasks(second)[0].people[0].person
        refused = firm.office.act(second, Decide(verdict="approve", by=who))
        taken = firm.office.act(second, Decide(verdict="approve", by=who, reason="two deliveries, saw both"))

    assert isinstance(refused, Refusal)
    assert (refused.code, refused.facts["other"]) == ("billed-twice", first)
    assert not isinstance(taken, Refusal)


def _without(hidden: str) -> Callable[..., tuple[list[RequestState], list[RequestState]]]:
    naming = invoice_backing._naming

    def found(*asked: Any) -> tuple[list[RequestState], list[RequestState]]:
        orders, others = naming(*asked)
        return orders, [one for one in others if one.id != hidden]

    return found
