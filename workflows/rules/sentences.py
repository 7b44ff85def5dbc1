"""English sentences for rows, outcomes and explanations: the only file of this room with words for people.

``Language`` is all that another language has to bring: its templates, its joining words and how it writes
numbers.
"""

import re
from collections.abc import Mapping
from datetime import date

import msgspec

from workflows.domain.money import Money, decimal_text
from workflows.rules.answers import Result
from workflows.rules.difference import AnswerChange, Difference
from workflows.rules.difference_phrases import answer_change_phrase, difference_phrases
from workflows.rules.explanation import RowAnswer
from workflows.rules.phrases import (
    Fact,
    Listing,
    Name,
    Phrase,
    Quantity,
    Words,
    outcome_phrase,
    result_phrase,
    row_answer_phrase,
    row_phrase,
)
from workflows.rules.tables import Row, RuleTable

_ONE_WORD = re.compile(r"[\w-]+\Z")

Names = Mapping[str, str]
"""Name of a role, person or unit by its id; an id without a name is shown itself."""


class Language(msgspec.Struct, frozen=True, kw_only=True):
    """How one language says phrases."""

    templates: dict[str, str]
    """Sentence or part of one by phrase code; ``{fact}`` is replaced by that fact's words."""
    joins: dict[str, tuple[str, str]]
    """For each kind of listing: between items, and before the last one."""
    quotes: str
    """Around a text of several words; ``{}`` is the text."""
    thousands: str
    point: str
    small_roles: bool = False
    """Whether names of roles are written small inside a sentence."""


ENGLISH = Language(
    templates={
        "subject": "{label}",
        "subject-unit": "the {label}",
        "is": "{subject} is {what}",
        "is-so": "{clause}",
        "is-not-so": "it is not so that {clause}",
        "none-is-so": "none of these is so: {clauses}",
        "anything": "anything",
        "empty": "empty",
        "present": "filled in",
        "none-of": "not {values}",
        "unit-and-below": "{unit} or below",
        "lower-amount-included": "at least {limit}",
        "lower-amount-excluded": "above {limit}",
        "upper-amount-included": "at most {limit}",
        "upper-amount-excluded": "below {limit}",
        "lower-day-included": "on or after {limit}",
        "lower-day-excluded": "after {limit}",
        "upper-day-included": "on or before {limit}",
        "upper-day-excluded": "before {limit}",
        "yes": "yes",
        "no": "no",
        "if": "If {conditions}, {then}",
        "otherwise": "In every other case, {then}",
        "always": "In every case, {then}",
        "outcome": "{parts}.",
        "outcome-text": "{parts}. {text}",
        "verdict-approve": "the request is approved",
        "verdict-reject": "the request is rejected",
        "verdict-stop": "the request stops until a person clears it",
        "verdict-stop-until": "the request stops until {people} clears it",
        "verdict-note": "a note is made and nothing is decided",
        "ask-any": "{people} decides",
        "ask-all": "{people} must each approve",
        "ask-quorum": "{quorum} different people among {people} must approve",
        "ask-sequence": "{people} decide one after the other",
        "role-nearest": "the {role} nearest to the unit",
        "role-head": "the {role} of the head office",
        "manager-of-requester": "whoever stands above the requester",
        "require": "also required: {names}",
        "tell": "told about it: {people}",
        "row-hit": "Row {row} applies.",
        "row-failed": "Row {row} did not apply: {reasons}.",
        "row-missing": "Row {row} cannot be answered: {reasons}.",
        "no-value": "{subject} has no value",
        "is-not": "{subject} is {value}, not {what}",
        "excluded": "{subject} is {value}, which this row leaves out",
        "result-hit": "Decided by row {rows}.",
        "result-no-hit": "No row applies.",
        "result-missing-value": "Row {row} cannot be answered: {subject} has no value.",
        "result-wrong-type": "The request cannot be used: {subject} holds a value of another type.",
        "result-other-currency": "The request cannot be used: {subject} is in another currency.",
        "result-unknown-unit": "The answer needs a unit that this office does not know, in {subject}.",
        "result-bad-cell": "The table cannot be used: the condition on {subject} in row {row} is wrong.",
        "result-not-unique": "Rows {rows} apply, where only one may: a person decides.",
        "result-contradiction": "Rows {rows} apply and do not say the same: a person decides.",
        "result-bad-table": "The table cannot be used: it has mistakes.",
        "any-request": "nothing is asked",
        "computed-supplier-sum-7-days": "the amount of this supplier's invoices of 7 days",
        "computed-same-requester-sum-7-days": "the amount that this person asked for in 7 days",
        "computed-budget-left": "the amount left in the budget",
        "computed-budget-used-percent": "the used part of the budget",
        "computed-days-to-due": "the time until it is due",
        "input": "{label} ({kind})",
        "input-measured": "{label} ({kind}, in {measure})",
        "type-number": "a number",
        "type-money": "an amount in {currency}",
        "type-text": "a text",
        "type-yes-no": "yes or no",
        "type-date": "a date",
        "type-unit": "a unit",
        "policy-first": "the first row that applies decides",
        "policy-collect": "every row that applies counts",
        "policy-unique": "only one row may apply",
        "policy-any": "several rows may apply if they say the same",
        "policy-priority": "of the rows that apply, the one with the highest priority decides",
        "held-always": "always",
        "held-from": "from {first} on",
        "held-until": "until {last}",
        "held-between": "from {first} to {last}",
        "diff-name": "The table was called “{was}” and is now called “{now}”.",
        "diff-policy": "It was so that {was}; now {now}.",
        "diff-priorities": "The order of priorities was: {was}. Now it is: {now}.",
        "diff-dates": "The table was in force {was}; now it is {now}.",
        "diff-cases": "Saved cases that are new: {added}; that are gone: {gone}.",
        "diff-input-added": "A new input is asked for: {what}.",
        "diff-input-removed": "An input is not asked for any more: {what}.",
        "diff-input-changed": "The input {label} was {was} and is now {now}.",
        "diff-row-added": "Row {row} is new: {text}",
        "diff-row-removed": "Row {row} is gone: {text}",
        "diff-row-condition": "In row {row}, “{was}” became “{now}”.",
        "diff-row-outcome": "What follows from row {row} was: {was} Now it is: {now}",
        "diff-row-note": "The note of row {row} is another one.",
        "diff-row-moved": "Row {row} moved from place {was} to place {now}.",
        "either-way": "any answer to: {clause}",
        "answer-ask": "a person decides",
        "answer-no-rule": "no row applies and the owner decides.",
        "answer-silent": "no row applies.",
        "answer-unusable": "the table gives no answer and a person decides.",
        "diff-answer": "If {conditions}: before, {was} Now, {now}",
    },
    joins={
        "and": (", ", " and "),
        "or": (", ", " or "),
        "then": (", then ", ", then "),
        "besides": ("; ", "; "),
    },
    quotes="“{}”",
    thousands=",",
    point=".",
    small_roles=True,
)


def row_sentence(table: RuleTable, row: Row, names: Names | None = None, language: Language = ENGLISH) -> str:
    """A row as a sentence.

    “If gross is above 1,000.00 EUR and the unit is North or below, the manager nearest to the unit decides.”
    """
    return render(row_phrase(table, row), names or {}, language)


def outcome_sentence(row: Row, names: Names | None = None, language: Language = ENGLISH) -> str:
    """What follows from a row, alone: “The manager nearest to the unit decides.”."""
    return _capital(render(outcome_phrase(row.then), names or {}, language))


def answer_sentence(answer: RowAnswer, names: Names | None = None, language: Language = ENGLISH) -> str:
    """One row's answer: “Row 2 did not apply: gross is 1,240.00 EUR, not at most 1,000.00 EUR.”."""
    return render(row_answer_phrase(answer), names or {}, language)


def result_sentence(result: Result, table: RuleTable, names: Names | None = None, language: Language = ENGLISH) -> str:
    """The result: “Decided by row 3.” or why there is no answer."""
    return render(result_phrase(result, table), names or {}, language)


def difference_sentences(
    difference: Difference, names: Names | None = None, language: Language = ENGLISH
) -> tuple[str, ...]:
    """Everything that changed from one version to the next, a sentence each; empty where nothing did."""
    return tuple(_capital(render(phrase, names or {}, language)) for phrase in difference_phrases(difference))


def answer_change_sentence(
    change: AnswerChange, difference: Difference, names: Names | None = None, language: Language = ENGLISH
) -> str:
    """“If gross is 250.01 EUR: before, the manager nearest to the unit decides. Now, the request is approved.”."""
    return render(answer_change_phrase(change, difference), names or {}, language)


def render(fact: Fact, names: Names, language: Language) -> str:
    """The words of a phrase or any other fact. Facts never act as templates, whatever they hold."""
    match fact:
        case Phrase():
            words = {key: render(value, names, language) for key, value in fact.facts.items()}
            return language.templates[fact.code].format_map(words)
        case Listing():
            return _join([render(item, names, language) for item in fact.items], *language.joins[fact.joined_by])
        case Name():
            return names.get(fact.id, fact.id)
        case Words():
            return fact.text if _ONE_WORD.match(fact.text) else language.quotes.format(fact.text)
        case Money():
            return f"{grouped(decimal_text(fact), language)} {fact.currency}"
        case Quantity():
            return f"{grouped(fact.number, language)} {fact.measure}".rstrip()
        case date():
            return fact.isoformat()
        case str():
            return fact


def grouped(decimal: str, language: Language = ENGLISH) -> str:
    """An exact decimal with its thousands grouped: ``-1234567.50`` as ``-1,234,567.50``.

    No digit is rounded away.
    """
    sign = "-" if decimal.startswith("-") else ""
    whole, point, part = decimal.removeprefix("-").partition(".")
    head = len(whole) % 3
    groups = ([whole[:head]] if head else []) + [whole[at : at + 3] for at in range(head, len(whole), 3)]
    return sign + language.thousands.join(groups) + (language.point + part if point else "")


def _join(words: list[str], between: str, last: str) -> str:
    if len(words) < 2:
        return "".join(words)
    return between.join(words[:-1]) + last + words[-1]


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
