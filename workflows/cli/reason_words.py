"""The chain of reasons of who may decide something, in words."""

from collections.abc import Mapping

from workflows.engine.reasons import Reason, Verdict

RUNG = {
    "decide": "may decide",
    "decide-then-tell": "may decide, and whoever stands above is told",
    "ask-first": "is asked for an opinion; somebody else decides",
}

_UP_TO = {
    "decide": "may decide{limit}",
    "decide-then-tell": "may decide{limit}, and whoever stands above is told",
    "ask-first": "is asked for an opinion{limit}, and somebody else decides",
}

_WHY_NOT = {
    "own-request": "{person} asked for it",
    "four-eyes": "{person} entered values of it, or acted on it",
    "kept-apart": "{person} acted on a step that is kept apart from this one",
    "already-decided": "{person} decided about it already",
    "over-limit": "it is above what {person} may decide",
    "not-a-member": "{person} is not an active member",
    "not-your-turn": "others are asked first",
}

_WORDS = {
    "rule": "rule {row} of “{table}” (version {version}) sends it to people",
    "passed-over": "{person} in {unit} is nearer, but {why}",
    "named": "named for this",
    "role": "asked as {role} of {unit}",
    "line": "stands above whoever asked for it",
    "handed-on": "it was handed on to them",
    "successor": "took over from somebody who left",
    "anyone": "nobody holds the role that is asked, so anybody may fill it in",
    "last-resort": "asked as {role}, because nobody nearer may",
    "escalated": "nobody acted in time",
    "stands-in": "stands in for {person}{days}{ceiling}",
    "owner": "{person} is an owner: no limit",
    "no-limits": "nobody wrote limits for this down, so the role alone counts",
    "holds": "{person} is {role} of {unit}{days}",
    "grant": "{whose} {rung_words}{days}{trial}",
    "amount": "it is about {amount}",
    "weighed": "with what else came within 7 days it counts as {amount}",
    "not-weighed": "what else came within 7 days is not known, so it may be any amount",
    "converted": "that is {amount} at the rate of {day}",
    "unknown-amount": "its amount is not known yet, so it may be any",
    "no-grant": "nothing is written down about {person} for this",
    "too-small": "{whose} {rung_words}: it is above that",
    "only-informed": "{whose} is informed only{limit}",
    "no-rate": "{whose} {rung_words}: no exchange rate converts this amount",
    "asks-role": "it asks for a {role}, and they are none here",
    "asked-instead": "{person}{for_words} is asked",
    "not-accepted": "{by} was asked to stand in for {person}, and has not accepted",
    "other-days": "{by} stands in for {person}{days}, not today",
    "elsewhere": "{by} stands in for {person}, but not for this",
    "above-ceiling": "{by} stands in for {person}{ceiling}: it is above that",
    "above-own-limit": "{by} stands in for {person}, but only up to their own limit",
}


def verdict_lines(verdict: Verdict, names: Mapping[str, str]) -> list[str]:
    """A line that says whether, and one for each reason."""
    person = names.get(verdict.person, verdict.person)
    said = RUNG.get(verdict.rung, "may decide") if verdict.may else "may not decide"
    instead = f" for {names.get(verdict.acting_for, verdict.acting_for)}" if verdict.acting_for else ""
    return [f"{person} {said}{instead}", *(f"  {reason_words(reason, names)}" for reason in verdict.reasons)]


def reason_words(reason: Reason, names: Mapping[str, str]) -> str:
    """One link of the chain, without a full stop."""
    facts = reason.facts
    named = {name: names.get(text, text) for name, text in facts.items()}
    if reason.code in _WHY_NOT:
        return _WHY_NOT[reason.code].format(person=named.get("person", "…"))
    words = named | {
        "why": _WHY_NOT.get(facts.get("why", ""), facts.get("why", "")).format(person="they"),
        "whose": named.get("person") or f"a {named.get('role', '')}",
        "rung_words": _UP_TO.get(facts.get("rung", ""), _UP_TO["decide"]).format(limit=_limit(facts)),
        "limit": _limit(facts),
        "days": _days(facts),
        "ceiling": f", up to {facts['up_to']}" if facts.get("up_to") else "",
        "trial": f" (trial “{facts['pilot']}”)" if facts.get("pilot") else "",
        "for_words": f", standing in for {named['for']}," if facts.get("for") else "",
    }
    return _WORDS[reason.code].format(**words) if reason.code in _WORDS else reason.code


def _limit(facts: Mapping[str, str]) -> str:
    each = f" up to {facts['up_to']}" if facts.get("up_to") else " any amount"
    return each + (f", and {facts['per_period']} in a {facts['period']}" if facts.get("per_period") else "")


def _days(facts: Mapping[str, str]) -> str:
    since, until = facts.get("from"), facts.get("to")
    return (f" from {since}" if since else "") + (f" to {until}" if until else "")
