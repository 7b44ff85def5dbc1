"""Changes the office and its keys: entries of the authority chain, written on the one device that writes it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from workflows.changes import Changes
from workflows.domain.commands import Refusal
from workflows.domain.events import OfficeEvent, PersonSet
from workflows.engine.assign import day_of
from workflows.engine.office_fold import judge_content
from workflows.ledger import entry
from workflows.ledger.membership import KeyAdded, KeysAnnounced, LogForked, TrustEvent
from workflows.office.journal import About, log_of
from workflows.office.office_rows import put_office
from workflows.office.reading import Introduction
from workflows.office.speaking import not_primary_here, without_effect
from workflows.office.taking_in import judge_again

if TYPE_CHECKING:
    from workflows.office.office import Office

ACT_FACT = "act"


def change(office: "Office", by: str, events: Sequence[OfficeEvent]) -> Changes | Refusal:
    """Change the office by several acts at once: all of them, or none.

    The facts of a refusal say with ``ACT_FACT`` which of the acts was refused, counted from 0.
    """
    if not is_primary(office):
        return not_primary(office)
    refused: Refusal | None = None
    before, now_ms = office.state, office.journal().now_ms()
    day = day_of(now_ms)
    try:
        with office.transaction():
            for number, event in enumerate(events):
                if not office.state.is_owner(by, day):
                    refused = Refusal(code="not-owner", facts={"person": by})
                else:
                    refused = judge_content(office.state, event, day)
                if refused is not None:
                    refused = Refusal(code=refused.code, facts={**refused.facts, ACT_FACT: str(number)})
                    raise _RefusedError  # noqa: TRY301 -- leaves the transaction so that all of it is undone
                _store_office_act(office, event, by, now_ms)
                if isinstance(event, PersonSet) and event.person.active:
                    _let_sign(office, event.person.id, by)
            changes = put_office(office.store.projections, before, office.state)
            return changes | office.project_tasks()
    except _RefusedError:
        assert refused is not None
        return refused


def introduce(office: "Office", events: Sequence[TrustEvent], by: str) -> Changes:
    """Write entries of the authority chain that are about keys and devices: all of them, or none.

    Raises InvalidInput ``not-primary`` where another device writes the chain; the code of why where an entry would
    change nothing.
    """
    if not is_primary(office):
        raise not_primary_here(not_primary(office))
    before = office.chain.trust
    with office.transaction():
        for event in events:
            store_introduction(office, event, by)
        return judge_again(office, before) | Changes(office=True)


def is_primary(office: "Office") -> bool:
    """Whether this device writes the authority chain."""
    return office.chain.trust.primary == office.keys.device


def not_primary(office: "Office") -> Refusal:
    """Why this device cannot write the authority chain: which one does."""
    primary = office.chain.trust.primary
    known = office.chain.trust.members.get(primary)
    return Refusal(code="not-primary", facts={"device": primary, "name": known.name if known else ""})


def store_introduction(office: "Office", event: TrustEvent, by: str | None) -> None:
    """Write one entry about keys and devices, inside a transaction, and fold it in.

    Raises InvalidInput where it would change nothing; the transaction is then to be undone.
    """
    is_open, is_proof = isinstance(event, KeysAnnounced), isinstance(event, LogForked)
    scope = entry.OPEN_SCOPE if is_open else entry.AUTHORITY_SCOPE
    about = About(
        scope=scope,
        key=(0, entry.OPEN_KEY) if is_open else office.newest_key(scope),
        by=None if is_open or is_proof else by,
        prev=office.chain.head,
        auth=office.chain.length,
        seen=heard(office),
    )
    written = office.journal().write(event, about, office.journal().now_ms())
    row = office.store.entries.one(office.keys.device, written.position)
    assert row is not None
    content = office.reader.read(row)
    if not isinstance(content, Introduction):
        raise without_effect(content)
    if not is_proof:
        office.chain.head = (written.id,)
    office.chain.trust = office.reader.trust
    keep_logs_of_members(office)


def keep_logs_of_members(office: "Office") -> None:
    """Begin to keep the log of every device that was let in. Inside a transaction."""
    for device, known in sorted(office.reader.trust.members.items()):
        if office.store.entries.log(device) is None:
            office.store.entries.add_log(log_of(office.id, device, known.log_key))


def heard(office: "Office") -> dict[str, int]:
    """How many entries of every other log are here: what an act of the authority says it knew."""
    own = office.keys.device
    return {log.device: log.size for log in office.store.entries.logs() if log.device != own and log.size}


def _store_office_act(office: "Office", event: OfficeEvent, by: str, now_ms: int) -> None:
    about = About(
        scope=entry.AUTHORITY_SCOPE,
        key=office.newest_key(entry.AUTHORITY_SCOPE),
        by=by,
        prev=office.chain.head,
        auth=office.chain.length,
        seen=heard(office),
    )
    act = office.journal().write_act(event, about, now_ms)
    office.chain.take(act)
    office.reader.follow(act)


def _let_sign(office: "Office", person: str, by: str) -> None:
    """Introduce the key with which a person signs on this device, where that was not done yet."""
    device = office.keys.device
    if office.reader.trust.key_of(person, device) is None:
        key = office.keys.person_public(person).hex()
        store_introduction(office, KeyAdded(person=person, device=device, key=key), by)


class _RefusedError(Exception):
    """Undoes a transaction in which a rule said no."""
