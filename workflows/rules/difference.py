"""What two versions of a table say differently: their rows and inputs, and the requests that get another answer.

The answers are compared exactly, region by region and never by trying requests; the work is bounded, and where two
tables are too tangled the answer says ``too-large``.
"""

from datetime import date
from typing import Literal

import msgspec

from workflows.domain.outcomes import Outcome, Verdict
from workflows.rules.answers import Hit, NoHit, Result
from workflows.rules.atoms import Atoms, TooLargeError
from workflows.rules.boxes import Box, Example, Work, example_of, meet
from workflows.rules.cells import Below, Cell
from workflows.rules.consequences import consequence
from workflows.rules.defects import check_table
from workflows.rules.regions import Region, regions_of, shared_atoms
from workflows.rules.row_matching import match_rows
from workflows.rules.tables import ANYTHING, Policy, Row, RuleTable
from workflows.rules.values import Input

MAX_TOLD = 500
"""Pairs of answers that are told with an example."""


class ConditionChange(msgspec.Struct, frozen=True, kw_only=True):
    """A condition of a row that is another now."""

    input: str
    was: Cell
    now: Cell


class RowChange(msgspec.Struct, frozen=True, kw_only=True):
    """A row that stands in both versions and says something else."""

    was: Row
    now: Row
    conditions: tuple[ConditionChange, ...]
    """In the order of the new version’s inputs, then those that only the old one has."""
    outcome: bool
    """Whether something else follows, words included."""
    note: bool


class RowMove(msgspec.Struct, frozen=True, kw_only=True):
    """A row that stands elsewhere among the others."""

    row: Row
    was: int
    """Place in the old version, from 1."""
    now: int


class InputChange(msgspec.Struct, frozen=True, kw_only=True):
    """An input that is described in another way."""

    was: Input
    now: Input


class Answered(msgspec.Struct, frozen=True, kw_only=True):
    """What one version answers."""

    code: str
    """``hit``, ``no-rule``, or why there is no answer."""
    rows: tuple[str, ...]
    """Ids of the rows that hit, or that kept the table from answering."""
    outcome: Outcome


class AnswerChange(msgspec.Struct, frozen=True, kw_only=True):
    """Requests that the two versions answer in different ways, by one of them."""

    example: Example
    """A value for each input of both versions; None: missing."""
    because: tuple[str, ...] = ()
    """The inputs whose values matter: whatever values the others have, both versions answer the same as here."""
    was: Answered
    now: Answered


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that is different from one version to the other."""

    was: RuleTable
    now: RuleTable
    rows_added: tuple[Row, ...] = ()
    rows_removed: tuple[Row, ...] = ()
    rows_changed: tuple[RowChange, ...] = ()
    rows_moved: tuple[RowMove, ...] = ()
    inputs_added: tuple[Input, ...] = ()
    inputs_removed: tuple[Input, ...] = ()
    inputs_changed: tuple[InputChange, ...] = ()
    policy: tuple[Policy, Policy] | None = None
    priorities: tuple[tuple[Verdict, ...], tuple[Verdict, ...]] | None = None
    name: tuple[str, str] | None = None
    dates: tuple[tuple[date | None, date | None], tuple[date | None, date | None]] | None = None
    """First and last day on which each holds."""
    cases: tuple[int, int] = (0, 0)
    """How many saved cases are new, and how many are gone; a changed one is both."""
    state: Literal["exact", "too-large", "defective", "other-inputs"] = "exact"
    """Of the answers. exact: every pair of answers that differ has its example; too-large: what is listed is true, but
    more may exist; defective: one of the versions has mistakes; other-inputs: an input has another type or currency."""
    answers: tuple[AnswerChange, ...] = ()
    """One example for each two answers that differ, at most ``MAX_TOLD``."""

    @property
    def is_none(self) -> bool:
        """Whether the two say the same in every respect, the number of the version aside."""
        empty = Difference(was=self.was, now=self.now, state=self.state)
        return self == empty


def difference(was: RuleTable, now: RuleTable, below: Below) -> Difference:
    """Compare an old version with a new one; both may be drafts."""
    matched = match_rows(was.rows, now.rows)
    changed = [_row_change(was.rows[before], now.rows[place], was, now) for before, place in matched.pairs]
    old, new = ({column.id: column for column in table.inputs} for table in (was, now))
    held = ((was.effective_from, was.effective_to), (now.effective_from, now.effective_to))
    state, answers = _answers(was, now, below)
    return Difference(
        was=was,
        now=now,
        rows_added=tuple(now.rows[place] for place in matched.added),
        rows_removed=tuple(was.rows[place] for place in matched.removed),
        rows_changed=tuple(one for one in changed if one is not None),
        rows_moved=tuple(RowMove(row=now.rows[n], was=w + 1, now=n + 1) for w, n in matched.moved),
        inputs_added=tuple(column for name, column in new.items() if name not in old),
        inputs_removed=tuple(column for name, column in old.items() if name not in new),
        inputs_changed=tuple(
            InputChange(was=old[name], now=column)
            for name, column in new.items()
            if name in old and old[name] != column
        ),
        policy=(was.policy, now.policy) if was.policy != now.policy else None,
        priorities=(was.priorities, now.priorities) if was.priorities != now.priorities else None,
        name=(was.name, now.name) if was.name != now.name else None,
        dates=held if held[0] != held[1] else None,
        cases=(
            sum(1 for case in now.cases if case not in was.cases),
            sum(1 for case in was.cases if case not in now.cases),
        ),
        state=state,
        answers=answers,
    )


def _row_change(was: Row, now: Row, old: RuleTable, new: RuleTable) -> RowChange | None:
    names = dict.fromkeys(column.id for column in (*new.inputs, *old.inputs))
    conditions = tuple(
        ConditionChange(input=name, was=was.when.get(name, ANYTHING), now=now.when.get(name, ANYTHING))
        for name in names
        if was.when.get(name, ANYTHING) != now.when.get(name, ANYTHING)
    )
    change = RowChange(was=was, now=now, conditions=conditions, outcome=was.then != now.then, note=was.note != now.note)
    return change if conditions or change.outcome or change.note else None


# ---------------------------------------------------------------- answers


def _answers(
    was: RuleTable, now: RuleTable, below: Below
) -> tuple[Literal["exact", "too-large", "defective", "other-inputs"], tuple[AnswerChange, ...]]:
    inputs = {column.id: column for column in (*was.inputs, *now.inputs)}
    if any(
        column.type != inputs[column.id].type or column.currency != inputs[column.id].currency for column in was.inputs
    ):
        return "other-inputs", ()
    if any(defect.path[:1] != ("cases",) for table in (was, now) for defect in check_table(table, below)):
        return "defective", ()
    columns = tuple(inputs.values())
    work = Work()
    found: dict[tuple[Answered, Answered], Box] = {}
    atoms: tuple[Atoms, ...] = ()
    try:
        atoms = shared_atoms((was, now), columns, below)
        before = _told(was, regions_of(was, atoms, 0, work))
        after = _told(now, regions_of(now, atoms, len(was.rows), work))
        for box, one in before:
            work.count(len(after))
            for other_box, other in after:
                if (one, other) in found or _comes_to_the_same(one, other):
                    continue
                common = meet(box, other_box)
                if common is not None:
                    found[one, other] = common
            if len(found) > MAX_TOLD:
                return "too-large", _listed(found, columns, atoms)
    except TooLargeError:
        return "too-large", _listed(found, columns, atoms)
    return "exact", _listed(found, columns, atoms)


def _listed(
    found: dict[tuple[Answered, Answered], Box], columns: tuple[Input, ...], atoms: tuple[Atoms, ...]
) -> tuple[AnswerChange, ...]:
    return tuple(
        AnswerChange(
            example=example_of(box, columns, atoms),
            because=tuple(
                column.id for column, part, whole in zip(columns, box, atoms, strict=True) if whole.values & ~part
            ),
            was=was,
            now=now,
        )
        for (was, now), box in list(found.items())[:MAX_TOLD]
    )


def _told(table: RuleTable, regions: list[Region]) -> list[tuple[tuple[int, ...], Answered]]:
    return [(box, answered(result, table)) for box, result in regions]


def answered(result: Result, table: RuleTable) -> Answered:
    """An answer with the rows that it rests on, and what follows."""
    said = consequence(result, table)
    if isinstance(result, NoHit):
        rows: tuple[str, ...] = ()
    else:
        rows = result.rows if isinstance(result, Hit) else tuple(result.row.split(", "))
    return Answered(code=said.code, rows=rows, outcome=said.outcome)


def _comes_to_the_same(one: Answered, other: Answered) -> bool:
    """The same follows for the request, whichever row says so and in whatever words."""
    bare = (msgspec.structs.replace(each.outcome, text="") for each in (one, other))
    return one.code == other.code and next(bare) == next(bare)
