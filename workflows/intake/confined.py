"""Starting, feeding and stopping the confined process that takes PDF and Excel files apart.

PDFium and openpyxl never run in our own process: a hostile file can at worst end the confined one. It gets the bytes
of one file over a pipe and answers over another, in messages of a bounded size (FORMAT: 8 bytes of length, big-endian,
then MessagePack). It opens no file. After a crash or a time-out the next file gets a fresh process.
"""

import os
import subprocess
import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

import msgspec

from workflows.intake.confined_messages import MAX_ANSWER_BYTES, Answer, Operation, read_exactly
from workflows.intake.document import Unreadable

ONE_FILE_S = 1.8
"""Wall time for one file. Honest files take some ten milliseconds."""
PAGE_S = 8.0
"""Wall time for drawing one page, or a long sheet of rules. Both take a second; nobody waits but who looks at them."""
START_S = 30.0
"""Wall time for the process to come up: a cold disk and a virus scanner may need long."""

FROZEN_FLAG = "--confined-reader"
"""In a frozen bundle the program starts itself with this one argument; its entry then calls confined_process.main."""

_Wanted = TypeVar("_Wanted")


def helper_command() -> tuple[str, ...]:
    """The command that starts the confined process. The one place to change for another kind of bundle."""
    if getattr(sys, "frozen", False):
        return (sys.executable, FROZEN_FLAG)
    return (sys.executable, "-B", "-m", "workflows.intake.confined_process")


class ConfinedReader:
    """Asks the confined process; starts it when first needed. One file at a time; safe to share between threads."""

    def __init__(self, *, one_file_s: float = ONE_FILE_S) -> None:
        self._one_file_s = one_file_s
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()
        self.started = 0
        """How many processes were started so far."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the process, also where another thread waits for its answer: that one gets Unreadable.

        Asking again starts a new one.
        """
        busy = self._process
        if busy is not None:
            busy.kill()
        with self._lock:
            self._end()

    def ask(self, operation: Operation, content: bytes, wanted: type[_Wanted]) -> _Wanted:
        """Have one file taken apart. Raises Unreadable where it is refused, crashes the process or takes too long."""
        with self._lock:
            raw = self._exchange(operation, content)
        try:
            answer = msgspec.msgpack.decode(raw, type=Answer)
            if answer.failure is None:
                return msgspec.msgpack.decode(answer.result, type=wanted)
        except msgspec.DecodeError as error:
            raise Unreadable("reader-crashed", "Taking the file apart failed. Nothing was changed.") from error
        raise Unreadable(answer.failure.code, answer.failure.text)

    def _exchange(self, operation: Operation, content: bytes) -> bytes:
        process = self._running()
        assert process.stdin is not None
        assert process.stdout is not None
        stopped = _Watchdog(process, PAGE_S if operation in {"page", "cells"} else self._one_file_s)
        try:
            with stopped:
                head = operation.encode("ascii").ljust(8) + len(content).to_bytes(8, "big")
                process.stdin.write(head)
                process.stdin.write(content)
                process.stdin.flush()
                size = int.from_bytes(read_exactly(process.stdout, 8), "big")
                return read_exactly(process.stdout, size, most=MAX_ANSWER_BYTES)
        except (OSError, EOFError) as error:
            self._end()
            if stopped.fired:
                raise Unreadable(
                    "reader-too-slow", "Taking the file apart took too long, so it was stopped."
                ) from error
            raise Unreadable(
                "reader-crashed",
                "Taking the file apart needed too much memory or time, or ended in a crash. Nothing was changed.",
            ) from error

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is None:
            return self._process
        self._end()
        root = Path(__file__).parents[2]
        environment = {name: text for name, text in os.environ.items() if not name.startswith("PYTHON")}
        environment["PYTHONPATH"] = str(root)
        environment["OPENPYXL_LXML"] = "False"  # with or without lxml beside us, the same parser reads
        self._process = subprocess.Popen(  # noqa: S603 - our own program, no shell, no text from outside
            helper_command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=root,
            env=environment,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self.started += 1
        assert self._process.stdout is not None
        try:
            with _Watchdog(self._process, START_S):
                read_exactly(self._process.stdout, 8)
        except (OSError, EOFError) as error:
            self._end()
            raise Unreadable("reader-not-started", "The part that opens PDF and Excel files did not start.") from error
        return self._process

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                try:
                    stream.close()
                except OSError:
                    continue  # the other end is gone; what was left unsent does not matter


class _Watchdog:
    """Kills a process that is still busy after some seconds; works the same on every system."""

    def __init__(self, process: subprocess.Popen[bytes], seconds: float) -> None:
        self.fired = False
        self._process = process
        self._timer = threading.Timer(seconds, self._fire)
        self._timer.daemon = True

    def _fire(self) -> None:
        self.fired = True
        self._process.kill()

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        self._timer.join()
