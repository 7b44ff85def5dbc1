"""Which fields a form asks for while somebody fills it in."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.sample_homes import sample_home
from workflows.office.office import Office
from workflows.office.showing.asked_now import asked_now
from workflows.office.showing.inbox import inbox


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """The sample firm, to read."""
    with Office.open(sample_home(tmp_path / "home"), write=False) as opened:
        yield opened


def test_fields_without_conditions_are_always_asked(office: Office) -> None:
    """In the form's order, whatever was typed, valid or not."""
    item = inbox(office, "anna-berg")[0]
    fields = office.state.workflows[item.workflow][item.version].fields
    always = [field.id for field in fields if not field.when]

    for changes in ({}, {"supplier_name": None}, {"gross": "nonsense"}, {"no-such-field": "x"}):
        found = asked_now(office, item.request, changes)
        assert [one for one in found if one in always] == always


def test_an_unknown_request_asks_nothing(office: Office) -> None:
    """It may have gone while somebody typed."""
    assert asked_now(office, "nothing", {}) == ()
