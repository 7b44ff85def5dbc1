"""Working together through one folder: connect it, exchange with it, and say what is the matter with it."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import msgspec

from workflows import clock, ids
from workflows.changes import Changes
from workflows.errors import InvalidInput
from workflows.ledger import fork
from workflows.ledger.membership import LogForked
from workflows.ledger.retirement import counted
from workflows.office.changing import store_introduction
from workflows.office.retention.carrying_out import elsewhere, gaps, refused
from workflows.office.seen import Sight, sights
from workflows.office.sharing.acknowledging import acknowledge
from workflows.office.sharing.admitting import Admission, admit_waiting
from workflows.office.sharing.announcing import rotate_old_keys
from workflows.office.sharing.blobs import BlobReport, carry, forget, may_carry
from workflows.office.sharing.convergence import diverged
from workflows.office.sharing.following import follow_vouched
from workflows.office.sharing.keying import key_restored, open_shut, stays_shut
from workflows.office.sharing.lights import PUBLISHED_FACT
from workflows.office.sharing.local_secrets import LocalSecrets
from workflows.office.sharing.logs import FolderMemory, StoredLogs
from workflows.office.sharing.refilling import refill
from workflows.office.sharing.rivals import rivals
from workflows.office.sharing.rotating import Continued, continue_under_new_key
from workflows.office.sharing.splits import compare_told, splits
from workflows.office.taking_in import judge_again
from workflows.store.rows import LogRow
from workflows.sync import layout, marker
from workflows.sync.exchange import Exchange
from workflows.sync.folder import Folder, FolderTrouble
from workflows.sync.places import open_place
from workflows.sync.plain_words import no_such_folder
from workflows.sync.report import Alarm, Report

if TYPE_CHECKING:
    from workflows.office.office import Office

PLACE_FACT = "folder-place"
"""Where the office's shared folder is."""

ALARMS_FACT = "folder-alarms"
"""What the last exchange found wrong, for showing it without asking the folder."""

SYNCED_FACT = "folder-synced-ms"

TROUBLE_FACT = "folder-trouble"
"""Why the last exchange could not be done, where it could not."""

NOTICED = "withheld/"
"""Facts ``withheld/<device>``: since when others are known to have more of a log than the folder shows."""

SLOW_MS = 10 * 60_000
"""A folder may deliver one laptop's file before another's; what takes longer than this is worth a word."""


class Exchanged(msgspec.Struct, frozen=True, kw_only=True):
    """What one exchange did."""

    report: Report
    changes: Changes
    alarms: tuple[Alarm, ...]
    acknowledged: bool
    """Whether this device told the others how far it has their logs."""
    published: int
    admissions: tuple[Admission, ...]
    """Laptops that asked to join, and what came of it."""
    blobs: BlobReport
    """What was done about attachments and personal data."""
    continued: Continued | None = None
    """Set where this home was found to be an older copy of itself, and went on in a new log."""


class LastTrouble(msgspec.Struct, frozen=True, kw_only=True):
    """Why an exchange could not be done, in a code and in words (see ``errors``)."""

    code: str
    title: str
    text: str
    advice: str


class Sharing:
    """One office and its folder. Belongs to the thread that opened the office; calls may block on the folder."""

    def __init__(self, office: "Office", folder: Folder) -> None:
        self.office = office
        self.folder = folder
        self._logs = StoredLogs(office)
        self._memory = FolderMemory(office)
        self._exchange = Exchange(folder, self._logs, self._memory, now_ms=clock.now_ms, draw=ids.draw)

    @classmethod
    def of(cls, office: "Office") -> "Sharing":
        """The office and the folder it is connected to. Raises InvalidInput ``no-folder``."""
        return cls(office, open_place(cls.place_of(office), LocalSecrets(office)))

    @staticmethod
    def place_of(office: "Office") -> str:
        """Where the office's folder is. Raises InvalidInput ``no-folder``."""
        place = office.store.facts.get(PLACE_FACT)
        if place is None:
            raise no_folder()
        return place.decode()

    @classmethod
    def connect(cls, office: "Office", place: str) -> "Sharing":
        """Make a folder the office's, or see that it is, and remember it. Doing it again changes nothing.

        A folder that was emptied is begun anew: the next exchange brings everything there.

        Raises InvalidInput ``folder-foreign`` and the others of ``marker.connect``; FolderTrouble.
        """
        folder = open_place(place, LocalSecrets(office))
        known = office.store.facts.get(PLACE_FACT)
        try:
            is_empty = not folder.list(layout.TAIL)
        except FolderTrouble as trouble:
            raise no_such_folder(trouble, folder.place) from trouble
        marker.connect(folder, office.id, office.reader.founder, fresh_ok=True)
        facts = office.store.facts
        if is_empty or known is None or known.decode() != folder.place:
            FolderMemory(office).forget()  # what was known of another folder says nothing about this one
            forget(office)
            with office.store.database.transaction():
                facts.put(PLACE_FACT, folder.place.encode())
                facts.put(PUBLISHED_FACT, b"0")
                for name in (ALARMS_FACT, SYNCED_FACT, TROUBLE_FACT):
                    facts.remove(name)
        else:
            lasting = tuple(alarm for alarm in alarms_of_last(office) if not _stops(alarm))
            with office.store.database.transaction():
                facts.put(ALARMS_FACT, msgspec.json.encode(lasting))
                facts.remove(TROUBLE_FACT)
        return cls(office, folder)

    @staticmethod
    def disconnect(office: "Office") -> None:
        """Work on this laptop alone. Nothing in the folder changes, and nothing is forgotten of what it brought."""
        FolderMemory(office).forget()
        forget(office)
        with office.store.database.transaction():
            for name in (PLACE_FACT, PUBLISHED_FACT, ALARMS_FACT, SYNCED_FACT, TROUBLE_FACT):
                office.store.facts.remove(name)

    def exchange(self, *, deep: bool = False, at_once: bool = False) -> Exchanged:
        """Take in what is new in the folder, let it count, put there what is new here.

        ``deep`` also verifies files that were verified before; ``at_once`` acknowledges without waiting.
        Raises FolderTrouble where the folder does not answer; that is remembered until an exchange succeeds.
        """
        try:
            return self._run(deep=deep, at_once=at_once)
        except FolderTrouble as trouble:
            last = LastTrouble(code=trouble.code, title=trouble.title, text=trouble.text, advice=trouble.advice)
            with self.office.store.database.transaction():
                self.office.store.facts.put(TROUBLE_FACT, msgspec.json.encode(last))
            raise

    def _run(self, *, deep: bool, at_once: bool) -> Exchanged:
        changes = self.office.catch_up()
        rotate_old_keys(self.office)
        admissions = admit_waiting(self)
        acknowledged = acknowledge(self.office)
        followed = frozenset(self._logs.members())
        report = self._exchange.run(publish=self._speaks(), deep=deep)
        if report.restored_size is not None and not report.twin:
            return self._go_on_anew(report.restored_size, deep=deep, at_once=at_once)
        changes |= self.office.catch_up()
        while follow_vouched(self.office, self.folder, report, followed):
            followed = frozenset(self._logs.members())
            again = self._exchange.run(publish=self._speaks())
            changes |= self.office.catch_up()
            report = _together(msgspec.structs.replace(report, set_aside=()), again)
        changes |= open_shut(self.office)
        if refill(self.office, self.folder):
            changes |= self.office.catch_up()
        self._keep_forks(report)
        key_restored(self.office)
        blobs = carry(self, deep=deep) if may_carry(report) else BlobReport()
        acknowledged |= acknowledge(self.office, at_once=at_once)
        published = report.published
        if self._speaks() and self._behind(report):
            second = self._exchange.run()
            published += second.published
            report = _together(report, second)
        alarms = (*report.alarms, *self._own_alarms(report))
        self._remember(report, alarms)
        return Exchanged(
            report=report,
            changes=changes,
            alarms=alarms,
            acknowledged=acknowledged,
            published=published,
            admissions=admissions,
            blobs=blobs,
        )

    def _go_on_anew(self, size: int, *, deep: bool, at_once: bool) -> Exchanged:
        """This home is an older copy of itself: take in what it wrote since, and go on in a new log."""
        old = self.office.keys.device
        continued = continue_under_new_key(self.office, self.folder)
        done = Sharing(self.office, self.folder).exchange(deep=deep, at_once=at_once)
        alarm = Alarm(code="restored", device=old, facts={"size": size})
        return msgspec.structs.replace(done, alarms=(alarm, *done.alarms), continued=continued)

    def _speaks(self) -> bool:
        return self.office.chain.trust.speaks(self.office.keys.device)

    def _behind(self, report: Report) -> bool:
        """Whether something was written here since the folder was last written."""
        stopped = report.twin or report.restored_size is not None or any(_stops(alarm) for alarm in report.alarms)
        return not stopped and report.in_folder < self.office.journal().size

    def _keep_forks(self, report: Report) -> None:
        """Publish the proof that a device signed two histories; nobody else has to find it again."""
        trust = self.office.chain.trust
        for device, proof in report.forks:
            known = trust.forks.get(device)
            if (known is None or proof.index < known) and self._speaks() and device in trust.members:
                event = LogForked(device=device, index=proof.index, proof=fork.to_plain(proof))
                with self.office.transaction():
                    store_introduction(self.office, event, None)
                    judge_again(self.office, trust)

    def _own_alarms(self, report: Report) -> Iterator[Alarm]:
        """What the logs themselves tell about the folder and about each other."""
        office = self.office
        own, trust = office.keys.device, office.chain.trust
        if report.twin:
            yield Alarm(code="twin", device=own)
        for device, index in sorted(trust.forks.items()):
            yield Alarm(code="forked", device=device, facts={"index": index})
        compare_told(office)
        yield from splits(office)
        yield from rivals(office, report)
        yield from self._withheld()
        shut = stays_shut(office)
        if shut and self._speaks():
            yield Alarm(code="no-key", device=own, facts={"count": shut})
        for device in diverged(office):
            yield Alarm(code="diverged", device=device)
        for act, device, index in refused(office):
            yield Alarm(code="retired-wrongly", device=device, facts={"index": index, "person": act.by})
        for act, device in elsewhere(office):
            yield Alarm(code="retired-elsewhere", device=device, facts={"person": act.by})
        for device, runs in gaps(office).items():
            facts = {"start": runs[0][0], "end": runs[-1][1], "count": counted(runs)}
            yield Alarm(code="withheld-entries", device=device, facts=facts)

    def _withheld(self) -> Iterator[Alarm]:
        """Logs that others have further than the folder shows: an alarm once that lasts longer than a slow delivery."""
        facts, now_ms = self.office.store.facts, clock.now_ms()
        logs = {log.device: log for log in self.office.store.entries.logs()}
        found = _ahead(logs, sights(facts), self.office.keys.device)
        noticed = {device: int(since) for device, since in facts.under(NOTICED).items() if since.isdigit()}
        with self.office.store.database.transaction():
            for device in noticed.keys() - found.keys():
                facts.remove(NOTICED + device)
            for device in found.keys() - noticed.keys():
                facts.put(NOTICED + device, str(now_ms).encode())
        for device, alarm in found.items():
            if now_ms - noticed.get(device, now_ms) >= SLOW_MS:
                yield alarm

    def _remember(self, report: Report, alarms: tuple[Alarm, ...]) -> None:
        facts = self.office.store.facts
        values = {
            PUBLISHED_FACT: str(report.in_folder).encode(),
            ALARMS_FACT: msgspec.json.encode(alarms),
        }
        changed = {name: value for name, value in values.items() if facts.get(name) != value}
        with self.office.store.database.transaction():
            for name, value in changed.items():
                facts.put(name, value)
            facts.put(SYNCED_FACT, str(clock.now_ms()).encode())
            if facts.get(TROUBLE_FACT) is not None:
                facts.remove(TROUBLE_FACT)


def alarms_of_last(office: "Office") -> tuple[Alarm, ...]:
    """What the last exchange found wrong."""
    kept = office.store.facts.get(ALARMS_FACT)
    try:
        return msgspec.json.decode(kept, type=tuple[Alarm, ...]) if kept else ()
    except msgspec.MsgspecError:
        return ()


def trouble_of_last(office: "Office") -> LastTrouble | None:
    """Why the last exchange could not be done; None where it was, or none was tried."""
    kept = office.store.facts.get(TROUBLE_FACT)
    try:
        return msgspec.json.decode(kept, type=LastTrouble) if kept else None
    except msgspec.MsgspecError:
        return None


def synced_of_last(office: "Office") -> int | None:
    """When the last exchange was done, in milliseconds since 1970-01-01 UTC; None where none was."""
    kept = office.store.facts.text(SYNCED_FACT)
    return int(kept) if kept and kept.isdigit() else None


def no_folder() -> InvalidInput:
    """The office works on this laptop alone."""
    return InvalidInput(
        code="no-folder",
        title="This office has no shared folder yet",
        text="It lives on this laptop alone. Nothing was changed.",
        advice="Connect one with “countersign folder connect PATH”.",
    )


_STOPPING = frozenset(
    {"folder-missing", "folder-empty", "folder-foreign", "folder-newer", "folder-full", "folder-denied"}
)


def _stops(alarm: Alarm) -> bool:
    return alarm.code in _STOPPING


def _ahead(logs: Mapping[str, LogRow], known: Mapping[tuple[str, str], Sight], own: str) -> dict[str, Alarm]:
    """Logs of which another device has told more than is here."""
    found: dict[str, Alarm] = {}
    for (by, device), sight in sorted(known.items()):
        held = logs[device].size if device in logs else 0
        most = found[device].facts["seen"] if device in found else held
        assert isinstance(most, int)
        if own not in {by, device} and sight.may_be_true and sight.size > most:
            found[device] = Alarm(code="withheld", device=device, facts={"seen": sight.size, "shown": held, "by": by})
    return found


def _together(first: Report, second: Report) -> Report:
    """Both runs of one exchange as one."""
    return msgspec.structs.replace(
        second,
        published=first.published + second.published,
        imported=first.imported + second.imported,
        devices=tuple(sorted({*first.devices, *second.devices})),
        set_aside=tuple(dict.fromkeys((*first.set_aside, *second.set_aside))),
        alarms=(*first.alarms, *(alarm for alarm in second.alarms if alarm not in first.alarms)),
        forks=(*first.forks, *second.forks),
        listings=first.listings + second.listings,
        files_read=first.files_read + second.files_read,
        files_written=first.files_written + second.files_written,
        bytes_written=first.bytes_written + second.bytes_written,
        files_deleted=first.files_deleted + second.files_deleted,
    )
