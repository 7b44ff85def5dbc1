"""Draws the icon in every size that a system asks for, and puts the sizes into one file where it wishes so.

    python -m installer.icon.drawing FOLDER        countersign.ico, countersign.icns and a PNG of each size

Needs PySide6, as the program does. The same drawing gives the same bytes.
"""

import struct
import sys
from pathlib import Path

SOURCE = Path(__file__).resolve().with_name("countersign.svg")
"""The one drawing, square; everything else is made of it."""
SIDES = (16, 24, 32, 48, 64, 128, 256, 512, 1024)
"""In pixels. Linux takes those up to 512 beside the drawing itself, Windows those up to 256."""
_IN_ICO = (16, 24, 32, 48, 64, 128, 256)
_IN_ICNS = (
    (b"icp4", 16), (b"icp5", 32), (b"ic11", 32), (b"ic12", 64), (b"ic07", 128), (b"ic13", 256),
    (b"ic08", 256), (b"ic14", 512), (b"ic09", 512), (b"ic10", 1024),
)  # fmt: skip
"""Type and side of each picture (Apple Icon Image format); 11 to 14 and 10 are those for dense screens."""


def main(folder: Path) -> None:
    """Write all of them into a folder, which is made where it is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    pictures = {side: png(side) for side in SIDES}
    for side, picture in pictures.items():
        (folder / f"countersign-{side}.png").write_bytes(picture)
    (folder / "countersign.ico").write_bytes(ico(pictures))
    (folder / "countersign.icns").write_bytes(icns(pictures))


def png(side: int) -> bytes:
    """The icon as a PNG of this many pixels each way. Needs no screen and no application."""
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF  # noqa: PLC0415 -- containers need none of it
    from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter  # noqa: PLC0415
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415

    image = QImage(side, side, QImage.Format.Format_ARGB32)
    image.fill(QColor(0, 0, 0, 0))
    painter = QPainter(image)
    QSvgRenderer(QByteArray(SOURCE.read_bytes())).render(painter, QRectF(0, 0, side, side))
    painter.end()
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(image)
    return bytes(kept.data())


def ico(pictures: dict[int, bytes]) -> bytes:
    """The icon for Windows: a directory and PNGs, which it reads since Vista. 256 is written as 0 there."""
    chosen = [(side, pictures[side]) for side in _IN_ICO]
    at = 6 + 16 * len(chosen)
    rows = b""
    for side, picture in chosen:
        rows += struct.pack("<BBBBHHII", side % 256, side % 256, 0, 0, 1, 32, len(picture), at)
        at += len(picture)
    return struct.pack("<HHH", 0, 1, len(chosen)) + rows + b"".join(picture for _, picture in chosen)


def icns(pictures: dict[int, bytes]) -> bytes:
    """The icon for macOS: blocks of type, length of all of the block, and a PNG; numbers are big-endian."""
    blocks = b"".join(struct.pack(">4sI", kind, 8 + len(pictures[side])) + pictures[side] for kind, side in _IN_ICNS)
    return struct.pack(">4sI", b"icns", 8 + len(blocks)) + blocks


if __name__ == "__main__":
    main(Path(sys.argv[1]))
