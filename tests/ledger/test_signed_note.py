"""Signed notes: the example of the specification, and strict reading."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from workflows.ledger import note
from workflows.ledger.malformed import Malformed

# The example of c2sp.org/signed-note, section "Verifier keys".
SPEC_KEY = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
SPEC_NOTE = (
    "This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ON"
    "ncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n"
).encode()

ALICE = Ed25519PrivateKey.from_private_bytes(bytes(31) + b"a")
BOB = Ed25519PrivateKey.from_private_bytes(bytes(31) + b"b")


def key_of(name: str, private: Ed25519PrivateKey) -> note.VerifierKey:
    """What verifiers know of a key."""
    return note.VerifierKey(name=name, public=private.public_key().public_bytes_raw())


def signature_line(raw: bytes) -> bytes:
    """The signatures of a note, without its text."""
    return raw[raw.rindex(b"\n\n") + 2 :]


def code_of(raw: bytes, *known: note.VerifierKey) -> str:
    """The code with which a note is refused, or ``opened``."""
    try:
        note.open_note(raw, known)
    except Malformed as refusal:
        return refusal.code
    return "opened"


def test_the_example_of_the_specification_opens() -> None:
    """Key id, vkey form and signature are those that other tools make."""
    key = note.parse_verifier_key(SPEC_KEY)

    opened = note.open_note(SPEC_NOTE, [key])
    assert opened.text == "This is an example message.\n"
    assert opened.verified == (key,)
    assert key.to_text() == SPEC_KEY


@given(
    text=st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n")).map(lambda text: text + "\n")
)
def test_what_was_signed_comes_back(text: str) -> None:
    """Any text without control characters survives, empty lines too."""
    opened = note.open_note(note.sign(text, "alice", ALICE), [key_of("alice", ALICE)])

    assert opened.text == text


def test_unknown_signatures_are_ignored_and_known_ones_must_verify() -> None:
    """A note is worth its known keys; a broken line of a known key spoils it."""
    text = "text\n"
    by_alice, by_bob = note.sign(text, "alice", ALICE), note.sign(text, "bob", BOB)
    both = by_alice + signature_line(by_bob)
    other = note.sign("other\n", "alice", ALICE)
    broken = by_bob + signature_line(other)

    assert code_of(both, key_of("alice", ALICE)) == "opened"
    assert code_of(both, key_of("bob", BOB)) == "opened"
    assert code_of(both) == "no-known-signature"
    assert code_of(both, key_of("alice", BOB)) == "no-known-signature"
    assert code_of(broken, key_of("bob", BOB)) == "opened"
    assert code_of(broken, key_of("bob", BOB), key_of("alice", ALICE)) == "bad-signature"
    assert len(note.open_note(both, [key_of("alice", ALICE), key_of("bob", BOB)]).verified) == 2


@given(bit=st.integers(0, len(SPEC_NOTE) * 8 - 1))
def test_any_flipped_bit_of_a_note_is_refused(bit: int) -> None:
    """Text, name and signature are all covered."""
    raw = bytearray(SPEC_NOTE)
    raw[bit // 8] ^= 1 << bit % 8

    assert code_of(bytes(raw), note.parse_verifier_key(SPEC_KEY)) != "opened"


@pytest.mark.parametrize("lines", [16, 100])
def test_many_signatures_are_accepted(lines: int) -> None:
    """The specification asks for 16 at least; later kinds and witnesses add lines."""
    raw = note.sign("text\n", "alice", ALICE)
    unknown = b"".join(b"\xe2\x80\x94 w%d AAAAAAA=\n" % number for number in range(lines - 1))

    assert code_of(raw + unknown, key_of("alice", ALICE)) == "opened"


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"text\n",
        b"text\n\n",
        SPEC_NOTE[:-1],
        SPEC_NOTE + "— other AAAAAAA=".encode(),
        SPEC_NOTE + b"\n",
        SPEC_NOTE.replace(b"\n\n", b"\n"),
        SPEC_NOTE.replace(b"message", b"mess\tage"),
        SPEC_NOTE.replace(b"message", b"mess\rage"),
        SPEC_NOTE.replace(b"message", b"mess\xffage"),
        SPEC_NOTE.replace(b"\xe2\x80\x94", b"-"),
        SPEC_NOTE.replace(b"com/foo ", b"com/foo  "),
        SPEC_NOTE.replace(b"com/foo", b"com+foo"),
        SPEC_NOTE.replace(b"com/foo", "com\u2003foo".encode()),
        SPEC_NOTE.replace(b"QM=", b"QM"),
        SPEC_NOTE.replace(b"QM=", b"QN="),
        SPEC_NOTE + b"\xe2\x80\x94 short AAAA\n",
        SPEC_NOTE + b"\xe2\x80\x94 w AAAAAAA=\n" * 100,
        b"x" * note.MAX_NOTE_BYTES + SPEC_NOTE,
    ],
)
def test_sloppy_notes_are_refused(raw: bytes) -> None:
    """There is one spelling of a note."""
    assert code_of(raw, note.parse_verifier_key(SPEC_KEY)) in {"bad-note", "bad-base64", "note-too-long"}


@given(
    raw=st.binary(max_size=200) | st.text(max_size=100).map(lambda text: SPEC_NOTE + text.encode("utf-8", "replace"))
)
def test_any_bytes_are_read_or_refused_with_the_one_error(raw: bytes) -> None:
    """Nothing but Malformed escapes."""
    assert code_of(raw) in {"bad-note", "bad-base64", "no-known-signature"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "example.com/foo",
        "example.com/foo+530d903a",
        SPEC_KEY.replace("530d903a", "530d903b"),
        SPEC_KEY.replace("530d903a", "530D903A"),
        SPEC_KEY.replace("example.com/foo", "example.com/bar"),
        SPEC_KEY.replace("example.com/foo", ""),
        SPEC_KEY.replace("+Aeky", "+Beky"),
        SPEC_KEY[:-4],
        SPEC_KEY + "=",
        "x+00000000+AQEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    ],
)
def test_sloppy_verifier_keys_are_refused(text: str) -> None:
    """Another name, id, type, length, case or a small-order key: none gets in."""
    with pytest.raises(Malformed):
        note.parse_verifier_key(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("no newline", "alice"),
        ("a\tb\n", "alice"),
        ("\ud800\n", "alice"),
        ("text\n", "a b"),
        ("text\n", "a+b"),
        ("text\n", ""),
    ],
)
def test_what_cannot_be_read_is_never_signed(text: str, name: str) -> None:
    """The writer keeps to the reader's rules."""
    with pytest.raises(Malformed):
        note.sign(text, name, ALICE)
