"""An evidence pack as a file: a zip archive with fixed names, written the same way every time and read with suspicion.

``SHA256SUMS`` names every other member; ``SHA256SUMS.sig`` is the signature of the laptop that made the pack.
"""

import hashlib
import os
import re
import zipfile
import zlib
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from workflows.errors import InvalidInput, Trouble
from workflows.ledger import base64_text, identity
from workflows.ledger.malformed import Malformed
from workflows.office.proving.verdict import Finding
from workflows.store.files import forget, kind_at, open_regular, part_beside, parts_of, put_in_place, sweep

SUMS, SIGNATURE = "SHA256SUMS", "SHA256SUMS.sig"
HOW_TO_CHECK, REQUEST, PAGE, KEYS = "HOW-TO-CHECK.txt", "request.json", "evidence.pdf", "keys.json"

MAX_MEMBERS = 20_000
MAX_BYTES = 512 * 1024 * 1024
"""Of all members together, unpacked."""

_LABEL = b"countersign/v1/evidence\n"
_NAMES = re.compile(
    r"HOW-TO-CHECK\.txt|request\.json|evidence\.pdf|keys\.json|SHA256SUMS|SHA256SUMS\.sig"
    r"|entries/[0-9]{4,6}\.(?:bin|json|salt)|proofs/[0-9]{4,6}\.tlog-proof|checkpoints/[a-z2-7]{26}"
    r"|tables/[0-9]{4,6}\.json|attachments/[0-9a-f]{64}"
)
_EPOCH = (1980, 1, 1, 0, 0, 0)
_PART = 1 << 16


def sums_of(members: Mapping[str, bytes]) -> bytes:
    """The lines of ``SHA256SUMS`` for these members, by name, as ``sha256sum -c`` reads them."""
    names = sorted(name for name in members if name not in {SUMS, SIGNATURE})
    return "".join(f"{hashlib.sha256(members[name]).hexdigest()}  {name}\n" for name in names).encode("ascii")


def signed_statement(sums: bytes) -> bytes:
    """The bytes that the laptop's log key signs for a pack: a label, then the content of ``SHA256SUMS``."""
    return _LABEL + sums


def signature_fits(members: Mapping[str, bytes], public: bytes) -> bool:
    """Whether this log key signed the sums as they stand."""
    try:
        signature = base64_text.decode(members.get(SIGNATURE, b"").decode("ascii").removesuffix("\n"))
    except (Malformed, UnicodeDecodeError):
        return False
    exact = members.get(SIGNATURE) == base64_text.encode(signature).encode("ascii") + b"\n"
    return exact and identity.verify(public, signature, signed_statement(members.get(SUMS, b"")))


def write_pack(target: Path, members: Mapping[str, bytes], *, force: bool = False) -> None:
    """Write the archive beside its place, then give it its name. The same members make the same bytes.

    Raises InvalidInput ``is-a-folder``, ``file-exists`` unless ``force``; Trouble ``disk-error``.
    """
    standing = kind_at(target)
    if standing == "folder":
        raise InvalidInput(
            code="is-a-folder",
            title="This is a folder",
            text=f"{target} is a folder, and a pack is a file. Nothing was written.",
            advice=f"Name the file to write, such as {target / 'evidence.zip'}.",
        )
    if standing == "file" and not force:
        raise InvalidInput(
            code="file-exists",
            title="There is a file of this name already",
            text=f"{target} exists and was left as it is.",
            advice="Choose another name, or add --force to replace it.",
        )
    part = part_beside(target)
    try:
        handle = os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w+b") as stream, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            for name in sorted(members):
                info = zipfile.ZipInfo(name, _EPOCH)
                info.compress_type = zipfile.ZIP_DEFLATED
                info.create_system = 3  # the same bytes on every system
                info.external_attr = 0o600 << 16
                archive.writestr(info, members[name])
        sweep(target.parent, parts_of(target), fresh=part)
        put_in_place(part, target)
    except OSError as error:
        forget(part)
        raise Trouble(
            code="disk-error",
            title="The pack could not be written",
            text=f"{target}: {error.strerror}. Nothing was left there; the office is untouched.",
            advice="Make room on the disk or choose another place, then try again.",
        ) from error


def read_pack(path: Path) -> tuple[dict[str, bytes], list[Finding]]:
    """The members of a pack by name, and what is wrong with the archive itself. Nothing is unpacked to the disk.

    Raises InvalidInput ``no-such-file``; ``not-a-pack`` for what is no archive, or larger than any pack.
    """
    if kind_at(path) == "folder":
        raise _not_a_pack(path, "it is a folder, and a pack is a file")
    members: dict[str, bytes] = {}
    findings: list[Finding] = []
    try:
        with open_regular(path) as stream, zipfile.ZipFile(stream) as archive:
            infos = archive.infolist()
            if len(infos) > MAX_MEMBERS or sum(info.file_size for info in infos) > MAX_BYTES:
                raise _not_a_pack(path, "it claims to hold more than any pack does")
            for info in infos:
                name = info.filename
                if _NAMES.fullmatch(name) is None:
                    findings.append(Finding(code="foreign", file=name[:200], facts={"reason": "name"}))
                elif name in members:
                    findings.append(Finding(code="duplicated", file=name, facts={"reason": "name"}))
                else:
                    members[name] = _content(archive, info, findings)
    except FileNotFoundError as error:
        raise InvalidInput(
            code="no-such-file",
            title="There is no such file",
            text=f"{path} is not there.",
            advice="Check the name and the folder.",
        ) from error
    except (OSError, zipfile.BadZipFile, NotImplementedError, ValueError, OverflowError) as error:
        raise _not_a_pack(path, "it is damaged or no zip archive") from error
    return members, findings


def is_plain(info: zipfile.ZipInfo) -> bool:
    """Whether a member is neither encrypted nor packed in a way that archives of ours do not use."""
    return info.compress_type in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED} and not info.flag_bits & 1


def _content(archive: zipfile.ZipFile, info: zipfile.ZipInfo, findings: list[Finding]) -> bytes:
    """A member's bytes, never more than it claims; empty, with a finding, where it cannot be read."""
    content = None
    if is_plain(info):
        with suppress(zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError):
            content = _unpacked(archive, info)
    if content is None or len(content) != info.file_size:
        findings.append(Finding(code="altered", file=info.filename, facts={"reason": "archive"}))
        return b""
    return content


def _unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """The bytes up to one more than the archive claims."""
    parts: list[bytes] = []
    left = info.file_size + 1
    with archive.open(info) as stream:
        while left > 0 and (part := stream.read(min(left, _PART))):
            parts.append(part)
            left -= len(part)
    return b"".join(parts)


def _not_a_pack(path: Path, why: str) -> InvalidInput:
    return InvalidInput(
        code="not-a-pack",
        title="This is not an evidence pack",
        text=f"{path.name}: {why}. Nothing in it was used.",
        advice="Ask for the file again from whoever made it.",
    )
