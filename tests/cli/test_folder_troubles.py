"""What people are told about a folder that is gone, emptied or new, and on a laptop that was ended or not let in."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.shop import Shop
from workflows.cli.main import main
from workflows.office.sample_firm import sample_invoices

INVOICE = sample_invoices()[0]
MakeLaptop = Callable[[str], Shop]


@pytest.fixture
def first(shop: Shop, tmp_path: Path) -> Shop:
    """The corner shop with a connected folder."""
    (tmp_path / "folder").mkdir()
    shop.done("folder", "connect", tmp_path / "folder")
    shop.done("sync")
    return shop


@pytest.fixture
def laptop(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> MakeLaptop:
    """Commands about another home."""
    return lambda name: Shop(tmp_path / name, main, capsys.readouterr)


def joined(first: Shop, other: Shop, *words: object) -> Shop:
    """A laptop that joined by the commands alone."""
    other.done("join", first.done("invite", *words)["code"], "--name", other.home.name)
    first.done("sync")
    other.done("sync")
    first.done("sync")
    return other


def words(shop: Shop, *command: object) -> list[str]:
    """The lines that people read."""
    told = shop(*command, as_json=False)
    return [*told.out.splitlines(), *told.err.splitlines()]


def files(folder: Path) -> set[str]:
    """Every file below a folder that is no folder's or person's note."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_an_emptied_folder_is_connected_once_more_and_written_anew(first: Shop, tmp_path: Path) -> None:
    """What the alarm advises does work; the alarm is gone as soon as the folder is connected."""
    folder = tmp_path / "folder"
    before = files(folder)
    shutil.rmtree(folder)
    folder.mkdir()

    (alarm,) = first.done("sync", "--repair")["alarms"]
    assert files(folder) == set()
    assert alarm["code"] == "folder-empty"
    assert "folder connect PATH" in alarm["text"]
    assert first.done("folder", "connect", folder)["alarms"] == []
    assert first.done("sync", "--repair")["alarms"] == []
    assert files(folder) == before
    assert first.done("verify", "--folder")["ok"]


def test_an_emptied_folder_gets_back_the_logs_of_others_too(first: Shop, laptop: MakeLaptop, tmp_path: Path) -> None:
    """By one laptop alone, so that whoever joins then has everything."""
    joined(first, laptop("second"), "--person", "ben")
    shutil.rmtree(tmp_path / "folder")
    (tmp_path / "folder").mkdir()

    first.done("folder", "connect", tmp_path / "folder")
    first.done("sync", "--repair")

    third = joined(first, laptop("third"), "--person", "ben")
    assert third.done("state-hash")["hash"] == first.done("state-hash")["hash"]


def test_a_folder_that_was_moved_stays_in_the_status_until_it_is_connected_again(first: Shop, tmp_path: Path) -> None:
    """The status does not say that nothing is the matter, and names the way out."""
    (tmp_path / "folder").rename(tmp_path / "moved")

    assert first.refused("sync", exit_code=3) == "folder-offline"
    told = words(first, "folder", "status")
    assert first.done("folder", "status")["trouble"]["code"] == "folder-offline"
    assert "Nothing is the matter." not in told
    assert any("countersign folder connect NEWPATH" in line for line in told)
    connected = words(first, "folder", "connect", tmp_path / "moved")
    assert "Nothing was exchanged with it yet. Next: “countersign sync”." in connected
    assert first.done("folder", "status")["trouble"] is None
    first.done("sync")
    assert "Nothing is the matter." in words(first, "folder", "status")


def test_a_mistyped_folder_is_told_so(shop: Shop, first: Shop, laptop: MakeLaptop, tmp_path: Path) -> None:
    """To connect and to join: check the path, or create the folder."""
    code = first.done("invite")["code"]
    gone = tmp_path / "fodler"
    for told in (words(shop, "folder", "connect", gone), words(laptop("second"), "join", code, "--folder", gone)):
        assert any("There is no such folder here" in line for line in told)
        assert any("Check the path, or create the folder first." in line for line in told)
    assert first.done("folder", "status")["folder"] == str(tmp_path / "folder")


def test_an_ended_laptop_says_so_first(first: Shop, laptop: MakeLaptop) -> None:
    """In sync and status; what had reached the folder is told for what it is; and join wants a new home."""
    request = first.ask_and_call_back("120.00")
    second = joined(first, laptop("second"), "--person", "ben")
    first.done("revoke", "second", "--as", "anna", "--second", "petra")
    second.done("decide", request, "approve", "--as", "ben")
    first.done("sync")

    synced, status = words(second, "sync"), words(second, "folder", "status")
    assert synced[0] == status[0]
    assert "does not belong to the office any more" in synced[0]
    assert "into a new home" in synced[0]
    assert not any(" published" in line for line in synced)
    assert any("had reached the folder before this was known" in line for line in synced)
    assert "Nothing is the matter." not in status
    assert second.done("folder", "status")["ended"] == second.done("sync")["ended"] == "device-revoked"
    assert second.done("sync")["published"] == 0
    again = words(second, "join", first.done("invite", "--person", "ben")["code"])
    assert any("Join into a new home" in line for line in again)


def test_what_an_ended_laptop_wrote_is_noted_on_every_laptop_and_nothing_is_wrong(
    first: Shop, laptop: MakeLaptop
) -> None:
    """Device, first entry and words; the check does not fail for ever."""
    request = first.ask_and_call_back("120.00")
    second = joined(first, laptop("second"), "--person", "ben")
    first.done("revoke", "second", "--as", "anna", "--second", "petra")
    second.done("decide", request, "approve", "--as", "ben")
    for shop in (first, second, first, second):
        shop.done("sync")

    for shop in (first, second):
        verdict = shop.done("verify", "--folder")
        (noted,) = [note for note in verdict["notes"] if note["code"] == "beyond-cut"]
        assert verdict["ok"]
        assert noted["device"] == second.done("folder", "status")["device"]
        assert noted["index"] > 0
        assert "do not count" in noted["text"]
        assert any("nothing has to be done" in line for line in words(shop, "verify", "--folder"))


def test_a_refused_laptop_is_told_so(first: Shop, laptop: MakeLaptop, tmp_path: Path) -> None:
    """Only by whoever knows the code: a marker that somebody else put there says nothing."""
    second = laptop("second")
    asked = second.done("join", first.done("invite", "--confirm")["code"])
    (request,) = (tmp_path / "folder" / "join").iterdir()
    forged = request.with_suffix(".no")
    forged.write_bytes(b"0" * 64 + b"\n")
    assert second.done("sync")["reason"] == "not-answered"
    forged.unlink()

    first.done("admit", *asked["words"], "--refuse")

    assert second.done("sync")["reason"] == "refused"
    assert "This laptop was not let in" in words(second, "sync")[0]


def test_sync_says_which_request_became_contested_and_what_settles_it(first: Shop, laptop: MakeLaptop) -> None:
    """Two verdicts that did not know of each other; the line can be typed."""
    second = joined(first, laptop("second"), "--person", "ben")
    request = first.ask_and_call_back("120.00")
    for shop in (first, second):
        shop.done("sync")
    second.done("decide", request, "approve", "--as", "ben")
    first.done("decide", request, "reject", "--as", "ben", "--reason", "no")
    second.done("sync")

    told = words(first, "sync")
    assert first.status(request) == "contested"
    (line,) = [line for line in told if line.startswith(f"  {request[:8]}  ")]
    command = line.partition("To settle it: countersign ")[2].replace("approve|reject", "approve").split()
    assert first.done(*command)["status"] == "approved"


def test_sync_names_the_requests_that_changed(first: Shop, laptop: MakeLaptop) -> None:
    """By title and status."""
    second = joined(first, laptop("second"), "--person", "ben")
    request = first.ask_and_call_back("120.00")
    first.done("sync")

    told = words(second, "sync")
    assert "1 request changed:" in told
    assert any(line.startswith(f"  {request[:8]}  ") and line.endswith(": waiting") for line in told)


def test_an_attachment_that_is_gone_from_the_folder_is_named_and_put_there_again(first: Shop, tmp_path: Path) -> None:
    """The laptop that has it says what to do, and it helps."""
    first.done("intake", INVOICE, "--as", "carl")
    first.done("sync")
    blobs = [path for path in (tmp_path / "folder" / "blob").rglob("*") if path.is_file()]
    assert blobs
    for blob in blobs:
        blob.unlink()

    told = first("verify", "--folder", as_json=False)
    assert told.code == 1
    assert "it is held here" in told.out
    assert "“countersign sync --repair” writes again" in told.out
    first.done("sync", "--repair")
    assert first.done("verify", "--folder")["ok"]
