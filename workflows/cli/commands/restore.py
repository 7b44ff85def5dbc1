"""``countersign restore``: a new home out of a backup."""

import argparse
from pathlib import Path

from workflows.cli.commands.verify import counted
from workflows.cli.homes import home_of
from workflows.cli.output import Output
from workflows.cli.passphrases import add_passphrase, known_passphrase
from workflows.office.keeping import needs_passphrase, restore

EXAMPLE = "  countersign restore office-2026-11-23.backup --home ~/office-again\n"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The backup, and its passphrase."""
    parser.add_argument("file", type=Path, metavar="FILE", help="what “countersign backup” wrote")
    add_passphrase(
        parser,
        "ask for the passphrase. A locked file asks for it anyway where there is a terminal; without one it is "
        "refused, unless this option is given or COUNTERSIGN_PASSPHRASE holds it",
    )


def run(options: argparse.Namespace, output: Output) -> int:
    """Make the home, all of it or nothing. The old home and the file stay as they are."""
    passphrase = known_passphrase(options) if needs_passphrase(options.file) else None
    restored = restore(options.file, home_of(options), passphrase=passphrase)
    note = (
        f"This laptop goes on under a new log; that of {restored.old_device} ends here at "
        f"{counted(restored.old_size)}. Do not use the old home any more, and restore this file nowhere else: two "
        "laptops made of one backup never agree; others join with an invitation. What was done after the backup is not "
        "here. Where it reached the shared folder it waits for an owner: after a sync, “countersign ratify --list”."
    )
    output.answer(
        {
            "home": restored.home,
            "device": restored.device,
            "note": note,
            "office": restored.office,
            "old_device": restored.old_device,
            "entries": restored.entries,
        },
        [f"{restored.home}: {counted(restored.entries)}, checked and whole. Laptop {restored.device}.", note],
    )
    return 0
