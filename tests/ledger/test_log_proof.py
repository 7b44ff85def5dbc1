"""Proof files: one entry's evidence, checked against the log's public key alone."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from workflows.ledger import checkpoint, merkle, names, proof
from workflows.ledger.malformed import Malformed

PRIVATE = Ed25519PrivateKey.from_private_bytes(bytes(31) + b"p")
PUBLIC = PRIVATE.public_key().public_bytes_raw()
ORIGIN = names.origin("o" * 26, names.device_id(PUBLIC))
LEAVES = [merkle.leaf_hash(b"%d" % number) for number in range(21)]


def proof_of(index: int, size: int, extra: bytes = b"") -> proof.Proof:
    """A proof of one entry under the checkpoint of one size."""
    signed = checkpoint.Checkpoint(origin=ORIGIN, size=size, root=merkle.root_of(LEAVES[:size]))
    return proof.Proof(
        index=index,
        path=tuple(merkle.inclusion_proof(LEAVES, index, size)),
        checkpoint=checkpoint.sign(signed, PRIVATE),
        extra=extra,
    )


RAW = proof.encode(proof_of(13, 21))


@given(size=st.integers(1, 21), data=st.data(), extra=st.binary(max_size=20))
def test_every_entry_of_every_size_can_be_proven(size: int, data: st.DataObject, extra: bytes) -> None:
    """Written, read and verified, for the log of one entry too."""
    index = data.draw(st.integers(0, size - 1))
    made = proof_of(index, size, extra)

    read = proof.decode(proof.encode(made))
    assert read == made
    assert proof.verify(read, LEAVES[index], origin=ORIGIN, log_public=PUBLIC).size == size


def test_the_file_has_the_lines_of_the_specification() -> None:
    """First line, extra, index, path, empty line, checkpoint verbatim."""
    lines = proof.encode(proof_of(2, 4, b"more")).decode().split("\n")

    assert lines[:3] == ["c2sp.org/tlog-proof@v1", "extra bW9yZQ==", "index 2"]
    assert [len(line) for line in lines[3:6]] == [44, 44, 0]
    assert lines[6:8] == [ORIGIN, "4"]


@given(bit=st.integers(0, len(RAW) * 8 - 1))
def test_any_flipped_bit_of_a_proof_is_refused(bit: int) -> None:
    """Nothing in the file can change: index, path, checkpoint or signature."""
    raw = bytearray(RAW)
    raw[bit // 8] ^= 1 << bit % 8

    with pytest.raises(Malformed):
        proof.verify(proof.decode(bytes(raw)), LEAVES[13], origin=ORIGIN, log_public=PUBLIC)


def test_a_proof_holds_for_its_entry_and_log_only() -> None:
    """Another entry or another log's name does not fit."""
    read = proof.decode(RAW)

    with pytest.raises(Malformed, match="does not lead"):
        proof.verify(read, LEAVES[12], origin=ORIGIN, log_public=PUBLIC)
    with pytest.raises(Malformed, match="Nobody"):
        proof.verify(read, LEAVES[13], origin=ORIGIN + "x", log_public=PUBLIC)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        RAW.replace(b"@v1", b"@v2"),
        RAW.replace(b"index 13", b"index 013"),
        RAW.replace(b"index 13", b"index -1"),
        RAW.replace(b"index 13\n", b""),
        RAW.replace(b"index", b"extra \nindex"),
        RAW.replace(b"index", b"extra AA==\nextra AA==\nindex"),
        RAW.replace(b"index 13\n", b"index 13\nAAAA\n"),
        RAW.replace(b"index 13\n", b"index 13\n" + (b"A" * 43 + b"=\n") * 64),
        RAW.replace(b"\n\n", b"\n"),
        RAW.replace(b"index", "índex".encode()),
        RAW + bytes(proof.MAX_PROOF_BYTES),
    ],
)
def test_sloppy_proofs_are_refused(raw: bytes) -> None:
    """There is one spelling of a proof."""
    with pytest.raises(Malformed):
        proof.decode(raw)


@given(raw=st.binary(max_size=100) | st.text(max_size=40).map(lambda text: RAW[:60] + text.encode("utf-8", "replace")))
def test_any_bytes_are_read_or_refused_with_the_one_error(raw: bytes) -> None:
    """Nothing but Malformed escapes, and what is read is in its one spelling."""
    try:
        read = proof.decode(raw)
    except Malformed:
        return
    assert proof.encode(read) == raw
