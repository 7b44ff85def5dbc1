"""Suppliers that two laptops know: added without the folder, changed side by side, merged, erased."""

from pathlib import Path

import pytest

from tests.office.sharing.team import BEN, CARL, OWNER, PETRA, Team, device_of, findings, opened
from tests.support.shop import Shop
from workflows.office.fingerprints import elsewhere
from workflows.office.sharing.scopes import let_read

IBAN = "DE89370400440532013000"
DORA = "dora-reich"
OTHER = "NL91ABNA0417164300"


def added(shop: Shop, *fields: str, sort: str = "supplier", by: str = CARL) -> str:
    """A record; its id."""
    sets = [f"--set={one}" for one in fields or ("legal_name=Papierhof GmbH", "vat_id=DE136695976")]
    record: str = shop.done("records", "add", sort, "--as", by, *sets)["id"]
    return record


def cells(shop: Shop, record: str) -> dict[str, list[str]]:
    """What a laptop shows of it."""
    shown = shop.done("records", "show", record)
    return {cell["name"]: cell["values"] for cell in shown["cells"]}


def test_a_supplier_that_was_added_without_the_folder_is_everywhere_later(team: Team) -> None:
    """Branch staff need nobody else for it."""
    second = team.join("second", CARL)
    record = added(second)
    team.sync(second, team.first)

    assert cells(team.first, record) == cells(second, record)
    assert findings(team.first) == findings(second) == []


def test_what_two_laptops_set_side_by_side_converges(team: Team) -> None:
    """Other fields are both there; the same field is contested alike, until somebody settles it."""
    second = team.join("second", CARL)
    record = added(team.first, by=PETRA)
    team.sync(team.first, second)
    team.first.done("records", "set", record, "--as", PETRA, "--set=phone=111", "--set=segment=paper")
    second.done("records", "set", record, "--as", CARL, "--set=phone=222", "--set=website=papierhof.example")
    team.sync(team.first, second, team.first)

    assert cells(team.first, record) == cells(second, record)
    assert set(cells(second, record)["phone"]) == {"111", "222"}
    assert second.done("records", "list")["records"][0]["contested"] == 1
    second.done("records", "set", record, "--as", CARL, "--set=phone=222")
    team.sync(second, team.first)
    assert cells(team.first, record)["phone"] == ["222"]
    with opened(team.first) as office:
        before = office.store.records.heads()
        office.rebuild()
        assert office.store.records.heads() == before


def test_a_merge_and_its_undoing_reach_the_other_laptop(team: Team) -> None:
    """Both ids lead to one record, and to two again."""
    second = team.join("second", CARL)
    one, other = added(team.first, by=PETRA), added(second)
    team.sync(second, team.first)
    assert team.first.done("records", "duplicates")["duplicates"][0]["why"] == ["name", "vat"]
    team.first.done("records", "merge", one, other, "--as", PETRA, "--reason", "the same firm")
    team.sync(team.first, second)

    assert second.done("records", "show", other)["ids"] == [one, other]
    assert team.first.done("records", "duplicates")["duplicates"] == []
    assert second.refused("records", "unmerge", other, "--as", CARL, "--reason", "x") == "needs-lead"
    team.first.done("records", "unmerge", other, "--as", PETRA, "--reason", "two firms")
    team.sync(team.first, second)
    assert second.done("records", "show", other)["ids"] == [other]


def test_personal_values_reach_the_other_laptop_and_are_erased_on_both(team: Team) -> None:
    """The value travels in a blob; an owner's order takes it from both laptops and the folder, and both confirm."""
    second = team.join("second", CARL)
    record = added(team.first, f"person={CARL}", "phone=0171 555", sort="employee", by=OWNER)
    team.sync(team.first, second)
    assert cells(second, record)["phone"] == ["0171 555"]
    blobs = list((team.folder / "blob").rglob("*")) if (team.folder / "blob").exists() else []
    assert any(one.is_file() for one in blobs), team.folder

    team.first.done("records", "erase", record, "--as", OWNER, "--reason", "left two years ago")
    team.sync(team.first, second, team.first, second, team.first)

    for shop in (team.first, second):
        assert cells(shop, record) == {"person": [CARL], "phone": []}
        assert not list((shop.home / "blobs").iterdir())
        shown = shop.done("records", "show", record)
        assert [step["kind"] for step in shown["history"]].count("confirmed") == 2
    assert not [one for one in (team.folder / "blob").rglob("*") if one.is_file()]
    assert b"0171 555" not in b"".join(one.read_bytes() for one in team.folder.rglob("*") if one.is_file())
    assert findings(second) == []


# ---------------------------------------------------------------- fingerprints


@pytest.fixture
def branches(team: Team, tmp_path: Path) -> tuple[Team, Shop, Shop]:
    """The shop with a branch in the north that only one other laptop reads, and a laptop that may not."""
    change = tmp_path / "north.yaml"
    change.write_text(
        "units:\n  - {id: north, name: North}\n"
        f"people:\n  - {{id: {CARL}, name: Carl Weiss, unit: north, roles: [clerk]}}\n"
    )
    team.first.done("apply", change)
    team.sync()
    inside, outside = team.join("inside", CARL), team.join("outside", PETRA)
    with opened(team.first) as office:
        let_read(office, "north", [device_of(inside)], by=OWNER)
    team.sync(team.first, inside, outside)
    return team, inside, outside


def invoice(
    shop: Shop, by: str, number: str = "2026-117", unit: str = "head-office", gross: str = "55.00", **more: str
) -> str:
    """An invoice of Papierhof; its request."""
    values = {"supplier_name": "Papierhof", "invoice_number": number, "issue_date": "2026-11-02", "gross": gross} | more
    words = [f"--set={name}={value}" for name, value in values.items()]
    request: str = shop.done("submit", "invoice", "--as", by, "--unit", unit, *words)["request"]
    return request


def facts(shop: Shop, request: str) -> dict[str, object]:
    """What was found out about it."""
    with opened(shop, write=False) as office:
        return dict(office.request(request).standing.values)


def test_the_same_invoice_is_found_in_a_branch_that_cannot_be_read(branches: tuple[Team, Shop, Shop]) -> None:
    """Told by a keyed hash: nothing of it is readable, and whom to ask is said."""
    team, inside, outside = branches
    north = invoice(inside, CARL, unit="north")
    team.sync(inside, team.first, outside)
    assert outside("show", north).code == 1
    again, other = invoice(outside, PETRA), invoice(outside, PETRA, number="2026-200", gross="77.00")
    near = invoice(outside, PETRA, number="2026-201", issue_date="2026-11-04")
    far = invoice(outside, PETRA, number="2026-202", issue_date="2026-11-06")

    assert facts(outside, again)["same_number"] is True
    assert facts(outside, near)["same_amount_near"] is True
    assert facts(outside, other)["same_number"] is facts(outside, other)["same_amount_near"] is False
    assert facts(outside, far)["same_number"] is False
    with opened(outside, write=False) as office:
        told = elsewhere(office, office.request(again).standing.values, again)
    assert [(one.request, one.unit, one.what) for one in told] == [(north, "north", "number")]
    assert told[0].ask == (BEN, DORA)  # nobody manages the north itself
    assert findings(outside) == findings(inside) == []


def test_an_invoice_that_was_withdrawn_there_is_compared_no_more(branches: tuple[Team, Shop, Shop]) -> None:
    """Entered in the wrong branch, withdrawn, entered in the right one."""
    team, inside, outside = branches
    north = invoice(inside, CARL, unit="north")
    inside.done("withdraw", north, "--as", CARL, "--reason", "wrong branch")
    team.sync(inside, team.first, outside)

    assert facts(outside, invoice(outside, PETRA))["same_number"] is False


def test_two_branches_that_did_not_know_of_each_other_are_told_before_a_yes(branches: tuple[Team, Shop, Shop]) -> None:
    """Neither record knows of the other; whoever acts next says why both are right."""
    team, inside, outside = branches
    invoice(inside, CARL, unit="north")
    ours = invoice(outside, PETRA)
    team.sync(inside, team.first, outside)

    assert outside.refused("tick", ours, "--as", PETRA) == "came-elsewhere"
    said = outside.refused("tick", ours, "--as", PETRA, "--note", "two deliveries, seen both")
    assert said == "own-request"  # the same invoice is thought over; who may tick is another question


def test_rebuilding_keeps_fingerprints(branches: tuple[Team, Shop, Shop]) -> None:
    """They follow from the log."""
    team, inside, outside = branches
    north = invoice(inside, CARL, unit="north")
    team.sync(inside, team.first, outside)
    with opened(outside) as office:
        known = office.store.records.told(north)
        office.rebuild()
        assert office.store.records.told(north) == known != ()


def test_a_laptop_that_reads_the_branch_compares_with_the_request_itself(branches: tuple[Team, Shop, Shop]) -> None:
    """No second word of what is here anyway."""
    team, inside, _ = branches
    invoice(inside, CARL, unit="north")
    team.sync(inside, team.first)
    again = invoice(team.first, PETRA)

    assert facts(team.first, again)["same_number"] is True
    with opened(team.first, write=False) as office:
        assert elsewhere(office, office.request(again).standing.values, again) == ()


# ---------------------------------------------------------------- what a record does for invoices


def test_an_account_on_a_record_counts_only_once_it_is_verified(team: Team) -> None:
    """Unverified it is a changed one, verified the right one, and another one is changed again."""
    shop = team.first
    record = added(shop, "legal_name=Papierhof", f"iban/{IBAN}=Papierhof")
    first = invoice(shop, CARL, number="1", iban=IBAN)
    shop.done("records", "verify", record, IBAN, "--as", PETRA, "--how", "called the number in our files")
    second = invoice(shop, CARL, number="2", gross="66.00", iban=IBAN)
    third = invoice(shop, CARL, number="3", gross="77.00", iban=OTHER)

    assert facts(shop, first)["account_changed"] is True
    assert facts(shop, second)["account_changed"] is False
    assert facts(shop, second)["new_supplier"] is False
    assert facts(shop, third)["account_changed"] is True
    assert facts(shop, second)["supplier_record"] == record


def test_a_record_that_somebody_added_makes_nothing_milder(team: Team) -> None:
    """Anybody may add one, so a new supplier stays new until somebody else verified an account."""
    added(team.first, "legal_name=Papierhof")

    assert facts(team.first, invoice(team.first, CARL))["new_supplier"] is True


def test_an_invoice_with_another_vat_id_is_not_of_that_record(team: Team) -> None:
    """The VAT id comes first; two firms of one name stay two."""
    record = added(team.first, "legal_name=Papierhof", "vat_id=DE136695976", f"iban/{IBAN}=Papierhof")
    other = facts(team.first, invoice(team.first, CARL, supplier_vat_id="DE811569869", iban=IBAN))
    same = facts(team.first, invoice(team.first, CARL, number="9", supplier_vat_id="DE 136 695 976"))

    assert "supplier_record" not in other
    assert same["supplier_record"] == record
