"""What tests of files that come share: a folder, and somebody who lays files into it."""

import os
from pathlib import Path
from typing import Any

import pytest

from tests.automations.world import MINUTE_MS, World
from workflows import clock
from workflows.automations.asking import asked, automations
from workflows.office.office import Office


class Laid:
    """A folder beside an office's home."""

    def __init__(self, world: World, folder: Path, name: str) -> None:
        self.world = world
        self.folder = folder
        self.name = name
        folder.mkdir()

    def lay(self, name: str | bytes, content: bytes = b"a page", *, ago_ms: int = MINUTE_MS) -> Path:
        """Lay a file there that was written so long ago."""
        path = self.folder / os.fsdecode(name)
        path.write_bytes(content)
        at = (self.world.now_ms - ago_ms) / 1000
        os.utime(path, (at, at))
        return path

    def look(self, times: int = 2, by_ms: int = MINUTE_MS) -> int:
        """Start the program so often, a minute apart; how much was done."""
        return sum(self.world.step(by_ms=by_ms).done for _ in range(times))

    def there(self, sub: str = ".") -> list[str]:
        """The names of files in the folder or a subfolder."""
        place = self.folder / sub
        return sorted(one.name for one in place.iterdir() if not one.is_dir()) if place.is_dir() else []

    def states(self) -> list[str]:
        """The runs' states."""
        return [state for _, state in self.world.states(self.name)]

    def shown(self) -> Any:
        """The automation as a list has it."""
        with clock.pretending(self.world.now_ms), Office.open(self.world.home, write=False) as office:
            return automations(office, self.world.now_ms)[0]

    def asks(self) -> list[str]:
        """What a person is asked about: code and text."""
        with clock.pretending(self.world.now_ms), Office.open(self.world.home, write=False) as office:
            return [f"{ask.run.code} {ask.run.text}" for ask in asked(office, self.world.now_ms)]


@pytest.fixture
def laid(world: World, tmp_path: Path) -> Laid:
    """A folder beside the home."""
    return Laid(world, tmp_path / "tables", "rows")
