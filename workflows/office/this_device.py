"""Which device a home is: the keys that fit its database, whether it was let in yet, and on which computer it is."""

from pathlib import Path

from workflows.errors import Trouble
from workflows.keys import DeviceKeys, secrets_of
from workflows.office import machine
from workflows.store.store import Store

WAITING_FACT = "join/code"
"""Kept, locked, while this laptop waits to be let in, or for the folder to bring what it is to read."""

MACHINE_FACT = "machine"
"""The computer that writes this home's log, see ``machine.fingerprint``."""


def keys_for(store: Store, home: Path, *, write: bool) -> DeviceKeys:
    """The keys of the device that the database belongs to.

    A change of keys that was broken off is finished where the database has it, and undone where it has not; that only
    by a writer, who is alone. Raises Trouble where there are no keys.
    """
    keys = DeviceKeys.open(secrets_of(home))
    following = keys.next()
    if following is None:
        return keys
    log = store.entries.log(following.device)
    if log is None or not log.own:
        if write:
            keys.forget_next()
        return keys
    if write:
        following.promote()
    return following


def refuse_waiting(store: Store) -> None:
    """Raise Trouble ``still-waiting`` where this laptop is not a member yet."""
    if store.facts.get(WAITING_FACT) is not None:
        raise Trouble(
            code="still-waiting",
            title="This laptop is still waiting to be let in",
            text="It has asked to join an office, and cannot show or write anything before it has been answered.",
            advice="Run “countersign sync” on the laptop that invited it, then “countersign sync” here.",
        )


def refuse_other_machine(store: Store, keys: DeviceKeys) -> None:
    """Raise Trouble ``other-machine`` where the home was copied here from another computer.

    Two computers that write one log make two histories of it, and nobody could tell which one counts.
    """
    here, known = machine.fingerprint(keys.device), store.facts.get(MACHINE_FACT)
    if here is None or here == known:
        return
    if known is not None:
        raise Trouble(
            code="other-machine",
            title="This office was copied from another computer",
            text="Its log belongs to the computer it was copied from. Nothing was written; what is here can be read.",
            advice="If the other computer is used no more: “countersign devices continue-here”. If it is, join this "
            "one as a new laptop with “countersign invite” there and “countersign join” here.",
        )
    with store.database.transaction():
        store.facts.put(MACHINE_FACT, here)
