"""Acts on their way out: undone within their seconds or handed on exactly once, whatever happens in between."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, given, settings
from PySide6.QtCore import QCoreApplication

from desktop.leaving import Leaving, Signed, Stage, Wish


@dataclass
class _Act:
    id: str = "ab" * 32
    position: int = 41
    at: tuple[int, int] = (1_000, 0)


@dataclass
class _Acted:
    acts: tuple[_Act, ...] = (_Act(),)


@dataclass
class _Refusal:
    code: str = "not-your-turn"
    facts: dict[str, str] = field(default_factory=dict)


class _Writer:
    """Takes deeds in their order and answers when told to."""

    def __init__(self) -> None:
        self.taken: list[str] = []
        self.waiting: list[tuple[Callable[[Any], None], Callable[[Any], None]]] = []

    def act(self, deed: Callable[[Any], Any], then: Any = None, failed: Any = None) -> None:
        """Note it."""
        self.taken.append(deed(None))
        self.waiting.append((then, failed))

    def answer(self, answer: object) -> None:
        """Say what became of the oldest."""
        then, failed = self.waiting.pop(0)
        (failed if isinstance(answer, Exception) else then)(answer)


class _Clock:
    def __init__(self) -> None:
        self.s = 0.0

    def __call__(self) -> float:
        return self.s


def wish(name: str, **more: Any) -> Wish:
    """A wish whose deed says its name."""
    return Wish(request=name, step="s", title=name, what="approve", deed=lambda _office: name, **more)


@dataclass
class _Desk:
    leaving: Leaving
    writer: _Writer
    clock: _Clock
    heard: list[tuple[str, Any]]

    def pass_s(self, seconds: float) -> None:
        """Let time pass."""
        self.clock.s += seconds
        self.leaving.tick()


def make_desk() -> _Desk:
    """All of it, with a clock that stands still."""
    assert QCoreApplication.instance() is not None
    writer, clock = _Writer(), _Clock()
    heard: list[tuple[str, Any]] = []
    leaving = Leaving(writer, now_s=clock)
    leaving.signed.connect(lambda said: heard.append(("signed", said)))
    leaving.refused.connect(lambda wished, no: heard.append(("refused", (wished.request, no.code))))
    leaving.failed.connect(lambda wished, no: heard.append(("failed", (wished.request, str(no)))))
    leaving.undone.connect(lambda batch: heard.append(("undone", [one.request for one in batch.wishes])))
    leaving.batch_ended.connect(lambda _batch, good, bad: heard.append(("ended", (good, bad))))
    return _Desk(leaving, writer, clock, heard)


@pytest.fixture
def desk(qapp: QCoreApplication) -> _Desk:
    """One for a test."""
    return make_desk()


def test_an_act_leaves_when_it_has_counted_to_its_end(desk: _Desk) -> None:
    """Not a moment before, and once."""
    desk.leaving.begin([wish("a")], 5)
    desk.pass_s(4.9)
    assert desk.writer.taken == []

    desk.pass_s(0.1)
    desk.pass_s(10)

    assert desk.writer.taken == ["a"]


def test_an_act_counts_as_signed_only_when_the_core_says_so(desk: _Desk) -> None:
    """Leaving is not signed."""
    desk.leaving.begin([wish("a")], 5)
    desk.pass_s(5)
    assert desk.leaving.stage("a", "s") is Stage.LEAVING
    assert desk.heard == []

    desk.writer.answer(_Acted())

    (kind, said), ended = desk.heard
    assert kind == "signed"
    assert isinstance(said, Signed)
    assert (said.position, said.at_ms, said.wish.request) == (41, 1_000, "a")
    assert ended == ("ended", (1, 0))
    assert desk.leaving.is_idle


def test_undone_acts_never_leave(desk: _Desk) -> None:
    """Undo takes back what was begun last; the others go on."""
    desk.leaving.begin([wish("a")], 5)
    desk.leaving.begin([wish("b"), wish("c")], 5)

    assert desk.leaving.undo_latest()
    desk.pass_s(5)

    assert desk.writer.taken == ["a"]
    assert desk.heard == [("undone", ["b", "c"])]


def test_undo_comes_too_late_once_it_left(desk: _Desk) -> None:
    """What was handed to the writer is not pretended to be taken back."""
    batch = desk.leaving.begin([wish("a")], 5)
    assert batch is not None
    desk.pass_s(5)

    assert not desk.leaving.undo(batch.id)
    assert not desk.leaving.undo_latest()


def test_the_same_step_does_not_leave_twice(desk: _Desk) -> None:
    """While an act about it counts or leaves, another one is passed over."""
    desk.leaving.begin([wish("a"), wish("a")], 5)
    assert desk.leaving.begin([wish("a")], 5) is None
    desk.pass_s(5)
    assert desk.leaving.begin([wish("a")], 0) is None

    assert desk.writer.taken == ["a"]


def test_after_a_refusal_it_can_be_tried_again(desk: _Desk) -> None:
    """The refusal is told, and the step is free."""
    desk.leaving.begin([wish("a")], 0)
    desk.writer.answer(_Refusal())

    assert desk.heard == [("refused", ("a", "not-your-turn")), ("ended", (0, 1))]
    assert desk.leaving.begin([wish("a")], 0) is not None


def test_trouble_is_told_and_nothing_counts_as_signed(desk: _Desk) -> None:
    """The office closed, the disk is full: the wish comes back with what happened."""
    desk.leaving.begin([wish("a"), wish("b")], 0)
    desk.writer.answer(RuntimeError("no office is open"))
    desk.writer.answer(_Acted())

    assert [kind for kind, _ in desk.heard] == ["failed", "signed", "ended"]
    assert desk.heard[-1] == ("ended", (1, 1))


def test_leaving_the_page_sends_what_counts_at_once(desk: _Desk) -> None:
    """Nothing that was decided is lost, and the clock that still runs sends nothing again."""
    desk.leaving.begin([wish("a")], 5)
    desk.leaving.begin([wish("b")], 5)

    desk.leaving.send_all()
    desk.pass_s(10)
    desk.leaving.send_all()

    assert desk.writer.taken == ["a", "b"]


def test_without_seconds_it_leaves_at_once(desk: _Desk) -> None:
    """Whoever wants no countdown has none."""
    desk.leaving.begin([wish("a")], 0)

    assert desk.writer.taken == ["a"]
    assert desk.leaving.counting == ()


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_any_course_of_events_loses_nothing_and_doubles_nothing(qapp: QCoreApplication, data: st.DataObject) -> None:
    """Every wish that was begun is undone, still counts, or was handed to the writer exactly once."""
    desk = make_desk()
    begun: list[str] = []
    undone: list[str] = []
    desk.leaving.undone.connect(lambda batch: undone.extend(one.request for one in batch.wishes))
    names = iter(range(1_000))
    for _ in range(data.draw(st.integers(1, 25))):
        match data.draw(st.sampled_from(["begin", "undo", "pass", "all", "yes", "no", "trouble"])):
            case "begin":
                fresh = [f"r{next(names)}" for _ in range(data.draw(st.integers(1, 4)))]
                desk.leaving.begin([wish(one) for one in fresh], data.draw(st.sampled_from([0, 1, 5, 15])))
                begun += fresh
            case "undo":
                desk.leaving.undo_latest()
            case "pass":
                desk.pass_s(data.draw(st.sampled_from([0.1, 1.0, 5.0, 20.0])))
            case "all":
                desk.leaving.send_all()
            case answer if desk.writer.waiting:
                desk.writer.answer({"yes": _Acted(), "no": _Refusal(), "trouble": OSError("x")}[answer])
    counting = [one.request for batch in desk.leaving.counting for one in batch.wishes]

    assert sorted(desk.writer.taken + undone + counting) == sorted(begun)
    desk.leaving.send_all()
    assert sorted(desk.writer.taken + undone) == sorted(begun)
