"""What budgets ask the tables for, before a decision."""

import pytest

from tests.support.shop import Shop
from workflows.domain.commands import Refusal, Submit
from workflows.office.gathering import budget_uses
from workflows.office.office import Office
from workflows.office.shipped import apply_text
from workflows.office.showing.budgets_shown import budgets_on
from workflows.store.past import Past

SPENDING = """\
workflows:
  - id: spending
    name: Spending
    title: "{what}"
    amount: gross
    fields: [{id: what, type: text, label: What}, {id: gross, type: money, label: Gross}]
    steps: [{kind: approval, id: approve, name: Approve, approvers: [{role: manager}]}]
budgets:
"""


def test_many_budgets_of_one_unit_and_period_ask_the_tables_once(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sending and deciding stay fast however many budgets an office has."""
    asked: list[tuple[object, ...]] = []
    real = Past.taken

    def counted(self: Past, unit: str, from_ms: int, before_ms: int, *, without: str = "") -> object:
        asked.append((unit, from_ms))
        return real(self, unit, from_ms, before_ms, without=without)

    budgets = "".join(f"  - {{id: b{number}, amount: {number + 1}000}}\n" for number in range(30))
    with Office.open(shop.home) as office:
        apply_text(office, SPENDING + budgets, "office.yaml", "anna-berg")
        values = {"what": "Chairs", "gross": {"minor": 10_000, "currency": "EUR"}}
        sent = office.submit(Submit(workflow="spending", unit=office.state.head, by="carl-weiss", values=values))
        assert not isinstance(sent, Refusal)
        monkeypatch.setattr(Past, "taken", counted)

        assert len(budget_uses(office, office.request(sent.request.id))) == 30
        assert len(asked) == len(office.state.units)
        asked.clear()
        assert len(budgets_on(office, "2026-11-23")) == 30
        assert len(asked) == len(office.state.units)
