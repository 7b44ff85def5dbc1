"""Budgets, rates, trials and the reporting line change the office only where that leaves it whole."""

from typing import Any

import msgspec
import pytest

from tests.support.acts import DAY_MS, MORNING
from tests.support.flows import says, table
from tests.support.small_office import Chain, small_office
from workflows.domain.budgets import Budget, Transfer
from workflows.domain.events import (
    AuthoritySet,
    BudgetMoved,
    BudgetsSet,
    PersonSet,
    PilotEnded,
    PilotStarted,
    RatesSet,
    SubstitutesSet,
    TablePublished,
)
from workflows.domain.money import Money
from workflows.domain.people import Grant, Person, Substitute
from workflows.domain.pilots import Pilot
from workflows.domain.rates import Rate

TODAY, NEXT_WEEK, LAST_YEAR = "2026-11-05", "2026-11-12", "2025-11-05"


def euros(amount: int) -> Money:
    """So many whole euros."""
    return Money(minor=amount * 100, currency="EUR")


TRAVEL = Budget(id="travel", unit="north", amount=euros(1000))
TOOLS = Budget(id="tools", unit="hq", amount=euros(500))
MOVED = Transfer(source="travel", target="tools", amount=euros(100), day=TODAY, reason="a new drill")
TRIAL = Pilot(id="trial", units=("north",), since=TODAY, until=NEXT_WEEK, table="table", version=2)
GRANT = Grant(workflow="flow", role="manager", pilot="dial")
DIAL = Pilot(id="dial", units=("north",), since=TODAY, until=NEXT_WEEK, grants=(GRANT,))


def office() -> Chain:
    """A small office with one rule table and two budgets."""
    return small_office(tables=[table(says("approve"))]).must(BudgetsSet(budgets=(TRAVEL, TOOLS)))


def trial(of: Pilot = TRIAL, **changes: Any) -> PilotStarted:
    """A trial of the table's second version, or of authority, with these changes."""
    pilot: Pilot = msgspec.structs.replace(of, **changes)
    return PilotStarted(pilot=pilot, table=table(says("stop"), version=2) if pilot.table else {})


def moved(**changes: Any) -> BudgetMoved:
    """A transfer with these changes."""
    return BudgetMoved(transfer=msgspec.structs.replace(MOVED, **changes))


@pytest.mark.parametrize(
    ("event", "code"),
    [
        (BudgetsSet(budgets=(TRAVEL, TRAVEL)), "budget-twice"),
        (BudgetsSet(budgets=(Budget(id="b", unit="nowhere", amount=euros(1)),)), "unknown-unit"),
        (BudgetsSet(budgets=(Budget(id="b", unit="hq", amount=euros(-1)),)), "bad-amount"),
        (BudgetsSet(budgets=(Budget(id="b", unit="hq", amount=euros(1), since="soon"),)), "bad-date"),
        (BudgetsSet(budgets=(Budget(id="b", unit="hq", amount=euros(1), warn_percent=-1),)), "bad-percent"),
        (moved(source="none"), "unknown-budget"),
        (moved(target="travel"), "budget-twice"),
        (moved(amount=Money(minor=100, currency="USD")), "bad-amount"),
        (moved(amount=euros(0)), "bad-amount"),
        (moved(day="2026-02-30"), "bad-date"),
        (moved(reason=" "), "reason-missing"),
        (RatesSet(rates=(Rate(currency="USD", into="EUR", rate="0", since=TODAY),)), "bad-rate"),
        (RatesSet(rates=(Rate(currency="USD", into="USD", rate="1", since=TODAY),)), "bad-rate"),
        (RatesSet(rates=(Rate(currency="USD", into="EUR", rate="1e3", since=TODAY),)), "bad-rate"),
        (RatesSet(rates=(Rate(currency="USD", into="EUR", rate="0.92", since=""),)), "bad-date"),
        (RatesSet(rates=(Rate(currency="USD", into="EUR", rate="0.92", since=TODAY),) * 2), "bad-rate"),
        (AuthoritySet(grants=(Grant(workflow="w", role="manager", per_period=euros(-1)),)), "bad-amount"),
        (AuthoritySet(grants=(Grant(workflow="w", role="manager", pilot="none"),)), "unknown-pilot"),
        (PersonSet(person=Person(id="sam", name="Sam", unit="north", reports_to="eve")), "unknown-person"),
        (PersonSet(person=Person(id="sam", name="Sam", unit="north", reports_to="sam")), "reports-to-self"),
        (
            SubstitutesSet(substitutes=(Substitute(person="sam", by="mia", since=TODAY, until=TODAY, unit="nowhere"),)),
            "unknown-unit",
        ),
        (trial(until=LAST_YEAR, since=LAST_YEAR), "bad-date"),
        (trial(units=()), "unknown-unit"),
        (trial(units=("nowhere",)), "unknown-unit"),
        (trial(version=3), "unknown-table"),
        (trial(grants=(GRANT,)), "pilot-of-one-thing"),
        (trial(DIAL, grants=()), "pilot-of-one-thing"),
        (trial(DIAL, grants=(Grant(workflow="flow", role="manager"),)), "unknown-pilot"),
        (trial(DIAL, grants=(Grant(workflow="flow", role="king", pilot="dial"),)), "unknown-role"),
        (PilotEnded(pilot="none", how="pulled-back"), "unknown-pilot"),
    ],
)
def test_what_would_not_leave_the_office_whole_changes_nothing(event: Any, code: str) -> None:
    """It is kept, with the code of why."""
    chain = office()
    before = chain.office

    assert chain.add(event) == code
    counted = {name: getattr(before, name) for name in ("length", "written", "last", "void")}
    assert msgspec.structs.replace(chain.office, **counted) == before


def test_a_reporting_line_never_closes_to_a_circle() -> None:
    """Not over others either."""
    chain = office().must(PersonSet(person=Person(id="sam", name="Sam", unit="north", reports_to="nina")))

    circle = PersonSet(person=Person(id="nina", name="Nina", unit="north", reports_to="sam"))
    assert chain.add(circle) == "reports-to-self"


def version_on(chain: Chain, day: str, unit: str = "") -> int:
    """Of the table that holds for the unit on the day."""
    found = chain.office.table_on("table", day, unit)
    assert found is not None
    return found.version


def test_a_table_on_trial_holds_in_its_units_and_falls_back_by_itself() -> None:
    """In units below too; elsewhere, before and after, everything is as it was."""
    chain = office().must(trial())

    assert [version_on(chain, TODAY, unit) for unit in ("north", "north-shop", "hq", "")] == [2, 2, 1, 1]
    assert version_on(chain, "2026-11-04", "north") == 1
    assert version_on(chain, NEXT_WEEK, "north") == 2
    assert version_on(chain, "2026-11-13", "north") == 1
    newest = chain.office.table("table")
    assert newest is not None
    assert newest.version == 1


def test_one_act_pulls_a_trial_back() -> None:
    """From the day of that act on; and nobody pulls back what is over."""
    chain = office().must(trial())

    assert chain.add(PilotEnded(pilot="trial", how="pulled-back"), at_ms=MORNING + DAY_MS) is None
    assert version_on(chain, "2026-11-30", "north") == 1
    assert version_on(chain, "2026-11-12", "north") == 1
    assert chain.add(PilotEnded(pilot="trial", how="pulled-back")) == "pilot-over"


def test_rolled_out_a_table_holds_everywhere() -> None:
    """It is then the newest version, unless another was published meanwhile."""
    chain = office().must(trial()).must(PilotEnded(pilot="trial", how="rolled-out"))
    assert version_on(chain, "2027-11-13") == 2

    overtaken = office().must(trial()).must(TablePublished(table=table(says("stop"), version=3)))
    assert overtaken.add(PilotEnded(pilot="trial", how="rolled-out")) == "pilot-overtaken"
    assert version_on(overtaken, TODAY, "north") == 2
    assert version_on(overtaken, TODAY, "hq") == 3


def test_a_trial_that_runs_elsewhere_does_not_keep_this_one_from_being_rolled_out() -> None:
    """A version that holds nowhere but in another trial overtakes nothing."""
    south = Pilot(id="other", units=("south",), since=TODAY, until=NEXT_WEEK, table="table", version=3)
    chain = office().must(trial(), PilotStarted(pilot=south, table=table(says("stop"), version=3)))

    chain.must(PilotEnded(pilot="trial", how="rolled-out"))

    assert [version_on(chain, TODAY, unit) for unit in ("north", "hq", "south")] == [2, 2, 3]
    assert version_on(chain, "2026-11-13", "south") == 2


def test_authority_of_a_trial_never_stands_beside_it() -> None:
    """It would outlast the trial."""
    chain = office().must(PilotStarted(pilot=DIAL))

    assert chain.add(AuthoritySet(grants=(GRANT,))) == "unknown-pilot"


def test_authority_on_trial_holds_in_its_units_on_its_days() -> None:
    """Rolled out, it stands with the rest."""
    chain = office().must(trial(DIAL))

    assert [bool(chain.office.grants_on(TODAY, unit)) for unit in ("north", "north-shop", "hq")] == [True, True, False]
    assert not chain.office.grants_on("2026-11-13", "north")
    chain.must(PilotEnded(pilot="dial", how="rolled-out"))
    assert chain.office.grants_on("2027-11-13", "hq") == (Grant(workflow="flow", role="manager"),)
