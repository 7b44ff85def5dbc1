"""Says that there is no place to keep anything, so that the program does not end without a word."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMessageBox

from desktop.wording.speech import fill


def say_no_place(folder: Path) -> None:
    """Show it, and wait until it was read. No window is there yet."""
    box = QMessageBox()
    box.setIcon(QMessageBox.Icon.Critical)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle("Countersign")
    box.setText(no_place_words(folder))
    box.exec()


def no_place_words(folder: Path) -> str:
    """What happened, what is safe, what to do."""
    text = QCoreApplication.translate(
        "NoPlace",
        "Countersign cannot start: it cannot write into %folder, where it keeps its data.\n\n"
        "Nothing was opened or changed. Correct the permissions of this folder, or make room on the disk, "
        "and start again.",
    )
    return fill(text, folder=str(folder))
