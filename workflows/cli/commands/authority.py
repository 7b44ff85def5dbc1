"""``countersign authority``: who may decide what, and why; which laptop writes about members and rules."""

import argparse

from workflows.cli.commands import authority_reasons, limits_replay
from workflows.cli.homes import add_person, open_office, owner_of
from workflows.cli.output import Output
from workflows.cli.usage import WrongUsage
from workflows.office.office import Office
from workflows.office.sharing.members import device_in, name_of
from workflows.office.sharing.scopes import move_authority

EXAMPLE = """\
  countersign authority who 7k2m
  countersign authority why 7k2m --person sam
  countersign authority who --workflow invoice --unit north --amount 1200
  countersign authority show
  countersign authority move "Anna's new laptop" --as anna
"""
EXAMPLE += limits_replay.AUTHORITY_EXAMPLE


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Look or hand over."""
    parser.add_argument(
        "part",
        choices=("show", "move", "replay", *authority_reasons.PARTS),
        help="who: everybody who may decide it, and why; why: why a person may or may not; replay: what other "
        "limits would have changed in the past; show: which laptop writes "
        "about members and rules; move: let another one do so",
    )
    parser.add_argument(
        "device", nargs="?", metavar="REQUEST|DEVICE", help="who, why: a request; move: a laptop's id or name"
    )
    authority_reasons.add_arguments(parser)
    limits_replay.add_arguments(parser, unit=False)
    add_person(parser, required=False, help_text="for move: the owner, who must sign on that laptop too")


def run(options: argparse.Namespace, output: Output) -> int:
    """Show it, or hand it over."""
    if options.part in authority_reasons.PARTS:
        return authority_reasons.run(options, output)
    if options.part == "replay":
        return limits_replay.run_authority(options, output)
    if (options.device is None) == (options.part == "move"):
        raise WrongUsage("a laptop belongs to “move”, and to nothing else")
    with open_office(options, write=options.part == "move") as office:
        if options.part == "move":
            move_authority(office, device_in(office, options.device), by=owner_of(options, office))
        _answer(office, output, moved=options.part == "move")
    return 0


def _answer(office: Office, output: Output, *, moved: bool) -> None:
    primary = office.chain.trust.primary
    here = primary == office.keys.device
    words = [
        f"Members, devices and rules are written on “{name_of(office, primary)}”" + (", this laptop." if here else ".")
    ]
    if moved:
        words.append("Next: “countersign sync” here, then there. Until then nobody can change the office.")
    output.answer({"device": primary, "name": name_of(office, primary), "here": here}, words)
