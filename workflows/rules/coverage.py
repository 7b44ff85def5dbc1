"""Gaps, overlaps and rows that can never decide, found exactly.

Each row is a box: in every column a set of atoms. A gap is a request whose values are there but which no row
answers: what is left of all requests when the rows' boxes are cut out one after the other. The work is
bounded; where a table is too tangled, the answer says ``too-large`` instead of guessing.
"""

from typing import Literal

import msgspec

from workflows.rules.atoms import Atoms, TooLargeError, atoms_of
from workflows.rules.cells import Below
from workflows.rules.defects import Defect, check_table
from workflows.rules.tables import Given, RuleTable
from workflows.rules.values import Value, value_text

MAX_BOXES = 20_000
"""Boxes that may be left at any time."""
JOIN_AT = 100
"""Boxes from which it pays to look for some that can be joined."""
MAX_STEPS = 2_000_000
"""Comparisons of two boxes in all: a few seconds."""

Box = tuple[int, ...]
"""For each column a set of atoms, none empty."""
Example = dict[str, Given]
"""A request as a saved case would give it; None: missing."""


class Overlap(msgspec.Struct, frozen=True, kw_only=True):
    """Two rows that hit the same request and say different things."""

    rows: tuple[str, str]
    """Their ids, the earlier row first."""
    example: Example
    kind: Literal["conflict", "shadowed-conflict"]
    """Which of the two it is.

    conflict (only with ``collect``): one approves or rejects, the other decides otherwise. shadowed-conflict (only with
    ``first``): the order alone decides between two rows of which neither is the exception to the other; information.
    """


class Coverage(msgspec.Struct, frozen=True, kw_only=True):
    """What a table leaves open, and where its rows meet."""

    state: Literal["exact", "too-large", "defective"]
    """exact: the lists are complete; too-large: what is listed is true, but more may exist; defective: not checked."""
    gaps: tuple[Example, ...] = ()
    """One example of each gap. Gaps do not overlap; several may lie side by side."""
    overlaps: tuple[Overlap, ...] = ()
    unreachable: tuple[str, ...] = ()
    """Ids of rows that can never answer. With ``first``: earlier rows together answer all that they would."""
    defects: tuple[Defect, ...] = ()
    """Only where defective."""

    @property
    def conflicts(self) -> bool:
        """Whether a check fails: a gap stands, or an overlap that the order does not settle."""
        return bool(self.gaps) or any(overlap.kind == "conflict" for overlap in self.overlaps)


def check_coverage(table: RuleTable, below: Below) -> Coverage:
    """Gaps, overlaps and unreachable rows, over all values that the inputs can hold and all units of the office."""
    defects = tuple(defect for defect in check_table(table, below) if defect.path[:1] != ("cases",))
    if defects:
        return Coverage(state="defective", defects=defects)
    try:
        columns = tuple(atoms_of(table, place, below) for place in range(len(table.inputs)))
    except TooLargeError:
        return Coverage(state="too-large")
    if not all(column.examples for column in columns):
        return Coverage(state="exact")  # an office without units: there is no request to leave open
    sweep = _Sweep(table, columns)
    try:
        sweep.run()
    except TooLargeError:
        return sweep.coverage("too-large")
    return sweep.coverage("exact")


class _Sweep:
    """One walk from the first row to the last, with the boxes that no row so far has answered."""

    def __init__(self, table: RuleTable, columns: tuple[Atoms, ...]) -> None:
        self.table = table
        self.columns = columns
        rows = range(len(table.rows))
        self.hits: list[Box] = [tuple(column.true[row] for column in columns) for row in rows]
        self.answers: list[Box] = [tuple(column.open[row] for column in columns) for row in rows]
        self.left: list[Box] = [tuple(column.all for column in columns)]
        self.swept = False
        self.overlaps: list[Overlap] = []
        self.unreachable: list[str] = []
        self.steps = 0
        self.join_at = JOIN_AT

    def run(self) -> None:
        first = self.table.policy == "first"
        for place, row in enumerate(self.table.rows):
            if not self._meets_left(self.hits[place]) if first else not all(self.hits[place]):
                self.unreachable.append(row.id)
            else:
                self._find_overlaps(place)
            self.left = self._cut(self.left, self.answers[place])
        self.swept = True

    def coverage(self, state: Literal["exact", "too-large"]) -> Coverage:
        return Coverage(
            state=state,
            gaps=tuple(self._example(box) for box in _joined(self.left)) if self.swept else (),
            overlaps=tuple(self.overlaps),
            unreachable=tuple(self.unreachable),
        )

    def _meets_left(self, box: Box) -> bool:
        self._count(len(self.left))
        return any(_meet(box, other) is not None for other in self.left)

    def _find_overlaps(self, place: int) -> None:
        """Overlaps of a row with later ones; with ``first`` only where it is itself the answer."""
        mine = self.hits[place]
        first = self.table.policy == "first"
        for later in range(place + 1, len(self.hits)):
            self._count(1)
            common = _meet(mine, self.hits[later])
            if common is None or not self._worth_telling(place, later, common):
                continue
            if first:
                self._count(len(self.left))
                parts = (_meet(common, other) for other in self.left)
                common = next((part for part in parts if part is not None), None)
            if common is not None:
                rows = (self.table.rows[place].id, self.table.rows[later].id)
                kind: Literal["conflict", "shadowed-conflict"] = "shadowed-conflict" if first else "conflict"
                self.overlaps.append(Overlap(rows=rows, example=self._example(common), kind=kind))

    def _worth_telling(self, place: int, later: int, common: Box) -> bool:
        one, other = self.table.rows[place].then, self.table.rows[later].then
        if self.table.policy == "first":
            # An exception before its general row is how such tables are written; so is “otherwise” at the end.
            nested = common in (self.hits[place], self.hits[later])
            return one != other and not nested
        verdicts = {one.verdict, other.verdict}
        return len(verdicts) == 2 and "note" not in verdicts and bool(verdicts & {"approve", "reject"})

    def _cut(self, boxes: list[Box], hole: Box) -> list[Box]:
        self._count(len(boxes))
        if not all(hole):
            return boxes
        left = [part for box in boxes for part in _subtract(box, hole)]
        if len(left) > self.join_at:
            left = _joined(left)
            self.join_at = max(2 * len(left), JOIN_AT)
        if len(left) > MAX_BOXES:
            raise TooLargeError
        return left

    def _count(self, steps: int) -> None:
        self.steps += steps
        if self.steps > MAX_STEPS:
            raise TooLargeError

    def _example(self, box: Box) -> Example:
        """The request made of each column's first atom in the box."""
        example: Example = {}
        for column, atoms, chosen in zip(self.table.inputs, self.columns, box, strict=True):
            value: Value | None = atoms.examples[(chosen & -chosen).bit_length() - 1]
            example[column.id] = value if value is None or isinstance(value, bool) else value_text(value, column)
        return example


def _meet(one: Box, other: Box) -> Box | None:
    """What two boxes share; None where nothing."""
    common = tuple(mine & theirs for mine, theirs in zip(one, other, strict=True))
    return common if all(common) else None


def _subtract(box: Box, hole: Box) -> list[Box]:
    """What is left of a box without a hole: boxes that do not overlap, at most one per column."""
    common = _meet(box, hole)
    if common is None:
        return [box]
    parts = []
    for place, (mine, shared) in enumerate(zip(box, common, strict=True)):
        if mine != shared:
            parts.append((*common[:place], mine & ~shared, *box[place + 1 :]))
    return parts


def _joined(boxes: list[Box]) -> list[Box]:
    """The same requests in fewer boxes: those that differ in one column only become one, column by column."""
    for place in range(len(boxes[0]) if boxes else 0):
        merged: dict[tuple[Box, Box], int] = {}
        for box in boxes:
            others = (box[:place], box[place + 1 :])
            merged[others] = merged.get(others, 0) | box[place]
        boxes = [(*before, chosen, *after) for (before, after), chosen in merged.items()]
    return boxes
