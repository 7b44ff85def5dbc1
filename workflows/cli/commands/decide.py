"""``countersign decide``: a person's signed verdict."""

import argparse
from collections.abc import Mapping
from typing import Any

from workflows.cli.homes import add_person, open_office, person_in, request_in
from workflows.cli.output import Output
from workflows.cli.standing import names_of, standing_words
from workflows.cli.usage import WrongUsage
from workflows.cli.wording import VERDICT
from workflows.domain.commands import Decide, Refusal
from workflows.domain.events import DecisionMade
from workflows.office.office import Acted

EXAMPLE = """\
  countersign decide 7k2m approve --as maria
  countersign decide 7k2m reject --as maria --reason "Ordered by nobody"
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which request, which verdict, who, and why."""
    parser.add_argument("request", help="the request's id, or its beginning")
    parser.add_argument("verdict", choices=["approve", "reject", "ask-changes", "abstain", "hand-on"])
    add_person(parser)
    parser.add_argument("--reason", default="", help="needed with every no, and to lift what a rule stopped")
    parser.add_argument("--to", metavar="PERSON", help="to whom it is handed on")
    parser.add_argument("--step", help="which step, where several wait for the same person")


def run(options: argparse.Namespace, output: Output) -> int:
    """Decide; the answer names the signed entry."""
    if options.verdict == "hand-on" and not options.to:
        raise WrongUsage("hand-on needs --to PERSON: whom it is handed on to")
    with open_office(options, write=True) as office:
        request = request_in(office.store.questions, options.request)
        person = person_in(office.store.questions, options.person)
        to = person_in(office.store.questions, options.to) if options.to else None
        command = Decide(verdict=options.verdict, by=person, reason=options.reason, to=to, step=options.step)
        acted = office.act(request, command)
        if isinstance(acted, Refusal):
            return output.refused(acted, names_of(office))
        words = [_line(acted, names_of(office)), *standing_words(office, request)]
    output.answer(_plain(acted), words)
    return 0


def _plain(acted: Acted) -> dict[str, Any]:
    act, event = acted.acts[0], acted.acts[0].event
    assert isinstance(event, DecisionMade)
    return {
        "request": acted.request.id,
        "status": acted.request.standing.status,
        "decision": {
            "id": act.id,
            "by": act.by,
            "for": event.acting_for,
            "verdict": event.verdict,
            "signed_by": act.by,
            "entry": act.position,
            "device": act.device,
        },
    }


def _line(acted: Acted, names: Mapping[str, str]) -> str:
    act, event = acted.acts[0], acted.acts[0].event
    assert isinstance(event, DecisionMade)
    instead = f" for {names.get(event.acting_for, event.acting_for)}" if event.acting_for else ""
    said = f"{names.get(act.by or '', act.by)}{instead} {VERDICT[event.verdict]}."
    return f"{said} Signed: entry {act.position} of this laptop's log, {act.id[:12]}…"
