"""A purchase in parts, through the real office: the week's sum is worked out, recorded, and limits look at it."""

from collections.abc import Iterator
from itertools import count
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workflows.domain.commands import Decide, Refusal, Submit
from workflows.office.founding import Charter, found
from workflows.office.office import Office
from workflows.office.shipped import apply_text

FILE = """\
roles: [{id: manager, name: Manager}, {id: clerk, name: Clerk}]
people:
  - {name: Ben Okafor, roles: [manager]}
  - {name: Carl Weiss, roles: [clerk]}
  - {name: Dora Reich, roles: [clerk]}
authority:
  - {workflow: supplies, role: manager, up_to: "500"}
  - {workflow: errands, role: manager, up_to: "500"}
workflows:
  - id: supplies
    name: Supplies
    amount: amount
    weighed: supplier-sum-7-days
    fields: [{id: amount, type: money, label: Amount}, {id: supplier, type: text, label: Supplier}]
    facts: [{id: supplier-sum-7-days, type: money, label: Week}]
    steps: [{kind: approval, id: approve, name: Approve, approvers: [{role: manager}]}]
  - id: errands
    name: Errands
    amount: amount
    weighed: same-requester-sum-7-days
    fields: [{id: amount, type: money, label: Amount}]
    facts: [{id: same-requester-sum-7-days, type: money, label: Week}]
    steps: [{kind: approval, id: approve, name: Approve, approvers: [{role: manager}]}]
"""
BEN, CARL, DORA = "ben-okafor", "carl-weiss", "dora-reich"
NUMBERS = count()


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """Ben decides up to 500; Carl and Dora ask."""
    home = tmp_path_factory.mktemp("split")
    found(home, Charter(name="Corner Shop", owner="Anna Berg"))
    with Office.open(home) as opened:
        apply_text(opened, FILE, "office.yaml", "anna-berg")
        yield opened


def ask(office: Office, cents: int, by: str = CARL, workflow: str = "supplies", **values: object) -> str:
    """Ask for so much; the request."""
    told = {"amount": {"minor": cents, "currency": "EUR"}} | values
    acted = office.submit(Submit(workflow=workflow, unit=office.state.head, by=by, values=told))
    assert not isinstance(acted, Refusal), acted
    return acted.request.id


def may_decide(office: Office, request: str) -> bool:
    """Whether Ben decides it."""
    return not isinstance(office.act(request, Decide(by=BEN, verdict="approve")), Refusal)


@given(parts=st.lists(st.integers(1, 300_00), min_size=1, max_size=6), people=st.lists(st.sampled_from([CARL, DORA])))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_splitting_a_purchase_lets_nobody_decide_more(office: Office, parts: list[int], people: list[str]) -> None:
    """However many parts, whoever sends them: of one supplier nobody decides more than the limit."""
    supplier = f"Holz {next(NUMBERS)}"
    sent = [
        ask(office, part, by=people[place] if place < len(people) else CARL, supplier=supplier)
        for place, part in enumerate(parts)
    ]
    decided = sum(part for part, request in zip(parts, sent, strict=True) if may_decide(office, request))

    assert decided <= 500_00
    assert (decided == sum(parts)) == (sum(parts) <= 500_00)


def test_the_sum_of_one_requester_is_weighed_where_there_is_no_supplier(office: Office) -> None:
    """Another person's errands are not in it."""
    first = ask(office, 300_00, workflow="errands")
    assert may_decide(office, first)

    assert not may_decide(office, ask(office, 201_00, workflow="errands"))
    assert may_decide(office, ask(office, 300_00, by=DORA, workflow="errands"))


def test_without_a_supplier_the_sum_is_not_known_and_the_owner_decides(office: Office) -> None:
    """Leaving the field empty gets around nothing, nor does claiming a sum."""
    claim: dict[str, Any] = {"supplier-sum-7-days": {"minor": 1, "currency": "EUR"}}

    assert not may_decide(office, ask(office, 1))
    assert not may_decide(office, ask(office, 1, **claim))
