"""The decision log as pages, and what proves an entry."""

from pathlib import Path

from tests.support.shown_office import Both
from tests.support.two_laptops import ask, connect, exchange, found_office, second_laptop
from workflows import clock
from workflows.domain.commands import Withdraw
from workflows.domain.events import PersonSet
from workflows.domain.people import Person
from workflows.ledger import proof as tlog_proof
from workflows.office.founding import HEAD
from workflows.office.office import Office
from workflows.office.showing.log_entries import LogEntry, LogPlace, entries
from workflows.office.showing.logs import entry_proof, logs
from workflows.store.tampering import alter_entry


def everything(office: Office, device: str | None, limit: int) -> list[LogEntry]:
    """All pages, one after the other."""
    found: list[LogEntry] = []
    after: LogPlace | None = None
    while True:
        page = entries(office, device, after, limit, clock.now_ms())
        found += page.entries
        assert len(page.entries) == limit or page.after is None
        if page.after is None:
            return found
        after = page.after


def test_the_log_is_told_newest_first_with_what_it_says(both: Both) -> None:
    """Typed events, the requests' titles, and the authority's own entries."""
    request = both.buy("500.00")

    found = everything(both.reader, None, 7)

    assert [one.position for one in found] == list(range(found[0].position, -1, -1))
    assert [(one.kind, one.request, one.title) for one in found[:2]] == [
        ("rule.applied", request, "Chairs"),
        ("request.submitted", request, "Chairs"),
    ]
    assert {"genesis", "office.founded", "person.set", "key.added", "table.published"} <= {one.kind for one in found}
    assert [one.why for one in found if one.why is not None] == []
    assert all(one.event is not None for one in found)


def test_the_logs_of_all_laptops_are_merged_by_their_clocks(tmp_path: Path) -> None:
    """Nothing twice, nothing left out, each log in its own order; one log alone can be asked for."""
    with found_office(tmp_path / "one") as one, second_laptop(one, tmp_path / "two") as two:
        sharings = connect(one, tmp_path / "folder"), connect(two, tmp_path / "folder")
        exchange(*sharings)
        ask(one)
        ask(two, by="carl")
        exchange(*sharings)

        found = everything(one, None, 5)
        alone = everything(one, two.keys.device, 5)
        sizes = {log.device: log.size for log in one.store.entries.logs()}

    assert len({(one.device, one.position) for one in found}) == len(found) == sum(sizes.values())
    assert [one for one in found if one.device == alone[0].device] == alone
    times = [one.at_ms for one in found]
    assert times == sorted(times, key=lambda ms: -(ms or 0))
    assert {one.device_name for one in alone} == {"the other laptop"}
    assert "heads.seen" in {one.kind for one in found}


def test_an_act_without_effect_is_told_in_the_log(both: Both) -> None:
    """From the same record as the request's page."""
    request = both.buy("500.00")
    both.act(request, Withdraw(by="carl-weiss"))
    body = both.writer.store.questions.request(request)
    assert body is not None

    page = entries(both.reader, None, None, 1, both.now_ms)

    assert [(one.kind, one.void) for one in page.entries] == [("request.withdrawn", None)]


def test_an_altered_entry_is_named_and_hides_no_other(both: Both, home: Path) -> None:
    """It keeps its place."""
    both.buy("500.00")
    both.writer.close()
    device = both.writer.keys.device
    alter_entry(home, device, 27, bit=1200)

    with Office.open(home, write=False) as reader:
        found = everything(reader, None, 10)

    wrong = [one for one in found if one.why is not None]
    assert [(one.position, one.why, one.event, one.at_ms) for one in wrong] == [(27, "altered", None, None)]
    assert [one.position for one in found] == list(range(len(found) - 1, -1, -1))


def test_a_proof_stands_by_itself(tmp_path: Path) -> None:
    """The text that is shown verifies with the log's key alone; the person's signature is checked anew."""
    with found_office(tmp_path / "one") as one:
        ask(one)
        device = one.keys.device
    with Office.open(tmp_path / "one", write=False) as office:
        size = logs(office).devices[0].size
        proofs = [entry_proof(office, device, position, clock.now_ms()) for position in range(size)]
        rows = office.store.entries.between(device, 0, size)
        log = office.store.entries.log(device)

    assert log is not None
    for row, shown in zip(rows, proofs, strict=True):
        assert shown is not None
        assert shown.included
        assert shown.stored_fits
        signed = tlog_proof.verify(
            tlog_proof.decode(shown.proof.encode()), row.leaf, origin=shown.origin, log_public=log.public_key
        )
        assert (signed.size, signed.root.hex()) == (shown.head_size, shown.root)
        assert shown.signature == ("good" if shown.signer else "none")
    assert {shown.signer for shown in proofs if shown} == {None, "anna-berg"}


def test_what_is_not_signed_yet_or_altered_proves_nothing(both: Both, home: Path) -> None:
    """No head covers it; or the bytes no longer give the leaf."""
    both.buy("500.00")
    device = both.writer.keys.device
    last = both.writer.journal().size - 1
    unsigned = entry_proof(both.reader, device, last, both.now_ms)
    both.writer.close()
    alter_entry(home, device, last - 1, bit=1200)

    with Office.open(home, write=False) as reader:
        altered = entry_proof(reader, device, last - 1, both.now_ms)

    assert unsigned is not None
    assert (unsigned.included, unsigned.head_size, unsigned.proof) == (False, None, "")
    assert altered is not None
    assert (altered.included, altered.stored_fits, altered.signature) == (False, False, "altered")
    assert entry_proof(both.reader, device, 10_000, both.now_ms) is None


def test_who_has_seen_what_stands_in_a_matrix(tmp_path: Path) -> None:
    """Each laptop's word about each other's log, with heads and sizes."""
    with found_office(tmp_path / "one") as one, second_laptop(one, tmp_path / "two") as two:
        sharings = connect(one, tmp_path / "folder"), connect(two, tmp_path / "folder")
        exchange(*sharings, times=3)

        found = logs(one)

    assert [(line.name, line.own) for line in found.devices][1] == ("the other laptop", False)
    told = {(seen.by, seen.device) for seen in found.seen}
    assert (two.keys.device, one.keys.device) in told
    assert all(head.root for head in found.heads)
    assert found.in_folder == found.devices[0].size
    assert found.unread == 0


def test_a_person_who_is_closed_is_read_in_the_log(both: Both) -> None:
    """The authority's entries carry their values."""
    closed = Person(id="ben-okafor", name="Ben Okafor", unit=HEAD, active=False)
    both.writer.change("anna-berg", [PersonSet(person=closed)])

    page = entries(both.reader, None, None, 1, both.now_ms)

    assert [one.event for one in page.entries] == [PersonSet(person=closed)]
