"""Drafts of rule tables that a proposal would try, with their saved cases brought in line and told."""

import msgspec

from workflows.domain.outcomes import Approver, Outcome
from workflows.rules.cases import run_cases
from workflows.rules.cells import Below, Cell, Limit, Range
from workflows.rules.tables import Row, RuleTable
from workflows.rules.values import Input

BEFORE = "small-"
"""Begins the id of a row that was put before another."""


def money_column(table: RuleTable, amount: str | None) -> Input | None:
    """The input that limits look at: the workflow's own amount, else one that rows compare; None without any."""
    money = [column for column in table.inputs if column.type == "money"]
    own = next((column for column in money if column.id == amount), None)
    compared = (column for column in money if any(isinstance(row.when.get(column.id), Range) for row in table.rows))
    return own or next(compared, None)


def passing(table: RuleTable, row: Row, column: Input | None, limit: int) -> RuleTable | None:
    """The row's requests up to the limit (minor units) approved, and those who were asked told; the rest as before.

    Without an amount all that the row asks is approved. None where this cannot be said in one more row.
    """
    yes = Outcome(verdict="approve", tell=_told(row.then), require=row.then.require, text=row.then.text)
    if column is None:
        return _replaced(table, row, msgspec.structs.replace(row, then=yes)) if row.when else None
    if table.policy != "first":
        return None
    cell = _up_to(row.when.get(column.id), limit)
    if cell is None or any(one.id == BEFORE + row.id for one in table.rows):
        return None
    small = Row(id=BEFORE + row.id, when=row.when | {column.id: cell}, then=yes, note=row.note)
    place = table.rows.index(row)
    return msgspec.structs.replace(table, rows=(*table.rows[:place], small, *table.rows[place:]))


def one_decides(table: RuleTable, row: Row) -> RuleTable:
    """The row asks its first approver alone, and tells the others."""
    first, *others = row.then.approvers
    told = tuple(dict.fromkeys((*row.then.tell, *others)))
    alone = msgspec.structs.replace(row.then, approvers=(first,), how="any", quorum=0, tell=told)
    return _replaced(table, row, msgspec.structs.replace(row, then=alone))


def asking(table: RuleTable, row: Row) -> RuleTable:
    """The row asks people: those whom the next row that asks names, else the owner."""
    place = table.rows.index(row)
    others = (*table.rows[place + 1 :], *table.rows[:place])
    named = next((one.then.approvers for one in others if one.then.verdict == "ask"), (Approver(role="owner"),))
    then = msgspec.structs.replace(row.then, verdict="ask", approvers=named, how="any", quorum=0)
    return _replaced(table, row, msgspec.structs.replace(row, then=then))


def limit_moved(table: RuleTable, column: Input, was: int, now: int) -> RuleTable:
    """Wherever a row compares with this limit (minor units), the other one stands."""

    def moved(end: Limit | None) -> Limit | None:
        return end if end is None or end.value != was else Limit(now, end.included)

    def cell(one: Cell) -> Cell:
        return Range(lower=moved(one.lower), upper=moved(one.upper)) if isinstance(one, Range) else one

    rows = tuple(
        msgspec.structs.replace(row, when=row.when | {column.id: cell(row.when[column.id])})
        if column.id in row.when
        else row
        for row in table.rows
    )
    return msgspec.structs.replace(table, rows=rows)


def with_cases(table: RuleTable, units: Below) -> tuple[RuleTable, tuple[str, ...]]:
    """The draft with the answers its cases get, and the names of those whose answer is another one now."""
    results = run_cases(table, units).cases
    cases = tuple(
        case if found.passed else msgspec.structs.replace(case, expect=found.got)
        for case, found in zip(table.cases, results, strict=True)
    )
    return msgspec.structs.replace(table, cases=cases), tuple(one.name for one in results if not one.passed)


def _replaced(table: RuleTable, row: Row, by: Row) -> RuleTable:
    return msgspec.structs.replace(table, rows=tuple(by if one == row else one for one in table.rows))


def _told(outcome: Outcome) -> tuple[Approver, ...]:
    return tuple(dict.fromkeys((*outcome.tell, *outcome.approvers)))


def _up_to(cell: Cell | None, limit: int) -> Range | None:
    """Amounts above nothing, or above the row's own lower end, up to the limit; None where that is no amount."""
    upper, lower = Limit(limit, included=True), Limit(0, included=False)
    if cell is None:
        return Range(lower=lower, upper=upper)
    if not isinstance(cell, Range):
        return None
    if cell.lower is not None and isinstance(cell.lower.value, int):
        lower = cell.lower
        if cell.lower.value >= limit:
            return None
    if cell.upper is not None and isinstance(cell.upper.value, int) and cell.upper.value <= limit:
        upper = cell.upper
    return Range(lower=lower, upper=upper)
