"""``countersign join``: ask, with a code, to become a laptop of an office."""

import argparse
import platform
from typing import Any

from workflows import clock
from workflows.cli.called import program, typed
from workflows.cli.homes import home_of
from workflows.cli.output import Output
from workflows.office.sharing.joining import StillWaiting, ask

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


def waiting_plain(waiting: StillWaiting) -> dict[str, Any]:
    """What ``sync`` answers on a laptop that is no member yet."""
    return {
        "state": "waiting",
        "device": waiting.device,
        "reason": waiting.reason,
        "words": list(waiting.words),
        "published": 0,
        "imported": 0,
        "set_aside": [],
        "alarms": [],
        "listings": 0,
        "files_read": 0,
        "files_written": 0,
        "files_deleted": 0,
    }


def waiting_words(waiting: StillWaiting) -> list[str]:
    """The same for people."""
    if waiting.reason == "folder-behind":
        return [
            "This laptop was let in. The shared folder here has not brought everything yet.",
            f"Let the sync program finish with {waiting.place}, then run “countersign sync” again.",
        ]
    words = f"Four words, the same on the laptop that made the code: {' · '.join(waiting.words)}"
    if waiting.reason == "expired":
        return [
            "Nobody has let this laptop in, and its code has ended.",
            "If the other laptop did let it in, the folder will bring the answer; else join with a new code and home.",
        ]
    return [
        "Still waiting to be let in: there is no answer in the folder yet.",
        words,
        "Run “countersign sync” on the laptop that made the code, then here again.",
    ]
