"""The office as each act of its authority chain left it, and what the chain's authors had heard of others by then."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence

import msgspec

from workflows.domain.events import (
    Act,
    AssignmentsSet,
    AuthoritySet,
    OfficeEvent,
    PersonSet,
    PilotEnded,
    PilotStarted,
    SubstitutesSet,
    UnitSet,
)
from workflows.engine.office_fold import EMPTY, fold_office
from workflows.engine.state import OfficeState
from workflows.ledger.trust import Trust
from workflows.office.authority import AuthorityChain

BEYOND_CUT = "beyond-cut"
"""Code of an act that stands where its device's log no longer counts."""

NOT_ADMITTED = "not-admitted"
"""Code of an act in the log of a device that nobody let in."""

FORKED = "forked"
"""Code of an act that stands in a log beyond the point where it has two histories."""

_MAY_REMOVE = (PersonSet, AssignmentsSet, AuthoritySet, SubstitutesSet, UnitSet, PilotEnded)
"""Acts that can take from somebody what they were allowed to do."""


class ChainMark(msgspec.Struct, frozen=True, kw_only=True):
    """A place in the chain to come back to."""

    length: int
    head: tuple[str, ...]
    trust: Trust


class Chain:
    """States by the number of acts folded in, and the latest entry, which the next one names."""

    def __init__(self, chain: AuthorityChain | None = None, trust: Trust | None = None) -> None:
        """Fold what the chain's entries say; those without effect are left out."""
        self._states: list[OfficeState] = [EMPTY]
        self._authors: list[Act] = []
        self._removals: list[int] = []
        """Lengths of the chain right after an act that may have taken something from somebody."""
        self._lone: str | None = None
        """The only device that wrote the chain, where there is only one."""
        self.trust = trust or Trust()
        self.head: tuple[str, ...] = ()
        """Id of the latest entry of the chain, introductions of keys included; empty before the first."""
        for content in chain.contents if chain is not None else ():
            if isinstance(content, Act) and isinstance(content.event, OfficeEvent):
                self.take(content)
        if chain is not None:
            self.head = chain.head

    @property
    def now(self) -> OfficeState:
        """The office as it stands."""
        return self._states[-1]

    @property
    def length(self) -> int:
        """How many acts are folded in."""
        return len(self._states) - 1

    @property
    def ids(self) -> tuple[str, ...]:
        """The acts folded in, in order."""
        return tuple(act.id for act in self._authors)

    @property
    def acts(self) -> tuple[Act, ...]:
        """The same, as they were signed; those without effect are in the state's ``void``."""
        return tuple(self._authors)

    def at(self, auth: int) -> OfficeState:
        """The office after so many acts; more than there are gives the latest."""
        return self._states[min(auth, self.length)]

    def take(self, act: Act) -> None:
        """Fold the next act in."""
        self._states.append(fold_office(self.now, act))
        self._authors.append(act)
        if isinstance(act.event, _MAY_REMOVE):
            self._removals.append(self.length)
        self._lone = act.device if self.length == 1 or self._lone == act.device else None
        self.head = (act.id,)

    def started_ms(self, pilot: str) -> int:
        """When a trial was signed, as its author claims; 0 where none is called so."""
        acts = (act for act in self._authors if isinstance(act.event, PilotStarted) and act.event.pilot.id == pilot)
        return next((act.at[0] for act in acts), 0)

    def mark(self) -> ChainMark:
        """Where the chain stands."""
        return ChainMark(length=self.length, head=self.head, trust=self.trust)

    def return_to(self, mark: ChainMark) -> None:
        """Forget what was folded in since."""
        del self._states[mark.length + 1 :]
        del self._authors[mark.length :]
        self._removals = [length for length in self._removals if length <= mark.length]
        devices = {act.device for act in self._authors}
        self._lone = devices.pop() if len(devices) == 1 else None
        self.head, self.trust = mark.head, mark.trust

    # ------------------------------------------------------------ what the logs say about an act

    def cut(self, act: Act) -> str | None:
        """The code of why an act's place in its log does not count; None where it does, or was ratified."""
        fork = self.trust.forks.get(act.device)
        if fork is not None and act.position >= fork:
            return FORKED
        known = self.trust.members.get(act.device)
        if known is None:
            return NOT_ADMITTED if self.trust.members else None
        if known.ends_at is None or act.position < known.ends_at:
            return None
        return None if self.trust.is_ratified(act.device, act.position) else BEYOND_CUT

    def unheard(self, act: Act) -> Sequence[int]:
        """Lengths of the chain after acts that may have removed something without having heard of this act, nor it of
        them; none where it was ratified.
        """
        if act.auth >= self.length or self._lone == act.device or self.trust.is_ratified(act.device, act.position):
            return ()
        # Who writes the chain never knows less than before, so all that had not heard of it stand before all that had.
        first = bisect_left(self._authors, True, key=lambda author: _heard(author, act))
        return [length for length in self._removals if act.auth < length <= first]

    def seen_after(self, length: int) -> Mapping[str, int]:
        """The least that the authors of the acts after this length had of other logs: they never know less later."""
        return self._authors[length].seen if length < self.length else {}

    @property
    def writer(self) -> str | None:
        """The only device that ever wrote the chain, where there is only one."""
        return self._lone


def _heard(author: Act, act: Act) -> bool:
    if author.device == act.device:
        return author.position > act.position
    return author.seen.get(act.device, 0) > act.position
