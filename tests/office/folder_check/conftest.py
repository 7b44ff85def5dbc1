"""A world of laptops and their folder, made once; every test gets a copy of the folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.tampered_world import World, make_world
from tests.office.folder_check.folder_copy import Copy


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """Laptops and a folder that nobody touches."""
    with make_world(tmp_path_factory.mktemp("world")) as made:
        yield made


@pytest.fixture
def copy(world: World, tmp_path: Path) -> Copy:
    """A copy of the folder."""
    return Copy(world, tmp_path / "folder")
