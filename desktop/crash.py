"""When a bug of ours rises: nothing is lost, and a report can be copied that names no amount and no person.

A report holds where in our own code it happened and the kind of error; no values, no paths outside the program, and of
the error's own words only those that errors are made of: any other could be a name. It is never sent by itself.
"""

import contextlib
import faulthandler
import platform
import re
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Signal, qVersion

from desktop.about_file import version_words

_MOST_KEPT = 65_536
"""Bytes of hard failures that are kept from run to run."""
_ROOT = Path(__file__).resolve().parent.parent
_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"|“[^”]*”|«[^»]*»|`[^`]*`")
_NUMBER = re.compile(r"[0-9][0-9.,'\u00a0 ]*")
_LONG = re.compile(r"\b[a-z2-7]{20,}\b|\b[0-9a-f]{16,}\b")
_PATH = re.compile(r"(?:[A-Za-z]:)?[\\/][^\s:]+")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_BLANKS = re.compile(r"…(?:[\s.,&+/-]*…)+")
_ERRORS_SAY = """
a an and any already argument arguments as at attribute base be been before but by bytes call called callable cannot
character closed code connection could create data database decode delete deleted deque dict dictionary did disk
does during empty encode error errno eof exceeded exist exists expected failed file files for format found from full
function get got has have ignored in index indices input instance int integer internal invalid is it item items
iterable iteration iterator key keys keyword large length list literal locked malformed maximum memory missing mode
module must mutated name named no none not null object of on only open operation or out over own permission position
positional property range read recursion required returned sequence set size slice slot start str string subscript
subscriptable support supported take table takes text than that the there thread timed to too true tuple type types
unable unexpected unhashable unknown unpack unsupported use used value values was were when where while with without
write wrong
"""
"""Words that the messages of Python, its libraries and our own code consist of. None of them names anybody."""
_OF_ERRORS = frozenset(_ERRORS_SAY.split())


class Crashes(QObject):
    """Catches errors that nobody caught, on any thread, and says so once to whoever shows it."""

    happened = Signal(str)
    """A report, ready to be copied."""

    def __init__(self, log_folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        log_folder.mkdir(parents=True, exist_ok=True)
        self._kept = (log_folder / "crash.txt").open("a", encoding="utf-8")  # the last run's failure stays
        if self._kept.tell() > _MOST_KEPT:
            self._kept.truncate(0)
        self._before = (sys.excepthook, threading.excepthook)

    def watch(self) -> None:
        """Begin to catch."""
        faulthandler.enable(self._kept)
        sys.excepthook = self._raised
        threading.excepthook = self._raised_on_thread

    def rest(self) -> None:
        """Catch no more."""
        sys.excepthook, threading.excepthook = self._before
        faulthandler.disable()
        self._kept.close()

    def tell(self, error: BaseException) -> None:
        """An error that came by another way, such as from a lane."""
        traceback.print_exception(error, file=sys.stderr)
        text = report(error)
        with contextlib.suppress(OSError, ValueError):  # a full disk, or the file is closed: the window tells it still
            self._kept.truncate(0)
            self._kept.write(f"{text}\n")
            self._kept.flush()
        self.happened.emit(text)

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
        version_words(),
        f"Python {platform.python_version()}, Qt {qVersion()}, {platform.system()} {platform.machine()}",
        "",
    ]
    seen: set[int] = set()
    at: BaseException | None = error
    while at is not None and id(at) not in seen:
        seen.add(id(at))
        lines.append(f"{type(at).__module__}.{type(at).__qualname__}: {scrubbed(str(at))}{_module_of(at)}")
        lines += [f"  {_place(frame)}" for frame in traceback.extract_tb(at.__traceback__)]
        at = at.__cause__ or at.__context__
    return "\n".join(lines)


def _module_of(error: BaseException) -> str:
    """The part of the program that was not there: it names code, and nobody."""
    name = error.name if isinstance(error, ImportError) else None
    return f" ({name})" if name and re.fullmatch(r"[A-Za-z_][\w.]{0,99}", name, re.ASCII) else ""


def scrubbed(text: str) -> str:
    """Words of an error without what they may quote: names, paths, ids, numbers."""
    for pattern, stand_in in ((_QUOTED, "“…”"), (_PATH, "…"), (_LONG, "…"), (_NUMBER, "# ")):
        text = pattern.sub(stand_in, text)
    text = _WORD.sub(lambda found: found[0] if found[0].casefold() in _OF_ERRORS else "…", text)
    text = _BLANKS.sub("…", text)
    return " ".join(text.split())[:300]


def _place(frame: traceback.FrameSummary) -> str:
    path = Path(frame.filename)
    try:
        shown = path.resolve().relative_to(_ROOT).as_posix()
    except ValueError:
        shown = f"(library) {path.name}"
    return f"{shown}:{frame.lineno} in {frame.name}"
