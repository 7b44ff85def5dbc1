"""What stands in an event in the place of a personal value: where the value is, the key to it, and a commitment.

The value itself lies in a blob, an age file that an erasure order takes away everywhere. The event is signed for good;
what it holds says nothing about the value to anybody who does not have the blob.
"""

import re
from collections.abc import Mapping
from typing import Any

import msgspec

SHA256 = re.compile(r"[0-9a-f]{64}")
SECRET = re.compile(r"AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}")
"""An age identity (C2SP age v1, section “X25519”): Bech32 in capital letters."""

_REFERENCE = "personal"
_MARK = "personal:"
_MARK_FORM = re.compile(_MARK + SHA256.pattern)


class BlobRef(msgspec.Struct, frozen=True, kw_only=True):
    """An age file that an event refers to, and the identity that opens it."""

    blob: str
    """SHA-256 of the age file, hex: its name in the home and in the shared folder."""
    secret: str
    """``AGE-SECRET-KEY-1…``, made for this file alone."""

    @property
    def is_sound(self) -> bool:
        """Whether both are of their form. What is not names no file: another laptop may claim anything."""
        return SHA256.fullmatch(self.blob) is not None and SECRET.fullmatch(self.secret) is not None


class PersonalRef(BlobRef, frozen=True, kw_only=True):
    """Stands for one personal value. Several may lie in one blob."""

    commitment: str
    """SHA-256 over field, salt and value, hex; see ``office.personal``."""


def reference_to_plain(reference: PersonalRef) -> dict[str, Any]:
    """The reference as it stands in an event: ``{"personal": {"blob", "commitment", "secret"}}``."""
    return {_REFERENCE: msgspec.to_builtins(reference)}


def reference_in(plain: object) -> PersonalRef | None:
    """The reference in the place of a value; None where there is none, or one that is not sound."""
    if not isinstance(plain, Mapping) or plain.keys() != {_REFERENCE}:
        return None
    try:
        found = msgspec.convert(plain[_REFERENCE], PersonalRef, strict=True)
    except msgspec.ValidationError:
        return None
    return found if found.is_sound and SHA256.fullmatch(found.commitment) else None


def personal_mark(plain: object) -> str:
    """What a personal value is to the engine: a text, the same on every laptop, whether the blob is there or not.

    Raises ValueError ``not-sealed`` where a value itself stands there, or anything else that is no reference.
    """
    found = reference_in(plain)
    if found is None:
        raise ValueError("not-sealed")
    return _MARK + found.commitment


def is_personal_mark(value: object) -> bool:
    """Whether a value of a request is such a mark. It is never shown, searched or compared."""
    return isinstance(value, str) and value.startswith(_MARK) and _MARK_FORM.fullmatch(value) is not None
