"""The chain of reasons why somebody may decide, or may not: one sentence for each link."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from desktop import numbers
from desktop.wording import times
from desktop.wording.periods import a_period
from desktop.wording.speech import QT_TRANSLATE_NOOP, fill, sentence, spoken, translate
from desktop.wording.why import role_inside

if TYPE_CHECKING:
    from workflows.office.showing.deciders import ReasonShown, VerdictShown
    from workflows.office.showing.names import Names

MAY: Mapping[str, str] = {
    "decide": QT_TRANSLATE_NOOP("Wording", "%person may decide"),
    "decide-then-tell": QT_TRANSLATE_NOOP("Wording", "%person may decide, and whoever stands above is told"),
    "ask-first": QT_TRANSLATE_NOOP("Wording", "%person is asked for an opinion; somebody else decides"),
    "informed": QT_TRANSLATE_NOOP("Wording", "%person is told, and decides nothing"),
}
"""What somebody may, by how far their authority goes."""

WHY_THEY_NOT: Mapping[str, str] = {
    "not-a-member": QT_TRANSLATE_NOOP("Wording", "%person is no active member of the office"),
    "own-request": QT_TRANSLATE_NOOP("Wording", "%person asked for it"),
    "four-eyes": QT_TRANSLATE_NOOP("Wording", "%person entered values of it, or acted on it"),
    "kept-apart": QT_TRANSLATE_NOOP("Wording", "%person acted on a step that is kept apart from this one"),
    "already-decided": QT_TRANSLATE_NOOP("Wording", "%person decided about it already"),
    "over-limit": QT_TRANSLATE_NOOP("Wording", "it is above what %person may decide"),
    "not-your-turn": QT_TRANSLATE_NOOP("Wording", "others are asked, and not %person"),
    "not-permitted": QT_TRANSLATE_NOOP("Wording", "%person does not hold the role that is asked"),
}
"""Why somebody may not, said about them."""

REASONS: Mapping[str, str] = {
    "rule": QT_TRANSLATE_NOOP("Wording", "rule %row of “%table” (version %version) sends it to people"),
    "passed-over": QT_TRANSLATE_NOOP("Wording", "passed over, though nearer (%unit): %why"),
    "named": QT_TRANSLATE_NOOP("Wording", "named for this"),
    "role": QT_TRANSLATE_NOOP("Wording", "asked as %role of %unit"),
    "line": QT_TRANSLATE_NOOP("Wording", "stands above whoever asked for it"),
    "handed-on": QT_TRANSLATE_NOOP("Wording", "it was handed on to them"),
    "successor": QT_TRANSLATE_NOOP("Wording", "took over from somebody who left"),
    "anyone": QT_TRANSLATE_NOOP("Wording", "nobody holds the role that is asked, so anybody may"),
    "last-resort": QT_TRANSLATE_NOOP("Wording", "asked as %role, because nobody nearer may"),
    "escalated": QT_TRANSLATE_NOOP("Wording", "nobody acted in time"),
    "stands-in": QT_TRANSLATE_NOOP("Wording", "%by stands in for %person%days%ceiling"),
    "owner": QT_TRANSLATE_NOOP("Wording", "%person is an owner: no limit"),
    "no-limits": QT_TRANSLATE_NOOP("Wording", "nobody wrote limits for this down, so the role alone counts"),
    "holds": QT_TRANSLATE_NOOP("Wording", "%person is %role of %unit%days"),
    "grant": QT_TRANSLATE_NOOP("Wording", "written down for %whose: %limit, %rung%days%trial"),
    "amount": QT_TRANSLATE_NOOP("Wording", "it is about %amount"),
    "weighed": QT_TRANSLATE_NOOP("Wording", "with what else came within 7 days, it counts as %amount"),
    "not-weighed": QT_TRANSLATE_NOOP("Wording", "what else came within 7 days is not known, so it may be any amount"),
    "converted": QT_TRANSLATE_NOOP("Wording", "that is %amount at the rate of %day"),
    "unknown-amount": QT_TRANSLATE_NOOP("Wording", "its amount is not known yet, so it may be any"),
    "no-grant": QT_TRANSLATE_NOOP("Wording", "nothing is written down that lets %person decide this"),
    "too-small": QT_TRANSLATE_NOOP("Wording", "written down for %whose: %limit%trial. This is above that"),
    "only-informed": QT_TRANSLATE_NOOP("Wording", "written down for %whose: is told, and decides nothing%trial"),
    "no-rate": QT_TRANSLATE_NOOP(
        "Wording", "written down for %whose: %limit%trial. No exchange rate converts this amount"
    ),
    "asks-role": QT_TRANSLATE_NOOP("Wording", "the role %role is asked for %unit, and %person does not hold it"),
    "asked-instead": QT_TRANSLATE_NOOP("Wording", "%other is asked"),
    "not-accepted": QT_TRANSLATE_NOOP("Wording", "%by was asked to stand in for %person, and has not accepted yet"),
    "other-days": QT_TRANSLATE_NOOP("Wording", "%by stands in for %person%days, which is not today"),
    "elsewhere": QT_TRANSLATE_NOOP("Wording", "%by stands in for %person, but not for this"),
    "above-ceiling": QT_TRANSLATE_NOOP("Wording", "%by stands in for %person%ceiling. This is above that"),
    "above-own-limit": QT_TRANSLATE_NOOP(
        "Wording", "%by stands in for %person, but only as far as %by may decide anyway"
    ),
}
"""The links of the chain, by code."""

_RUNG_SAID: Mapping[str, str] = {
    "decide": QT_TRANSLATE_NOOP("Wording", "decides"),
    "decide-then-tell": QT_TRANSLATE_NOOP("Wording", "decides, then tells"),
    "ask-first": QT_TRANSLATE_NOOP("Wording", "asks first"),
    "informed": QT_TRANSLATE_NOOP("Wording", "is told"),
}


def verdict(one: "VerdictShown", names: "Names") -> str:
    """Whether somebody may: “Ben may decide, standing in for Anna”. Without a full stop."""
    person = names.people.get(one.person, one.person)
    if not one.may:
        return fill(translate("Wording", "%person may not decide"), person=person)
    said = spoken(MAY.get(one.rung, MAY["decide"]), person=person)
    if one.acting_for is None:
        return said
    absent = names.people.get(one.acting_for, one.acting_for)
    return fill(translate("Wording", "%said, standing in for %person"), said=said, person=absent)


def chain(one: "VerdictShown", names: "Names", without: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """The sentences of why, in their order; ``without`` links of these codes."""
    return tuple(sentence(reason(link, names, one.person)) for link in one.reasons if link.code not in without)


def reason(link: "ReasonShown", names: "Names", about: str = "") -> str:
    """One link, without a full stop; ``about`` is whom the chain is about."""
    facts = link.facts
    person = facts.get("person") or about
    known = names.people.get(person, person)
    if link.code in WHY_THEY_NOT:
        return spoken(WHY_THEY_NOT[link.code], person=known)
    if link.code not in REASONS:
        return link.code
    if link.code == "asks-role":
        known = names.people.get(about, about)
    return spoken(
        REASONS[link.code],
        person=known,
        by=_named(names.people, facts.get("by")),
        unit=_named(names.units, facts.get("unit")),
        role=role_inside(facts.get("role"), names),
        table=_named(names.tables, facts.get("table")),
        row=facts.get("row") or "…",
        version=facts.get("version", "…"),
        why=spoken(WHY_THEY_NOT.get(facts.get("why", ""), facts.get("why", "…")), person=known),
        whose=_whose(facts, names),
        limit=_limit(facts),
        rung=spoken(_RUNG_SAID.get(facts.get("rung", ""), "…")),
        days=_days(facts),
        ceiling=fill(translate("Wording", ", up to %amount"), amount=_money(facts["up_to"]))
        if "up_to" in facts
        else "",
        trial=fill(translate("Wording", " (trial “%trial”)"), trial=facts["pilot"]) if facts.get("pilot") else "",
        amount=_money(facts.get("amount", "")),
        day=times.day(facts.get("day", "")),
        other=_other(facts, names),
    )


def _whose(facts: Mapping[str, str], names: "Names") -> str:
    who = _named(names.people, facts["person"]) if facts.get("person") else names.roles.get(facts.get("role", ""), "…")
    place = facts.get("unit")
    if not place:
        return who
    return fill(translate("Wording", "%who in %unit and below"), who=who, unit=names.units.get(place, place))


def _limit(facts: Mapping[str, str]) -> str:
    each = (
        fill(translate("Wording", "up to %amount"), amount=_money(facts["up_to"]))
        if facts.get("up_to")
        else translate("Wording", "any amount")
    )
    if not facts.get("per_period"):
        return each
    template = translate("Wording", "%each, and %sum in %period")
    return fill(template, each=each, sum=_money(facts["per_period"]), period=a_period(facts.get("period", "")))


def _days(facts: Mapping[str, str]) -> str:
    since, until = facts.get("from", ""), facts.get("to", "")
    return f" {times.period(since, until)}" if since or until else ""


def _other(facts: Mapping[str, str], names: "Names") -> str:
    who = _named(names.people, facts.get("person"))
    if not facts.get("for"):
        return who
    absent = _named(names.people, facts["for"])
    return fill(translate("Wording", "%person, standing in for %absent,"), person=who, absent=absent)


def _money(exact: str) -> str:
    """An exact amount such as ``1240.50 EUR`` as it is written here."""
    number, _, currency = exact.partition(" ")
    return f"{numbers.exact(number)}\u00a0{currency}" if currency else exact


def _named(known: Mapping[str, str], found: str | None) -> str:
    return known.get(found, found) if found else "…"
