"""Saved cases: requests with a known answer, run again whenever a table changes."""

import msgspec

from workflows.rules.answers import Hit, NoHit, Result
from workflows.rules.cells import Below
from workflows.rules.defects import VERDICTS
from workflows.rules.evaluation import Compiled, compile_table
from workflows.rules.recorded import READERS, Refused
from workflows.rules.tables import Case, Given, RuleTable
from workflows.rules.values import Input, Value, read_minor


class CaseResult(msgspec.Struct, frozen=True, kw_only=True):
    """One case's answer beside the expected one, both in the same words."""

    name: str
    passed: bool
    expected: str
    got: str
    """A row's id (with ``collect`` ids joined by ``, ``), a verdict where one was expected, or a code: ``no-hit``."""
    row: str | None
    """The row that hit (``collect``: the first), or that could not be answered; None where there is none."""


class CaseResults(msgspec.Struct, frozen=True, kw_only=True):
    """All cases of a table, in its order."""

    passed: int
    failed: int
    cases: tuple[CaseResult, ...]


def run_cases(table: RuleTable, below: Below) -> CaseResults:
    """Ask the table about each of its saved cases."""
    compiled = compile_table(table, below)
    results = tuple(_run(case, compiled) for case in table.cases)
    passed = sum(result.passed for result in results)
    return CaseResults(passed=passed, failed=len(results) - passed, cases=results)


def recorded(given: Given, column: Input) -> object:
    """A value as a person writes it in a case, in the form that signed events record it.

    Amounts are in the column's currency unless one is named (``100.00 USD``). What cannot be read is handed
    on as it is, so that the table itself refuses it and a case can expect exactly that.
    """
    if column.type == "money" and isinstance(given, str | int) and not isinstance(given, bool):
        amount, _, currency = str(given).strip().partition(" ")
        currency = currency.strip() or column.currency
        minor = read_minor(amount, currency)
        return given if minor is None else {"minor": minor, "currency": currency}
    if column.type == "yes-no" and isinstance(given, str):
        return {"yes": True, "no": False}.get(given.strip().lower(), given)
    if column.type in {"text", "unit"} and type(given) is int:
        return str(given)
    return given


def typed(given: Given, column: Input) -> Value | None:
    """A value of a case in its one exact form; None where it is missing or is none of the column's."""
    raw = recorded(given, column)
    value = None if raw is None else READERS[column.type](raw, column, {str(raw): frozenset()})
    return None if isinstance(value, Refused) else value


def _run(case: Case, compiled: Compiled) -> CaseResult:
    columns = {column.id: column for column in compiled.table.inputs}
    if not case.given.keys() <= columns.keys():
        # Left out silently, such a value would let the case pass for the wrong reason.
        return CaseResult(name=case.name, passed=False, expected=case.expect, got="unknown-input", row=None)
    raw = {name: recorded(given, columns[name]) for name, given in case.given.items()}
    result = compiled.evaluate(raw)
    got = _in_words(result, as_verdict=case.expect in VERDICTS)
    if isinstance(result, Hit):
        row: str | None = result.rows[0]
    else:
        row = None if isinstance(result, NoHit) else result.row or None
    return CaseResult(name=case.name, passed=got == case.expect, expected=case.expect, got=got, row=row)


def _in_words(result: Result, *, as_verdict: bool) -> str:
    if isinstance(result, Hit):
        return result.outcomes[0].verdict if as_verdict else ", ".join(result.rows)
    return "no-hit" if isinstance(result, NoHit) else result.code
