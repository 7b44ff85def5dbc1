"""``countersign retire``: let requests go whose keeping time is over, on every laptop and in the folder."""

import argparse
from datetime import date
from typing import Any

from workflows import clock
from workflows.cli.commands.verify import counted
from workflows.cli.homes import add_person, open_office, owner_of
from workflows.cli.output import Output
from workflows.cli.usage import WrongUsage
from workflows.office.office import Office
from workflows.office.retention.planning import LogPlan, Plan
from workflows.office.retention.retiring import could_retire, retire
from workflows.office.sharing.members import name_of

EXAMPLE = """\
  countersign retire --before 2016-01-01 --as anna          shows what would go, and changes nothing
  countersign retire --before 2016-01-01 --as anna --yes    lets it go, here and with the next exchange everywhere
"""

RESIDUAL = (
    "What no act reaches: older versions that the folder's provider keeps, backups, copies of a home (also the one",
    "that an update leaves beside the database), packs and exports that were made, laptops that stay switched off, and",
    "what a disk keeps of deleted files. From now on nobody can prove what the retired entries said, or find an",
    "invoice among them when it comes in again.",
)
"""What retiring cannot promise, and what it costs."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """How old, who says so, and whether it is meant."""
    parser.add_argument(
        "--before",
        required=True,
        metavar="DATE",
        help="a day, YYYY-MM-DD, at least 30 days back: requests that are over and wholly older than it go (UTC)",
    )
    add_person(parser, required=False, help_text="the owner; needed where there are several")
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--dry-run", action="store_true", help="only show what would go; so it is without --yes as well")
    how.add_argument("--yes", action="store_true", help="let it go; this cannot be undone")


def run(options: argparse.Namespace, output: Output) -> int:
    """Show what would go, or let it go."""
    before_ms = _day(options.before)
    with open_office(options, write=True) as office:
        by = owner_of(options, office)
        plan = could_retire(office, before_ms, by=by)
        words = _words(office, plan)
        done = bool(options.yes and plan.events)
        if done:
            retire(office, plan, by=by)
            words = [*words, *_done_words(plan), *RESIDUAL]
        elif plan.events:
            words = [*words, "Nothing was changed. Add --yes to let it go; it cannot be undone.", *RESIDUAL]
        else:
            words = [*words, "Nothing was changed."]
        output.answer(_plain(plan, done=done), words)
    return 0


def _day(text: str) -> int:
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise WrongUsage(f"--before wants a day as in 2016-01-31, not “{text}”") from error
    return clock.to_ms(clock.parse_utc(f"{day.isoformat()}T00:00:00Z"))


def _plain(plan: Plan, *, done: bool) -> dict[str, Any]:
    return {
        "before": clock.iso_utc(plan.before_ms)[:10],
        "retired": done,
        "acts": len(plan.events),
        "requests": plan.requests,
        "entries": plan.entries,
        "stay": {"young": plan.young, "unfinished": plan.unfinished, "unsealed": plan.unsealed},
        "logs": [
            {"device": one.device, "size": one.size, "minimum": one.minimum, "entries": one.gone} for one in plan.logs
        ],
    }


def _words(office: Office, plan: Plan) -> list[str]:
    day = clock.iso_utc(plan.before_ms)[:10]
    requests = counted(plan.requests, "request", "requests")
    lines = [f"Over and older than {day}: {requests} with {counted(plan.entries)} can go."]
    lines += [f"  {_log_words(office, one)}" for one in plan.logs]
    if plan.young:
        lines.append(f"{counted(plan.young, 'request stays', 'requests stay')}: something happened on or after {day}.")
    if plan.unfinished:
        lines.append(
            f"{counted(plan.unfinished, 'request stays', 'requests stay')} although older: not over, contested, with "
            "an act that is held, or with an order to erase."
        )
    if plan.unsealed:
        lines.append(
            f"{counted(plan.unsealed, 'request stays', 'requests stay')} although over: an act of theirs stands among "
            "the latest entries of a laptop, which can go only 256 at a time."
        )
    return lines


def _log_words(office: Office, one: LogPlan) -> str:
    name = name_of(office, one.device)
    if one.limit == 0:
        return f"{name}: {counted(one.size)}; a log of fewer than 256 cannot shrink."
    return f"{name}: {one.gone} of {counted(one.size)}; minimum index {one.minimum}."


def _done_words(plan: Plan) -> list[str]:
    return [
        f"{counted(plan.entries)} of {counted(plan.requests, 'request', 'requests')} were retired here.",
        "Next: “countersign sync”. Every other laptop drops them too as soon as it has exchanged.",
    ]
