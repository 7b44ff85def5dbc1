"""How far an entry has come: here, in the folder, seen by another laptop, witnessed. Facts from other logs."""

from typing import TYPE_CHECKING, Literal

from workflows.domain.people import OWNER
from workflows.engine.assign import day_of
from workflows.office.seen import sights

if TYPE_CHECKING:
    from workflows.office.office import Office

PUBLISHED_FACT = "in-folder"
"""How many own entries are known to be in the folder."""

Light = Literal["here", "in-folder", "seen", "witnessed"]


class Lights:
    """The lights of all entries, as they stand when this is made."""

    def __init__(self, office: "Office", now_ms: int) -> None:
        self._own = office.keys.device
        self._published = published(office)
        self._witnesses = witnesses(office, day_of(now_ms))
        self._seen: dict[str, dict[str, int]] = {}
        sizes = {log.device: log.size for log in office.store.entries.logs()}
        sizes[self._own] = self._published  # nobody can have more of what was written here
        for (by, device), sight in sights(office.store.facts).items():
            if by != device and sight.may_be_true:
                # A root that fits proves it. Without one it counts for no more than could be so.
                counted = sight.size if sight.fits else min(sight.size, sizes.get(device, 0))
                self._seen.setdefault(device, {})[by] = counted
        # What came from another device is held here as well, whether this one has said so yet or not.
        for log in office.store.entries.logs():
            if log.device != self._own:
                self._seen.setdefault(log.device, {})[self._own] = log.size

    def of(self, device: str, position: int) -> Light:
        """The light of one entry."""
        holders = self.holders(device, position)
        if self._witnesses & holders:
            return "witnessed"
        if holders:
            return "seen"
        if device != self._own or position < self._published:
            return "in-folder"
        return "here"

    def holders(self, device: str, position: int) -> frozenset[str]:
        """The other devices that hold an entry."""
        known = self._seen.get(device, {})
        return frozenset(by for by, size in known.items() if size > position)

    def sizes(self, device: str) -> dict[str, int]:
        """How many entries of a log each other device holds, as far as is known."""
        return dict(self._seen.get(device, {}))


def witnesses(office: "Office", day: str) -> frozenset[str]:
    """The designated witnesses: the device that writes the authority chain, and the laptops of the owners."""
    trust, state = office.chain.trust, office.state
    owners = state.holders(OWNER, state.head, day)
    found = {device for device, known in trust.members.items() if known.person in owners or device == trust.primary}
    return frozenset(device for device in found if trust.speaks(device))


def published(office: "Office") -> int:
    """How many own entries are known to be in the folder."""
    kept = office.store.facts.text(PUBLISHED_FACT)
    return int(kept) if kept and kept.isdigit() else 0
