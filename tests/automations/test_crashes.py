"""The power goes at every single point between two durable steps: nothing is had twice, nothing is left out."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.automations.world import Crash, World
from workflows import clock
from workflows.automations.due_runs import DueRuns
from workflows.domain.automations import Action
from workflows.office.office import Office
from workflows.store.database import Database

POINTS = 16
"""More than a step of three firings has transactions."""


def step_until(world: World, monkeypatch: pytest.MonkeyPatch, point: int, *, before: bool) -> bool:
    """Do what is due, and let the power go right before or right after a transaction; whether it came so far."""
    passed = [0]
    real = Database.transaction

    @contextmanager
    def counting(self: Database) -> Iterator[None]:
        with real(self):
            yield
            if before and passed[0] == point:
                raise Crash
        passed[0] += 1
        if not before and passed[0] == point + 1:
            raise Crash

    with clock.pretending(world.now_ms):
        office = Office.open(world.home)
        with monkeypatch.context() as patched:
            patched.setattr(Database, "transaction", counting)
            try:
                DueRuns(office, world.effects).step()
            except Crash:
                office.store.close()
                return True
        office.close()
    return False


@pytest.mark.slow
@pytest.mark.parametrize("before", [True, False])
@pytest.mark.parametrize("can_tell", [True, False])
def test_a_crash_at_any_point_repeats_nothing_and_leaves_nothing_out(
    world: World, monkeypatch: pytest.MonkeyPatch, before: bool, can_tell: bool
) -> None:
    """An effect that can be looked at is had exactly once; one that cannot, at most once, and a person is asked."""
    world.effect.can_tell = can_tell
    two = (Action(kind="count"), Action(kind="count"))
    world.set("first", actions=two)
    world.set("second")
    world.step()
    reached = 0
    for point in range(POINTS):
        world.now_ms += 86_400_000 if point else 3_660_000
        reached += step_until(world, monkeypatch, point, before=before)
        world.step(by_ms=1_000)

        assert max(world.effect.paper.values(), default=0) <= 1
    states = {state for name in ("first", "second") for _, state in world.states(name)}
    assert reached >= 8
    if can_tell:
        assert states == {"done", "due"}
        assert sum(world.effect.paper.values()) == 3 * POINTS
    else:
        assert states == {"done", "due", "interrupted"}
