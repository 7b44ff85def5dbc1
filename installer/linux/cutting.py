"""The part of the journey in which installers are killed half way, again and again, each time a little later."""

import json
import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

from installer.linux.fresh_root import KILL, Failed, FreshRoot

PERSON = "anna"
PATIENCE_S = 120.0
TIMES = 8
"""So often each is killed, evenly over the time that it takes."""
Whole = Callable[[FreshRoot, str], None]
"""Raises Failed where a program does not start, or the office is not right."""


def until(holds: Callable[[], object], patience_s: float = PATIENCE_S, every_s: float = 0.5) -> None:
    """Wait for something. Raises Failed where it does not come."""
    end_s = time.monotonic() + patience_s
    while not holds():
        if time.monotonic() > end_s:
            raise Failed(f"waited {patience_s} s in vain")
        time.sleep(every_s)


def package(fresh: FreshRoot, whole: Whole) -> None:
    """Kill dpkg while it puts a newer version over an older one; the program must start after each."""
    fresh.chapter("dpkg is killed half way")
    new_starter = "opt/countersign/*-2/countersign-desktop"
    moments: list[tuple[str, Callable[[], object]]] = [
        ("as the first of the new files is in place", lambda: list(fresh.root.glob("opt/countersign/*-2/LICENSE.txt"))),
        ("as the new program is in place", lambda: list(fresh.root.glob(new_starter))),
        ("as the starter names the new one", lambda: b"-2/" in (fresh.root / "usr/bin/countersign").read_bytes()),
    ]
    fresh.run("dpkg -i /srv/old.deb", quiet=True)
    began_s = time.monotonic()
    fresh.run("dpkg -i /srv/new.deb", quiet=True)
    took_s = time.monotonic() - began_s
    for at in range(1, TIMES + 1):
        after_s = took_s * at / (TIMES + 1)
        moments.append((f"after {after_s:.1f} s of {took_s:.1f}", _later(after_s)))
    for when, moment in moments:
        fresh.run("dpkg -i /srv/old.deb", quiet=True)
        _kill_when(fresh, "dpkg -i /srv/new.deb", "root", moment, when)
        starter = (fresh.root / "usr/bin/countersign").read_text("utf-8").split("/countersign/")[1].split("/")[0]
        fresh.run("dpkg-query -W -f '${Version}, ${Status}\\n' countersign")
        fresh.say(f"   what starts: {starter}")
        whole(fresh, "countersign")
    fresh.run("dpkg --configure -a", code=None)
    fresh.run("dpkg -i /srv/new.deb", quiet=True)
    told = fresh.run("dpkg-query -W -f '${Version}, ${Status}\\n' countersign; dpkg --verify countersign")
    fresh.check("-2, install ok installed" in told, "the next try finishes it")
    whole(fresh, "countersign")


def archive(fresh: FreshRoot, whole: Whole) -> None:
    """The unpacked archive for one person: put in place, updated, killed half way, removed."""
    fresh.chapter("The archive, for one person")
    home, own = fresh.root / "home" / PERSON, "~/.local/bin/countersign"
    fresh.run("/srv/countersign/countersign --install-for-me --start-with-system", PERSON)
    fresh.run(f"cat ~/.config/autostart/countersign.desktop; {own} --version; ls -l ~/.local/opt/countersign", PERSON)
    whole(fresh, own)
    newer = fresh.root / "srv/new/countersign"
    shutil.copytree(fresh.root / "srv/countersign", newer, symlinks=True)
    about = newer / "_internal/about.json"
    about.write_text(about.read_text("utf-8").replace('"build":"', '"build":"later ', 1), "utf-8")
    current = home / ".local/opt/countersign/current"
    old = current.readlink()
    began_s = time.monotonic()
    fresh.run("/srv/new/countersign/countersign --install-for-me", PERSON, quiet=True)
    took_s = time.monotonic() - began_s
    new = current.readlink()
    fresh.check(new != old, f"it is another folder: {new}")
    moments = [
        (f"after {took_s * at / TIMES:.1f} s of {took_s:.1f}", _later(took_s * at / TIMES)) for at in range(1, TIMES)
    ]
    moments.append(("as its folder has its name", (current.parent / new).exists))
    for when, moment in moments:
        fresh.run("/srv/countersign/countersign --install-for-me", PERSON, quiet=True)
        _kill_when(fresh, "/srv/new/countersign/countersign --install-for-me", PERSON, moment, when)
        fresh.say(f"   what starts: {'the old' if current.readlink() == old else 'the new'} version")
        whole(fresh, own)
    fresh.run("/srv/new/countersign/countersign --install-for-me", PERSON, quiet=True)
    fresh.check(sorted(path.name for path in current.parent.iterdir()) == sorted([str(new), "current", "lock"]),
                "the next try finishes it, and nothing unfinished is left")  # fmt: skip
    build = json.loads(fresh.run(f"{own} --smoke", PERSON, quiet=True))["build"]
    fresh.check(build.startswith("later "), f"what runs is the newer one: {build}")
    fresh.run(f"{own} --remove-for-me", PERSON)
    left = [path for path in (home / ".local").rglob("*") if "countersign" in path.name]
    fresh.check(not left and not (home / ".config/autostart/countersign.desktop").exists(), "nothing of it is left")
    whole(fresh, "/srv/countersign/countersign")


def _later(after_s: float) -> Callable[[], bool]:
    """Whether so much time went by since it was asked first."""
    began: list[float] = []

    def passed() -> bool:
        began.append(time.monotonic())
        return began[-1] - began[0] >= after_s

    return passed


def _kill_when(fresh: FreshRoot, command: str, person: str, moment: Callable[[], object], when: str) -> None:
    """Start it, and kill it and all it started, at once and without a word, at that moment."""
    with fresh.start(command, person) as process:
        while process.poll() is None and not moment():
            time.sleep(0.002)
        was_done = process.poll() is not None
        for inner in _offspring(process.pid):
            _kill(inner)
        _kill(process.pid)
    fresh.say(f"   killed {when}" + (" (it was through already)" if was_done else ""))
    time.sleep(0.2)


def _kill(process_id: int) -> None:
    try:
        os.kill(process_id, KILL)
    except ProcessLookupError:
        return


def _offspring(process_id: int) -> list[int]:
    """All that a process started, and what those started."""
    found: list[int] = []
    try:
        children = Path(f"/proc/{process_id}/task/{process_id}/children").read_text("ascii").split()
    except OSError:
        return found
    for child in map(int, children):
        found += [child, *_offspring(child)]
    return found
