"""``countersign ladder``: which moves of authority the past speaks for. Proposes; changes nothing."""

import argparse
from pathlib import Path
from typing import Any

import msgspec

from workflows.cli.homes import open_office, unit_of
from workflows.cli.ladder_words import how_to, none_words, proposal_words
from workflows.cli.output import Output
from workflows.cli.span_words import amount_text
from workflows.cli.standing import names_of
from workflows.errors import InvalidInput, Trouble
from workflows.office.ladder.climbing import proposals
from workflows.office.ladder.proposals import WEEKS, Proposal
from workflows.office.ladder.starting import as_readable
from workflows.rules.plain import table_to_plain

EXAMPLE = """\
  countersign ladder
  countersign ladder --unit north
  countersign ladder --save proposals
  countersign pilot start --proposal opinion-maria-invoice-north --as anna
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where to look, and where to save."""
    parser.add_argument("--unit", metavar="UNIT", help="only the evidence of this unit and of those below it")
    parser.add_argument(
        "--save", type=Path, metavar="FOLDER", help="write each proposal as a readable file, to look at"
    )


def run(options: argparse.Namespace, output: Output) -> int:
    """Ask, save where wanted, and show."""
    with open_office(options, write=False) as office:
        found = proposals(office, unit_of(options, office))
        names = names_of(office) | {role.id: f"the {role.name.lower()}" for role in office.state.roles.values()}
    saved = {} if options.save is None else _save(options.save, found)
    words = [line for one in found for line in (*proposal_words(one, names), "")][:-1] or [none_words()]
    words += [f"Saved: {path}" for path in saved.values()]
    output.answer({"proposals": [_plain(one) | _file(saved, one) for one in found]}, words)
    return 0


def _file(saved: dict[str, Path], one: Proposal) -> dict[str, Any]:
    return {"file": str(saved[one.id])} if one.id in saved else {}


def _save(folder: Path, found: tuple[Proposal, ...]) -> dict[str, Path]:
    """Each in a new file; one that stands there is left, and then nothing more is written."""
    saved: dict[str, Path] = {}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for one in found:
            path = folder / f"{one.id}.yaml"
            with path.open("x", encoding="utf-8") as stream:
                stream.write(as_readable(one))
            saved[one.id] = path
    except FileExistsError as error:
        raise InvalidInput(
            code="file-exists",
            title="There is a file already",
            text=f"{error.filename} was left as it is. The office was not changed.",
            advice="Give --save a new folder.",
        ) from error
    except OSError as error:
        raise Trouble(
            code="cannot-write",
            title="The proposals could not be written",
            text=f"{folder}: {error.strerror or error}. The office was not changed.",
            advice="Give --save a place that can be written to.",
        ) from error
    return saved


def _plain(one: Proposal) -> dict[str, Any]:
    found = one.evidence
    return {
        "proposal": one.id,
        "kind": one.kind,
        "gives": one.gives,
        "units": list(one.units),
        "facts": one.facts,
        "evidence": {
            "of": found.of,
            "agreed": found.agreed,
            "share_at_least": round(found.share_at_least, 4),
            "method": "lower end of Wilson's score interval, 95 percent (Wilson 1927)",
            "from": found.first_day,
            "to": found.last_day,
            "sums": {currency: amount_text(minor, currency) for currency, minor in found.sums.items()},
            "largest": {currency: amount_text(minor, currency) for currency, minor in found.largest.items()},
            "waits": found.waits,
            "waited_seconds": found.waited_ms // 1000,
            "requests": list(found.requests),
            "against": list(found.against),
        },
        "would_have_changed": list(one.changed),
        "would_let_pass": list(one.would_pass),
        "cases_changed": list(one.cases),
        "authority": msgspec.to_builtins(one.grants),
        "all_authority": msgspec.to_builtins(one.all_grants),
        "table": None if one.table is None else table_to_plain(one.table),
        "weeks": None if one.all_grants else WEEKS,
        "how": how_to(one),
    }
