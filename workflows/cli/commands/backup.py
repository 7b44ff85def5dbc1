"""``countersign backup``: the whole office in one file."""

import argparse
from pathlib import Path

from workflows.cli.commands.verify import counted
from workflows.cli.homes import home_of
from workflows.cli.output import Output
from workflows.cli.passphrases import add_passphrase, new_passphrase
from workflows.office.keeping import backup

EXAMPLE = """\
  countersign backup /media/stick/office-2026-11-23.backup --passphrase
  countersign restore /media/stick/office-2026-11-23.backup --home ~/office-again
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where to, and how it is locked."""
    parser.add_argument("file", type=Path, metavar="FILE", help="a new file; it never replaces one")
    add_passphrase(parser, "lock the file with a passphrase that is asked for (or taken from COUNTERSIGN_PASSPHRASE)")


def run(options: argparse.Namespace, output: Output) -> int:
    """Copy, read back, and say how secret the file is."""
    passphrase = new_passphrase(options)
    made = backup(home_of(options), options.file, passphrase=passphrase)
    secret = (
        "It opens with its passphrase only. Without the passphrase nobody can help: write it down and put it away."
        if passphrase is not None
        else "It is as secret as this laptop itself: whoever has the file can read everything and sign as its people. "
        "Keep it like the laptop, or use --passphrase."
    )
    files = len(made.members) - 2
    held = f"{counted(made.entries)} and {counted(files, 'kept file', 'kept files')}"
    output.answer(
        {"file": str(options.file), "entries": made.entries, "files": files, "locked": passphrase is not None},
        [f"{options.file}: {held}, read back and whole.", secret],
    )
    return 0
