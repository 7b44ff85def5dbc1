"""``countersign authority``: which laptop writes about members, devices and rules, and handing that over."""

import argparse

from workflows.cli.homes import add_person, open_office, owner_of
from workflows.cli.output import Output
from workflows.cli.usage import WrongUsage
from workflows.office.office import Office
from workflows.office.sharing.members import device_in, name_of
from workflows.office.sharing.scopes import move_authority

EXAMPLE = """\
  countersign authority show
  countersign authority move "Anna's new laptop" --as anna
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Look or hand over."""
    parser.add_argument(
        "part", choices=("show", "move"), help="which laptop it is; let another one write about members and rules"
    )
    parser.add_argument("device", nargs="?", metavar="DEVICE", help="for move: its id, its beginning, or its name")
    add_person(parser, required=False, help_text="for move: the owner, who must sign on that laptop too")


def run(options: argparse.Namespace, output: Output) -> int:
    """Show it, or hand it over."""
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
