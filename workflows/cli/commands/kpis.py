"""``countersign kpis``: what workflows measure about their requests. Changes nothing."""

import argparse
from typing import Any

from workflows.cli.commands.rules_replay import a_day
from workflows.cli.homes import open_office, unit_of
from workflows.cli.kpi_words import kpi_words, plain_value
from workflows.cli.output import Output
from workflows.engine.figures import Figure
from workflows.office.showing.kpis_shown import KpisShown, OfWorkflow, WantedKpis, kpis_shown

EXAMPLE = """\
  countersign kpis
  countersign kpis --unit north --since 2026-09-01
  countersign kpis --workflow invoice --since 2026-01-01 --until 2026-06-30

  Each figure stands beside the number of requests that it was measured in. It is measured in requests that ended in the
  period; some say that they look at those sent in it, or at those that are running. What this laptop may not read, and
  what was let go, is not counted; how much that is, is said.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where, when and about which workflow."""
    parser.add_argument("--unit", metavar="UNIT", help="only requests of this unit and of those below it")
    parser.add_argument("--workflow", metavar="WORKFLOW", help="only what this workflow measures")
    parser.add_argument("--since", type=a_day, metavar="DAY", help="from this day on; without it, from the beginning")
    parser.add_argument("--until", type=a_day, metavar="DAY", help="up to this day, counted in; without it, today")
    parser.add_argument("--weeks", action="store_true", help="each figure for the last 12 weeks, too (with --json)")


def run(options: argparse.Namespace, output: Output) -> int:
    """Ask, and show."""
    with open_office(options, write=False) as office:
        wanted = WantedKpis(
            unit=unit_of(options, office),
            workflow=options.workflow,
            since="" if options.since is None else options.since.isoformat(),
            until="" if options.until is None else options.until.isoformat(),
            weeks=options.weeks,
        )
        found = kpis_shown(office, wanted)
    plain = {
        "kpis": [_plain(figure, of, found.unit) for of in found.workflows for figure in of.figures],
        "unit": found.unit,
        "since": found.since or None,
        "until": found.until,
        "workflows": {of.workflow: {"running": of.running, "unknown": of.unknown} for of in found.workflows},
        "not_counted": _not_counted(found),
    }
    output.answer(plain, kpi_words(found))
    return 0


def _not_counted(found: KpisShown) -> dict[str, int]:
    return {
        "retired_entries": found.retired,
        "unreadable_entries": found.unreadable,
        "requests_of_older_program": sum(of.unknown for of in found.workflows),
    }


def _plain(one: Figure, of: OfWorkflow, unit: str | None) -> dict[str, Any]:
    found: dict[str, Any] = {
        "name": one.name,
        "unit": one.group if one.by == "unit" and one.group is not None else unit,
        "workflow": of.workflow,
        "value": plain_value(one, one.value),
        "count": one.count,
        "unit_of_measure": one.unit_of_measure,
        "kpi": one.kpi,
        "kind": one.kind,
        "over": one.over,
        "without": one.without,
        "by": one.by or None,
        "group": one.group,
        "group_name": one.group_name or one.group,
        "state": one.state,
        "target": None,
    }
    if one.kind == "time":
        found["slowest_tenth"] = plain_value(one, one.slowest)
    if one.target is not None:
        told = one.target
        found["target"] = {"at_most": told.at_most, "at_least": told.at_least, "near": told.near}
    if one.weeks:
        found["weeks"] = [{"value": plain_value(one, week.value), "count": week.count} for week in one.weeks]
    return found
