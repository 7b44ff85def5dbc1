"""``countersign duties``: where one person did what two should have done; a few of each week to look at."""

import argparse
from collections.abc import Mapping
from typing import Any

from workflows import clock
from workflows.cli.homes import open_office
from workflows.cli.output import Output
from workflows.cli.standing import names_of
from workflows.cli.usage import WrongUsage
from workflows.cli.wording import moment
from workflows.domain.forms import is_date
from workflows.domain.money import decimal_text
from workflows.engine.assign import day_of
from workflows.office.showing.duties_met import DutiesMet, MetShown, duties_met_in_week

EXAMPLE = """\
  countersign duties
  countersign duties --day 2026-11-20 --all

  Nobody enters, approves and pays the same, as far as there are enough people. Where two duties met in one person, an
  owner looks at five of each week: nobody chooses which, and every laptop shows the same.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which week, and how much of it."""
    parser.add_argument("--day", metavar="DAY", help="a day of the week, such as 2026-11-20; default: today")
    parser.add_argument("--all", action="store_true", help="all of them, and not only the sample")


def run(options: argparse.Namespace, output: Output) -> int:
    """List the sample, or all."""
    day = options.day or day_of(clock.now_ms())
    if not is_date(day):
        raise WrongUsage(f"expected a day such as 2026-12-31, found “{day}”")
    with open_office(options, write=False) as office:
        found, names = duties_met_in_week(office, day), names_of(office)
    shown = found.found if options.all else found.sample
    plain = {"week": found.week, "from": found.first_day, "to": found.last_day, "total": len(found.found)}
    output.answer(plain | {"shown": [_plain(one) for one in shown]}, _words(found, shown, names))
    return 0


def _plain(one: MetShown) -> dict[str, Any]:
    return {
        "request": one.request,
        "title": one.title,
        "amount": decimal_text(one.amount) if one.amount is not None else None,
        "currency": one.amount.currency if one.amount is not None else None,
        "unit": one.unit,
        "person": one.met.person,
        "step": one.met.step,
        "entry": one.met.act,
        "other_step": one.met.other_step,
        "other_entry": one.met.other_act,
        "pays": one.met.pays,
        "at": clock.iso_utc(one.met.at_ms),
    }


def _words(found: DutiesMet, shown: tuple[MetShown, ...], names: Mapping[str, str]) -> list[str]:
    lines: list[str] = []
    for one in shown:
        amount = f", {decimal_text(one.amount)} {one.amount.currency}" if one.amount is not None else ""
        lines.append(f"{one.request[:8]}  {one.title}{amount}")
        said = f"{names.get(one.met.person, one.met.person)} did “{one.met.other_step}” and “{one.met.step}”"
        lines.append(f"          {said}, {moment(one.met.at_ms)}")
    if not found.found:
        return [f"{found.week}: nobody did alone what two should do."]
    return [*lines, f"{found.week}: {len(shown)} of {len(found.found)} shown."]
