"""Who is asked, how many, and that no pair of eyes counts twice."""

import pytest

from tests.support.flows import BOOKKEEPER, MANAGER, OWNER, approval, begin, flow, form, todo
from tests.support.laptops import Laptop, together
from tests.support.small_office import Chain, owners, small_office
from workflows.domain.commands import Decide, Fill, Resubmit, Tick
from workflows.domain.events import DecisionMade, SubstitutesSet
from workflows.domain.outcomes import Approver
from workflows.domain.people import Substitute

MIA = Approver(person="mia")


def two_managers() -> Chain:
    """North has a second manager, Ned."""
    return small_office(flow(approval(MANAGER, how="quorum", quorum=2))).people(ned=("manager", "north"))


def approve(by: str) -> Decide:
    """Say yes."""
    return Decide(by=by, verdict="approve")


def test_any_is_through_with_the_first_approval() -> None:
    """Everyone named is asked, one is enough."""
    laptop = begin(approval(MANAGER, BOOKKEEPER))

    assert laptop.whose_turn() == [["nina", "bea"]]
    laptop.decide("bea")

    assert laptop.status == "approved"


def test_all_needs_each_in_any_order() -> None:
    """Each approver fills the slot they were asked for."""
    laptop = begin(approval(MANAGER, BOOKKEEPER, how="all"))

    laptop.decide("bea")
    assert laptop.whose_turn() == [["nina"]]
    laptop.decide("nina")

    assert laptop.status == "approved"


def test_a_sequence_asks_one_after_the_other() -> None:
    """The second is not asked before the first has approved."""
    laptop = begin(approval(MANAGER, BOOKKEEPER, OWNER, how="sequence"))

    assert laptop.whose_turn() == [["nina"]]
    assert laptop.code(approve("bea")) == "not-your-turn"
    laptop.decide("nina").decide("bea").decide("olga")

    assert laptop.status == "approved"


def test_one_no_among_all_rejects_while_others_are_still_asked() -> None:
    """The negative holds."""
    laptop = begin(approval(MANAGER, BOOKKEEPER, OWNER, how="all")).decide("nina").decide("bea", "reject")

    assert laptop.status == "rejected"


def test_a_quorum_needs_different_people() -> None:
    """Nobody is counted twice."""
    laptop = Laptop(two_managers()).submit()

    laptop.decide("ned")

    assert laptop.code(approve("ned")) == "already-decided"
    assert laptop.whose_turn() == [["nina"]]
    laptop.decide("nina")
    assert laptop.status == "approved"


def test_a_quorum_larger_than_its_circle_goes_up_until_the_owner() -> None:
    """With one manager per unit, the third approval of three comes from the owner."""
    laptop = begin(approval(MANAGER, how="quorum", quorum=3))

    asked = []
    while laptop.status == "waiting":
        asked.append(laptop.whose_turn()[0])
        laptop.decide(asked[-1][0])

    assert asked == [["nina"], ["mia"], ["olga"]]


def test_a_quorum_that_nobody_can_fill_waits_for_nobody_and_is_still_shown() -> None:
    """No exception and no quiet approval."""
    laptop = begin(approval(MANAGER, how="quorum", quorum=4)).decide("nina").decide("mia").decide("olga")

    assert laptop.status == "waiting"
    assert laptop.whose_turn() == [[]]
    assert laptop.code(approve("sam")) == "not-your-turn"


def test_one_person_never_fills_two_slots() -> None:
    """A manager who is named for both slots fills one; the other goes up."""
    laptop = begin(approval(MANAGER, Approver(person="nina"), how="all")).decide("nina")

    assert laptop.whose_turn() == [["olga"]]
    assert laptop.code(approve("nina")) == "already-decided"


def test_who_abstains_passes_the_slot_to_the_next_one_up() -> None:
    """An abstention is neither yes nor no."""
    laptop = begin(approval())

    laptop.decide("nina", "abstain", reason="")

    assert laptop.whose_turn() == [["mia"]]
    assert laptop.code(approve("nina")) == "already-decided"


def test_who_abstains_leaves_it_to_colleagues_in_the_same_circle_first() -> None:
    """Up only where nobody nearer is left."""
    laptop = Laptop(two_managers()).submit().decide("ned", "abstain", reason="")

    assert laptop.whose_turn() == [["nina"]]


# ---------------------------------------------------------------- falling back


def test_the_nearest_holder_is_asked_and_then_the_unit_above() -> None:
    """north-shop has no manager, so the manager of north is asked."""
    laptop = begin(approval(), unit="north-shop", by="carl")

    assert laptop.whose_turn() == [["nina"]]


def test_a_request_of_the_nearest_manager_goes_to_the_unit_above() -> None:
    """Nobody decides their own request."""
    laptop = begin(approval(), by="nina")

    assert laptop.whose_turn() == [["mia"]]
    assert laptop.code(approve("nina")) == "own-request"


def test_a_role_that_nobody_holds_goes_to_the_owner() -> None:
    """Nothing waits for nobody."""
    laptop = begin(approval(Approver(role="auditor")))

    assert laptop.whose_turn() == [["olga"]]


def test_a_closed_person_is_passed_over() -> None:
    """People who left are not asked any more, even by name."""
    laptop = begin(approval(Approver(person="sam")))

    laptop.chain.close("sam")

    assert laptop.whose_turn() == [["olga"]]
    assert laptop.code(approve("sam")) == "not-a-member"


def test_the_owners_own_request_in_an_office_of_one_is_shown_and_waits() -> None:
    """Where nobody is left, nobody is asked; it is never approved by itself."""
    laptop = Laptop(small_office(flow(approval()), members=())).submit(by="olga", unit="hq")

    assert laptop.whose_turn() == [[]]
    assert laptop.code(approve("olga")) == "own-request"


# ---------------------------------------------------------------- segregation of duties


def test_who_filled_in_the_form_cannot_approve_it() -> None:
    """Whoever enters does not approve."""
    laptop = begin(form("text", who=[MANAGER]), approval()).must(Fill(by="nina", values={"text": "x"}))

    assert laptop.code(approve("nina")) == "four-eyes"
    assert laptop.whose_turn() == [["mia"]]


def test_who_entered_a_document_that_came_by_itself_cannot_approve_it() -> None:
    """That nobody is the requester does not loosen the rule."""
    laptop = begin(form("text", who=[MANAGER]), approval(), by=None).must(Fill(by="nina", values={"text": "x"}))

    assert laptop.code(approve("nina")) == "four-eyes"


def test_who_answered_a_wish_for_changes_cannot_approve_the_answer() -> None:
    """The owner answers for a requester who left, and is an enterer from then on."""
    laptop = begin(approval(OWNER)).decide("olga", "ask-changes")
    laptop.chain.close("cora")

    laptop.must(Resubmit(by="olga", values={"text": "y"}))

    assert laptop.code(approve("olga")) == "four-eyes"


def test_an_enterer_of_an_earlier_round_cannot_approve_a_later_one() -> None:
    """Values once entered stay entered."""
    laptop = begin(form("text", who=[MANAGER]), approval()).must(Fill(by="nina", values={"text": "x"}))
    laptop.decide("mia", "ask-changes").must(Resubmit(by="cora", values={"text": "y"}))

    laptop.chain.close("nina")
    laptop.must(Fill(by="mia", values={"text": "z"}))

    assert laptop.whose_turn() == [["olga"]]


def test_who_approved_does_not_release() -> None:
    """not_by looks at who acted on the named steps."""
    laptop = begin(approval(MANAGER, Approver(person="bea")), todo(not_by=("approve",)))

    laptop.decide("bea")

    assert laptop.whose_turn() == [["olga"]]
    assert laptop.code(Tick(by="bea")) == "kept-apart"


def test_where_nobody_else_is_left_duties_that_are_kept_apart_meet_in_one_person() -> None:
    """A firm of one: the owner releases what the owner approved, and it shows that this was the last resort."""
    laptop = begin(approval(OWNER), todo(OWNER, not_by=("approve",)))

    laptop.decide("olga")

    assert laptop.whose_turn() == [["olga"]]
    assert laptop.must(Tick(by="olga")).now.standing.status == "done"


def test_two_approvals_need_two_people_even_in_the_last_resort() -> None:
    """Being kept apart gives way, four eyes never do."""
    laptop = begin(todo(OWNER), approval(OWNER, MANAGER, how="all", not_by=("todo",)))
    for person in ("mia", "nina", "bea"):
        laptop.chain.close(person)

    laptop.must(Tick(by="olga")).decide("olga")

    assert laptop.whose_turn() == [[]]
    assert laptop.code(approve("olga")) == "already-decided"


def test_who_asked_does_not_do_what_the_requester_may_not_do() -> None:
    """not_requester on a to-do."""
    laptop = begin(todo(Approver(person="cora"), not_requester=True))

    assert laptop.whose_turn() == [["olga"]]
    assert laptop.code(Tick(by="cora")) == "own-request"


def test_approving_and_entering_on_two_laptops_at_once_is_found_when_they_meet() -> None:
    """Separation of duties is judged on the union: the approval of somebody who also entered does not count."""
    from workflows.domain.definitions import Branch, ParallelStep

    both = ParallelStep(
        id="both",
        name="both",
        branches=(
            Branch(id="a", steps=(form("text", who=[MANAGER]),)),
            Branch(id="b", steps=(approval(),)),
        ),
    )
    left = begin(both)
    right = left.twin("d2")

    left.must(Fill(by="nina", values={"text": "x"}))
    right.decide("nina")
    together(left, right)

    assert left.now.void == {}
    assert left.whose_turn() == [["mia"]]
    assert left.now == right.now == left.from_scratch()


# ---------------------------------------------------------------- substitutes


def test_a_substitute_acts_for_the_absent_one_and_both_are_named() -> None:
    """The record says “B for A”."""
    laptop = begin(approval())
    laptop.chain.substitutes(("nina", "carl"))

    assert laptop.whose_turn() == [["nina", "carl for nina"]]
    laptop.decide("carl")

    event = laptop.now.acts[-1].event
    assert isinstance(event, DecisionMade)
    assert event.acting_for == "nina"
    assert laptop.status == "approved"


@pytest.mark.parametrize(("since", "until"), [("2026-11-07", "2026-12-01"), ("2026-01-01", "2026-11-05")])
def test_a_substitute_acts_only_on_the_days_named(since: str, until: str) -> None:
    """First and last day both count; the day of these tests is 2026-11-06."""
    laptop = begin(approval())

    laptop.chain.must(SubstitutesSet(substitutes=(Substitute(person="nina", by="carl", since=since, until=until),)))

    assert laptop.whose_turn() == [["nina"]]


def test_a_substitute_acts_only_for_the_workflows_named() -> None:
    """Standing in for leave requests is not standing in for invoices."""
    laptop = begin(approval())
    away = Substitute(person="nina", by="carl", since="2026-01-01", until="2027-01-01", workflows=("leave",))

    laptop.chain.must(SubstitutesSet(substitutes=(away,)))

    assert laptop.whose_turn() == [["nina"]]


def test_nobody_stands_in_for_a_requester() -> None:
    """Being excluded travels to whoever stands in."""
    laptop = begin(approval(), by="nina")
    laptop.chain.substitutes(("nina", "carl"))

    assert laptop.whose_turn() == [["mia"]]
    assert laptop.code(approve("carl")) == "not-your-turn"


def test_a_requester_does_not_stand_in_for_the_approver() -> None:
    """Not through a substitute either."""
    laptop = begin(approval(), by="cora")
    laptop.chain.substitutes(("nina", "cora"))

    assert laptop.whose_turn() == [["nina"]]
    assert laptop.code(approve("cora")) == "own-request"


def test_who_holds_the_role_acts_in_their_own_name_even_as_a_substitute() -> None:
    """A colleague who also stands in does not use up two pairs of eyes."""
    laptop = Laptop(two_managers()).submit()
    laptop.chain.substitutes(("ned", "nina"))

    laptop.decide("nina")

    assert laptop.whose_turn() == [["ned"]]


def test_a_person_and_who_stood_in_for_them_are_one_pair_of_eyes_one_after_the_other() -> None:
    """Carl for Nina, and Nina, do not make two."""
    laptop = begin(approval(MANAGER, how="quorum", quorum=2))
    laptop.chain.substitutes(("nina", "carl"))

    laptop.decide("carl")

    assert laptop.code(approve("nina")) == "already-decided"
    assert laptop.whose_turn() == [["mia"]]


@pytest.mark.parametrize("how", ["quorum", "all"])
def test_a_person_and_who_stood_in_for_them_are_one_pair_of_eyes_at_the_same_time(how: str) -> None:
    """Even where neither knew of the other."""
    step = approval(MANAGER, MIA, how=how, quorum=2) if how == "all" else approval(MANAGER, how=how, quorum=2)
    left = begin(step)
    left.chain.substitutes(("nina", "carl"))
    right = left.twin("d2")

    left.decide("nina")
    right.decide("carl")
    together(left, right)

    assert left.now.void == {}
    assert left.status == "waiting"
    assert left.whose_turn() == [["mia"]]


def test_one_person_on_two_laptops_at_once_counts_once() -> None:
    """Two signatures of one person are one approval."""
    left = Laptop(two_managers()).submit()
    right = left.twin("d2")

    left.decide("nina")
    right.decide("nina")
    together(left, right)

    assert left.status == "waiting"
    assert left.whose_turn() == [["ned"]]


def test_two_people_on_two_laptops_at_once_both_count() -> None:
    """The same verdict by different people."""
    left = Laptop(two_managers()).submit()
    right = left.twin("d2")

    left.decide("nina")
    right.decide("ned")
    together(left, right)

    assert left.status == right.status == "approved"


# ---------------------------------------------------------------- handing on


def test_a_step_handed_on_is_asked_of_the_other_one() -> None:
    """And of nobody else."""
    laptop = begin(approval()).decide("nina", "hand-on", to="sam")

    assert laptop.whose_turn() == [["sam"]]
    assert laptop.code(approve("nina")) == "not-your-turn"
    laptop.decide("sam")
    assert laptop.status == "approved"


def test_a_step_of_a_sequence_is_handed_on_alone() -> None:
    """The steps after it stay with whom they name."""
    laptop = begin(approval(MANAGER, BOOKKEEPER, how="sequence")).decide("nina", "hand-on", to="sam").decide("sam")

    assert laptop.whose_turn() == [["bea"]]


def test_what_was_handed_on_comes_back_when_the_other_one_abstains() -> None:
    """Whoever handed it on did not decide."""
    laptop = begin(approval()).decide("nina", "hand-on", to="sam").decide("sam", "abstain")

    assert laptop.whose_turn() == [["nina"]]


def test_what_was_handed_on_twice_at_once_is_asked_of_both() -> None:
    """Neither knew of the other."""
    left = Laptop(two_managers()).submit()
    right = left.twin("d2")

    left.decide("nina", "hand-on", to="sam")
    right.decide("ned", "hand-on", to="mia")
    together(left, right)

    assert left.whose_turn() == [["mia", "sam"]]


@pytest.mark.parametrize(
    ("to", "code"),
    [
        ("nina", "hand-on-to-self"),
        ("cora", "own-request"),
        ("nobody", "not-a-member"),
        (None, "not-a-member"),
        ("bea", "not-permitted"),
    ],
)
def test_a_step_is_handed_on_only_to_somebody_who_may_decide_it(to: str | None, code: str) -> None:
    """A member who holds the role, and not oneself."""
    laptop = begin(approval())

    assert laptop.code(Decide(by="nina", verdict="hand-on", to=to, reason="away")) == code


def test_handing_on_twice_does_not_shed_the_role() -> None:
    """Whom it was handed to can hand it only to somebody of the same role."""
    laptop = begin(approval()).decide("nina", "hand-on", to="sam")

    assert laptop.code(Decide(by="sam", verdict="hand-on", to="carl", reason="away")) == "not-permitted"


# ---------------------------------------------------------------- several owners


def test_with_two_owners_the_request_of_one_is_decided_by_the_other() -> None:
    """The circle of owners is a circle like any other."""
    chain = small_office(flow(approval(OWNER))).must(*owners("mia"))
    laptop = Laptop(chain).submit(by="olga", unit="hq")

    assert laptop.whose_turn() == [["mia"]]
