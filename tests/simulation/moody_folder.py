"""One device's way to the cloud: a Folder that has every bad mood of the real ones."""

import random
from collections.abc import Callable

from tests.simulation.cloud import Cloud, View, get
from tests.simulation.faults import Faults
from tests.simulation.truth import OFFICE
from workflows.sync import layout
from workflows.sync.folder import FolderTrouble, Listed

_MARKS = (layout.OFFICE_FILE, layout.marker(OFFICE))


class MoodyFolder:
    """A Folder over one view of the cloud. ``step`` is called around every effect: the laptop may crash there."""

    place = "simulated"

    def __init__(
        self, cloud: Cloud, view: View, faults: Faults, chance: random.Random, step: Callable[[str], None]
    ) -> None:
        self.cloud = cloud
        self.view = view
        self.listings = 0
        self.bytes_written = 0
        self.written: list[str] = []
        """Paths of all files created, in order."""
        self.deleted: list[str] = []
        self._faults = faults
        self._chance = chance
        self._step = step

    def list(self, directory: str) -> tuple[Listed, ...]:
        """The names of one directory; sometimes none of them, or not all."""
        layout.safe_path(directory)
        self._call("list")
        self.listings += 1
        names = sorted(self.view.shown().get(directory, {}))
        start = f"{directory}/" if directory else ""
        if self.view.mounted != "own":
            self._faults.met(self.view.mounted, "list")
        if self.view.mounted == "missing-marker":
            names = [name for name in names if start + name not in _MARKS]
        if self._faults.strikes("empty-listing"):
            self._faults.met("empty-listing", "list")
            return ()
        if len(names) > 1 and self._faults.strikes("truncated-listing"):
            self._faults.met("truncated-listing", "list")
            names = names[: self._chance.randrange(len(names))]
        there = self.view.shown().get(directory, {})
        listed = [Listed(name=name, size=len(there[name]) if self.view.shows_sizes else None) for name in names]
        for name in names:
            path = start + name
            mood = self.view.moods.get(path)
            if mood is not None:
                self._faults.met(mood, "list")
            if path in self.view.twins:
                self._faults.met("two-of-one-name", "list")
                listed.append(Listed(name=name, size=len(self.view.twins[path]) if self.view.shows_sizes else None))
        self._chance.shuffle(listed)
        return tuple(listed)

    def read(self, path: str, limit: int) -> bytes | None:
        """What stands under this name, as this view has it."""
        layout.safe_path(path)
        self._call("read")
        if path in _MARKS and self.view.mounted != "own":
            self._faults.met(self.view.mounted, "read")
            if self.view.mounted == "missing-marker":
                return None
        content = get(self.view.shown(), path)
        if content is None:
            return None
        for fault, code in (("placeholder", "folder-file"), ("slow-placeholder", "folder-offline")):
            if self._faults.strikes(fault):
                self._faults.met(fault, "read")
                raise trouble(code)
        mood = self.view.moods.get(path)
        if mood is not None:
            self._faults.met(mood, "read")
        if mood == "stale-read":
            return None
        twin = self.view.twins.get(path)
        if twin is not None and self._chance.random() < 0.5:
            self._faults.met("two-of-one-name", "read")
            content = twin
        return content[: limit + 1]

    def create(self, path: str, content: bytes) -> bool:
        """A new file, here at once and elsewhere later; perhaps torn by a crash."""
        layout.safe_path(path)
        self._call("create")
        if self._faults.strikes("full"):
            self._faults.met("full", "create")
            raise trouble("folder-full")
        assert self.view.mounted not in {"foreign-office", "emptied", "missing-marker"}, (
            f"wrote {path} into a folder that is not the office's ({self.view.mounted})"
        )
        self._step("create.before")
        if get(self.view.files, path) is not None:
            return False
        if self._faults.strikes("torn-write"):
            # No rename on this system: what a crash or an error leaves behind stands under the final name.
            self._faults.met("torn-write", "create")
            self.cloud.write(self.view, path, content[: self._chance.randrange(len(content) + 1)])
            self._step("create.torn")
            raise trouble("folder-failed")
        if self._faults.strikes("no-effect"):
            self._faults.met("no-effect", "create")
            return True
        self.cloud.write(self.view, path, content)
        self.bytes_written += len(content)
        self.written.append(path)
        self._step("create.after")
        return True

    def delete(self, path: str) -> None:
        """Take a file away; sometimes another program holds it open."""
        layout.safe_path(path)
        self._call("delete")
        if self._faults.strikes("failed-delete"):
            self._faults.met("failed-delete", "delete")
            raise trouble("folder-file")
        assert self.view.mounted == "own", f"deleted {path} in a folder that is not the office's ({self.view.mounted})"
        self._step("delete.before")
        if get(self.view.files, path) is not None:
            self.cloud.remove(self.view, path)
            self.deleted.append(path)
        self._step("delete.after")

    def _call(self, call: str) -> None:
        self._step(call)
        if self._chance.random() < 0.05:
            self.cloud.advance(500)  # Other clients do not stand still during a run.
        for fault, code in (("offline", "folder-offline"), ("denied", "folder-denied")):
            if self._faults.strikes(fault):
                self._faults.met(fault, call)
                raise trouble(code)


def trouble(code: str) -> FolderTrouble:
    """What a folder raises, with the words left out."""
    return FolderTrouble(code=code, title="The folder", text="did not do it.", advice="Wait.")
