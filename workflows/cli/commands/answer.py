"""``countersign answer``: answer a wish for changes."""

import argparse

from workflows.cli.acting import about_request, act_and_answer
from workflows.cli.homes import open_office, person_in, request_in
from workflows.cli.output import Output
from workflows.cli.values import add_values, read_values
from workflows.domain.commands import Resubmit

EXAMPLE = '  countersign answer 7k2m --as ben --set order_reference=PO-7 --note "The order is named now"\n'


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which request, who, what changed."""
    about_request(parser)
    add_values(parser)
    parser.add_argument("--note", default="", help="what to say to those who decide")


def run(options: argparse.Namespace, output: Output) -> int:
    """Answer; a new round begins."""
    with open_office(options, write=True) as office:
        request = request_in(office.store.questions, options.request)
        state = office.request(request)
        definition = office.state.workflows[state.workflow][state.version]
        values = read_values(office, definition, options.values)
        person = person_in(office.store.questions, options.person)
        return act_and_answer(office, request, Resubmit(by=person, values=values, note=options.note), output)
