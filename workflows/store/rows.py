"""The rows of the store as values: what is written, and what the read paths answer with.

Fields stand in the order of their columns. Times are milliseconds since 1970-01-01 UTC, amounts integer minor units.
Bodies are bytes that the store never looks into.
"""

from collections.abc import Iterable
from typing import Any, TypeVar

import msgspec

RowT = TypeVar("RowT", bound=msgspec.Struct)


class _Row(msgspec.Struct, frozen=True, kw_only=True, array_like=True):
    """A record of a table: a tuple in the order of its columns."""


def from_record(kind: type[RowT], record: Iterable[Any]) -> RowT:
    """The row a record of the database means. Raises msgspec.ValidationError where a value has a wrong type.

    Not strict, because databases without a boolean type answer 0 and 1.
    """
    return msgspec.convert(record, kind, strict=False)


def from_records(kind: type[RowT], records: list[Any]) -> tuple[RowT, ...]:
    """The same for many records at once, which costs far less for each of them."""
    return msgspec.convert(records, tuple[kind, ...], strict=False)  # type: ignore[valid-type]  # a type made here


# ---------------------------------------------------------------- the log: the truth


class LogRow(_Row, frozen=True):
    """The head of one device's log."""

    device: str
    origin: str
    public_key: bytes
    size: int
    """Number of entries held."""
    frontier: bytes
    """The Merkle frontier (compact range) at ``size``, in the ledger's own encoding."""
    own: bool
    """Whether this device writes it."""


class EntryRow(_Row, frozen=True):
    """One entry as it was received, byte for byte; of a retired one only its place and its leaf hash."""

    device: str
    position: int
    """From 0."""
    scope: int
    request: str | None
    """The request it concerns; None where it concerns the office; else a mark, see ``is_mark``."""
    raw: bytes
    leaf: bytes
    """Leaf hash: 32 bytes."""


UNREAD = "~unread"
"""Stands for an entry's request while the entry was only received: nobody has opened it yet."""

HEADS = "~heads"
"""Stands for the request of an entry in which a device says how far it has other logs."""

RUNS = "~runs"
"""Stands for the request of an entry in which a device says what its automations do."""

RETIRED = "~retired"
"""Stands for the request of an entry that was retired: ``raw`` is empty, ``leaf`` is what it was."""


def mark(why: str) -> str:
    """Stands for the request of an entry without effect: why it has none."""
    return f"~{why}"


def is_mark(request: str | None) -> bool:
    """Whether this stands for a request and is none. No request's id begins like that."""
    return request is not None and request.startswith("~")


class CheckpointRow(_Row, frozen=True):
    """A signed head of a log."""

    device: str
    size: int
    note: bytes


class ScopeKeyRow(_Row, frozen=True):
    """One wrapped key of a scope."""

    scope: int
    epoch: int
    digest: bytes
    wrapped: bytes


# ---------------------------------------------------------------- projections: the office


class PersonRow(_Row, frozen=True):
    """A person. Closed people stay, inactive."""

    id: str
    name: str
    unit: str
    active: bool
    body: bytes


class UnitRow(_Row, frozen=True):
    """A unit; ``parent`` is None at the top."""

    id: str
    name: str
    parent: str | None
    body: bytes


class TableRow(_Row, frozen=True):
    """One version of a rule table."""

    id: str
    version: int
    body: bytes


class DefinitionRow(_Row, frozen=True):
    """One version of a workflow definition."""

    id: str
    version: int
    body: bytes


# ---------------------------------------------------------------- projections: requests


STATUSES = frozenset({"waiting", "approved", "rejected", "changes-asked", "contested", "stopped", "withdrawn", "done"})
"""Where a request can stand, as the engine says it."""


class RequestLine(_Row, frozen=True):
    """A request as a list shows it."""

    id: str
    workflow: str
    version: int
    title: str
    unit: str
    status: str
    amount_minor: int | None
    currency: str | None
    requester: str | None
    round: int
    created_ms: int
    updated_ms: int
    due_ms: int | None


class RequestRow(RequestLine, frozen=True):
    """A request with its body."""

    body: bytes
    fingerprint: int = 0
    """63 bits of a digest over this row and what hangs on it, for comparing laptops; equal where all of that is."""
    category: str = ""
    """What it is spent on, as budgets ask; empty where its workflow names none."""
    course: bytes = b""
    """How it went, see ``engine.courses``; empty in what an older program wrote."""


LATER_COLUMNS = frozenset({"category", "course"})
"""Columns of requests that no digest holds, because laptops of different releases compare digests."""

NOBODY = ""
"""In the place of a task's person: the program itself, or nobody at all where no one may act."""


class TaskRow(_Row, frozen=True):
    """A step of a request that waits for a person, or for NOBODY."""

    request: str
    step: str
    person: str
    kind: str
    why: str
    due_ms: int | None
    rule_table: str | None
    rule_version: int | None
    rule_row: str | None
    created_ms: int


class DecisionRow(_Row, frozen=True):
    """A decision, by a person or by a rule (``person`` is None)."""

    entry: str
    """Leaf hash of its entry, 64 hexadecimal digits."""
    request: str
    step: str
    round: int
    person: str | None
    acting_for: str | None
    verdict: str
    reason: str | None
    at_ms: int
    rule_table: str | None
    rule_version: int | None
    rule_row: str | None
    device: str
    position: int
    counted: bool
    """Whether it had an effect."""


class DocumentRow(_Row, frozen=True):
    """An invoice of a request that was neither rejected nor withdrawn, as comparisons with later ones need it."""

    request: str
    sha256: str
    """Of the file, 64 hexadecimal digits; empty where it was typed in. Once in a request."""
    supplier_key: str
    number_key: str
    gross_minor: int
    currency: str
    issue_date: str | None
    """``YYYY-MM-DD``"""
    account_key: str | None
    unit: str
    settled: bool
    """Whether people or rules approved it, so that its supplier and account count as known."""


NUMBERS, TEXTS = 16, 8
"""Columns of a rule answer for what orders or counts, and for texts. An input beyond them stands in ``rest``."""


class RuleAnswerRow(_Row, frozen=True):
    """What a rule table answered about a request in its latest round, and what it was asked, in columns.

    The inputs of that version of the table stand in ``n0``… (numbers, amounts, dates, yes-no) and ``t0``… (texts and
    units), each kind in the order of the table, as ``rules.sql_expression`` has them.
    """

    request: str
    step: str
    round: int
    at_ms: int
    unit: str
    """Of the request."""
    rule_table: str
    rule_version: int
    rule_row: str
    """The rows that hit, joined by ``, ``; empty where none did."""
    code: str
    verdict: str
    meaning: int
    """63 bits of a digest over what follows from the answer; equal where the same follows."""
    needed: int
    """How many people the answer needs."""
    led: int
    """How many approvals ask whom the answer names."""
    ended: str
    """How it ended there, see ``engine.answered``."""
    waited_ms: int | None
    rest: bytes | None
    """All inputs as plain JSON, where the columns cannot hold every one of them exactly; then they hold none."""
    n0: int | None = None
    n1: int | None = None
    n2: int | None = None
    n3: int | None = None
    n4: int | None = None
    n5: int | None = None
    n6: int | None = None
    n7: int | None = None
    n8: int | None = None
    n9: int | None = None
    n10: int | None = None
    n11: int | None = None
    n12: int | None = None
    n13: int | None = None
    n14: int | None = None
    n15: int | None = None
    t0: str | None = None
    t1: str | None = None
    t2: str | None = None
    t3: str | None = None
    t4: str | None = None
    t5: str | None = None
    t6: str | None = None
    t7: str | None = None


class SearchRow(_Row, frozen=True):
    """The words by which a request is found."""

    request: str
    text: str


class RequestRows(msgspec.Struct, frozen=True, kw_only=True):
    """Everything the tables hold of one request. Order within the tuples means nothing."""

    request: RequestRow
    tasks: tuple[TaskRow, ...] = ()
    decisions: tuple[DecisionRow, ...] = ()
    documents: tuple[DocumentRow, ...] = ()
    answers: tuple[RuleAnswerRow, ...] = ()
    text: str = ""
    """The words by which it is found."""


# ---------------------------------------------------------------- answers


class InboxRow(_Row, frozen=True):
    """A task with what its card shows of the request."""

    request: str
    step: str
    person: str
    kind: str
    why: str
    due_ms: int | None
    rule_table: str | None
    rule_version: int | None
    rule_row: str | None
    created_ms: int
    workflow: str
    version: int
    title: str
    unit: str
    status: str
    amount_minor: int | None
    currency: str | None
    requester: str | None
    round: int


class AccountUse(_Row, frozen=True):
    """A bank account that a supplier's approved invoices named, and how often."""

    account_key: str | None
    """None: invoices that named none."""
    invoices: int
    first_date: str | None
    last_date: str | None
