"""Past facts about records and about fingerprints of invoices, see ``domain.events``.

They stand in the log of whoever wrote them, in the office's own scope, and belong to no request: anybody may add a
supplier, on any laptop, without the folder.
"""

from typing import Annotated, Any

import msgspec
from msgspec import Meta

_Count = Annotated[int, Meta(ge=0, le=2**53 - 1)]


class _Event(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind"):
    pass


class RecordChanged(_Event, tag="record.changed", frozen=True, kw_only=True):
    """Cells of a record were set; the first such act begins the record."""

    record: str
    values: dict[str, Any]
    """Cell -> text, None for nothing any more, or the reference to a personal value."""
    sort: str = ""
    """supplier, customer or employee; only in the act that begins a record."""
    request: str = ""
    """The request that led to it, where one did."""
    approval: str = ""
    """Id of the act by which somebody approved that request."""
    note: str = ""


class RecordVerified(_Event, tag="record.verified", frozen=True, kw_only=True):
    """A person made sure that a bank account belongs to whom the record says, by a way they already knew."""

    record: str
    account: str
    """The IBAN, in capitals without blanks."""
    how: str
    """What was done, such as “called the number in our files”."""
    request: str = ""


class RecordsMerged(_Event, tag="records.merged", frozen=True, kw_only=True):
    """Two records are about the same; both ids lead to the first from now on. Nothing of either is lost."""

    record: str
    other: str
    reason: str


class RecordsUnmerged(_Event, tag="records.unmerged", frozen=True, kw_only=True):
    """A merge was undone: both records stand for themselves again, with everything that was said of each."""

    merge: str
    """Id of the act that merged them."""
    reason: str


class RecordErasureOrdered(_Event, tag="record.erasure-ordered", frozen=True, kw_only=True):
    """An owner lets the personal values of a record be erased on every laptop and in the folder."""

    record: str
    blobs: tuple[str, ...]
    """SHA-256 of each age file, hex."""
    reason: str


class RecordErasureConfirmed(_Event, tag="record.erasure-confirmed", frozen=True, kw_only=True):
    """This device carried such an order out."""

    record: str
    order: str


class FingerprintsTold(_Event, tag="fingerprints.told", frozen=True, kw_only=True):
    """Keyed hashes of an invoice that only some laptops can read, so that the others notice when it comes again.

    The one with the highest count says how the request stands; without hashes: it is compared no more.
    """

    request: str
    unit: str
    """Whom to ask: the unit whose invoice it is."""
    count: _Count
    """How many acts of the request its author had."""
    number: str = ""
    """Hash of supplier and invoice number."""
    near: str = ""
    """Hash of supplier, amount, currency and date."""
    supplier: str = ""
    """Hash of the supplier, once the invoice was approved."""
    accounts: tuple[str, ...] = ()
    """Hash of supplier and account, for each, once the invoice was approved."""


MergeEvent = RecordsMerged | RecordsUnmerged
RecordEvent = RecordChanged | RecordVerified | RecordErasureOrdered | RecordErasureConfirmed | MergeEvent
