"""``countersign authority replay`` and ``budget replay``: what other limits would have changed. Changes nothing."""

import argparse
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from workflows import clock
from workflows.cli.commands.rules_replay import a_day
from workflows.cli.homes import open_office, unit_of
from workflows.cli.listed import as_csv
from workflows.cli.output import Output
from workflows.cli.standing import names_of
from workflows.cli.usage import WrongUsage
from workflows.domain.money import Money, decimal_text
from workflows.office.drafting import draft_of_authority, draft_of_budgets
from workflows.office.replaying_authority import AuthorityReplayed, Beyond, Nearer, replay_authority
from workflows.office.replaying_budgets import BudgetsReplayed, Met, replay_budgets
from workflows.office.written_files import write_new

AUTHORITY_EXAMPLE = "  countersign authority replay --with draft.yaml --since 2026-01-01\n"
BUDGET_EXAMPLE = "  countersign budget replay --with draft.yaml --since 2026-01-01 --list changed.csv\n"
_SHOWN = 20
_MORE = "  … and {more:,} more; --list writes all of them into a file"


def add_arguments(parser: argparse.ArgumentParser, *, unit: bool) -> None:
    """The draft, and which part of the past; ``unit``: whether the command has no ``--unit`` yet."""
    group = parser.add_argument_group("only for replay")
    group.add_argument(
        "--with", "--from", dest="draft", type=Path, metavar="FILE", help="the draft: an office file with that section"
    )
    group.add_argument("--since", type=a_day, metavar="DAY", help="what was decided or sent from this day on")
    group.add_argument("--list", dest="listed", type=Path, metavar="FILE.csv", help="write everything found here")
    if unit:
        group.add_argument("--unit", metavar="UNIT", help="requests of this unit and of those below it")


def run_authority(options: argparse.Namespace, output: Output) -> int:
    """Compare the decisions of the past with other grants."""
    path = _draft(options, "authority")
    with open_office(options, write=False) as office:
        started = clock.monotonic_s()
        found = replay_authority(
            office, draft_of_authority(office, path), since=options.since, unit=unit_of(options, office)
        )
        seconds = clock.monotonic_s() - started
        words = list(_authority_words(found, names_of(office)))
    plain: dict[str, Any] = {
        "decisions": found.decisions,
        "beyond": [_beyond(one) for one in found.beyond],
        "nearer": [_nearer(one) for one in found.nearer],
        "summary": [line for line in words if not line.startswith(" ")],
        "seconds": round(seconds, 6),
    }
    columns = ("request", "step", "found", "person", "amount", "could", "decided_before", "at")
    return _answer(options, output, plain, words, as_csv(columns, _authority_lines(found)))


def run_budget(options: argparse.Namespace, output: Output) -> int:
    """Take the past from other budgets."""
    path = _draft(options, "budget")
    with open_office(options, write=False) as office:
        started = clock.monotonic_s()
        draft = draft_of_budgets(office, path)
        found = replay_budgets(office, draft, since=options.since, unit=unit_of(options, office))
        seconds = clock.monotonic_s() - started
        names = {one.id: one.name or one.id for one in draft.budgets or ()}
        words = list(_budget_words(found, names))
    plain: dict[str, Any] = {
        "requests": found.requests,
        "warned": [_met(one) for one in found.warned],
        "blocked": [_met(one) for one in found.blocked],
        "summary": [line for line in words if not line.startswith(" ")],
        "seconds": round(seconds, 6),
    }
    columns = ("request", "found", "budget", "from", "amount", "used_before", "this", "currency")
    lines = (
        [row["request"], what, *(row[name] for name in ("budget", "from", "amount", "used_before", "this", "currency"))]
        for what in ("blocked", "warned")
        for row in plain[what]
    )
    return _answer(options, output, plain, words, as_csv(columns, lines))


# ---------------------------------------------------------------- inside


def _draft(options: argparse.Namespace, command: str) -> Path:
    if options.draft is None:
        raise WrongUsage(f"“{command} replay” needs the draft with --with FILE")
    path: Path = options.draft
    return path


def _answer(options: argparse.Namespace, output: Output, plain: dict[str, Any], words: list[str], lines: bytes) -> int:
    if options.listed is not None:
        write_new(options.listed, lines)
        plain["list"] = str(options.listed)
        words.append(f"All of them: {options.listed}")
    output.answer(plain, words)
    return 0


def _authority_words(found: AuthorityReplayed, names: Mapping[str, str]) -> Iterator[str]:
    yield f"{_many(found.decisions, 'decision')} of people were compared with the draft."
    if not found.beyond and not found.nearer:
        yield "All of them would have been the same people's to make."
    if found.beyond:
        yield f"Somebody else would have had to decide: {len(found.beyond):,}."
        for one in found.beyond[:_SHOWN]:
            yield f"  {one.request[:8]}: {names.get(one.person, one.person)}, {_text(one.amount)}: {_why(one)}"
        yield from _more(len(found.beyond))
    if found.nearer:
        yield f"Could have been decided nearer to the work: {len(found.nearer):,}."
        for each in found.nearer[:_SHOWN]:
            could, who = " or ".join(names.get(one, one) for one in each.could), names.get(each.person, each.person)
            yield f"  {each.request[:8]}: {could} instead of {who}, {_text(each.amount)}"
        yield from _more(len(found.nearer))


def _why(one: Beyond) -> str:
    if one.why == "ask-first":
        return "would have been asked first, and decided nothing"
    if one.why == "period":
        return f"above the sum of the period, in which {_text(one.decided)} were decided before"
    return "above every limit of theirs"


def _budget_words(found: BudgetsReplayed, names: Mapping[str, str]) -> Iterator[str]:
    yield f"{_many(found.requests, 'request')} of the past take from the budgets of the draft."
    if not found.warned and not found.blocked:
        yield "None of them would have met a warning, or gone beyond."
    for what, met in (
        ("Only an owner would have let pass, with a reason", found.blocked),
        ("Would have met a warning", found.warned),
    ):
        if met:
            yield f"{what}: {len(met):,}."
        for one in met[:_SHOWN]:
            plain = _met(one)
            yield (
                f"  {one.request[:8]}: {names[one.budget]} from {one.use.first_day}: {plain['used_before']} of"
                f" {plain['amount']} {plain['currency']} were taken, and it takes {plain['this']}"
            )
        yield from _more(len(met))


def _more(count: int) -> Iterator[str]:
    if count > _SHOWN:
        yield _MORE.format(more=count - _SHOWN)


def _authority_lines(found: AuthorityReplayed) -> Iterator[list[str]]:
    for row in map(_beyond, found.beyond):
        found_so = f"beyond: {row['why']}"
        cells = (row["request"], row["step"], found_so, row["person"], row["amount"], "", row["decided_before"])
        yield [*(cell or "" for cell in cells), row["at"]]
    for row in map(_nearer, found.nearer):
        cells = (row["request"], row["step"], "nearer", row["person"], row["amount"], ", ".join(row["could"]), "")
        yield [*(cell or "" for cell in cells), row["at"]]


def _beyond(one: Beyond) -> dict[str, Any]:
    plain = _decision(one)
    return plain | {"why": one.why, "decided_before": _text(one.decided) if one.decided is not None else None}


def _nearer(one: Nearer) -> dict[str, Any]:
    return _decision(one) | {"could": list(one.could)}


def _decision(one: Beyond | Nearer) -> dict[str, Any]:
    return {
        "request": one.request,
        "step": one.step,
        "person": one.person,
        "amount": _text(one.amount) if one.amount is not None else None,
        "at": clock.iso_utc(one.at_ms),
    }


def _met(one: Met) -> dict[str, Any]:
    use, currency = one.use, one.use.amount.currency
    sums = {"amount": use.amount.minor, "used_before": use.committed, "this": use.this}
    texts = {name: decimal_text(Money(minor=minor, currency=currency)) for name, minor in sums.items()}
    return {"request": one.request, "budget": one.budget, "from": use.first_day, "currency": currency} | texts


def _text(amount: Money | None) -> str:
    return f"{decimal_text(amount)} {amount.currency}" if amount is not None else "no amount"


def _many(count: int, what: str) -> str:
    return f"{count:,} {what}" if count == 1 else f"{count:,} {what}s"
