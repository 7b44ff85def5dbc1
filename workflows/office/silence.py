"""Stretches of logs that were just read and leave nothing more to do, so that nobody opens them a second time."""

from collections.abc import Iterable

Span = tuple[str, int, int]
"""A device, and some of its entries: from the first up to but not including the second."""


class Silence:
    """Kept in memory only: what is not known here is looked at."""

    def __init__(self) -> None:
        self._spans: dict[str, list[tuple[int, int]]] = {}

    def note(self, spans: Iterable[Span]) -> None:
        """These entries were opened, and no document, personal value or order of erasure stands in them."""
        for device, start, end in spans:
            known = self._spans.setdefault(device, [])
            if known and known[-1][1] == start:
                known[-1] = (known[-1][0], end)
            else:
                known.append((start, end))

    def covers(self, device: str, start: int, end: int) -> bool:
        """Whether all entries of the device from ``start`` up to but not including ``end`` are known to be such."""
        return any(first <= start and end <= last for first, last in self._spans.get(device, ()))


def spans_of(places: Iterable[tuple[str, int]]) -> list[Span]:
    """Places in order as stretches."""
    spans: list[Span] = []
    device, start, end = "", 0, 0
    for at, position in places:
        if at != device or position != end:
            if end > start:
                spans.append((device, start, end))
            device, start = at, position
        end = position + 1
    if end > start:
        spans.append((device, start, end))
    return spans
