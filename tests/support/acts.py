"""Acts for tests: ids, causes, clocks and positions as a real log would give them."""

import hashlib
from collections.abc import Sequence

import msgspec

from workflows.domain.events import Act, Event

DAY_MS = 86_400_000
MORNING = 1_794_000_000_000 // DAY_MS * DAY_MS + 9 * 3_600_000
"""Nine o'clock (UTC) on an ordinary day, 2026-11-06, in milliseconds."""


def make_act(
    event: Event,
    *,
    by: str | None,
    request: str | None = None,
    prev: Sequence[str] = (),
    at: tuple[int, int] = (MORNING, 0),
    auth: int = 0,
    device: str = "d1",
    position: int = 0,
) -> Act:
    """An act whose id depends on everything in it, as a leaf hash does."""
    content = [msgspec.to_builtins(event), by, request, list(prev), list(at), auth, device, position]
    return Act(
        id=hashlib.sha256(msgspec.json.encode(content)).hexdigest(),
        device=device,
        position=position,
        at=at,
        by=by,
        request=request,
        prev=tuple(prev),
        auth=auth,
        event=event,
    )
