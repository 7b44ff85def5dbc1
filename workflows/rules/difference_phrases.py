"""What changed from one version of a table to the next, as phrases: one for each thing to say."""

from collections.abc import Iterator
from datetime import date

from workflows.domain.outcomes import Verdict
from workflows.rules.boxes import Example
from workflows.rules.cases import typed
from workflows.rules.cells import Anything, Cell, Empty, OneOf
from workflows.rules.consequences import NO_RULE
from workflows.rules.difference import AnswerChange, Answered, Difference, RowChange
from workflows.rules.phrases import Fact, Listing, Phrase, condition_phrase, outcome_phrase, row_phrase, subject_phrase
from workflows.rules.tables import STRICTEST_FIRST, RuleTable
from workflows.rules.values import Input


def difference_phrases(difference: Difference) -> tuple[Phrase, ...]:
    """Everything that changed: the table's head, its inputs, its rows in the order of the new version."""
    was, now = difference.was, difference.now
    return (
        *_head(difference),
        *(Phrase("diff-input-added", _of_input(column)) for column in difference.inputs_added),
        *(Phrase("diff-input-removed", _of_input(column)) for column in difference.inputs_removed),
        *(
            Phrase(
                "diff-input-changed",
                {"label": one.now.id, "was": _described(one.was), "now": _described(one.now)},
            )
            for one in difference.inputs_changed
        ),
        *(Phrase("diff-row-added", {"row": row.id, "text": row_phrase(now, row)}) for row in difference.rows_added),
        *(Phrase("diff-row-removed", {"row": row.id, "text": row_phrase(was, row)}) for row in difference.rows_removed),
        *(phrase for change in difference.rows_changed for phrase in _row(change, was, now)),
        *(
            Phrase("diff-row-moved", {"row": one.row.id, "was": str(one.was), "now": str(one.now)})
            for one in difference.rows_moved
        ),
    )


def answer_change_phrase(change: AnswerChange, difference: Difference) -> Phrase:
    """“If gross is 250.01 EUR: before, the manager decides. Now, the request is approved.”.

    It names what matters alone: of all such requests it is true, whatever else they hold.
    """
    columns = {column.id: column for column in (*difference.was.inputs, *difference.now.inputs)}
    telling = tuple(column for column in columns.values() if column.id in change.because)
    return Phrase(
        "diff-answer",
        {
            "conditions": request_fact(change.example, telling),
            "was": _answer(change.was, difference.was),
            "now": _answer(change.now, difference.now),
        },
    )


def request_fact(example: Example, inputs: tuple[Input, ...]) -> Fact:
    """A request's values as conditions that are true of it."""
    conditions: list[Fact] = []
    for column in inputs:
        value = typed(example.get(column.id), column)
        conditions.append(condition_phrase(Empty() if value is None else OneOf((value,)), column))
    return Listing("and", tuple(conditions)) if conditions else Phrase("any-request")


def _head(difference: Difference) -> Iterator[Phrase]:
    if difference.name:
        yield Phrase("diff-name", dict(zip(("was", "now"), difference.name, strict=True)))
    if difference.policy:
        was, now = difference.policy
        yield Phrase("diff-policy", {"was": Phrase(f"policy-{was}"), "now": Phrase(f"policy-{now}")})
    if difference.priorities:
        first, second = difference.priorities
        yield Phrase("diff-priorities", {"was": _order(first), "now": _order(second)})
    if difference.dates:
        before, after = difference.dates
        yield Phrase("diff-dates", {"was": _held(*before), "now": _held(*after)})
    added, gone = difference.cases
    if added or gone:
        yield Phrase("diff-cases", {"added": str(added), "gone": str(gone)})


def _order(named: tuple[Verdict, ...]) -> Listing:
    return Listing(
        "then",
        tuple(
            Phrase("answer-ask" if verdict == "ask" else f"verdict-{verdict}") for verdict in named or STRICTEST_FIRST
        ),
    )


def _held(first: date | None, last: date | None) -> Phrase:
    if first and last:
        return Phrase("held-between", {"first": first, "last": last})
    if first:
        return Phrase("held-from", {"first": first})
    return Phrase("held-until", {"last": last}) if last else Phrase("held-always")


def _of_input(column: Input) -> dict[str, Fact]:
    return {"label": subject_phrase(column), "what": _described(column)}


def _described(column: Input) -> Phrase:
    """“gross (an amount in EUR)”."""
    kind = Phrase(f"type-{column.type}", {"currency": column.currency})
    facts: dict[str, Fact] = {"label": subject_phrase(column), "kind": kind, "measure": column.measure}
    return Phrase("input-measured" if column.measure else "input", facts)


def _row(change: RowChange, was: RuleTable, now: RuleTable) -> Iterator[Phrase]:
    row: Fact = change.now.id
    for condition in change.conditions:
        before, after = (
            next((column for column in table.inputs if column.id == condition.input), None) for table in (was, now)
        )
        column = after or before
        assert column is not None  # a condition stands in a column of its table
        facts = {
            "row": row,
            "was": _condition(condition.was, before or column),
            "now": _condition(condition.now, column),
        }
        yield Phrase("diff-row-condition", facts)
    if change.outcome:
        facts = {"row": row, "was": outcome_phrase(change.was.then), "now": outcome_phrase(change.now.then)}
        yield Phrase("diff-row-outcome", facts)
    if change.note:
        yield Phrase("diff-row-note", {"row": row})


def _condition(cell: Cell, column: Input) -> Phrase:
    if isinstance(cell, Anything) and column.type == "yes-no" and column.label:
        return Phrase("either-way", {"clause": column.label})
    return condition_phrase(cell, column)


def _answer(answer: Answered, table: RuleTable) -> Phrase:
    if answer.code == "hit":
        return outcome_phrase(answer.outcome)
    if answer.code == NO_RULE:
        return Phrase("answer-silent" if table.policy == "collect" else "answer-no-rule")
    return Phrase("answer-unusable")
