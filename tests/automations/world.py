"""An office whose automations run in a test: effects that count, a clock that is moved, crashes at chosen points."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from workflows import clock
from workflows.automations.changing import set_automations
from workflows.automations.due_runs import DueRuns, Stepped
from workflows.automations.effects.protocol import Did, EffectFailed, Happened, Occasion, Settings, WouldDo
from workflows.automations.effects.registry import Effects
from workflows.changes import Changes
from workflows.domain.automations import Action, Automation, ByHand, OnSchedule, Trigger
from workflows.office.founding import Charter, found
from workflows.office.office import Office

MINUTE_MS, HOUR_MS, DAY_MS = 60_000, 3_600_000, 86_400_000


class Crash(BaseException):
    """The power went."""


class Counted:
    """An effect outside of the office: a paper on which a line is written each time."""

    kind = "count"

    def __init__(self, *, can_tell: bool = True) -> None:
        self.paper: Counter[str] = Counter()
        self.can_tell = can_tell
        self.crash_before = self.crash_after = 0
        self.fails: list[EffectFailed] = []

    def check(self, settings: Settings) -> None:
        """Anything goes."""

    def dry_run(self, action: Action, occasion: Occasion, office: Office) -> WouldDo:
        """A line."""
        return WouldDo(code="count", preview=occasion.key)

    def run(self, action: Action, occasion: Occasion, office: Office) -> Did:
        """Write a line; fail, or crash before or after it, where that was asked for."""
        if self.crash_before:
            self.crash_before -= 1
            raise Crash
        if self.fails:
            raise self.fails.pop(0)
        self.paper[occasion.key] += 1
        if self.crash_after:
            self.crash_after -= 1
            raise Crash
        return Did(text="one line")

    def was_done(self, action: Action, occasion: Occasion, office: Office) -> Happened:
        """Look at the paper, where it can be looked at."""
        if not self.can_tell:
            return "unknown"
        return "yes" if self.paper[occasion.key] else "no"


def at(text: str) -> int:
    """Milliseconds of a UTC time."""
    return clock.to_ms(clock.parse_utc(text))


def automation(office: Office, name: str = "report", when: str = "daily 08:00", **more: object) -> Automation:
    """An automation of this laptop."""
    fields: dict[str, object] = {
        "id": name,
        "name": name.capitalize(),
        "trigger": OnSchedule(when=when) if when else ByHand(),
        "actions": (Action(kind="count"),),
        "unit": office.state.head,
        "device": office.keys.device,
    }
    return Automation(**(fields | more))  # type: ignore[arg-type]


class World:
    """One laptop's home, opened and closed as somebody would."""

    def __init__(self, home: Path, since: str = "2026-11-23T06:00:00Z") -> None:
        self.home = home
        self.now_ms = at(since)
        self.effect = Counted()
        self.effects = Effects({"count": self.effect})
        with clock.pretending(self.now_ms):
            self.owner = found(home, Charter(name="Firm", owner="Olga", country="DE")).owner

    @contextmanager
    def office(self) -> Iterator[Office]:
        """The office at this time, for writing."""
        with clock.pretending(self.now_ms), Office.open(self.home) as office:
            yield office

    def set(self, name: str = "report", when: str = "daily 08:00", **more: object) -> None:
        """Add or change an automation."""
        with self.office() as office:
            one = automation(office, name, when, **more)
            assert isinstance(set_automations(office, self.owner, [one], self.effects), Changes)

    def step(self, to: str = "", *, by_ms: int = 0, most: int = 0) -> Stepped:
        """Start the program at a time, let it do what is due, and end it. A crash ends it as well."""
        self.now_ms = at(to) if to else self.now_ms + by_ms
        with clock.pretending(self.now_ms):
            office = Office.open(self.home)
            try:
                stepped = DueRuns(office, self.effects).step(most)
            except Crash:
                office.store.close()
                raise
            office.close()
            return stepped

    def states(self, name: str = "report") -> list[tuple[str, str]]:
        """Cause and state of each firing."""
        with clock.pretending(self.now_ms), Office.open(self.home, write=False) as office:
            return [(row.cause, row.state) for row in office.store.runs.of(name)]


def trigger(when: str) -> Trigger:
    """A schedule."""
    return OnSchedule(when=when)
