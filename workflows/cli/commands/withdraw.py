"""``countersign withdraw``: take back one's own request."""

import argparse

from workflows.cli.acting import about_request, act_and_answer
from workflows.cli.homes import open_office, person_in, request_in
from workflows.cli.output import Output
from workflows.domain.commands import Withdraw

EXAMPLE = "  countersign withdraw 7k2m --as ben\n"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which request, who, and why."""
    about_request(parser)
    parser.add_argument("--reason", default="", help="why, if there is something to say")


def run(options: argparse.Namespace, output: Output) -> int:
    """Withdraw."""
    with open_office(options, write=True) as office:
        request = request_in(office.store.questions, options.request)
        command = Withdraw(by=person_in(office.store.questions, options.person), reason=options.reason)
        return act_and_answer(office, request, command, output)
