"""``countersign budget``: what is left of each budget, and moving part of one to another."""

import argparse
from typing import Any

from workflows import clock
from workflows.cli.commands import limits_replay
from workflows.cli.homes import add_person, open_office, owner_of
from workflows.cli.output import Output
from workflows.cli.standing import names_of
from workflows.cli.usage import WrongUsage
from workflows.cli.wording import moment
from workflows.domain.budgets import Transfer
from workflows.domain.commands import Refusal
from workflows.domain.events import BudgetMoved
from workflows.domain.forms import is_date
from workflows.domain.money import Money, decimal_text, parse_money
from workflows.engine.assign import day_of
from workflows.errors import InvalidInput
from workflows.office.office import Office
from workflows.office.showing.budgets_shown import BudgetShown, budgets_on

EXAMPLE = """\
  countersign budget list
  countersign budget list --day 2026-12-31
  countersign budget move travel tools 500 --reason "a new drill" --as anna
  countersign budget replay --with draft.yaml --since 2026-01-01

  Budgets are set in the office file: countersign export -o office.yaml, change it, countersign apply office.yaml
  budgets:
    - {id: travel, name: Travel, unit: north, category: travel, period: year, amount: 12000}
"""

_LEVEL = {"within": "", "warn": "nearly used up", "block": "exceeded"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What to do, and with which budgets."""
    parser.add_argument(
        "do",
        choices=("list", "move", "replay"),
        help="list: how each stands; move: part of one to another; "
        "replay: what other budgets would have said to the past",
    )
    parser.add_argument("source", nargs="?", metavar="FROM", help="for move: the budget that gives")
    parser.add_argument("target", nargs="?", metavar="TO", help="for move: the budget that gets it")
    parser.add_argument("amount", nargs="?", metavar="AMOUNT", help="for move: how much, such as 500.00")
    parser.add_argument("--day", metavar="DAY", help="a day of the period, such as 2026-12-31; default: today")
    parser.add_argument("--reason", default="", help="for move: why")
    limits_replay.add_arguments(parser, unit=True)
    add_person(parser, required=False, help_text="for move: the owner who signs it")


def run(options: argparse.Namespace, output: Output) -> int:
    """Show, or move and show."""
    moving = [options.source, options.target, options.amount]
    if (options.do == "move") != all(part is not None for part in moving):
        raise WrongUsage("“budget move” needs FROM, TO and AMOUNT, and the others none of them")
    if options.do == "replay":
        return limits_replay.run_budget(options, output)
    day = options.day or day_of(clock.now_ms())
    if not is_date(day):
        raise WrongUsage(f"expected a day such as 2026-12-31, found “{day}”")
    with open_office(options, write=options.do == "move") as office:
        if options.do == "move":
            refused = _move(options, office, day)
            if refused is not None:
                return output.refused(refused, names_of(office))
        found = budgets_on(office, day)
        words = [line for one in found for line in _words(one, office)] or ["There are no budgets on that day."]
        output.answer({"day": day, "budgets": [_plain(one) for one in found]}, words)
    return 0


def _move(options: argparse.Namespace, office: Office, day: str) -> Refusal | None:
    source = next((one for one in office.state.budgets if one.id == options.source), None)
    currency = source.amount.currency if source is not None else office.state.currency
    try:
        amount = parse_money(options.amount, currency)
    except ValueError as error:
        raise InvalidInput(
            code="bad-amount",
            title="This is no amount",
            text=f"Found “{options.amount}”. Nothing was moved.",
            advice="Write it as 500.00, with a point and without thousands separators.",
        ) from error
    transfer = Transfer(
        source=options.source, target=options.target, amount=amount, day=day, reason=options.reason.strip()
    )
    answer = office.change(owner_of(options, office), (BudgetMoved(transfer=transfer),))
    return answer if isinstance(answer, Refusal) else None


def _plain(one: BudgetShown) -> dict[str, Any]:
    budget, currency = one.budget, one.budget.amount.currency

    def text(minor: int) -> str:
        return decimal_text(Money(minor=minor, currency=currency))

    return {
        "budget": budget.id,
        "name": budget.name,
        "unit": budget.unit,
        "category": budget.category,
        "period": budget.period,
        "from": one.first_day,
        "to": one.last_day,
        "currency": currency,
        "amount": text(one.amount),
        "moved": text(one.moved),
        "asked": text(one.sums.asked),
        "committed": text(one.sums.committed),
        "spent": text(one.sums.spent),
        "left": text(one.left),
        "forecast": text(one.forecast),
        "level": one.level,
        "unconverted_days": one.sums.unconverted,
        "unaware": [
            {"request": each.request, "by": each.by, "knew": text(each.knew), "were": text(each.were)}
            for each in one.unaware
        ],
    }


def _words(one: BudgetShown, office: Office) -> list[str]:
    plain, names = _plain(one), names_of(office)
    what = f" on {one.budget.category}" if one.budget.category else ""
    level = f"  {_LEVEL[one.level]}" if _LEVEL[one.level] else ""
    name, unit = one.budget.name or one.budget.id, names.get(one.budget.unit, one.budget.unit)
    sums = ", ".join(
        f"{word} {plain[key]}"
        for word, key in (
            ("spent", "spent"),
            ("committed", "committed"),
            ("asked for", "asked"),
            ("forecast", "forecast"),
        )
    )
    lines = [
        f"{name}: {unit}{what}, {plain['from']} to {plain['to']}",
        f"  {plain['left']} of {plain['amount']} {plain['currency']} left{level}",
        f"  {sums}",
    ]
    if one.sums.unconverted:
        lines.append(f"  {one.sums.unconverted} days with amounts in a currency without a rate are left out")
    if one.unaware:
        lines.append("  Decided without knowing of each other:")
    for each in one.unaware:
        by = names.get(each.by, each.by) if each.by is not None else "a rule"
        lines.append(f"    {each.request[:8]}  {each.title}: {by}, {moment(each.at_ms)}")
    return lines
