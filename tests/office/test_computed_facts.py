"""Values that tables ask the office to work out, for any workflow that declares them as facts."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.support.shop import Shop
from workflows.domain.commands import Decide, Refusal, Resubmit, Submit, Withdraw
from workflows.domain.events import RuleApplied
from workflows.domain.money import Money
from workflows.office.office import Office
from workflows.office.shipped import apply_text

OFFICE = """
tables:
  - id: buying
    version: 1
    inputs:
      - {id: amount, type: money, currency: EUR}
      - {id: supplier_week, type: money, currency: EUR, computed: supplier-sum-7-days}
      - {id: own_week, type: money, currency: EUR, computed: same-requester-sum-7-days}
      - {id: days_left, type: number, measure: days, computed: days-to-due}
    rows:
      - {when: {supplier_week: "> 1000"}, then: {verdict: ask, approvers: [{role: owner}]}}
      - {when: {own_week: "> 5000"}, then: reject}
      - {when: {days_left: "< 0"}, then: stop}
      - {then: approve}
workflows:
  - id: purchase
    version: 1
    name: Purchase
    amount: amount
    fields:
      - {id: amount, type: money, label: Amount}
      - {id: supplier, type: text, label: Supplier}
      - {id: due, type: date, label: Needed by}
    facts:
      - {id: supplier_week, type: money, label: Of the supplier}
      - {id: own_week, type: money, label: Of the requester}
      - {id: days_left, type: number, label: Days left}
    steps:
      - {kind: rule, id: check, name: Check, table: buying}
      - {kind: approval, id: "yes", name: Decide, by_rule: check}
"""


@pytest.fixture
def office(shop: Shop) -> Iterator[Office]:
    """The corner shop, open, with a workflow for purchases."""
    with Office.open(shop.home) as opened:
        apply_text(opened, OFFICE, "buying.yaml", "anna-berg")
        yield opened


def _ask(office: Office, minor: int, supplier: str = "Holz GmbH", by: str = "carl-weiss", **more: Any) -> str:
    values = {"amount": {"minor": minor, "currency": "EUR"}, "supplier": supplier, "due": "2999-01-01", **more}
    acted = office.submit(Submit(workflow="purchase", unit="head-office", by=by, values=values))
    assert not isinstance(acted, Refusal), acted
    return acted.request.id


def _value(office: Office, request: str, name: str) -> Any:
    return office.request(request).standing.values.get(name)


def _euros(amount: int) -> Money:
    return Money(minor=amount * 100, currency="EUR")


def test_what_one_supplier_gets_in_a_week_is_summed_up(office: Office) -> None:
    """With the request itself; other suppliers are not in it, and capitals and blanks make no other supplier."""
    _ask(office, 60_000)
    _ask(office, 90_000, "Stein AG")
    second = _ask(office, 50_000, " holz  gmbh")

    assert _value(office, second, "supplier_week") == _euros(1_100)
    assert office.request(second).standing.status == "waiting"


def test_what_one_person_asks_for_in_a_week_is_summed_up(office: Office) -> None:
    """Requests of other people are not in it."""
    _ask(office, 40_000)
    _ask(office, 70_000, by="ben-okafor")
    last = _ask(office, 20_000, "Stein AG")

    assert _value(office, last, "own_week") == _euros(600)


def test_requests_that_came_to_nothing_do_not_count(office: Office) -> None:
    """A withdrawn one is in no sum."""
    first = _ask(office, 200_000)
    assert not isinstance(office.act(first, Withdraw(by="carl-weiss")), Refusal)
    second = _ask(office, 50_000)

    assert _value(office, second, "supplier_week") == _euros(500)
    assert office.request(second).standing.status in {"approved", "done"}


def test_days_to_the_due_day_are_counted(office: Office) -> None:
    """Negative where it is past; the table stops such a request."""
    late = _ask(office, 100, due="2001-01-01")

    assert int(_value(office, late, "days_left")) < -9_000
    assert office.request(late).standing.status == "stopped"


def test_nobody_can_say_such_a_value_themselves(office: Office) -> None:
    """What a submission claims is taken out, also where nothing can be worked out in its place."""
    claimed = {"minor": 1, "currency": "EUR"}
    request = _ask(office, 150_000, supplier_week=claimed, own_week=claimed, days_left="99")
    unnamed = _ask(office, 100, supplier="", supplier_week=claimed)

    assert _value(office, request, "supplier_week") == _euros(1_500)
    assert _value(office, unnamed, "supplier_week") is None


def test_a_value_that_cannot_be_worked_out_leads_to_a_person(office: Office) -> None:
    """Another currency than the table's: the answer is missing-value, and the request stops."""
    request = _ask(office, 100, amount={"minor": 100, "currency": "USD"})
    answers = [one for one in office.request(request).acts if isinstance(one.event, RuleApplied)]

    assert office.request(request).standing.status == "stopped"
    assert [one.event.code for one in answers if isinstance(one.event, RuleApplied)] == ["other-currency"]
    without = _ask(office, 100, due=None)
    told = [one.event for one in office.request(without).acts if isinstance(one.event, RuleApplied)]
    assert [(one.code, one.detail["input"]) for one in told] == [("missing-value", "days_left")]


def test_a_change_works_them_out_anew_without_the_request_itself_twice(office: Office) -> None:
    """After changes the sum is that of the new amount."""
    request = _ask(office, 150_000)
    asked = office.act(request, Decide(verdict="ask-changes", by="anna-berg", reason="Less, please"))
    assert not isinstance(asked, Refusal)
    changed = {"amount": {"minor": 30_000, "currency": "EUR"}, "supplier_week": {"minor": 1, "currency": "EUR"}}
    assert not isinstance(office.act(request, Resubmit(by="carl-weiss", values=changed)), Refusal)

    assert _value(office, request, "supplier_week") == _euros(300)
    assert office.request(request).standing.status in {"approved", "done"}


def test_the_answer_records_the_values_it_was_given(office: Office) -> None:
    """No other device works them out again: they are the inputs of the recorded answer."""
    request = _ask(office, 60_000)
    told = [one.event for one in office.request(request).acts if isinstance(one.event, RuleApplied)]

    assert [one.inputs["supplier_week"] for one in told] == [{"minor": 60_000, "currency": "EUR"}]


BUDGETED = """
tables:
  - id: spending
    inputs:
      - {id: amount, type: money, currency: EUR}
      - {id: left, type: money, currency: EUR, computed: budget-left}
      - {id: used, type: number, measure: "%", computed: budget-used-percent}
    rows:
      - {when: {used: ">= 100"}, then: {verdict: ask, approvers: [{role: owner}]}}
      - {when: {used: ">= 80"}, then: {verdict: ask, approvers: [{role: manager}]}}
      - {when: {left: "> 0"}, then: approve}
      - {then: stop}
workflows:
  - id: spending
    name: Spending
    amount: amount
    category: kind
    fields:
      - {id: amount, type: money, label: Amount}
      - {id: kind, type: text, label: Kind}
    facts:
      - {id: left, type: money, label: Left of the budget}
      - {id: used, type: number, label: Used of the budget}
    steps:
      - {kind: rule, id: check, name: Check, table: spending}
      - {kind: approval, id: "yes", name: Decide, by_rule: check}
budgets:
  - {id: tools, category: tools, amount: 1000, period: year}
"""


def _spend(office: Office, euros: int, kind: str = "tools") -> str:
    values = {"amount": {"minor": euros * 100, "currency": "EUR"}, "kind": kind}
    acted = office.submit(Submit(workflow="spending", unit="head-office", by="carl-weiss", values=values))
    assert not isinstance(acted, Refusal), acted
    return acted.request.id


def test_a_table_is_told_what_the_budget_holds_before_the_request(office: Office) -> None:
    """So much is left, and so much of it is used; the full percent is rounded up."""
    apply_text(office, BUDGETED, "spending.yaml", "anna-berg")
    first, second, third = _spend(office, 795), _spend(office, 50), _spend(office, 10)

    told = [(_value(office, one, "left"), _value(office, one, "used")) for one in (first, second, third)]
    assert told == [(_euros(1000), "0"), (Money(minor=205_00, currency="EUR"), "80"), (_euros(205), "80")]
    assert [office.request(one).standing.status for one in (first, second, third)] == ["approved", "waiting", "waiting"]


def test_without_a_budget_nobody_guesses(office: Office) -> None:
    """The table says which value it lacks, and a person looks."""
    apply_text(office, BUDGETED, "spending.yaml", "anna-berg")
    request = office.request(_spend(office, 10, kind="meals"))

    (answer,) = [act.event for act in request.acts if isinstance(act.event, RuleApplied)]
    assert (answer.code, request.standing.status) == ("missing-value", "stopped")
