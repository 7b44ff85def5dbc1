"""Running seeds: one at a time, exactly repeatable; what failed, and what the code under test has met."""

import contextlib
import dataclasses
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from unittest import mock

from tests.simulation.faults import Reached
from tests.simulation.world import Settings, World
from workflows.ledger import identity


@dataclasses.dataclass(slots=True, kw_only=True)
class Outcome:
    """What a number of seeds gave."""

    seeds: int = 0
    entries: int = 0
    reached: Reached = dataclasses.field(default_factory=Counter)
    alarms: Counter[str] = dataclasses.field(default_factory=Counter)
    set_aside: Counter[str] = dataclasses.field(default_factory=Counter)
    failures: dict[int, str] = dataclasses.field(default_factory=dict)
    """By seed, what did not hold."""

    def add(self, other: "Outcome") -> None:
        """Take in what another process found."""
        self.seeds += other.seeds
        self.entries += other.entries
        self.reached.update(other.reached)
        self.alarms.update(other.alarms)
        self.set_aside.update(other.set_aside)
        self.failures.update(other.failures)


def run_seeds(seeds: Iterable[int], settings: Settings, *, stop_after: int | None = None) -> Outcome:
    """Run these seeds, and go on after a failure unless enough failed."""
    outcome = Outcome()
    with remembered_signatures():
        for seed in seeds:
            world = World(seed, settings, outcome.reached)
            try:
                world.run()
            except Exception as error:  # noqa: BLE001 -- every kind of failure belongs to its seed
                outcome.failures[seed] = f"{world.profile}: {type(error).__name__}: {error}"
            outcome.seeds += 1
            outcome.entries += sum(len(lines[0].entries) for lines in world.truth.histories.values())
            outcome.alarms.update(world.watch.alarms)
            outcome.set_aside.update(world.watch.set_aside)
            if stop_after is not None and len(outcome.failures) >= stop_after:
                break
    return outcome


@contextlib.contextmanager
def remembered_signatures() -> Iterator[None]:
    """Check each signature with the real code once: the answer depends on nothing but the bytes."""
    real = getattr(identity.verify, "__wrapped__", identity.verify)
    with mock.patch.object(identity, "verify", lru_cache(maxsize=20_000)(real)):
        yield
