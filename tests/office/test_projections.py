"""The tables are a view of the log: made as acts come in or made again from all entries, they are the same."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.crash_loop import Worker
from tests.support.shop import Shop
from workflows.domain.commands import Decide, Refusal, Submit
from workflows.office.office import Office
from workflows.office.proving.checking import check_office
from workflows.office.shipped import apply_text
from workflows.store.troubles import disk_full

OWNER = "anna-berg"


@pytest.fixture
def office(shop: Shop) -> Iterator[Office]:
    """The corner shop, open."""
    with Office.open(shop.home) as opened:
        yield opened


def apply(office: Office, text: str) -> None:
    """Change the office."""
    apply_text(office, text, "office.yaml", OWNER)


def hashes(office: Office) -> tuple[str, str]:
    """The hash over all tables before and after they are made again."""
    before = office.store.projections.state_hash()
    office.rebuild()
    return before, office.store.projections.state_hash()


def test_the_sample_firm_rebuilt_is_the_same(sample_firm: Shop) -> None:
    """Every table, row by row, from the entries alone."""
    with Office.open(sample_firm.home) as office:
        before, after = hashes(office)

    assert after == before
    assert check_office(sample_firm.home).ok


@pytest.mark.parametrize("seed", range(4))
def test_random_acts_rebuilt_are_the_same(shop: Shop, seed: int) -> None:
    """Whatever people did, in whatever order, with the office closed and opened in between."""
    dice = random.Random(seed)
    for _ in range(3):
        with Office.open(shop.home) as office:
            worker = Worker(office, dice)
            for _ in range(25):
                worker.act()

    with Office.open(shop.home) as office:
        before, after = hashes(office)
    assert after == before
    assert check_office(shop.home).findings == ()


def test_an_emptied_table_comes_back(shop: Shop) -> None:
    """What somebody deleted from the database is made again from the log."""
    shop.ask_and_call_back()
    with Office.open(shop.home) as office:
        before = office.store.projections.state_hash()
        with office.store.database.transaction():
            office.store.projections.clear()
        assert office.store.questions.people() == ()

        office.rebuild()

        assert office.store.projections.state_hash() == before


def test_tasks_follow_a_role_at_once(shop: Shop) -> None:
    """Who becomes manager finds what waits for managers; who was one does not."""
    request = shop.ask_and_call_back()
    with Office.open(shop.home) as office:
        apply(office, "people: [{name: Ben Okafor, roles: []}, {name: Carl Weiss, roles: [manager]}, {name: Emil}]")
        apply(office, "people: [{name: Emil, roles: [manager]}]")

    assert shop.inbox("ben") == []
    assert shop.inbox("carl") == []  # he asked for it himself
    assert shop.inbox("emil") == [request]


def test_a_closed_person_is_asked_no_more(shop: Shop) -> None:
    """And cannot act, although the key is still there."""
    request = shop.ask_and_call_back()
    with Office.open(shop.home) as office:
        apply(office, "people: [{name: Ben Okafor, active: false}]")

        refused = office.act(request, Decide(verdict="approve", by="ben-okafor"))

    assert isinstance(refused, Refusal)
    assert refused.code == "not-a-member"
    assert shop.inbox("dora") == [request]
    assert shop.done("verify")["ok"] is True


def test_when_nobody_is_left_the_owner_is_asked(shop: Shop) -> None:
    """A request is never stuck because its role is empty."""
    request = shop.ask_and_call_back()
    with Office.open(shop.home) as office:
        apply(office, "people: [{name: Ben Okafor, roles: []}, {name: Dora Reich, roles: []}]")

    assert shop.inbox("anna") == [request]


def test_a_dated_substitute_appears_on_the_day(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    """From the first to the last day, both counted; the record says for whom."""
    monkeypatch.setenv("COUNTERSIGN_NOW", "2026-11-23T09:00:00Z")
    with Office.open(shop.home) as office:
        apply(office, "people: [{name: Dora Reich, roles: []}]")
        apply(office, "substitutes: [{person: ben-okafor, by: dora-reich, from: 2026-12-01, to: 2026-12-02}]")
    request = shop.ask_and_call_back()
    seen: dict[str, list[str]] = {}

    for day in ("2026-11-30", "2026-12-01", "2026-12-02", "2026-12-03"):
        monkeypatch.setenv("COUNTERSIGN_NOW", f"{day}T09:00:00Z")
        with Office.open(shop.home):
            pass
        seen[day] = shop.inbox("dora")

    assert seen == {"2026-11-30": [], "2026-12-01": [request], "2026-12-02": [request], "2026-12-03": []}


def test_a_substitutes_decision_says_for_whom(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    """“Dora for Ben”, in the answer, in the tables and in the log."""
    monkeypatch.setenv("COUNTERSIGN_NOW", "2026-12-01T09:00:00Z")
    with Office.open(shop.home) as office:
        apply(office, "people: [{name: Dora Reich, roles: []}]")
        apply(office, "substitutes: [{person: ben-okafor, by: dora-reich, from: 2026-12-01, to: 2026-12-02}]")
    request = shop.ask_and_call_back()

    decided = shop.done("decide", request, "approve", "--as", "dora")["decision"]

    assert (decided["by"], decided["for"], decided["signed_by"]) == ("dora-reich", "ben-okafor", "dora-reich")
    assert shop.done("show", request)["decisions"][0]["for"] == "ben-okafor"
    assert shop.done("verify")["ok"] is True


def test_an_act_that_failed_leaves_memory_as_it_was(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a failed transaction the office goes on as if nothing had been tried."""
    apply(office, "people: [{id: emil, name: Emil}]")
    state, entries = office.state, office.store.entries.count()
    monkeypatch.setattr(office.store.projections, "put_unit", _broken)

    with pytest.raises(OSError, match="broken"):
        apply(office, "people: [{id: fay, name: Fay}]\nunits: [{id: x, name: X}]")

    monkeypatch.undo()
    assert (office.state, office.store.entries.count()) == (state, entries)
    assert office.reader.trust.key_of("fay", office.keys.device) is None
    apply(office, "people: [{id: fay, name: Fay, roles: [manager]}]")
    office.rebuild()
    assert "fay" in office.state.people


def _broken(*_: object, **__: object) -> None:
    raise OSError("broken")


def test_an_act_whose_commit_failed_does_not_stay_in_memory(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    """The next look at the request shows what is stored, not what was tried."""
    request = shop.ask_and_call_back()
    with Office.open(shop.home) as office:
        before, commit = office.request(request), office.store.database.transaction

        @contextmanager
        def without_room() -> Iterator[None]:
            with commit():
                yield
                raise OSError("broken")

        with monkeypatch.context() as patch:
            patch.setattr(office.store.database, "transaction", without_room)
            with pytest.raises(OSError, match="broken"):
                office.act(request, Decide(verdict="approve", by="ben-okafor"))

        assert office.request(request) == before
        assert not isinstance(office.act(request, Decide(verdict="approve", by="ben-okafor")), Refusal)
    assert shop.done("verify")["ok"] is True


def test_an_office_whose_head_finds_no_room_still_closes(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was acknowledged is no failure, the next one gets in at once, and signs the head."""
    request = shop.ask_and_call_back()
    with Office.open(shop.home) as office:
        assert not isinstance(office.act(request, Decide(verdict="approve", by="ben-okafor")), Refusal)
        monkeypatch.setattr(office.store.entries, "put_checkpoint", _full)

    with Office.open(shop.home, wait_s=0) as again:
        assert again.request(request).standing.status == "approved"
    assert shop.done("verify")["ok"] is True


def test_an_office_that_cannot_be_closed_well_lets_the_next_one_in(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where closing fails for another reason, the lock is given back."""
    shop.ask()
    office = Office.open(shop.home)
    office.submit(Submit(workflow="invoice", unit="head-office", by=None, values={}, draft=True))
    monkeypatch.setattr(office.store.entries, "put_checkpoint", _broken)

    with pytest.raises(OSError, match="broken"):
        office.close()

    Office.open(shop.home, wait_s=0).close()


def test_a_rule_that_finds_no_room_is_asked_the_next_time(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    """The person's act is stored and acknowledged; the program's own step follows when there is room again."""
    with Office.open(shop.home) as office:
        put = office.store.projections.put_request
        room = iter([False, True])  # not for both in one transaction, and then for the act alone

        def put_where_there_is_room(*words: Any, **more: Any) -> None:
            if not next(room, False):
                _full()
            put(*words, **more)

        monkeypatch.setattr(office.store.projections, "put_request", put_where_there_is_room)
        values = {
            "supplier_name": "P",
            "invoice_number": "1",
            "issue_date": "2026-11-02",
            "gross": {"minor": 500, "currency": "EUR"},
        }
        acted = office.submit(Submit(workflow="invoice", unit="head-office", by="carl-weiss", values=values))
        assert not isinstance(acted, Refusal)
        assert [act.event.__struct_config__.tag for act in acted.request.acts] == ["request.submitted"]

    with Office.open(shop.home) as again:
        kinds = [act.event.__struct_config__.tag for act in again.request(acted.request.id).acts]
    assert kinds == ["request.submitted", "rule.applied"]
    assert shop.inbox("petra") == [acted.request.id]


def _full(*_: object, **__: object) -> None:
    raise disk_full(Path("countersign.db"))
