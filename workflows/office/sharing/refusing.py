"""Tells a laptop that it is not let in: a marker beside its request that only holders of the code can make."""

import hashlib
import hmac

from workflows.ledger.invitation import Invitation
from workflows.sync import layout
from workflows.sync.folder import Folder

_LABEL = b"countersign join refused\n"
_MAX_BYTES = 256


def write_refusal(folder: Folder, invited: Invitation) -> None:
    """Put the marker there; again changes nothing. Raises FolderTrouble."""
    folder.create(layout.join_refusal(invited.nonce), _refusal(invited))


def is_refused(folder: Folder, invited: Invitation) -> bool:
    """Whether the laptop that made the code refused whoever asked with it. Raises FolderTrouble."""
    there = folder.read(layout.join_refusal(invited.nonce), _MAX_BYTES)
    return there is not None and hmac.compare_digest(there, _refusal(invited))


def _refusal(invited: Invitation) -> bytes:
    """HMAC-SHA256 (RFC 2104) under the invitation's secret over a label, office and nonce; a line of hex."""
    text = _LABEL + f"{invited.office}\n{invited.nonce}\n".encode()
    return hmac.new(invited.secret, text, hashlib.sha256).hexdigest().encode() + b"\n"
