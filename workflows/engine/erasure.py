"""What was erased of a request, and who may let it be erased. The engine never sees what is erased, only its name."""

from collections.abc import Mapping

from workflows.domain.commands import Refusal
from workflows.domain.events import Act, ErasureConfirmed, ErasureOrdered, Source, blobs_named
from workflows.domain.personal import SHA256, BlobRef
from workflows.engine.assign import day_of
from workflows.engine.state import OfficeState, RequestState


def blobs_of(request: RequestState) -> Mapping[str, BlobRef]:
    """Every blob that the request's acts name, those of acts without effect included: they hold data all the same."""
    return {one.blob: one for act in request.acts for one in blobs_named(act.event)}


def orders_of(request: RequestState) -> tuple[Act, ...]:
    """The erasure orders that count, in the order to show them in."""
    return tuple(act for act in request.counted if isinstance(act.event, ErasureOrdered))


def erased(request: RequestState) -> Mapping[str, Act]:
    """The blobs that an order erased: blob -> the first order that names it."""
    found: dict[str, Act] = {}
    for act in orders_of(request):
        assert isinstance(act.event, ErasureOrdered)
        for blob in act.event.blobs:
            found.setdefault(blob, act)
    return found


def confirmations(request: RequestState, order: str) -> Mapping[str, Act]:
    """The devices that confirmed an order: device -> its first confirmation that counts."""
    found: dict[str, Act] = {}
    for act in request.counted:
        if isinstance(act.event, ErasureConfirmed) and act.event.order == order:
            found.setdefault(act.device, act)
    return found


def judge_erasure(
    request: RequestState, event: ErasureOrdered, by: str, office: OfficeState, at_ms: int
) -> Refusal | None:
    """An owner orders it, with a reason, and only of blobs that this request names."""
    if not office.is_owner(by, day_of(at_ms)):
        return Refusal(code="not-owner", facts={"person": by})
    if not event.reason.strip():
        return Refusal(code="reason-missing", facts={"verdict": "erase"})
    if not event.blobs:
        return Refusal(code="nothing-to-erase")
    known = blobs_of(request)
    strange = next((blob for blob in event.blobs if blob not in known), None)
    return None if strange is None else Refusal(code="unknown-blob", facts={"blob": strange})


def judge_confirmation(request: RequestState, event: ErasureConfirmed, by: str | None) -> Refusal | None:
    """A device confirms an order that it had, and no person does so in its place."""
    if by is not None or all(act.id != event.order for act in orders_of(request)):
        return Refusal(code="not-its-turn")
    return None


def is_source_sound(source: Source) -> bool:
    """Whether its hashes and its secret can be names of files and a key; older sources are carried by no blob."""
    if not source.blob and not source.secret:
        return True
    sound = BlobRef(blob=source.blob, secret=source.secret).is_sound
    return sound and SHA256.fullmatch(source.sha256) is not None
