"""What a row or an answer says, as codes and facts. ``sentences`` gives them words, as another language might."""

from datetime import date
from decimal import Decimal
from typing import Literal

import msgspec

from workflows.domain.money import Money
from workflows.domain.outcomes import Approver, Outcome
from workflows.rules.answers import Hit, NoHit, Result
from workflows.rules.cells import Anything, Cell, Empty, Limit, NoneOf, OneOf, Present, Range, UnitAndBelow
from workflows.rules.computed import COMPUTED
from workflows.rules.explanation import CellAnswer, RowAnswer
from workflows.rules.tables import ONE_DECIDES, Row, RuleTable, cells_of
from workflows.rules.values import Input, Value, value_text


class Name(msgspec.Struct, frozen=True):
    """The id of a role, person or unit; its name is looked up when words are made."""

    id: str


class Quantity(msgspec.Struct, frozen=True):
    """A number and its unit of measure, if it has one."""

    number: str
    """An exact decimal."""
    measure: str = ""


class Words(msgspec.Struct, frozen=True):
    """A text that a request holds."""

    text: str


class Listing(msgspec.Struct, frozen=True):
    """Several things, and how they hang together."""

    joined_by: Literal["and", "or", "then", "besides"]
    items: tuple["Fact", ...]


class Phrase(msgspec.Struct, frozen=True):
    """One thing to say: a code of ``sentences``, and the facts that it names."""

    code: str
    facts: dict[str, "Fact"] = {}


Fact = Phrase | Listing | Name | Words | Quantity | Money | date | str
"""A plain str is a word of the table's author (a label, a text) and is shown as it stands."""


# ---------------------------------------------------------------- conditions


def condition_phrase(cell: Cell, column: Input) -> Phrase:
    """“gross is above 1,000.00 EUR and at most 5,000.00 EUR”."""
    if _is_clause(column) and isinstance(cell, OneOf) and len(cell.values) == 1:
        return _so_or_not(column, so=cell.values[0] is True)
    return Phrase("is", {"subject": subject_phrase(column), "what": _what(cell, column)})


def _is_clause(column: Input) -> bool:
    """A yes-no column's label is a clause, such as “the supplier is new”; without one it is only an id."""
    return column.type == "yes-no" and bool(column.label)


def _so_or_not(column: Input, *, so: bool) -> Phrase:
    return Phrase("is-so" if so else "is-not-so", {"clause": column.label})


def subject_phrase(column: Input) -> Phrase:
    """What a condition speaks of: “gross”, “the unit”, “the time until it is due”."""
    if column.computed in COMPUTED and not column.label:
        return Phrase(f"computed-{column.computed}")
    return Phrase("subject-unit" if column.type == "unit" else "subject", {"label": column.shown})


def _what(cell: Cell, column: Input) -> Fact:
    match cell:
        case Anything() | Empty() | Present():
            return Phrase({Anything: "anything", Empty: "empty", Present: "present"}[type(cell)])
        case Range():
            ends = (("lower", cell.lower), ("upper", cell.upper))
            return Listing("and", tuple(_end(side, limit, column) for side, limit in ends if limit))
        case OneOf():
            return Listing("or", tuple(value_fact(value, column) for value in cell.values))
        case NoneOf():
            return Phrase("none-of", {"values": Listing("or", tuple(value_fact(v, column) for v in cell.values))})
        case UnitAndBelow():
            return Phrase("unit-and-below", {"unit": Name(cell.unit)})


def _end(side: str, limit: Limit, column: Input) -> Phrase:
    kind = "day" if column.type == "date" else "amount"
    code = f"{side}-{kind}-{'included' if limit.included else 'excluded'}"
    return Phrase(code, {"limit": value_fact(limit.value, column)})


def value_fact(value: Value, column: Input) -> Fact:
    """One value of a column as a fact."""
    if isinstance(value, bool):
        return Phrase("yes" if value else "no")
    if isinstance(value, date):
        return value
    if isinstance(value, int) and column.type == "money":
        return Money(minor=value, currency=column.currency)
    if isinstance(value, int | Decimal):
        return Quantity(value_text(value, column), column.measure)
    return Name(value) if column.type == "unit" else Words(value)


# ---------------------------------------------------------------- rows


def row_phrase(table: RuleTable, row: Row) -> Phrase:
    """The whole row: its conditions and what follows."""
    conditions = tuple(
        condition_phrase(cell, column)
        for column, cell in zip(table.inputs, cells_of(table, row), strict=True)
        if not isinstance(cell, Anything)
    )
    then = outcome_phrase(row.then)
    if conditions:
        return Phrase("if", {"conditions": Listing("and", _with_one_no(conditions)), "then": then})
    otherwise = table.policy in ONE_DECIDES and len(table.rows) > 1 and row == table.rows[-1]
    return Phrase("otherwise" if otherwise else "always", {"then": then})


def _with_one_no(conditions: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """Several clauses that must not be so, said once and last: “none of these is so: …”."""
    against = tuple(phrase.facts["clause"] for phrase in conditions if phrase.code == "is-not-so")
    if len(against) < 2:
        return conditions
    rest = tuple(phrase for phrase in conditions if phrase.code != "is-not-so")
    return (*rest, Phrase("none-is-so", {"clauses": Listing("or", against)}))


def outcome_phrase(outcome: Outcome) -> Phrase:
    """What follows: the verdict or who decides, then what else is required and who is told."""
    parts: list[Fact] = [_verdict_phrase(outcome)]
    if outcome.require:
        parts.append(Phrase("require", {"names": Listing("and", tuple(outcome.require))}))
    if outcome.tell:
        parts.append(Phrase("tell", {"people": Listing("and", tuple(map(_approver, outcome.tell)))}))
    facts: dict[str, Fact] = {"parts": Listing("besides", tuple(parts))}
    return Phrase("outcome-text", facts | {"text": outcome.text}) if outcome.text else Phrase("outcome", facts)


def _verdict_phrase(outcome: Outcome) -> Phrase:
    if outcome.verdict == "ask":
        return _ask_phrase(outcome)
    if outcome.verdict == "stop" and outcome.approvers:
        people = Listing("or", tuple(map(_approver, outcome.approvers)))
        return Phrase("verdict-stop-until", {"people": people})
    return Phrase(f"verdict-{outcome.verdict}")


def _ask_phrase(outcome: Outcome) -> Phrase:
    asked = tuple(map(_approver, outcome.approvers))
    how = outcome.how if len(asked) > 1 or outcome.how == "quorum" else "any"
    joined: Literal["and", "or", "then"] = "or" if how == "any" else "then" if how == "sequence" else "and"
    return Phrase(f"ask-{how}", {"people": Listing(joined, asked), "quorum": str(outcome.quorum)})


def _approver(approver: Approver) -> Fact:
    if approver.person:
        return Name(approver.person)
    if approver.relation:
        return Phrase(approver.relation)
    return Phrase(f"role-{approver.at}", {"role": Name(approver.role or "")})


# ---------------------------------------------------------------- answers


def row_answer_phrase(answer: RowAnswer) -> Phrase:
    """Why a row did not apply, or that it did."""
    facts: dict[str, Fact] = {"row": answer.row}
    if answer.state == "hit":
        return Phrase("row-hit", facts)
    say = _missing_phrase if answer.state == "missing-value" else _failed_phrase
    facts["reasons"] = Listing("besides", tuple(say(cell) for cell in answer.cells))
    return Phrase("row-missing" if answer.state == "missing-value" else "row-failed", facts)


def _missing_phrase(answer: CellAnswer) -> Phrase:
    return Phrase("no-value", {"subject": subject_phrase(answer.column)})


def _failed_phrase(answer: CellAnswer) -> Phrase:
    facts: dict[str, Fact] = {"subject": subject_phrase(answer.column)}
    if answer.value is None:
        return Phrase("no-value", facts)
    if _is_clause(answer.column):
        return _so_or_not(answer.column, so=answer.value is True)
    facts["value"] = value_fact(answer.value, answer.column)
    if isinstance(answer.cell, NoneOf):
        return Phrase("excluded", facts)
    return Phrase("is-not", facts | {"what": _what(answer.cell, answer.column)})


def result_phrase(result: Result, table: RuleTable) -> Phrase:
    """The answer as a whole, without the reasons of each row."""
    if isinstance(result, NoHit):
        return Phrase("result-no-hit")
    if isinstance(result, Hit):
        return Phrase("result-hit", {"rows": Listing("and", tuple(result.rows))})
    if result.code in {"not-unique", "contradiction"}:
        return Phrase(f"result-{result.code}", {"rows": Listing("and", tuple(result.row.split(", ")))})
    column = next((column for column in table.inputs if column.id == result.input), None)
    facts: dict[str, Fact] = {"subject": subject_phrase(column) if column else result.input, "row": result.row}
    return Phrase(f"result-{result.code}", facts)
