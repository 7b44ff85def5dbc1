"""A request's end becomes a supplier's record: once, with what led to it, and nothing that a person has to sign."""

from pathlib import Path

import pytest

from tests.support.effect_trial import occasion
from tests.support.shop import Shop, entry_count
from workflows.automations.changing import set_automations
from workflows.automations.due_runs import DueRuns
from workflows.automations.effects import write_record
from workflows.automations.effects.protocol import EffectFailed, Occasion
from workflows.automations.effects.write_record import WriteRecord
from workflows.automations.effects.writing import keep_note
from workflows.automations.steps import fire_steps
from workflows.domain.automations import Action, Automation, OnStep
from workflows.domain.commands import Refusal
from workflows.office.office import Office

WORKFLOW = """
workflows:
  - id: supplier
    name: New supplier
    title: "{name}"
    fields:
      - {id: name, type: text, label: Name, required: true}
      - {id: vat, type: text, label: VAT id}
      - {id: account, type: text, label: IBAN}
    steps:
      - {kind: approval, id: approve, name: Approve, approvers: [{role: manager}]}
      - kind: action
        id: write
        name: Write the record
        action: write-record
        settings:
          sort: supplier
          fields: |
            legal_name = {name}
            vat_id = {vat}
            iban/{account} = {name}
            payment_terms = 30
"""
CUSTOMERS = """
workflows:
  - id: customer-onboarding
    name: New customer
    title: "{legal_name}"
    fields:
      - {id: legal_name, type: text, label: Name, required: true}
      - {id: trading_name, type: text, label: Trading name}
      - {id: vat_id, type: text, label: VAT id}
      - {id: registration_no, type: text, label: Registration number}
      - {id: billing_address, type: text, label: Billing address}
      - {id: delivery_address, type: text, label: Delivery address}
      - {id: segment, type: text, label: Kind}
      - {id: credit_limit, type: money, label: Limit}
      - {id: price_list, type: text, label: Price list}
    steps:
      - {kind: approval, id: approve, name: Approve, approvers: [{role: manager}]}
      - {kind: todo, id: welcome, name: Welcome, who: [{role: manager}], checklist: [{id: a, text: Written}]}
"""
EFFECT = WriteRecord()
IBAN = "DE89370400440532013000"


@pytest.fixture
def firm(shop: Shop, tmp_path: Path) -> Shop:
    """A shop with that workflow, and this laptop responsible for its steps."""
    file = tmp_path / "supplier.yaml"
    file.write_text(WORKFLOW)
    shop.done("apply", file)
    with Office.open(shop.home) as office:
        one = Automation(
            id="steps",
            name="Steps",
            trigger=OnStep(),
            actions=(Action(kind="do-step"),),
            unit=office.state.head,
            device=office.keys.device,
        )
        assert not isinstance(set_automations(office, "anna-berg", [one]), Refusal)
    return shop


def asked(shop: Shop, name: str = "Papierhof", **more: str) -> str:
    """An approved request."""
    sets = [f"--set={field}={text}" for field, text in ({"name": name, "vat": "DE136695976"} | more).items()]
    request: str = shop.done("submit", "supplier", "--as", "carl", *sets)["request"]
    shop.done("decide", request, "approve", "--as", "ben")
    return request


def work(shop: Shop) -> None:
    """Look once."""
    with Office.open(shop.home) as office:
        runs = DueRuns(office)
        fire_steps(runs)
        runs.step()


def test_an_approved_request_becomes_a_record_once(firm: Shop) -> None:
    """The act names the request and its approval; the account counts only once somebody verified it."""
    request = asked(firm, account=IBAN)
    for _ in range(3):
        work(firm)

    (line,) = firm.done("records", "list")["records"]
    shown = firm.done("records", "show", line["id"])
    assert (line["title"], line["unverified"]) == ("Papierhof", 1)
    assert {(step["by"], step["request"], bool(step["approval"])) for step in shown["history"]} == {
        (None, request, True)
    }
    assert firm.status(request) == "done"


def test_a_second_request_brings_the_record_up_to_date(firm: Shop) -> None:
    """Found again by its VAT id; what came out empty changes nothing."""
    asked(firm, account=IBAN)
    work(firm)
    asked(firm, "Papierhof GmbH", vat="DE 136 695 976")
    work(firm)

    (line,) = firm.done("records", "list")["records"]
    assert (line["title"], line["accounts"]) == ("Papierhof GmbH", 1)


def test_what_does_not_fit_is_told_in_the_request(firm: Shop) -> None:
    """And no record is written."""
    request = asked(firm, account="DE00")
    work(firm)

    assert firm.done("records", "list")["records"] == []
    shown = firm.done("show", request)
    assert "bad-iban" in str(shown)


def made(fields: dict[str, str] | None = None) -> Action:
    """The action with these fields."""
    return Action(kind="write-record", settings={"sort": "supplier", "fields": fields or {"legal_name": "{name}"}})


def about(firm: Shop, **values: str) -> Occasion:
    """An occasion of an approved request."""
    return occasion("one", request=asked(firm), values={"name": "Papierhof"} | values)


def test_a_dry_run_says_what_would_be_written_and_writes_nothing(firm: Shop) -> None:
    """For a new record, and for one that is there."""
    happened = about(firm)
    before = entry_count(firm.home)
    with Office.open(firm.home) as office:
        would = EFFECT.dry_run(made(), happened, office)
        nobody = EFFECT.dry_run(made(), occasion("one", values={"name": "x"}), office)

    assert (would.code, would.facts, would.preview) == (
        "write-record",
        {"sort": "supplier", "record": ""},
        "legal_name = Papierhof",
    )
    assert nobody.problems == ("unknown-request",)
    assert entry_count(firm.home) == before


def test_a_crash_between_writing_and_telling_writes_no_second_one(firm: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    """The own log tells that it was written."""
    happened = about(firm)
    real, calls = keep_note, [0]

    def crash(*given: object, **more: object) -> None:
        calls[0] += 1
        if calls[0] == 2:
            raise KeyboardInterrupt
        real(*given, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(write_record, "keep_note", crash)
    with Office.open(firm.home) as office:
        with pytest.raises(KeyboardInterrupt):
            EFFECT.run(made(), happened, office)
        assert EFFECT.was_done(made(), happened, office) == "yes"
        EFFECT.run(made(), happened, office)
    assert len(firm.done("records", "list")["records"]) == 1


def test_two_records_of_one_vat_id_are_not_guessed_between(firm: Shop) -> None:
    """A person merges them first."""
    for _ in range(2):
        firm.done("records", "add", "supplier", "--as", "carl", "--set=legal_name=A", "--set=vat_id=DE136695976")
    happened = about(firm)
    with Office.open(firm.home) as office, pytest.raises(EffectFailed) as found:
        EFFECT.run(made({"vat_id": "DE136695976"}), happened, office)

    assert (found.value.code, found.value.again) == ("ambiguous-record", False)


def test_the_automation_of_the_paper_writes_a_record_at_the_end_of_a_request(shop: Shop, tmp_path: Path) -> None:
    """Without a step that a request would have to wait at."""
    paper = Path(write_record.__file__).parents[2] / "office" / "records" / "RECORDS.md"
    example = paper.read_text("utf-8").split("```yaml\n")[1].split("```")[0]
    file, process = tmp_path / "automations.yaml", tmp_path / "customers.yaml"
    file.write_text(example)
    process.write_text(CUSTOMERS)
    shop.done("apply", process)
    shop.done("automations", "set", file, "--as", "anna")
    sets = ["--set=legal_name=Atelier Nord", "--set=vat_id=DE136695976", "--set=credit_limit=2500.00"]
    request = shop.done("submit", "customer-onboarding", "--as", "carl", *sets)["request"]
    shop.done("decide", request, "approve", "--as", "ben")
    shop.done("tick", request, "--as", "ben", "--note", "Written")
    assert shop.status(request) == "done"
    shop("work", "--once")

    (line,) = shop.done("records", "list", "customer")["records"]
    cells = {cell["name"]: cell["values"] for cell in shop.done("records", "show", line["id"])["cells"]}
    assert cells == {
        "legal_name": ["Atelier Nord"],
        "vat_id": ["DE136695976"],
        "credit_limit": ["2500.00"],
    }
