"""Checkpoints: a log's signed size and root."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from workflows.ledger import checkpoint, names, note
from workflows.ledger.malformed import Malformed

PRIVATE = Ed25519PrivateKey.from_private_bytes(bytes(31) + b"c")
PUBLIC = PRIVATE.public_key().public_bytes_raw()
ORIGIN = names.origin("o" * 26, names.device_id(PUBLIC))
# The note text of the example in c2sp.org/tlog-checkpoint.
SPEC_BODY = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"


def code_of(raw: bytes, *, origin: str = ORIGIN) -> str:
    """The code with which opening is refused, or ``opened``."""
    try:
        checkpoint.open_checkpoint(raw, origin=origin, log_public=PUBLIC)
    except Malformed as refusal:
        return refusal.code
    return "opened"


def test_the_example_of_the_specification_is_read_and_written() -> None:
    """Origin, size and root as other tools write them."""
    body = checkpoint.parse_body(SPEC_BODY)

    assert (body.origin, body.size) == ("example.com/behind-the-sofa", 20852163)
    assert body.body() == SPEC_BODY


@given(size=st.integers(0, 2**63 - 1), root=st.binary(min_size=32, max_size=32))
def test_a_signed_checkpoint_opens_again(size: int, root: bytes) -> None:
    """What the log signed comes back, for the right log only."""
    signed = checkpoint.Checkpoint(origin=ORIGIN, size=size, root=root)
    raw = checkpoint.sign(signed, PRIVATE)

    assert checkpoint.open_checkpoint(raw, origin=ORIGIN, log_public=PUBLIC) == signed
    assert code_of(raw, origin=ORIGIN + "x") == "no-known-signature"


def test_a_log_key_cannot_speak_about_another_log() -> None:
    """The key's name and the first line must be the same log."""
    body = checkpoint.Checkpoint(origin="countersign/other/log", size=1, root=bytes(32)).body()

    assert code_of(note.sign(body, ORIGIN, PRIVATE)) == "wrong-origin"


def test_further_lines_are_kept() -> None:
    """Lines of a later version survive reading and writing."""
    text = SPEC_BODY + "something new\n"

    assert checkpoint.parse_body(text).extensions == ("something new",)
    assert checkpoint.parse_body(text).body() == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        SPEC_BODY[:-1],
        SPEC_BODY + "\n",
        "\n" + SPEC_BODY,
        SPEC_BODY.replace("20852163", "020852163"),
        SPEC_BODY.replace("20852163", "-1"),
        SPEC_BODY.replace("20852163", "+1"),
        SPEC_BODY.replace("20852163", "1_0"),
        SPEC_BODY.replace("20852163", "٣"),
        SPEC_BODY.replace("20852163", " 1"),
        SPEC_BODY.replace("20852163", "9223372036854775808"),
        SPEC_BODY.replace("20852163", "9" * 5000),
        SPEC_BODY.replace("q2I=", "q2J="),
        SPEC_BODY.replace("CsUY", ""),
    ],
)
def test_sloppy_bodies_are_refused(text: str) -> None:
    """There is one spelling of a checkpoint."""
    with pytest.raises(Malformed):
        checkpoint.parse_body(text)


@given(text=st.text(max_size=80) | st.text(max_size=20).map(lambda tail: SPEC_BODY[:-30] + tail))
def test_any_text_is_read_or_refused_with_the_one_error(text: str) -> None:
    """Nothing but Malformed escapes, and what is read is in its one spelling."""
    try:
        body = checkpoint.parse_body(text)
    except Malformed:
        return
    assert body.body() == text


@pytest.mark.parametrize(
    "unsayable",
    [
        checkpoint.Checkpoint(origin="", size=1, root=bytes(32)),
        checkpoint.Checkpoint(origin="a\nb", size=1, root=bytes(32)),
        checkpoint.Checkpoint(origin="a", size=-1, root=bytes(32)),
        checkpoint.Checkpoint(origin="a", size=2**63, root=bytes(32)),
        checkpoint.Checkpoint(origin="a", size=1, root=bytes(31)),
        checkpoint.Checkpoint(origin="a", size=1, root=bytes(32), extensions=("",)),
    ],
)
def test_what_cannot_be_read_is_never_signed(unsayable: checkpoint.Checkpoint) -> None:
    """The writer keeps to the reader's rules."""
    with pytest.raises(Malformed, match="needs an origin"):
        checkpoint.sign(unsayable, PRIVATE)
