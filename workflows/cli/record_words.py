"""Records in words of the command line: refusals, lists, histories, what an import would do."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec

from workflows import clock
from workflows.domain.commands import Refusal
from workflows.domain.records import ACCOUNT, RecordField

if TYPE_CHECKING:
    from workflows.office.records.alike import Duplicate
    from workflows.office.records.sheets import RowRead
    from workflows.office.showing.records_shown import RecordLine, RecordShown

RECORDS: Mapping[str, tuple[str, str, str]] = {
    "unknown-sort": (
        "There are no records of this kind",
        "A record is about a supplier, a customer or an employee, not “{sort}”.",
        "Write one of: supplier, customer, employee.",
    ),
    "other-sort": (
        "These are records of different kinds",
        "Suppliers, customers and employees have fields of their own; this one is about a {sort}.",
        "Choose records of one kind.",
    ),
    "bad-field": (
        "A field cannot be set so",
        "“{field}”: {problem}.",
        "“countersign records fields” lists what each kind of record holds.",
    ),
    "bad-record": ("This is no change of a record", "It names no field that a record can hold.", "Write it anew."),
    "needs-lead": (
        "Somebody who leads does this",
        "{person} is no owner, manager or bookkeeper; they set terms and limits, verify accounts and merge.",
        "Let one of them do it.",
    ),
    "not-active": (
        "This person does not belong to the office any more",
        "{person} was closed, or was never a member.",
        "Let somebody else do it with --as.",
    ),
    "unknown-account": (
        "This account is not on the record",
        "“{account}” was entered by nobody, so there is nothing to verify.",
        "Enter it with “countersign records set”; somebody else verifies it.",
    ),
    "contested-field": (
        "This field is contested",
        "Two people who did not know of each other set “{field}” differently.",
        "Set it once more to what is right, then go on.",
    ),
    "verify-own": (
        "Somebody else verifies this account",
        "{person} entered it, and nobody verifies what they entered.",
        "Let another owner, manager or bookkeeper do it.",
    ),
    "merged-already": (
        "These are one record already",
        "Both ids lead to the same record.",
        "Look at it with “countersign records show”.",
    ),
    "not-merged": (
        "This record was not merged",
        "No merge that holds names it.",
        "Look at it with “countersign records show”.",
    ),
    "came-elsewhere": (
        "Another branch entered the same invoice",
        "“{unit}” told on {day} of an invoice with the same supplier and number, which this laptop may not read.",
        "Ask {ask}, and reject one of the two; or go on with --reason (--note for tick) and say why both are right.",
    ),
    "supplier-blocked": (
        "Nothing is bought from this supplier",
        "The supplier's record says: “{why}”.",
        "Reject it; or go on with --reason (--note for tick) and say why it is right all the same.",
    ),
}
"""Title, text and advice, by code."""

HOW_MISSING = (
    "Say how the account was verified",
    "Whoever verifies an account says what they did to make sure that it is theirs. Nothing was changed.",
    "Add --how “…”, such as “called the number in our files”.",
)
"""Title, text and advice."""

PROBLEMS: Mapping[str, str] = {
    "unknown-field": "no such field",
    "key-needed": "it may stand several times, so a key says which: iban/DE89370400440532013000=HOLDER",
    "no-key": "it stands once, without a key",
    "bad-key": "a key has small letters, digits and hyphens",
    "bad-iban": "this is no IBAN, or its check digits are wrong",
    "bad-country": "expected two letters, such as DE",
    "bad-date": "expected a day such as 2026-12-31",
    "bad-days": "expected whole days from 0 to 365",
    "bad-number": "expected a number such as 2500 or 2500.00",
    "bad-email": "expected a mail address",
    "bad-yes-no": "expected yes or no",
    "too-long": "it is too long",
    "too-many": "there are too many",
    "nothing": "there is nothing to write",
    "twice": "it stands twice",
    "unknown-person": "nobody here has this id",
    "unknown-unit": "no unit has this id",
    "unknown-sort": "expected supplier, customer or employee",
    "unknown-record": "no record has this id",
    "ambiguous-record": "several records begin so",
    "too-many-cells": "the row is longer than the first line",
    "needs-lead": "only an owner, a manager or a bookkeeper sets this",
    "other-sort": "the record is of another kind",
}
_DOES = {"add": "adds", "set": "changes", "same": "stays", "refused": "REFUSED"}
_WHY = {"vat": "the same VAT id", "account": "the same account", "name": "alike names", "person": "the same person"}


def spelled_out(refusal: Refusal) -> Refusal:
    """The refusal with what does not fit in words."""
    problem = refusal.facts.get("problem")
    if problem is None:
        return refusal
    return msgspec.structs.replace(refusal, facts={**refusal.facts, "problem": PROBLEMS.get(problem, problem)})


def field_line(field: RecordField) -> str:
    """What a field is."""
    said: list[str] = [field.form]
    said += ["several"] if field.many else []
    said += ["personal: kept off the log"] if field.personal else []
    said += ["set by who leads"] if field.lead else []
    said += ["counts once verified"] if field.id == ACCOUNT else []
    return f"  {field.id}{'/KEY' if field.many else ''}: {', '.join(said)}"


def list_line(line: "RecordLine") -> str:
    """A record in a list."""
    odd = [f"{line.unverified} account{'' if line.unverified == 1 else 's'} not verified"] if line.unverified else []
    odd += [f"{line.contested} field(s) contested"] if line.contested else []
    odd += ["BLOCKED"] if line.blocked else []
    odd += [f"{line.merged} merged into it"] if line.merged else []
    vat = f" ({line.vat_id})" if line.vat_id else ""
    return f"{line.id[:8]}  {line.sort}: {line.title}{vat}{'; ' + ', '.join(odd) if odd else ''}"


def record_lines(shown: "RecordShown", names: Mapping[str, str]) -> list[str]:
    """A record with its history."""
    lines = [list_line(shown.line), f"  ids: {', '.join(shown.ids)}"]
    for cell in shown.cells:
        value = " | ".join(cell.values) or ("(erased, or not on this laptop)" if cell.personal else "")
        said = ["CONTESTED"] if cell.contested else []
        if cell.name.startswith(f"{ACCOUNT}/"):
            said.append(f"verified by {names.get(cell.verified, cell.verified)}" if cell.verified else "NOT VERIFIED")
        said += [f"merged: {one}" for one in cell.also]
        lines.append(f"  {cell.name}: {value}{' [' + '; '.join(said) + ']' if said else ''}")
    lines += [f"  may be the same: {duplicate_line(one, {})}" for one in shown.duplicates]
    lines.append("  History:")
    for step in shown.history:
        by = names.get(step.by, step.by) if step.by else "the program"
        what = (
            f"{step.cell}: {' | '.join(step.before) or '—'} → {step.after or '—'}"
            if step.kind == "changed"
            else step.cell
        )
        more = [step.note] if step.note else []
        more += [f"request {step.request[:8]}"] if step.request else []
        more += [f"approved by act {step.approval[:8]}"] if step.approval else []
        more += [f"NO EFFECT: {step.void}"] if step.void else []
        lines.append(f"    {clock.iso_utc(step.at_ms)[:16]} {by} {step.kind} {what} {'; '.join(more)}".rstrip())
    return lines


def duplicate_line(one: "Duplicate", titles: Mapping[str, str]) -> str:
    """Two records that seem to be about the same."""
    pair = " and ".join(f"{record[:8]} {titles.get(record, '')}".strip() for record in (one.record, one.other))
    return f"{pair}: {', '.join(_WHY[why] for why in one.why)}"


def row_line(row: "RowRead") -> str:
    """What a row of a table comes to."""
    what = (
        f"{row.field}: {PROBLEMS.get(row.problem, row.problem)}".removeprefix(": ") if row.problem else row.record[:8]
    )
    return f"line {row.line}: {_DOES[row.does]} {row.title} {what}".rstrip()


def import_sum(rows: Sequence["RowRead"], written: int, *, did: bool) -> str:
    """The sum of an import."""
    counts = {does: sum(1 for row in rows if row.does == does) for does in _DOES}
    said = f"{counts['add']} new, {counts['set']} changed, {counts['same']} as they are, {counts['refused']} refused"
    return (
        f"{said}. {written} act{'' if written == 1 else 's'} signed."
        if did
        else f"{said}. Nothing was written; add --do-it --as PERSON."
    )
