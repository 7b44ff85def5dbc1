"""Wakes whoever does what is due: at the time of the next run, and after every jump of the clock. The only scheduler.

It knows no run. Which are due stands in the table of runs; the scheduler holds one job, and its job is to say “look”.
Waits count the monotonic clock, which stands still while a laptop sleeps, so it also looks every few seconds whether
the wall clock went on without it.
"""

import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from apscheduler.schedulers.background import BackgroundScheduler

from workflows import clock

HEARTBEAT_S = 5.0
"""How often it looks at the clocks; a laptop that wakes up is noticed within that."""

LOOK_S = 60.0
"""So long at most it waits before it looks into the office again: other programs write there too."""

JUMP_S = 3.0
"""The wall clock may run so much faster or slower than the monotonic one between two heartbeats."""


class ClockWatch:
    """Notices that the wall clock went another way than the monotonic one: sleep, or a clock that was set."""

    def __init__(self, wall_ms: int, monotonic_s: float) -> None:
        self._wall_ms = wall_ms
        self._monotonic_s = monotonic_s

    def jumped(self, wall_ms: int, monotonic_s: float) -> bool:
        """Whether it did since it was asked last."""
        apart_s = (wall_ms - self._wall_ms) / 1000 - (monotonic_s - self._monotonic_s)
        self._wall_ms, self._monotonic_s = wall_ms, monotonic_s
        return abs(apart_s) > JUMP_S


class Runner:
    """Runs on one thread until it is stopped; the scheduler's own thread only sets an event."""

    def __init__(self, look: Callable[[], int | None], *, heartbeat_s: float = HEARTBEAT_S) -> None:
        """``look`` does what is due, and answers when something is due next (milliseconds, UTC), or None."""
        self._look = look
        self._heartbeat_s = heartbeat_s
        self._wake = threading.Event()
        self._hinted = threading.Event()
        self._stopped = threading.Event()

    def hint(self) -> None:
        """Look at once: something changed. From any thread."""
        self._hinted.set()
        self._wake.set()

    def stop(self) -> None:
        """End after what is being done now. From any thread."""
        self._stopped.set()
        self._wake.set()

    def run(self) -> int:
        """Look, wait, look again, until it is stopped; answers how often it looked. What ``look`` raises ends it."""
        scheduler = BackgroundScheduler(timezone=UTC)
        scheduler.start()
        watch = ClockWatch(clock.now_ms(), clock.monotonic_s())
        looked, next_ms, looked_s = 0, None, float("-inf")
        try:
            while not self._stopped.is_set():
                now_ms, now_s = clock.now_ms(), clock.monotonic_s()
                jumped, hinted = watch.jumped(now_ms, now_s), self._hinted.is_set()
                is_due = next_ms is not None and now_ms >= next_ms
                if jumped or hinted or is_due or now_s - looked_s >= LOOK_S:
                    self._hinted.clear()
                    next_ms = self._look()
                    looked, looked_s = looked + 1, clock.monotonic_s()
                self._sleep(scheduler, next_ms)
        finally:
            scheduler.shutdown()
        return looked

    def _sleep(self, scheduler: BackgroundScheduler, next_ms: int | None) -> None:
        wait_s = self._heartbeat_s
        if next_ms is not None:
            wait_s = min(wait_s, max((next_ms - clock.now_ms()) / 1000, 0.0))
        # The scheduler's own clock, not ours: ours may be fixed by a test.
        at = datetime.now(UTC) + timedelta(seconds=wait_s)  # noqa: TID251 -- as said
        scheduler.add_job(
            self._wake.set, "date", run_date=at, id="look", replace_existing=True, misfire_grace_time=None
        )
        self._wake.wait()
        self._wake.clear()
