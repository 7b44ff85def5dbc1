"""Carries out what owners retired: drops the bytes of the entries, and whatever was made of them, on this device.

What is to be done stands in the authority chain, and what was done in local facts, so a crash anywhere leaves a state
from which the next start goes on. First the entries and rows go, in one transaction that also notes which files are to
go; then the files; then the database is written anew, so that nothing of it is left in its free pages.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

import msgspec

from workflows.changes import Changes
from workflows.domain.events import Act, blobs_named
from workflows.errors import Trouble
from workflows.ledger.retirement import Retirement, Run, gone_from, holds, runs_of
from workflows.office.attachments import blobs_in, remove_kept
from workflows.office.retention.judging import Judged, judge
from workflows.office.taking_in import judge_requests

if TYPE_CHECKING:
    from workflows.office.office import Office

DONE = "retired/"
"""Facts ``retired/<act>``: carried out on this device."""

REFUSED = "retired-not/"
"""Facts ``retired-not/<act>``: not carried out, and ``<device>/<position>`` of an entry that must not go."""

ELSEWHERE = "retired-elsewhere/"
"""Facts ``retired-elsewhere/<act>``: it means another history of this device's log than is here."""

GONE_BLOB = "blob-retired/"
"""Facts ``blob-retired/<blob>``: only retired requests named it. It is deleted wherever it turns up again."""

TO_ERASE = "blob-due/retire/"
"""Facts ``blob-due/retire/<blob>``: it may still be in the folder."""

_FILE = "retired-file/"
"""Facts ``retired-file/blobs/<blob>`` and ``retired-file/attachments/<sha256>``: still to be deleted in the home."""

_SCRUB_FACT = "retired-scrub"
"""Set from the moment bytes were dropped until the database was written anew."""

LOOK_FACT = "retired-look"
"""Set where entries came in without their bytes: whether an act says so is to be looked at."""

_GAPS_FACT = "retired-gaps"
"""What the last look at this found: the acts that were known, and the entries that none of them retired."""


class _Gaps(msgspec.Struct, frozen=True, kw_only=True):
    acts: tuple[str, ...] = ()
    gaps: dict[str, tuple[Run, ...]] = {}


def carry_out(office: "Office") -> Changes:
    """Carry out every act that is here with all that its author had. Doing it again changes nothing."""
    changes = Changes()
    for act in office.chain.trust.retirements:
        facts = office.store.facts
        if facts.get(DONE + act.id) is not None or facts.get(REFUSED + act.id) is not None:
            continue
        judged = judge(office, act)
        changes |= _note_elsewhere(office, act, judged.elsewhere if judged is not None else None)
        if judged is None or judged.elsewhere is not None:
            continue  # later acts need not wait for one that may never be right
        changes |= _drop(office, act, judged) if judged.wrong is None else _refuse(office, act, judged.wrong)
    _look_for_gaps(office)
    _remove_files(office)
    _scrub(office)
    return changes


def dropped(office: "Office") -> Mapping[str, tuple[Run, ...]]:
    """What was retired and dropped on this device: device -> runs in order."""
    done = office.store.facts.under(DONE)
    return gone_from(act for act in office.chain.trust.retirements if act.id in done) if done else {}


def refused(office: "Office") -> Iterator[tuple[Retirement, str, int]]:
    """Acts that were not carried out here, each with an entry that must not go: its device and its position."""
    found = office.store.facts.under(REFUSED)
    for act in office.chain.trust.retirements if found else ():
        if act.id in found:
            device, _, position = found[act.id].decode("ascii").partition("/")
            yield act, device, int(position)


def elsewhere(office: "Office") -> Iterator[tuple[Retirement, str]]:
    """Acts that mean another history than is here, each with the device of whose log that is said."""
    found = office.store.facts.under(ELSEWHERE)
    for act in office.chain.trust.retirements if found else ():
        if act.id in found:
            yield act, found[act.id].decode("ascii")


def gaps(office: "Office") -> Mapping[str, tuple[Run, ...]]:
    """Entries that are here without their bytes, although no act retired them: somebody keeps them back."""
    return _noted(office).gaps


# ---------------------------------------------------------------- entries and rows


def _drop(office: "Office", act: Retirement, judged: Judged) -> Changes:
    """Drop bytes and rows, and note the files that nothing else needs, in one transaction."""
    store = office.store
    acts = [one for one in office.reader.read_all(judged.rows, verified=True) if isinstance(one, Act)]
    with office.transaction():
        store.entries.retire([(row.device, row.position) for row in judged.rows])
        changes = judge_requests(office, judged.requests)
        for name in _files_of(acts):
            store.facts.put(_FILE + name, b"1")
        for blob in {one.blob for act in acts for one in blobs_named(act.event)}:
            for due in ("blob-due/put/", "blob-due/get/"):
                store.facts.remove(due + blob)
        if judged.rows:
            store.projections.forget_words()
            store.facts.put(_SCRUB_FACT, b"1")
        store.facts.put(LOOK_FACT, b"1")
        store.facts.put(DONE + act.id, b"1")
    office.cases.forget()
    return changes


def _note_elsewhere(office: "Office", act: Retirement, device: str | None) -> Changes:
    """Remember, or forget, that an act means another history. No verdict: the log that is here may be the bad one."""
    facts, name = office.store.facts, ELSEWHERE + act.id
    value = device.encode("ascii") if device is not None else None
    if facts.get(name) == value:
        return Changes()
    with office.store.database.transaction():
        if value is None:
            facts.remove(name)
        else:
            facts.put(name, value)
    return Changes(office=True)


def _refuse(office: "Office", act: Retirement, wrong: tuple[str, int]) -> Changes:
    with office.store.database.transaction():
        office.store.facts.put(REFUSED + act.id, f"{wrong[0]}/{wrong[1]}".encode("ascii"))
        office.store.facts.put(LOOK_FACT, b"1")
    return Changes(office=True)


# ---------------------------------------------------------------- files


def _files_of(acts: Iterable[Act]) -> frozenset[str]:
    """The kept files that acts name: of documents, and of blobs."""
    found: set[str] = set()
    for act in acts:
        found |= {f"blobs/{one.blob}" for one in blobs_named(act.event)}
        found |= {f"attachments/{one.sha256}" for one in getattr(act.event, "sources", ()) if one.sha256}
    return frozenset(found)


def _remove_files(office: "Office") -> None:
    """Delete what was noted, unless something that stays came from the same file. What is held open waits."""
    store = office.store
    due = store.facts.under(_FILE)
    if not due:
        return
    needed = still_named(office, due)
    for name in due:
        kind, _, digest = name.partition("/")
        folder = blobs_in(store.home) if kind == "blobs" else store.home.attachments
        try:
            if name not in needed:
                remove_kept(folder / digest)
        except Trouble:
            continue
        with store.database.transaction():
            store.facts.remove(_FILE + name)
            if kind == "blobs" and name not in needed:
                store.facts.put(GONE_BLOB + digest, b"1")
                store.facts.put(TO_ERASE + digest, b"1")


def still_named(office: "Office", names: Iterable[str]) -> frozenset[str]:
    """Those of these files, by names that end in a digest, that a request which is here names."""
    digests = {name: name.rpartition("/")[2].encode("ascii") for name in names}
    found: set[str] = set()
    for row in office.store.questions.every_request() if digests else ():
        found |= {name for name, digest in digests.items() if digest in row.body}
    return frozenset(found)


def _scrub(office: "Office") -> None:
    """Write the database anew. It costs room and time, and waits for the next start where there is none."""
    if office.store.facts.get(_SCRUB_FACT) is None:
        return
    try:
        office.store.database.scrub()
    except Trouble:
        return
    with office.store.database.transaction():
        office.store.facts.remove(_SCRUB_FACT)
    office.store.database.scrub_journal()


# ---------------------------------------------------------------- entries that nobody retired


def _look_for_gaps(office: "Office") -> None:
    """Compare the entries that have no bytes with the acts, where either changed."""
    known = _noted(office)
    acts = tuple(act.id for act in office.chain.trust.retirements)
    if office.store.facts.get(LOOK_FACT) is None and acts == known.acts:
        return
    told = gone_from(office.chain.trust.retirements)
    found: dict[str, list[int]] = {}
    for device, position in office.store.entries.retired():
        if not holds(told.get(device, ()), position):
            found.setdefault(device, []).append(position)
    now = _Gaps(acts=acts, gaps={device: runs_of(positions) for device, positions in found.items()})
    with office.store.database.transaction():
        office.store.facts.put(_GAPS_FACT, msgspec.json.encode(now))
        office.store.facts.remove(LOOK_FACT)


def _noted(office: "Office") -> _Gaps:
    kept = office.store.facts.get(_GAPS_FACT)
    return _Gaps() if kept is None else msgspec.json.decode(kept, type=_Gaps)
