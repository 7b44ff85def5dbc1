"""``countersign submit``: start a request."""

import argparse

from workflows.cli.homes import add_person, open_office, person_in
from workflows.cli.output import Output
from workflows.cli.standing import names_of, standing_plain, standing_words
from workflows.cli.values import add_values, read_values
from workflows.domain.commands import Refusal, Submit
from workflows.errors import InvalidInput

EXAMPLE = (
    "  countersign submit invoice --as ben --set supplier_name=Papierhof --set invoice_number=17\n"
    "      --set issue_date=2026-11-20 --set gross=83.30\n"
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which workflow, who asks, and the values."""
    parser.add_argument("workflow", help="the workflow's id, such as invoice")
    add_person(parser)
    add_values(parser)
    parser.add_argument("--unit", help="for which unit; default: the person's own")


def run(options: argparse.Namespace, output: Output) -> int:
    """Submit, and say who must decide and why."""
    with open_office(options, write=True) as office:
        person = person_in(office.store.questions, options.person)
        definition = office.state.workflow(options.workflow)
        if definition is None:
            named = [name for name in office.state.workflows if office.state.workflow(name) is not None]
            raise InvalidInput(
                code="unknown-workflow",
                title="There is no such workflow",
                text=f"“{options.workflow}” was ended and takes no new requests. Nothing was changed."
                if options.workflow in office.state.ended_workflows
                else f"This office has no workflow “{options.workflow}”. Nothing was changed.",
                advice=f"Choose one of: {', '.join(named) or 'none yet'}.",
            )
        values = read_values(office, definition, options.values)
        unit = options.unit or office.state.people[person].unit
        acted = office.submit(Submit(workflow=definition.id, unit=unit, by=person, values=values))
        if isinstance(acted, Refusal):
            return output.refused(acted, names_of(office))
        plain = standing_plain(office, acted.request.id)
        words = standing_words(office, acted.request.id)
    output.answer(plain, words)
    return 0
