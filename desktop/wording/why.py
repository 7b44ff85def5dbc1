"""Why something is in somebody's inbox; and why not."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from desktop import numbers
from desktop.wording.periods import a_period
from desktop.wording.speech import QT_TRANSLATE_NOOP, all_of, fill, inside, one_of, quoted, sentence, spoken, translate

if TYPE_CHECKING:
    from workflows.office.showing.ahead import LaterStep
    from workflows.office.showing.asked import Able, Shortage, ShownTask
    from workflows.office.showing.inbox import Asked
    from workflows.office.showing.names import Names
    from workflows.office.showing.rule_texts import RuleShown

VIA: Mapping[str, str] = {
    "role": QT_TRANSLATE_NOOP("Wording", "as %role of %unit"),
    "named": QT_TRANSLATE_NOOP("Wording", "named for this"),
    "line": QT_TRANSLATE_NOOP("Wording", "stands above whoever asked for it"),
    "handed-on": QT_TRANSLATE_NOOP("Wording", "it was handed on"),
    "successor": QT_TRANSLATE_NOOP("Wording", "in place of somebody who left"),
    "anyone": QT_TRANSLATE_NOOP("Wording", "because nobody holds the role that is asked"),
    "last-resort": QT_TRANSLATE_NOOP("Wording", "as %role, because nobody nearer may decide it"),
    "escalated": QT_TRANSLATE_NOOP("Wording", "because nobody acted in time"),
    "nobody": QT_TRANSLATE_NOOP("Wording", "as owner, because nobody may act"),
}
"""Why somebody is asked, by how they were found."""

_NOBODY_AS = QT_TRANSLATE_NOOP("Wording", "as owner, because nobody may act as %role")


def asked(asked: "Asked | Able", names: "Names") -> str:
    """Why somebody is asked, without a full stop: “as manager of Branch Nord, standing in for Ben”."""
    template = _NOBODY_AS if asked.via == "nobody" and asked.role else VIA.get(asked.via, "")
    text = spoken(template, role=role_inside(asked.role, names), unit=_unit(asked.unit, names)) if template else ""
    if not asked.acting_for:
        return text
    absent = names.people.get(asked.acting_for, asked.acting_for)
    if not text:
        return fill(translate("Wording", "standing in for %person"), person=absent)
    return fill(translate("Wording", "%why, standing in for %person"), why=text, person=absent)


RULE_CODES: Mapping[str, str] = {
    "no-rule": QT_TRANSLATE_NOOP("Wording", "No rule of “%table” applies, so a person decides."),
    "missing-value": QT_TRANSLATE_NOOP("Wording", "“%table” could not answer: a value that it asks for is missing."),
    "wrong-type": QT_TRANSLATE_NOOP(
        "Wording", "“%table” could not answer: a value is not of the kind that it asks for."
    ),
    "other-currency": QT_TRANSLATE_NOOP("Wording", "“%table” could not answer: the amount is in another currency."),
    "unknown-unit": QT_TRANSLATE_NOOP("Wording", "“%table” could not answer: it asks about a unit that is not known."),
    "bad-cell": QT_TRANSLATE_NOOP("Wording", "“%table” could not answer: one of its conditions is wrong."),
    "bad-table": QT_TRANSLATE_NOOP("Wording", "“%table” could not answer: it has mistakes."),
    "not-unique": QT_TRANSLATE_NOOP("Wording", "“%table” could not answer: several rows apply where only one may."),
    "contradiction": QT_TRANSLATE_NOOP(
        "Wording", "“%table” could not answer: several rows apply and do not say the same."
    ),
}
"""What it means that a table gave no row, by its code."""

OVER_BUDGET = "over-budget"
"""A rule's answer: it said yes, and a budget is full."""


def rule(rule: "RuleShown | None", names: "Names") -> str:  # noqa: ARG001 -- as all of these; texts hold names already
    """One sentence why it is here; empty where no rule led here."""
    if rule is None:
        return ""
    table = rule.table_name or rule.table
    if rule.code == OVER_BUDGET:
        rows = all_of(rule.rows)
        said = translate("Wording", "“%table” says yes (rule %row), but the budget is used up, so an owner decides.")
        return fill(said, table=table, row=rows or "…")
    if not rule.rows:
        known = RULE_CODES.get(rule.code or "", QT_TRANSLATE_NOOP("Wording", "“%table” gave no answer."))
        return spoken(known, table=table)
    rows = all_of(rule.rows)
    if rule.texts:
        said = " ".join(sentence(text) for text in rule.texts).removesuffix(".")  # the brackets belong to the sentence
        if len(rule.rows) == 1:
            return fill(translate("Wording", "%said (rule %row of “%table”)"), said=said, row=rows, table=table)
        return fill(translate("Wording", "%said (rules %row of “%table”)"), said=said, row=rows, table=table)
    if len(rule.rows) == 1:
        return fill(translate("Wording", "Rule %row of “%table” says so."), row=rows, table=table)
    return fill(translate("Wording", "Rules %row of “%table” say so."), row=rows, table=table)


WHY_NOT: Mapping[str, str] = {
    "not-a-member": QT_TRANSLATE_NOOP("Wording", "You are not an active member of this office."),
    "own-request": QT_TRANSLATE_NOOP("Wording", "You asked for this yourself, so somebody else decides it."),
    "four-eyes": QT_TRANSLATE_NOOP("Wording", "You entered values of this request, so a second person decides."),
    "kept-apart": QT_TRANSLATE_NOOP("Wording", "You acted on another step that is kept apart from this one."),
    "already-decided": QT_TRANSLATE_NOOP("Wording", "This is decided already."),
    "over-limit": QT_TRANSLATE_NOOP("Wording", "The amount is above what you may decide."),
    "over-period-limit": QT_TRANSLATE_NOOP("Wording", "With this you would decide more than you may in this period."),
    "over-budget": QT_TRANSLATE_NOOP("Wording", "The budget is used up: an owner decides, with a reason."),
    "not-your-turn": QT_TRANSLATE_NOOP("Wording", "Others are asked for this step."),
    "not-its-turn": QT_TRANSLATE_NOOP("Wording", "Nothing waits for a decision at the moment."),
    "not-yours": QT_TRANSLATE_NOOP("Wording", "You did not ask for this; only the requester takes it back."),
    "not-owner": QT_TRANSLATE_NOOP("Wording", "Only an owner may do this."),
    "nothing-to-erase": QT_TRANSLATE_NOOP(
        "Wording", "There is nothing to erase: no document and no personal data is left."
    ),
    "reason-missing": QT_TRANSLATE_NOOP("Wording", "A reason is needed."),
    "text-missing": QT_TRANSLATE_NOOP("Wording", "Nothing is said yet."),
    "not-permitted": QT_TRANSLATE_NOOP("Wording", "This person does not hold the role that is asked here."),
    "hand-on-to-self": QT_TRANSLATE_NOOP("Wording", "It is yours already."),
    "signs-elsewhere": QT_TRANSLATE_NOOP("Wording", "You have no key on this laptop, so you cannot sign here."),
    "device-revoked": QT_TRANSLATE_NOOP(
        "Wording", "This laptop does not belong to the office any more: it can only read."
    ),
    "device-forked": QT_TRANSLATE_NOOP("Wording", "This laptop's log has two histories: it can only read."),
    "not-primary": QT_TRANSLATE_NOOP("Wording", "People, units, rules and laptops are changed on another laptop."),
}
"""Why a button is not there, or is grey, said to the person who sits here."""


def why_not(code: str | None, names: "Names | None" = None, facts: Mapping[str, str] | None = None) -> str:  # noqa: ARG001 -- facts say who; the sentence says “you”
    """Why the person at the window may not; empty where nothing hinders."""
    if code is None:
        return ""
    return (
        spoken(WHY_NOT[code]) if code in WHY_NOT else fill(translate("Wording", "The rules say no (%code)."), code=code)
    )


def not_taken(code: str, facts: Mapping[str, str]) -> str:
    """Why a yes of the person at the window is not taken, for what other decisions came to."""
    if code == "over-period-limit":
        limit = f"{numbers.exact(facts.get('limit', '…'))}\u00a0{facts.get('currency', '')}".rstrip()
        said = translate("Wording", "With this you would decide more than %limit in %period, which is your limit.")
        return fill(said, limit=limit, period=a_period(facts.get("period", "")))
    if code == OVER_BUDGET:
        said = translate("Wording", "With this, more than the budget “%budget” holds would be spent: an owner decides.")
        return fill(said, budget=facts.get("budget", "…"))
    return why_not(code)


def shortage(shortage: "Shortage", names: "Names") -> str:
    """What is missing for a step ever to end, and what can be done about it."""
    parts = []
    if shortage.code == "too-few":
        who = all_of(names.people.get(person, person) for person in shortage.people)
        needed = translate("Wording", "This needs %n different people, and only %who may act.", "", shortage.needed)
        parts.append(fill(needed, who=who))
    else:
        parts.append(translate("Wording", "Nobody may act on this."))
    roles = one_of(role_inside(role, names) for role in shortage.roles)
    if roles:
        add = translate("Wording", "Add somebody with the role %role, under People and units.")
        parts.append(fill(add, role=roles))
    else:
        parts.append(translate("Wording", "Add somebody who may, under People and units."))
    if shortage.rule is not None and shortage.rule.rows:
        table = shortage.rule.table_name or shortage.rule.table
        change = translate("Wording", "For later requests, rule %row of “%table” can be changed under Rules.")
        parts.append(fill(change, row=all_of(shortage.rule.rows), table=table))
    if shortage.owner_may_withdraw:
        parts.append(translate("Wording", "An owner may close the request with Withdraw."))
    elif shortage.people:
        parts.append(translate("Wording", "Whoever may act may also reject it."))
    return " ".join(parts)


def dead_ends(steps: "Sequence[ShownTask | LaterStep]", names: "Names") -> str:
    """Every step that nobody, or too few, may do as the office stands, with who is missing; empty where none is one."""
    short = [(one.name, one.shortage) for one in steps if one.shortage is not None]
    if not short:
        return ""
    named = one_of(_missing_for(name, lacking, names) for name, lacking in short)
    parts = [fill(translate("Wording", "As the office stands, nobody can carry out %steps."), steps=named)]
    add = translate("Wording", "Give these roles to somebody else under People and units.")
    roles = {role for _, lacking in short for role in lacking.roles}
    if len(roles) > 1 and all(lacking.needed == 1 for _, lacking in short):
        add = translate(
            "Wording", "Give these roles to somebody else under People and units; one person may have them all."
        )
    return " ".join([*parts, add])


def _missing_for(step: str, lacking: "Shortage", names: "Names") -> str:
    """A step and who is missing: “Approve the invoice” (manager and owner, 2 different people)."""
    words = [role_inside(role, names) for role in lacking.roles]
    roles = all_of(words) if lacking.all_of_them else one_of(words)
    if lacking.needed > 1:
        several = translate("Wording", "%n different people", "", lacking.needed)
        roles = f"{roles}, {several}" if roles else several
    return f"{quoted(step)} ({roles})" if roles else quoted(step)


def together(people: "tuple[Able, ...]", how: str, quorum: int, names: "Names") -> str:
    """Those who are asked for one step: “Ben or Dora”, “(Ben or Dora) and Anna”, “2 of Ben and Anna”; or empty."""
    slots: dict[int, list[str]] = {}
    for able in people:
        known = names.people.get(able.person, able.person)
        if known not in slots.setdefault(able.slot, []):
            slots[able.slot].append(known)
    several = how == "all" and len(slots) > 1
    each = list(dict.fromkeys(_one_in(group) if several else one_of(group) for group in slots.values()))
    if how == "quorum" and each:
        everyone = dict.fromkeys(name for group in slots.values() for name in group)
        template = translate("Wording", "%n of %people", "how many of these people must approve", quorum)
        return fill(template, people=all_of(everyone))
    return all_of(each) if how == "all" else one_of(each)


def _one_in(group: list[str]) -> str:
    return f"({one_of(group)})" if len(group) > 1 else one_of(group)


def role_inside(role: str | None, names: "Names") -> str:
    """The name of a role inside a sentence; an ellipsis for none."""
    return inside(names.roles.get(role, role)) if role else "…"


def _unit(unit: str | None, names: "Names") -> str:
    return names.units.get(unit, unit) if unit else "…"
