"""Checks a whole office from its stored bytes, believing nothing that was worked out before.

Logs first, byte by byte; then what the entries mean; then whether the tables say the same; then the database and the
kept files. Reads only, also while another process writes. Every finding names a place.
"""

import hashlib
import stat
from collections.abc import Callable
from pathlib import Path

import msgspec

from workflows.errors import Trouble
from workflows.keys import DeviceKeys, secrets_of
from workflows.ledger.self_check import self_check
from workflows.office.attachments import blobs_in
from workflows.office.proving.ground import DAMAGE, find_ground
from workflows.office.proving.log_checking import KEY_STORE, Checked, check_logs
from workflows.office.proving.state_checking import StateCheck
from workflows.office.proving.verdict import Finding, Limit, Progress, Verdict, no_progress
from workflows.office.this_device import refuse_waiting
from workflows.store.store import Store

DATABASE = "countersign.db"

_WITHOUT_KEY = frozenset({"key-missing", "key-unreadable", "key-file-open"})
_HASH_SIGNS = 64
_PART = 1 << 20


def check_office(home: Path, *, progress: Progress = no_progress) -> Verdict:
    """Check the office in a home.

    Where the key store is gone, entries stay closed: hashes and signed heads are compared, and the verdict's limits say
    so. A damaged database becomes findings that name as much as can still be read.
    Raises Trouble where there is no office, or a newer one; and for the crypto self check.
    """
    self_check()
    try:
        keys = DeviceKeys.open(secrets_of(home))
        # Read before the database is: what grows meanwhile must not look like a loss.
        remembered = keys.remembered_head()
    except Trouble as error:
        if error.code not in _WITHOUT_KEY:
            raise
        keys, remembered = None, None
    try:
        store = Store.open(home, write=False)
    except Trouble as error:
        if error.code not in DAMAGE:
            raise
        return Verdict(office="", entries=0, devices=(), findings=(_damaged(error),))
    with store:
        _refuse_waiting(store)
        verdict = check_store(store, keys, remembered, progress=progress)
    if keys is not None and remembered is None:
        forgotten = Finding(code="missing", device=keys.device, file=KEY_STORE)
        verdict = msgspec.structs.replace(verdict, findings=(*verdict.findings, forgotten))
    return verdict


def _refuse_waiting(store: Store) -> None:
    """A laptop that waits has nothing to check; whether a damaged database waits cannot be told, and is looked at."""
    try:
        refuse_waiting(store)
    except Trouble as error:
        if error.code not in DAMAGE:
            raise


def check_store(
    store: Store, keys: DeviceKeys | None, remembered: tuple[int, bytes] | None, *, progress: Progress = no_progress
) -> Verdict:
    """Check an open store with these keys. All of it is read in one state."""
    checked, office = Checked(), ""
    findings: list[Finding] = []
    limits: set[Limit] = set() if keys is not None else {"no-key"}
    try:
        with store.database.snapshot():
            ground = find_ground(store, keys, remembered)
            office = ground.office
            total = store.entries.count()
            check_logs(store, ground, checked, lambda done: progress("entries", done, total))
            state = StateCheck(store, ground, checked)
            try:
                state.run(_telling(progress, len(checked.requests)))
            finally:
                findings += state.findings
                limits |= state.limits
    except Trouble as error:
        if error.code not in DAMAGE:
            raise
        findings.append(_damaged(error))
    findings = [*checked.findings, *findings]
    if not any(found.file == DATABASE for found in findings):
        findings += _database(store)
    for folder in (store.home.attachments, blobs_in(store.home)):
        findings += _kept(folder, progress)
    return Verdict(
        office=office,
        entries=checked.entries,
        devices=tuple(checked.devices),
        findings=tuple(findings),
        limits=tuple(sorted(limits)),
    )


def _telling(progress: Progress, total: int) -> Callable[[int], None]:
    return lambda done: progress("requests", done, total)


def _database(store: Store) -> list[Finding]:
    """The database's own check, for damage in places that no entry was read from."""
    try:
        store.check()
    except Trouble as error:
        if error.code not in DAMAGE:
            raise
        return [_damaged(error)]
    return []


def _kept(folder: Path, progress: Progress) -> list[Finding]:
    """Kept files are called by their hash. One that is not here is no finding: it may have been erased, or not come."""
    found: list[Finding] = []
    files = sorted(folder.iterdir()) if folder.is_dir() else []
    for count, path in enumerate(files, 1):
        if len(path.name) != _HASH_SIGNS or not stat.S_ISREG(path.lstat().st_mode):
            continue
        digest = hashlib.sha256()
        try:
            with path.open("rb") as stream:
                while part := stream.read(_PART):
                    digest.update(part)
        except OSError as error:
            facts: dict[str, int | str] = {"reason": error.strerror or "unreadable"}
            found.append(Finding(code="missing", file=f"{folder.name}/{path.name}", facts=facts))
            continue
        if digest.hexdigest() != path.name:
            found.append(Finding(code="altered", file=f"{folder.name}/{path.name}"))
        if count % 50 == 0:
            progress("files", count, len(files))
    return found


def _damaged(error: Trouble) -> Finding:
    return Finding(code="altered", file=DATABASE, facts={"reason": error.code, "text": error.text})
