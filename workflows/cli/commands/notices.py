"""``countersign notices``: what automations had to tell whoever sits at this laptop."""

import argparse

from workflows import clock
from workflows.cli.homes import open_office
from workflows.cli.output import Output
from workflows.cli.wording import moment
from workflows.office.notices import mark_seen, notices

EXAMPLE = """\
  countersign notices
  countersign notices --seen     the same, and do not show these again
  countersign notices --all
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which, and whether they are seen then."""
    parser.add_argument("--all", action="store_true", help="those that were seen as well")
    parser.add_argument("--seen", action="store_true", help="they need not be shown again")


def run(options: argparse.Namespace, output: Output) -> int:
    """Show them, the latest first."""
    with open_office(options, write=options.seen) as office:
        found = [one for one in notices(office) if options.all or not one.seen]
        if options.seen:
            mark_seen(office, frozenset(one.id for one in found))
    plain = [
        {
            "at": clock.iso_utc(one.at_ms),
            "title": one.title,
            "text": one.text,
            "request": one.request or None,
            "seen": one.seen,
        }
        for one in found
    ]
    words = [f"{moment(one.at_ms)}  {one.title}{': ' + one.text if one.text else ''}" for one in found]
    output.answer({"notices": plain}, words or ["There is nothing new."])
    return 0
