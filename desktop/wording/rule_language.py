"""How rules of the office are said as sentences, in the language in use."""

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale

from desktop.wording.speech import QT_TRANSLATE_NOOP, language, translate

if TYPE_CHECKING:
    from workflows.office.showing.rule_texts import RuleLanguage

TEMPLATES: Mapping[str, str] = {
    "subject": QT_TRANSLATE_NOOP("RuleWords", "{label}"),
    "subject-unit": QT_TRANSLATE_NOOP("RuleWords", "the {label}"),
    "is": QT_TRANSLATE_NOOP("RuleWords", "{subject} is {what}"),
    "is-so": QT_TRANSLATE_NOOP("RuleWords", "{clause}"),
    "is-not-so": QT_TRANSLATE_NOOP("RuleWords", "it is not so that {clause}"),
    "none-is-so": QT_TRANSLATE_NOOP("RuleWords", "none of these is so: {clauses}"),
    "anything": QT_TRANSLATE_NOOP("RuleWords", "anything"),
    "empty": QT_TRANSLATE_NOOP("RuleWords", "empty"),
    "present": QT_TRANSLATE_NOOP("RuleWords", "filled in"),
    "none-of": QT_TRANSLATE_NOOP("RuleWords", "not {values}"),
    "unit-and-below": QT_TRANSLATE_NOOP("RuleWords", "{unit} or below"),
    "lower-amount-included": QT_TRANSLATE_NOOP("RuleWords", "at least {limit}"),
    "lower-amount-excluded": QT_TRANSLATE_NOOP("RuleWords", "above {limit}"),
    "upper-amount-included": QT_TRANSLATE_NOOP("RuleWords", "at most {limit}"),
    "upper-amount-excluded": QT_TRANSLATE_NOOP("RuleWords", "below {limit}"),
    "lower-day-included": QT_TRANSLATE_NOOP("RuleWords", "on or after {limit}"),
    "lower-day-excluded": QT_TRANSLATE_NOOP("RuleWords", "after {limit}"),
    "upper-day-included": QT_TRANSLATE_NOOP("RuleWords", "on or before {limit}"),
    "upper-day-excluded": QT_TRANSLATE_NOOP("RuleWords", "before {limit}"),
    "yes": QT_TRANSLATE_NOOP("RuleWords", "yes"),
    "no": QT_TRANSLATE_NOOP("RuleWords", "no"),
    "if": QT_TRANSLATE_NOOP("RuleWords", "If {conditions}, {then}"),
    "otherwise": QT_TRANSLATE_NOOP("RuleWords", "In every other case, {then}"),
    "always": QT_TRANSLATE_NOOP("RuleWords", "In every case, {then}"),
    "outcome": QT_TRANSLATE_NOOP("RuleWords", "{parts}."),
    "outcome-text": QT_TRANSLATE_NOOP("RuleWords", "{parts}. {text}"),
    "verdict-approve": QT_TRANSLATE_NOOP("RuleWords", "the request is approved"),
    "verdict-reject": QT_TRANSLATE_NOOP("RuleWords", "the request is rejected"),
    "verdict-stop": QT_TRANSLATE_NOOP("RuleWords", "the request stops until a person clears it"),
    "verdict-stop-until": QT_TRANSLATE_NOOP("RuleWords", "the request stops until {people} clears it"),
    "verdict-note": QT_TRANSLATE_NOOP("RuleWords", "a note is made and nothing is decided"),
    "ask-any": QT_TRANSLATE_NOOP("RuleWords", "{people} decides"),
    "ask-all": QT_TRANSLATE_NOOP("RuleWords", "{people} must each approve"),
    "ask-quorum": QT_TRANSLATE_NOOP("RuleWords", "{quorum} different people among {people} must approve"),
    "ask-sequence": QT_TRANSLATE_NOOP("RuleWords", "{people} decide one after the other"),
    "role-nearest": QT_TRANSLATE_NOOP("RuleWords", "the {role} nearest to the unit"),
    "role-head": QT_TRANSLATE_NOOP("RuleWords", "the {role} of the head office"),
    "manager-of-requester": QT_TRANSLATE_NOOP("RuleWords", "whoever stands above the requester"),
    "require": QT_TRANSLATE_NOOP("RuleWords", "also required: {names}"),
    "tell": QT_TRANSLATE_NOOP("RuleWords", "told about it: {people}"),
    "row-hit": QT_TRANSLATE_NOOP("RuleWords", "Row {row} applies."),
    "row-failed": QT_TRANSLATE_NOOP("RuleWords", "Row {row} did not apply: {reasons}."),
    "row-missing": QT_TRANSLATE_NOOP("RuleWords", "Row {row} cannot be answered: {reasons}."),
    "no-value": QT_TRANSLATE_NOOP("RuleWords", "{subject} has no value"),
    "is-not": QT_TRANSLATE_NOOP("RuleWords", "{subject} is {value}, not {what}"),
    "excluded": QT_TRANSLATE_NOOP("RuleWords", "{subject} is {value}, which this row leaves out"),
    "result-hit": QT_TRANSLATE_NOOP("RuleWords", "Decided by row {rows}."),
    "result-no-hit": QT_TRANSLATE_NOOP("RuleWords", "No row applies."),
    "result-missing-value": QT_TRANSLATE_NOOP("RuleWords", "Row {row} cannot be answered: {subject} has no value."),
    "result-wrong-type": QT_TRANSLATE_NOOP(
        "RuleWords", "The request cannot be used: {subject} holds a value of another type."
    ),
    "result-other-currency": QT_TRANSLATE_NOOP(
        "RuleWords", "The request cannot be used: {subject} is in another currency."
    ),
    "result-unknown-unit": QT_TRANSLATE_NOOP(
        "RuleWords", "The answer needs a unit that this office does not know, in {subject}."
    ),
    "result-bad-cell": QT_TRANSLATE_NOOP(
        "RuleWords", "The table cannot be used: the condition on {subject} in row {row} is wrong."
    ),
    "result-not-unique": QT_TRANSLATE_NOOP("RuleWords", "Rows {rows} apply, where only one may: a person decides."),
    "result-contradiction": QT_TRANSLATE_NOOP(
        "RuleWords", "Rows {rows} apply and do not say the same: a person decides."
    ),
    "result-bad-table": QT_TRANSLATE_NOOP("RuleWords", "The table cannot be used: it has mistakes."),
    "any-request": QT_TRANSLATE_NOOP("RuleWords", "nothing is asked"),
    "computed-supplier-sum-7-days": QT_TRANSLATE_NOOP("RuleWords", "the amount of this supplier's invoices of 7 days"),
    "computed-same-requester-sum-7-days": QT_TRANSLATE_NOOP(
        "RuleWords", "the amount that this person asked for in 7 days"
    ),
    "computed-budget-left": QT_TRANSLATE_NOOP("RuleWords", "the amount left in the budget"),
    "computed-budget-used-percent": QT_TRANSLATE_NOOP("RuleWords", "the used part of the budget"),
    "computed-days-to-due": QT_TRANSLATE_NOOP("RuleWords", "the time until it is due"),
    "input": QT_TRANSLATE_NOOP("RuleWords", "{label} ({kind})"),
    "input-measured": QT_TRANSLATE_NOOP("RuleWords", "{label} ({kind}, in {measure})"),
    "type-number": QT_TRANSLATE_NOOP("RuleWords", "a number"),
    "type-money": QT_TRANSLATE_NOOP("RuleWords", "an amount in {currency}"),
    "type-text": QT_TRANSLATE_NOOP("RuleWords", "a text"),
    "type-yes-no": QT_TRANSLATE_NOOP("RuleWords", "yes or no"),
    "type-date": QT_TRANSLATE_NOOP("RuleWords", "a date"),
    "type-unit": QT_TRANSLATE_NOOP("RuleWords", "a unit"),
    "policy-first": QT_TRANSLATE_NOOP("RuleWords", "the first row that applies decides"),
    "policy-collect": QT_TRANSLATE_NOOP("RuleWords", "every row that applies counts"),
    "policy-unique": QT_TRANSLATE_NOOP("RuleWords", "only one row may apply"),
    "policy-any": QT_TRANSLATE_NOOP("RuleWords", "several rows may apply if they say the same"),
    "policy-priority": QT_TRANSLATE_NOOP(
        "RuleWords", "of the rows that apply, the one with the highest priority decides"
    ),
    "held-always": QT_TRANSLATE_NOOP("RuleWords", "always"),
    "held-from": QT_TRANSLATE_NOOP("RuleWords", "from {first} on"),
    "held-until": QT_TRANSLATE_NOOP("RuleWords", "until {last}"),
    "held-between": QT_TRANSLATE_NOOP("RuleWords", "from {first} to {last}"),
    "diff-name": QT_TRANSLATE_NOOP("RuleWords", "The table was called “{was}” and is now called “{now}”."),
    "diff-policy": QT_TRANSLATE_NOOP("RuleWords", "It was so that {was}; now {now}."),
    "diff-priorities": QT_TRANSLATE_NOOP("RuleWords", "The order of priorities was: {was}. Now it is: {now}."),
    "diff-dates": QT_TRANSLATE_NOOP("RuleWords", "The table was in force {was}; now it is {now}."),
    "diff-cases": QT_TRANSLATE_NOOP("RuleWords", "Saved cases that are new: {added}; that are gone: {gone}."),
    "diff-input-added": QT_TRANSLATE_NOOP("RuleWords", "A new input is asked for: {what}."),
    "diff-input-removed": QT_TRANSLATE_NOOP("RuleWords", "An input is not asked for any more: {what}."),
    "diff-input-changed": QT_TRANSLATE_NOOP("RuleWords", "The input {label} was {was} and is now {now}."),
    "diff-row-added": QT_TRANSLATE_NOOP("RuleWords", "Row {row} is new: {text}"),
    "diff-row-removed": QT_TRANSLATE_NOOP("RuleWords", "Row {row} is gone: {text}"),
    "diff-row-condition": QT_TRANSLATE_NOOP("RuleWords", "In row {row}, “{was}” became “{now}”."),
    "diff-row-outcome": QT_TRANSLATE_NOOP("RuleWords", "What follows from row {row} was: {was} Now it is: {now}"),
    "diff-row-note": QT_TRANSLATE_NOOP("RuleWords", "The note of row {row} is another one."),
    "diff-row-moved": QT_TRANSLATE_NOOP("RuleWords", "Row {row} moved from place {was} to place {now}."),
    "either-way": QT_TRANSLATE_NOOP("RuleWords", "any answer to: {clause}"),
    "answer-ask": QT_TRANSLATE_NOOP("RuleWords", "a person decides"),
    "answer-no-rule": QT_TRANSLATE_NOOP("RuleWords", "no row applies and the owner decides."),
    "answer-silent": QT_TRANSLATE_NOOP("RuleWords", "no row applies."),
    "answer-unusable": QT_TRANSLATE_NOOP("RuleWords", "the table gives no answer and a person decides."),
    "diff-answer": QT_TRANSLATE_NOOP("RuleWords", "If {conditions}: before, {was} Now, {now}"),
}
"""By phrase code, as the core has them in English; ``{fact}`` is replaced by that fact's words."""

JOINS: Mapping[str, tuple[str, str]] = {
    "and": (QT_TRANSLATE_NOOP("RuleWords", ", "), QT_TRANSLATE_NOOP("RuleWords", " and ")),
    "or": (QT_TRANSLATE_NOOP("RuleWords", ", "), QT_TRANSLATE_NOOP("RuleWords", " or ")),
    "then": (QT_TRANSLATE_NOOP("RuleWords", ", then "), QT_TRANSLATE_NOOP("RuleWords", ", then ")),
    "besides": (QT_TRANSLATE_NOOP("RuleWords", "; "), QT_TRANSLATE_NOOP("RuleWords", "; ")),
}
"""Between the items of a listing, and before its last one."""


def rule_language() -> "RuleLanguage":
    """The words and signs with which the core makes sentences of rules. On any thread."""
    return _made(language(), QLocale().name())


@lru_cache(maxsize=4)
def _made(spoken: str, signs_of: str) -> "RuleLanguage":
    """The same for a language and a country's signs; dear enough to be made once."""
    from workflows.office.showing.rule_texts import RuleLanguage  # noqa: PLC0415 -- not before the first paint

    signs = QLocale(signs_of)
    return RuleLanguage(
        templates={code: translate("RuleWords", text) for code, text in TEMPLATES.items()},
        joins={
            kind: (translate("RuleWords", first), translate("RuleWords", last)) for kind, (first, last) in JOINS.items()
        },
        quotes=translate("RuleWords", "“{}”"),
        thousands=signs.groupSeparator(),
        point=signs.decimalPoint(),
        small_roles=spoken == "en",
    )
