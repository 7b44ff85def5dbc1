"""What a table can answer, and the typed request that it answers about."""

from typing import Literal

import msgspec

from workflows.domain.outcomes import Outcome
from workflows.rules.values import Value

Why = Literal["missing-value", "wrong-type", "bad-cell", "bad-table", "other-currency", "unknown-unit"]


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """The rows that hit, in order (exactly one with ``first``), and their outcomes."""

    rows: tuple[str, ...]
    outcomes: tuple[Outcome, ...]


class NoHit(msgspec.Struct, frozen=True):
    """Every row has a condition that is false."""


class Unusable(msgspec.Struct, frozen=True, kw_only=True):
    """No answer can be given, and why. Never the same as “no row hits”."""

    code: Why
    input: str = ""
    """The input whose value is missing or cannot be used; empty where the table as a whole is at fault."""
    row: str = ""
    """The row that could not be answered; empty where the request itself cannot be used."""


Result = Hit | NoHit | Unusable
Values = tuple[Value | None, ...]
"""A typed request: one value for each input of the table, in its order; None: missing."""
