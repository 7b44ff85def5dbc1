"""Connecting a folder to an office."""

import pytest

from tests.support.memory_folder import MemoryFolder
from tests.support.memory_logs import OFFICE
from workflows.errors import InvalidInput
from workflows.sync import layout, marker

FOUNDER = "f" * 26
OTHER = marker.Marker(format=marker.FORMAT, office="b" * 26, founder=FOUNDER).to_bytes()
OTHER_FOUNDER = marker.Marker(format=marker.FORMAT, office=OFFICE, founder="g" * 26).to_bytes()


@pytest.fixture
def folder() -> MemoryFolder:
    """An empty one."""
    return MemoryFolder()


def refusal(folder: MemoryFolder, *, fresh_ok: bool = True) -> str:
    """The code of a refusal that changed nothing."""
    before = dict(folder.files)
    with pytest.raises(InvalidInput) as refused:
        marker.connect(folder, OFFICE, FOUNDER, fresh_ok=fresh_ok)
    assert folder.files == before
    assert "Nothing was changed" in refused.value.text
    return refused.value.code


def test_an_empty_folder_becomes_ours(folder: MemoryFolder) -> None:
    """A marker, its copy in the tail, and a word to people in two languages; doing it again changes nothing."""
    marker.connect(folder, OFFICE, FOUNDER, fresh_ok=True)
    made = dict(folder.files)
    marker.connect(folder, OFFICE, FOUNDER, fresh_ok=False)

    assert set(made) == {layout.OFFICE_FILE, layout.README_FILE, layout.marker(OFFICE)}
    content = f'{{"format":"folderlog/1","office":"{OFFICE}","founder":"{FOUNDER}"}}\n'.encode()
    assert made[layout.OFFICE_FILE] == made[layout.marker(OFFICE)] == content
    assert "do not edit" in made[layout.README_FILE].decode()
    assert "nichts bearbeiten" in made[layout.README_FILE].decode()
    assert folder.files == made


def test_unrelated_files_do_not_matter(folder: MemoryFolder) -> None:
    """People put things everywhere."""
    folder.files = {"holiday.jpg": b"x", "tail/desktop.ini": b"y"}

    marker.connect(folder, OFFICE, FOUNDER, fresh_ok=True)

    assert layout.OFFICE_FILE in folder.files


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ({layout.OFFICE_FILE: OTHER}, "folder-foreign"),
        ({layout.marker("b" * 26): OTHER}, "folder-foreign"),
        ({layout.OFFICE_FILE: b""}, "folder-not-empty"),
        ({layout.OFFICE_FILE: b'{"office":'}, "folder-not-empty"),
        ({layout.OFFICE_FILE: b"\xff\xfe"}, "folder-not-empty"),
        ({layout.OFFICE_FILE: OTHER.replace(b"folderlog/1", b"folderlog/2")}, "folder-newer"),
        ({layout.OFFICE_FILE: b'{"format":"folderlog/12","shape":"another"}'}, "folder-newer"),
        ({layout.OFFICE_FILE: OTHER.replace(b"folderlog/1", b"folderlog/0")}, "folder-not-empty"),
        ({layout.OFFICE_FILE: b'{"format":2}'}, "folder-not-empty"),
        (
            {layout.OFFICE_FILE: OTHER.replace(b"b" * 26, OFFICE.encode()).replace(b"f" * 26, b"g" * 26)},
            "folder-not-empty",
        ),
    ],
)
def test_a_wrong_marker_is_refused(folder: MemoryFolder, files: dict[str, bytes], code: str) -> None:
    """Another office's, one that is not whole, one of an unknown format."""
    folder.files = files

    assert refusal(folder) == code


def test_without_leave_to_begin_a_folder_must_hold_the_office(folder: MemoryFolder) -> None:
    """A laptop that joins never begins a folder of its own."""
    assert refusal(folder, fresh_ok=False) == "folder-empty"


def test_a_folder_that_half_arrived_is_completed(folder: MemoryFolder) -> None:
    """The marker is there, its copy is not."""
    marker.connect(folder, OFFICE, FOUNDER, fresh_ok=True)
    del folder.files[layout.marker(OFFICE)]

    marker.connect(folder, OFFICE, FOUNDER, fresh_ok=False)

    assert layout.marker(OFFICE) in folder.files


def test_two_who_begin_at_once_do_not_overwrite_each_other(folder: MemoryFolder) -> None:
    """Who comes second looks at what the first wrote."""
    create = folder.create

    def faster(path: str, content: bytes) -> bool:
        folder.files.setdefault(layout.OFFICE_FILE, OTHER)
        return create(path, content)

    folder.create = faster  # type: ignore[method-assign]  # another laptop in the same second
    with pytest.raises(InvalidInput) as refused:
        marker.connect(folder, OFFICE, FOUNDER, fresh_ok=True)

    assert refused.value.code == "folder-foreign"
    assert folder.files == {layout.OFFICE_FILE: OTHER}
