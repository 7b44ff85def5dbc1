"""The ladder proposes moves that the past speaks for, with its evidence; it never changes anything by itself."""

import math
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.office.ladder_past import Weeks
from tests.support.old_office import Past
from tests.support.tried_office import NORTH, OWNER, SOUTH, must, spent, started, tried_office
from workflows.domain.commands import Refusal
from workflows.domain.events import AuthoritySet, TablePublished
from workflows.domain.money import Money
from workflows.domain.outcomes import Approver
from workflows.domain.people import Grant
from workflows.errors import InvalidInput
from workflows.office.ladder.climbing import proposals
from workflows.office.ladder.clusters import crowd_below
from workflows.office.ladder.proposals import (
    MIN_COUNT,
    Point,
    Proposal,
    at_least,
    covered,
    evidence_of,
    is_enough,
    is_trouble,
    rounded_down,
)
from workflows.office.ladder.starting import as_readable, trial_of_proposal
from workflows.office.office import Office
from workflows.office.piloting import end, start
from workflows.rules.plain import table_to_plain

DAY_MS = 86_400_000
YES, NO = "approve", "reject"


@pytest.fixture
def past(monkeypatch: pytest.MonkeyPatch) -> Past:
    """Summer."""
    moved = Past(monkeypatch)
    moved.go("2026-06-01T08:00:00Z")
    return moved


@pytest.fixture
def office(past: Past, tmp_path: Path) -> Iterator[Office]:
    """Two branches, each with a manager."""
    with tried_office(tmp_path / "home") as opened:
        yield opened


@pytest.fixture
def weeks(office: Office, past: Past) -> Weeks:
    """Time that goes on with each request."""
    return Weeks(office, past)


def of_kind(office: Office, kind: str, unit: str | None = None) -> list[Proposal]:
    """What is proposed of this kind."""
    return [one for one in proposals(office, unit) if one.kind == kind]


def euros(amount: int) -> Money:
    """So many whole euros."""
    return Money(minor=amount * 100, currency="EUR")


# ---------------------------------------------------------------- opinions


def test_advice_that_was_always_followed_is_proposed_as_a_decision(office: Office, weeks: Weeks) -> None:
    """With how many, how sure, what it waited for the owner; tried in that unit for six weeks once an owner signs."""
    requests = [
        weeks.asked(150 + 6 * number, (NORTH, YES), (OWNER, YES), workflow="buying", minutes=30) for number in range(59)
    ]
    against = weeks.asked(300, (NORTH, YES), (OWNER, NO), workflow="buying")
    size = office.journal().size

    (found,) = of_kind(office, "opinion-followed")
    assert (found.evidence.agreed, found.evidence.of, found.evidence.against) == (59, 60, (against,))
    assert set(found.changed) == {*requests, against}
    assert found.facts == {"person": NORTH, "workflow": "buying", "unit": "north", "limit": "500.00 EUR"}
    assert (found.evidence.waits, found.evidence.waited_ms) == (59, 59 * 30 * 60_000)
    assert 0.9 < found.evidence.share_at_least < 0.975
    assert found.grants[0].rung == "decide-then-tell"
    assert office.journal().size == size

    assert not isinstance(start(office, OWNER, trial_of_proposal([found], found.id, "2026-08-10")), Refusal)
    assert of_kind(office, "opinion-followed") == []
    (pilot,) = office.state.pilots.values()
    assert (pilot.units, pilot.since, pilot.until) == (("north",), "2026-08-10", "2026-09-20")


@pytest.mark.parametrize(("count", "noes"), [(MIN_COUNT - 1, 0), (40, 5)])
def test_too_few_or_too_mixed_opinions_propose_nothing(office: Office, weeks: Weeks, count: int, noes: int) -> None:
    """Fewer than the least count, or a share that may as well be lower."""
    for number in range(count):
        weeks.asked(300, (NORTH, YES), (OWNER, NO if number < noes else YES), workflow="buying")

    assert of_kind(office, "opinion-followed") == []


def test_what_was_pulled_back_lately_is_not_proposed_again(office: Office, weeks: Weeks) -> None:
    """Half a year later it may be."""
    for _ in range(40):
        weeks.asked(300, (NORTH, YES), (OWNER, YES), workflow="buying")
    (found,) = of_kind(office, "opinion-followed")
    pilot = started(office, trial_of_proposal([found], found.id, "2026-07-20"))
    assert not isinstance(end(office, OWNER, pilot, "pulled-back"), Refusal)
    assert of_kind(office, "opinion-followed") == []

    weeks.go_on(timedelta(days=181))
    assert len(of_kind(office, "opinion-followed")) == 1


def test_only_the_evidence_of_the_unit_counts(office: Office, weeks: Weeks) -> None:
    """The south's habits say nothing about the north; an unknown unit is named."""
    for _ in range(40):
        weeks.asked(300, (SOUTH, YES), (OWNER, YES), unit="south", workflow="buying")

    assert [one.units for one in of_kind(office, "opinion-followed", "south")] == [("south",)]
    assert of_kind(office, "opinion-followed", "north") == []
    with pytest.raises(InvalidInput, match="No unit is called"):
        proposals(office, "west")


# ---------------------------------------------------------------- limits


def limited(office: Office, limit: int, rung: str = "decide") -> None:
    """Managers decide spending up to so much."""
    grant = Grant(workflow="spending", role="manager", up_to=euros(limit), rung=rung)  # type: ignore[arg-type]
    must(office, AuthoritySet(grants=(grant,)))


def test_a_limit_that_was_only_in_the_way_is_proposed_higher(office: Office, weeks: Weeks) -> None:
    """Never beyond double, and no further than the evidence reaches."""
    limited(office, 500)
    for number in range(40):
        weeks.asked(600 + 10 * number, (OWNER, YES))
    weeks.asked(5_000, (OWNER, YES))

    (found,) = of_kind(office, "limit-in-the-way")
    assert (found.facts["person"], found.facts["was"], found.facts["limit"]) == (NORTH, "500.00 EUR", "1000.00 EUR")
    assert (found.evidence.agreed, found.evidence.of) == (40, 40)
    started(office, trial_of_proposal([found], found.id, "2026-09-01"))


def test_refusals_further_up_keep_a_limit(office: Office, weeks: Weeks) -> None:
    """What the owner says no to is why there is a limit."""
    limited(office, 500)
    for number in range(40):
        weeks.asked(600 + 10 * number, (OWNER, NO if number % 8 == 0 else YES))

    assert of_kind(office, "limit-in-the-way") == []


# ---------------------------------------------------------------- rows


def test_a_row_that_people_always_say_yes_to_is_proposed_to_approve(office: Office, weeks: Weeks) -> None:
    """Up to what the evidence covers, those who were asked told; saved cases that change are named."""
    asked = [weeks.asked(210 + 5 * number, (NORTH, YES)) for number in range(40)]
    large = weeks.asked(9_000, (NORTH, YES))

    (found,) = of_kind(office, "row-always-approved")
    assert found.table is not None
    assert found.facts == {"table": "spending", "row": "2", "unit": "north", "limit": "400.00 EUR"}
    assert large not in found.evidence.requests
    assert set(found.changed) <= set(asked)
    assert len(found.changed) == found.evidence.of == 39
    added = next(row for row in found.table.rows if row.id == "small-2")
    assert (added.then.verdict, added.then.tell) == ("approve", (Approver(role="manager"),))
    assert (found.cases, found.would_pass) == ((), ())

    started(office, trial_of_proposal([found], found.id, "2026-09-01"))
    weeks.go_on(timedelta(days=60))
    assert office.request(spent(office, 380)).standing.status == "approved"
    assert office.request(spent(office, 380, "south")).standing.status == "waiting"


def test_refusals_that_would_pass_are_named_first(office: Office, weeks: Weeks) -> None:
    """One no among many is told by its request."""
    for _ in range(60):
        weeks.asked(300, (NORTH, YES))
    no = weeks.asked(290, (NORTH, NO))

    (found,) = of_kind(office, "row-always-approved")
    assert (found.evidence.against, found.would_pass) == ((no,), (no,))


def test_a_row_that_was_changed_begins_anew(office: Office, weeks: Weeks) -> None:
    """Answers of an earlier text are no evidence for another one."""
    for _ in range(40):
        weeks.asked(300, (NORTH, YES))
    table = office.state.tables["spending"][1]
    rows = (table.rows[0], msgspec.structs.replace(table.rows[1], then=_with_text(table.rows[1].then)))
    must(office, TablePublished(table=table_to_plain(msgspec.structs.replace(table, version=2, rows=rows))))

    assert of_kind(office, "row-always-approved") == []


def _with_text(then: object) -> object:
    return msgspec.structs.replace(then, text="Look twice.")  # type: ignore[type-var]


def test_two_who_always_agree_are_proposed_to_be_one(office: Office, weeks: Weeks) -> None:
    """The second is told instead of asked."""
    table = office.state.tables["spending"][1]
    both = msgspec.structs.replace(
        table.rows[1].then, how="all", approvers=(Approver(role="manager"), Approver(role="owner", at="head"))
    )
    rows = (table.rows[0], msgspec.structs.replace(table.rows[1], then=both))
    must(office, TablePublished(table=table_to_plain(msgspec.structs.replace(table, version=2, rows=rows))))
    for _ in range(40):
        weeks.asked(300, (NORTH, YES), (OWNER, YES), minutes=60)

    (found,) = of_kind(office, "second-always-agrees")
    assert found.table is not None
    then = found.table.rows[1].then
    assert (then.approvers, then.how, then.tell) == (
        (Approver(role="manager"),),
        "any",
        (Approver(role="owner", at="head"),),
    )
    assert found.evidence.waited_ms == 40 * 60 * 60_000
    assert (found.facts["who"], found.evidence.largest) == ("manager", {"EUR": 30_000})


# ---------------------------------------------------------------- downwards


def test_yeses_that_others_took_back_are_proposed_to_be_asked_first(office: Office, weeks: Weeks) -> None:
    """It names those requests, takes it from the grant by which they decided, and cannot be a trial."""
    table = office.state.tables["spending"][1]
    both = msgspec.structs.replace(
        table.rows[1].then, how="sequence", approvers=(Approver(role="manager"), Approver(role="owner", at="head"))
    )
    rows = (table.rows[0], msgspec.structs.replace(table.rows[1], then=both))
    must(office, TablePublished(table=table_to_plain(msgspec.structs.replace(table, version=2, rows=rows))))
    limited(office, 1_000)
    taken_back = [weeks.asked(300, (NORTH, YES), (OWNER, NO)) for _ in range(4)]
    for _ in range(16):
        weeks.asked(300, (NORTH, YES), (OWNER, YES))

    (found,) = of_kind(office, "decisions-reversed")
    assert (found.evidence.agreed, found.evidence.of, found.gives) == (4, 20, False)
    assert found.changed == tuple(taken_back)
    assert [grant.rung for grant in found.all_grants] == ["ask-first"]
    assert proposals(office)[0] == found
    with pytest.raises(InvalidInput) as refused:
        trial_of_proposal([found], found.id, "2026-09-01")
    assert refused.value.code == "no-trial"
    assert "rung: ask-first" in as_readable(found)
    assert "1000.00 EUR" in as_readable(found)


def test_amounts_that_crowd_below_a_limit_propose_a_lower_one(office: Office, weeks: Weeks) -> None:
    """Of a row that says yes by itself, as a draft to try."""
    for number in range(30):
        weeks.asked(190 + number % 10)
    weeks.asked(170)

    (found,) = of_kind(office, "row-just-under-limit")
    assert (found.facts["was"], found.facts["limit"]) == ("200.00 EUR", "180.00 EUR")
    assert len(found.changed) == 30
    assert found.cases == ("small",)
    started(office, trial_of_proposal([found], found.id, "2026-09-01"))


def test_amounts_that_crowd_below_somebodys_limit_are_told(office: Office, weeks: Weeks) -> None:
    """The grant's limit a tenth lower."""
    limited(office, 1_000)
    for number in range(25):
        weeks.asked(950 + number)

    (found,) = of_kind(office, "just-under-limit")
    assert [grant.up_to for grant in found.all_grants] == [euros(900)]


# ---------------------------------------------------------------- how much evidence it takes


@pytest.mark.parametrize(
    ("count", "of", "lower"), [(96, 98, 0.9286), (30, 30, 0.8865), (35, 35, 0.9011), (0, 10, 0.0), (0, 0, 0.0)]
)
def test_the_lower_end_of_wilsons_interval(count: int, of: int, lower: float) -> None:
    """Known values; all of few is not certain."""
    assert math.isclose(at_least(count, of), lower, abs_tol=0.0005)


@given(of=st.integers(1, 5_000), data=st.data())
def test_a_share_is_never_claimed_higher_than_it_was(of: int, data: st.DataObject) -> None:
    """And more of the same evidence only makes it surer."""
    count = data.draw(st.integers(0, of))

    assert 0 <= at_least(count, of) <= count / of
    assert at_least(count, of) <= at_least(count * 2, of * 2) + 1e-12


POINTS = st.lists(
    st.builds(
        Point,
        request=st.text("abc", min_size=1, max_size=4),
        at_ms=st.integers(0, 400 * DAY_MS),
        agreed=st.booleans() | st.just(value=True),
        minor=st.integers(0, 10**7),
        currency=st.just("EUR"),
    ),
    min_size=1,
    max_size=80,
)


@given(points=POINTS)
def test_a_proposal_is_never_made_of_less_than_the_least_evidence(points: list[Point]) -> None:
    """Not of fewer than the least count, of a short time, or of a share that may be lower; slips take three."""
    found, agreed = evidence_of(points), sum(one.agreed for one in points)
    if is_enough(points):
        assert len(points) >= MIN_COUNT
        assert found.share_at_least >= 0.9
        assert max(one.at_ms for one in points) - min(one.at_ms for one in points) >= 28 * DAY_MS
    if is_trouble(agreed, len(points)):
        assert agreed >= 3
    crowd = crowd_below(points, 10**6, "EUR")
    assert sum(one.agreed for one in crowd) >= 20 or not crowd
    assert set(found.against) <= set(found.requests)


@given(amounts=st.lists(st.integers(1, 10**9), min_size=1), most=st.none() | st.integers(1, 10**9))
def test_a_proposed_limit_never_goes_beyond_the_evidence(amounts: list[int], most: int | None) -> None:
    """Beyond the largest amount only where it is the whole limit that was nearly reached."""
    limit = covered(amounts, most)

    assert limit <= max(amounts) or (limit == most and max(amounts) * 10 >= limit * 9)
    assert rounded_down(148_720) == 140_000
