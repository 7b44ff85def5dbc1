"""Calendar periods: in which one a day lies."""

from datetime import date, timedelta
from functools import lru_cache

from workflows.domain.people import Period


@lru_cache(maxsize=1024)
def first_day(period: Period, day: str) -> str:
    """The first day (YYYY-MM-DD) of the period that the day lies in. Weeks begin on Monday (ISO 8601)."""
    on = date.fromisoformat(day)
    match period:
        case "day":
            return day
        case "week":
            return (on - timedelta(days=on.weekday())).isoformat()
        case "month":
            return on.replace(day=1).isoformat()
        case "quarter":
            return on.replace(month=(on.month - 1) // 3 * 3 + 1, day=1).isoformat()
        case "year":
            return on.replace(month=1, day=1).isoformat()


@lru_cache(maxsize=1024)
def day_after(period: Period, day: str) -> str:
    """The first day (YYYY-MM-DD) after the period that the day lies in.

    The calendar ends with the year 9999. Its last day stands for the one after it, so a claimed time never fails.
    """
    begin = date.fromisoformat(first_day(period, day))
    longest = {"day": 1, "week": 7, "month": 31, "quarter": 92, "year": 366}[period]
    # Some day inside the next period: its first day is the one we want, and no period is shorter than half of another.
    if begin > date.max - timedelta(days=longest):
        return date.max.isoformat()
    later = begin + timedelta(days=longest)
    return first_day(period, later.isoformat()) if period not in {"day", "week"} else later.isoformat()
