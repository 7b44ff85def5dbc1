"""Figures in words: a table that reads like sentences, and what was not counted."""

from collections.abc import Iterator
from decimal import Decimal

from workflows.domain.measures import Target
from workflows.domain.money import minor_digits
from workflows.engine.figures import Figure
from workflows.office.showing.kpis_shown import KpisShown, OfWorkflow

_STATES = {"met": "met", "near": "near", "missed": "MISSED"}
_LONGEST_GROUP = 60
_OVER = {"ended": "", "sent": "of those sent", "running": "running now"}


def plain_value(one: Figure, value: Decimal | None) -> str | int | float | None:
    """As it stands in JSON: amounts as texts of exact decimals, all else as numbers, or as texts where those round."""
    if value is None:
        return None
    if is_money(one):
        return f"{value:.{minor_digits(one.unit_of_measure)}f}"
    if value == value.to_integral_value():
        return int(value)
    return float(value) if Decimal(repr(float(value))) == value else f"{value:f}"


def is_money(one: Figure) -> bool:
    """Whether the figure is an amount."""
    return one.kind == "sum" and bool(one.unit_of_measure)


def kpi_words(found: KpisShown) -> list[str]:
    """Each workflow with its figures in columns, then what was left out."""
    where = "the whole office" if found.unit is None else found.names.units.get(found.unit, found.unit)
    if found.unit is not None:
        where += " and below"
    since = f"from {found.since} " if found.since else ""
    words = [f"{where[0].upper()}{where[1:]}, {since}to {found.until}:"]
    for of in found.workflows:
        words += ["", of.name + (f" ({of.running} running)" if of.running else ""), *_table(of)]
    if not found.workflows:
        words += ["", "No workflow measures anything yet: its definition says what, under “kpis”."]
    unknown = sum(of.unknown for of in found.workflows)
    left = []
    if found.retired:
        left.append(f"Not counted: {found.retired:,} entries of requests that were let go.")
    if found.unreadable:
        left.append(f"Not counted: requests in {found.unreadable:,} entries that this laptop may not read.")
    if unknown:
        left.append(
            f"Not counted: {unknown:,} requests that an older program wrote;"
            " “countersign work --once” writes them anew."
        )
    return [*words, *([""] if left else []), *left]


def _table(of: OfWorkflow) -> Iterator[str]:
    rows = [row for one in of.figures for row in _rows(one)]
    widths = [max(len(row[place]) for row in rows) for place in range(3)] if rows else []
    for name, value, count, rest in rows:
        yield f"  {name:<{widths[0]}}  {value:>{widths[1]}}  {count:>{widths[2]}}  {rest}".rstrip()


def _rows(one: Figure) -> Iterator[tuple[str, str, str, str]]:
    name = one.name if one.group is None else f"  {_group(one)}"
    rest = [] if one.group is not None else [_OVER[one.over]]
    if one.slowest is not None:
        rest.append(f"slowest tenth {_number(one.slowest)}")
    if one.without:
        rest.append(f"{one.without} without a value")
    if one.target is not None:
        rest.append(f"{_target(one, one.target)}{'' if one.state is None else f': {_STATES[one.state]}'}")
    if one.more:
        rest.append(f"{one.more} more groups")
    yield name, _value(one), f"n={one.count}", ", ".join(part for part in rest if part)


def _group(one: Figure) -> str:
    """Short, for one long text that somebody wrote into a field must not push every figure off the screen."""
    name = one.group_name or one.group or ""
    return name if len(name) <= _LONGEST_GROUP else f"{name[: _LONGEST_GROUP - 1]}…"


def _value(one: Figure) -> str:
    if one.value is None:
        return "–"
    if is_money(one):
        return f"{one.value:,.{minor_digits(one.unit_of_measure)}f} {one.unit_of_measure}"
    return f"{_number(one.value)} {one.unit_of_measure}".rstrip()


def _number(value: Decimal) -> str:
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _target(one: Figure, target: Target) -> str:
    of = "slowest tenth " if target.slowest else ""
    low = target.at_most is None
    what = f"{target.at_least if low else target.at_most} {one.unit_of_measure}".rstrip()
    return f"target {of}{'at least' if low else 'at most'} {what}"
