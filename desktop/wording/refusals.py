"""A rule's “no” in words."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from desktop.numbers import exact
from desktop.wording.automations import REFUSED as AUTOMATIONS
from desktop.wording.records import REFUSED as RECORDS
from desktop.wording.refusal_table import ACTING, OFFICE, SILENCED
from desktop.wording.refusal_table_delegation import DELEGATION
from desktop.wording.said import Said
from desktop.wording.speech import QT_TRANSLATE_NOOP, spoken, translate
from desktop.wording.standing import status
from desktop.wording.values import field_problem

if TYPE_CHECKING:
    from workflows.domain.commands import Refusal
    from workflows.office.showing.names import Names

REFUSALS: Mapping[str, tuple[str, str, str]] = {**ACTING, **OFFICE, **SILENCED, **DELEGATION, **AUTOMATIONS, **RECORDS}
"""Title, text and advice by code."""

_UNKNOWN = (
    QT_TRANSLATE_NOOP("Wording", "This is not permitted"),
    QT_TRANSLATE_NOOP("Wording", "The rules of the office say no (%code)."),
    QT_TRANSLATE_NOOP("Wording", "The request's history shows what was decided."),
)


def refusal(refusal: "Refusal", names: "Names", labels: Mapping[str, str] | None = None) -> Said:
    """A refusal with names for ids; ``labels`` are the form's labels by field id, where the page has them."""
    return refused(refusal.code, refusal.facts, names, labels)


def refused(code: str, facts: Mapping[str, str], names: "Names", labels: Mapping[str, str] | None = None) -> Said:
    """The same from a code and its facts, as previews and lists of possible acts have them."""
    title, text, advice = REFUSALS.get(code, _UNKNOWN)
    words = {**_words(facts, names, labels or {}), "code": code}
    unchanged = translate("Wording", "Nothing was changed.")
    return Said(
        title=spoken(title, **words), text=f"{spoken(text, **words)} {unchanged}", advice=spoken(advice, **words)
    )


def _words(facts: Mapping[str, str], names: "Names", labels: Mapping[str, str]) -> dict[str, str]:
    """Words for all placeholders that a refusal may have."""
    person = facts.get("person", facts.get("by", ""))
    field = facts.get("field", "")
    label = labels.get(field, field)
    return {
        "person": names.people.get(person, person) or translate("Wording", "This person"),
        "role": names.roles.get(facts.get("role", ""), facts.get("role", "…")),
        "unit": names.units.get(facts.get("unit", ""), facts.get("unit", "…")),
        "workflow": names.workflows.get(facts.get("workflow", ""), facts.get("workflow", "…")),
        "table": names.tables.get(facts.get("table", ""), facts.get("table", "…")),
        "laptop": facts.get("name") or names.devices.get(facts.get("device", ""), facts.get("device", "…")),
        "status": status(facts["status"]) if "status" in facts else translate("Wording", "another step"),
        "field": label,
        "problem": field_problem(facts["problem"], label) if "problem" in facts else "",
        "title": facts.get("title", "…"),
        "item": facts.get("item", "…"),
        "text": facts.get("text", "…"),
        "budget": facts.get("budget", "…"),
        "limit": f"{exact(facts['limit'])} {facts.get('currency', '')}".strip() if "limit" in facts else "…",
        "expected": facts.get("expected", "…"),
        "ask": facts.get("ask", "…"),
        "day": facts.get("day", "…"),
    }


def silenced(code: str, person: str, names: "Names") -> Said:
    """Why nothing that this person signs on this laptop would count."""
    return refused(code, {"person": person}, names)


def needs_reason(verdict: str) -> str:
    """What stands beside an empty reason, by what it is for."""
    text = _REASONS.get(verdict, QT_TRANSLATE_NOOP("Wording", "Say why."))
    return spoken(text)


_REASONS: Mapping[str, str] = {
    "reject": QT_TRANSLATE_NOOP("Wording", "Say why you reject it."),
    "ask-changes": QT_TRANSLATE_NOOP("Wording", "Say what should be changed."),
    "hand-on": QT_TRANSLATE_NOOP("Wording", "Say why you hand it on."),
    "approve": QT_TRANSLATE_NOOP("Wording", "Say why it may go on."),
    "withdraw": QT_TRANSLATE_NOOP("Wording", "Say why you take it back."),
    "erase": QT_TRANSLATE_NOOP("Wording", "Say why it is erased."),
}
