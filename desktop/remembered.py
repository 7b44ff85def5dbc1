"""What this person's window remembers between starts: sizes, choices, the last home. Never anything of an office."""

from contextlib import suppress
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QSettings


class Remembered:
    """A small file of settings. Unreadable values count as absent."""

    def __init__(self, file: Path) -> None:
        with suppress(OSError):  # where nothing can be kept, everything is as it is at a first start
            file.parent.mkdir(parents=True, exist_ok=True)
        self._settings = QSettings(str(file), QSettings.Format.IniFormat)
        self._folder = file.parent

    @property
    def folder(self) -> Path:
        """Where the program keeps its data on this computer; new offices lie in it unless somebody says otherwise."""
        return self._folder

    def text(self, name: str, default: str = "") -> str:
        """A word or a line."""
        found: Any = self._settings.value(name, default)
        return found if isinstance(found, str) else default

    def number(self, name: str, default: int = 0) -> int:
        """A whole number."""
        try:
            return int(self.text(name, str(default)))
        except ValueError:
            return default

    def listed(self, name: str) -> list[Any]:
        """What was kept as a list in JSON; empty where it is none, whatever somebody made of the file."""
        import json  # noqa: PLC0415 -- nothing at the start is kept so

        try:
            found = json.loads(self.text(name, "[]"))
        except (ValueError, RecursionError):
            return []
        return found if isinstance(found, list) else []

    def is_on(self, name: str, *, default: bool = False) -> bool:
        """A choice of two."""
        return self.text(name, "yes" if default else "no") == "yes"

    def blob(self, name: str) -> QByteArray | None:
        """Bytes that Qt made, such as a window's geometry."""
        found: Any = self._settings.value(name)
        return found if isinstance(found, QByteArray) and not found.isEmpty() else None

    def keep(self, name: str, value: str | int | bool | QByteArray) -> None:
        """Remember it."""
        plain: Any = value
        if isinstance(value, bool):
            plain = "yes" if value else "no"
        elif isinstance(value, int):
            plain = str(value)
        self._settings.setValue(name, plain)

    def forget(self, name: str) -> None:
        """Remember it no more."""
        self._settings.remove(name)

    def save(self) -> None:
        """Write it down now."""
        self._settings.sync()
