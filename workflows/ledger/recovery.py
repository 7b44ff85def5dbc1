"""The printed recovery key: a 32-byte seed as groups of letters and digits that people can type and check.

13 groups of 4 hold the seed, a 14th checks it. Crockford's base32 alphabet has no I, L, O or U.
"""

import hashlib

from workflows.errors import InvalidInput
from workflows.ledger import crockford
from workflows.ledger.crockford import ALPHABET, GROUP

SEED_BYTES = 32
GROUPS = 14
"""The last group is the checksum: the first 20 bits of SHA-256("countersign/v1/recovery-key" || seed)."""

_SEED_SIGNS = 52
"""260 bits: the seed and four zero bits."""
_SIGNS = GROUP * GROUPS
_ADVICE = "Compare it with the printed page, group by group."


def encode(seed: bytes) -> str:
    """14 groups of 4 joined by dashes, in capitals."""
    if len(seed) != SEED_BYTES:
        raise ValueError("a seed has 32 bytes")
    return crockford.grouped(crockford.encode(seed) + _checksum(seed))


def decode(text: str) -> bytes:
    """Read a typed recovery key: any case, blanks and dashes anywhere, O for 0, I and L for 1.

    Raises InvalidInput: ``recovery-wrong-character`` (the text says where), ``recovery-wrong-length``,
    ``recovery-checksum`` (the text names the group where one mistyped character explains it).
    """
    signs = _read(text)
    if len(signs) != _SIGNS:
        raise InvalidInput(
            code="recovery-wrong-length",
            title="This recovery key is not complete" if len(signs) < _SIGNS else "This recovery key is too long",
            text=f"It has {len(signs)} letters and digits; a recovery key has {GROUPS} groups of {GROUP}.",
            advice=_ADVICE,
        )
    seed = _seed(signs)
    if seed is None:
        group = _suspect_group(signs)
        where = f"Group {group} looks mistyped." if group else "Some group is mistyped."
        raise InvalidInput(
            code="recovery-checksum",
            title="This recovery key is mistyped",
            text=f"Its last group does not fit the others. {where} Nothing was changed.",
            advice=_ADVICE,
        )
    return seed


def _read(text: str) -> str:
    """Only the characters that count, in the alphabet's own spelling."""
    try:
        return crockford.read(text)
    except crockford.UnknownSign as unknown:
        group, place = divmod(unknown.place, GROUP)
        raise InvalidInput(
            code="recovery-wrong-character",
            title="This character is in no recovery key",
            text=f"“{unknown.sign}” stands in group {group + 1}, at place {place + 1}.",
            advice="Recovery keys have the digits and all letters but I, L, O and U. " + _ADVICE,
        ) from unknown


def _seed(signs: str) -> bytes | None:
    """The seed, or None where the checksum or the four spare bits say no."""
    seed = crockford.decode(signs[:_SEED_SIGNS])
    return seed if seed is not None and _checksum(seed) == signs[_SEED_SIGNS:] else None


def _suspect_group(signs: str) -> int | None:
    """The one group, from 1, where changing one character repairs the key; None where there is not one."""
    repairs = {
        place // GROUP + 1
        for place in range(_SIGNS)
        for sign in ALPHABET
        if _seed(signs[:place] + sign + signs[place + 1 :]) is not None
    }
    return repairs.pop() if len(repairs) == 1 else None


def _checksum(seed: bytes) -> str:
    return crockford.encode(hashlib.sha256(b"countersign/v1/recovery-key" + seed).digest()[:3])[:GROUP]
