"""``countersign processes``: the gallery of ready-made processes, and taking one of them into the office."""

import argparse

from workflows.automations.process_gallery import GalleryEntry, add_process, gallery
from workflows.cli.homes import open_office, person_in
from workflows.cli.output import Output
from workflows.cli.standing import names_of, standing_words
from workflows.cli.usage import WrongUsage
from workflows.domain.commands import Refusal
from workflows.office.sample_requests import submit_samples
from workflows.office.shipped import process_file

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
        found = gallery(office)
    plain = [
        {"id": one.process.id, "name": one.process.name, "sentence": one.process.sentence, "published": one.published}
        for one in found
    ]
    output.answer({"processes": plain}, [line for one in found for line in _words(one)])
    return 0


def _words(one: GalleryEntry) -> tuple[str, str]:
    what = one.process
    return f"{what.id}: {what.name}{', in the office' if one.published else ''}", f"  {what.sentence}"


def _add(options: argparse.Namespace, output: Output) -> int:
    process_file(options.name)  # a misspelt name is told before anything else
    with open_office(options, write=True) as office:
        owner = person_in(office.store.questions, options.person) if options.person else office.an_owner()
        added = add_process(office, owner, options.name, with_automations=options.with_automations)
        if isinstance(added, Refusal):
            return output.refused(added, names_of(office))
        sent = submit_samples(office, options.name, anyway=options.anyway) if options.with_sample else ()
    words = [f"Set: {name}." for name in added.set] or ["The office has it so already."]
    words += [f"Set, switched off: automation {one.id} ({one.name})." for one in added.automations]
    words += [f"Sent as samples: {len(sent)}."] if sent else []
    plain = {
        "process": options.name,
        "changed": list(added.set),
        "automations": [one.id for one in added.automations],
        "samples": list(sent),
    }
    output.answer(plain, words)
    return 0


def _sample(options: argparse.Namespace, output: Output) -> int:
    with open_office(options, write=True) as office:
        sent = submit_samples(office, options.name, anyway=options.anyway)
        words = [line for request in sent for line in standing_words(office, request)]
    output.answer({"process": options.name, "samples": list(sent)}, words)
    return 0
