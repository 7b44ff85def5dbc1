"""Goes the whole way once in a bare Debian: install, decide, share, upgrade, remove, install again, and kills between.

    python -m installer.linux.journey FOLDER [--bundle build/bundle/countersign] [--mirror ADDRESS]

Needs Linux, root, `debootstrap`, a mirror of Debian (some 250 MB the first time), 3 GB below FOLDER, and the bundle.
It makes two packages of the bundle that differ in their number, so that one is newer. FOLDER/transcript.txt is what
was typed and answered. Not a part of `./check`.

Exit codes: 0 all as promised, 1 not, 2 wrong usage, 3 something is missing.
"""

import argparse
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

from installer.bundling import build as bundling
from installer.bundling import contents
from installer.linux import __main__ as packing
from installer.linux import cutting
from installer.linux.fresh_root import Failed, FreshRoot

PERSON = "anna"
OFFICE = "office"
SECOND = "second-laptop"
FORM = "--set supplier_name=Papierhof --set invoice_number=17 --set issue_date=2026-11-20 --set gross=83.30"
STARTING_S = 5.0
"""By then a command that goes on is past its start."""
OFFICE_FILE = "people:\n- {id: ben, name: Ben Okafor}\n"


def main(words: list[str]) -> int:
    """Go, and say how it went."""
    reader = argparse.ArgumentParser(
        prog="python -m installer.linux.journey",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    reader.add_argument("folder", type=Path)
    reader.add_argument("--bundle", type=Path, default=bundling.BUILD / contents.COMMAND)
    reader.add_argument("--mirror", default="http://deb.debian.org/debian")
    asked = reader.parse_args(words)
    missing = packing.lacking(asked.bundle, None)
    missing += [] if getattr(os, "geteuid", int)() == 0 else ["root: packages are installed, in a folder of their own"]
    missing += [] if shutil.which("debootstrap") else ["debootstrap: the package of that name"]
    if missing:
        print("Nothing was done. This is needed:\n" + "\n".join(f"  {one}" for one in missing), file=sys.stderr)
        return 3
    asked.folder.mkdir(parents=True, exist_ok=True)
    old, new = (_package(asked.bundle, asked.folder, revision) for revision in (1, 2))
    with (asked.folder / "transcript.txt").open("w", encoding="utf-8") as transcript:
        try:
            with FreshRoot(asked.folder.resolve(), asked.mirror, transcript) as fresh:
                go(fresh, old, new, asked.bundle)
                fresh.say("\nAll as promised.")
        except (Failed, subprocess.CalledProcessError) as error:
            transcript.write(f"\nEnded: {error}\n")
            print(f"Ended: {error}", file=sys.stderr)
            return 1
    return 0


def _package(bundle: Path, folder: Path, revision: int) -> Path:
    """A package hardly squeezed: this is about installing."""
    into = folder / f"package-{revision}"
    words = ["--bundle", str(bundle), "--into", str(into), "--only", "deb", "--revision", str(revision), "--level", "0"]
    if packing.main(words) != 0:
        raise Failed("no package")
    return next(into.glob("*.deb"))


def go(fresh: FreshRoot, old: Path, new: Path, bundle: Path) -> None:
    """The whole story. Raises Failed at the first promise that does not hold."""
    (fresh.root / "srv/new").mkdir()
    for package, name in ((old, "old.deb"), (new, "new.deb")):
        shutil.copy(package, fresh.root / "srv" / name)
    shutil.copytree(bundle, fresh.root / "srv/countersign", symlinks=True)
    install(fresh)
    request = decide(fresh)
    show_window(fresh)
    share(fresh)
    stay_while_it_is_open(fresh)
    upgrade(fresh, request)
    remove_and_return(fresh, request)
    cutting.package(fresh, whole)
    fresh.run("apt-get remove -qq countersign", quiet=True)
    cutting.archive(fresh, whole)


def install(fresh: FreshRoot) -> None:
    """From nothing: apt brings what the package names, and everything in the bundle works."""
    fresh.chapter("Install")
    fresh.run("apt-get update -qq", quiet=True)
    fresh.run("apt-get install -qq --no-install-recommends /srv/old.deb", quiet=True)
    fresh.run(f"useradd --create-home {PERSON}")
    fresh.run("dpkg-query -W -f '${Version} ${Status} ${Installed-Size} kB\\n' countersign; dpkg --verify countersign")
    libraries = "cd /opt/countersign/*/_internal && find . -name '*.so*' -type f"
    lacking = fresh.run(f"{libraries} | LD_LIBRARY_PATH=. xargs ldd 2>/dev/null | grep 'not found' || true")
    fresh.check(not lacking.strip(), "no library of the bundle lacks another")
    told = json.loads(fresh.run("countersign --smoke", PERSON, quiet=True))
    for name, part in told["parts"].items():
        fresh.say(f"   {name}: {part['found']}")
    fresh.check(told["passed"], f"the self-test passes (build {told['build']})")


def decide(fresh: FreshRoot) -> str:
    """Found an office, ask, decide, prove; answers the request's id."""
    fresh.chapter("An office, a request, a decision")
    (fresh.root / "home" / PERSON / "office.yaml").write_text(OFFICE_FILE, "utf-8")
    fresh.run(f"countersign init --name 'Muster GmbH' --owner 'Anna Muster' --home {OFFICE}", PERSON, quiet=True)
    fresh.run(f"countersign apply office.yaml --home {OFFICE}", PERSON)
    asked = json.loads(
        fresh.run(f"countersign submit invoice --as ben {FORM} --home {OFFICE} --json", PERSON, quiet=True)
    )
    request = str(asked["request"])
    fresh.run(f"countersign tick {request} --as anna-muster --home {OFFICE}", PERSON)
    fresh.run(f"countersign decide {request} approve --as anna-muster --home {OFFICE}", PERSON)
    whole(fresh, "countersign")
    fresh.check(status(fresh, request) in {"approved", "done"}, "the request is approved")
    return request


def status(fresh: FreshRoot, request: str) -> str:
    """Where the request stands."""
    shown = json.loads(fresh.run(f"countersign show {request} --home {OFFICE} --json", PERSON, quiet=True))
    return str(shown["status"])


def whole(fresh: FreshRoot, program: str) -> None:
    """The program starts, and every entry and signature of the office is right."""
    told = json.loads(fresh.run(f"{program} verify --home {OFFICE} --json", PERSON, quiet=True))
    fresh.check(
        told["ok"] and told["entries"], f"{program} starts, and verify finds all {told['entries']} entries right"
    )


def show_window(fresh: FreshRoot) -> None:
    """A real window on a screen in memory, with the name that the menu entry goes by."""
    fresh.chapter("The window")
    fresh.run("apt-get install -qq --no-install-recommends xvfb x11-utils desktop-file-utils", quiet=True)
    fresh.run("desktop-file-validate /usr/share/applications/countersign.desktop")
    fresh.run("grep -h countersign /usr/share/applications/mimeinfo.cache")
    fresh.start("Xvfb :77 -screen 0 1280x800x24 -nolisten tcp -ac", PERSON)
    cutting.until((fresh.root / "tmp/.X11-unix/X77").exists)
    fresh.start("DISPLAY=:77 countersign-desktop", PERSON)
    tree = "DISPLAY=:77 xwininfo -root -tree | grep -i countersign"
    cutting.until(lambda: "Countersign" in fresh.run(tree, PERSON, code=None))
    fresh.check(windows(fresh), "the window is shown")


def windows(fresh: FreshRoot) -> list[Path]:
    """The processes that show a window, helpers left out."""
    found = []
    for process in fresh.inside():
        try:
            if not process.joinpath("exe").readlink().name.startswith(contents.WINDOW):  # “(deleted)” may follow
                continue
            if b"process" not in process.joinpath("cmdline").read_bytes():
                found.append(process)
        except OSError:  # gone meanwhile
            continue
    return found


def share(fresh: FreshRoot) -> None:
    """Another laptop comes to the office over a folder, and both know the same."""
    fresh.chapter("Two laptops and a folder")
    fresh.run("mkdir shared", PERSON)
    fresh.run(f"countersign folder connect ~/shared --home {OFFICE}", PERSON, quiet=True)
    code = json.loads(fresh.run(f"countersign invite --person ben --home {OFFICE} --json", PERSON, quiet=True))["code"]
    fresh.run(f"countersign join {code} --folder ~/shared --home {SECOND}", PERSON, quiet=True)
    for home in (OFFICE, SECOND, OFFICE, SECOND):
        fresh.run(f"countersign sync --home {home}", PERSON)
    hashes = [fresh.run(f"countersign state-hash --home {home} --json", PERSON) for home in (OFFICE, SECOND)]
    fresh.check(json.loads(hashes[0])["hash"] == json.loads(hashes[1])["hash"], "both laptops see the same")


def stay_while_it_is_open(fresh: FreshRoot) -> None:
    """A window that does not close keeps its version: neither an upgrade nor a removal takes its folder away."""
    fresh.chapter("Upgrade and removal, while a window does not close")
    shown = windows(fresh)
    for process in shown:
        os.kill(int(process.name), signal.SIGSTOP)
    told = fresh.run("apt-get install -qq -o Dpkg::Use-Pty=0 /srv/new.deb 2>&1", code=100)
    fresh.check(f"still open: {PERSON}." in told, "the upgrade is refused, and says whose window it is")
    told = fresh.run("apt-get remove -qq -o Dpkg::Use-Pty=0 countersign 2>&1", code=100)
    fresh.check("nothing was changed" in told, "so is the removal")
    for process in shown:
        os.kill(int(process.name), signal.SIGCONT)
    fresh.run("DISPLAY=:77 countersign-desktop --quit", PERSON)
    cutting.until(lambda: not windows(fresh))
    fresh.run("dpkg-query -W -f '${Version} ${Status}\\n' countersign; dpkg --verify countersign")
    whole(fresh, "countersign")
    fresh.start("DISPLAY=:77 countersign-desktop", PERSON)
    cutting.until(lambda: windows(fresh))


def upgrade(fresh: FreshRoot, request: str) -> None:
    """A newer package over an office, while a window is open and a command works in the background."""
    fresh.chapter("Upgrade, with the window open and a command at work")
    before = fresh.run(f"countersign state-hash --home {OFFICE} --json", PERSON, quiet=True)
    said = fresh.root / "tmp/watching.txt"
    watching = fresh.start(f"countersign sync --watch --home {OFFICE} > /tmp/watching.txt 2>&1", PERSON)
    cutting.until(lambda: any(b"--watch" in (one / "cmdline").read_bytes() for one in fresh.inside()))
    time.sleep(STARTING_S)
    fresh.run("apt-get install -qq /srv/new.deb", quiet=True)
    (fresh.root / "home" / PERSON / "shared/notice").touch()  # something for it to look at
    fresh.check(watching.wait(cutting.PATIENCE_S) == 3, "the command saw that it was replaced, and ended")
    fresh.say("   " + said.read_text("utf-8").strip().replace("\n", "\n   "))
    fresh.check(not windows(fresh), "the window was asked to close, and closed")
    kept = [path.name for path in (fresh.root / "opt/countersign").iterdir()]
    fresh.check(len(kept) == 1 and kept[0].endswith("-2"), f"only the new version is there: {kept}")
    whole(fresh, "countersign")
    after = fresh.run(f"countersign state-hash --home {OFFICE} --json", PERSON, quiet=True)
    fresh.check(before == after, "the office is what it was")
    fresh.check(status(fresh, request) in {"approved", "done"}, "the request is approved")


def remove_and_return(fresh: FreshRoot, request: str) -> None:
    """The program goes and comes back; the office stays."""
    fresh.chapter("Remove, and install again")
    fresh.run("apt-get remove -qq countersign", quiet=True)
    fresh.run("countersign --version", PERSON, code=127)
    fresh.check(not (fresh.root / "opt/countersign").exists(), "nothing of the program is left")
    fresh.run(f"ls {OFFICE}", PERSON)
    fresh.run("apt-get install -qq --no-install-recommends /srv/new.deb", quiet=True)
    whole(fresh, "countersign")
    fresh.check(status(fresh, request) in {"approved", "done"}, "the request is approved")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
