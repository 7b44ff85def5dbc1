"""The incoming invoice, through each row of its rules and each of its steps: the firm's inbox, and what people type."""

from pathlib import Path

import pytest

from tests.journeys.processes.walking import Firm, Walk, Walked
from workflows import clock
from workflows.domain.definitions import all_steps
from workflows.office.office import Office
from workflows.office.sample_firm import found_sample_firm, sample_invoices, settle, take_in_samples

KNOWN = {
    "supplier_name": "Papierhof Beispiel GmbH",
    "supplier_vat_id": "DE900001017",
    "invoice_number": "PH-9#",
    "issue_date": "-1",
    "currency": "EUR",
    "gross": "30#.00",
    "iban": "DE56000000000001000001",
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
        found += [firm.walk(walk) for walk in TYPED]
        tables = [office.state.tables[name][1] for name in ("invoice-checks", "invoice-approval")]
        steps = {step.id for step in all_steps(firm.definition.steps)}
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
    for one in walked[0][-len(TYPED) :]:
        who = dict(one.people)
        assert "sam" not in {who.get("approve"), who.get("release"), who.get("call-back")}
        assert who.get("approve", "nobody") != who.get("release")


def test_the_inbox_waits_for_nobody_without_a_day(tmp_path: Path) -> None:
    """Each step at which an invoice waits has somebody and a deadline."""
    found_sample_firm(tmp_path / "home")
    with Office.open(tmp_path / "home") as office:
        for taken in take_in_samples(office, sample_invoices()):
            tasks = office.tasks(taken.request) if taken.request is not None else ()
            assert all(task.people and task.open.due_ms is not None for task in tasks)
