"""A table as regions: boxes of requests that do not overlap and each get one answer. Exact, within bounds.

Two tables become comparable where their columns are cut into atoms together; then regions of the one meet regions of
the other, and each meeting is a set of requests that both answer in one way.
"""

from collections.abc import Sequence

from workflows.rules.answers import NoHit, Result, Unusable
from workflows.rules.atoms import Atoms, TooLargeError, atoms_of_cells
from workflows.rules.boxes import JOIN_AT, MAX_BOXES, Box, Work, joined, meet, subtract
from workflows.rules.cells import Below
from workflows.rules.source import answer_of
from workflows.rules.tables import ANYTHING, ONE_DECIDES, RuleTable, absence_columns, walking_order
from workflows.rules.values import Input

Region = tuple[Box, Result]
_Open = tuple[Box, tuple[int, ...]]
"""A box, and the places of the rows that hit all of it so far."""


def shared_atoms(tables: Sequence[RuleTable], inputs: Sequence[Input], below: Below) -> tuple[Atoms, ...]:
    """The atoms of each input under the rows of all tables, which come one after the other. Absence is an atom too."""
    found = []
    for column in inputs:
        cells, counts = [], []
        for table in tables:
            absent = any(
                one.id == column.id and speaks for one, speaks in zip(table.inputs, absence_columns(table), strict=True)
            )
            cells += [row.when.get(column.id, ANYTHING) for row in table.rows]
            counts += [absent] * len(table.rows)
        found.append(atoms_of_cells(column, cells, counts, below, missing=True))
    return tuple(found)


def regions_of(table: RuleTable, columns: tuple[Atoms, ...], first_row: int, work: Work) -> list[Region]:
    """Every request with its answer. ``first_row`` is where the table's rows begin among the atoms' rows.

    The input of a ``missing-value`` is left open. Raises TooLargeError.
    """
    active: list[_Open] = [(tuple(column.all for column in columns), ())]
    done: list[Region] = []
    for place in walking_order(table):
        hit: Box = tuple(column.true[first_row + place] for column in columns)
        open_: Box = tuple(column.open[first_row + place] for column in columns)
        unknown = Unusable(code="missing-value", row=table.rows[place].id)
        work.count(len(active))
        left: list[_Open] = []
        for box, hits in active:
            reached = meet(box, open_)
            if reached is None:
                left.append((box, hits))
                continue
            known = meet(reached, hit)
            if known is not None and table.policy in ONE_DECIDES:
                done.append((known, answer_of(table, [place])))
            elif known is not None:
                left.append((known, (*hits, place)))
            done += [(part, unknown) for part in (subtract(reached, known) if known is not None else [reached])]
            left += [(part, hits) for part in subtract(box, reached)]
        active = _fewer(left) if len(left) > JOIN_AT else left
        if len(active) + len(done) > MAX_BOXES:
            raise TooLargeError
    return done + [(box, answer_of(table, list(hits)) if hits else NoHit()) for box, hits in active]


def _fewer(boxes: list[_Open]) -> list[_Open]:
    by_hits: dict[tuple[int, ...], list[Box]] = {}
    for box, hits in boxes:
        by_hits.setdefault(hits, []).append(box)
    return [(box, hits) for hits, some in by_hits.items() for box in joined(some)]
