"""The sheet of paper with the recovery key: as a document to print or to write as PDF. Nothing of it is kept."""

import os
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontDatabase,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
)

from desktop.recovery_in_hand import SheetFacts
from desktop.wording.speech import translate

_PER_LINE = 4
_MARGIN_MM = 20
_MM_PER_INCH = 25.4


def lines_of(groups: tuple[str, ...]) -> list[str]:
    """The key in lines of four groups, each behind its number: the program asks for a group by it."""
    numbered = [f"{at:>2} {group}" for at, group in enumerate(groups, 1)]
    return ["   ".join(numbered[at : at + _PER_LINE]) for at in range(0, len(numbered), _PER_LINE)]


def recover_command(owner: str) -> str:
    """What is typed in a terminal to take the office over; ``FOLDER`` stands for the shared folder's place."""
    return f"countersign recover --folder FOLDER --as {owner}"


def save_pdf(path: Path, facts: SheetFacts, groups: tuple[str, ...]) -> bool:
    """Write the sheet as a PDF that only its owner reads; False where the file could not be written."""
    drawn = QBuffer()
    drawn.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(drawn)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setTitle(translate("RecoverySheet", "Recovery sheet"))
    return draw(writer, facts, groups) and _keep(path, bytes(drawn.data().data()))


def _keep(path: Path, content: bytes) -> bool:
    """Closed to others from its first byte on, also where a file that is open to them stood there before."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.unlink(missing_ok=True)
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
    except OSError:
        return False
    return True


def draw(device: QPagedPaintDevice, facts: SheetFacts, groups: tuple[str, ...]) -> bool:
    """Draw the sheet on a page, a PDF's or a printer's. Plain text only, whatever the firm is called."""
    # Here and not before: a printer's dialog sets margins of its own, as narrow as the printer can.
    device.setPageMargins(QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM), QPageLayout.Unit.Millimeter)
    painter = QPainter()
    if not painter.begin(device):
        return False
    painter.setPen(QColor(Qt.GlobalColor.black))
    painter.setBrush(QBrush(Qt.BrushStyle.NoBrush))
    unit = painter.device().logicalDpiY() / _MM_PER_INCH
    width, height = painter.viewport().width(), painter.viewport().height()
    mono = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    plain, at = painter.font(), 0.0
    for text, size_pt, look, after_mm in _parts(facts, groups):
        font = QFont(mono if look == "mono" else plain)
        font.setPointSizeF(size_pt)
        font.setBold(look == "bold")
        painter.setFont(font)
        flags = int(Qt.AlignmentFlag.AlignLeading) | int(Qt.TextFlag.TextWordWrap)
        box = painter.boundingRect(QRectF(0, at, width, height), flags, text)
        painter.drawText(box, flags, text)
        at += box.height() + after_mm * unit
    return painter.end()


def _parts(facts: SheetFacts, groups: tuple[str, ...]) -> list[tuple[str, float, str, float]]:
    """Text, size in points, look, and the gap behind it in millimetres."""
    return [
        (translate("RecoverySheet", "Recovery sheet"), 22.0, "bold", 2.0),
        (facts.name, 14.0, "plain", 8.0),
        (
            translate(
                "RecoverySheet",
                "With this key and the shared folder the owner takes the office over when its first laptop is lost. "
                "Whoever has it can do the same: keep it like cash, away from the computer.",
            ),
            11.0,
            "plain",
            8.0,
        ),
        ("\n".join(lines_of(groups)), 16.0, "mono", 8.0),
        (translate("RecoverySheet", "Office"), 10.0, "bold", 1.0),
        (facts.office, 11.0, "mono", 4.0),
        (translate("RecoverySheet", "Owner"), 10.0, "bold", 1.0),
        (f"{facts.owner_name} ({facts.owner})", 11.0, "plain", 8.0),
        (translate("RecoverySheet", "The way back"), 10.0, "bold", 1.0),
        (translate("RecoverySheet", "With the shared folder, in a terminal; it asks for the key:"), 11.0, "plain", 1.0),
        (recover_command(facts.owner), 11.0, "mono", 2.0),
        (
            translate(
                "RecoverySheet",
                "Without a shared folder the key alone brings nothing back: “Restore a backup…” on the first page of "
                "Countersign does it with a backup file, and needs no key. Keep a backup away from the computer too.",
            ),
            11.0,
            "plain",
            8.0,
        ),
        (
            translate(
                "RecoverySheet",
                "The digit 0 and the digit 1 are numbers: the letters I, L, O and U never occur in the key.",
            ),
            10.0,
            "plain",
            0.0,
        ),
    ]
