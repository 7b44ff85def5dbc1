"""Authority: up to which amount a person may decide, and who decides above it."""

import pytest

from tests.support.flows import MANAGER, approval, begin, euros, flow, rule, says, table
from tests.support.laptops import Laptop
from tests.support.small_office import Chain, small_office
from workflows.domain.commands import Decide
from workflows.domain.money import Money
from workflows.domain.people import Grant


def up_to(amount: int, currency: str = "EUR", **more: object) -> Grant:
    """Managers may decide up to so much."""
    given = {"workflow": "flow", "role": "manager", "up_to": Money(minor=amount * 100, currency=currency)} | more
    return Grant(**given)  # type: ignore[arg-type]


def office(*grants: Grant) -> Chain:
    """The small office with a workflow about the gross amount, and these grants."""
    return small_office(flow(approval(), amount="gross")).grants(*grants)


def asked(chain: Chain, amount: int | None, **submitted: object) -> list[list[str]]:
    """Who is asked about so much."""
    values = {} if amount is None else {"gross": euros(amount)}
    return Laptop(chain).submit(**(values | submitted)).whose_turn()  # type: ignore[arg-type]


def test_the_limit_itself_is_within_the_limit() -> None:
    """The largest amount, itself included."""
    assert asked(office(up_to(500)), 500) == [["nina"]]


def test_a_cent_above_every_limit_goes_to_the_owner() -> None:
    """Owners have no limit."""
    chain = office(up_to(500))
    laptop = Laptop(chain).submit(gross={"minor": 50_001, "currency": "EUR"})

    assert laptop.whose_turn() == [["olga"]]
    assert laptop.code(Decide(by="nina", verdict="approve")) == "over-limit"
    laptop.decide("olga")
    assert laptop.status == "approved"


def test_an_amount_above_the_nearest_limit_goes_to_the_next_one_up_who_is_able() -> None:
    """Mia at head office may decide more than Nina in north."""
    chain = office(up_to(500), up_to(5000, role=None, person="mia"))

    assert asked(chain, 900) == [["mia"]]


def test_a_credit_counts_by_its_size() -> None:
    """Minus 900 is no small amount."""
    assert asked(office(up_to(500)), -900) == [["olga"]]


def test_another_currency_is_above_every_limit_in_this_one() -> None:
    """Nothing is converted."""
    assert asked(office(up_to(500)), None, gross={"minor": 1, "currency": "USD"}) == [["olga"]]


def test_an_amount_that_is_not_known_is_above_every_limit() -> None:
    """It may turn out to be any amount."""
    assert asked(office(up_to(500)), None) == [["olga"]]


def test_a_grant_without_a_limit_reaches_everything() -> None:
    """Known or not."""
    chain = office(up_to(500, up_to=None))

    assert asked(chain, 10**9) == asked(chain, None) == [["nina"]]


@pytest.mark.parametrize(
    "grant",
    [
        up_to(500, rung="informed"),
        up_to(500, unit="south"),
        up_to(500, until="2026-11-05"),
        up_to(500, since="2026-11-07"),
        up_to(500, role="clerk"),
        up_to(500, role=None, person="sam"),
    ],
)
def test_a_grant_that_does_not_apply_gives_nothing(grant: Grant) -> None:
    """Another rung, unit, day, role or person. The day of these tests is 2026-11-06."""
    assert asked(office(grant), 100) == [["olga"]]


@pytest.mark.parametrize(
    "grant", [up_to(500, unit="north"), up_to(500, unit="hq"), up_to(500, since="2026-11-06", until="2026-11-06")]
)
def test_a_grant_holds_in_its_unit_and_below_and_on_its_last_day(grant: Grant) -> None:
    """Both ends of the time count."""
    assert asked(office(grant), 100) == [["nina"]]


def test_without_any_grant_for_the_workflow_roles_alone_count() -> None:
    """Nobody wrote any authority down."""
    assert asked(office(up_to(1, workflow="other")), 10**6) == [["nina"]]


def test_a_substitute_reaches_as_far_as_the_absent_one_and_no_further() -> None:
    """Carl alone may decide nothing, for Nina he may decide what she may."""
    chain = office(up_to(500)).substitutes(("nina", "carl"))

    assert asked(chain, 500) == [["nina", "carl for nina"]]
    assert asked(chain, 501) == [["olga"]]


def test_a_substitute_with_more_authority_of_their_own_does_not_lend_it() -> None:
    """Who stands in for Nina decides what Nina may decide."""
    chain = office(up_to(500), up_to(9000, role=None, person="carl")).substitutes(("nina", "carl"))

    assert asked(chain, 900) == [["olga"]]


def test_handing_on_does_not_lift_a_limit() -> None:
    """It can only go to somebody whose authority reaches the amount."""
    chain = office(up_to(500), up_to(5000, role=None, person="mia"), up_to(100, role=None, person="sam"))
    laptop = Laptop(chain).submit(gross=euros(900))

    assert laptop.code(Decide(by="mia", verdict="hand-on", to="sam", reason="away")) == "over-limit"


def test_clearing_a_stop_needs_authority_over_the_amount() -> None:
    """A stop that a manager is to look at is out of reach above the manager's limit."""
    stop = table(says("stop", approvers=[{"role": "manager"}]))
    chain = small_office(flow(rule(), amount="gross"), tables=[stop]).grants(up_to(500))

    assert asked(chain, 900) == [["olga"]]


def test_limits_do_not_bind_in_workflows_without_an_amount() -> None:
    """There is nothing to compare."""
    chain = small_office(flow(approval(MANAGER))).grants(up_to(1))

    assert Laptop(chain).submit(gross=euros(900)).whose_turn() == [["nina"]]


def test_the_limit_of_the_day_counts_not_that_of_the_submission() -> None:
    """Authority given later decides what is still open."""
    laptop = begin(approval(), chain=office(up_to(500)), gross=euros(900))

    laptop.chain.grants(up_to(1000))

    assert laptop.whose_turn() == [["nina"]]
