"""What a replay found, said so that it holds for one request and for many."""

from typing import Any

import pytest

from workflows.cli.replay_words import replay_words
from workflows.office.replaying import Changed, Lacking, Replayed

MINUTE_MS = 60_000


def changed(request: str = "r1", **facts: Any) -> Changed:
    """A request that was asked about and would be approved."""
    given: dict[str, Any] = {
        "step": "route",
        "was": "ask",
        "was_row": "2",
        "would_be": "approve",
        "row": "1",
        "needed": 1,
        "would_need": 0,
        "ended": "approved",
        "waited_ms": None,
        "passes": True,
    } | facts
    return Changed(request=request, **given)


def told(*others: Changed, lacking: tuple[Lacking, ...] = ()) -> str:
    """The words, a line each."""
    saved = sum(one.needed - one.would_need for one in others)
    found = Replayed(
        table="spending", requests=9, changed=others, lacking=lacking, touches_before=5, touches_after=5 - saved
    )
    return "\n".join(replay_words(found))


def test_nothing_changed_is_said_plainly() -> None:
    """No list, no saving."""
    words = told()

    assert "For none of them would it answer otherwise." in words
    assert "(no difference)" in words


@pytest.mark.parametrize(("requests", "said"), [(1, "1 request of the past was"), (2, "2 requests of the past were")])
def test_one_request_of_the_past_is_one(requests: int, said: str) -> None:
    """A young office has one; the sentence fits it."""
    found = Replayed(table="t", requests=requests, changed=(), lacking=(), touches_before=1, touches_after=1)

    assert next(iter(replay_words(found))).startswith(f"{said} decided once more")


@pytest.mark.parametrize(
    ("waited_ms", "span"),
    [(90 * MINUTE_MS, "90 minutes"), (300 * MINUTE_MS, "5.0 hours"), (4320 * MINUTE_MS, "3.0 days")],
)
def test_waiting_is_told_in_a_unit_that_fits(waited_ms: int, span: str) -> None:
    """Minutes, hours, days."""
    assert f"waited {span} for a decision" in told(changed(waited_ms=waited_ms))


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"ended": "rejected"}, "r1: a person rejected it; row 1 would let it pass"),
        ({"ended": "rejected-by-rule"}, "r1: a rule rejected it; row 1 would let it pass"),
        ({"ended": "stopped", "row": ""}, "r1: a rule stopped it; no row would hold it up"),
    ],
)
def test_earlier_refusals_are_named_with_who_refused(facts: dict[str, Any], words: str) -> None:
    """A person, a rule; and by what it would pass."""
    assert words in told(changed(**facts))
    assert "now let pass: 1 request." in told(changed(**facts))


def test_a_draft_that_asks_more_people_says_so() -> None:
    """More and not a negative number fewer."""
    assert "(1 more)" in told(changed(would_be="ask", row="3", needed=1, would_need=2, passes=False))


def test_requests_without_a_value_are_told_with_its_name() -> None:
    """And that they are counted as before."""
    assert "needs (purpose): 1 request." in told(
        lacking=(Lacking(request="r2", step="route", input="purpose", row="1"),)
    )


def test_a_long_list_ends_with_how_many_more() -> None:
    """Twenty are shown."""
    words = told(*(changed(f"r{number}") for number in range(25)))

    assert "… and 5 more; --list writes all of them into a file" in words
