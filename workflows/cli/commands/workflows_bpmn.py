"""``countersign workflows bpmn``: workflows from and for other programs. Importing applies nothing."""

import argparse
from pathlib import Path
from typing import Any

from workflows.bpmn.reading import Imported
from workflows.cli.homes import open_office
from workflows.cli.output import Output
from workflows.cli.usage import WrongUsage
from workflows.domain.definitions import written_steps
from workflows.engine.rulebook import below
from workflows.errors import InvalidInput
from workflows.office.office import Office
from workflows.office.office_export import workflow_plain
from workflows.office.workflow_files import draft_text, read_workflow_file, write_workflow_file
from workflows.office.written_files import write_over

HELP = "bpmn: export a workflow as BPMN 2.0 with its diagram, or import the readable part of such a file as a draft"
EXAMPLE = (
    "  countersign workflows bpmn export invoice -o invoice.bpmn\n"
    "  countersign workflows bpmn import holiday.bpmn -o holiday.yaml\n"
)
EXPLAINED = """\
  A BPMN file becomes a draft and is not applied: look at it, then “workflows check” and “apply”. Every element that is
  not read is refused by name, id and line, and whatever is left out is listed. BPMN.md says what is read.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What to do with which file or workflow."""
    parser.add_argument("about", nargs="?", help="for bpmn: after “export” a workflow's id, after “import” a file")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="for bpmn: where to write")


def run(options: argparse.Namespace, output: Output) -> int:
    """Import or export one file. Exit code 1 where the file was refused."""
    if options.name not in {"export", "import"} or options.about is None:
        raise WrongUsage("“workflows bpmn” takes “export WORKFLOW -o FILE” or “import FILE”")
    with open_office(options, write=False) as office:
        if options.name == "export":
            return _export(office, options, output)
        return _import(office, options, output)


def _export(office: Office, options: argparse.Namespace, output: Output) -> int:
    if options.output is None or options.output.suffix.lower() not in {".bpmn", ".xml"}:
        raise WrongUsage("“workflows bpmn export” needs -o with a file that ends in .bpmn or .xml")
    definition = office.state.workflow(options.about)
    if definition is None:
        raise InvalidInput(
            code="unknown-workflow",
            title="There is no such workflow",
            text=f"The office has no workflow “{options.about}”. Nothing was written.",
            advice=f"Choose one of: {', '.join(sorted(office.state.workflows)) or 'none yet'}.",
        )
    write_workflow_file(definition, below(office.state.units), options.output)
    plain = {"workflow": definition.id, "version": definition.version, "file": str(options.output)}
    output.answer(plain, [f"Written: {options.output} ({definition.id}, version {definition.version})."])
    return 0


def _import(office: Office, options: argparse.Namespace, output: Output) -> int:
    imported = read_workflow_file(Path(options.about))
    found = imported.definition
    text = draft_text(imported, office.state.roles) if found is not None else ""
    told = _told(imported)
    if found is not None and options.output is not None:
        write_over(options.output, text.encode())
        told.append(f"Written: {options.output}. Look at it; then “countersign workflows check {options.output}”.")
    elif found is not None:
        told = [*(f"# {line}" for line in told), *text.splitlines()]
    output.answer(_plain(imported, options.output), told)
    return 1 if imported.refusals else 0


def _plain(imported: Imported, path: Path | None) -> dict[str, Any]:
    found = imported.definition
    return {
        "workflow": workflow_plain(found) if found is not None else None,
        "roles": imported.roles,
        "remarks": [{"code": one.code, "text": one.text, "line": one.line} for one in imported.remarks],
        "refused": [
            {
                "code": one.code,
                "element": one.element,
                "name": one.name,
                "id": one.id,
                "line": one.line,
                "expected": one.expected,
            }
            for one in imported.refusals
        ],
        "file": str(path) if path is not None and found is not None else None,
    }


def _told(imported: Imported) -> list[str]:
    found = imported.definition
    words = []
    if found is not None:
        count = len(written_steps(found.steps))
        words.append(f"Read “{found.name}”: workflow {found.id}, {count} step{'' if count == 1 else 's'}.")
    words += [f"  {one.text}" + (f" (line {one.line})" if one.line else "") for one in imported.remarks]
    return words + [f"Not read: {one.sentence} ({one.code})." for one in imported.refusals]
