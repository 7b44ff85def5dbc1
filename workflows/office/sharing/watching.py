"""When to exchange with the folder: what an office's own folder needs to be looked after, in one call."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from workflows.office.sharing.sharing import PLACE_FACT
from workflows.sync.places import read_place
from workflows.sync.watch import CLOUD, PLAIN, Watcher

if TYPE_CHECKING:
    from workflows.office.office import Office


Watching = Watcher
"""Says when to look; ``start``, ``stop``, ``wake``, ``set_foreground`` and ``went`` may be called from any thread."""


def watcher_of(office: "Office", on_hint: Callable[[], None]) -> Watcher | None:
    """Who says when to look into the office's folder, not started yet; None where the office has none.

    ``on_hint`` is called on the watcher's own thread (see ``sync.watch``).
    """
    kept = office.store.facts.get(PLACE_FACT)
    if kept is None:
        return None
    place = kept.decode()
    local = None if read_place(place)[0].is_cloud else Path(place)
    return Watcher(local, on_hint, pace=CLOUD if local is None else PLAIN)
