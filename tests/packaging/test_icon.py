"""The icon in the forms that each system wishes for."""

import struct

import pytest
from PySide6.QtGui import QImage

from installer.icon import drawing


@pytest.fixture(scope="module")
def pictures() -> dict[int, bytes]:
    """All sizes, drawn once."""
    return {side: drawing.png(side) for side in drawing.SIDES}


def test_every_size_is_drawn_sharp_and_with_clear_corners(pictures: dict[int, bytes]) -> None:
    """It is no picture made larger: the corners are see-through, and the middle of the frame has its colour."""
    for side, picture in pictures.items():
        image = QImage.fromData(picture)
        assert (image.width(), image.height()) == (side, side)
        assert image.pixelColor(0, 0).alpha() == 0
        assert image.pixelColor(side // 2, side // 7).name() == "#2a55b8"


def test_the_same_drawing_gives_the_same_bytes(pictures: dict[int, bytes]) -> None:
    """A package that is built again can be compared."""
    assert drawing.png(48) == pictures[48]


def test_the_icon_of_windows_holds_each_size_where_its_directory_says(pictures: dict[int, bytes]) -> None:
    """Up to 256 pixels, which the directory writes as 0."""
    icon = drawing.ico(pictures)
    kind, count = struct.unpack_from("<2xHH", icon)
    rows = [struct.unpack_from("<BB2xHHII", icon, 6 + 16 * at) for at in range(count)]

    assert kind == 1
    assert [row[0] or 256 for row in rows] == [16, 24, 32, 48, 64, 128, 256]
    assert all(icon[at : at + size] == pictures[side or 256] for side, _, _, _, size, at in rows)
    assert max(at + size for *_, size, at in rows) == len(icon)


def test_the_icon_of_macos_is_a_chain_of_blocks_to_its_end(pictures: dict[int, bytes]) -> None:
    """Each names its type and its own length, the whole names its own."""
    icon = drawing.icns(pictures)
    at, found = 8, {}
    while at < len(icon):
        kind, size = struct.unpack_from(">4sI", icon, at)
        found[kind] = QImage.fromData(icon[at + 8 : at + size]).width()
        at += size

    assert icon[:8] == struct.pack(">4sI", b"icns", len(icon))
    assert at == len(icon)
    assert found[b"ic10"] == 1024
    assert set(found.values()) == {16, 32, 64, 128, 256, 512, 1024}
