"""Trials and proposals of the ladder in words."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from desktop.wording import times
from desktop.wording.speech import QT_TRANSLATE_NOOP, fill, spoken, translate

if TYPE_CHECKING:
    from workflows.office.ladder.proposals import Proposal
    from workflows.office.showing.names import Names
    from workflows.office.showing.pilots_shown import PilotShown

STATE: Mapping[str, str] = {
    "to-come": QT_TRANSLATE_NOOP("Wording", "begins on %since"),
    "running": QT_TRANSLATE_NOOP("Wording", "runs until %until"),
    "over": QT_TRANSLATE_NOOP("Wording", "ended by itself after %until; all is as before"),
    "pulled-back": QT_TRANSLATE_NOOP("Wording", "was pulled back on %ended"),
    "rolled-out": QT_TRANSLATE_NOOP("Wording", "holds everywhere since %ended"),
}

EVIDENCE: Mapping[str, str] = {
    "opinion-followed": QT_TRANSLATE_NOOP(
        "Wording", "%agreed of %of requests up to %limit that %person had to send up were decided as %person advised"
    ),
    "limit-in-the-way": QT_TRANSLATE_NOOP(
        "Wording", "%agreed of %of requests above %was and up to %limit that passed %person by were approved further up"
    ),
    "row-always-approved": QT_TRANSLATE_NOOP(
        "Wording", "Row %row of “%table” asked people %of times, and %agreed times they said yes"
    ),
    "second-always-agrees": QT_TRANSLATE_NOOP(
        "Wording", "Of %of requests that row %row of “%table” sends to several people, all agreed on %agreed"
    ),
    "decisions-reversed": QT_TRANSLATE_NOOP(
        "Wording", "%agreed of %of requests that %person approved were rejected by others later"
    ),
    "row-reversed": QT_TRANSLATE_NOOP(
        "Wording", "%agreed of %of requests that row %row of “%table” approved by itself were rejected by people"
    ),
    "just-under-limit": QT_TRANSLATE_NOOP(
        "Wording", "%agreed requests lie right below the limit of %was for %who, and %rest in the tenth below that"
    ),
    "row-just-under-limit": QT_TRANSLATE_NOOP(
        "Wording",
        "%agreed requests lie right below %was, up to which row %row of “%table” says yes by itself, and %rest in the"
        " tenth below that",
    ),
    "budget-exceeded": QT_TRANSLATE_NOOP(
        "Wording", "%agreed approvals together exceeded the budget “%budget”; none knew of the others"
    ),
}
MOVE: Mapping[str, str] = {
    "opinion-followed": QT_TRANSLATE_NOOP("Wording", "Let %person decide, then tell, up to %limit in %unit"),
    "limit-in-the-way": QT_TRANSLATE_NOOP(
        "Wording", "Let %person decide, then tell, up to %limit instead of %was in %unit"
    ),
    "row-always-approved": QT_TRANSLATE_NOOP(
        "Wording", "Let row %row of “%table” approve in %unit, and tell those who were asked"
    ),
    "second-always-agrees": QT_TRANSLATE_NOOP(
        "Wording", "Let %who alone decide what row %row of “%table” asks in %unit, and tell the others"
    ),
    "decisions-reversed": QT_TRANSLATE_NOOP("Wording", "Ask %who first in %unit, and let the next one up decide"),
    "row-reversed": QT_TRANSLATE_NOOP("Wording", "Let row %row of “%table” ask people in %unit"),
    "just-under-limit": QT_TRANSLATE_NOOP("Wording", "Lower the limit for %who in %unit from %was to %limit"),
    "row-just-under-limit": QT_TRANSLATE_NOOP("Wording", "Lower %was to %limit in “%table”, in %unit"),
    "budget-exceeded": QT_TRANSLATE_NOOP("Wording", "Ask people in %unit first while “%budget” is exceeded"),
}


def pilot_state(shown: "PilotShown") -> str:
    """How a trial stands: “runs until 3 January 2027”."""
    pilot = shown.pilot
    ended = times.day(pilot.ended_on) if pilot.ended_on else ""
    return spoken(STATE[shown.state], since=times.day(pilot.since), until=times.day(pilot.until), ended=ended)


def evidence(one: "Proposal", names: "Names") -> str:
    """What speaks for a proposal, without a full stop."""
    return spoken(EVIDENCE[one.kind], **_facts(one, names))


def move(one: "Proposal", names: "Names") -> str:
    """What is proposed, without a full stop."""
    return spoken(MOVE[one.kind], **_facts(one, names))


def how_sure(one: "Proposal") -> str:
    """The counts, and what the true share is at least."""
    found = one.evidence
    return fill(
        translate("Wording", "%agreed of %of; with 95 % confidence at least %least % (Wilson's score interval)"),
        agreed=str(found.agreed),
        of=str(found.of),
        least=f"{100 * found.share_at_least:.0f}",
    )


def _facts(one: "Proposal", names: "Names") -> dict[str, str]:
    known = {**names.people, **names.units, **names.roles, **names.tables}
    found = one.evidence
    facts = {"limit": "", "unit": "", **one.facts}
    told = {name: fact if name in {"row", "workflow"} else known.get(fact, fact) for name, fact in facts.items()}
    return told | {"of": str(found.of), "agreed": str(found.agreed), "rest": str(found.of - found.agreed)}
