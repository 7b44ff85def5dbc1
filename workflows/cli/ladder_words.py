"""Proposals of the ladder in words: what, why, how sure, what would have changed, and how to try it."""

from collections.abc import Iterator, Mapping

from workflows.cli.span_words import span_words, sums_words
from workflows.office.ladder.proposals import MIN_COUNT, WEEKS, Proposal

_SHOWN = 10

_EVIDENCE = {
    "opinion-followed": "{agreed} of {of} requests in {unit} up to {limit} that {person} had to send up were decided as"
    " {person} had advised",
    "limit-in-the-way": "{agreed} of {of} requests in {unit} above {was} and up to {limit}, which passed {person} by"
    " for their amount alone, were approved further up",
    "row-always-approved": "row {row} of {table} asked people {of} times{up_to}, and {agreed} times they said yes",
    "second-always-agrees": "of {of} requests that row {row} of {table} sends to several people, all agreed on {agreed}"
    " once the first had said yes",
    "decisions-reversed": "{agreed} of {of} requests in {unit} that {person} approved were rejected by others later",
    "row-reversed": "{agreed} of {of} requests that row {row} of {table} approved by itself were rejected by people",
    "just-under-limit": "{agreed} requests lie within a tenth below the limit of {was} for {who} in {unit}, and {rest}"
    " in the tenth below that",
    "row-just-under-limit": "{agreed} requests lie within a tenth below {was}, up to which row {row} of {table} says"
    " yes by itself, and {rest} in the tenth below that",
    "budget-exceeded": "{agreed} approvals together exceeded the budget {budget} in {unit}; none knew of the others",
}
_TRY = {
    "opinion-followed": "let {person} decide, then tell, up to {limit} in {unit}",
    "limit-in-the-way": "let {person} decide, then tell, up to {limit} instead of {was} in {unit}",
    "row-always-approved": "let row {row} of {table} approve{up_to} in {unit}, and tell those who were asked",
    "second-always-agrees": "let {who} alone decide what row {row} of {table} asks in {unit}, and tell the others",
    "decisions-reversed": "ask {who} first in {unit}, and let the next one up decide",
    "row-reversed": "let row {row} of {table} ask people in {unit}",
    "just-under-limit": "lower the limit for {who} in {unit} from {was} to {limit}",
    "row-just-under-limit": "lower {was} to {limit} in {table}, in {unit}",
    "budget-exceeded": "ask people in {unit} first while the budget {budget} is exceeded",
}


def proposal_words(one: Proposal, names: Mapping[str, str]) -> Iterator[str]:
    """What is proposed, and all that an owner wants to know about it."""
    facts = {name: names.get(fact, fact) for name, fact in one.facts.items() if name not in {"row", "workflow"}}
    found, limit = one.evidence, one.facts.get("limit")
    facts |= {"row": one.facts.get("row", ""), "up_to": f" up to {limit}" if limit else ""}
    counts = {"of": found.of, "agreed": found.agreed, "rest": found.of - found.agreed}
    weeks = "" if one.all_grants else f" for {WEEKS} weeks"
    yield f"{'▲' if one.gives else '▼'} {one.id}"
    yield f"  {_EVIDENCE[one.kind].format(**facts, **counts)}"
    yield f"  Try{weeks}: {_TRY[one.kind].format(**facts)}"
    sums = f"; in all {sums_words(found.sums)}, the largest {sums_words(found.largest)}" if found.sums else ""
    yield f"  from {found.first_day} to {found.last_day}{sums}"
    if "just-under" not in one.kind and one.kind != "budget-exceeded":
        yield (
            f"  how sure: {found.agreed} of {found.of}; with 95 % confidence at least"
            f" {100 * found.share_at_least:.0f} % (Wilson's score interval, 1927)"
        )
    if found.waits and one.gives:
        yield f"  {found.waits} of them waited {span_words(found.waited_ms)} in all for what this would spare them"
    if one.gives:
        yield f"  spoke against it: {_listed(found.against)}"
    yield f"  would have gone otherwise: {_listed(one.changed)}"
    if one.would_pass:
        yield f"  look at these first, refused then and let pass with it: {_listed(one.would_pass)}"
    if one.cases:
        yield f"  saved cases that would expect another answer: {', '.join(f'“{case}”' for case in one.cases)}"
    yield f"  {how_to(one)}"


def how_to(one: Proposal) -> str:
    """The one command that starts it."""
    if one.all_grants:
        return f"countersign ladder --save FOLDER, look at FOLDER/{one.id}.yaml, then countersign apply it"
    return f"countersign pilot start --proposal {one.id}"


def none_words() -> str:
    """Where nothing is proposed."""
    return (
        f"Nothing is proposed: the last 365 days hold no evidence that is strong enough (at least {MIN_COUNT} decisions"
        " of one kind over four weeks, nearly all alike, or slips again and again). What is on trial now, or was pulled"
        " back in the last 180 days, is left out."
    )


def _listed(requests: tuple[str, ...]) -> str:
    if not requests:
        return "none"
    more = f" and {len(requests) - _SHOWN} more (all with --json)" if len(requests) > _SHOWN else ""
    return f"{len(requests)}: {', '.join(one[:8] for one in requests[:_SHOWN])}{more}"
