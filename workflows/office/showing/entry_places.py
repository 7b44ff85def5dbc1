"""Where an entry of the log stands, for who knows only its leaf hash."""

from workflows.office.office import Office
from workflows.office.showing.refreshing import up_to_date

_RECENT = 256


def place_of_leaf(office: Office, leaf: str) -> tuple[str, int] | None:
    """Device and position of the entry with this leaf hash (hex); None where it is not here.

    The newest entries of this laptop are looked at first: whoever asks has mostly just signed.
    """
    try:
        wanted = bytes.fromhex(leaf)
    except ValueError:
        return None
    with up_to_date(office):
        own = office.store.entries.log(office.keys.device)
        if own is not None:
            start = max(own.size - _RECENT, 0)
            leaves = office.store.entries.leaves(own.device, start, own.size)
            if wanted in leaves:
                return own.device, start + leaves.index(wanted)
        return office.store.entries.place_of(wanted)
