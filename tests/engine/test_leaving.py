"""Somebody leaves: nothing of theirs stays with nobody."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.acts import MORNING
from tests.support.flows import BOOKKEEPER, MANAGER, OWNER, approval, flow, todo
from tests.support.laptops import Laptop
from tests.support.small_office import MEMBERS, Chain, owners, small_office
from workflows.domain.commands import Decide, Refusal, Withdraw
from workflows.domain.events import AssignmentsSet, PersonSet, SubstitutesSet
from workflows.domain.outcomes import Approver
from workflows.domain.people import Assignment, Grant, Person, Substitute
from workflows.engine.assign import day_of, tasks
from workflows.engine.leaving import hand_over

DAY = day_of(MORNING)


def leave(chain: Chain, person: str, successor: str = "") -> Chain:
    """Close somebody as the program does."""
    events = hand_over(chain.office, person, successor, DAY)
    assert not isinstance(events, Refusal), events
    return chain.must(*events)


def office(**more: Any) -> Chain:
    """Managers decide."""
    return small_office(flow(approval(), **more))


def reports(chain: Chain, **lines: str) -> Chain:
    """Let each person report to another."""
    for person, above in lines.items():
        known = chain.office.people[person]
        chain.must(PersonSet(person=Person(id=person, name=known.name, unit=known.unit, reports_to=above)))
    return chain


def test_the_successor_gets_roles_and_authority() -> None:
    """What was given to the person by name is given to the successor by name; nothing twice."""
    chain = office().grants(Grant(workflow="flow", person="nina"), Grant(workflow="flow", role="manager"))
    laptop = Laptop(chain).submit()
    leave(chain, "nina", "sam")

    assert chain.office.holders("manager", "north", DAY) == ("sam",)
    assert chain.office.holders("manager", "south", DAY) == ("sam",)
    assert [grant.person for grant in chain.office.grants] == ["sam", None]
    assert laptop.whose_turn() == [["sam"]]


def test_without_a_successor_the_next_one_up_is_asked() -> None:
    """And authority that named the person is gone, should they ever come back."""
    chain = office().grants(Grant(workflow="flow", person="nina"), Grant(workflow="flow", role="manager"))
    laptop = Laptop(chain).submit()
    leave(chain, "nina")

    assert laptop.whose_turn() == [["mia"]]
    assert [grant.role for grant in chain.office.grants] == ["manager"]
    known = chain.office.people["nina"]
    chain.must(PersonSet(person=Person(id="nina", name=known.name, unit=known.unit)))
    assert chain.office.holders("manager", "north", DAY) == ()


def test_the_last_owner_leaves_only_to_a_successor() -> None:
    """An office keeps an owner."""
    chain = office()
    events = hand_over(chain.office, "olga", "", DAY)
    assert not isinstance(events, Refusal)
    assert [chain.add(event) for event in events] == ["last-owner"]

    leave(chain, "olga", "mia")
    assert chain.office.is_owner("mia", DAY)


def test_substitutions_are_handed_over_to_be_accepted() -> None:
    """Nobody stands in by a yes that another gave; what is over stays as it was."""
    over = Substitute(person="mia", by="carl", since="2026-01-01", until="2026-01-02")
    by_them = Substitute(person="nina", by="carl", since="2026-01-01", until="2030-01-01", accepted="ab" * 32)
    for_them = Substitute(person="carl", by="cora", since="2026-01-01", until="2030-01-01")
    chain = office().must(SubstitutesSet(substitutes=(over, by_them, for_them)))
    leave(chain, "carl", "bea")

    assert chain.office.substitutes == (
        over,
        Substitute(person="nina", by="bea", since="2026-01-01", until="2030-01-01", asked=True),
    )


def test_their_people_report_to_the_successor() -> None:
    """Those who stand above the successor report to whoever stood above the leaver: the line never closes."""
    chain = reports(office(), nina="mia", cora="nina", carl="nina", sam="carl")
    leave(chain, "nina", "sam")

    people = chain.office.people
    assert (people["cora"].reports_to, people["carl"].reports_to, people["sam"].reports_to) == ("sam", "mia", "carl")


def test_only_active_others_take_over() -> None:
    """Not the leaver, not a stranger, not somebody who left; and nobody leaves twice."""
    chain = leave(office(), "carl")

    for person, successor in (("cora", "cora"), ("cora", "nobody"), ("cora", "carl"), ("carl", "cora")):
        assert isinstance(hand_over(chain.office, person, successor, DAY), Refusal)


def test_a_successor_or_an_owner_takes_back_what_the_leaver_asked_for() -> None:
    """With a reason; nobody else does."""
    chain = office()
    laptop = Laptop(chain).submit()
    assert laptop.code(Withdraw(by="carl", reason="not needed")) == "not-yours"
    leave(chain, "cora", "carl")

    assert laptop.code(Withdraw(by="carl")) == "reason-missing"
    assert laptop.code(Withdraw(by="bea", reason="not needed")) == "not-yours"
    assert laptop.twin("other").must(Withdraw(by="olga", reason="not needed")).status == "withdrawn"
    assert laptop.must(Withdraw(by="carl", reason="not needed")).status == "withdrawn"


PEOPLE = st.sampled_from(["olga", *MEMBERS])
STEPS = (
    approval(MANAGER, BOOKKEEPER, how="all", step="both"),
    approval(Approver(person="carl"), step="carl"),
    approval(Approver(relation="manager-of-requester"), step="above"),
    approval(MANAGER, OWNER, how="sequence", step="line"),
    todo(Approver(person="sam"), BOOKKEEPER, not_by=("line",)),
)


@given(
    steps=st.lists(st.sampled_from(STEPS), min_size=1, max_size=3, unique_by=lambda step: step.id),
    lines=st.dictionaries(PEOPLE, PEOPLE, max_size=4),
    requester=PEOPLE,
    acts=st.lists(st.tuples(PEOPLE, st.sampled_from(["approve", "ask-changes", "hand-on"]), PEOPLE), max_size=4),
    leavers=st.lists(st.tuples(PEOPLE, st.none() | PEOPLE), min_size=1, max_size=4),
)
@settings(max_examples=300, deadline=None)
def test_whoever_leaves_nothing_stays_with_nobody(
    steps: list[Any],
    lines: dict[str, str],
    requester: str,
    acts: list[tuple[str, Any, str]],
    leavers: list[tuple[str, str | None]],
) -> None:
    """Every slot of every open step asks somebody who is there, the owners at the last, unless none of them may."""
    named = {step.id for step in steps}
    kept = sorted((step for step in steps if step.id != "todo" or "line" in named), key=lambda step: step.id == "todo")
    kept = kept or [approval()]
    chain = small_office(flow(*kept)).must(*owners("mia"))
    for person, above in lines.items():
        known = chain.office.people[person]
        chain.add(PersonSet(person=Person(id=person, name=known.name, unit=known.unit, reports_to=above)))
    laptop = Laptop(chain).submit(by=requester)
    for by, verdict, to in acts:
        laptop.do(Decide(by=by, verdict=verdict, reason="because", to=to if verdict == "hand-on" else None))
    for person, successor in leavers:
        events = hand_over(chain.office, person, successor or "", DAY)
        there = chain.office.holders("owner", "hq", DAY)
        if isinstance(events, Refusal) or (there == (person,) and not successor):
            continue
        by = next((one for one in there if one != person), person)
        assert [chain.add(event, by=by) for event in events] == [None] * len(events)

    present = set(chain.office.holders("owner", "hq", DAY))
    assert present
    for task in tasks(laptop.now, chain.office, laptop.clock_ms):
        asked = {able.slot for able in task.people}
        for slot in task.open.slots:
            assert slot.index in asked or present <= set(task.open.excluded), (task, chain.office.people)
        assert all(chain.office.is_active(able.person) for able in task.people)


def test_a_role_that_ends_ends_for_the_successor_too() -> None:
    """And one that is over is not handed on."""
    chain = office()
    held = (
        Assignment(role="manager", person="nina", unit="north", until="2026-12-31"),
        Assignment(role="auditor", person="nina", unit="hq", until="2026-01-31"),
    )
    chain.must(AssignmentsSet(person="nina", assignments=held))
    leave(chain, "nina", "carl")

    assert [(one.role, one.until) for one in chain.office.assignments if one.person == "carl"] == [
        ("clerk", ""),
        ("manager", "2026-12-31"),
    ]
