"""What was written by a tampered program is kept, says why it does not count, and changes nothing."""

from typing import Any

import msgspec
import pytest

from tests.support.acts import MORNING, make_act
from tests.support.flows import (
    BOOKKEEPER,
    GROSS,
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
from tests.support.laptops import BOOK, Laptop, together
from tests.support.small_office import small_office
from workflows.domain.commands import Advance, Comment, Decide, Fill, Refusal, Resubmit, Submit, Tick
from workflows.domain.events import (
    ActionDone,
    DecisionMade,
    FormFilled,
    ItemTicked,
    PersonSet,
    RequestCommented,
    RequestResubmitted,
    RequestSubmitted,
    RequestWithdrawn,
    RuleApplied,
    WaitEnded,
)
from workflows.domain.forms import Field
from workflows.domain.outcomes import Approver, Outcome
from workflows.domain.people import Person
from workflows.domain.requests import request_id
from workflows.engine.decide import decide, decide_submission
from workflows.engine.fold import fold_request, fold_requests

YES = DecisionMade(step="approve", round=1, verdict="approve")
NO = msgspec.structs.replace(YES, verdict="reject", reason="because")


# ---------------------------------------------------------------- decisions


@pytest.mark.parametrize(
    ("event", "by", "code"),
    [
        (YES, "cora", "own-request"),
        (YES, "sam", "not-your-turn"),
        (YES, "nobody", "not-a-member"),
        (YES, None, "nobody-acted"),
        (msgspec.structs.replace(YES, slot=1), "nina", "not-your-turn"),
        (msgspec.structs.replace(YES, round=2), "nina", "already-decided"),
        (msgspec.structs.replace(YES, step="other"), "nina", "not-its-turn"),
        (msgspec.structs.replace(YES, acting_for="mia"), "nina", "not-your-turn"),
        (msgspec.structs.replace(NO, reason="  "), "nina", "reason-missing"),
        (msgspec.structs.replace(NO, verdict="ask-changes", reason=""), "nina", "reason-missing"),
        (msgspec.structs.replace(NO, verdict="hand-on", to="sam", reason=""), "nina", "reason-missing"),
        (msgspec.structs.replace(NO, verdict="hand-on", to="bea"), "nina", "not-permitted"),
        (msgspec.structs.replace(NO, reason="x" * 4001), "nina", "too-long"),
        (FormFilled(step="approve", round=1, values={"text": "x"}), "nina", "not-its-turn"),
        (ItemTicked(step="approve", round=1, item="done"), "nina", "not-its-turn"),
        (RequestResubmitted(round=2, values={}), "cora", "not-its-turn"),
        (RequestWithdrawn(), "nina", "not-yours"),
        (RequestCommented(text="x" * 4001), "sam", "too-long"),
        (WaitEnded(step="approve", round=1), None, "not-its-turn"),
        (ActionDone(step="approve", round=1, result="done"), None, "not-its-turn"),
    ],
)
def test_an_act_that_was_not_permitted_changes_nothing(event: Any, by: str | None, code: str) -> None:
    """It is kept, with the code of why."""
    laptop = begin(approval())

    assert laptop.void_code(event, by) == code
    assert laptop.now == laptop.from_scratch()


def test_what_changes_nothing_does_not_stand_in_the_way_of_what_does() -> None:
    """The next act names it and counts."""
    laptop = begin(approval())
    laptop.void_code(YES, "sam")

    laptop.decide("nina")

    assert laptop.status == "approved"
    assert laptop.now == laptop.from_scratch()


def test_an_act_of_another_request_does_not_belong_here() -> None:
    """Even one that would be permitted."""
    laptop = begin(approval())

    assert laptop.void_code(YES, "nina", request="other") == "wrong-place"


def test_an_act_on_the_office_does_not_belong_here() -> None:
    """Whoever signed it."""
    laptop = begin(approval())
    event = PersonSet(person=Person(id="eve", name="Eve", unit="hq"))

    assert laptop.void_code(event, "olga") == "wrong-place"  # type: ignore[arg-type]


def test_a_second_submission_is_void() -> None:
    """A request begins once."""
    laptop = begin(approval(), text="one")
    again = msgspec.structs.replace(laptop.now.acts[0].event, values={"text": "two"})

    assert laptop.void_code(again, "cora") == "submitted-twice"  # type: ignore[arg-type]


# ---------------------------------------------------------------- rules


def asking_manager() -> Laptop:
    """A request whose table has not been asked yet: up to 100 approves, above asks, above 1000 rejects."""
    rows = (says("approve", "<= 100"), says("ask", "<= 1000", approvers=[{"role": "manager"}]), says("reject"))
    tables = [table(*rows), table(says("approve"), name="loose")]
    steps = (rule(), approval(by_rule="rule"), rule("loose", step="other"))
    chain = small_office(flow(*steps), tables=tables)
    event = decide_submission(
        Submit(workflow="flow", unit="north", by="cora", values={"gross": euros(500)}), chain.office, MORNING
    )
    assert isinstance(event, RequestSubmitted)
    laptop = Laptop(chain)
    laptop.write(event, "cora")
    return laptop


def honest_answer(laptop: Laptop) -> RuleApplied:
    """What the engine itself would write."""
    events = decide(laptop.now, Advance(), laptop.chain.office, MORNING, BOOK)
    assert not isinstance(events, Refusal)
    assert isinstance(events[0], RuleApplied)
    return events[0]


def test_the_honest_answer_counts() -> None:
    """So that the forged ones below fail for their forgery."""
    laptop = asking_manager()

    assert laptop.void_code(honest_answer(laptop), None) is None


@pytest.mark.parametrize(
    ("forged", "code"),
    [
        ({"outcome": Outcome(verdict="approve")}, "wrong-answer"),
        ({"outcome": Outcome(verdict="ask", approvers=(Approver(role="clerk"),))}, "wrong-answer"),
        ({"rows": ()}, "wrong-answer"),
        ({"rows": ("9",)}, "wrong-answer"),
        ({"rows": ("1", "2")}, "wrong-answer"),
        ({"rows": ("2", "2")}, "wrong-answer"),
        ({"code": "no-rule"}, "wrong-answer"),
        ({"code": "no-rule", "rows": (), "outcome": Outcome(verdict="note")}, "wrong-answer"),
        ({"code": "no-rule", "rows": (), "outcome": Outcome(verdict="ask", approvers=(MANAGER,))}, "wrong-answer"),
        ({"code": "missing-value", "rows": (), "outcome": Outcome(verdict="note")}, "wrong-answer"),
        ({"inputs": {"gross": euros(50), "unit": "north"}}, "wrong-answer"),
        ({"inputs": {}}, "wrong-answer"),
        ({"version": 2}, "wrong-table"),
        ({"table": "loose", "rows": ("1",), "outcome": Outcome(verdict="approve")}, "wrong-table"),
        ({"table": "none"}, "wrong-table"),
        ({"round": 2}, "not-its-turn"),
        ({"step": "other"}, "not-its-turn"),
    ],
)
def test_a_forged_answer_of_a_rule_is_void(forged: dict[str, Any], code: str) -> None:
    """The outcome is that of its rows, of the step's own table, in the request's version, about its own values."""
    laptop = asking_manager()
    answer = honest_answer(laptop)

    assert laptop.void_code(msgspec.structs.replace(answer, **forged), None) == code


def test_a_person_does_not_answer_for_a_rule() -> None:
    """Automatic acts are the device's own."""
    laptop = asking_manager()

    assert laptop.void_code(honest_answer(laptop), "olga") == "not-its-turn"


def test_two_devices_that_ask_the_same_table_at_once_answer_once() -> None:
    """The same answer twice is one."""
    left = asking_manager()
    right = left.twin("d2")
    left.advance()
    right.advance()

    together(left, right)

    assert left.whose_turn() == [["nina"]]
    assert left.now == right.now


def test_two_answers_that_differ_stop_for_a_person() -> None:
    """Whichever claims the earlier time; a tampered device can pick a row, not hide that it did."""
    left = asking_manager()
    right = left.twin("d2")
    honest = honest_answer(left)
    left.write(honest, None)
    right.write(msgspec.structs.replace(honest, rows=("1",), outcome=Outcome(verdict="approve")), None)
    together(left, right)
    first, one, other = left.now.acts
    swapped = (first, msgspec.structs.replace(one, at=other.at), msgspec.structs.replace(other, at=one.at))

    retimed = fold_requests(swapped, left.chain.at, BOOK)

    assert left.status == "stopped"
    assert left.whose_turn() == [["olga"]]
    assert retimed is not None
    assert [act.id for act in retimed.acts] != [act.id for act in left.now.acts]
    assert retimed.standing.open[0].rule == left.now.standing.open[0].rule


# ---------------------------------------------------------------- submissions


def submission(**changes: Any) -> RequestSubmitted | None:
    """An honest submission with changes, as the fold takes it; None where it does not."""
    chain = small_office(flow(rule(), approval()), tables=[table(says("note"))])
    chain.must(*_second_versions())
    honest: dict[str, Any] = {"workflow": "flow", "version": 2, "unit": "north", "values": {}, "tables": {"table": 2}}
    event = RequestSubmitted(**(honest | changes))
    act = make_act(event, by="cora", request=request_id("d1", 0), auth=len(chain.acts), device="d1", position=0)
    state = fold_request(None, act, chain.at, BOOK)
    return event if state is not None else None


def _second_versions() -> list[Any]:
    from workflows.domain.events import TablePublished, WorkflowPublished

    return [
        TablePublished(table=table(says("stop"), version=2)),
        WorkflowPublished(definition=flow(rule(), approval(OWNER), version=2)),
    ]


def test_an_honest_submission_begins_a_request() -> None:
    """So that those below fail for what they change."""
    assert submission() is not None


@pytest.mark.parametrize(
    "changes",
    [
        {"workflow": "none"},
        {"version": 1},
        {"version": 3},
        {"unit": "atlantis"},
        {"tables": {}},
        {"tables": {"table": 1}},
        {"tables": {"table": 2, "other": 1}},
        {"values": {"text": 5}},
        {"values": {"strange": "x"}},
        {"values": {"gross": {"minor": 1.5, "currency": "EUR"}}},
        {"values": {"gross": {"minor": 10**16, "currency": "EUR"}}},
        {"draft": True},
    ],
)
def test_a_submission_that_was_not_permitted_begins_nothing(changes: dict[str, Any]) -> None:
    """Old and looser versions, unknown places and impossible values included."""
    assert submission(**changes) is None


def test_a_stranger_begins_nothing() -> None:
    """Only members ask."""
    chain = small_office(flow(approval()))
    event = RequestSubmitted(workflow="flow", version=1, unit="north", values={})

    for by in ("stranger", ""):
        assert fold_request(None, make_act(event, by=by, request="r", auth=len(chain.acts)), chain.at, BOOK) is None


def test_nobody_takes_over_a_request_by_claiming_to_have_submitted_it_earlier() -> None:
    """The id of a request belongs to one place in one log; clocks have no say."""
    laptop = begin(approval(), text="small")
    laptop.decide("nina")
    stolen = msgspec.structs.replace(laptop.now.acts[0].event, values={"text": "large"})
    thief = make_act(
        stolen, by="carl", request=laptop.now.id, at=(0, 0), auth=len(laptop.chain.acts), device="thief", position=3
    )
    before = laptop.now

    laptop.receive([thief])

    assert laptop.now.standing == before.standing
    assert laptop.now.void == {thief.id: "unknown-cause"}
    assert laptop.now == laptop.from_scratch()
    assert laptop.now.acts[0] == before.acts[0]


def test_nobody_submits_under_an_id_that_is_not_of_their_place() -> None:
    """Not even where no honest submission of that id has arrived yet."""
    chain = small_office(flow(approval()))
    event = RequestSubmitted(workflow="flow", version=1, unit="north", values={})
    foreign = make_act(event, by="cora", request=request_id("d2", 0), auth=len(chain.acts), device="d1", position=0)

    assert fold_requests([foreign], chain.at, BOOK) is None


def test_a_request_is_called_by_its_place() -> None:
    """26 characters that only this place gives."""
    assert request_id("d1", 0) == request_id("d1", 0)
    assert len({request_id("d1", 0), request_id("d1", 1), request_id("d2", 0), request_id("d1\n0", 0)}) == 4
    assert len(request_id("d1", 0)) == 26


# ---------------------------------------------------------------- causes and the office


def test_an_act_whose_causes_are_not_here_waits_for_them_and_is_in_nobodys_way() -> None:
    """Nobody can name it before its causes have come, so it cannot poison what follows."""
    left = begin(approval())
    right = left.twin("d2")
    right.must(Comment(by="sam", text="first"))
    comment = right.now.acts[-1]
    right.decide("nina")
    decision = right.now.acts[-1]

    left.receive([decision])
    assert left.now.void == {decision.id: "unknown-cause"}
    assert left.status == "waiting"
    left.must(Comment(by="bea", text="meanwhile"))
    assert len(left.now.void) == 1
    left.receive([comment])

    assert left.now.void == {}
    assert left.status == "approved"


@pytest.mark.parametrize("prev", [(), ("f" * 64,)])
def test_an_act_out_of_nowhere_does_not_hide_the_request(prev: tuple[str, ...]) -> None:
    """Even where it claims to be older than the submission."""
    laptop = begin(approval())

    code = laptop.void_code(RequestCommented(text="hello"), "sam", prev=prev, at=(0, 0), device="d2")

    assert code == "unknown-cause"
    assert laptop.now == laptop.from_scratch()
    assert isinstance(laptop.now.acts[0].event, RequestSubmitted)


def test_nobody_can_claim_not_to_have_known_what_their_request_already_knew() -> None:
    """A manager who was closed before the request began cannot decide it with the office of an earlier day."""
    chain = small_office(flow(approval()))
    before = len(chain.acts)
    chain.close("nina")
    laptop = Laptop(chain).submit()

    assert laptop.void_code(YES, "nina", auth=before) == "not-a-member"


def test_who_did_not_know_of_a_change_to_the_office_is_judged_by_what_they_knew() -> None:
    """Nina decided before she heard that she was closed."""
    laptop = begin(approval())
    away = laptop.twin("d2")
    away.auth = len(laptop.chain.acts)
    laptop.chain.close("nina")

    away.decide("nina")
    laptop.hear(away)

    assert laptop.status == "approved"


def test_an_act_from_an_office_that_is_not_here_yet_waits_for_it() -> None:
    """What is judged depends on the acts alone, not on when they were heard."""
    chain = small_office(flow(approval()))
    laptop = Laptop(chain).submit()
    heard = laptop.now
    chain.people(ned=("manager", "north"))
    laptop.decide("ned")
    decision = laptop.now.acts[-1]

    def earlier(auth: int) -> Any:
        return chain.offices[min(auth, heard.acts[0].auth)]

    early = fold_request(heard, decision, earlier, BOOK)
    assert early is not None
    assert early.void == {decision.id: "unknown-office"}
    assert early.heads == heard.heads
    late = fold_requests(early.acts, chain.at, BOOK)

    assert late == laptop.now
    assert laptop.status == "approved"


# ---------------------------------------------------------------- values


def test_required_fields_are_asked_where_they_belong() -> None:
    """Those that a form names as its own are asked there, those with conditions where these hold."""
    definition = flow(
        form("account", who=[BOOKKEEPER]),
        approval(),
        fields=(
            Field(id="text", type="text", label="Text", required=True),
            Field(id="account", type="text", label="Account", required=True),
            Field(id="kind", type="one-of", label="Kind", options=("meal", "hotel")),
            Field(id="guests", type="text", label="Guests", required=True, when={"kind": "meal"}),
        ),
    )
    chain = small_office(definition)

    def refused(**values: Any) -> Any:
        return decide_submission(Submit(workflow="flow", unit="north", by="cora", values=values), chain.office, MORNING)

    assert refused() == Refusal(code="field-missing", facts={"field": "text"})
    assert refused(text="x", kind="meal") == Refusal(code="field-missing", facts={"field": "guests"})
    assert isinstance(refused(text="x", kind="hotel"), RequestSubmitted)
    laptop = Laptop(chain).submit(text="x")
    assert laptop.code(Fill(by="bea", values={})) == "field-missing"
    assert laptop.code(Fill(by="bea", values={"account": "1", "text": "y"})) == "bad-value"
    laptop.must(Fill(by="bea", values={"account": "1"}))
    assert laptop.whose_turn() == [["nina"]]


def test_an_answer_to_a_wish_for_changes_has_to_be_complete_and_to_fit() -> None:
    """As the first submission had to."""
    definition = flow(approval(), fields=(Field(id="text", type="text", label="Text", required=True), GROSS))
    laptop = Laptop(small_office(definition)).submit(text="x").decide("nina", "ask-changes")

    assert laptop.code(Resubmit(by="cora", values={"text": None})) == "field-missing"
    assert laptop.code(Resubmit(by="cora", values={"gross": "12"})) == "bad-value"
    assert laptop.code(Resubmit(by="sam", values={"text": "y"})) == "not-your-turn"
    assert laptop.void_code(RequestResubmitted(round=3, values={"text": "y"}), "cora") == "already-decided"
    assert laptop.void_code(RequestResubmitted(round=2, values={"text": None}), "cora") == "field-missing"
    assert laptop.void_code(RequestResubmitted(round=2, values={"no": "y"}), "cora") == "bad-value"


def test_facts_come_anew_with_the_values_they_are_about() -> None:
    """A changed account is noticed in the round in which it changed."""
    definition = flow(
        approval(MANAGER, when={"changed": "yes"}),
        approval(OWNER, step="last"),
        fields=(TEXT,),
        facts=(Field(id="changed", type="yes-no", label="changed"),),
    )
    laptop = Laptop(small_office(definition)).submit(text="old", changed=False).decide("olga", "ask-changes")

    laptop.must(Resubmit(by="cora", values={"text": "new"}, facts={"changed": True}))

    assert laptop.whose_turn() == [["nina"]]


def test_the_word_is_that_nothing_is_open_only_where_nothing_is() -> None:
    """Codes tell apart what is over, what is not yet, and whose turn it is."""
    laptop = begin(approval(), todo(items=["a", "b"]))

    assert laptop.code(Tick(by="bea")) == "not-its-turn"
    assert laptop.code(Fill(by="bea", values={})) == "not-its-turn"
    laptop.decide("nina")
    assert laptop.code(Decide(by="nina", verdict="approve")) == "already-decided"
    assert laptop.code(Decide(by="olga", verdict="approve", step="approve")) == "already-decided"
    assert laptop.code(Tick(by="sam")) == "not-your-turn"
    assert laptop.code(Tick(by="bea", item="c")) == "unknown-item"
    assert laptop.void_code(ItemTicked(step="todo", round=1, item="c"), "bea") == "unknown-item"
    laptop.must(Tick(by="bea", item="a"))
    assert laptop.code(Tick(by="bea", item="a")) == "unknown-item"


def test_refusals_carry_the_facts_to_word_them_with() -> None:
    """Who, and which step."""
    laptop = begin(approval())

    answer = laptop.do(Decide(by="sam", verdict="approve"))

    assert answer == Refusal(code="not-your-turn", facts={"person": "sam", "step": "approve"})


def test_an_act_that_claims_not_to_know_what_its_own_log_says_before_it_changes_nothing() -> None:
    """Whoever hides entries from a program and puts them back later wins nothing by it."""
    laptop = begin(approval())
    known = laptop.now.heads
    laptop.decide("nina", "reject")

    hidden = DecisionMade(step="approve", round=1, verdict="approve")

    assert laptop.void_code(hidden, "nina", prev=known) == "forgotten"
    assert laptop.status == "rejected"


def test_an_act_that_claims_an_older_office_than_its_own_log_wrote_changes_nothing() -> None:
    """The same for what was changed about people and roles on that laptop."""
    laptop = begin(approval())
    laptop.chain.close("nina")
    laptop.name = "chain"
    laptop.written = 1_000

    assert laptop.void_code(YES, "nina", auth=len(laptop.chain.acts) - 1, prev=laptop.now.heads) == "forgotten"
