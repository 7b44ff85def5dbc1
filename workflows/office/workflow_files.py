"""Workflows from files of other programs, and into such files: BPMN 2.0, and readable YAML.

Reading applies nothing: it answers with a draft, which a person looks at. XML is opened with the guards of ``intake``.
"""

from collections.abc import Container
from pathlib import Path

from workflows.bpmn.reading import Imported, read_bpmn
from workflows.bpmn.refusals import OutsideError
from workflows.bpmn.writing import write_bpmn
from workflows.domain.definitions import Definition
from workflows.domain.people import OWNER
from workflows.errors import InvalidInput
from workflows.intake import xml_tree
from workflows.intake.document import Unreadable
from workflows.intake.opened import open_regular
from workflows.office.office_export import workflow_plain
from workflows.office.written_files import write_over
from workflows.readable_writing import OneLine, written
from workflows.rules.cells import Below

MAX_BYTES = 5_000_000
"""Largest BPMN file. One of a thousand elements has some 500,000."""

_UNREADABLE = {
    "xml-dtd": "The file brings definitions of its own (DTD). A workflow never needs them; they attack readers.",
    "unknown-format": "This is no BPMN file.",
}
"""Other words than those for invoices."""


def read_workflow_file(path: Path) -> Imported:
    """The draft of a BPMN file, or every reason why there is none. Raises InvalidInput where it is no XML at all."""
    try:
        tree = _parsed(path)
    except Unreadable as refusal:
        raise InvalidInput(
            code=refusal.code,
            title="This file cannot be used as it is",
            text=f"{path.name}: {_UNREADABLE.get(refusal.code) or refusal.text} Nothing was changed.",
            advice="Correct the file, or export it again from the program that made it, and try again.",
        ) from refusal
    return read_bpmn(tree.root, tree.lines)


def _parsed(path: Path) -> xml_tree.Tree:
    opened = open_regular(path)
    if opened.family != "xml":
        raise Unreadable("unknown-format", "")
    if len(opened.content) > MAX_BYTES:
        raise Unreadable("bpmn-too-large", f"The file has more than {MAX_BYTES:,} bytes.")
    return xml_tree.parse(opened.content, with_lines=True)


def write_workflow_file(definition: Definition, below: Below, path: Path) -> None:
    """Write a workflow as BPMN 2.0; a file of that name is replaced, at once.

    Raises InvalidInput for what the format cannot hold, Trouble for the disk.
    """
    try:
        text = write_bpmn(definition, below)
    except OutsideError as error:
        raise InvalidInput(
            code=error.refusal.code,
            title="The workflow cannot be written so",
            text=f"{error.refusal.sentence}. Nothing was written.",
            advice="Correct the workflow; “countersign workflows check” says what is wrong with it.",
        ) from error
    write_over(path, text.encode())


def draft_text(imported: Imported, known_roles: Container[str]) -> str:
    """The draft as a readable file for ``workflows check`` and ``apply``, with the roles that the office has not."""
    assert imported.definition is not None  # whoever asks looked whether there is one
    roles = {role: name for role, name in imported.roles.items() if role not in known_roles and role != OWNER}
    text = written({"roles": [OneLine(id=role, name=name) for role, name in roles.items()]}) + "\n" if roles else ""
    return text + written({"workflows": [workflow_plain(imported.definition)]})
