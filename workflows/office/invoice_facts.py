"""What the program finds out about an invoice by itself: checks of its values, and comparisons with what came before.

These are inputs of readable rule tables, never verdicts: a table says what follows from them.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

import msgspec

from workflows.domain.commands import Fill, Resubmit, Submit
from workflows.domain.definitions import Definition
from workflows.domain.forms import Value, plain_value
from workflows.domain.money import Money, decimal_text
from workflows.engine.state import OfficeState, RequestState
from workflows.engine.values import values_of
from workflows.intake.checks import iban_valid, sums_add_up, vat_id_valid
from workflows.intake.document import CREDIT_TYPE_CODES, FIELD_NAMES, Document, no_fields
from workflows.intake.keys import number_key, supplier_key
from workflows.store.questions import Questions

NEAR_DAYS = 3
"""The same amount from the same supplier within so many days may be the same invoice."""

SPLIT_DAYS = 7
"""Invoices of one supplier within so many days are weighed together."""

MARKER = "supplier_key"
"""A workflow that records this fact is one about invoices."""


def concerns_invoices(definition: Definition) -> bool:
    """Whether the workflow asks for these facts."""
    return definition.field(MARKER) is not None


def submission_with_facts(
    command: Submit, office: OfficeState, questions: Questions, document: Document | None
) -> Submit:
    """The submission with what the program finds out about its values, or the document they were read from."""
    definition = office.workflow(command.workflow)
    if definition is None or not concerns_invoices(definition):
        return command
    values = values_of(definition, command.values)
    facts = invoice_facts(values, questions, document=document, proposed=command.draft)
    return msgspec.structs.replace(command, values=command.values | facts)


def change_with_facts(
    command: Fill | Resubmit, state: RequestState, office: OfficeState, questions: Questions
) -> Fill | Resubmit:
    """The command with everything that the program finds out anew from the changed values."""
    definition = office.workflows[state.workflow][state.version]
    if not concerns_invoices(definition):
        return command
    values = {**state.standing.values, **values_of(definition, command.values)}
    proposed = state.standing.values.get("proposed") is True
    facts = invoice_facts(values, questions, document=None, proposed=proposed, request=state.id)
    return msgspec.structs.replace(command, facts=facts)


def invoice_facts(
    values: Mapping[str, Value],
    questions: Questions,
    *,
    document: Document | None,
    proposed: bool,
    request: str = "",
) -> dict[str, Any]:
    """Every fact, plain. ``request`` is left out of the comparison: it is the invoice itself.

    The document, where there is one, knows its lines; typed values are checked as far as they go.
    """
    fields = _fields(values)
    supplier = supplier_key(fields)
    number = number_key(fields["invoice_number"]) if fields["invoice_number"] else None
    account = _account_key(fields)
    gross, issued = values.get("gross"), values.get("issue_date")
    checked = document if document is not None else _typed(fields)
    facts: dict[str, Any] = {
        "proposed": proposed,
        "supplier_key": supplier,
        "number_key": number,
        "account_key": account,
        "sums_wrong": sums_add_up(checked).passed is False,
        "iban_wrong": iban_valid(fields).passed is False,
        "vat_id_wrong": vat_id_valid(fields).passed is False,
        "names_order": bool(fields["order_reference"]),
        "same_number": False,
        "same_amount_near": False,
        "account_changed": False,
        "new_supplier": True,
        "weighed": None,
    }
    weighed = gross if isinstance(gross, Money) else None
    if supplier is not None:
        facts |= _compared(questions, supplier, number, account, request)
        if weighed is not None and isinstance(issued, str):
            facts["same_amount_near"] = _near(questions, supplier, weighed, issued, request)
            weighed = _together(questions, supplier, weighed, issued, request)
    if weighed is not None and fields["type_code"] in CREDIT_TYPE_CODES:
        weighed = Money(minor=-abs(weighed.minor), currency=weighed.currency)
    facts["weighed"] = plain_value(weighed)
    return {name: value for name, value in facts.items() if value is not None}


def _compared(
    questions: Questions, supplier: str, number: str | None, account: str | None, request: str
) -> dict[str, bool]:
    """Whether supplier, number and account are known: the first and last from invoices that were approved."""
    same = questions.same_invoice(supplier, number) if number else ()
    uses = questions.accounts_of(supplier)
    accounts = {use.account_key for use in uses if use.account_key is not None}
    return {
        "same_number": any(row.request != request for row in same),
        "new_supplier": not uses,
        "account_changed": account is not None and bool(accounts) and account not in accounts,
    }


def _near(questions: Questions, supplier: str, gross: Money, issued: str, request: str) -> bool:
    first, last = _days_around(issued, NEAR_DAYS)
    rows = questions.near_invoices(supplier, gross.minor, gross.currency, first, last)
    return any(row.request != request for row in rows)


def _together(questions: Questions, supplier: str, gross: Money, issued: str, request: str) -> Money:
    """The amount with the supplier's other invoices of the days before and after; never less than its own."""
    first, last = _days_around(issued, SPLIT_DAYS - 1)
    others = questions.sum_between(supplier, gross.currency, first, last, without=request)
    return Money(minor=gross.minor + others, currency=gross.currency)


def _days_around(day: str, days: int) -> tuple[str, str]:
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


def _account_key(fields: Mapping[str, str | None]) -> str | None:
    account = fields["iban"] or fields["other_account"]
    return "".join(account.split()).upper() if account else None


def _typed(fields: dict[str, str | None]) -> Document:
    return Document(file="", outcome="invoice", format="unknown", fields=fields)
