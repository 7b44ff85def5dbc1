"""Puts a Developer ID into a keychain of its own, for as long as a pipeline runs, and takes it away again.

    python -m installer.macos.keychain open        and: close

Needs a Mac, and COUNTERSIGN_MACOS_CERTIFICATE (a .p12 as base64) with COUNTERSIGN_MACOS_PASSWORD. Prints the name of
the identity, for `python -m installer.macos --identity`. Never run yet with a real certificate.
"""

import base64
import os
import re
import secrets  # noqa: TID251 -- a password that nobody has to know, of a keychain that is thrown away
import subprocess
import sys
import tempfile
from pathlib import Path

KEYCHAIN = "countersign-release.keychain"
_IDENTITY = re.compile(r'"(Developer ID Application: [^"]+)"')


def main(words: list[str]) -> int:
    """Do what the word says; answers the exit code."""
    if words == ["close"]:
        return subprocess.run(["security", "delete-keychain", KEYCHAIN], check=False).returncode
    if words != ["open"]:
        print("Type open or close behind it.", file=sys.stderr)
        return 2
    try:
        certificate = base64.b64decode(os.environ["COUNTERSIGN_MACOS_CERTIFICATE"])
        password = os.environ["COUNTERSIGN_MACOS_PASSWORD"]
    except (KeyError, ValueError) as error:
        print(f"There is no certificate to take in: {error}", file=sys.stderr)
        return 3
    with tempfile.TemporaryDirectory() as place:
        kept = Path(place, "certificate.p12")
        kept.write_bytes(certificate)
        for step in steps(kept, password, secrets.token_hex()):
            if subprocess.run(step, check=False, stdout=sys.stderr).returncode != 0:
                print(f"security {step[1]} failed.", file=sys.stderr)  # and no word more: the rest is secret
                return 3
    asked = ["security", "find-identity", "-v", "-p", "codesigning", KEYCHAIN]
    found = _IDENTITY.search(subprocess.run(asked, capture_output=True, text=True, check=False).stdout)
    if found is None:
        print("There is no Developer ID Application in that certificate.", file=sys.stderr)
        return 3
    print(found[1])
    return 0


def steps(certificate: Path, password: str, own: str) -> list[list[str]]:
    """A new keychain that codesign may ask without a question on a screen where nobody sits."""
    return [
        ["security", "create-keychain", "-p", own, KEYCHAIN],
        ["security", "set-keychain-settings", "-t", "3600", KEYCHAIN],
        ["security", "unlock-keychain", "-p", own, KEYCHAIN],
        ["security", "import", str(certificate), "-k", KEYCHAIN, "-P", password, "-T", "/usr/bin/codesign"],
        ["security", "set-key-partition-list", "-S", "apple-tool:,apple:,codesign:", "-s", "-k", own, KEYCHAIN],
        ["security", "list-keychains", "-d", "user", "-s", KEYCHAIN, "login.keychain"],
    ]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
