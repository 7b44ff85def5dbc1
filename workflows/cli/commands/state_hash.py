"""``countersign state-hash``: one hash of everything that follows from the log."""

import argparse

from workflows.cli.homes import open_office
from workflows.cli.output import Output

EXAMPLE = "  countersign state-hash --json\n"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """None of its own."""
    del parser


def run(options: argparse.Namespace, output: Output) -> int:
    """Equal on every laptop that holds the same entries."""
    with open_office(options, write=False) as office, office.store.database.snapshot():
        found, entries = office.store.projections.state_hash(), office.store.entries.count()
    output.answer({"hash": found, "entries": entries}, [f"{found}  {entries} entries"])
    return 0
