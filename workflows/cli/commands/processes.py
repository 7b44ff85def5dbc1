"""``countersign processes``: the gallery of ready-made processes, and taking one of them into the office."""

import argparse

from workflows.automations.automation_files import automations_in
from workflows.automations.changing import set_automations
from workflows.cli.homes import open_office, person_in
from workflows.cli.output import Output
from workflows.cli.standing import names_of, standing_words
from workflows.cli.usage import WrongUsage
from workflows.domain.automations import Automation
from workflows.domain.commands import Refusal
from workflows.office.office import Office
from workflows.office.sample_requests import submit_samples
from workflows.office.shipped import RESOURCES, ShippedProcess, apply_file, process_file, processes, read_text
from workflows.readable import read

AUTOMATIONS = RESOURCES / "automations"
"""What belongs to a process and runs by itself, a file each."""

EXAMPLE = """\
  countersign processes list
  countersign processes add purchase
  countersign processes add invoice-review --with-automations
  countersign processes sample leave

  Adding publishes the process as it came with the program: its rules, its form and its steps. To change it then:
  countersign export -o office.yaml, change it, countersign apply office.yaml
  The automations that belong to it are set switched off: countersign automations on NAME
  Samples are requests that nobody asked for, marked as such by a comment; they are for the sample firm.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What to do, and with which process."""
    parser.add_argument(
        "do",
        choices=("list", "add", "sample"),
        help="list: what there is, and what the office has; add: publish one of them; sample: send its sample requests",
    )
    parser.add_argument("name", nargs="?", metavar="NAME", help="for add and sample: its id, such as purchase")
    parser.add_argument("--with-automations", action="store_true", help="for add: its reminders as well, switched off")
    parser.add_argument("--with-sample", action="store_true", help="for add: its sample requests as well")
    parser.add_argument("--anyway", action="store_true", help="samples in a real office: they stay in its log for good")
    parser.add_argument("--as", dest="person", metavar="PERSON", help="an owner; needed only where there are several")


def run(options: argparse.Namespace, output: Output) -> int:
    """List them, add one, or send its samples."""
    if (options.do == "list") != (options.name is None):
        raise WrongUsage("“processes add” and “processes sample” need the NAME of a process, “processes list” none")
    if options.do == "sample":
        return _sample(options, output)
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
        refused, automations = _with_automations(office, owner, options)
        if refused is not None:
            return output.refused(refused, names_of(office))
        sent = submit_samples(office, options.name, anyway=options.anyway) if options.with_sample else ()
    changed = [wish.name for wish in planned.wishes]
    words = [f"Set: {name}." for name in changed] or ["The office has it so already."]
    words += [f"Set, switched off: automation {one.id} ({one.name})." for one in automations]
    words += [f"Sent as samples: {len(sent)}."] if sent else []
    plain = {"process": options.name, "changed": changed, "automations": [one.id for one in automations]}
    output.answer(plain | {"samples": list(sent)}, words)
    return 0


def _with_automations(
    office: Office, owner: str, options: argparse.Namespace
) -> tuple[Refusal | None, tuple[Automation, ...]]:
    """Those that come with the process and that the office does not have, set as the file says."""
    path = AUTOMATIONS / f"{options.name}.yaml"
    if not options.with_automations or not path.exists():
        return None, ()
    found = automations_in(office, read(read_text(path), path.name))
    fresh = tuple(one for one in found if one.id not in office.state.automations)
    done = set_automations(office, owner, fresh) if fresh else None
    return (done, ()) if isinstance(done, Refusal) else (None, fresh)


def _sample(options: argparse.Namespace, output: Output) -> int:
    with open_office(options, write=True) as office:
        sent = submit_samples(office, options.name, anyway=options.anyway)
        words = [line for request in sent for line in standing_words(office, request)]
    output.answer({"process": options.name, "samples": list(sent)}, words)
    return 0
