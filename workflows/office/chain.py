"""The office as each act of its authority chain left it."""

from collections.abc import Iterable

import msgspec

from workflows.domain.events import Act, OfficeEvent
from workflows.engine.office_fold import EMPTY, fold_office
from workflows.engine.state import OfficeState
from workflows.ledger.hlc import Stamp
from workflows.office.reading import Content, Unread, stamp_of


class ChainMark(msgspec.Struct, frozen=True, kw_only=True):
    """A place in the chain to come back to."""

    length: int
    head: tuple[str, ...]


class Chain:
    """States by the number of acts folded in, and the latest entry, which the next one names."""

    def __init__(self, contents: Iterable[Content] = ()) -> None:
        """Fold what the authority's entries say, in the order of their clocks; those without effect are left out."""
        self._states: list[OfficeState] = [EMPTY]
        self.head: tuple[str, ...] = ()
        """Id of the latest entry of the chain, introductions of keys included; empty before the first."""
        for content in sorted((one for one in contents if not isinstance(one, Unread)), key=_by_clock):
            if isinstance(content, Act) and isinstance(content.event, OfficeEvent):
                self._states.append(fold_office(self.now, content))
            self.head = (content.id,)

    @property
    def now(self) -> OfficeState:
        """The office as it stands."""
        return self._states[-1]

    @property
    def length(self) -> int:
        """How many acts are folded in."""
        return len(self._states) - 1

    def at(self, auth: int) -> OfficeState:
        """The office after so many acts; more than there are gives the latest."""
        return self._states[min(auth, self.length)]

    def take(self, act: Act) -> None:
        """Fold the next act in."""
        self._states.append(fold_office(self.now, act))
        self.head = (act.id,)

    def mark(self) -> ChainMark:
        """Where the chain stands."""
        return ChainMark(length=self.length, head=self.head)

    def return_to(self, mark: ChainMark) -> None:
        """Forget what was folded in since."""
        del self._states[mark.length + 1 :]
        self.head = mark.head


def _by_clock(content: Content) -> tuple[Stamp, str, int]:
    stamp = stamp_of(content)
    assert stamp is not None
    return stamp, content.device, content.position
