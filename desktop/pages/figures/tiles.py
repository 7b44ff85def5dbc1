"""What the core measured, as tiles to look at, and the list behind each."""

from typing import TYPE_CHECKING

from desktop.widgets.figure_tile import Shown
from desktop.wording import figures as words

if TYPE_CHECKING:
    from workflows.office.showing.kpis_shown import Figure, OfWorkflow

_GROUPS = 3
"""Groups that a tile names."""
_RUNNING = "waiting,approved,changes-asked,contested,stopped"
_ENDED = "approved,done,rejected,withdrawn"
"""What is approved may be over or have something left to do: a list cannot tell the two apart."""


def tiles_of(of: "OfWorkflow", units: tuple[str, ...], since_ms: int) -> list[Shown]:
    """One tile for each figure over all; its largest groups stand in it."""
    groups: dict[tuple[str, str], list[Figure]] = {}
    for one in of.figures:
        if one.group is not None:
            groups.setdefault((one.kpi, one.unit_of_measure), []).append(one)
    return [
        _tile(one, of, groups.get((one.kpi, one.unit_of_measure), []), units, since_ms)
        for one in of.figures
        if one.group is None
    ]


def _tile(one: "Figure", of: "OfWorkflow", groups: list["Figure"], units: tuple[str, ...], since_ms: int) -> Shown:
    target, tone, icon = words.target(one)
    return Shown(
        key=_link(one, of, units, since_ms),
        name=one.name,
        value=words.value(one, one.value),
        unit=words.unit(one),
        told=words.told(one),
        more=words.slowest(one),
        target=target,
        tone=tone,
        icon=icon,
        weeks=tuple(None if week.value is None else float(week.value) for week in one.weeks),
        weeks_told=words.weeks(one),
        groups=tuple((words.group(group), words.of_group(group)) for group in groups[:_GROUPS]),
    )


def _link(one: "Figure", of: "OfWorkflow", units: tuple[str, ...], since_ms: int) -> str:
    parts = [f"workflow={of.workflow}"]
    if units:
        parts.append(f"unit={','.join(units)}")
    if one.over == "running":
        parts.append(f"status={_RUNNING}")
    else:
        parts += [f"status={_ENDED}"] if one.over == "ended" else []
        parts += [f"since={since_ms}"] if since_ms else []
    return "filter:" + ";".join(parts)
