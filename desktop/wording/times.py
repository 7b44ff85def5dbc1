"""Times as people say them: how long ago, how soon, and how late."""

from datetime import UTC, date, datetime

from desktop import numbers
from desktop.wording.speech import fill, translate

_MINUTE = 60_000
_HOUR = 60 * _MINUTE


def due(due_ms: int | None, now_ms: int) -> str:
    """How near a deadline is: “due today”, “due in 2 days”, “3 days overdue”; empty for none."""
    if due_ms is None:
        return ""
    days = (_local(due_ms) - _local(now_ms)).days
    if due_ms < now_ms:
        if days == 0:
            return translate("Wording", "overdue since today")
        return translate("Wording", "%n days overdue", "", -days)
    if days == 0:
        return translate("Wording", "due today")
    if days == 1:
        return translate("Wording", "due tomorrow")
    return translate("Wording", "due in %n days", "", days)


def is_late(due_ms: int | None, now_ms: int) -> bool:
    """Whether a deadline has passed."""
    return due_ms is not None and due_ms < now_ms


def ago(ms: int | None, now_ms: int) -> str:
    """How long ago: “just now”, “5 minutes ago”, “yesterday”, and the day itself after a week; empty for none."""
    if ms is None:
        return ""
    passed, days = now_ms - ms, (_local(now_ms) - _local(ms)).days
    if passed < -_MINUTE or days > 6:
        return day_of(ms)
    if passed < _MINUTE:
        return translate("Wording", "just now")
    if passed < _HOUR:
        return translate("Wording", "%n minutes ago", "", passed // _MINUTE)
    if days == 0 or passed < 6 * _HOUR:
        return translate("Wording", "%n hours ago", "", passed // _HOUR)
    if days == 1:
        return translate("Wording", "yesterday")
    return translate("Wording", "%n days ago", "", days)


def waiting(since_ms: int, now_ms: int) -> str:
    """How long something has waited: “since today”, “for 3 days”."""
    days = (_local(now_ms) - _local(since_ms)).days
    return translate("Wording", "since today") if days < 1 else translate("Wording", "for %n days", "", days)


def moment(ms: int | None) -> str:
    """A local day and time: “24 Nov 2026, 05:23”; empty for none."""
    return "" if ms is None else numbers.moment(ms)


def day_of(ms: int | None) -> str:
    """The local day of a time: “24 Nov 2026”; empty for none."""
    return "" if ms is None else numbers.day_of_ms(ms)


def day(iso: str) -> str:
    """A day (YYYY-MM-DD) as people here write it; as it is where it is none."""
    return numbers.day(iso)


def period(since: str, until: str) -> str:
    """From one day (YYYY-MM-DD) to another, both counted; an empty one is open."""
    if since and until:
        return fill(translate("Wording", "from %first to %last"), first=day(since), last=day(until))
    if since:
        return fill(translate("Wording", "from %first on"), first=day(since))
    return fill(translate("Wording", "until %last"), last=day(until)) if until else translate("Wording", "always")


def _local(ms: int) -> date:
    return datetime.fromtimestamp(ms / 1000, UTC).astimezone().date()
