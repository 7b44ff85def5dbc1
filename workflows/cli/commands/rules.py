"""``countersign rules``: read the rule tables, check them for gaps, run their tests, ask them why."""

import argparse
from typing import Any

from workflows.cli.commands import (
    rules_cases,
    rules_comparing,
    rules_drafts,
    rules_interchange,
    rules_replay,
    rules_versions,
)
from workflows.cli.coverage_words import SHOWN, coverage_words, gaps_of, is_wrong
from workflows.cli.homes import open_office, request_in
from workflows.cli.output import Output
from workflows.cli.standing import names_of
from workflows.cli.usage import WrongUsage
from workflows.domain.events import Act, RuleApplied
from workflows.engine.rulebook import below
from workflows.errors import InvalidInput
from workflows.office.office import Office
from workflows.office.piloting import trial_of
from workflows.rules.computed import computed_inputs
from workflows.rules.coverage import check_coverage
from workflows.rules.evaluation import compile_table
from workflows.rules.explanation import explain
from workflows.rules.sentences import answer_sentence, row_sentence
from workflows.rules.tables import RuleTable

EXAMPLE = "  countersign rules test\n  countersign rules check invoice-approval\n  countersign rules why 7k2m\n"
EXAMPLE += rules_cases.EXAMPLE + rules_comparing.EXAMPLE + rules_replay.EXAMPLE + rules_drafts.EXAMPLE
EXAMPLE += rules_versions.EXAMPLE + rules_interchange.EXAMPLE
_DOES = (*rules_drafts.DOES, *rules_versions.DOES, *rules_interchange.DOES)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What to do, and with which table or request."""
    parser.add_argument(
        "do",
        choices=[
            "list",
            "sentences",
            "check",
            "test",
            "cases",
            "diff",
            "why",
            "replay",
            *_DOES,
        ],
        help="list, sentences: every row as a sentence; check: gaps, overlaps, unreachable rows; test: saved cases; "
        "cases: a grid of requests to fill in; diff: what two versions say differently; "
        "why: how the rules treated one request, row by row; replay: what a draft would have answered about the past; "
        f"{rules_drafts.HELP}; {rules_versions.HELP}; {rules_interchange.HELP}",
    )
    parser.add_argument(
        "about",
        nargs="?",
        help="a table's id (default: every table in force); with “why”, “review” and “publish” a request",
    )
    rules_comparing.add_arguments(parser)
    rules_cases.add_arguments(parser)
    rules_replay.add_arguments(parser)
    rules_drafts.add_arguments(parser)
    rules_versions.add_arguments(parser)
    rules_interchange.add_arguments(parser)


def run(options: argparse.Namespace, output: Output) -> int:
    """Answer from the tables in force; ``why`` from the versions that the request used."""
    if options.do == "replay":
        return rules_replay.run(options, output)
    if not options.versions:
        if options.do in rules_drafts.DOES:
            return rules_drafts.run(options, output)
        if options.do in rules_versions.DOES:
            return rules_versions.run(options, output)
        if options.do in rules_interchange.DOES:
            return rules_interchange.run(options, output)
    if options.versions and options.do != "diff":
        raise WrongUsage(f"“rules {options.do}” takes no versions; “rules diff” compares two")
    if options.do == "why" and options.about is None:
        raise WrongUsage("“rules why” explains one request: give its id, or the beginning of it")
    with open_office(options, write=False) as office:
        if options.do == "why":
            return _why(office, options.about, output)
        tables = _tables(office, options.about)
        if options.do == "test":
            return rules_cases.test(office, tables, options.grid, output)
        if options.do == "cases":
            return rules_cases.make_grid(office, tables, options.grid, output)
        if options.do == "diff":
            return rules_comparing.run(office, options, output)
        return (_check if options.do == "check" else _list)(office, tables, output)


def _tables(office: Office, wanted: str | None) -> list[RuleTable]:
    if wanted is not None and wanted not in office.state.tables:
        raise InvalidInput(
            code="unknown-table",
            title="There is no such rule table",
            text=f"No rule table is called “{wanted}” here.",
            advice=f"Choose one of: {', '.join(office.state.tables) or 'none yet'}.",
        )
    chosen = [wanted] if wanted is not None else sorted(office.state.tables)
    return [table for table in map(office.state.table, chosen) if table is not None]


def _list(office: Office, tables: list[RuleTable], output: Output) -> int:
    names = names_of(office)
    plain = [
        {
            "table": table.id,
            "version": table.version,
            "name": table.name,
            "policy": table.policy,
            "computed": {column.id: column.computed for column in computed_inputs(table)},
            "rows": [
                {"row": row.id, "sentence": row_sentence(table, row, names), "text": row.then.text}
                for row in table.rows
            ],
        }
        for table in tables
    ]
    words = []
    for table in tables:
        words.append(f"{table.name or table.id} ({table.id}, version {table.version})")
        words += [f"  {row.id}. {row_sentence(table, row, names)}" for row in table.rows]
        words.append("")
    output.answer({"tables": plain}, words[:-1] or ["There are no rule tables yet."])
    return 0


def _check(office: Office, tables: list[RuleTable], output: Output) -> int:
    found = [(table, check_coverage(table, below(office.state.units))) for table in tables]
    plain = [
        {
            "table": table.id,
            "version": table.version,
            "policy": table.policy,
            "state": coverage.state,
            "gaps": [dict(example) for example in gaps_of(table, coverage)[:SHOWN]],
            "gaps_found": len(gaps_of(table, coverage)),
            "overlaps": [
                {"rows": list(one.rows), "kind": one.kind, "example": dict(one.example)}
                for one in coverage.overlaps[:SHOWN]
            ],
            "unreachable": list(coverage.unreachable),
        }
        for table, coverage in found
    ]
    words = [line for table, coverage in found for line in coverage_words(table, coverage)]
    output.answer({"tables": plain}, words)
    return 1 if any(is_wrong(table, coverage) for table, coverage in found) else 0


def _why(office: Office, request: str, output: Output) -> int:
    found = request_in(office.store.questions, request)
    names = names_of(office)
    answers: list[dict[str, Any]] = []
    for content in office.contents(found):
        if isinstance(content, Act) and isinstance(content.event, RuleApplied):
            event = content.event
            table = office.state.tables[event.table][event.version]
            told = explain(compile_table(table, below(office.state.units)), event.inputs)
            answers.append(
                {
                    "step": event.step,
                    "round": event.round,
                    "table": event.table,
                    "version": event.version,
                    "rows": list(event.rows),
                    "code": event.code,
                    "trial": trial.id if (trial := trial_of(office.state, event.table, event.version)) else None,
                    "explanation": [answer_sentence(row, names) for row in told.rows],
                }
            )
    words = []
    for one in answers:
        tried = f", on trial “{one['trial']}”" if one["trial"] else ""
        words.append(f"{one['table']} (version {one['version']}{tried}), round {one['round']}:")
        words += [f"  {sentence}" for sentence in one["explanation"]]
    output.answer({"request": found, "answers": answers}, words or ["No rule has been asked about it."])
    return 0
