"""Entries that are held: what they are, and letting them in after all."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from workflows.changes import Changes
from workflows.domain.events import Act, RequestSubmitted
from workflows.engine.fold import HELD
from workflows.errors import InvalidInput
from workflows.ledger.membership import EntriesRatified
from workflows.ledger.merkle import Frontier
from workflows.office.chain import BEYOND_CUT
from workflows.office.sharing.announcing import decree, refuse_non_primary

if TYPE_CHECKING:
    from workflows.office.office import Office

_CODES = frozenset({BEYOND_CUT, HELD})


class HeldAct(msgspec.Struct, frozen=True, kw_only=True):
    """An act that was signed and does not count."""

    device: str
    position: int
    request: str
    kind: str
    by: str | None
    at_ms: int
    code: str
    """``beyond-cut``: its laptop's log had ended; ``held``: the right to it was being taken away at the same time."""


class Waiting(msgspec.Struct, frozen=True, kw_only=True):
    """What a laptop signed about requests behind the end of its log, and nobody let in."""

    device: str
    count: int
    people: tuple[str, ...]
    """Ids of those who signed it, sorted. What the program wrote for them is counted too."""
    requests: tuple[str, ...]
    """The requests that it is about, sorted."""


def waiting(office: "Office") -> tuple[Waiting, ...]:
    """What stands behind the ends of logs and waits for an owner, by device. Looks at the requests concerned alone.

    That somebody looked at it and left it is written nowhere, so this is no alarm: it is told for as long as it waits.
    """
    ends = {device: known.ends_at for device, known in office.chain.trust.members.items() if known.ends_at is not None}
    concerned = {one for device, end in ends.items() for one in office.store.entries.requests_since(device, end)}
    by_device: dict[str, list[HeldAct]] = {}
    for act in _held_of(office, sorted(concerned)):
        if act.code == BEYOND_CUT:
            by_device.setdefault(act.device, []).append(act)
    return tuple(
        Waiting(
            device=device,
            count=len(acts),
            people=tuple(sorted({act.by for act in acts if act.by is not None})),
            requests=tuple(sorted({act.request for act in acts})),
        )
        for device, acts in sorted(by_device.items())
    )


def held(office: "Office") -> tuple[HeldAct, ...]:
    """All acts about requests that an owner can let in, by device and position."""
    return _held_of(office, office.store.entries.requests())


def _held_of(office: "Office", requests: Sequence[str]) -> tuple[HeldAct, ...]:
    found: list[HeldAct] = []
    for request in requests:
        acts = [one for one in office.contents(request) if isinstance(one, Act)]
        state = office.cases.fold(acts)
        void = state.void if state is not None else {act.id: _why_not_begun(office, act) for act in acts}
        found += [_held(act, request, void[act.id]) for act in acts if void.get(act.id) in _CODES]
    return tuple(sorted(found, key=lambda one: (one.device, one.position)))


def ratify(office: "Office", device: str, start: int, end: int, *, by: str) -> Changes:
    """Let the entries from ``start`` up to but not including ``end`` count after all.

    Raises InvalidInput ``not-primary``, ``not-owner``, ``unknown-device``, ``bad-range``.
    """
    refuse_non_primary(office)
    log = office.store.entries.log(device)
    if log is None:
        raise InvalidInput(
            code="unknown-device",
            title="There is no such laptop",
            text=f"Nothing of a laptop “{device}” is here. Nothing was changed.",
            advice="“countersign devices” lists them.",
        )
    if not 0 <= start < end <= log.size:
        raise InvalidInput(
            code="bad-range",
            title="There are no such entries",
            text=f"{log.size} entries of this laptop are here, from 0 up to {log.size - 1}. Nothing was changed.",
            advice="Name the first entry, and the one after the last; “countersign ratify --list” shows what is held.",
        )
    frontier = Frontier()
    for leaf in office.store.entries.leaves(device, 0, end):
        frontier.append(leaf)
    event = EntriesRatified(device=device, start=start, end=end, root=frontier.root().hex())
    return decree(office, (event,), by)


def _why_not_begun(office: "Office", act: Act) -> str:
    """Why a request that never began has not: its submission stands where its log no longer counts, or was held."""
    cut = office.chain.cut(act)
    if cut is not None or not isinstance(act.event, RequestSubmitted):
        return cut or ""
    closed = act.by is not None and not all(
        office.office_at(length).is_active(act.by) for length in office.chain.unheard(act)
    )
    return HELD if closed else ""


def _held(act: Act, request: str, code: str) -> HeldAct:
    return HeldAct(
        device=act.device,
        position=act.position,
        request=request,
        kind=str(type(act.event).__struct_config__.tag),
        by=act.by,
        at_ms=act.at[0],
        code=code,
    )
