"""Where the steps of a flow stand in a drawing. Numbers only: pure, so that it can be tried without a screen."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

Point = tuple[float, float]
Measure = Callable[["Node", float], float]
"""How high a step's box is when it is so wide."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A step as it is drawn; every text is plain."""

    name: str
    kind: str
    state: str
    """The code, for its sign and colour."""
    words: str
    """The state in words."""
    lines: tuple[str, ...]
    """Who did what, or who is asked."""
    branches: tuple[tuple["Node", ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A step and where it stands, from the leading edge and the top."""

    node: Node
    box: tuple[float, float, float, float]
    """x, y, width, height."""
    lines: tuple[tuple[Point, Point], ...]
    """From the steps before it to this one."""


def placed(
    nodes: Iterable[Node], width: float, measure: Measure, *, gap: float, least: float
) -> tuple[list[Placed], float]:
    """All steps, and how high they are together. Branches narrower than ``least`` stand below each other."""
    found: list[Placed] = []
    _, bottom = _column(list(nodes), (0.0, 0.0), width, [], found, measure, gap, least)
    return found, bottom


def walk(nodes: Iterable[Node]) -> Iterator[Node]:
    """Every step, each right before those of its branches."""
    for node in nodes:
        yield node
        for branch in node.branches:
            yield from walk(branch)


def _column(
    nodes: list[Node],
    at: Point,
    width: float,
    before: list[Point],
    found: list[Placed],
    measure: Measure,
    gap: float,
    least: float,
) -> tuple[list[Point], float]:
    """Steps below each other; the ends from which the next step's lines begin, and where they end below."""
    x, y = at
    bottom = y
    for node in nodes:
        top = bottom + (gap if before or bottom > y else 0.0)
        height = measure(node, width)
        middle = x + width / 2
        found.append(
            Placed(node=node, box=(x, top, width, height), lines=tuple((one, (middle, top)) for one in before))
        )
        before, bottom = [(middle, top + height)], top + height
        branches = [list(one) for one in node.branches if one]
        if not branches:
            continue
        column = (width - gap * (len(branches) - 1)) / len(branches)
        fits = column >= least
        ends: list[Point] = []
        start, lowest = bottom, bottom
        for number, branch in enumerate(branches):
            inset = 0.0 if fits else gap
            left = x + number * (column + gap) if fits else x + inset
            room = column if fits else width - inset
            done, low = _column(branch, (left, start), room, before, found, measure, gap, least)
            ends += done
            lowest = max(lowest, low)
            if not fits:
                start = low
        before, bottom = ends, lowest
    return before, bottom
