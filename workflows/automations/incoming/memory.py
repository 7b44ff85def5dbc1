"""What a laptop remembers of a folder or a table between two looks. Kept on this laptop, never in the office.

Nothing here decides whether something is done twice: that is the table of runs, by the content's hash. What is lost
here is looked at anew.
"""

from typing import TYPE_CHECKING

import msgspec

from workflows.domain.automations import Automation

if TYPE_CHECKING:
    from workflows.office.office import Office

_PREFIX = "incoming/"
"""Facts ``incoming/<automation>``."""


class Look(msgspec.Struct, frozen=True, array_like=True):
    """A file as it was seen."""

    size: int
    mtime_ns: int
    inode: int
    since_ms: int
    """Since when it was seen so, by our clock."""
    sha256: str = ""
    """What it holds, once it was read; empty: not yet."""

    def same(self, other: "Look") -> bool:
        """Whether nothing about the file changed."""
        return (self.size, self.mtime_ns, self.inode) == (other.size, other.mtime_ns, other.inode)


class Memory(msgspec.Struct, kw_only=True, omit_defaults=True):
    """What is remembered for one automation."""

    place: str
    """The folder or file that it is about: of another one nothing is remembered."""
    files: dict[str, Look] = {}
    """By a name that any name of a file can be told by, see ``folders.ref_of``."""
    told: dict[str, str] = {}
    """Cause of the run that told of something that cannot be read, by the same name."""
    code: str = ""
    """Why nothing can be looked at now, or what keeps a part of it; empty: nothing does."""
    detail: str = ""
    looked_ms: int = 0
    waiting: int = 0
    """How many files are not taken yet, because they may still be written."""
    read: Look | None = None
    """Of a table: how the file was when all of its rows were looked at."""


def memory_of(office: "Office", one: Automation, place: str) -> Memory:
    """What is remembered; nothing for another place, or from a newer program."""
    found = recalled(office, one.id)
    return found if found is not None and found.place == place else Memory(place=place)


def recalled(office: "Office", automation: str) -> Memory | None:
    """What is remembered for an automation, wherever it looks; None: nothing."""
    kept = office.store.facts.get(_PREFIX + automation)
    if kept is None:
        return None
    try:
        return msgspec.json.decode(kept, type=Memory)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None


def remember(office: "Office", one: Automation, memory: Memory) -> None:
    """Remember it, in a transaction of its own."""
    with office.store.database.transaction():
        office.store.facts.put(_PREFIX + one.id, msgspec.json.encode(memory))


def forget_ended(office: "Office") -> None:
    """Remember nothing of automations that there are no more."""
    gone = [name for name in office.store.facts.under(_PREFIX) if name not in office.state.automations]
    if gone:
        with office.store.database.transaction():
            for name in gone:
                office.store.facts.remove(_PREFIX + name)
