"""``countersign told``: decisions that others made and that a person is to know of."""

import argparse
from collections.abc import Mapping
from typing import Any

from workflows import clock
from workflows.cli.homes import add_person, open_office, person_in
from workflows.cli.output import Output
from workflows.cli.standing import names_of
from workflows.cli.usage import positive
from workflows.cli.wording import VERDICT, moment
from workflows.domain.money import decimal_text
from workflows.office.showing.told import ToldShown, told

EXAMPLE = """\
  countersign told --as anna
  countersign told --as anna --days 90

  Whoever decides on the rung decide-then-tell tells whoever stands above them in the reporting line; authority on the
  rung informed, and rows of rule tables, name others.
"""

_DAY_MS = 86_400_000
_BECAUSE = {
    "above": "you stand above whoever decided",
    "informed": "you are to be informed",
    "rule": "a rule says that you are told",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Who, and since when."""
    add_person(parser)
    parser.add_argument("--days", type=positive, default=14, help="of so many days; default 14")


def run(options: argparse.Namespace, output: Output) -> int:
    """List them, the latest first."""
    with open_office(options, write=False) as office:
        person = person_in(office.store.questions, options.person)
        found = told(office, person, clock.now_ms() - options.days * _DAY_MS)
        names = names_of(office)
    words = [line for one in found for line in _words(one, names)]
    output.answer({"person": person, "told": [_plain(one) for one in found]}, words or ["There is nothing to tell."])
    return 0


def _plain(one: ToldShown) -> dict[str, Any]:
    return {
        "request": one.request,
        "title": one.title,
        "amount": decimal_text(one.amount) if one.amount is not None else None,
        "currency": one.amount.currency if one.amount is not None else None,
        "status": one.status,
        "by": one.told.by,
        "for": one.told.acting_for,
        "verdict": one.told.verdict,
        "reason": one.told.reason,
        "because": one.told.because,
        "at": clock.iso_utc(one.told.at_ms),
        "entry": one.told.act,
    }


def _words(one: ToldShown, names: Mapping[str, str]) -> list[str]:
    who = names.get(one.told.by, one.told.by) if one.told.by is not None else "A rule"
    instead = f" for {names.get(one.told.acting_for, one.told.acting_for)}" if one.told.acting_for else ""
    amount = f", {decimal_text(one.amount)} {one.amount.currency}" if one.amount is not None else ""
    said = VERDICT.get(one.told.verdict, one.told.verdict)
    return [
        f"{one.request[:8]}  {one.title}{amount}: {who}{instead} {said}, {moment(one.told.at_ms)}",
        f"          {_BECAUSE[one.told.because]}" + (f": “{one.told.reason}”" if one.told.reason else ""),
    ]
