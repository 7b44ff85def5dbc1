"""Goes on under a new key in place: when a home was put back from an older copy, or copied to another computer.

The old key must not sign again, because another history of the same log may exist. It signs one last thing: that the
new key goes on from here. What it wrote elsewhere is fetched from the folder first.
"""

from typing import TYPE_CHECKING

import msgspec

from workflows import clock, ids
from workflows.errors import Trouble
from workflows.keys import DeviceKeys
from workflows.ledger.merkle import Frontier
from workflows.office import machine
from workflows.office.journal import CHECKED_FACT
from workflows.office.restoring import continue_log
from workflows.office.sharing.invitations import forget_all
from workflows.office.sharing.lights import PUBLISHED_FACT
from workflows.office.sharing.local_secrets import SECRET
from workflows.office.sharing.logs import FolderMemory, StoredLogs
from workflows.office.this_device import MACHINE_FACT
from workflows.store.rows import ScopeKeyRow
from workflows.sync.exchange import Exchange
from workflows.sync.folder import Folder

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workflows.office.office import Office

_NOBODY = ""


class Continued(msgspec.Struct, frozen=True, kw_only=True):
    """The laptop goes on under a new log."""

    old_device: str
    old_size: int
    """Where the old log ends."""
    device: str
    fetched: int
    """Entries of the old log that were not here any more and came from the folder."""


def continue_under_new_key(office: "Office", folder: Folder | None) -> Continued:
    """Fetch what the own log has in the folder and not here, and go on under a new key in the same home.

    The office goes on as the new device; whoever holds its parts (``StoredLogs``, ``Sharing``) makes them again.
    A crash leaves the old key or the new one in force, never both and never neither. Raises Trouble ``twin`` where the
    folder tells another history of the own log than is here; FolderTrouble. Then nothing was changed.
    """
    old = office.keys
    fetched = 0 if folder is None else _fetch_own(office, folder)
    if fetched:
        office.reload(old)
    office.take_in()
    new = old.begin_next()
    store = office.store
    wrapped = store.entries.scope_keys()
    with store.database.transaction():
        rotated = continue_log(store, office, old, new)
        store.entries.give_up(old.device)
        for row in wrapped:
            again = msgspec.structs.replace(row, wrapped=new.wrap(old.unwrap(row.wrapped)))
            store.entries.put_scope_key(ScopeKeyRow(**msgspec.structs.asdict(again)))
        _rewrap_facts(office, old, new)
    # From here on the database is the new device's: a start that finds both keys takes the new one.
    new.promote()
    log = store.entries.log(new.device)
    assert log is not None
    new.remember_head(log.size, Frontier.from_bytes(log.frontier).root())
    office.reload(new)
    return Continued(old_device=old.device, old_size=rotated.old_size, device=new.device, fetched=fetched)


def _rewrap_facts(office: "Office", old: DeviceKeys, new: DeviceKeys) -> None:
    """Local facts that only the old key opens, or that are about its log. Inside a transaction."""
    facts = office.store.facts
    for name, value in facts.under(SECRET).items():
        facts.put(SECRET + name, new.wrap(old.unwrap(value)))
    forget_all(office)  # they name the old device as the one that admits
    facts.remove(CHECKED_FACT)
    facts.put(PUBLISHED_FACT, b"0")
    FolderMemory(office).forget_inside()
    here = machine.fingerprint(new.device)
    if here is None:
        facts.remove(MACHINE_FACT)
    else:
        facts.put(MACHINE_FACT, here)


class _Forgetful:
    """Remembers nothing of the folder: one thorough look, and no more."""

    def every(self) -> "Mapping[str, bytes]":
        """Nothing."""
        return {}

    def change(self, changes: "Mapping[str, bytes | None]") -> None:
        """Nothing is kept."""
        del changes


def _fetch_own(office: "Office", folder: Folder) -> int:
    """Take in what the folder has of the own log beyond what is here, as if it were another laptop's."""
    logs = StoredLogs(office)
    own, logs.own = logs.own, _NOBODY
    before = logs.frontier(own).size
    report = Exchange(folder, logs, _Forgetful(), now_ms=clock.now_ms, draw=ids.draw).run(publish=False)
    if any(device == own for device, _ in report.forks):
        raise Trouble(
            code="twin",
            title="This laptop has a twin",
            text="Another computer wrote into the same log, with the same key, something else than is here. Nothing "
            "was changed.",
            advice="Keep this home as it is. Join with a new one: “countersign invite” on another laptop, then "
            "“countersign join” here; people then repeat what is missing.",
        )
    return logs.frontier(own).size - before
