"""``countersign export``: the office as one readable file, as ``apply`` reads it."""

import argparse
from pathlib import Path

import msgspec

from workflows.cli.homes import open_office
from workflows.cli.output import Output
from workflows.office.office_export import office_text
from workflows.office.office_schema import office_schema
from workflows.office.written_files import write_new

EXAMPLE = """\
  countersign export -o office.yaml
  countersign export --schema -o office.schema.json
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where to, and what."""
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="where to; without it, the text is printed")
    parser.add_argument("--schema", action="store_true", help="the JSON Schema of such files instead")


def run(options: argparse.Namespace, output: Output) -> int:
    """Write it, or print it."""
    if options.schema:
        text, parts = f"{msgspec.json.format(msgspec.json.encode(office_schema())).decode()}\n", 0
    else:
        with open_office(options, write=False) as office:
            text, parts = office_text(office.state), len(office.state.people)
    if options.output is None:
        output.answer({"file": None, "text": text}, text.splitlines())
        return 0
    write_new(options.output, text.encode())
    words = "The schema" if options.schema else f"The office with its {parts} people"
    output.answer({"file": str(options.output), "text": text}, [f"{words} is in {options.output}."])
    return 0
