"""Makes what people on a Mac download, out of the .app that `installer.bundling.build` made there, by one command.

    python -m installer.macos                      sign for this Mac alone, and pack
    python -m installer.macos --identity NAME      sign with a Developer ID, pack, and sign the pack
    python -m installer.macos --identity NAME --notarise

Needs a Mac with Xcode's command line tools (codesign, hdiutil, xcrun), the .app in build/bundle/, for --identity a
certificate “Developer ID Application” in the keychain, and for --notarise a key of App Store Connect in
COUNTERSIGN_NOTARY_KEY (path of the .p8), COUNTERSIGN_NOTARY_KEY_ID and COUNTERSIGN_NOTARY_ISSUER. `--plan` only prints
what would run. What comes out: build/packages/countersign-VERSION-macos-PROCESSOR.dmg and SHA256SUMS.

Exit codes: 0 done, 2 wrong usage, 3 outside trouble.
"""

import argparse
import os
import platform
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from installer.bundling import build as bundling
from installer.bundling import contents
from installer.identity import NAME
from installer.release import write_sums

APP = bundling.BUILD / f"{NAME}.app"
ENTITLEMENTS = Path(__file__).resolve().with_name("entitlements.plist")
PACKAGES = contents.ROOT / "build" / "packages"
NOTARY = ("COUNTERSIGN_NOTARY_KEY", "COUNTERSIGN_NOTARY_KEY_ID", "COUNTERSIGN_NOTARY_ISSUER")
FOR_THIS_MAC = "-"
"""What codesign calls a signature without a certificate."""
_MACH_O = (b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe")
"""First bytes of a program or library for one processor, and for several."""


def main(words: list[str]) -> int:
    """Sign, pack and say what was made."""
    reader = argparse.ArgumentParser(
        prog="python -m installer.macos", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    reader.add_argument("--identity", default=FOR_THIS_MAC, help="the certificate's name in the keychain")
    reader.add_argument("--notarise", action="store_true", help="let Apple look at it, and staple the answer to it")
    reader.add_argument("--plan", action="store_true", help="print what would run, and run nothing")
    asked = reader.parse_args(words)
    if asked.notarise and asked.identity == FOR_THIS_MAC:
        reader.error("--notarise needs --identity: Apple looks only at what bears a Developer ID")
    missing = [] if asked.plan else lacking(notarise=asked.notarise)
    if missing:
        print("Nothing was made. This is needed:\n" + "\n".join(f"  {one}" for one in missing), file=sys.stderr)
        return 3
    target = PACKAGES / f"{contents.COMMAND}-{bundling.version()}-macos-{platform.machine()}.dmg"
    with tempfile.TemporaryDirectory(prefix="countersign-dmg-") as work:
        steps = [*finishing(APP), *signing(APP, asked.identity), *packing(APP, Path(work), target, asked.identity)]
        steps += notarising(target, [os.environ.get(name, f"${name}") for name in NOTARY]) if asked.notarise else []
        try:
            for step in steps:
                print(shlex.join(step), flush=True)
                if not asked.plan:
                    PACKAGES.mkdir(parents=True, exist_ok=True)
                    subprocess.run(step, check=True)
            if not asked.plan:
                write_sums([target], PACKAGES)
        except (OSError, subprocess.CalledProcessError) as error:
            print(f"It could not be made: {error}", file=sys.stderr)
            return 3
    return 0


def lacking(*, notarise: bool) -> list[str]:
    """What is missing to make it, each in words for the person who wanted it."""
    found = [f"{tool}: a Mac with Xcode's command line tools" for tool in ("codesign", "hdiutil", "xcrun")
             if shutil.which(tool) is None]  # fmt: skip
    if not APP.is_dir():
        found.append(f"the program: python -m installer.bundling.build, on a Mac (there is no {APP})")
    if notarise:
        found += [f"{name}: see --help" for name in NOTARY if not os.environ.get(name)]
    return found


def finishing(app: Path) -> list[list[str]]:
    """The command beside the window's program, and the papers that lie beside both on other systems."""
    papers = [
        str(bundling.BUILD / contents.COMMAND / name) for name in ("LICENSE.txt", "LICENCES.txt", "bill.cdx.json")
    ]
    return [
        ["ln", "-sfn", contents.WINDOW, str(app / "Contents" / "MacOS" / contents.COMMAND)],
        ["cp", *papers, str(app / "Contents" / "Resources")],
    ]


def signing(app: Path, identity: str) -> list[list[str]]:
    """From the inside out, as a signature covers what lies in it: every library and program, then the .app."""
    sign = ["codesign", "--force", "--sign", identity]
    if identity != FOR_THIS_MAC:  # the hardened runtime takes only libraries of the same team, and this has none
        sign += ["--timestamp", "--options", "runtime", "--entitlements", str(ENTITLEMENTS)]
    inner = [[*sign, str(path)] for path in programs(app.rglob("*"))]
    return [
        *inner,
        [*sign, str(app)],
        ["codesign", "--verify", "--deep", "--strict", "--verbose=2", str(app)],
        [str(app / "Contents" / "MacOS" / contents.COMMAND), "--smoke"],
    ]


def programs(paths: Iterable[Path]) -> list[Path]:
    """The files among them that macOS runs or loads, the deepest first; links are signed where they lead."""
    found = []
    for path in paths:
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                if file.read(4) in _MACH_O:
                    found.append(path)
    return sorted(found, key=lambda path: (-len(path.parts), path.as_posix()))


def packing(app: Path, work: Path, target: Path, identity: str) -> list[list[str]]:
    """The .app beside a link to where programs lie, in one compressed image."""
    image = ["hdiutil", "create", "-volname", NAME, "-srcfolder", str(work), "-fs", "HFS+", "-format", "UDZO", "-ov"]
    steps = [
        ["ditto", str(app), str(work / app.name)],
        ["ln", "-s", "/Applications", str(work / "Applications")],
        [*image, str(target)],
    ]
    if identity != FOR_THIS_MAC:
        steps.append(["codesign", "--force", "--timestamp", "--sign", identity, str(target)])
    return steps


def notarising(target: Path, key: list[str]) -> list[list[str]]:
    """Hand it to Apple, wait, staple the ticket so that it opens without a network, and ask as a Mac would."""
    file, name, issuer = key
    return [
        ["xcrun", "notarytool", "submit", str(target), "--key", file, "--key-id", name, "--issuer", issuer, "--wait"],
        ["xcrun", "stapler", "staple", str(target)],
        ["xcrun", "stapler", "validate", str(target)],
        ["spctl", "--assess", "--type", "open", "--context", "context:primary-signature", "--verbose", str(target)],
    ]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
