"""``countersign tick``: what was done of a to-do."""

import argparse

from workflows.cli.acting import about_request, act_and_answer
from workflows.cli.homes import open_office, person_in, request_in
from workflows.cli.output import Output
from workflows.domain.commands import Tick

EXAMPLE = '  countersign tick 7k2m --as petra --item account --note "Called Ms Weber at their switchboard"\n'


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which request, who, which item."""
    about_request(parser)
    parser.add_argument("--item", help="one item of the list; default: all that are open")
    parser.add_argument("--note", default="", help="how it was done")
    parser.add_argument("--step", help="which to-do, where several wait")


def run(options: argparse.Namespace, output: Output) -> int:
    """Tick."""
    with open_office(options, write=True) as office:
        request = request_in(office.store.questions, options.request)
        person = person_in(office.store.questions, options.person)
        command = Tick(by=person, item=options.item, note=options.note, step=options.step)
        return act_and_answer(office, request, command, output)
