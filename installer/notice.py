r"""Signs the notice of a newer version, and checks one with the files it names: for publishers, not for offices.

    python -m installer.notice new-key KEYFILE
    python -m installer.notice sign NOTICE --key KEYFILE --version 1.2.0 --build "2026-11-23 1a2b3c" --least 0.1.0 \
        --words en=NEWS.en.txt --words de=NEWS.de.txt --file linux-x86-64=dist/countersign-1.2.0.deb
    python -m installer.notice verify NOTICE [FILE ...]

Without ``--key`` the private key is taken from COUNTERSIGN_RELEASE_KEY (64 hexadecimal digits), as a pipeline has its
secrets. The private half belongs to no repository: ``new-key`` writes it to a file of its own, closed to others, and
prints the public half, which stands in ``workflows/office/updates/published.py``.
Exit codes: 0 done, 1 refused, 2 wrong usage.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from hashlib import file_digest
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from workflows import __version__, clock
from workflows.errors import CountersignError, InvalidInput
from workflows.ledger import note
from workflows.ledger.update_notice import (
    KEY_NAME,
    LANGUAGES,
    MOST_BYTES,
    ReleasedFile,
    UpdateNotice,
    open_notice,
    sign_notice,
)
from workflows.office.updates.published import RELEASE_KEYS

VARIABLE = "COUNTERSIGN_RELEASE_KEY"


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the words ask for; answers the exit code."""
    options = _parser().parse_args(arguments)
    try:
        lines: list[str] = options.do(options)
    except (CountersignError, OSError) as error:
        sys.stderr.write(f"{error if isinstance(error, OSError) else f'{error.text} {error.advice}'}\n")
        return 1
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m installer.notice", description="Notices of newer versions.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    key = commands.add_parser("new-key", help="make a release key: the private half into a file, the public half shown")
    key.add_argument("key_file", type=Path, help="a new file, outside of any repository")
    key.set_defaults(do=_new_key)
    sign = commands.add_parser("sign", help="write a signed notice")
    sign.add_argument("notice", type=Path)
    sign.add_argument("--key", type=Path, help=f"file with the private key (default: {VARIABLE})")
    sign.add_argument("--version", default=__version__, help="default: this source's own")
    sign.add_argument("--build", required=True, help="as the program's page about itself says it")
    sign.add_argument("--least", required=True, help="the oldest version whose offices are taken over directly")
    sign.add_argument("--made", help="when, such as 2026-11-23T16:00:00Z (default: now, or SOURCE_DATE_EPOCH)")
    sign.add_argument("--words", action="append", default=[], metavar="LANGUAGE=FILE", help="what is new, plain text")
    sign.add_argument("--file", action="append", default=[], metavar="SYSTEM=FILE", help="such as macos-arm64=A.dmg")
    sign.set_defaults(do=_sign)
    verify = commands.add_parser("verify", help="check a notice, and files that it names")
    verify.add_argument("notice", type=Path)
    verify.add_argument("files", nargs="*", type=Path)
    verify.add_argument("--key", help="a public key as new-key prints it (default: those built in)")
    verify.set_defaults(do=_verify)
    return parser


def _new_key(options: argparse.Namespace) -> list[str]:
    private = Ed25519PrivateKey.generate()
    handle = os.open(options.key_file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(private.private_bytes_raw().hex() + "\n")
    return [note.VerifierKey(name=KEY_NAME, public=private.public_key().public_bytes_raw()).to_text()]


def _sign(options: argparse.Namespace) -> list[str]:
    private = _private(options.key)
    words = {language: file.read_text("utf-8").strip() for language, file in map(_pair, options.words)}
    files = tuple(_released(system, file) for system, file in map(_pair, options.file))
    if set(words) != set(LANGUAGES) or not files:
        raise _refused(f"A notice says what is new in {' and '.join(LANGUAGES)}, and names at least one file.")
    notice = UpdateNotice(
        version=options.version,
        build=options.build,
        made=options.made or _now(),
        least=options.least,
        files=files,
        words=words,
    )
    options.notice.write_bytes(sign_notice(notice, private))
    return [f"{options.notice}: version {notice.version}, {notice.made}, files: {len(files)}"]


def _verify(options: argparse.Namespace) -> list[str]:
    keys = [options.key] if options.key else RELEASE_KEYS
    with options.notice.open("rb") as file:
        raw = file.read(MOST_BYTES + 1)
    notice = open_notice(raw, [note.parse_verifier_key(key) for key in keys])
    lines = [
        f"{options.notice}: signed, version {notice.version} ({notice.build}), {notice.made}, from {notice.least} on"
    ]
    named = {one.name: one for one in notice.files}
    for path in options.files:
        told = named.get(path.name)
        if told is None:
            raise _refused(f"The notice names no file {path.name}.")
        if _released(told.system, path) != told:
            raise _refused(f"{path} is not the file that the notice names: its size or its SHA-256 differs.")
        lines.append(f"{path}: as the notice says")
    return lines


def _private(key_file: Path | None) -> Ed25519PrivateKey:
    text = os.environ.get(VARIABLE, "") if key_file is None else key_file.read_text("ascii", errors="replace")
    try:
        return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(text.strip()))
    except ValueError:
        where = f"in {VARIABLE}" if key_file is None else f"in {key_file}"
        raise _refused(f"There is no private key {where}: 64 hexadecimal digits were expected.") from None


def _pair(text: str) -> tuple[str, Path]:
    name, equals, path = text.partition("=")
    if not (name and equals and path):
        raise _refused(f"“{text}” should read NAME=FILE.")
    return name, Path(path)


def _released(system: str, path: Path) -> ReleasedFile:
    with path.open("rb") as file:
        digest = file_digest(file, "sha256").hexdigest()
    return ReleasedFile(system=system, name=path.name, sha256=digest, size=path.stat().st_size)


def _now() -> str:
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return clock.iso_utc(int(epoch) * 1000 if epoch else clock.now_ms())


def _refused(text: str) -> InvalidInput:
    return InvalidInput(code="bad-notice", title="This cannot be done", text=text, advice="Nothing was written.")


if __name__ == "__main__":
    sys.exit(main())
