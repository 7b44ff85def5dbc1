"""Private keys: the only file that sees one. A device has one 32-byte seed; every key it uses comes from that.

The seed lives in the system's keyring, or where there is none in a file of mode 0600 in the office's home.
``COUNTERSIGN_KEY_STORE`` says which: ``keyring`` or ``file``; unset means the keyring where one works.
"""

import hmac
import os
import stat
from pathlib import Path
from typing import Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV

from workflows import ids
from workflows.errors import Trouble
from workflows.ledger import derive, identity, names
from workflows.ledger.canonical import CanonicalJson
from workflows.ledger.checkpoint import Checkpoint, sign

SERVICE = "Countersign"
SEED_FILE = "device.key"
NEXT_FILE = "device.next"
"""The seed that takes the place of the present one as soon as the database says so; ``-`` where there is none."""
HEAD_FILE = "device.head"
WHERE_FILE = "key.where"
"""Says in the home where its secrets are: ``file``, or ``keyring`` and a name."""
_NO_SEED = "-"
_NONCE_BYTES = 12
_ROOT_BYTES = 32


class Secrets(Protocol):
    """A place that keeps small secrets by name."""

    kind: str
    """``keyring`` or ``file``."""

    def read(self, name: str) -> str | None:
        """The secret, or None where there is none. Raises Trouble where the place cannot be opened."""

    def write(self, name: str, value: str) -> None:
        """Keep a secret durably. Raises Trouble where that fails; an older value then still stands."""


class FileSecrets:
    """Files of mode 0600 in the home. Whoever may read this person's files may read them."""

    kind = "file"

    def __init__(self, home: Path) -> None:
        self._home = home

    def read(self, name: str) -> str | None:
        """The content of the secret's file; refused where others may read it."""
        path = self._home / name
        try:
            mode = path.stat().st_mode
            if not stat.S_ISREG(mode):
                raise _unreadable(str(path))  # a pipe would keep us waiting for ever
            if os.name == "posix" and stat.S_IMODE(mode) & 0o077:
                raise Trouble(
                    code="key-file-open",
                    title="The key file can be read by others",
                    text=f"{path} is readable by other users of this computer. Nothing was signed.",
                    advice=f"Make it yours alone: chmod 600 '{path}'",
                )
            return path.read_text("ascii").strip()
        except FileNotFoundError:
            return None
        except (OSError, UnicodeDecodeError) as error:
            raise _unreadable(str(path)) from error

    def write(self, name: str, value: str) -> None:
        """Write beside, flush, and put in place, so that a crash leaves the old or the new secret."""
        path = self._home / name
        fresh = path.with_name(f"~{path.name}.tmp")
        try:
            fresh.unlink(missing_ok=True)
            handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "w", encoding="ascii") as stream:
                stream.write(value + "\n")
                stream.flush()
                os.fsync(stream.fileno())
            fresh.replace(path)
        except OSError as error:
            raise Trouble(
                code="key-not-kept",
                title="The key could not be written",
                text=f"{path}: {error.strerror}. Keys that were there before are untouched.",
                advice="Make room on the disk or correct the folder's permissions, then try again.",
            ) from error


class KeyringSecrets:
    """The system's keyring (Windows Credential Manager, macOS Keychain, Secret Service)."""

    kind = "keyring"

    def __init__(self, place: str) -> None:
        self._place = place

    def read(self, name: str) -> str | None:
        """The secret of this home from the keyring."""
        import keyring  # noqa: PLC0415 -- a tenth of a second that only signing needs
        from keyring.errors import KeyringError  # noqa: PLC0415 -- as above

        try:
            return keyring.get_password(SERVICE, f"{self._place}/{name}")
        except KeyringError as error:
            raise _unreadable("The system's keyring") from error

    def write(self, name: str, value: str) -> None:
        """Keep the secret of this home in the keyring."""
        import keyring  # noqa: PLC0415 -- a tenth of a second that only signing needs
        from keyring.errors import KeyringError  # noqa: PLC0415 -- as above

        try:
            keyring.set_password(SERVICE, f"{self._place}/{name}", value)
        except KeyringError as error:
            raise _unreadable("The system's keyring") from error


def new_secrets(home: Path, *, kind: str | None = None) -> Secrets:
    """Where a new home will keep its secrets: as the environment says, else the keyring where one works, else a file.

    ``kind`` (``keyring`` or ``file``) stands above the environment: an office to play with leaves the keyring alone.
    The choice is written into the home, so that the home can be moved and still finds its key.
    """
    wanted = kind or os.environ.get("COUNTERSIGN_KEY_STORE", "")
    if wanted not in {"", "keyring", "file"}:
        raise Trouble(
            code="unknown-key-store",
            title="There is no such key store",
            text=f"COUNTERSIGN_KEY_STORE is “{wanted}”; it can be “keyring” or “file”. Nothing was changed.",
            advice="Set it to one of these, or unset it.",
        )
    if wanted == "file" or (not wanted and not _keyring_works()):
        FileSecrets(home).write(WHERE_FILE, "file")
        return FileSecrets(home)
    place = ids.new_id()
    FileSecrets(home).write(WHERE_FILE, f"keyring {place}")
    return KeyringSecrets(place)


def secrets_of(home: Path) -> Secrets:
    """Where this home keeps its secrets. Raises Trouble ``key-missing`` where the home does not say."""
    kind, _, place = (FileSecrets(home).read(WHERE_FILE) or "").partition(" ")
    if kind == "file":
        return FileSecrets(home)
    if kind == "keyring" and place:
        return KeyringSecrets(place)
    raise _missing()


def key_place(home: Path) -> str:
    """Where this home's secrets lie, in words for people; nothing is read. Raises Trouble as ``secrets_of``."""
    kind = secrets_of(home).kind
    return str(home / SEED_FILE) if kind == "file" else "the system's keyring, under “Countersign”"


class DeviceKeys:
    """What this device can sign and open. Keys are derived when first needed and never leave this object."""

    def __init__(self, secrets: Secrets, seed: bytes) -> None:
        self._secrets = secrets
        self._seed = seed
        self._log = derive.log_key(seed)
        self._people: dict[str, Ed25519PrivateKey] = {}
        self.log_public = self._log.public_key().public_bytes_raw()
        """The public key of this device's log, 32 bytes."""
        self.device = names.device_id(self.log_public)
        """This device's id."""

    @classmethod
    def create(cls, secrets: Secrets) -> "DeviceKeys":
        """A new device with a fresh seed, kept before this returns."""
        seed = ids.new_bytes(derive.SEED_BYTES)
        secrets.write(SEED_FILE, seed.hex())
        return cls(secrets, seed)

    @classmethod
    def open(cls, secrets: Secrets) -> "DeviceKeys":
        """The device whose seed is kept here. Raises Trouble ``key-missing`` where there is none."""
        seed = _seed(secrets.read(SEED_FILE))
        if seed is None:
            raise _missing()
        return cls(secrets, seed)

    def next(self) -> "DeviceKeys | None":
        """The device that is to go on in place of this one, if that was begun."""
        seed = _seed(self._secrets.read(NEXT_FILE))
        return None if seed is None else DeviceKeys(self._secrets, seed)

    def begin_next(self) -> "DeviceKeys":
        """A fresh device to go on in place of this one, its seed kept beside the present one before this returns."""
        seed = ids.new_bytes(derive.SEED_BYTES)
        self._secrets.write(NEXT_FILE, seed.hex())
        return DeviceKeys(self._secrets, seed)

    def promote(self) -> None:
        """Be the device that this home opens as from now on."""
        self._secrets.write(SEED_FILE, self._seed.hex())
        self.forget_next()

    def forget_next(self) -> None:
        """No other device is to go on in place of this one."""
        self._secrets.write(NEXT_FILE, _NO_SEED)

    @property
    def kept_in(self) -> str:
        """Where the seed is kept: ``keyring`` or ``file``."""
        return self._secrets.kind

    def sign_checkpoint(self, checkpoint: Checkpoint) -> bytes:
        """The checkpoint as a note signed by this device's log."""
        return sign(checkpoint, self._log)

    def sign_statement(self, statement: bytes) -> bytes:
        """This device's signature over other bytes; the caller separates domains."""
        return self._log.sign(statement)

    @property
    def witness_public(self) -> bytes:
        """The public key of this device's cosignatures, 32 bytes."""
        return derive.witness_key(self._seed).public_key().public_bytes_raw()

    def sign_as_witness(self, message: bytes) -> bytes:
        """This device's signature with its witness key; the caller made the message (C2SP tlog-cosignature)."""
        return derive.witness_key(self._seed).sign(message)

    def person_public(self, person: str) -> bytes:
        """The public key with which a person signs on this device, 32 bytes."""
        return self._person(person).public_key().public_bytes_raw()

    def sign_act(self, encoded: CanonicalJson, *, office: str, person: str) -> str:
        """The person's signature over an event that is encoded without ``sig``, base64."""
        return identity.sign_encoded(encoded, office=office, device=self.device, private=self._person(person))

    def sign_statement_as(self, person: str, statement: bytes) -> bytes:
        """A person's signature over other bytes; the caller separates domains."""
        return self._person(person).sign(statement)

    def age_identity(self) -> str:
        """The age identity that opens envelopes for this device."""
        return derive.age_identity(self._seed)

    def wrap(self, secret: bytes) -> bytes:
        """Encrypt a secret for the local database: nonce, then AES-256-GCM-SIV."""
        nonce = ids.new_bytes(_NONCE_BYTES)
        return nonce + AESGCMSIV(derive.wrapping_key(self._seed)).encrypt(nonce, secret, SERVICE.encode())

    def unwrap(self, wrapped: bytes) -> bytes:
        """Open what ``wrap`` made. Raises Trouble ``key-does-not-fit`` where it was made with another seed."""
        try:
            cipher = AESGCMSIV(derive.wrapping_key(self._seed))
            return cipher.decrypt(wrapped[:_NONCE_BYTES], wrapped[_NONCE_BYTES:], SERVICE.encode())
        except (InvalidTag, ValueError) as error:
            raise Trouble(
                code="key-does-not-fit",
                title="This key does not belong to this office folder",
                text="The key that is kept here cannot open the local secrets. Nothing was changed.",
                advice="Put back the key that belongs to this folder, or restore a backup into a new home.",
            ) from error

    def seed_for_backup(self) -> bytes:
        """The seed itself, for a backup and for nothing else."""
        return self._seed

    def remember_head(self, size: int, root: bytes) -> None:
        """Remember how long this device's own log was; never shorter than remembered before."""
        known = self.remembered_head()
        if known is None or known[0] < size:
            self._secrets.write(HEAD_FILE, self._head_line(size, root))

    def remembered_head(self) -> tuple[int, bytes] | None:
        """The longest (size, root) of the own log that was remembered; None where none was, or it is not genuine."""
        kept = self._secrets.read(HEAD_FILE) or ""
        size, _, rest = kept.partition(" ")
        try:
            known = int(size), bytes.fromhex(rest.partition(" ")[0])
        except ValueError:
            return None
        genuine = len(known[1]) == _ROOT_BYTES and hmac.compare_digest(kept, self._head_line(*known))
        return known if genuine else None

    def _head_line(self, size: int, root: bytes) -> str:
        """Size, root, and a seal that only this device can make, so that nobody shortens what is remembered."""
        head = f"{size} {root.hex()}"
        return f"{head} {hmac.new(derive.head_key(self._seed), head.encode('ascii'), 'sha256').hexdigest()}"

    def _person(self, person: str) -> Ed25519PrivateKey:
        if person not in self._people:
            self._people[person] = derive.person_key(self._seed, person)
        return self._people[person]


def _seed(kept: str | None) -> bytes | None:
    try:
        seed = bytes.fromhex(kept or "")
    except ValueError:
        return None
    return seed if len(seed) == derive.SEED_BYTES else None


def _missing() -> Trouble:
    return Trouble(
        code="key-missing",
        title="This laptop's key is not there",
        text="The key of this office cannot be found where it was kept. Nothing is lost: all entries are here.",
        advice="Restore a backup into a new home, or join as a new laptop with the owner's or the recovery key.",
    )


def _keyring_works() -> bool:
    import keyring  # noqa: PLC0415 -- a tenth of a second that only signing needs
    from keyring.backends import fail, null  # noqa: PLC0415 -- as above

    return not isinstance(keyring.get_keyring(), fail.Keyring | null.Keyring)


def _unreadable(where: str) -> Trouble:
    return Trouble(
        code="key-unreadable",
        title="The key cannot be read",
        text=f"{where} did not give the key of this office. Nothing was changed, nothing is lost.",
        advice="Unlock the keyring or correct the file's permissions, then try again.",
    )
