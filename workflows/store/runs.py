"""The table of runs: what is due, what was begun, how it ended. What this device does by itself stands here first."""

from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from workflows.store.database import Database
from workflows.store.statements import Relation, Statement, many, select

RunState = Literal[
    "due", "again", "claimed", "begun", "done", "caught-up", "failed", "skipped", "missed", "interrupted"
]
"""due: planned. again: it failed, nothing happened, and it is tried later. claimed: the log says that this device does
it, and nothing happened yet. begun: something may have happened. missed: nobody made up for it, and nobody will by
itself. interrupted: nobody knows whether it happened, and a person is asked.
"""

OPEN: frozenset[RunState] = frozenset({"due", "again", "claimed", "begun"})
"""Something is still to be done by itself."""


class RunRow(msgspec.Struct, frozen=True, kw_only=True, array_like=True):
    """One firing of an automation."""

    automation: str
    cause: str
    """The planned time (``2026-11-23T08:00:00Z``), or what came."""
    planned_ms: int
    state: RunState
    next_ms: int
    """When it is looked at next: when it is due, or tried again."""
    device: str
    """Which device does or did it."""
    term: int
    attempts: int = 0
    step: int = 0
    """How many of its actions are done."""
    begun_ms: int | None = None
    over_ms: int | None = None
    untold: bool = False
    """Whether the log does not say yet how it ended."""
    code: str = ""
    text: str = ""
    body: bytes | None = None
    """JSON of the values that its actions work with."""


class PlanRow(msgspec.Struct, frozen=True, kw_only=True, array_like=True):
    """Up to when an automation's firings stand in the table."""

    automation: str
    until_ms: int


_RUNS = Relation("runs", RunRow, ("automation", "cause"))
_PLANS = Relation("run_plans", PlanRow, ("automation",))
_PUT_NEW = Statement(f"{_RUNS.insert.text} ON CONFLICT (automation, cause) DO NOTHING")
_ONE = select(RunRow, "FROM runs WHERE automation = ? AND cause = ?")
_OF_STATE = select(RunRow, "FROM runs WHERE state = ? AND next_ms <= ? ORDER BY next_ms, automation, cause LIMIT ?")
_OF = select(RunRow, "FROM runs WHERE automation = ? ORDER BY planned_ms, cause")
_LATEST = select(RunRow, "FROM runs WHERE automation = ? AND state <> ? ORDER BY planned_ms DESC, cause DESC LIMIT ?")
_SINCE = Statement("SELECT count(*) FROM runs WHERE automation = ? AND planned_ms > ?")
_DUE_OF = select(RunRow, "FROM runs WHERE automation = ? AND state = ? AND next_ms <= ? ORDER BY planned_ms, cause")
_AUTOMATIONS_DUE = Statement(
    "SELECT automation FROM runs WHERE state = ? AND next_ms <= ? GROUP BY automation ORDER BY min(next_ms), automation"
)
_NEXT = Statement("SELECT min(next_ms) FROM runs WHERE state = ?")
_NEXT_OF = Statement("SELECT min(next_ms) FROM runs WHERE automation = ? AND state = ?")
_NEXTS = Statement("SELECT automation, min(next_ms) FROM runs WHERE state = ? GROUP BY automation")
_UNTOLD = select(RunRow, "FROM runs WHERE untold = ? ORDER BY over_ms, automation, cause LIMIT ?")
_UNPLAN = Statement("DELETE FROM runs WHERE automation = ? AND state = ? AND planned_ms > ? AND cause < ?")
_FORGET = _RUNS.delete
_COUNTS = Statement("SELECT state, count(*) FROM runs GROUP BY state")
_TO_PLAN = Statement("SELECT automation FROM run_plans WHERE until_ms <= ? ORDER BY automation")
_UNTIL = Statement("SELECT until_ms FROM run_plans WHERE automation = ?")
_FAR = 2**62
_AFTER_DIGITS = ":"
"""Planned times begin with a digit, and every other cause with a letter."""


class Runs:
    """Reads at any time; writes only inside a transaction of the database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def plan(self, rows: Sequence[RunRow]) -> int:
        """Put firings that are not known yet; known ones stay as they are. Answers how many were new."""
        if not rows:
            return 0
        return self._database.run_many(_PUT_NEW, many(_RUNS, rows))

    def put(self, rows: Iterable[RunRow]) -> None:
        """Make the table say this of some firings."""
        self._database.run_many(_RUNS.upsert, many(_RUNS, rows))

    def one(self, automation: str, cause: str) -> RunRow | None:
        """One firing; None where it is not known."""
        return self._database.row(RunRow, _ONE, (automation, cause))

    def of(self, automation: str) -> tuple[RunRow, ...]:
        """All firings of an automation, in the order they were planned."""
        return self._database.rows(RunRow, _OF, (automation,))

    def latest(self, automation: str, count: int) -> tuple[RunRow, ...]:
        """Its latest firings that are not merely planned, newest first."""
        return self._database.rows(RunRow, _LATEST, (automation, "due", count))

    def since(self, automation: str, after_ms: int) -> int:
        """How many firings it had, or has planned, after an instant."""
        return int(self._database.one(_SINCE, (automation, after_ms))[0])

    def of_state(self, state: RunState, until_ms: int = _FAR, limit: int = 1_000_000) -> tuple[RunRow, ...]:
        """Firings in a state that are to be looked at by then, in that order."""
        return self._database.rows(RunRow, _OF_STATE, (state, until_ms, limit))

    def due_of(self, automation: str, until_ms: int) -> tuple[RunRow, ...]:
        """The automation's planned firings up to then, in order."""
        return self._database.rows(RunRow, _DUE_OF, (automation, "due", until_ms))

    def next_ms(self) -> int | None:
        """When something is to be looked at next; None where nothing is planned."""
        found = [self._database.one(_NEXT, (state,))[0] for state in ("due", "again")]
        return min((int(one) for one in found if one is not None), default=None)

    def some_due(self, until_ms: int) -> tuple[str, ...]:
        """The automations with planned firings up to then, those first that wait longest."""
        return tuple(str(name) for (name,) in self._database.query(_AUTOMATIONS_DUE, ("due", until_ms)))

    def next_of(self, automation: str) -> int | None:
        """When the automation is due, or tried again, next."""
        found = [self._database.one(_NEXT_OF, (automation, state))[0] for state in ("due", "again")]
        return min((int(one) for one in found if one is not None), default=None)

    def nexts(self) -> dict[str, int]:
        """When each automation is due next."""
        return {str(name): int(at) for name, at in self._database.query(_NEXTS, ("due",))}

    def untold(self, limit: int) -> tuple[RunRow, ...]:
        """Firings of whose end the log does not speak yet, oldest first."""
        return self._database.rows(RunRow, _UNTOLD, (True, limit))

    def unplan(self, automation: str, after_ms: int) -> None:
        """Forget the automation's firings by schedule that are planned after an instant, and not begun."""
        self._database.run(_UNPLAN, (automation, "due", after_ms, _AFTER_DIGITS))

    def forget(self, rows: Iterable[RunRow]) -> None:
        """Know nothing of these firings any more: another device plans them anew."""
        self._database.run_many(_FORGET, [(row.automation, row.cause) for row in rows])

    def until(self, automation: str) -> int | None:
        """Up to when its firings stand here; None where nothing was planned."""
        found = self._database.one(_UNTIL, (automation,))
        return None if found is None else int(found[0])

    def to_plan(self, now_ms: int) -> list[str]:
        """Automations of which no firing after this instant stands here."""
        return [str(name) for (name,) in self._database.query(_TO_PLAN, (now_ms,))]

    def stop_planning(self, automation: str) -> None:
        """This device plans it no more."""
        self._database.run(_PLANS.delete, (automation,))

    def put_until(self, plans: Iterable[tuple[str, int]]) -> None:
        """Its firings stand here up to an instant."""
        self._database.run_many(_PLANS.upsert, [(automation, until_ms) for automation, until_ms in plans])

    def counts(self) -> dict[str, int]:
        """How many firings there are in each state."""
        return {str(state): int(count) for state, count in self._database.query(_COUNTS)}
