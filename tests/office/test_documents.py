"""Documents become requests: once each, compared with what came before, and a file that is no invoice makes nothing."""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.shop import Shop
from workflows.domain.commands import Decide, Fill, Refusal, Tick
from workflows.errors import Trouble
from workflows.intake.checks import check
from workflows.intake.document import Document
from workflows.office import attachments
from workflows.office.documents import Taken, take_in
from workflows.office.office import Office
from workflows.office.sample_firm import clock_moved_back, found_sample_firm, sample_invoices, settle, take_in_samples

HEADER = "supplier_name;invoice_number;issue_date;currency;gross;iban;order_reference\n"
IBAN, OTHER_IBAN = "DE56000000000001000001", "DE76000000000002000002"


@pytest.fixture
def office(shop: Shop) -> Iterator[Office]:
    """The corner shop, open."""
    with Office.open(shop.home) as opened:
        yield opened


def write(tmp_path: Path, *rows: str, name: str = "list.csv") -> Path:
    """A list of invoices as a file."""
    path = tmp_path / name
    path.write_text(HEADER + "".join(row + "\n" for row in rows), "utf-8")
    return path


def intake(office: Office, *paths: Path, by: str | None = None) -> list[Taken]:
    """Take files in."""
    return list(take_in(office, paths, workflow="invoice", unit=None, by=by))


def codes(taken: Taken) -> set[str]:
    """What was found about a document."""
    return {note.code for note in taken.checks}


def pay(office: Office, taken: Taken) -> None:
    """Let everybody who is asked agree."""
    assert taken.request is not None
    settle(office, taken.request)


# ---------------------------------------------------------------- the sample firm

EXPECTED = {
    "01": ("request", "approved", set()),
    "02": ("request", "approved", set()),
    "03": ("request", "approved", set()),
    "04": ("request", "waiting", set()),
    "05": ("request", "waiting", set()),
    "06": ("request", "waiting", set()),
    "07": ("duplicate", "stopped", {"same-number"}),
    "08": ("request", "approved", set()),
    "09": ("request", "stopped", {"account-changed"}),
    "10": ("request", "waiting", {"sums_add_up"}),
    "11": ("request", "waiting", set()),
    "12": ("draft", "waiting", set()),
    "13": ("request", "stopped", {"same-amount-near"}),
    "14": ("request", "waiting", {"new-supplier"}),
    "15": ("request", "waiting", {"new-supplier"}),
}


def test_every_sample_document_goes_the_way_that_its_line_promises(tmp_path: Path) -> None:
    """Approved by rule, sent to people, stopped or made a draft, each for its own reason."""
    found_sample_firm(tmp_path / "home")
    with Office.open(tmp_path / "home") as office:
        taken = list(take_in_samples(office, sample_invoices()))
        found = {
            one.file[:2]: (one.outcome, office.request(one.request).standing.status, codes(one))
            for one in taken
            if one.request is not None
        }

    assert found == EXPECTED


def test_each_taken_document_is_kept_under_its_hash(tmp_path: Path) -> None:
    """Byte for byte, so that the request can show what it came from."""
    found_sample_firm(tmp_path / "home")
    with Office.open(tmp_path / "home") as office:
        list(take_in_samples(office, sample_invoices()))
        folder = office.store.home.attachments

    for path in sample_invoices():
        content = path.read_bytes()
        assert attachments.read_document_bytes(folder, hashlib.sha256(content).hexdigest()) == content


# ---------------------------------------------------------------- one document, one request


def test_the_same_file_twice_makes_one_request(office: Office, tmp_path: Path) -> None:
    """Also under another name; the answer names the request that there is."""
    path = sample_invoices()[0]
    copy = tmp_path / "copy.xml"
    copy.write_bytes(path.read_bytes())

    first, again, renamed = intake(office, path, path, copy)

    assert (first.outcome, again.outcome, renamed.outcome) == ("request", "duplicate", "duplicate")
    assert first.request == again.request == renamed.request
    assert codes(again) == {"same-file"}
    assert len(office.store.questions.requests()) == 1


@pytest.mark.parametrize("number", ["R-1", "r 1", "R1", " R–1 ", "r/1"])
def test_the_same_number_written_otherwise_is_stopped_as_a_duplicate(
    office: Office, tmp_path: Path, number: str
) -> None:
    """A request of its own, so that a person compares the two; nothing is dropped silently."""
    first = intake(office, write(tmp_path, "Papierhof;R-1;2026-11-02;EUR;100.00;;PO-1"))[0]

    second = intake(office, write(tmp_path, f"Papierhof;{number};2026-12-24;EUR;55.00;;PO-1", name="b.csv"))[0]

    assert (second.outcome, codes(second)) == ("duplicate", {"same-number", "new-supplier", "no-account"})
    assert second.request not in {None, first.request}
    assert office.request(second.request or "").standing.status == "stopped"


def test_the_same_number_of_another_supplier_is_no_duplicate(office: Office, tmp_path: Path) -> None:
    """Numbers are the supplier's own."""
    intake(office, write(tmp_path, "Papierhof;R-1;2026-11-02;EUR;100.00;;"))

    (second,) = intake(office, write(tmp_path, "Alpenkaffee;R-1;2026-11-02;EUR;100.00;;", name="b.csv"))

    assert second.outcome == "request"


def test_a_rejected_invoice_may_come_again(office: Office, tmp_path: Path) -> None:
    """What was refused is no earlier copy of the corrected one."""
    (first,) = intake(office, write(tmp_path, "Papierhof;R-1;2026-11-02;EUR;100.00;;"))
    intake_and_reject(office, first)

    (second,) = intake(office, write(tmp_path, "Papierhof;R-1;2026-11-03;EUR;101.00;;", name="b.csv"))

    assert second.outcome == "request"
    assert "same-number" not in codes(second)


def intake_and_reject(office: Office, taken: Taken) -> None:
    """Petra calls back, Carl says to which account it belongs, Ben says no."""
    assert taken.request is not None
    do_what_waits(office, taken.request)
    coded = Fill(by="carl-weiss", step="coding", values={"account_code": "4980"})
    assert not isinstance(office.act(taken.request, coded), Refusal)
    assert not isinstance(
        office.act(taken.request, Decide(verdict="reject", by="ben-okafor", reason="Wrong address")), Refusal
    )


def do_what_waits(office: Office, request: str) -> None:
    """The first person who is asked to do something does it."""
    (task,) = office.tasks(request)
    assert not isinstance(office.act(request, Tick(by=task.people[0].person, note="Called")), Refusal)


@pytest.mark.parametrize(("day", "near"), [("2026-11-02", True), ("2026-11-05", True), ("2026-11-06", False)])
def test_the_same_amount_within_three_days_is_stopped(office: Office, tmp_path: Path, day: str, near: bool) -> None:
    """From the same supplier under another number; three days count, four do not."""
    intake(office, write(tmp_path, "Papierhof;R-1;2026-11-02;EUR;100.00;;"))

    (second,) = intake(office, write(tmp_path, f"Papierhof;R-2;{day};EUR;100.00;;", name="b.csv"))

    assert ("same-amount-near" in codes(second)) is near
    assert office.request(second.request or "").standing.status == ("stopped" if near else "waiting")


def test_a_changed_account_is_stopped_for_a_call(office: Office, tmp_path: Path) -> None:
    """Only an account of an approved invoice is known, and only a supplier with one can change it."""
    (first,) = intake(office, write(tmp_path, f"Papierhof;R-1;2026-10-01;EUR;100.00;{IBAN};"))
    pay(office, first)

    same, other = intake(
        office,
        write(tmp_path, f"Papierhof;R-2;2026-11-01;EUR;90.00;{IBAN[:4]} {IBAN[4:]};PO-1", name="b.csv"),
        write(tmp_path, f"Papierhof;R-3;2026-12-01;EUR;80.00;{OTHER_IBAN};PO-1", name="c.csv"),
    )

    assert (codes(same), office.request(same.request or "").standing.status) == (set(), "waiting")
    assert (codes(other), office.request(other.request or "").standing.status) == ({"account-changed"}, "stopped")


def test_an_account_of_a_rejected_invoice_is_not_known(office: Office, tmp_path: Path) -> None:
    """A fraud that was refused does not make its account the usual one."""
    (first,) = intake(office, write(tmp_path, f"Papierhof;R-1;2026-10-01;EUR;100.00;{IBAN};"))
    pay(office, first)
    (fraud,) = intake(office, write(tmp_path, f"Papierhof;R-2;2026-11-01;EUR;90.00;{OTHER_IBAN};", name="b.csv"))
    office.act(fraud.request or "", Decide(verdict="reject", by="petra-lang", reason="They know of no new account"))
    assert office.request(fraud.request or "").standing.status == "rejected"

    (again,) = intake(office, write(tmp_path, f"Papierhof;R-3;2026-12-01;EUR;80.00;{OTHER_IBAN};", name="c.csv"))

    assert "account-changed" in codes(again)


def test_split_invoices_are_weighed_together(shop: Shop, tmp_path: Path) -> None:
    """Two of 2,600 in one week are decided like one of 5,200; a week later they are not."""
    near, far = (
        write(tmp_path, "Papierhof;R-2;2026-11-08;EUR;2601.00;;", name="b.csv"),
        write(tmp_path, "Papierhof;R-3;2026-11-15;EUR;2602.00;;", name="c.csv"),
    )
    weighed = []
    for days, path in ((0, write(tmp_path, "Papierhof;R-1;2026-11-02;EUR;2600.00;;")), (15, near), (30, far)):
        with clock_moved_back(-days), Office.open(shop.home) as office:
            (taken,) = intake(office, path)
            weighed.append(str(office.request(taken.request or "").standing.values["weighed"]))

    assert weighed == ["2600.00 EUR", "5201.00 EUR", "2602.00 EUR"]


# ---------------------------------------------------------------- what is no invoice


def test_a_draft_waits_for_somebody_to_confirm_it(office: Office) -> None:
    """Values that were proposed from a PDF's text decide nothing until a person has looked."""
    (taken,) = intake(office, next(path for path in sample_invoices() if path.name.startswith("12")))

    assert taken.outcome == "draft"
    (step,) = office.request(taken.request or "").standing.open
    assert (step.step, step.kind) == ("confirm", "form")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("x.xml", b"<broken"),
        ("x.xml", b""),
        ("x.xml", b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'),
        ("x.pdf", b"%PDF-1.7 nothing"),
        ("x.exe", b"MZ"),
        ("x.zip", b"PK\x03\x04"),
        ("x.csv", b""),
    ],
)
def test_a_file_that_is_no_invoice_creates_nothing(office: Office, tmp_path: Path, name: str, content: bytes) -> None:
    """It is refused by name, and nothing is kept of it."""
    (tmp_path / name).write_bytes(content)
    before = office.store.entries.count()

    taken = intake(office, tmp_path / name)

    assert all((one.outcome, one.request) == ("refused", None) and one.checks for one in taken)
    assert office.store.entries.count() == before
    assert [path.name for path in office.store.home.attachments.iterdir() if path.is_file()] == [] or (
        name == "x.csv" and not taken
    )


def test_one_bad_file_does_not_keep_the_others_out(office: Office, tmp_path: Path) -> None:
    """Each document is an act of its own."""
    (tmp_path / "bad.xml").write_text("<bad", "utf-8")

    taken = intake(office, tmp_path / "bad.xml", sample_invoices()[0], tmp_path / "gone.xml", sample_invoices()[1])

    assert [one.outcome for one in taken] == ["refused", "request", "refused", "request"]


def test_a_file_that_vanishes_while_it_is_read_makes_no_request(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing may refer to a document that was not kept."""
    path = tmp_path / "invoice.xml"
    path.write_bytes(sample_invoices()[0].read_bytes())

    def vanish(document: Document) -> object:
        if document.file == path.name:
            path.unlink()
        return check(document)

    monkeypatch.setattr("workflows.office.documents.check", vanish)
    before = office.store.entries.count()

    gone, other = intake(office, path, sample_invoices()[1])

    assert (gone.outcome, gone.request, codes(gone)) == ("refused", None, {"file-gone"})
    assert other.outcome == "request"
    assert office.store.entries.count() > before


def test_a_file_that_changes_while_it_is_read_makes_no_request(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is kept is what was read."""
    path = tmp_path / "invoice.xml"
    path.write_bytes(sample_invoices()[0].read_bytes())

    def change(document: Document) -> object:
        path.write_bytes(sample_invoices()[1].read_bytes())
        return check(document)

    monkeypatch.setattr("workflows.office.documents.check", change)

    (changed,) = intake(office, path)

    assert (changed.outcome, codes(changed)) == ("refused", {"file-changed"})
    assert office.store.questions.requests() == ()


def test_a_document_that_could_not_be_kept_makes_no_request(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk is told; what came before stands."""
    intake(office, sample_invoices()[0])

    def no_room(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", no_room)
        with pytest.raises(Trouble) as full:
            intake(office, sample_invoices()[1])

    assert full.value.code == "file-not-kept"
    assert len(office.store.questions.requests()) == 1
    assert [path.name for path in office.store.home.attachments.iterdir() if path.name.startswith("~")] == []
    assert intake(office, sample_invoices()[1])[0].outcome == "request"


def test_a_kept_document_that_was_altered_is_not_shown(office: Office) -> None:
    """None rather than another document."""
    path = sample_invoices()[0]
    intake(office, path)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    kept = office.store.home.attachments / digest
    kept.write_bytes(kept.read_bytes() + b" ")

    assert attachments.read_document_bytes(office.store.home.attachments, digest) is None


# ---------------------------------------------------------------- whose and where


def test_a_row_of_a_list_is_a_request_of_its_own(office: Office, tmp_path: Path) -> None:
    """And the list taken in a second time creates nothing: each row names the request that it made before."""
    path = write(tmp_path, "Papierhof;R-1;2026-11-02;EUR;10.00;;", "Alpenkaffee;A-1;2026-11-02;EUR;20.00;;")

    first, second = intake(office, path), intake(office, path)

    assert [one.outcome for one in first] == ["request", "request"]
    assert [one.outcome for one in second] == ["duplicate", "duplicate"]
    assert [one.request for one in second] == [one.request for one in first]


def test_who_takes_a_document_in_is_its_requester(office: Office) -> None:
    """And may not approve it; without a person nobody is."""
    mine, ownerless = intake(office, sample_invoices()[3], by="ben-okafor"), intake(office, sample_invoices()[5])

    assert office.request(mine[0].request or "").requester == "ben-okafor"
    assert office.request(ownerless[0].request or "").requester is None


def test_an_unusable_value_is_left_out_and_told(office: Office, tmp_path: Path) -> None:
    """Never guessed: the request becomes a draft that somebody completes."""
    path = write(tmp_path, "Papierhof;R-1;31.02.2026;EUR;10.00;;")

    (taken,) = intake(office, path)

    assert taken.outcome == "draft"
    assert "issue_date" not in office.request(taken.request or "").standing.values
    assert taken.checks
