"""Due runs: stored before they are due, done at most once, made up for as they should, never silently repeated."""

import pytest

from tests.automations.world import Crash, World, at, automation
from workflows import clock
from workflows.automations.asking import asked, automations
from workflows.automations.by_hand import run_now, would
from workflows.automations.changing import end, settle_run
from workflows.automations.due_runs import DueRuns
from workflows.automations.effects.protocol import Did, EffectFailed, Occasion
from workflows.changes import Changes
from workflows.domain.automations import Action, OnSchedule
from workflows.domain.commands import Refusal, Submit, Withdraw
from workflows.domain.definitions import ApprovalStep, Definition
from workflows.domain.events import WorkflowPublished
from workflows.domain.forms import Field
from workflows.domain.outcomes import Approver
from workflows.office.office import Office
from workflows.store.runs import RunRow


def test_a_run_is_stored_before_it_is_due_and_done_when_it_is(world: World) -> None:
    """At 07:00 the run of 08:00 stands in the table; at 08:00 it is done; then the next one stands there."""
    world.set()
    world.step()
    assert world.states() == [("2026-11-23T07:00:00Z", "due")]

    stepped = world.step("2026-11-23T07:00:01Z")

    assert stepped.done == 1
    assert world.states() == [("2026-11-23T07:00:00Z", "done"), ("2026-11-24T07:00:00Z", "due")]
    assert world.effect.paper == {"report/2026-11-23T07:00:00Z/0": 1}
    assert stepped.next_ms == at("2026-11-24T07:00:00Z")


@pytest.mark.parametrize(
    ("missed", "states"),
    [
        ("skip", ["skipped", "skipped", "skipped", "due"]),
        ("once", ["skipped", "skipped", "caught-up", "due"]),
        ("each", ["caught-up", "caught-up", "caught-up", "due"]),
    ],
)
def test_missed_runs_are_made_up_for_as_the_automation_says(world: World, missed: str, states: list[str]) -> None:
    """Off from Friday to Monday: each of the three runs is accounted for, once."""
    world.set(missed=missed)
    world.step()

    world.step("2026-11-25T12:00:00Z")

    assert [state for _, state in world.states()] == states
    assert sum(world.effect.paper.values()) == states.count("caught-up")


def test_a_run_that_is_on_time_makes_up_for_those_before_it(world: World) -> None:
    """Woken just when one is due: once means once."""
    world.set(missed="once")
    world.step()

    world.step("2026-11-25T07:00:30Z")

    assert [state for _, state in world.states()] == ["skipped", "skipped", "done", "due"]


def test_a_crash_before_the_effect_is_found_and_the_effect_had_once(world: World) -> None:
    """The effect says that nothing happened, so it is done; nothing is done twice."""
    world.set()
    world.effect.crash_before = 1
    with pytest.raises(Crash):
        world.step("2026-11-23T07:00:01Z")

    world.step(by_ms=60_000)

    assert world.states()[0] == ("2026-11-23T07:00:00Z", "done")
    assert set(world.effect.paper.values()) == {1}


def test_a_crash_after_the_effect_repeats_nothing(world: World) -> None:
    """The effect says that it happened: that is written down, and no more."""
    world.set()
    world.effect.crash_after = 1
    with pytest.raises(Crash):
        world.step("2026-11-23T07:00:01Z")

    world.step(by_ms=60_000)

    assert world.states()[0] == ("2026-11-23T07:00:00Z", "done")
    assert set(world.effect.paper.values()) == {1}


@pytest.mark.parametrize(
    ("how", "lines", "state"), [("done", 1, "done"), ("again", 2, "caught-up"), ("leave", 1, "skipped")]
)
def test_where_nobody_can_tell_a_person_is_asked(world: World, how: str, lines: int, state: str) -> None:
    """Never silently repeated: only the person's signed word lets it be done once more."""
    world.set()
    world.effect.can_tell = False
    world.effect.crash_after = 1
    with pytest.raises(Crash):
        world.step("2026-11-23T07:00:01Z")
    world.step(by_ms=60_000)
    world.step(by_ms=3_600_000)
    assert sum(world.effect.paper.values()) == 1

    with world.office() as office:
        (ask,) = asked(office, world.now_ms, world.owner)
        assert ask.run.state == "interrupted"
        refused = settle_run(office, "nobody", ask.run.automation, ask.run.cause, "again")
        assert isinstance(refused, Refusal)
        assert settle_run(office, world.owner, ask.run.automation, ask.run.cause, how) is None  # type: ignore[arg-type]
    world.step(by_ms=1000)

    assert sum(world.effect.paper.values()) == lines
    assert world.states()[0][1] == state


def test_what_failed_is_tried_later_and_then_told_to_a_person(world: World) -> None:
    """Further and further apart; after the last try it waits for somebody."""
    world.set()
    world.effect.fails = [EffectFailed("server-gone", "The server does not answer.") for _ in range(6)]
    world.step("2026-11-23T07:00:01Z")
    tries = [len(world.effect.fails)]
    for minutes in (1, 5, 15, 60, 240):
        world.step(by_ms=(minutes - 1) * 60_000 + 59_000)
        tries.append(len(world.effect.fails))
        world.step(by_ms=2_000)

    assert tries == [5, 5, 4, 3, 2, 1]
    with world.office() as office:
        (ask,) = asked(office, world.now_ms)
        assert (ask.run.state, ask.run.code, ask.people) == ("failed", "server-gone", (world.owner,))


def test_what_only_a_person_can_mend_is_not_tried_again(world: World) -> None:
    """A wrong address stays wrong."""
    world.set()
    world.effect.fails = [EffectFailed("bad-address", "There is no such address.", again=False)]

    assert world.step("2026-11-23T07:00:01Z").failed == 1


def test_the_list_says_last_ran_next_due_and_why_not(world: World) -> None:
    """In one look."""
    world.set()
    world.set("off", enabled=False)
    world.step("2026-11-23T07:00:01Z")

    with world.office() as office:
        off, report = automations(office, world.now_ms)

    assert (off.next_ms, off.last, off.why_not) == (None, None, "disabled")
    assert report.when == "daily at 08:00"
    assert report.last is not None
    assert (report.last.state, report.why_not) == ("done", None)
    assert report.next_ms == at("2026-11-24T07:00:00Z")


def test_a_changed_schedule_counts_from_the_change_on(world: World) -> None:
    """What was due before stays due; what comes after follows the new words."""
    world.set(missed="each")
    world.step()
    world.now_ms = at("2026-11-24T12:00:00Z")
    world.set(when="daily 20:00", missed="each")

    world.step("2026-11-24T19:30:00Z")

    assert [cause for cause, _ in world.states()] == [
        "2026-11-23T07:00:00Z",
        "2026-11-24T07:00:00Z",
        "2026-11-24T19:00:00Z",
        "2026-11-25T19:00:00Z",
    ]


def test_an_automation_that_is_over_does_nothing_more(world: World) -> None:
    """Its runs stay to be seen."""
    world.set()
    world.step("2026-11-23T07:00:01Z")
    with world.office() as office:
        end(office, world.owner, "report")

    world.step("2026-11-26T07:00:01Z")

    assert world.states() == [("2026-11-23T07:00:00Z", "done")]


def test_several_actions_go_on_where_they_were(world: World) -> None:
    """A failure of the second does not repeat the first."""
    world.set(actions=(Action(kind="count"), Action(kind="count")))
    original = world.effect.run

    def second_fails(action: Action, occasion: Occasion, office: Office) -> Did:
        if occasion.key.endswith("/1") and occasion.attempt == 1:
            raise EffectFailed("busy", "Later.")
        return original(action, occasion, office)

    world.effect.run = second_fails  # type: ignore[method-assign]
    world.step("2026-11-23T07:00:01Z")
    world.step(by_ms=61_000)

    assert world.effect.paper == {"report/2026-11-23T07:00:00Z/0": 1, "report/2026-11-23T07:00:00Z/1": 1}


def test_a_clock_that_is_put_back_repeats_nothing(world: World) -> None:
    """A run that was done is not due again."""
    world.set()
    world.step("2026-11-23T07:00:01Z")
    with clock.pretending(at("2026-11-23T06:30:00Z")):
        world.step("2026-11-23T06:30:00Z")

    world.step("2026-11-23T07:00:01Z")

    assert sum(world.effect.paper.values()) == 1


PAYING = Definition(
    id="paying",
    name="Paying",
    title="Pay {what}",
    fields=(
        Field(id="what", type="text", label="What", required=True),
        Field(id="due_date", type="date", label="Due on", required=True),
    ),
    steps=(ApprovalStep(id="approve", name="Approve", approvers=(Approver(role="owner", at="head"),)),),
)


def test_a_run_hangs_on_the_date_of_each_request(world: World) -> None:
    """Three working days before each due date; once over, it is due when the request comes; none for finished ones."""
    with world.office() as office:
        assert isinstance(office.change(world.owner, [WorkflowPublished(definition=PAYING)]), Changes)
        ids = []
        for day in ("2026-12-01", "2026-11-24", "2026-12-08"):
            values = {"what": "rent", "due_date": day}
            sent = office.submit(Submit(workflow="paying", unit=office.state.head, by=world.owner, values=values))
            assert not isinstance(sent, Refusal), sent
            ids.append(sent.request.id)
        office.act(ids[2], Withdraw(by=world.owner, reason="paid"))
    world.set("remind", trigger=OnSchedule(when="3 working days before {due_date} 09:00", workflow="paying"))

    world.step()
    assert dict(world.states("remind")) == {
        f"request:{ids[0]}:2026-12-01:0": "due",
        f"request:{ids[1]}:2026-11-24:0": "done",
    }
    world.step("2026-11-26T08:00:10Z")

    assert set(dict(world.states("remind")).values()) == {"done"}
    assert set(world.effect.paper.values()) == {1}


def test_a_few_at_a_time_come_to_the_same(world: World) -> None:
    """Beside a window people's acts come in between: what is left is due at once, and nothing is done twice."""
    world.set(missed="each")
    world.step()

    stepped = [world.step("2026-11-25T12:00:00Z", most=1), *(world.step(most=1) for _ in range(2))]

    assert [one.done for one in stepped] == [1, 1, 1]
    assert stepped[0].next_ms == at("2026-11-24T07:00:00Z")
    assert stepped[2].next_ms == at("2026-11-26T07:00:00Z")
    assert set(world.effect.paper.values()) == {1}
    assert len(world.effect.paper) == 3


def test_one_that_is_switched_off_runs_when_somebody_asks(world: World) -> None:
    """Its own times pass by meanwhile."""
    world.set(enabled=False)
    with world.office() as office:
        row = run_now(office, office.state.automations["report"], DueRuns(office, world.effects))

    assert isinstance(row, RunRow)
    assert (row.state, sum(world.effect.paper.values())) == ("done", 1)


def test_what_would_happen_is_told_and_not_done(world: World) -> None:
    """Looked at before, with the values that there are."""
    with world.office() as office:
        noted = automation(office, actions=(Action(kind="record", settings={"text": "Noted at {today}"}),))
        (told,) = would(office, noted)

    assert (told.code, told.problems) == ("record", ())
    assert world.states("report") == []
