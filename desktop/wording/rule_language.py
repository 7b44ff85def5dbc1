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
