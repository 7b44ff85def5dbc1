"""``countersign recover``: take the office over with the printed recovery key."""

import argparse
import getpass
import os
import sys
from pathlib import Path

from workflows.cli.called import program, typed
from workflows.cli.commands.verify import counted
from workflows.cli.homes import home_of, person_in
from workflows.cli.output import Output
from workflows.errors import InvalidInput
from workflows.office.sharing.recovering import recover
from workflows.store.files import read_regular

EXAMPLE = """\
  countersign recover --folder ~/Dropbox/office --home ~/office --as anna-berg
"""
VARIABLE = "COUNTERSIGN_RECOVERY_KEY"
_MOST_BYTES = 4096


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The folder, the owner, and where the key is. Never the key itself: others can read the words of a command."""
    parser.add_argument("--folder", required=True, metavar="PATH|URL", help="the folder that the laptops shared")
    parser.add_argument("--as", dest="person", required=True, metavar="OWNER", help="the owner: an id or a name")
    parser.add_argument(
        "--key-file", type=Path, metavar="FILE", help=f"holds the key; default: {VARIABLE}, else it is asked for"
    )


def run(options: argparse.Namespace, output: Output) -> int:
    """Take over, and say what to do about the lost laptop."""
    home = home_of(options)
    done = recover(
        home,
        place=options.folder,
        owner=options.person,
        paper=_paper(options),
        find=lambda office, wanted: person_in(office.store.questions, wanted),
    )
    at = f" --home {typed(home)}" if options.home is not None else ""
    words = [
        f"{done.name} goes on from this laptop, with {counted(done.entries)}. Home: {home}",
        "The paper stays valid: put it away again.",
    ]
    if not done.published:
        words.append(f"The folder did not take it yet. Run {program()} sync{at}")
    if done.others:
        words.append(f"Laptops that are still members: {', '.join(done.others)}.")
        lost = f"{program()} revoke {done.former}{at} --as {done.owner}"
        words.append(f"If the one that was lost wrote for the office, end it now: {lost}")
    output.answer(
        {
            "home": done.home,
            "office": done.office,
            "device": done.device,
            "owner": done.owner,
            "entries": done.entries,
            "former": done.former,
            "members": list(done.others),
            "published": done.published,
        },
        words,
    )
    return 0


def _paper(options: argparse.Namespace) -> str:
    """The key as it was typed. Raises InvalidInput ``no-recovery-key``."""
    if options.key_file is not None:
        try:
            return read_regular(options.key_file, _MOST_BYTES).decode("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise _missing(f"{options.key_file} cannot be read.") from error
    given = os.environ.get(VARIABLE)
    if given:
        return given
    if not sys.stdin.isatty():
        raise _missing("Nobody is here to type it.")
    try:
        return getpass.getpass("Recovery key (14 groups of 4): ", stream=sys.stderr)
    except EOFError as error:
        raise _missing("Nothing was typed.") from error


def _missing(text: str) -> InvalidInput:
    return InvalidInput(
        code="no-recovery-key",
        title="The recovery key is missing",
        text=f"{text} Nothing was changed.",
        advice=f"Type it when asked, put it into a file for --key-file, or set {VARIABLE}.",
    )
