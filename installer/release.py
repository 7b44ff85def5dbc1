"""What is published beside the files that people download: their hashes, and the signed notice of a newer version.

    python -m installer.release pack FOLDER       packs the bundle of build/bundle into it, as one file to download
    python -m installer.release sums FOLDER       writes SHA256SUMS of everything in it, for `sha256sum --check`
    python -m installer.release notice FOLDER     signs FOLDER/countersign.notice, which names each file with its system

The notice is signed by `installer.notice`, with the key in COUNTERSIGN_RELEASE_KEY, and says what stands in
`installer/news`: those words are written anew for each release. Exit codes: 0 done, 1 refused, 2 wrong usage.
"""

import argparse
import hashlib
import re
import sys
from collections.abc import Iterable
from pathlib import Path

from installer.bundling import build as bundling
from installer.bundling import contents

SUMS, NOTICE = "SHA256SUMS", "countersign.notice"
NEWS = Path(__file__).resolve().with_name("news")
"""What is new, in each language that a notice speaks."""
LEAST = "0.1.0"
"""The oldest version whose offices are taken over directly."""
_FILES = (
    (re.compile(r"countersign[_-].+[_-](amd64|x86_64|arm64|aarch64)\.(deb|tar\.xz)"), "linux"),
    (re.compile(r"countersign-.+-macos-(arm64|x86_64)\.dmg"), "macos"),
    (re.compile(r"countersign-.+-win(?:dows)?-(amd64|arm64)\.zip"), "windows"),
    (re.compile(r"countersign-.+-(setup)\.exe"), "windows"),
)
_PROCESSORS = {"amd64": "x86-64", "x86_64": "x86-64", "setup": "x86-64", "aarch64": "arm64", "arm64": "arm64"}


def main(words: list[str]) -> int:
    """Do what the words ask for; answers the exit code."""
    reader = argparse.ArgumentParser(
        prog="python -m installer.release", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    reader.add_argument("what", choices=("pack", "sums", "notice"))
    reader.add_argument("folder", type=Path)
    asked = reader.parse_args(words)
    if asked.what == "pack":
        asked.folder.mkdir(parents=True, exist_ok=True)
        print(bundling.pack(bundling.BUILD / contents.COMMAND, asked.folder))
        return 0
    files = sorted(path for path in asked.folder.iterdir() if path.is_file() and path.name not in {SUMS, NOTICE})
    if asked.what == "sums":
        print(write_sums(files, asked.folder).read_text("utf-8"), end="")
        return 0
    from installer import notice  # noqa: PLC0415 -- needs the program's packages, and hashes need none
    from installer.stamp import stamp  # noqa: PLC0415

    return notice.main(notice_words(files, asked.folder / NOTICE, stamp()))


def write_sums(files: Iterable[Path], into: Path) -> Path:
    """Write the hashes of files, by name, as coreutils' sha256sum does. They may lie anywhere; names must differ."""
    rows = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
    target = into / SUMS
    target.write_text("".join(f"{digest}  {name}\n" for name, digest in sorted(rows.items())), "utf-8", newline="\n")
    return target


def notice_words(files: Iterable[Path], target: Path, build: str) -> list[str]:
    """What is typed to sign the notice of these files. Those that are for no system, such as a bill, are left out."""
    named = [(system_of(path.name), path) for path in files]
    words = ["sign", str(target), "--build", build, "--least", LEAST]
    for path in sorted(NEWS.glob("*.txt")):
        words += ["--words", f"{path.stem}={path}"]
    for system, path in named:
        words += ["--file", f"{system}={path}"] if system else []
    return words


def system_of(name: str) -> str:
    """What a notice calls the system that a file is for, such as ``macos-arm64``; empty for a file of no system."""
    for pattern, system in _FILES:
        found = pattern.fullmatch(name)
        if found:
            return f"{system}-{_PROCESSORS[found[1]]}"
    return ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
