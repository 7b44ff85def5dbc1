"""``countersign authority who`` and ``why``: who may decide something and why; why somebody else may not."""

import argparse
from typing import Any

import msgspec

from workflows import clock
from workflows.cli.homes import open_office, person_in, request_in, unit_in
from workflows.cli.output import Output
from workflows.cli.reason_words import verdict_lines
from workflows.cli.standing import names_of
from workflows.cli.usage import WrongUsage
from workflows.cli.wording import step_words
from workflows.domain.forms import is_date
from workflows.domain.money import Money, parse_money
from workflows.engine.assign import day_of
from workflows.engine.authority import About
from workflows.engine.judge import DECIDABLE
from workflows.engine.reasons import Verdict, matrix, who, why
from workflows.errors import InvalidInput
from workflows.office.office import Office

PARTS = ("who", "why")
_NO_LIMITS = (
    "Nobody wrote limits for this down: whoever a step or a rule asks may decide it, whatever the amount. "
    "“countersign show REQUEST” says who is asked."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """A request, or a kind of decision."""
    about = parser.add_argument_group("who may decide (who, why)")
    about.add_argument("--workflow", metavar="W", help="instead of a request: the kind of decision")
    about.add_argument("--unit", metavar="UNIT", help="in which unit; default: the head office")
    about.add_argument("--amount", metavar="AMOUNT", help="how much, such as 1200.00 or “1200.00 USD”")
    about.add_argument("--step", metavar="STEP", default="", help="only this step of the workflow")
    about.add_argument("--day", metavar="DAY", help="on which day, such as 2026-12-24; default: today")
    about.add_argument("--person", dest="asked", metavar="PERSON", help="for why: of whom")


def run(options: argparse.Namespace, output: Output) -> int:
    """Answer from the office as it stands."""
    if (options.device is None) == (options.workflow is None):
        raise WrongUsage(f"“authority {options.part}” needs a request, or --workflow with --unit and --amount")
    with open_office(options, write=False) as office:
        asked = person_in(office.store.questions, options.asked) if options.asked is not None else None
        if options.part == "why" and asked is None:
            raise WrongUsage("“authority why” explains one person: add --person")
        if options.workflow is not None:
            found = matrix(_about(options, office), office.state)
            steps = [("", tuple(one for one in found if asked in {None, one.person}))]
        else:
            steps = _of_request(office, options.device, asked)
        unlimited = options.workflow is not None and all(
            grant.workflow != options.workflow for grant in office.state.grants
        )
        _answer(office, steps, output, only_able=asked is None, unlimited=unlimited)
    return 0


def _of_request(office: Office, wanted: str, asked: str | None) -> list[tuple[str, tuple[Verdict, ...]]]:
    state, now_ms = office.request(request_in(office.store.questions, wanted)), clock.now_ms()
    found: list[tuple[str, tuple[Verdict, ...]]] = []
    for step in state.standing.open:
        if step.kind in DECIDABLE:
            people = (
                (why(state, step, asked, office.state, now_ms),)
                if asked is not None
                else who(state, step, office.state, now_ms)
            )
            found.append((step_words(step.kind, step.name), people))
    return found


def _about(options: argparse.Namespace, office: Office) -> About:
    state = office.state
    definition = state.workflow(options.workflow)
    if definition is None:
        raise _unknown("workflow", options.workflow, state.workflows)
    unit = unit_in(state.units, options.unit or state.head)
    if unit not in state.units:
        raise _unknown("unit", unit, state.units)
    day = options.day or day_of(clock.now_ms())
    if not is_date(day):
        raise WrongUsage(f"expected a day such as 2026-12-24, found “{day}”")
    amount = _amount(options.amount, state.currency)
    return About(
        workflow=options.workflow,
        step=options.step,
        unit=unit,
        amount=amount,
        unknown=amount is None and definition.amount is not None,
        day=day,
    )


def _amount(text: str | None, currency: str) -> Money | None:
    if text is None:
        return None
    number, _, named = text.strip().partition(" ")
    try:
        return parse_money(number, named or currency)
    except ValueError as error:
        raise WrongUsage(f"expected an amount such as 1200.00 or “1200.00 USD”, found “{text}”") from error


def _unknown(what: str, found: str, known: Any) -> InvalidInput:
    return InvalidInput(
        code=f"unknown-{what}",
        title=f"There is no such {what}",
        text=f"No {what} is called “{found}” here.",
        advice=f"Choose one of: {', '.join(sorted(known)) or 'none yet'}.",
    )


def _answer(
    office: Office, steps: list[tuple[str, tuple[Verdict, ...]]], output: Output, *, only_able: bool, unlimited: bool
) -> None:
    names, lines = names_of(office), list[str]()
    for step, people in steps:
        lines += [f"{step}:"] if step else []
        shown = [one for one in people if one.may or not only_able]
        if only_able and unlimited:
            # Everybody is named in the JSON; in words that would read as if each of them were asked.
            lines.append(_NO_LIMITS)
            continue
        lines += [line for one in shown for line in verdict_lines(one, names)]
        if not shown:
            lines.append("Nobody may decide it.")
        others = [names.get(one.person, one.person) for one in people if one not in shown]
        if others:
            lines.append(f"Not: {', '.join(others)}. “authority why … --person” says why.")
    if not steps:
        lines.append("Nothing waits for a decision.")
    plain = [{"step": step, "people": [_plain(one, names) for one in people]} for step, people in steps]
    output.answer({"steps": plain}, lines)


def _plain(verdict: Verdict, names: dict[str, str]) -> dict[str, Any]:
    found: dict[str, Any] = msgspec.to_builtins(verdict)
    _, *words = verdict_lines(verdict, names)
    for reason, text in zip(found["reasons"], words, strict=True):
        reason["text"] = text.strip()
    return found
