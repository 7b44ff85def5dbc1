"""What an answer of a table comes to: one outcome out of the rows that hit, or out of there being none.

Recorded answers are judged by these same functions, so what they say about a stored answer never changes.
"""

import msgspec

from workflows.domain.outcomes import Approver, Outcome, Verdict
from workflows.domain.people import OWNER
from workflows.rules.answers import Hit, NoHit, Result
from workflows.rules.tables import STRICTEST_FIRST, RuleTable

NO_RULE = "no-rule"
"""The code of an answer where no row hit."""

ASK_THE_OWNER = Outcome(verdict="ask", approvers=(Approver(role=OWNER, at="head"),))
STOP = Outcome(verdict="stop")
"""What follows where there is no usable answer: a person, never past one."""


class Consequence(msgspec.Struct, frozen=True, kw_only=True):
    """A code such as ``hit``, ``no-rule`` or ``not-unique``, and what follows."""

    code: str
    outcome: Outcome


def consequence(result: Result, table: RuleTable) -> Consequence:
    """What follows from an answer."""
    if isinstance(result, Hit):
        return Consequence(code="hit", outcome=merge(result.outcomes))
    if isinstance(result, NoHit):
        return Consequence(code=NO_RULE, outcome=without_rule(table))
    return Consequence(code=result.code, outcome=STOP)


def without_rule(table: RuleTable) -> Outcome:
    """Where one answer is wanted and no row gives one, the owner is asked; collecting nothing says nothing."""
    return Outcome(verdict="note") if table.policy == "collect" else ASK_THE_OWNER


def merge(outcomes: tuple[Outcome, ...]) -> Outcome:
    """One outcome out of all rows that hit: the strictest verdict, everything that any row requires or tells.

    Where rows name different people, each of them is asked. A stop is cleared by those of every row that asks too: a
    row that stops takes nobody's say away.
    """
    if len(outcomes) == 1:
        return outcomes[0]
    named = {outcome.verdict for outcome in outcomes}
    verdict: Verdict = next((one for one in STRICTEST_FIRST if one in named), "note")
    telling = [outcome for outcome in outcomes if outcome.verdict == verdict]
    asking = [outcome for outcome in outcomes if outcome.verdict in {verdict, "ask"}] if verdict == "stop" else telling
    only = asking[0] if len({(one.how, one.quorum, one.approvers) for one in asking}) == 1 else None
    return Outcome(
        verdict=verdict,
        approvers=only.approvers if only else _each(asking),
        how=only.how if only else "all",
        quorum=only.quorum if only else 0,
        require=tuple(dict.fromkeys(name for outcome in outcomes for name in outcome.require)),
        tell=tuple(dict.fromkeys(who for outcome in outcomes for who in outcome.tell)),
        text=" ".join(dict.fromkeys(outcome.text for outcome in telling if outcome.text)),
    )


def _each(asking: list[Outcome]) -> tuple[Approver, ...]:
    """Everybody who is named, each as often as the row that wants most of them: a quorum of two asks for two."""
    often: dict[Approver, int] = {}
    for outcome in asking:
        named = outcome.approvers or ASK_THE_OWNER.approvers
        missing = max(outcome.quorum - len(named), 0) if outcome.how == "quorum" else 0
        for place, who in enumerate(dict.fromkeys(named)):
            wanted = named.count(who) + (missing if place == 0 else 0)
            often[who] = max(often.get(who, 0), wanted)
    return tuple(who for who, times in often.items() for _ in range(times))


def say_the_same(outcomes: tuple[Outcome, ...]) -> bool:
    """Whether the same follows from all of them. Their texts are reasons for people and may differ."""
    return len({msgspec.structs.replace(outcome, text="") for outcome in outcomes}) < 2
