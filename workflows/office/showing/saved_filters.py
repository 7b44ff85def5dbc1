"""Filters of the list of requests that somebody gave a name. Kept on this device only."""

import msgspec

from workflows.office.office import Office
from workflows.office.showing.requests_index import Filter, Sorting


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
    raise NotImplementedError


def saved_filters(office: Office) -> tuple[SavedFilter, ...]:
    """All of them, by name."""
    raise NotImplementedError


def remove(office: Office, filter_id: str) -> None:
    """Forget it; unknown ones are no error. Writes: on the writer lane."""
    raise NotImplementedError
