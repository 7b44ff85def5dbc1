"""Two laptops and one automation: who runs it, who stops, and what nobody can know."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.automations.world import Counted, at, automation
from tests.support.two_laptops import OWNER, connect, found_office, second_laptop
from workflows import clock
from workflows.automations.asking import asked, automations
from workflows.automations.changing import move, set_automations
from workflows.automations.due_runs import DueRuns
from workflows.automations.effects.registry import Effects
from workflows.changes import Changes
from workflows.domain.automations import Happening, OnEvent
from workflows.domain.commands import Decide, Refusal, Submit
from workflows.domain.events import PersonSet
from workflows.domain.people import Person
from workflows.errors import InvalidInput
from workflows.office.founding import HEAD
from workflows.office.office import Office


class Two:
    """The first laptop writes about the office; the second runs automations."""

    def __init__(self, folder: Path) -> None:
        self.effect = Counted()
        self.effects = Effects({"count": self.effect})
        self.now_ms = at("2026-11-23T06:00:00Z")
        with clock.pretending(self.now_ms):
            first = found_office(folder / "first")
            second = second_laptop(first, folder / "second", person=OWNER)
            self.sharings = (connect(first, folder / "between"), connect(second, folder / "between"))
            self.offices: tuple[Office, Office] = (first, second)
            one = automation(first, device=first.keys.device, missed="each")
            assert isinstance(set_automations(first, OWNER, [one], self.effects), Changes)

    @contextmanager
    def on(self, text: str) -> Iterator[None]:
        """Let it be this time."""
        self.now_ms = at(text)
        with clock.pretending(self.now_ms):
            yield

    def exchange(self, *places: int) -> None:
        """Let these laptops exchange, in this order."""
        for place in places:
            self.sharings[place].exchange(at_once=True)

    def step(self, place: int) -> int:
        """Let a laptop do what is due; how much it did."""
        return DueRuns(self.offices[place], self.effects).step().done

    def move(self, *, old_is_gone: bool = False, to: int = 1) -> None:
        """The owner lets the other laptop run it."""
        device = self.offices[to].keys.device
        moved = move(self.offices[0], OWNER, "report", device, old_is_gone=old_is_gone)
        assert isinstance(moved, Changes), moved

    def why_not(self, place: int) -> str | None:
        """What keeps a laptop from running it."""
        (found,) = automations(self.offices[place], clock.now_ms())
        return found.why_not

    def states(self, place: int) -> list[tuple[str, str]]:
        """Planned days and states, as a laptop has them."""
        return [(row.cause[8:10], row.state) for row in self.offices[place].store.runs.of("report")]

    def close(self) -> None:
        """Both shut down."""
        for office in self.offices:
            office.close()


@pytest.fixture
def two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Two]:
    """Two laptops of one office; the first runs a daily report."""
    monkeypatch.setenv("COUNTERSIGN_KEY_STORE", "file")
    made = Two(tmp_path)
    yield made
    made.close()


def test_only_the_designated_laptop_runs_it(two: Two) -> None:
    """The other one says why not, and sees what was done."""
    with two.on("2026-11-23T07:00:10Z"):
        two.exchange(0, 1)
        assert (two.step(1), two.step(0)) == (0, 1)
        assert two.why_not(1) == "not-this-device"
        two.exchange(0, 1)
        assert two.states(1) == [("23", "done")]


def test_the_new_laptop_waits_until_the_old_one_said_that_it_stopped(two: Two) -> None:
    """Whatever the clocks say; then it goes on where the old one was."""
    with two.on("2026-11-23T07:00:10Z"):
        two.step(0)
        two.move()
        two.exchange(0, 1)
        assert two.step(1) == 0
        assert two.why_not(1) == "waits-for-stop"
    with two.on("2026-11-24T07:00:10Z"):
        assert two.step(1) == 0
        assert two.step(0) == 0
        two.exchange(0, 1)
        assert two.step(1) == 1
    assert set(two.effect.paper.values()) == {1}
    assert two.states(1) == [("23", "done"), ("24", "done"), ("25", "due")]


def test_the_next_time_is_known_as_soon_as_it_is_taken_over(two: Two) -> None:
    """The old one accounts for the days up to its next time; that time itself is the new one's, and is shown."""
    with two.on("2026-11-23T07:00:10Z"):
        two.step(0)
        two.move()
        two.step(0)
        two.exchange(0, 1)
        assert two.step(1) == 0
        assert two.why_not(1) is None
        assert two.states(1)[-1] == ("24", "due")


def test_what_the_old_laptop_had_not_begun_is_done_by_the_new_one(two: Two) -> None:
    """Off for two days before it heard: none is lost, none is done twice."""
    with two.on("2026-11-23T07:00:10Z"):
        two.step(0)
        two.exchange(0, 1)
        two.move()
        two.exchange(0, 1)
    with two.on("2026-11-25T09:00:00Z"):
        two.step(0)
        two.exchange(0, 1)
        assert two.step(1) == 2
    assert sorted(two.effect.paper.values()) == [1, 1, 1]


def test_without_a_word_it_waits_a_day_and_asks_about_what_nobody_knows(two: Two) -> None:
    """What the old one may have done is missed, not repeated; from the named instant on the new one runs it."""
    with two.on("2026-11-23T07:00:10Z"):
        two.step(0)
        two.exchange(0, 1)
        two.move(old_is_gone=True)
        two.exchange(0, 1)
    with two.on("2026-11-24T07:00:10Z"):
        two.exchange(1)
        assert two.step(1) == 0
    with two.on("2026-11-25T07:00:10Z"):
        two.exchange(1)
        assert two.step(1) == 1
        assert two.states(1) == [("23", "done"), ("24", "missed"), ("25", "done"), ("26", "due")]
        (ask,) = asked(two.offices[1], two.now_ms)
        assert (ask.run.state, ask.run.code) == ("missed", "perhaps-elsewhere")


def test_a_laptop_that_hears_of_nobody_for_a_day_runs_nothing(two: Two) -> None:
    """Another one may have taken over: it waits until it has exchanged."""
    with two.on("2026-11-23T07:00:10Z"):
        two.step(0)
        two.move()
        two.exchange(0, 1)
        two.step(0)
        two.exchange(0, 1)
        two.step(1)
    with two.on("2026-11-25T08:00:00Z"):
        assert two.why_not(1) == "not-exchanged"
        assert two.step(1) == 0
        two.exchange(1)
        assert two.step(1) == 2


def test_an_automation_that_comes_back_before_it_was_taken_is_not_lost(two: Two) -> None:
    """The second laptop never began; the first goes on where it was itself."""
    with two.on("2026-11-23T07:00:10Z"):
        two.step(0)
        two.move()
        two.step(0)
        two.move(to=0)
        two.exchange(0, 1)
        two.step(1)
        two.exchange(1, 0)
    with two.on("2026-11-24T07:00:10Z"):
        assert two.step(0) == 1
    assert two.states(0) == [("23", "done"), ("24", "done"), ("25", "due")]


def test_an_unknown_laptop_is_refused(two: Two) -> None:
    """By name, before anything is signed."""
    with two.on("2026-11-23T07:00:10Z"), pytest.raises(InvalidInput) as refused:
        move(two.offices[0], OWNER, "report", "nobody's")

    assert refused.value.code == "unknown-device"


@pytest.mark.parametrize("runner", [0, 1])
def test_what_happens_in_a_shared_office_sets_each_automation_off_once(two: Two, runner: int) -> None:
    """Whichever laptop wrote it and whichever runs it; also after the other one took over."""
    first, second = two.offices
    with two.on("2026-11-23T08:00:00Z"):
        device = two.offices[runner].keys.device
        happenings: tuple[tuple[str, Happening], ...] = (("new", "person-added"), ("end", "ended"), ("yes", "decided"))
        events = [automation(first, name, device=device, trigger=OnEvent(what=what)) for name, what in happenings]
        assert isinstance(set_automations(first, OWNER, events, two.effects), Changes)
        two.exchange(0, 1)
    with two.on("2026-11-23T09:00:00Z"):
        assert isinstance(first.change(OWNER, [PersonSet(person=Person(id="dora", name="Dora", unit=HEAD))]), Changes)
        there, here = position(first, "cook"), position(second, "nurse")
        two.exchange(0, 1, 0)
        decided = [first.act(there, Decide(verdict="reject", by=OWNER, reason="No"))]
        decided.append(second.act(here, Decide(verdict="reject", by=OWNER, reason="No")))
        assert not any(isinstance(one, Refusal) for one in decided)
        two.exchange(0, 1, 0, 1)
        for _ in range(2):
            two.step(0)
            two.step(1)
            two.exchange(0, 1, 0, 1)
    causes = ["person:dora/0", f"ended:{there}/0", f"ended:{here}/0", f"decided:{there}:1/0", f"decided:{here}:1/0"]
    assert sorted(key.partition("/")[2] for key in two.effect.paper if not key.startswith("report/")) == sorted(causes)

    with two.on("2026-11-23T10:00:00Z"):
        other = two.offices[1 - runner].keys.device
        for one in events:
            assert isinstance(move(first, OWNER, one.id, other), Changes)
        for _ in range(2):
            two.exchange(0, 1, 0, 1)
            two.step(0)
            two.step(1)

    assert set(two.effect.paper.values()) == {1}
    assert len([key for key in two.effect.paper if not key.startswith("report/")]) == len(causes)


def position(office: Office, what: str) -> str:
    """A request that came in by itself."""
    sent = office.submit(
        Submit(workflow="onboarding", unit=HEAD, by=None, values={"position": what, "born": "2000-01-01"})
    )
    assert not isinstance(sent, Refusal), sent
    return sent.request.id
