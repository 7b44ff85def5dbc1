"""Acts that retire entries: which of them count, and the files that are left of bundles."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.ledger.malformed import Malformed
from workflows.ledger.membership import LogRetired, RetiredLog, read_trust_event
from workflows.ledger.merkle import leaf_hash
from workflows.ledger.retirement import Retirement, check, counted, gone_from, holds, in_bundles, joined, runs_of
from workflows.ledger.tiles import decode_thinned, encode_bundle, encode_thinned

ROOT = "ab" * 32
INDEXES = st.sets(st.integers(0, 900), max_size=60)


def act(*gone: tuple[int, int], size: int = 512, device: str = "a", before_ms: int = 5, root: str = ROOT) -> LogRetired:
    """An act about one log."""
    return LogRetired(before_ms=before_ms, logs=(RetiredLog(device=device, size=size, root=root, gone=gone),))


def counts(event: LogRetired, *before: LogRetired, heard: int = 600, ends: int | None = None) -> str:
    """The code of why an act changes nothing; "" where it counts."""
    known = [
        Retirement(id="", device="p", position=9, by="anna", at_ms=0, heard={"a": 600}, event=one) for one in before
    ]
    try:
        check(event, known, {"a": heard}, {"a": ends, "p": None})
    except Malformed as error:
        return error.code
    return ""


@pytest.mark.parametrize(
    ("event", "code"),
    [
        (act((0, 3), (4, 512)), ""),
        (act((0, 513)), "bad-runs"),
        (act((3, 3)), "bad-runs"),
        (act((5, 4)), "bad-runs"),
        (act((-1, 4)), "bad-runs"),
        (act((4, 6), (0, 2)), "bad-runs"),
        (act((0, 4), (4, 6)), "bad-runs"),
        (act((0, 5), (4, 6)), "bad-runs"),
        (act(), "bad-runs"),
        (act((0, 4), size=500), "bad-minimum"),
        (act((0, 4), size=0), "bad-minimum"),
        (act((0, 4), size=768), "bad-minimum"),
        (act((0, 4), device="stranger"), "unknown-device"),
        (act((0, 4), root="AB" * 32), "bad-head"),
        (act((0, 4), root="ab"), "bad-head"),
        (act((0, 4), before_ms=-1), "bad-retirement"),
        (LogRetired(before_ms=1, logs=()), "bad-retirement"),
        (LogRetired(before_ms=1, logs=(*act((0, 1)).logs, *act((2, 3)).logs)), "bad-retirement"),
    ],
)
def test_only_an_act_of_exactly_this_shape_counts(event: LogRetired, code: str) -> None:
    """Runs in order and apart, below a multiple of 256 that its author held."""
    assert counts(event) == code


def test_the_minimum_index_never_falls_and_no_entry_goes_twice() -> None:
    """Later acts go on from what earlier ones said, also in the same bundle."""
    first = act((0, 100))

    assert counts(act((100, 200)), first) == ""
    assert counts(act((99, 200)), first) == "bad-runs"
    assert counts(act((120, 130), size=256), first) == "bad-minimum"


def test_the_latest_entry_of_a_log_stays() -> None:
    """It shows where the log ends, and nobody could take the file away in which it stands."""
    assert counts(act((510, 512)), heard=512) == "bad-runs"
    assert counts(act((510, 511)), heard=512) == ""
    assert counts(act((510, 512)), heard=513) == ""


def test_nothing_goes_from_behind_the_end_of_a_log() -> None:
    """What stands beyond a revocation or a fork counts for nobody and is nobody's to retire."""
    assert counts(act((0, 4)), ends=511) == "bad-minimum"
    assert counts(act((0, 4)), ends=512) == ""


@pytest.mark.parametrize(
    "plain",
    [
        {"before_ms": 1, "logs": [{"device": "a", "size": 256, "root": ROOT, "gone": [[0, 1, 2]]}]},
        {"before_ms": 1, "logs": [{"device": "a", "size": 256, "root": ROOT, "gone": [[0, "1"]]}]},
        {"before_ms": True, "logs": []},
        {"before_ms": 1, "logs": [{"device": "a", "size": 256, "gone": []}]},
        {"logs": []},
    ],
)
def test_other_shapes_are_refused_when_they_are_read(plain: dict[str, object]) -> None:
    """One error type, before anything is made of it."""
    with pytest.raises(Malformed):
        read_trust_event({"kind": "log.retired", **plain})


@given(INDEXES, INDEXES)
def test_runs_hold_exactly_the_indexes_they_were_made_of(some: set[int], more: set[int]) -> None:
    """Made, joined, counted by bundles: always the same set."""
    runs = joined(runs_of(some), runs_of(more))

    assert {index for index in range(-2, 905) if holds(runs, index)} == some | more
    assert counted(runs) == len(some | more)
    numbers = {index // 256 for index in some | more}
    assert in_bundles(runs) == {number: sum(index // 256 == number for index in some | more) for number in numbers}
    assert all(end < start for (_, end), (start, _) in pairwise(runs))


def test_what_several_acts_retire_is_joined_by_log() -> None:
    """In whatever bundles they stand."""
    acts = [
        Retirement(id="", device="p", position=9, by="anna", at_ms=0, heard={}, event=event)
        for event in (act((0, 4)), act((4, 9), device="b"), act((4, 9)))
    ]

    assert gone_from(acts) == {"a": ((0, 9),), "b": ((4, 9),)}


@given(st.lists(st.tuples(st.booleans(), st.binary(min_size=1, max_size=300)), max_size=40))
def test_a_thinned_bundle_reads_back_as_it_was_written(items: list[tuple[bool, bytes]]) -> None:
    """Entries that stay by their bytes, retired ones by their leaf hashes; without any it is a bundle."""
    wanted = [(b"" if gone else entry, leaf_hash(entry)) for gone, entry in items]

    assert decode_thinned(encode_thinned(wanted)) == wanted
    if not any(gone for gone, _ in items):
        assert encode_thinned(wanted) == encode_bundle(entry for _, entry in items)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    """With one error type; what is read writes back as the same bytes."""
    try:
        items = decode_thinned(raw)
    except Malformed:
        return
    assert encode_thinned(items) == raw
