"""Names in the shared folder."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.ledger.tiles import TilePath
from workflows.sync import layout

DEVICE = "cizpjk6kd5a6sauqkwqgg5rspy"


@given(start=st.integers(0, 2**62), length=st.integers(1, 2**20))
def test_every_segment_name_is_read_back(start: int, length: int) -> None:
    """Print and parse are inverse, and every such path may be used."""
    path = layout.segment(DEVICE, start, start + length)

    name = layout.parse_segment(layout.split(path)[1])
    assert name == layout.SegmentName(device=DEVICE, start=start, end=start + length)
    assert len(layout.safe_path(path)) < 80


@pytest.mark.parametrize(
    "name",
    [
        f"{DEVICE}.0-3.seg~",
        f"{DEVICE}.0-3 (1).seg",
        f"{DEVICE}.0-3.SEG",
        f"{DEVICE}.00-3.seg",
        f"{DEVICE}.3-3.seg",
        f"{DEVICE}.9-3.seg",
        f"{DEVICE}.0-9999999999999999999.seg",
        f"{DEVICE}.0-٣.seg",
        f"{DEVICE}.0-3.seg\n",
        f"{DEVICE[:-1]}.0-3.seg",
        f"{DEVICE.upper()}.0-3.seg",
        "desktop.ini",
        "",
    ],
)
def test_any_other_name_means_nothing(name: str) -> None:
    """A name says one thing in one way."""
    assert layout.parse_segment(name) is None


def test_our_own_paths_are_few_and_safe() -> None:
    """Each may be used in every folder, and none is long."""
    tile = TilePath(level=1, index=1234567, width=17)
    paths = [
        layout.OFFICE_FILE,
        layout.README_FILE,
        layout.marker(DEVICE),
        layout.checkpoint(DEVICE),
        layout.tile(DEVICE, tile),
        layout.blob("0a" * 32),
        layout.join_request(DEVICE),
        layout.join_answer(DEVICE),
        layout.in_tail(layout.temporary(DEVICE)),
        "",
    ]

    assert [layout.safe_path(path) for path in paths] == paths
    assert max(map(len, paths)) < 80
    assert layout.tile(DEVICE, tile) == f"log/{DEVICE}/tile/1/x001/x234/567.p/17"
    assert layout.blob("0a" * 32) == f"blob/0a/{'0a' * 32}"
    assert layout.parse_marker(f"{DEVICE}.office") == DEVICE
    assert layout.is_temporary(layout.temporary("x"))


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/tail/a.seg",
        "tail/",
        "tail//a",
        "tail/.",
        "tail/..",
        "../a",
        "tail/../a",
        "a/../../b",
        "tail/...",
        "TAIL/a",
        "log/a b/checkpoint",
        "log/ä",
        "log/a b",
        f"log/{DEVICE}/check point",
        f"log/{DEVICE}/tile/a b/000",
        f"log/{DEVICE}/tile/../000 (1)",
        f"log/{DEVICE}/kept/nul",
        f"log/{DEVICE}/kept/000:b",
        "join/a (1)",
        "tail/a\\b",
        "tail/a:b",
        "tail/a\x00",
        "tail/a\nb",
        "tail/a\udcff",
        "tail/a/b (1)",
        "tail/nul",
        "tail/COM1.seg",
        "tail/name ",
        "tail/name.",
        "tail/a*",
        "tail/" + "a" * 196,
    ],
)
def test_paths_that_could_mean_something_else_are_refused(path: str) -> None:
    """Nothing leads out of the folder or onto a device, on any system."""
    with pytest.raises(ValueError, match="not a path"):
        layout.safe_path(path)


@pytest.mark.parametrize(
    "name",
    [
        f"{DEVICE}.0-3 (Jürgen's conflicted copy 2026-11-23).seg",
        f"{DEVICE}.0-3-LAPTOP-7.seg",
        f"{DEVICE}.0-3.sync-conflict-20261123-101500-ABCDEFG.seg",
        f"{DEVICE}.0-3 (1).seg",
        f"{DEVICE}.0-3 2.seg",
        f"{DEVICE}.0-3_2.seg",
    ],
)
def test_conflicted_copies_of_every_client_can_be_read(name: str) -> None:
    """Content decides, so such names must be readable."""
    assert layout.is_safe(layout.in_tail(name))
    assert layout.parse_segment(name) is None
