"""A designated witness's cosignatures: this device has seen that log at that size, and nothing that contradicts it.

C2SP tlog-cosignature. A witness never signs a smaller head after a larger one, and what it signed is stored before it
leaves: the lines stand in its own log, in the heads entry that goes out with them.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from workflows import clock
from workflows.engine.assign import day_of
from workflows.ledger import cosignature, note
from workflows.ledger.checkpoint import Checkpoint
from workflows.ledger.malformed import Malformed
from workflows.ledger.merkle import root_of
from workflows.office.journal import SEALED
from workflows.office.proving.evidence_story import Witness
from workflows.office.seen import COSIGNED, sights
from workflows.office.sharing.lights import witnesses
from workflows.store.rows import LogRow

if TYPE_CHECKING:
    from workflows.office.office import Office


def cosign_due(office: "Office", logs: Iterable[LogRow]) -> tuple[str, ...]:
    """Lines for every log that grew past a sealed size since this witness last signed; none where it is no witness.

    Each is ``device size <signature line>``, as heads entries carry them.
    """
    own, now_ms = office.keys.device, clock.now_ms()
    if own not in witnesses(office, day_of(now_ms)):
        return ()
    lines: list[str] = []
    for log in logs:
        head = office.store.entries.latest_checkpoint(log.device)
        if head is not None and head.size // SEALED > _last_signed(office, log.device) // SEALED:
            lines.append(f"{log.device} {head.size} {cosign(office, head.note, now_ms // 1000).decode().strip()}")
    return tuple(lines)


def cosign(office: "Office", head: bytes, time_s: int) -> bytes:
    """This device's line under a signed head of another log."""
    name = cosignature.witness_name(office.id, office.keys.device)
    witness = cosignature.WitnessKey(name=name, public=office.keys.witness_public)
    return cosignature.cosign(head, witness, office.keys.sign_as_witness, time_s)


def witnessed(office: "Office", device: str) -> dict[int, tuple[str, ...]]:
    """The sizes of a log under which valid lines of its witnesses stand here: size -> witnesses, sorted."""
    found: dict[int, list[str]] = {}
    trust = office.chain.trust
    for name, line in office.store.facts.under(f"{COSIGNED}{device}/").items():
        size, _, by = name.partition("/")
        known = trust.members.get(by)
        body = _body(office, device, int(size)) if size.isdigit() else None
        if known is None or not known.witness_key or body is None:
            continue
        witness = cosignature.WitnessKey(name=cosignature.witness_name(office.id, by), public=known.witness_key)
        try:
            parsed = note.parse(f"{body}\n{line.decode()}\n".encode())
        except (Malformed, UnicodeDecodeError):
            continue
        if any(cosignature.verify_cosignature(body, one, witness) for one in parsed.signatures):
            found.setdefault(int(size), []).append(by)
    return {size: tuple(sorted(by)) for size, by in sorted(found.items())}


def _body(office: "Office", device: str, size: int) -> str | None:
    """The text of the head of that size, made again from the entries that are here."""
    log = office.store.entries.log(device)
    if log is None or size > log.size:
        return None
    root = root_of(office.store.entries.leaves(device, 0, size))
    return Checkpoint(origin=log.origin, size=size, root=root).body()


def _last_signed(office: "Office", device: str) -> int:
    """The largest size of this log that this witness has signed."""
    own = office.keys.device
    names = office.store.facts.under(f"{COSIGNED}{device}/")
    return max((int(size) for size, _, by in (name.partition("/") for name in names) if by == own), default=0)


def witnesses_of(office: "Office", request: str) -> tuple[Witness, ...]:
    """Who has said to have seen the logs that a request's entries stand in, for its evidence."""
    logs = sorted({row.device for row in office.store.entries.of_request(request)})
    found: list[Witness] = []
    for log in logs:
        for (by, device), sight in sorted(sights(office.store.facts).items()):
            if device == log and by != log and sight.may_be_true:
                at = clock.iso_utc(sight.at_ms)
                found.append(Witness(device=by, kind="its own signed log", size=sight.size, at=at, log=log))
        for size, by_whom in witnessed(office, log).items():
            found += [Witness(device=by, kind="cosignature", size=size, at=None, log=log) for by in by_whom]
    return tuple(found)
