"""``countersign join``: ask, with a code, to become a laptop of an office."""

import argparse
import platform

from workflows import clock
from workflows.cli.called import program, typed
from workflows.cli.homes import home_of
from workflows.cli.output import Output
from workflows.office.sharing.joining import ask

EXAMPLE = """\
  countersign join CS1-7H2K-… --home ~/office
  countersign join CS1-7H2K-… --folder ~/Dropbox/office --name "Maria's laptop" --home ~/office
"""
_MOST = 60


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The code, where the folder is here, and what the laptop is called."""
    parser.add_argument(
        "code", metavar="CODE", help="what “countersign invite” showed; capitals and dashes do not matter"
    )
    parser.add_argument("--folder", metavar="PATH|URL", help="the shared folder here; default: where the code says")
    parser.add_argument("--name", metavar="NAME", help="what people will call this laptop; default: its network name")


def run(options: argparse.Namespace, output: Output) -> int:
    """Ask, and show the words that the other screen must show as well."""
    home = home_of(options)
    name = options.name if options.name is not None else (platform.node()[:_MOST] or "laptop")
    asked = ask(options.code, home, name=name, place=options.folder)
    at = f" --home {typed(home)}" if options.home is not None else ""
    plain = {
        "device": asked.device,
        "state": asked.state,
        "office": asked.office,
        "words": list(asked.words),
        "folder": asked.place,
        "expires_at": clock.iso_utc(asked.expires_ms),
    }
    if asked.state == "member":
        output.answer(plain, [f"This laptop is a member already. Next: {program()} inbox --as PERSON{at}"])
        return 0
    output.answer(
        plain,
        [
            f"Asked to be let in, through {asked.place}.",
            f"Four words, the same on the laptop that made the code: {' · '.join(asked.words)}",
            f"Next, there: “countersign sync”. Then, here: {program()} sync{at}",
        ],
    )
    return 0
