"""A shared folder of one office, and laptops beside it."""

from pathlib import Path

import pytest

from tests.support.memory_folder import MemoryFolder
from tests.support.memory_logs import OFFICE, Clock, Device, FolderLaptop
from workflows.sync import marker
from workflows.sync.plain import PlainFolder


@pytest.fixture
def clock() -> Clock:
    """One time for everyone."""
    return Clock()


@pytest.fixture
def folder() -> MemoryFolder:
    """A folder that anna's laptop connected."""
    made = MemoryFolder()
    marker.connect(made, OFFICE, Device("anna").id, fresh_ok=True)
    return made


@pytest.fixture
def directory(tmp_path: Path) -> PlainFolder:
    """The same on a disk."""
    made = PlainFolder(tmp_path)
    marker.connect(made, OFFICE, Device("anna").id, fresh_ok=True)
    return made


@pytest.fixture
def anna(folder: MemoryFolder, clock: Clock) -> FolderLaptop:
    """A laptop that follows ben's."""
    return FolderLaptop("anna", folder, members=["ben"], clock=clock)


@pytest.fixture
def ben(folder: MemoryFolder, clock: Clock) -> FolderLaptop:
    """A laptop that follows anna's."""
    return FolderLaptop("ben", folder, members=["anna"], clock=clock)
