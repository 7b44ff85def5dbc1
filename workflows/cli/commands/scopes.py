"""``countersign scopes``: units whose requests only some laptops can read."""

import argparse
from typing import Any

from workflows.cli.homes import add_person, open_office, owner_of
from workflows.cli.output import Output
from workflows.cli.usage import WrongUsage
from workflows.errors import InvalidInput
from workflows.office.office import Office
from workflows.office.sharing.announcing import COMMON
from workflows.office.sharing.members import device_in, name_of
from workflows.office.sharing.scopes import ScopeLine, let_read, rotate_keys, scope_with, scopes_of, stop_reading

EXAMPLE = """\
  countersign scopes list
  countersign scopes add north --device "Ben's laptop"     from now on only these read what north asks and decides
  countersign scopes remove north --device "Ben's laptop"
  countersign scopes rotate                                new keys for everything
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Look, change who reads, renew keys."""
    parser.add_argument(
        "part",
        choices=("list", "add", "remove", "rotate"),
        help="who reads what; let laptops read a unit that others do not; let them read it no more; new keys",
    )
    parser.add_argument(
        "unit", nargs="?", metavar="UNIT", help="the unit's id; for rotate also a scope's number, or nothing for all"
    )
    parser.add_argument(
        "--device", action="append", default=[], metavar="DEVICE", help="id, its beginning, or name; several times"
    )
    add_person(parser, required=False, help_text="the owner; needed where there are several")


def run(options: argparse.Namespace, output: Output) -> int:
    """Do it, and show who reads what."""
    if options.unit is None and options.part in {"add", "remove"}:
        raise WrongUsage("name the unit")
    with open_office(options, write=options.part != "list") as office:
        if options.part in {"add", "remove"}:
            change = let_read if options.part == "add" else stop_reading
            devices = [device_in(office, device) for device in options.device]
            change(office, options.unit, devices, by=owner_of(options, office))
        elif options.part == "rotate":
            rotate_keys(office, _wanted(office, options.unit), by=owner_of(options, office))
        lines = scopes_of(office)
        words = [_words(office, one) for one in lines]
        if options.part != "list":
            words.append("Next: “countersign sync”.")
        output.answer({"scopes": [_plain(one) for one in lines]}, words)
    return 0


def _wanted(office: Office, text: str | None) -> tuple[int, ...]:
    trust = office.chain.trust
    if text is None:
        return (*COMMON, *sorted(trust.scopes))
    if text.isdecimal() and len(text) <= len("65534"):
        return (int(text),)
    if text in office.state.units and scope_with(trust, text) in trust.scopes:
        return (scope_with(trust, text),)
    raise InvalidInput(
        code="unknown-scope",
        title="There is no such scope",
        text=f"Nothing is readable for “{text}” alone. Nothing was changed.",
        advice="“countersign scopes list” shows who reads what.",
    )


def _plain(one: ScopeLine) -> dict[str, Any]:
    return {
        "scope": one.scope,
        "unit": one.unit,
        "devices": list(one.devices),
        "epoch": one.epoch,
        "readable": one.readable,
    }


def _words(office: Office, one: ScopeLine) -> str:
    unit = office.state.units.get(one.unit or "")
    what = {COMMON[0]: "the office", COMMON[1]: "members and rules"}.get(one.scope, unit.name if unit else one.unit)
    readers = ", ".join(name_of(office, device) for device in one.devices)
    return f"{one.scope:>5}  {what}: read by {readers}; key number {one.epoch}"
