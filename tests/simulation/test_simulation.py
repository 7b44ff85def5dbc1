"""The shared folder under simulated weeks of trouble; `README.md` tells how to run many seeds and how to replay one."""

import hashlib
from collections import Counter
from collections.abc import Iterator

import pytest

from tests.simulation import mutants
from tests.simulation.cloud import HOUR, MINUTE, Cloud, paths
from tests.simulation.disk import Disk
from tests.simulation.faults import ALL, Faults
from tests.simulation.laptop import Laptop
from tests.simulation.mutants import Mutant
from tests.simulation.seeds import remembered_signatures, run_seeds
from tests.simulation.truth import CANARY
from tests.simulation.world import PROFILES, Settings, World

SEEDS = 24
"""Of each kind, in every ordinary test run."""


@pytest.mark.slow
@pytest.mark.parametrize("profile", PROFILES)
def test_nothing_is_lost_forged_or_wrongly_accused_in_simulated_weeks(profile: str) -> None:
    """Every invariant holds in every seed, with the faults of its kind."""
    outcome = run_seeds(range(SEEDS), Settings(profiles=(profile,)))

    assert outcome.failures == {}
    assert outcome.seeds == SEEDS


def test_a_seed_replays_exactly() -> None:
    """The same number gives the same weeks, to the last byte in the folder."""
    first, second = _fingerprint(7), _fingerprint(7)

    assert first == second
    assert first != _fingerprint(15)


@pytest.mark.slow
@pytest.mark.parametrize("mutant", mutants.MUTANTS, ids=lambda mutant: mutant.name)
def test_a_guard_taken_away_is_noticed(mutant: Mutant) -> None:
    """Without the guard some seed fails; with it, and with the same other defences off, none does."""
    kept = mutants.control(mutant, 8)
    taken = mutants.hunt(mutant)

    assert kept.failures == {}
    assert len(taken.failures) == 1


@pytest.mark.slow
@pytest.mark.parametrize("defence", mutants.ALONE, ids=lambda defence: defence.name)
def test_a_defence_is_enough_alone(defence: Mutant) -> None:
    """Where defences overlap, each stands without the others against its own kind of trouble."""
    outcome = mutants.control(defence, 16)

    assert outcome.failures == {}


@pytest.mark.slow
def test_a_device_that_publishes_in_threes_writes_less_than_four_times_its_data(lone_laptop: Laptop) -> None:
    """Invariant 13 with the numbers of life: entries of about 487 bytes, merging from 32 files on, sealing at 256."""
    laptop = lone_laptop

    for _ in range(700):
        laptop.disk.commit([CANARY + bytes(471) for _ in range(3)])
        laptop.run()
        laptop.cloud.advance(2 * MINUTE)
    laptop.cloud.advance(HOUR)
    laptop.run()

    tail = laptop.folder.view.files["tail"]
    assert laptop.folder.bytes_written < 4 * 700 * 3 * 487
    assert sum(name.endswith(".seg") for name in tail) <= 33


def test_every_fault_belongs_to_a_kind_of_seeds() -> None:
    """No fault is named that is never switched on."""
    switched = {fault for faults in PROFILES.values() for fault in faults}

    assert switched == ALL


class _Nobody:
    def before_run(self, laptop: Laptop) -> None:
        """Nothing is watched."""

    def reported(self, laptop: Laptop, report: object) -> None:
        """Nothing is done."""


@pytest.fixture
def lone_laptop() -> Iterator[Laptop]:
    """One laptop on a folder without faults."""
    world = World(0, Settings(profiles=("clean",)))
    faults = Faults(world.chance, (), Counter())
    cloud = Cloud(world.chance, faults, world.cloud.now_ms)
    device = next(iter(world.truth.members))
    disk = Disk(device, world.truth, 0)
    laptop = Laptop(disk=disk, view=cloud.join(), cloud=cloud, faults=faults, chance=world.chance, watcher=_Nobody())
    world.outsider.put_marker(cloud)
    with remembered_signatures():
        yield laptop


def _fingerprint(seed: int) -> str:
    world = World(seed, Settings(profiles=("all",)))
    with remembered_signatures():
        world.run()
    found = hashlib.sha256()
    for path in paths(world.cloud.server):
        found.update(path.encode())
    for laptop in world.laptops:
        for device in sorted(laptop.disk.kept):
            found.update(laptop.disk.log(device).frontier.to_bytes())
    found.update(repr(sorted(world.faults.reached.items())).encode())
    return found.hexdigest()
