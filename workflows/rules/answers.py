"""What a table can answer, and the typed request that it answers about."""

from typing import Literal

import msgspec

from workflows.domain.outcomes import Outcome
from workflows.rules.values import Value

Why = Literal[
    "missing-value",
    "wrong-type",
    "bad-cell",
    "bad-table",
    "other-currency",
    "unknown-unit",
    "not-unique",
    "contradiction",
]
"""not-unique: several rows hit where only one may; contradiction: the rows that hit do not say the same."""


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """The rows that hit, in order (several only with ``collect`` and ``any``), and their outcomes."""

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
    """The row that could not be answered; empty where the request itself cannot be used.

    For not-unique and contradiction all rows that hit, joined by ``, ``.
    """


Result = Hit | NoHit | Unusable
Values = tuple[Value | None, ...]
"""A typed request: one value for each input of the table, in its order; None: missing."""
