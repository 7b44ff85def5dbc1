"""What every command about one running request has in common."""

import argparse

from workflows.cli.homes import add_person
from workflows.cli.output import Output
from workflows.cli.standing import names_of, standing_plain, standing_words
from workflows.domain.commands import Refusal, RequestCommand
from workflows.office.office import Office


def about_request(parser: argparse.ArgumentParser) -> None:
    """The request and the person."""
    parser.add_argument("request", help="the request's id, or its beginning")
    add_person(parser)


def act_and_answer(office: Office, request: str, command: RequestCommand, output: Output) -> int:
    """Act, and answer with where the request stands; a refusal is told and exits with 1."""
    acted = office.act(request, command)
    if isinstance(acted, Refusal):
        return output.refused(acted, names_of(office))
    entries = [act.position for act in acted.acts]
    plain = standing_plain(office, request) | {"entries": entries}
    output.answer(plain, standing_words(office, request))
    return 0
