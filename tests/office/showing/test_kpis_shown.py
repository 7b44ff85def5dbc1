"""What is measured follows from what the log says, for a unit and below, in a period; the rest is told as left out."""

from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from tests.office.ladder_past import Weeks
from tests.support.old_office import Past
from tests.support.tried_office import NORTH, OWNER, SOUTH, decided, spent, tried_office
from workflows.domain.commands import Refusal, Resubmit, Withdraw
from workflows.engine.figures import Figure
from workflows.errors import InvalidInput
from workflows.office.office import Office
from workflows.office.proving.checking import check_office
from workflows.office.shipped import apply_text
from workflows.office.showing.kpis_shown import KpisShown, WantedKpis, kpis_shown
from workflows.store import schema
from workflows.store.statements import Composed

MEASURED = """
workflows:
  - id: spending
    name: Spending
    amount: gross
    fields: [{id: gross, type: money, label: Amount}]
    steps:
      - {kind: rule, id: route, name: Route, table: spending}
      - {kind: approval, id: approve, name: Approve, by_rule: route, due: 8 working hours}
    kpis:
      - {id: decided, name: Decided after, measure: {kind: time, until: decided, counted: hours}, by: unit}
      - {id: rule, name: By rule, measure: {kind: share, of: {decided_by: rule}}, by: row route}
      - {id: late, name: Late, measure: {kind: share, of: {late: true}}}
      - {id: changed, name: Changed, measure: {kind: count, among: {changed: true}}}
      - {id: sum, name: Spent, measure: {kind: sum, field: gross, among: {statuses: [approved]}}}
      - {id: open, name: Open, measure: {kind: sum, field: gross}, over: running}
      - {id: gone, name: Gone, measure: {kind: count, among: {statuses: [rejected, withdrawn]}}, by: last step}
"""


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """Some weeks of a firm: a rule decides at once, people in the north after 2 hours, in the south after 3 days."""
    past = Past(monkeypatch)
    past.go("2026-06-01T08:00:00Z")
    office = tried_office(tmp_path / "home")
    apply_text(office, MEASURED, "measured.yaml", OWNER)
    weeks = Weeks(office, past)
    for _ in range(3):
        weeks.asked(100)
        weeks.asked(500, (NORTH, "approve"), minutes=120)
        weeks.asked(700, (SOUTH, "reject"), unit="south", minutes=3 * 24 * 60)
    weeks.asked(900, unit="north-shop")
    weeks.go_on(timedelta(days=2))
    return office


def figures(found: KpisShown) -> dict[tuple[str, str | None], Figure]:
    """By measure and group."""
    return {(one.kpi, one.group): one for of in found.workflows for one in of.figures}


def test_figures_say_what_happened(office: Office) -> None:
    """Times, shares, sums and groups of a past that is known."""
    found = kpis_shown(office, WantedKpis())
    told = figures(found)
    assert (told["decided", "north"].value, told["decided", "south"].value) == (Decimal("1.0"), Decimal("72.0"))
    assert (told["decided", None].count, told["decided", None].slowest) == (9, Decimal("72.0"))
    assert told["rule", None].value == Decimal("33.3")
    assert told["rule", "2"].group_name == "The manager looks at it."
    assert (told["late", None].value, told["late", None].count) == (Decimal("33.3"), 9)
    assert told["sum", None].value == Decimal("1800.00")
    assert (told["open", None].value, told["open", None].unit_of_measure) == (Decimal("900.00"), "EUR")
    assert (told["gone", None].value, told["gone", "approve"].group_name) == (Decimal(3), "Approve")
    assert [(of.workflow, of.running) for of in found.workflows] == [("spending", 1)]


def test_a_unit_counts_with_those_below_and_without_others(office: Office) -> None:
    """North holds the shop; the south is another branch."""
    north = figures(kpis_shown(office, WantedKpis(unit="north")))
    assert (north["decided", None].count, north["open", None].value) == (6, Decimal("900.00"))
    south = figures(kpis_shown(office, WantedKpis(unit="south")))
    assert (south["decided", None].count, south["open", None].count) == (3, 0)
    with pytest.raises(InvalidInput, match="no such unit"):
        kpis_shown(office, WantedKpis(unit="west"))
    with pytest.raises(InvalidInput, match="no such workflow"):
        kpis_shown(office, WantedKpis(workflow="spendings"))


def test_a_period_is_of_whole_days_and_runs_to_its_last_one(office: Office) -> None:
    """What ended on the first and on the last day counts; a period without days is refused."""
    every = figures(kpis_shown(office, WantedKpis()))["decided", None].count
    first = figures(kpis_shown(office, WantedKpis(until="2026-06-03")))["decided", None].count
    rest = figures(kpis_shown(office, WantedKpis(since="2026-06-04")))["decided", None].count
    assert 0 < first < every
    assert first + rest == every
    today = kpis_shown(office, WantedKpis()).until
    assert figures(kpis_shown(office, WantedKpis(since=today)))["open", None].count == 1  # it waits since days before
    with pytest.raises(InvalidInput, match="begins on"):
        kpis_shown(office, WantedKpis(since="2026-06-04", until="2026-06-03"))
    with pytest.raises(InvalidInput, match="expected a day"):
        kpis_shown(office, WantedKpis(since="06/2026"))


def test_twelve_weeks_add_up_to_what_they_hold(office: Office) -> None:
    """Every request that ended in them stands in one of them."""
    told = figures(kpis_shown(office, WantedKpis(since="2026-05-01", weeks=True)))["decided", None]
    assert len(told.weeks) == 12
    assert sum(week.count for week in told.weeks) == told.count == 9


def test_rounds_and_what_was_taken_back_are_told_apart(office: Office) -> None:
    """Asked for changes, answered, withdrawn."""
    request = spent(office, 600)
    decided(office, request, NORTH, "ask-changes")
    assert not isinstance(office.act(request, Resubmit(by="carl-clerk", values={})), Refusal)
    assert not isinstance(office.act(request, Withdraw(by="carl-clerk", reason="no")), Refusal)
    told = figures(kpis_shown(office, WantedKpis()))
    assert (told["changed", None].value, told["changed", None].count) == (Decimal(1), 10)
    assert told["gone", None].value == 4
    assert told["decided", None].without == 1


def test_a_home_of_an_older_program_is_measured_once_it_was_written_anew(office: Office) -> None:
    """Until then its requests are told as not counted; nothing is guessed."""
    home, before = office.store.home.path, figures(kpis_shown(office, WantedKpis()))
    with office.store.database.transaction():
        office.store.database.run(Composed("UPDATE requests SET course = x''"))
        office.store.facts.put("rebuild", b"1")
    (left,) = kpis_shown(office, WantedKpis()).workflows
    assert (left.unknown, {one.count for one in left.figures}) == (10, {0})
    office.close()
    with Office.open(home) as again:
        again.catch_up()
        assert figures(kpis_shown(again, WantedKpis())) == before
    assert check_office(home).findings == ()
    assert schema.HEAD >= "0006"


def test_reading_needs_no_writer(office: Office) -> None:
    """Figures are asked on an office that was opened for reading, while another one writes."""
    with Office.open(office.store.home.path, write=False) as reading:
        before = figures(kpis_shown(reading, WantedKpis()))["rule", None].count
        spent(office, 50)
        assert figures(kpis_shown(reading, WantedKpis()))["rule", None].count == before + 1


def test_calendars_that_change_later_make_no_finding(office: Office) -> None:
    """How a request went is kept with the deadlines of its day; checks do not hold that against it."""
    days = ", ".join(f"'2026-06-{day:02}'" for day in range(1, 31))
    apply_text(office, f"units: [{{id: north, name: North, closed: [{days}]}}]", "closed.yaml", OWNER)
    home = office.store.home.path
    office.close()
    assert check_office(home).findings == ()
