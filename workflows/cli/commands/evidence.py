"""``countersign evidence``: a pack that proves one request to somebody without this program."""

import argparse
from pathlib import Path

from workflows.cli.commands.verify import counted
from workflows.cli.homes import open_office, request_in
from workflows.cli.output import Output
from workflows.errors import Trouble
from workflows.office.proving.evidence import Evidence, evidence
from workflows.office.proving.pack import write_pack
from workflows.office.sharing.witnessing import witnesses_of

EXAMPLE = """\
  countersign evidence 4kq2 -o invoice-117.zip
  countersign verify --pack invoice-117.zip
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The request, and where to."""
    parser.add_argument("request", help="the request's id, or its beginning")
    parser.add_argument("-o", "--out", type=Path, required=True, metavar="FILE", help="the pack to write (a zip file)")
    parser.add_argument("--force", action="store_true", help="replace a file of that name")


def run(options: argparse.Namespace, output: Output) -> int:
    """Gather the evidence and write it; a file that stands there is left unless told otherwise."""
    try:
        shown = _gather(options)
    except Trouble as error:
        if error.code != "not-signed-yet":
            raise
        # Whoever opens an office for writing signs the head of what is stored when closing it.
        open_office(options, write=True).close()
        shown = _gather(options)
    write_pack(options.out, shown.members, force=options.force)
    words = [
        f"{options.out}: {counted(shown.entries)}, each with its proof. evidence.pdf in it is for reading.",
        "HOW-TO-CHECK.txt in it says how to check them with public tools.",
        "It shows what this request says, the people who acted, and the rules that were used; no other request.",
    ]
    words += [f"Not in it, because it is not kept here or was altered: {name}" for name in shown.missing]
    words += [f"Not in it, because it holds other requests as well, or may: {name}" for name in shown.shared]
    words += [f"Not in it, because it was erased: {name}" for name in shown.erased]
    if shown.keyed:
        words.append("Entries in it hold keys of files kept apart: keep it as you would keep those (HOW-TO-CHECK.txt).")
    output.answer(
        {
            "file": str(options.out),
            "entries": shown.entries,
            "request": shown.request,
            "missing": list(shown.missing),
            "shared": list(shown.shared),
            "erased": list(shown.erased),
            "keyed": list(shown.keyed),
        },
        words,
    )
    return 0


def _gather(options: argparse.Namespace) -> Evidence:
    with open_office(options, write=False) as office:
        request = request_in(office.store.questions, options.request)
        return evidence(office, request, witnesses=witnesses_of(office, request))
