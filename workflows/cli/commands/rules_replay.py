"""``countersign rules replay``: what a draft of a rule table would have answered about the past. Changes nothing."""

import argparse
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from workflows import clock
from workflows.cli.homes import open_office, unit_of
from workflows.cli.listed import as_csv
from workflows.cli.output import Output
from workflows.cli.replay_words import replay_words
from workflows.cli.usage import WrongUsage
from workflows.office.drafting import draft_of_table
from workflows.office.replaying import Changed, Replayed, replay
from workflows.office.written_files import write_new

EXAMPLE = "  countersign rules replay invoice-approval --with draft.yaml --since 2026-01-01\n"
_COLUMNS = (
    *("request", "step", "was", "was_row", "would_be", "row", "people_needed", "people_would_be_needed"),
    *("ended", "waited_ms"),
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of ``replay`` alone."""
    group = parser.add_argument_group("for drafts and what they would change")
    group.add_argument(
        "--with", "--from", dest="draft", type=Path, metavar="FILE", help="the draft of the table, readable YAML"
    )
    group.add_argument("--since", type=a_day, metavar="DAY", help="requests asked from this day on, such as 2026-01-01")
    group.add_argument("--unit", metavar="UNIT", help="requests of this unit and of those below it")
    group.add_argument("--list", dest="listed", type=Path, metavar="FILE.csv", help="write every changed request here")


def run(options: argparse.Namespace, output: Output) -> int:
    """Decide the past once more and say what would be otherwise."""
    if options.about is None or options.draft is None:
        raise WrongUsage("“rules replay” needs a table's id, and its draft with --with FILE")
    with open_office(options, write=False) as office:
        started = clock.monotonic_s()
        draft = draft_of_table(office, options.about, options.draft)
        found = replay(office, draft, since=options.since, unit=unit_of(options, office))
        seconds = clock.monotonic_s() - started
    if options.listed is not None:
        write_new(options.listed, as_csv(_COLUMNS, _lines(found)))
    plain = (
        replay_plain(found)
        | {"seconds": round(seconds, 6)}
        | ({"list": str(options.listed)} if options.listed is not None else {})
    )
    output.answer(plain, [*replay_words(found), *([f"All of them: {options.listed}"] if options.listed else [])])
    return 0


def replay_plain(found: Replayed) -> dict[str, Any]:
    """What ``--json`` says of it."""
    words = list(replay_words(found))
    return {
        "table": found.table,
        "requests": found.requests,
        "changed": [_changed(one) for one in found.changed],
        "missing_field": len(found.lacking),
        "missing": [{"request": one.request, "field": one.input, "row": one.row} for one in found.lacking],
        "touches_before": found.touches_before,
        "touches_after": found.touches_after,
        "touches_saved": found.touches_saved,
        "waiting_saved_seconds": found.waiting_saved_ms // 1000,
        "refusals_that_pass": [_changed(one) | {"refused": one.ended} for one in found.refusals_that_pass],
        "summary": [line for line in words if not line.startswith(" ")],
    }


def _changed(one: Changed) -> dict[str, Any]:
    return {
        "request": one.request,
        "was": one.was,
        "would_be": one.would_be,
        "row": one.row,
        "was_row": one.was_row,
        "step": one.step,
        "people_needed": one.needed,
        "people_would_be_needed": one.would_need,
        "ended": one.ended,
    }


def _lines(found: Replayed) -> Iterator[list[str]]:
    for one in found.changed:
        waited = "" if one.waited_ms is None else str(one.waited_ms)
        cells = (one.request, one.step, one.was, one.was_row, one.would_be, one.row, str(one.needed))
        yield [*cells, str(one.would_need), one.ended, waited]


def a_day(text: str) -> date:
    """An option that is a day."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is not a day such as 2026-01-31") from None
