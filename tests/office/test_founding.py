"""Founding an office: all of it is there afterwards, or nothing is."""

import os
from pathlib import Path

import pytest

from workflows.errors import InvalidInput, Trouble
from workflows.ledger import derive, recovery
from workflows.ledger.membership import Genesis
from workflows.office.founding import Charter, found
from workflows.office.office import Office
from workflows.office.proving.checking import check_office
from workflows.office.reading import Introduction

CHARTER = Charter(name="Corner Shop", owner="Anna Berg")


def test_a_new_office_has_its_owner_and_verifies(tmp_path: Path) -> None:
    """The founder owns it, and the first entries are sound."""
    founded = found(tmp_path / "home", CHARTER)

    verdict = check_office(tmp_path / "home")
    with Office.open(tmp_path / "home", write=False) as office:
        assert (office.id, office.keys.device, office.an_owner()) == (founded.office, founded.device, founded.owner)
        assert (office.state.name, office.state.country, office.state.currency) == ("Corner Shop", "DE", "EUR")
    assert (verdict.ok, verdict.office) == (True, founded.office)


def test_two_offices_of_one_name_share_nothing(tmp_path: Path) -> None:
    """Ids, keys and recovery keys are drawn anew."""
    one, other = found(tmp_path / "one", CHARTER), found(tmp_path / "other", CHARTER)

    assert one.office != other.office
    assert one.device != other.device
    assert one.recovery_key != other.recovery_key


def test_the_printed_recovery_key_is_the_one_in_the_genesis_entry(tmp_path: Path) -> None:
    """What is put away on paper opens the office later; it is not kept on the laptop."""
    founded = found(tmp_path / "home", CHARTER)

    with Office.open(tmp_path / "home", write=False) as office:
        row = office.store.entries.one(founded.device, 0)
        assert row is not None
        first = office.reader.read(row)
    assert isinstance(first, Introduction)
    assert isinstance(first.event, Genesis)
    seed = recovery.decode(founded.recovery_key)
    assert derive.log_key(seed).public_key().public_bytes_raw().hex() == first.event.recovery_key
    kept = b"".join(path.read_bytes() for path in (tmp_path / "home").rglob("*") if path.is_file())
    assert seed not in kept
    assert seed.hex().encode() not in kept
    assert founded.recovery_key.encode() not in kept


def test_the_genesis_entry_names_nobody(tmp_path: Path) -> None:
    """It is readable by anyone who has the bytes, so it holds keys only."""
    founded = found(tmp_path / "home", CHARTER)

    with Office.open(tmp_path / "home", write=False) as office:
        row = office.store.entries.one(founded.device, 0)
    assert row is not None
    assert b"Anna" not in row.raw
    assert b"anna" not in row.raw
    assert b"Corner" not in row.raw


@pytest.mark.parametrize(
    ("charter", "code"),
    [
        (Charter(name="", owner="Anna"), "bad-name"),
        (Charter(name="Shop", owner="   "), "bad-name"),
        (Charter(name="Shop", owner="A\nB"), "bad-name"),
        (Charter(name="Shop\u202e", owner="Anna"), "bad-name"),
        (Charter(name="x" * 201, owner="Anna"), "bad-name"),
        (Charter(name="Shop", owner="Anna \udc80"), "bad-name"),
        (Charter(name="Shop", owner="Anna", country="de"), "bad-country"),
        (Charter(name="Shop", owner="Anna", country="DEU"), "bad-country"),
        (Charter(name="Shop", owner="Anna", currency="euro"), "bad-currency"),
        (Charter(name="Shop", owner="Anna", currency="€"), "bad-currency"),
    ],
)
def test_a_charter_that_cannot_be_used_makes_nothing(tmp_path: Path, charter: Charter, code: str) -> None:
    """Refused before anything is written."""
    with pytest.raises(InvalidInput) as refused:
        found(tmp_path / "home", charter)

    assert refused.value.code == code
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    """Whatever it is."""
    (tmp_path / "letter.txt").write_text("mine", "utf-8")

    with pytest.raises(InvalidInput) as refused:
        found(tmp_path, CHARTER)

    assert refused.value.code == "home-exists"
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_a_file_in_the_way_is_left_alone(tmp_path: Path) -> None:
    """A home is a folder."""
    (tmp_path / "home").write_text("mine", "utf-8")

    with pytest.raises(InvalidInput):
        found(tmp_path / "home", CHARTER)

    assert (tmp_path / "home").read_text("utf-8") == "mine"


def test_an_empty_folder_is_used(tmp_path: Path) -> None:
    """As somebody makes it who was told to choose a folder."""
    (tmp_path / "home").mkdir()

    found(tmp_path / "home", CHARTER)

    assert check_office(tmp_path / "home").ok


def test_parents_that_do_not_exist_are_made(tmp_path: Path) -> None:
    """The default folder does not exist on a new computer."""
    found(tmp_path / "a" / "b" / "home", CHARTER)

    assert check_office(tmp_path / "a" / "b" / "home").ok


def test_a_home_has_a_name_with_blanks_and_letters_of_all_kinds(tmp_path: Path) -> None:
    """Folders of people are called so."""
    home = tmp_path / "Büro 事務所 #1?"

    found(home, CHARTER)

    assert check_office(home).ok


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root writes everywhere")
def test_a_place_that_may_not_be_written_is_told(tmp_path: Path) -> None:
    """Trouble, and nothing is left."""
    tmp_path.chmod(0o500)

    with pytest.raises(Trouble):
        found(tmp_path / "home", CHARTER)

    tmp_path.chmod(0o700)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("step", ["first", "last"])
def test_a_failure_on_the_way_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    """Be it the first file that finds no room or the last step of all; founding again then works."""
    real = Path.replace

    def no_room(path: Path, target: Path) -> Path:
        if step == "first" or path.is_dir():
            raise OSError(28, "No space left on device")
        return real(path, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", no_room)
        with pytest.raises(Trouble):
            found(tmp_path / "home", CHARTER)
    assert list(tmp_path.iterdir()) == []

    found(tmp_path / "home", CHARTER)

    assert check_office(tmp_path / "home").ok


@pytest.mark.skipif(os.name == "nt", reason="modes are POSIX")
def test_only_the_owner_of_the_files_can_read_them(tmp_path: Path) -> None:
    """The home, its key and its database are closed to other users of the computer."""
    before = os.umask(0)
    try:
        found(tmp_path / "home", CHARTER)
    finally:
        os.umask(before)

    assert (tmp_path / "home").stat().st_mode & 0o077 == 0
    assert (tmp_path / "home" / "device.key").stat().st_mode & 0o077 == 0
