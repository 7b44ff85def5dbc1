"""The laws of the fold where authority has rungs, sums of periods, rates, substitutes, and budgets beside it."""

from typing import Any

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.flows import GROSS, approval, euros, flow, rule, says, table
from tests.support.laptops import BOOK, Laptop, together
from tests.support.small_office import Chain, small_office
from workflows.domain.budgets import Budget, BudgetUse
from workflows.domain.commands import Advance, Comment, Decide, Refusal, RequestCommand
from workflows.domain.events import BudgetsSet, DecisionMade, PersonVerdict, RatesSet, SubstitutesSet, Used
from workflows.domain.forms import Field
from workflows.domain.money import Money
from workflows.domain.people import Grant, Rung, Substitute
from workflows.domain.rates import Rate, converted
from workflows.engine.assign import tasks
from workflows.engine.budgeting import blocked, budgets_of, use_of
from workflows.engine.decide import decide
from workflows.engine.fold import fold_request, fold_requests
from workflows.engine.state import OfficeState, RequestState

LAWS = settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
PEOPLE = ("olga", "nina", "sam", "mia", "bea", "cora", "carl")
VERDICTS: tuple[PersonVerdict, ...] = (
    "approve",
    "approve",
    "approve",
    "approve",
    "approve",
    "approve",
    "reject",
    "ask-changes",
    "hand-on",
    "abstain",
)
RUNGS: tuple[Rung, ...] = ("ask-first", "decide-then-tell", "decide", "informed")
SUM = "supplier-sum-7-days"
SUMS = {"mia": 90_000, "bea": 200_000}
"""Minor units that each may decide in a period."""
MONTH, YEAR = "2026-11-01", "2026-01-01"


def money(amount: int, currency: str = "EUR") -> Money:
    """So many whole units."""
    return Money(minor=amount * 100, currency=currency)


def office(**more: Any) -> Chain:
    """Managers with an amount, a sum and rungs by unit; a branch's budget and the firm's; weighed amounts; a rate."""
    steps = (rule(), approval(by_rule="rule"))
    weighed = Field(id=SUM, type="money", label="Weighed")
    made = flow(*steps, fields=(GROSS,), facts=(weighed,), amount="gross", **more)
    rows = (says("approve", "<= 50"), says("ask", approvers=[{"role": "manager"}, {"role": "bookkeeper"}], how="all"))
    chain = small_office(made, tables=[table(*rows)]).must(
        BudgetsSet(
            budgets=(
                Budget(id="north", unit="north", period="month", amount=money(1000)),
                Budget(id="firm", unit="hq", amount=money(5000, "USD"), block_percent=None),
            )
        ),
        RatesSet(rates=(Rate(currency="USD", into="EUR", rate="0.9", since="2026-01-01"),)),
    )
    chain.grants(
        Grant(workflow="flow", person="nina", up_to=money(400), rung="ask-first"),
        Grant(workflow="flow", person="mia", unit="hq", up_to=money(900, "USD"), per_period=money(900)),
        Grant(workflow="flow", person="sam", unit="south"),
        Grant(workflow="flow", role="bookkeeper", rung="decide-then-tell", per_period=money(2000), period="year"),
    )
    pairs = (("mia", "sam", None), ("bea", "carl", money(300)), ("sam", "cora", None))
    stands_in = (
        Substitute(person=one, by=by, since="2026-01-01", until="2030-01-01", up_to=up_to) for one, by, up_to in pairs
    )
    return chain.must(SubstitutesSet(substitutes=tuple(stands_in)))


CHAINS = (office(), office(weighed=SUM))


class Knowing(Laptop):
    """A laptop that gathers what it knows of other requests: so many minor units, of everything."""

    others = 0

    def uses(self) -> tuple[BudgetUse, ...]:
        """What it records of budgets."""
        budgets = budgets_of(self.now, self.chain.office)
        return tuple(use_of(one, self.now, self.chain.office, self.others) for one in budgets)

    def do(self, command: RequestCommand) -> Any:
        """The command with what it knows."""
        if isinstance(command, Decide) and command.verdict == "approve":
            command = msgspec.structs.replace(command, used=self.others, budgets=self.uses())
        return super().do(command)

    def advance(self) -> None:
        """The program's own steps, with what it knows."""
        for _ in range(50):
            command = Advance(budgets=self.uses())
            events = decide(self.now, command, self.chain.office, self.clock_ms, BOOK)
            assert not isinstance(events, Refusal)
            if not events:
                return
            for event in events:
                self.write(event, None)
        raise AssertionError("the request advances without end")

    def away(self, name: str, others: int) -> "Knowing":
        """Another laptop that has everything this one has, and knows of other requests."""
        other = Knowing(self.chain, name, self.clock_ms)
        other.others = others
        other.hear(self)
        return other


@st.composite
def stories(draw: st.DrawFn) -> list[Knowing]:
    """Laptops that act on what they have, tampered ones among them, and hear from each other now and then."""
    known = st.sampled_from([0, 10_000, 20_000, 95_000, 10**7])
    first = Knowing(draw(st.sampled_from(CHAINS)))
    first.others = draw(known)
    amount = {
        "minor": draw(st.sampled_from([30_000, 25_000, 70_000, 60_000, 4_000, 300_000])),
        "currency": draw(st.sampled_from(["EUR", "EUR", "EUR", "USD", "CHF"])),
    }
    values: dict[str, Any] = {"gross": amount, SUM: euros(draw(st.sampled_from([10, 350, 900])))}
    first.submit(by=draw(st.sampled_from(["cora", "carl", "sam"])), **values)
    laptops = [first, *(first.away(f"d{number}", draw(known)) for number in range(2, draw(st.integers(3, 5))))]
    for _ in range(draw(st.integers(2, 14))):
        laptop = draw(st.sampled_from(laptops))
        match draw(st.sampled_from(["hear", "hear", *["tamper"] * 3, *["act"] * 5])):
            case "hear":
                laptop.hear(draw(st.sampled_from(laptops)))
            case "tamper":
                by, event = draw(claimed(laptop))
                laptop.write(event, by)
                laptop.advance()
            case _:
                perform(laptop, draw(likely(laptop)))
    return laptops


def claimed(laptop: Knowing) -> st.SearchStrategy[tuple[str, DecisionMade]]:
    """A yes as a tampered program could write it: of somebody who is asked, and false in one thing or in none."""
    uses = laptop.uses()
    emptied = tuple(msgspec.structs.replace(use, committed=0) for use in uses)
    halves = tuple(msgspec.structs.replace(use, this=use.this // 2) for use in uses)
    asked = [
        (able, task.open)
        for task in tasks(laptop.now, laptop.chain.office, laptop.clock_ms)
        for able in task.people
        if task.open.kind == "approval"
    ]
    rungs = st.sampled_from([{"rung": rung} for rung in RUNGS])
    sums = st.sampled_from(
        [{"used": Used(first_day=day, minor=minor)} for day in (MONTH, YEAR) for minor in (-1, 0, 10**9)]
    )
    budgets = st.sampled_from([{"budgets": made} for made in ((), uses[:1], (*uses, *uses), emptied, halves)])
    others = st.sampled_from([{"acting_for": person} for person in (None, *PEOPLE)])
    true = [
        (
            able.person,
            DecisionMade(
                step=step.step,
                round=step.round,
                verdict="approve",
                slot=able.slot,
                acting_for=able.acting_for,
                rung=able.authority.rung,
                used=Used(first_day=YEAR if able.authority.period == "year" else MONTH, minor=laptop.others),
                budgets=uses,
            ),
        )
        for able, step in asked
    ]
    if not true:
        return st.tuples(st.sampled_from(PEOPLE), st.just(DecisionMade(step="approve", round=1, verdict="approve")))
    false = st.one_of(st.just(dict[str, Any]()), rungs, sums, budgets, others)
    return st.builds(
        lambda made, changes: (made[0], msgspec.structs.replace(made[1], **changes)), st.sampled_from(true), false
    )


def likely(laptop: Knowing) -> st.SearchStrategy[RequestCommand]:
    """Something that somebody who is asked could do."""
    asked = [
        (able.person, task.open)
        for task in tasks(laptop.now, laptop.chain.office, laptop.clock_ms)
        for able in task.people
    ]
    deciding = [
        st.builds(
            Decide,
            verdict=st.sampled_from(VERDICTS),
            by=st.just(by),
            reason=st.sampled_from(["", "because"]),
            to=st.sampled_from(PEOPLE),
            step=st.just(step.step),
        )
        for by, step in asked
        if step.kind in {"approval", "clear", "contest"}
    ]
    return st.one_of(*deciding, st.builds(Comment, by=st.sampled_from(PEOPLE), text=st.just("hm")))


def perform(laptop: Knowing, command: RequestCommand) -> None:
    """Whatever the engine decides on must count; whatever it refuses must leave all as it was."""
    before = laptop.now
    answer = laptop.do(command)
    if isinstance(answer, Refusal):
        assert laptop.now == before
        return
    assert not {act.id for act in answer} & laptop.now.void.keys(), (command, laptop.now.void)


def scratch(laptops: list[Knowing]) -> RequestState:
    """Everything that any of them has, folded from scratch."""
    acts = {act.id: act for laptop in laptops for act in laptop.acts.values()}
    state = fold_requests(tuple(acts.values()), laptops[0].chain.at, BOOK)
    assert state is not None
    return state


def beyond(event: DecisionMade, state: RequestState, chain: OfficeState) -> bool:
    """Whether a budget is full by what was recorded."""
    return bool(blocked(state, event.budgets, chain))


@LAWS
@given(stories(), st.randoms(use_true_random=False))
def test_the_state_is_the_same_in_whatever_order_the_acts_arrive(laptops: list[Knowing], random: Any) -> None:
    """From scratch, one by one, again, and on every laptop."""
    expected = scratch(laptops)
    first, *rest = expected.acts

    random.shuffle(rest)
    state: RequestState | None = None
    for act in (first, *rest, *rest):
        state = fold_request(state, act, laptops[0].chain.at, BOOK)
    together(*laptops)

    assert state == expected
    assert all(laptop.now == expected for laptop in laptops)


@LAWS
@given(stories())
def test_every_yes_that_counts_keeps_its_limits_by_its_own_record(laptops: list[Knowing]) -> None:
    """Its rung, its sum and its budgets; beyond a budget an owner gave a reason. An opinion approves nothing."""
    state, chain = scratch(laptops), laptops[0].chain.office
    yes = [
        (act.by, act.event)
        for act in state.counted
        if isinstance(act.event, DecisionMade) and act.event.verdict == "approve" and not act.event.is_opinion
    ]

    for by, event in yes:
        assert [use.budget for use in event.budgets] == [one.id for one in budgets_of(state, chain)]
        whose = event.acting_for or by
        assert event.rung == ("decide-then-tell" if whose == "bea" else "decide")
        if whose in SUMS:
            amount = state.standing.amount
            this = converted(amount, "EUR", chain.rates, "2026-11-06") if amount is not None else None
            assert this is not None
            assert event.used is not None
            assert 0 <= event.used.minor <= SUMS[whose] - this.minor
        assert whose != "nina"
        if beyond(event, state, chain):
            assert any(who == "olga" and one.reason and one.round == event.round for who, one in yes)
    if state.standing.status in {"approved", "done"}:
        ruled = state.standing.outcomes.get("rule")
        assert yes or (ruled is not None and ruled.verdict == "approve")
