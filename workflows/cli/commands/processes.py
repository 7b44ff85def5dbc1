"""``countersign processes``: the gallery of ready-made processes, and taking one of them into the office."""

import argparse

from workflows.cli.homes import open_office, person_in
from workflows.cli.output import Output
from workflows.cli.usage import WrongUsage
from workflows.office.shipped import ShippedProcess, apply_file, process_file, processes

EXAMPLE = """\
  countersign processes list
  countersign processes add purchase

  Adding publishes the process as it came with the program: its rules, its form and its steps. To change it then:
  countersign export -o office.yaml, change it, countersign apply office.yaml
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What to do, and with which process."""
    parser.add_argument(
        "do", choices=("list", "add"), help="list: what there is, and what the office has; add: publish one of them"
    )
    parser.add_argument("name", nargs="?", metavar="NAME", help="for add: the process's id, such as purchase")
    parser.add_argument("--as", dest="person", metavar="PERSON", help="an owner; needed only where there are several")


def run(options: argparse.Namespace, output: Output) -> int:
    """List them, or add one."""
    if (options.do == "add") != (options.name is not None):
        raise WrongUsage("“processes add” needs the NAME of a process, and “processes list” none")
    return _add(options, output) if options.do == "add" else _list(options, output)


def _list(options: argparse.Namespace, output: Output) -> int:
    with open_office(options, write=False) as office:
        published = frozenset(office.state.workflows) - office.state.deleted_workflows
    shipped = processes()
    plain = [
        {"id": one.id, "name": one.name, "sentence": one.sentence, "published": one.id in published} for one in shipped
    ]
    output.answer({"processes": plain}, [line for one in shipped for line in _words(one, published)])
    return 0


def _words(one: ShippedProcess, published: frozenset[str]) -> tuple[str, str]:
    return f"{one.id}: {one.name}{', in the office' if one.id in published else ''}", f"  {one.sentence}"


def _add(options: argparse.Namespace, output: Output) -> int:
    path = process_file(options.name)
    with open_office(options, write=True) as office:
        owner = person_in(office.store.questions, options.person) if options.person else office.an_owner()
        planned, _ = apply_file(office, path, owner)
    changed = [wish.name for wish in planned.wishes]
    words = [f"Set: {name}." for name in changed] or ["The office has it so already."]
    output.answer({"process": options.name, "changed": changed}, words)
    return 0
