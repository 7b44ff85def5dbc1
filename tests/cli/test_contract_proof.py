"""What the commands that prove and keep things promise to scripts."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

from tests.support.shop import Shop, entry_count
from workflows.cli.main import main


def test_verify_answers_for_every_device(shop: Shop) -> None:
    """``{"ok", "entries", "devices": [{"device", "size", "root", "ok"}], "findings"}``."""
    shop.ask_and_call_back()

    found = shop.done("verify")

    assert set(found) >= {"ok", "entries", "devices", "findings"}
    assert (found["ok"], found["findings"]) == (True, [])
    (device,) = found["devices"]
    assert set(device) >= {"device", "size", "root", "ok"}
    assert device["size"] == found["entries"] == entry_count(shop.home)
    assert re.fullmatch(r"[0-9a-f]{64}", device["root"])


def test_what_each_person_did_is_verified_with_that_persons_key(shop: Shop) -> None:
    """People who were added later sign with keys of their own, and the check knows them."""
    request = shop.ask_and_call_back()
    shop.done("decide", request, "approve", "--as", "ben")
    shop.done("tick", request, "--as", "petra")

    assert shop.done("verify")["findings"] == []


def test_verify_fails_where_an_entry_was_altered(shop: Shop) -> None:
    """Exit code 1; code, device, index, file and text of the finding."""
    alter(shop.home, 5)

    answer = shop("verify")

    assert answer.code == 1
    assert answer.json["ok"] is False
    (finding,) = answer.json["findings"]
    assert set(finding) >= {"code", "device", "index", "file", "text"}
    assert (finding["code"], finding["index"]) == ("altered", 5)
    assert finding["text"]


def test_verify_without_an_office_is_outside_trouble(empty: Shop) -> None:
    """Exit code 3: nothing was checked, so nothing failed."""
    assert empty.refused("verify", exit_code=3) == "no-office-here"


def test_evidence_is_a_pack_that_verifies_without_the_office(shop: Shop, tmp_path: Path, empty: Shop) -> None:
    """``{"file", "entries"}``; ``verify --pack`` needs neither home nor key."""
    request = shop.ask_and_call_back()
    shop.done("decide", request, "approve", "--as", "ben")
    pack = tmp_path / "pack.zip"

    made = shop.done("evidence", request[:8], "-o", pack)
    checked = empty.done("verify", "--pack", pack)

    assert set(made) >= {"file", "entries"}
    assert (made["file"], made["entries"] > 5) == (str(pack), True)
    assert checked["ok"] is True
    assert shop.refused("evidence", request, "-o", pack) == "file-exists"


def test_a_pack_that_was_altered_fails(shop: Shop, tmp_path: Path) -> None:
    """Exit code 1 for any flipped byte in the middle of the file."""
    pack = tmp_path / "pack.zip"
    shop.done("evidence", shop.ask(), "-o", pack)
    content = bytearray(pack.read_bytes())
    content[len(content) // 3] ^= 1
    pack.write_bytes(bytes(content))

    assert shop("verify", "--pack", pack, home=False).code == 1


def test_the_state_hash_changes_with_every_act_and_with_nothing_else(shop: Shop) -> None:
    """``{"hash", "entries"}``."""
    first, again = shop.done("state-hash"), shop.done("state-hash")
    shop.ask()
    later = shop.done("state-hash")

    assert set(first) >= {"hash", "entries"}
    assert first == again
    assert later["hash"] != first["hash"]
    assert later["entries"] > first["entries"]


def test_a_backup_is_restored_into_a_new_home_that_goes_on(shop: Shop, tmp_path: Path) -> None:
    """``{"file", "entries"}`` and ``{"home", "device", "note"}``; the restored office works under a new log."""
    request = shop.ask_and_call_back()
    file, again = tmp_path / "office.backup", tmp_path / "again"

    made = shop.done("backup", file)
    restored = shop("restore", file, "--home", again, home=False)

    assert set(made) >= {"file", "entries"}
    assert restored.code == 0, restored
    assert set(restored.json) >= {"home", "device", "note"}
    assert restored.json["home"] == str(again)
    other = Shop(again, main, shop._captured)
    assert other.inbox("ben") == [request]
    assert other.done("decide", request, "approve", "--as", "ben")["status"] == "approved"
    assert other.done("verify")["ok"] is True


def test_a_backup_replaces_no_file(shop: Shop, tmp_path: Path) -> None:
    """What stands there stays."""
    file = tmp_path / "office.backup"
    file.write_text("mine", "utf-8")

    assert shop.refused("backup", file) == "file-exists"
    assert file.read_text("utf-8") == "mine"


def test_the_log_is_exported_entry_by_entry(shop: Shop) -> None:
    """All entries, each readable."""
    shop.ask()

    assert len(shop.done("log", "export")["entries"]) == entry_count(shop.home)


def alter(home: Path, position: int) -> None:
    """Turn over one bit of a stored entry."""
    with closing(sqlite3.connect(home / "countersign.db")) as connection, connection:
        (raw,) = connection.execute("SELECT raw FROM entries WHERE position = ?", (position,)).fetchone()
        changed = bytes([*raw[:-1], raw[-1] ^ 1])
        connection.execute("UPDATE entries SET raw = ? WHERE position = ?", (changed, position))
