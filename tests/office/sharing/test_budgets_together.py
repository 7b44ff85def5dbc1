"""Two laptops decide against one budget without knowing of each other: both count, and everybody is told."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.two_laptops import CLERK, OWNER, connect, exchange, found_office, second_laptop
from workflows.domain.budgets import Budget
from workflows.domain.commands import Decide, Refusal, Submit
from workflows.domain.definitions import ApprovalStep, Definition
from workflows.domain.events import AssignmentsSet, BudgetsSet, OfficeEvent, PersonSet, RoleSet, WorkflowPublished
from workflows.domain.forms import Field
from workflows.domain.money import Money
from workflows.domain.outcomes import Approver
from workflows.domain.people import Assignment, Person, Role
from workflows.office.founding import HEAD
from workflows.office.office import Office
from workflows.office.showing.budgets_shown import budgets_left, budgets_on

SPENDING = Definition(
    id="spending",
    name="Spending",
    title="{what}",
    amount="gross",
    category="kind",
    fields=(
        Field(id="what", type="text", label="What"),
        Field(id="kind", type="text", label="Kind"),
        Field(id="gross", type="money", label="Gross"),
    ),
    steps=(ApprovalStep(id="approve", name="Approve", approvers=(Approver(role="manager"),)),),
)
TOOLS = Budget(id="tools", unit=HEAD, category="tools", amount=Money(minor=1000_00, currency="EUR"))
NIKA = "nika"
DAY = "2026-11-23"
NOW = f"{DAY}T09:00:00Z"


@pytest.fixture(autouse=True)
def _one_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COUNTERSIGN_NOW", NOW)


@pytest.fixture
def laptops(tmp_path: Path) -> Iterator[tuple[Office, Office]]:
    """Anna's laptop and Carl's; both manage, Nika asks."""
    first = found_office(tmp_path / "a")
    manager: tuple[AssignmentsSet, ...] = tuple(
        AssignmentsSet(
            person=person,
            assignments=(
                Assignment(role="manager", person=person, unit=HEAD),
                *((Assignment(role="owner", person=person, unit=HEAD),) if person == OWNER else ()),
            ),
        )
        for person in (OWNER, CLERK)
    )
    events: tuple[OfficeEvent, ...] = (
        RoleSet(role=Role(id="manager", name="Manager")),
        PersonSet(person=Person(id=NIKA, name="Nika", unit=HEAD)),
        *manager,
        WorkflowPublished(definition=SPENDING),
        BudgetsSet(budgets=(TOOLS,)),
    )
    assert not isinstance(first.change(OWNER, events), Refusal)
    with first, second_laptop(first, tmp_path / "b") as second:
        yield first, second


def yes(office: Office, request: str, by: str, reason: str = "") -> str | None:
    """Say yes; the code of why not."""
    acted = office.act(request, Decide(by=by, verdict="approve", reason=reason))
    return acted.code if isinstance(acted, Refusal) else None


def ask_by(office: Office, amount: int, by: str) -> str:
    """The same, asked by one of the two, so that the other decides."""
    values = {"what": f"{amount}", "kind": "tools", "gross": {"minor": amount * 100, "currency": "EUR"}}
    acted = office.submit(Submit(workflow="spending", unit=HEAD, by=by, values=values))
    assert not isinstance(acted, Refusal), acted
    return acted.request.id


def test_two_who_did_not_know_of_each_other_exceed_a_budget_and_both_laptops_say_so(
    laptops: tuple[Office, Office], tmp_path: Path
) -> None:
    """Each yes was right by what its author knew; the sum is flagged alike, with who did not know of what."""
    first, second = laptops
    sharings = connect(first, tmp_path / "folder"), connect(second, tmp_path / "folder")
    by_anna, by_carl = ask_by(first, 700, OWNER), ask_by(second, 800, CLERK)
    exchange(*sharings, times=3)

    assert yes(first, by_carl, OWNER) is None
    assert yes(second, by_anna, CLERK) is None
    exchange(*sharings, times=3)

    (here,), (there,) = budgets_on(first, DAY), budgets_on(second, DAY)
    assert here == there
    assert (here.left, here.level) == (-500_00, "block")
    assert {one.request for one in here.unaware} == {max((by_anna, by_carl), key=lambda one: said_at(first, one))}
    assert [one.knew for one in here.unaware] == [0]
    assert first.store.questions.fingerprint() == second.store.questions.fingerprint()


def said_at(office: Office, request: str) -> tuple[int, str]:
    """When it was said yes to, and by which entry."""
    act = office.request(request).acts[-1]
    return act.at[0], act.id


def test_what_was_decided_elsewhere_counts_once_it_has_come(laptops: tuple[Office, Office], tmp_path: Path) -> None:
    """Then only an owner goes beyond, with a reason."""
    first, second = laptops
    sharings = connect(first, tmp_path / "folder"), connect(second, tmp_path / "folder")
    by_anna, by_carl = ask_by(first, 700, OWNER), ask_by(second, 800, CLERK)
    exchange(*sharings, times=3)
    assert yes(second, by_anna, CLERK) is None
    exchange(*sharings, times=3)

    assert yes(first, by_carl, OWNER) == "reason-missing"
    assert yes(first, by_carl, OWNER, "the machine stands still") is None
    (left,) = budgets_left(first, first.request(by_carl))
    assert (left.left, left.percent, left.level) == (-500_00, 150, "block")


def test_a_request_that_is_turned_down_takes_nothing(laptops: tuple[Office, Office]) -> None:
    """What is asked for is forecast; what is rejected is gone from every sum."""
    first, _ = laptops
    request = ask_by(first, 700, CLERK)
    (before,) = budgets_on(first, DAY)
    assert (before.sums.asked, before.left, before.forecast) == (700_00, 1000_00, 700_00)

    acted = first.act(request, Decide(by=OWNER, verdict="reject", reason="not now"))
    assert not isinstance(acted, Refusal)
    (after,) = budgets_on(first, DAY)
    assert (after.sums.asked, after.left, after.forecast) == (0, 1000_00, 0)
