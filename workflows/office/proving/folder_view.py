"""What a check of the shared folder looks through: careful reads, what is known of each log, and what was found."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from workflows.errors import Trouble
from workflows.ledger.checkpoint import open_checkpoint
from workflows.ledger.finding import Code
from workflows.ledger.malformed import Malformed
from workflows.ledger.merkle import Tree, root_of
from workflows.office.proving.verdict import Finding, Progress, Verdict, no_progress
from workflows.sync import layout
from workflows.sync.folder import Folder, FolderTrouble
from workflows.sync.plan import Span
from workflows.sync.ports import Logs, Member
from workflows.sync.sight import ONE_FILE

_NOT_THERE = frozenset({"folder-offline", "folder-sign-in"})
_TELL_EVERY = 50


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """Something worth a word that is not wrong.

    ``copy`` a good file under another name; ``strange`` a file that is none of ours; ``gap`` signed entries behind
    others that are not there; ``news`` the folder has more of a log than this laptop; ``join`` a laptop asks;
    ``beyond-cut`` entries of a laptop whose log was ended before them, from ``index`` to before the fact ``until``:
    they count for nobody.
    """

    code: str
    file: str | None = None
    device: str | None = None
    index: int | None = None
    facts: dict[str, int | str] = {}


class FolderVerdict(Verdict, frozen=True, kw_only=True):
    """The outcome of a check of a shared folder. Findings name files by their paths in it.

    Of a device, ``size`` is how far the folder shows its log, and ``entries`` is the sum of these.
    """

    folder: str
    names: dict[str, str]
    """What people call the devices, where they were given a name."""
    notes: tuple[Note, ...]
    files: int
    """How many files were read."""


class Look:
    """One look at a folder. Nothing that is wrong with a single file or directory stops it."""

    def __init__(self, folder: Folder, progress: Progress = no_progress) -> None:
        self._folder = folder
        self._progress = progress
        self._answers = False
        self.findings: list[Finding] = []
        self.notes: list[Note] = []
        self.named: set[str] = set()
        """Files with a finding."""
        self.files = 0

    def names(self, directory: str) -> dict[str, int | None]:
        """The files of a directory with their listed sizes. One that cannot be listed is named and counts as empty.

        Raises FolderTrouble where the folder itself does not answer.
        """
        try:
            listed = self._folder.list(directory)
        except FolderTrouble as trouble:
            if not self._answers or trouble.code in _NOT_THERE:
                raise
            self.found("altered", file=directory, reason="unreadable")
            return {}
        self._answers = True
        return {one.name: one.size for one in listed}

    def fetch(self, path: str, limit: int, *, device: str | None = None) -> bytes | None:
        """A file; None where there is none, or where it cannot be had or is too large, and then it is named.

        Raises FolderTrouble as ``names``.
        """
        try:
            raw = self._folder.read(path, limit)
        except FolderTrouble as trouble:
            if trouble.code not in ONE_FILE:
                raise
            self.found("altered", device=device, file=path, reason="unreadable")
            return None
        self._answers = True
        if raw is None:
            return None
        self.files += 1
        if self.files % _TELL_EVERY == 0:
            self._progress("files", self.files, None)
        if len(raw) > limit:
            self.found("altered", device=device, file=path, reason="too-large")
            return None
        return raw

    def found(
        self,
        code: Code,
        *,
        device: str | None = None,
        index: int | None = None,
        file: str | None = None,
        **facts: int | str,
    ) -> None:
        """Something is wrong."""
        if file is not None:
            self.named.add(file)
        self.findings.append(Finding(code=code, device=device, index=index, file=file, facts=facts))

    def note(
        self,
        code: str,
        *,
        file: str | None = None,
        device: str | None = None,
        index: int | None = None,
        **facts: int | str,
    ) -> None:
        """Something is worth a word."""
        self.notes.append(Note(code=code, file=file, device=device, index=index, facts=facts))


class KnownLog:
    """One device's log as it is held here, and behind it what signed heads in the folder have proven."""

    def __init__(self, logs: Logs, member: Member) -> None:
        """Raises Trouble ``home-not-sound`` where what is held here is not what was signed."""
        self.device = member.device
        self.member = member
        edge = logs.frontier(member.device)
        self.held = edge.size
        """Entries that are held here."""
        self._logs = logs
        self.leaves = list(logs.leaves(member.device, 0, edge.size))
        self._tree = Tree(self.leaves)
        if len(self.leaves) != edge.size or self._tree.root(edge.size) != edge.root() or not self._is_signed(logs):
            raise _not_sound(member.device)

    @property
    def size(self) -> int:
        """Entries that are known."""
        return len(self.leaves)

    def root(self, size: int) -> bytes:
        """The root at a size up to today's."""
        return self._tree.root(size)

    def differs(self, start: int, leaves: Sequence[bytes]) -> int | None:
        """The first index from ``start`` on where these are other leaves than the known ones; None where none is."""
        pairs = zip(self.leaves[start : start + len(leaves)], leaves, strict=False)
        return next((start + at for at, (ours, theirs) in enumerate(pairs) if ours != theirs), None)

    def resembles(self, start: int, entries: Sequence[bytes]) -> bool:
        """Whether these are held entries from ``start`` on, some bytes of which may have been altered."""
        end = min(start + len(entries), self.held)
        ours = b"".join(self._logs.entries(self.device, start, end)) if start < end else b""
        theirs = b"".join(entries[: max(0, end - start)])
        same = sum(one == other for one, other in zip(ours, theirs, strict=False))
        return same * 2 > max(len(ours), len(theirs))

    def continued(self, start: int, leaves: Sequence[bytes]) -> bytes:
        """The root of the log if these leaves followed its first ``start`` ones."""
        return root_of([*self.leaves[:start], *leaves])

    def extend(self, leaves: Iterable[bytes]) -> None:
        """A signed head proves that these follow."""
        self.leaves.extend(leaves)
        self._tree = Tree(self.leaves)

    def _is_signed(self, logs: Logs) -> bool:
        held = logs.note(self.device)
        if held is None:
            return True
        try:
            head = open_checkpoint(held[1], origin=self.member.origin, log_public=self.member.public_key)
        except Malformed:
            return False
        return head.size <= self.held and self.root(head.size) == head.root


def without(span: Span, taken: Iterable[Span]) -> Iterator[Span]:
    """What is left of a span, in order."""
    at = span.start
    for one in sorted(taken):
        if one.end <= at or one.start >= span.end:
            continue
        if at < one.start:
            yield Span(at, one.start)
        at = max(at, one.end)
    if at < span.end:
        yield Span(at, span.end)


def whole_entries(raw: bytes) -> tuple[list[bytes], bool]:
    """The entries of a bundle up to where it breaks off, and whether it is whole (see ``tiles.decode_bundle``)."""
    entries: list[bytes] = []
    at = 0
    while at + 2 <= len(raw):
        end = at + 2 + int.from_bytes(raw[at : at + 2], "big")
        if end > len(raw):
            return entries, False
        entries.append(raw[at + 2 : end])
        at = end
    return entries, at == len(raw)


def log_directory(device: str) -> str:
    """Where the sealed part of a log lies."""
    return layout.split(layout.checkpoint(device))[0]


def _not_sound(device: str) -> Trouble:
    return Trouble(
        code="home-not-sound",
        title="What this laptop holds was altered",
        text=f"The log of laptop {device} is not here as it was signed, so the folder cannot be compared with it. "
        "Nothing was changed.",
        advice="Run “countersign verify” without --folder: it names what was altered here.",
    )
