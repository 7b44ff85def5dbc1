"""From a time on the wall to an instant, by rule: what happens twice counts the first time; what never happens, next.

Where the clock is put back, the local time between happens twice: the earlier instant counts. Where it is put forward,
the local time between does not exist: the first instant after the gap counts.
"""

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from workflows.errors import InvalidInput


@lru_cache(maxsize=64)
def zone_named(name: str) -> ZoneInfo:
    """The zone of an IANA name such as ``Europe/Berlin``. Raises InvalidInput ``unknown-zone``."""
    try:
        return ZoneInfo(name)
    except (OSError, ValueError, LookupError) as error:
        raise InvalidInput(
            code="unknown-zone",
            title="There is no such time zone",
            text=f"“{name[:80]}” is no time zone that this computer knows. Nothing was changed.",
            advice="Write a name such as Europe/Berlin.",
        ) from error


@lru_cache(maxsize=8192)
def instant(local: datetime, zone: ZoneInfo, *, last: bool = False) -> datetime:
    """When a local time without zone happens, aware UTC. ``last``: of one that happens twice, the second time."""
    chosen = local.replace(tzinfo=zone, fold=int(last)).astimezone(UTC)
    if chosen.astimezone(zone).replace(tzinfo=None) == local:
        return chosen
    # It does not exist. Read with the offset of after the gap it lies before the change, and the other way round.
    early = local.replace(tzinfo=zone, fold=1).astimezone(UTC)
    late = local.replace(tzinfo=zone, fold=0).astimezone(UTC)
    before = early.astimezone(zone).utcoffset()
    low, high = 0, int((late - early).total_seconds())
    while high - low > 1:
        middle = (low + high) // 2
        same = (early + timedelta(seconds=middle)).astimezone(zone).utcoffset() == before
        low, high = (middle, high) if same else (low, middle)
    return early + timedelta(seconds=high)
