"""Replay before you relax: a draft is asked about the past, and exactly what would be otherwise is told."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.support.shop import Shop
from workflows import clock, readable
from workflows.domain.commands import Decide, Refusal, Submit
from workflows.errors import InvalidInput
from workflows.office.drafting import draft_of_table, read_draft
from workflows.office.office import Office
from workflows.office.replaying import Draft, Replayed, replay
from workflows.office.shipped import apply_text
from workflows.rules.tables import RuleTable

OWNER = "anna-berg"
HOUR_MS = 3_600_000
START_MS = 1_898_845_200_000
"""4 March 2030, 09:00 UTC: later than the office was founded, whenever this runs."""

TRIPS = """
units: [{id: north, name: North}, {id: harbour, name: Harbour, parent: north}]
tables:
  - id: trips
    inputs: [{id: cost, type: money}, {id: km, type: number}, {id: abroad, type: yes-no}]
    rows:
      - {id: far, when: {km: "> 1000"}, then: reject}
      - {id: small, when: {cost: "<= 100.00", abroad: false}, then: approve}
      - {id: large, then: {verdict: ask, approvers: [{role: manager}]}}
workflows:
  - id: trip
    name: Trip
    amount: cost
    fields:
      - {id: cost, type: money, label: Cost}
      - {id: km, type: number, label: Distance}
      - {id: abroad, type: yes-no, label: Abroad}
      - {id: purpose, type: text, label: Purpose}
    steps:
      - {kind: rule, id: route, name: Route, table: trips}
      - {kind: approval, id: approve, name: Approve, by_rule: route}
"""


@pytest.fixture
def office(shop: Shop) -> Iterator[Office]:
    """The corner shop, where people travel."""
    with Office.open(shop.home) as opened:
        apply_text(opened, TRIPS, "trips.yaml", OWNER)
        yield opened


def trip(
    office: Office, cost: str, *, hours: int = 0, verdict: Any = None, unit: str | None = None, **values: Any
) -> str:
    """A trip that costs so much, asked so many hours after the start and decided three hours later; its id."""
    currency = values.pop("currency", "EUR")
    minor = int(cost.replace(".", ""))
    given = {"cost": {"minor": minor, "currency": currency}, "km": "10", "abroad": False} | values
    with clock.pretending(START_MS + hours * HOUR_MS):
        acted = office.submit(Submit(workflow="trip", unit=unit or office.state.head, by="carl-weiss", values=given))
    assert not isinstance(acted, Refusal), acted
    if verdict:
        with clock.pretending(START_MS + (hours + 3) * HOUR_MS):
            decided = office.act(acted.request.id, Decide(verdict=verdict, by="ben-okafor", reason="Because."))
        assert not isinstance(decided, Refusal), decided
    return acted.request.id


def draft(office: Office, *changes: tuple[str, str], text: str = TRIPS) -> Draft:
    """The table of trips with these words of it replaced."""
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return Draft(table=read_draft(office, "trips", readable.read(text, "draft.yaml")))


RELAXED = ('"<= 100.00"', '"<= 300.00"')


def moves(found: Replayed) -> dict[str, tuple[str, str, str, str]]:
    """What changed, by request."""
    return {one.request: (one.was, one.was_row, one.would_be, one.row) for one in found.changed}


def test_a_relaxed_limit_changes_exactly_the_requests_between_the_two(office: Office) -> None:
    """To the cent at both ends; who would not be asked any more, and how long they waited, are told."""
    trip(office, "100.00")
    over = trip(office, "100.01", verdict="approve")
    edge = trip(office, "300.00")
    trip(office, "300.01", verdict="approve")
    trip(office, "200.00", abroad=True)

    found = replay(office, draft(office, RELAXED))

    assert moves(found) == dict.fromkeys((over, edge), ("ask", "large", "approve", "small"))
    assert (found.requests, found.touches_before, found.touches_after, found.touches_saved) == (5, 4, 2, 2)
    assert {one.request for one in found.spared} == {over, edge}
    assert found.waiting_saved_ms == 3 * HOUR_MS
    assert (found.lacking, found.refusals_that_pass) == ((), ())


def test_earlier_refusals_that_would_pass_are_named(office: Office) -> None:
    """One that a person rejected, one that the rule rejected; not the one that would still be asked."""
    by_person = trip(office, "200.00", verdict="reject")
    by_rule = trip(office, "50.00", km="2000")
    trip(office, "900.00", km="2000")

    found = replay(office, draft(office, RELAXED, ('"> 1000"', '"> 5000"')))

    assert {one.request: one.ended for one in found.refusals_that_pass} == {
        by_person: "rejected",
        by_rule: "rejected-by-rule",
    }
    assert len(found.changed) == 3


def test_a_stricter_draft_costs_touches(office: Office) -> None:
    """What passed would be asked; less than nothing is saved."""
    passed = trip(office, "80.00")

    found = replay(office, draft(office, ('"<= 100.00"', '"<= 50.00"')))

    assert moves(found) == {passed: ("approve", "small", "ask", "large")}
    assert (found.touches_saved, found.spared) == (-1, ())


def test_rows_that_move_or_are_worded_otherwise_change_nothing(office: Office) -> None:
    """The same follows from another row of another name: nothing to tell."""
    trip(office, "80.00")
    trip(office, "800.00")

    assert replay(office, draft(office, ("id: small", "id: little"), ("id: large", "id: big"))).changed == ()


def test_requests_without_a_value_that_the_draft_needs_are_told_apart(office: Office) -> None:
    """Nothing is claimed of them; a value that the earlier table did not ask for is taken from the request."""
    lacks = trip(office, "80.00")
    known = trip(office, "800.00", purpose="training")
    other = trip(office, "80.00", purpose="visit")
    asks_more = (
        ("abroad, type: yes-no}]", "abroad, type: yes-no}, {id: purpose, type: text}]"),
        ("- {id: small", "- {id: learn, when: {purpose: training}, then: approve}\n      - {id: small"),
    )

    found = replay(office, draft(office, *asks_more))

    assert [(one.request, one.input, one.row) for one in found.lacking] == [(lacks, "purpose", "learn")]
    assert moves(found) == {known: ("ask", "large", "approve", "learn")}
    assert other not in moves(found)
    assert (found.requests, found.touches_before, found.touches_after) == (3, 1, 0)


@pytest.mark.parametrize("values", [{"currency": "USD"}, {"km": "99999999999.5"}])
def test_what_no_column_holds_is_decided_all_the_same(office: Office, values: dict[str, Any]) -> None:
    """An amount in another currency stops as it did, a number too large is compared exactly."""
    plain = trip(office, "200.00")
    beside = trip(office, "200.00", **values)

    found = replay(office, draft(office, RELAXED, ('"> 1000"', '"> 99999999999.5"')))

    changed = moves(found)
    assert changed.pop(plain) == ("ask", "large", "approve", "small")
    assert found.lacking == ()
    assert changed == ({} if "currency" in values else {beside: ("reject", "far", "approve", "small")})
    assert found.requests == 2


def test_a_day_and_a_unit_bound_the_past(office: Office) -> None:
    """The day counts from its first moment, and so do the units below."""
    trip(office, "200.00")
    late = trip(office, "200.00", hours=15, unit="harbour")
    relaxed, next_day = draft(office, RELAXED), date(2030, 3, 5)

    assert moves(replay(office, relaxed, since=next_day)).keys() == {late}
    assert replay(office, relaxed, since=date(2030, 3, 6)).requests == 0
    assert moves(replay(office, relaxed, unit="north")).keys() == {late}
    assert replay(office, relaxed, unit=office.state.head).requests == 2
    assert replay(office, relaxed, unit="north", since=next_day).requests == 1


def test_requests_of_several_versions_of_the_table_are_decided_alike(office: Office) -> None:
    """Versions may ask in another order or for more; each answer is read from where its version put it."""
    first = trip(office, "200.00")
    text = TRIPS.replace(
        "{id: cost, type: money}, {id: km, type: number}",
        "{id: purpose, type: text}, {id: km, type: number}, {id: cost, type: money}",
    )
    apply_text(office, text, "trips.yaml", OWNER)
    second = trip(office, "250.00", purpose="visit")
    assert len(office.state.tables["trips"]) == 2

    assert moves(replay(office, draft(office, RELAXED))).keys() == {first, second}
    assert replay(office, draft(office, RELAXED, text=text)).requests == 2


def test_asking_about_the_past_changes_nothing(office: Office, shop: Shop) -> None:
    """Not one entry, not one row; an office opened for reading can be asked as well."""
    trip(office, "200.00")
    entries, digest = office.journal().size, office.store.projections.state_hash()

    before = replay(office, draft(office, RELAXED))

    assert (office.journal().size, office.store.projections.state_hash()) == (entries, digest)
    with Office.open(shop.home, write=False) as reading:
        assert replay(reading, draft(reading, RELAXED)) == before


def test_a_request_erased_with_its_unit_of_keeping_is_not_decided(office: Office) -> None:
    """What is gone from the tables is gone from the past."""
    request = trip(office, "200.00")
    with office.transaction():
        office.store.projections.remove_request(request)

    assert replay(office, draft(office, RELAXED)).requests == 0


def test_a_draft_that_cannot_be_asked_is_refused(office: Office) -> None:
    """An unknown table or unit, a unit in a cell that there is not, and nothing at all."""
    relaxed = draft(office, RELAXED)
    assert relaxed.table is not None
    strange = RuleTable(id="strange", rows=relaxed.table.rows, inputs=relaxed.table.inputs)

    for wrong, unit, code in (
        (Draft(), None, "nothing-to-replay"),
        (Draft(table=strange), None, "unknown-table"),
        (relaxed, "nowhere", "unknown-unit"),
        (Draft(table=RuleTable(id="trips")), None, "bad-table"),
    ):
        with pytest.raises(InvalidInput) as refused:
            replay(office, wrong, unit=unit)
        assert refused.value.code == code


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tables: []", "line 1: expected a table with the id trips"),
        ("tables:\n  - {id: other, rows: [{then: approve}]}", "line 1: expected a table with the id trips"),
        ("rows:\n  - {then: perhaps}", "line 2: expected"),
        (
            "inputs: [{id: unit, type: unit}]\nrows:\n  - {when: {unit: atlantis}, then: approve}\n  - {then: reject}",
            "line 3: expected units of this office, found “atlantis”",
        ),
    ],
)
def test_a_file_that_holds_no_such_draft_names_its_line(
    office: Office, tmp_path: Path, text: str, expected: str
) -> None:
    """What was expected, and that nothing was changed."""
    file = tmp_path / "draft.yaml"
    file.write_text(text, "utf-8")

    with pytest.raises(InvalidInput, match=expected):
        draft_of_table(office, "trips", file)


def test_a_table_alone_is_a_draft_too(office: Office, tmp_path: Path) -> None:
    """Without its id, and the same as it stands: nothing changes."""
    file = tmp_path / "draft.yaml"
    file.write_text("inputs: [{id: cost, type: money}]\nrows: [{id: all, then: approve}]", "utf-8")
    asked = trip(office, "200.00")

    assert moves(replay(office, draft_of_table(office, "trips", file))) == {asked: ("ask", "large", "approve", "all")}
    assert replay(office, draft(office)).changed == ()
