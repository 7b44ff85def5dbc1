"""An office with a writer and a reader."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.shown_office import Both, both_open, found_shown


@pytest.fixture(scope="session")
def founded_shown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home that is copied for each test: founding takes a second."""
    home = tmp_path_factory.mktemp("shown") / "home"
    found_shown(home)
    return home


@pytest.fixture
def home(founded_shown: Path, tmp_path: Path) -> Path:
    """A home of one's own."""
    return Path(shutil.copytree(founded_shown, tmp_path / "home"))


@pytest.fixture
def both(home: Path) -> Iterator[Both]:
    """Open for writing and for reading."""
    with both_open(home) as opened:
        yield opened
