"""Does what is due: each effect at most once for its key, recorded before and after.

The order of one firing: the log says that this laptop does it (so no other one will); the table says which action is
about to happen; the effect; the table says that it happened; the log says how it ended. If we crash between the second
and the fourth, the effect itself is asked whether it happened, and where it cannot tell, a person is.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from workflows import clock
from workflows.automations.catching_up import is_late, next_try_ms, settle
from workflows.automations.effects.protocol import EffectFailed, Happened, Occasion
from workflows.automations.effects.registry import Effects
from workflows.automations.happenings import fire_happenings
from workflows.automations.incoming.looking import fire_incoming, put_all_away
from workflows.automations.mailbox.firing import fire_mails
from workflows.automations.planning import follow, is_unheard
from workflows.automations.request_dates import request_of
from workflows.automations.steps import fire_steps
from workflows.automations.turns import why_not
from workflows.domain.automation_events import RunsBegun, RunsOver
from workflows.domain.automations import Automation, RunEnd, RunName, RunResult
from workflows.errors import CountersignError
from workflows.ids import new_id
from workflows.office.run_notes import in_parts, write_runs
from workflows.store.runs import RunRow, RunState

if TYPE_CHECKING:
    from workflows.office.office import Office

_BATCH = 100
"""Firings that the log speaks of in one entry."""

_TELL = 500
_BY_HAND = "hand:"
_REQUESTS = ("request", "started_request")
_TEXT = 300
_RESULTS: Mapping[RunState, RunResult] = {
    "done": "done",
    "caught-up": "caught-up",
    "failed": "failed",
    "interrupted": "interrupted",
}


class Stepped(msgspec.Struct, frozen=True, kw_only=True):
    """What was done, and when to look again."""

    done: int = 0
    failed: int = 0
    skipped: int = 0
    interrupted: int = 0
    next_ms: int | None = None
    """When something is due next; None: nothing is planned."""
    requests: frozenset[str] = frozenset()
    """Ids of the requests that were begun or acted on."""

    @property
    def is_work(self) -> bool:
        """Whether anything became of anything."""
        return bool(self.done or self.failed or self.skipped or self.interrupted)


class DueRuns:
    """Used by the thread that holds the office open for writing. One process at a time, as the home's lock has it."""

    def __init__(self, office: "Office", effects: Effects | None = None) -> None:
        self._office = office
        self._effects = effects or Effects()
        self._counts = dict.fromkeys(("done", "failed", "skipped", "interrupted"), 0)
        self._touched: set[str] = set()
        self._recovered = False

    @property
    def office(self) -> "Office":
        """The office whose automations these are."""
        return self._office

    def step(self, most: int = 0) -> Stepped:
        """Do everything that is due at this moment; with ``most``, about so many firings and no more, so that acts of
        people come in between. What an error cuts off is found by the next step.
        """
        try:
            return self._step(most)
        except BaseException:
            self._recovered = False
            raise

    def _step(self, most: int) -> Stepped:
        office = self._office
        self._counts, self._touched = dict.fromkeys(self._counts, 0), set()
        if not office.chain.trust.speaks(office.keys.device):
            return Stepped()
        if not self._recovered:
            self._recover()
            self._recovered = True
        follow(office, clock.now_ms())
        fire_steps(self)
        fire_happenings(self)
        fire_mails(self)
        look_ms = fire_incoming(self)
        self._tell()  # of what ended before a crash
        for batch in self._batches(most or _BATCH):
            self._claim(batch)
            for row in batch:
                self._run(row)
            self._tell()
            if most:
                break
        put_all_away(office)
        follow(office, clock.now_ms())
        soonest_ms = min((at for at in (office.store.runs.next_ms(), look_ms) if at is not None), default=None)
        return Stepped(**self._counts, next_ms=soonest_ms, requests=frozenset(self._touched))

    def fire(
        self,
        automation: Automation,
        *,
        cause: str = "",
        values: Mapping[str, Any] | None = None,
        happened_ms: int | None = None,
    ) -> str:
        """Let it fire for something that came, or by hand where no cause is given. Answers the cause.

        It is stored, and done by the next step. The same cause twice is one firing. What happened while a laptop that
        is gone ran the automation may have been done there: it is missed, and a person is asked.
        """
        now_ms = clock.now_ms()
        came_ms = now_ms if happened_ms is None else happened_ms
        elsewhere = happened_ms is not None and is_unheard(self._office, automation, happened_ms)
        cause = cause or f"{_BY_HAND}{new_id()}"
        assert not cause[:1].isdigit(), "such causes are planned times"
        row = RunRow(
            automation=automation.id,
            cause=cause,
            planned_ms=came_ms,
            state="missed" if elsewhere else "due",
            next_ms=now_ms,
            device=automation.device,
            term=automation.term,
            code="perhaps-elsewhere" if elsewhere else "",
            body=_plain(values or {}),
        )
        with self._office.store.database.transaction():
            self._office.store.runs.plan([row])
        return cause

    def note(self, row: RunRow) -> None:
        """Put a run that was over when it came, such as a file that cannot be read. Known ones stay as they are."""
        with self._office.store.database.transaction():
            new = self._office.store.runs.plan([row])
        self._counts[row.state] += new

    # ------------------------------------------------------------ what is due

    def _batches(self, size: int) -> Iterator[list[RunRow]]:
        """The firings to do now, in the order they were due; missed ones that nobody makes up for are marked."""
        office, now_ms = self._office, clock.now_ms()
        batch: list[RunRow] = []
        for name in office.store.runs.some_due(now_ms):
            one = office.state.automations.get(name)
            found = self._to_run(one, office.store.runs.due_of(name, now_ms), now_ms) if one is not None else ()
            for row in found:
                batch.append(row)
                if len(batch) == size:
                    yield batch
                    batch = []
        for row in office.store.runs.of_state("again", now_ms):
            one = office.state.automations.get(row.automation)
            not_now = why_not(office, one, now_ms) if one is not None else "over"
            if one is None or not_now == "disabled":
                self._skip([row], not_now or "", "")
            elif not_now is None:
                batch.append(msgspec.structs.replace(row, device=one.device, term=one.term))
        for start in range(0, len(batch), size):
            yield batch[start : start + size]

    def _to_run(self, one: Automation, due: Sequence[RunRow], now_ms: int) -> Sequence[RunRow]:
        not_now = why_not(self._office, one, now_ms)
        if not_now == "disabled":
            wanted = [row for row in due if row.cause.startswith(_BY_HAND)]  # a person asked for these
            self._skip([row for row in due if row not in wanted], not_now, "")
            return [msgspec.structs.replace(row, device=one.device, term=one.term) for row in wanted]
        if not_now is not None:
            return ()
        settled = settle(due, one.missed, now_ms)
        run = settled.run
        self._skip(settled.skip, "made-up-for" if run else "missed", run[-1].cause if run else "")
        return [msgspec.structs.replace(row, device=one.device, term=one.term) for row in run]

    def _skip(self, rows: Sequence[RunRow], code: str, text: str) -> None:
        if rows:
            self._over(rows, "skipped", code, text)
            self._counts["skipped"] += len(rows)

    def _claim(self, batch: Sequence[RunRow]) -> None:
        """Say in the log that this laptop does these. Nothing has happened yet."""
        fresh = [row for row in batch if row.state == "due" or row.attempts == 0]
        if not fresh:
            return
        names = tuple(RunName(automation=row.automation, cause=row.cause, term=row.term) for row in fresh)
        with self._office.transaction():
            for part in in_parts(names):
                write_runs(self._office, RunsBegun(runs=part))
            self._office.store.runs.put(msgspec.structs.replace(row, state="claimed") for row in fresh)

    # ------------------------------------------------------------ one firing

    def _run(self, row: RunRow) -> None:
        office = self._office
        one = office.state.automations[row.automation]
        values: dict[str, Any] = msgspec.json.decode(row.body) if row.body else {}
        row = msgspec.structs.replace(row, attempts=row.attempts + 1, begun_ms=clock.now_ms())
        texts = [row.text] if row.step and row.text else []
        for number in range(row.step, len(one.actions)):
            row = msgspec.structs.replace(row, state="begun", step=number)
            self._put(row)
            action = one.actions[number]
            try:
                did = self._effects.of(action.kind).run(action, self._occasion(one, row, values), office)
                values |= did.values
                _plain(values)
            except EffectFailed as failed:
                if failed.happened != "yes":
                    self._failed(row, failed)
                    return
                texts.append(failed.text)
            except CountersignError as error:
                self._failed(row, EffectFailed(error.code, error.text, happened="unknown"))
                return
            except Exception as error:  # noqa: BLE001 -- whatever an effect meets, the firings after it go on
                self._failed(row, EffectFailed("effect-broke", f"{type(error).__name__}: {error}", happened="unknown"))
                return
            else:
                texts += [did.text] if did.text else []
            self._touched |= {str(values.get(name) or "") for name in _REQUESTS} - {""}
            row = msgspec.structs.replace(row, step=number + 1, text=_short("; ".join(texts)), body=_plain(values))
        late = row.cause[:1].isdigit() and is_late(row.planned_ms, row.begun_ms or 0) and row.attempts == 1
        self._over([row], "caught-up" if late else "done", "", row.text)
        self._counts["done"] += 1

    def _occasion(self, one: Automation, row: RunRow, values: Mapping[str, Any]) -> Occasion:
        return Occasion(
            key=f"{row.automation}/{row.cause}/{row.step}",
            now_ms=clock.now_ms(),
            planned_ms=row.planned_ms,
            attempt=row.attempts,
            automation=one.id,
            request=request_of(row.cause) or str(values.get("request", "")),
            unit=one.unit,
            by=one.person or None,
            values=values,
        )

    def _failed(self, row: RunRow, failed: EffectFailed) -> None:
        """Nothing happened: later again, or a person. Nobody knows: a person."""
        if failed.happened == "unknown":
            self._over([row], "interrupted", failed.code, failed.text)
            self._counts["interrupted"] += 1
            return
        later = next_try_ms(row.attempts, clock.now_ms()) if failed.again else None
        if later is None:
            self._over([row], "failed", failed.code, failed.text)
            self._counts["failed"] += 1
            return
        self._put(
            msgspec.structs.replace(row, state="again", next_ms=later, code=failed.code, text=_short(failed.text))
        )

    def _put(self, row: RunRow) -> None:
        with self._office.store.database.transaction():
            self._office.store.runs.put([row])

    def _over(self, rows: Sequence[RunRow], state: RunState, code: str, text: str = "") -> None:
        over = clock.now_ms()
        with self._office.store.database.transaction():
            self._office.store.runs.put(
                msgspec.structs.replace(
                    row, state=state, over_ms=over, untold=state in _RESULTS, code=code, text=_short(text)
                )
                for row in rows
            )

    # ------------------------------------------------------------ the log

    def _tell(self) -> None:
        """Say in the log how firings ended."""
        while rows := self._office.store.runs.untold(_TELL):
            ends = tuple(
                RunEnd(
                    automation=row.automation,
                    cause=row.cause,
                    term=row.term,
                    result=_RESULTS[row.state],
                    code=row.code,
                    text=row.text,
                )
                for row in rows
            )
            with self._office.transaction():
                for part in in_parts(ends):
                    write_runs(self._office, RunsOver(runs=part))
                self._office.store.runs.put(msgspec.structs.replace(row, untold=False) for row in rows)

    # ------------------------------------------------------------ after a crash

    def _recover(self) -> None:
        """Find what was under way when the program ended, and settle what can be told by itself."""
        own, now_ms = self._office.keys.device, clock.now_ms()
        claimed = [row for row in self._office.store.runs.of_state("claimed") if row.device == own]
        for row in claimed:
            self._put(msgspec.structs.replace(row, state="again", next_ms=now_ms))
        for row in self._office.store.runs.of_state("begun"):
            if row.device == own:
                self._look(row)

    def _look(self, row: RunRow) -> None:
        one = self._office.state.automations.get(row.automation)
        happened: Happened = "unknown"
        if one is not None and row.step < len(one.actions):
            action = one.actions[row.step]
            values = msgspec.json.decode(row.body) if row.body else {}
            try:
                found = self._effects.of(action.kind)
                happened = found.was_done(action, self._occasion(one, row, values), self._office)
            except Exception:  # noqa: BLE001 -- who cannot tell does not know
                happened = "unknown"
            if happened == "yes" and row.step + 1 == len(one.actions):
                self._over([row], "done", "found-done", row.text)
                self._counts["done"] += 1
                return
        if happened == "unknown":
            self._over([row], "interrupted", "crashed", row.text)
            self._counts["interrupted"] += 1
            return
        step = row.step + (happened == "yes")
        self._put(msgspec.structs.replace(row, state="again", next_ms=clock.now_ms(), step=step))


def _short(text: str) -> str:
    """What a list shows: one line of sound text."""
    return " ".join(text.encode("utf-8", "replace").decode().split())[:_TEXT]


def _plain(values: Mapping[str, Any]) -> bytes | None:
    return msgspec.json.encode(dict(values)) if values else None
