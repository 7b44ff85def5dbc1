"""The office is changed by its owners, in ways that leave it whole."""

from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.acts import DAY_MS, MORNING, make_act
from tests.support.flows import MANAGER, approval, flow, form, rule, says, table
from tests.support.small_office import FOUNDED, MEMBERS, Chain, owners, small_office
from workflows.domain.events import (
    AssignmentsSet,
    AuthoritySet,
    OfficeFounded,
    PersonSet,
    RequestCommented,
    RoleSet,
    SubstitutesSet,
    TablePublished,
    UnitSet,
    WorkflowPublished,
)
from workflows.domain.people import OWNER, Assignment, Grant, Person, Role, Substitute, Unit
from workflows.engine.office_fold import EMPTY, fold_office
from workflows.engine.state import OfficeState

OLGA_LEAVES = PersonSet(person=Person(id="olga", name="Olga", unit="hq", active=False))


def assigned(person: str, role: str = "manager", unit: str = "hq", **days: str) -> AssignmentsSet:
    """Everything that the person holds from then on."""
    return AssignmentsSet(person=person, assignments=(Assignment(role=role, person=person, unit=unit, **days),))


@pytest.mark.parametrize(
    ("event", "code"),
    [
        (FOUNDED, "founded-twice"),
        (UnitSet(unit=Unit(id="east", name="East", parent="nowhere")), "unknown-unit"),
        (UnitSet(unit=Unit(id="east", name="East")), "unknown-unit"),
        (UnitSet(unit=Unit(id="east", name="East", parent="east")), "unknown-unit"),
        (UnitSet(unit=Unit(id="north", name="North", parent="north-shop")), "unit-below-itself"),
        (UnitSet(unit=Unit(id="north", name="North", parent="north")), "unit-below-itself"),
        (UnitSet(unit=Unit(id="hq", name="Hq", parent="north")), "head-has-no-parent"),
        (PersonSet(person=Person(id="eve", name="Eve", unit="nowhere")), "unknown-unit"),
        (OLGA_LEAVES, "last-owner"),
        (AssignmentsSet(person="olga", assignments=()), "last-owner"),
        (assigned("olga", OWNER, "north"), "last-owner"),
        (assigned("olga", OWNER, until="2027-01-01"), "last-owner"),
        (assigned("olga", OWNER, since="2027-01-01"), "last-owner"),
        (assigned("eve"), "unknown-person"),
        (assigned("sam", "king"), "unknown-role"),
        (assigned("sam", unit="nowhere"), "unknown-unit"),
        (assigned("sam", since="2026-1-1"), "bad-date"),
        (AssignmentsSet(person="sam", assignments=assigned("nina").assignments), "unknown-person"),
        (AuthoritySet(grants=(Grant(workflow="w", role="manager", unit="nowhere"),)), "unknown-unit"),
        (AuthoritySet(grants=(Grant(workflow="w", role="king"),)), "unknown-role"),
        (AuthoritySet(grants=(Grant(workflow="w", person="eve"),)), "unknown-person"),
        (AuthoritySet(grants=(Grant(workflow="w", role="manager", until="soon"),)), "bad-date"),
        (
            SubstitutesSet(substitutes=(Substitute(person="sam", by="eve", since="2026-01-01", until="2026-01-02"),)),
            "unknown-person",
        ),
        (
            SubstitutesSet(substitutes=(Substitute(person="sam", by="sam", since="2026-01-01", until="2026-01-02"),)),
            "substitute-self",
        ),
        (SubstitutesSet(substitutes=(Substitute(person="sam", by="mia", since="2026-01-01", until=""),)), "bad-date"),
        (TablePublished(table={}), "bad-table"),
        (TablePublished(table=table(says("approve"), version=2)), "wrong-version"),
        (WorkflowPublished(definition=flow(approval(), version=2)), "wrong-version"),
        (WorkflowPublished(definition=flow(rule("none"))), "bad-workflow"),
        (RequestCommented(text="hello"), "wrong-place"),
    ],
)
def test_what_would_not_leave_the_office_whole_changes_nothing(event: Any, code: str) -> None:
    """It is kept, with the code of why."""
    chain = small_office()
    before = chain.office

    assert chain.add(event) == code
    counted = {name: getattr(before, name) for name in ("length", "written", "last", "void")}
    unchanged = msgspec.structs.replace(chain.office, **counted)
    assert unchanged == before


@pytest.mark.parametrize("by", [None, "nina", "stranger"])
def test_only_an_owner_changes_the_office(by: str | None) -> None:
    """Whoever else signed it."""
    assert small_office().add(RoleSet(role=Role(id="king", name="King")), by=by) == "not-owner"


def test_an_owner_may_leave_when_another_stays() -> None:
    """The last one cannot."""
    chain = small_office().must(*owners("mia"))

    assert chain.add(OLGA_LEAVES, by="mia") is None
    assert chain.add(RoleSet(role=Role(id="king", name="King")), by="olga") == "not-owner"
    assert chain.add(PersonSet(person=Person(id="mia", name="Mia", unit="hq", active=False)), by="mia") == "last-owner"


def test_an_owner_for_a_time_is_owner_on_those_days_only() -> None:
    """And does not keep the office by that."""
    chain = small_office().must(assigned("mia", OWNER, until="2026-11-06"))
    event = RoleSet(role=Role(id="king", name="King"))

    assert chain.add(OLGA_LEAVES) == "last-owner"
    assert chain.add(event, by="mia", at_ms=MORNING) is None
    assert chain.add(event, by="mia", at_ms=MORNING + DAY_MS) == "not-owner"


@pytest.mark.parametrize(
    "changes",
    [
        {"name": " "},
        {"currency": "euro"},
        {"head": Unit(id="hq", name="Hq", parent="hq")},
        {"founder": Person(id="olga", name="Olga", unit="other")},
        {"founder": Person(id="olga", name="Olga", unit="hq", active=False)},
        {"founder": Person(id="otto", name="Otto", unit="hq")},
    ],
)
def test_an_office_is_founded_whole_by_its_founder_or_not_at_all(changes: dict[str, Any]) -> None:
    """A currency, one head, and an owner in it who signs."""
    event: OfficeFounded = msgspec.structs.replace(FOUNDED, **changes)

    assert Chain().add(event, by="olga") == "bad-founding"


def test_nothing_comes_before_the_founding() -> None:
    """An empty office has no owner."""
    assert Chain().add(RoleSet(role=Role(id="king", name="King"))) == "not-owner"


def test_each_version_follows_the_one_before() -> None:
    """None is skipped and none is replaced."""
    chain = small_office(flow(approval()), tables=[table(says("approve"))])

    assert chain.add(WorkflowPublished(definition=flow(approval(), version=1))) == "wrong-version"
    assert chain.add(WorkflowPublished(definition=flow(approval(), version=2))) is None
    assert chain.add(TablePublished(table=table(says("stop"), version=2))) is None
    newest = chain.office.table("table")
    assert newest is not None
    assert newest.version == 2


def test_of_the_versions_of_a_table_the_newest_that_holds_on_the_day_counts() -> None:
    """Both its days included."""
    chain = small_office(tables=[table(says("approve")), table(says("stop"), version=2, effective_from="2026-12-01")])

    assert [getattr(chain.office.table_on("table", day), "version", None) for day in ("2026-11-30", "2026-12-01")] == [
        1,
        2,
    ]
    assert chain.office.table_on("none", "2026-12-01") is None


def test_a_request_keeps_the_definition_it_started_with() -> None:
    """What is published later is for requests that start later."""
    from tests.support.laptops import Laptop

    chain = small_office(flow(approval()))
    old = Laptop(chain).submit()

    chain.must(WorkflowPublished(definition=flow(approval(MANAGER), form("text"), version=2)))
    new = Laptop(chain).submit()

    assert [len(one.now.standing.marks) for one in (old.decide("nina"), new.decide("nina"))] == [1, 2]


# ---------------------------------------------------------------- laws

NAMES = st.sampled_from(["olga", *MEMBERS, "eve", ""])
PLACES = st.sampled_from(["hq", "north", "south", "north-shop", "east", ""])
DAYS = st.sampled_from(["", "2026-01-01", "2026-11-06", "2027-01-01", "soon"])
CHANGES = st.one_of(
    st.builds(UnitSet, unit=st.builds(Unit, id=PLACES, name=st.text(max_size=3), parent=st.one_of(st.none(), PLACES))),
    st.builds(PersonSet, person=st.builds(Person, id=NAMES, name=st.just("x"), unit=PLACES, active=st.booleans())),
    st.builds(
        lambda person, role, unit, since, until: assigned(person, role, unit, since=since, until=until),
        NAMES,
        st.sampled_from([OWNER, "manager", "king"]),
        PLACES,
        DAYS,
        DAYS,
    ),
    st.builds(AssignmentsSet, person=NAMES),
    st.just(FOUNDED),
    st.just(TablePublished(table=table(says("approve")))),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(CHANGES, NAMES, st.integers(-DAY_MS * 400, DAY_MS * 400)), max_size=12))
def test_the_office_always_keeps_an_owner_and_one_tree_of_units(steps: list[tuple[Any, str, int]]) -> None:
    """Whatever anybody tries on whatever day; and folding the chain again gives the same."""
    chain = small_office()
    for event, by, shift in steps:
        chain.add(event, by=by, at_ms=MORNING + shift)

        office = chain.office
        assert any(
            one.role == OWNER and one.unit == office.head and not one.until and office.is_active(one.person)
            for one in office.assignments
        )
        assert all(office.path_up(unit)[-1] == office.head for unit in office.units)
        assert [unit.id for unit in office.units.values() if unit.parent is None] == [office.head]

    again: OfficeState = EMPTY
    for act in chain.acts:
        again = fold_office(again, act)
    assert again == chain.office
    assert again.length == len(chain.acts)


def test_times_at_both_ends_of_the_calendar_are_days_like_any_other() -> None:
    """A claimed time may be absurd; judging it must not fail."""
    for at_ms in (0, 253_402_300_799_999):
        act = make_act(RoleSet(role=Role(id="r", name="R")), by="olga", at=(at_ms, 0))
        assert fold_office(small_office().office, act).length
