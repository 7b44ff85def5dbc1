"""A whole office in one file, and a new home made out of such a file.

A backup is an archive: the database, the kept files, the laptop's seed, and a manifest with the hash of each. Behind a
passphrase the whole archive is one age file. A restored laptop never goes on with its old log, because the old laptop
might still be writing it: it begins a new one, for which the old keys vouch.
"""

import hashlib
import io
import os
import re
import shutil
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import IO

import msgspec

from workflows import __version__, clock, envelopes
from workflows.errors import CountersignError, InvalidInput, Trouble
from workflows.keys import DeviceKeys, secrets_of
from workflows.ledger.derive import SEED_BYTES
from workflows.ledger.self_check import self_check
from workflows.office.attachments import blobs_in, kept_documents
from workflows.office.office import OFFICE_FACT
from workflows.office.proving.pack import is_plain
from workflows.office.restoring import Restored, restore_into
from workflows.store.files import forget, kind_at, open_regular, part_beside, parts_of, put_in_place, sweep
from workflows.store.home import Home, refuse_synced, refuse_used
from workflows.store.store import Store

FORMAT = 1
"""Grows when an older program could not restore a newer file."""

MANIFEST, DATABASE, SEED = "manifest.json", "countersign.db", "device.key"

_UNKEPT = re.compile(r"~[0-9a-f]{64}\.[a-z2-7]{8}\.tmp")
"""Beside the kept files: one that was being kept when the process was killed."""
_KEPT = re.compile(r"(?:attachments|blobs)/[0-9a-f]{64}")
_AGE = b"age-encryption.org/v1"
_PART = 1 << 20
_MAX_MANIFEST = 64 * 1024 * 1024
_EPOCH = (1980, 1, 1, 0, 0, 0)


class Member(msgspec.Struct, frozen=True, kw_only=True):
    """What the manifest says of one file."""

    sha256: str
    size: int


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What a backup holds."""

    format: int
    program: str
    """Version of the program that made it."""
    office: str
    device: str
    entries: int
    made_at: str
    members: dict[str, Member]


def backup(home: Path, target: Path, *, passphrase: str | None = None) -> Manifest:
    """Copy the office in a home into one new file, also while it is in use, and read the file back.

    Without a passphrase the file is as secret as the laptop itself: it holds the keys. Mode 0600.
    Raises InvalidInput ``file-exists``; Trouble of the store, the key store and the disk; ``backup-not-readable``.
    """
    self_check()
    _refuse_existing(target)
    keys = DeviceKeys.open(secrets_of(home))
    with Store.open(home, write=False) as store:
        office = store.facts.text(OFFICE_FACT) or ""
        # The plain copy stays in the home, which only this person reads; never beside the target.
        plain = store.home.path / "backup"
        copied = part_beside(plain)
        try:
            entries = store.backup(copied)
            sweep(store.home.path, parts_of(plain), fresh=copied)
            for kept in (store.home.attachments, blobs_in(store.home)):
                sweep(kept, _UNKEPT, fresh=copied)
            files = {DATABASE: copied}
            with _disk_trouble(store.home.attachments):
                for kept in (store.home.attachments, blobs_in(store.home)):
                    files |= {f"{kept.name}/{path.name}": path for path in kept_documents(kept)}
                members = {name: _member(path) for name, path in files.items()}
            seed = keys.seed_for_backup().hex().encode("ascii")
            members[SEED] = Member(sha256=hashlib.sha256(seed).hexdigest(), size=len(seed))
            manifest = Manifest(
                format=FORMAT,
                program=__version__,
                office=office,
                device=keys.device,
                entries=entries,
                made_at=clock.iso_utc(clock.now_ms()),
                members=members,
            )
            with _disk_trouble(target):
                _write(target, manifest, files, seed, passphrase)
        finally:
            forget(copied)
    _read_back(target, manifest, passphrase)
    return manifest


def needs_passphrase(path: Path) -> bool:
    """Whether the file is locked with a passphrase.

    Raises InvalidInput ``no-such-file``, and ``not-a-backup`` where it cannot be read.
    """
    if kind_at(path) == "folder":
        raise not_a_backup(path, "it is a folder, and a backup is a file")
    try:
        with open_regular(path) as stream:
            return stream.read(len(_AGE)) == _AGE
    except FileNotFoundError as error:
        raise InvalidInput(
            code="no-such-file",
            title="There is no such file",
            text=f"{path} is not there. Nothing was changed.",
            advice="Check the name and the folder.",
        ) from error
    except OSError as error:
        raise not_a_backup(path, error.strerror or "it cannot be read") from error


def restore(path: Path, home: Path, *, passphrase: str | None = None) -> Restored:
    """Make a new home out of a backup. All of it is there afterwards, or nothing; the file and any old home stay.

    Raises InvalidInput ``home-exists``, ``no-such-file``, ``not-a-backup``, ``backup-altered``, ``backup-newer``,
    ``passphrase-needed``, ``wrong-passphrase``; Trouble for synced folders and the disk.
    """
    self_check()
    home = home.absolute()
    refuse_synced(home)
    refuse_used(home)
    if home.is_symlink():
        home = home.resolve()  # such as to an empty folder on a larger disk; a link cannot be replaced by a folder
    making = part_beside(home)
    unpacked = making.with_name(f"{making.name}.backup")
    try:
        with _disk_trouble(home):
            unpacked.parent.mkdir(parents=True, exist_ok=True)
            unpacked.mkdir(mode=0o700)
            sweep(home.parent, parts_of(home), fresh=unpacked)
            with _opened(path, passphrase) as archive:
                manifest = _manifest(path, archive)
                _unpack(path, archive, manifest, unpacked)
            seed = _seed(path, unpacked)
            for folder in (Home(unpacked).attachments, blobs_in(Home(unpacked))):
                folder.mkdir(mode=0o700, exist_ok=True)
            restored = restore_into(unpacked, seed, making)
            for old, new in (
                (Home(unpacked).attachments, Home(making).attachments),
                (blobs_in(Home(unpacked)), blobs_in(Home(making))),
            ):
                new.mkdir(mode=0o700, exist_ok=True)
                for kept in old.iterdir():
                    kept.replace(new / kept.name)
            if home.exists():
                home.rmdir()
            making.replace(home)
    except BaseException:
        shutil.rmtree(making, ignore_errors=True)
        raise
    finally:
        shutil.rmtree(unpacked, ignore_errors=True)
    return msgspec.structs.replace(restored, home=str(home))


def not_a_backup(path: Path, why: str) -> InvalidInput:
    """The file is something else."""
    return InvalidInput(
        code="not-a-backup",
        title="This is not a backup of an office",
        text=f"{path.name}: {why}. Nothing was changed.",
        advice="Choose the file that “countersign backup” wrote.",
    )


def _altered(path: Path, name: str) -> InvalidInput:
    return InvalidInput(
        code="backup-altered",
        title="This backup is damaged",
        text=f"{path.name}: “{name[:80]}” in it is not what was written. Nothing was changed.",
        advice="Use another copy of the file, or an older backup.",
    )


def _refuse_existing(target: Path) -> None:
    standing = kind_at(target)
    if standing != "nothing":
        raise InvalidInput(
            code="file-exists",
            title=f"There is a {standing} of this name already",
            text=f"{target} exists and was left as it is.",
            advice="Name a new file; a backup never replaces anything.",
        )


# ------------------------------------------------------------------ writing


def _member(path: Path) -> Member:
    digest, size = hashlib.sha256(), 0
    with open_regular(path, follow=False) as stream:
        while part := stream.read(_PART):
            digest.update(part)
            size += len(part)
    return Member(sha256=digest.hexdigest(), size=size)


def _write(target: Path, manifest: Manifest, files: dict[str, Path], seed: bytes, passphrase: str | None) -> None:
    part = part_beside(target)
    try:
        handle = os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w+b") as stream:
            if passphrase is None:
                _write_archive(stream, manifest, files, seed)
            else:
                whole = io.BytesIO()
                _write_archive(whole, manifest, files, seed)
                stream.write(envelopes.lock(whole.getvalue(), passphrase))
        sweep(target.parent, parts_of(target), fresh=part)
        _refuse_existing(target)
        put_in_place(part, target)
    except BaseException:
        forget(part)
        raise


def _write_archive(stream: IO[bytes], manifest: Manifest, files: dict[str, Path], seed: bytes) -> None:
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr(_info(MANIFEST), msgspec.json.format(msgspec.json.encode(manifest), indent=2))
        archive.writestr(_info(SEED), seed)
        for name, path in files.items():
            with open_regular(path, follow=False) as source, archive.open(_info(name), "w", force_zip64=True) as into:
                shutil.copyfileobj(source, into, _PART)


def _info(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _EPOCH)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o600 << 16
    return info


def _read_back(target: Path, manifest: Manifest, passphrase: str | None) -> None:
    """A backup that cannot be read is none: every member is read and compared."""
    try:
        with _opened(target, passphrase) as archive:
            if _manifest(target, archive) != manifest:
                raise _altered(target, MANIFEST)
            for name, member in manifest.members.items():
                _copy_checked(target, archive, name, member, None)
    except (CountersignError, OSError) as error:
        forget(target)
        raise Trouble(
            code="backup-not-readable",
            title="The backup could not be read back",
            text=f"{target} did not hold what was written, and was removed. The office is untouched.",
            advice="Use another disk, then try again.",
        ) from error


# ------------------------------------------------------------------ reading


@contextmanager
def _opened(path: Path, passphrase: str | None) -> Iterator[zipfile.ZipFile]:
    source: IO[bytes]
    try:
        if needs_passphrase(path):
            if passphrase is None:
                raise InvalidInput(
                    code="passphrase-needed",
                    title="This backup is locked",
                    text=f"{path.name} opens with the passphrase it was made with. Nothing was changed.",
                    advice="Give it with --passphrase or in COUNTERSIGN_PASSPHRASE.",
                )
            with open_regular(path) as locked:
                source = io.BytesIO(envelopes.unlock(locked.read(), passphrase))
        else:
            source = open_regular(path)
        with closing(source), zipfile.ZipFile(source) as archive:
            yield archive
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OverflowError) as error:
        raise not_a_backup(path, "it is damaged or no archive of ours") from error


def _manifest(path: Path, archive: zipfile.ZipFile) -> Manifest:
    """The manifest, and that the archive holds exactly what it says. Raises InvalidInput."""
    names = [info.filename for info in archive.infolist()]
    if not all(map(is_plain, archive.infolist())):
        raise not_a_backup(path, "it is packed in a way that backups are not")
    if MANIFEST not in names or archive.getinfo(MANIFEST).file_size > _MAX_MANIFEST:
        raise not_a_backup(path, "it has no manifest")
    raw = archive.read(MANIFEST)
    try:
        told = msgspec.json.decode(raw)
        newer = isinstance(told, dict) and isinstance(told.get("format"), int) and told["format"] > FORMAT
        if newer:
            raise InvalidInput(
                code="backup-newer",
                title="This backup needs a newer program",
                text=f"{path.name} was made by a newer version ({told.get('program')}). Nothing was changed.",
                advice="Update this program on this computer, then restore again.",
            )
        manifest = msgspec.convert(told, Manifest)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise _altered(path, MANIFEST) from error
    if sorted(names) != sorted([MANIFEST, *manifest.members]):
        raise _altered(path, MANIFEST)
    for name in manifest.members:
        if name not in {DATABASE, SEED} and _KEPT.fullmatch(name) is None:
            raise _altered(path, name)
    if not {DATABASE, SEED} <= manifest.members.keys():
        raise _altered(path, MANIFEST)
    return manifest


def _unpack(path: Path, archive: zipfile.ZipFile, manifest: Manifest, folder: Path) -> None:
    """Write the members out, each compared with the manifest; never more than it says and than there is room for."""
    # The database is there twice before the office is: unpacked, and made anew.
    needed = sum(member.size for member in manifest.members.values()) + manifest.members[DATABASE].size
    if needed > shutil.disk_usage(folder).free:
        raise Trouble(
            code="disk-full",
            title="There is not enough room on the disk",
            text=f"Restoring it needs {needed // 1_000_000 + 1} MB. Nothing was changed.",
            advice="Free some space, or choose a folder on another disk.",
        )
    for name, member in manifest.members.items():
        target = folder / name
        target.parent.mkdir(mode=0o700, exist_ok=True)
        handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as into:
            _copy_checked(path, archive, name, member, into)


def _copy_checked(path: Path, archive: zipfile.ZipFile, name: str, member: Member, into: IO[bytes] | None) -> None:
    digest, left = hashlib.sha256(), member.size + 1
    with archive.open(name) as source:
        while left > 0 and (part := source.read(min(left, _PART))):
            left -= len(part)
            digest.update(part)
            if into is not None:
                into.write(part)
    if left != 1 or digest.hexdigest() != member.sha256:
        raise _altered(path, name)


def _seed(path: Path, folder: Path) -> bytes:
    try:
        seed = bytes.fromhex((folder / SEED).read_text("ascii"))
    except ValueError as error:
        raise _altered(path, SEED) from error
    (folder / SEED).unlink()
    if len(seed) != SEED_BYTES:
        raise _altered(path, SEED)
    return seed


@contextmanager
def _disk_trouble(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise Trouble(
            code="disk-error",
            title="The disk reported an error",
            text=f"{path}: {error.strerror or type(error).__name__}. Nothing was left there; the office is untouched.",
            advice="Check the disk and its free space, then try again.",
        ) from error
