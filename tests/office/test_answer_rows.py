"""What rules were asked stands in columns exactly, or beside them as it was recorded; never in clear where personal."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.support.shop import Shop
from workflows.domain.commands import Refusal, Submit
from workflows.domain.outcomes import Approver, Outcome
from workflows.office.answer_rows import columns_of, meaning_of
from workflows.office.office import Office
from workflows.office.shipped import apply_text
from workflows.rules.values import Input
from workflows.store.projections import ANSWERS
from workflows.store.rows import NUMBERS, TEXTS, RuleAnswerRow

TRIPS = """
tables:
  - id: trips
    inputs: [{id: cost, type: money}, {id: km, type: number}, {id: who, type: text}, {id: day, type: date},
             {id: abroad, type: yes-no}, {id: unit, type: unit}]
    rows:
      - {when: {cost: "<= 100.00", abroad: false}, then: approve}
      - {then: {verdict: ask, approvers: [{role: manager}]}}
workflows:
  - id: trip
    name: Trip
    fields:
      - {id: cost, type: money, label: Cost}
      - {id: km, type: number, label: Distance}
      - {id: who, type: text, label: Who}
      - {id: home, type: text, label: Home address, personal: true}
      - {id: day, type: date, label: Day}
      - {id: abroad, type: yes-no, label: Abroad}
    steps:
      - {kind: rule, id: route, name: Route, table: trips}
      - {kind: approval, id: approve, name: Approve, by_rule: route}
"""


@pytest.fixture
def office(shop: Shop) -> Iterator[Office]:
    """The corner shop, where people travel."""
    with Office.open(shop.home) as opened:
        apply_text(opened, TRIPS, "trips.yaml", "anna-berg")
        yield opened


def row_of(office: Office, **values: Any) -> RuleAnswerRow:
    """The row of a new request with these values."""
    acted = office.submit(Submit(workflow="trip", unit=office.state.head, by="carl-weiss", values=values))
    assert not isinstance(acted, Refusal), acted
    (row,) = [row for row in every(office) if row.request == acted.request.id]
    return row


def every(office: Office) -> list[RuleAnswerRow]:
    """All rows."""
    return list(office.store.database.stream(RuleAnswerRow, ANSWERS.in_order))


def cents(amount: int, currency: str = "EUR") -> dict[str, Any]:
    """An amount as it is recorded."""
    return {"minor": amount, "currency": currency}


def test_every_kind_of_value_stands_in_its_column(office: Office) -> None:
    """Minor units, billionths, days, 0 or 1, texts: the whole numbers that the compiled table compares."""
    row = row_of(office, cost=cents(9_950), km="12.5", day="2026-01-31", abroad=False)

    assert (row.n0, row.n1, row.n3, row.t1, row.rest) == (9_950, 12_500_000_000, 0, office.state.head, None)
    assert row.n2 is not None
    assert (row.rule_row, row.code, row.verdict, row.needed, row.ended) == ("1", "hit", "approve", 0, "passed")
    assert row.meaning == meaning_of("hit", Outcome(verdict="approve"))


@pytest.mark.parametrize("values", [{"km": "99999999999.5"}, {"cost": cents(5_000, "USD")}])
def test_what_a_column_cannot_hold_exactly_stands_beside_them(office: Office, values: dict[str, Any]) -> None:
    """A number too large, an amount in another currency: kept as recorded, for the direct evaluator."""
    row = row_of(office, **values)

    assert row.rest is not None
    assert {row.n0, row.n1, row.t1} == {None}


def test_a_personal_value_never_stands_in_a_row(office: Office) -> None:
    """No rule table asks for one, so the row holds not even the mark of it."""
    row = row_of(office, cost=cents(100), who="Carl", home="7 Secret Lane")

    assert row.t0 == "Carl"
    assert not any("Secret" in str(one) or "personal" in str(one) for one in every(office))


def test_rows_made_again_are_the_same_and_outside_of_the_hash(office: Office) -> None:
    """Decided or not; and a row lost is found by the check of the tables but changes no hash."""
    row_of(office, cost=cents(5_000), abroad=False)
    row_of(office, cost=cents(500_000), abroad=True)
    before, digest = every(office), office.store.projections.state_hash()

    office.rebuild()

    assert every(office) == before
    assert len(before) >= 2
    with office.transaction():
        office.store.database.run(ANSWERS.clear)
    assert office.store.projections.state_hash() == digest


def test_the_same_meaning_has_the_same_number_whatever_its_sentence() -> None:
    """Another sentence is no other answer; another approver, or no row at all, is one."""
    ask = Outcome(verdict="ask", approvers=(Approver(role="manager"),), text="Because.")

    assert meaning_of("hit", ask) == meaning_of("hit", Outcome(verdict="ask", approvers=(Approver(role="manager"),)))
    assert meaning_of("hit", ask) != meaning_of("hit", Outcome(verdict="ask", approvers=(Approver(role="owner"),)))
    assert meaning_of("hit", Outcome(verdict="note")) != meaning_of("no-rule", Outcome(verdict="note"))
    assert 0 <= meaning_of("hit", ask) < 2**63


def test_a_table_of_more_inputs_than_columns_has_none() -> None:
    """As many that count, and as many texts have their place; one more of either, and all are kept beside."""
    numbers = tuple(Input(id=f"a{at}", type="number") for at in range(NUMBERS))
    texts = tuple(Input(id=f"b{at}", type="text") for at in range(TEXTS))

    assert columns_of((*numbers, *texts)) is not None
    assert columns_of((*numbers, *texts, Input(id="c", type="unit"))) is None
    assert columns_of((*numbers, *texts, Input(id="c", type="date"))) is None
