"""Passphrases of backups: asked for on the terminal without showing them, or taken from the environment."""

import argparse
import getpass
import os
import sys

from workflows.errors import InvalidInput

VARIABLE = "COUNTERSIGN_PASSPHRASE"
MIN_LENGTH = 8


def add_passphrase(parser: argparse.ArgumentParser, help_text: str) -> None:
    """The option ``--passphrase``. It takes no value: other people can read the words of a command line."""
    parser.add_argument("--passphrase", action="store_true", help=help_text)


def new_passphrase(options: argparse.Namespace) -> str | None:
    """A passphrase for a new file, typed twice; None where none is wanted. Raises InvalidInput for a bad one."""
    given = os.environ.get(VARIABLE)
    if not options.passphrase and not given:
        return None
    if given is None:
        given = _asked("Passphrase for the backup: ")
        if _asked("The same again: ") != given:
            raise _unusable("The two passphrases differ.")
    if len(given) < MIN_LENGTH:
        raise _unusable(f"A passphrase has at least {MIN_LENGTH} characters; several words are best.")
    return given


def known_passphrase(options: argparse.Namespace) -> str | None:
    """The passphrase of a locked file; None where nobody can be asked."""
    given = os.environ.get(VARIABLE)
    if given is not None:
        return given
    if not options.passphrase and not sys.stdin.isatty():
        return None
    return _asked("Passphrase of the backup: ")


def _asked(prompt: str) -> str:
    try:
        return getpass.getpass(prompt, stream=sys.stderr)
    except EOFError as error:
        raise _unusable("No passphrase was typed.") from error


def _unusable(text: str) -> InvalidInput:
    return InvalidInput(
        code="bad-passphrase",
        title="This passphrase cannot be used",
        text=f"{text} Nothing was written.",
        advice=f"Try again, or set {VARIABLE}.",
    )
