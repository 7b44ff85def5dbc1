"""``countersign fill``: the form that waits."""

import argparse

from workflows.cli.acting import about_request, act_and_answer
from workflows.cli.homes import open_office, person_in, request_in
from workflows.cli.output import Output
from workflows.cli.values import add_values, read_values
from workflows.domain.commands import Fill

EXAMPLE = "  countersign fill 7k2m --as sam --set gross=380.80\n"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which request, who, and the values that differ from those shown."""
    about_request(parser)
    add_values(parser)
    parser.add_argument("--step", help="which form, where several wait")


def run(options: argparse.Namespace, output: Output) -> int:
    """Fill in or, without values, confirm what stands there."""
    with open_office(options, write=True) as office:
        request = request_in(office.store.questions, options.request)
        state = office.request(request)
        definition = office.state.workflows[state.workflow][state.version]
        values = read_values(office, definition, options.values)
        command = Fill(by=person_in(office.store.questions, options.person), values=values, step=options.step)
        return act_and_answer(office, request, command, output)
