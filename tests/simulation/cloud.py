"""One cloud, and every device's view of it: what sync clients between a folder and its copies really do.

Each device works on its own view. Writes and deletes go up to the server after a while, and down to the other views
after another; on the way the faults strike. All times are milliseconds of the simulated clock.
"""

import heapq
import random
from collections.abc import Callable, Iterator
from functools import partial

from tests.simulation.faults import Faults

MINUTE = 60_000
HOUR = 60 * MINUTE

_NAMINGS: tuple[Callable[[str, str], str], ...] = (
    lambda stem, end: f"{stem} (Anna's conflicted copy 2026-11-23).{end}",  # Dropbox
    lambda stem, end: f"{stem}-LAPTOP-7.{end}",  # OneDrive
    lambda stem, end: f"{stem}.sync-conflict-20261123-101500-ABCDEFG.{end}",  # Syncthing
    lambda stem, end: f"{stem} (1).{end}",  # Google Drive
    lambda stem, end: f"{stem} 2.{end}",  # iCloud
)

Files = dict[str, dict[str, bytes]]
"""Content by directory and name."""


class View:
    """One device's copy of the folder, as its sync client shows it."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.files: Files = {}
        self.moods: dict[str, str] = {}
        """Path to the fault that a file here suffers from."""
        self.twins: dict[str, bytes] = {}
        """A second file of the same name."""
        self.mounted = "own"
        """What lies at the place of the folder: ``own``, or a fault of the whole folder."""
        self.foreign: Files = {}
        """The folder of another office, while that is mounted."""
        self.frozen = False
        self.shows_sizes = True
        """Whether a listing says how large files are."""
        self.waiting: list[Callable[[], None]] = []
        """What arrives while the view is frozen."""

    def shown(self) -> Files:
        """The files that a program on this device sees now."""
        if self.mounted == "foreign-office":
            return self.foreign
        return {} if self.mounted == "emptied" else self.files

    def put(self, path: str, content: bytes, mood: str | None = None) -> None:
        put(self.files, path, content)
        if mood is None:
            self.moods.pop(path, None)
        else:
            self.moods[path] = mood

    def drop(self, path: str) -> None:
        drop(self.files, path)
        self.moods.pop(path, None)
        self.twins.pop(path, None)


class Cloud:
    """The server between the views, with its clock."""

    def __init__(self, chance: random.Random, faults: Faults, now_ms: int) -> None:
        self.now_ms = now_ms
        self.server: Files = {}
        self.views: list[View] = []
        self.past: list[Files] = []
        """Earlier states of the server, for rewinding."""
        self._chance = chance
        self._faults = faults
        self._queue: list[tuple[int, int, View, Callable[[], None]]] = []
        self._count = 0
        self._naming = chance.choice(_NAMINGS)
        # Clients carry the changes of one file in their order; those of different files overtake each other.
        self._latest: dict[tuple[int, str, bool], int] = {}

    # ------------------------------------------------------------ what devices do

    def join(self) -> View:
        """A further device connects and downloads what is there."""
        view = View(len(self.views))
        view.shows_sizes = self._chance.random() < 0.8
        view.files = copied(self.server)
        self.views.append(view)
        return view

    def write(self, view: View, path: str, content: bytes) -> None:
        """A device wrote a file: in its own view at once, elsewhere later."""
        view.put(path, content)
        if self._faults.strikes("lost-write"):
            view.put(path, content, "lost-write")
            self._later(view, self._latency(), lambda: view.drop(path))
            return
        self._later(view, self._in_order(view, path, up=True), lambda: self._arrive(view, path, content))

    def remove(self, view: View, path: str) -> None:
        """A device deleted a file."""
        view.drop(path)
        if self._faults.strikes("lost-delete"):
            self._later(view, self._latency(), lambda: self._comes_back(view, path, "lost-delete"))
            return
        self._later(view, self._in_order(view, path, up=True), lambda: self._leave(view, path))

    def _comes_back(self, view: View, path: str, mood: str) -> None:
        content = get(self.server, path)
        if content is not None:
            view.put(path, content, mood)

    # ------------------------------------------------------------ time

    def advance(self, ms: int) -> None:
        """Let time pass and everything arrive that is due."""
        until = self.now_ms + ms
        while self._queue and self._queue[0][0] <= until:
            due, _, view, act = heapq.heappop(self._queue)
            self.now_ms = max(self.now_ms, due)
            if view.frozen:
                view.waiting.append(act)
            else:
                act()
        self.now_ms = until

    def thaw(self, view: View) -> None:
        """A view that stood still goes on: what waited arrives, in any order."""
        view.frozen = False
        waiting, view.waiting = view.waiting, []
        self._chance.shuffle(waiting)
        for act in waiting:
            act()

    def remember(self) -> None:
        """Keep the present state, so that the folder can be rewound to it."""
        self.past.append(copied(self.server))
        del self.past[:-4]

    def rewind(self, to: Files) -> None:
        """The whole folder goes back for everyone; what was on its way is lost."""
        self._queue.clear()
        self.server = copied(to)
        for view in self.views:
            view.waiting.clear()
            view.files = copied(to)
            view.moods.clear()
            view.twins.clear()

    def settle(self) -> None:
        """The troubles end: all views thaw, everything arrives, and every view shows what the server has."""
        for view in self.views:
            view.mounted = "own"
            self.thaw(view)
        while self._queue:
            self.advance(max(self._queue[0][0] - self.now_ms, 0))
        for view in self.views:
            view.files = copied(self.server)
            view.moods.clear()
            view.twins.clear()

    # ------------------------------------------------------------ what outsiders do

    def overwrite(self, path: str, content: bytes, mood: str | None) -> None:
        """Somebody else puts a content in place, everywhere at once."""
        put(self.server, path, content)
        for view in self.views:
            view.put(path, content, mood)

    def take_away(self, path: str) -> None:
        """Somebody else deletes a file, everywhere at once."""
        drop(self.server, path)
        for view in self.views:
            view.drop(path)

    # ------------------------------------------------------------ the server

    def _later(self, view: View, ms: int, act: Callable[[], None]) -> None:
        self._count += 1
        heapq.heappush(self._queue, (self.now_ms + ms, self._count, view, act))

    def _latency(self) -> int:
        """At most five minutes in each direction, so that a clean cloud is no later than ten."""
        return self._chance.choice((0, 2_000, 20_000, self._chance.randrange(5 * MINUTE)))

    def _in_order(self, view: View, path: str, *, up: bool) -> int:
        """How long a change of this file travels: never overtaking an earlier one of the same file."""
        key = (view.number, path, up)
        due = max(self.now_ms + self._latency(), self._latest.get(key, 0))
        self._latest[key] = due
        return due - self.now_ms

    def _arrive(self, origin: View, path: str, content: bytes) -> None:
        there = get(self.server, path)
        if there is not None and there != content:
            # The client of the loser renames its file, and downloads the other one.
            other = self.conflicted(path)
            put(self.server, other, content)
            origin.put(path, there)
            for view in self.views:
                self._later(view, self._latency(), partial(view.put, other, content, "conflicted-copy"))
            return
        put(self.server, path, content)
        for view in self.views:
            if view is not origin:
                self._deliver(view, path, content)

    def _leave(self, origin: View, path: str) -> None:
        gone = get(self.server, path)
        drop(self.server, path)
        for view in self.views:
            if view is origin:
                continue
            self._later(view, self._in_order(view, path, up=False), partial(view.drop, path))
        if gone is not None and self._faults.strikes("resurrect"):
            self._later(origin, self._latency() + HOUR, lambda: self._resurrect(path, gone))

    def _resurrect(self, path: str, content: bytes) -> None:
        put(self.server, path, content)
        for view in self.views:
            view.put(path, content, "resurrect")

    def _deliver(self, view: View, path: str, content: bytes) -> None:
        """One file comes down into one view, in whatever way."""
        wait = self._in_order(view, path, up=False)
        strikes = self._faults.strikes
        if strikes("delay"):
            wait += self._chance.randrange(72 * HOUR)
            self._later(view, wait, lambda: view.put(path, content, "delay"))
            return
        self._later(view, wait, lambda: view.put(path, content))
        before = self._chance.randrange(wait + 1)
        for fault, mangled in (
            ("partial", content[: self._chance.randrange(len(content) + 1)]),
            ("empty-file", b""),
            ("nul-filled", bytes(len(content))),
        ):
            if strikes(fault):
                self._later(view, before, partial(view.put, path, mangled, fault))
                self._later(view, wait + MINUTE, lambda: view.put(path, content))
                return
        self._deliver_oddly(view, path, content, wait)

    def _deliver_oddly(self, view: View, path: str, content: bytes, wait: int) -> None:
        strikes = self._faults.strikes
        if strikes("duplicate"):
            self._later(view, wait + self._chance.randrange(2 * HOUR), lambda: view.put(path, content, "duplicate"))
        elif strikes("stale-read"):
            self._later(view, wait, lambda: view.put(path, content, "stale-read"))
            self._later(view, wait + 30 * MINUTE, lambda: view.put(path, content))
        elif strikes("conflicted-copy"):
            self._under_other_name(view, path, content, self.conflicted(path), wait, "conflicted-copy")
        elif strikes("case-clash"):
            self._under_other_name(view, path, content, _other_case(path), wait, "case-clash")
        elif strikes("two-of-one-name"):
            second = self._chance.choice((content, content[:-1], content[: len(content) // 2]))
            self._later(view, wait, lambda: view.twins.__setitem__(path, second))
        elif strikes("copy-and-delete"):
            directory, _, _ = path.rpartition("/")
            temporary = f"{directory}/~{self._chance.getrandbits(32):08x}.tmp"
            self._later(view, max(wait - 2000, 0), lambda: view.put(temporary, content, "copy-and-delete"))
            self._later(view, wait + MINUTE, lambda: view.drop(temporary))

    def _under_other_name(self, view: View, path: str, content: bytes, other: str, wait: int, mood: str) -> None:
        """A good file that for some days, and perhaps for ever, is here under another name only."""
        self._later(view, wait, lambda: view.put(other, content, mood))
        self._later(view, wait, lambda: view.drop(path))
        if self._chance.random() < 0.5:
            self._later(view, wait + self._chance.randrange(48 * HOUR), lambda: view.put(path, content))

    def conflicted(self, path: str) -> str:
        """The name that this cloud's client gives to a copy that lost."""
        directory, _, name = path.rpartition("/")
        stem, _, end = name.rpartition(".")
        return f"{directory}/{self._naming(stem or name, end)}"


def _other_case(path: str) -> str:
    directory, _, name = path.rpartition("/")
    return f"{directory}/{name.upper()}"


def put(files: Files, path: str, content: bytes) -> None:
    """Set one file."""
    directory, _, name = path.rpartition("/")
    files.setdefault(directory, {})[name] = content


def get(files: Files, path: str) -> bytes | None:
    """One file's content, or None."""
    directory, _, name = path.rpartition("/")
    return files.get(directory, {}).get(name)


def drop(files: Files, path: str) -> None:
    """Take one file away, if it is there."""
    directory, _, name = path.rpartition("/")
    files.get(directory, {}).pop(name, None)


def copied(files: Files) -> Files:
    """An independent copy; contents are never changed in place."""
    return {directory: dict(names) for directory, names in files.items()}


def paths(files: Files) -> Iterator[str]:
    """Every path, in a settled order."""
    for directory in sorted(files):
        for name in sorted(files[directory]):
            yield f"{directory}/{name}" if directory else name
