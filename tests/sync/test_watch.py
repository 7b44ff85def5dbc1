"""When the shared folder is looked into: by the clock, by hints of the system, less often after trouble."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.sync.watch import CLOUD, PLAIN, Due, Pace, Watcher

LONG_S = 30.0
"""No test waits this long; a busy machine may take some of it."""


class SetClock:
    """Time that stands still until a test moves it."""

    def __init__(self) -> None:
        self._now_s = 0.0
        self._waits = 0
        self._seen = threading.Condition()
        self._conditions: set[threading.Condition] = set()

    def now_s(self) -> float:
        """What the test set."""
        return self._now_s

    def wait(self, condition: threading.Condition, seconds: float) -> None:
        """Wait for a notice; the passing of time is one, too."""
        with self._seen:
            self._waits += 1
            self._conditions.add(condition)
            self._seen.notify_all()
        condition.wait(LONG_S)

    def settled(self, watcher: Watcher) -> None:
        """Until the watcher saw the present time and waits again."""
        with self._seen:
            before = self._waits
        watcher.set_foreground(foreground=watcher._due.foreground)
        with self._seen:
            assert self._seen.wait_for(lambda: self._waits > before, LONG_S)

    def pass_s(self, seconds: float, watcher: Watcher) -> None:
        """Move the time and let the watcher see it."""
        self.settled(watcher)
        self._now_s += seconds
        self.settled(watcher)


class Hints:
    """Counts."""

    def __init__(self) -> None:
        self.count = 0
        self.threads: set[str] = set()
        self._changed = threading.Condition()

    def __call__(self) -> None:
        with self._changed:
            self.count += 1
            self.threads.add(threading.current_thread().name)
            self._changed.notify_all()

    def reached(self, count: int) -> bool:
        """Whether so many came, sooner or later."""
        with self._changed:
            return self._changed.wait_for(lambda: self.count >= count, LONG_S)


@pytest.fixture
def hints() -> Hints:
    """Where hints arrive."""
    return Hints()


@pytest.fixture(autouse=True)
def _no_thread_is_left() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    assert {thread.name for thread in set(threading.enumerate()) - before if thread.name.startswith("watch-")} == set()


class TestDue:
    def test_the_first_look_is_due_at_once(self) -> None:
        """Whatever happened while the program was closed."""
        assert Due(PLAIN, 100.0).next_s() <= 100.0

    @pytest.mark.parametrize(
        ("pace", "foreground", "interval_s"),
        [(PLAIN, True, 10.0), (PLAIN, False, 60.0), (CLOUD, True, 30.0), (CLOUD, False, 60.0)],
    )
    def test_the_next_one_comes_by_the_clock(self, pace: Pace, foreground: bool, interval_s: float) -> None:
        """Sooner while a person is there."""
        due = Due(pace, 0.0)
        due.foreground = foreground
        due.looked(100.0)

        assert due.next_s() == 100.0 + interval_s

    def test_an_event_counts_after_two_quiet_seconds(self) -> None:
        """Sync clients write a file in many steps."""
        due = Due(PLAIN, 0.0)
        due.looked(100.0)
        due.event(101.0)
        due.event(102.5)

        assert due.next_s() == 104.5

    def test_a_storm_of_events_waits_no_longer_than_ten_seconds(self) -> None:
        """Also where the clock alone would come later."""
        due = Due(CLOUD, 0.0)
        due.looked(100.0)
        for tenth in range(200):
            due.event(101.0 + tenth / 10)

        assert due.next_s() == 111.0

    def test_trouble_makes_the_next_looks_come_later_up_to_ten_minutes(self) -> None:
        """And the first success undoes it."""
        due = Due(CLOUD, 0.0)
        seen = []
        for _ in range(7):
            due.went(well=False)
            seen.append(due.interval_s)
        due.went(well=True)

        assert seen == [60.0, 120.0, 240.0, 480.0, 600.0, 600.0, 600.0]
        assert due.interval_s == 30.0

    def test_waking_goes_before_everything(self) -> None:
        """Also after long trouble."""
        due = Due(CLOUD, 0.0)
        for _ in range(9):
            due.went(well=False)
        due.looked(100.0)
        due.wake()

        assert due.next_s() <= 100.0

    @given(
        acts=st.lists(
            st.tuples(st.floats(0, 30), st.sampled_from(["event", "looked", "good", "bad", "front", "back"])),
            max_size=40,
        )
    )
    def test_a_look_is_never_further_away_than_the_interval(self, acts: list[tuple[float, str]]) -> None:
        """Whatever happens, polling goes on; and an event makes it sooner, never later."""
        due = Due(PLAIN, 0.0)
        due.looked(0.0)
        now_s = looked_s = 0.0
        for passed_s, act in acts:
            now_s += passed_s
            before_s = due.next_s()
            if act == "event":
                due.event(now_s)
                assert due.next_s() <= max(before_s, now_s + 2.0)
            elif act == "looked":
                due.looked(now_s)
                looked_s = now_s
            elif act in {"good", "bad"}:
                due.went(well=act == "good")
            else:
                due.foreground = act == "front"

            assert looked_s <= due.next_s() <= looked_s + due.interval_s <= looked_s + 600.0


class TestWatcher:
    def test_it_hints_by_the_clock_on_its_own_thread(self, hints: Hints) -> None:
        """Not before the time, and again after it."""
        time = SetClock()
        watcher = Watcher(None, hints, pace=CLOUD, waiting=time)
        watcher.start()
        assert hints.reached(1)

        time.pass_s(29.9, watcher)
        early = hints.count
        time.pass_s(0.2, watcher)
        assert hints.reached(2)
        watcher.stop()

        assert early == 1
        assert hints.threads == {"watch-folder"}

    def test_waking_hints_at_once(self, hints: Hints) -> None:
        """The laptop's lid was opened."""
        watcher = Watcher(None, hints, pace=CLOUD, waiting=SetClock())
        watcher.start()
        assert hints.reached(1)

        watcher.wake()

        assert hints.reached(2)
        assert watcher.stop() is True

    def test_coming_to_the_foreground_shortens_the_wait(self, hints: Hints) -> None:
        """What is due by the shorter measure is due now."""
        time = SetClock()
        watcher = Watcher(None, hints, pace=CLOUD, waiting=time)
        watcher.set_foreground(foreground=False)
        watcher.start()
        assert hints.reached(1)
        time.pass_s(45.0, watcher)
        before = hints.count

        watcher.set_foreground(foreground=True)

        assert hints.reached(2)
        assert before == 1
        watcher.stop()

    def test_trouble_is_waited_out(self, hints: Hints) -> None:
        """Half a minute becomes a minute."""
        time = SetClock()
        watcher = Watcher(None, hints, pace=CLOUD, waiting=time)
        watcher.start()
        assert hints.reached(1)

        watcher.went(well=False)
        time.pass_s(31.0, watcher)
        after_half_a_minute = hints.count
        time.pass_s(30.0, watcher)
        assert hints.reached(2)
        watcher.stop()

        assert after_half_a_minute == 1

    def test_a_file_that_appears_is_noticed_before_the_clock_would(self, hints: Hints, tmp_path: Path) -> None:
        """The system's own events, with the real time: the clock alone would take an hour."""
        pace = Pace(foreground_s=3600.0, background_s=3600.0, quiet_s=0.05, longest_s=0.2)
        watcher = Watcher(tmp_path, hints, pace=pace)
        watcher.start()
        assert hints.reached(1)
        give_up = threading.Event()
        number = 0
        while hints.count < 2 and number < 300:
            (tmp_path / f"{number}.seg").write_bytes(b"x")
            number += 1
            give_up.wait(0.1)

        assert hints.count >= 2
        assert watcher.native is True
        assert watcher.stop() is True

    def test_a_folder_that_is_not_there_is_looked_into_by_the_clock(self, hints: Hints, tmp_path: Path) -> None:
        """As on a network drive: no events, which can be seen, and no trouble."""
        time = SetClock()
        watcher = Watcher(tmp_path / "unplugged", hints, waiting=time)
        watcher.start()
        assert hints.reached(1)
        time.pass_s(10.1, watcher)

        assert hints.reached(2)
        assert watcher.native is False
        assert watcher.stop() is True

    def test_events_begin_when_the_folder_comes(self, hints: Hints, tmp_path: Path) -> None:
        """The drive is plugged in later."""
        watcher = Watcher(tmp_path / "later", hints, pace=Pace(foreground_s=0.05, background_s=0.05))
        watcher.start()
        assert hints.reached(2)
        before = watcher.native

        (tmp_path / "later").mkdir()
        waiting = threading.Event()
        for _ in range(300):
            if watcher.native:
                break
            waiting.wait(0.1)

        assert (before, watcher.native) == (False, True)
        assert watcher.stop() is True

    def test_stopping_twice_and_before_starting_is_no_error(self, hints: Hints) -> None:
        """Windows close in any order."""
        watcher = Watcher(None, hints)

        stopped = [watcher.stop()]
        watcher.start()
        stopped.append(watcher.stop())

        assert stopped == [True, True]
        assert hints.count == 0

    def test_stopping_does_not_wait_for_a_hint_that_hangs(self) -> None:
        """It says so instead; the thread goes when the hint does."""
        entered, release = threading.Event(), threading.Event()

        def hang() -> None:
            entered.set()
            release.wait(LONG_S)

        watcher = Watcher(None, hang)
        watcher.start()
        assert entered.wait(LONG_S)

        stopped = watcher.stop()
        release.set()

        assert stopped is False
        watcher._threads[0].join(LONG_S)
