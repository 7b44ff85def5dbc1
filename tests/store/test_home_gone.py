"""A home that is taken away while it is open takes nothing along that was acknowledged."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from workflows.errors import Trouble
from workflows.store.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An office that is open for writing."""
    with Store.create(tmp_path / "home") as opened:
        yield opened


def refused(store: Store) -> str:
    """The code with which writing is refused."""
    with pytest.raises(Trouble) as caught, store.database.transaction():
        pass
    return caught.value.code


@pytest.mark.skipif(os.name == "nt", reason="an open file cannot be removed there")
def test_nothing_is_acknowledged_once_the_home_is_removed(store: Store) -> None:
    """The open file could still be written, and would be gone with the program's end."""
    shutil.rmtree(store.home.path)

    assert refused(store) == "home-gone"


@pytest.mark.skipif(os.name == "nt", reason="an open file cannot be removed there")
def test_nothing_is_acknowledged_once_another_copy_stands_in_its_place(store: Store, tmp_path: Path) -> None:
    """Somebody puts a backup there while the window is open: what is decided then would be in neither."""
    shutil.copytree(store.home.path, tmp_path / "copy")
    shutil.rmtree(store.home.path)
    (tmp_path / "copy").rename(store.home.path)

    assert refused(store) == "home-gone"


@pytest.mark.skipif(os.name == "nt", reason="a folder with open files cannot be moved there")
def test_a_home_that_is_put_back_goes_on(store: Store, tmp_path: Path) -> None:
    """Moving it away by mistake costs nothing but putting it back."""
    store.home.path.rename(tmp_path / "away")
    assert refused(store) == "home-gone"

    (tmp_path / "away").rename(store.home.path)
    with store.database.transaction():
        pass
