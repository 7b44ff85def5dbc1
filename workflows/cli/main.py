"""Entry of ``countersign``: finds the command, loads only that one, and turns every error into words and an exit code.

Exit codes: 0 done · 1 refused, or a check failed · 2 wrong usage · 3 outside trouble.
"""

import io
import sys
from collections.abc import Sequence
from typing import Any

from workflows.cli.called import as_called
from workflows.cli.commands import COMMANDS, Entry

_TAKE_A_VALUE = ("--home",)
_GENERAL = """\
general options, for every command:
  --home DIR   the office's local folder (default: this system's place for program data)
  --json       one JSON document on standard output; words and progress go to standard error
  --version    what this program is; “countersign about” says what lies where
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; answers the exit code. Console script entry."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if arguments is None:
        _write_utf_8(given)
    try:
        return _command(given)
    except BrokenPipeError:
        sys.stdout = None  # the reader of our output went away: nothing is left to tell it, at the end neither
        return 3


def _write_utf_8(given: list[str]) -> None:
    """JSON is UTF-8 (RFC 8259, section 8.1). Windows takes an old code page for pipes, which lacks most names."""
    if "--json" not in given and sys.platform != "win32":
        return
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and not stream.isatty():
            stream.reconfigure(encoding="utf-8")


def _command(given: list[str]) -> int:
    place = _command_place(given)
    if place is None:
        return _without_command(given)
    name = given.pop(place)
    entry = COMMANDS.get(name)
    if entry is None:
        return _wrong_usage(given, f"There is no command “{name}”.{_meant(name)}")
    return _run(entry, given)


def _run(entry: Entry, given: list[str]) -> int:
    from workflows.cli.running import run_command  # noqa: PLC0415 -- help and wrong usage need none of it

    return run_command(entry, given)


def _command_place(given: list[str]) -> int | None:
    """Where the command's name stands: the first word that is no option and no option's value."""
    skip = False
    for place, word in enumerate(given):
        if skip:
            skip = False
        elif word in _TAKE_A_VALUE:
            skip = True
        elif not word.startswith("-"):
            return place
    return None


def _without_command(given: list[str]) -> int:
    if "--version" in given:
        return _version(given)
    wrong = [word for word in given if word not in {"-h", "--help", "--json"}]
    if wrong:
        return _wrong_usage(given, f"A command is missing after {' '.join(wrong)}.")
    commands = [{"name": one.name, "group": one.group, "summary": one.summary} for one in COMMANDS.values()]
    return _told(given, {"help": _help(), "commands": commands}, _help())


def _version(given: list[str]) -> int:
    from workflows import __version__  # noqa: PLC0415 -- only here
    from workflows.cli.bundled import read_build, version_words  # noqa: PLC0415 -- only here

    build = read_build()
    plain = {"program": "countersign", "version": __version__, "build": None if build is None else build.build}
    return _told(given, plain, version_words(__version__, build))


def _told(given: list[str], plain: Any, text: str) -> int:
    if "--json" in given:
        from workflows.cli.output import Output  # noqa: PLC0415 -- plain help needs none of it

        Output(as_json=True).answer(plain, ())
    else:
        print(text)
    return 0


def _wrong_usage(given: list[str], text: str) -> int:
    from workflows.cli.output import Output  # noqa: PLC0415 -- only after a slip

    output = Output(as_json="--json" in given)
    return output.failed("usage", "Wrong usage", text, "See countersign --help.", exit_code=2)


def _help() -> str:
    width = max(len(name) for name in COMMANDS)
    lines = [
        as_called("usage: countersign COMMAND [options]"),
        "",
        "Approvals for small businesses: every decision signed, in a log that nobody can quietly change.",
        "",
    ]
    for title in dict.fromkeys(entry.group for entry in COMMANDS.values()):
        lines.append(f"{title}:")
        lines += [f"  {name:<{width}}  {entry.summary}" for name, entry in COMMANDS.items() if entry.group == title]
        lines.append("")
    lines += [_GENERAL, as_called("countersign COMMAND --help shows a command's options and an example.")]
    return "\n".join(lines)


def _meant(name: str) -> str:
    import difflib  # noqa: PLC0415 -- only after a slip

    close = difflib.get_close_matches(name, COMMANDS, n=1)
    return f" Did you mean “{close[0]}”?" if close else ""


if __name__ == "__main__":
    sys.exit(main())
