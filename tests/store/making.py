"""Rows for the store's tests, complete but for what a test cares about."""

from typing import Any

from workflows.store.rows import (
    DecisionRow,
    DocumentRow,
    EntryRow,
    LogRow,
    RequestRow,
    RequestRows,
    TaskRow,
)


def make_log(device: str = "laptop", **facts: Any) -> LogRow:
    """A log that is about to start."""
    given: dict[str, Any] = {
        "origin": "office/laptop",
        "public_key": b"k" * 32,
        "size": 0,
        "frontier": b"",
        "own": True,
    } | facts
    return LogRow(device=device, **given)


def make_entries(start: int, end: int, device: str = "laptop", request: str | None = None) -> list[EntryRow]:
    """Entries that follow each other, from ``start`` up to but not including ``end``."""
    return [
        EntryRow(
            device=device, position=at, scope=0, request=request, raw=b"entry %d" % at, leaf=at.to_bytes(32, "big")
        )
        for at in range(start, end)
    ]


def make_request(request: str = "r1", **facts: Any) -> RequestRow:
    """A waiting invoice over 500.00 EUR."""
    given: dict[str, Any] = {
        "workflow": "invoice",
        "version": 1,
        "title": "Office chairs",
        "unit": "north",
        "status": "waiting",
        "amount_minor": 50_000,
        "currency": "EUR",
        "requester": "anna",
        "round": 1,
        "created_ms": 1_000,
        "updated_ms": 1_000,
        "due_ms": None,
        "body": b"{}",
    } | facts
    return RequestRow(id=request, **given)


def make_task(request: str = "r1", person: str = "boss", **facts: Any) -> TaskRow:
    """An approval that waits for the boss."""
    given: dict[str, Any] = {
        "step": "approve",
        "kind": "approval",
        "why": '{"via":"named"}',
        "due_ms": None,
        "rule_table": "limits",
        "rule_version": 2,
        "rule_row": "3",
        "created_ms": 1_000,
    } | facts
    return TaskRow(request=request, person=person, **given)


def make_decision(entry: str, request: str = "r1", **facts: Any) -> DecisionRow:
    """The boss approved."""
    given: dict[str, Any] = {
        "step": "approve",
        "round": 1,
        "person": "boss",
        "acting_for": None,
        "verdict": "approve",
        "reason": None,
        "at_ms": 2_000,
        "rule_table": None,
        "rule_version": None,
        "rule_row": None,
        "device": "laptop",
        "position": 1,
        "counted": True,
    } | facts
    return DecisionRow(entry=entry, request=request, **given)


def make_document(request: str = "r1", **facts: Any) -> DocumentRow:
    """An invoice of a furniture shop."""
    given: dict[str, Any] = {
        "sha256": "ab" * 32,
        "supplier_key": "shop",
        "number_key": "re202617",
        "gross_minor": 50_000,
        "currency": "EUR",
        "issue_date": "2026-03-01",
        "account_key": "de01",
        "unit": "north",
        "settled": True,
    } | facts
    return DocumentRow(request=request, **given)


def make_rows(request: str = "r1", /, **parts: Any) -> RequestRows:
    """A waiting request with one task, one invoice and words to find it by."""
    given: dict[str, Any] = {
        "request": make_request(request),
        "tasks": (make_task(request),),
        "documents": (make_document(request, sha256=request.ljust(64, "0")),),
        "text": "office chairs",
    } | parts
    return RequestRows(**given)
