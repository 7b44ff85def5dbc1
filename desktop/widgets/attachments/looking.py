"""Looking at documents off the main thread: what a document is, a page of it as a picture, a picture decoded."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, Slot
from PySide6.QtGui import QImage, QImageReader

from desktop.bridge import Bridge
from desktop.tasks import Job, Then

if TYPE_CHECKING:
    from workflows.office.showing.attached import Attachment
    from workflows.office.showing.document_shown import Eye, Looked

MOST_PIXELS = 60_000_000
"""Larger pictures are not decoded: 240 MB."""
SHOWN_SIDE = 2_400
"""Pictures are decoded no larger than this, in pixels."""
ALLOCATION_MB = 320
_KINDS = frozenset({b"png", b"jpeg", b"gif", b"bmp", b"webp"})
"""What Qt's own decoders are asked for; never vector formats or documents."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A document as it can be shown."""

    looked: "Looked"
    image: QImage | None = None
    """Of a picture; None where it could not be decoded."""


class Looking(QObject):
    """Asks the side lane, and keeps the eye that looks. Ends with the office."""

    def __init__(self, bridge: Bridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._kept = _Kept()
        bridge.office_leaving.connect(self.end)

    def look(self, attachment: "Attachment", then: Then, failed: Then | None = None) -> Job:
        """What the document is: ``then`` gets a ``Seen``."""
        return self._bridge.work(partial(_look, self._kept, attachment), then, failed)

    def page(self, attachment: "Attachment", page: int, width: int, then: Then, failed: Then | None = None) -> Job:
        """Draw a page: ``then`` gets the page's number and a QImage, or None where it cannot be drawn."""
        return self._bridge.work(partial(_page, self._kept, attachment, page, width), then, failed)

    def save(self, attachment: "Attachment", target: Path, then: Then, failed: Then | None = None) -> Job:
        """Write a copy: ``then`` gets the path, or None where the document is not here."""
        return self._bridge.work(partial(_save, attachment, target), then, failed)

    @Slot()
    def end(self) -> None:
        """Look at nothing any more, and let no process stay."""
        self._kept.end()


class _Kept:
    """The eye, made on the lane when it is first needed: its rooms are heavy to import."""

    def __init__(self) -> None:
        self._eye: Eye | None = None
        self._ended = False

    def eye(self) -> "Eye | None":
        if self._eye is None and not self._ended:
            from workflows.office.showing.document_shown import Eye  # noqa: PLC0415 -- on the lane

            self._eye = Eye()
        return None if self._ended else self._eye  # ``end`` may have been called while it was made

    def end(self) -> None:
        self._ended = True  # first, so that an eye that is being made is not used
        if self._eye is not None:
            self._eye.close()


def _look(kept: _Kept, attachment: "Attachment") -> Seen | None:
    eye = kept.eye()
    if eye is None:
        return None
    looked = eye.look(attachment)
    return Seen(looked=looked, image=decoded(looked.picture) if looked.look == "picture" else None)


def _page(kept: _Kept, attachment: "Attachment", page: int, width: int) -> tuple[int, QImage | None]:
    eye = kept.eye()
    drawn = None if eye is None else eye.page(attachment, page, width)
    if drawn is None:
        return page, None
    shared = QImage(drawn.pixels, drawn.width, drawn.height, drawn.width * 4, QImage.Format.Format_RGB32)
    return page, shared.copy()


def _save(attachment: "Attachment", target: Path) -> Path | None:
    from workflows.office.showing.document_shown import save_copy  # noqa: PLC0415 -- on the lane

    return target if save_copy(attachment, target) else None


def decoded(content: bytes) -> QImage | None:
    """A picture within the limits; None where it is too large, damaged, or of another kind. On a lane."""
    raw = QByteArray(content)
    buffer = QBuffer(raw)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    QImageReader.setAllocationLimit(ALLOCATION_MB)
    size = reader.size()
    kind = bytes(reader.format().data())
    if kind not in _KINDS or not size.isValid() or size.width() * size.height() > MOST_PIXELS:
        return None
    if max(size.width(), size.height()) > SHOWN_SIDE:
        reader.setScaledSize(_within(size))
    found = reader.read()
    return None if found.isNull() else found.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)


def _within(size: QSize) -> QSize:
    factor = SHOWN_SIDE / max(size.width(), size.height())
    return QSize(max(1, round(size.width() * factor)), max(1, round(size.height() * factor)))
