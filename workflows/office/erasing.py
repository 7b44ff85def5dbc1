"""Erases blobs by an owner's order, confirms it in the own log, and says who has confirmed.

The log stays as it was signed: names of blobs, their keys, and commitments. What goes is the blob, here and in the
folder, and what was made of it. A copy that somebody kept elsewhere (an older version at the provider, a backup, a
laptop that is switched off) still opens with the key in the log; the certificate says so instead of promising more.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

import msgspec

from workflows.domain.commands import ConfirmErasure, Erase, Refusal
from workflows.domain.document_events import DocumentMade
from workflows.domain.events import Act, ErasureOrdered, RequestSubmitted, blobs_named
from workflows.engine.erasure import blobs_of, confirmations, erased, orders_of
from workflows.engine.state import RequestState
from workflows.office.attachments import blobs_in, remove_kept
from workflows.store.rows import is_mark

if TYPE_CHECKING:
    from workflows.office.office import Acted, Office

_ORDERED = "erasure-ordered/"
"""Facts ``erasure-ordered/<request>``: an order about it names blobs that stay, or that another order erased."""

ERASED = "blob-erased/"
"""Facts ``blob-erased/<blob>``: the request whose order erased it. It is never written or fetched again."""


class Confirmation(msgspec.Struct, frozen=True, kw_only=True):
    """A device that was asked, and when it confirmed; None: not yet."""

    device: str
    name: str
    at_ms: int | None


class Certificate(msgspec.Struct, frozen=True, kw_only=True):
    """How far one order was carried out."""

    request: str
    order: str
    """Id of the act."""
    by: str
    at_ms: int
    reason: str
    blobs: tuple[str, ...]
    devices: tuple[Confirmation, ...]
    """Every device that was asked: those that confirmed, and the members that may read the request."""
    kept: tuple[tuple[str, str], ...] = ()
    """Blobs that stay, each with a request that began with it as well and that no order erases: (blob, request)."""
    gone: tuple[str, ...]
    """Devices that had the right to it once and whose log ended: nobody can ask them any more."""

    @property
    def complete(self) -> bool:
        """Whether every device that can be asked has confirmed."""
        return all(one.at_ms is not None for one in self.devices)


def erase(
    office: "Office", request: str, *, by: str, reason: str, blobs: tuple[str, ...] | None = None
) -> "Acted | Refusal":
    """Order it, and carry it out on this device; the folder and the other devices follow with the next exchange.

    Where there is a folder, this device confirms only once that is cleared as well (``sharing.blobs``).
    ``blobs``: None for every blob of the request that was not erased before. Raises Trouble ``file-not-erased``; the
    order then stands, and is carried out at the next exchange.
    """
    state = office.request(request)
    named = blobs if blobs is not None else tuple(sorted(blobs_of(state).keys() - erased(state).keys()))
    acted = office.act(request, Erase(by=by, blobs=named, reason=reason))
    if not isinstance(acted, Refusal):
        erase_here(office, request)
        if not _is_shared(office):
            confirm(office, request)
    return acted


def erase_here(office: "Office", request: str) -> frozenset[str]:
    """Remove from this device what orders about a request erase. Doing it again changes nothing.

    Answers the erased blobs. Raises Trouble ``file-not-erased``.
    """
    state = office.request(request)
    named = erased(state)
    gone = named.keys() - _named_elsewhere(office, request, named).keys()
    _note_ordered(office, request, is_beside=bool(named) and any(_erased_by(office, one) != request for one in named))
    _note_erased(office, request, frozenset(gone))
    home = office.store.home
    documents = {source.sha256 for source in _sources(state) if source.blob in gone}
    for sha256 in documents - _needed(office, documents):
        remove_kept(home.attachments / sha256)
    for blob in gone:
        remove_kept(blobs_in(home) / blob)
    return frozenset(gone)


def _note_ordered(office: "Office", request: str, *, is_beside: bool) -> None:
    """Remember an order that the names of erased blobs do not lead to."""
    name = _ORDERED + request
    if (office.store.facts.get(name) is not None) != is_beside:
        with office.store.database.transaction():
            if is_beside:
                office.store.facts.put(name, b"1")
            else:
                office.store.facts.remove(name)


def _erased_by(office: "Office", blob: str) -> str | None:
    return office.store.facts.text(ERASED + blob)


def _named_elsewhere(office: "Office", request: str, blobs: Iterable[str]) -> dict[str, str]:
    """Those of the blobs that another request began with and that no order about it erases: blob -> that request."""
    wanted = frozenset(blobs)
    found: dict[str, str] = {}
    if not wanted:
        return found
    rows = office.store.questions.every_request()
    others = [row.id for row in rows if row.id != request and any(blob.encode("ascii") in row.body for blob in wanted)]
    for other in others:
        state = office.request(other)
        begun = {
            one.blob for act in state.acts if isinstance(act.event, RequestSubmitted) for one in blobs_named(act.event)
        }
        for blob in wanted & begun - erased(state).keys():
            found.setdefault(blob, other)
    return found


def _note_erased(office: "Office", request: str, gone: frozenset[str]) -> None:
    """Remember what was erased. An order may lose its effect, as where a stolen laptop wrote it: that is forgotten."""
    noted = {blob for blob, by in office.store.facts.under(ERASED).items() if by == request.encode("ascii")}
    if noted == gone:
        return
    with office.store.database.transaction():
        for blob in gone - noted:
            office.store.facts.put(ERASED + blob, request.encode("ascii"))
        for blob in noted - gone:
            office.store.facts.remove(ERASED + blob)


def unconfirmed(office: "Office", state: RequestState) -> tuple[Act, ...]:
    """The orders about a request that this device has not confirmed."""
    own = office.keys.device
    return tuple(order for order in orders_of(state) if own not in confirmations(state, order.id))


def confirm(office: "Office", request: str) -> int:
    """Say in the own log that orders were carried out here; how many. A device that does not speak says nothing."""
    if not office.chain.trust.speaks(office.keys.device):
        return 0
    orders = unconfirmed(office, office.request(request))
    for order in orders:
        said = office.act(request, ConfirmErasure(order=order.id))
        assert not isinstance(said, Refusal), said
    return len(orders)


def certificates(office: "Office", request: str | None = None) -> tuple[Certificate, ...]:
    """How far the orders of one request, or of all, were carried out; by request, in the order of the log."""
    facts = office.store.facts
    known = {name.decode("ascii") for name in facts.under(ERASED).values()} | facts.under(_ORDERED).keys()
    known = {name for name in known if not is_mark(name)}  # records have orders of their own
    requests = sorted(known) if request is None else [request]
    return tuple(one for name in requests for one in _certificates(office, office.request(name)))


def _certificates(office: "Office", state: RequestState) -> Iterator[Certificate]:
    trust = office.chain.trust
    first = office.store.entries.one(state.acts[0].device, state.acts[0].position)
    assert first is not None
    asked = trust.readers(first.scope)
    for order in orders_of(state):
        assert isinstance(order.event, ErasureOrdered)
        said = confirmations(state, order.id)
        devices = tuple(
            Confirmation(
                device=device, name=_name(office, device), at_ms=said[device].at[0] if device in said else None
            )
            for device in sorted(asked | said.keys())
        )
        gone = {device for device in trust.members if not trust.speaks(device)} - said.keys()
        yield Certificate(
            request=state.id,
            order=order.id,
            by=order.by or "",
            at_ms=order.at[0],
            reason=order.event.reason,
            blobs=order.event.blobs,
            kept=tuple(sorted(_named_elsewhere(office, state.id, order.event.blobs).items())),
            devices=devices,
            gone=tuple(sorted(gone)),
        )


def _is_shared(office: "Office") -> bool:
    from workflows.office.sharing.sharing import PLACE_FACT  # noqa: PLC0415 -- which itself erases

    return office.store.facts.get(PLACE_FACT) is not None


def _name(office: "Office", device: str) -> str:
    known = office.chain.trust.members.get(device)
    return known.name if known is not None else ""


def _sources(state: RequestState) -> Iterator[Any]:
    for act in state.acts:
        if isinstance(act.event, RequestSubmitted | DocumentMade):
            yield from act.event.sources


def _needed(office: "Office", documents: set[str]) -> set[str]:
    """Those documents that something which was not erased came from as well: one file may hold several invoices."""
    if not documents:
        return set()
    found: set[str] = set()
    for row in office.store.questions.every_request():
        for source in _read_summary(row.body).get("sources", ()):
            blob = source.get("blob", "")
            if source.get("sha256") in documents and office.store.facts.get(ERASED + blob) is None:
                found.add(source["sha256"])
    return found


def _read_summary(body: bytes) -> Mapping[str, Any]:
    summary: dict[str, Any] = msgspec.json.decode(body)
    return summary
