"""Checking a stored log: every kind of damage is named, with its place, and a sound log is left in peace."""

from collections.abc import Mapping
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from workflows.ledger import canonical, checkpoint, entry, merkle, misplaced, names, suspects
from workflows.ledger.finding import Finding, Log, StoredEntry
from workflows.ledger.verify import LogCheck

SIZE = 24
KEYS = {(0, 1): bytes(31) + b"1", (7, 1): bytes(31) + b"7", (7, 2): bytes(31) + b"8"}
PRIVATE = Ed25519PrivateKey.from_private_bytes(bytes(31) + b"v")
PUBLIC = PRIVATE.public_key().public_bytes_raw()
DEVICE = names.device_id(PUBLIC)
OTHER_DEVICE = names.device_id(b"other")


def sealed(index: int, origin: str, *, text: str = "", place: tuple[int, int] | None = None) -> bytes:
    """An entry whose scope and epoch change with the index."""
    scope, epoch = place or [*KEYS, (entry.OPEN_SCOPE, 0)][index % 4]
    return entry.seal(
        canonical.encode({"number": index, "text": text}),
        scope=scope,
        epoch=epoch,
        key=KEYS.get((scope, epoch), entry.OPEN_KEY),
        origin=origin,
        index=index,
        salt=index.to_bytes(16, "big"),
        nonce=index.to_bytes(12, "big"),
    )


GENESIS = sealed(0, names.genesis_origin(DEVICE), place=(entry.OPEN_SCOPE, 0))
OFFICE = names.office_id(merkle.leaf_hash(GENESIS))
ORIGIN = names.origin(OFFICE, DEVICE)
OTHER_ORIGIN = names.origin(OFFICE, OTHER_DEVICE)
ENTRIES = [GENESIS, *(sealed(index, ORIGIN) for index in range(1, SIZE))]
LEAVES = [merkle.leaf_hash(raw) for raw in ENTRIES]


def signed(size: int, leaves: list[bytes] = LEAVES, private: Ed25519PrivateKey = PRIVATE) -> bytes:
    """The device's checkpoint at a size."""
    root = merkle.root_of(leaves[:size])
    return checkpoint.sign(checkpoint.Checkpoint(origin=ORIGIN, size=size, root=root), private)


CHECKPOINTS = (signed(10), signed(0), signed(SIZE))


def rows(entries: list[bytes], *, stored: bool = False) -> list[StoredEntry]:
    """Entries as they are kept, with the leaf hashes of the sound log beside them or without."""
    return [(index, raw, LEAVES[index] if stored else None) for index, raw in enumerate(entries)]


def findings(
    stored: list[StoredEntry],
    *,
    keys: Mapping[tuple[int, int], bytes] | None = KEYS,
    checkpoints: tuple[bytes, ...] = CHECKPOINTS,
    **more: Any,
) -> list[Finding]:
    """What the check says about these rows."""
    log = Log(
        office=OFFICE,
        device=DEVICE,
        log_public=PUBLIC,
        founding=True,
        keys=keys,
        checkpoints=checkpoints,
        **more,
    )
    return list(LogCheck(log).findings(stored))


def brief(found: list[Finding]) -> list[tuple[str, int | None]]:
    """Codes and places."""
    return [(finding.code, finding.index) for finding in found]


@pytest.mark.parametrize("keys", [KEYS, {}, None])
@pytest.mark.parametrize("stored", [True, False])
def test_a_sound_log_has_no_findings(keys: Mapping[tuple[int, int], bytes] | None, *, stored: bool) -> None:
    """No false alarm: with all keys, with none, and with hashes only."""
    assert findings(rows(ENTRIES, stored=stored), keys=keys, expected_size=SIZE) == []


def test_progress_and_result_can_be_read() -> None:
    """Size, opened entries, signed size and root."""
    check = LogCheck(
        Log(office=OFFICE, device=DEVICE, log_public=PUBLIC, founding=True, keys=KEYS, checkpoints=CHECKPOINTS)
    )

    assert list(check.findings(rows(ENTRIES))) == []
    assert (check.size, check.opened, check.signed_size) == (SIZE, SIZE, SIZE)
    assert check.root == merkle.root_of(LEAVES)


@given(index=st.integers(0, SIZE - 1), bit=st.integers(0, 8 * 131 - 1), mode=st.sampled_from(["key", "stored", "both"]))
def test_an_altered_entry_is_named_every_time(index: int, bit: int, mode: str) -> None:
    """Any flipped bit, found by decryption, by the stored hash or both: exactly this entry, once."""
    raw = bytearray(ENTRIES[index])
    raw[bit // 8] ^= 1 << bit % 8
    entries = [*ENTRIES[:index], bytes(raw), *ENTRIES[index + 1 :]]

    found = findings(rows(entries, stored=mode != "key"), keys=None if mode == "stored" else KEYS)
    assert brief(found) == [("altered", index)]


@given(index=st.integers(1, SIZE - 1), bit=st.integers(0, 8 * 131 - 1))
def test_without_key_and_stored_hash_the_interval_is_named(index: int, bit: int) -> None:
    """Between two checkpoints the roots alone say that something changed, and where from and to."""
    raw = bytearray(ENTRIES[index])
    raw[bit // 8] ^= 1 << bit % 8

    found = findings(rows([*ENTRIES[:index], bytes(raw), *ENTRIES[index + 1 :]]), keys=None)
    assert len(found) == 1
    assert found[0].code == "altered"
    assert (found[0].index, found[0].facts["until"]) == ((0, 10) if index < 10 else (10, SIZE))


def test_two_altered_entries_are_both_named() -> None:
    """Damage before a checkpoint does not hide damage after it."""
    entries = [*ENTRIES]
    for index in (4, 17):
        entries[index] = entries[index][:-1] + bytes([entries[index][-1] ^ 1])

    assert brief(findings(rows(entries))) == [("altered", 4), ("altered", 17)]


def test_an_altered_entry_does_not_excuse_a_later_rewrite() -> None:
    """Once a root is confirmed, what was wrong before it explains nothing after it."""
    entries = [*ENTRIES]
    entries[4] = entries[4][:-1] + bytes([entries[4][-1] ^ 1])
    entries[17] = sealed(17, ORIGIN, text="other amount")
    stored = [(index, raw, LEAVES[4] if index == 4 else None) for index, raw in enumerate(entries)]

    assert brief(findings(stored)) == [("altered", 4), ("forged", 10)]


def test_an_altered_stored_hash_is_named_like_the_entry() -> None:
    """Entry and hash no longer belong together; the entry's place says which."""
    stored = [*rows(ENTRIES, stored=True)]
    stored[6] = (6, ENTRIES[6], bytes(32))

    assert brief(findings(stored)) == [("altered", 6)]


@given(data=st.data(), with_hashes=st.booleans())
def test_swapped_entries_are_named_as_reordered(data: st.DataObject, *, with_hashes: bool) -> None:
    """Both, each with the index where it belongs."""
    first, second = sorted(data.draw(st.lists(st.integers(1, SIZE - 1), min_size=2, max_size=2, unique=True)))
    entries = [*ENTRIES]
    entries[first], entries[second] = entries[second], entries[first]

    found = findings(rows(entries, stored=with_hashes))
    assert {finding.code for finding in found} == {"reordered"}
    assert {(finding.index, finding.facts["belongs_at"]) for finding in found} == {(first, second), (second, first)}


def test_swapped_entries_are_named_without_a_key_where_hashes_were_stored() -> None:
    """The stored hash of the other place recognises the entry."""
    entries = [*ENTRIES]
    entries[3], entries[15] = entries[15], entries[3]

    found = findings(rows(entries, stored=True), keys=None)
    assert {(finding.code, finding.index, finding.facts["belongs_at"]) for finding in found} == {
        ("reordered", 3, 15),
        ("reordered", 15, 3),
    }


def test_a_moved_block_is_one_finding_per_block() -> None:
    """Neighbours that moved together are told together."""
    entries = [*ENTRIES[:5], *ENTRIES[8:11], *ENTRIES[5:8], *ENTRIES[11:]]

    found = findings(rows(entries))
    assert [(finding.code, finding.index, finding.facts) for finding in found] == [
        ("reordered", 5, {"until": 8, "belongs_at": 8}),
        ("reordered", 8, {"until": 11, "belongs_at": 5}),
    ]


@given(index=st.integers(0, SIZE - 2), count=st.integers(1, 3))
def test_a_gap_is_missing(index: int, count: int) -> None:
    """Rows that are gone are named, and nothing else is."""
    stored = [row for row in rows(ENTRIES) if not index <= row[0] < index + count]

    found = findings(stored)
    end = min(index + count, SIZE)
    if end == SIZE:
        assert [(found[0].code, found[0].index)] == [("rolled-back", index)]
    else:
        assert [(one.code, one.index, one.facts) for one in found] == [("missing", index, {"until": end})]


@given(index=st.integers(1, SIZE - 2))
def test_a_removed_entry_is_missing_though_the_rest_was_renumbered(index: int) -> None:
    """Moving the tail up hides nothing: each entry knows its index."""
    found = findings(rows([*ENTRIES[:index], *ENTRIES[index + 1 :]]))

    assert [(one.code, one.index, one.facts) for one in found] == [("missing", index, {"until": index + 1})]


def test_a_cut_tail_is_rolled_back() -> None:
    """A checkpoint, or another device, has seen more."""
    by_checkpoint = findings(rows(ENTRIES[:20]))
    by_peer = findings(rows(ENTRIES), expected_size=SIZE + 2)
    emptied = findings([])

    assert brief(by_checkpoint) == [("rolled-back", 20)]
    assert by_checkpoint[0].facts["size"] == SIZE
    assert brief(by_peer) == [("rolled-back", SIZE)]
    assert brief(emptied) == [("rolled-back", 0)]


def test_entries_that_stand_twice_are_duplicated() -> None:
    """The same index twice, or one entry copied over another."""
    twice = [*rows(ENTRIES[:4]), (3, ENTRIES[3], None), *rows(ENTRIES)[4:]]
    copied = [*ENTRIES]
    copied[20] = ENTRIES[2]

    assert brief(findings(twice)) == [("duplicated", 3)]
    found = findings(rows(copied))
    assert brief(found) == [("duplicated", 20)]
    assert found[0].facts["belongs_at"] == 2


@pytest.mark.parametrize("at", [9, 14])
def test_an_entry_of_another_log_is_foreign(at: int) -> None:
    """Another device's ciphertext does not pass as this device's, at its own index or another."""
    entries = [*ENTRIES]
    entries[9] = sealed(at, OTHER_ORIGIN)

    found = findings(rows(entries), other_origins=(ORIGIN, OTHER_ORIGIN))
    assert brief(found) == [("foreign", 9)]
    assert found[0].facts == {"origin": OTHER_ORIGIN, "belongs_at": at}


def test_another_offices_genesis_is_found_without_a_key() -> None:
    """The office id is the hash of its first entry."""
    entries = [sealed(0, names.genesis_origin(DEVICE), text="other", place=(entry.OPEN_SCOPE, 0)), *ENTRIES[1:]]

    found = findings(rows(entries), keys=None)
    assert [(one.code, one.index, one.facts) for one in found] == [("altered", 0, {"reason": "office-id"})]


def test_entries_rewritten_with_the_right_key_are_forged() -> None:
    """Whoever holds a scope key can seal, but the device signed something else."""
    entries = [*ENTRIES]
    entries[13] = sealed(13, ORIGIN, text="other amount")

    found = findings(rows(entries))
    assert [(one.code, one.index, one.facts["until"]) for one in found] == [("forged", 10, SIZE)]
    assert brief(findings(rows(entries, stored=True))) == [("altered", 13)]


def test_what_the_device_signed_but_no_reader_can_read_is_forged_by_it() -> None:
    """A damaged entry under a confirmed root was damaged before it was signed."""
    raw = ENTRIES[5][:-1] + bytes([ENTRIES[5][-1] ^ 1])
    entries = [*ENTRIES[:5], raw, *ENTRIES[6:]]
    leaves = [merkle.leaf_hash(one) for one in entries]

    assert brief(findings(rows(entries), checkpoints=(signed(SIZE, leaves),))) == [("forged", 5)]


def test_checkpoints_that_the_device_did_not_sign_are_named() -> None:
    """Another key under this name, no note at all, and another log's checkpoint."""
    stranger = Ed25519PrivateKey.from_private_bytes(bytes(31) + b"s")
    other = checkpoint.Checkpoint(origin=OTHER_ORIGIN, size=3, root=bytes(32))
    checkpoints = (*CHECKPOINTS, signed(5, private=stranger), b"junk", checkpoint.sign(other, stranger))

    found = findings(rows(ENTRIES), checkpoints=checkpoints)
    assert [(one.code, one.index, one.facts) for one in found] == [
        ("forged", None, {"reason": "no-known-signature", "size": 5}),
        ("forged", None, {"reason": "bad-note"}),
        ("foreign", None, {"origin": OTHER_ORIGIN, "size": 3}),
    ]


@pytest.mark.parametrize("size", [5, 10, SIZE])
def test_two_histories_are_a_fork(size: int) -> None:
    """The device signed a root that its own, signed entries do not have."""
    other = [merkle.leaf_hash(b"another history"), *LEAVES[1:]]

    found = findings(rows(ENTRIES), checkpoints=(*CHECKPOINTS, signed(size, other)))
    assert brief(found) == [("forked", size)]


def test_two_roots_of_one_size_are_a_fork_though_neither_is_stored() -> None:
    """Two signatures are proof enough without any entry."""
    one, two = ([merkle.leaf_hash(text), *LEAVES[1:]] for text in (b"one", b"two"))

    found = findings(rows(ENTRIES), checkpoints=(signed(8, one), signed(8, two)), unsigned_tail=True)
    assert ("forked", 8) in brief(found)


def test_entries_after_the_last_checkpoint_need_a_reason() -> None:
    """On another device's log they are forged; on the own one they are not yet published."""
    checkpoints = (signed(20),)

    found = findings(rows(ENTRIES), checkpoints=checkpoints)
    assert [(one.code, one.index, one.facts["until"]) for one in found] == [("forged", 20, SIZE)]
    assert findings(rows(ENTRIES), checkpoints=checkpoints, unsigned_tail=True) == []


def test_a_wholly_damaged_log_is_named_entry_by_entry_within_the_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """When tries and room run out, entries are still named."""
    monkeypatch.setattr(misplaced, "_MAX_TRIES", 40)
    monkeypatch.setattr(suspects, "_MAX_SUSPECTS", 5)
    entries = [GENESIS, *(raw[:-1] + bytes([raw[-1] ^ 1]) for raw in ENTRIES[1:])]

    found = findings(rows(entries))
    assert sorted(brief(found)) == [("altered", index) for index in range(1, SIZE)]
