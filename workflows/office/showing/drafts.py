"""Requests that nobody sent yet: kept on this device only, never in the log, encrypted with the device's own key."""

import msgspec

from workflows import clock, ids
from workflows.errors import Trouble
from workflows.office.office import Office
from workflows.office.sharing.local_secrets import SECRET
from workflows.office.showing.refreshing import up_to_date

_DRAFT = SECRET + "draft/"
"""Facts that are locked anew with the rest where this laptop goes on under another key."""


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """An unfinished request."""

    id: str = ""
    """Empty until it is saved for the first time."""
    workflow: str
    unit: str = ""
    by: str | None = None
    values: dict[str, str] = {}
    """What was typed so far, by field id, valid or not."""
    files: tuple[str, ...] = ()
    """Paths of files to attach."""
    request: str | None = None
    """The running request whose form or answer this is; None: a new one."""
    step: str | None = None
    """The step of that request."""
    changed_ms: int = 0
    """When it was saved last."""


def save(office: Office, draft: Draft) -> Draft:
    """Keep it, in the place of what was kept under its id. Writes: on the writer lane. Answers it with id and time."""
    kept = msgspec.structs.replace(draft, id=draft.id or ids.new_id(), changed_ms=clock.now_ms())
    with office.store.database.transaction():
        office.store.facts.put(_DRAFT + kept.id, office.keys.wrap(msgspec.json.encode(kept)))
    return kept


def drafts(office: Office, by: str | None = None) -> tuple[Draft, ...]:
    """All drafts, of one person where given, latest first. What another key locked is left out."""
    with up_to_date(office):
        kept = office.store.facts.under(_DRAFT)
        found = [one for one in (_opened(office, locked) for locked in kept.values()) if one is not None]
    mine = [one for one in found if by is None or one.by == by]
    return tuple(sorted(mine, key=lambda one: (one.changed_ms, one.id), reverse=True))


def draft(office: Office, draft_id: str) -> Draft | None:
    """One draft; None where it is not there or cannot be read."""
    with up_to_date(office):
        locked = office.store.facts.get(_DRAFT + draft_id)
    return None if locked is None else _opened(office, locked)


def remove(office: Office, draft_id: str) -> None:
    """Forget it; unknown ones are no error. Writes: on the writer lane."""
    with office.store.database.transaction():
        office.store.facts.remove(_DRAFT + draft_id)


def _opened(office: Office, locked: bytes) -> Draft | None:
    """What was locked; None where another key did it, or it is none of ours: it can still be removed."""
    try:
        return msgspec.json.decode(office.keys.unwrap(locked), type=Draft)
    except (Trouble, msgspec.MsgspecError):
        return None
