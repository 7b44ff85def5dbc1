"""Whether a request may be paid, and what: only what others than the payer approved, to an account that was verified.

Everything is read from the request's own signed acts. Why it is not payable is told as a code.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import msgspec

from workflows.automations.effects.filling import one_line
from workflows.automations.effects.pain import iban_problem
from workflows.domain.definitions import ActionStep, all_steps
from workflows.domain.events import DecisionMade, FormFilled, ItemTicked, RequestResubmitted, RuleApplied
from workflows.domain.forms import Value
from workflows.domain.money import Money
from workflows.engine.state import RequestState
from workflows.office.fingerprints import NUMBER, elsewhere

if TYPE_CHECKING:
    from workflows.office.office import Office

WAITING = "payment-run"
"""The action step at which a request waits until it stands in a payment file."""


class Fields(msgspec.Struct, frozen=True, kw_only=True):
    """Which fields of the form say what, and which step verifies an account."""

    name: str = "supplier_name"
    iban: str = "iban"
    amount: str = "gross"
    number: str = "invoice_number"
    due: str = "due_date"
    verified_by: str = "call-back"


class Payable(msgspec.Struct, frozen=True, kw_only=True):
    """What one request has paid."""

    request: str
    name: str
    iban: str
    minor: int
    number: str
    due: str
    """``YYYY-MM-DD``, or empty."""


def payable(state: RequestState, office: "Office", fields: Fields, payer: str | None) -> Payable | str:
    """What is to be paid, or why not: a code."""
    values = state.standing.values
    if state.standing.status not in {"approved", "done"} or state.standing.open:
        return "not-approved"
    amount, iban, name = values.get(fields.amount), values.get(fields.iban), values.get(fields.name)
    if not isinstance(amount, Money) or amount.currency != "EUR":
        return "not-in-euros"
    if amount.minor <= 0 or values.get("credit_note") is True:
        return "nothing-to-pay"
    approved = state.standing.amount
    if approved is None or approved.currency != amount.currency or amount.minor > approved.minor:
        return "more-than-approved"
    if not isinstance(name, str) or not one_line(name):
        return "name-missing"
    if not isinstance(iban, str) or iban_problem(iban) is not None:
        return "bad-account"
    problem = _approval_problem(state, payer) or _account_problem(state, values, fields, payer)
    problem = problem or _twin(state, values, office)
    if problem:
        return problem
    number, due = values.get(fields.number), values.get(fields.due)
    return Payable(
        request=state.id,
        name=one_line(name),
        iban=iban,
        minor=amount.minor,
        number=one_line(number) if isinstance(number, str) else "",
        due=due if isinstance(due, str) else "",
    )


def waiting_step(state: RequestState, office: "Office") -> str | None:
    """The step at which the request waits for a payment file; None where it does not."""
    definition = office.state.workflows[state.workflow][state.version]
    steps = {one.id for one in all_steps(definition.steps) if isinstance(one, ActionStep) and one.action == WAITING}
    return next((one.step for one in state.standing.automatic if one.kind == "action" and one.step in steps), None)


def _approval_problem(state: RequestState, payer: str | None) -> str | None:
    """Somebody else than the payer, or a rule, said yes in the present round."""
    last = state.standing.round
    for act in state.counted:
        event = act.event
        if isinstance(event, DecisionMade) and event.round == last and event.verdict == "approve":
            if not event.is_opinion and act.by is not None and payer not in {act.by, event.acting_for}:
                return None
        elif isinstance(event, RuleApplied) and event.round == last and event.outcome.verdict == "approve":
            return None
    return "approved-by-nobody-else"


def _account_problem(state: RequestState, values: Mapping[str, Value], fields: Fields, payer: str | None) -> str | None:
    """The account was used before, or somebody else than the payer verified it and nobody changed it since."""
    known = values.get("account_changed") is False and values.get("new_supplier") is False
    if known and values.get("account_missing") is not True:
        return None
    verified = False
    for act in state.counted:
        event = act.event
        if isinstance(event, FormFilled | RequestResubmitted) and fields.iban in event.values:
            verified = False
        elif isinstance(event, ItemTicked) and event.step == fields.verified_by and act.by not in {None, payer}:
            verified = verified or (event.round == state.standing.round and _all_ticked(state, event.step))
    return None if verified else "account-not-verified"


def _all_ticked(state: RequestState, step: str) -> bool:
    return any(mark.step == step and mark.state == "done" for mark in state.standing.marks)


def _twin(state: RequestState, values: Mapping[str, Value], office: "Office") -> str | None:
    """No other request is about the same invoice of the same supplier."""
    supplier, number = values.get("supplier_key"), values.get("number_key")
    if not isinstance(supplier, str) or not isinstance(number, str):
        return "invoice-not-known"
    others = {row.request for row in office.store.questions.same_invoice(supplier, number)} - {state.id}
    told = any(one.what == NUMBER for one in elsewhere(office, values, state.id))
    return "same-invoice" if others or told else None
