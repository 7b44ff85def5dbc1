"""Outcomes of many kinds, and a slow model of whom they let pass: every set of people that says yes, one by one."""

import itertools
import random

from hypothesis import strategies as st

from workflows.domain.outcomes import Approver, Outcome
from workflows.domain.people import OWNER

SLOTS = (
    Approver(person="p1"),
    Approver(person="p2"),
    Approver(role="manager"),
    Approver(role=OWNER, at="head"),
)
HOLDERS = {None: (), "manager": ("m1", "m2", "m3"), OWNER: ("o1",)}
"""Who holds a role in the model; named persons hold none."""
PEOPLE = ("p1", "p2", "m1", "m2", "m3", "o1")


def make_outcome(draw: random.Random) -> Outcome:
    """Any outcome without defects."""
    verdict = draw.choice(["approve", "reject", "stop", "ask", "note", "ask", "stop"])
    require = tuple(draw.sample(["call-back", "photo"], draw.choice([0, 0, 0, 1, 2])))
    text = draw.choice(["", "Why."])
    if verdict not in {"stop", "ask"}:
        return Outcome(verdict=verdict, require=require, text=text)  # type: ignore[arg-type] # drawn from the literal
    approvers = tuple(draw.sample(SLOTS, draw.randint(0 if verdict == "stop" else 1, 3)))
    how = draw.choice(["any", "all", "sequence", "quorum"]) if verdict == "ask" else draw.choice(["any", "all"])
    most = 3 if any(slot.role == "manager" for slot in approvers) else len(approvers)
    quorum = draw.randint(1, most) if how == "quorum" else 0
    return Outcome(
        verdict=verdict,  # type: ignore[arg-type]
        approvers=approvers,
        how=how,  # type: ignore[arg-type]
        quorum=quorum,
        require=require,
        text=text,
    )


def outcomes() -> st.SearchStrategy[Outcome]:
    """Outcomes for property tests."""
    return st.integers(0, 2**32).map(lambda seed: make_outcome(random.Random(seed)))


def slow_passes(outcome: Outcome, agreeing: frozenset[str]) -> bool:
    """Whether a request gets past an outcome when exactly these people say yes."""
    if outcome.verdict in {"approve", "note"}:
        return True
    if outcome.verdict == "reject":
        return False
    slots = outcome.approvers or (Approver(role=OWNER, at="head"),)
    groups = [{slot.person} if slot.person else set(HOLDERS[slot.role]) for slot in slots]
    if outcome.how in {"all", "sequence"}:
        return all(group & agreeing for group in groups)
    needed = outcome.quorum if outcome.how == "quorum" else 1
    return len(set().union(*groups) & agreeing) >= needed


def slow_at_least_as_strict(one: Outcome, other: Outcome) -> bool:
    """The prose by trying out: every set of people who agree, and every requirement."""
    every = (frozenset(some) for size in range(len(PEOPLE) + 1) for some in itertools.combinations(PEOPLE, size))
    if any(slow_passes(one, agreeing) and not slow_passes(other, agreeing) for agreeing in every):
        return False
    if one.verdict == "reject":
        return True
    return set(other.require) <= set(one.require) and not (other.verdict == "stop" and one.verdict != "stop")
