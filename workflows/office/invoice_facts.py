"""What the program finds out about an invoice by itself: checks of its values, and comparisons with what came before.

These are inputs of readable rule tables, never verdicts: a table says what follows from them.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

import msgspec

from workflows import clock
from workflows.domain.commands import Fill, Resubmit, Submit
from workflows.domain.definitions import Definition
from workflows.domain.forms import Value, plain_value
from workflows.domain.money import MAX_MINOR, Money, decimal_text
from workflows.engine.state import OfficeState, RequestState
from workflows.engine.values import merged_values
from workflows.intake.accounts import account_key, accounts_in
from workflows.intake.checks import iban_valid, sums_add_up, vat_id_valid
from workflows.intake.document import AMOUNT_FIELDS, CREDIT_TYPE_CODES, FIELD_NAMES, Document, no_fields
from workflows.intake.doubts import doubts_of_document, doubts_of_fields
from workflows.intake.keys import number_key, supplier_key
from workflows.store.questions import Questions

NEAR_DAYS = 3
"""The same amount from the same supplier within so many days may be the same invoice."""

SPLIT_DAYS = 7
"""Invoices of one supplier within so many days are weighed together: by the dates they state, and by arrival."""

MARKER = "supplier_key"
"""A workflow that records this fact is one about invoices."""

_DAY_MS = 86_400_000
_NO_PAST: Mapping[str, Value] = {}
_MONEY_TO_PAY = ("gross", "payable")
_NEEDED = ("gross", "payable", "issue_date")


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """How the values came to be what they are."""

    document: Document | None = None
    """What they were read from; it knows its lines. None: they were typed, now or since."""
    before: Mapping[str, Value] = _NO_PAST
    """Values and facts before a person changed them; empty for a submission."""
    proposed: bool = False
    request: str = ""
    """The invoice itself, which is left out of the comparisons."""


def concerns_invoices(definition: Definition) -> bool:
    """Whether the workflow asks for these facts."""
    return definition.field(MARKER) is not None


def names_no_account(definition: Definition, values: Mapping[str, Value]) -> bool:
    """Whether an invoice names no account at all, in whatever field."""
    if definition.field("iban") is None or not concerns_invoices(definition):
        return False
    return not any(values.get(name) for name in ("iban", "other_account"))


def submission_with_facts(
    command: Submit, office: OfficeState, questions: Questions, document: Document | None
) -> Submit:
    """The submission with what the program finds out about its values, or the document they were read from."""
    definition = office.workflow(command.workflow)
    if definition is None or not concerns_invoices(definition):
        return command
    values = merged_values(definition, {}, command.values)
    found = Found(document=document, proposed=command.draft)
    facts = _asked_for(definition, invoice_facts(values, questions, found, now_ms=clock.now_ms()))
    return msgspec.structs.replace(command, values=command.values | facts)


def change_with_facts(
    command: Fill | Resubmit, state: RequestState, office: OfficeState, questions: Questions
) -> Fill | Resubmit:
    """The command with everything that the program finds out anew from the changed values."""
    definition = office.workflows[state.workflow][state.version]
    if not concerns_invoices(definition):
        return command
    before = state.standing.values
    values = merged_values(definition, before, command.values)
    found = Found(before=before, proposed=before.get("proposed") is True, request=state.id)
    facts = _asked_for(definition, invoice_facts(values, questions, found, now_ms=clock.now_ms()))
    return msgspec.structs.replace(command, facts=facts)


def _asked_for(definition: Definition, facts: dict[str, Any]) -> dict[str, Any]:
    """Only the facts that this version of the workflow knows: it may be older than the program, or the office's own."""
    return {name: value for name, value in facts.items() if definition.field(name) is not None}


def invoice_facts(values: Mapping[str, Value], questions: Questions, found: Found, *, now_ms: int) -> dict[str, Any]:
    """Every fact, plain. ``now_ms`` is the moment of arrival, in milliseconds since 1970-01-01 UTC.

    What made a document doubtful, and that somebody typed, stays true when values are changed; sums that were wrong
    stay wrong until an amount is changed.
    """
    fields = _fields(values)
    supplier, account = supplier_key(fields), account_key(fields)
    number = number_key(fields["invoice_number"] or "") or None
    checked = _as_sent(values, fields, found)
    facts: dict[str, Any] = {
        "proposed": found.proposed,
        "supplier_key": supplier,
        "number_key": number,
        "account_key": account,
        "sums_wrong": sums_add_up(checked).passed is False or _stays_wrong(values, found.before),
        "iban_wrong": iban_valid(fields).passed is False,
        "vat_id_wrong": vat_id_valid(fields).passed is False,
        "doubtful": _is_doubtful(values, fields, found),
        "credit_note": _is_credit_note(values, found),
        "typed_in": _is_typed(values, found),
        "names_order": bool(fields["order_reference"]),
        "settled_dispute": values.get("disputed") is True and values.get("settled") is True,
        "same_number": False,
        "same_amount_near": False,
        "account_changed": False,
        "account_missing": False,
        "new_supplier": True,
        "weighed": plain_value(_weighed(values, questions, supplier, found.request, now_ms)),
    }
    if supplier is not None:
        facts |= _compared(questions, supplier, number, account, found.request)
        facts["same_amount_near"] = _near(values, questions, supplier, found.request)
    return {name: value for name, value in facts.items() if value is not None}


# ------------------------------------------------------------ what the values and their document say


def _is_doubtful(values: Mapping[str, Value], fields: dict[str, str | None], found: Found) -> bool:
    document = found.document
    lost = document is not None and any(
        document.fields[name] is not None and values.get(name) is None for name in _NEEDED
    )
    currencies = {value.currency for name in AMOUNT_FIELDS if isinstance(value := values.get(name), Money)}
    if fields["currency"] and currencies:
        currencies.add(fields["currency"])
    return (
        lost
        or len(currencies) > 1
        or bool(doubts_of_fields(fields))
        or (document is not None and bool(doubts_of_document(document)))
        or found.before.get("doubtful") is True
    )


def _is_credit_note(values: Mapping[str, Value], found: Found) -> bool:
    """Whether money comes back, by the type code, the kind of document or the sign."""
    code = values.get("type_code")
    to_pay = [value for name in _MONEY_TO_PAY if isinstance(value := values.get(name), Money)]
    return (
        (isinstance(code, str) and code.strip().upper() in CREDIT_TYPE_CODES)
        or any(value.minor < 0 for value in to_pay)
        or (found.document is not None and found.document.kind == "credit_note")
        or found.before.get("credit_note") is True
    )


def _is_typed(values: Mapping[str, Value], found: Found) -> bool:
    """Whether the values are as good as a person: typed, listed in a table, confirmed from a text, or changed."""
    if found.before:
        changed = any(values.get(name) != found.before.get(name) for name in FIELD_NAMES)
        return changed or found.before.get("typed_in") is True
    document = found.document
    if document is None or document.format in {"csv", "xlsx"} or document.outcome == "document":
        return True
    return is_altered(values, document)


def is_altered(values: Mapping[str, Value], document: Document) -> bool:
    """Whether somebody changed or added values since they were read. What is only left out is told by other facts."""
    currency = document.fields["currency"]
    for name, own in _fields(values).items():
        read, value = document.fields[name], values.get(name)
        if own is None:
            continue
        if isinstance(value, Money):
            same = read is not None and _same_amount(own, read) and value.currency == (currency or value.currency)
        else:
            same = read is not None and own == read.strip()
        if not same:
            return True
    return False


def _same_amount(one: str, other: str) -> bool:
    try:
        return Decimal(one) == Decimal(other)
    except InvalidOperation:
        return False


def _as_sent(values: Mapping[str, Value], fields: dict[str, str | None], found: Found) -> Document:
    """The document whose sums are checked: with its own lines and taxes, but with the amounts that are sent."""
    document = found.document
    if document is None or (document.outcome == "document" and not found.proposed):
        return Document(file="", outcome="invoice", format="unknown", fields=fields)
    if document.outcome == "invoice" and is_altered(values, document):
        return msgspec.structs.replace(document, fields=fields)
    return document


def _stays_wrong(values: Mapping[str, Value], before: Mapping[str, Value]) -> bool:
    same = all(values.get(name) == before.get(name) for name in AMOUNT_FIELDS)
    return before.get("sums_wrong") is True and same


# ------------------------------------------------------------ comparisons with what came before


def _compared(
    questions: Questions, supplier: str, number: str | None, account: str | None, request: str
) -> dict[str, bool]:
    """Whether supplier, number and accounts are known: the first and last from invoices that were approved."""
    same = questions.same_invoice(supplier, number) if number else ()
    uses = questions.accounts_of(supplier)
    known = {one for use in uses for one in accounts_in(use.account_key or "")}
    named = accounts_in(account or "")
    return {
        "same_number": any(row.request != request for row in same),
        "new_supplier": not uses,
        "account_changed": bool(uses) and not named <= known,
        "account_missing": bool(known) and not named,
    }


def _near(values: Mapping[str, Value], questions: Questions, supplier: str, request: str) -> bool:
    gross, issued = values.get("gross"), values.get("issue_date")
    if not isinstance(gross, Money) or not isinstance(issued, str):
        return False
    first, last = days_around(issued, NEAR_DAYS)
    rows = questions.near_invoices(supplier, gross.minor, gross.currency, first, last)
    return any(row.request != request for row in rows)


def _weighed(
    values: Mapping[str, Value], questions: Questions, supplier: str | None, request: str, now_ms: int
) -> Money | None:
    """The most that may be paid or come back, with the supplier's others of a week, unsigned.

    The week is taken twice, by the dates that invoices state and by arrival; the larger sum counts.
    """
    gross, issued = values.get("gross"), values.get("issue_date")
    if not isinstance(gross, Money):
        return None
    currency = gross.currency
    to_pay = [value for name in _MONEY_TO_PAY if isinstance(value := values.get(name), Money)]
    own = max(abs(value.minor) for value in to_pay if value.currency == currency)
    others = 0
    if supplier is not None:
        others = questions.sum_arrived(supplier, currency, now_ms - SPLIT_DAYS * _DAY_MS, without=request)
        if isinstance(issued, str):
            first, last = days_around(issued, SPLIT_DAYS - 1)
            others = max(others, questions.sum_between(supplier, currency, first, last, without=request))
    return Money(minor=min(own + others, MAX_MINOR), currency=currency)


def days_around(day: str, days: int) -> tuple[str, str]:
    """The first and the last day within so many days of a day (YYYY-MM-DD)."""
    middle = date.fromisoformat(day).toordinal()
    first, last = max(middle - days, date.min.toordinal()), min(middle + days, date.max.toordinal())
    return date.fromordinal(first).isoformat(), date.fromordinal(last).isoformat()


def _fields(values: Mapping[str, Value]) -> dict[str, str | None]:
    """Typed values as the reader's text fields, which its checks understand."""
    fields = no_fields()
    for name in FIELD_NAMES:
        value = values.get(name)
        if isinstance(value, Money):
            fields[name] = decimal_text(value)
        elif isinstance(value, str):
            fields[name] = value
    return fields
