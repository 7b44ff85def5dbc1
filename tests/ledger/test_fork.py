"""Proofs that a log has two histories."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.memory_logs import Device
from workflows.ledger import fork
from workflows.ledger.malformed import Malformed
from workflows.ledger.merkle import leaf_hash
from workflows.ledger.segment import MAX_NOTE_BYTES

ANNA, BEN = Device("anna"), Device("ben")


def signed(device: Device, *entries: bytes) -> tuple[bytes, list[bytes]]:
    """A head and all leaves under it."""
    return device.sign(entries), [leaf_hash(entry) for entry in entries]


def check(proof: fork.ForkProof, device: Device = ANNA) -> None:
    """What anyone can do with a proof."""
    fork.verify(proof, origin=device.origin, log_public=device.public)


@settings(max_examples=40)
@given(common=st.integers(0, 9), ours=st.integers(1, 7), theirs=st.integers(1, 7), data=st.data())
def test_two_histories_are_proven_at_every_index_where_they_differ(
    common: int, ours: int, theirs: int, data: st.DataObject
) -> None:
    """Whatever the sizes, and the same whichever side the finder stands on."""
    start = [b"common"] * common
    one = signed(ANNA, *start, *[b"one"] * ours)
    other = signed(ANNA, *start, *[b"other"] * theirs)
    index = data.draw(st.integers(common, common + min(ours, theirs) - 1))

    proof = fork.prove(index, one, other)

    check(proof)
    assert proof == fork.prove(index, other, one)
    assert fork.from_plain(json.loads(json.dumps(fork.to_plain(proof)))) == proof


def test_one_history_is_no_fork() -> None:
    """Neither where a log only grew, nor the same twice."""
    short, long = signed(ANNA, b"a", b"b"), signed(ANNA, b"a", b"b", b"c")

    with pytest.raises(Malformed, match="same entry"):
        fork.prove(1, short, long)
    side = fork.prove(1, short, signed(ANNA, b"a", b"x")).sides[0]
    with pytest.raises(Malformed, match="same entry"):
        check(fork.ForkProof(index=1, sides=(side, side)))


def test_another_log_is_not_accused() -> None:
    """Both heads must be signed by the log's own key."""
    proof = fork.prove(0, signed(ANNA, b"a"), signed(BEN, b"b"))

    for device in (ANNA, BEN):
        with pytest.raises(Malformed) as refusal:
            check(proof, device)
        assert refusal.value.code == "no-known-signature"


@pytest.mark.parametrize("side", [0, 1])
def test_a_leaf_or_path_that_does_not_lead_to_the_root_proves_nothing(side: int) -> None:
    """A signed head alone is not enough, on either side."""
    proof = fork.to_plain(fork.prove(1, signed(ANNA, b"a", b"b", b"c"), signed(ANNA, b"a", b"x")))
    other = fork.to_plain(fork.prove(0, signed(ANNA, b"q"), signed(ANNA, b"r")))
    proof["sides"][side]["path"] = other["sides"][side]["path"]

    with pytest.raises(Malformed) as refusal:
        check(fork.from_plain(proof))

    assert refusal.value.code == "not-included"


def broken() -> list[object]:
    """Plain values that are no proof."""
    good = fork.to_plain(fork.prove(0, signed(ANNA, b"a"), signed(ANNA, b"b")))
    sides = good["sides"]
    side = sides[0]
    return [
        None,
        [],
        {},
        {**good, "more": 1},
        {**good, "index": -1},
        {**good, "index": True},
        {**good, "index": "0"},
        {**good, "sides": sides[:1]},
        {**good, "sides": sides[::-1]},
        {**good, "sides": [side, side]},
        {**good, "sides": [side, None]},
        {**good, "sides": [{**side, "leaf": side["leaf"][:-4]}, sides[1]]},
        {**good, "sides": [{**side, "leaf": 1}, sides[1]]},
        {**good, "sides": [{**side, "path": [side["leaf"]] * 64}, sides[1]]},
        {**good, "sides": [{**side, "path": "x"}, sides[1]]},
        {**good, "sides": [{**side, "note": "AAAA" * 6000}, sides[1]]},
    ]


@pytest.mark.parametrize("value", broken())
def test_plain_values_that_are_no_proof_are_refused(value: object) -> None:
    """Strictly, and with the one error."""
    with pytest.raises(Malformed):
        fork.from_plain(value)


def test_the_largest_proof_fits_into_an_entry() -> None:
    """Two of the longest heads and paths stay below 60 KB of JSON."""
    side = fork.Side(note=bytes(MAX_NOTE_BYTES), leaf=bytes(32), path=(bytes(32),) * 63)

    assert len(json.dumps(fork.to_plain(fork.ForkProof(index=2**62, sides=(side, side))))) < 60_000
