"""A year of a firm with branches in several zones: schedules, holidays, clocks that change, laptops that are off.

Two laptops share a folder. They sleep at night and for weeks, crash before and after effects, and automations move
from one to the other, also while the other is away. At the end every firing that the schedules ask for has to be
accounted for by exactly one laptop, and no line may stand on the paper twice unless a person asked for that.

``python -m tests.simulation.year_of_runs --days 365 --seed 1`` runs a whole year; ``--seeds 20`` several of them.
"""

import argparse
import os
import random
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import takewhile
from pathlib import Path

from tests.support.two_laptops import OWNER, connect, found_office, second_laptop
from workflows import clock
from workflows.automations.asking import asked
from workflows.automations.changing import move, set_automations, settle_run
from workflows.automations.due_runs import DueRuns
from workflows.automations.effects.protocol import Did, EffectFailed, Happened, Occasion, Settings, WouldDo
from workflows.automations.effects.registry import Effects
from workflows.automations.planning import cause_of
from workflows.automations.schedules.instants import instants_after
from workflows.automations.schedules.reading import read_schedule
from workflows.changes import Changes
from workflows.domain.automations import Action, Automation, OnSchedule
from workflows.domain.events import UnitSet
from workflows.domain.people import Unit
from workflows.engine.calendars import calendar_of, zone_of
from workflows.office.founding import HEAD
from workflows.office.office import Office
from workflows.office.sharing.sharing import Sharing

START_MS = clock.to_ms(clock.parse_utc("2026-01-05T05:00:00Z"))
HOUR_MS, DAY_MS = 3_600_000, 86_400_000

BRANCHES = (
    Unit(id="munich", name="Munich", parent=HEAD, country="DE", region="BY"),
    Unit(id="boston", name="Boston", parent=HEAD, country="US", region="MA", zone="America/New_York"),
    Unit(id="kolkata", name="Kolkata", parent=HEAD, country="IN"),
    Unit(id="lord-howe", name="Lord Howe", parent=HEAD, country="AU", region="NSW", zone="Australia/Lord_Howe"),
)
SCHEDULES = (
    ("digest", "every working day 07:30", "munich", "once"),
    ("night", "daily 02:30", "munich", "each"),
    ("boston-night", "daily 01:30", "boston", "skip"),
    ("island", "daily 02:00", "lord-howe", "each"),
    ("hourly", "every 2 hours between 08:00 and 18:00 on working days", "munich", "once"),
    ("often", "every 45 minutes between 01:00 and 04:00", "boston", "skip"),
    ("month-end", "last working day of the month 17:00", "boston", "each"),
    ("quarter", "first Monday of the quarter 09:00", HEAD, "once"),
    ("fifteenth", "on the 15th or the working day before 08:00", "kolkata", "each"),
    ("fridays", "every Friday 16:00 except on holidays", "munich", "once"),
    ("fortnight", "every 2 weeks on Monday and Thursday from 2026-01-05", "kolkata", "skip"),
)
FINAL = frozenset({"done", "caught-up", "failed", "skipped", "missed", "interrupted"})


class Crash(BaseException):
    """The power went."""


class Paper:
    """An effect outside of all laptops. Some kinds can be looked at afterwards, some cannot."""

    def __init__(self, kind: str, chance: random.Random, lines: Counter[str]) -> None:
        self.kind = kind
        self.calm = False
        self._chance = chance
        self._lines = lines

    def check(self, settings: Settings) -> None:
        """Anything goes."""

    def dry_run(self, action: Action, occasion: Occasion, office: Office) -> WouldDo:
        """A line."""
        return WouldDo(code=self.kind)

    def run(self, action: Action, occasion: Occasion, office: Office) -> Did:
        """Write a line, unless it fails, or the power goes before or after it."""
        luck = 1.0 if self.calm else self._chance.random()
        if luck < 0.01:
            raise Crash
        if luck < 0.03:
            raise EffectFailed("busy", "Later.")
        if luck < 0.035:
            raise EffectFailed("refused", "Never.", again=False)
        self._lines[occasion.key] += 1
        if luck < 0.05:
            raise Crash
        return Did()

    def was_done(self, action: Action, occasion: Occasion, office: Office) -> Happened:
        """A blind one cannot tell."""
        if self.kind == "blind":
            return "unknown"
        return "yes" if self._lines[occasion.key] else "no"


class Laptop:
    """A home that is open while somebody uses it."""

    def __init__(self, home: Path, office: Office, sharing: Sharing) -> None:
        self.home = home
        self.office: Office | None = office
        self.sharing: Sharing | None = sharing
        self.runs: DueRuns | None = None
        self.off_until_ms = 0

    def wake(self, effects: Effects) -> tuple[Office, Sharing, DueRuns]:
        """Open what is closed."""
        if self.office is None:
            self.office, self.runs, self.sharing = Office.open(self.home), None, None
        if self.sharing is None:
            self.sharing = Sharing.of(self.office)
        if self.runs is None:
            self.runs = DueRuns(self.office, effects)
        return self.office, self.sharing, self.runs

    def sleep(self, until_ms: int) -> None:
        """Shut it down in good order."""
        self.off_until_ms = until_ms
        if self.office is not None:
            self.office.close()
        self.office = self.sharing = self.runs = None

    def crash(self) -> None:
        """End without any order."""
        if self.office is not None:
            self.office.store.close()
        self.office = self.sharing = self.runs = None


class Year:
    """The firm, its two laptops and its paper."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.chance = random.Random(seed)
        self.lines: Counter[str] = Counter()
        self.papers = {kind: Paper(kind, self.chance, self.lines) for kind in ("seeing", "blind")}
        self.effects = Effects(dict(self.papers))
        self.again: Counter[str] = Counter()
        self.reached: Counter[str] = Counter()
        self.now_ms = START_MS
        with clock.pretending(START_MS):
            first = found_office(folder / "first")
            assert isinstance(first.change(OWNER, [UnitSet(unit=unit) for unit in BRANCHES]), Changes)
            second = second_laptop(first, folder / "second", person=OWNER)
            self.laptops = (
                Laptop(folder / "first", first, connect(first, folder / "between")),
                Laptop(folder / "second", second, connect(second, folder / "between")),
            )
            self.devices = (first.keys.device, second.keys.device)
            self._set_automations(first)

    def _set_automations(self, office: Office) -> None:
        found = [
            Automation(
                id=name,
                name=name,
                trigger=OnSchedule(when=when),
                actions=(Action(kind="blind" if place % 3 == 2 else "seeing"),),
                unit=unit,
                device=self.devices[place % 2],
                missed=missed,  # type: ignore[arg-type]
            )
            for place, (name, when, unit, missed) in enumerate(SCHEDULES)
        ]
        assert isinstance(set_automations(office, OWNER, found, self.effects), Changes)

    # ------------------------------------------------------------ living

    def live(self, days: int) -> None:
        """Let so many days pass."""
        end_ms = START_MS + days * DAY_MS
        while self.now_ms < end_ms:
            self.now_ms += self.chance.choice((20, 60, 120, 240, 420)) * 60_000
            with clock.pretending(self.now_ms):
                for laptop in self.laptops:
                    if self.now_ms >= laptop.off_until_ms:
                        self._use(laptop)
                self._move()

    def _use(self, laptop: Laptop) -> None:
        try:
            _, sharing, runs = laptop.wake(self.effects)
            if self.chance.random() < 0.5:
                sharing.exchange(at_once=self.chance.random() < 0.3)
            stepped = runs.step()
        except Crash:
            self.reached["crash"] += 1
            laptop.crash()
            return
        self.reached["caught up" if stepped.skipped else "ran"] += 1
        self._settle(laptop)
        luck = self.chance.random()
        if luck < 0.004:
            self.reached["weeks off"] += 1
            laptop.sleep(self.now_ms + self.chance.randrange(7, 25) * DAY_MS)
        elif luck < 0.15:
            laptop.sleep(self.now_ms + self.chance.randrange(4, 40) * HOUR_MS)

    def _settle(self, laptop: Laptop) -> None:
        """A person says what became of runs that nobody knows about."""
        if laptop.office is None or self.chance.random() > 0.1:
            return
        for ask in asked(laptop.office, self.now_ms):
            if ask.run.device != laptop.office.keys.device or ask.run.state == "missed":
                continue
            how = self.chance.choice(("done", "again", "leave"))
            row = laptop.office.store.runs.one(ask.run.automation, ask.run.cause)
            if settle_run(laptop.office, OWNER, ask.run.automation, ask.run.cause, how) is None:  # type: ignore[arg-type]
                self.reached[f"settled {how}"] += 1
                if how == "again" and row is not None:
                    self.again[f"{row.automation}/{row.cause}/{row.step}"] += 1

    def _move(self) -> None:
        """Now and then the owner lets another laptop run an automation, from the first laptop."""
        first = self.laptops[0]
        if first.office is None or self.chance.random() > 0.03:
            return
        name = self.chance.choice(SCHEDULES)[0]
        known = first.office.state.automations[name]
        other = self.devices[1 - self.devices.index(known.device)]
        gone = self.chance.random() < 0.3
        self.reached["moved without a word" if gone else "moved"] += 1
        assert isinstance(move(first.office, OWNER, name, other, old_is_gone=gone), Changes)

    # ------------------------------------------------------------ the end

    def end(self) -> None:
        """Everybody comes back, and nothing fails any more, until nothing is left to do."""
        for paper in self.papers.values():
            paper.calm = True
        for _ in range(8):
            self.now_ms += 30 * HOUR_MS // 8
            with clock.pretending(self.now_ms):
                for laptop in (*self.laptops, *self.laptops):
                    _, sharing, runs = laptop.wake(self.effects)
                    sharing.exchange(at_once=True)
                    runs.step()
                    sharing.exchange(at_once=True)

    def findings(self) -> Iterator[str]:
        """What is wrong: firings that nobody or several account for, and effects that were had too often."""
        for key, count in self.lines.items():
            if count > 1 + self.again[key]:
                yield f"{key}: had {count} times, and a person asked for it {self.again[key]} times"
        accounts = self._accounts()
        office = self.laptops[0].office
        assert office is not None
        for one in office.state.automations.values():
            expected = set(self._expected(office, one))
            found = {cause: who for (name, cause), who in accounts.items() if name == one.id}
            for cause in sorted(expected - set(found)):
                yield f"{one.id}/{cause}: nobody accounts for it"
            for cause in sorted(set(found) - expected):
                yield f"{one.id}/{cause}: no schedule asks for it"
            for cause, who in sorted(found.items()):
                if len(who) != 1:
                    yield f"{one.id}/{cause}: accounted for by {who}"

    def _accounts(self) -> Mapping[tuple[str, str], list[str]]:
        found: dict[tuple[str, str], list[str]] = {}
        for place, laptop in enumerate(self.laptops):
            assert laptop.office is not None
            for name, *_ in SCHEDULES:
                for row in laptop.office.store.runs.of(name):
                    if row.device == self.devices[place] and (row.state in FINAL or row.planned_ms <= self.now_ms):
                        found.setdefault((name, row.cause), []).append(f"{place}:{row.state}:{row.code}")
        return found

    def _expected(self, office: Office, one: Automation) -> Iterator[str]:
        assert isinstance(one.trigger, OnSchedule)
        zone, calendar = zone_of(office.state, one.unit), calendar_of(office.state, one.unit)
        found = instants_after(read_schedule(one.trigger.when), START_MS, zone, calendar)
        return (cause_of(at) for at in takewhile(lambda at: at <= self.now_ms, found))

    def close(self) -> None:
        """Shut both laptops."""
        for laptop in self.laptops:
            laptop.sleep(0)


def run(seed: int, days: int) -> tuple[list[str], Counter[str], int]:
    """A firm lives so many days: what is wrong, what was reached, and how many lines stand on the paper."""
    with tempfile.TemporaryDirectory(prefix="countersign-year-") as folder:
        year = Year(Path(folder), seed)
        year.live(days)
        year.end()
        found, lines = list(year.findings()), sum(year.lines.values())
        year.close()
    return found, year.reached, lines


def main() -> None:
    """Run whole years, one after the other, and say what was found."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seeds", type=int, default=1)
    parser.add_argument("--days", type=int, default=365)
    options = parser.parse_args()
    os.environ["COUNTERSIGN_KEY_STORE"] = "file"
    for seed in range(options.seed, options.seed + options.seeds):
        began = time.perf_counter()
        found, reached, lines = run(seed, options.days)
        seconds = time.perf_counter() - began
        print(f"seed {seed}: {options.days} days, {lines} effects, {len(found)} findings, {seconds:.1f} s")
        print("  ", dict(reached))
        for line in found[:20]:
            print("  ", line)


if __name__ == "__main__":
    main()
