"""A look at the log before anything is written on top of it: all there, in its place, and no older than before.

This is no full check; ``checking`` is. It keeps a program from being made to act without what it already knew: entries
hidden, misfiled or taken away, an older copy of the database put in place of the newer one.
"""

from collections.abc import Sequence

from workflows.domain.events import Act, RequestEvent
from workflows.errors import Trouble
from workflows.keys import DeviceKeys
from workflows.ledger import entry
from workflows.ledger.malformed import Malformed
from workflows.ledger.merkle import Frontier, leaf_hash
from workflows.office.reading import LOST_GROUND, Content, Unread
from workflows.store.entries import Entries
from workflows.store.rows import EntryRow, LogRow

_HARMLESS = frozenset({"no-key", "not-understood", "off-chain"})
"""Why an entry may be unread although it is as it was written."""

_NOT_OURS = frozenset({"wrong-signature", "unsigned", "no-signer"})
"""What another device may have written, kept here as it was."""


def log_damaged(detail: str) -> Trouble:
    """The log on this laptop is not as it was written. Nothing may be built on it."""
    return Trouble(
        code="log-damaged",
        title="The decision log on this laptop is damaged",
        text=f"{detail} Nothing was signed or written.",
        advice="Run “countersign verify” to see which entry it is, then restore a backup into a new home.",
    )


def refuse_gaps(entries: Entries) -> None:
    """Raise Trouble ``log-damaged`` where a log does not hold exactly the entries that its head counts."""
    for log in entries.logs():
        if entries.extent(log.device) != (log.size, log.size - 1):
            raise log_damaged("Entries are missing, or there are more than were written.")


def refuse_unread(rows: Sequence[EntryRow], contents: Sequence[Content], request: str | None, *, own: str = "") -> None:
    """Raise Trouble ``log-damaged`` where an entry was altered, or stands under a scope or request not its own.

    Among the office's entries (``request`` None), one of a device other than ``own`` that is as it was received
    is nobody's damage, whatever its author made it of: it has no effect, and stops nobody's work.
    """
    as_received: dict[tuple[str, int], EntryRow] = {}
    for row in rows:
        if request is None and row.device != own:
            as_received[row.device, row.position] = row
        if not _has_its_scope(row, foreign=(row.device, row.position) in as_received):
            raise log_damaged(f"Entry {row.position} was altered.")
    for content in contents:
        received = as_received.get((content.device, content.position))
        if isinstance(content, Unread):
            if content.why in _HARMLESS or (received is not None and _is_as_received(received, content)):
                continue
            if content.code in LOST_GROUND:
                continue
            raise log_damaged(f"Entry {content.position} was altered.")
        if isinstance(content, Act) and content.request != request and not _is_odd(content, received):
            raise log_damaged(f"Entry {content.position} stands where it does not belong.")


def _has_its_scope(row: EntryRow, *, foreign: bool) -> bool:
    """Whether the row says the scope that the entry shows. What shows none may have come like that."""
    try:
        return entry.parse_header(row.raw).scope == row.scope
    except Malformed:
        return foreign and leaf_hash(row.raw) == row.leaf


def _is_as_received(row: EntryRow, content: Unread) -> bool:
    """Whether its author made it so: the bytes are those that were hashed and signed as they came."""
    return content.why in _NOT_OURS or leaf_hash(row.raw) == row.leaf


def _is_odd(act: Act, received: EntryRow | None) -> bool:
    """Whether another device wrote an act that names a request where none belongs; one that was moved is not odd."""
    return received is not None and (received.scope in entry.TRUST_SCOPES or not isinstance(act.event, RequestEvent))


def refuse_rollback(entries: Entries, log: LogRow, keys: DeviceKeys) -> None:
    """Raise Trouble ``log-rolled-back`` where the own log was longer, or another one, when it was last closed."""
    remembered = keys.remembered_head()
    if remembered is None:
        return
    size, root = remembered
    frontier = Frontier()
    if size <= log.size:
        if size == log.size:
            frontier = Frontier.from_bytes(log.frontier)
        else:
            for row in entries.between(log.device, 0, size):
                frontier.append(row.leaf)
        if frontier.root() == root:
            return
    raise Trouble(
        code="log-rolled-back",
        title="This folder holds an older or another history than before",
        text=f"This laptop's log had {size} entries when it was last closed; they are not here. Nothing was written.",
        advice="Put the newer folder back. If it is lost, restore a backup into a new home; it goes on in a new log.",
    )
