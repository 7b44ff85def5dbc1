"""An office started on one page: what was answered stands in its log as signed acts, or nothing is there at all."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest

from workflows.domain.commands import Refusal, Submit
from workflows.domain.money import Money
from workflows.office.beginning import Beginning, Branch, begin, lacking_for_own, missing
from workflows.office.founding import Stopped
from workflows.office.office import Office
from workflows.office.pasted_people import PastedPerson, read_people
from workflows.office.proving.checking import check_office
from workflows.office.sample_firm import sample_invoices, settle
from workflows.office.shipped import AT_FIRST, processes

ROLES = {"Manager": "manager", "Bookkeeper": "bookkeeper", "Clerk": "clerk"}
PASTED = """\
Name\tBranch\tRole\tE-mail
Maria Rossi\tNorth\tManager\tmaria@example.com
Petra Lang\t\tBookkeeper
Carl Weiss\tSouth\tClerk
Anna Berg\t\tBookkeeper\tanna@example.com
"""


def money(amount: str) -> dict[str, Any]:
    """An amount in euros, as a form gives it."""
    return {"minor": int(amount.replace(".", "")), "currency": "EUR"}


def wanted(home: Path, **others: Any) -> Beginning:
    """A shop with two branches. Dora decides in the south and is in no list."""
    branches = (Branch(name="North", manager="Maria Rossi"), Branch(name="South", manager="Dora Reich"))
    people = read_people(PASTED, owner="Anna Berg", branches=("North", "South"), head=(), roles=ROLES)
    plain = Beginning(
        name="Corner Shop",
        owner="Anna Berg",
        currency="EUR",
        country="DE",
        branches=branches,
        asked_above="400",
        people=people,
        processes=("invoice",),
        home=home,
    )
    return msgspec.structs.replace(plain, **others)


def test_what_was_answered_is_what_the_office_is(tmp_path: Path) -> None:
    """Units, people, roles, authority and rules: signed acts of the owner, and the log verifies."""
    begun = begin(wanted(tmp_path / "home"))

    with Office.open(tmp_path / "home", write=False) as office:
        state = office.state
        held = {(one.person, one.role, one.unit) for one in state.assignments}
        assert {unit.name for unit in state.units.values()} == {"Head office", "North", "South"}
        assert {(one.name, one.unit, one.email) for one in state.people.values()} == {
            ("Anna Berg", "head-office", "anna@example.com"),
            ("Maria Rossi", "north", "maria@example.com"),
            ("Petra Lang", "head-office", ""),
            ("Carl Weiss", "south", ""),
            ("Dora Reich", "south", ""),
        }
        assert held == {
            ("anna-berg", "owner", "head-office"),
            ("anna-berg", "bookkeeper", "head-office"),
            ("maria-rossi", "manager", "north"),
            ("dora-reich", "manager", "south"),
            ("petra-lang", "bookkeeper", "head-office"),
            ("carl-weiss", "clerk", "south"),
        }
        assert {(one.role, one.up_to) for one in state.grants} == {
            ("manager", Money(minor=200_000, currency="EUR")),
            ("bookkeeper", None),
        }
        assert state.tables["invoice-approval"][1].rows[0].then.text == (
            "Above 2,000 the owner and the bookkeeper both decide."
        )
    assert check_office(tmp_path / "home").ok
    assert begun.founded.owner == "anna-berg"


@pytest.mark.parametrize(("gross", "asked"), [("400.00", {"dora-reich"}), ("400.01", {"dora-reich", "anna-berg"})])
def test_the_owner_is_asked_above_the_amount_and_not_at_it(tmp_path: Path, gross: str, asked: set[str]) -> None:
    """The first question a newcomer asks of it."""
    begin(wanted(tmp_path / "home", head_manager="Ben Okafor"))
    values = {"supplier_name": "Papierhof", "invoice_number": "1", "issue_date": "2026-11-02", "gross": money(gross)}
    values["account_code"] = "4980"

    with Office.open(tmp_path / "home") as office:
        acted = office.submit(Submit(workflow="invoice", unit="south", by="carl-weiss", values=values))
        assert not isinstance(acted, Refusal), acted
        settle(office, acted.request.id, only="petra-lang")
        (task,) = office.tasks(acted.request.id)

    assert {able.person for able in task.people} == asked


@pytest.mark.parametrize("gross", ["300.00", "500.00", "5000.00"])
def test_an_owner_and_a_clerk_are_enough_for_a_first_decision(tmp_path: Path, gross: str) -> None:
    """Duties that are kept apart meet in one person where there is nobody else; the record says so."""
    people = read_people("Carl Weiss", owner="Anna Berg", branches=(), head=(), roles=ROLES)
    begin(wanted(tmp_path / "home", branches=(), people=people))
    values = {"supplier_name": "Papierhof", "invoice_number": "1", "issue_date": "2026-11-02", "gross": money(gross)}

    with Office.open(tmp_path / "home") as office:
        acted = office.submit(Submit(workflow="invoice", unit="head-office", by="carl-weiss", values=values))
        assert not isinstance(acted, Refusal), acted
        settle(office, acted.request.id, only="anna-berg", until_paid=False)

        assert office.request(acted.request.id).standing.status == "approved"


def test_nobody_is_asked_for_who_is_nowhere(tmp_path: Path) -> None:
    """Where no manager stands above all branches, the owner decides above the amount alone: two could not be found."""
    begin(wanted(tmp_path / "home"))

    with Office.open(tmp_path / "home", write=False) as office:
        rows = office.state.tables["invoice-approval"][1].rows

    assert [[one.role for one in row.then.approvers] for row in rows[:2]] == [["owner", "bookkeeper"], ["owner"]]


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        ({"name": "  "}, ("name", "empty")),
        ({"owner": "A\u202eB"}, ("owner", "bad-name")),
        ({"currency": "euro"}, ("currency", "bad-currency")),
        ({"country": "de"}, ("country", "bad-country")),
        ({"branches": (Branch(name="North"), Branch(name="north "))}, ("branches", "same-name")),
        ({"asked_above": "a lot"}, ("asked_above", "bad-amount")),
        ({"asked_above": "9.99"}, ("asked_above", "too-small")),
        ({"asked_above": "100.001"}, ("asked_above", "too-many-decimals")),
        ({"asked_above": "10000000.01"}, ("asked_above", "too-large")),
    ],
)
def test_what_cannot_be_taken_is_named_by_its_field(
    tmp_path: Path, others: dict[str, Any], expected: tuple[str, str]
) -> None:
    """So that it can be said beside the field."""
    found = missing(wanted(tmp_path / "home", **others))

    assert [(one.field, one.code) for one in found] == [expected]


def test_a_folder_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    """A folder that a sync program keeps in step, and one that holds something already."""
    (tmp_path / ".stfolder").mkdir()
    (tmp_path / "used").mkdir()
    (tmp_path / "used" / "letter.txt").write_text("Dear", encoding="utf-8")

    assert [one.code for one in missing(wanted(tmp_path / "home"))] == ["home-in-synced-folder"]
    (tmp_path / ".stfolder").rmdir()
    assert [one.code for one in missing(wanted(tmp_path / "used"))] == ["home-exists"]
    assert missing(wanted(tmp_path / "home")) == ()


def test_whoever_changes_their_mind_half_way_leaves_nothing(tmp_path: Path) -> None:
    """No folder, no part of one, and it can be begun again."""
    with pytest.raises(Stopped):
        begin(wanted(tmp_path / "firm" / "home"), lambda done, _all: done < 2)

    assert list((tmp_path / "firm").iterdir()) == []
    begin(wanted(tmp_path / "firm" / "home"))


KILLED = """
import os, sys
from pathlib import Path
from workflows.office.beginning import Beginning, begin
plain = Beginning(name="Shop", owner="Anna Berg", currency="EUR", country="DE", asked_above="400",
                  processes=("invoice",), home=Path(sys.argv[1]))
begin(plain, lambda done, _all: os._exit(9) if done == 2 else True)
"""


@pytest.mark.slow
def test_a_power_cut_half_way_leaves_no_office_and_is_no_hindrance(tmp_path: Path) -> None:
    """What was begun lies beside under another name and is never taken for an office."""
    home = tmp_path / "home"
    done = subprocess.run([sys.executable, "-c", KILLED, str(home)], check=False)

    assert done.returncode == 9
    assert not home.exists()
    begin(wanted(home))
    assert check_office(home).ok


def test_two_starts_at_once_make_one_office(tmp_path: Path) -> None:
    """The second is told that the folder is in use; the first one stays whole."""
    home = tmp_path / "home"

    def meanwhile(done: int, _all: int) -> bool:
        if done == 2:
            begin(wanted(home, name="The first"))
        return True

    with pytest.raises(Exception, match=r"not empty|could not be made") as told:
        begin(wanted(home, name="The second"), meanwhile)

    assert getattr(told.value, "code", "") in {"home-exists", "home-cannot-open"}
    with Office.open(home, write=False) as office:
        assert office.state.name == "The first"
    assert [path.name for path in tmp_path.iterdir()] == ["home"]


def test_invoices_that_are_there_already_come_in_by_themselves(tmp_path: Path) -> None:
    """The first inbox is not empty; a file without an invoice is named and stays where it lies."""
    (tmp_path / "letter.txt").write_text("Dear Anna", encoding="utf-8")
    invoice = next(path for path in sample_invoices() if path.suffix == ".xml")

    begun = begin(wanted(tmp_path / "home", documents=(invoice, tmp_path / "letter.txt")))

    assert (begun.taken, begun.refused) == (1, ("letter.txt",))
    with Office.open(tmp_path / "home", write=False) as office:
        (row,) = office.store.questions.requests(limit=10)
    assert row.requester is None
    assert check_office(tmp_path / "home").ok


@pytest.mark.parametrize(("currency", "asked_above"), [("EUR", "10"), ("JPY", "150000"), ("KWD", "333.333")])
def test_every_process_of_the_gallery_can_be_ticked(tmp_path: Path, currency: str, asked_above: str) -> None:
    """In every currency, whatever amount the owner names; managers and the bookkeeper get their authority in each."""
    chosen = tuple(one.id for one in processes())
    begin(wanted(tmp_path / "home", processes=chosen, currency=currency, asked_above=asked_above))

    with Office.open(tmp_path / "home", write=False) as office:
        assert set(office.state.workflows) == set(chosen)
        limited = {one.workflow for one in office.state.grants}
        about_money = {one for one in chosen if (found := office.state.workflow(one)) is not None and found.amount}
    assert limited == about_money >= {"invoice", "purchase", "expense"}


def test_processes_say_what_they_are() -> None:
    """Name and sentence as the shipped files have them."""
    assert {one.id for one in processes() if one.at_first} == set(AT_FIRST)
    assert all(one.name and one.sentence for one in processes())


def test_who_is_missing_for_an_owners_own_invoice_is_known_before_it_begins(tmp_path: Path) -> None:
    """A name alone is nobody who decides; a manager and a bookkeeper beside the owner are enough."""
    nobody = wanted(tmp_path / "home", branches=(), people=pasted("Ben Okafor"))
    staffed = pasted("Ben Okafor,,Bookkeeper\nMia Lang,,Manager")

    assert lacking_for_own(nobody) == ("bookkeeper", "manager")
    assert lacking_for_own(msgspec.structs.replace(nobody, processes=())) == ()
    assert lacking_for_own(msgspec.structs.replace(nobody, people=staffed)) == ()


def pasted(text: str) -> tuple[PastedPerson, ...]:
    """Lines of people in a firm of one place."""
    return read_people(text, owner="Anna Berg", branches=(), head=(), roles=ROLES)
