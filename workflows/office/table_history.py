"""Every version of a rule table: who signed it and when, on which days it holds, and who reviewed its draft."""

from datetime import date, timedelta
from typing import Literal

import msgspec

from workflows import readable
from workflows.domain.events import Act, PilotStarted, RequestSubmitted, TablePublished
from workflows.domain.pilots import Pilot
from workflows.domain.tables_brought import table_brought
from workflows.engine.assign import day_of
from workflows.engine.state import OfficeState, RequestState
from workflows.errors import CountersignError
from workflows.office.attachments import read_document_bytes
from workflows.office.draft_requests import approval_of, same_text
from workflows.office.office import Office
from workflows.rules.plain import TableUnreadableError, table_from_plain
from workflows.rules.tables import RuleTable, in_force

ReviewState = Literal["reviewed", "alone", "not-here", "differs"]
"""reviewed: somebody else approved this very text; alone: it names no review; not-here: the request or its draft is not
on this laptop; differs: what it names is no approval of this text."""


class Days(msgspec.Struct, frozen=True, kw_only=True):
    """Days on which a version holds, both counted. On the day of its publication only for requests sent after it."""

    first: str
    """YYYY-MM-DD."""
    last: str
    """Empty: until it is replaced."""


class VersionTold(msgspec.Struct, frozen=True, kw_only=True):
    """One version."""

    table: RuleTable
    entry: str
    """Id of the act that brought it."""
    by: str
    device: str
    at_ms: int
    days: tuple[Days, ...]
    """Outside of trials; empty where it never holds: replaced before its day, or only tried."""
    trial: Pilot | None
    request: str
    review: ReviewState
    reviewed_by: str | None
    same_as: int | None
    """The first earlier version with the same text, days aside."""


def history(office: Office, table: str) -> tuple[VersionTold, ...]:
    """All versions of the table, the newest first; empty for a table that the office does not have."""
    state = office.state
    brought = {version: act for act, version in _brought(office, table)}
    versions = state.tables.get(table, {})
    days = days_held(state, table, {version: day_of(act.at[0]) for version, act in brought.items()})
    trials = {one.version: one for one in state.pilots.values() if one.table == table}
    found = []
    for number in sorted(versions, reverse=True):
        act = brought[number]
        event = act.event
        request = event.request if isinstance(event, TablePublished) else ""
        review, reviewed_by = _review(office, event, versions[number])
        found.append(
            VersionTold(
                table=versions[number],
                entry=act.id,
                by=act.by or "",
                device=act.device,
                at_ms=act.at[0],
                days=days.get(number, ()),
                trial=trials.get(number),
                request=request,
                review=review,
                reviewed_by=reviewed_by,
                same_as=_same_as(versions, number),
            )
        )
    return tuple(found)


def _brought(office: Office, table: str) -> list[tuple[Act, int]]:
    void = {name for name, _ in office.state.void}
    found = []
    for act in office.chain.acts:
        plain = table_brought(act.event) if act.id not in void else None
        if plain is not None and plain.get("id") == table:
            found.append((act, int(plain.get("version", 0))))
    return found


def days_held(state: OfficeState, table: str, published: dict[int, str]) -> dict[int, tuple[Days, ...]]:
    """The days of each version, by the day it was published: of those that include a day, the newest holds."""
    versions, begins = state.tables.get(table, {}), dict(published)
    for pilot in state.pilots.values():
        if pilot.table == table:
            if pilot.ended == "rolled-out":
                begins[pilot.version] = pilot.ended_on
            else:
                begins.pop(pilot.version, None)
    edges = set(begins.values())
    for number in begins:
        begin, end = versions[number].effective_from, versions[number].effective_to
        edges |= {begin.isoformat()} if begin is not None else set()
        edges |= {(end + timedelta(days=1)).isoformat()} if end is not None and end < date.max else set()
    found: dict[int, list[Days]] = {}
    ordered = sorted(edges)
    before: int | None = None
    for place, day in enumerate(ordered):
        after = ordered[place + 1] if place + 1 < len(ordered) else ""
        last = _day_before(after) if after else ""
        on = date.fromisoformat(day)
        holding = [number for number, since in begins.items() if since <= day and in_force(versions[number], on)]
        now = max(holding, default=None)
        if now is not None and now == before:
            found[now][-1] = Days(first=found[now][-1].first, last=last)
        elif now is not None:
            found.setdefault(now, []).append(Days(first=day, last=last))
        before = now
    return {number: tuple(days) for number, days in found.items()}


def _review(office: Office, event: object, table: RuleTable) -> tuple[ReviewState, str | None]:
    if isinstance(event, PilotStarted) or not isinstance(event, TablePublished) or not event.request:
        return "alone", None
    try:
        state = office.request(event.request)
    except CountersignError:
        return "not-here", None
    review = approval_of(state)
    if review is None or review.id != event.reviewed:
        return "differs", None
    draft = _draft(office, state)
    if draft is None:
        return "not-here", review.by
    day = state.standing.values.get("from_day")
    first = date.fromisoformat(day) if isinstance(day, str) else draft.effective_from
    agrees = same_text(msgspec.structs.replace(draft, effective_from=first), table)
    return ("reviewed", review.by) if agrees else ("differs", None)


def _draft(office: Office, state: RequestState) -> RuleTable | None:
    """The draft as it was sent, whatever the office has become since."""
    submitted = state.acts[0].event
    sources = submitted.sources if isinstance(submitted, RequestSubmitted) else ()
    content = read_document_bytes(office.store.home.attachments, sources[0].sha256) if sources else None
    if content is None:
        return None
    try:
        plain = readable.read(content.decode(), "draft").value["tables"][0]
        return table_from_plain(plain)
    except (CountersignError, TableUnreadableError, UnicodeDecodeError, KeyError, IndexError, TypeError):
        return None


def _same_as(versions: dict[int, RuleTable], number: int) -> int | None:
    def undated(table: RuleTable) -> RuleTable:
        return msgspec.structs.replace(table, version=0, effective_from=None, effective_to=None)

    own = undated(versions[number])
    return next(
        (earlier for earlier in sorted(versions) if earlier < number and undated(versions[earlier]) == own), None
    )


def _day_before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()
