"""``countersign comment``: say something about a request."""

import argparse

from workflows.cli.acting import about_request, act_and_answer
from workflows.cli.homes import open_office, person_in, request_in
from workflows.cli.output import Output
from workflows.domain.commands import Comment

EXAMPLE = '  countersign comment 7k2m "Is this the chair for the harbour shop?" --as maria\n'


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which request, the text, who."""
    about_request(parser)
    parser.add_argument("text", help="what to say")


def run(options: argparse.Namespace, output: Output) -> int:
    """Comment; it decides nothing."""
    with open_office(options, write=True) as office:
        request = request_in(office.store.questions, options.request)
        command = Comment(by=person_in(office.store.questions, options.person), text=options.text)
        return act_and_answer(office, request, command, output)
