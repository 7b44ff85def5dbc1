"""What laptops tell each other about their automations: written in the own log, and noted from the others'.

The table of runs is the truth for what this device does itself; of other devices it holds what they told.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

import msgspec

from workflows.domain.automation_events import RunsBegun, RunSettled, RunsOver, RunsStopped
from workflows.domain.automations import RunEnd, RunName, RunStop
from workflows.domain.events import Act, RunEvent
from workflows.engine.assign import day_of
from workflows.ledger import entry
from workflows.office.journal import About
from workflows.store.rows import RUNS
from workflows.store.runs import RunRow

if TYPE_CHECKING:
    from workflows.office.office import Office

STOPPED = "runs-stopped/"
"""Facts ``runs-stopped/<automation>/<term>``: up to when the laptop of that term accounts for its firings."""

ALSO_ELSEWHERE = "also-elsewhere"
"""Code of a firing that another laptop says it did as well."""

MOST = 1_000
_PART_BYTES = 48_000
"""An entry holds 60 KiB, envelope included."""

PartT = TypeVar("PartT")

_UNKNOWN = frozenset({"interrupted", "failed", "missed", "begun"})
"""States of which a person may say what became of them."""


def write_runs(office: "Office", event: RunEvent, by: str | None = None) -> Act:
    """Say something about automations in the own log. Inside a transaction."""
    scope = entry.OFFICE_SCOPE
    about = About(scope=scope, key=office.newest_key(scope), by=by, auth=office.chain.length, mark=RUNS)
    journal = office.journal()
    return journal.write_act(event, about, journal.now_ms())


def in_parts(found: Sequence[PartT]) -> Iterator[tuple[PartT, ...]]:
    """As many at a time as one entry holds, and no more than ``MOST`` of them."""
    part: list[PartT] = []
    size = 0
    for one in found:
        more = len(msgspec.json.encode(one))
        if part and (size + more > _PART_BYTES or len(part) == MOST):
            yield tuple(part)
            part, size = [], 0
        part.append(one)
        size += more
    if part:
        yield tuple(part)


def stopped_at(office: "Office", automation: str, term: int) -> int | None:
    """Up to when the laptop of a term accounts for an automation; None where it did not say yet that it stopped."""
    known = office.store.facts.text(f"{STOPPED}{automation}/{term}")
    return int(known) if known else None


def planned_of(cause: str) -> int | None:
    """The planned time that a cause names; None where it names what came instead."""
    if not cause[:1].isdigit():
        return None
    try:
        moment = datetime.fromisoformat(cause)
        return int(moment.timestamp() * 1000) if moment.tzinfo is not None else None
    except (ValueError, OverflowError, OSError):
        return None


def note_runs(office: "Office", acts: Iterable[Act]) -> None:
    """Keep what was told. Inside a transaction. What a laptop says of terms that were not its own is no news."""
    for act in acts:
        match act.event:
            case RunsBegun():
                for begun in act.event.runs:
                    _note(office, act, begun)
            case RunsOver():
                for over in act.event.runs:
                    _note(office, act, over)
            case RunsStopped():
                for stop in act.event.stops:
                    if _was_its_term(office, act, stop.automation, stop.term):
                        office.store.facts.put(f"{STOPPED}{stop.automation}/{stop.term}", b"%d" % stop.until_ms)
                        _no_longer_missed(office, stop)
            case RunSettled():
                _settle(office, act, act.event)
            case _:
                pass


def _was_its_term(office: "Office", act: Act, automation: str, term: int) -> bool:
    terms = office.state.terms_of(automation)
    return 1 <= term <= len(terms) and terms[term - 1] == act.device


def _no_longer_missed(office: "Office", stop: RunStop) -> None:
    """A laptop that was taken for gone accounts for these after all."""
    missed = [row for row in office.store.runs.of(stop.automation) if row.state == "missed"]
    office.store.runs.forget(row for row in missed if row.planned_ms <= stop.until_ms and row.term > stop.term)


def _note(office: "Office", act: Act, told: RunName) -> None:
    if act.device == office.keys.device or not _was_its_term(office, act, told.automation, told.term):
        return
    runs = office.store.runs
    known = runs.one(told.automation, told.cause)
    if known is not None and known.device == office.keys.device and known.state in {"begun", "done", "caught-up"}:
        runs.put([msgspec.structs.replace(known, code=ALSO_ELSEWHERE)])
        return
    planned_ms = planned_of(told.cause)
    row = known if known is not None and known.device == act.device else None
    if row is None:
        row = RunRow(
            automation=told.automation,
            cause=told.cause,
            planned_ms=act.at[0] if planned_ms is None else planned_ms,
            state="begun",
            next_ms=act.at[0],
            device=act.device,
            term=told.term,
            begun_ms=act.at[0],
        )
    if isinstance(told, RunEnd):
        row = msgspec.structs.replace(row, state=told.result, over_ms=act.at[0], code=told.code, text=told.text)
    runs.put([row])


def _settle(office: "Office", act: Act, said: RunSettled) -> None:
    at, by = office.chain.at(act.auth), act.by or ""
    automation = at.automations.get(said.automation)
    known = office.store.runs.one(said.automation, said.cause)
    if automation is None or known is None or known.state not in _UNKNOWN:
        return
    if by != automation.person and not at.is_owner(by, day_of(act.at[0])):
        return
    now, own = office.state.automations.get(said.automation), office.keys.device
    step = known.step + (said.how == "done")
    if said.how != "leave" and now is not None and now.device == own and step < len(now.actions):
        again = msgspec.structs.replace(
            known, state="again", next_ms=act.at[0], device=own, term=now.term, step=step, attempts=0, code="", text=""
        )
        office.store.runs.put([again])
        return
    if said.how == "again":
        return  # whoever runs it does it, and tells
    state = "done" if said.how == "done" else "skipped"
    settled = msgspec.structs.replace(known, state=state, over_ms=act.at[0], code="settled", text=said.reason)
    office.store.runs.put([settled])
