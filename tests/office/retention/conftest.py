"""The time that the laptops live in, and an office with a long past."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.old_office import TODAY, Past, old_office, over
from tests.support.old_pair import Pair, old_pair
from workflows.office.office import Office


@pytest.fixture
def past(monkeypatch: pytest.MonkeyPatch) -> Past:
    """Long ago, until a test goes on."""
    return Past(monkeypatch)


@pytest.fixture
def office(past: Past, tmp_path: Path) -> Iterator[Office]:
    """An office with 130 requests of long ago that are over, more that fill the bundle, and the present day."""
    made = old_office(tmp_path / "home")
    over(made, 130)
    over(made, 60, words="Apfel")
    past.go(TODAY)
    yield made
    made.store.close()


@pytest.fixture
def pair(past: Past, tmp_path: Path) -> Iterator[Pair]:
    """Requests of the clerk on one laptop, decided on the other; more than 256 entries in both logs."""
    with old_pair(past, tmp_path) as made:
        yield made
