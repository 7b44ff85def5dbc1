"""The invitation code: typed or scanned, checked before anything is believed."""

import contextlib
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.ledger import bech32, crockford, invitation
from workflows.ledger.invitation import Invitation
from workflows.ledger.malformed import Malformed

QR_ALPHANUMERIC = frozenset("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")

INVITED = Invitation(
    office="6dibk3dvmrvgwbsqdgy33qfz7e",
    primary="cizpjk6kd5a6sauqkwqgg5rspy",
    age=bech32.encode("age", bytes(range(32))),
    secret=bytes(range(16)),
    expires_s=1_763_888_400,
    heads=bytes(range(16, 32)),
    person="maria",
    place="C:\\Büro\\Countersign",
)
BARE = msgspec.structs.replace(INVITED, person="", place="")
ids = st.binary(min_size=16, max_size=16).map(invitation._id_text)
sixteen = st.binary(min_size=16, max_size=16)
places = st.text(st.characters(exclude_categories=["Cs"]), max_size=75).filter(invitation.shows_as_written)
invitations = st.builds(
    Invitation,
    office=ids,
    primary=ids,
    age=st.binary(min_size=32, max_size=32).map(lambda raw: bech32.encode("age", raw)),
    secret=sixteen,
    expires_s=st.integers(0, 2**40 - 1),
    heads=sixteen,
    person=st.from_regex(r"([a-z0-9][a-z0-9_-]{0,59})?", fullmatch=True),
    place=places,
)


def code_of(text: str) -> str:
    """The code with which a text is refused, or ``read``."""
    try:
        invitation.decode(text)
    except Malformed as refusal:
        return refusal.code
    return "read"


def changed(**values: Any) -> Invitation:
    """The example with other values."""
    return msgspec.structs.replace(INVITED, **values)


def sealed(payload: bytes) -> str:
    """A code around any bytes, with the right checksum."""
    return "CS1-" + crockford.grouped(crockford.encode(payload + invitation._checksum(payload)))


def payload_of(code: str) -> bytes:
    """The bytes inside a code, without the checksum."""
    raw = crockford.decode(code.replace("-", "")[3:])
    assert raw is not None
    return raw[:-4]


@given(invited=invitations)
def test_a_code_reads_back(invited: Invitation) -> None:
    """Every part, and only characters of QR's alphanumeric mode."""
    code = invitation.encode(invited)

    assert invitation.decode(code) == invited
    assert set(code) <= QR_ALPHANUMERIC
    assert code.startswith("CS1-")
    assert {len(group) for group in code.split("-")[1:-1]} == {4}


def test_the_shortest_and_the_longest_code_read_back() -> None:
    """170 characters are a few lines in a message; both fit into a QR code (version 40-M holds 3,391)."""
    longest = changed(person="p" * 60, place="x" * 300)

    assert len(invitation.encode(BARE).replace("-", "")) == 3 + 170
    assert len(invitation.encode(longest)) < 3_391
    assert invitation.decode(invitation.encode(BARE)) == BARE
    assert invitation.decode(invitation.encode(longest)) == longest


@given(invited=invitations)
def test_sloppy_typing_reads_back(invited: Invitation) -> None:
    """Case, blanks, line ends, other dashes, O for 0, I and L for 1, in the prefix too."""
    code = invitation.encode(invited)
    typed = code.lower().replace("0", "o").replace("1", "l").replace("-", " \u2013\r\n")
    also = code.replace("0", "O").replace("1", "I").replace("-", "")

    assert invitation.decode(typed) == invited
    assert invitation.decode(also) == invited


@given(place=st.integers(4, 190), sign=st.sampled_from("0123456789ABCDEFGHJKMNPQRSTVWXYZ"))
def test_one_mistyped_character_is_found(place: int, sign: str) -> None:
    """Wherever it stands."""
    code = invitation.encode(INVITED)
    typed = code[:place] + sign + code[place + 1 :]

    assert code_of(typed) == ("read" if code[place] == sign else "bad-checksum")


@given(cut=st.integers(0, 212))
def test_a_cut_code_is_refused(cut: int) -> None:
    """Half a message is no invitation."""
    assert code_of(invitation.encode(INVITED)[:cut]) in {"bad-code", "bad-checksum", "unknown-version"}
    assert code_of(invitation.encode(BARE)[:-1]) == "bad-code"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "bad-code"),
        ("CS1-", "bad-code"),
        ("hello", "bad-code"),
        ("CS1-0U00", "bad-code"),
        ("CS1-0ß00", "bad-code"),
        ("CS2-0000-0000", "unknown-version"),
        ("CS0-" + "0000-" * 42, "unknown-version"),
        ("CS1-" + "0000-" * 43, "bad-checksum"),
        ("CS1-" + "0000-" * 200, "bad-code"),
        ("000G-40R4-0M30", "bad-code"),
    ],
)
def test_each_mistake_has_its_code(text: str, code: str) -> None:
    """A newer kind, a typing mistake and something else are told apart."""
    assert code_of(text) == code


@pytest.mark.parametrize("tail", [b"\xff", b"a\x00b", b"a\nb", "a\u202eb".encode(), b"x" * 301, b"\xed\xa0\x80"])
def test_a_place_that_shows_something_else_is_refused(tail: bytes) -> None:
    """Bytes that are no text, control characters, and those that turn the text around."""
    assert code_of(sealed(payload_of(invitation.encode(BARE)) + tail)) == "bad-code"
    assert code_of(sealed(payload_of(invitation.encode(BARE)) + b"x" * 300)) == "read"


@pytest.mark.parametrize(
    "tail",
    [b"", b"\x01", b"\x05mari", b"\x05Maria", b"\x05m\xffria", b"\x01-", b"\x3d" + b"p" * 61, b"\xff" + b"p" * 255],
)
def test_a_person_that_is_no_id_is_refused(tail: bytes) -> None:
    """Cut off, in other characters, or too long; the checksum is right each time."""
    assert code_of(sealed(payload_of(invitation.encode(BARE))[:-1] + tail)) == "bad-code"
    assert code_of(sealed(payload_of(invitation.encode(BARE))[:-1] + b"\x05maria")) == "read"


def test_spare_bits_give_no_second_spelling() -> None:
    """The last character of a code whose bits do not end with it has one value only."""
    code = invitation.encode(BARE)
    last = crockford.ALPHABET.index(code[-1])

    assert code_of(code) == "read"
    assert code_of(code[:-1] + crockford.ALPHABET[last ^ 1]) == "bad-checksum"
    assert code_of(code + "0") == "bad-checksum"


@pytest.mark.parametrize(
    "values",
    [
        {"office": "6dibk3dvmrvgwbsqdgy33qfz7"},
        {"office": "6DIBK3DVMRVGWBSQDGY33QFZ7E"},
        {"office": "6dibk3dvmrvgwbsqdgy33qfz7f"},
        {"primary": "1" * 26},
        {"primary": "é" * 26},
        {"age": "age1"},
        {"age": bech32.encode("age", bytes(31))},
        {"age": bech32.encode("ago", bytes(32))},
        {"age": bech32.encode("age", bytes(32)).upper()},
        {"secret": bytes(15)},
        {"heads": bytes(17)},
        {"expires_s": -1},
        {"expires_s": 2**40},
        {"place": "x" * 301},
        {"place": "\ud800"},
        {"person": "Maria"},
        {"person": "ma ria"},
        {"person": "p" * 61},
        {"place": "a\tb"},
    ],
)
def test_what_cannot_be_read_is_never_shown(values: dict[str, object]) -> None:
    """The writer keeps to the reader's rules."""
    with pytest.raises(Malformed):
        invitation.encode(changed(**values))


@given(text=st.text(max_size=80) | st.text(max_size=80).map(lambda text: "CS1-" + text))
def test_any_text_is_read_or_refused_with_the_one_error(text: str) -> None:
    """Nothing but Malformed escapes."""
    with contextlib.suppress(Malformed):
        invitation.decode(text)


def test_an_invitation_ends_at_its_second() -> None:
    """The moment itself is too late."""
    assert not INVITED.is_expired(1_763_888_399_999)
    assert INVITED.is_expired(1_763_888_400_000)


def test_the_digest_of_the_heads_depends_on_each_and_on_no_order() -> None:
    """Any device, size or root makes another one; the order of the mapping does not."""
    heads = {"a": (1, bytes(32)), "b": (2, bytes(32))}
    others = [
        {},
        {"a": (1, bytes(32))},
        {"a": (2, bytes(32)), "b": (1, bytes(32))},
        {"a": (1, bytes(32)), "c": (2, bytes(32))},
        {"a": (1, bytes(32)), "b": (2, b"\x01" + bytes(31))},
    ]

    digests = {invitation.heads_digest(one) for one in [heads, *others]}
    assert len(digests) == len(others) + 1
    assert {len(digest) for digest in digests} == {16}
    assert invitation.heads_digest(dict(reversed(heads.items()))) == invitation.heads_digest(heads)


def test_the_file_name_gives_nothing_of_the_secret_away() -> None:
    """Name and key come from the secret under labels of their own, and neither holds it."""
    assert INVITED.nonce == invitation.nonce_of(INVITED.secret)
    assert len(invitation.id_bytes(INVITED.nonce)) == 16
    assert invitation.id_bytes(INVITED.nonce) != INVITED.secret
    assert invitation.join_key(INVITED.secret)[:16] not in {INVITED.secret, invitation.id_bytes(INVITED.nonce)}
    assert invitation.nonce_of(bytes(16)) != INVITED.nonce
