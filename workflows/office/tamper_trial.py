"""Try to tamper: alter a past decision in a copy of the home, as somebody with the file could, and see what is found.

The office itself is only read, also while it is in use. The copy is thrown away.
"""

import shutil
from pathlib import Path

import msgspec

from workflows.domain.money import Money
from workflows.errors import InvalidInput, Trouble
from workflows.office.office import Office
from workflows.office.proving.checking import check_office
from workflows.office.proving.verdict import Progress, Verdict, no_progress
from workflows.store.files import part_beside, parts_of, sweep
from workflows.store.home import Home
from workflows.store.rows import DecisionRow
from workflows.store.tampering import alter_entry

_BIT = 8 * 100 + 3
"""Inside what is encrypted: behind the head of an entry, before its end."""


class Tampered(msgspec.Struct, frozen=True, kw_only=True):
    """What was altered, and what the check says."""

    device: str
    index: int
    """The entry, from 0."""
    request: str
    title: str
    amount: Money | None
    person: str
    """Who had signed it."""
    verdict: str
    """What they had decided, such as ``approve``."""
    at_ms: int
    entries: int
    """How many were checked."""
    found: bool
    """Whether the check names exactly this entry."""
    check: Verdict
    before: Verdict
    """The same check of the untouched copy: what it finds there was wrong before."""


def try_to_tamper(office: Office, *, progress: Progress = no_progress) -> Tampered:
    """Alter the largest approval of a person in a copy, and check the copy. Takes a second or two.

    Raises InvalidInput ``nothing-decided`` where nobody approved anything yet; Trouble of the disk.
    """
    home = office.store.home
    wanted = home.path.with_name(f"{home.path.name}-tampered")
    title, amount, decision = _largest(office)
    copy = part_beside(wanted)
    try:
        _copy(office, copy)
        sweep(wanted.parent, parts_of(wanted), fresh=copy)
        before = check_office(copy, progress=progress)
        alter_entry(copy, decision.device, decision.position, bit=_BIT)
        check = check_office(copy, progress=progress)
    except OSError as error:
        raise Trouble(
            code="disk-error",
            title="The copy could not be made",
            text=f"{error.strerror}. The office itself was only read.",
            advice="Make room on the disk, then try again.",
        ) from error
    finally:
        shutil.rmtree(copy, ignore_errors=True)
    return Tampered(
        device=decision.device,
        index=decision.position,
        request=decision.request,
        title=title,
        amount=amount,
        person=decision.person or "",
        verdict=decision.verdict,
        at_ms=decision.at_ms,
        entries=check.entries,
        found=before.ok and any(one.index == decision.position for one in check.findings),
        check=check,
        before=before,
    )


def _largest(office: Office) -> tuple[str, Money | None, DecisionRow]:
    """The approval of the largest amount: the one that somebody would like to have said otherwise."""
    own = office.keys.device
    found = [
        (row.amount_minor or 0, row, decision)
        for row in office.store.questions.requests(limit=1000)
        for decision in office.store.questions.decisions_of(row.id)
        if decision.person is not None and decision.verdict == "approve" and decision.device == own
    ]
    if not found:
        raise InvalidInput(
            code="nothing-decided",
            title="Nobody has approved anything yet",
            text="There is no decision to alter. Nothing was changed.",
            advice="Approve something first, then try again.",
        )
    _, row, decision = max(found, key=lambda one: one[0])
    amount = None
    if row.amount_minor is not None and row.currency is not None:
        amount = Money(minor=row.amount_minor, currency=row.currency)
    return row.title, amount, decision


def _copy(office: Office, copy: Path) -> None:
    """Everything but the database as it lies there, then the database in one state, though it is in use.

    In this order: what the key store remembers of the log must not be longer than the copied log.
    """
    home, target = office.store.home, Home(copy)
    names = {home.lock.name}
    beside = {path.name for path in home.path.iterdir() if path.name.startswith(home.database.name)}
    shutil.copytree(home.path, copy, ignore=shutil.ignore_patterns(*names, *beside, "~*"))
    office.store.backup(target.database)
