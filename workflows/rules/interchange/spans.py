"""Sets of values of an ordered column as spans: their union, and what is left outside of them. Exact, by steps."""

from collections.abc import Iterable
from typing import Self

import msgspec

from workflows.rules.cells import Cell, Limit, Present, Range
from workflows.rules.defects import range_steps
from workflows.rules.values import Input, first_step, last_step


class Span(msgspec.Struct, frozen=True, kw_only=True):
    """A range, and the first and last step (both count) that lie in it."""

    low: int
    high: int
    lower: Limit | None
    upper: Limit | None

    @classmethod
    def of(cls, found: Range, column: Input) -> Self:
        """The span of a range; low > high where nothing lies in it."""
        low, high = range_steps(found, column)
        return cls(low=low, high=high, lower=found.lower, upper=found.upper)

    def cell(self) -> Cell:
        """The cell that is true of just these values."""
        if self.lower is None and self.upper is None:
            return Present()
        return Range(lower=self.lower, upper=self.upper)


def union(spans: Iterable[Span], column: Input) -> list[Span]:
    """The same values as spans that neither meet nor touch, in order."""
    first, last = first_step(column), last_step(column)
    merged: list[Span] = []
    for span in sorted(spans, key=lambda one: (one.low, one.high)):
        if merged and span.low <= merged[-1].high + 1:
            before = merged[-1]
            if span.high > before.high:
                merged[-1] = Span(low=before.low, high=span.high, lower=before.lower, upper=span.upper)
        else:
            merged.append(span)
    return [
        Span(
            low=span.low,
            high=span.high,
            lower=None if span.low <= first else span.lower,
            upper=None if span.high >= last else span.upper,
        )
        for span in merged
    ]


def complement(spans: list[Span], column: Input) -> list[Span]:
    """The values in none of the spans, which must be as ``union`` answers them."""
    left: list[Span] = []
    low, lower = first_step(column), None
    for span in spans:
        if low < span.low:
            left.append(Span(low=low, high=span.low - 1, lower=lower, upper=_turned(span.lower)))
        low, lower = span.high + 1, _turned(span.upper)
    if low <= last_step(column):
        left.append(Span(low=low, high=last_step(column), lower=lower, upper=None))
    return left


def _turned(limit: Limit | None) -> Limit | None:
    return None if limit is None else Limit(limit.value, not limit.included)
