"""``countersign authority``: which laptop writes about members, devices and rules, and handing that over."""

import argparse

from workflows.cli.homes import add_person, open_office, owner_of
from workflows.cli.output import Output
from workflows.office.office import Office
from workflows.office.sharing.members import device_in, name_of
from workflows.office.sharing.scopes import move_authority

EXAMPLE = """\
  countersign authority show
  countersign authority move "Anna's new laptop" --as anna
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Look or hand over."""
    parts = parser.add_subparsers(dest="part", required=True, metavar="PART")
    parts.add_parser("show", help="which laptop it is")
    move = parts.add_parser("move", help="let another laptop write about members, devices and rules from now on")
    move.add_argument("device", metavar="DEVICE", help="its id, the beginning of it, or its name")
    add_person(move, required=False, help_text="the owner, who must sign on that laptop too")


def run(options: argparse.Namespace, output: Output) -> int:
    """Show it, or hand it over."""
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
