"""``countersign rules diff``: what two versions of a table say differently, in sentences and by examples."""

import argparse
from pathlib import Path
from typing import Any

from workflows import readable
from workflows.cli.output import Output
from workflows.cli.standing import names_of
from workflows.cli.usage import WrongUsage
from workflows.engine.rulebook import below
from workflows.errors import InvalidInput
from workflows.office.drafting import read_draft
from workflows.office.office import Office
from workflows.office.shipped import read_text
from workflows.rules.difference import Answered, Difference, difference
from workflows.rules.sentences import answer_change_sentence, difference_sentences
from workflows.rules.tables import RuleTable

EXAMPLE = "  countersign rules diff invoice-approval 1 2\n  countersign rules diff invoice-approval --with draft.yaml\n"
_STATES = {
    "too-large": "The answers could not be compared completely: the tables are too tangled. There may be more.",
    "defective": "The answers could not be compared: one of the versions has mistakes.",
    "other-inputs": "The answers cannot be compared: an input has another type or currency.",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The versions to compare."""
    parser.add_argument(
        "versions", nargs="*", type=int, metavar="VERSION", help="with diff: the old version, the new one"
    )


def run(office: Office, options: argparse.Namespace, output: Output) -> int:
    """Two versions, or one and a draft: by default the newest two that are not on trial. Exit code 0 either way."""
    if options.about is None:
        raise WrongUsage("“rules diff” needs a table’s id")
    was, now = _chosen(office, options.about, options.versions, options.draft)
    found = difference(was, now, below(office.state.units))
    names = names_of(office)
    sentences = list(difference_sentences(found, names))
    examples = [answer_change_sentence(one, found, names) for one in found.answers]
    output.answer(_plain(found, sentences, examples), _words(found, sentences, examples, draft=options.draft))
    return 0


def _chosen(office: Office, name: str, asked: list[int], draft: Path | None) -> tuple[RuleTable, RuleTable]:
    versions = office.state.tables[name]
    missing = [version for version in asked if version not in versions]
    if missing:
        raise InvalidInput(
            code="unknown-version",
            title="There is no such version",
            text=f"“{name}” has no version {missing[0]}.",
            advice=f"Choose among: {', '.join(map(str, sorted(versions)))}.",
        )
    if draft is not None:
        if len(asked) > 1:
            raise WrongUsage("“rules diff” compares one version with the draft: give at most one")
        return _held(office, name)[-1] if not asked else versions[asked[0]], read_draft(
            office, name, readable.read(read_text(draft), draft.name)
        )
    if len(asked) > 2 or len(asked) == 1:
        raise WrongUsage("“rules diff” compares two versions: give both, or one and --with FILE, or none")
    if asked:
        return versions[asked[0]], versions[asked[1]]
    latest = _held(office, name)[-2:]
    if len(latest) < 2:
        raise InvalidInput(
            code="single-version",
            title="There is nothing to compare with",
            text=f"“{name}” has only version {latest[0].version}.",
            advice="Compare it with a draft: --with FILE.",
        )
    return latest[0], latest[1]


def _held(office: Office, name: str) -> list[RuleTable]:
    """The versions that hold or held everywhere, the newest last; those that are only tried are compared by number."""
    versions, tried = office.state.tables[name], office.state.tried(name)
    return [versions[number] for number in sorted(versions) if number not in tried]


def _plain(found: Difference, sentences: list[str], examples: list[str]) -> dict[str, Any]:
    return {
        "table": found.now.id,
        "was": found.was.version,
        "now": found.now.version,
        "same": found.is_none,
        "sentences": sentences,
        "rows_added": [row.id for row in found.rows_added],
        "rows_removed": [row.id for row in found.rows_removed],
        "rows_changed": [one.now.id for one in found.rows_changed],
        "rows_moved": [one.row.id for one in found.rows_moved],
        "state": found.state,
        "answers": [
            {"example": dict(one.example), "was": _answer(one.was), "now": _answer(one.now), "sentence": sentence}
            for one, sentence in zip(found.answers, examples, strict=True)
        ],
    }


def _answer(one: Answered) -> dict[str, Any]:
    return {"code": one.code, "rows": list(one.rows), "verdict": one.outcome.verdict}


def _words(found: Difference, sentences: list[str], examples: list[str], *, draft: Path | None) -> list[str]:
    after = "the draft" if draft is not None else f"version {found.now.version}"
    lines = [f"{found.now.name or found.now.id} ({found.now.id}), from version {found.was.version} to {after}:"]
    lines += [f"  {sentence}" for sentence in sentences]
    if examples:
        lines += ["Requests that get another answer:", *(f"  {example}" for example in examples)]
    elif found.state == "exact":
        lines.append("  No request gets another answer." if sentences else "  Both say the same.")
    return [*lines, *([_STATES[found.state]] if found.state in _STATES else [])]
