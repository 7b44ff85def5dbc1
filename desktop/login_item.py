"""Start with the system, by choice: a Run key on Windows, a LaunchAgent on macOS, else an autostart file."""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QSettings, QStandardPaths

from desktop.claim import HIDDEN

_RUN = r"HKEY_CURRENT_USER\Software\Microsoft\Windows\CurrentVersion\Run"
_NAME = "Countersign"
_LABEL = "org.countersign.desktop"


PROGRAM = "COUNTERSIGN_PROGRAM"
"""The variable in which an installed program hears by what path it is started, whichever version lies behind that."""


def own_program() -> list[str]:
    """The words that start this program again, also after an update put another folder in the place of this one."""
    named = os.environ.get(PROGRAM, "")
    if named and Path(named).is_absolute() and Path(named).is_file():
        return [named]
    return [sys.executable, *([] if getattr(sys, "frozen", False) else ["-m", "desktop.start"])]


def is_on(folder: Path | None = None) -> bool:
    """Whether the program starts with the system."""
    if sys.platform == "win32":
        return QSettings(_RUN, QSettings.Format.NativeFormat).contains(_NAME)
    return _file(folder).exists()


def starts(program: str, folder: Path | None = None) -> bool:
    """Whether what starts with the system is the program of this path. On Windows, the installer knows."""
    try:
        return program in _file(folder).read_text("utf-8")
    except OSError:
        return False


def turn_on(program: list[str], folder: Path | None = None) -> None:
    """Start with the system from now on: the program's own words, the first an absolute path. Raises OSError."""
    words = [*program, HIDDEN]
    if sys.platform == "win32":
        QSettings(_RUN, QSettings.Format.NativeFormat).setValue(_NAME, " ".join(f'"{word}"' for word in words))
        return
    path = _file(folder)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_agent(words) if sys.platform == "darwin" else _autostart(words), encoding="utf-8")


def turn_off(folder: Path | None = None) -> None:
    """Start with the system no more. Raises OSError."""
    if sys.platform == "win32":
        QSettings(_RUN, QSettings.Format.NativeFormat).remove(_NAME)
        return
    _file(folder).unlink(missing_ok=True)


def _file(folder: Path | None) -> Path:
    if sys.platform == "darwin":
        return (folder or Path.home() / "Library" / "LaunchAgents") / f"{_LABEL}.plist"
    config = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation)
    return (folder or Path(config) / "autostart") / "countersign.desktop"


def _autostart(words: list[str]) -> str:
    """A desktop entry (freedesktop.org Desktop Entry Specification 1.5, “The Exec key”)."""
    quoted = " ".join(f'"{_escaped(word)}"' for word in words)
    return f"[Desktop Entry]\nType=Application\nName={_NAME}\nExec={quoted}\nX-GNOME-Autostart-enabled=true\n"


def _escaped(word: str) -> str:
    for sign in ("\\", '"', "`", "$"):
        word = word.replace(sign, "\\" + sign)
    return word.replace("\\", "\\\\").replace("%", "%%")


def _agent(words: list[str]) -> str:
    """A property list for launchd (launchd.plist(5))."""
    from xml.sax.saxutils import escape  # noqa: PLC0415 -- slow to load, and only needed here

    inner = "".join(f"<string>{escape(word)}</string>" for word in words)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">\n'
        f'<plist version="1.0"><dict><key>Label</key><string>{_LABEL}</string>'
        f"<key>ProgramArguments</key><array>{inner}</array><key>RunAtLoad</key><true/></dict></plist>\n"
    )
