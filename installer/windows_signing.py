"""Signs what people on Windows start, where there is a certificate: run on Windows, by the pipeline of a release.

    python -m installer.windows_signing FILE...      or folders, of which every .exe, .dll and .pyd is signed

Needs `signtool` (of the Windows SDK) and COUNTERSIGN_WINDOWS_CERTIFICATE (a .pfx as base64), its password in
COUNTERSIGN_WINDOWS_PASSWORD, and the address of a time-stamping service in COUNTERSIGN_TIMESTAMP_ADDRESS. What bears a
signature of somebody else keeps it. Exit codes: 0 done, 3 something is missing. Never run yet with a real certificate.
"""

import base64
import binascii
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

NEEDED = ("COUNTERSIGN_WINDOWS_CERTIFICATE", "COUNTERSIGN_WINDOWS_PASSWORD", "COUNTERSIGN_TIMESTAMP_ADDRESS")
ENDINGS = frozenset({".exe", ".dll", ".pyd"})
_AT_ONCE = 50
"""Files for each start of the tool: a line of words has its limit."""


def main(words: list[str]) -> int:
    """Sign all of it; answers the exit code."""
    tool = signtool()
    missing = [name for name in NEEDED if not os.environ.get(name)] + ([] if tool else ["signtool: the Windows SDK"])
    if missing or not words:
        print("Nothing was signed. This is needed:\n  " + "\n  ".join(missing or ["a file"]), file=sys.stderr)
        return 3
    certificate, password, service = (os.environ[name] for name in NEEDED)
    files = signable(map(Path, words))
    with tempfile.TemporaryDirectory() as place:
        kept = Path(place, "certificate.pfx")
        try:
            kept.write_bytes(base64.b64decode(certificate, validate=True))
            unsigned = [path for path in files if not _is_signed(tool, path)]
            for at in range(0, len(unsigned), _AT_ONCE):
                subprocess.run(command(tool, kept, password, service, unsigned[at : at + _AT_ONCE]), check=True)
        except (binascii.Error, OSError):
            print("Nothing was signed: the certificate is no base64, or could not be written.", file=sys.stderr)
            return 3
        except subprocess.CalledProcessError as error:  # its words hold the password, so they are not shown
            print(f"signtool ended with {error.returncode}.", file=sys.stderr)
            return 3
    print(f"{len(unsigned)} of {len(files)} files were signed; the others bear a signature already.")
    return 0


def signtool() -> str:
    """The newest one of this system; empty where there is none."""
    kits = Path(os.environ.get("ProgramFiles(x86)", "/nowhere"), "Windows Kits", "10", "bin")  # noqa: SIM112 -- its name
    found = sorted(kits.glob("10.*/x64/signtool.exe"))
    return shutil.which("signtool") or (str(found[-1]) if found else "")


def signable(places: Iterable[Path]) -> list[Path]:
    """The files themselves, and of folders what Windows runs or loads, in order."""
    found: list[Path] = []
    for place in places:
        found += sorted(one for one in place.rglob("*") if one.suffix in ENDINGS) if place.is_dir() else [place]
    return found


def command(tool: str, certificate: Path, password: str, service: str, files: Iterable[Path]) -> list[str]:
    """SHA-256 throughout, with the time of somebody else, so that it holds beyond the certificate's end."""
    words = [
        tool,
        "sign",
        "/q",
        "/fd",
        "SHA256",
        "/td",
        "SHA256",
        "/tr",
        service,
        "/f",
        str(certificate),
        "/p",
        password,
    ]
    return [*words, *map(str, files)]


def _is_signed(tool: str, path: Path) -> bool:
    return subprocess.run([tool, "verify", "/pa", "/q", str(path)], capture_output=True, check=False).returncode == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
