"""An act and the program's steps after it: together or, where the disk has no room for both, one after the other."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from workflows.cli.bench_office import OFFICE
from workflows.domain.commands import Refusal, Submit
from workflows.domain.events import RequestSubmitted, RuleApplied
from workflows.errors import Trouble
from workflows.office import writing_acts
from workflows.office.founding import Charter, found
from workflows.office.office import Acted, Office
from workflows.office.shipped import apply_text
from workflows.store.floor import note_writes

CHAIRS = Submit(
    workflow="bench",
    unit="head-office",
    by="asker",
    values={"what": "Chairs", "gross": {"minor": 40_000, "currency": "EUR"}},
)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """An office in which a rule routes each request to a manager."""
    home = tmp_path / "home"
    founded = found(home, Charter(name="Corner Shop", owner="Anna Berg"))
    with Office.open(home) as office:
        apply_text(office, OFFICE, "office.yaml", founded.owner)
    return home


@pytest.fixture
def office(home: Path) -> Iterator[Office]:
    """That office, open."""
    with Office.open(home) as opened:
        yield opened


def submit(office: Office) -> Acted:
    """Ask for chairs."""
    acted = office.submit(CHAIRS)
    assert not isinstance(acted, Refusal), acted
    return acted


def full_disk(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """From now on there is room for people's acts and for nothing else."""

    def no_room(_: object) -> None:
        raise Trouble(code=code, title="full", text="full", advice="make room")

    monkeypatch.setattr(writing_acts._Written, "add_own_steps", no_room)


def kinds(office: Office, request: str) -> list[type]:
    """What the log holds about a request."""
    return [type(act.event) for act in office.request(request).acts]


def test_a_request_and_the_rule_that_routes_it_are_one_transaction(office: Office) -> None:
    """No crash stands between the two, and the disk is waited for once. Each is an entry of its own."""
    noted = note_writes(office.store)

    acted = submit(office)

    assert [sql for sql, _, _ in noted].count("COMMIT") == 1
    assert kinds(office, acted.request.id) == [RequestSubmitted, RuleApplied]
    assert [type(act.event) for act in acted.acts] == [RequestSubmitted]
    assert [one.people[0].person for one in office.tasks(acted.request.id)] == ["decider"]


@pytest.mark.parametrize("code", ["disk-full", "disk-error"])
def test_a_disk_with_room_for_the_act_alone_keeps_the_act(
    home: Path, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    """The step follows when the office is opened again and there is room; nothing is written twice."""
    with Office.open(home) as office:
        full_disk(monkeypatch, code)
        request = submit(office).request.id
        assert kinds(office, request) == [RequestSubmitted]
    monkeypatch.undo()

    with Office.open(home) as office:
        assert kinds(office, request) == [RequestSubmitted, RuleApplied]
        assert office.store.questions.unfinished() == (request,)


def test_any_other_trouble_undoes_the_act_whole(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """The caller is told that it failed, so it must have."""
    size = office.journal().size
    full_disk(monkeypatch, "office-damaged")

    with pytest.raises(Trouble, match="full"):
        office.submit(CHAIRS)

    assert office.journal().size == size
    assert office.store.questions.unfinished() == ()


def test_a_step_that_has_to_wait_writes_nothing(office: Office) -> None:
    """Asking again what the program can do leaves the log as it is."""
    request = submit(office).request.id
    size = office.journal().size

    assert not writing_acts.advance(office, request).requests
    assert office.journal().size == size
