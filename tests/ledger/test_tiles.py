"""The tlog-tiles layout: paths, bundles and tiles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.ledger import merkle, tiles
from workflows.ledger.malformed import Malformed

levels = st.none() | st.integers(0, 63)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (tiles.TilePath(level=0, index=1234067), "tile/0/x001/x234/067"),
        (tiles.TilePath(level=0, index=0), "tile/0/000"),
        (tiles.TilePath(level=1, index=999, width=17), "tile/1/999.p/17"),
        (tiles.TilePath(level=None, index=1000, width=255), "tile/entries/x001/000.p/255"),
    ],
)
def test_paths_are_those_of_the_specification(path: tiles.TilePath, text: str) -> None:
    """Three-digit groups, an x before all but the last, and the width of a partial tile."""
    assert str(path) == text
    assert tiles.parse_path(text) == path


@given(level=levels, index=st.integers(0, 2**55), width=st.integers(1, 256))
def test_every_path_is_read_back(level: int | None, index: int, width: int) -> None:
    """Print and parse are inverse."""
    path = tiles.TilePath(level=level, index=index, width=width)

    assert tiles.parse_path(str(path)) == path


@pytest.mark.parametrize(
    "text",
    [
        "",
        "tile/0/0",
        "tile/00/000",
        "tile/64/000",
        "tile/-1/000",
        "tile/0/x000/001",
        "tile/0/001/002",
        "tile/0/000.p/0",
        "tile/0/000.p/256",
        "tile/0/000.p/01",
        "tile/0/000\n",
        "tile/entry/000",
        "/tile/0/000",
        "tile/0/../000",
        "tile/0/٠٠٠",
    ],
)
def test_second_spellings_of_a_path_are_refused(text: str) -> None:
    """A file name says one thing in one way."""
    with pytest.raises(Malformed, match="no place"):
        tiles.parse_path(text)


@given(entries=st.lists(st.binary(max_size=40), max_size=12))
def test_a_bundle_gives_its_entries_back(entries: list[bytes]) -> None:
    """Print and parse are inverse, empty entries included."""
    assert tiles.decode_bundle(tiles.encode_bundle(entries)) == entries


@given(raw=st.binary(max_size=80))
def test_any_bytes_are_a_bundle_or_refused(raw: bytes) -> None:
    """Nothing but Malformed escapes, and nothing is read that was not written."""
    try:
        entries = tiles.decode_bundle(raw)
    except Malformed:
        return
    assert tiles.encode_bundle(entries) == raw


def test_a_cut_bundle_is_refused() -> None:
    """A file that has not arrived whole is not taken for a shorter one."""
    raw = tiles.encode_bundle([b"first", b"second"])

    for end in (len(raw) - 1, 8, 6, 1):
        with pytest.raises(Malformed, match="middle"):
            tiles.decode_bundle(raw[:end])


def test_an_entry_too_long_for_its_prefix_is_refused() -> None:
    """Two bytes say at most 65,535."""
    assert len(tiles.encode_bundle([bytes(65_535)])) == 65_537
    with pytest.raises(Malformed, match="65,535"):
        tiles.encode_bundle([bytes(65_536)])


def test_a_log_of_70_000_has_the_tiles_that_the_specification_counts() -> None:
    """273 full and one of 112 at level 0, one full and one of 17 at level 1, one of 1 at level 2."""
    leaves = [number.to_bytes(32, "big") for number in range(70_000)]
    made = dict(tiles.hash_tiles(leaves))

    shapes = [(path.level, path.index, path.width) for path in made]
    assert shapes == [
        *((0, index, 256) for index in range(273)),
        (0, 273, 112),
        (1, 0, 256),
        (1, 1, 17),
        (2, 0, 1),
    ]
    top = tiles.TilePath(level=2, index=0, width=1)
    assert tiles.decode_tile(made[top], top) == [merkle.root_of(leaves[:65_536])]


def test_a_log_of_256_has_a_full_tile_and_one_hash_above_it() -> None:
    """The other example of the specification."""
    paths = [str(path) for path, _ in tiles.log_files([b"entry"] * 256)]

    assert paths == ["tile/entries/000", "tile/0/000", "tile/1/000.p/1"]


def test_an_empty_log_has_no_tiles() -> None:
    """Empty tiles must not exist."""
    assert list(tiles.log_files([])) == []


def test_a_tile_of_another_length_than_its_name_is_refused() -> None:
    """A name promises a width."""
    with pytest.raises(Malformed, match="length"):
        tiles.decode_tile(bytes(64), tiles.TilePath(level=0, index=0, width=3))
