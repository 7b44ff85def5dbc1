"""The sample firm at work: a past, an inbox, decisions by several people. Used by the demonstration and by tests.

Every act goes through the same door as in a real office; only the clock is moved, so that the past lies in the past.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from workflows import clock
from workflows.domain.commands import Decide, Fill, Refusal, RequestCommand, Tick
from workflows.engine.assign import Eligible, Task, day_of
from workflows.intake.confined import ConfinedReader
from workflows.office.documents import Taken, take_in
from workflows.office.founding import Charter, Founded, found
from workflows.office.office import Office
from workflows.office.shipped import RESOURCES, apply_file, publish_shipped

FOLDER = RESOURCES / "sample_firm"
CODING = "coding"
"""The step at which a clerk says to which account an invoice belongs."""
FIRM = "Nordwind Handel"
OWNER = "Anna Berg"
_PAST_DAYS = 60
_DAY_MS = 86_400_000


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One act of a person, for the story."""

    person: str
    task: Task
    command: RequestCommand
    request: str


Tell = Callable[[Step], None]


def found_sample_firm(
    home: Path, *, key_store: str | None = None, then: Callable[[Office], None] | None = None
) -> Founded:
    """The firm with its people and rules, founded two months ago, and the past that makes its suppliers known.

    All of it or nothing, what ``then`` adds included. ``key_store`` as in ``found``.
    """

    def begin(office: Office, owner: str) -> None:
        publish_shipped(office, owner, chosen=("invoice",))
        apply_file(office, FOLDER / "office.yaml", owner)
        past = list(take_in(office, [FOLDER / "past.csv"], workflow="invoice", unit=None, by=None))
        for taken in past:
            assert taken.request is not None, taken
            settle(office, taken.request)
        if then is not None:
            then(office)

    with clock_moved_back(_PAST_DAYS):
        return found(home, Charter(name=FIRM, owner=OWNER), begin, key_store=key_store)


def sample_invoices() -> tuple[Path, ...]:
    """The invoices that reach the firm, in the order in which they come in."""
    return tuple(sorted(path for path in (FOLDER / "invoices").iterdir() if path.is_file()))


def take_in_samples(office: Office, paths: tuple[Path, ...]) -> Iterator[Taken]:
    """Read every sample invoice; nobody enters them, they come in by themselves."""
    with ConfinedReader() as confined:
        yield from take_in(office, paths, workflow="invoice", unit=None, by=None, confined=confined)


def settle(
    office: Office,
    request: str,
    tell: Tell | None = None,
    *,
    until_paid: bool = True,
    only: str | None = None,
    only_at: str | None = None,
) -> None:
    """Let the people who are asked act, one after the other, until nobody is asked any more.

    They are sensible people: they confirm, correct, call back and approve, and reject what a rule stopped as a copy.
    ``only`` lets just this person act, ``only_at`` just whoever is asked at this step.
    """
    for _ in range(40):
        open_tasks = [task for task in office.tasks(request) if task.people]
        if not until_paid:
            open_tasks = [task for task in open_tasks if task.open.step != "release"]
        if only_at is not None:
            open_tasks = [task for task in open_tasks if task.open.step == only_at]
        asked = [(task, able) for task in open_tasks for able in task.people if only is None or able.person == only]
        if not asked:
            return
        task, able = asked[0]
        command = _sensible(office, request, task, able)
        if tell is not None:
            tell(Step(person=able.person, task=task, command=command, request=request))
        acted = office.act(request, command)
        assert not isinstance(acted, Refusal), f"{able.person} was asked and then refused: {acted}"
    raise AssertionError(f"request {request} does not come to an end")


def _sensible(office: Office, request: str, task: Task, able: Eligible) -> RequestCommand:
    by, step = able.person, task.open.step
    match task.open.kind:
        case "form":
            return Fill(by=by, values=_typed(office, request, step), step=step)
        case "todo":
            note = "Called them at the number in our own address book." if step == "call-back" else ""
            return Tick(by=by, note=note, step=step)
        case "clear":
            if office.request(request).standing.values.get("account_changed") is True:
                reason = "Called back: they know of no new account. Likely fraud, not paid."
            else:
                reason = "Compared them: it is the same delivery a second time."
            return Decide(verdict="reject", by=by, reason=reason, step=step)
        case _:
            return Decide(verdict="approve", by=by, step=step)


def _typed(office: Office, request: str, step: str) -> dict[str, object]:
    if step == CODING:
        return {"account_code": "4980"}
    if step == "book":
        known = office.request(request).standing.values.get("account_code") or "4980"
        return {"account_code": known, "paid_on": day_of(clock.now_ms()), "proof_is": "on the bank statement"}
    return _corrections(office, request)


def _corrections(office: Office, request: str) -> dict[str, object]:
    """What the clerk types: the values that the sample documents lack or state wrongly."""
    values = office.request(request).standing.values
    found: dict[str, object] = {}
    if values.get("supplier_name") is None:
        found["supplier_name"] = "Fensterglanz Ausgedacht e. K."
    if values.get("sums_wrong") is True and values.get("invoice_number") == "SQ-2026-10":
        found["gross"] = {"minor": 45_220, "currency": "EUR"}
        found["payable"] = {"minor": 45_220, "currency": "EUR"}
    return found


@contextmanager
def clock_moved_back(days: int) -> Iterator[None]:
    """Act as if so many days ago, on this thread; the moment stands still."""
    with clock.pretending(clock.now_ms() - days * _DAY_MS):
        yield
