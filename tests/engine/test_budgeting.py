"""Budgets: a yes records what it knew of them, and beyond a full one an owner decides."""

from typing import Any, get_args

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.flows import MANAGER, OWNER, approval, euros, flow, rule, says, table
from tests.support.laptops import BOOK, Laptop
from tests.support.small_office import Chain, small_office
from workflows.domain.budgets import Budget, BudgetUse, Transfer
from workflows.domain.codec import MAX_COUNT, MAX_MS
from workflows.domain.commands import Advance, Decide, Submit
from workflows.domain.events import BudgetMoved, BudgetsSet, DecisionMade, RatesSet, RuleApplied
from workflows.domain.forms import Field
from workflows.domain.money import MAX_MINOR, Money
from workflows.domain.people import Period
from workflows.domain.rates import Rate
from workflows.engine.budgeting import amount_of, budgets_of, level_of, use_of
from workflows.engine.decide import decide_submission
from workflows.ledger import canonical

GROSS = Field(id="gross", type="money", label="Gross")
KIND = Field(id="kind", type="text", label="Kind")


def money(amount: int, currency: str = "EUR") -> Money:
    """So many whole units."""
    return Money(minor=amount * 100, currency=currency)


def budget(amount: int = 1000, **more: Any) -> Budget:
    """A budget of north for the year."""
    given: dict[str, Any] = {"id": "north", "unit": "north", "amount": money(amount)}
    return Budget(**(given | more))


def office(*budgets: Budget) -> Chain:
    """The small office with a workflow whose requests name an amount and a kind."""
    made = flow(approval(), fields=(GROSS, KIND), amount="gross", category="kind")
    return small_office(made).must(BudgetsSet(budgets=budgets))


def ask(chain: Chain, amount: int = 100, **values: Any) -> Laptop:
    """Somebody of north asks for so much."""
    return Laptop(chain).submit(**({"gross": euros(amount)} | values))


def yes(laptop: Laptop, committed: int, by: str = "nina", **more: Any) -> Decide:
    """A yes by somebody who saw that other requests had committed so many whole euros of each budget."""
    uses = tuple(
        use_of(one, laptop.now, laptop.chain.office, committed * 100)
        for one in budgets_of(laptop.now, laptop.chain.office)
    )
    return Decide(by=by, verdict="approve", budgets=uses, **more)


@pytest.mark.parametrize(
    ("of", "values", "taken"),
    [
        ({}, {}, True),
        ({"unit": "hq"}, {}, True),
        ({"unit": "south"}, {}, False),
        ({"unit": "north-shop"}, {}, False),
        ({"category": "tools"}, {"kind": "tools"}, True),
        ({"category": "tools"}, {"kind": "meals"}, False),
        ({"category": "tools"}, {}, False),
        ({"workflows": ("flow",)}, {}, True),
        ({"workflows": ("other",)}, {}, False),
        ({"until": "2026-11-05"}, {}, False),
        ({"since": "2026-11-06", "until": "2026-11-06"}, {}, True),
    ],
)
def test_a_request_takes_from_the_budgets_that_fit(of: dict[str, Any], values: dict[str, Any], taken: bool) -> None:
    """By unit and those above, category, kind and the day on which it was sent (2026-11-06)."""
    laptop = ask(office(budget(**of)), **values)

    assert bool(budgets_of(laptop.now, laptop.chain.office)) == taken


def test_a_request_takes_from_the_budget_of_its_branch_and_from_that_of_the_firm() -> None:
    """Both have to have something left."""
    chain = office(budget(5000, id="firm", unit="hq"), budget(100))
    laptop = ask(chain, 101)

    assert [one.id for one in budgets_of(laptop.now, chain.office)] == ["firm", "north"]
    assert laptop.code(yes(laptop, 0)) == "over-budget"


@pytest.mark.parametrize(("committed", "code"), [(0, None), (900, None), (901, "over-budget")])
def test_beyond_a_budget_only_an_owner_says_yes_with_a_reason(committed: int, code: str | None) -> None:
    """The amount itself is within it. A no is always possible."""
    laptop = ask(office(budget(1000)))

    if code is None:
        assert laptop.must(yes(laptop, committed)).status == "approved"
        return
    assert laptop.code(yes(laptop, committed)) == code
    laptop.must(Decide(by="nina", verdict="hand-on", to="olga", reason="over budget"))
    assert laptop.code(yes(laptop, committed, by="olga")) == "reason-missing"
    assert laptop.must(yes(laptop, committed, by="olga", reason="it is needed")).status == "approved"


def test_once_an_owner_went_beyond_a_budget_others_may_agree() -> None:
    """Where two have to, the second is not stopped by what the owner decided; before, they are."""
    made = flow(approval(OWNER, MANAGER, how="all"), fields=(GROSS, KIND), amount="gross", category="kind")
    laptop = ask(small_office(made).must(BudgetsSet(budgets=(budget(50),))))

    assert laptop.code(yes(laptop, 0)) == "over-budget"
    laptop.must(yes(laptop, 0, by="olga", reason="it is needed"))
    assert laptop.status == "waiting"
    assert laptop.must(yes(laptop, 0)).status == "approved"


def test_a_budget_that_blocks_nothing_only_warns() -> None:
    """Whoever decides."""
    laptop = ask(office(budget(1000, block_percent=None)))

    assert laptop.must(yes(laptop, 10_000)).status == "approved"


def test_a_yes_that_hides_what_it_takes_does_not_count() -> None:
    """Nothing, another amount, another period, less than nothing, or another budget."""
    laptop = ask(office(budget(1000)))
    true = use_of(laptop.chain.office.budgets[0], laptop.now, laptop.chain.office, 0)
    false: list[tuple[BudgetUse, ...]] = [()]
    for changed in (
        {"this": 1},
        {"amount": money(9000)},
        {"first_day": "2025-01-01"},
        {"committed": -1},
        {"budget": "hq"},
    ):
        given: dict[str, Any] = {name: getattr(true, name) for name in BudgetUse.__struct_fields__} | changed
        false.append((BudgetUse(**given),))

    for budgets in false:
        event = DecisionMade(step="approve", round=1, verdict="approve", budgets=budgets)
        assert laptop.void_code(event, "nina") == "budget-unknown"


def test_what_was_moved_counts_in_its_period_alone() -> None:
    """Out of one, into the other."""
    chain = office(budget(1000), budget(500, id="hq", unit="hq", period="month"))
    moved = Transfer(source="north", target="hq", amount=money(200), day="2026-11-20", reason="a new drill")
    chain.must(BudgetMoved(transfer=moved))
    north, hq = chain.office.budgets

    assert amount_of(north, chain.office, "2026-01-01") == money(800)
    assert amount_of(north, chain.office, "2027-01-01") == money(1000)
    assert [amount_of(hq, chain.office, day) for day in ("2026-11-01", "2026-12-01")] == [money(700), money(500)]


def test_another_currency_without_a_rate_is_beyond_a_budget() -> None:
    """Nobody guesses that it fits."""
    laptop = ask(office(budget(1000)), gross={"minor": 1, "currency": "USD"})

    assert laptop.code(yes(laptop, 0)) == "over-budget"


def ruled(*budgets: Budget) -> Chain:
    """A workflow whose rule says yes to everything, and asks people where it does not."""
    steps = (rule(), approval(by_rule="rule"))
    made = flow(*steps, fields=(GROSS, KIND), amount="gross", category="kind")
    return small_office(made, tables=[table(says("approve"))]).must(BudgetsSet(budgets=budgets))


def test_a_rule_says_yes_within_the_budget_and_asks_the_owner_beyond() -> None:
    """The program gathers what it records; without that it asks."""
    laptop = ask(ruled(budget(1000)))

    assert laptop.whose_turn() == [["olga"]]
    answers = [act.event for act in laptop.now.acts if isinstance(act.event, RuleApplied)]
    assert [answer.code for answer in answers] == ["over-budget"]


def test_a_rule_that_claims_to_have_said_yes_beyond_the_budget_does_not_count() -> None:
    """Every reader looks at the record."""
    chain = ruled()
    laptop = ask(chain)
    yes_event = next(act.event for act in laptop.now.acts if isinstance(act.event, RuleApplied))
    chain.must(BudgetsSet(budgets=(budget(50),)))
    other = Laptop(chain, name="d2")
    other.submit(gross=euros(100))

    assert other.void_code(yes_event, None) is not None


@given(amount=st.integers(0, 50), committed=st.integers(0, 50), this=st.integers(-50, 50), warn=st.integers(0, 120))
def test_a_fuller_budget_is_never_called_emptier(amount: int, committed: int, this: int, warn: int) -> None:
    """within, warn, block, in this order as the sum rises."""
    one = budget(amount, warn_percent=warn)
    order = ["within", "warn", "block"]

    def level(minor: int) -> int:
        use = BudgetUse(budget="north", first_day="2026-01-01", amount=money(amount), committed=minor, this=this * 100)
        return order.index(level_of(one, use))

    assert level(committed * 100) <= level(committed * 100 + 1)


def test_advancing_with_what_was_gathered_lets_the_rule_say_yes() -> None:
    """And the answer keeps the record."""
    chain = ruled(budget(1000))
    laptop = Laptop(chain)
    event = laptop_submission(laptop)
    laptop.write(event, "cora")
    uses = tuple(use_of(one, laptop.now, chain.office, 0) for one in budgets_of(laptop.now, chain.office))

    laptop.must(Advance(budgets=uses))
    assert laptop.status == "approved"


def laptop_submission(laptop: Laptop) -> Any:
    """A submission by Cora that the program has not looked at yet."""
    command = Submit(workflow="flow", unit="north", by="cora", values={"gross": euros(100)})
    return decide_submission(command, laptop.chain.office, laptop.clock_ms, BOOK)


@pytest.mark.parametrize("period", get_args(Period))
@pytest.mark.parametrize("day", [0, MAX_MS - 60_000])
def test_at_both_ends_of_time_a_request_takes_from_its_budget(period: Period, day: int) -> None:
    """A tampered program may claim any time; judging what it wrote never fails."""
    laptop = Laptop(office(budget(1000, period=period)), clock_ms=day).submit(gross=euros(100))

    assert laptop.must(yes(laptop, 0)).status == "approved"


@pytest.mark.parametrize("sign", [1, -1])
def test_what_no_log_holds_exactly_is_recorded_as_the_largest_that_it_does(sign: int) -> None:
    """A slip in a rate makes an amount absurd; it is beyond every budget, and can still be signed and refused."""
    rate = Rate(currency="USD", into="EUR", rate="9" * 18, since="2026-01-01")
    chain = office(budget(1000)).must(RatesSet(rates=(rate,)))
    laptop = Laptop(chain).submit(gross={"minor": sign * MAX_MINOR, "currency": "USD"})

    use = use_of(chain.office.budgets[0], laptop.now, chain.office, 10**30)

    assert (use.this, use.committed) == (sign * MAX_COUNT, MAX_COUNT)
    assert canonical.encode(msgspec.to_builtins(use))
    if sign > 0:
        assert laptop.code(yes(laptop, 0)) == "over-budget"
