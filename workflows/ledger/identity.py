"""Ed25519 identities: which public keys are let in, and what a person's signature covers (RFC 8032)."""

from collections.abc import Mapping
from functools import lru_cache

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from workflows.ledger import base64_text, canonical
from workflows.ledger.canonical import CanonicalJson
from workflows.ledger.malformed import Malformed

PUBLIC_BYTES = 32
SIGNATURE_BYTES = 64
SIGNATURE_FIELD = "sig"
"""The member of an event that holds a person's signature, and that the signature does not cover."""

_ACT = b"countersign/v1/act\n"
_P = 2**255 - 19
_D = -121665 * pow(121666, -1, _P) % _P
_ORDER = 2**252 + 27742317777372353535851937790883648493
_ROOT_OF_MINUS_ONE = pow(2, (_P - 1) // 4, _P)
_SIGN_BIT = 1 << 255
# The y coordinates of the points of order 1, 2, 4 and 8 on the curve; those of order 8 are the roots of
# d y^4 + 2 y^2 - 1. Such a key accepts signatures that nobody had to make.
_SMALL_ORDER_Y = frozenset(
    {
        1,
        _P - 1,
        0,
        0x05FC536D880238B13933C6D305ACDFD5F098EFF289F4C345B027B2C28F95E826,
        0x7A03AC9277FDC74EC6CC392CFA53202A0F67100D760B3CBA4FD84D3D706A17C7,
    }
)


def admit(public: bytes) -> None:
    """Refuse a public key that could make two honest verifiers disagree.

    Raises Malformed: ``bad-key-length``; ``small-order-key`` (any signature fits); ``non-canonical-key`` (a
    second spelling of a key); ``not-on-curve``; ``mixed-order-key`` (a point of small order was added to it, so
    that verifiers with and without the cofactor can disagree). About 1.5 ms for a key that was not met before.
    """
    _admitted(public)


def verify(public: bytes, signature: bytes, message: bytes) -> bool:
    """Whether this key signed this message. A key that ``admit`` refuses never did."""
    try:
        _admitted(public).verify(signature, message)
    except (InvalidSignature, Malformed):
        return False
    return True


def sign_act(event: Mapping[str, object], *, office: str, device: str, private: Ed25519PrivateKey) -> str:
    """A person's signature over an event on one device, in base64: the value for the event's ``sig``."""
    return base64_text.encode(private.sign(act_message(event, office=office, device=device)))


def sign_encoded(covered: CanonicalJson, *, office: str, device: str, private: Ed25519PrivateKey) -> str:
    """The same for an event without ``sig`` that is encoded already."""
    return base64_text.encode(private.sign(encoded_message(covered, office=office, device=device)))


def verify_act(event: Mapping[str, object], *, office: str, device: str, public: bytes) -> bool:
    """Whether the event carries, as ``sig``, this person's signature made for this office and device."""
    text = event.get(SIGNATURE_FIELD)
    if not isinstance(text, str):
        return False
    try:
        signature = base64_text.decode(text)
        message = act_message(event, office=office, device=device)
    except Malformed:
        return False
    return verify(public, signature, message)


def act_message(event: Mapping[str, object], *, office: str, device: str) -> bytes:
    """The bytes a person signs: a label, the office id, the device id, and the event without its ``sig``.

    Raises Malformed for an event outside the canonical profile.
    """
    covered = {name: value for name, value in event.items() if name != SIGNATURE_FIELD}
    return encoded_message(canonical.encode(covered), office=office, device=device)


def encoded_message(covered: CanonicalJson, *, office: str, device: str) -> bytes:
    """The same for an event without ``sig`` that is encoded already."""
    return _ACT + f"{office}\n{device}\n".encode("ascii") + covered


@lru_cache(maxsize=4096)
def _admitted(public: bytes) -> Ed25519PublicKey:
    """The library's key object, after the checks that the library does not make."""
    if len(public) != PUBLIC_BYTES:
        raise Malformed("bad-key-length", "An Ed25519 public key has 32 bytes.")
    y = int.from_bytes(public, "little") & ~_SIGN_BIT
    if y % _P in _SMALL_ORDER_Y:
        raise Malformed("small-order-key", "This public key is one of the few that accept forged signatures.")
    if y >= _P:
        raise Malformed("non-canonical-key", "This public key has another, canonical spelling.")
    x = _x_of(y)
    if x is None:
        raise Malformed("not-on-curve", "This public key is no point of the curve.")
    # Whoever makes a key by RFC 8032 gets a multiple of the base point, and the group order takes it to zero.
    if not _is_zero_times_order(x, y):
        raise Malformed("mixed-order-key", "This public key is not one that RFC 8032 makes.")
    return Ed25519PublicKey.from_public_bytes(public)


def _x_of(y: int) -> int | None:
    """One of the two x of a y on the curve, x^2 = (y^2 - 1) / (d y^2 + 1); None where there is none."""
    x_squared = (y * y - 1) * pow(_D * y * y + 1, -1, _P) % _P
    x = pow(x_squared, (_P + 3) // 8, _P)
    if x * x % _P != x_squared:
        x = x * _ROOT_OF_MINUS_ONE % _P
    return x if x * x % _P == x_squared else None


def _is_zero_times_order(x: int, y: int) -> bool:
    """Whether the point, added to itself as often as the group order says, is the neutral one (0, 1)."""
    point = (x, y, 1)
    total = point
    for bit in format(_ORDER, "b")[1:]:
        total = _sum(total, total)
        if bit == "1":
            total = _sum(total, point)
    return total[0] == 0 and total[1] == total[2]


def _sum(one: tuple[int, int, int], other: tuple[int, int, int]) -> tuple[int, int, int]:
    """The sum of two points in projective coordinates (X : Y : Z); holds for all pairs, equal ones too.

    Bernstein, Birkner, Joye, Lange, Peters, "Twisted Edwards curves" (2008), section 6, with a = -1.
    """
    z = one[2] * other[2] % _P
    z_squared = z * z
    x, y = one[0] * other[0] % _P, one[1] * other[1] % _P
    cross = _D * x % _P * y
    low, high = (z_squared - cross) % _P, (z_squared + cross) % _P
    mixed = (one[0] + one[1]) * (other[0] + other[1]) - x - y
    return z * low % _P * mixed % _P, z * high % _P * (y + x) % _P, low * high % _P
