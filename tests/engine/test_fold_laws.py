"""The laws of the fold, over requests that several laptops really decided on with what each of them knew."""

from dataclasses import dataclass, field
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.support.acts import MORNING
from tests.support.flows import BOOKKEEPER, MANAGER, OWNER, approval, euros, flow, form, rule, says, table, todo
from tests.support.laptops import BOOK, Laptop, together
from tests.support.small_office import Chain, owners, small_office
from workflows.domain.commands import Comment, Decide, Fill, Move, Refusal, RequestCommand, Resubmit, Tick, Withdraw
from workflows.domain.definitions import (
    ActionStep,
    ApprovalStep,
    Branch,
    Definition,
    EndStep,
    Escalation,
    ParallelStep,
    RepeatStep,
    RuleStep,
    Step,
    all_steps,
)
from workflows.domain.events import (
    Act,
    DecisionMade,
    FormFilled,
    ItemTicked,
    PersonVerdict,
    RequestEvent,
    RequestResubmitted,
    RequestWithdrawn,
    WorkflowPublished,
)
from workflows.domain.flow_events import StepEscalated
from workflows.domain.money import Money
from workflows.domain.people import Grant
from workflows.domain.working_time import HOUR_MS
from workflows.engine.assign import tasks
from workflows.engine.causes import Causes
from workflows.engine.decide import decide
from workflows.engine.fold import fold_request, fold_requests
from workflows.engine.state import RequestState, Standing

LAWS = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))

TABLES = [
    table(
        says("ask", "> 1000", how="all", approvers=[{"role": "manager"}, {"role": "owner", "at": "head"}]),
        says("ask", "> 100", approvers=[{"role": "manager"}], require=["call-back"]),
        says("approve"),
    ),
    table(says("stop", "> 5000", approvers=[{"role": "bookkeeper"}]), policy="collect", name="checks"),
]


def _branches(*branches: tuple[Step, ...]) -> ParallelStep:
    return ParallelStep(
        id="side-by-side",
        name="side by side",
        branches=tuple(Branch(id=str(place), steps=steps) for place, steps in enumerate(branches)),
    )


FLOWS: dict[str, Definition] = {
    "any": flow(approval(MANAGER, BOOKKEEPER)),
    "all": flow(approval(MANAGER, BOOKKEEPER, OWNER, how="all"), todo(not_by=("approve",))),
    "quorum": flow(approval(MANAGER, BOOKKEEPER, how="quorum", quorum=3)),
    "sequence": flow(form("text", who=[MANAGER]), approval(MANAGER, OWNER, how="sequence")),
    "routed": flow(
        rule("checks", step="checks"),
        todo(step="call", only_if="call-back", not_requester=True),
        rule(),
        approval(by_rule="rule", not_by=("checks",)),
        ActionStep(id="record", name="record", action="record"),
        amount="gross",
    ),
    "parallel": flow(
        _branches(
            (form("text", who=[MANAGER, BOOKKEEPER]), approval(MANAGER, step="left")),
            (approval(BOOKKEEPER, OWNER, step="right", how="all"), todo(items=["a", "b?"])),
        ),
        approval(OWNER, step="last", not_by=("left", "right")),
    ),
    "again": flow(
        RepeatStep(
            id="block",
            name="Block",
            steps=(form("text", who=[MANAGER, BOOKKEEPER]), approval(MANAGER), todo(not_by=("approve",))),
            again={"text": "d2"},
        ),
        EndStep(id="over", name="Over", outcome="rejected", when={"text": "d3"}),
        approval(OWNER, step="last", not_by=("approve",)),
    ),
    "late": flow(
        form("text", who=[MANAGER], due_hours=9, escalate=(Escalation(then="next-manager"),)),
        approval(
            due="2 working hours",
            escalate=(Escalation(then="remind"), Escalation(then="next-manager", after="3 working hours")),
        ),
        todo(due="1 working day", escalate=(Escalation(then="owner"),)),
    ),
}
PEOPLE = ("olga", "nina", "sam", "mia", "bea", "cora", "carl")
VERDICTS: tuple[PersonVerdict, ...] = (
    "approve",
    "approve",
    "approve",
    "approve",
    "approve",
    "reject",
    "ask-changes",
    "abstain",
    "hand-on",
)


def office(name: str) -> Chain:
    """The small office with one of the flows, two owners, limits and substitutes."""
    chain = small_office(FLOWS[name], tables=TABLES).must(*owners("bea")).people(ned=("manager", "north"))
    if name == "any":
        newer = flow(approval(MANAGER, BOOKKEEPER), todo(step="later"))
        chain.must(WorkflowPublished(definition=msgspec.structs.replace(newer, version=2)))
    limit = Money(minor=300_000, currency="EUR")
    chain.grants(Grant(workflow="flow", role="manager", up_to=limit), Grant(workflow="flow", role="bookkeeper"))
    return chain.substitutes(("nina", "carl"), ("olga", "mia"), ("bea", "cora"))


CHAINS = {name: office(name) for name in FLOWS}
UNHURRIED = tuple(name for name in FLOWS if name != "late")
"""Where no deadline asks what time it is."""


@dataclass
class Story:
    """What several laptops did, and what each knew at every moment."""

    laptops: list[Laptop]
    snapshots: list[frozenset[str]] = field(default_factory=list)
    acts: dict[str, Act] = field(default_factory=dict)

    @property
    def all(self) -> tuple[Act, ...]:
        return tuple(self.acts.values())


@st.composite
def stories(draw: st.DrawFn, names: tuple[str, ...] = tuple(FLOWS)) -> Story:
    """Two to four laptops that act on what they have, and hear from each other now and then."""
    chain = CHAINS[draw(st.sampled_from(names))]
    amount = draw(st.sampled_from([50, 500, 2000, 9000]))
    requester = draw(st.sampled_from(["cora", "carl", "nina", "olga", None]))
    first = Laptop(chain).submit(by=requester, gross=euros(amount))
    laptops = [first, *(first.twin(f"d{number}") for number in range(2, draw(st.integers(3, 5))))]
    story = Story(laptops)
    for _ in range(draw(st.integers(2, 16))):
        laptop = draw(st.sampled_from(laptops))
        match draw(st.sampled_from(["hear", "hear", "tamper", "anything", "move", "later", *["likely"] * 6])):
            case "hear":
                laptop.hear(draw(st.sampled_from(laptops)))
            case "tamper":
                tamper(laptop, draw)
            case "later":
                laptop.clock_ms += draw(st.integers(1, 60)) * HOUR_MS
                laptop.advance()
            case "move":
                perform(laptop, Move(by=draw(st.sampled_from(["olga", "bea"])), version=2))
            case "anything":
                perform(laptop, draw(anything()))
            case _:
                perform(laptop, draw(likely(laptop)))
        story.acts.update(laptop.acts)
        story.snapshots.append(frozenset(laptop.acts))
    return story


def perform(laptop: Laptop, command: RequestCommand) -> bool:
    """Do it. Whatever the engine decides on must count; whatever it refuses must leave all as it was."""
    before = laptop.now
    answer = laptop.do(command)
    if isinstance(answer, Refusal):
        assert laptop.now == before
        assert answer.code
        return False
    assert not {act.id for act in answer} & laptop.now.void.keys(), (command, laptop.now.void)
    return True


def tamper(laptop: Laptop, draw: st.DrawFn) -> None:
    """Write something without asking the engine, perhaps pretending to know less than this laptop does."""
    by = draw(st.sampled_from((*PEOPLE, None)))
    step = draw(st.sampled_from(["approve", "form", "todo", "left", "right", "rule", "checks"]))
    number = draw(st.integers(1, 2))
    event = draw(
        st.one_of(
            st.builds(
                DecisionMade,
                step=st.just(step),
                round=st.just(number),
                verdict=st.sampled_from(VERDICTS),
                slot=st.integers(0, 2),
                acting_for=st.sampled_from((None, *PEOPLE)),
                to=st.sampled_from(PEOPLE),
                reason=st.just("because"),
            ),
            st.just(FormFilled(step=step, round=number, values={"text": laptop.name})),
            st.just(ItemTicked(step=step, round=number, item="done")),
            st.just(RequestResubmitted(round=number + 1, values={})),
            st.just(RequestWithdrawn()),
            st.builds(
                StepEscalated,
                step=st.just(step),
                round=st.just(number),
                level=st.integers(0, 1),
                due_ms=st.integers(MORNING, MORNING + 200 * HOUR_MS),
            ),
            st.just(laptop.now.acts[0].event),
        )
    )
    assert isinstance(event, RequestEvent)
    known = draw(st.sampled_from(laptop.now.acts)).id
    prev = draw(st.sampled_from([laptop.now.heads, (known,), (), ("f" * 64,)]))
    laptop.write(event, by, prev=prev, auth=draw(st.sampled_from([0, 20, len(laptop.chain.acts), 10**6])))
    laptop.advance()


def likely(laptop: Laptop) -> st.SearchStrategy[RequestCommand]:
    """Something that somebody who is asked could do."""
    found: list[st.SearchStrategy[RequestCommand]] = []
    for task in tasks(laptop.now, laptop.chain.office, laptop.clock_ms):
        for able in task.people:
            match task.open.kind:
                case "form":
                    found.append(st.just(Fill(by=able.person, values={"text": laptop.name}, step=task.open.step)))
                case "changes":
                    found.append(st.just(Resubmit(by=able.person, values={"gross": euros(500)})))
                case "todo":
                    found.append(st.just(Tick(by=able.person, step=task.open.step)))
                case _:
                    found.append(_deciding(able.person, task.open.step))
    return st.one_of(found) if found else anything()


def _deciding(by: str, step: str | None) -> st.SearchStrategy[RequestCommand]:
    return st.builds(
        Decide,
        verdict=st.sampled_from(VERDICTS),
        by=st.just(by),
        reason=st.just("because"),
        to=st.sampled_from(PEOPLE),
        step=st.just(step),
    )


def anything() -> st.SearchStrategy[RequestCommand]:
    """Anything by anybody."""
    people = st.sampled_from((*PEOPLE, "stranger"))
    steps = st.sampled_from((None, "approve", "form", "todo", "left", "right", "nowhere"))
    plain: st.SearchStrategy[Any] = st.one_of(
        st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=5), st.just(euros(10))
    )
    values = st.dictionaries(st.sampled_from(["text", "gross", "x"]), st.one_of(plain, st.lists(plain, max_size=2)))
    texts = st.text(max_size=5)
    return st.one_of(
        st.builds(
            Decide,
            verdict=st.sampled_from(VERDICTS),
            by=people,
            reason=texts,
            to=st.one_of(st.none(), people, texts),
            step=steps,
        ),
        st.builds(Fill, by=people, values=values, step=steps),
        st.builds(Tick, by=people, item=st.one_of(st.none(), st.sampled_from(["a", "done"]), texts), step=steps),
        st.builds(Resubmit, by=people, values=values, note=texts),
        st.builds(Withdraw, by=people),
        st.builds(Comment, by=people, text=texts),
        st.builds(Move, by=st.sampled_from(("olga", "bea", "nina")), version=st.integers(1, 3)),
    )


def timeless(standing: Standing) -> Standing:
    """Where it stands, without the times that people claimed."""
    steps = tuple(msgspec.structs.replace(step, opened_ms=0, due_ms=None) for step in standing.open)
    alone = tuple(msgspec.structs.replace(one, due_ms=None, earliest_ms=0) for one in standing.automatic)
    times = dict.fromkeys(standing.times, (0, 0))
    return msgspec.structs.replace(standing, open=steps, automatic=alone, times=times)


def scratch(story: Story, acts: tuple[Act, ...]) -> RequestState:
    """All of these acts folded from scratch."""
    state = fold_requests(acts, story.laptops[0].chain.at, BOOK)
    assert state is not None
    return state


# ---------------------------------------------------------------- the laws


@LAWS
@given(stories(), st.randoms(use_true_random=False))
def test_the_state_is_the_same_in_whatever_order_the_acts_arrive(story: Story, random: Any) -> None:
    """From scratch, one by one in any order, and on every laptop."""
    expected = scratch(story, story.all)
    first, *rest = expected.acts

    random.shuffle(rest)
    state: RequestState | None = None
    for act in (first, *rest):
        state = fold_request(state, act, story.laptops[0].chain.at, BOOK)
    together(*story.laptops)

    assert state == expected
    assert all(laptop.now == expected for laptop in story.laptops if laptop.acts.keys() == story.acts.keys())
    shuffled = [first, *rest]
    random.shuffle(shuffled)
    assert scratch(story, tuple(shuffled)) == expected


@LAWS
@given(stories(UNHURRIED), st.data())
def test_who_claims_which_time_decides_nothing(story: Story, data: st.DataObject) -> None:
    """Within one day, clocks change the order in which acts are shown and nothing else."""
    expected = scratch(story, story.all)
    retimed = tuple(
        msgspec.structs.replace(act, at=(MORNING + data.draw(st.integers(0, 30_000_000)), 0)) for act in story.all
    )

    state = scratch(story, retimed)

    assert timeless(state.standing) == timeless(expected.standing)
    assert state.void == expected.void
    assert {act.id for act in state.counted} == {act.id for act in expected.counted}
    assert state.heads == expected.heads
    chain = story.laptops[0].chain
    assert [task.people for task in tasks(state, chain.office, MORNING)] == [
        task.people for task in tasks(expected, chain.office, MORNING)
    ]


STRICTNESS = {
    "approved": 0,
    "done": 0,
    "waiting": 1,
    "stopped": 1,
    "changes-asked": 2,
    "contested": 3,
    "rejected": 4,
    "withdrawn": 4,
}


@LAWS
@given(stories(), st.data())
def test_one_more_no_never_makes_a_result_looser(story: Story, data: st.DataObject) -> None:
    """A no that arrives late, from somebody who knew only a part, is never a way to an approval."""
    expected = scratch(story, story.all)
    negative = _late_no(story, data)
    assume(negative is not None)
    assert negative is not None

    state = scratch(story, (*story.all, negative))

    assert STRICTNESS[state.standing.status] > 0 or STRICTNESS[expected.standing.status] == 0
    assert set(expected.void) == set(state.void)


@LAWS
@given(stories(names=("any", "quorum")), st.data())
def test_one_more_no_about_the_only_step_leaves_it_as_strict_or_stricter(story: Story, data: st.DataObject) -> None:
    """In order of strictness: approved, waiting, sent back, contested, rejected."""
    expected = scratch(story, story.all)
    negative = _late_no(story, data)
    assume(negative is not None and expected.standing.round == 1)
    assert negative is not None

    state = scratch(story, (*story.all, negative))

    assert STRICTNESS[state.standing.status] >= STRICTNESS[expected.standing.status]


def _late_no(story: Story, data: st.DataObject) -> Act | None:
    """A no by somebody who was asked at one of the moments of the story, on a laptop nobody heard of since."""
    moment = data.draw(st.sampled_from(story.snapshots))
    away = Laptop(story.laptops[0].chain, "away")
    away.receive(act for act in story.all if act.id in moment)
    if away.state is None:
        return None
    choices = [
        (able.person, task.open.step)
        for task in tasks(away.now, away.chain.office, away.clock_ms)
        if task.open.kind in {"approval", "clear"}
        for able in task.people
    ]
    if not choices:
        return None
    by, step = data.draw(st.sampled_from(choices))
    verdict: PersonVerdict = data.draw(st.sampled_from(["reject", "ask-changes"]))
    answer = away.do(Decide(by=by, verdict=verdict, reason="no", step=step))
    assert not isinstance(answer, Refusal)
    return answer[0]


@LAWS
@given(stories())
def test_what_was_approved_was_approved_by_enough_different_eyes(story: Story) -> None:
    """Whoever asked or entered is not among them, and nobody counts twice, whatever happened at the same time."""
    state = scratch(story, story.all)
    approved = {mark.step for mark in state.standing.marks if mark.state == "approved"}
    causes = Causes(state.acts)

    for step in approved:
        yes = [
            act
            for act in state.counted
            if isinstance(act.event, DecisionMade)
            and (act.event.step, act.event.round, act.event.verdict) == (step, state.standing.round, "approve")
        ]
        assert state.requester is None or all(state.requester not in eyes(act) for act in yes)
        clean = [act for act in yes if not _entered_too(act, state, causes)]
        assert len(_disjoint(clean)) >= _needed(story, state, step)


def eyes(act: Act) -> set[str]:
    """Who acted and for whom."""
    assert isinstance(act.event, DecisionMade)
    return {person for person in (act.by, act.event.acting_for) if person}


def _entered_too(act: Act, state: RequestState, causes: Causes) -> bool:
    return any(
        other.by in eyes(act) and not causes.before(act.id, other.id)
        for other in state.counted
        if isinstance(other.event, FormFilled | RequestResubmitted)
    )


def _disjoint(acts: list[Act]) -> list[set[str]]:
    """As many pairs of eyes as can be told apart, found by trying every choice."""
    if not acts:
        return []
    rest = _disjoint(acts[1:])
    taken = [eyes(acts[0]), *_disjoint([act for act in acts[1:] if not eyes(act) & eyes(acts[0])])]
    return max(rest, taken, key=len)


def _needed(story: Story, state: RequestState, step_id: str) -> int:
    """How many people must have approved; none where the rule itself did."""
    definition = story.laptops[0].chain.office.workflows["flow"][1]
    step = next(one for one in all_steps(definition.steps) if one.id == step_id)
    outcomes = state.standing.outcomes
    if isinstance(step, RuleStep):
        return 0 if outcomes[step_id].verdict == "approve" else 1
    assert isinstance(step, ApprovalStep)
    asked = step if step.by_rule is None else outcomes[step.by_rule]
    return {"any": 1, "quorum": asked.quorum, "all": len(asked.approvers), "sequence": len(asked.approvers)}[asked.how]


@LAWS
@given(stories(), st.randoms(use_true_random=False))
def test_hearing_an_act_again_changes_nothing(story: Story, random: Any) -> None:
    """Neither at once nor later."""
    expected = scratch(story, story.all)

    assert scratch(story, (*story.all, *story.all)) == expected
    again = fold_request(expected, random.choice(expected.acts), story.laptops[0].chain.at, BOOK)
    assert again is expected


@LAWS
@given(stories())
def test_whatever_is_open_can_be_shown_and_whatever_is_over_is_not_open(story: Story) -> None:
    """Asking whose turn it is never fails, and nobody is asked about what is over."""
    state = scratch(story, story.all)

    shown = tasks(state, story.laptops[0].chain.office, MORNING)

    assert len(shown) == len(state.standing.open)
    if state.standing.status in {"rejected", "withdrawn", "done"}:
        assert not shown
    for task in shown:
        for able in task.people:
            codes = {task.open.excluded.get(person) for person in (able.person, able.acting_for) if person}
            assert codes <= ({None, "kept-apart"} if able.via == "last-resort" else {None})


@LAWS
@given(stories(), anything())
def test_deciding_never_fails_and_never_comes_to_what_the_judge_would_void(story: Story, command: Any) -> None:
    """For any command by anybody about any state: events that count, or a refusal with a code."""
    together(*story.laptops)

    perform(story.laptops[0], command)


@pytest.mark.parametrize("depth", [40])
def test_a_request_on_which_two_laptops_never_stop_answering_each_other_is_folded_quickly(depth: int) -> None:
    """Judging an act costs one walk, not a fold of every past within its past."""
    left = Laptop(CHAINS["any"]).submit(gross=euros(50))
    right = left.twin("d2")
    for number in range(depth):
        left.must(Comment(by="sam", text=f"left {number}"))
        right.must(Comment(by="mia", text=f"right {number}"))
        if number % 2:
            together(left, right)
    together(left, right)

    assert len(left.now.acts) == 2 * depth + 1
    assert left.now == left.from_scratch() == right.now


def test_deciding_what_cannot_be_written_down_is_refused() -> None:
    """Bytes that a terminal could not read arrive as lone surrogates; no log could hold them."""
    laptop = Laptop(CHAINS["any"]).submit(gross=euros(50))
    unreadable = "caf\udce9"

    for command in (
        Decide(by="nina", verdict="reject", reason=unreadable),
        Withdraw(by="carl", reason=unreadable),
        Comment(by="sam", text=unreadable),
    ):
        answer = decide(laptop.now, command, laptop.chain.office, MORNING, BOOK)
        assert isinstance(answer, Refusal)
        assert answer.code == "bad-text"
