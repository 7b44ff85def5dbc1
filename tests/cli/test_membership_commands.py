"""The commands about laptops: what they print, their codes, and what can be typed next."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.shop import Shop
from workflows.cli.main import main
from workflows.office.founding import Charter, found
from workflows.office.office import Office
from workflows.office.shipped import publish_shipped

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
    code = first.done("invite", *words)["code"]
    other.done("join", code, "--name", other.home.name)
    first.done("sync")
    assert other.done("sync")["state"] == "member"
    first.done("sync")
    return other


def test_invite_join_and_sync_on_both_make_a_member(first: Shop, laptop: MakeLaptop) -> None:
    """The road that the contract promises, with the keys it names."""
    invited = first.done("invite", "--person", "ben")
    assert {"code", "expires_at"} <= invited.keys()
    second = laptop("second")

    asked = second.done("join", invited["code"])
    assert {"device", "state"} <= asked.keys()
    assert asked["state"] == "waiting"
    assert second.done("sync")["state"] == "waiting"
    (admitted,) = first.done("sync")["admissions"]
    assert admitted["words"] == asked["words"]
    synced = second.done("sync")
    assert synced["state"] == "member"
    assert {"published", "imported", "set_aside", "alarms", "listings", "files_read", "files_written", "seconds"} <= (
        synced.keys()
    )
    assert second.done("state-hash")["hash"] == first.done("state-hash")["hash"]


def test_a_waiting_laptop_says_so_to_every_command(first: Shop, laptop: MakeLaptop) -> None:
    """It is outside trouble, and says what to do."""
    second = laptop("second")
    second.done("join", first.done("invite")["code"])

    for words in (("inbox", "--as", "ben"), ("search",), ("devices",), ("submit", "invoice", "--as", "ben")):
        assert second.refused(*words, exit_code=3) == "still-waiting"


def test_words_for_people_say_what_comes_next(first: Shop, laptop: MakeLaptop) -> None:
    """The code stands on a line of its own; both laptops are told what to type."""
    told = first("invite", "--person", "ben", "--confirm", as_json=False)

    assert told.code == 0
    (line,) = [line for line in told.out.splitlines() if line.strip().startswith("CS1-")]
    assert "countersign admit" in told.out
    asked = laptop("second")("join", line.strip(), as_json=False)
    assert asked.code == 0
    assert "Four words" in asked.out
    assert "countersign sync" in asked.out


def test_admit_shows_who_waits_and_lets_in_by_the_words(first: Shop, laptop: MakeLaptop) -> None:
    """Person, name and words are shown before anybody is let in."""
    second = laptop("second")
    code = first.done("invite", "--person", "ben", "--confirm")["code"]
    asked = second.done("join", code, "--name", "Ben's laptop")
    assert first.done("sync")["admissions"][0]["state"] == "pending"

    (waiting,) = first.done("admit")["waiting"]
    assert (waiting["person"], waiting["name"], waiting["words"]) == ("ben-okafor", "Ben's laptop", asked["words"])
    assert first.refused("admit", "acorn", "acorn", "acorn", "acorn") == "nobody-waits"
    assert first.done("admit", *asked["words"])["state"] == "admitted"
    assert second.done("sync")["state"] == "member"
    assert first.done("admit")["waiting"] == []


def test_admit_refuses(first: Shop, laptop: MakeLaptop) -> None:
    """The laptop goes on waiting, for nothing."""
    second = laptop("second")
    asked = second.done("join", first.done("invite", "--confirm")["code"])

    assert first.done("admit", *asked["words"], "--refuse")["state"] == "refused"
    assert first("admit", "--refuse").code == 2
    first.done("sync")
    assert second.done("sync")["state"] == "waiting"


def test_join_names_what_is_wrong_with_a_code(first: Shop, laptop: MakeLaptop) -> None:
    """And leaves no home behind."""
    second = laptop("second")
    code = first.done("invite")["code"]

    assert second.refused("join", code[:-5]) == "bad-checksum"
    assert second.refused("join", "hello") == "bad-code"
    assert second.refused("join", code, "--folder", first.home, exit_code=1) == "folder-empty"
    assert not second.home.exists()


def test_devices_lists_the_laptops(first: Shop, laptop: MakeLaptop) -> None:
    """Name, person, size, when it was heard, and how it stands."""
    second = joined(first, laptop("second"), "--person", "ben")
    second.done("sync", "--seen")
    first.done("sync", "--seen")

    primary, member = first.done("devices")["devices"]
    assert (primary["state"], primary["own"], member["state"]) == ("primary", True, "member")
    assert (member["name"], member["person"], member["people"]) == ("second", "ben-okafor", ["ben-okafor"])
    assert member["seen_at"] is not None
    told = first("devices", as_json=False)
    assert "second of Ben Okafor: member" in told.out


def test_revoke_takes_two_people(first: Shop, laptop: MakeLaptop) -> None:
    """One is refused; two end the log; ratify lets in what is held."""
    request = first.ask_and_call_back("120.00")
    second = joined(first, laptop("second"), "--person", "ben")
    second.done("decide", request, "approve", "--as", "ben")

    assert first.refused("revoke", "second") == "second-needed"
    revoked = first.done("revoke", "second", "--second", "petra")
    assert (revoked["state"], revoked["second"], revoked["by"]) == ("ended", "petra-lang", "anna-berg")
    first.done("sync")
    second.done("sync")
    first.done("sync")
    assert first.status(request) == "waiting"
    (act,) = [one for one in first.done("ratify", "--list")["held"] if one["request"] == request]
    assert (act["code"], act["by"]) == ("beyond-cut", "ben-okafor")
    assert first("ratify", "second", act["position"]).code == 2
    left = first.done("ratify", "second", act["position"], act["position"] + 1)
    assert request in left["requests"]
    assert first.status(request) == "approved"


def test_revoke_on_another_laptop_gives_the_second_word(first: Shop, laptop: MakeLaptop) -> None:
    """And then the owner needs no --second."""
    joined(first, laptop("lost"), "--person", "ben")
    second = joined(first, laptop("second"), "--person", "petra")
    second.done("sync")

    asked = second.done("revoke", "lost", "--as", "petra")
    assert asked["state"] == "asked"
    second.done("sync")
    first.done("sync")
    assert first.done("revoke", "lost")["second"] == "petra-lang"


def test_revoke_takes_away_nothing_that_only_the_second_person_asked_for(
    first: Shop, laptop: MakeLaptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A word for fewer entries than are here is told, and taken only where the size is said."""
    lost = joined(first, laptop("lost"), "--person", "carl")
    second = joined(first, laptop("second"), "--person", "petra")
    second.done("sync")
    size = second.done("revoke", "lost", "--as", "petra")["size"]
    lost.ask()
    for shop in (lost, second, first):
        shop.done("sync")

    assert first.refused("revoke", "lost") == "cut-not-confirmed"
    told = first("revoke", "lost", as_json=False)
    assert told.code == 1
    assert f"asked for an end at {size}" in told.err
    monkeypatch.setattr("sys.stdin", _Terminal("no\n"))
    assert first("revoke", "lost", as_json=False).code == 1
    monkeypatch.setattr("sys.stdin", _Terminal(f"{size}\n"))
    done = first("revoke", "lost", as_json=False)
    assert done.code == 0
    assert f"its log ends at {size}" in done.out


def test_revoke_takes_away_what_was_said(first: Shop, laptop: MakeLaptop) -> None:
    """With --at, as a program says it."""
    lost = joined(first, laptop("lost"), "--person", "carl")
    second = joined(first, laptop("second"), "--person", "petra")
    second.done("sync")
    size = second.done("revoke", "lost", "--as", "petra")["size"]
    lost.ask()
    for shop in (lost, second, first):
        shop.done("sync")

    revoked = first.done("revoke", "lost", "--at", size)
    assert (revoked["size"], revoked["second"]) == (size, "petra-lang")
    assert revoked["beyond"] > 0


class _Terminal(io.StringIO):
    """Somebody who types this."""

    def isatty(self) -> bool:
        """There is a person."""
        return True


def test_revoke_shows_the_latest_entries_to_people(first: Shop, laptop: MakeLaptop) -> None:
    """So that the cut can be chosen."""
    second = joined(first, laptop("second"), "--person", "carl")
    second.ask()
    second.done("sync")
    first.done("sync")

    told = first("revoke", "second", "--second", "petra", as_json=False)
    assert told.code == 0
    assert "request.submitted by carl-weiss" in told.out


def test_authority_is_shown_and_moved(first: Shop, laptop: MakeLaptop) -> None:
    """To a laptop of the owner; afterwards the first one is told that it writes no more."""
    second = joined(first, laptop("second"))
    assert first.done("authority", "show")["here"] is True

    assert first.done("authority", "move", "second")["here"] is False
    first.done("sync")
    second.done("sync")
    assert second.done("authority", "show")["here"] is True
    assert first.refused("invite") == "not-primary"
    assert second.done("invite")["person"] == "anna-berg"


def test_scopes_are_added_listed_rotated_and_removed(first: Shop, laptop: MakeLaptop) -> None:
    """A unit of its own, with the laptops that read it."""
    joined(first, laptop("second"), "--person", "ben")

    (_, _, added) = first.done("scopes", "add", "head-office", "--device", "second")["scopes"]
    assert (added["unit"], len(added["devices"]), added["epoch"]) == ("head-office", 2, 0)
    (_, _, rotated) = first.done("scopes", "rotate", "head-office")["scopes"]
    assert rotated["epoch"] == 1
    assert [one["epoch"] for one in first.done("scopes", "rotate")["scopes"]] == [1, 1, 2]
    (_, _, removed) = first.done("scopes", "remove", "head-office", "--device", "second")["scopes"]
    assert (len(removed["devices"]), removed["epoch"]) == (1, 3)
    assert first.refused("scopes", "rotate", "moon") == "unknown-scope"
    assert len(first("scopes", "list", as_json=False).out.splitlines()) == 3


@pytest.fixture
def papered(laptop: MakeLaptop, tmp_path: Path) -> tuple[Shop, str]:
    """An office whose printed key is at hand, in a folder."""
    office = laptop("papered")
    founded = found(office.home, Charter(name="Corner Shop", owner="Anna Berg"))
    with Office.open(office.home) as opened:
        publish_shipped(opened, founded.owner)
    (tmp_path / "shared").mkdir()
    office.done("folder", "connect", tmp_path / "shared")
    office.done("sync")
    return office, founded.recovery_key


def test_recover_reads_the_key_from_a_file_or_the_environment(
    papered: tuple[Shop, str], laptop: MakeLaptop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Never from the words of the command."""
    office, paper = papered
    key = tmp_path / "key.txt"
    key.write_text(paper.lower().replace("-", " ") + "\n")
    words = ("recover", "--folder", tmp_path / "shared", "--as", "anna")

    done = laptop("rescued").done(*words, "--key-file", key)
    assert (done["owner"], done["published"], done["former"]) == ("anna-berg", True, done["members"][0])
    assert laptop("rescued").done("state-hash")["hash"] == office.done("state-hash")["hash"]
    monkeypatch.setenv("COUNTERSIGN_RECOVERY_KEY", paper)
    assert laptop("again").done(*words)["entries"] > 0


def test_recover_names_what_is_wrong(
    papered: tuple[Shop, str], laptop: MakeLaptop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No key, a mistyped one, one of another office, a person who is not there."""
    _, paper = papered
    rescued = laptop("rescued")
    words = ("recover", "--folder", tmp_path / "shared", "--as", "anna-berg")

    assert rescued.refused(*words) == "no-recovery-key"
    assert rescued.refused(*words, "--key-file", tmp_path / "none") == "no-recovery-key"
    monkeypatch.setenv("COUNTERSIGN_RECOVERY_KEY", paper[:-4])
    assert rescued.refused(*words) == "recovery-wrong-length"
    monkeypatch.setenv("COUNTERSIGN_RECOVERY_KEY", paper)
    assert rescued.refused(*words[:-1], "ben") == "unknown-person"
    assert rescued.refused("recover", "--folder", tmp_path, "--as", "anna-berg") == "folder-empty"
    assert not rescued.home.exists()


def test_a_copied_home_goes_on_by_one_command(first: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    """Until then it can be read, and says what to do."""
    monkeypatch.setenv("COUNTERSIGN_MACHINE", "another computer")
    with Office.open(first.home, write=False) as office:
        known = office.store.facts.get("machine")
    if known is None:
        monkeypatch.setenv("COUNTERSIGN_MACHINE", "this computer")
        first.done("sync")
        monkeypatch.setenv("COUNTERSIGN_MACHINE", "another computer")

    assert first.refused("sync", exit_code=3) == "other-machine"
    done = first.done("devices", "continue-here")
    assert done["device"] != done["old_device"]
    assert first.done("sync")["alarms"] == []
    assert first.done("verify")["ok"] is True
