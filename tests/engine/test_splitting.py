"""What was split counts together: limits of one decision look at the sum, wherever the parts were sent."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.flows import GROSS, TEXT, approval, euros, flow
from tests.support.laptops import Laptop
from tests.support.small_office import Chain, small_office
from workflows.domain.events import SubstitutesSet
from workflows.domain.forms import Field
from workflows.domain.money import Money
from workflows.domain.people import Grant, Substitute
from workflows.engine.reasons import why
from workflows.engine.soundness import mistakes

SUM = "same-requester-sum-7-days"


def money(amount: int) -> Money:
    """So many whole euros."""
    return Money(minor=amount * 100, currency="EUR")


def weighing(**more: Any) -> Any:
    """A workflow whose limits look at the sum of the requester's week."""
    facts = (Field(id=SUM, type="money", label="Sum of the week"),)
    return flow(approval(), **({"amount": "gross", "facts": facts, "weighed": SUM} | more))


def office() -> Chain:
    """Managers decide up to 500."""
    return small_office(weighing()).grants(Grant(workflow="flow", role="manager", up_to=money(500)))


def asked(chain: Chain, amount: int, weighed: dict[str, Any] | None) -> list[list[str]]:
    """Who is asked about an amount that counts as so much."""
    values: dict[str, Any] = {"gross": euros(amount)} | ({} if weighed is None else {SUM: weighed})
    return Laptop(chain).submit(**values).whose_turn()


@pytest.mark.parametrize(
    ("amount", "weighed", "who"),
    [
        (100, euros(100), "nina"),
        (100, euros(500), "nina"),
        (100, euros(501), "olga"),
        (501, euros(1), "olga"),
        (100, None, "olga"),
        (100, {"minor": 1, "currency": "USD"}, "olga"),
    ],
)
def test_limits_look_at_the_sum_and_never_at_less_than_the_amount(
    amount: int, weighed: dict[str, Any] | None, who: str
) -> None:
    """Where the sum is not known, it may be any."""
    assert asked(office(), amount, weighed) == [[who]]


def test_a_substitutes_ceiling_looks_at_the_sum_too() -> None:
    """Carl stands in for Nina up to 200."""
    one = Substitute(person="nina", by="carl", since="2026-01-01", until="2030-01-01", up_to=money(200))
    chain = office().must(SubstitutesSet(substitutes=(one,)))

    assert asked(chain, 100, euros(200)) == [["nina", "carl for nina"]]
    assert asked(chain, 100, euros(201)) == [["nina"]]


def test_the_sum_of_a_period_counts_each_amount_once() -> None:
    """What was weighed says nothing about how much a person decided this month."""
    chain = small_office(weighing())
    chain.grants(Grant(workflow="flow", role="manager", up_to=money(500), per_period=money(150)))

    assert asked(chain, 100, euros(400)) == [["nina"]]


def test_the_chain_of_reasons_says_what_was_weighed() -> None:
    """Or that it is not known."""
    chain = office()
    for weighed, code in ((euros(300), "weighed"), (None, "not-weighed")):
        values: dict[str, Any] = {"gross": euros(100)} | ({SUM: weighed} if weighed else {})
        laptop = Laptop(chain).submit(**values)
        (step,) = laptop.now.standing.open
        person = "nina" if weighed else "olga"
        found = why(laptop.now, step, person, chain.office, laptop.clock_ms)

        assert found.may
        assert code in [one.code for one in found.reasons]


@given(parts=st.lists(st.integers(1, 300), min_size=1, max_size=6))
def test_nobody_decides_in_parts_what_they_could_not_decide_whole(parts: list[int]) -> None:
    """Each part counts with those before it, so the parts that one person may decide sum up to no more than a whole."""
    chain, decided, so_far = office(), 0, 0
    for part in parts:
        so_far += part
        if asked(chain, part, euros(so_far)) == [["nina"]]:
            decided += part

    assert decided <= 500
    assert (decided == sum(parts)) == (sum(parts) <= 500)


@pytest.mark.parametrize(
    "more",
    [
        {"weighed": "gross"},
        {"weighed": "weighed"},
        {"weighed": "nothing"},
        {"amount": None},
        {"facts": ()},
        {"facts": (Field(id=SUM, type="text", label="Sum"),)},
    ],
)
def test_only_a_sum_that_the_program_works_out_is_weighed(more: dict[str, Any]) -> None:
    """What people type, they could type too small."""
    assert mistakes(weighing(), {}, {"manager"}) == ()
    assert [one.path for one in mistakes(weighing(fields=(TEXT, GROSS), **more), {}, {"manager"})] == [("weighed",)]
