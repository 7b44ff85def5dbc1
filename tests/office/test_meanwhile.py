"""Coming back to an inbox: so many new, so many decided by others; own decisions are no news."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.sample_homes import sample_home
from workflows import clock
from workflows.domain.commands import Decide
from workflows.office.office import Acted, Office
from workflows.office.showing.inbox import InboxItem, inbox
from workflows.office.showing.meanwhile import leave, meanwhile


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """The sample firm, to write in."""
    with Office.open(sample_home(tmp_path / "home")) as opened:
        yield opened


def _shared(office: Office) -> tuple[InboxItem, str, str]:
    """A task that waits for two people, and those."""
    people = sorted(office.state.people)
    for one in people:
        for item in inbox(office, one):
            able = [able.person for task in office.tasks(item.request) for able in task.people]
            other = next((name for name in able if name != one), None)
            if other is not None:
                return item, one, other
    raise AssertionError("no task of the sample firm waits for two people")


def _keep(office: Office, note: bytes) -> None:
    with office.store.database.transaction():
        office.store.facts.put("left-inbox/anna-berg", note)


def test_without_leaving_nothing_is_told(office: Office) -> None:
    """The first time there is no before."""
    assert meanwhile(office, "anna-berg", clock.now_ms()) is None


def test_what_did_not_change_is_no_news(office: Office) -> None:
    """Coming back at once says nothing."""
    leave(office, "anna-berg", clock.now_ms())

    assert meanwhile(office, "anna-berg", clock.now_ms()) is None


def test_what_others_decided_is_told(office: Office) -> None:
    """By title and where it stands now; whoever decided it themselves is told nothing."""
    item, one, other = _shared(office)
    for person in (one, other):
        leave(office, person, clock.now_ms())

    acted = office.act(item.request, Decide(verdict="reject", by=other, reason="no", step=item.step))
    assert isinstance(acted, Acted)

    told = meanwhile(office, one, clock.now_ms())
    assert told is not None
    assert [(each.request, each.status) for each in told.decided] == [(item.request, "rejected")]
    own = meanwhile(office, other, clock.now_ms())
    assert own is None or item.request not in [each.request for each in own.decided]


def test_what_came_in_is_told_as_new(office: Office) -> None:
    """A task that was not there when the person left."""
    item = inbox(office, "anna-berg")[0]
    _keep(office, b'{"at_ms":1,"tasks":[]}')

    told = meanwhile(office, "anna-berg", clock.now_ms())

    assert told is not None
    assert item.request in told.new
    assert told.since_ms == 1


def test_what_cannot_be_read_counts_as_never_left(office: Office) -> None:
    """A note of another program is no reason to fail."""
    _keep(office, b"{}")

    assert meanwhile(office, "anna-berg", clock.now_ms()) is None
