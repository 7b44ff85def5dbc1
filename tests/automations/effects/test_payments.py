"""SEPA files: valid for the published schema, exact, and only with what others approved, to verified accounts."""

import importlib.resources
import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tests.support.effect_trial import NOON, failed, occasion, refused
from tests.support.shop import Shop
from workflows.automations.effects import payments
from workflows.automations.effects.pain import NAMESPACE, Account, Order, Payment, bank_text, iban_problem, order_xml
from workflows.automations.effects.payments import PaymentFile
from workflows.domain.automations import Action
from workflows.office.office import Office

PAY = PaymentFile()
OURS, THEIRS = "DE89370400440532013000", "NL91ABNA0417164300"
SCHEMA = importlib.resources.files("sepaxml") / "schemas" / "pain.001.001.09.xsd"


@pytest.fixture(scope="session")
def schema() -> etree.XMLSchema:
    """ISO 20022's own, as a foreign library brings it."""
    return etree.XMLSchema(etree.fromstring(SCHEMA.read_bytes()))


def found(raw: bytes, path: str) -> list[str]:
    """Texts at a path of element names."""
    tree = etree.fromstring(raw)
    return [one.text or "" for one in tree.iterfind("/".join(f"{{{NAMESPACE}}}{part}" for part in path.split("/")))]


def payment(number: int = 1, **more: Any) -> Payment:
    """A payment of 119 euros."""
    plain: dict[str, Any] = {
        "end_to_end": f"E{number}",
        "to": Account(name="Papierhof GmbH", iban=THEIRS),
        "minor": 11900,
        "text": "Invoice 1",
        "day": "2026-11-24",
    }
    return Payment(**(plain | more))


def order(*given: Payment, **more: Any) -> Order:
    """An order of the corner shop."""
    plain: dict[str, Any] = {"message_id": "M1", "at_ms": NOON, "debtor": Account(name="Corner Shop", iban=OURS)}
    return Order(payments=given, **(plain | more))


# ---------------------------------------------------------------- the file


@given(
    names=st.lists(st.text(min_size=1, max_size=100).filter(lambda one: one.strip()), min_size=1, max_size=4),
    text=st.text(max_size=200),
    minor=st.integers(1, 99_999_999_999),
    days=st.sampled_from(["2026-11-24", "2026-11-25"]),
)
def test_every_file_is_valid(names: list[str], text: str, minor: int, days: str) -> None:
    """For the published schema, whatever names and texts hold; sums are exact."""
    many = [
        payment(
            number, to=Account(name=name, iban=THEIRS), text=text, minor=minor, day=days if number else "2026-11-24"
        )
        for number, name in enumerate(names)
    ]
    raw = order_xml(order(*many))

    etree.XMLSchema(etree.fromstring(SCHEMA.read_bytes())).assertValid(etree.fromstring(raw))
    total = f"{minor * len(names) // 100}.{minor * len(names) % 100:02}"
    assert found(raw, "CstmrCdtTrfInitn/GrpHdr/CtrlSum") == [total]
    shown = found(raw, "CstmrCdtTrfInitn/PmtInf/CdtTrfTxInf/RmtInf/Ustrd")
    shown += found(raw, "CstmrCdtTrfInitn/PmtInf/CdtTrfTxInf/Cdtr/Nm")
    assert all(re.fullmatch(r"[A-Za-z0-9/\-?:().,'+ ]{1,140}", one) for one in shown)


def test_there_is_a_batch_for_each_day(schema: etree.XMLSchema) -> None:
    """With its own count and sum."""
    raw = order_xml(order(payment(1), payment(2, day="2026-12-01", minor=1), payment(3, minor=10**9)))
    schema.assertValid(etree.fromstring(raw))
    assert found(raw, "CstmrCdtTrfInitn/PmtInf/ReqdExctnDt/Dt") == ["2026-11-24", "2026-12-01"]
    assert found(raw, "CstmrCdtTrfInitn/PmtInf/NbOfTxs") == ["2", "1"]
    assert found(raw, "CstmrCdtTrfInitn/PmtInf/CtrlSum") == ["10000119.00", "0.01"]
    assert found(raw, "CstmrCdtTrfInitn/GrpHdr/CtrlSum") == ["10000119.01"]


@pytest.mark.parametrize(
    ("bad", "code"),
    [
        (order(), "no-payments"),
        (order(payment(1), payment(1)), "same-payment-twice"),
        (order(payment(minor=0)), "bad-amount"),
        (order(payment(minor=-5)), "bad-amount"),
        (order(payment(minor=100_000_000_000)), "bad-amount"),
        (order(payment(to=Account(name="X", iban="DE89370400440532013001"))), "wrong-check-digits"),
        (order(payment(to=Account(name="X", iban="12345"))), "not-an-iban"),
        (order(payment(to=Account(name="X", iban="BR1800360305000010009795493C1"))), "outside-sepa"),
        (order(payment(to=Account(name=" ", iban=THEIRS))), "name-missing"),
        (order(payment(to=Account(name="X", iban=THEIRS, bic="NOPE"))), "bad-bic"),
        (order(payment(end_to_end="<x/>")), "bad-payment"),
        (order(payment(day="tomorrow")), "bad-payment"),
        (order(payment(), message_id="a b"), "bad-message-id"),
    ],
)
def test_what_no_bank_takes_is_no_file(bad: Order, code: str) -> None:
    """It is said before anything is written."""
    with pytest.raises(ValueError, match=code):
        order_xml(bad)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Müller & Söhne", "Mueller + Soehne"),
        ("Café Ľubica", "Cafe Lubica"),
        ("</Nm><IBAN>x", "./Nm..IBAN.x"),
        ("//a//", "a"),
        ("\u202eabc", "abc"),
        ("", "."),
        ("日本", ".."),
    ],
)
def test_texts_are_spelt_with_the_signs_that_banks_take(text: str, told: str) -> None:
    """And are never empty."""
    assert bank_text(text, 70) == told


def test_an_account_with_look_alike_letters_is_none() -> None:
    """A Cyrillic letter that looks like a Latin one among them."""
    assert iban_problem(THEIRS) is None
    assert iban_problem("nl91 abna 0417 1643 00") is None
    assert iban_problem("NL91\u0410BNA0417164300") == "not-an-iban"


# ---------------------------------------------------------------- which requests


SETTINGS = {"debtor": "Corner Shop", "debtor_iban": OURS, "payer": "petra-lang", "workflow": "invoice"}


@pytest.fixture
def paying(shop: Shop, tmp_path: Path) -> Shop:
    """A shop whose invoices wait for a payment file once they are approved."""
    source = Path("resources/processes/invoice.yaml").read_text(encoding="utf-8")
    workflow = source[source.index("\nworkflows:") :]
    before, release, _ = workflow.partition("      - kind: todo\n        id: release\n")
    assert release
    step = "      - {kind: action, id: pay, name: Pay, action: payment-run}\n"
    file = tmp_path / "paying.yaml"
    booked = r"      - \{id: (entry_no|paid_on|proof_is|proof), .*\n"
    file.write_text(re.sub(booked, "", before) + step, encoding="utf-8")
    shop.done("apply", file)
    return shop


Approved = Callable[..., str]


@pytest.fixture
def approved(paying: Shop) -> Approved:
    """Make an invoice that was called back about and approved; its request."""

    def make(gross: str = "119.00", number: str = "1", **values: str) -> str:
        request = paying.ask(gross, number=number, **({"iban": THEIRS} | values))
        paying("tick", request, "--as", "petra", "--note", "Called them")  # refused where the supplier is known
        paying.done("decide", request, "approve", "--as", "ben")
        return request

    return make


def action(folder: Path, **more: Any) -> Action:
    """Everything that waits to be paid."""
    return Action(kind="payment-file", settings=SETTINGS | {"folder": str(folder)} | more)


def test_what_waits_to_be_paid_stands_in_one_file_and_never_in_another(
    paying: Shop, approved: Approved, folder: Path, schema: etree.XMLSchema
) -> None:
    """The amounts are exact, and each request says in which file it stands."""
    one, two = approved("119.00", "1"), approved("0.07", "2")
    with Office.open(paying.home) as office:
        did = PAY.run(action(folder, payer="anna-berg"), occasion(), office)
        again = PAY.run(action(folder, payer="anna-berg"), occasion("two"), office)

    (file,) = folder.iterdir()
    raw = file.read_bytes()
    schema.assertValid(etree.fromstring(raw))
    assert (did.text, again.text) == ("2 payments", "0 payments")
    assert found(raw, "CstmrCdtTrfInitn/GrpHdr/CtrlSum") == ["119.07"]
    assert sorted(found(raw, "CstmrCdtTrfInitn/PmtInf/CdtTrfTxInf/PmtId/EndToEndId")) == sorted([one, two])
    assert file.name == "payments 2026-11-23.xml"
    assert {paying.status(one), paying.status(two)} == {"done"}
    assert f"in {file.name}" in str(paying.done("show", one))


@pytest.mark.parametrize("stop_at", range(1, 12))
def test_a_crash_at_any_point_makes_one_file_and_one_payment(
    paying: Shop, approved: Approved, folder: Path, monkeypatch: pytest.MonkeyPatch, stop_at: int
) -> None:
    """Whenever it was; a second try goes on, and where it cannot know, it does not try."""
    request = approved()
    calls, real = 0, Path.replace

    def crash(self: Path, target: Path) -> Path:
        nonlocal calls
        calls += 1
        if calls == stop_at:
            raise KeyboardInterrupt
        return real(self, target)

    with Office.open(paying.home) as office:
        with monkeypatch.context() as patch, suppress(KeyboardInterrupt):
            patch.setattr(Path, "replace", crash)
            PAY.run(action(folder, payer="anna-berg"), occasion(), office)
        if PAY.was_done(action(folder, payer="anna-berg"), occasion(), office) == "no":
            PAY.run(action(folder, payer="anna-berg"), occasion(attempt=2), office)
        PAY.run(action(folder, payer="anna-berg"), occasion("two"), office)
    files = [one for one in folder.iterdir() if not one.name.startswith("~")]
    assert len(files) <= 1
    paid = [
        one
        for file in files
        for one in found(file.read_bytes(), "CstmrCdtTrfInitn/PmtInf/CdtTrfTxInf/PmtId/EndToEndId")
    ]
    assert paid in ([request], [])


def test_what_stands_in_a_file_goes_into_no_other_even_before_the_request_says_so(
    paying: Shop, approved: Approved, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The program ended after the file and before the record; another run comes first."""
    request = approved()
    with Office.open(paying.home) as office:
        with monkeypatch.context() as patch, suppress(KeyboardInterrupt):
            patch.setattr(payments, "_finish", interrupt)
            PAY.run(action(folder, payer="anna-berg"), occasion(), office)
        other = PAY.run(action(folder, payer="anna-berg"), occasion("two"), office)
        assert other.text == "0 payments, 1 left out"
        assert PAY.was_done(action(folder, payer="anna-berg"), occasion(), office) == "no"
        assert PAY.run(action(folder, payer="anna-berg"), occasion(attempt=2), office).text == "1 payment"
    assert len(list(folder.iterdir())) == 1
    assert paying.status(request) == "done"


def interrupt(*_: Any) -> None:
    """The program ends here."""
    raise KeyboardInterrupt


def left_out(shop: Shop, folder: Path, **more: Any) -> str:
    """Why the one invoice does not go into a file: the last word of the dry run."""
    with Office.open(shop.home) as office:
        would = PAY.dry_run(action(folder, **({"payer": "anna-berg"} | more)), occasion(), office)
        assert would.facts["payments"] == "0"
        assert PAY.run(action(folder, **({"payer": "anna-berg"} | more)), occasion(), office).text.startswith(
            "0 payments"
        )
    assert list(folder.iterdir()) == []
    return would.preview.rpartition(": ")[2]


def test_whoever_approved_alone_does_not_pay(paying: Shop, approved: Approved, folder: Path) -> None:
    """Four eyes, also at the bank."""
    approved()
    assert left_out(paying, folder, payer="ben-okafor") == "approved-by-nobody-else"


def test_whoever_verified_the_account_alone_does_not_pay(paying: Shop, approved: Approved, folder: Path) -> None:
    """The supplier is new; the payer's own word about the account is not enough."""
    approved()
    assert left_out(paying, folder, payer="petra-lang") == "account-not-verified"


@pytest.mark.parametrize(
    ("values", "settings", "why"),
    [
        ({"payment_reference": "DE89370400440532013001"}, {"iban_field": "payment_reference"}, "bad-account"),
        ({}, {"iban_field": "payment_reference"}, "bad-account"),
        ({}, {"name_field": "buyer_name"}, "name-missing"),
        ({}, {"amount_field": "net"}, "not-in-euros"),
        ({}, {"verified_by": "confirm"}, "account-not-verified"),
    ],
)
def test_what_cannot_be_paid_is_left_out(
    paying: Shop, approved: Approved, folder: Path, values: dict[str, str], settings: dict[str, str], why: str
) -> None:
    """And the dry run says why."""
    approved(**values)
    assert left_out(paying, folder, **settings) == why


def test_the_same_invoice_in_two_requests_is_paid_in_neither(paying: Shop, approved: Approved, folder: Path) -> None:
    """A person withdraws or rejects one of them first."""
    first = approved(number="77")
    second = paying.ask("119.00", number="0077", iban=THEIRS)
    assert left_out(paying, folder) == "same-invoice"
    paying.done("withdraw", second, "--as", "carl")
    with Office.open(paying.home) as office:
        assert PAY.run(action(folder, payer="anna-berg"), occasion("two"), office).text == "1 payment"
    assert paying.status(first) == "done"


def test_one_request_that_cannot_be_paid_is_an_error(paying: Shop, folder: Path) -> None:
    """Not silence: it was asked for by name."""
    request = paying.ask("119.00", iban=THEIRS)
    with Office.open(paying.home) as office:
        error = failed(PAY, action(folder), occasion(request=request), office)
    assert (error.code, error.again) == ("not-approved", False)


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"debtor_iban": "DE00"}, "“debtor_iban”"),
        ({"debtor_bic": "X"}, "“debtor_bic”"),
        ({"payer": ""}, "“payer”"),
        ({"when": "soon"}, "“when”"),
        ({"folder": "out"}, "“folder”"),
        ({"text": "{"}, "“text”"),
        ({"iban": "x"}, "“iban”"),
    ],
)
def test_a_mistake_in_the_settings_names_its_place(change: dict[str, Any], place: str) -> None:
    """Before anything is published."""
    PAY.check(SETTINGS | {"folder": "/out"})
    assert place in refused(PAY, SETTINGS | {"folder": "/out"} | change)
