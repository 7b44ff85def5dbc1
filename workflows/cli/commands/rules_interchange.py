"""``countersign rules import`` and ``rules export``: tables from and for other programs. Importing applies nothing."""

import argparse
from pathlib import Path
from typing import Any

from workflows.cli.homes import open_office
from workflows.cli.output import Output
from workflows.cli.usage import WrongUsage
from workflows.engine.rulebook import below
from workflows.errors import InvalidInput
from workflows.office.readable_tables import tables_as_yaml
from workflows.office.table_files import FORMATS, read_table_file, write_table_file
from workflows.office.written_files import write_over
from workflows.rules.defects import VERDICTS
from workflows.rules.interchange.dmn_reading import Imported
from workflows.rules.interchange.outcome_texts import BadOutcomeError, outcome_from_texts
from workflows.rules.plain import table_to_plain

DOES = ("import", "export")
HELP = "import: read tables from a DMN, CSV or Excel file and make readable YAML of them; export: write one for others"
EXAMPLE = (
    "  countersign rules import loans.dmn --map “Approved=approve” --map “Refer=ask manager” -o loans.yaml\n"
    "  countersign rules export invoice-approval -o invoice-approval.dmn\n"
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where the result goes, and how foreign values are to be understood."""
    group = parser.add_argument_group("only for import and export")
    group.add_argument("-o", "--output", type=Path, metavar="FILE", help="where to write")
    group.add_argument("--as-table", metavar="ID", default="", help="with import: the id of the only table")
    group.add_argument(
        "--map",
        dest="mapping",
        action="append",
        default=[],
        metavar="VALUE=VERDICT",
        help="with import: what a foreign output value means here, such as “Refer=ask manager”; without, it is a note",
    )


def run(options: argparse.Namespace, output: Output) -> int:
    """Import or export one file. Exit code 1 where a table of the file was refused."""
    if options.about is None:
        raise WrongUsage(f"“rules {options.do}” needs {'a file' if options.do == 'import' else 'a table’s id'}")
    return _import(options, output) if options.do == "import" else _export(options, output)


def _import(options: argparse.Namespace, output: Output) -> int:
    mapping = dict(_mapped(text) for text in options.mapping)
    imported = read_table_file(Path(options.about), mapping=mapping, table_id=options.as_table)
    tables = tuple(one.table for one in imported.tables)
    text = tables_as_yaml(tables) if tables else ""
    if options.output is not None and tables:
        write_over(options.output, text.encode())
    plain = {
        "tables": [table_to_plain(table) for table in tables],
        "read": [
            {
                "element": one.element,
                "table": one.table.id,
                "rows": len(one.table.rows),
                "remarks": [{"code": remark.code, "text": remark.text} for remark in one.remarks],
            }
            for one in imported.tables
        ],
        "refused": [
            {
                "code": refusal.code,
                "element": refusal.element,
                "row": refusal.row,
                "column": refusal.column,
                "found": refusal.found,
                "expected": refusal.expected,
            }
            for refusal in imported.refusals
        ],
        "file": str(options.output) if options.output is not None and tables else None,
    }
    told = _told(imported)
    if options.output is not None:
        words = [*told, f"Written: {options.output}. Look at it; “countersign apply” takes it."] if tables else told
    else:
        words = [*(f"# {line}" for line in told), *text.splitlines()]
    output.answer(plain, words)
    return 1 if imported.refusals else 0


def _told(imported: Imported) -> list[str]:
    words = []
    for one in imported.tables:
        rows = len(one.table.rows)
        words.append(f"Read “{one.element}”: table {one.table.id}, {rows} row{'' if rows == 1 else 's'}.")
        words += [f"  {remark.text}" for remark in one.remarks]
    return words + [f"Not read: {refusal.sentence} ({refusal.code})." for refusal in imported.refusals]


def _mapped(text: str) -> tuple[str, dict[str, Any]]:
    """``Refer=ask manager`` as the value and its plain outcome."""
    value, sign, meant = text.partition("=")
    verdict, _, people = meant.strip().partition(" ")
    if not sign or verdict not in VERDICTS:
        raise WrongUsage(f"--map needs VALUE=VERDICT with one of {', '.join(VERDICTS)}, found “{text}”")
    try:
        return value.strip(), outcome_from_texts({"verdict": verdict, "approvers": people})
    except BadOutcomeError as mistake:
        raise WrongUsage(f"--map “{text}”: expected {mistake.expected}") from mistake


def _export(options: argparse.Namespace, output: Output) -> int:
    if options.output is None or options.output.suffix.lower() not in FORMATS:
        raise WrongUsage(f"“rules export” needs -o with a file that ends in {', '.join(FORMATS)}")
    with open_office(options, write=False) as office:
        table = office.state.table(options.about) if options.about in office.state.tables else None
        if table is None:
            raise InvalidInput(
                code="unknown-table",
                title="There is no such rule table",
                text=f"No rule table is called “{options.about}” here.",
                advice=f"Choose one of: {', '.join(sorted(office.state.tables)) or 'none yet'}.",
            )
        write_table_file(table, below(office.state.units), options.output)
    plain = {"table": table.id, "version": table.version, "rows": len(table.rows), "file": str(options.output)}
    output.answer(plain, [f"Written: {options.output} ({table.id}, version {table.version})."])
    return 0
