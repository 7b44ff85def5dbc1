"""The reporting line: who stands above whom, whom a field names, and who follows somebody who left."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.acts import MORNING
from tests.support.flows import TEXT, approval, euros, flow, form, rule, says, table, todo
from tests.support.laptops import Laptop
from tests.support.small_office import MEMBERS, Chain, small_office
from workflows.domain.commands import Decide, Fill, Resubmit
from workflows.domain.events import PersonSet
from workflows.domain.forms import Field
from workflows.domain.money import Money
from workflows.domain.outcomes import Approver
from workflows.domain.people import Grant, Person
from workflows.engine.assign import day_of
from workflows.engine.reporting import in_place_of, line_above

ABOVE = Approver(relation="manager-of-requester")
HELPER = Approver(field="helper")
WHO = Field(id="helper", type="person", label="Helper")
DAY = day_of(MORNING)


def reports(chain: Chain, **lines: str) -> Chain:
    """Let each person report to another."""
    for person, above in lines.items():
        known = chain.office.people[person]
        chain.must(PersonSet(person=Person(id=person, name=known.name, unit=known.unit, reports_to=above)))
    return chain


def leave(chain: Chain, person: str, successor: str = "") -> Chain:
    """Close a person, and say who follows them."""
    known = chain.office.people[person]
    return chain.must(
        PersonSet(
            person=Person(
                id=person,
                name=known.name,
                unit=known.unit,
                active=False,
                reports_to=known.reports_to,
                successor=successor,
            )
        )
    )


def asked_above(chain: Chain, by: str = "cora", **more: Any) -> list[list[str]]:
    """Who is asked where whoever stands above the requester decides."""
    return Laptop(chain).submit(by=by, **more).whose_turn()


def office() -> Chain:
    """Whoever stands above the requester decides."""
    return small_office(flow(approval(ABOVE)))


# ------------------------------------------------------------------ the line


def test_the_named_person_above_the_requester_is_asked() -> None:
    """Whatever they are in their unit."""
    assert asked_above(reports(office(), cora="bea")) == [["bea"]]


def test_where_nobody_is_named_the_nearest_manager_is_asked() -> None:
    """Of the requester's own unit, whatever the request is about."""
    assert asked_above(office()) == [["nina"]]
    assert asked_above(office(), unit="south") == [["nina"]]


def test_a_managers_own_request_goes_one_level_up() -> None:
    """Not to the other manager of the same unit either."""
    chain = office().people(nico=("manager", "north"))

    assert asked_above(chain, by="nina") == [["mia"]]
    assert asked_above(chain, by="cora") == [["nico", "nina"]]


def test_above_the_topmost_manager_stands_the_owner() -> None:
    """As for everything that nobody nearer may decide."""
    assert asked_above(office(), by="mia") == [["olga"]]


def test_who_left_stands_above_nobody() -> None:
    """Their successor does, else whoever stood above them."""
    chain = reports(office(), cora="carl", carl="sam")

    assert asked_above(leave(chain, "carl")) == [["sam"]]
    assert asked_above(leave(chain, "carl", "bea")) == [["bea"]]


def test_a_rule_can_send_a_request_up_the_line() -> None:
    """As it can send it to a role."""
    row = says("ask", approvers=[{"relation": "manager-of-requester"}])
    chain = small_office(flow(rule(), approval(by_rule="rule")), tables=[table(row)])

    assert asked_above(reports(chain, cora="bea"), gross=euros(5)) == [["bea"]]


def test_who_stands_above_needs_authority_all_the_same() -> None:
    """The line says whom to ask first, not how much they may decide."""
    chain = small_office(flow(approval(ABOVE), amount="gross"))
    chain.grants(Grant(workflow="flow", role="manager", up_to=Money(minor=100_00, currency="EUR")))

    assert asked_above(chain, gross=euros(100)) == [["nina"]]
    assert asked_above(chain, gross=euros(101)) == [["olga"]]


@given(lines=st.dictionaries(st.sampled_from(list(MEMBERS)), st.sampled_from(["olga", *MEMBERS]), max_size=6))
@settings(max_examples=100)
def test_the_line_above_ends_and_never_leads_back(lines: dict[str, str]) -> None:
    """However people report: nobody stands above themselves, nobody who left above anybody."""
    chain = office()
    for person, above in lines.items():
        known = chain.office.people[person]
        chain.add(PersonSet(person=Person(id=person, name=known.name, unit=known.unit, reports_to=above)))
    leave(chain, "carl", "sam")
    for person in chain.office.people:
        found = [one for above in line_above(person, "north", chain.office, DAY) for one in above.people]

        assert person not in found
        assert all(chain.office.is_active(one) for one in found)


# ------------------------------------------------------------------ whom a field names


def test_a_step_asks_the_person_whom_a_field_names() -> None:
    """Of the request itself."""
    chain = small_office(flow(approval(HELPER), fields=(TEXT, WHO)))
    laptop = Laptop(chain).submit(helper="bea")

    assert laptop.whose_turn() == [["bea"]]
    assert laptop.decide("bea").status == "approved"


@pytest.mark.parametrize("values", [{}, {"helper": "nobody"}, {"helper": "cora"}])
def test_where_a_field_names_nobody_who_may_the_owner_is_asked(values: dict[str, Any]) -> None:
    """Nobody at all, a stranger, or the requester themself."""
    chain = small_office(flow(approval(HELPER), fields=(TEXT, WHO)))

    assert Laptop(chain).submit(**values).whose_turn() == [["olga"]]


def test_a_form_that_changes_the_field_changes_who_is_asked_next() -> None:
    """Each step reads what was said by then; what was decided before stays."""
    steps = (approval(HELPER, step="first"), form("helper", who=(HELPER,)), todo(HELPER))
    chain = small_office(flow(*steps, fields=(TEXT, WHO)))
    laptop = Laptop(chain).submit(helper="bea").decide("bea")

    laptop.must(Fill(by="bea", values={"helper": "sam"}))

    assert laptop.whose_turn() == [["sam"]]


# ------------------------------------------------------------------ successors


def test_what_was_asked_of_somebody_by_name_is_asked_of_their_successor() -> None:
    """Also of the successor of a successor; of the owner where there is none."""
    chain = small_office(flow(approval(Approver(person="bea"))))
    laptop = Laptop(chain).submit()
    leave(chain, "bea", "sam")
    assert laptop.whose_turn() == [["sam"]]
    leave(chain, "sam", "mia")
    assert laptop.whose_turn() == [["mia"]]
    leave(chain, "mia")
    assert laptop.whose_turn() == [["olga"]]


def test_what_was_handed_on_to_somebody_who_left_goes_to_their_successor() -> None:
    """Not back to the role."""
    chain = small_office(flow(approval()))
    laptop = Laptop(chain).submit()
    laptop.must(Decide(by="nina", verdict="hand-on", to="mia", reason="you know it"))
    leave(chain, "mia", "sam")

    assert laptop.whose_turn() == [["sam"]]


def test_a_successor_answers_for_a_requester_who_left() -> None:
    """And may then not decide about it: they entered values."""
    chain = small_office(flow(approval()))
    laptop = Laptop(chain).submit().decide("nina", "ask-changes", "why?")
    leave(chain, "cora", "nina")

    assert laptop.whose_turn() == [["nina"]]
    laptop.must(Resubmit(by="nina", values={"text": "therefore"}))
    assert laptop.whose_turn() == [["mia"]]


def test_successors_who_follow_each_other_in_a_ring_are_nobody() -> None:
    """Nobody active is found, and nothing runs for ever."""
    chain = office()
    leave(chain, "bea", "sam")
    leave(chain, "sam", "bea")

    assert in_place_of("bea", chain.office) is None
