"""The offices on this computer that the window knows: where they lie and what they are called. Nothing else of them."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal, get_args

from desktop.remembered import Remembered

Kind = Literal["office", "sample", "waiting"]
"""An office; the firm to look around in; a laptop that has asked to join and is not let in yet."""

_KINDS = get_args(Kind)
_AT_MOST = 12
_NAME = "homes"


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownHome:
    """One of them."""

    path: str
    name: str
    """Of the office, as it was when it was open last; of one that waits: of this laptop."""
    kind: Kind = "office"


class Homes:
    """Reads and writes what is remembered of them; any number of these may be made."""

    def __init__(self, remembered: Remembered) -> None:
        self._remembered = remembered

    def known(self) -> tuple[KnownHome, ...]:
        """Those that are still there, the one that was open last first."""
        return tuple(one for one in self._read() if is_home(Path(one.path)))

    def last(self) -> Path | None:
        """The office that was open last, the firm to look around in left out; None where there is none."""
        return next((Path(one.path) for one in self.known() if one.kind == "office"), None)

    def note(self, home: KnownHome) -> None:
        """Remember that this one is open now."""
        others = [one for one in self._read() if one.path != home.path]
        self._write([home, *others][:_AT_MOST])

    def forget(self, path: Path) -> None:
        """Show it no more. Nothing of the office is touched."""
        self._write([one for one in self._read() if one.path != str(path)])

    def next_new(self) -> Path:
        """Where the next office would lie."""
        return _free(self._remembered.folder / "office")

    def sample(self) -> Path:
        """Where the firm to look around in lies, or will."""
        kept = next((one for one in self.known() if one.kind == "sample"), None)
        return Path(kept.path) if kept is not None else _free(self._remembered.folder / "sample-firm")

    def _read(self) -> list[KnownHome]:
        return [home for one in self._remembered.listed(_NAME) if (home := _known(one)) is not None]

    def _write(self, homes: list[KnownHome]) -> None:
        self._remembered.keep(_NAME, json.dumps([asdict(one) for one in homes]))
        self._remembered.save()


def _known(kept: Any) -> KnownHome | None:
    """What was kept of one; None where somebody edited the file: nothing of value is lost."""
    if not isinstance(kept, dict):
        return None
    path, name, kind = (kept.get(field) for field in ("path", "name", "kind"))
    if isinstance(path, str) and isinstance(name, str) and kind in _KINDS:
        return KnownHome(path=path, name=name, kind=kind)  # type: ignore[arg-type]  # one of the three
    return None


def is_home(path: Path) -> bool:
    """Whether an office, or one that waits, lies in this folder."""
    try:
        return (path / "countersign.db").is_file()
    except (OSError, ValueError):
        return False


def _free(path: Path) -> Path:
    for number in range(1, 1000):
        found = path if number == 1 else path.with_name(f"{path.name}-{number}")
        if not found.exists():
            return found
    return path
