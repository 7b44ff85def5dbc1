"""An office in which effects are had, a folder that is allowed, and certificates."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.mail_server import Certified, certify
from tests.support.shop import Shop
from workflows.office.office import Office


@pytest.fixture
def office(shop: Shop) -> Iterator[Office]:
    """The corner shop's, open for writing."""
    with Office.open(shop.home) as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder that the owner allowed."""
    made = tmp_path / "out"
    made.mkdir()
    return made


@pytest.fixture(scope="session")
def certified(tmp_path_factory: pytest.TempPathFactory) -> Certified:
    """A certificate for localhost, and its authority."""
    return certify(tmp_path_factory.mktemp("certificates"))


@pytest.fixture(scope="session")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Certified:
    """A certificate of the same kind for another host."""
    return certify(tmp_path_factory.mktemp("certificates"), "elsewhere.example")
