"""Entries: sealed for one place and one key, committing to one content."""

import hashlib

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV
from hypothesis import given
from hypothesis import strategies as st

from workflows.ledger import canonical, entry
from workflows.ledger.malformed import Malformed

KEY = bytes(range(32))
SALT = b"salt of 16 bytes"
NONCE = b"nonce of 12b"
ORIGIN = "countersign/office/device"
DOCUMENT = canonical.encode({"type": "example", "text": "Grüße"})


def sealed(json: canonical.CanonicalJson = DOCUMENT, *, scope: int = 7, epoch: int = 3, index: int = 41) -> bytes:
    """The example entry at one place."""
    return entry.seal(json, scope=scope, epoch=epoch, key=KEY, origin=ORIGIN, index=index, salt=SALT, nonce=NONCE)


def code_of(raw: bytes, *, key: bytes = KEY, origin: str = ORIGIN, index: int = 41) -> str:
    """The code with which opening is refused, or ``opened``."""
    try:
        entry.open_entry(raw, key=key, origin=origin, index=index)
    except Malformed as refusal:
        return refusal.code
    return "opened"


def crafted(body: bytes, *, commitment: bytes | None = None) -> bytes:
    """An entry of any body, as an insider who holds the key could make it."""
    committed = b"\x01\x00\x07\x00\x00\x00\x03" + (commitment or hashlib.sha256(body).digest())
    associated = committed + ORIGIN.encode() + (41).to_bytes(8, "big")
    return committed + NONCE + AESGCMSIV(KEY).encrypt(NONCE, body, associated)


@pytest.mark.parametrize(
    ("plain", "expected"),
    [
        ("", "07f5f4169bbf55a8400cd47ea6fd400f"),
        ("0100000000000000", "c2ef328e5c71c83b843122130f7364b761e0b97427e3df28"),
        ("010000000000000000000000", "9aab2aeb3faa0a34aea8e2b18ca50da9ae6559e48fd10f6e5c9ca17e"),
    ],
)
def test_the_cipher_gives_the_vectors_of_rfc_8452(plain: str, expected: str) -> None:
    """Appendix C.2, AEAD_AES_256_GCM_SIV without associated data."""
    cipher = AESGCMSIV(b"\x01" + bytes(31))

    assert cipher.encrypt(b"\x03" + bytes(11), bytes.fromhex(plain), b"").hex() == expected


@given(
    text=st.text(st.characters(max_codepoint=127), max_size=300),
    scope=st.integers(0, 65534),
    epoch=st.integers(0, 2**32 - 1),
    index=st.integers(0, 2**63 - 1),
)
def test_opening_gives_back_what_was_sealed(text: str, scope: int, epoch: int, index: int) -> None:
    """Content and salt come back, the header says the scope and epoch, and the length hides within 64 bytes."""
    json = canonical.encode({"text": text})
    raw = sealed(json, scope=scope, epoch=epoch, index=index)

    body = entry.open_entry(raw, key=KEY, origin=ORIGIN, index=index)
    header = entry.parse_header(raw)
    assert (body.json, body.salt) == (json, SALT)
    assert (header.scope, header.epoch, header.nonce) == (scope, epoch, NONCE)
    assert len(raw) == 51 + 16 + -(-(18 + len(json)) // 64) * 64


@given(bit=st.integers(0, len(sealed()) * 8 - 1))
def test_any_flipped_bit_of_an_entry_is_refused(bit: int) -> None:
    """No byte of an entry can change unnoticed."""
    raw = bytearray(sealed())
    raw[bit // 8] ^= 1 << bit % 8

    assert code_of(bytes(raw)) != "opened"


@given(bit=st.integers(0, 8 * (len(ORIGIN) + 8) - 1))
def test_any_flipped_bit_of_the_place_is_refused(bit: int) -> None:
    """An entry opens in no other log and at no other index."""
    place = bytearray(ORIGIN.encode() + (41).to_bytes(8, "big"))
    place[bit // 8] ^= 1 << bit % 8
    associated = bytes(sealed()[:39] + place)

    with pytest.raises(Exception):  # noqa: B017  # whatever the library raises: it must not decrypt
        AESGCMSIV(KEY).decrypt(NONCE, sealed()[51:], associated)


def test_another_key_log_or_index_does_not_open() -> None:
    """The place is part of what is sealed."""
    assert code_of(sealed()) == "opened"
    assert code_of(sealed(), key=bytes(32)) == "wrong-key-or-altered"
    assert code_of(sealed(), origin=ORIGIN + "x") == "wrong-key-or-altered"
    assert code_of(sealed(), index=42) == "wrong-key-or-altered"


@given(raw=st.binary(max_size=200) | st.binary(max_size=100).map(lambda tail: sealed()[:120] + tail))
def test_any_bytes_are_refused_with_the_one_error(raw: bytes) -> None:
    """Nothing but Malformed escapes from parsing, opening and matching."""
    if raw == sealed():
        return

    assert code_of(raw) != "opened"
    try:
        entry.parse_header(raw)
        assert not entry.matches(raw, SALT, b"{}")
    except Malformed:
        pass


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (sealed()[:130], "too-short"),
        (b"", "too-short"),
        (sealed() + bytes(65_535), "too-long"),
        (b"\x02" + sealed()[1:], "unknown-version"),
        (b"\x00" + sealed()[1:], "unknown-version"),
        (sealed() + b"\x00", "bad-length"),
        (b"\x01\xff\xff" + sealed()[3:], "bad-scope"),
        (crafted(SALT + b"\x00\x02{}" + bytes(44), commitment=bytes(32)), "commitment-mismatch"),
        (crafted(SALT + b"\x00\x02{}" + bytes(43) + b"\x01"), "bad-body"),
        (crafted(SALT + b"\x00\x02{}" + bytes(44 + 64)), "bad-body"),
        (crafted(SALT + b"\x00\xff{}" + bytes(44)), "bad-body"),
        (crafted(SALT + b"\xff\xff" + bytes(64 * 1024 - 18 - 576)), "bad-body"),
        (crafted(SALT + b"\xf0\x01" + b"x" * 61_441 + bytes(45)), "bad-body"),
        (crafted(SALT + b"\x00\x02{}" + bytes(44)), "opened"),
    ],
)
def test_each_malformed_shape_has_its_code(raw: bytes, code: str) -> None:
    """Even an insider with the key cannot make an entry with a second spelling."""
    assert code_of(raw) == code


def test_sixty_kilobytes_fit_and_one_byte_more_does_not() -> None:
    """The limit of an entry's JSON is its own error, and the largest entry fits a bundle."""
    largest = canonical.encode({"a": "x" * (entry.MAX_JSON_BYTES - 8)})
    larger = canonical.encode({"a": "x" * (entry.MAX_JSON_BYTES - 7)})

    assert len(largest) == entry.MAX_JSON_BYTES
    assert code_of(sealed(largest)) == "opened"
    assert len(sealed(largest)) <= entry.MAX_ENTRY_BYTES
    with pytest.raises(Malformed, match="at most"):
        sealed(larger)


def test_one_entry_is_shown_with_its_salt_and_no_key() -> None:
    """An auditor checks plaintext and salt against the entry; anything else does not match."""
    raw = sealed()

    assert entry.matches(raw, SALT, DOCUMENT)
    assert not entry.matches(raw, SALT, DOCUMENT + b" ")
    assert not entry.matches(raw, bytes(16), DOCUMENT)
    assert not entry.matches(raw, SALT[:15], DOCUMENT)
    assert not entry.matches(raw, SALT, bytes(entry.MAX_JSON_BYTES + 1))


def test_the_open_scope_opens_for_anyone_and_has_one_key() -> None:
    """Genesis and key announcements are readable from the bytes alone."""
    raw = entry.seal(
        DOCUMENT,
        scope=entry.OPEN_SCOPE,
        epoch=0,
        key=hashlib.sha256(b"countersign/v1/open-scope").digest(),
        origin=ORIGIN,
        index=0,
        salt=SALT,
        nonce=NONCE,
    )

    assert entry.open_entry(raw, key=entry.OPEN_KEY, origin=ORIGIN, index=0).json == DOCUMENT
    for epoch, key in ((0, KEY), (1, entry.OPEN_KEY)):
        with pytest.raises(Malformed, match="open scope"):
            entry.seal(
                DOCUMENT,
                scope=entry.OPEN_SCOPE,
                epoch=epoch,
                key=key,
                origin=ORIGIN,
                index=0,
                salt=SALT,
                nonce=NONCE,
            )


def test_wrong_sizes_are_the_callers_mistake() -> None:
    """Short salts, nonces and keys never reach the cipher."""
    for key, salt, nonce in ((KEY, b"", NONCE), (KEY, SALT, b""), (b"short", SALT, NONCE)):
        with pytest.raises(ValueError, match="bytes"):
            entry.seal(DOCUMENT, scope=0, epoch=0, key=key, origin=ORIGIN, index=0, salt=salt, nonce=nonce)
    with pytest.raises(ValueError, match="scope"):
        sealed(scope=65_536)
    with pytest.raises(ValueError, match="epoch"):
        sealed(epoch=2**32)
