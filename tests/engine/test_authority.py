"""The authority matrix: rungs, periods, currencies, steps, substitutes."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.acts import DAY_MS
from tests.support.flows import approval, euros, flow
from tests.support.laptops import Laptop
from tests.support.small_office import Chain, small_office
from workflows.domain.commands import Decide
from workflows.domain.events import AssignmentsSet, DecisionMade, RatesSet, SubstitutesSet, Used
from workflows.domain.money import Money
from workflows.domain.people import Assignment, Grant, Substitute
from workflows.domain.rates import Rate, converted


def money(amount: int, currency: str = "EUR") -> Money:
    """So many whole units."""
    return Money(minor=amount * 100, currency=currency)


def up_to(amount: int | None, **more: Any) -> Grant:
    """Managers may decide up to so much, unless somebody else is named."""
    limit = None if amount is None else money(amount)
    who: dict[str, Any] = {} if "person" in more else {"role": "manager"}
    return Grant(**({"workflow": "flow", "up_to": limit} | who | more))


def office(*grants: Grant, **more: Any) -> Chain:
    """The small office with a workflow about the gross amount, and these grants."""
    return small_office(flow(approval(**more), amount="gross")).grants(*grants)


def asked(chain: Chain, amount: int, **submitted: Any) -> list[list[str]]:
    """Who is asked about so much."""
    return Laptop(chain).submit(**({"gross": euros(amount)} | submitted)).whose_turn()


# ------------------------------------------------------------------ rungs


def test_who_has_to_ask_first_gives_an_opinion_and_somebody_else_decides() -> None:
    """Nina's yes is kept as hers; Mia at head office decides."""
    chain = office(up_to(500, unit="hq", person="nina", rung="ask-first"), up_to(5000, person="mia"))
    laptop = Laptop(chain).submit(gross=euros(100))

    assert laptop.whose_turn() == [["nina"]]
    laptop.decide("nina")
    assert laptop.status == "waiting"
    assert laptop.whose_turn() == [["mia"]]
    assert laptop.code(Decide(by="nina", verdict="approve")) == "already-decided"
    laptop.decide("mia")
    assert laptop.status == "approved"
    given = [act.event.rung for act in laptop.now.acts if isinstance(act.event, DecisionMade)]
    assert given == ["ask-first", "decide"]


def test_an_opinion_against_it_is_no_rejection_and_no_dispute() -> None:
    """Whoever decides reads it."""
    chain = office(up_to(500, person="nina", rung="ask-first"), up_to(5000, person="mia"))
    laptop = Laptop(chain).submit(gross=euros(100)).decide("nina", "reject", reason="too dear")

    assert laptop.status == "waiting"
    laptop.decide("mia")
    assert laptop.status == "approved"


def test_an_opinion_claimed_to_be_a_decision_has_no_effect() -> None:
    """Whatever program wrote it."""
    chain = office(up_to(500, person="nina", rung="ask-first"))
    laptop = Laptop(chain).submit(gross=euros(100))

    assert laptop.void_code(DecisionMade(step="approve", round=1, verdict="approve"), "nina") == "wrong-rung"
    assert laptop.status == "waiting"


def test_the_further_rung_of_two_counts() -> None:
    """Small amounts alone, larger ones after asking."""
    chain = office(up_to(100, person="nina"), up_to(500, person="nina", rung="ask-first"))

    assert Laptop(chain).submit(gross=euros(100)).decide("nina").status == "approved"
    assert Laptop(chain).submit(gross=euros(101)).decide("nina").status == "waiting"


def test_a_decision_that_is_told_afterwards_is_a_decision() -> None:
    """It says so itself."""
    chain = office(up_to(500, person="nina", rung="decide-then-tell"))
    laptop = Laptop(chain).submit(gross=euros(100)).decide("nina")

    assert laptop.status == "approved"
    assert [act.event.rung for act in laptop.now.acts if isinstance(act.event, DecisionMade)] == ["decide-then-tell"]


# ------------------------------------------------------------------ where and what


def test_authority_for_one_step_says_nothing_about_another() -> None:
    """A limit of its own for a kind of decision inside a workflow."""
    steps = (approval(step="first"), approval(step="second"))
    chain = small_office(flow(*steps, amount="gross")).grants(up_to(5000, step="first"), up_to(50, step="second"))
    laptop = Laptop(chain).submit(gross=euros(100)).decide("nina")

    assert laptop.whose_turn() == [["olga"]]


def test_a_person_under_several_units_has_the_authority_of_each() -> None:
    """Nina manages north and clerks in south: the clerks' limit holds for her only there."""
    chain = office(up_to(500), up_to(9000, role="clerk"))
    held = (
        Assignment(role="manager", person="nina", unit="north"),
        Assignment(role="clerk", person="nina", unit="south"),
    )
    chain.must(AssignmentsSet(person="nina", assignments=held))

    assert asked(chain, 501) == [["olga"]]
    chain.must(
        AssignmentsSet(person="nina", assignments=(*held, Assignment(role="manager", person="nina", unit="south")))
    )
    assert asked(chain, 9000, unit="south") == [["nina"]]
    assert asked(chain, 9001, unit="south") == [["olga"]]


# ------------------------------------------------------------------ periods


def yes(used: int | None, by: str = "nina") -> Decide:
    """A yes by somebody who had decided so many whole euros in the period before."""
    return Decide(by=by, verdict="approve", used=None if used is None else used * 100)


@pytest.mark.parametrize(
    ("used", "code"), [(0, None), (900, None), (901, "over-period-limit"), (None, "period-unknown")]
)
def test_the_sum_of_a_period_limits_a_yes(used: int | None, code: str | None) -> None:
    """The limit itself is within the limit; a yes that says nothing of the sum does not count."""
    laptop = Laptop(office(up_to(500, per_period=money(1000)))).submit(gross=euros(100))

    if code is None:
        laptop.must(yes(used))
        assert laptop.status == "approved"
    else:
        assert laptop.code(yes(used)) == code


def test_a_no_is_never_over_a_period_limit() -> None:
    """Nor does handing on."""
    laptop = Laptop(office(up_to(500, per_period=money(1000)))).submit(gross=euros(100))

    laptop.must(Decide(by="nina", verdict="hand-on", to="olga", reason="my month is full"))
    assert laptop.whose_turn() == [["olga"]]


def test_the_sum_of_another_period_is_none() -> None:
    """Last month's sum says nothing about this one, and nobody has a negative one."""
    laptop = Laptop(office(up_to(500, per_period=money(1000)))).submit(gross=euros(100))

    for used in (Used(first_day="2026-10-01", minor=0), Used(first_day="2026-11-01", minor=-1)):
        event = DecisionMade(step="approve", round=1, verdict="approve", used=used)
        assert laptop.void_code(event, "nina") == "period-unknown"


def test_one_decision_above_the_sum_of_a_period_is_out_of_reach() -> None:
    """Whoever had used nothing."""
    assert asked(office(up_to(None, per_period=money(50))), 100) == [["olga"]]


# ------------------------------------------------------------------ currencies


DOLLARS = RatesSet(
    rates=(
        Rate(currency="USD", into="EUR", rate="0.5", since="2026-01-01"),
        Rate(currency="USD", into="EUR", rate="0.9", since="2026-11-01"),
        Rate(currency="USD", into="EUR", rate="2", since="2026-12-01"),
    )
)


def test_another_currency_is_converted_at_the_rate_of_the_day() -> None:
    """The tests' day is 2026-11-06: 0.9."""
    chain = office(up_to(90)).must(DOLLARS)

    assert asked(chain, 0, gross={"minor": 100_00, "currency": "USD"}) == [["nina"]]
    assert asked(chain, 0, gross={"minor": 100_01, "currency": "USD"}) == [["olga"]]


def test_without_a_rate_another_currency_is_above_every_limit() -> None:
    """Nobody guesses."""
    assert asked(office(up_to(90)).must(DOLLARS), 0, gross={"minor": 1, "currency": "GBP"}) == [["olga"]]


@given(minor=st.integers(-(10**12), 10**12), rate=st.integers(1, 10**6))
def test_converting_never_rounds_below(minor: int, rate: int) -> None:
    """And back again is never less either."""
    rates = (Rate(currency="USD", into="JPY", rate=f"{rate}e0".removesuffix("e0"), since="2026-01-01"),)
    there = converted(Money(minor=minor, currency="USD"), "JPY", rates, "2026-11-06")

    assert there is not None
    assert abs(there.minor) * 100 >= abs(minor) * rate
    back = converted(there, "USD", rates, "2026-11-06")
    assert back is not None
    assert abs(back.minor) >= abs(minor)


# ------------------------------------------------------------------ substitutes


def standing_in(**more: Any) -> SubstitutesSet:
    """Carl stands in for Nina."""
    one: dict[str, Any] = {"person": "nina", "by": "carl", "since": "2026-01-01", "until": "2030-01-01"} | more
    return SubstitutesSet(substitutes=(Substitute(**one),))


@pytest.mark.parametrize(
    ("more", "amount", "stands_in"),
    [
        ({}, 500, True),
        ({"up_to": money(100)}, 100, True),
        ({"up_to": money(100)}, 101, False),
        ({"up_to": money(9000)}, 501, False),
        ({"unit": "north"}, 500, True),
        ({"unit": "south"}, 500, False),
        ({"workflows": ("other",)}, 500, False),
        ({"asked": True}, 500, False),
        ({"asked": False, "accepted": "ab" * 32}, 500, True),
    ],
)
def test_a_substitute_acts_within_the_substitution(more: dict[str, Any], amount: int, stands_in: bool) -> None:
    """Its ceiling, its unit, its kinds of request, and only once they accepted."""
    turn = asked(office(up_to(500)).must(standing_in(**more)), amount)

    assert ("carl for nina" in turn[0]) == stands_in


def test_a_substitute_never_exceeds_their_own_ceiling() -> None:
    """Carl may decide 100 himself: standing in for Nina, whose limit is 500, he decides no more than that."""
    chain = office(up_to(500), up_to(100, person="carl")).must(standing_in())

    assert asked(chain, 100) == [["nina", "carl for nina"]]
    assert asked(chain, 101) == [["nina"]]


def test_a_substitute_whose_own_authority_ended_gets_none_by_that() -> None:
    """Cora might decide up to 500 until yesterday. Today she decides what somebody named for her, and else nothing."""
    ended = up_to(500, person="cora", until="2026-11-05")
    chain = office(up_to(1000), ended).substitutes(("nina", "cora"))
    assert asked(chain, 800, by="sam") == [["nina"]]
    assert asked(chain, 300, by="sam") == [["nina"]]

    one = Substitute(person="nina", by="cora", since="2026-11-01", until="2026-11-30", up_to=money(800))
    assert asked(chain.must(SubstitutesSet(substitutes=(one,))), 800, by="sam") == [["nina", "cora for nina"]]


def test_whose_turn_it_is_depends_on_the_day_where_rates_do() -> None:
    """A rate that begins tomorrow moves an amount above a limit without anybody's act."""
    chain = office(up_to(1000))
    assert not chain.office.depends_on_days
    rates = tuple(
        Rate(currency="USD", into="EUR", rate=rate, since=since)
        for rate, since in (("1", "2026-01-01"), ("2", "2026-11-07"))
    )
    laptop = Laptop(chain.must(RatesSet(rates=rates))).submit(gross={"minor": 90_000, "currency": "USD"})

    assert laptop.whose_turn() == [["nina"]]
    laptop.clock_ms += DAY_MS
    assert laptop.whose_turn() == [["olga"]]
    assert chain.office.depends_on_days


def test_a_substitute_who_has_to_ask_first_still_has_to() -> None:
    """The lower rung of the two."""
    chain = office(up_to(500), up_to(500, person="carl", rung="ask-first")).must(standing_in())
    laptop = Laptop(chain).submit(gross=euros(100)).decide("carl")

    assert laptop.status == "waiting"


HOW = st.sampled_from([{}, {"accepted": "ab" * 32}, {"asked": True}])
"""Settled by the office, accepted by the substitute, or only asked."""
LIMITS = st.none() | st.integers(0, 20)


@given(amount=st.integers(0, 25), nina=LIMITS, carl=LIMITS, own=st.booleans(), ceiling=LIMITS, how=HOW)
@settings(max_examples=200)
def test_a_substitute_never_exceeds(
    amount: int,
    nina: int | None,
    carl: int | None,
    own: bool,
    ceiling: int | None,
    how: dict[str, Any],
) -> None:
    """Neither the absent person's limit, nor their own where they have one, nor the substitution's; nor unaccepted."""
    grants = [up_to(nina, person="nina"), *([up_to(carl, person="carl")] if own else [])]
    chain = office(*grants).must(standing_in(up_to=None if ceiling is None else money(ceiling), **how))
    turn = asked(chain, amount)[0]

    if "carl for nina" in turn:
        assert "asked" not in how
        assert nina is None or amount <= nina
        assert ceiling is None or amount <= ceiling
        assert ceiling is not None or not own or carl is None or amount <= carl


@given(
    limits=st.lists(st.tuples(st.sampled_from(["nina", "mia", "carl"]), st.integers(0, 20)), min_size=1),
    amount=st.integers(21, 1000),
    rung=st.sampled_from(["decide", "decide-then-tell", "ask-first"]),
)
@settings(max_examples=200)
def test_an_amount_above_every_limit_never_passes_without_the_owner(
    limits: list[tuple[str, int]], amount: int, rung: str
) -> None:
    """Whoever stands in for whom, on whatever rung."""
    chain = office(*(up_to(limit, person=person, rung=rung) for person, limit in limits))
    laptop = Laptop(chain.must(standing_in())).submit(gross=euros(amount))

    assert laptop.whose_turn() == [["olga"]]
    for person in ("nina", "mia", "carl"):
        assert laptop.code(yes(0, by=person)) in {"over-limit", "not-your-turn"}


def test_the_day_of_a_decision_is_the_authors() -> None:
    """A grant that ended yesterday gives nothing today."""
    chain = office(up_to(500, until="2026-11-06"))
    laptop = Laptop(chain).submit(gross=euros(100))
    laptop.clock_ms += DAY_MS

    assert laptop.whose_turn() == [["olga"]]
