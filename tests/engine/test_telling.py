"""Decide, then tell: who hears of a decision."""

from typing import Any

import pytest

from tests.support.flows import approval, euros, flow, rule, says, table
from tests.support.laptops import Laptop
from tests.support.small_office import Chain, small_office
from workflows.domain.events import DecisionMade, PersonSet, SubstitutesSet
from workflows.domain.money import Money
from workflows.domain.people import Grant, Person, Substitute
from workflows.engine.telling import told_of

TELLS = Grant(workflow="flow", role="manager", rung="decide-then-tell")


def office(*grants: Grant, **more: Any) -> Chain:
    """Managers decide."""
    return small_office(flow(approval(), amount="gross"), **more).grants(*grants)


def told(chain: Chain, laptop: Laptop) -> list[tuple[str, str]]:
    """Who is told, and why."""
    return [(one.person, one.because) for one in told_of(laptop.now, chain.office)]


def decided(chain: Chain, by: str = "nina", verdict: Any = "approve") -> Laptop:
    """A request of 100 that somebody decided."""
    return Laptop(chain).submit(gross=euros(100)).decide(by, verdict)


def test_whoever_stands_above_the_decider_is_told() -> None:
    """The next manager up, a named person before, the owners where nobody is."""
    chain = office(TELLS)
    laptop = decided(chain)
    assert told(chain, laptop) == [("mia", "above")]

    chain.must(PersonSet(person=Person(id="nina", name="Nina", unit="north", reports_to="bea")))
    assert told(chain, laptop) == [("bea", "above")]
    chain.close("bea").close("mia")
    chain.must(PersonSet(person=Person(id="nina", name="Nina", unit="north")))
    assert told(chain, laptop) == [("olga", "above")]


def test_a_no_is_told_and_a_wish_for_changes_is_not() -> None:
    """Only what decides is told."""
    chain = office(TELLS)

    assert told(chain, decided(chain, verdict="reject")) == [("mia", "above")]
    assert told(chain, decided(chain, verdict="ask-changes")) == []


def test_who_decides_alone_or_gives_an_opinion_tells_nobody() -> None:
    """The rung says so."""
    for rung in ("decide", "ask-first"):
        chain = office(Grant(workflow="flow", person="nina", rung=rung))
        assert told(chain, decided(chain)) == []


def test_where_somebody_stood_in_the_line_of_the_absent_person_is_told() -> None:
    """By their authority it was decided."""
    one = Substitute(person="nina", by="sam", since="2026-01-01", until="2030-01-01")
    chain = office(TELLS, Grant(workflow="flow", role="manager")).grants(TELLS)
    chain.must(SubstitutesSet(substitutes=(one,)))
    chain.must(PersonSet(person=Person(id="sam", name="Sam", unit="south", reports_to="carl")))

    assert told(chain, decided(chain, by="sam")) == [("mia", "above")]


def test_whoever_is_informed_is_told_within_the_amount() -> None:
    """Of this kind of request, in this unit, up to this amount."""

    def informed(limit: int, **more: Any) -> list[tuple[str, str]]:
        up_to = Money(minor=limit * 100, currency="EUR")
        told_them: dict[str, Any] = {"workflow": "flow", "role": "bookkeeper", "rung": "informed", "up_to": up_to}
        grant = Grant(**(told_them | more))
        chain = office(Grant(workflow="flow", role="manager"), grant)
        return told(chain, decided(chain))

    assert informed(100) == [("bea", "informed")]
    assert informed(99) == informed(100, unit="south") == informed(100, step="other") == []


def test_a_rule_that_decides_tells_whom_it_names() -> None:
    """Its row says so; whoever stands above the requester, too."""
    row = says("approve", tell=[{"role": "bookkeeper"}, {"relation": "manager-of-requester"}], text="small")
    chain = small_office(flow(rule(), approval(by_rule="rule")), tables=[table(row)])
    laptop = Laptop(chain).submit(gross=euros(5))

    assert told(chain, laptop) == [("bea", "rule"), ("nina", "rule")]


@pytest.mark.parametrize("rung", ["decide", "informed", "ask-first"])
def test_whoever_decides_and_tells_cannot_keep_it_to_themselves(rung: Any) -> None:
    """A tampered program may claim another rung than its person has; the act has no effect."""
    laptop = Laptop(office(TELLS)).submit(gross=euros(100))
    claimed = DecisionMade(step="approve", round=1, verdict="approve", rung=rung)

    assert laptop.void_code(claimed, "nina") == "wrong-rung"
