"""Brings an office that was opened for reading up to date with what others wrote meanwhile: cheaply, and exactly.

Two marks tell what has to be done. The database's own count of foreign commits: where it moved, requests that were
folded before are forgotten. And what the authority chain is made of: where that moved, it is read again.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from workflows.office.freshness import known_of
from workflows.office.office import Office
from workflows.office.this_device import keys_for


def refresh(office: Office) -> bool:
    """See what is in the database now; answers whether anything changed. An office opened for writing is always so.

    Costs some microseconds where nothing was written.
    """
    if office.writes:
        return False
    with office.store.database.snapshot():
        if office.store.database.version() == office.known.commits:
            return False
        known = known_of(office.store)
        own = office.store.entries.log(office.keys.device)
        if known.reads_alike(office.known) and own is not None and own.own:
            office.cases.forget()
            office.known = known
        else:
            is_own = own is not None and own.own
            home = office.store.home.path
            office.reload(office.keys if is_own else keys_for(office.store, home, write=False))
    return True


@contextmanager
def up_to_date(office: Office) -> Iterator[None]:
    """Refresh, and answer everything inside the block from that one state of the database."""
    with office.store.database.snapshot():
        refresh(office)
        yield
