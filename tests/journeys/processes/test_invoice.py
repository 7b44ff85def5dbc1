"""The incoming invoice, through each row of its rules and each of its steps: the firm's inbox, and what people type."""

from pathlib import Path

import pytest

from tests.journeys.processes.stories import STORIES
from tests.journeys.processes.walking import ANNA, BLOCKED, Firm, Walk, Walked, block
from workflows import clock
from workflows.domain.definitions import RepeatStep, all_steps
from workflows.office.office import Office
from workflows.office.sample_firm import found_sample_firm, sample_invoices, settle, take_in_samples
from workflows.office.shipped import apply_file, apply_text, process_file

KNOWN = {
    "supplier_name": "Papierhof Beispiel GmbH",
    "supplier_vat_id": "DE900001017",
    "invoice_number": "PH-9#",
    "issue_date": "-1",
    "currency": "EUR",
    "gross": "30#.00",
    "iban": "DE56000000000001000001",
    "supplier_answer": "They looked it up",
    "account_code": "4930",
    "paid_on": "+5",
    "proof_is": "on the bank statement",
}
"""An invoice of a supplier who was paid before."""
TYPED = (
    Walk(name="another account, and the bookkeeper called them", values=KNOWN | {"iban": "DE76000000000002000002"}),
    Walk(
        name="wrong check digits", values=KNOWN | {"iban": "DE57000000000001000001"}, corrected={"iban": KNOWN["iban"]}
    ),
    Walk(
        name="a VAT id that is none",
        values=KNOWN | {"supplier_name": "Neuling", "supplier_vat_id": "DE900001018", "iban": "DE39000000000005000005"},
    ),
    Walk(name="no account at all", values=KNOWN | {"iban": ""}),
    Walk(name="amounts in two currencies", values=KNOWN | {"currency": "USD"}),
    Walk(name="no at the approval", values=KNOWN, says={"approve": "reject"}),
    Walk(
        name="of a supplier of whom nothing is bought",
        values=KNOWN | {"supplier_name": BLOCKED, "supplier_vat_id": "", "iban": ""},
    ),
)
GLASS = KNOWN | {
    "supplier_name": "Fensterglanz Ausgedacht e. K.",
    "supplier_vat_id": "DE900002028",
    "invoice_number": "F-#",
    "iban": "DE76000000000002000002",
}
ORDER = {**STORIES["purchase"].ordinary, "what": "Windows", "supplier": GLASS["supplier_name"]}
ORDERED = (
    Walk(name="ordered and counted", values=ORDER | {"order_no": "PO-700", "ordered_price": "300.00"}),
    Walk(name="ordered twice under one number", values=ORDER | {"order_no": "PO-701", "ordered_price": "20.00"}),
    Walk(name="ordered twice under one number", values=ORDER | {"order_no": "PO-701", "ordered_price": "20.00"}),
)
BACKED = (
    Walk(name="fits the order", values=GLASS | {"gross": "305.99", "order_reference": "po-700"}),
    Walk(
        name="billed for the same order again",
        values=GLASS | {"gross": "299.00", "order_reference": "PO-700", "compared": "no order of ours"},
        says={"checks": "approve"},
    ),
    Walk(
        name="two orders have the number",
        values=GLASS | {"gross": "20.00", "order_reference": "PO-701", "compared": "price differs"},
    ),
)
DISPUTED = KNOWN | {"disputed": "yes", "dispute_reason": "Half of it was broken"}
SPENT = """
budgets:
  - {id: south, name: South, unit: south, category: paper, workflows: [invoice], period: year, amount: "1000"}
"""
HELD = (
    Walk(name="disputed and settled", values=DISPUTED | {"gross": "61.#", "settled": "yes"}),
    Walk(name="disputed four times, and paid all the same", values=DISPUTED | {"gross": "62.#", "settled": "no"}),
    Walk(
        name="disputed, and never paid",
        values=DISPUTED | {"gross": "63.#", "settled": "no"},
        says={"unsettled": "reject"},
    ),
    Walk(name="no cost centre", values=KNOWN | {"gross": "81.#"}, corrected={"cost_centre": "paper"}, by="lea"),
    Walk(name="of a budget", values=KNOWN | {"gross": "750.00", "cost_centre": "paper"}, by="lea"),
    Walk(name="of a budget that is nearly used", values=KNOWN | {"gross": "180.00", "cost_centre": "paper"}, by="lea"),
    Walk(name="over the budget", values=KNOWN | {"gross": "90.#", "cost_centre": "paper"}, by="lea"),
    Walk(
        name="over the budget, and no",
        values=KNOWN | {"gross": "91.#", "cost_centre": "paper"},
        says={"over-budget": "reject"},
        by="lea",
    ),
)


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Walked], set[tuple[str, str]], set[str]]:
    """What came of everything, with all rows and all steps that there are."""
    home = tmp_path_factory.mktemp("invoices") / "home"
    found_sample_firm(home)
    with Office.open(home) as office:
        found = []
        firm = Firm(office, "invoice", "firm", clock.now_ms())
        for taken in take_in_samples(office, sample_invoices()):
            if taken.request is not None:
                settle(office, taken.request)
                found.append(firm.came_of(taken.request, []))
        block(office)
        found += [firm.walk(walk) for walk in TYPED]
        apply_file(office, process_file("purchase"), ANNA)
        orders = Firm(office, "purchase", "firm", clock.now_ms())
        for walk in ORDERED:
            orders.walk(walk)
        found += [firm.walk(walk) for walk in BACKED]
        apply_text(office, SPENT, "budgets", ANNA)
        found += [firm.walk(walk) for walk in HELD]
        tables = [office.state.tables[name][1] for name in ("invoice-checks", "invoice-approval", "invoice-budget")]
        steps = {step.id for step in all_steps(firm.definition.steps) if not isinstance(step, RepeatStep)}
    return found, {(table.id, row.id) for table in tables for row in table.rows}, steps


def test_each_row_and_each_step_is_met(walked: tuple[list[Walked], set[tuple[str, str]], set[str]]) -> None:
    """By the invoices of the sample firm's inbox and those that people type."""
    found, rows, steps = walked

    assert rows - {row for one in found for row in one.rows} == set()
    assert steps - {step for one in found for step in one.steps} == set()
    assert {one.status for one in found} == {"done", "rejected"}


def test_whoever_typed_it_neither_approves_nor_pays(
    walked: tuple[list[Walked], set[tuple[str, str]], set[str]],
) -> None:
    """Sam typed them; the bookkeeper who pays did not approve."""
    for one in walked[0][-len(TYPED + BACKED + HELD) :]:
        who = dict(one.people)
        assert {"sam", "lea"}.isdisjoint({who.get("approve"), who.get("release"), who.get("call-back")})
        assert who.get("approve", "nobody") != who.get("release")


def test_the_inbox_waits_for_nobody_without_a_day(tmp_path: Path) -> None:
    """Each step at which an invoice waits has somebody and a deadline."""
    found_sample_firm(tmp_path / "home")
    with Office.open(tmp_path / "home") as office:
        for taken in take_in_samples(office, sample_invoices()):
            tasks = office.tasks(taken.request) if taken.request is not None else ()
            assert all(task.people and task.open.due_ms is not None for task in tasks)


def test_an_invoice_that_nobody_looks_at_in_time_still_comes_to_its_end(tmp_path: Path) -> None:
    """Each deadline passes with all that it brings before anybody acts, a dispute and a correction among them."""
    found_sample_firm(tmp_path / "home")
    with Office.open(tmp_path / "home") as office:
        firm = Firm(office, "invoice", "firm", clock.now_ms())
        for walk in (*TYPED, *HELD[:3]):
            assert firm.walk(walk, late=True).status in {"done", "rejected"}, walk.name
