"""Private keys: where they are kept, who may read them there, and what happens where they are gone."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import keyring
import keyring.errors
import pytest
from keyring.backends import fail

from tests.support.memory_keyring import MemoryKeyring
from workflows.errors import Trouble
from workflows.keys import HEAD_FILE, SEED_FILE, SERVICE, WHERE_FILE, DeviceKeys, FileSecrets, new_secrets, secrets_of
from workflows.office.founding import Charter, found
from workflows.office.office import Office
from workflows.office.proving.checking import check_office

CHARTER = Charter(name="Shop", owner="Anna")
POSIX = pytest.mark.skipif(os.name == "nt", reason="modes are POSIX")


@pytest.fixture
def ring(monkeypatch: pytest.MonkeyPatch) -> Iterator[MemoryKeyring]:
    """The system's keyring, in memory, and chosen where it works."""
    monkeypatch.delenv("COUNTERSIGN_KEY_STORE", raising=False)
    before, own = keyring.get_keyring(), MemoryKeyring()
    keyring.set_keyring(own)
    yield own
    keyring.set_keyring(before)


# ---------------------------------------------------------------- files


@POSIX
def test_secrets_in_files_are_for_their_owner_alone(tmp_path: Path) -> None:
    """Mode 0600, whatever the umask."""
    before = os.umask(0)
    try:
        FileSecrets(tmp_path).write(SEED_FILE, "00")
    finally:
        os.umask(before)

    assert (tmp_path / SEED_FILE).stat().st_mode & 0o777 == 0o600


@POSIX
@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o644, 0o610])
def test_a_key_that_others_may_read_is_not_used(tmp_path: Path, mode: int) -> None:
    """Refused with the command that mends it; afterwards it works again."""
    found(tmp_path / "home", CHARTER)
    key = tmp_path / "home" / SEED_FILE
    key.chmod(mode)

    with pytest.raises(Trouble) as refused:
        Office.open(tmp_path / "home")

    assert refused.value.code == "key-file-open"
    assert f"chmod 600 '{key}'" in refused.value.advice
    key.chmod(0o600)
    Office.open(tmp_path / "home").close()


@pytest.mark.parametrize("content", ["", "zz", "00" * 31, "00" * 33, "é"])
def test_a_damaged_key_file_is_told_and_never_guessed(tmp_path: Path, content: str) -> None:
    """key-missing or key-unreadable; the entries stay."""
    found(tmp_path / "home", CHARTER)
    (tmp_path / "home" / SEED_FILE).write_text(content, "utf-8")

    with pytest.raises(Trouble) as refused:
        Office.open(tmp_path / "home")

    assert refused.value.code in {"key-missing", "key-unreadable"}


def test_the_key_of_another_office_does_not_fit(tmp_path: Path) -> None:
    """key-does-not-fit; nothing is written with it."""
    found(tmp_path / "one", CHARTER)
    found(tmp_path / "other", CHARTER)
    shutil.copy2(tmp_path / "other" / SEED_FILE, tmp_path / "one" / SEED_FILE)

    with pytest.raises(Trouble) as refused:
        Office.open(tmp_path / "one")

    assert refused.value.code == "key-does-not-fit"


def test_a_secret_that_could_not_be_written_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk takes no key away."""
    secrets = FileSecrets(tmp_path)
    secrets.write(SEED_FILE, "old")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", _no_room)
        with pytest.raises(Trouble) as refused:
            secrets.write(SEED_FILE, "new")

    assert refused.value.code == "key-not-kept"
    assert secrets.read(SEED_FILE) == "old"


def _no_room(_: int) -> None:
    raise OSError(28, "No space left on device")


def test_a_rest_of_a_crash_is_no_obstacle(tmp_path: Path) -> None:
    """A half-written secret from before is overwritten, not used."""
    (tmp_path / f"~{SEED_FILE}.tmp").write_text("half", "utf-8")

    FileSecrets(tmp_path).write(SEED_FILE, "whole")

    assert FileSecrets(tmp_path).read(SEED_FILE) == "whole"


# ---------------------------------------------------------------- the keyring


def test_where_a_keyring_works_the_key_is_in_it_and_in_no_file(tmp_path: Path, ring: MemoryKeyring) -> None:
    """The home says where its key is; the office works and verifies."""
    founded = found(tmp_path / "home", CHARTER)

    seeds = [value for (service, name), value in ring.kept.items() if name.endswith(SEED_FILE) and service == SERVICE]
    kept = b"".join(path.read_bytes() for path in (tmp_path / "home").iterdir() if path.is_file())
    assert founded.key_store == "keyring"
    assert len(seeds) == 1
    assert bytes.fromhex(seeds[0]) not in kept
    assert seeds[0].encode() not in kept
    assert not (tmp_path / "home" / SEED_FILE).exists()
    assert check_office(tmp_path / "home").ok


def test_a_moved_home_still_finds_its_key(tmp_path: Path, ring: MemoryKeyring) -> None:
    """The name in the keyring is the home's own, not that of its folder."""
    found(tmp_path / "home", CHARTER)
    (tmp_path / "home").rename(tmp_path / "elsewhere")

    with Office.open(tmp_path / "elsewhere") as office:
        assert office.keys.kept_in == "keyring"


def test_a_moved_home_with_a_key_file_still_finds_it(tmp_path: Path) -> None:
    """The file moves along."""
    found(tmp_path / "home", CHARTER)
    (tmp_path / "home").rename(tmp_path / "elsewhere")

    with Office.open(tmp_path / "elsewhere") as office:
        assert office.keys.kept_in == "file"


def test_two_homes_keep_two_keys_in_one_keyring(tmp_path: Path, ring: MemoryKeyring) -> None:
    """Neither overwrites the other's."""
    one, other = found(tmp_path / "one", CHARTER), found(tmp_path / "other", CHARTER)

    with Office.open(tmp_path / "one") as office:
        assert office.keys.device == one.device
    with Office.open(tmp_path / "other") as office:
        assert office.keys.device == other.device


def test_a_home_of_the_keyring_stays_so_whatever_the_environment_says(
    tmp_path: Path, ring: MemoryKeyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The variable is for new homes."""
    found(tmp_path / "home", CHARTER)
    monkeypatch.setenv("COUNTERSIGN_KEY_STORE", "file")

    with Office.open(tmp_path / "home") as office:
        assert office.keys.kept_in == "keyring"


def test_a_locked_keyring_is_outside_trouble(tmp_path: Path, ring: MemoryKeyring) -> None:
    """key-unreadable, with advice; unlocked, work goes on."""
    found(tmp_path / "home", CHARTER)
    ring.shut = True

    with pytest.raises(Trouble) as refused:
        Office.open(tmp_path / "home")

    assert refused.value.code == "key-unreadable"
    ring.shut = False
    Office.open(tmp_path / "home").close()


def test_a_keyring_that_lost_the_key_is_told(tmp_path: Path, ring: MemoryKeyring) -> None:
    """key-missing: as after a new installation of the system."""
    found(tmp_path / "home", CHARTER)
    ring.kept.clear()

    with pytest.raises(Trouble) as refused:
        Office.open(tmp_path / "home")

    assert refused.value.code == "key-missing"


def test_without_a_working_keyring_a_file_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Headless machines need no setting."""
    monkeypatch.delenv("COUNTERSIGN_KEY_STORE", raising=False)
    before = keyring.get_keyring()
    keyring.set_keyring(fail.Keyring())  # type: ignore[no-untyped-call]  # the library's
    try:
        founded = found(tmp_path / "home", CHARTER)
    finally:
        keyring.set_keyring(before)

    assert founded.key_store == "file"


@pytest.mark.parametrize("name", ["files", "KEYRING", " "])
def test_a_key_store_that_does_not_exist_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """A slip in the variable must not put a key where nobody expects it; nothing is made."""
    monkeypatch.setenv("COUNTERSIGN_KEY_STORE", name)

    with pytest.raises(Trouble) as refused:
        found(tmp_path / "home", CHARTER)

    assert refused.value.code == "unknown-key-store"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", ["", "cloud", "keyring", "keyring "])
def test_a_home_that_does_not_say_where_its_key_is_is_told(tmp_path: Path, content: str) -> None:
    """key-missing, also where the note itself is gone."""
    found(tmp_path / "home", CHARTER)
    (tmp_path / "home" / WHERE_FILE).write_text(content, "utf-8")

    with pytest.raises(Trouble) as refused:
        secrets_of(tmp_path / "home")

    assert refused.value.code == "key-missing"


# ---------------------------------------------------------------- what the keys remember


def test_the_remembered_head_never_shrinks(tmp_path: Path) -> None:
    """An older copy of the database cannot make the key store forget what was there."""
    keys = DeviceKeys.create(new_secrets(tmp_path))
    keys.remember_head(5, b"\x05" * 32)

    keys.remember_head(3, b"\x03" * 32)
    keys.remember_head(5, b"\xff" * 32)

    assert keys.remembered_head() == (5, b"\x05" * 32)
    keys.remember_head(6, b"\x06" * 32)
    assert keys.remembered_head() == (6, b"\x06" * 32)


@pytest.mark.parametrize("content", ["", "five", "5", "5 xyz", "x 00", "5 00"])
def test_a_damaged_remembered_head_is_none(tmp_path: Path, content: str) -> None:
    """It is a second safety; without it the office still opens."""
    found(tmp_path / "home", CHARTER)
    (tmp_path / "home" / HEAD_FILE).write_text(content, "utf-8")

    with Office.open(tmp_path / "home") as office:
        assert office.keys.remembered_head() is None


def test_a_wrapped_key_opens_with_its_own_seed_only(tmp_path: Path) -> None:
    """And not after one bit was turned over."""
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    one, other = DeviceKeys.create(new_secrets(tmp_path / "a")), DeviceKeys.create(new_secrets(tmp_path / "b"))
    wrapped = one.wrap(b"secret")

    assert one.unwrap(wrapped) == b"secret"
    assert one.wrap(b"secret") != wrapped
    for keys, bad in ((other, wrapped), (one, wrapped[:-1] + bytes([wrapped[-1] ^ 1])), (one, b"")):
        with pytest.raises(Trouble) as refused:
            keys.unwrap(bad)
        assert refused.value.code == "key-does-not-fit"


def test_each_person_signs_with_a_key_of_their_own(tmp_path: Path) -> None:
    """Derived from the seed, so it is the same after a restart."""
    keys = DeviceKeys.create(new_secrets(tmp_path))
    again = DeviceKeys.open(secrets_of(tmp_path))

    publics = [keys.person_public(person) for person in ("anna", "ben", "ann", "a")]

    assert len(set(publics)) == 4
    assert [again.person_public(person) for person in ("anna", "ben", "ann", "a")] == publics
    assert keys.log_public not in publics
