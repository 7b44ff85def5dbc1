"""Much that comes at once: in parts, on other processors, cut off in the middle, and always with the same result."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.office.proof_home import run_sql
from tests.office.sharing.team import BEN, CARL, PETRA, Team, findings, opened, states
from tests.support.shop import Shop
from workflows.changes import Changes
from workflows.domain.commands import Comment, Refusal, Withdraw
from workflows.office import side_processes, taking_in
from workflows.office.arrivals import Job
from workflows.office.office import Office
from workflows.office.rebuilding import REBUILD_FACT
from workflows.office.side_processes import SideProcesses
from workflows.office.taking_in import take_in
from workflows.store.rows import UNREAD
from workflows.store.statements import Statement


@pytest.fixture(autouse=True)
def in_small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """What counts as much, and as a part, is small enough for a test."""
    monkeypatch.setattr(taking_in, "_PART", 5)
    monkeypatch.setattr(taking_in, "_MANY", 6)


@pytest.fixture
def requests(team: Team) -> tuple[str, ...]:
    """Requests that one laptop began and another went on with, one of them on both without knowing of each other."""
    other = team.join("other", PETRA)
    asked = tuple(team.first.ask("75.00", by=CARL, number=str(number)) for number in range(6))
    team.sync(team.first, other)
    with opened(other) as office:
        for request in asked[:4]:
            assert not isinstance(office.act(request, Comment(by=PETRA, text="Called them")), Refusal)
    with opened(team.first) as office:
        for request in asked[:2]:
            assert not isinstance(office.act(request, Withdraw(by=CARL)), Refusal)
    team.sync(team.first, other, team.first)
    return asked


@pytest.fixture
def newcomer(team: Team, requests: tuple[str, ...]) -> Shop:
    """A laptop that took everything in after the others had done all that."""
    del requests
    return team.join("newcomer", BEN)


def unread_again(shop: Shop) -> None:
    """Make a laptop as it was when everything about requests had been received and nothing of it opened."""
    with opened(shop) as office, office.transaction():
        for request in office.store.entries.requests():
            office.store.projections.remove_request(request)
        everything = [row for row in office.store.entries.every() if row.request is not None]
        office.store.entries.name_requests([(UNREAD, row.device, row.position) for row in everything])
    run_sql(shop.home, "DELETE FROM local_facts WHERE name IN (?, ?)", "waiting", REBUILD_FACT)


@pytest.mark.usefixtures("requests")
def test_what_comes_in_many_parts_gives_what_the_others_see(team: Team, newcomer: Shop) -> None:
    """Requests whose acts stand in several parts and logs are folded from all of them."""
    assert states(team.first, newcomer) == {team.first.done("state-hash")["hash"]}
    assert findings(newcomer) == []


def test_other_processors_give_the_same(
    team: Team, newcomer: Shop, requests: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """And they are really asked."""
    monkeypatch.setattr(taking_in, "_LARGE", 0)
    monkeypatch.setattr(side_processes, "_processors", lambda: 2)
    answered: list[bool] = []
    ask = SideProcesses._ask

    def counted(sides: SideProcesses, job: bytes) -> bytes | None:
        answer = ask(sides, job)
        answered.append(answer is not None)
        return answer

    monkeypatch.setattr(SideProcesses, "_ask", counted)
    unread_again(newcomer)

    with opened(newcomer) as office:
        assert set(requests) <= set(office.store.entries.requests())

    assert answered
    assert all(answered)
    assert len(states(team.first, newcomer)) == 1
    assert findings(newcomer) == []


@pytest.mark.usefixtures("requests")
@pytest.mark.parametrize("command", [("no-such-program",), ("false",), ("cat",)])
def test_processes_that_do_not_help_are_done_without(
    team: Team, newcomer: Shop, command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not started, ended at once, or answering nonsense: the same is done here."""
    monkeypatch.setattr(taking_in, "_LARGE", 0)
    monkeypatch.setattr(side_processes, "_processors", lambda: 2)
    monkeypatch.setattr(side_processes, "PATIENCE_S", 0.5)
    monkeypatch.setattr(side_processes, "command", lambda _: command)
    unread_again(newcomer)

    with opened(newcomer):
        pass

    assert len(states(team.first, newcomer)) == 1


@pytest.mark.usefixtures("requests")
@pytest.mark.parametrize("parts", range(4))
def test_an_import_cut_off_anywhere_is_finished_the_next_time(
    team: Team, newcomer: Shop, parts: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever was written by then, the rows say in the end what follows from the entries."""
    unread_again(newcomer)
    answers = SideProcesses.answers

    def cut_off(sides: SideProcesses, jobs: Iterator[Job]) -> Iterator[Any]:
        for done, answer in enumerate(answers(sides, jobs)):
            if done == parts:
                raise KeyboardInterrupt
            yield answer

    with monkeypatch.context() as patch:
        patch.setattr(SideProcesses, "answers", cut_off)
        with pytest.raises(KeyboardInterrupt), opened(newcomer):
            pass
    with opened(newcomer):
        pass

    assert len(states(team.first, newcomer)) == 1
    assert findings(newcomer) == []


@pytest.mark.usefixtures("requests")
def test_an_import_cut_off_before_the_last_requests_are_folded_is_finished_the_next_time(
    team: Team, newcomer: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fact says that rows are missing, until they are there."""

    def cut_off(*_: object) -> Changes:
        raise KeyboardInterrupt

    unread_again(newcomer)
    with monkeypatch.context() as patch:
        patch.setattr(taking_in, "fold_again", cut_off)
        with pytest.raises(KeyboardInterrupt), opened(newcomer):
            pass
    with opened(newcomer):
        pass

    assert len(states(team.first, newcomer)) == 1


def test_rows_that_stand_where_none_should_are_put_right(team: Team, newcomer: Shop, requests: tuple[str, ...]) -> None:
    """Somebody left rows of requests whose entries were not opened yet; the entries say what is true."""
    unread_again(newcomer)
    run_sql(
        newcomer.home,
        "INSERT INTO requests (id, workflow, version, title, unit, status, round, created_ms, updated_ms, body)"
        " VALUES (?, 'invoice', 1, 'Forged', 'head-office', 'approved', 1, 1, 1, x'7b7d')",
        requests[-1],
    )

    with opened(newcomer):
        pass

    assert len(states(team.first, newcomer)) == 1


def test_changes_name_every_request_that_came(newcomer: Shop, requests: tuple[str, ...]) -> None:
    """A screen that shows one of them learns of it, however much came at once."""
    with opened(newcomer) as office:
        with office.transaction():
            for request in requests:
                office.store.projections.remove_request(request)
            rows = [row for row in office.store.entries.every() if row.request in requests]
            office.store.entries.name_requests([(UNREAD, row.device, row.position) for row in rows])

        changes = take_in(office)

        assert set(requests) <= changes.requests


def test_own_commits_are_durable_again_after_an_import(newcomer: Shop) -> None:
    """Also after one that failed: only what can be fetched again is written without waiting for the disk."""
    with opened(newcomer) as office:
        with pytest.raises(AssertionError, match="so far"), office.store.database.importing():
            fail_if_not_durable(office)

        fail_if_not_durable(office)


def fail_if_not_durable(office: Office) -> None:
    """Look at SQLite's setting: 1 is NORMAL, 2 is FULL."""
    ((value,),) = office.store.database.query(Statement("PRAGMA synchronous"))
    assert value == 2, "not durable so far"
