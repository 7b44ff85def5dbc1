"""Compares a shared folder, file by file, with what this laptop knows, and names what is wrong and whose it is.

Reads only, and believes no name, size or place in the folder. What the folder has beyond what is held here is verified
by its signed heads. FOLDER.md says which files there are and who writes them.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from workflows.domain.events import Act, blobs_named
from workflows.ledger import note as notes
from workflows.ledger import segment
from workflows.ledger.merkle import leaf_hash
from workflows.office.attachments import MAX_BLOB, blobs_in
from workflows.office.erasing import ERASED
from workflows.office.proving.folder_logs import LogInFolder, first_wrong_entry
from workflows.office.proving.folder_sealed import Sealed
from workflows.office.proving.folder_view import FolderVerdict, KnownLog, Look
from workflows.office.proving.verdict import Progress, no_progress
from workflows.office.sharing.local_secrets import LocalSecrets
from workflows.office.sharing.logs import FolderMemory, StoredLogs
from workflows.office.sharing.rivals import RIVAL, known_rivals, told_of
from workflows.office.sharing.sharing import PLACE_FACT, no_folder
from workflows.sync import layout, marker, plan
from workflows.sync.folder import Folder
from workflows.sync.opening import Signed, Unusable, open_segment
from workflows.sync.places import open_place
from workflows.sync.ports import Member
from workflows.sync.remembered import Remembered

if TYPE_CHECKING:
    from workflows.office.office import Office

MOST_STRANGE = 4096
"""Files of ``tail/`` with names that are none of ours: more than that are not read."""

MAX_JOIN = 256 * 1024
"""Bytes of a file in ``join/``; theirs are a few thousand."""

_BLOBS = [f"blob/{number:02x}" for number in range(256)]
_HASH = re.compile(r"[0-9a-f]{64}")


def check_folder(office: "Office", folder: Folder, *, progress: Progress = no_progress) -> FolderVerdict:
    """Check a folder against an open office.

    Raises FolderTrouble where the folder as a whole does not answer; Trouble ``home-not-sound`` where what is held
    here cannot be compared with anything.
    """
    look = Look(folder, progress)
    with office.store.database.snapshot():
        check = _FolderCheck(office, look)
        check.run()
    trust = office.chain.trust
    devices = tuple(one.answer() for one in check.logs)
    return FolderVerdict(
        office=office.id,
        entries=sum(one.size for one in devices),
        devices=devices,
        findings=tuple(look.findings),
        folder=folder.place,
        names={device: known.name for device, known in sorted(trust.members.items()) if known.name},
        notes=tuple(look.notes),
        files=look.files,
    )


def folder_to_check(office: "Office", place: str | None) -> Folder:
    """The folder at an address or path; without one, the folder that the office is connected to.

    Raises InvalidInput ``no-folder`` where it is connected to none, and the codes of ``places.open_place``.
    """
    if place is None:
        kept = office.store.facts.get(PLACE_FACT)
        if kept is None:
            raise no_folder()
        place = kept.decode()
    return open_place(place, _ReadSecrets(office))


class _ReadSecrets:
    """The secrets of the folder's account. What is renewed during a check is kept until its end: it only reads."""

    def __init__(self, office: "Office") -> None:
        self._kept = LocalSecrets(office)
        self._fresh: dict[str, str] = {}

    def read(self, name: str) -> str | None:
        """See ``sync.places``."""
        return self._fresh.get(name) or self._kept.read(name)

    def write(self, name: str, value: str) -> None:
        """See ``sync.places``."""
        self._fresh[name] = value


class _FolderCheck:
    """One pass over the whole folder."""

    def __init__(self, office: "Office", look: Look) -> None:
        self._office = office
        self._look = look
        self._trust, self._rivals = office.chain.trust, known_rivals(office)
        self._stored = StoredLogs(office)
        self._memory = Remembered(FolderMemory(office))
        members = self._stored.members()
        self._members: Mapping[str, Member] = {member.origin: member for member in members.values()}
        self._known = {device: KnownLog(self._stored, member) for device, member in sorted(members.items())}
        self._signed: dict[str, list[Signed]] = {device: [] for device in self._known}
        self.logs: list[LogInFolder] = []

    def run(self) -> None:
        """All of it, the marker first. Of another office's folder nothing else is looked at."""
        office_file = self._look.fetch(layout.OFFICE_FILE, marker.MAX_MARKER_BYTES)
        listed = self._look.names(layout.TAIL)
        if self._is_foreign(office_file, listed):
            return
        self._check_markers(office_file)
        self._read_tail(listed)
        gone = {device: self._stored.retired(device) for device in self._known}
        sealed = Sealed(self._look, self._known, gone)
        for device, known in self._known.items():
            one = LogInFolder(self._look, sealed, known, self._signed[device])
            remembered = dict(self._memory.verified(device))
            for name in sorted(remembered.keys() - listed.keys()):
                # Links and pipes are not listed; one in the place of a file is named as what it is.
                self._look.fetch(layout.in_tail(name), plan.SEGMENT_LIMIT, device=device)
            seen = self._memory.end(device)
            if device == self._stored.own and self._memory.published is not None:
                seen = max(seen, self._memory.published.size)
            one.run(seen, listed, remembered, self._office.chain.trust)
            self.logs.append(one)
        self._check_blobs()
        self._check_join()

    # ------------------------------------------------------------ what makes it our folder

    def _is_foreign(self, office_file: bytes | None, listed: Mapping[str, int | None]) -> bool:
        """Whether this is the folder of another office as a whole; named as one finding."""
        own = self._office.id
        marked = {name: office for name in listed if (office := layout.parse_marker(name)) is not None}
        if own in marked.values():
            return False
        other = None if office_file is None else marker.parse(office_file)
        if other is not None:
            claimed, file = other.office, layout.OFFICE_FILE
        elif office_file is None and marked and layout.OFFICE_FILE not in self._look.named:
            name = min(marked)
            claimed, file = marked[name], layout.in_tail(name)
        else:
            return False
        if claimed != own:
            self._look.found("foreign", file=file, office=claimed, reason="folder")
        return claimed != own

    def _check_markers(self, office_file: bytes | None) -> None:
        office = self._office
        ours = marker.Marker(format=marker.FORMAT, office=office.id, founder=office.reader.founder).to_bytes()
        copy = layout.marker(office.id)
        for path, there in ((layout.OFFICE_FILE, office_file), (copy, self._look.fetch(copy, marker.MAX_MARKER_BYTES))):
            raw = self._otherwise(path, there, ours)
            other = None if raw is None else marker.parse(raw)
            if raw is not None and other is not None and other.office != office.id:
                self._look.found("foreign", file=path, office=other.office)
            elif raw is not None:
                self._look.found("altered", file=path)
        readme = self._look.fetch(layout.README_FILE, marker.MAX_MARKER_BYTES)
        if self._otherwise(layout.README_FILE, readme, marker.README.encode()) is not None:
            self._look.found("altered", file=layout.README_FILE)

    def _otherwise(self, path: str, raw: bytes | None, content: bytes) -> bytes | None:
        """What stands in a file of fixed content, where it is something else; a file that is gone is named."""
        if raw is None and path not in self._look.named:
            self._look.found("missing", file=path)
        return None if raw == content else raw

    # ------------------------------------------------------------ the tail

    def _read_tail(self, listed: Mapping[str, int | None]) -> None:
        """Open every file of ``tail/``; those that a member signed wait for their log to be looked at."""
        strange = 0
        for name in sorted(listed):
            path = layout.in_tail(name)
            other = layout.parse_marker(name)
            if other is not None:
                if other != self._office.id:
                    self._look.found("foreign", file=path, office=other)
                continue
            if layout.is_temporary(name):
                continue
            hint = layout.parse_segment(name)
            strange += hint is None
            if not layout.is_safe(path) or (hint is None and strange > MOST_STRANGE):
                self._look.note("strange", file=path)
                continue
            device = hint.device if hint is not None and hint.device in self._known else None
            raw = self._look.fetch(path, plan.SEGMENT_LIMIT, device=device)
            if raw is not None:
                self._sort(name, hint, raw)

    def _sort(self, name: str, hint: layout.SegmentName | None, raw: bytes) -> None:
        opened = open_segment(name, raw, self._members)
        if isinstance(opened, Signed):
            self._signed[opened.device].append(opened)
        elif opened.reason == "not-signed":
            self._name_forged(name, raw, opened)
        elif hint is None:
            self._look.note("strange", file=layout.in_tail(name))
        elif hint.device not in self._known:
            old = self._rivals.get(hint.device)
            facts = {"reason": opened.reason} if old is None else told_of(self._trust, old) | {"reason": RIVAL}
            self._look.found("foreign", device=hint.device, file=layout.in_tail(name), **facts)
        elif opened.reason == "unknown-device" and not self._holds_ours(hint, raw):
            path = layout.in_tail(name)
            self._look.found("foreign", device=hint.device, index=hint.start, file=path, origin=_origin(raw))
        else:
            index = first_wrong_entry(self._known[hint.device], hint.start, raw)
            path = layout.in_tail(name)
            self._look.found("altered", device=hint.device, index=index, file=path, reason=opened.reason)

    def _name_forged(self, name: str, raw: bytes, opened: Unusable) -> None:
        device, taken = self._members[_origin(raw)].device, segment.decode(raw)
        known, path = self._known[device], layout.in_tail(name)
        if known.resembles(taken.start, taken.entries):
            index = known.differs(taken.start, [leaf_hash(entry) for entry in taken.entries])
            self._look.found("altered", device=device, index=index, file=path, reason=opened.reason)
        else:
            self._look.found("forged", device=device, index=taken.start, file=path, reason=opened.reason)

    def _holds_ours(self, hint: layout.SegmentName, raw: bytes) -> bool:
        """Whether a file whose head names nobody known holds entries of the device in its name all the same."""
        return self._known[hint.device].resembles(hint.start, segment.decode(raw).entries)

    # ------------------------------------------------------------ attachments, and laptops that ask to be let in

    def _check_blobs(self) -> None:
        """Each file is called by its hash; what entries in the folder refer to is there, unless it was erased."""
        there: set[str] = set()
        moved: set[str] = set()
        for directory in _BLOBS:
            for name in sorted(self._look.names(directory)):
                if _HASH.fullmatch(name) is None:
                    continue
                path = f"{directory}/{name}"
                raw = self._look.fetch(path, MAX_BLOB)
                if path == layout.blob(name):
                    there.add(name)
                if raw is not None and hashlib.sha256(raw).hexdigest() != name:
                    self._look.found("altered", file=path)
                elif raw is not None and name not in there:
                    moved.add(name)
                    self._look.found("reordered", file=path, belongs_at=layout.blob(name))
        here = blobs_in(self._office.store.home)
        shown = {one.device: one.size for one in (log.answer() for log in self.logs)}
        # Among what the folder has and this laptop has not read yet, there may be orders to erase.
        behind = any(note.code == "news" for note in self._look.notes)
        for act, blob in self._blobs_referred_to():
            is_here = _is_file(here / blob)
            is_due = not is_here or (not behind and blob not in moved and act.position < shown.get(act.device, 0))
            if blob not in there and is_due:
                there.add(blob)
                facts = {"reason": "blob-here" if is_here else "blob", "request": act.request or ""}
                self._look.found("missing", device=act.device, index=act.position, file=layout.blob(blob), **facts)

    def _blobs_referred_to(self) -> Iterator[tuple[Act, str]]:
        """The blobs that readable entries name and nobody let erase."""
        store = self._office.store
        erased = store.facts.under(ERASED)
        for request in store.entries.requests():
            for act in self._office.contents(request):
                if isinstance(act, Act):
                    yield from ((act, one.blob) for one in blobs_named(act.event) if one.blob not in erased)

    def _check_join(self) -> None:
        for name, size in sorted(self._look.names("join").items()):
            if size is not None and size > MAX_JOIN:
                self._look.found("foreign", file=f"join/{name}", reason="too-large")
            else:
                self._look.note("join", file=f"join/{name}")


def _origin(raw: bytes) -> str:
    """The log that the head of a segment names. The segment was decoded before."""
    return notes.parse(segment.decode(raw).note).text.partition("\n")[0]


def _is_file(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()
