"""Who may decide, and why: the chain of reasons agrees with who is asked, and names the line that says so."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.flows import approval, begin, euros, flow, rule, says, table
from tests.support.laptops import Laptop
from tests.support.small_office import Chain, small_office
from workflows.domain.events import RatesSet, SubstitutesSet
from workflows.domain.money import Money
from workflows.domain.people import Grant, Substitute
from workflows.domain.rates import Rate
from workflows.engine.assign import eligible
from workflows.engine.authority import About
from workflows.engine.reasons import Verdict, matrix, who, why


def up_to(amount: int, **more: Any) -> Grant:
    """Managers may decide up to so many whole euros, unless somebody else is named."""
    whom: dict[str, Any] = {} if "person" in more else {"role": "manager"}
    given: dict[str, Any] = {"workflow": "flow", "up_to": Money(minor=amount * 100, currency="EUR")}
    return Grant(**(given | whom | more))


def office(*grants: Grant) -> Chain:
    """The small office with a workflow about the gross amount, and these grants."""
    return small_office(flow(approval(), amount="gross")).grants(*grants)


def codes(verdict: Verdict) -> list[str]:
    """Of its reasons, in order."""
    return [reason.code for reason in verdict.reasons]


def asked(laptop: Laptop) -> tuple[Verdict, ...]:
    """Who may act on the open step, and why."""
    (step,) = laptop.now.standing.open
    return who(laptop.now, step, laptop.chain.office, laptop.clock_ms)


def explained(laptop: Laptop, person: str) -> Verdict:
    """Why a person may or may not."""
    (step,) = laptop.now.standing.open
    return why(laptop.now, step, person, laptop.chain.office, laptop.clock_ms)


def test_the_chain_names_the_rule_the_place_the_role_and_the_line_of_the_matrix() -> None:
    """From the row that sent it to people down to the limit."""
    rows = [says("ask", approvers=[{"role": "manager"}])]
    made = flow(rule(), approval(by_rule="rule"), amount="gross")
    chain = small_office(made, tables=[table(*rows)]).grants(up_to(500))
    (nina,) = asked(Laptop(chain).submit(gross=euros(100)))

    assert (nina.person, nina.may, nina.rung) == ("nina", True, "decide")
    assert codes(nina) == ["rule", "role", "amount", "holds", "grant"]
    assert nina.reasons[-1].facts == {"role": "manager", "up_to": "500.00 EUR", "rung": "decide"}


def test_who_is_nearer_and_may_not_is_named_with_the_reason() -> None:
    """Mia at head office is asked because Nina's limit is too low."""
    laptop = Laptop(office(up_to(500), up_to(5000, person="mia"))).submit(gross=euros(900))
    (mia,) = asked(laptop)

    passed = [reason.facts for reason in mia.reasons if reason.code == "passed-over"]
    assert passed == [{"person": "nina", "unit": "north", "why": "over-limit"}]
    assert codes(explained(laptop, "nina")) == ["over-limit", "too-small"]


def test_why_not_me_for_whoever_was_never_asked() -> None:
    """Sam manages another branch; Cora asked for it herself; Bea keeps books."""
    laptop = begin(approval(), chain=office(up_to(500)), gross=euros(100))

    assert codes(explained(laptop, "sam")) == ["not-your-turn", "asks-role", "asked-instead"]
    assert codes(explained(laptop, "cora"))[0] == "own-request"
    assert codes(explained(laptop, "bea")) == ["not-your-turn", "asks-role", "asked-instead"]


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"asked": True}, "not-accepted"),
        ({"until": "2026-11-05"}, "other-days"),
        ({"unit": "south"}, "elsewhere"),
        ({"up_to": Money(minor=100, currency="EUR")}, "above-ceiling"),
    ],
)
def test_why_standing_in_does_not_help(more: dict[str, Any], code: str) -> None:
    """Each reason by its name."""
    one: dict[str, Any] = {"person": "nina", "by": "carl", "since": "2026-01-01", "until": "2030-01-01"} | more
    chain = office(up_to(500)).must(SubstitutesSet(substitutes=(Substitute(**one),)))

    assert code in codes(explained(Laptop(chain).submit(gross=euros(100)), "carl"))


def test_another_currency_is_told_with_its_worth() -> None:
    """At the rate of the day."""
    rates = RatesSet(rates=(Rate(currency="USD", into="EUR", rate="0.5", since="2026-01-01"),))
    laptop = Laptop(office(up_to(500)).must(rates)).submit(gross={"minor": 100_00, "currency": "USD"})
    (nina,) = asked(laptop)

    (told,) = [reason.facts for reason in nina.reasons if reason.code == "converted"]
    assert told == {"amount": "50.00 EUR", "day": "2026-11-06"}
    laptop = Laptop(office(up_to(500))).submit(gross={"minor": 100_00, "currency": "USD"})
    assert codes(explained(laptop, "nina")) == ["over-limit", "no-rate"]


def about(amount: int, unit: str = "north") -> About:
    """A decision about so many whole euros."""
    money = Money(minor=amount * 100, currency="EUR")
    return About(workflow="flow", step="approve", unit=unit, amount=money, unknown=False, day="2026-11-06")


def test_the_matrix_answers_for_everybody() -> None:
    """Whoever is asked by a rule or not; substitutes with what they are lent."""
    chain = office(up_to(500), up_to(50, person="bea", rung="informed")).substitutes(("nina", "carl"))
    found = {one.person: one for one in matrix(about(400), chain.office)}

    assert {person for person, one in found.items() if one.may} == {"olga", "nina", "mia", "carl"}
    assert found["carl"].acting_for == "nina"
    assert codes(found["bea"]) == ["only-informed"]
    assert codes(found["sam"]) == ["no-grant"]


@given(
    limits=st.lists(
        st.tuples(
            st.sampled_from(["nina", "mia", "carl", "sam"]),
            st.integers(0, 20),
            st.sampled_from(["decide", "decide-then-tell", "ask-first", "informed"]),
        ),
        max_size=4,
    ),
    amount=st.integers(0, 25),
    stands_in=st.booleans(),
)
@settings(max_examples=150)
def test_the_chain_says_what_the_engine_does(limits: list[tuple[str, int, str]], amount: int, stands_in: bool) -> None:
    """May where the engine lets them, may not where it does not, and every answer has a reason."""
    chain = office(*(up_to(limit, person=person, rung=rung) for person, limit, rung in limits))
    laptop = Laptop(chain.substitutes(("nina", "carl")) if stands_in else chain).submit(gross=euros(amount))
    (step,) = laptop.now.standing.open
    able = {one.person for one in eligible(laptop.now, step, chain.office, laptop.clock_ms)}

    for person in chain.office.people:
        verdict = explained(laptop, person)
        assert verdict.may == (person in able)
        assert verdict.reasons
