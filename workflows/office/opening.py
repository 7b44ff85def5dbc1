"""Opens key envelopes with this device's own identity."""

import base64
import binascii

from workflows import envelopes
from workflows.keys import DeviceKeys
from workflows.ledger.membership import KeyAnnouncement
from workflows.office.reading import Unseal


def unseal_with(keys: DeviceKeys) -> Unseal:
    """How a reader opens the envelope of an announced key; None where it is not meant for this device."""

    def unseal(announced: KeyAnnouncement) -> bytes | None:
        return open_envelope(announced, keys.age_identity())

    return unseal


def open_envelope(announced: KeyAnnouncement, identity: str) -> bytes | None:
    """The key in an announced envelope; None where it is not meant for this age identity."""
    try:
        envelope = base64.b64decode(announced.envelope, validate=True)
    except binascii.Error:
        return None
    return envelopes.open_with(envelope, identity)
