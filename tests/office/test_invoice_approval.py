"""What the shipped invoice process approves by rule, and everything that makes a person look at it first."""

import re
import shutil
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from workflows.domain.commands import Decide, Fill, Refusal, Submit, Tick
from workflows.engine.state import Standing
from workflows.office.documents import take_in
from workflows.office.office import Office
from workflows.office.records.writing import Wish, add_record
from workflows.office.sample_firm import FOLDER, clock_moved_back, found_sample_firm
from workflows.office.shipped import apply_text

INVOICE = (FOLDER / "invoices" / "01-papierhof-PH-20431.xml").read_text("utf-8")
"""107.10 EUR, ordered, of a supplier who is known: the rule approves it as it is."""
CREDIT_NOTE = (FOLDER / "invoices" / "11-papierhof-PH-GS-311.xml").read_text("utf-8")
PAYABLE = '<cbc:PayableAmount currencyID="EUR">107.10</cbc:PayableAmount>'
MUCH = PAYABLE.replace("107.10", "9999.00")
BILLING = "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0"
ACCOUNT = INVOICE[INVOICE.index("<cac:PayeeFinancialAccount>") : INVOICE.index("</cac:PaymentMeans>")]
MEANS = "</cac:PaymentMeans>"
MORE_MEANS = (
    MEANS + "<cac:PaymentMeans><cbc:PaymentMeansCode>58</cbc:PaymentMeansCode><cac:PayeeFinancialAccount>"
    "<cbc:ID>{}</cbc:ID></cac:PayeeFinancialAccount></cac:PaymentMeans>"
)
EUR = {"currency": "EUR"}
TYPED = {
    "supplier_name": "Papierhof",
    "supplier_vat_id": "DE900001017",
    "invoice_number": "T-1",
    "issue_date": "2026-11-01",
    "gross": {"minor": 10_000, **EUR},
    "iban": "DE56000000000001000001",
    "order_reference": "PO-1",
}


@pytest.fixture(scope="module")
def firm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample firm, whose suppliers are known."""
    home = tmp_path_factory.mktemp("approval") / "home"
    found_sample_firm(home)
    return home


@pytest.fixture
def office(firm: Path, tmp_path: Path) -> Iterator[Office]:
    """A firm of one's own, open."""
    shutil.copytree(firm, tmp_path / "firm")
    with Office.open(tmp_path / "firm") as opened:
        yield opened


def take(office: Office, tmp_path: Path, text: str = INVOICE, name: str = "a.xml") -> str:
    """A document comes in by itself; its request."""
    (tmp_path / name).write_text(text, "utf-8")
    (taken,) = take_in(office, [tmp_path / name], workflow="invoice", unit=None, by=None)
    assert taken.request is not None, taken
    return taken.request


def altered(*changes: tuple[str, str], of: str = INVOICE) -> str:
    """A sample invoice with other words."""
    for old, new in changes:
        assert old in of, old
        of = of.replace(old, new)
    return of


def standing(office: Office, request: str) -> Standing:
    """Where the request stands."""
    return office.request(request).standing


def waits_at(office: Office, request: str) -> tuple[list[str], list[str]]:
    """The open steps, and who is asked."""
    tasks = office.tasks(request)
    return [task.open.step for task in tasks], sorted({able.person for task in tasks for able in task.people})


def submit(office: Office, by: str, **more: object) -> str:
    """Somebody types an invoice of Papierhof; its request."""
    acted = office.submit(Submit(workflow="invoice", unit="head-office", by=by, values=TYPED | more))
    assert not isinstance(acted, Refusal), acted
    return acted.request.id


def fill(office: Office, request: str, **values: object) -> None:
    """Nils corrects."""
    acted = office.act(request, Fill(by="nils", values=values))
    assert not isinstance(acted, Refusal), acted


def test_a_small_ordered_document_of_a_known_supplier_is_approved_by_rule(office: Office, tmp_path: Path) -> None:
    """The yardstick of every test below: without what they change, nobody is asked."""
    assert standing(office, take(office, tmp_path)).status == "approved"


# ---------------------------------------------------------------- what is to be paid


@pytest.mark.parametrize(
    "changes",
    [
        ((PAYABLE, MUCH), (BILLING, "urn:factur-x.eu:1p0:minimum")),
        ((PAYABLE, f'<cbc:PayableRoundingAmount currencyID="EUR">9891.90</cbc:PayableRoundingAmount>{MUCH}'),),
        ((PAYABLE, f'<cbc:PrepaidAmount currencyID="EUR">-9891.90</cbc:PrepaidAmount>{MUCH}'),),
    ],
    ids=["minimum", "rounding", "prepaid"],
)
def test_what_is_to_be_paid_is_weighed_and_not_only_the_gross(
    office: Office, tmp_path: Path, changes: tuple[tuple[str, str], ...]
) -> None:
    """However a document makes 107.10 come to 9,999.00, it is decided like 9,999.00."""
    request = take(office, tmp_path, altered(*changes))

    assert str(standing(office, request).values["weighed"]) == "9999.00 EUR"
    if waits_at(office, request)[0] == ["correct"]:
        fill(office, request)
    assert waits_at(office, request) == (["approve"], ["anna-berg", "petra"])


@pytest.mark.parametrize(("rounding", "status"), [("0.90", "approved"), ("-0.10", "approved"), ("1.90", "waiting")])
def test_rounding_is_at_most_a_euro(office: Office, tmp_path: Path, rounding: str, status: str) -> None:
    """Anything else is another amount, and doubtful."""
    payable = str(Decimal("107.10") + Decimal(rounding))
    element = f'<cbc:PayableRoundingAmount currencyID="EUR">{rounding}</cbc:PayableRoundingAmount>'

    request = take(office, tmp_path, altered((PAYABLE, element + PAYABLE.replace("107.10", payable))))

    assert standing(office, request).status == status


def test_amounts_of_two_currencies_are_doubtful(office: Office) -> None:
    """Nobody pays 250 of one thing for 250 of another unseen."""
    request = submit(office, "nils", payable={"minor": 10_000, "currency": "KWD"})

    assert standing(office, request).values["doubtful"] is True


def test_the_largest_amounts_are_weighed_and_never_refused(office: Office) -> None:
    """A sum above what the office can count stays at the most that it can."""
    largest = {"minor": 10**15, **EUR}

    requests = [submit(office, "nils", invoice_number=f"L-{number}", gross=largest) for number in range(3)]

    assert [str(standing(office, one).values["weighed"]) for one in requests] == ["10000000000000.00 EUR"] * 3


# ---------------------------------------------------------------- after a correction


WRONG_SUM = ('LineExtensionAmount currencyID="EUR">70.00', 'LineExtensionAmount currencyID="EUR">60.00')


def test_sums_that_nobody_changed_stay_wrong(office: Office, tmp_path: Path) -> None:
    """Confirming a wrong sum does not make it right: a person decides."""
    request = take(office, tmp_path, altered(WRONG_SUM))
    assert waits_at(office, request)[0] == ["correct"]

    fill(office, request)

    assert standing(office, request).values["sums_wrong"] is True
    assert waits_at(office, request) == (["approve"], ["ben"])


def test_a_correction_is_checked_like_the_first_values(office: Office, tmp_path: Path) -> None:
    """A number that came before, or another account, stops the request after the correction too."""
    take(office, tmp_path)
    first = take(office, tmp_path, altered(WRONG_SUM, ("PH-20431", "PH-1")), "b.xml")
    second = take(office, tmp_path, altered(WRONG_SUM, ("PH-20431", "PH-2"), ("-10-05", "-08-05")), "c.xml")

    for request, values in ((first, {"invoice_number": "PH-20431"}), (second, {"iban": "DE89370400440532013000"})):
        if waits_at(office, request)[0] == ["checks"]:
            office.act(request, Decide(verdict="approve", by="petra", reason="Another delivery"))
        fill(office, request, **values)

    for request in (first, second):
        assert standing(office, request).status == "stopped"
        assert waits_at(office, request) == (["checks-again"], ["petra"])


def test_what_a_person_corrected_is_decided_by_a_person(office: Office, tmp_path: Path) -> None:
    """The document no longer says what is paid; somebody does."""
    wrong = altered((PAYABLE, PAYABLE.replace("107.10", "107.00")))
    request = take(office, tmp_path, wrong)

    fill(office, request, payable={"minor": 10_710, **EUR})

    values = standing(office, request).values
    assert (values["sums_wrong"], values["typed_in"]) == (False, True)
    assert waits_at(office, request) == (["approve"], ["ben"])


def test_what_was_cleared_is_still_decided_by_a_person(office: Office, tmp_path: Path) -> None:
    """Whoever lets a second invoice over the same amount pass does not approve it as well."""
    take(office, tmp_path)
    request = take(office, tmp_path, altered(("PH-20431", "PH-2")), "b.xml")
    assert waits_at(office, request) == (["checks"], ["petra"])

    office.act(request, Decide(verdict="approve", by="petra", reason="Another delivery"))

    assert waits_at(office, request) == (["approve"], ["ben"])


# ---------------------------------------------------------------- credit notes


@pytest.mark.parametrize(
    ("minor", "asked"),
    [(-10_000, ["ben"]), (-100_001, ["anna-berg", "ben"]), (-5_950_000, ["anna-berg", "petra"])],
)
def test_a_credit_note_is_decided_by_its_size(office: Office, minor: int, asked: list[str]) -> None:
    """Money that comes back is looked at by those who decide about money that goes."""
    request = submit(office, "nils", gross={"minor": minor, **EUR})

    assert standing(office, request).values["credit_note"] is True
    assert waits_at(office, request) == (["approve"], asked)


def test_a_credit_note_without_a_type_code_is_one(office: Office, tmp_path: Path) -> None:
    """The document's root says it, or the sign."""
    code = re.search(r"<cbc:CreditNoteTypeCode>.*?</cbc:CreditNoteTypeCode>", CREDIT_NOTE)
    assert code is not None

    request = take(office, tmp_path, altered((code[0], ""), of=CREDIT_NOTE))

    assert standing(office, request).values["credit_note"] is True
    assert waits_at(office, request) == (["approve"], ["ben"])


# ---------------------------------------------------------------- doubts, accounts, numbers


@pytest.mark.parametrize(
    ("changes", "fact"),
    [
        (((">380<", ">381<"),), "doubtful"),
        (((PAYABLE, PAYABLE.replace("EUR", "USD")),), "doubtful"),
        ((("Papierhof Beispiel GmbH", "\u0420\u0430\u0440ierhof Beispiel GmbH"),), "doubtful"),
        ((("PH-20431", "\u0420H-20431"),), "doubtful"),
        ((("PH-20431", "--"),), "doubtful"),
        ((("2026-11-04", "2029-11-04"),), "doubtful"),
        (((ACCOUNT, ""),), "account_missing"),
        (((MEANS, MORE_MEANS.format("DE89370400440532013000")),), "account_changed"),
        (((MEANS, MORE_MEANS.format("GB-EVIL-12345")),), "account_changed"),
    ],
    ids=["type", "currency", "name", "number", "no number", "dates", "no account", "second IBAN", "other account"],
)
def test_what_the_reader_doubts_is_not_approved_by_rule(
    office: Office, tmp_path: Path, changes: tuple[tuple[str, str], ...], fact: str
) -> None:
    """A contradiction, a letter that only looks right, a missing or a second account: a person looks."""
    request = take(office, tmp_path, altered(*changes))

    assert standing(office, request).values[fact] is True
    assert standing(office, request).status != "approved"


def test_doubts_do_not_go_away_with_a_correction(office: Office, tmp_path: Path) -> None:
    """The document is what it was."""
    request = take(office, tmp_path, altered(WRONG_SUM, (">380<", ">381<")))

    fill(office, request, type_code="380")

    values = standing(office, request).values
    assert (values["doubtful"], values["credit_note"]) == (True, True)


@pytest.mark.parametrize(
    "number",
    [
        "PH-\uff12\uff10\uff14\uff13\uff11",
        "PH-\u0662\u0660\u0664\u0663\u0661",
        "\u0420\u041d 20431",
        "Ph\u201120431",
        "P\u0301H 20431",
    ],
)
def test_a_number_in_other_letters_is_the_same_number(office: Office, tmp_path: Path, number: str) -> None:
    """Digits of other scripts, letters that look alike, dashes of all kinds."""
    take(office, tmp_path)

    request = take(office, tmp_path, altered(("PH-20431", number)), "b.xml")

    assert standing(office, request).values["same_number"] is True
    assert standing(office, request).status == "stopped"


def test_the_first_account_of_a_supplier_without_one_is_looked_at(office: Office) -> None:
    """An approved invoice that named no account makes none of them known."""
    kiosk = {"iban": None, "supplier_vat_id": "DE900009992", "account_code": "4980"}
    request = submit(office, "nils", **kiosk)
    office.act(request, Tick(by="petra", note="Called"))
    office.act(request, Decide(verdict="approve", by="ben"))
    assert standing(office, request).status == "approved"

    named = {**kiosk, "iban": "DE89370400440532013000", "invoice_number": "T-2", "gross": {"minor": 9_000, **EUR}}
    later = submit(office, "nils", **named)

    assert standing(office, later).values["account_changed"] is True
    assert standing(office, later).status == "stopped"


# ---------------------------------------------------------------- a dispute, and a supplier of whom nothing is bought


BUDGET = "budgets: [{id: paper, name: Paper, unit: head-office, category: paper, period: year, amount: 90000}]"


@pytest.mark.parametrize("disputed", [True, False])
def test_after_a_dispute_a_person_decides(office: Office, tmp_path: Path, disputed: bool) -> None:
    """Whatever the clerk who settled it says of it; without a dispute the rule approves the same invoice."""
    apply_text(office, BUDGET, "budgets", "anna-berg")
    request = take(office, tmp_path)
    assert waits_at(office, request)[0] == ["code"]
    said = {"disputed": True, "dispute_reason": "Half of it was broken"} if disputed else {}
    fill(office, request, cost_centre="paper", **said)
    if disputed:
        assert not isinstance(office.act(request, Tick(by="nils", step="ask-supplier", note="Written")), Refusal)
        fill(office, request, supplier_answer="They send the rest", settled=True)

    assert waits_at(office, request) == ((["approve"], ["ben"]) if disputed else (["release"], ["petra"]))


def test_an_invoice_of_a_blocked_supplier_is_stopped_and_then_for_a_person(office: Office, tmp_path: Path) -> None:
    """Also where the bookkeeper let it pass, with a reason."""
    wish = Wish(sort="supplier", values={"vat_id": "DE900001017", "blocked": "They never delivered"})
    assert not isinstance(add_record(office, "anna-berg", wish), Refusal)

    request = take(office, tmp_path)
    assert waits_at(office, request) == (["checks"], ["petra"])
    cleared = Decide(verdict="approve", by="petra", step="checks", reason="They delivered this one")
    assert not isinstance(office.act(request, cleared), Refusal)

    assert waits_at(office, request) == (["approve"], ["ben"])


# ---------------------------------------------------------------- splitting


def test_invoices_that_come_in_together_are_weighed_together(office: Office, tmp_path: Path) -> None:
    """Whatever dates they state: the third of three over 107.10 is no small one any more."""
    stated = [("PH-20431", "2026-10-05"), ("PH-8", "2026-08-05"), ("PH-6", "2026-06-05")]
    requests = [
        take(
            office,
            tmp_path,
            altered(("PH-20431", number), ("2026-10-05", day), ("2026-11-04", day)),
            f"{number}.xml",
        )
        for number, day in stated
    ]

    assert [str(standing(office, one).values["weighed"]) for one in requests] == [
        "107.10 EUR",
        "214.20 EUR",
        "321.30 EUR",
    ]
    assert waits_at(office, requests[2]) == (["approve"], ["ben"])


def test_invoices_that_came_in_long_ago_are_not_weighed(firm: Path, tmp_path: Path) -> None:
    """A week later a supplier begins anew."""
    shutil.copytree(firm, tmp_path / "firm")
    with clock_moved_back(8), Office.open(tmp_path / "firm") as office:
        take(office, tmp_path)
    with Office.open(tmp_path / "firm") as office:
        request = take(office, tmp_path, altered(("PH-20431", "PH-8"), ("2026-10-05", "2026-08-05")), "b.xml")

        assert str(standing(office, request).values["weighed"]) == "107.10 EUR"


# ---------------------------------------------------------------- one insider


def test_what_a_member_typed_is_decided_by_another(office: Office) -> None:
    """No document stands behind it."""
    request = submit(office, "petra")

    assert standing(office, request).values["typed_in"] is True
    assert waits_at(office, request) == (["approve"], ["ben"])


def test_a_row_of_a_list_counts_as_typed(office: Office, tmp_path: Path) -> None:
    """A list is as good as whoever wrote it."""
    head, row = (FOLDER / "past.csv").read_text("utf-8").splitlines()[:2]

    request = take(
        office, tmp_path, f"{head}\n{row.replace('PH-20398', 'PH-1').replace('-09-07', '-08-07')}\n", "list.csv"
    )

    assert standing(office, request).values["typed_in"] is True
    assert waits_at(office, request) == (["approve"], ["ben"])


def test_who_entered_an_invoice_does_not_release_it(office: Office) -> None:
    """Petra keeps the books; what she typed herself waits for somebody else."""
    request = submit(office, "petra")
    office.act(request, Decide(verdict="approve", by="ben"))
    assert standing(office, request).status == "approved"

    released = office.act(request, Tick(by="petra"))

    assert isinstance(released, Refusal)
    assert standing(office, request).status == "approved"
