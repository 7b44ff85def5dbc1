"""Where an office's own folder may lie, and how it is laid out."""

import json
import os
import stat
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest

from workflows.errors import Trouble
from workflows.store import home as home_module
from workflows.store.home import Home, refuse_synced
from workflows.store.network_drives import among_mounts, is_share, parse_mount_command, parse_mountinfo
from workflows.store.store import Store
from workflows.store.synced_folders import by_marker, by_name, synced_by

POSIX_HOME = PurePosixPath("/home/eva")
MAC_HOME = PurePosixPath("/Users/eva")
WINDOWS_HOME = PureWindowsPath(r"C:\Users\Eva")


@pytest.mark.parametrize(
    ("path", "user_home", "program"),
    [
        (PurePosixPath("/home/eva/Dropbox/office"), POSIX_HOME, "Dropbox"),
        (PurePosixPath("/home/eva/Dropbox"), POSIX_HOME, "Dropbox"),
        (PurePosixPath("/home/eva/Dropbox (Berger GmbH)/office"), POSIX_HOME, "Dropbox"),
        (PurePosixPath("/home/adam/Dropbox/shared"), POSIX_HOME, "Dropbox"),
        (PureWindowsPath(r"C:\Users\Eva\OneDrive\Documents\office"), WINDOWS_HOME, "OneDrive"),
        (PureWindowsPath(r"C:\Users\Eva\OneDrive - Berger GmbH\office"), WINDOWS_HOME, "OneDrive"),
        (PureWindowsPath(r"D:\OneDrive\office"), WINDOWS_HOME, "OneDrive"),
        (PureWindowsPath(r"G:\My Drive\office"), WINDOWS_HOME, "Google Drive"),
        (PureWindowsPath(r"C:\Users\Eva\Google Drive\office"), WINDOWS_HOME, "Google Drive"),
        (PureWindowsPath(r"C:\Users\Eva\iCloudDrive\office"), WINDOWS_HOME, "iCloud Drive"),
        (MAC_HOME / "Library/Mobile Documents/com~apple~CloudDocs/office", MAC_HOME, "iCloud Drive"),
        (MAC_HOME / "Library/CloudStorage/OneDrive-Berger/office", MAC_HOME, "a cloud drive"),
        (POSIX_HOME / "Nextcloud/office", POSIX_HOME, "Nextcloud"),
        (POSIX_HOME / "ownCloud/office", POSIX_HOME, "ownCloud"),
        (POSIX_HOME / "pCloudDrive/office", POSIX_HOME, "pCloud"),
        (POSIX_HOME / "pCloud/office", POSIX_HOME, "pCloud"),
        (POSIX_HOME / "SynologyDrive/office", POSIX_HOME, "Synology Drive"),
        (WINDOWS_HOME / "CloudStation/office", WINDOWS_HOME, "Synology Drive"),
        (POSIX_HOME / "MEGAsync/office", POSIX_HOME, "MEGA"),
        (POSIX_HOME / "Seafile/My Library/office", POSIX_HOME, "Seafile"),
        (WINDOWS_HOME / "Box Sync/office", WINDOWS_HOME, "Box"),
        # Ordinary folders that only share a word with a program.
        (POSIX_HOME / "box/office", POSIX_HOME, None),
        (POSIX_HOME / "Box/office", POSIX_HOME, None),
        (POSIX_HOME / "projects/Dropbox/office", POSIX_HOME, None),
        (POSIX_HOME / "dropbox", POSIX_HOME, None),
        (POSIX_HOME / "Dropboxes", POSIX_HOME, None),
        (POSIX_HOME / "My Drive plans", POSIX_HOME, None),
        (POSIX_HOME / "pClouds/office", POSIX_HOME, None),
        (PurePosixPath("/srv/data/SynologyDrive/office"), POSIX_HOME, None),
        (PurePosixPath("/srv/data/Nextcloud/office"), POSIX_HOME, None),
        (PurePosixPath("/var/lib/mega/office"), POSIX_HOME, None),
        (POSIX_HOME / "onedriver-notes", POSIX_HOME, None),
        (MAC_HOME / "Library/Application Support/Countersign", MAC_HOME, None),
        (PureWindowsPath(r"C:\Users\Eva\AppData\Local\Countersign"), WINDOWS_HOME, None),
        (PureWindowsPath(r"C:\work\OneDrive\office"), WINDOWS_HOME, None),
    ],
)
def test_a_well_known_folder_is_told_by_name_and_place(
    path: PurePath, user_home: PurePath, program: str | None
) -> None:
    """A program's default folder is refused; a folder that merely bears its name is not."""
    assert by_name(path, user_home, is_installed=lambda _: False) == program


@pytest.mark.parametrize(("name", "program"), [("Box", "Box"), ("MEGA", "MEGA")])
def test_an_ordinary_word_counts_only_where_the_program_is_installed(name: str, program: str) -> None:
    """“Box” in a person's home is the sync folder only if there is a Box."""
    path = WINDOWS_HOME / name / "office"

    assert by_name(path, WINDOWS_HOME, is_installed=lambda _: True) == program
    assert by_name(path, WINDOWS_HOME, is_installed=lambda _: False) is None


@pytest.mark.parametrize(
    ("marker", "is_directory", "program"),
    [
        (".dropbox", False, "Dropbox"),
        (".dropbox", True, None),
        (".dropbox.cache", True, "Dropbox"),
        (".stfolder", True, "Syncthing"),
        (".stfolder", False, "Syncthing"),
        (".owncloudsync.log", False, "ownCloud"),
        (".sync_0a1b2c3d4e5f.db", False, "Nextcloud or ownCloud"),
        ("._sync_0a1b2c3d4e5f.db", False, "Nextcloud or ownCloud"),
        (".849C9593-D756-4E56-8D6E-42412F2A707B", False, "OneDrive"),
        (".shortcut-targets-by-id", True, "Google Drive"),
        (".tmp.driveupload", True, "Google Drive"),
        (".SynologyWorkingDirectory", True, "Synology Drive"),
        ("sync.db", False, None),
        (".sync_notes.db", False, None),
    ],
)
def test_a_sync_programs_marker_is_known(tmp_path: Path, marker: str, is_directory: bool, program: str | None) -> None:
    """What the program itself leaves in a synced folder gives it away; its settings folder does not."""
    if is_directory:
        (tmp_path / marker).mkdir()
    else:
        (tmp_path / marker).write_bytes(b"x")

    assert by_marker(tmp_path) == program


def test_a_marker_above_counts_for_a_folder_not_yet_made(tmp_path: Path) -> None:
    """The whole tree below a synced folder is synced."""
    (tmp_path / "shared" / ".stfolder").mkdir(parents=True)

    found = synced_by(tmp_path / "shared" / "a" / "b", user_home=tmp_path, environment={})

    assert found == "Syncthing"
    assert synced_by(tmp_path / "other", user_home=tmp_path, environment={}) is None


def test_a_link_into_a_synced_folder_counts(tmp_path: Path) -> None:
    """The name in front does not matter, the place behind does."""
    (tmp_path / "shared" / ".stfolder").mkdir(parents=True)
    (tmp_path / "shared" / "deep").mkdir()
    (tmp_path / "mine").symlink_to(tmp_path / "shared" / "deep", target_is_directory=True)

    assert synced_by(tmp_path / "mine" / "office", user_home=tmp_path, environment={}) == "Syncthing"


def test_a_folder_that_the_programs_settings_name_counts(tmp_path: Path) -> None:
    """A moved or renamed sync folder is known to its program."""
    (tmp_path / ".dropbox").mkdir()
    (tmp_path / ".dropbox" / "info.json").write_text(json.dumps({"personal": {"path": str(tmp_path / "cloud")}}))
    environment = {"OneDriveCommercial": str(tmp_path / "firm")}

    found = {
        name: synced_by(tmp_path / name / "office", user_home=tmp_path, environment=environment)
        for name in ("cloud", "firm", "own")
    }

    assert found == {"cloud": "Dropbox", "firm": "OneDrive", "own": None}


@pytest.mark.parametrize("content", ["", "[]", "{", '{"personal": 3}', '{"personal": {"path": null}}'])
def test_unreadable_settings_of_a_program_are_no_evidence(tmp_path: Path, content: str) -> None:
    """Somebody else's broken file does not keep the office shut."""
    (tmp_path / ".dropbox").mkdir()
    (tmp_path / ".dropbox" / "info.json").write_text(content)

    assert synced_by(tmp_path / "office", user_home=tmp_path, environment={}) is None


MOUNTS = """\
22 1 254:0 / / rw,relatime - overlay overlay rw
30 22 0:40 / /mnt/nas rw,relatime shared:5 - nfs4 nas:/export rw
31 22 0:41 / /mnt/our\\040share rw - cifs //nas/share rw
32 22 0:42 / /mnt/host rw - 9p host rw
33 22 0:43 / /mnt/remote rw - fuse.sshfs eva@host: rw
34 30 254:1 / /mnt/nas/local rw - ext4 /dev/vdb rw
35 22 0:44 / /home rw - virtiofs home rw
this line is of another shape
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/mnt/nas/office", "nfs4"),
        ("/mnt/nas", "nfs4"),
        ("/mnt/our share/office", "cifs"),
        ("/mnt/remote/office", "fuse.sshfs"),
        ("/mnt/nas/local/office", None),
        ("/mnt/nasty/office", None),
        ("/mnt/host/office", None),
        ("/home/eva/office", None),
        ("/office", None),
    ],
)
def test_a_linux_mount_is_judged_by_the_nearest_file_system(path: str, kind: str | None) -> None:
    """Network file systems are refused; the disks of containers and virtual machines are not."""
    assert among_mounts(PurePosixPath(path), parse_mountinfo(MOUNTS)) == kind


def test_a_later_mount_covers_an_earlier_one() -> None:
    """What is mounted last is what a path reaches."""
    mounts = [("/mnt", "nfs"), ("/mnt", "ext4")]

    assert among_mounts(PurePosixPath("/mnt/office"), mounts) is None
    assert among_mounts(PurePosixPath("/mnt/office"), mounts[::-1]) == "nfs"


def test_a_mac_mount_is_judged_by_its_type() -> None:
    """A share on a Mac is refused, its own disk is not."""
    mounts = parse_mount_command(
        "/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)\n"
        "//eva@nas/office on /Volumes/office (smbfs, nodev, nosuid, mounted by eva)\n"
    )

    assert among_mounts(PurePosixPath("/Volumes/office/home"), mounts) == "smbfs"
    assert among_mounts(PurePosixPath("/Users/eva"), mounts) is None


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (r"\\nas\office\home", True),
        (r"\\?\UNC\nas\office\home", True),
        (r"\\?\C:\Users\Eva", False),
        (r"C:\Users\Eva", False),
    ],
)
def test_a_windows_share_is_told_by_its_path(path: str, expected: bool) -> None:
    r"""``\\server\folder`` is a network drive, a long local path is not."""
    assert is_share(PureWindowsPath(path)) is expected


def test_making_an_office_in_a_synced_folder_is_refused_before_anything_is_made(tmp_path: Path) -> None:
    """The refusal says why and what to do, and leaves no trace."""
    (tmp_path / ".stfolder").mkdir()

    with pytest.raises(Trouble) as refused:
        Store.create(tmp_path / "office")

    assert refused.value.code == "home-in-synced-folder"
    assert "Syncthing" in refused.value.text
    assert "outside" in refused.value.advice
    assert not (tmp_path / "office").exists()


def test_opening_an_office_that_became_synced_is_refused(tmp_path: Path) -> None:
    """Moving the folder into a synced one is noticed at the next start."""
    Store.create(tmp_path / "office").close()
    (tmp_path / ".stfolder").mkdir()

    for write in (True, False):
        with pytest.raises(Trouble) as refused:
            Store.open(tmp_path / "office", write=write)
        assert refused.value.code == "home-in-synced-folder"


def test_a_network_drive_is_refused_by_its_own_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The person reads which kind of drive it is."""
    monkeypatch.setattr(home_module, "network_type", lambda _: "nfs4")

    with pytest.raises(Trouble) as refused:
        refuse_synced(tmp_path)

    assert refused.value.code == "home-on-network"
    assert "nfs4" in refused.value.text


def test_a_plain_folder_is_accepted(tmp_path: Path) -> None:
    """No evidence, no refusal."""
    refuse_synced(tmp_path / "box" / "office")


@pytest.mark.skipif(os.name == "nt", reason="modes are POSIX")
def test_a_new_home_is_closed_to_other_people(tmp_path: Path) -> None:
    """Mode 0700 from the first moment; a folder that was there keeps its own."""
    (tmp_path / "there").mkdir(mode=0o755)

    for name in ("new", "there"):
        Home(tmp_path / name).make()

    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "new" / "attachments").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "there").stat().st_mode) == 0o755


def test_a_home_that_cannot_be_made_is_trouble(tmp_path: Path) -> None:
    """A file in the way is told as such."""
    (tmp_path / "file").write_bytes(b"")

    with pytest.raises(Trouble) as refused:
        Store.create(tmp_path / "file" / "office")

    assert refused.value.code == "home-cannot-open"


@pytest.mark.parametrize("name", ["x" * 300, "a/" * 3_000])
def test_a_home_with_a_name_that_no_disk_takes_is_trouble(tmp_path: Path, name: str) -> None:
    """Opened or made, by reader or writer."""
    with pytest.raises(Trouble) as made:
        Store.create(tmp_path / name)
    with pytest.raises(Trouble) as opened:
        Store.open(tmp_path / name, write=False)

    assert {made.value.code, opened.value.code} == {"home-cannot-open"}

    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="links are a POSIX thing here")
def test_a_home_behind_links_that_lead_in_a_circle_is_trouble(tmp_path: Path) -> None:
    """There is no such place."""
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")

    with pytest.raises(Trouble) as refused:
        Store.open(tmp_path / "a" / "office", write=False)

    assert refused.value.code == "home-cannot-open"
