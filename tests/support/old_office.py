"""Two laptops with a long past: requests of years ago that are over, some that are not, and the folder between them."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.support.two_laptops import OWNER, ask, exchange, found_office
from workflows import clock
from workflows.domain.commands import Comment, Decide, Refusal, Submit, Withdraw
from workflows.domain.definitions import ApprovalStep, Definition
from workflows.domain.events import WorkflowPublished
from workflows.domain.forms import Field
from workflows.domain.outcomes import Approver
from workflows.engine.erasure import blobs_of
from workflows.office.office import Office
from workflows.office.retention.planning import Plan, plan
from workflows.office.retention.retiring import retire
from workflows.office.sharing.sharing import Sharing
from workflows.store.store import Store

LONG_AGO, LATER, TODAY = "2014-03-01T09:00:00Z", "2020-06-01T09:00:00Z", "2026-11-23T09:00:00Z"
BEFORE_MS = 1_577_836_800_000
"""2020-01-01."""

CANARY = "Zwetschgenkuchenrezept"


ERRAND = Definition(
    id="errand",
    name="Errand",
    title="Errand: {what}",
    fields=(Field(id="what", type="text", label="What", required=True),),
    steps=(ApprovalStep(id="approve", name="Approve", approvers=(Approver(role="owner", at="head"),)),),
)
"""A workflow without personal data: many requests of it cost little."""


def old_office(home: Path) -> Office:
    """Anna's office, with that workflow; open for writing."""
    office = found_office(home)
    assert not isinstance(office.change(OWNER, (WorkflowPublished(definition=ERRAND),)), Refusal)
    return office


class Past:
    """The time that all laptops of a test live in."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._monkeypatch = monkeypatch
        self.go(LONG_AGO)

    def go(self, moment: str) -> None:
        """It is this time now."""
        self._monkeypatch.setenv("COUNTERSIGN_NOW", moment)


def over(office: Office, count: int, *, by: str = OWNER, words: str = CANARY) -> list[str]:
    """Requests that were asked for and taken back: two entries each."""
    return [_withdrawn(office, f"{words} {number}", by) for number in range(count)]


def open_request(office: Office, position: str = "Baker", *, by: str = OWNER) -> str:
    """A request that waits for its decision."""
    acted = office.submit(Submit(workflow="errand", unit="head-office", by=by, values={"what": position}))
    assert not isinstance(acted, Refusal), acted
    return acted.request.id


def comment(office: Office, request: str, *, by: str = OWNER) -> None:
    """Say something about a request."""
    said = office.act(request, Comment(by=by, text=f"{CANARY} once more"))
    assert not isinstance(said, Refusal), said


def settle(office: Office, request: str) -> None:
    """The owner approves."""
    acted = office.act(request, Decide(by=OWNER, verdict="approve"))
    assert not isinstance(acted, Refusal), acted


def with_document(office: Office, *, by: str = OWNER) -> str:
    """A request with a document and personal data, taken back."""
    request = ask(office, content=f"{CANARY}\n".encode() * 200, by=by)
    acted = office.act(request, Withdraw(by=by, reason="not needed"))
    assert not isinstance(acted, Refusal), acted
    return request


def _withdrawn(office: Office, position: str, by: str) -> str:
    request = open_request(office, position, by=by)
    acted = office.act(request, Withdraw(by=by, reason=f"{position} is cancelled"))
    assert not isinstance(acted, Refusal), acted
    return request


def retire_old(office: Office, before_ms: int = BEFORE_MS) -> Plan:
    """The owner lets go what can go."""
    planned = plan(office, before_ms)
    retire(office, planned, by=OWNER)
    return planned


@contextmanager
def reopened(office: Office) -> Iterator[Office]:
    """The same office after its program ended and started again."""
    home = office.store.home.path
    office.close()
    with Office.open(home) as again:
        yield again


def thinned(home: Path) -> dict[str, int]:
    """How many entries of each log have no bytes in a home."""
    with Store.open(home, write=False) as store:
        found: dict[str, int] = {}
        for device, _ in store.entries.retired():
            found[device] = found.get(device, 0) + 1
        return found


def empty_bytes(home: Path, device: str, position: int) -> None:
    """Take the bytes of an entry away as somebody with the file would."""
    with closing(sqlite3.connect(home / "countersign.db")) as connection, connection:
        connection.execute(
            "UPDATE entries SET raw = x'', request = '~retired' WHERE device = ? AND position = ?", (device, position)
        )


def files_with(folder: Path, words: bytes) -> list[str]:
    """Files below a folder that hold these bytes."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return sorted(str(path.relative_to(folder)) for path in files if words in path.read_bytes())


def blobs_that_stay(office: Office) -> set[str]:
    """The blobs that requests which are here name."""
    requests = [row.id for row in office.store.questions.every_request()]
    return {blob for request in requests for blob in blobs_of(office.request(request))}


def settled(*sharings: Sharing) -> set[str]:
    """Exchange until nothing is left to do, for a quarter of an hour; the codes of the alarms of the last round."""
    exchange(*sharings, times=2)
    a_while_later()
    done = exchange(*sharings, times=2)
    return {alarm.code for one in done for alarm in one.alarms}


def a_while_later() -> None:
    """A quarter of an hour goes by. The test's own ``Past`` puts the time back at its end."""
    os.environ["COUNTERSIGN_NOW"] = clock.iso_utc(clock.now_ms() + 15 * 60_000)
