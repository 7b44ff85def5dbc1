"""What other devices have said they have: for the lights, and for noticing what a folder keeps back."""

import re
from collections.abc import Iterable, Mapping

import msgspec

from workflows.office.reading import Seen
from workflows.store.facts import LocalFacts

SEEN = "seen/"
"""Facts ``seen/<by>/<device>``: how far the device ``by`` has the log of the other, and since when."""

VIEWS = "view/"
"""Facts ``view/<device>``: the latest view and state that a device told, with the position where it did."""

COSIGNED = "cosigned/"
"""Facts ``cosigned/<device>/<size>/<witness>``: a designated witness's line under a sealed head."""


_COSIGNED = re.compile(r"([a-z2-7]{26}) (0|[1-9][0-9]{0,14}) ")
"""Device and size before a line. Others may write anything here; only this becomes a name of a fact."""

LARGEST = 2**40
"""Entries; no log comes near, so a larger size is an untruth."""


class Sight(msgspec.Struct, frozen=True, kw_only=True, array_like=True):
    """How far a device says it has another's log."""

    size: int
    root: str
    at_ms: int
    """As that device's clock claims."""
    position: int
    """Of the entry that says so, in its own log."""
    fits: bool | None = None
    """Whether the log here has that root at that size; None while it was not compared, or is shorter here."""

    @property
    def may_be_true(self) -> bool:
        """Whether nothing here speaks against it."""
        return self.fits is not False and self.size <= LARGEST


class View(msgspec.Struct, frozen=True, kw_only=True, array_like=True):
    """What a device said about its read model."""

    view: str
    state: str
    position: int


def note_heads(facts: LocalFacts, told: Iterable[Seen]) -> None:
    """Keep the furthest that each device has said, in whatever order that comes. Inside a transaction.

    What was found to contradict a log here stays: whoever signed it was shown another history, or made it up.
    """
    for one in told:
        for head in one.heads.heads:
            name = f"{SEEN}{one.device}/{head.device}"
            sight = Sight(size=head.size, root=head.root, at_ms=one.at[0], position=one.position)
            known = _sight(facts.get(name))
            if known is None or (known.may_be_true and (known.size, known.position) < (sight.size, sight.position)):
                facts.put(name, msgspec.json.encode(sight))
        if one.heads.view:
            name = VIEWS + one.device
            known_view = _view(facts.get(name))
            if known_view is None or known_view.position < one.position:
                view = View(view=one.heads.view, state=one.heads.state, position=one.position)
                facts.put(name, msgspec.json.encode(view))
        for line in one.heads.cosigned:
            found = _COSIGNED.match(line)
            if found is not None:
                facts.put(f"{COSIGNED}{found[1]}/{found[2]}/{one.device}", line[found.end() :].encode())


def sights(facts: LocalFacts) -> Mapping[tuple[str, str], Sight]:
    """Who has said to have whose log how far: (by, device) -> sight."""
    found: dict[tuple[str, str], Sight] = {}
    for name, value in facts.under(SEEN).items():
        by, _, device = name.partition("/")
        sight = _sight(value)
        if sight is not None:
            found[by, device] = sight
    return found


def judge_sights(facts: LocalFacts, verdicts: Mapping[tuple[str, str], bool]) -> None:
    """Keep whether what was told fits the logs here: (by, device) -> it does. Inside a transaction."""
    for (by, device), fits in verdicts.items():
        sight = _sight(facts.get(f"{SEEN}{by}/{device}"))
        if sight is not None:
            facts.put(f"{SEEN}{by}/{device}", msgspec.json.encode(msgspec.structs.replace(sight, fits=fits)))


def views(facts: LocalFacts) -> Mapping[str, View]:
    """The latest view that each device told."""
    found = {device: _view(value) for device, value in facts.under(VIEWS).items()}
    return {device: view for device, view in found.items() if view is not None}


def _sight(value: bytes | None) -> Sight | None:
    try:
        return None if value is None else msgspec.json.decode(value, type=Sight)
    except msgspec.MsgspecError:
        return None


def _view(value: bytes | None) -> View | None:
    try:
        return None if value is None else msgspec.json.decode(value, type=View)
    except msgspec.MsgspecError:
        return None
