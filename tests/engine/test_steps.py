"""Every kind of step opens, waits for the right one, and closes."""

import pytest

from tests.support.acts import DAY_MS, MORNING
from tests.support.flows import (
    BOOKKEEPER,
    MANAGER,
    OWNER,
    TEXT,
    approval,
    begin,
    euros,
    flow,
    form,
    rule,
    says,
    table,
    todo,
)
from tests.support.laptops import Laptop
from tests.support.small_office import small_office
from workflows.domain.commands import Comment, Fill, Resubmit, Tick, Withdraw
from workflows.domain.definitions import ActionStep, Branch, ParallelStep, WaitStep
from workflows.domain.events import ActionDone, ItemTicked, WaitEnded
from workflows.domain.forms import Field
from workflows.domain.outcomes import Approver

APPROVED_FIELD = Field(id="kind", type="one-of", label="Kind", options=("big", "small"))


def marks(laptop: Laptop) -> dict[str, str]:
    """How far each step got."""
    return {mark.step: mark.state for mark in laptop.now.standing.marks}


def test_an_approval_alone_ends_as_approved() -> None:
    """Where nothing is left to do after it, approval is the last word."""
    laptop = begin(approval())

    laptop.decide("nina")

    assert laptop.status == "approved"
    assert laptop.now.standing.open == ()


def test_an_approval_with_work_after_it_is_approved_until_the_work_is_done() -> None:
    """“approved” while only work is left, “done” when that is done."""
    laptop = begin(approval(), todo())

    laptop.decide("nina")

    assert laptop.status == "approved"
    laptop.must(Tick(by="bea"))
    assert laptop.status == "done"


def test_an_approval_is_not_the_status_while_another_is_to_come() -> None:
    """Work between two approvals leaves the request waiting."""
    laptop = begin(approval(step="one"), todo(), approval(OWNER, step="two"))

    laptop.decide("nina")

    assert laptop.status == "waiting"


def test_a_form_after_the_approval_is_work_like_any_other() -> None:
    """The last word is then “done”."""
    laptop = begin(approval(), form("text", who=[BOOKKEEPER]))

    laptop.decide("nina")
    assert laptop.status == "approved"
    laptop.must(Fill(by="bea", values={"text": "paid"}))

    assert laptop.status == "done"


def test_a_process_without_any_approval_ends_as_done() -> None:
    """Nobody approved, so nothing is approved."""
    laptop = begin(todo())

    laptop.must(Tick(by="bea"))

    assert laptop.status == "done"


def test_a_rejection_ends_everything() -> None:
    """Nothing is open any more, whatever stood beside it or after it."""
    laptop = begin(approval(), todo())

    laptop.decide("nina", "reject")

    assert laptop.status == "rejected"
    assert laptop.now.standing.open == ()
    assert laptop.code(Tick(by="bea")) == "already-decided"


def test_a_form_sets_values_and_hands_the_request_on() -> None:
    """What was filled in stands from then on."""
    laptop = begin(form("text", who=[BOOKKEEPER]), approval())

    laptop.must(Fill(by="bea", values={"text": "coded"}))

    assert laptop.now.standing.values["text"] == "coded"
    assert laptop.whose_turn() == [["nina"]]


def test_a_form_without_anyone_named_is_for_the_requester() -> None:
    """Whoever asked fills in what is missing."""
    laptop = begin(form("text"), by="carl")

    assert laptop.whose_turn() == [["carl"]]


def test_a_todo_waits_for_what_is_required_and_lists_what_is_not() -> None:
    """Optional things can be ticked while the step is open and do not hold it."""
    laptop = begin(todo(items=["call", "photo?", "sign"]))

    laptop.must(Tick(by="bea", item="call"))

    assert laptop.now.standing.open[0].items == ("photo", "sign")
    laptop.must(Tick(by="bea", item="sign"))
    assert laptop.status == "done"


def test_ticking_everything_at_once_counts_every_tick() -> None:
    """The last required tick closes the step, so what is optional goes before it."""
    laptop = begin(todo(items=["call", "photo?", "sign", "file?"]))

    laptop.must(Tick(by="bea"))

    assert laptop.status == "done"
    assert not laptop.now.void
    assert {act.event.item for act in laptop.now.acts if isinstance(act.event, ItemTicked)} == {
        "call",
        "photo",
        "sign",
        "file",
    }


def test_branches_run_side_by_side_and_join() -> None:
    """The flow goes on when every branch is through."""
    laptop = begin(
        ParallelStep(
            id="both",
            name="both",
            branches=(Branch(id="a", steps=(todo(step="left"),)), Branch(id="b", steps=(approval(step="right"),))),
        ),
        approval(OWNER, step="last"),
    )

    assert laptop.whose_turn() == [["bea"], ["nina"]]
    laptop.decide("nina")
    assert laptop.whose_turn() == [["bea"]]
    laptop.must(Tick(by="bea"))

    assert laptop.whose_turn() == [["olga"]]


@pytest.mark.parametrize(("verdict", "status"), [("reject", "rejected"), ("ask-changes", "changes-asked")])
def test_a_no_in_one_branch_goes_before_what_waits_in_another(verdict: str, status: str) -> None:
    """The other branch's tasks vanish with it."""
    laptop = begin(
        ParallelStep(
            id="both",
            name="both",
            branches=(Branch(id="a", steps=(approval(step="left"),)), Branch(id="b", steps=(todo(step="right"),))),
        )
    )

    laptop.decide("nina", verdict)  # type: ignore[arg-type]

    assert laptop.status == status
    assert [one.step for one in laptop.now.standing.open] == ([] if status == "rejected" else ["changes"])


def test_a_wait_ends_when_its_time_has_come_and_not_before() -> None:
    """Neither the program nor a forged act ends it early."""
    laptop = begin(WaitStep(id="wait", name="wait", hours=24), approval())

    assert laptop.void_code(WaitEnded(step="wait", round=1), None) == "too-early"
    laptop.clock_ms += DAY_MS
    laptop.advance()

    assert laptop.whose_turn() == [["nina"]]


def test_a_wait_until_a_day_ends_with_the_start_of_that_day() -> None:
    """00:00 UTC of the date in the field."""
    definition = flow(
        WaitStep(id="wait", name="wait", until_field="day"), fields=(Field(id="day", type="date", label="Day"),)
    )
    laptop = Laptop(small_office(definition)).submit(day="2026-11-20")

    laptop.clock_ms = MORNING + 13 * DAY_MS
    laptop.advance()
    assert laptop.status == "waiting"
    laptop.clock_ms = MORNING + 14 * DAY_MS - 9 * 3_600_000
    laptop.advance()

    assert laptop.status == "done"


def test_an_action_that_failed_waits_to_be_done_again() -> None:
    """Every failure stays on record and holds the flow."""
    laptop = begin(ActionStep(id="mail", name="mail", action="send"), todo())

    assert laptop.void_code(ActionDone(step="mail", round=1, result="failed", text="no network"), None) is None
    assert [one.step for one in laptop.now.standing.automatic] == ["mail"]
    assert laptop.void_code(ActionDone(step="mail", round=1, result="done"), None) is None

    assert laptop.whose_turn() == [["bea"]]


def test_an_action_that_only_writes_is_done_at_once() -> None:
    """Any device may do it."""
    laptop = begin(ActionStep(id="note", name="note", action="record", settings={"text": "kept"}))

    assert laptop.status == "done"


def test_a_step_is_taken_only_where_its_conditions_hold() -> None:
    """A missing value makes a condition not true."""
    definition = flow(approval(when={"kind": "big"}), todo(), fields=(APPROVED_FIELD,))
    chain = small_office(definition)

    big, small, unsaid = (Laptop(chain).submit(kind=kind) for kind in ("big", "small", None))

    assert [one.whose_turn() for one in (big, small, unsaid)] == [[["nina"]], [["bea"]], [["bea"]]]
    assert marks(small)["approve"] == "skipped"


def test_a_step_is_taken_where_its_condition_cannot_be_judged() -> None:
    """Nobody slips past an approval with a unit that does not exist."""
    definition = flow(
        approval(when={"place": "south and below"}), todo(), fields=(Field(id="place", type="unit", label="Place"),)
    )

    laptop = Laptop(small_office(definition)).submit(place="atlantis")

    assert laptop.whose_turn() == [["nina"]]


def test_a_rule_can_require_a_later_step() -> None:
    """only_if looks at what earlier rules required."""
    steps = (rule(), todo(step="call", only_if="call-back"), approval())
    tables = [table(says("note", "> 100", require=["call-back"]), says("note"))]

    large, small = (begin(*steps, tables=tables, gross=euros(amount)) for amount in (200, 50))

    assert large.whose_turn() == [["bea"]]
    assert small.whose_turn() == [["nina"]]


def test_a_rule_decides_whom_an_approval_asks() -> None:
    """The outcome's approvers stand in the place of the step's own."""
    tables = [table(says("ask", "> 100", approvers=[{"role": "owner", "at": "head"}]), says("approve"))]
    steps = (rule(), approval(by_rule="rule"))

    large, small = (begin(*steps, tables=tables, gross=euros(amount)) for amount in (200, 50))

    assert large.whose_turn() == [["olga"]]
    assert large.now.standing.open[0].rule is not None
    assert small.status == "approved"


def test_a_rule_can_reject_at_once() -> None:
    """No person is asked."""
    laptop = begin(rule(), approval(), tables=[table(says("reject"))])

    assert laptop.status == "rejected"


@pytest.mark.parametrize("policy", ["first", "collect"])
def test_an_approval_asks_the_owner_where_no_row_said_whom(policy: str) -> None:
    """That no row hit is never a way past a person."""
    tables = [table(says("approve", "> 100"), policy=policy)]

    laptop = begin(rule(), approval(by_rule="rule"), tables=tables, gross=euros(50))

    assert laptop.whose_turn() == [["olga"]]


def test_a_rule_that_misses_a_value_stops_for_the_owner() -> None:
    """Missing values stop, they do not pass."""
    laptop = begin(rule(), tables=[table(says("approve", "> 100"))])

    assert laptop.status == "stopped"
    assert laptop.whose_turn() == [["olga"]]


def test_a_stop_is_cleared_with_a_reason_by_whom_the_rule_names() -> None:
    """The flow goes on where it stopped."""
    laptop = begin(rule(), approval(OWNER), tables=[table(says("stop", approvers=[{"role": "bookkeeper"}]))])

    assert laptop.status == "stopped"
    laptop.decide("bea", reason="compared both")

    assert laptop.whose_turn() == [["olga"]]
    assert marks(laptop)["rule"] == "approved"


def test_a_stop_can_become_a_rejection() -> None:
    """Clearing is not the only way out."""
    laptop = begin(rule(), tables=[table(says("stop"))])

    laptop.decide("olga", "reject")

    assert laptop.status == "rejected"


def test_a_wish_for_changes_goes_to_the_requester_and_begins_a_new_round() -> None:
    """Rounds are numbered; the steps start over with the new values."""
    laptop = begin(approval(), text="first")

    laptop.decide("nina", "ask-changes")
    assert laptop.status == "changes-asked"
    assert laptop.whose_turn() == [["cora"]]
    laptop.must(Resubmit(by="cora", values={"text": "second"}))

    assert (laptop.now.standing.round, laptop.now.standing.values["text"]) == (2, "second")
    assert laptop.whose_turn() == [["nina"]]
    laptop.decide("nina")
    assert laptop.status == "approved"


def test_the_tables_are_asked_anew_in_a_new_round() -> None:
    """The new amount decides."""
    tables = [table(says("ask", "> 100", approvers=[{"role": "owner", "at": "head"}]), says("approve"))]
    laptop = begin(rule(), approval(by_rule="rule"), tables=tables, gross=euros(200))

    laptop.decide("olga", "ask-changes")
    laptop.must(Resubmit(by="cora", values={"gross": euros(50)}))

    assert laptop.status == "approved"


def test_only_the_requester_withdraws_and_only_while_it_is_not_over() -> None:
    """Withdrawing ends it; a decided request stays decided."""
    laptop, decided = begin(approval()), begin(approval()).decide("nina")

    assert laptop.code(Withdraw(by="nina")) == "not-yours"
    laptop.must(Withdraw(by="cora"))

    assert laptop.status == "withdrawn"
    assert laptop.now.standing.open == ()
    assert laptop.code(Withdraw(by="cora")) == "already-decided"
    assert decided.code(Withdraw(by="cora")) == "already-decided"


def test_anybody_may_comment_at_any_time_and_nothing_changes_by_it() -> None:
    """Comments decide nothing."""
    laptop = begin(approval()).decide("nina", "reject")
    before = laptop.now.standing

    laptop.must(Comment(by="sam", text="Why?"))

    assert laptop.now.standing == before
    assert laptop.code(Comment(by="sam", text="  ")) == "text-missing"


def test_a_draft_waits_for_somebody_to_confirm_it() -> None:
    """Whatever the form's own condition says, what a program proposed is confirmed by a person."""
    definition = flow(
        form(who=[Approver(role="clerk")], when={"text": "never"}),
        approval(),
        fields=(TEXT, Field(id="number", type="text", label="Number", required=True)),
    )
    laptop = Laptop(small_office(definition)).submit(by=None, draft=True, text="read from a scan")

    assert laptop.whose_turn() == [["carl", "cora"]]
    assert laptop.code(Fill(by="cora", values={})) == "field-missing"
    laptop.must(Fill(by="cora", values={"number": "R-1"}))

    assert laptop.whose_turn() == [["nina"]]


def test_a_document_that_came_by_itself_has_no_requester_and_asks_the_owner_for_changes() -> None:
    """Somebody always answers."""
    laptop = begin(approval(), by=None)

    laptop.decide("nina", "ask-changes")

    assert laptop.now.requester is None
    assert laptop.whose_turn() == [["olga"]]


def test_an_owner_closes_what_waits_for_nobody_and_says_why() -> None:
    """Two people are needed and there is one: the request does not lie there for ever."""
    laptop = begin(approval(OWNER, MANAGER, how="all"))
    for person in ("mia", "nina", "bea"):
        laptop.chain.close(person)
    laptop.decide("olga")
    assert laptop.whose_turn() == [[]]

    assert laptop.code(Withdraw(by="olga")) == "reason-missing"
    laptop.must(Withdraw(by="olga", reason="We are too few to approve it."))

    assert laptop.status == "withdrawn"


def test_an_owner_does_not_close_what_still_waits_for_somebody() -> None:
    """Being owner is not being everybody."""
    laptop = begin(approval(MANAGER))

    assert laptop.code(Withdraw(by="olga", reason="I do not like it.")) == "not-yours"


def test_who_is_asked_to_confirm_a_document_that_came_by_itself_may_close_it() -> None:
    """Not every file in the post is an invoice."""
    laptop = begin(form("text", who=[MANAGER]), approval(OWNER), by=None)

    laptop.must(Withdraw(by="nina", reason="This is an advertisement."))

    assert laptop.status == "withdrawn"


def test_a_form_whose_role_nobody_holds_is_open_to_every_member() -> None:
    """Typing in decides nothing, and whoever does it cannot approve; so it need not be the owner."""
    laptop = begin(form("text", who=[Approver(role="auditor")]), approval(OWNER), by=None)

    assert "bea" in laptop.whose_turn()[0]
    laptop.must(Fill(by="bea", values={"text": "x"}))

    assert laptop.whose_turn() == [["olga"]]
