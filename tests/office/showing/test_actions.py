"""What a person may do, as the engine would answer."""

from pathlib import Path
from typing import get_args

import pytest

from tests.support.shown_office import Both
from tests.support.two_laptops import connect, exchange, second_laptop
from workflows.domain.commands import Comment, Decide, Refusal, Tick, Withdraw
from workflows.domain.events import PersonVerdict
from workflows.engine.decide import decide
from workflows.office.showing.actions import Actions, actions
from workflows.office.showing.refreshing import refresh

PEOPLE = ("anna-berg", "ben-okafor", "carl-weiss", "dora-reich", "petra-lang")


def of(both: Both, request: str, person: str) -> Actions:
    """What the person may do."""
    refresh(both.reader)
    return actions(both.reader, both.reader.request(request), person, both.now_ms)


def test_who_is_asked_may_decide(both: Both) -> None:
    """With the verdicts that need a reason, and those to whom it can be handed on."""
    request = both.buy("500.00")

    (step,) = of(both, request, "ben-okafor").steps

    assert step.verdicts == ("approve", "reject", "ask-changes", "abstain", "hand-on")
    assert step.reason_for == ("reject", "ask-changes", "hand-on")
    assert step.hand_on_to == ("anna-berg", "dora-reich")


@pytest.mark.parametrize(("person", "code"), [("carl-weiss", "own-request"), ("petra-lang", "not-your-turn")])
def test_who_is_not_asked_is_told_why(both: Both, person: str, code: str) -> None:
    """The engine's own code."""
    found = of(both, both.buy("500.00"), person)

    assert (found.steps, found.why_not) == ((), code)


def test_who_decided_already_is_told_so(both: Both) -> None:
    """One of two places is taken."""
    request = both.buy("5000.00")
    both.approve(request)

    assert of(both, request, "ben-okafor").why_not == "already-decided"


def test_a_to_do_names_what_can_be_ticked_and_a_form_its_fields(both: Both) -> None:
    """Both branches are open at once, each to its own person."""
    request = both.buy("50.00")

    assert [(one.kind, one.items) for one in of(both, request, "ben-okafor").steps] == [("todo", ("ordered", "told"))]
    (form,) = of(both, request, "petra-lang").steps
    assert (form.kind, [field.id for field in form.fields]) == ("form", ["why_urgent"])


def test_the_requester_answers_a_wish_for_changes_and_may_withdraw(both: Both) -> None:
    """All that was asked at the beginning can be changed; what a later step asks is asked there."""
    request = both.buy("500.00")
    both.ask_changes(request)

    found = of(both, request, "carl-weiss")

    assert [(one.kind, len(one.fields)) for one in found.steps] == [("changes", 4)]
    assert found.withdraw is None
    assert not found.withdraw_needs_reason
    assert of(both, request, "petra-lang").withdraw == "not-yours"


def test_what_is_offered_is_exactly_what_the_engine_takes(both: Both) -> None:
    """For every person, every verdict and every state of a few requests: no button lies, none is missing."""
    contested = both.buy("5000.00")
    both.approve(contested)
    withdrawn = both.buy("500.00", what="Gone")
    both.act(withdrawn, Withdraw(by="carl-weiss"))
    changes = both.buy("500.00", what="Changes")
    both.ask_changes(changes)
    requests = [both.buy("500.00"), contested, withdrawn, changes, both.buy("50.00", what="Small"), both.invoice()]
    refresh(both.reader)

    for request in requests:
        state, office, now_ms = both.reader.request(request), both.reader.state, both.now_ms
        for person in PEOPLE:
            offered = actions(both.reader, state, person, now_ms)
            verdicts = {(one.step, verdict) for one in offered.steps for verdict in one.verdicts}
            for step in {one.step for one in state.standing.open}:
                for verdict in get_args(PersonVerdict):
                    taken = any(
                        not isinstance(
                            decide(
                                state,
                                Decide(verdict=verdict, by=person, reason="x", to=to, step=step),
                                office,
                                now_ms,
                                both.reader.book,
                            ),
                            Refusal,
                        )
                        for to in (PEOPLE if verdict == "hand-on" else (None,))
                    )
                    assert ((step, verdict) in verdicts) == taken, (person, step, verdict)
            for command, code in (
                (Comment(by=person, text="x"), offered.comment),
                (Withdraw(by=person, reason="x"), offered.withdraw),
            ):
                answer = decide(state, command, office, now_ms, both.reader.book)
                assert (answer.code if isinstance(answer, Refusal) else None) == code
            ticked = decide(state, Tick(by=person), office, now_ms, both.reader.book)
            assert isinstance(ticked, Refusal) != any(one.items for one in offered.steps)


def test_a_stranger_may_do_nothing(both: Both) -> None:
    """Codes, and no error."""
    found = of(both, both.buy("500.00"), "nobody")

    assert (found.steps, found.why_not, found.comment) == ((), "not-a-member", "not-a-member")


def test_nobody_overrules_anothers_no_alone(both: Both, tmp_path: Path) -> None:
    """Two opposite verdicts met: those who gave them are offered nothing, and the owner decides."""
    request = both.buy("500.00")
    with second_laptop(both.writer, tmp_path / "two", person="dora-reich") as two:
        sharings = connect(both.writer, tmp_path / "folder"), connect(two, tmp_path / "folder")
        exchange(*sharings)
        both.approve(request)
        rejected = two.act(request, Decide(verdict="reject", by="dora-reich", reason="Too dear"))
        assert not isinstance(rejected, Refusal), rejected
        exchange(*sharings)

    offered = {
        person: [verdict for step in of(both, request, person).steps for verdict in step.verdicts] for person in PEOPLE
    }

    assert both.reader.request(request).standing.status == "contested"
    for person in PEOPLE:
        answer = decide(
            both.reader.request(request),
            Decide(verdict="approve", by=person, reason="x"),
            both.reader.state,
            both.now_ms,
            both.reader.book,
        )
        assert ("approve" in offered[person]) is not isinstance(answer, Refusal)
    assert (offered["ben-okafor"], offered["dora-reich"]) == ([], [])
    assert "approve" in offered["anna-berg"]
