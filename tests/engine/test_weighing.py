"""What decisions about one step amount to, for every way in which their authors may have known of each other."""

from itertools import permutations

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from tests.support.acts import make_act
from tests.support.flows import BOOKKEEPER, MANAGER
from workflows.domain.events import Act, DecisionMade, PersonVerdict
from workflows.engine.approval import Result, Verdicts, weigh
from workflows.engine.causes import Causes, in_order

STRICTNESS: dict[Result, int] = {"approved": 0, "open": 1, "changes": 2, "contested": 3, "rejected": 4}
VERDICTS: st.SearchStrategy[PersonVerdict] = st.sampled_from(["approve", "approve", "reject", "ask-changes", "abstain"])
HOWS = st.sampled_from(["any", "all", "quorum", "sequence"])


def decision(by: str, verdict: PersonVerdict = "approve", *, prev: tuple[str, ...] = (), **more: object) -> Act:
    """A decision of somebody who knew these others."""
    event = DecisionMade(step="approve", round=1, verdict=verdict)
    return make_act(msgspec.structs.replace(event, **more), by=by, prev=prev)


def weighed(acts: list[Act], how: str = "quorum", quorum: int = 2) -> Verdicts:
    """Two approvers, by default both needed."""
    return weigh(acts, Causes(in_order(acts)), (MANAGER, BOOKKEEPER), how, quorum)  # type: ignore[arg-type]


@st.composite
def decisions(draw: st.DrawFn) -> list[Act]:
    """Up to six decisions, each by somebody who knew some of those before."""
    acts: list[Act] = []
    for number in range(draw(st.integers(0, 6))):
        known = tuple(act.id for act in acts if draw(st.booleans()))
        acts.append(
            decision(
                f"person-{draw(st.integers(0, 3))}",
                draw(VERDICTS),
                prev=known or (f"root-{number}",),
                slot=draw(st.integers(0, 1)),
                acting_for=draw(st.sampled_from([None, None, "person-0", "person-9"])),
            )
        )
    return acts


@given(decisions(), HOWS, st.randoms(use_true_random=False))
def test_the_order_in_which_decisions_are_looked_at_is_of_no_account(acts: list[Act], how: str, random: object) -> None:
    """Only who knew of whom."""
    shuffled = list(acts)
    random.shuffle(shuffled)  # type: ignore[attr-defined]

    assert weighed(shuffled, how) == weighed(acts, how)


@given(decisions(), HOWS, st.data())
def test_one_more_no_is_never_looser(acts: list[Act], how: str, data: st.DataObject) -> None:
    """By somebody who knew any of the others that said yes: rejected, contested, sent back, open, approved."""
    causes = Causes(in_order(acts))
    yes = [act for act in acts if isinstance(act.event, DecisionMade) and act.event.verdict in {"approve", "abstain"}]
    clean = [act for act in yes if all(other in yes for other in acts if causes.before(other.id, act.id))]
    known = tuple(act.id for act in clean if data.draw(st.booleans()))
    no = decision("late", data.draw(st.sampled_from(["reject", "ask-changes"])), prev=known or ("away",))

    before, after = weighed(acts, how).result, weighed([*acts, no], how).result

    assert STRICTNESS[after] >= STRICTNESS[before]
    assert STRICTNESS[after] >= STRICTNESS["changes"]


def test_own_names_are_counted_before_those_acted_for() -> None:
    """Nina, and Carl in his own name, are two; that Carl also signed for Nina takes neither away."""
    acts = [decision("carl", acting_for="nina"), decision("nina"), decision("carl")]

    assert {weighed(list(some)).result for some in permutations(acts)} == {"approved"}


def test_standing_in_for_somebody_adds_no_eyes() -> None:
    """Neither with the absent one nor with oneself."""
    assert weighed([decision("carl", acting_for="nina"), decision("nina")]).result == "open"
    assert weighed([decision("carl", acting_for="nina"), decision("carl", acting_for="mia")]).result == "open"


def test_a_quorum_of_none_still_needs_somebody() -> None:
    """A mistake in a table never approves by itself."""
    assert weighed([], quorum=0).result == "open"
    assert weighed([], "quorum", 0).slots


def test_settling_needs_one_who_knew_both_sides() -> None:
    """Two owners who each lifted one no have not looked at the other."""
    yes = decision("nina")
    nos = [decision("bea", "reject"), decision("sam", "reject")]
    owners = [decision(f"owner-{place}", prev=(yes.id, no.id)) for place, no in enumerate(nos)]
    acts = [yes, *nos, *owners]

    assert weighed(acts).result == "contested"
    last = decision("olga", prev=tuple(act.id for act in owners))
    assert weighed([*acts, last]).result == "approved"
