"""Personal values of records: sealed in blobs, opened where they are, and erased everywhere by an owner's order."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import msgspec

from workflows import envelopes, ids
from workflows.domain.events import blobs_named
from workflows.domain.personal import PersonalRef, personal_mark, reference_in, reference_to_plain
from workflows.domain.record_events import RecordErasureConfirmed, RecordErasureOrdered
from workflows.engine.records import RecordState
from workflows.ledger import canonical, entry
from workflows.ledger.malformed import Malformed
from workflows.office.attachments import read_blob, seal
from workflows.office.erasing import ERASED
from workflows.office.journal import About
from workflows.office.personal import commitment
from workflows.store.home import Home
from workflows.store.records import RECORD

if TYPE_CHECKING:
    from workflows.office.office import Office

TO_REMOVE = "retired-file/blobs/"
"""Facts of ``retention.carrying_out``: files to be deleted in the home and in the folder, at the next catching up."""

CONFIRM = "record-erasure/"
"""Facts ``record-erasure/<record>/<order>``: an order about a record that this device has not confirmed yet."""

_SALT_BYTES, _PADDED = 16, 256


def sealed(values: Mapping[str, str | None], personal: frozenset[str]) -> tuple[dict[str, Any], dict[str, bytes]]:
    """The cells with references in the place of personal values, and the blob that holds them. Nothing is written."""
    plain: dict[str, Any] = dict(values)
    salted = {
        cell: {"salt": ids.new_bytes(_SALT_BYTES).hex(), "value": value}
        for cell, value in values.items()
        if cell in personal and value is not None
    }
    if not salted:
        return plain, {}
    content: bytes = canonical.encode(salted)
    made, raw = seal(content + b" " * (-len(content) % _PADDED))
    for cell, one in salted.items():
        reference = PersonalRef(
            blob=made.blob, secret=made.secret, commitment=commitment(cell, str(one["salt"]), one["value"])
        )
        plain[cell] = reference_to_plain(reference)
    return plain, {made.blob: raw}


def personal_cells(home: Home, state: RecordState) -> dict[str, str | None]:
    """The personal values that this device has: by their mark; None where the blob is erased or not here."""
    opened: dict[str, Mapping[str, Any] | None] = {}
    found: dict[str, str | None] = {}
    for act in state.acts:
        for cell, value in getattr(act.event, "values", {}).items():
            reference = reference_in(value)
            if reference is None:
                continue
            if reference.blob not in opened:
                opened[reference.blob] = _opened(home, reference)
            found[personal_mark(value)] = _value(cell, reference, opened[reference.blob])
    return found


def blobs_of(state: RecordState) -> frozenset[str]:
    """Every blob that acts about the record name, those without effect included."""
    return frozenset(one.blob for act in state.acts for one in blobs_named(act.event))


def erased_of(state: RecordState) -> frozenset[str]:
    """The blobs that orders erase."""
    known = blobs_of(state)
    found = (act.event.blobs for act in state.orders if isinstance(act.event, RecordErasureOrdered))
    return frozenset(blob for blobs in found for blob in blobs if blob in known)


def note_orders(office: "Office", state: RecordState) -> None:
    """Remember what has to go from this device, and who has to be told. Inside a transaction."""
    facts, name = office.store.facts, RECORD + state.id
    for blob in erased_of(state):
        if facts.get(ERASED + blob) is None:
            facts.put(ERASED + blob, name.encode("ascii"))
            facts.put(TO_REMOVE + blob, b"1")
            for due in ("blob-due/put/", "blob-due/get/"):
                facts.remove(due + blob)
    for order in state.orders:
        if office.keys.device not in state.confirmed.get(order.id, ()):
            facts.put(f"{CONFIRM}{state.id}/{order.id}", b"1")


def confirm_orders(office: "Office") -> frozenset[str]:
    """Say in the own log which orders were carried out here; the records they are about. In a transaction of its own.

    To be called after the files were removed; what is still held open is confirmed the next time.
    """
    due = office.store.facts.under(CONFIRM)
    if not due or not office.chain.trust.speaks(office.keys.device):
        return frozenset()
    from workflows.office.records.folding import put_records, record_state  # noqa: PLC0415 -- which notes orders

    open_files = office.store.facts.under(TO_REMOVE)
    told: set[str] = set()
    for name in sorted(due):
        record, _, order = name.partition("/")
        state = record_state(office, record)
        if office.keys.device not in state.confirmed.get(order, ()):
            if not erased_of(state).isdisjoint(open_files):
                continue
            with office.transaction():
                write_record_act(office, RecordErasureConfirmed(record=record, order=order), None, state)
                put_records(office, [record])
                office.store.facts.remove(CONFIRM + name)
            told.add(record)
        else:
            with office.store.database.transaction():
                office.store.facts.remove(CONFIRM + name)
    return frozenset(told)


class RecordCertificate(msgspec.Struct, frozen=True, kw_only=True):
    """How far one erasure order about a record was carried out."""

    record: str
    order: str
    by: str
    at_ms: int
    reason: str
    blobs: tuple[str, ...]
    confirmed: tuple[str, ...]
    """Devices that did."""
    missing: tuple[str, ...]
    """Members that have not said so yet."""


def record_certificates(office: "Office", record: str = "") -> tuple[RecordCertificate, ...]:
    """The orders about one record, or all, by record and in the order to show them in."""
    from workflows.office.records.folding import record_state  # noqa: PLC0415 -- which notes orders

    told = {blob.decode("ascii") for blob in office.store.facts.under(ERASED).values()}
    named = [record] if record else sorted(one.removeprefix(RECORD) for one in told if one.startswith(RECORD))
    speaking = {device for device in office.chain.trust.members if office.chain.trust.speaks(device)}
    found: list[RecordCertificate] = []
    for one in named:
        state = record_state(office, one)
        for act in state.orders:
            assert isinstance(act.event, RecordErasureOrdered)
            confirmed = state.confirmed.get(act.id, ())
            found.append(
                RecordCertificate(
                    record=one,
                    order=act.id,
                    by=act.by or "",
                    at_ms=act.at[0],
                    reason=act.event.reason,
                    blobs=act.event.blobs,
                    confirmed=confirmed,
                    missing=tuple(sorted(speaking.difference(confirmed))),
                )
            )
    return tuple(found)


def write_record_act(office: "Office", event: Any, by: str | None, state: RecordState | None) -> str:
    """Append an act about one record to the own log. Inside a transaction; its id."""
    about = About(
        scope=entry.OFFICE_SCOPE,
        key=office.newest_key(entry.OFFICE_SCOPE),
        by=by,
        prev=state.heads if state is not None else (),
        auth=office.chain.length,
        mark=RECORD + event.record,
    )
    journal = office.journal()
    return journal.write_act(event, about, journal.now_ms()).id


def _opened(home: Home, reference: PersonalRef) -> Mapping[str, Any] | None:
    raw = read_blob(home, reference.blob)
    content = envelopes.open_with(raw, reference.secret) if raw is not None else None
    try:
        return canonical.decode(content.rstrip(b" ")) if content is not None else None
    except Malformed:
        return None


def _value(cell: str, reference: PersonalRef, opened: Mapping[str, Any] | None) -> str | None:
    found = opened.get(cell) if opened is not None else None
    if not isinstance(found, dict) or not isinstance(found.get("salt"), str):
        return None
    value = found.get("value")
    right = isinstance(value, str) and commitment(cell, found["salt"], value) == reference.commitment
    return value if right else None
