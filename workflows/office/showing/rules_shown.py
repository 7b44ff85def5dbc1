"""Rule tables: every version, its rows as sentences and as cells, and its saved cases with what they answer today."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

import msgspec

from workflows.domain.definitions import RuleStep, all_steps
from workflows.domain.outcomes import Outcome
from workflows.domain.pilots import Pilot
from workflows.engine.assign import day_of
from workflows.engine.rulebook import below, merge
from workflows.office.office import Office
from workflows.office.showing.refreshing import up_to_date
from workflows.office.showing.rule_texts import RuleLanguage, sentence_names
from workflows.rules.answers import Hit, NoHit
from workflows.rules.cases import CaseResult, run_cases
from workflows.rules.coverage import Coverage, Overlap, check_coverage
from workflows.rules.evaluation import compile_table
from workflows.rules.explanation import explain
from workflows.rules.notation import print_cell
from workflows.rules.sentences import answer_sentence, result_sentence, row_sentence
from workflows.rules.tables import Given, Policy, Row, RuleTable
from workflows.rules.values import Input

TableChecked = Coverage
"""What a check found about a table."""
RowsOverlap = Overlap
"""Two rows that meet, as a check found them."""
TableInput = Input
"""A column: what the table asks about a request."""
GivenValue = Given
"""A value as a saved case or an example gives it."""


class TableLine(msgspec.Struct, frozen=True, kw_only=True):
    """A rule table in the list."""

    table: str
    name: str
    versions: tuple[int, ...]
    """Newest first."""
    in_force: int | None
    """The version that holds today; None: none does."""
    rows: int
    cases: int
    workflows: tuple[str, ...]
    """Ids of the workflows in force that ask it."""
    trials: tuple[Pilot, ...] = ()
    """Trials of it that run or will run, the first to begin first."""


class CellShown(msgspec.Struct, frozen=True, kw_only=True):
    """A condition."""

    input: str
    text: str
    """In the notation of cells, such as ``> 250 and <= 1000``; empty: anything."""


class RowShown(msgspec.Struct, frozen=True, kw_only=True):
    """A row."""

    row: str
    sentence: str
    """The whole row in English."""
    text: str
    """The author's own text."""
    note: str
    cells: tuple[CellShown, ...]
    """In the order of the inputs, one for each."""
    outcome: Outcome


class TableShown(msgspec.Struct, frozen=True, kw_only=True):
    """One version of a rule table."""

    table: str
    version: int
    name: str
    policy: Policy
    effective_from: date | None
    effective_to: date | None
    inputs: tuple[Input, ...]
    rows: tuple[RowShown, ...]
    cases: tuple[CaseResult, ...]
    """Saved cases, run now, in the table's order."""
    given: tuple[dict[str, Given], ...]
    """The values of each case, by input id."""
    passed: int
    failed: int


class RowTried(msgspec.Struct, frozen=True, kw_only=True):
    """What one row said to values that were tried."""

    row: str
    state: Literal["hit", "failed", "missing-value", "not-asked"]
    """not-asked: an earlier row ended the search."""
    sentence: str
    """Why it applies or not, in the office's language; the row's own sentence where it was not asked."""


class Tried(msgspec.Struct, frozen=True, kw_only=True):
    """What a table answers to values that nobody recorded."""

    code: str
    """``hit``, ``no-hit``, or why there is no answer, such as ``missing-value``."""
    sentence: str
    """The answer as a whole, in the office's language."""
    outcome: Outcome | None
    """What follows, of all rows that apply together; None where none does."""
    rows: tuple[RowTried, ...]
    """Every row, in the table's order; empty where the values, or the table, cannot be used."""


def tables(office: Office, now_ms: int) -> tuple[TableLine, ...]:
    """All rule tables, by name."""
    with up_to_date(office):
        state, day = office.state, day_of(now_ms)
        asking: dict[str, list[str]] = {}
        for versions in state.workflows.values():
            definition = versions[max(versions)]
            for step in all_steps(definition.steps):
                if isinstance(step, RuleStep):
                    asking.setdefault(step.table, []).append(definition.id)
        found = [
            TableLine(
                table=name,
                name=newest.name or name,
                versions=tuple(sorted(versions, reverse=True)),
                in_force=held.version if (held := state.table_on(name, day)) is not None else None,
                rows=len(newest.rows),
                cases=len(newest.cases),
                workflows=tuple(sorted(dict.fromkeys(asking.get(name, ())))),
                trials=tuple(
                    sorted(
                        (
                            one
                            for one in state.pilots.values()
                            if one.table == name and one.ended is None and day <= one.until
                        ),
                        key=lambda one: (one.since, one.id),
                    )
                ),
            )
            for name, versions in state.tables.items()
            if (newest := state.table(name)) is not None  # not one that is only tried
        ]
    return tuple(sorted(found, key=lambda one: (one.name.casefold(), one.table)))


def table(office: Office, table_id: str, version: int | None = None) -> TableShown | None:
    """One version, the newest where none is given; None where there is none."""
    with up_to_date(office):
        known = _version(office, table_id, version)
        if known is None:
            return None
        results = run_cases(known, below(office.state.units))
        said = sentence_names(office)
    return TableShown(
        table=known.id,
        version=known.version,
        name=known.name or known.id,
        policy=known.policy,
        effective_from=known.effective_from,
        effective_to=known.effective_to,
        inputs=known.inputs,
        rows=tuple(_row(known, row, said, office.language) for row in known.rows),
        cases=results.cases,
        given=tuple(case.given for case in known.cases),
        passed=results.passed,
        failed=results.failed,
    )


def coverage(office: Office, table_id: str, version: int | None = None) -> Coverage | None:
    """Gaps, overlaps and rows that can never apply. May take a second for a large table."""
    with up_to_date(office):
        known = _version(office, table_id, version)
        units = below(office.state.units)
    return None if known is None else check_coverage(known, units)


def tried(office: Office, table_id: str, version: int | None = None, *, values: Mapping[str, object]) -> Tried | None:
    """What a version answers to these values, and why. Values are plain, as in ``Submit``. Nothing is written.

    None where there is no such version. It is always the answer that a request with these values would get.
    """
    with up_to_date(office):
        known = _version(office, table_id, version)
        if known is None:
            return None
        found = explain(compile_table(known, below(office.state.units)), values)
        said = sentence_names(office)
    told = {one.row: one for one in found.rows}
    rows = tuple(
        RowTried(row=row.id, state=told[row.id].state, sentence=answer_sentence(told[row.id], said, office.language))
        if row.id in told
        else RowTried(row=row.id, state="not-asked", sentence=row_sentence(known, row, said, office.language))
        for row in known.rows
    )
    result = found.result
    return Tried(
        code="hit" if isinstance(result, Hit) else "no-hit" if isinstance(result, NoHit) else result.code,
        sentence=result_sentence(result, known, said, office.language),
        outcome=merge(result.outcomes) if isinstance(result, Hit) else None,
        rows=rows if found.rows else (),
    )


def _version(office: Office, table_id: str, version: int | None) -> RuleTable | None:
    return office.state.table(table_id) if version is None else office.state.tables.get(table_id, {}).get(version)


def _row(known: RuleTable, row: Row, said: dict[str, str], language: RuleLanguage) -> RowShown:
    return RowShown(
        row=row.id,
        sentence=row_sentence(known, row, said, language),
        text=row.then.text,
        note=row.note,
        cells=tuple(
            CellShown(input=column.id, text=print_cell(row.when[column.id], column) if column.id in row.when else "")
            for column in known.inputs
        ),
        outcome=row.then,
    )
