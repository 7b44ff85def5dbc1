"""``countersign sync``: exchange with the shared folder, once or for as long as it runs."""

import argparse
import threading
import time
from pathlib import Path
from typing import Any

import msgspec

from workflows.cli.commands.admit import admission_plain, admission_words
from workflows.cli.commands.folder import alarm_plain
from workflows.cli.commands.verify import counted
from workflows.cli.homes import home_of
from workflows.cli.output import Output
from workflows.errors import Trouble
from workflows.office.office import Office
from workflows.office.sharing.joining import StillWaiting, complete
from workflows.office.sharing.members import name_of
from workflows.office.sharing.sharing import Exchanged, Sharing
from workflows.office.sharing.waiting_home import is_waiting
from workflows.sync.watch import CLOUD, PLAIN, Watcher

EXAMPLE = """\
  countersign sync
  countersign sync --repair       also verify and mend what was written long ago
  countersign sync --watch        go on until it is stopped
"""
_MOST = 20


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """How thoroughly."""
    parser.add_argument("--repair", action="store_true", help="verify every file again, and write what is missing")
    parser.add_argument("--seen", action="store_true", help="tell the others at once what was seen here")
    parser.add_argument("--watch", action="store_true", help="exchange whenever something changes, until stopped")


def run(options: argparse.Namespace, output: Output) -> int:
    """Exchange. Alarms are told, and do not make it fail: what could be exchanged was."""
    home = home_of(options)
    if options.watch:
        return _watch(home, output)
    began = time.perf_counter()
    if is_waiting(home):
        return _join(home, output, deep=options.repair)
    with Office.open(home) as office:
        sharing = Sharing.of(office)
        done = sharing.exchange(deep=options.repair, at_once=options.seen)
        plain = exchanged_plain(office, done, round(time.perf_counter() - began, 3))
        words = exchanged_words(office, sharing.folder.place, done)
    output.answer(plain, words)
    return 0


def _join(home: Path, output: Output, *, deep: bool) -> int:
    """Look whether this laptop was let in; where it was, take in everything."""
    began = time.perf_counter()
    done = complete(home, deep=deep)
    if isinstance(done, StillWaiting):
        words = [WAITS[done.reason], f"The other screen shows these words: {' '.join(done.words)}"]
        plain: dict[str, Any] = {"device": done.device, "state": "waiting", "reason": done.reason, "words": done.words}
        output.answer(plain | _NOTHING | {"seconds": round(time.perf_counter() - began, 3)}, words)
        return 0
    with Office.open(home, write=False) as office:
        plain = {"device": done.device, "state": "member"}
        plain |= exchanged_plain(office, done.exchanged, round(time.perf_counter() - began, 3))
        words = [f"This laptop is a member of {done.name} now."]
        words += exchanged_words(office, done.place, done.exchanged)
    output.answer(plain, words)
    return 0


_NOTHING: dict[str, Any] = {
    "published": 0,
    "imported": 0,
    "set_aside": [],
    "alarms": [],
    "listings": 0,
    "files_read": 1,
    "files_written": 0,
}

WAITS = {
    "not-answered": "It is not let in yet: the other laptop has to exchange with the folder, and be told to let it in.",
    "expired": "The code has ended before it was answered. Ask for a new one, and join again into another home.",
    "folder-behind": "It was let in; the folder has not brought everything yet. Exchange again in a while.",
}


def _watch(home: Path, output: Output) -> int:
    """Exchange again and again. The home is held only while exchanging, so that other commands go on beside it."""
    with Office.open(home, write=False) as office:
        place = Sharing.place_of(office)
    local = Path(place) if "://" not in place and ":/" not in place else None
    due = threading.Event()
    due.set()
    watcher = Watcher(local, due.set, pace=CLOUD if local is None else PLAIN)
    watcher.start()
    times = 0
    try:
        while True:
            due.wait()
            due.clear()
            watcher.went(well=_once(home, output))
            times += 1
    except KeyboardInterrupt:
        output.answer({"exchanges": times}, [f"Stopped after {times} exchanges."])
        return 0
    finally:
        watcher.stop()


def _once(home: Path, output: Output) -> bool:
    """One exchange of many: says only what is new, and takes trouble as something that passes."""
    try:
        with Office.open(home) as office:
            sharing = Sharing.of(office)
            done = sharing.exchange()
            if done.published or done.report.imported or done.alarms:
                for line in exchanged_words(office, sharing.folder.place, done):
                    output.say(line)
    except Trouble as error:
        output.say(f"{error.title}. {error.text} {error.advice}")
        return False
    return True


def exchanged_plain(office: Office, done: Exchanged, seconds: float) -> dict[str, Any]:
    """What one exchange did, as the command line promises it."""
    report = done.report
    return {
        "published": done.published,
        "imported": report.imported,
        "set_aside": [{"file": file, "reason": reason} for file, reason in report.set_aside],
        "alarms": [alarm_plain(office, alarm) for alarm in done.alarms],
        "listings": report.listings,
        "files_read": report.files_read,
        "files_written": report.files_written,
        "files_deleted": report.files_deleted,
        "acknowledged": done.acknowledged,
        "admissions": [admission_plain(one) for one in done.admissions],
        "blobs": msgspec.to_builtins(done.blobs),
        "requests": sorted(done.changes.requests),
        "seconds": seconds,
    }


def exchanged_words(office: Office, place: str, done: Exchanged) -> list[str]:
    """The same for people."""
    report = done.report
    came = ", ".join(name_of(office, device) for device in report.devices)
    lines = [
        f"{place}: {counted(done.published)} published, {counted(report.imported)} taken in"
        + (f" from {came}." if came else ".")
    ]
    lines += [line for one in done.admissions for line in admission_words(office, one)]
    if done.changes.requests:
        lines.append(f"{len(done.changes.requests)} requests changed.")
    lines += [f"  set aside: {file} ({reason})" for file, reason in report.set_aside[:_MOST]]
    lines += [f"! {alarm_plain(office, alarm)['text']}" for alarm in done.alarms]
    return lines
