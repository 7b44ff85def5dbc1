"""Ed25519 identities: which keys are let in, and what a person's signature covers."""

import contextlib
import hashlib

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from hypothesis import given
from hypothesis import strategies as st

from workflows.errors import Trouble
from workflows.ledger import identity, self_check
from workflows.ledger.malformed import Malformed

P = 2**255 - 19
D = -121665 * pow(121666, -1, P) % P
ORDER = 2**252 + 27742317777372353535851937790883648493

# RFC 8032, section 7.1, tests 1, 2 and 3: secret, public, message, signature.
RFC_8032 = [
    (
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        (
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b"
            "d25bf5f0595bbe24655141438e7a100b"
        ),
    ),
    (
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        (
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c"
            "387b2eaeb4302aeeb00d291612bb0c00"
        ),
    ),
    (
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        (
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc659"
            "4a7c15e9716ed28dc027beceea1ec40a"
        ),
    ),
]
PRIVATE = Ed25519PrivateKey.from_private_bytes(bytes(31) + b"i")
PUBLIC = PRIVATE.public_key().public_bytes_raw()
EVENT: dict[str, object] = {"type": "example", "amount": {"minor": 100, "currency": "EUR"}}


Point = tuple[int, int]


def plus(one: Point, other: Point) -> Point:
    """The sum of two points on the curve -x^2 + y^2 = 1 + d x^2 y^2."""
    cross = D * one[0] * other[0] * one[1] * other[1]
    return (
        (one[0] * other[1] + other[0] * one[1]) * pow(1 + cross, -1, P) % P,
        (one[1] * other[1] + one[0] * other[0]) * pow(1 - cross, -1, P) % P,
    )


def times(count: int, point: Point) -> Point:
    """A small multiple of a point, by repeated addition."""
    total = (0, 1)
    for _ in range(count):
        total = plus(total, point)
    return total


def square_root(value: int) -> int | None:
    """One of the two square roots modulo the prime, where there is one."""
    root = pow(value, (P + 3) // 8, P)
    root = root if root * root % P == value % P else root * pow(2, (P - 1) // 4, P) % P
    return root if root * root % P == value % P else None


def point_at(y: int) -> Point:
    """One of the two points with this y."""
    x = square_root((y * y - 1) * pow(D * y * y + 1, -1, P) % P)
    assert x is not None
    return x, y


def spelled(point: Point) -> bytes:
    """The 32 bytes of a point as a public key (RFC 8032, section 5.1.2)."""
    return (point[1] | (point[0] & 1) << 255).to_bytes(32, "little")


def point_of_order_8() -> Point:
    """Derived from the curve itself: the points of order 8 are those with d y^4 + 2 y^2 - 1 = 0."""
    root = square_root(1 + D)
    assert root is not None
    for sign in (1, -1):
        y = square_root((-1 + sign * root) * pow(D, -1, P) % P)
        if y is not None:
            return point_at(y)
    raise AssertionError("the curve has points of order 8")


def small_order_spellings() -> set[bytes]:
    """Every 32-byte spelling of the eight points of small order."""
    point = point_of_order_8()
    assert times(8, point) == (0, 1) != times(4, point)
    ys = {times(count, point)[1] for count in range(1, 9)}
    values = ys | {y + P for y in ys if y + P < 2**255}
    return {(value | top << 255).to_bytes(32, "little") for value in values for top in (0, 1)}


def code_of(public: bytes) -> str:
    """The code with which a key is refused, or ``admitted``."""
    try:
        identity.admit(public)
    except Malformed as refusal:
        return refusal.code
    return "admitted"


@pytest.mark.parametrize(("secret", "public", "message", "signature"), RFC_8032)
def test_the_vectors_of_rfc_8032_come_out(secret: str, public: str, message: str, signature: str) -> None:
    """Signing and verifying give the published bytes."""
    private = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(secret))

    assert private.public_key().public_bytes_raw().hex() == public
    assert private.sign(bytes.fromhex(message)).hex() == signature
    assert identity.verify(bytes.fromhex(public), bytes.fromhex(signature), bytes.fromhex(message))


def test_every_spelling_of_a_small_order_key_is_refused() -> None:
    """Fourteen byte strings stand for eight points; none gets in and none verifies anything."""
    spellings = small_order_spellings()

    assert len(spellings) == 14
    assert {code_of(public) for public in spellings} == {"small-order-key"}
    for public in spellings:
        assert not identity.verify(public, public + bytes(32), b"anything")


def test_non_canonical_off_curve_and_short_keys_are_refused() -> None:
    """Values at or above the prime are a second spelling; half of the rest is no point at all."""
    above = {(P + offset).to_bytes(32, "little") for offset in range(2, 19)}

    assert {code_of(public) for public in above} == {"non-canonical-key"}
    assert code_of((2).to_bytes(32, "little")) == "not-on-curve"
    assert code_of(PUBLIC[:31]) == "bad-key-length"
    assert code_of(PUBLIC + b"\x00") == "bad-key-length"
    assert code_of(PUBLIC) == "admitted"


def test_a_key_with_a_small_part_added_is_refused() -> None:
    """Seven points can be added to an honest key; verifiers with and without the cofactor disagree about each sum."""
    honest = point_at(int.from_bytes(PUBLIC, "little") & ~(1 << 255))
    mixed = {spelled(plus(honest, times(count, point_of_order_8()))) for count in range(1, 8)}

    assert len(mixed) == 7
    assert {code_of(public) for public in mixed} == {"mixed-order-key"}
    assert code_of(spelled(honest)) == "admitted"


def test_a_signature_by_a_key_of_mixed_order_counts_for_nothing() -> None:
    """The library alone takes such a signature for about half of the messages; no log may hang on that."""
    x, y = point_at(4 * pow(5, -1, P) % P)
    base = (x if x % 2 == 0 else P - x, y)
    public = spelled(plus(times(7, base), (0, P - 1)))
    nonce_point = spelled(times(5, base))
    taken = 0
    for message in (b"%d" % number for number in range(20)):
        digest = int.from_bytes(hashlib.sha512(nonce_point + public + message).digest(), "little")
        signature = nonce_point + ((5 + digest * 7) % ORDER).to_bytes(32, "little")
        with contextlib.suppress(InvalidSignature):
            Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
            taken += 1

        assert not identity.verify(public, signature, message)
    assert 0 < taken < 20


@given(seed=st.binary(min_size=32, max_size=32))
def test_every_real_key_is_admitted(seed: bytes) -> None:
    """The checks never turn an honest key away."""
    public = Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()

    assert code_of(public) == "admitted"


@given(bit=st.integers(0, 511))
def test_any_flipped_bit_of_a_signature_is_refused(bit: int) -> None:
    """One bit is enough."""
    signature = bytearray(PRIVATE.sign(b"message"))
    signature[bit // 8] ^= 1 << bit % 8

    assert not identity.verify(PUBLIC, bytes(signature), b"message")


def test_the_second_spelling_of_a_signature_is_refused() -> None:
    """Adding the group order to the second half must not give another valid signature."""
    signature = PRIVATE.sign(b"message")
    high = (int.from_bytes(signature[32:], "little") + ORDER).to_bytes(32, "little")

    assert identity.verify(PUBLIC, signature, b"message")
    assert not identity.verify(PUBLIC, signature[:32] + high, b"message")
    assert not identity.verify(PUBLIC, signature[:63], b"message")
    assert not identity.verify(PUBLIC, b"", b"message")


def test_a_person_signs_an_event_for_one_office_and_device() -> None:
    """The signature holds for this event, place and person, and for nothing else."""
    text = identity.sign_act(EVENT, office="office", device="device", private=PRIVATE)
    signed = {**EVENT, "sig": text}

    def holds(event: dict[str, object], office: str = "office", device: str = "device") -> bool:
        return identity.verify_act(event, office=office, device=device, public=PUBLIC)

    assert holds(signed)
    assert not holds({**signed, "type": "other"})
    assert not holds({**signed, "more": 1})
    assert not holds(signed, office="other")
    assert not holds(signed, device="other")
    assert not identity.verify_act(signed, office="office", device="device", public=bytes(32))


@pytest.mark.parametrize("text", [None, 1, "", "AAAA", "!", "A" * 87 + "=", ["x"]])
def test_an_event_without_a_usable_signature_is_not_signed(text: object) -> None:
    """Missing or damaged signatures answer no; they raise nothing."""
    event = dict(EVENT) if text is None else {**EVENT, "sig": text}

    assert not identity.verify_act(event, office="office", device="device", public=PUBLIC)


def test_a_signature_covers_the_documented_bytes() -> None:
    """FORMAT.md: label, office, device, and the canonical event without its signature."""
    message = identity.act_message({"b": 1, "sig": "x", "a": 2}, office="office", device="device")

    assert message == b'countersign/v1/act\noffice\ndevice\n{"a":2,"b":1}'


def test_the_self_check_passes_here() -> None:
    """The installed library gives every published result."""
    self_check.self_check()


def test_the_self_check_stops_a_library_that_lets_everything_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """A wrong result is outside trouble with a name, before anything is signed."""
    monkeypatch.setattr(identity, "verify", lambda *_: True)

    with pytest.raises(Trouble, match="Ed25519 verification") as trouble:
        self_check.self_check()
    assert trouble.value.code == "crypto-self-check"
