"""On which days each version of a rule table holds: as the history tells it, and as requests are treated."""

from datetime import date, timedelta

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from workflows.domain.pilots import Pilot
from workflows.engine.state import OfficeState
from workflows.office.table_history import days_held
from workflows.rules.tables import RuleTable

FIRST = date(2030, 1, 1)
SPAN = 30


def on(number: int) -> date:
    """A day of the month in question."""
    return FIRST + timedelta(days=number)


DAYS = st.none() | st.integers(0, SPAN).map(on)
VERSIONS = st.lists(st.tuples(st.integers(0, 4), DAYS, DAYS), min_size=1, max_size=5)
"""Days since the version before, first and last day of its own."""


@given(VERSIONS, st.integers(0, 6), st.booleans())
def test_history_tells_what_requests_of_each_day_get(
    told: list[tuple[int, date | None, date | None]], tried: int, rolled_out: bool
) -> None:
    """Day by day, for versions that begin later, ended, were replaced, or were tried first."""
    tables, published, day = {}, {}, FIRST
    for number, (later, begin, end) in enumerate(told, 1):
        day += timedelta(days=later)
        tables[number] = RuleTable(id="t", version=number, effective_from=begin, effective_to=end)
        published[number] = day.isoformat()
    pilots: dict[str, Pilot] = {}
    if tried == len(told):  # later versions would have overtaken it
        over = (date.fromisoformat(published[tried]) + timedelta(days=2)).isoformat()
        tried_there = Pilot(id="p", units=("north",), since=over, until="2030-12-31", table="t", version=tried)
        ended = msgspec.structs.replace(tried_there, ended="rolled-out", ended_on=over)
        pilots["p"] = ended if rolled_out else tried_there

    state = OfficeState(tables={"t": tables}, pilots=pilots)

    held = days_held(state, "t", published)

    for number in range(SPAN + 20):
        today = on(number).isoformat()
        there = {
            version: table
            for version, table in tables.items()
            if published[version] <= today and not (version == tried and pilots and today < pilots["p"].ended_on)
        }
        by_request = OfficeState(tables={"t": there}, pilots=pilots).table_on("t", today)
        told_so = [
            version
            for version, spans in held.items()
            if any(span.first <= today and (not span.last or today <= span.last) for span in spans)
        ]
        assert told_so == ([by_request.version] if by_request is not None else [])


def test_a_version_that_holds_again_later_has_two_spans() -> None:
    """While another one held for some days."""
    tables = {
        1: RuleTable(id="t", version=1),
        2: RuleTable(id="t", version=2, effective_from=on(5), effective_to=on(7)),
    }

    held = days_held(OfficeState(tables={"t": tables}), "t", {1: on(0).isoformat(), 2: on(1).isoformat()})

    assert [(one.first, one.last) for one in held[1]] == [("2030-01-01", "2030-01-05"), ("2030-01-09", "")]
    assert [(one.first, one.last) for one in held[2]] == [("2030-01-06", "2030-01-08")]
