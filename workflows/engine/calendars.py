"""Whose working days and whose clock: the unit's own, else those of the nearest unit above that says so."""

from datetime import date, time
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from workflows.domain.people import Unit
from workflows.domain.working_days import WorkCalendar
from workflows.domain.working_time import WorkingTime
from workflows.domain.zones import zone_named
from workflows.engine.state import OfficeState
from workflows.errors import InvalidInput

ZONES = {
    "AT": "Europe/Vienna", "BE": "Europe/Brussels", "BG": "Europe/Sofia", "CH": "Europe/Zurich", "CZ": "Europe/Prague",
    "DE": "Europe/Berlin", "DK": "Europe/Copenhagen", "EE": "Europe/Tallinn", "ES": "Europe/Madrid",
    "FI": "Europe/Helsinki", "FR": "Europe/Paris", "GB": "Europe/London", "GR": "Europe/Athens", "HR": "Europe/Zagreb",
    "HU": "Europe/Budapest", "IE": "Europe/Dublin", "IN": "Asia/Kolkata", "IT": "Europe/Rome", "JP": "Asia/Tokyo",
    "LT": "Europe/Vilnius", "LU": "Europe/Luxembourg", "LV": "Europe/Riga", "NL": "Europe/Amsterdam",
    "NO": "Europe/Oslo", "NZ": "Pacific/Auckland", "PL": "Europe/Warsaw", "PT": "Europe/Lisbon",
    "RO": "Europe/Bucharest", "SE": "Europe/Stockholm", "SG": "Asia/Singapore", "SI": "Europe/Ljubljana",
    "SK": "Europe/Bratislava", "ZA": "Africa/Johannesburg",
}  # fmt: skip
"""Where nearly everybody of a country goes by one clock. Other countries name their zone."""

_DEFAULT_OPENS = time(8, 0)
_DEFAULT_CLOSES = time(17, 0)


def zone_of(state: OfficeState, unit: str) -> ZoneInfo:
    """The clock a unit goes by; UTC where neither it nor the country says. Raises InvalidInput ``unknown-zone``."""
    for one in _path(state, unit):
        if one.zone:
            return zone_named(one.zone)
        if one.country:
            break
    return zone_named(ZONES.get(_country(state, unit)[0], "UTC"))


def calendar_of(state: OfficeState, unit: str) -> WorkCalendar:
    """The working days of a unit. Raises InvalidInput ``unknown-country`` or ``unknown-region``."""
    country, region = _country(state, unit)
    hours = next((one.hours for one in _path(state, unit) if one.hours), ())
    closed = frozenset(day for one in _path(state, unit) for day in one.closed)
    return _calendar(country, region, tuple((one.days, one.since) for one in hours), closed)


def working_time_of(state: OfficeState, unit: str) -> WorkingTime:
    """When a unit works. What its papers say amiss is passed over: then it works from Monday to Friday, by UTC."""
    try:
        zone, calendar = zone_of(state, unit), calendar_of(state, unit)
        told = next((one.hours for one in _path(state, unit) if one.hours), ())
        spans = [(one.days, time.fromisoformat(one.since), time.fromisoformat(one.until)) for one in told]
    except (InvalidInput, ValueError):
        zone, calendar, spans = zone_named("UTC"), WorkCalendar(), []
    if not spans:
        spans = [(tuple(sorted(calendar.weekdays)), _DEFAULT_OPENS, _DEFAULT_CLOSES)]
    hours: dict[int, tuple[tuple[time, time], ...]] = {}
    for days, since, until in sorted(spans, key=lambda span: span[1]):
        for day in days:
            before = hours.get(day, ())
            begin = max([since, *(end for _, end in before)])
            if begin < until:
                hours[day] = (*before, (begin, until))
    return WorkingTime(zone=zone, calendar=calendar, hours=hours)


@lru_cache(maxsize=64)
def _calendar(
    country: str, region: str, hours: tuple[tuple[tuple[int, ...], str], ...], closed: frozenset[str]
) -> WorkCalendar:
    days = _holidays(country, region)
    weekdays = frozenset(day for some, _ in hours for day in some)
    if not weekdays:
        weekdays = frozenset(range(7)) - frozenset(getattr(days, "weekend", (5, 6)))
    opens = min((time.fromisoformat(since) for _, since in hours), default=_DEFAULT_OPENS)
    return WorkCalendar(weekdays=weekdays, holidays=_Free(country, region, closed), opens=opens)


class _Free:
    """A country's holidays, and the days on which a unit is closed besides. Any thread may ask."""

    def __init__(self, country: str, region: str, closed: frozenset[str]) -> None:
        self._country, self._region = country, region
        self._closed = frozenset(date.fromisoformat(day) for day in closed)

    def __contains__(self, day: object) -> bool:
        if day in self._closed:
            return True
        return isinstance(day, date) and bool(self._country) and day in _of_year(self._country, self._region, day.year)


@lru_cache(maxsize=512)
def _of_year(country: str, region: str, year: int) -> frozenset[date]:
    """The holidays of one year.

    The library's own object fills itself when it is asked for another year. Two threads that ask at once lose holidays
    of it for good, and what it holds of a year's edge hangs on which years were asked for before. So each year is taken
    from an object of its own: the same days for everybody, whenever they ask.
    """
    import holidays  # noqa: PLC0415 -- as below

    found = holidays.country_holidays(country, subdiv=region or None, language=None, years=year)
    return frozenset(day for day in found if day.year == year)


def _holidays(country: str, region: str) -> Any:
    if not country:
        return None
    import holidays  # noqa: PLC0415 -- a tenth of a second, and offices without schedules need none of it

    try:
        return holidays.country_holidays(country, subdiv=region or None, language=None)
    except NotImplementedError as error:
        known = holidays.list_supported_countries().get(country)
        if known is None:
            raise _unknown("country", country, ", ".join(sorted(holidays.list_supported_countries()))) from error
        raise _unknown("region", region, ", ".join(known) or f"none; {country} has no regions") from error


def _unknown(what: str, found: str, known: str) -> InvalidInput:
    return InvalidInput(
        code=f"unknown-{what}",
        title=f"No holidays are known for this {what}",
        text=f"“{found[:40]}” is none of: {known}. Nothing was changed.",
        advice="Correct the unit; an empty one takes what stands above it.",
    )


def _country(state: OfficeState, unit: str) -> tuple[str, str]:
    """Country and region: of the nearest unit that names a country or a region, else the office's."""
    region = ""
    for one in _path(state, unit):
        region = region or one.region
        if one.country:
            return one.country, region
    return state.country, region


def _path(state: OfficeState, unit: str) -> tuple[Unit, ...]:
    return tuple(state.units[one] for one in state.path_up(unit))
