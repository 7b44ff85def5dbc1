"""Brings an office that was opened for reading up to date with what others wrote meanwhile: cheaply, and exactly.

Two marks tell what has to be done. The database's own count of foreign commits: where it moved, requests that were
folded before are forgotten. And what the authority chain is made of: where that moved, it is read again.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workflows.office.office import Office


def refresh(office: "Office") -> bool:
    """See what is in the database now; answers whether anything changed. An office opened for writing is always so."""
    raise NotImplementedError


@contextmanager
def up_to_date(office: "Office") -> Iterator[None]:
    """Refresh, and answer everything inside the block from that one state of the database."""
    raise NotImplementedError
    yield
