"""Trials and what came of them, in words. Every figure has its counts beside it."""

from collections.abc import Iterator, Mapping

from workflows.cli.span_words import span_words, sums_words
from workflows.office.showing.pilots_shown import Figures, PilotShown, SideBySide

STATE = {
    "to-come": "begins on {since}",
    "running": "runs until {until}",
    "over": "ended by itself after {ends}; all is as before",
    "pulled-back": "was pulled back on {ended_on}",
    "rolled-out": "holds everywhere since {ended_on}",
}


def pilot_words(one: PilotShown, names: Mapping[str, str]) -> list[str]:
    """What is tried, where and until when."""
    pilot = one.pilot
    units = ", ".join(names.get(unit, unit) for unit in pilot.units)
    facts = {"since": pilot.since, "until": pilot.until, "ends": one.ends, "ended_on": pilot.ended_on}
    left = f" ({one.left} day{'s' if one.left != 1 else ''} left)" if one.left else ""
    what = f"version {pilot.version} of {pilot.table}" if pilot.table else "authority"
    lines = [
        f"{pilot.name or pilot.id} ({pilot.id}): {what}, in {units}",
        f"  {STATE[one.state].format(**facts)}{left}",
    ]
    return [*lines, *([f"  why: {pilot.why}"] if pilot.why else [])]


def compared_words(found: SideBySide, names: Mapping[str, str]) -> Iterator[str]:
    """The four sides in columns, and how to read them."""
    yield from pilot_words(found.shown, names)
    if not found.first_day:
        yield "There is nothing to compare: it held on no day yet."
        return
    before = f"{found.before_from} to {found.before_to}"
    yield f"Requests sent {found.first_day} to {found.last_day}, beside those of {before}:"
    columns = (found.tried_before, found.tried, found.untried_before, found.untried)
    heads = ("trial: before", "trial: during", "others: before", "others: during")
    rows = [("", *heads), *((label, *(show(one) for one in columns)) for label, show in _ROWS)]
    widths = [max(len(row[place]) for row in rows) for place in range(len(heads) + 1)]
    for row in rows:
        yield "  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
    if min(one.decided for one in columns) < _FEW:
        yield f"Fewer than {_FEW} decided requests stand in a column: chance alone may make such a difference."
    still = found.tried.requests - found.tried.decided - found.tried.withdrawn
    if still:
        yield f"Not decided yet, of the trial: {still}. They may change these figures."


_FEW = 30


def _share(part: int, of: int) -> str:
    return f"{part} of {of} ({100 * part // of} %)" if of else "0 of 0"


def _touches(one: Figures) -> str:
    return f"{one.touches / one.decided:.1f} ({one.touches} for {one.decided})" if one.decided else "0 for 0"


def _wait(one: Figures, found: int | None) -> str:
    return f"{span_words(found)} (of {one.waits})" if found is not None else f"too few ({one.waits})"


_ROWS = (
    ("requests", lambda one: str(one.requests)),
    ("decided", lambda one: _share(one.decided, one.requests)),
    ("nobody had to act", lambda one: _share(one.untouched, one.decided)),
    ("acts of people each", _touches),
    ("waited, half of them", lambda one: _wait(one, one.median_ms)),
    ("waited, nine of ten", lambda one: _wait(one, one.slowest_tenth_ms)),
    ("rejected", lambda one: _share(one.rejected, one.decided)),
    ("sum, rejected left out", lambda one: sums_words(one.sums)),
)
