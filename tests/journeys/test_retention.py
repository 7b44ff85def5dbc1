"""The story of an office that lets its old requests go."""

from pathlib import Path

import pytest

from tests.office.sharing.team import BEN, CARL, MACHINE, OWNER, Team, opened, states
from tests.support.old_office import CANARY, files_with
from tests.support.shop import Shop, found_shop
from workflows.domain.commands import Refusal, Submit, Withdraw


def test_old_requests_go_from_every_laptop_and_a_new_one_joins_with_what_is_left(
    empty: Shop, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Shown first, then done: two laptops, the folder, a newcomer, and a check of all of them."""
    shop, team, carls = _two_laptops(empty, tmp_path, capsys, monkeypatch)
    _ask_and_take_back(shop, OWNER, 60, CANARY)
    _ask_and_take_back(carls, CARL, 60, CANARY)
    monkeypatch.setenv("COUNTERSIGN_NOW", "2024-03-01T09:00:00Z")
    _ask_and_take_back(shop, OWNER, 130, "Apfel")
    _ask_and_take_back(carls, CARL, 130, "Birne")
    team.sync(shop, carls, shop)
    monkeypatch.setenv("COUNTERSIGN_NOW", "2026-11-23T09:00:00Z")

    shown = shop.done("retire", "--before", "2020-01-01", "--as", "anna")
    assert (shown["retired"], shown["requests"], shown["stay"]["young"]) == (False, 120, 260)
    assert shop.done("verify")["devices"][0].get("retired") is None
    assert carls.refused("retire", "--before", "2020-01-01", "--as", "carl") == "not-primary"
    assert shop.refused("retire", "--before", "2026-11-20", "--as", "anna") == "too-recent"
    assert shop.refused("retire", "--before", "soon", "--as", "anna", exit_code=2) == "usage"
    done = shop.done("retire", "--before", "2020-01-01", "--as", "anna", "--yes")
    assert done["retired"]
    assert done["entries"] >= 240

    assert team.sync(shop, carls, shop).alarms == set()
    monkeypatch.setenv("COUNTERSIGN_NOW", "2026-11-23T09:15:00Z")
    assert team.sync(shop, carls).alarms == set()
    assert list(team.folder.glob("log/*/kept/*"))
    assert not list(team.folder.glob("log/*/tile/entries/000"))
    third = team.join("third", BEN)
    assert team.sync(shop, carls, third, shop).alarms == set()

    assert len(states(shop, carls, third)) == 1
    for laptop in (shop, carls, third):
        verdict = laptop.done("verify")
        assert sum(one.get("retired", 0) for one in verdict["devices"]) == done["entries"]
        folder = laptop.done("verify", "--folder")
        assert sum(one.get("retired", 0) for one in folder["devices"]) == done["entries"]
        assert files_with(laptop.home, CANARY.encode()) == []
    assert "of them retired" in shop("verify", as_json=False).out
    again = shop.done("retire", "--before", "2020-01-01", "--as", "anna", "--yes")
    assert (again["retired"], again["requests"]) == (False, 0)


def test_a_backup_of_before_brings_nothing_back(
    empty: Shop, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A restored laptop holds what it held then, until it has exchanged; then it has dropped it as well."""
    shop, team, carls = _two_laptops(empty, tmp_path, capsys, monkeypatch)
    _ask_and_take_back(carls, CARL, 60, CANARY)
    _ask_and_take_back(carls, CARL, 130, "Birne")
    team.sync(carls, shop, carls)
    monkeypatch.setenv("COUNTERSIGN_NOW", "2026-11-23T09:00:00Z")
    carls.done("backup", tmp_path / "backup.zip")
    shop.done("retire", "--before", "2020-01-01", "--as", "anna", "--yes")
    team.sync(shop, carls, shop)

    restored = team.shop(tmp_path / "restored")
    restored.done("restore", tmp_path / "backup.zip")
    assert files_with(restored.home, CANARY.encode())
    restored.done("folder", "connect", team.folder)
    team.sync(restored, shop, restored)

    assert files_with(restored.home, CANARY.encode()) == []
    assert len(states(shop, restored)) == 1
    assert restored.done("verify")["ok"]
    restored.done("backup", tmp_path / "later.zip")
    twice = team.shop(tmp_path / "twice")
    twice.done("restore", tmp_path / "later.zip")
    assert twice.done("verify")["ok"]
    assert len(states(shop, twice)) == 1


def _two_laptops(
    empty: Shop, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> tuple[Shop, Team, Shop]:
    """The corner shop of 2014, and Carl's laptop."""
    monkeypatch.setenv("COUNTERSIGN_MACHINE", MACHINE)
    monkeypatch.setenv("COUNTERSIGN_NOW", "2014-03-01T09:00:00Z")
    found_shop(empty.home)
    team = Team(empty, tmp_path / "folder", capsys)
    return empty, team, team.join("carls", CARL)


def _ask_and_take_back(laptop: Shop, by: str, count: int, words: str) -> None:
    with opened(laptop) as office:
        for number in range(count):
            values = {
                "supplier_name": f"{words} {number}",
                "invoice_number": f"{by}{number}",
                "issue_date": "2014-02-01",
                "gross": {"minor": 50_000, "currency": "EUR"},
            }
            asked = office.submit(Submit(workflow="invoice", unit="head-office", by=by, values=values))
            assert not isinstance(asked, Refusal), asked
            back = office.act(asked.request.id, Withdraw(by=by, reason=f"{words} is cancelled"))
            assert not isinstance(back, Refusal), back
