"""Rule tables: every version, its rows as sentences and as cells, and its saved cases with what they answer today."""

from datetime import date

import msgspec

from workflows.domain.outcomes import Outcome
from workflows.office.office import Office
from workflows.rules.cases import CaseResult
from workflows.rules.coverage import Coverage
from workflows.rules.tables import Policy
from workflows.rules.values import Input


class TableLine(msgspec.Struct, frozen=True, kw_only=True):
    """A rule table in the list."""

    table: str
    name: str
    versions: tuple[int, ...]
    """Newest first."""
    in_force: int | None
    """The version that holds today; None: none does."""
    rows: int
    cases: int
    workflows: tuple[str, ...]
    """Ids of the workflows in force that ask it."""


class CellShown(msgspec.Struct, frozen=True, kw_only=True):
    """A condition."""

    input: str
    text: str
    """In the notation of cells, such as ``> 250 and <= 1000``; empty: anything."""


class RowShown(msgspec.Struct, frozen=True, kw_only=True):
    """A row."""

    row: str
    sentence: str
    """The whole row in English."""
    text: str
    """The author's own text."""
    note: str
    cells: tuple[CellShown, ...]
    """In the order of the inputs, one for each."""
    outcome: Outcome


class TableShown(msgspec.Struct, frozen=True, kw_only=True):
    """One version of a rule table."""

    table: str
    version: int
    name: str
    policy: Policy
    effective_from: date | None
    effective_to: date | None
    inputs: tuple[Input, ...]
    rows: tuple[RowShown, ...]
    cases: tuple[CaseResult, ...]
    """Saved cases, run now, in the table's order."""
    passed: int
    failed: int


def tables(office: Office, now_ms: int) -> tuple[TableLine, ...]:
    """All rule tables, by name."""
    raise NotImplementedError


def table(office: Office, table_id: str, version: int | None = None) -> TableShown | None:
    """One version, the newest where none is given; None where there is none."""
    raise NotImplementedError


def coverage(office: Office, table_id: str, version: int | None = None) -> Coverage | None:
    """Gaps, overlaps and rows that can never apply. May take a second for a large table."""
    raise NotImplementedError
