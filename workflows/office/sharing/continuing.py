"""Goes on with a home that was copied here from another computer: under a new key, before anything is written."""

from pathlib import Path

from workflows.ledger.self_check import self_check
from workflows.office.office import Office
from workflows.office.sharing.rotating import Continued, continue_under_new_key
from workflows.office.sharing.sharing import PLACE_FACT, Sharing
from workflows.office.this_device import keys_for, refuse_waiting
from workflows.store.store import Store


def continue_here(home: Path, *, wait_s: float = 5.0) -> Continued:
    """Let this computer be the one that writes for the laptop, under a new log. The computer it was copied from ends.

    Asks the shared folder first, where there is one: what was written since the copy is not to be lost.
    Raises as ``continue_under_new_key``; Trouble ``still-waiting`` and those of the store and its key.
    """
    self_check()
    with Store.open(home, write=True, wait_s=wait_s) as store:
        refuse_waiting(store)
        office = Office(store, keys_for(store, home, write=True), write=True)
        folder = Sharing.of(office).folder if store.facts.get(PLACE_FACT) is not None else None
        continued = continue_under_new_key(office, folder)
        office.close()
    return continued
