"""The runner wakes when something is due, when it is hinted at, and when the clock went on without it."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from workflows import clock
from workflows.automations.runner import ClockWatch, Runner


@contextmanager
def running(runner: Runner) -> Iterator[threading.Thread]:
    """On a thread of its own, ended at the end."""
    thread = threading.Thread(target=runner.run)
    thread.start()
    try:
        yield thread
    finally:
        runner.stop()
        thread.join(10)
        assert not thread.is_alive()


def test_a_jump_of_the_clock_is_noticed() -> None:
    """Sleep and a clock that was set, in either direction; not the passing of time."""
    watch = ClockWatch(1_000_000, 10.0)

    assert not watch.jumped(1_005_000, 15.0)
    assert watch.jumped(4_605_000, 15.2)
    assert not watch.jumped(4_610_000, 20.2)
    assert watch.jumped(1_010_000, 25.0)


def test_it_looks_again_when_something_is_due() -> None:
    """At that time, not at the next heartbeat."""
    looked: list[int] = []
    twice = threading.Event()

    def look() -> int | None:
        looked.append(clock.now_ms())
        if len(looked) == 2:
            twice.set()
        return looked[0] + 300

    with running(Runner(look, heartbeat_s=30.0)):
        assert twice.wait(10)

    assert looked[1] - looked[0] >= 295


def test_a_woken_laptop_looks_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The wall clock went on for an hour while the other stood still: it looks within a heartbeat."""
    looked, away = threading.Semaphore(0), [0]
    real = clock.now_ms
    monkeypatch.setattr(clock, "now_ms", lambda: real() + away[0])

    def look() -> int | None:
        looked.release()
        return clock.now_ms() + 3_500_000

    with running(Runner(look, heartbeat_s=0.05)):
        assert looked.acquire(timeout=10)
        away[0] = 3_600_000
        assert looked.acquire(timeout=10)


def test_a_hint_makes_it_look() -> None:
    """Something changed in the folder, or another program wrote."""
    looked = threading.Semaphore(0)

    def look() -> int | None:
        looked.release()
        return None

    runner = Runner(look, heartbeat_s=30.0)
    with running(runner):
        assert looked.acquire(timeout=10)
        runner.hint()
        assert looked.acquire(timeout=10)
