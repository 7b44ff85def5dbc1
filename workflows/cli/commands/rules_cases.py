"""``countersign rules test`` and ``rules cases``: saved cases, cases from a grid, and a grid to fill in."""

import argparse
from pathlib import Path

import msgspec

from workflows.cli.output import Output
from workflows.cli.usage import WrongUsage
from workflows.engine.rulebook import below
from workflows.errors import InvalidInput, Trouble
from workflows.office.office import Office
from workflows.rules.atoms import TooLargeError
from workflows.rules.case_grid import CaseGrid, GridUnreadableError, cases_from_csv
from workflows.rules.case_making import grid_to_fill_in
from workflows.rules.cases import run_cases
from workflows.rules.interchange.csv_text import MAX_CHARACTERS
from workflows.rules.interchange.refusals import OutsideError
from workflows.rules.tables import RuleTable
from workflows.store.files import forget, read_regular

EXAMPLE = (
    "  countersign rules cases invoice-approval --grid cases.csv\n"
    "  countersign rules test invoice-approval --grid cases.csv\n"
)
_NAMED = 20
"""Bad cells that are named in words."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The file of a grid."""
    group = parser.add_argument_group("only for test and cases")
    group.add_argument(
        "--grid",
        type=Path,
        metavar="FILE.csv",
        help="with test: the cases of this file instead of the saved ones; with cases: where to write the grid",
    )


def test(office: Office, tables: list[RuleTable], grid: Path | None, output: Output) -> int:
    """Run cases. Exit code 1 where one gets another answer than expected."""
    unfilled: tuple[int, ...] = ()
    if grid is not None:
        if len(tables) != 1:
            raise WrongUsage("“rules test --grid” needs the id of the one table that the cases are for")
        read = _read(grid, tables[0])
        tables, unfilled = [msgspec.structs.replace(tables[0], cases=read.cases)], read.unfilled
    results = [(table, run_cases(table, below(office.state.units))) for table in tables]
    cases = [
        {"table": table.id, "name": case.name, "expected": case.expected, "got": case.got, "row": case.row}
        for table, result in results
        for case in result.cases
    ]
    passed = sum(result.passed for _, result in results)
    failed = sum(result.failed for _, result in results)
    words = [
        f"{'ok    ' if case['expected'] == case['got'] else 'FAILED'} {case['table']}: {case['name']}"
        + ("" if case["expected"] == case["got"] else f" (expected {case['expected']}, got {case['got']})")
        for case in cases
    ]
    plain = {"passed": passed, "failed": failed, "cases": cases}
    if grid is not None:
        plain["unfilled"] = list(unfilled)
        if unfilled:
            words.append(f"{len(unfilled)} lines say nothing of what is expected yet, the first is line {unfilled[0]}.")
    output.answer(plain, [*words, f"{passed} passed, {failed} failed."])
    return 1 if failed else 0


def make_grid(office: Office, tables: list[RuleTable], grid: Path | None, output: Output) -> int:
    """Write a grid of requests worth asking about; without a file it is the answer itself."""
    if len(tables) != 1:
        raise WrongUsage("“rules cases” needs the id of one table")
    table = tables[0]
    try:
        text = grid_to_fill_in(table, below(office.state.units))
    except TooLargeError as error:
        raise InvalidInput(
            code="too-large",
            title="This table is too large for a grid",
            text=f"The limits of “{table.id}” give more pairs of values than a grid can hold. Nothing was written.",
            advice="Write the cases that matter by hand, one line each, and run them with rules test --grid.",
        ) from error
    lines = text.count("\r\n") - 1
    plain = {"table": table.id, "version": table.version, "lines": lines}
    if grid is None:
        output.answer(plain | {"csv": text}, text.split("\r\n")[:-1])
        return 0
    _write(grid, text)
    said = f"{lines} lines were written to {grid}. Fill in the last column, then: rules test {table.id} --grid {grid}"
    output.answer(plain | {"grid": str(grid)}, [said])
    return 0


def _read(path: Path, table: RuleTable) -> CaseGrid:
    try:
        return cases_from_csv(read_regular(path, MAX_CHARACTERS).decode("utf-8-sig"), table)
    except OSError as error:
        raise _unusable(path, error.strerror or str(error)) from error
    except UnicodeDecodeError as error:
        raise _unusable(path, f"byte {error.start} is no UTF-8") from error
    except OutsideError as error:
        raise _unusable(path, error.refusal.sentence) from error
    except GridUnreadableError as error:
        cells = [
            f"line {one.line}, column {one.column}: “{one.found}” where {one.expected} is expected"
            for one in error.defects
        ]
        more = f"; and {len(cells) - _NAMED} more" if len(cells) > _NAMED else ""
        raise _unusable(path, "; ".join(cells[:_NAMED]) + more) from error


def _unusable(path: Path, text: str) -> InvalidInput:
    return InvalidInput(
        code="bad-grid",
        title="This grid of cases cannot be used",
        text=f"{path}: {text}. No case was run.",
        advice="Correct the file (UTF-8, a first line with the inputs’ ids, “expected” last) and run it again.",
    )


def _write(target: Path, text: str) -> None:
    """A new file; one that stands there is left. With a mark by which spreadsheets know UTF-8."""
    try:
        with target.open("x", encoding="utf-8-sig", newline="") as stream:
            stream.write(text)
    except FileExistsError as error:
        raise InvalidInput(
            code="file-exists",
            title="There is a file already",
            text=f"{target} was left as it is. Nothing was changed.",
            advice="Give --grid the name of a new file.",
        ) from error
    except OSError as error:
        forget(target)
        raise Trouble(
            code="cannot-write",
            title="The grid could not be written",
            text=f"{target}: {error.strerror or error}. The office was not changed.",
            advice="Give --grid a place that can be written to.",
        ) from error
