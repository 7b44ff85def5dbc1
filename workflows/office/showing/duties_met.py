"""Where duties that are kept apart met in one person: all of a week, and a few to look at."""

import hashlib
from datetime import date, timedelta

import msgspec

from workflows.domain.money import Money
from workflows.engine.duties import Met, duties_met
from workflows.office.gathering import start_ms
from workflows.office.office import Office
from workflows.office.showing.refreshing import up_to_date

SAMPLE = 5
"""How many of a week somebody looks at."""
MOST = 5_000
"""Requests that are looked at, the latest change first."""


class MetShown(msgspec.Struct, frozen=True, kw_only=True):
    """One of them with what a row shows of its request."""

    met: Met
    request: str
    title: str
    amount: Money | None
    unit: str


class DutiesMet(msgspec.Struct, frozen=True, kw_only=True):
    """A calendar week (ISO 8601)."""

    week: str
    """Such as 2026-W47."""
    first_day: str
    last_day: str
    found: tuple[MetShown, ...]
    """In the order in which they happened."""
    sample: tuple[MetShown, ...]
    """At most five, the same on every laptop: nobody chooses them."""


def duties_met_in_week(office: Office, day: str) -> DutiesMet:
    """What met in the week of the day (YYYY-MM-DD, UTC)."""
    on = date.fromisoformat(day)
    first = on - timedelta(days=on.weekday())
    year, number, _ = first.isocalendar()
    week, since_ms = f"{year}-W{number:02}", start_ms(first.isoformat())
    before_ms = start_ms((first + timedelta(days=7)).isoformat())
    with up_to_date(office):
        found = [
            MetShown(
                met=met,
                request=line.id,
                title=line.title,
                amount=office.request(line.id).standing.amount,
                unit=line.unit,
            )
            for line in office.store.questions.requests(since_ms=since_ms, limit=MOST)
            for met in duties_met(office.request(line.id), office.state)
            if since_ms <= met.at_ms < before_ms
        ]
        drawn = sorted(found, key=lambda one: _lot(office.id, week, one.met.act))[:SAMPLE]
    return DutiesMet(
        week=week,
        first_day=first.isoformat(),
        last_day=(first + timedelta(days=6)).isoformat(),
        found=tuple(sorted(found, key=_order)),
        sample=tuple(sorted(drawn, key=_order)),
    )


def _lot(office: str, week: str, act: str) -> bytes:
    """A place in a row that nobody chose: the entry's id is a hash, and so is this."""
    return hashlib.sha256(f"{office} {week} {act}".encode()).digest()


def _order(one: MetShown) -> tuple[int, str]:
    return one.met.at_ms, one.met.act
