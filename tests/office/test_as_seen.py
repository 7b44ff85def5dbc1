"""Nobody signs what they did not see: an act is held back where the request became something else meanwhile."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from tests.support.sample_homes import sample_home
from workflows import clock
from workflows.domain.commands import Comment, Decide, Refusal
from workflows.domain.money import Money
from workflows.office.office import Acted, Office
from workflows.office.showing.as_seen import Seen, act_as_seen, seen_in_list, seen_on_card
from workflows.office.showing.card import Card, card
from workflows.office.showing.inbox import InboxItem, inbox

ANNA = "anna-berg"
APPROVE = Decide(verdict="approve", by=ANNA)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """The sample firm, to write in."""
    with Office.open(sample_home(tmp_path / "home")) as opened:
        yield opened


def _first(office: Office) -> tuple[InboxItem, Card]:
    item = inbox(office, ANNA)[0]
    shown = card(office, item.request, ANNA, clock.now_ms())
    assert shown is not None
    return item, shown


def test_what_is_still_as_it_was_seen_is_signed(office: Office) -> None:
    """From the card or from the row."""
    item, shown = _first(office)

    assert isinstance(act_as_seen(office, item.request, Comment(by=ANNA, text="a"), seen_in_list(item)), Acted)
    assert isinstance(act_as_seen(office, item.request, APPROVE, seen_on_card(shown)), Acted)


@pytest.mark.parametrize(
    "other",
    [
        {"round": 2},
        {"title": "another"},
        {"amount": Money(minor=1, currency="EUR")},
        {"amount": None},
        {"values": (("supplier", "another"),)},
    ],
    ids=["round", "title", "amount", "no amount", "a value"],
)
def test_what_became_something_else_is_not_signed(office: Office, other: dict[str, object]) -> None:
    """Whatever changed, the log stays as it is, and the refusal says why."""
    item, shown = _first(office)
    seen: Seen = msgspec.structs.replace(seen_on_card(shown), **other)
    before = office.journal().size

    answer = act_as_seen(office, item.request, APPROVE, seen)

    assert isinstance(answer, Refusal)
    assert answer.code == "changed-meanwhile"
    assert office.journal().size == before
