"""A real office for the tests of what screens ask: the corner shop, a writer and a reader over one home."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec

from tests.support.shop import found_shop
from workflows import clock
from workflows.domain.commands import Comment, Decide, Fill, Refusal, RequestCommand, Submit, Tick
from workflows.domain.forms import plain_value
from workflows.domain.money import parse_money
from workflows.office.office import Acted, Office

INVOICE = {"supplier_name": "Papierhof", "invoice_number": "1", "issue_date": "2026-11-02", "account_code": "4980"}

SMALL = """
people:
  - {id: ben-okafor, name: Ben Okafor, roles: [manager, helper]}
roles:
  - {id: manager, name: Manager}
  - {id: helper, name: Helper}
  - {id: nobody-yet, name: Nobody Yet}
tables:
  - id: bands
    name: Bands
    inputs: [{id: price, type: money}]
    rows:
      - {when: {price: "<= 100"}, then: {verdict: approve, text: Small enough.}}
      - {when: {price: "<= 1000"}, then: {verdict: ask, approvers: [{role: manager}]}}
      - {then: {verdict: ask, how: all, approvers: [{role: manager}, {role: owner, at: head}], text: Two decide.}}
workflows:
  - id: purchase
    name: Purchase
    sentence: Somebody wants to buy something.
    title: "{what}"
    amount: price
    fields:
      - {id: what, type: text, label: What, required: true}
      - {id: price, type: money, label: Price, required: true}
      - {id: urgent, type: yes-no, label: Urgent}
      - {id: why_urgent, type: text, label: Why urgent, required: true, when: {urgent: "yes"}}
      - {id: born, type: date, label: Born, personal: true}
    steps:
      - {kind: rule, id: route, name: Route, table: bands}
      - {kind: approval, id: approve, name: Approve, by_rule: route, due_hours: 48}
      - kind: parallel
        id: both
        name: Both
        branches:
          - id: buying
            steps:
              - kind: todo
                id: order
                name: Order
                who: [{role: helper}]
                checklist: [{id: ordered, text: Ordered}, {id: told, text: Told the requester, required: false}]
          - id: booking
            steps:
              - {kind: form, id: book, name: Book, who: [{role: bookkeeper}], fields: [why_urgent]}
"""


class Both:
    """A home with an office that writes and one that reads, as the window has them."""

    def __init__(self, writer: Office, reader: Office) -> None:
        self.writer = writer
        self.reader = reader

    def buy(self, price: str = "500.00", *, what: str = "Chairs", by: str = "carl-weiss", **more: Any) -> str:
        """Submit a purchase; its request."""
        values = {"what": what, "price": plain_value(parse_money(price, "EUR"))} | more
        return self.submit("purchase", values, by=by)

    def invoice(self, gross: str = "500.00", *, by: str = "carl-weiss", **more: Any) -> str:
        """Submit an invoice; its request."""
        values = INVOICE | {"gross": plain_value(parse_money(gross, "EUR"))} | more
        return self.submit("invoice", values, by=by)

    def submit(self, workflow: str, values: dict[str, Any], *, by: str) -> str:
        """Submit something that has to be taken; its request."""
        acted = self.writer.submit(Submit(workflow=workflow, unit="head-office", by=by, values=values))
        assert not isinstance(acted, Refusal), acted
        return acted.request.id

    def act(self, request: str, command: RequestCommand) -> Acted:
        """Do something that has to be permitted."""
        acted = self.writer.act(request, command)
        assert not isinstance(acted, Refusal), acted
        return acted

    def approve(self, request: str, by: str = "ben-okafor", reason: str = "") -> Acted:
        return self.act(request, Decide(verdict="approve", by=by, reason=reason))

    def reject(self, request: str, by: str = "ben-okafor", reason: str = "Too dear") -> Acted:
        return self.act(request, Decide(verdict="reject", by=by, reason=reason))

    def ask_changes(self, request: str, by: str = "ben-okafor") -> Acted:
        return self.act(request, Decide(verdict="ask-changes", by=by, reason="Say more"))

    def tick(self, request: str, by: str, note: str = "Done") -> Acted:
        return self.act(request, Tick(by=by, note=note))

    def fill(self, request: str, by: str, **values: Any) -> Acted:
        return self.act(request, Fill(by=by, values=values))

    def say(self, request: str, by: str, text: str) -> Acted:
        return self.act(request, Comment(by=by, text=text))

    @property
    def now_ms(self) -> int:
        return clock.now_ms()


@contextmanager
def both_open(home: Path) -> Iterator[Both]:
    """Open a home twice."""
    with Office.open(home) as writer, Office.open(home, write=False) as reader:
        yield Both(writer, reader)


def found_shown(home: Path) -> None:
    """Found the corner shop with its invoices, and a small workflow for purchases."""
    from workflows.office.shipped import apply_text

    found_shop(home)
    with Office.open(home) as office:
        apply_text(office, SMALL, "small.yaml", "anna-berg")


def replaced(value: Any, **changes: Any) -> Any:
    """The value with some fields changed."""
    return msgspec.structs.replace(value, **changes)
