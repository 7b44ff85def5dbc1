"""The rows of a list as CSV or Excel. Text from outside never becomes a formula there."""

from collections.abc import Callable
from pathlib import Path
from typing import Literal

import msgspec

from workflows.office.office import Office
from workflows.office.showing.requests_index import RequestIndex

Column = Literal[
    "request",
    "title",
    "status",
    "amount",
    "currency",
    "unit",
    "workflow",
    "requester",
    "round",
    "created",
    "updated",
    "due",
    "waiting",
]


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """What a table of requests looks like: its columns and the words for them."""

    columns: tuple[Column, ...]
    headings: tuple[str, ...]
    """One for each column, in the person's language."""
    statuses: dict[str, str] = {}
    """Words for statuses; what is missing is written as its code."""


class Exported(msgspec.Struct, frozen=True, kw_only=True):
    """What was written."""

    path: Path
    rows: int
    finished: bool
    """False: it was cancelled, and nothing was left there."""


Progress = Callable[[int, int], bool]
"""Told how many rows are written and how many there are; answers whether to go on."""


def to_csv(office: Office, index: RequestIndex, sheet: Sheet, path: Path, progress: Progress) -> Exported:
    """Write UTF-8 with a byte order mark, commas, CRLF (RFC 4180). Amounts are exact decimals, times ISO 8601 in UTC.

    A cell that a spreadsheet would take for a formula begins with an apostrophe. A file of that name is replaced, at
    the end and as a whole. Raises Trouble ``disk-error``.
    """
    raise NotImplementedError


def to_excel(office: Office, index: RequestIndex, sheet: Sheet, path: Path, progress: Progress) -> Exported:
    """Write one sheet; text is text in every cell, amounts are numbers, times are dates in UTC.

    A file of that name is replaced, at the end and as a whole. Raises Trouble ``disk-error``, ``too-many-rows``.
    """
    raise NotImplementedError
