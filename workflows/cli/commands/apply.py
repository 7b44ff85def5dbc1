"""``countersign apply``: the office as one readable file."""

import argparse
from pathlib import Path

from workflows.automations.changing import check_event
from workflows.cli.homes import open_office, person_in
from workflows.cli.output import Output
from workflows.domain.events import WorkflowPublished
from workflows.engine.duties import unseparated
from workflows.office.shipped import apply_file

EXAMPLE = """\
  countersign apply office.yaml

  units:
    - {id: north, name: North}
  people:
    - {id: maria, name: Maria Rossi, unit: north, roles: [manager]}
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The file, and who applies it."""
    parser.add_argument(
        "file", type=Path, metavar="FILE.yaml", help="units, roles, people, authority, tables, workflows, automations …"
    )
    parser.add_argument("--as", dest="person", metavar="PERSON", help="an owner; needed only where there are several")


def run(options: argparse.Namespace, output: Output) -> int:
    """Apply all of the file, or nothing."""
    with open_office(options, write=True) as office:
        owner = person_in(office.store.questions, options.person) if options.person else office.an_owner()
        planned, _ = apply_file(office, options.file, owner, check_event)
    changed = [wish.name for wish in planned.wishes]
    warnings = [
        f"{wish.event.definition.id}: {mistake.expected} ({'.'.join(map(str, mistake.path))})"
        for wish in planned.wishes
        if isinstance(wish.event, WorkflowPublished)
        for mistake in unseparated(wish.event.definition)
    ]
    words = [f"Set: {name}." for name in changed]
    if planned.unchanged or not words:
        words.append(f"{planned.unchanged} part{'' if planned.unchanged == 1 else 's'} of the file stood so already.")
    words += [f"Take care: {warning}." for warning in warnings]
    plain = {"changed": changed, "unchanged": planned.unchanged}
    output.answer(plain | ({"warnings": warnings} if warnings else {}), words)
    return 0
