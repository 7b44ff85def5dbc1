"""``countersign devices``: the laptops of the office; and going on with a home that was copied here."""

import argparse
from typing import Any

from workflows import clock
from workflows.cli.commands.verify import counted
from workflows.cli.homes import home_of, open_office
from workflows.cli.output import Output
from workflows.cli.wording import moment
from workflows.office.office import Office
from workflows.office.sharing.continuing import continue_here
from workflows.office.sharing.members import MemberLine, members

EXAMPLE = """\
  countersign devices
  countersign devices continue-here     after a home was copied to this computer, and the other is used no more
"""

_STATE = {
    "primary": "writes about members and rules",
    "member": "member",
    "ended": "ended",
    "forked": "stopped: its log has two histories",
    "unknown": "unknown",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """List, or go on."""
    parser.add_argument(
        "part",
        nargs="?",
        choices=["list", "continue-here"],
        default="list",
        help="list (the default); continue-here: this computer goes on in place of the one the home was copied from",
    )


def run(options: argparse.Namespace, output: Output) -> int:
    """Show the laptops, or begin a new log here."""
    if options.part == "continue-here":
        return _continue(options, output)
    with open_office(options, write=False) as office:
        lines = members(office)
        output.answer({"devices": [member_plain(one) for one in lines]}, [_words(office, one) for one in lines])
    return 0


def _continue(options: argparse.Namespace, output: Output) -> int:
    done = continue_here(home_of(options))
    output.answer(
        {
            "device": done.device,
            "old_device": done.old_device,
            "old_size": done.old_size,
            "fetched": done.fetched,
        },
        [
            f"This computer goes on as {done.device}. The log of {done.old_device} ends at {counted(done.old_size)}.",
            "What the other computer writes from now on counts for nobody: do not use its home any more.",
            "Next: “countersign sync”.",
        ],
    )
    return 0


def member_plain(one: MemberLine) -> dict[str, Any]:
    """A laptop as the command line promises it."""
    return {
        "device": one.device,
        "name": one.name,
        "person": one.person,
        "people": list(one.people),
        "size": one.size,
        "seen_at": clock.iso_utc(one.seen_ms) if one.seen_ms is not None else None,
        "state": one.state,
        "own": one.own,
        "ends_at": one.ends_at,
        "replaced_by": one.replaced_by,
    }


def _words(office: Office, one: MemberLine) -> str:
    known = office.state.people.get(one.person or "")
    whose = f" of {known.name}" if known else ""
    here = " (this laptop)" if one.own else ""
    heard = f", last heard {moment(one.seen_ms)}" if one.seen_ms is not None else ""
    ended = f" at {one.ends_at}" if one.ends_at is not None else ""
    return f"{one.name}{whose}{here}: {_STATE[one.state]}{ended}, {counted(one.size)}{heard}; {one.device}"
