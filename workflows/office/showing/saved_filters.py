"""Filters of the list of requests that somebody gave a name. Kept on this device only."""

import msgspec

from workflows import ids
from workflows.office.office import Office
from workflows.office.showing.refreshing import up_to_date
from workflows.office.showing.requests_index import Filter, Sorting

_FILTER = "filter/"
"""Facts ``filter/<id>``."""


class SavedFilter(msgspec.Struct, frozen=True, kw_only=True):
    """A filter with a name."""

    id: str = ""
    """Empty until it is saved for the first time."""
    name: str
    filter: Filter
    sorting: Sorting = Sorting()
    group_by: str | None = None


def save(office: Office, saved: SavedFilter) -> SavedFilter:
    """Keep it, in the place of what was kept under its id. Writes: on the writer lane. Answers it with its id."""
    kept = msgspec.structs.replace(saved, id=saved.id or ids.new_id())
    with office.store.database.transaction():
        office.store.facts.put(_FILTER + kept.id, msgspec.json.encode(kept))
    return kept


def saved_filters(office: Office) -> tuple[SavedFilter, ...]:
    """All of them, by name."""
    with up_to_date(office):
        kept = office.store.facts.under(_FILTER)
    found = [one for one in map(_read, kept.values()) if one is not None]
    return tuple(sorted(found, key=lambda one: (one.name.casefold(), one.id)))


def remove(office: Office, filter_id: str) -> None:
    """Forget it; unknown ones are no error. Writes: on the writer lane."""
    with office.store.database.transaction():
        office.store.facts.remove(_FILTER + filter_id)


def _read(kept: bytes) -> SavedFilter | None:
    try:
        return msgspec.json.decode(kept, type=SavedFilter)
    except msgspec.MsgspecError:
        return None  # of a program that knew other filters
