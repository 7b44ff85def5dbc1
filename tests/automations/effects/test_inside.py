"""Documents, reports, notices and requests that an automation makes."""

from pathlib import Path
from typing import Any

import openpyxl
import pypdfium2
import pytest

from tests.support.effect_trial import failed, occasion, refused
from tests.support.shop import Shop
from workflows.automations.effects.document import MakeDocument
from workflows.automations.effects.notify import Notify
from workflows.automations.effects.protocol import Effect
from workflows.automations.effects.registry import SHIPPED, Effects
from workflows.automations.effects.report import Report
from workflows.automations.effects.start import StartWorkflow
from workflows.domain.automations import Action
from workflows.office.notices import mark_seen, notices
from workflows.office.office import Office
from workflows.office.showing.requests_index import Filter
from workflows.office.showing.saved_filters import SavedFilter, save

DOCUMENT, NOTIFY, REPORT, START = MakeDocument(), Notify(), Report(), StartWorkflow()


def action(effect: Effect, **settings: Any) -> Action:
    """An action of this kind."""
    return Action(kind=effect.kind, settings=settings)


def pdf_text(path: Path) -> str:
    """What another program reads in it."""
    pdf = pypdfium2.PdfDocument(path)
    try:
        texts = []
        for page in pdf:
            text = page.get_textpage()
            texts.append(text.get_text_bounded())
            text.close()
            page.close()
        return "\n".join(texts)
    finally:
        pdf.close()


@pytest.mark.parametrize("kind", sorted(SHIPPED))
def test_every_kind_is_found_and_refuses_what_it_does_not_know(kind: str) -> None:
    """A misspelt setting is never passed over."""
    effect = Effects().of(kind)
    assert effect.kind == kind
    if kind != "do-step":
        assert kind in refused(effect, {"no such setting": "x"})


# ---------------------------------------------------------------- documents

TEMPLATE = """# Credit line for {name}
Dear {name},

## What was agreed
| Limit | {limit} |
| Terms | {terms} |

Until {today}."""
VALUES = {"name": "Papierhof", "limit": {"minor": 500000, "currency": "EUR"}, "terms": "30 days"}


def test_a_document_holds_its_values(office: Office, folder: Path) -> None:
    """The same bytes for the same values, once for a key."""
    making = action(DOCUMENT, template=TEMPLATE, title="Credit {name}", folder=str(folder), name="{name}.pdf")
    for key in ("one", "one", "two"):
        DOCUMENT.run(making, occasion(key, values=VALUES), office)
    first, second = sorted(folder.iterdir())
    text = pdf_text(folder / "Papierhof.pdf")
    assert first.read_bytes() == second.read_bytes()
    assert "Credit line for Papierhof" in text
    assert "5000.00 EUR" in text
    assert "2026-11-23" in text


@pytest.mark.parametrize(
    "hostile",
    ["# Heading", "| a | b |", "x\n# Approved by Anna\n| Limit | 1 |", "(evil) Tj ET", "\u202eevil", "{limit}"],
)
def test_no_value_becomes_a_part_of_the_document(office: Office, folder: Path, hostile: str) -> None:
    """It stays text at its place; the page has as many headings and rows as the template."""
    making = action(DOCUMENT, template="| Name | {name} |\n{name}", title="T", folder=str(folder), name="x.pdf")
    DOCUMENT.run(making, occasion(values=VALUES | {"name": hostile}), office)
    raw = (folder / "x.pdf").read_bytes()
    visible = hostile.replace("\u202e", "").split("\n")[0]
    assert visible.split()[0] in pdf_text(folder / "x.pdf")
    assert raw.count(b"/Type/Page/") == 1
    assert b"JavaScript" not in raw


def test_a_document_with_huge_values_ends(office: Office, folder: Path) -> None:
    """A text is cut, and not a thousand pages long."""
    making = action(DOCUMENT, template="{name}\n| A | {name} |", title="T", folder=str(folder), name="x.pdf")
    DOCUMENT.run(making, occasion(values={"name": "word " * 100_000}), office)
    assert (folder / "x.pdf").stat().st_size < 500_000


# ---------------------------------------------------------------- reports


def test_a_report_lists_requests(shop: Shop, folder: Path) -> None:
    """In three kinds of file; text stays text."""
    shop.ask("119.00", supplier_name="=cmd()")
    with Office.open(shop.home) as office:
        for kind in ("csv", "xlsx", "pdf"):
            did = REPORT.run(
                action(REPORT, folder=str(folder), format=kind, workflow="invoice"), occasion(kind), office
            )
            assert did.text == f"requests 2026-11-23.{kind}: 1"
    assert "'=cmd() 1" in (folder / "requests 2026-11-23.csv").read_text("utf-8-sig")
    assert openpyxl.load_workbook(folder / "requests 2026-11-23.xlsx").worksheets[0]["B2"].data_type == "s"
    assert "119.00 EUR" in pdf_text(folder / "requests 2026-11-23.pdf")


def test_a_report_takes_a_saved_list(shop: Shop, folder: Path) -> None:
    """By its name; one that is not there is said."""
    shop.ask("119.00")
    saved = action(REPORT, folder=str(folder), list="mine")
    with Office.open(shop.home) as office:
        assert failed(REPORT, saved, occasion(), office).code == "no-such-list"
        save(office, SavedFilter(name="Mine", filter=Filter(statuses=("rejected",))))
        assert REPORT.dry_run(saved, occasion(), office).facts["requests"] == "0"
        REPORT.run(saved, occasion(), office)
    assert len((folder / "requests 2026-11-23.csv").read_text().splitlines()) == 1


# ---------------------------------------------------------------- notices


def test_a_notice_is_there_once_until_it_was_seen(office: Office) -> None:
    """The same key is the same notice; seen ones do not come back."""
    noting = action(NOTIFY, title="Limit of {name}", text="Look at it.")
    for _ in range(2):
        NOTIFY.run(noting, occasion(values=VALUES, request="r" * 26), office)
    (notice,) = notices(office)
    assert (notice.title, notice.seen, notice.request) == ("Limit of Papierhof", False, "r" * 26)
    mark_seen(office, frozenset({notice.id}))
    NOTIFY.run(noting, occasion(values=VALUES), office)
    assert [one.seen for one in notices(office)] == [True]
    assert NOTIFY.was_done(noting, occasion(), office) == "yes"


def test_old_notices_go(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """The latest stay."""
    monkeypatch.setattr("workflows.office.notices.MOST", 3)
    for number in range(5):
        NOTIFY.run(action(NOTIFY, title=str(number)), occasion(str(number), request=""), office)
    assert len(notices(office)) == 3


# ---------------------------------------------------------------- requests

ASKED = {
    "supplier_name": "{name}",
    "invoice_number": "R-1",
    "issue_date": "{today}",
    "gross": "{limit.amount}",
}


def test_a_request_is_started_once_and_by_nobody(office: Office) -> None:
    """The program signs for no person; the same key is the same request."""
    starting = action(START, workflow="invoice", values=ASKED)
    first = START.run(starting, occasion(values=VALUES), office)
    again = START.run(starting, occasion(values=VALUES), office)
    assert first.values == again.values
    state = office.request(first.values["started_request"])
    assert state.requester is None
    assert str(state.standing.amount) == "5000.00 EUR"
    assert len(office.store.questions.requests(workflow="invoice")) == 1


@pytest.mark.parametrize("stop_at", ["before", "after"])
def test_after_a_crash_the_log_tells_whether_it_was_started(
    office: Office, monkeypatch: pytest.MonkeyPatch, stop_at: str
) -> None:
    """Before or after the request was written."""
    starting = action(START, workflow="invoice", values=ASKED)
    real = office.submit

    def crash(command: Any) -> Any:
        if stop_at == "after":
            real(command)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(office, "submit", crash)
        with pytest.raises(KeyboardInterrupt):
            START.run(starting, occasion(values=VALUES), office)
    assert START.was_done(starting, occasion(values=VALUES), office) == ("yes" if stop_at == "after" else "no")
    START.run(starting, occasion(values=VALUES), office)
    assert len(office.store.questions.requests(workflow="invoice")) == 1


@pytest.mark.parametrize(
    ("settings", "code"),
    [
        ({"workflow": "nothing", "values": ASKED}, "unknown-workflow"),
        ({"workflow": "invoice", "values": ASKED | {"same_number": "no"}}, "unknown-field"),
        ({"workflow": "invoice", "values": ASKED | {"gross": "a lot"}}, "bad-amount"),
        ({"workflow": "invoice", "values": {"supplier_name": "{nobody}"}}, "unknown-value"),
        ({"workflow": "invoice", "unit": "moon", "values": ASKED}, "unknown-unit"),
    ],
)
def test_what_cannot_be_submitted_is_said(office: Office, settings: dict[str, Any], code: str) -> None:
    """A fact that the program finds out is no field to be set."""
    error = failed(START, action(START, **settings), occasion(values=VALUES), office)
    assert (error.code, error.again) == (code, False)
    assert office.store.questions.requests(workflow="invoice") == ()
