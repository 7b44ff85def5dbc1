"""Drafts of what somebody thinks of changing, read from the same readable files that change an office for good."""

from pathlib import Path

import msgspec

from workflows import readable
from workflows.domain.events import AuthoritySet, BudgetsSet, TablePublished
from workflows.engine.rulebook import below
from workflows.office.office import Office
from workflows.office.office_file import plan
from workflows.office.replaying import Draft
from workflows.office.shipped import read_text
from workflows.readable import Readable
from workflows.rules.defects import check_table
from workflows.rules.plain import table_from_plain
from workflows.rules.tables import RuleTable

_SECTION = "tables"


def draft_of_table(office: Office, table: str, path: Path) -> Draft:
    """The draft of a table in a file: an office file with a section ``tables``, or the table alone.

    A table alone need not say its id. Publishes nothing. Raises InvalidInput that names file, line and what was
    expected; Trouble for the disk.
    """
    return Draft(table=read_draft(office, table, readable.read(read_text(path), path.name)))


def draft_of_budgets(office: Office, path: Path) -> Draft:
    """The budgets in a file, all of them as they would be. Publishes nothing. Raises as above."""
    source = readable.read(read_text(path), path.name)
    planned = plan(source, office.state)
    if not isinstance(source.value, dict) or "budgets" not in source.value:
        source.refuse(("budgets",), "expected the section budgets")
    changed = [wish.event.budgets for wish in planned.wishes if isinstance(wish.event, BudgetsSet)]
    return Draft(budgets=changed[0] if changed else office.state.budgets)


def draft_of_authority(office: Office, path: Path) -> Draft:
    """The grants of authority in a file, all of them as they would be. Publishes nothing. Raises as above."""
    source = readable.read(read_text(path), path.name)
    planned = plan(source, office.state)
    if not isinstance(source.value, dict) or "authority" not in source.value:
        source.refuse(("authority",), "expected the section authority")
    changed = [wish.event.grants for wish in planned.wishes if isinstance(wish.event, AuthoritySet)]
    return Draft(grants=changed[0] if changed else office.state.grants)


def read_draft(office: Office, table: str, source: Readable) -> RuleTable:
    """The same for a file that was read already."""
    source = _as_section(source, table)
    planned = plan(source, office.state)
    for wish in planned.wishes:
        if isinstance(wish.event, TablePublished):
            found = table_from_plain(wish.event.table)
            if found.id == table:
                for defect in check_table(found, below(office.state.units)):
                    source.refuse((*wish.path, *defect.path), f"expected {defect.expected}, found “{defect.found}”")
                return found
    now = office.state.table(table)
    named = [one.get("id") for one in source.value.get(_SECTION) or () if isinstance(one, dict)]
    if now is None or table not in named:
        source.refuse((_SECTION,), f"expected a table with the id {table}")
    return now


def _as_section(source: Readable, table: str) -> Readable:
    """A table alone as the only one of its section."""
    value = source.value
    if not isinstance(value, dict) or _SECTION in value or "rows" not in value:
        return source
    lines = {(_SECTION, 0, *path): line for path, line in source.lines.items()}
    return msgspec.structs.replace(source, value={_SECTION: [{"id": table, **value}]}, lines={(_SECTION,): 1} | lines)
