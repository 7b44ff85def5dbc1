"""Sets of requests as boxes: in every column a set of atoms. Meeting, cutting and joining them, within bounds.

The bounds keep a tangled table from taking for ever: whoever counts too far gets TooLargeError and says so.
"""

from collections.abc import Iterable

import msgspec

from workflows.rules.atoms import Atoms, TooLargeError
from workflows.rules.tables import Given
from workflows.rules.values import Input, value_text

MAX_BOXES = 20_000
"""Boxes that may be left at any time."""
JOIN_AT = 100
"""Boxes from which it pays to look for some that can be joined."""
MAX_STEPS = 2_000_000
"""Comparisons of two boxes in all: a few seconds."""

Box = tuple[int, ...]
"""For each column a set of atoms (bits of an int), none empty."""
Example = dict[str, Given]
"""A request as a saved case would give it; None: missing."""


class Work(msgspec.Struct):
    """How much was compared so far. Raises TooLargeError beyond the bounds."""

    steps: int = 0
    join_at: int = JOIN_AT

    def count(self, steps: int) -> None:
        """Comparisons of two boxes that are about to be made."""
        self.steps += steps
        if self.steps > MAX_STEPS:
            raise TooLargeError

    def cut(self, boxes: list[Box], hole: Box) -> list[Box]:
        """What is left of boxes that do not overlap without a hole; a hole with an empty column takes nothing."""
        self.count(len(boxes))
        if not all(hole):
            return boxes
        left = [part for box in boxes for part in subtract(box, hole)]
        if len(left) > self.join_at:
            left = joined(left)
            self.join_at = max(2 * len(left), JOIN_AT)
        if len(left) > MAX_BOXES:
            raise TooLargeError
        return left

    def is_left(self, box: Box, holes: Iterable[Box]) -> bool:
        """Whether anything of a box is left without the holes."""
        if not all(box):
            return False
        left = [box]
        for hole in holes:
            if meet(box, hole) is not None:
                left = self.cut(left, hole)
            self.count(1)
            if not left:
                return False
        return True


def example_of(box: Box, inputs: tuple[Input, ...], columns: tuple[Atoms, ...]) -> Example:
    """The request made of each column's first atom in the box: one with values before one without."""
    example: Example = {}
    for column, atoms, chosen in zip(inputs, columns, box, strict=True):
        value = atoms.examples[(chosen & -chosen).bit_length() - 1]
        example[column.id] = value if value is None or isinstance(value, bool) else value_text(value, column)
    return example


def example_text(example: Example) -> str:
    """The values for a line of text: ``gross = 250.01 EUR, supplier_known = no``."""
    return ", ".join(f"{name} = {_said(value)}" for name, value in example.items()) or "any request"


def _said(value: Given) -> str:
    if value is None:
        return "missing"
    return ("no", "yes")[value] if isinstance(value, bool) else str(value)


def meet(one: Box, other: Box) -> Box | None:
    """What two boxes share; None where nothing."""
    common = tuple(mine & theirs for mine, theirs in zip(one, other, strict=True))
    return common if all(common) else None


def subtract(box: Box, hole: Box) -> list[Box]:
    """What is left of a box without a hole: boxes that do not overlap, at most one per column."""
    common = meet(box, hole)
    if common is None:
        return [box]
    parts = []
    for place, (mine, shared) in enumerate(zip(box, common, strict=True)):
        if mine != shared:
            parts.append((*common[:place], mine & ~shared, *box[place + 1 :]))
    return parts


def joined(boxes: list[Box]) -> list[Box]:
    """The same requests in fewer boxes: those that differ in one column only become one, column by column."""
    for place in range(len(boxes[0]) if boxes else 0):
        merged: dict[tuple[Box, Box], int] = {}
        for box in boxes:
            others = (box[:place], box[place + 1 :])
            merged[others] = merged.get(others, 0) | box[place]
        boxes = [(*before, chosen, *after) for (before, after), chosen in merged.items()]
    return boxes
