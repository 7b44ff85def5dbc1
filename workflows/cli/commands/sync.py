"""``countersign sync``: exchange with the shared folder, once or for as long as it runs."""

import argparse
import threading
import time
from pathlib import Path
from typing import Any

import msgspec

from workflows.cli.called import as_called
from workflows.cli.commands.admit import admission_plain, admission_words
from workflows.cli.commands.folder import alarm_plain
from workflows.cli.commands.verify import counted
from workflows.cli.held_words import waiting_plain, waiting_words
from workflows.cli.homes import home_of
from workflows.cli.output import Output
from workflows.cli.own_program import OwnProgram, replaced
from workflows.cli.wording import ENDED, STATUS
from workflows.errors import InvalidInput, Trouble
from workflows.office.office import Office
from workflows.office.sharing.joining import StillWaiting, complete
from workflows.office.sharing.members import name_of, own_end
from workflows.office.sharing.ratifying import waiting
from workflows.office.sharing.sharing import Exchanged, Sharing
from workflows.office.sharing.waiting_home import is_waiting
from workflows.sync.places import read_place
from workflows.sync.watch import CLOUD, PLAIN, Watcher

EXAMPLE = """\
  countersign sync
  countersign sync --repair       also verify and mend what was written long ago
  countersign sync --watch        go on until it is stopped
"""
_MOST = 20
_MOST_REQUESTS = 10
_SHORT = 8


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
        words = [WAITS[done.reason]]
        if done.reason == "not-answered":
            words.append(f"The other screen shows these words: {' '.join(done.words)}")
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
    "refused": "This laptop was not let in: the other laptop refused it, and its code has ended. "
    "If that was a mistake, ask for a new code, and join again into another home.",
    "not-answered": "It is not let in yet: the other laptop has to exchange with the folder, and be told to let it in.",
    "expired": "The code has ended before it was answered. Ask for a new one, and join again into another home.",
    "folder-behind": "It was let in; the folder has not brought everything yet. Exchange again in a while.",
}


def _watch(home: Path, output: Output) -> int:
    """Exchange again and again. The home is held only while exchanging, so that other commands go on beside it."""
    with Office.open(home, write=False) as office:
        place = Sharing.place_of(office)
    local = None if read_place(place)[0].is_cloud else Path(place)
    due = threading.Event()
    due.set()
    watcher = Watcher(local, due.set, pace=CLOUD if local is None else PLAIN)
    watcher.start()
    times, program = 0, OwnProgram()
    try:
        while True:
            due.wait()
            due.clear()
            if program.is_replaced():
                raise replaced()
            watcher.went(well=_once(home, output))
            times += 1
    except KeyboardInterrupt:
        output.answer({"exchanges": times}, [f"Stopped after {counted(times, 'exchange', 'exchanges')}."])
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
        "ended": own_end(office),
        "held": waiting_plain(office),
        "seconds": seconds,
    }


def exchanged_words(office: Office, place: str, done: Exchanged) -> list[str]:
    """The same for people."""
    report, ended = done.report, own_end(office)
    came = ", ".join(name_of(office, device) for device in report.devices)
    taken = f"{counted(report.imported)} taken in" + (f" from {came}." if came else ".")
    if ended is None:
        lines = [f"{place}: {counted(done.published)} published, {taken}"]
    else:
        lines = [as_called(f"! {ENDED[ended]}"), f"{place}: nothing of this laptop counts any more, {taken}"]
        if done.published:
            lines.append(
                f"{counted(done.published)} of it had reached the folder before this was known. What stands behind the "
                "end of its log counts only if an owner lets it in (“countersign ratify”)."
            )
    lines += [line for one in done.admissions for line in admission_words(office, one)]
    lines += _request_words(office, sorted(done.changes.requests))
    lines += [f"  set aside: {file} ({reason})" for file, reason in report.set_aside[:_MOST]]
    lines += [f"! {alarm_plain(office, alarm)['text']}" for alarm in done.alarms]
    lines += waiting_words(office)
    return lines


def _request_words(office: Office, requests: list[str]) -> list[str]:
    """The requests that changed, by title and status; and what settles those that two verdicts contradict."""
    if not requests:
        return []
    lines = [f"{counted(len(requests), 'request', 'requests')} changed:"]
    lines_of = {request: words for request in requests if (words := _request_line(office, request)) is not None}
    told, hidden = list(lines_of.values()), set(requests) - lines_of.keys()
    contested = [line for line, status in told if status == "contested"]
    others = [line for line, status in told if status != "contested"]
    shown = [*contested, *others][:_MOST_REQUESTS]
    lines += [f"  {line}" for line in shown]
    if len(told) > len(shown):
        lines.append(f"  … and {len(told) - len(shown)} more; --json names all.")
    held = hidden & {request for one in waiting(office) for request in one.requests} if hidden else set()
    for number, why in (
        (len(held), "asked for behind the end of a laptop's log, see below."),
        (len(hidden - held), "retired, asked for on a laptop that nobody admitted, or how they began is not here."),
    ):
        if number:
            lines.append(f"  {number} of them {'is' if number == 1 else 'are'} not shown: {why}")
    return lines


def _request_line(office: Office, request: str) -> tuple[str, str] | None:
    """One request in words, and its status; None where how it began has not arrived yet."""
    try:
        state = office.request(request)
    except InvalidInput:
        return None
    standing, short = state.standing, state.id[:_SHORT]
    line = f"{short}  {standing.title}: {STATUS[standing.status]}"
    if standing.status == "contested":
        people = {able.person for task in office.tasks(request) if task.open.kind == "contest" for able in task.people}
        who = min(people, default="PERSON")
        line += as_called(f". To settle it: countersign decide {short} approve|reject --as {who} --reason WHY")
    return line, standing.status
