"""When a bug of ours rises: nothing is lost, and a report can be copied that names no amount and no person.

A report holds where in our own code it happened and the kind of error; no values, no paths outside the program, and the
error's own words only after numbers and quoted names are blanked out. It is never sent by itself.
"""

import faulthandler
import platform
import re
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Signal, qVersion

_ROOT = Path(__file__).resolve().parent.parent
_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"|“[^”]*”|«[^»]*»|`[^`]*`")
_NUMBER = re.compile(r"[0-9][0-9.,'\u00a0 ]*")
_LONG = re.compile(r"\b[a-z2-7]{20,}\b|\b[0-9a-f]{16,}\b")
_PATH = re.compile(r"(?:[A-Za-z]:)?[\\/][^\s:]+")
_CAPITAL = re.compile(r"\b[A-ZÄÖÜ][\w-]*(?: [A-ZÄÖÜ][\w-]*)+\b")


class Crashes(QObject):
    """Catches errors that nobody caught, on any thread, and says so once to whoever shows it."""

    happened = Signal(str)
    """A report, ready to be copied."""

    def __init__(self, log_folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        log_folder.mkdir(parents=True, exist_ok=True)
        self._hard = (log_folder / "crash.txt").open("w", encoding="utf-8")
        self._before = (sys.excepthook, threading.excepthook)

    def watch(self) -> None:
        """Begin to catch."""
        faulthandler.enable(self._hard)
        sys.excepthook = self._raised
        threading.excepthook = self._raised_on_thread

    def rest(self) -> None:
        """Catch no more."""
        sys.excepthook, threading.excepthook = self._before
        faulthandler.disable()
        self._hard.close()

    def tell(self, error: BaseException) -> None:
        """An error that came by another way, such as from a lane."""
        traceback.print_exception(error, file=sys.stderr)
        self.happened.emit(report(error))

    def _raised(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self.tell(error.with_traceback(trace))

    def _raised_on_thread(self, raised: threading.ExceptHookArgs) -> None:
        if raised.exc_value is not None:
            self.tell(raised.exc_value)


def report(error: BaseException) -> str:
    """An error as a report that can be given to strangers."""
    lines = [
        f"Countersign, Python {platform.python_version()}, Qt {qVersion()}, {platform.system()} {platform.machine()}",
        "",
    ]
    seen: set[int] = set()
    at: BaseException | None = error
    while at is not None and id(at) not in seen:
        seen.add(id(at))
        lines.append(f"{type(at).__module__}.{type(at).__qualname__}: {scrubbed(str(at))}")
        lines += [f"  {_place(frame)}" for frame in traceback.extract_tb(at.__traceback__)]
        at = at.__cause__ or at.__context__
    return "\n".join(lines)


def scrubbed(text: str) -> str:
    """Words of an error without what they may quote: names, paths, ids, numbers."""
    for pattern, stand_in in ((_QUOTED, "“…”"), (_PATH, "…"), (_LONG, "…"), (_CAPITAL, "…"), (_NUMBER, "# ")):
        text = pattern.sub(stand_in, text)
    return " ".join(text.split())[:300]


def _place(frame: traceback.FrameSummary) -> str:
    path = Path(frame.filename)
    try:
        shown = path.resolve().relative_to(_ROOT).as_posix()
    except ValueError:
        shown = f"(library) {path.name}"
    return f"{shown}:{frame.lineno} in {frame.name}"
