"""A yes and a no that did not know of each other, and how they are settled."""

from typing import Any

import pytest

from tests.support.flows import BOOKKEEPER, MANAGER, OWNER, approval, begin, flow, form, rule, says, table, todo
from tests.support.laptops import Laptop, together
from tests.support.small_office import owners, small_office
from workflows.domain.commands import Decide, Fill, Resubmit, Withdraw
from workflows.domain.definitions import Branch, ParallelStep
from workflows.domain.events import PersonVerdict


def disputed(**more: Any) -> tuple[Laptop, Laptop]:
    """Nina said yes and Bea said no, at the same time."""
    left = begin(approval(MANAGER, BOOKKEEPER, **more))
    right = left.twin("d2")
    left.decide("nina")
    right.decide("bea", "reject")
    together(left, right)
    return left, right


def test_a_yes_and_a_no_at_the_same_time_are_contested() -> None:
    """Whichever laptop heard of which first."""
    left, right = disputed()

    assert left.status == right.status == "contested"
    assert left.now == right.now == left.from_scratch()
    assert left.whose_turn() == [["olga"]]


@pytest.mark.parametrize(
    ("verdict", "status"), [("approve", "approved"), ("reject", "rejected"), ("ask-changes", "changes-asked")]
)
def test_an_owner_who_knows_both_settles_it(verdict: PersonVerdict, status: str) -> None:
    """With a reason, either way."""
    laptop, _ = disputed()

    assert laptop.code(Decide(by="olga", verdict=verdict)) == "reason-missing"
    laptop.decide("olga", verdict)

    assert laptop.status == status


def test_settling_overrules_a_no_and_leaves_the_other_slots_open() -> None:
    """Whoever settles takes the place of the one who said no, not of everybody."""
    laptop, _ = disputed(how="all")
    laptop.decide("olga")
    assert laptop.status == "approved"

    left = begin(approval(MANAGER, BOOKKEEPER, OWNER, how="all"))
    right = left.twin("d2")
    left.chain.must(*owners("mia"))
    left.decide("nina")
    right.decide("bea", "reject")
    together(left, right)
    left.decide("mia")

    assert left.status == "waiting"
    assert left.whose_turn() == [["olga"]]


def test_a_quorum_counts_people_even_after_a_dispute() -> None:
    """Settling is one more yes, not the rest of them."""
    left = begin(approval(MANAGER, BOOKKEEPER, how="quorum", quorum=3))
    right = left.twin("d2")
    left.decide("nina")
    right.decide("bea", "reject")
    together(left, right)

    left.decide("olga")

    assert left.status == "waiting"
    assert left.whose_turn() == [["mia"]]


def test_nobody_overrules_a_no_with_their_own_yes_alone() -> None:
    """An owner who said yes cannot say it once more; they can give in."""
    left = begin(approval(OWNER, MANAGER))
    right = left.twin("d2")
    left.decide("olga")
    right.decide("nina", "reject")
    together(left, right)

    assert left.code(Decide(by="olga", verdict="approve", reason="I insist")) == "four-eyes"
    left.decide("olga", "reject")
    assert left.status == "rejected"


def test_an_owner_who_said_no_may_join_the_yes_of_another() -> None:
    """Two different people have then approved."""
    left = begin(approval(OWNER, MANAGER))
    right = left.twin("d2")
    left.decide("nina")
    right.decide("olga", "reject")
    together(left, right)

    left.decide("olga")

    assert left.status == "approved"


def test_a_late_verdict_opens_a_settled_dispute_again() -> None:
    """Whoever settled did not know it, so it is not settled."""
    left, right = disputed()
    third = Laptop(left.chain, "d3")
    third.receive([act for act in left.acts.values() if act.position == 0 and act.device == "d1"])
    third.decide("bea", "ask-changes")

    left.decide("olga")
    assert left.status == "approved"
    together(left, right, third)

    assert left.status == "contested"
    assert left.now == third.now


def test_two_settlements_that_contradict_each_other_are_a_dispute_of_their_own() -> None:
    """Until an owner knows both."""
    left, right = disputed()
    left.chain.must(*owners("mia"))
    left.decide("olga")
    right.decide("mia", "reject")
    together(left, right)

    assert left.status == "contested"
    left.decide("mia")
    assert left.status == "approved"


def test_a_no_that_knew_the_yes_leaves_nothing_to_dispute_for_a_later_no() -> None:
    """One more no never turns a rejection into a dispute."""
    left = begin(approval(MANAGER, BOOKKEEPER, OWNER, how="all"))
    right = left.twin("d2")
    left.decide("nina").decide("bea", "reject")
    right.decide("olga", "reject")

    together(left, right)

    assert left.status == "rejected"


def test_two_kinds_of_no_at_the_same_time_are_the_stricter_one() -> None:
    """They do not contradict each other."""
    left = begin(approval(MANAGER, BOOKKEEPER))
    right = left.twin("d2")
    left.decide("nina", "ask-changes")
    right.decide("bea", "reject")

    together(left, right)

    assert left.status == "rejected"


def test_a_late_rejection_ends_a_later_round() -> None:
    """An act that arrives late makes a result stricter, never looser."""
    left = begin(approval(MANAGER, BOOKKEEPER), text="one")
    right = left.twin("d2")
    left.decide("nina", "ask-changes").must(Resubmit(by="cora", values={"text": "two"}))
    left.decide("nina")
    right.decide("bea", "reject")
    assert left.status == "approved"

    together(left, right)

    assert left.status == "rejected"


def test_a_yes_and_a_no_to_clearing_a_stop_are_contested_too() -> None:
    """Clearing is deciding."""
    stop = table(says("stop", approvers=[{"role": "manager"}, {"role": "bookkeeper"}]))
    left = begin(rule(), todo(), tables=[stop])
    right = left.twin("d2")
    left.decide("nina")
    right.decide("bea", "reject")
    together(left, right)

    assert left.status == "contested"
    left.decide("olga")
    assert left.whose_turn() == [["bea"]]


def test_a_form_filled_in_twice_differently_is_filled_in_anew_by_an_owner() -> None:
    """Deciding is no way out; a form needs values."""
    left = begin(form("text", who=[MANAGER, BOOKKEEPER]), approval())
    right = left.twin("d2")
    left.must(Fill(by="nina", values={"text": "one"}))
    right.must(Fill(by="bea", values={"text": "two"}))
    together(left, right)

    assert left.status == "contested"
    assert left.whose_turn() == [["olga"]]
    assert left.code(Decide(by="olga", verdict="approve", reason="fine")) == "not-its-turn"
    left.must(Fill(by="olga", values={"text": "three"}))

    assert left.now.standing.values["text"] == "three"
    assert left.whose_turn() == [["mia"]]


def test_a_form_filled_in_twice_alike_is_filled_in() -> None:
    """There is nothing to dispute."""
    left = begin(form("text", who=[MANAGER, BOOKKEEPER]))
    right = left.twin("d2")
    left.must(Fill(by="nina", values={"text": "one"}))
    right.must(Fill(by="bea", values={"text": "one"}))

    together(left, right)

    assert left.status == "done"


def test_two_answers_to_a_wish_for_changes_ask_the_requester_once_more() -> None:
    """The next answer knew both."""
    left = begin(approval()).decide("nina", "ask-changes")
    right = left.twin("d2")
    left.must(Resubmit(by="cora", values={"text": "one"}))
    right.must(Resubmit(by="cora", values={"text": "two"}))
    together(left, right)

    assert (left.status, left.now.standing.round) == ("changes-asked", 1)
    left.must(Resubmit(by="cora", values={"text": "three"}))

    assert (left.status, left.now.standing.round) == ("waiting", 2)


def test_a_withdrawal_and_an_approval_at_the_same_time_are_a_withdrawal() -> None:
    """The stricter of the two."""
    left = begin(approval())
    right = left.twin("d2")
    left.must(Withdraw(by="cora"))
    right.decide("nina")

    together(left, right)

    assert left.status == right.status == "withdrawn"


def test_a_dispute_in_one_branch_is_the_status_while_another_branch_works() -> None:
    """Contested goes before waiting."""
    both = ParallelStep(
        id="both",
        name="both",
        branches=(
            Branch(id="a", steps=(approval(MANAGER, BOOKKEEPER),)),
            Branch(id="b", steps=(todo(step="work"),)),
        ),
    )
    left = Laptop(small_office(flow(both))).submit()
    right = left.twin("d2")
    left.decide("nina")
    right.decide("bea", "reject")
    together(left, right)

    assert left.status == "contested"
    assert [one.step for one in left.now.standing.open] == ["approve", "work"]
