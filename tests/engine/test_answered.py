"""What became of a rule's answer: whom it needs, how the request ended there, and how long it waited for that."""

from typing import Any

import pytest

from tests.support.flows import BOOKKEEPER, MANAGER, approval, begin, euros, form, rule, says, table
from tests.support.laptops import Laptop
from workflows.domain.commands import Fill, Resubmit, Withdraw
from workflows.domain.outcomes import Approver, Outcome
from workflows.engine.answered import Answered, answers_in, people_needed

ASK = {"approvers": [{"role": "manager"}]}
HOUR_MS = 3_600_000
BANDS = table(
    says("approve", "<= 100"), says("ask", "<= 500", **ASK), says("stop", "<= 600", **ASK), says("reject"), name="table"
)
STEPS = (rule(), approval(by_rule="rule"))


def answers(laptop: Laptop) -> tuple[Answered, ...]:
    """What stands behind the request's rows."""
    definition = laptop.chain.office.workflows["flow"][1]
    return answers_in(laptop.now, definition)


def asked(amount: int, *steps: Any) -> Laptop:
    """A request over so many euros."""
    return begin(*(steps or STEPS), tables=[BANDS], text="chairs", gross=euros(amount))


@pytest.mark.parametrize(
    ("outcome", "code", "people"),
    [
        (Outcome(verdict="approve"), "hit", 0),
        (Outcome(verdict="reject"), "hit", 0),
        (Outcome(verdict="note"), "hit", 0),
        (Outcome(verdict="note"), "no-rule", 1),
        (Outcome(verdict="stop"), "missing-value", 1),
        (Outcome(verdict="ask", approvers=(MANAGER, BOOKKEEPER)), "hit", 1),
        (Outcome(verdict="ask", approvers=(MANAGER, BOOKKEEPER), how="all"), "hit", 2),
        (Outcome(verdict="ask", approvers=(MANAGER, BOOKKEEPER), how="sequence"), "hit", 2),
        (Outcome(verdict="ask", approvers=(Approver(role="manager"),), how="quorum", quorum=3), "hit", 3),
    ],
)
def test_how_many_people_an_answer_needs(outcome: Outcome, code: str, people: int) -> None:
    """As its outcome says: one of them, each, a number; where no row hit, the owner."""
    assert people_needed(code, outcome, led=1) == people


@pytest.mark.parametrize(
    ("amount", "ended"), [(50, "passed"), (200, "open"), (550, "stopped"), (900, "rejected-by-rule")]
)
def test_how_it_stands_before_anybody_acted(amount: int, ended: str) -> None:
    """An answer of its own kind for each verdict, and nobody waited yet."""
    (answer,) = answers(asked(amount))

    assert (answer.ended, answer.waited_ms) == (ended, None)


@pytest.mark.parametrize(
    ("amount", "verdict", "ended"),
    [
        (200, "approve", "approved"),
        (200, "reject", "rejected"),
        (200, "ask-changes", "changes-asked"),
        (550, "approve", "approved"),
        (550, "reject", "rejected"),
    ],
)
def test_the_wait_runs_from_the_answer_to_the_decision(amount: int, verdict: Any, ended: str) -> None:
    """Three hours after the rule asked, somebody decided."""
    laptop = asked(amount)
    answered_ms = max(act.at[0] for act in laptop.now.acts)
    laptop.clock_ms = answered_ms + 3 * HOUR_MS

    (answer,) = answers(laptop.decide("nina", verdict, step="rule" if amount == 550 else "approve"))

    assert (answer.ended, answer.waited_ms) == (ended, 3 * HOUR_MS)


def test_an_answer_that_leads_no_approval_asks_nobody_and_a_stop_is_cleared_all_the_same() -> None:
    """A table of checks that says nothing needs nobody; two approvals need each whom it names."""
    ask = Outcome(verdict="ask", approvers=(MANAGER, BOOKKEEPER), how="all")

    assert people_needed("no-rule", Outcome(verdict="note"), led=0) == 0
    assert people_needed("hit", Outcome(verdict="stop"), led=0) == 1
    assert [people_needed("hit", ask, led=count) for count in (0, 1, 2)] == [0, 2, 4]


def test_the_wait_does_not_count_what_came_before_the_approval_opened() -> None:
    """A form between the rule and the approval took a day; the approval then waited one hour."""
    laptop = asked(200, rule(), form("text", step="more"), approval(by_rule="rule"))
    laptop.clock_ms += 24 * HOUR_MS
    laptop.must(Fill(by="cora", step="more", values={"text": "chairs and more"}))
    filled_ms = max(act.at[0] for act in laptop.now.acts)
    laptop.clock_ms = filled_ms + HOUR_MS

    (answer,) = answers(laptop.decide("nina"))

    assert answer.waited_ms == HOUR_MS


@pytest.mark.parametrize("amount", range(200, 208))
def test_only_the_latest_round_counts(amount: int) -> None:
    """Changes were asked, a smaller amount came back, and the rule approved it."""
    laptop = asked(amount).decide("nina", "ask-changes")
    laptop.must(Resubmit(by="cora", values={"gross": euros(80)}))

    (answer,) = answers(laptop)

    assert (answer.event.round, answer.event.outcome.verdict, answer.ended) == (2, "approve", "passed")


def test_a_request_taken_back_ended_so() -> None:
    """Nobody refused it."""
    (answer,) = answers(asked(200).must(Withdraw(by="cora")))

    assert (answer.ended, answer.waited_ms) == ("withdrawn", None)
