"""A copy of a shared folder to tamper with, and a laptop that checks it."""

import re
import shutil
from pathlib import Path

from tests.journeys.tampered_world import World
from workflows.cli.folder_findings import folder_finding_sentence
from workflows.office.office import Office
from workflows.office.proving.folder_checking import check_folder
from workflows.office.proving.folder_view import FolderVerdict
from workflows.sync import layout
from workflows.sync.plain import PlainFolder
from workflows.sync.plan import Span

Place = tuple[str, str | None, int | None, str | None]
"""Code, device, index and file of a finding."""


class Copy:
    """A copy of the folder to tamper with, and a laptop that checks it."""

    def __init__(self, world: World, folder: Path) -> None:
        self.world = world
        self.folder = Path(shutil.copytree(world.folder, folder))
        self.first, self.second = sorted(world.offices, key=lambda device: -len(world.truth[device]))
        self.checks: Office = world.offices[self.second]

    def check(self) -> FolderVerdict:
        """The verdict of the second laptop; every finding has a sentence that names its file or laptop."""
        verdict = check_folder(self.checks, PlainFolder(self.folder))
        for found in verdict.findings:
            text = folder_finding_sentence(found, verdict.names)
            assert not re.search(r"\{[a-z_]*\}", text)  # a damaged file may hold a brace of its own
            assert (found.file or "") in text or (found.device or "")[:8] in text
        return verdict

    def found(self) -> list[Place]:
        """Code, device, index and file of each finding."""
        return [(one.code, one.device, one.index, one.file) for one in self.check().findings]

    def path(self, relative: str) -> Path:
        return self.folder / relative

    def tail(self, device: str) -> list[str]:
        """The device's tail files by their end."""
        names = [layout.parse_segment(one.name) for one in self.path("tail").iterdir()]
        mine = [one for one in names if one is not None and one.device == device]
        return [f"tail/{one}" for one in sorted(mine, key=lambda one: (one.end, one.start))]

    def flip(self, relative: str, at: int) -> None:
        raw = bytearray(self.path(relative).read_bytes())
        raw[at] ^= 1
        self.path(relative).write_bytes(raw)

    def swap(self, one: str, other: str) -> None:
        first, second = self.path(one).read_bytes(), self.path(other).read_bytes()
        self.path(one).write_bytes(second)
        self.path(other).write_bytes(first)


def sealed(device: str, path: str) -> str:
    """A path in the sealed part of a log."""
    return f"log/{device}/{path}"


def span_of(path: str) -> Span:
    """The entries that a tail file's name speaks of."""
    name = layout.parse_segment(path.removeprefix("tail/"))
    assert name is not None
    return Span(name.start, name.end)
