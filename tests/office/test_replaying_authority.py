"""Other grants asked about the past: whose decisions would have been beyond them, and who nearer could have decided."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import msgspec
import pytest

from tests.support.shop import Shop
from workflows.domain.commands import Decide, Refusal, Submit
from workflows.domain.money import Money
from workflows.domain.people import Grant
from workflows.engine.authority import About, Authority
from workflows.errors import InvalidInput
from workflows.office.drafting import draft_of_authority
from workflows.office.office import Office
from workflows.office.period_sums import PeriodSums
from workflows.office.replaying import Draft
from workflows.office.replaying_authority import replay_authority
from workflows.office.shipped import apply_text

SPENDING = """
tables:
  - id: spending
    inputs: [{id: gross, type: money}]
    rows:
      - {then: {verdict: ask, approvers: [{role: bookkeeper}]}}
authority:
  - {workflow: spending, role: bookkeeper, up_to: "500.00 EUR"}
workflows:
  - id: spending
    name: Spending
    amount: gross
    fields: [{id: gross, type: money, label: Amount}]
    steps:
      - {kind: rule, id: route, name: Route, table: spending}
      - {kind: approval, id: approve, name: Approve, by_rule: route}
"""


@pytest.fixture
def office(shop: Shop) -> Iterator[Office]:
    """The corner shop, where Petra, the bookkeeper, decides up to 500 euros and Anna above."""
    with Office.open(shop.home) as opened:
        apply_text(opened, SPENDING, "office.yaml", "anna-berg")
        yield opened


def spent(office: Office, euros: int, by: str | None = None) -> str:
    """Something that Carl asked for and this person approved, where one is named; its request."""
    values = {"gross": {"minor": euros * 100, "currency": "EUR"}}
    acted = office.submit(Submit(workflow="spending", unit=office.state.head, by="carl-weiss", values=values))
    assert not isinstance(acted, Refusal), acted
    decided = office.act(acted.request.id, Decide(verdict="approve", by=by)) if by is not None else None
    assert not isinstance(decided, Refusal), decided
    return acted.request.id


def up_to(euros: int, since: str = "") -> Draft:
    """The bookkeeper decides up to so much."""
    limit = Money(minor=euros * 100, currency="EUR")
    return Draft(grants=(Grant(workflow="spending", role="bookkeeper", up_to=limit, since=since),))


def test_a_lower_limit_names_the_decisions_that_would_have_been_beyond_it(office: Office) -> None:
    """The limit itself is within; an owner has none."""
    spent(office, 200, "petra-lang")
    beyond = spent(office, 201, "petra-lang")
    spent(office, 900, "anna-berg")

    found = replay_authority(office, up_to(200))

    assert [(one.request, one.person) for one in found.beyond] == [(beyond, "petra-lang")]
    assert (found.decisions, found.nearer) == (3, ())


def test_a_higher_limit_names_who_nearer_could_have_decided(office: Office) -> None:
    """What went to the owner for its amount alone would have stayed with the bookkeeper."""
    spent(office, 200, "petra-lang")
    raised = spent(office, 800, "anna-berg")
    spent(office, 1_001, "anna-berg")

    found = replay_authority(office, up_to(1_000))

    assert [(one.request, one.person, one.could) for one in found.nearer] == [(raised, "anna-berg", ("petra-lang",))]
    assert found.beyond == ()


def test_a_substitute_decides_within_the_limits_of_the_absent_person(office: Office) -> None:
    """Ben has no authority of his own here; what counts is Petra's."""
    text = "substitutes: [{person: petra-lang, by: ben-okafor, from: 2020-01-01, to: 2090-01-01}]"
    apply_text(office, text, "office.yaml", "anna-berg")
    spent(office, 200, "ben-okafor")
    beyond = spent(office, 201, "ben-okafor")

    assert [(one.request, one.person) for one in replay_authority(office, up_to(200)).beyond] == [
        (beyond, "petra-lang")
    ]


def test_what_went_further_for_another_reason_is_not_named(office: Office) -> None:
    """Petra could have decided it as it was, and handed it on to Anna; no limit was in the way."""
    request = spent(office, 200)
    handed = office.act(request, Decide(verdict="hand-on", by="petra-lang", to="anna-berg", reason="On leave"))
    assert not isinstance(handed, Refusal), handed
    decided = office.act(request, Decide(verdict="approve", by="anna-berg"))
    assert not isinstance(decided, Refusal), decided

    assert replay_authority(office, up_to(1_000)).nearer == ()


def test_the_days_of_a_grant_do_not_hide_the_past(office: Office) -> None:
    """A grant from next year on is tried on what was decided before."""
    raised = spent(office, 800, "anna-berg")

    found = replay_authority(office, up_to(1_000, since="2040-01-01"))

    assert [one.request for one in found.nearer] == [raised]


def test_a_day_and_a_unit_bound_it_and_slips_are_told(office: Office) -> None:
    """As for tables."""
    spent(office, 200, "petra-lang")

    assert replay_authority(office, up_to(1), since=date(2900, 1, 1)).decisions == 0
    assert replay_authority(office, up_to(1), unit=office.state.head).decisions == 1
    for draft, unit, code in ((Draft(), None, "nothing-to-replay"), (up_to(1), "nowhere", "unknown-unit")):
        with pytest.raises(InvalidInput) as refused:
            replay_authority(office, draft, unit=unit)
        assert refused.value.code == code


def test_grants_are_read_from_the_file_that_would_change_them(office: Office, tmp_path: Path) -> None:
    """As they stand, nothing is otherwise; without the section the line is named."""
    spent(office, 400, "petra-lang")
    file = tmp_path / "office.yaml"
    file.write_text(SPENDING, "utf-8")
    assert replay_authority(office, draft_of_authority(office, file)).beyond == ()
    file.write_text(SPENDING.replace('"500.00 EUR"', '"300.00 EUR"'), "utf-8")

    assert len(replay_authority(office, draft_of_authority(office, file)).beyond) == 1
    file.write_text("roles: []", "utf-8")
    with pytest.raises(InvalidInput, match="expected the section authority"):
        draft_of_authority(office, file)


def sum_of(euros: int, **more: object) -> Draft:
    """The bookkeeper decides anything, up to so much in a month."""
    limit = Money(minor=euros * 100, currency="EUR")
    grant = Grant(workflow="spending", role="bookkeeper", per_period=limit, period="month")
    return Draft(grants=(msgspec.structs.replace(grant, **more),))


def test_the_sum_of_a_month_is_added_up_anew(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """What would have been beyond takes nothing; a new month begins at zero; each is told with what was decided."""
    requests = []
    for at, euros in (("03-04T08", 200), ("03-05T08", 150), ("03-31T23", 100), ("04-01T00", 300)):
        monkeypatch.setenv("COUNTERSIGN_NOW", f"2030-{at}:00:00Z")
        requests.append(spent(office, euros, "petra-lang"))

    (found,) = replay_authority(office, sum_of(300)).beyond

    assert (found.request, found.why, found.decided) == (requests[1], "period", Money(minor=20_000, currency="EUR"))


def test_a_sum_begins_before_the_day_from_which_one_asks(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """And is that of all units; what is told is what was asked for."""
    monkeypatch.setenv("COUNTERSIGN_NOW", "2030-03-04T08:00:00Z")
    spent(office, 200, "petra-lang")
    monkeypatch.setenv("COUNTERSIGN_NOW", "2030-03-20T08:00:00Z")
    late = spent(office, 101, "petra-lang")

    found = replay_authority(office, sum_of(300), since=date(2030, 3, 10))

    assert (found.decisions, [one.request for one in found.beyond]) == (1, [late])


def test_a_higher_sum_names_what_went_further_for_the_sum_alone(office: Office) -> None:
    """Each amount was within; together they were not."""
    limit = "{workflow: spending, role: bookkeeper, per_period: 300, period: year}"
    apply_text(office, f"authority: [{limit}]", "office.yaml", "anna-berg")
    spent(office, 200, "petra-lang")
    further = spent(office, 150)
    for decide in (
        Decide(verdict="hand-on", by="petra-lang", to="anna-berg", reason="Above my sum"),
        Decide(verdict="approve", by="anna-berg"),
    ):
        done = office.act(further, decide)
        assert not isinstance(done, Refusal), done

    assert [one.request for one in replay_authority(office, sum_of(350, period="year")).nearer] == [further]
    assert replay_authority(office, sum_of(349, period="year")).nearer == ()


def test_whoever_would_have_to_ask_first_would_not_have_decided(office: Office) -> None:
    """On that rung a yes is an opinion."""
    request = spent(office, 200, "petra-lang")
    limit = Money(minor=50_000, currency="EUR")

    found = replay_authority(
        office, Draft(grants=(Grant(workflow="spending", role="bookkeeper", up_to=limit, rung="ask-first"),))
    )

    assert [(one.request, one.why) for one in found.beyond] == [(request, "ask-first")]


def test_a_request_counts_once_in_the_sum_of_whoever_decides_it_twice(office: Office) -> None:
    """Two steps or rounds of one request are one purchase."""
    (grant,) = sum_of(300).grants or ()
    sums = PeriodSums(office.state, (grant,))
    authority = Authority(rung="decide", grant=grant)
    about = About(
        workflow="spending",
        step="approve",
        unit=office.state.head,
        amount=Money(minor=20_000, currency="EUR"),
        unknown=False,
        day="2030-03-04",
    )
    for request in ("one", "one", "two"):
        sums.take("petra-lang", request, about)

    assert sums.before("petra-lang", "three", about, authority) == Money(minor=40_000, currency="EUR")
    assert sums.before("petra-lang", "two", about, authority) == Money(minor=20_000, currency="EUR")
