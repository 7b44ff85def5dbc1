"""From one order of a list to the next in few steps, so that a table moves rows instead of beginning again.

Pure, and meant for the lanes: with a million rows it takes some milliseconds.
"""

from array import array
from dataclasses import dataclass
from typing import Literal

_WIDTH = 8
_AT_ONCE = 8_192 * _WIDTH
MOST_STEPS = 24
"""More than so many, and a table does better to lay itself out anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing to do to a list of places; each step speaks of the list as those before it left it."""

    kind: Literal["insert", "remove", "move"]
    row: int
    """Where rows are put in, the first that goes, or the one that moves."""
    count: int = 1
    to: int = 0
    """Only for ``move``: where the row stands afterwards."""
    places: tuple[int, ...] = ()
    """Only for ``insert``."""


def steps_between(old: "array[int]", new: "array[int]") -> tuple[Step, ...] | None:
    """The steps that make ``new`` of ``old``, both without repetitions; None where more than MOST_STEPS are needed."""
    now, wanted = bytearray(old.tobytes()), new.tobytes()
    found: list[Step] = []
    while len(found) <= MOST_STEPS:
        head = _alike_from_start(now, wanted)
        if head == len(now) == len(wanted):
            return tuple(found)
        tail = _alike_from_end(now, wanted, head)
        step = _next(now, wanted, head, tail)
        _do(now, step)
        found.append(step)
    return None


def _next(now: bytearray, wanted: bytes, head: int, tail: int) -> Step:
    end, wanted_end = len(now) - tail, len(wanted) - tail
    if head == end:
        places = _numbers(wanted[head:wanted_end])
        return Step(kind="insert", row=head // _WIDTH, count=len(places), places=places)
    if head == wanted_end:
        return Step(kind="remove", row=head // _WIDTH, count=(end - head) // _WIDTH)
    here, there = bytes(now[head : head + _WIDTH]), wanted[head : head + _WIDTH]
    goes_to = _find(wanted, here, head, wanted_end)
    if goes_to < 0:
        return Step(kind="remove", row=head // _WIDTH)
    comes_from = _find(now, there, head, end)
    if comes_from < 0:
        return Step(kind="insert", row=head // _WIDTH, places=_numbers(there))
    if comes_from == head + _WIDTH:
        return Step(kind="move", row=head // _WIDTH, to=min(goes_to, len(now) - _WIDTH) // _WIDTH)
    return Step(kind="move", row=comes_from // _WIDTH, to=head // _WIDTH)


def _do(now: bytearray, step: Step) -> None:
    start = step.row * _WIDTH
    if step.kind == "insert":
        now[start:start] = array("q", step.places).tobytes()
        return
    taken = now[start : start + step.count * _WIDTH]
    del now[start : start + step.count * _WIDTH]
    if step.kind == "move":
        now[step.to * _WIDTH : step.to * _WIDTH] = taken


def _alike_from_start(one: bytearray, other: bytes) -> int:
    most = min(len(one), len(other))
    at = 0
    while at < most and one[at : at + _AT_ONCE] == other[at : at + _AT_ONCE]:
        at += _AT_ONCE
    while at < most and one[at : at + _WIDTH] == other[at : at + _WIDTH]:
        at += _WIDTH
    return min(at, most)


def _alike_from_end(one: bytearray, other: bytes, head: int) -> int:
    most = min(len(one), len(other)) - head
    at = 0
    while at + _AT_ONCE <= most and _back(one, at, _AT_ONCE) == _back(other, at, _AT_ONCE):
        at += _AT_ONCE
    while at < most and _back(one, at, _WIDTH) == _back(other, at, _WIDTH):
        at += _WIDTH
    return at


def _back(of: bytes | bytearray, at: int, size: int) -> bytes:
    end = len(of) - at
    return bytes(of[end - size : end])


def _find(within: bytes | bytearray, what: bytes, start: int, end: int) -> int:
    at = within.find(what, start, end)
    while at >= 0 and at % _WIDTH:
        at = within.find(what, at + 1, end)
    return at


def _numbers(raw: bytes) -> tuple[int, ...]:
    found: array[int] = array("q")
    found.frombytes(raw)
    return tuple(found)
