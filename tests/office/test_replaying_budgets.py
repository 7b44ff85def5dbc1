"""Other budgets asked about the past: which requests would have met a warning, and which only an owner let pass."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.support.shop import Shop
from workflows import clock, readable
from workflows.domain.commands import Refusal, Submit
from workflows.errors import InvalidInput
from workflows.office.drafting import draft_of_budgets, read_draft
from workflows.office.office import Office
from workflows.office.replaying import Draft, replay
from workflows.office.replaying_budgets import BudgetsReplayed, replay_budgets
from workflows.office.shipped import apply_text

SPENDING = """
units: [{id: north, name: North}, {id: south, name: South}]
tables:
  - id: spending
    inputs: [{id: gross, type: money}]
    rows:
      - {id: small, when: {gross: "<= 500.00"}, then: approve}
      - {id: large, then: {verdict: ask, approvers: [{role: manager}]}}
workflows:
  - id: spending
    name: Spending
    amount: gross
    fields: [{id: gross, type: money, label: Amount}]
    steps:
      - {kind: rule, id: route, name: Route, table: spending}
      - {kind: approval, id: approve, name: Approve, by_rule: route}
"""
DAY_MS = 86_400_000
START_MS = 1_898_841_600_000
"""4 March 2030, 08:00 UTC: later than the office was founded, whenever this runs."""


@pytest.fixture
def office(shop: Shop) -> Iterator[Office]:
    """The corner shop with two branches that spend."""
    with Office.open(shop.home) as opened:
        apply_text(opened, SPENDING, "office.yaml", "anna-berg")
        yield opened


def spent(office: Office, euros: int, *, day: int = 0, unit: str = "north") -> str:
    """Something that Carl asked for, so many days after the start; its request."""
    values = {"gross": {"minor": euros * 100, "currency": "EUR"}}
    with clock.pretending(START_MS + day * DAY_MS):
        acted = office.submit(Submit(workflow="spending", unit=unit, by="carl-weiss", values=values))
    assert not isinstance(acted, Refusal), acted
    return acted.request.id


def asked(office: Office, tmp_path: Path, budget: str, **where: object) -> BudgetsReplayed:
    """The past with one budget."""
    file = tmp_path / "budgets.yaml"
    file.write_text(f"budgets: [{{id: tools, period: month, {budget}}}]", "utf-8")
    since, unit = where.get("since"), where.get("unit")
    assert since is None or isinstance(since, date)
    assert unit is None or isinstance(unit, str)
    return replay_budgets(office, draft_of_budgets(office, file), since=since, unit=unit)


def test_requests_fill_a_budget_in_the_order_in_which_they_were_sent(office: Office, tmp_path: Path) -> None:
    """80 % warns, 100 % is still within, one euro more is beyond; the next month begins anew."""
    spent(office, 700)
    warned = spent(office, 100, day=1)
    full = spent(office, 200, day=2)
    beyond = spent(office, 1, day=3)
    spent(office, 500, day=40)

    found = asked(office, tmp_path, "unit: north, amount: 1000.00")

    assert [one.request for one in found.warned] == [warned, full]
    assert [(one.request, one.use.committed, one.use.this) for one in found.blocked] == [(beyond, 100_000, 100)]
    assert found.requests == 5


def test_a_branch_takes_from_its_own_budget_and_all_from_that_of_the_firm(office: Office, tmp_path: Path) -> None:
    """South does not fill what is North's."""
    spent(office, 600, unit="south")
    both = spent(office, 600, day=1)

    assert asked(office, tmp_path, "unit: north, amount: 1000.00").blocked == ()
    assert [one.request for one in asked(office, tmp_path, "amount: 1000.00").blocked] == [both]


def test_what_was_sent_before_the_day_fills_the_budget_and_is_not_told(office: Office, tmp_path: Path) -> None:
    """The same for what other units sent."""
    spent(office, 1_000)
    late = spent(office, 50, day=1)
    spent(office, 60, day=1, unit="south")

    found = asked(office, tmp_path, "amount: 900.00", since=date(2030, 3, 5), unit="north")

    assert [one.request for one in found.blocked] == [late]
    assert found.requests == 1


def test_a_yes_that_a_budget_held_up_would_be_held_up_again(office: Office) -> None:
    """A draft of the table that says yes as well changes nothing there."""
    apply_text(office, "budgets: [{id: tools, unit: north, amount: 100.00}]", "office.yaml", "anna-berg")
    held = spent(office, 400)
    rows = office.store.projections.request_rows(held)
    assert rows is not None
    assert [(row.code, row.verdict) for row in rows.answers] == [("over-budget", "ask")]
    relaxed, strict = (readable.read(SPENDING.replace("<= 500.00", limit), "x") for limit in ("<= 600.00", "<= 9.00"))

    assert replay(office, Draft(table=read_draft(office, "spending", relaxed))).changed == ()
    (changed,) = replay(office, Draft(table=read_draft(office, "spending", strict))).changed
    assert (changed.was, changed.would_be) == ("over-budget", "ask")


def test_slips_are_told(office: Office, tmp_path: Path) -> None:
    """No budgets in the draft, no such unit, no such section."""
    with pytest.raises(InvalidInput, match="says nothing about budgets"):
        replay_budgets(office, Draft())
    with pytest.raises(InvalidInput, match="No unit is called"):
        asked(office, tmp_path, "amount: 1.00", unit="nowhere")
    (tmp_path / "other.yaml").write_text("roles: []", "utf-8")
    with pytest.raises(InvalidInput, match="expected the section budgets"):
        draft_of_budgets(office, tmp_path / "other.yaml")
