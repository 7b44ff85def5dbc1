"""What the office measures about its requests: figures of each workflow, with what was not counted.

Only what this laptop may read and still keeps is counted; how much that leaves out is told beside the figures.
"""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

from workflows import clock
from workflows.domain.definitions import Definition, RuleStep, all_steps
from workflows.domain.measures import group_of
from workflows.domain.worked import Worked
from workflows.domain.zones import instant
from workflows.engine.calendars import working_time_of, zone_of
from workflows.engine.courses import decoded
from workflows.engine.figures import Figure
from workflows.engine.measuring import Meter, Period, needed_fields
from workflows.engine.rulebook import below
from workflows.errors import InvalidInput
from workflows.office.office import Office
from workflows.office.shipped import ABOUT_THE_OFFICE
from workflows.office.showing.alphabet import in_order
from workflows.office.showing.names import Names, names
from workflows.office.showing.refreshing import up_to_date
from workflows.store.rows import RETIRED, mark
from workflows.store.troubles import tables_damaged

__all__ = ["WEEKS", "Figure", "KpisShown", "OfWorkflow", "WantedKpis", "kpis_shown"]

WEEKS = 12
"""Weeks that a figure is told for."""
_UNREADABLE = ("no-key", "no-signer", "not-understood")
_LAST = date(2900, 1, 1)


class WantedKpis(msgspec.Struct, frozen=True, kw_only=True):
    """Which figures."""

    unit: str | None = None
    """The unit and all below it; None: the whole office."""
    workflow: str | None = None
    since: str = ""
    """First day (YYYY-MM-DD), on the unit's clock; empty: from the beginning."""
    until: str = ""
    """Last day, counted in; empty: today."""
    days: int = 0
    """So many days up to the last one, where no first day is given."""
    weeks: bool = False
    """Tell the last 12 weeks, too."""


class OfWorkflow(msgspec.Struct, frozen=True, kw_only=True):
    """The figures of one workflow, by its version in force."""

    workflow: str
    name: str
    figures: tuple[Figure, ...]
    running: int
    """Its requests that are not over; they are counted only where a measure is about those."""
    unknown: int
    """Requests of which an older program did not write how they went: not counted."""


class KpisShown(msgspec.Struct, frozen=True, kw_only=True):
    """All of it."""

    unit: str | None
    since: str
    """Empty: from the beginning."""
    until: str
    from_ms: int
    """When the period begins; 0: from the beginning."""
    workflows: tuple[OfWorkflow, ...]
    """Those that measure anything, by name."""
    retired: int
    """Entries of requests that were let go: nothing of them is counted."""
    unreadable: int
    """Entries that this laptop cannot read: nothing of their requests is counted."""
    names: Names


def kpis_shown(office: Office, wanted: WantedKpis, now_ms: int | None = None) -> KpisShown:
    """The figures at this moment. Raises InvalidInput ``unknown-unit``, ``unknown-workflow`` and ``bad-period``."""
    moment = clock.now_ms() if now_ms is None else now_ms
    with up_to_date(office):
        state = office.state
        units = _units(office, wanted.unit)
        zone = zone_of(state, wanted.unit or state.head)
        period = _period(wanted, zone, moment)
        clocks: dict[str, Worked] = {}

        def worked(unit: str) -> Worked:
            if unit not in clocks:
                clocks[unit] = Worked(working_time_of(state, unit))
            return clocks[unit]

        chosen = [one for one in _definitions(office, wanted.workflow) if one.kpis]
        found = []
        for definition in chosen:
            meter = Meter(definition, state.units, period, worked)
            _measure(office, definition, meter, units, period)
            found.append(
                OfWorkflow(
                    workflow=definition.id,
                    name=definition.name,
                    figures=tuple(_called(one, definition, office) for one in meter.figures(state.currency)),
                    running=meter.running,
                    unknown=meter.unknown,
                )
            )
        entries = office.store.entries
        return KpisShown(
            unit=wanted.unit,
            since=wanted.since,
            until=wanted.until or _day(moment, zone).isoformat(),
            from_ms=period.from_ms,
            workflows=tuple(found),
            retired=entries.count_of(RETIRED),
            unreadable=sum(entries.count_of(mark(why)) for why in _UNREADABLE),
            names=names(office),
        )


def _definitions(office: Office, workflow: str | None) -> list[Definition]:
    latest = {name: versions[max(versions)] for name, versions in office.state.workflows.items()}
    if workflow is None:
        return sorted(latest.values(), key=lambda one: (one.id in ABOUT_THE_OFFICE, in_order(one.name), one.id))
    if workflow not in latest:
        raise InvalidInput(
            code="unknown-workflow",
            title="There is no such workflow",
            text=f"The office has no workflow “{workflow[:80]}”. Nothing was changed.",
            advice=f"Choose one of: {', '.join(sorted(latest)) or 'none yet'}.",
        )
    return [latest[workflow]]


def _called(one: Figure, definition: Definition, office: Office) -> Figure:
    """With the words by which people know the group."""
    if one.group is None:
        return one
    what, step = group_of(one.by)
    name = ""
    if what == "unit" and one.group in office.state.units:
        name = office.state.units[one.group].name
    elif what == "last step":
        name = next((found.name for found in all_steps(definition.steps) if found.id == one.group), "")
    elif what == "row":
        rule = next((found for found in all_steps(definition.steps) if found.id == step), None)
        table = office.state.table(rule.table) if isinstance(rule, RuleStep) else None
        rows = {} if table is None else {row.id: row.then.text for row in table.rows}
        name = " ".join(text for row in one.group.split(", ") if (text := rows.get(row, "")))
    return msgspec.structs.replace(one, group_name=name)


def _units(office: Office, unit: str | None) -> frozenset[str] | None:
    """The unit and those below it; None: every one, those that were never known here among them."""
    if unit is None:
        return None
    tree = below(office.state.units)
    if unit not in tree:
        raise InvalidInput(
            code="unknown-unit",
            title="There is no such unit",
            text=f"No unit is called “{unit[:80]}” here. Nothing was changed.",
            advice=f"Choose among: {', '.join(sorted(tree))}.",
        )
    return tree[unit]


def _measure(
    office: Office, definition: Definition, meter: Meter, units: frozenset[str] | None, period: Period
) -> None:
    read = _reader(needed_fields(definition))
    try:
        for unit, status, round_, created_ms, body, course in office.store.measured.requests(
            definition.id, period.from_ms, period.before_ms
        ):
            if units is not None and unit not in units:
                continue
            if not course:
                meter.unknown += 1
                continue
            meter.take(unit, status, round_, created_ms, read(body), decoded(course))
    except msgspec.DecodeError as error:
        raise tables_damaged(office.store.home.database, f"requests of {definition.id}") from error


def _reader(fields: tuple[str, ...]) -> Any:
    """Reads of a request's body only the values that are asked for: the rest costs most."""
    if not fields:
        return lambda body: {}  # noqa: ARG005 -- nothing of it is asked for
    places = tuple(f"v{place}" for place in range(len(fields)))
    values = msgspec.defstruct(
        "Needed", [(place, Any, None) for place in places], rename=dict(zip(places, fields, strict=True))
    )
    body = msgspec.defstruct("Body", [("values", values)])
    decode = msgspec.json.Decoder(body).decode

    def read(raw: bytes) -> dict[str, Any]:
        found: Any = decode(raw)
        return dict(zip(fields, msgspec.structs.astuple(found.values), strict=True))

    return read


def _period(wanted: WantedKpis, zone: ZoneInfo, now_ms: int) -> Period:
    today = _day(now_ms, zone)
    first, last = _given(wanted.since), _given(wanted.until) or today
    if first is None and wanted.days > 0:
        first = last - timedelta(days=min(wanted.days - 1, last.toordinal() - 1))
    if first is not None and first > last:
        raise InvalidInput(
            code="bad-period",
            title="This period cannot be used",
            text=f"It begins on {first} and ends on {last}. Nothing was changed.",
            advice="Give a first day that is not later than the last one, and not after today.",
        )
    after = min(last, _LAST) + timedelta(days=1)
    starts = (after - timedelta(days=7 * back) for back in range(WEEKS, -1, -1)) if wanted.weeks else ()
    return Period(
        from_ms=0 if first is None else _start_ms(first, zone),
        before_ms=_start_ms(after, zone),
        now_ms=now_ms,
        weeks=tuple(_start_ms(day, zone) for day in starts),
    )


def _given(day: str) -> date | None:
    if not day:
        return None
    try:
        return date.fromisoformat(day)
    except ValueError as error:
        raise InvalidInput(
            code="bad-period",
            title="This period cannot be used",
            text=f"Found “{day[:40]}”, expected a day such as 2026-11-23. Nothing was changed.",
            advice="Correct it and try again.",
        ) from error


def _start_ms(day: date, zone: ZoneInfo) -> int:
    begin = instant(datetime(max(day.year, 1900), day.month, day.day), zone)  # noqa: DTZ001 -- on the wall
    return max(0, clock.to_ms(begin))


def _day(ms: int, zone: ZoneInfo) -> date:
    return datetime.fromtimestamp(ms / 1000, zone).date()
