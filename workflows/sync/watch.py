"""When to look into the shared folder: by the clock, and sooner when the system hints that something changed there.

Polling is the truth. Native events are hints: network drives send none, and sync clients send them in storms.
"""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Final, Protocol

import msgspec

from workflows import clock

_LOOK_MS: Final = 200
"""How often the native watcher gathers what came, and sees that it shall stop."""
_STOP_S: Final = 0.9


class Pace(msgspec.Struct, frozen=True, kw_only=True):
    """How often to look, in seconds."""

    foreground_s: float
    """Between two looks while a person is there."""
    background_s: float
    quiet_s: float = 2.0
    """So long nothing more may happen before an event counts ..."""
    longest_s: float = 10.0
    """... but no event waits longer than this."""
    most_back_off_s: float = 600.0
    """After trouble the time between two looks doubles, up to this."""


PLAIN: Final = Pace(foreground_s=10.0, background_s=60.0)
"""For a directory."""
CLOUD: Final = Pace(foreground_s=30.0, background_s=60.0)
"""For a service that counts requests."""


class Due:
    """When the next look is due. Pure: every time is handed in, in seconds from any start. One thread at a time."""

    def __init__(self, pace: Pace, now_s: float) -> None:
        """The first look is due at once."""
        self._pace = pace
        self._looked_s = now_s
        self._first_s: float | None = None
        self._last_s = now_s
        self._woken = True
        self._troubles = 0
        self.foreground = True

    @property
    def interval_s(self) -> float:
        """The time between two looks as things are."""
        base = self._pace.foreground_s if self.foreground else self._pace.background_s
        doubled = base * float(1 << min(self._troubles, 20))
        return max(base, min(doubled, self._pace.most_back_off_s))

    def next_s(self) -> float:
        """When to look. May lie in the past."""
        if self._woken:
            return self._looked_s
        polled_s = self._looked_s + self.interval_s
        if self._first_s is None:
            return polled_s
        settled_s = min(self._last_s + self._pace.quiet_s, self._first_s + self._pace.longest_s)
        return min(polled_s, settled_s)

    def event(self, now_s: float) -> None:
        """Something happened in the folder."""
        self._first_s = now_s if self._first_s is None else self._first_s
        self._last_s = now_s

    def wake(self) -> None:
        """Look now."""
        self._woken = True

    def looked(self, now_s: float) -> None:
        """A look was hinted at; what happened before it is settled."""
        self._looked_s = now_s
        self._first_s = None
        self._woken = False

    def went(self, *, well: bool) -> None:
        """How the look went."""
        self._troubles = 0 if well else self._troubles + 1


class Waiting(Protocol):
    """Time, and waiting for it."""

    def now_s(self) -> float:
        """Seconds from any start; never goes back."""

    def wait(self, condition: threading.Condition, seconds: float) -> None:
        """Wait on a condition that is held, until it is notified or so much time has passed."""


class _RealWaiting:
    def now_s(self) -> float:
        return clock.monotonic_s()

    def wait(self, condition: threading.Condition, seconds: float) -> None:
        condition.wait(seconds)


class Watcher:
    """Says when to look into one folder. Its calls never block, but for ``stop``."""

    def __init__(
        self,
        path: Path | None,
        on_hint: Callable[[], None],
        *,
        pace: Pace = PLAIN,
        waiting: Waiting | None = None,
        natively: bool = True,
    ) -> None:
        """``path``: the directory whose events count too; None for a cloud folder.

        ``on_hint`` is called on the watcher's own thread; it must return soon and start the work elsewhere.
        """
        self._path = path if natively else None
        self._on_hint = on_hint
        self._waiting = waiting or _RealWaiting()
        self._changed = threading.Condition()
        self._due = Due(pace, self._waiting.now_s())
        self._stopping = threading.Event()
        self._threads: tuple[threading.Thread, ...] = ()
        self._native = False

    @property
    def native(self) -> bool:
        """Whether the system's events are coming; otherwise there is only the clock."""
        return self._native

    @property
    def interval_s(self) -> float:
        """The time between two looks as things are."""
        with self._changed:
            return self._due.interval_s

    def start(self) -> None:
        """Begin; the first hint comes at once. A watcher starts once."""
        threads = [threading.Thread(target=self._run, name="watch-folder", daemon=True)]
        if self._path is not None:
            threads.append(threading.Thread(target=self._listen, name="watch-events", daemon=True))
        self._threads = tuple(threads)
        for thread in threads:
            thread.start()

    def stop(self) -> bool:
        """End within a second. False where the system holds a thread back, as on a drive that hangs."""
        self._stopping.set()
        with self._changed:
            self._changed.notify_all()
        end_s = clock.monotonic_s() + _STOP_S
        for thread in self._threads:
            if thread is not threading.current_thread():
                thread.join(max(0.0, end_s - clock.monotonic_s()))
        return not any(thread.is_alive() for thread in self._threads)

    def wake(self) -> None:
        """Look now: the laptop woke, the network came back, a person asked."""
        with self._changed:
            self._due.wake()
            self._changed.notify_all()

    def set_foreground(self, *, foreground: bool) -> None:
        """Whether a person is looking at the screen."""
        with self._changed:
            self._due.foreground = foreground
            self._changed.notify_all()

    def went(self, *, well: bool) -> None:
        """How the exchange after a hint went: after trouble the next ones come later and later."""
        with self._changed:
            self._due.went(well=well)
            self._changed.notify_all()

    def _run(self) -> None:
        while True:
            with self._changed:
                while not self._stopping.is_set():
                    left_s = self._due.next_s() - self._waiting.now_s()
                    if left_s <= 0:
                        break
                    self._waiting.wait(self._changed, left_s)
                if self._stopping.is_set():
                    return
                self._due.looked(self._waiting.now_s())
            self._on_hint()

    def _listen(self) -> None:
        """Pass events on. Where there are none to be had, try again as often as the folder is looked at."""
        from watchfiles._rust_notify import WatchfilesRustInternalError  # noqa: PLC0415 -- as below

        assert self._path is not None
        while not self._stopping.is_set():
            try:
                self._pass_on(self._path)
            except (OSError, WatchfilesRustInternalError):
                self._native = False
            self._stopping.wait(self.interval_s)

    def _pass_on(self, path: Path) -> None:
        import watchfiles  # noqa: PLC0415 -- a fifth of a second to load, and on this thread nobody waits

        events = watchfiles.watch(
            path,
            watch_filter=None,
            debounce=_LOOK_MS,
            step=_LOOK_MS,
            rust_timeout=_LOOK_MS,
            yield_on_timeout=True,
            stop_event=self._stopping,
            raise_interrupt=False,
            force_polling=False,
        )
        for changes in events:
            self._native = True
            if changes:
                with self._changed:
                    self._due.event(self._waiting.now_s())
                    self._changed.notify_all()
        self._native = False
