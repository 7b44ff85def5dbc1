"""What is said about a place before an office is connected to it."""

from pathlib import Path

import pytest

from tests.office.sharing.team import OWNER, Team, code_of, opened
from workflows.office.sharing import carriers
from workflows.office.sharing.admitting import take_back
from workflows.office.sharing.carriers import carrier_of, is_online_only, mounted_as
from workflows.office.sharing.invitations import outstanding
from workflows.office.sharing.joining import StillWaiting, ask, complete
from workflows.office.sharing.place_checks import PlaceLook, look_at
from workflows.office.sharing.sharing import Sharing


def _look(team: Team, place: Path | str) -> PlaceLook:
    with opened(team.first) as office:
        return look_at(office, str(place))


def _codes(look: PlaceLook) -> dict[str, str]:
    return {one.code: one.standing for one in look.checks}


def test_an_empty_folder_may_be_connected_and_is_left_as_it_was(team: Team, tmp_path: Path) -> None:
    """A trial file is written, read back and taken away again."""
    place = tmp_path / "fresh"
    place.mkdir()

    look = _look(team, place)

    assert look.may_connect
    assert {"there", "empty", "writable"} <= _codes(look).keys()
    assert list(place.iterdir()) == []


def test_the_folder_of_this_office_is_recognised(team: Team) -> None:
    """Connecting the same folder again is no danger."""
    assert _codes(_look(team, team.folder))["ours"] == "ok"


def test_the_folder_of_another_office_is_refused(team: Team, tmp_path: Path) -> None:
    """Whichever of its two markers is there."""
    for path in ("office.json", "tail"):
        place = tmp_path / f"foreign-{path}"
        place.mkdir()
        if path == "tail":
            (place / "tail").mkdir()
            (place / "tail" / f"{'a' * 26}.office").write_text("x")
        else:
            (place / path).write_text(f'{{"format":"folderlog/1","office":"{"a" * 26}","founder":"{"b" * 26}"}}')

        look = _look(team, place)

        assert _codes(look)["foreign"] == "bad"
        assert not look.may_connect


def test_a_marker_that_cannot_be_read_is_told(team: Team, tmp_path: Path) -> None:
    """It may not have arrived whole yet."""
    place = tmp_path / "cut"
    place.mkdir()
    (place / "office.json").write_text('{"format"')

    assert _codes(_look(team, place))["damaged-marker"] == "bad"


def test_the_folder_of_a_newer_program_is_told(team: Team, tmp_path: Path) -> None:
    """Nothing there is to be deleted for it."""
    place = tmp_path / "newer"
    place.mkdir()
    (place / "office.json").write_text('{"format":"folderlog/2"}')

    look = _look(team, place)

    assert _codes(look)["newer-marker"] == "bad"
    assert not look.may_connect


def test_other_files_are_a_warning_and_no_hindrance(team: Team, tmp_path: Path) -> None:
    """Files of others beside ours are left alone, and hidden ones of a sync program are none."""
    place = tmp_path / "mixed"
    place.mkdir()
    (place / "holiday.jpg").write_bytes(b"x")
    (place / ".dropbox.cache").mkdir()

    look = _look(team, place)

    told = {one.code: one for one in look.checks}
    assert told["other-files"].facts == {"count": 1}
    assert told["synced"].facts == {"by": "Dropbox"}
    assert look.may_connect


@pytest.mark.parametrize("inner", ["inside", "around", "same"])
def test_the_home_of_the_office_is_no_shared_folder(team: Team, inner: str) -> None:
    """Neither inside it nor around it: a database must never be synced."""
    home = team.first.home
    place = {"inside": home / "attachments", "around": home.parent, "same": home}[inner]
    place.mkdir(exist_ok=True)

    look = _look(team, place)

    assert _codes(look) == {"there": "ok", "inside-home": "bad"}
    assert not look.may_connect


def test_what_is_not_there_or_no_folder_is_told(team: Team, tmp_path: Path) -> None:
    """Nothing is made for somebody who mistyped."""
    file = tmp_path / "file"
    file.write_text("x")

    assert _codes(_look(team, tmp_path / "typo")) == {"not-there": "bad"}
    assert _codes(_look(team, file)) == {"not-a-folder": "bad"}
    assert not (tmp_path / "typo").exists()


def test_addresses_are_told_apart(team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    """Services are asked when they are connected; sign-in is offered only where this program is registered."""
    monkeypatch.delenv("COUNTERSIGN_DROPBOX_CLIENT_ID", raising=False)
    assert _codes(_look(team, "webdavs://ann:secret@cloud.example/office")) == {"asked-later": "ok"}
    assert "secret" not in _look(team, "webdavs://ann:secret@cloud.example/office").place
    assert _codes(_look(team, "dropbox:/office")) == {"no-client-id": "bad"}
    assert _codes(_look(team, "ftp://x.example/office")) == {"bad-address": "bad"}

    monkeypatch.setenv("COUNTERSIGN_DROPBOX_CLIENT_ID", "x")

    assert _codes(_look(team, "dropbox:/office")) == {"sign-in": "ok"}


def test_a_full_disk_is_told(team: Team, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before the first exchange fails on it."""
    place = tmp_path / "fresh"
    place.mkdir()
    for free, code, standing in ((1_000, "no-space", "bad"), (100_000_000, "little-space", "warn")):
        monkeypatch.setattr("shutil.disk_usage", lambda _, free=free: type("U", (), {"free": free}))

        assert _codes(_look(team, place))[code] == standing


def test_sync_programs_are_known_by_the_names_of_their_folders(tmp_path: Path) -> None:
    """With the firm's or the account's name behind it, too; a folder that only begins alike is none."""
    for name, program in (
        ("OneDrive - Nordwind", "OneDrive"),
        ("GoogleDrive-anna@nordwind.example", "Google Drive"),
        ("Dropbox (Nordwind)", "Dropbox"),
    ):
        place = tmp_path / name / "office"
        place.mkdir(parents=True)
        assert carrier_of(place).name == program
    plain = tmp_path / "Dropboxes"
    plain.mkdir()
    assert carrier_of(plain).kind == "nobody"


def test_a_network_drive_is_known_by_its_mount(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The innermost mount counts."""
    lines = ["/dev/sda1 / ext4 rw 0 0", f"//nas/office {tmp_path} cifs rw 0 0", "broken"]
    table = tmp_path / "mounts"
    table.write_text("\n".join(lines))
    monkeypatch.setattr(carriers, "_MOUNTS", table)

    assert mounted_as(tmp_path / "x", lines) == "cifs"
    assert carrier_of(tmp_path).kind == "network"
    assert mounted_as(Path("/elsewhere"), lines) == "ext4"


def test_a_placeholder_is_known_by_its_attributes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As Windows and macOS mark files whose content is not here."""
    file = tmp_path / "file"
    file.write_text("x")
    assert not is_online_only(file)
    found = file.lstat()

    class Marked:
        st_mode = found.st_mode
        st_file_attributes = 0x400000

    monkeypatch.setattr(Path, "lstat", lambda _: Marked())
    assert is_online_only(file)


def test_a_code_that_is_taken_back_admits_nobody(team: Team, tmp_path: Path) -> None:
    """Whoever has asked with it already is told so."""
    invited = team.invite(confirm=True)
    ask(invited.code, tmp_path / "late", name="Late laptop")
    with opened(team.first) as office:
        take_back(Sharing.of(office), invited.nonce, by=OWNER)
        take_back(Sharing.of(office), invited.nonce, by=OWNER)
        assert outstanding(office) == {}

    done = complete(tmp_path / "late")

    assert isinstance(done, StillWaiting)
    assert done.reason == "refused"
    with opened(team.first) as office:
        assert code_of(lambda: take_back(Sharing.of(office), invited.nonce, by="ben-okafor")) != ""
