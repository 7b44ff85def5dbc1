"""Runs one command: reads its options, gives it an Output, and words whatever goes wrong."""

import argparse
import gc
import importlib
import sys
from pathlib import Path
from typing import Any, NoReturn, Protocol, cast

from workflows.cli.called import as_called, program
from workflows.cli.commands import Entry
from workflows.cli.output import Output
from workflows.cli.usage import WrongUsage
from workflows.cli.wording import ADVICE
from workflows.domain.forms import is_text
from workflows.errors import CountersignError, InvalidInput

_YOUNG = 10_000
"""Objects made before the collector looks again. Little of what an act makes goes in circles: looking at it after every
700 costs a fifteenth of an act."""


class Command(Protocol):
    """What a command's module offers."""

    EXAMPLE: str

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare the command's own options."""

    def run(self, options: argparse.Namespace, output: Output) -> int:
        """Do it; answers the exit code."""


class _Parser(argparse.ArgumentParser):
    as_json = False
    """Whether the help, too, is one JSON document."""

    def error(self, message: str) -> NoReturn:
        for action in self._actions:  # a word with a choice has no name that people see
            if not action.option_strings and action.choices and action.metavar is None:
                message = message.replace(f"argument {action.dest}: invalid choice", "there is no such word here")
                message = message.replace(f"required: {action.dest}", f"required: {{{','.join(action.choices)}}}")
        raise WrongUsage(message.rstrip("."))

    def print_help(self, file: Any = None) -> None:
        """Print the help, with command lines as they can be typed here."""
        text = as_called(self.format_help())
        if self.as_json:
            Output(as_json=True).answer({"help": text}, ())
        else:
            self._print_message(text, file or sys.stdout)


def run_command(entry: Entry, given: list[str]) -> int:
    """Run the command with the words after its name. Never raises for what people or disks do wrong."""
    command = cast("Command", importlib.import_module(entry.module))
    parser = _Parser(
        prog=f"{program()} {entry.name}",
        description=entry.summary[:1].upper() + entry.summary[1:] + ".",
        epilog="example:\n" + command.EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--home", type=Path, default=None, metavar="DIR", help="the office's local folder")
    parser.add_argument("--json", action="store_true", help="one JSON document on standard output")
    command.add_arguments(parser)
    gc.freeze()  # what is loaded by now stays: the collector need not look through it again and again
    gc.set_threshold(_YOUNG)
    output = Output(as_json="--json" in given)
    parser.as_json = output.as_json
    try:
        return _guarded(command, parser.parse_args(given), output)
    except WrongUsage as error:
        parser.print_usage(sys.stderr)
        return output.failed("usage", "Wrong usage", f"{error}.", f"See countersign {entry.name} --help.", exit_code=2)


def _guarded(command: Command, options: argparse.Namespace, output: Output) -> int:
    try:
        _refuse_what_is_no_text(options)
        return command.run(options, output)
    except CountersignError as error:
        code = 1 if isinstance(error, InvalidInput) else 3
        advice = ADVICE.get(error.code, error.advice)
        return output.failed(error.code, error.title, error.text, advice, exit_code=code)
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output went away; there is nobody to tell
        return 3
    except KeyboardInterrupt:
        return output.failed("interrupted", "Stopped", "What was acknowledged is stored.", "Start again.", exit_code=3)


def _refuse_what_is_no_text(options: argparse.Namespace) -> None:
    """A terminal may hand over bytes of another encoding. Only names of files may hold such; they are paths here."""
    given = vars(options).values()
    for word in (*given, *(one for value in given if isinstance(value, list) for one in value)):
        if isinstance(word, str) and not is_text(word):
            raise InvalidInput(
                code="bad-text",
                title="This is no text",
                text=f"“{word.encode('utf-8', 'replace').decode()}” holds bytes that are no text. Nothing was changed.",
                advice="Type it in a terminal that uses UTF-8.",
            )
