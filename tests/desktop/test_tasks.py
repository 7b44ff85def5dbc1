"""Lanes: work off the main thread, answers on it, nothing lost and nothing late."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Slot
from pytestqt.qtbot import QtBot

from desktop.tasks import Job, Lane


class Receiver(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.answers: list[object] = []
        self.errors: list[BaseException] = []
        self.threads: list[threading.Thread] = []

    @Slot(object)
    def took(self, answer: object) -> None:
        self.answers.append(answer)
        self.threads.append(threading.current_thread())

    @Slot(object)
    def failed(self, error: BaseException) -> None:
        self.errors.append(error)


@pytest.fixture
def lane(qtbot: QtBot) -> Iterator[Lane]:
    """A lane that is closed after the test."""
    made = Lane("test")
    yield made
    made.close()


def test_an_answer_comes_on_the_main_thread_and_the_work_is_done_elsewhere(qtbot: QtBot, lane: Lane) -> None:
    """A slot may touch widgets; the work may block."""
    receiver = Receiver()

    lane.put(threading.current_thread, receiver.took, receiver.failed)
    qtbot.waitUntil(lambda: bool(receiver.answers))

    assert receiver.threads == [threading.main_thread()]
    assert receiver.answers[0] is not threading.main_thread()


def test_jobs_run_in_the_order_in_which_they_were_put_in(qtbot: QtBot, lane: Lane) -> None:
    """Acts keep their order."""
    receiver = Receiver()

    for number in range(200):
        lane.put(lambda number=number: number, receiver.took)  # type: ignore[misc]
    qtbot.waitUntil(lambda: len(receiver.answers) == 200)

    assert receiver.answers == list(range(200))


def test_an_error_comes_to_its_receiver(qtbot: QtBot, lane: Lane) -> None:
    """An exception on a thread is not printed and forgotten."""
    receiver = Receiver()

    lane.put(lambda: 1 // 0, receiver.took, receiver.failed)
    qtbot.waitUntil(lambda: bool(receiver.errors))

    assert isinstance(receiver.errors[0], ZeroDivisionError)
    assert not receiver.answers


def test_an_error_that_nobody_takes_is_told(qtbot: QtBot, lane: Lane) -> None:
    """A bug on a lane reaches the dialog for failures."""
    receiver = Receiver()
    lane.crashed.connect(receiver.failed)

    lane.put(lambda: 1 // 0, receiver.took)
    qtbot.waitUntil(lambda: bool(receiver.errors))

    assert isinstance(receiver.errors[0], ZeroDivisionError)


def test_an_answer_for_a_receiver_that_is_gone_is_dropped(qtbot: QtBot, lane: Lane) -> None:
    """A page may be closed while its question is on its way."""
    hold, kept = threading.Event(), Receiver()
    gone = Receiver()

    lane.put(hold.wait, gone.took)
    gone.deleteLater()
    del gone
    hold.set()
    lane.put(lambda: "after", kept.took)
    qtbot.waitUntil(lambda: bool(kept.answers))

    assert kept.answers == ["after"]


def test_a_cancelled_job_is_not_begun_and_its_answer_not_delivered(qtbot: QtBot, lane: Lane) -> None:
    """What is wanted no more costs nothing more."""
    hold, receiver, began = threading.Event(), Receiver(), threading.Event()

    lane.put(hold.wait)
    job = lane.put(began.set, receiver.took)
    job.cancel()
    hold.set()
    lane.put(lambda: "after", receiver.took)
    qtbot.waitUntil(lambda: bool(receiver.answers))

    assert receiver.answers == ["after"]
    assert not began.is_set()


def test_closing_does_what_is_queued_first(qtbot: QtBot) -> None:
    """A lane that ends loses no act."""
    made, done = Lane("test"), []

    for number in range(50):
        made.put(lambda number=number: done.append(number))  # type: ignore[misc]
    made.close(lambda: done.append(-1))

    assert done == [*range(50), -1]
    assert not made.isRunning()


def test_a_closed_lane_can_be_used_again(qtbot: QtBot, lane: Lane) -> None:
    """Leaving one office and opening another uses the same lanes."""
    receiver = Receiver()
    lane.put(lambda: 1, receiver.took)
    lane.close()

    lane.put(lambda: 2, receiver.took)
    qtbot.waitUntil(lambda: len(receiver.answers) == 2)

    assert receiver.answers == [1, 2]


def test_an_ended_lane_begins_nothing_more(qtbot: QtBot, lane: Lane) -> None:
    """An answer that was on its way leads to a question: a thread begun for it would outlive its lane."""
    asked: list[Job] = []

    class AsksOn(Receiver):
        def took(self, answer: object) -> None:
            super().took(answer)
            asked.append(lane.put(lambda: "more", self.took))

    receiver = AsksOn()
    lane.put(lambda: "first", receiver.took)
    lane.end()
    qtbot.waitUntil(lambda: bool(asked))

    assert receiver.answers == ["first"]
    assert asked[0].cancelled
    assert not lane.isRunning()
    assert not lane.is_busy


def test_a_lane_says_when_it_is_busy(qtbot: QtBot, lane: Lane) -> None:
    """Quitting waits for the end of what was begun."""
    told: list[bool] = []
    lane.became_busy.connect(told.append)
    hold = threading.Event()

    lane.put(hold.wait)
    assert lane.is_busy
    hold.set()
    qtbot.waitUntil(lambda: not lane.is_busy)

    assert told == [True, False]
