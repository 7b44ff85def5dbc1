"""A request that cannot come to its end is known for one before it is sent, with all who are missing."""

from pathlib import Path
from typing import Any

from tests.support.newcomer import found_newcomer, new_invoice
from workflows import clock
from workflows.domain.commands import Submit
from workflows.office.asking import DocumentReader
from workflows.office.documents import take_as_it_came
from workflows.office.office import Office
from workflows.office.shipped import apply_text
from workflows.office.showing.preview import Preview, preview
from workflows.office.showing.request_page import request_page

BOTH_ROLES = "people: [{id: ben-okafor, name: Ben Okafor, roles: [bookkeeper, manager]}]"
VALUES: dict[str, Any] = {"supplier_name": "Papierhof", "invoice_number": "1", "issue_date": "2026-11-02"}


def foretold(office: Office, minor: int = 96_311, by: str | None = "anna-shop") -> Preview:
    """What an invoice of a new supplier would come to."""
    values = VALUES | {"gross": {"minor": minor, "currency": "EUR"}}
    return preview(office, Submit(workflow="invoice", unit="head-office", by=by, values=values), clock.now_ms())


def missing(found: Preview) -> list[tuple[str, tuple[str, ...]]]:
    """Each step that cannot end, with the roles that are missing."""
    steps: list[Any] = [*found.tasks, *found.later]
    return [(one.step, one.shortage.roles) for one in steps if one.shortage is not None]


def test_all_that_is_missing_at_any_step_is_known_before_it_is_sent(tmp_path: Path) -> None:
    """Not the first step alone, so that nobody adds a role and meets the next dead end."""
    found_newcomer(tmp_path / "home")
    with Office.open(tmp_path / "home") as office:
        found = foretold(office)

    assert missing(found) == [("call-back", ("bookkeeper",)), ("approve", ("manager",)), ("release", ("bookkeeper",))]


def test_one_other_person_with_both_roles_is_enough(tmp_path: Path) -> None:
    """What the form says then is true: nothing is missing any more."""
    found_newcomer(tmp_path / "home")
    with Office.open(tmp_path / "home") as office:
        apply_text(office, BOTH_ROLES, "ben.yaml", "anna-shop")
        assert missing(foretold(office)) == []
        assert not foretold(office).goes_if_it_came


def test_an_amount_for_an_owner_needs_another_owner_than_who_asks(tmp_path: Path) -> None:
    """Nobody decides their own request, an owner neither."""
    found_newcomer(tmp_path / "home", "Ben Okafor,,Bookkeeper\nMia Lang,,Manager")
    with Office.open(tmp_path / "home") as office:
        found = foretold(office, 200_000)
    short = found.later[0].shortage

    assert short is not None
    assert (found.later[0].step, short.needed, short.roles) == ("approve", 2, ("owner",))


def test_what_came_by_itself_can_be_carried_through_by_the_owner_alone(tmp_path: Path) -> None:
    """The same invoice as nobody's request; it is offered only where that helps, and what was foretold happens."""
    found_newcomer(tmp_path / "home")
    with Office.open(tmp_path / "home") as office, DocumentReader() as reader:
        (read,) = reader.read(office, new_invoice(tmp_path), "invoice")
        definition = office.state.workflow("invoice")
        assert definition is not None
        assert foretold(office).goes_if_it_came
        assert missing(foretold(office, by=None)) == []

        taken = take_as_it_came(office, read.document, read.path, definition, None)
        again = take_as_it_came(office, read.document, read.path, definition, None)
        assert taken.request is not None
        page = request_page(office, taken.request, "anna-shop", clock.now_ms())

    assert (again.request, again.acted) == (taken.request, None)
    assert page is not None
    assert page.card.requester is None
    assert [one.person for one in page.card.tasks[0].people] == ["anna-shop"]
    assert [one.shortage for one in page.later] == [None, None, None]
