"""What a page of records asks the core: the list, one record, and setting what is shown as one."""

from pathlib import Path

import pytest

from tests.support.sample_homes import sample_home
from workflows import clock
from workflows.domain.commands import Refusal
from workflows.office.office import Office
from workflows.office.records.folding import record_state
from workflows.office.records.grouped import add_shown, set_shown
from workflows.office.records.writing import Recorded, merge_records
from workflows.office.showing.record_card import record_card
from workflows.office.showing.record_list import record_list

OWNER, CLERK, BOOKKEEPER = "anna-berg", "nils", "petra"
IBAN = "DE89370400440532013000"


def put(office: Office, by: str = CLERK, sort: str = "supplier", **texts: str) -> str:
    """A record; its id."""
    done = add_shown(office, by, sort, {name.replace("__", "/"): text for name, text in texts.items()})
    assert isinstance(done, Recorded), done
    return done.record


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """The sample firm."""
    return Office.open(sample_home(tmp_path / "home"))


def test_each_cell_is_set_on_the_record_that_holds_it(office: Office) -> None:
    """Of two that were merged; what is new goes to the one that is shown."""
    with office:
        one, other = put(office, legal_name="Papierhof"), put(office, legal_name="Papierhof", phone="1")
        assert isinstance(merge_records(office, OWNER, one, other, "the same"), Recorded)
        done = set_shown(office, CLERK, other, {"phone": "2", "segment": "paper"})
        assert isinstance(done, Recorded)
        assert done.record == one
        assert record_state(office, other).values() == {"legal_name": "Papierhof", "phone": "2"}
        assert record_state(office, one).values() == {"legal_name": "Papierhof", "segment": "paper"}
        card = record_card(office, other, CLERK, clock.now_ms())
        assert {cell.name: cell.record for cell in card.cells} == {"legal_name": one, "phone": other, "segment": one}
        assert [merged.id for merged in card.merged] == [other]


def test_one_text_that_cannot_be_taken_changes_nothing(office: Office) -> None:
    """Not even on the other record."""
    with office:
        one = put(office, legal_name="Papierhof")
        before = office.journal().size
        refused = set_shown(office, CLERK, one, {"phone": "2", "email": "none"})
        assert isinstance(refused, Refusal)
        assert refused.facts == {"field": "email", "problem": "bad-email"}
        assert office.journal().size == before


def test_what_is_offered_follows_from_who_looks(office: Office) -> None:
    """Codes of why not, for lists, cells and accounts; nobody is told what is only for few."""
    with office:
        now = clock.now_ms()
        record = put(office, BOOKKEEPER, legal_name="Papierhof", payment_terms="30", **{f"iban__{IBAN}": "Papierhof"})
        person = put(office, OWNER, "employee", person=CLERK, phone="0171")
        codes = {who: record_list(office, who, now).may for who in (OWNER, BOOKKEEPER, CLERK, "", "lotte")}
        assert [codes[who].lead for who in (OWNER, BOOKKEEPER, CLERK, "")] == ["", "", "needs-lead", "not-active"]
        assert [codes[who].personal for who in (OWNER, BOOKKEEPER, CLERK)] == ["", "", "not-shown"]
        offered = {}
        for who in (OWNER, BOOKKEEPER, CLERK):
            cells = {cell.name: cell for cell in record_card(office, record, who, now).cells}
            offered[who] = (cells[f"iban/{IBAN}"].verify, cells["payment_terms"].change)
        assert offered == {OWNER: ("", ""), BOOKKEEPER: ("verify-own", ""), CLERK: ("needs-lead", "needs-lead")}
        for who, sees in {OWNER: True, CLERK: True, "ben": False, "": False}.items():
            card = record_card(office, person, who, now)
            phone = next(cell for cell in card.cells if cell.name == "phone")
            assert (bool(phone.said), phone.hidden, card.hidden) == (sees, not sees, not sees)
            steps = [step for entry in card.history for step in entry.steps if step.cell == "phone"]
            assert [step.after for step in steps] == (["0171"] if sees else [None])
            assert "0171" not in repr(card) or sees


def test_the_list_is_in_the_order_of_people_and_names_pairs_once(office: Office) -> None:
    """Özdemir between Otto and Paul; two that look alike count on both."""
    with office:
        for name in ("Paul KG", "Özdemir KG", "Otto KG", "Otto K G"):
            put(office, legal_name=name)
        found = record_list(office, CLERK, clock.now_ms())
        names = [one.line.title for one in found.records]
        assert names.index("Otto KG") < names.index("Özdemir KG") < names.index("Paul KG")
        assert [{pair.record.title, pair.other.title} for pair in found.alike] == [{"Otto KG", "Otto K G"}]
        assert {one.line.title: one.alike for one in found.records}["Otto KG"] == 1
