"""``countersign sync``: exchange with the shared folder once."""

import argparse
import time
from typing import Any

from workflows.cli.commands.folder import alarm_plain, device_name
from workflows.cli.homes import home_of
from workflows.cli.output import Output
from workflows.office.office import Office
from workflows.office.sharing.sharing import Exchanged, Sharing

EXAMPLE = """\
  countersign sync
  countersign sync --repair       also verify and mend what was written long ago
"""
_MOST = 20


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """How thoroughly."""
    parser.add_argument("--repair", action="store_true", help="verify every file again, and write what is missing")
    parser.add_argument("--seen", action="store_true", help="tell the others at once what was seen here")


def run(options: argparse.Namespace, output: Output) -> int:
    """Exchange. Alarms are told, and do not make it fail: what could be exchanged was."""
    home = home_of(options)
    began = time.perf_counter()
    with Office.open(home) as office:
        sharing = Sharing.of(office)
        done = sharing.exchange(deep=options.repair, at_once=options.seen)
        plain = exchanged_plain(office, done, round(time.perf_counter() - began, 3))
        words = exchanged_words(office, sharing.folder.place, done)
    output.answer(plain, words)
    return 0


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
        "requests": sorted(done.changes.requests),
        "seconds": seconds,
    }


def exchanged_words(office: Office, place: str, done: Exchanged) -> list[str]:
    """The same for people."""
    report = done.report
    came = ", ".join(device_name(office, device) for device in report.devices)
    lines = [
        f"{place}: {_entries(done.published)} published, {_entries(report.imported)} taken in"
        + (f" from {came}." if came else ".")
    ]
    if done.changes.requests:
        lines.append(f"{len(done.changes.requests)} requests changed.")
    lines += [f"  set aside: {file} ({reason})" for file, reason in report.set_aside[:_MOST]]
    lines += [f"! {alarm_plain(office, alarm)['text']}" for alarm in done.alarms]
    return lines


def _entries(number: int) -> str:
    return "1 entry" if number == 1 else f"{number} entries"
