"""Asks for files and folders in the system's own dialogs. Nothing waits meanwhile: the answer comes to a slot."""

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QDir, QStandardPaths, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget


def choose_file(
    parent: QWidget, title: str, chosen: Callable[[str], object], *, start: str = "", kinds: str = ""
) -> None:
    """Ask for one file that is there; ``chosen``, a slot, gets its path, and nothing where none was chosen."""
    asking = _asking(parent, title, start, kinds)
    asking.setFileMode(QFileDialog.FileMode.ExistingFile)
    asking.fileSelected.connect(chosen)
    asking.open()


def choose_files(parent: QWidget, title: str, chosen: Callable[[list[str]], object]) -> None:
    """Ask for files that are there; ``chosen``, a slot, gets their paths."""
    asking = _asking(parent, title, "", "")
    asking.setFileMode(QFileDialog.FileMode.ExistingFiles)
    asking.filesSelected.connect(chosen)
    asking.open()


def choose_folder(parent: QWidget, title: str, chosen: Callable[[str], object], *, start: str = "") -> None:
    """Ask for a folder; ``chosen``, a slot, gets its path."""
    asking = _asking(parent, title, start, "")
    asking.setFileMode(QFileDialog.FileMode.Directory)
    asking.setOption(QFileDialog.Option.ShowDirsOnly)
    asking.fileSelected.connect(chosen)
    asking.open()


def choose_new_file(
    parent: QWidget, title: str, chosen: Callable[[str], object], *, name: str, folder: str = "", kinds: str = ""
) -> None:
    """Ask where a file is to be written; ``name`` is proposed, and its ending added where none is typed."""
    asking = _asking(parent, title, folder, kinds)
    asking.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    asking.setDefaultSuffix(Path(name).suffix.removeprefix("."))
    asking.ending = Path(name).suffix
    asking.selectFile(name)
    asking.named.connect(chosen)
    asking.open()


class _Asking(QFileDialog):
    last: ClassVar[str] = ""
    """The folder in which something was chosen last."""
    named = Signal(str)
    """The path that was chosen, with an ending: the dialogs of some systems add none."""

    def __init__(self, parent: QWidget, title: str, start: str, kinds: str) -> None:
        super().__init__(parent, title, start, kinds)
        self.ending = ""
        self.fileSelected.connect(self._chosen)

    @Slot(str)
    def _chosen(self, path: str) -> None:
        has_ending = not path or bool(Path(path).suffix)
        # A file of the longer name would be written over without having been asked about.
        self.named.emit(path if has_ending or Path(path + self.ending).exists() else path + self.ending)

    def accept(self) -> None:
        super().accept()
        if self.result():
            _Asking.last = self.directory().absolutePath()


def _first_place() -> str:
    """Where people keep their papers, and not where the program happened to be started."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return documents if Path(documents).is_dir() else QDir.homePath()


def _asking(parent: QWidget, title: str, start: str, kinds: str) -> _Asking:
    asking = _Asking(parent, title, start or _Asking.last or _first_place(), kinds)
    asking.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return asking
