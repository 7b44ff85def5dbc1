"""Deciding by mail: off unless an owner allows it, for low amounts, and judged alike by every reader."""

from typing import Any

import pytest

from tests.support.flows import approval, euros, flow
from tests.support.laptops import Laptop
from tests.support.small_office import Chain, small_office
from workflows.domain.commands import Decide
from workflows.domain.events import DecisionMade, RatesSet, RepliesSet, UnitSet
from workflows.domain.money import Money
from workflows.domain.people import Unit
from workflows.domain.rates import Rate
from workflows.domain.replies import HIGHEST, ReplyLimit
from workflows.engine.replies import reply_limit


def money(amount: int, currency: str = "EUR") -> Money:
    """So many whole units."""
    return Money(minor=amount * 100, currency=currency)


def office(*limits: ReplyLimit, **more: Any) -> Chain:
    """An office with a workflow about the gross amount, and these limits."""
    return small_office(flow(approval(**more), amount="gross")).must(RepliesSet(limits=limits))


def by_mail(**more: Any) -> Decide:
    """Nina answers yes."""
    return Decide(**({"by": "nina", "verdict": "approve", "through": "mail"} | more))


@pytest.mark.parametrize(
    ("limits", "amount", "code"),
    [
        ((), 10, "replies-off"),
        ((ReplyLimit(up_to=money(100)),), 100, None),
        ((ReplyLimit(up_to=money(100)),), 101, "over-reply-limit"),
        ((ReplyLimit(up_to=money(0)),), 0, "replies-off"),
        ((ReplyLimit(up_to=money(100), unit="south"),), 10, "replies-off"),
        ((ReplyLimit(up_to=money(100), workflow="flow"),), 10, None),
        ((ReplyLimit(up_to=money(100)), ReplyLimit(up_to=money(0), unit="north")), 10, "replies-off"),
        ((ReplyLimit(up_to=money(5)), ReplyLimit(up_to=money(50), unit="north")), 10, None),
        ((ReplyLimit(up_to=money(50)), ReplyLimit(up_to=money(5), workflow="flow")), 10, "over-reply-limit"),
        ((ReplyLimit(up_to=money(100, "USD")),), 10, "over-reply-limit"),
    ],
)
def test_a_decision_by_mail_needs_a_limit_that_reaches(
    limits: tuple[ReplyLimit, ...], amount: int, code: str | None
) -> None:
    """The nearest unit's, and in it the workflow's own; no rate is no limit."""
    chain = office(*limits)
    if not any(one.id == "south" for one in chain.office.units.values()):
        chain = small_office(flow(approval(), amount="gross")).must(
            UnitSet(unit=Unit(id="south", name="South", parent="hq")), RepliesSet(limits=limits)
        )
    laptop = Laptop(chain).submit(gross=euros(amount))

    if code is not None:
        assert laptop.code(by_mail()) == code
        assert laptop.code(by_mail(verdict="reject", reason="No")) == code
        laptop.decide("nina")
    else:
        laptop.must(by_mail())
    assert laptop.status == "approved"


def test_what_the_person_does_by_hand_needs_no_limit() -> None:
    """Whatever the limits are."""
    laptop = Laptop(office()).submit(gross=euros(5_000))

    laptop.decide("nina")

    assert [act.event.through for act in laptop.now.acts if isinstance(act.event, DecisionMade)] == [""]


def test_an_answer_says_yes_or_no_and_nothing_else() -> None:
    """Handing on, asking for changes and abstaining take a person at their laptop."""
    laptop = Laptop(office(ReplyLimit(up_to=money(100)))).submit(gross=euros(10))

    for verdict in ("ask-changes", "abstain", "hand-on"):
        assert laptop.code(by_mail(verdict=verdict, reason="Why", to="mia")) == "reply-decides-less"


def test_an_amount_that_nobody_knows_is_not_low() -> None:
    """Nor is what is about no amount at all."""
    chain = small_office(flow(approval())).must(RepliesSet(limits=(ReplyLimit(up_to=money(100)),)))

    assert Laptop(chain).submit(gross=euros(10)).code(by_mail()) == "reply-amount-unknown"


def test_another_currency_counts_by_the_rate_of_the_day() -> None:
    """Never rounded below the limit."""
    chain = office(ReplyLimit(up_to=money(100, "USD"))).must(
        RatesSet(rates=(Rate(currency="EUR", into="USD", rate="1.10", since="2020-01-01"),))
    )

    Laptop(chain).submit(gross=euros(90)).must(by_mail())
    assert Laptop(chain).submit(gross=euros(91)).code(by_mail()) == "over-reply-limit"


@pytest.mark.parametrize(
    "limits",
    [
        (ReplyLimit(up_to=money(501)),),
        (ReplyLimit(up_to=money(-1)),),
        (ReplyLimit(up_to=money(10)), ReplyLimit(up_to=money(20))),
        (ReplyLimit(up_to=Money(minor=75_001, currency="JPY")),),
        (ReplyLimit(up_to=money(501, "XAF")),),
        tuple(ReplyLimit(up_to=money(1), unit="north", workflow="flow") for _ in range(201)),
    ],
)
def test_silly_limits_are_refused(limits: tuple[ReplyLimit, ...]) -> None:
    """Too high, below nothing, said twice."""
    chain = small_office(flow(approval(), amount="gross"))

    assert chain.add(RepliesSet(limits=limits)) == "bad-reply-limit"
    assert chain.office.replies == ()


def test_limits_about_what_there_is_not_are_refused() -> None:
    """And only an owner sets any."""
    chain = small_office(flow(approval(), amount="gross"))

    assert chain.add(RepliesSet(limits=(ReplyLimit(up_to=money(1), unit="nowhere"),))) == "unknown-unit"
    assert chain.add(RepliesSet(limits=(ReplyLimit(up_to=money(1), workflow="none"),))) == "unknown-workflow"
    assert chain.add(RepliesSet(limits=(ReplyLimit(up_to=money(1)),)), by="nina") == "not-owner"
    assert chain.add(RepliesSet(limits=(ReplyLimit(up_to=Money(minor=75_000, currency="JPY")),))) is None
    assert max(HIGHEST.values()) <= 1_000_000


@pytest.mark.parametrize(("amount", "counts"), [(50, True), (150, False)])
def test_every_reader_judges_it_by_what_the_office_allowed_then(amount: int, counts: bool) -> None:
    """An entry of a tampered program that came by mail beyond the limit is void, and stays so; a sound one stays."""
    chain = office(ReplyLimit(up_to=money(100)))
    author = Laptop(chain).submit(gross=euros(amount))
    task = author.now.standing.open[0]
    event = DecisionMade(step=task.step, round=task.round, verdict="approve", through="mail")
    act = author.write(event, "nina", auth=len(chain.acts))
    chain.must(RepliesSet(limits=() if counts else (ReplyLimit(up_to=money(500)),)))
    reader = author.twin("reader")

    assert author.now.void.get(act.id) == reader.now.void.get(act.id) == (None if counts else "over-reply-limit")
    assert author.status == reader.status == ("approved" if counts else "waiting")
    assert (reply_limit(chain.office, "flow", "north") is None) is counts


def test_an_entry_by_mail_is_void_where_nobody_allowed_it() -> None:
    """Off means void."""
    author = Laptop(office()).submit(gross=euros(1))
    task = author.now.standing.open[0]

    act = author.write(DecisionMade(step=task.step, round=task.round, verdict="approve", through="mail"), "nina")

    assert author.now.void == {act.id: "replies-off"}
    assert author.status == "waiting"
