"""The review sheet of a draft, as words and as what ``--json`` says."""

from collections.abc import Mapping
from typing import Any

import msgspec

from workflows.cli.commands.rules_replay import replay_plain
from workflows.cli.coverage_words import SHOWN, coverage_words, gaps_of
from workflows.cli.replay_words import replay_words
from workflows.office.draft_sheets import Sheet
from workflows.rules.sentences import answer_change_sentence, difference_sentences

_IN_FORM = 3
"""Examples that stand in the form; “rules review” shows more of them."""

_STATES = {
    "too-large": "The answers could not be compared completely: the tables are too tangled. There may be more.",
    "defective": "The answers could not be compared: one of the versions has mistakes.",
    "other-inputs": "The answers cannot be compared: an input has another type or currency.",
}


def holds_from(sheet: Sheet) -> str:
    """From when it would hold, such as ``from 2026-12-01 on``."""
    first, last = sheet.draft.effective_from, sheet.draft.effective_to
    begin = f"from {first} on" if first is not None else "from its publication on"
    return begin if last is None else f"{begin}, until {last}"


def difference_text(sheet: Sheet, names: Mapping[str, str]) -> str:
    """What the draft says differently, for the form of its request."""
    found = sheet.difference
    lines = [f"From version {found.was.version}; it would hold {holds_from(sheet)}."]
    lines += difference_sentences(found, names)
    lines += [answer_change_sentence(one, found, names) for one in found.answers[:_IN_FORM]]
    if len(found.answers) > _IN_FORM:
        lines.append(f"And {len(found.answers) - _IN_FORM} more kinds of requests get another answer.")
    return " ".join(lines)


def sheet_words(sheet: Sheet, names: Mapping[str, str], *, what: str) -> list[str]:
    """The whole sheet; ``what`` is called so in its first line, such as ``Draft``."""
    found, table = sheet.difference, sheet.draft
    lines = [f"{what} of {table.name or table.id} ({table.id}), compared with version {found.was.version}."]
    lines += [f"It would hold {holds_from(sheet)}; requests sent before keep the version they began with.", ""]
    lines.append("What it says differently")
    lines += [f"  {sentence}" for sentence in difference_sentences(found, names)] or ["  Nothing."]
    if found.answers:
        lines.append("Requests that get another answer")
        lines += [f"  {answer_change_sentence(one, found, names)}" for one in found.answers[:SHOWN]]
        if len(found.answers) > SHOWN:
            lines.append(f"  … and {len(found.answers) - SHOWN:,} more kinds")
    elif found.state == "exact":
        lines.append("No request would get another answer.")
    lines += [_STATES[found.state]] if found.state in _STATES else []
    lines += ["", "Checks"]
    lines += [f"  {line}" for line in _checks(sheet)]
    lines.append(f"  Saved cases: {sheet.cases.passed} passed, {sheet.cases.failed} failed.")
    lines += [
        f"  FAILED {case.name} (expected {case.expected}, got {case.got})"
        for case in sheet.cases.cases
        if not case.passed
    ]
    if sheet.replayed is not None:
        lines += ["", "The past, decided with it", *(f"  {line}" for line in replay_words(sheet.replayed))]
    lines.append("")
    if sheet.against is None:
        lines.append("Nothing stands against publishing it.")
    else:
        lines.append(f"It cannot be published. {sheet.against.title}: {_reason(sheet)}")
    return lines


def sheet_plain(sheet: Sheet, names: Mapping[str, str]) -> dict[str, Any]:
    """The same for programs."""
    found, table = sheet.difference, sheet.draft
    return {
        "table": table.id,
        "was": found.was.version,
        "from": table.effective_from.isoformat() if table.effective_from is not None else None,
        "to": table.effective_to.isoformat() if table.effective_to is not None else None,
        "sentences": list(difference_sentences(found, names)),
        "answers": [answer_change_sentence(one, found, names) for one in found.answers],
        "state": found.state,
        "gaps": [dict(example) for example in gaps_of(table, sheet.coverage)[:SHOWN]],
        "overlaps": [
            {"rows": list(one.rows), "kind": one.kind, "example": dict(one.example)}
            for one in sheet.coverage.overlaps[:SHOWN]
        ],
        "unreachable": list(sheet.coverage.unreachable),
        "cases": {
            "passed": sheet.cases.passed,
            "failed": sheet.cases.failed,
            "failures": [
                {"name": one.name, "expected": one.expected, "got": one.got}
                for one in sheet.cases.cases
                if not one.passed
            ],
        },
        "replay": replay_plain(sheet.replayed) if sheet.replayed is not None else None,
        "against": {"code": sheet.against.code, "text": _reason(sheet)} if sheet.against is not None else None,
    }


def _checks(sheet: Sheet) -> list[str]:
    """What is wrong, and in one line how often an earlier row goes before a later one, which is how tables are made."""
    shadowed = sum(one.kind == "shadowed-conflict" for one in sheet.coverage.overlaps)
    wrong = tuple(one for one in sheet.coverage.overlaps if one.kind != "shadowed-conflict")
    told = coverage_words(sheet.draft, msgspec.structs.replace(sheet.coverage, overlaps=wrong))
    lines = [line.strip() for line in told[1:]] or ["Every request has an answer, and every row can apply."]
    if shadowed:
        pairs = "One pair" if shadowed == 1 else f"{shadowed} pairs"
        lines.append(f"{pairs} of rows can both apply; the first of them decides (“rules check” shows examples).")
    return lines


def _reason(sheet: Sheet) -> str:
    assert sheet.against is not None
    return sheet.against.text.removesuffix(" Nothing was changed.")
