"""A permanent test that laptops which hold the same entries see the same.

With its heads a device tells two digests: which entries about the office and its requests it has (the view), and what
follows from them (the state). Whoever has the same view must have the same state; a difference is a fault of a
program, or a tampered database, and is shown as an alarm.
"""

import hashlib
from typing import TYPE_CHECKING

from workflows.office.seen import views

if TYPE_CHECKING:
    from workflows.office.office import Office

_DIGEST = 16
"""Bytes: enough against accident, and only laptops that trust each other's entries compare."""


def view_now(office: "Office") -> str:
    """Which acts are here, of every device: the place after its last entry that is no acknowledgement."""
    digest = hashlib.sha256(b"countersign/v1/view\n")
    for device, end in office.store.entries.acts_end():
        digest.update(f"{device} {end}\n".encode())
    return digest.digest()[:_DIGEST].hex()


def state_now(office: "Office") -> str:
    """What follows from them: the office's own acts with those that have no effect, and every request that all read.

    Tasks do not count: whose turn it is depends on the day.
    """
    digest = hashlib.sha256(b"countersign/v1/state\n")
    for one in office.chain.ids:
        digest.update(f"{one}\n".encode())
    for one, code in office.state.void:
        digest.update(f"{one} {code}\n".encode())
    digest.update(f"{office.store.questions.fingerprint()}\n".encode())
    return digest.digest()[:_DIGEST].hex()


def diverged(office: "Office") -> tuple[str, ...]:
    """Devices that told the same view as is here now, and another state."""
    told = {device: view for device, view in views(office.store.facts).items() if device != office.keys.device}
    if not told:
        return ()
    view = view_now(office)
    same = {device: one for device, one in told.items() if one.view == view}
    if not same:
        return ()
    state = state_now(office)
    return tuple(sorted(device for device, one in same.items() if one.state != state))
