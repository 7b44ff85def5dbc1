"""``countersign ratify``: let signed entries count that are held."""

import argparse
from typing import Any

from workflows import clock
from workflows.cli.homes import add_person, open_office, owner_of
from workflows.cli.output import Output
from workflows.cli.usage import WrongUsage
from workflows.office.office import Office
from workflows.office.sharing.members import device_in, name_of
from workflows.office.sharing.ratifying import HeldAct, held, ratify

EXAMPLE = """\
  countersign ratify --list
  countersign ratify "Maria's laptop" 212 215 --as anna      entries 212, 213 and 214 count after all
"""

_WHY = {
    "beyond-cut": "its laptop's log had ended",
    "held": "the right to it was being taken away at the same time",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which entries."""
    parser.add_argument("device", nargs="?", metavar="DEVICE", help="its id, the beginning of it, or its name")
    parser.add_argument("start", nargs="?", type=int, metavar="FROM", help="the first entry that is to count")
    parser.add_argument("end", nargs="?", type=int, metavar="TO", help="the one after the last")
    parser.add_argument("--list", action="store_true", help="show what is held, and change nothing")
    add_person(parser, required=False, help_text="the owner; needed where there are several")


def run(options: argparse.Namespace, output: Output) -> int:
    """List, or let in and list what is still held."""
    listing = options.list or options.device is None
    if not listing and (options.start is None or options.end is None):
        raise WrongUsage("name the laptop, the first entry, and the one after the last; or --list")
    with open_office(options, write=not listing) as office:
        touched: list[str] = []
        if not listing:
            device = device_in(office, options.device)
            changes = ratify(office, device, options.start, options.end, by=owner_of(options, office))
            touched = sorted(changes.requests)
        acts = held(office)
        words = [_words(office, one) for one in acts] or ["Nothing is held."]
        if not listing:
            words = [f"{len(touched)} requests changed. Next: “countersign sync”. Still held:", *words]
        output.answer({"held": [_plain(one) for one in acts], "requests": touched}, words)
    return 0


def _plain(one: HeldAct) -> dict[str, Any]:
    return {
        "device": one.device,
        "position": one.position,
        "request": one.request,
        "kind": one.kind,
        "by": one.by,
        "at": clock.iso_utc(one.at_ms),
        "code": one.code,
    }


def _words(office: Office, one: HeldAct) -> str:
    person = office.state.people.get(one.by or "")
    who = person.name if person else one.by or "the program"
    where = f"{name_of(office, one.device)} {one.position:>6}"
    return (
        f"{where}  {clock.iso_utc(one.at_ms)}  {one.kind} by {who} about {one.request}: {_WHY.get(one.code, one.code)}"
    )
