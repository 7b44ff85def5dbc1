"""Gaps, overlaps, contradictions and rows that can never answer, found exactly for every policy.

Each row is a box: in every column a set of atoms. A gap is a request whose values are there but which no row
answers: what is left of all requests when the rows' boxes are cut out one after the other. The work is
bounded; where a table is too tangled, the answer says ``too-large`` instead of guessing.
"""

from typing import Literal

import msgspec

from workflows.rules.atoms import Atoms, TooLargeError, atoms_of
from workflows.rules.boxes import Box, Example, Work, example_of, joined, meet, subtract
from workflows.rules.cells import Below
from workflows.rules.consequences import say_the_same
from workflows.rules.defects import Defect, check_table
from workflows.rules.tables import ONE_DECIDES, RuleTable, walking_order

OverlapKind = Literal["conflict", "shadowed-conflict"]


class Overlap(msgspec.Struct, frozen=True, kw_only=True):
    """Two rows that hit the same request and cannot both be followed."""

    rows: tuple[str, str]
    """Their ids, the one that is asked earlier first."""
    example: Example
    kind: OverlapKind
    """Which of the two it is.

    conflict: with ``unique`` any two rows that meet; with ``any`` two that say different things; with ``collect`` one
    approves or rejects and the other decides otherwise. shadowed-conflict: with ``first``, and with ``priority`` among
    rows of one verdict, the order alone decides between two rows of which neither is the exception to the other;
    information.
    """


class Coverage(msgspec.Struct, frozen=True, kw_only=True):
    """What a table leaves open, and where its rows meet."""

    state: Literal["exact", "too-large", "defective"]
    """exact: the lists are complete; too-large: what is listed is true, but more may exist; defective: not checked."""
    gaps: tuple[Example, ...] = ()
    """One example of each gap. Gaps do not overlap; several may lie side by side."""
    overlaps: tuple[Overlap, ...] = ()
    unreachable: tuple[str, ...] = ()
    """Ids of rows that can never answer, in the order in which rows are asked.

    With ``first`` and ``priority`` rows before them answer all that they would; with ``unique`` and ``any`` every
    request that fulfils them ends in a contradiction; with ``collect`` none fulfils them.
    """
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
    """One walk over the rows as they are asked, with the boxes that no row so far has answered."""

    def __init__(self, table: RuleTable, columns: tuple[Atoms, ...]) -> None:
        self.table = table
        self.columns = columns
        self.order = walking_order(table)
        rows = range(len(table.rows))
        self.hits: list[Box] = [tuple(column.true[row] for column in columns) for row in rows]
        self.answers: list[Box] = [tuple(column.open[row] for column in columns) for row in rows]
        self.left: list[Box] = [tuple(column.all for column in columns)]
        self.swept = False
        self.overlaps: list[Overlap] = []
        self.unreachable: list[str] = []
        self.work = Work()

    def run(self) -> None:
        for turn, place in enumerate(self.order):
            if self._can_answer(place):
                self._find_overlaps(place, self.order[turn + 1 :])
            else:
                self.unreachable.append(self.table.rows[place].id)
                if self.table.policy not in ONE_DECIDES:
                    self._find_overlaps(place, self.order[turn + 1 :])
            self.left = self.work.cut(self.left, self.answers[place])
        self.swept = True

    def coverage(self, state: Literal["exact", "too-large"]) -> Coverage:
        return Coverage(
            state=state,
            gaps=tuple(self._example(box) for box in joined(self.left)) if self.swept else (),
            overlaps=tuple(self.overlaps),
            unreachable=tuple(self.unreachable),
        )

    def _can_answer(self, place: int) -> bool:
        """Whether some request is answered by this row."""
        mine = self.hits[place]
        match self.table.policy:
            case "first" | "priority":
                self.work.count(len(self.left))
                return any(meet(mine, other) is not None for other in self.left)
            case "collect":
                return all(mine)
            case "unique":
                others = (self.answers[other] for other in self.order if other != place)
                return self.work.is_left(mine, others)
            case "any":
                return self.work.is_left(mine, (hole for other in self.order for hole in self._spoils(place, other)))

    def _spoils(self, place: int, other: int) -> list[Box]:
        """With any: where the other row keeps this one from answering, since it differs or cannot be known."""
        if place == other or not all(self.answers[other]):
            return []
        if not self._say_the_same(place, other):
            return [self.answers[other]]
        return subtract(self.answers[other], self.hits[other])

    def _find_overlaps(self, place: int, later: tuple[int, ...]) -> None:
        """Overlaps of a row with those asked later; where one row decides, only if it is itself the answer."""
        mine = self.hits[place]
        decides = self.table.policy in ONE_DECIDES
        for other in later:
            self.work.count(1)
            common = meet(mine, self.hits[other])
            if common is None or not self._worth_telling(place, other, common):
                continue
            if decides:
                self.work.count(len(self.left))
                parts = (meet(common, box) for box in self.left)
                common = next((part for part in parts if part is not None), None)
            if common is not None:
                rows = (self.table.rows[place].id, self.table.rows[other].id)
                kind: OverlapKind = "shadowed-conflict" if decides else "conflict"
                self.overlaps.append(Overlap(rows=rows, example=self._example(common), kind=kind))

    def _worth_telling(self, place: int, other: int, common: Box) -> bool:
        one, two = self.table.rows[place].then, self.table.rows[other].then
        match self.table.policy:
            case "first" | "priority":
                # An exception before its general row is how such tables are written; so is “otherwise” at the end.
                nested = common in (self.hits[place], self.hits[other])
                settled = self.table.policy == "priority" and one.verdict != two.verdict
                return one != two and not nested and not settled
            case "unique":
                return True
            case "any":
                return not self._say_the_same(place, other)
            case "collect":
                verdicts = {one.verdict, two.verdict}
                return len(verdicts) == 2 and "note" not in verdicts and bool(verdicts & {"approve", "reject"})

    def _say_the_same(self, place: int, other: int) -> bool:
        return say_the_same((self.table.rows[place].then, self.table.rows[other].then))

    def _example(self, box: Box) -> Example:
        return example_of(box, self.table.inputs, self.columns)
