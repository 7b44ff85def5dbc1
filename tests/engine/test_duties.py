"""Entering, approving and paying are different people's duties, as far as there are different people."""

from typing import Any

import msgspec
import pytest

from tests.support.flows import OWNER, approval, flow, todo
from tests.support.laptops import Laptop
from tests.support.small_office import small_office
from workflows import readable
from workflows.domain.commands import Tick
from workflows.domain.definitions import Definition
from workflows.domain.outcomes import Approver
from workflows.engine.duties import duties_met, unseparated
from workflows.office.shipped import read_text, shipped_processes


def paying(**more: Any) -> Definition:
    """The manager approves, the bookkeeper pays."""
    paid: dict[str, Any] = {"step": "pay", "pays": True, "not_by": ("approve",), "not_requester": True}
    return flow(approval(), todo(**(paid | more)))


@pytest.mark.parametrize(
    ("more", "where"),
    [
        ({}, []),
        ({"not_by": ()}, ["not_by"]),
        ({"not_requester": False}, ["not_requester"]),
        ({"not_by": (), "not_requester": False}, ["not_requester", "not_by"]),
        ({"not_by": (), "not_requester": False, "pays": False}, []),
    ],
)
def test_a_workflow_that_does_not_keep_paying_apart_is_warned_about(more: dict[str, Any], where: list[str]) -> None:
    """With the place; what pays nothing is left alone."""
    assert [one.path for one in unseparated(paying(**more))] == [("steps", 1, name) for name in where]


@pytest.mark.parametrize("path", shipped_processes(), ids=lambda path: path.stem)
def test_shipped_processes_keep_paying_apart(path: Any) -> None:
    """All of them; and there is one that pays."""
    found = readable.read(read_text(path), path.name).value.get("workflows") or ()
    for plain in found:
        assert unseparated(msgspec.convert(plain, Definition)) == ()
    assert path.stem != "invoice" or "pays: true" in read_text(path)


def test_where_one_person_approved_and_paid_it_is_found() -> None:
    """In the last resort: nobody else was there."""
    steps = (approval(OWNER), todo(OWNER, step="pay", pays=True, not_by=("approve",), not_requester=True))
    chain = small_office(flow(*steps))
    laptop = Laptop(chain).submit().decide("olga").must(Tick(by="olga"))

    (met,) = duties_met(laptop.now, chain.office)
    assert (met.person, met.step, met.other_step, met.pays) == ("olga", "pay", "approve", True)
    assert met.act == laptop.now.acts[-1].id


def test_different_people_met_nothing() -> None:
    """Nor does somebody who handed it on and then pays."""
    chain = small_office(paying())
    laptop = Laptop(chain).submit().decide("nina").must(Tick(by="bea"))
    assert duties_met(laptop.now, chain.office) == ()

    laptop = Laptop(chain).submit().decide("nina", "hand-on", to="mia").decide("mia").must(Tick(by="bea"))
    assert duties_met(laptop.now, chain.office) == ()


def test_a_workflow_that_keeps_nothing_apart_is_looked_at_where_it_pays() -> None:
    """What nobody wrote down is found all the same."""
    who = Approver(person="bea")
    for pays in (True, False):
        chain = small_office(flow(approval(who), todo(who, step="pay", pays=pays)))
        laptop = Laptop(chain).submit().decide("bea").must(Tick(by="bea"))

        assert bool(duties_met(laptop.now, chain.office)) == pays


def test_who_stood_in_is_one_pair_of_eyes_with_the_absent_person() -> None:
    """Carl approves for Nina, and Nina pays."""
    steps = (approval(), todo(Approver(person="nina"), OWNER, step="pay", pays=True))
    chain = small_office(flow(*steps)).substitutes(("nina", "carl"))
    laptop = Laptop(chain).submit().decide("carl").must(Tick(by="nina"))

    assert [one.person for one in duties_met(laptop.now, chain.office)] == ["nina"]
