"""Tells the others, in the own log, how far this device has theirs: heads entries, and when they are due.

An acknowledgement costs every other laptop a file to read. So only what people or rules did is acknowledged, never an
acknowledgement, or laptops would answer each other without end; and the more laptops there are, the longer one waits.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from workflows import clock
from workflows.ledger import entry
from workflows.ledger.merkle import Frontier
from workflows.office.heads import MAX_HEADS, Head, HeadsSeen
from workflows.office.journal import About
from workflows.office.reading import Seen
from workflows.office.seen import Sight, note_heads, sights
from workflows.office.sharing.convergence import state_now, view_now
from workflows.office.sharing.lights import published
from workflows.office.sharing.witnessing import cosign_due
from workflows.store.rows import HEADS

if TYPE_CHECKING:
    from workflows.office.office import Office

LONGEST_MS = 4 * 3_600_000
"""The longest that what others did stays unacknowledged, while this device is at work."""

_PER_PAIR_MS = 30_000
"""Multiplied with the square of the number of other devices: two laptops answer within half a minute."""


def patience_ms(others: int) -> int:
    """How long an acknowledgement waits, by the number of other devices."""
    return min(LONGEST_MS, _PER_PAIR_MS * others * others)


def acknowledge(office: "Office", *, at_once: bool = False) -> bool:
    """Write a heads entry where one is due. Answers whether one was written.

    Due: others' acts are unacknowledged, and own acts go out anyway, or the wait is over. ``at_once`` does not wait.
    """
    own = office.keys.device
    known = {device: sight for (by, device), sight in sights(office.store.facts).items() if by == own}
    logs = [log for log in office.store.entries.logs() if log.device != own and log.size]
    changed = [log for log in logs if log.device not in known or known[log.device].size < log.size]
    unanswered = [log for log in changed if _has_acts(office, log.device, _said(known, log.device))]
    if not unanswered or not office.chain.trust.speaks(own):
        return False
    last_ms = max((sight.at_ms for sight in known.values()), default=0)
    waited = clock.now_ms() - last_ms >= patience_ms(len(logs))
    if not (waited or at_once or _has_acts(office, own, published(office))):
        return False
    heads = tuple(
        Head(device=log.device, size=log.size, root=Frontier.from_bytes(log.frontier).root().hex())
        for log in changed[:MAX_HEADS]
    )
    event = HeadsSeen(heads=heads, cosigned=cosign_due(office, logs), view=view_now(office), state=state_now(office))
    scope = entry.OFFICE_SCOPE
    about = About(scope=scope, key=office.newest_key(scope), auth=office.chain.length, mark=HEADS)
    with office.transaction():
        journal = office.journal()
        written = journal.write(event, about, journal.now_ms())
        told = Seen(id=written.id, device=own, position=written.position, at=written.at, heads=event)
        note_heads(office.store.facts, (told,))
    return True


def _said(known: Mapping[str, Sight], device: str) -> int:
    return known[device].size if device in known else 0


def _has_acts(office: "Office", device: str, since: int) -> bool:
    """Whether the device's entries from this position on hold anything but acknowledgements."""
    return office.store.entries.has_acts_since(device, since)
