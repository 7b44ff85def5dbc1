"""What to write, keep and take away, as laws over numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.ledger import tiles
from workflows.sync import plan
from workflows.sync.plan import Span

spans = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 40), st.integers(1, 20))


@given(want=spans, have=st.lists(spans, max_size=6))
def test_what_is_uncovered_is_exactly_what_no_span_holds(want: Span, have: list[Span]) -> None:
    """The hull of the missing entries, against counting them one by one."""
    held = {entry for span in have for entry in range(*span)}
    missing = [entry for entry in range(*want) if entry not in held]

    expected = Span(missing[0], missing[-1] + 1) if missing else None
    assert plan.uncovered(want, have) == expected


@given(files=st.dictionaries(st.integers(0, 50).map(str), spans, min_size=1, max_size=8), sealed=st.integers(0, 60))
def test_deleting_everything_covered_loses_no_entry_and_not_the_end(files: dict[str, Span], sealed: int) -> None:
    """What was in any file is in a file that stays, or sealed; the largest end stays."""
    gone = plan.covered(files, sealed)

    kept = [span for name, span in files.items() if name not in gone]
    before = {entry for span in files.values() for entry in range(*span) if entry >= sealed}
    assert before <= {entry for span in kept for entry in range(*span)}
    assert max(span.end for span in kept) == max(span.end for span in files.values())


@given(
    files=st.dictionaries(st.integers(0, 50).map(str), spans, min_size=1, max_size=8),
    sealed=st.integers(0, 60),
    start=st.integers(0, 60),
)
def test_what_another_laptop_keeps_of_a_file_is_never_deleted_because_of_that_file(
    files: dict[str, Span], sealed: int, start: int
) -> None:
    """It takes files away of which an end stands that begins where all before it is sealed; that end is preferred."""
    start = min(start, sealed)
    ends = {span.end for span in files.values() if span.start < start < span.end}
    files = files | {f"end {end}": Span(start, end) for end in ends}

    kept = set(files) - plan.covered(files, sealed)
    kept -= {name for name, span in files.items() if span.start < start and span.end in ends}

    before = {entry for span in files.values() for entry in range(*span) if entry >= sealed}
    assert before <= {entry for name in kept for entry in range(*files[name])}
    assert max(files[name].end for name in kept) == max(span.end for span in files.values())


def test_a_merge_takes_all_but_the_newest_file() -> None:
    """From 32 on; the newest stays, so that the largest end never shrinks."""
    files = [Span(at, at + 3) for at in range(0, 96, 3)]

    assert len(files) == plan.MERGE_AT
    assert plan.merged(files, 0) == Span(0, 93)
    assert plan.merged(files, 10) == Span(10, 93)
    assert plan.merged(files[1:], 0) is None
    assert plan.merged(files, 93) is None


@pytest.mark.parametrize("sizes", [(0, 256), (0, 2560), (2560, 5120), (65_024, 65_536), (65_280, 66_048), (0, 131_328)])
def test_sealed_files_are_those_of_the_layout(sizes: tuple[int, int]) -> None:
    """Growing in steps gives the files of the whole log, less the partial tiles that were outgrown."""
    old, new = sizes

    def whole(size: int) -> set[str]:
        leaves = [bytes(32)] * size
        bundles = {str(tiles.TilePath(level=None, index=index)) for index in range(size // 256)}
        return bundles | {str(path) for path, _ in tiles.hash_tiles(leaves)}

    grown = whole(old) | {str(path) for path in plan.sealed_files(old, new)}
    assert grown - {str(path) for path in plan.outgrown(old, new)} == whole(new)


def test_hashes_of_a_tile_are_its_subtrees() -> None:
    """Level 1, second tile: 256 entries under each hash."""
    path = tiles.TilePath(level=1, index=1, width=2)

    assert plan.hashes_of(path) == [Span(65_536, 65_792), Span(65_792, 66_048)]


def test_a_retry_waits_twice_as_long_each_time_up_to_an_hour() -> None:
    """From ten seconds on."""
    waits = [plan.retry_after_ms(tries) for tries in (1, 2, 3, 9, 10, 1000)]

    assert waits == [10_000, 20_000, 40_000, 2_560_000, 3_600_000, 3_600_000]


@pytest.mark.parametrize(
    ("lengths", "count"), [([], 0), ([300_000], 1), ([10, 10, 10], 3), ([98, 98, 98], 2), ([198, 1], 1)]
)
def test_a_file_takes_as_many_entries_as_fit_and_one_at_least(lengths: list[int], count: int) -> None:
    """Two bytes of length count as well."""
    assert plan.fitting(lengths, 200) == count


@pytest.mark.parametrize(("end", "span"), [(1, (0, 1)), (255, (0, 255)), (256, (255, 256)), (300, (256, 300))])
def test_the_unsealed_part_and_the_last_entry_are_expected_in_the_tail(end: int, span: tuple[int, int]) -> None:
    """The newest segment stays when it is sealed."""
    assert plan.expected(end) == Span(*span)
