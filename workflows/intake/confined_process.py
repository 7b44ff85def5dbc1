"""The confined process: takes PDF and Excel files apart and draws pages, with little memory and little time.

Started by ``confined.ConfinedReader``. It reads requests from standard input and answers on standard output until its
input ends. Limits are set before the first byte from outside is read: memory, processor time, no file written.
"""

import os
import sys
from collections.abc import Callable
from typing import BinaryIO

import msgspec

from workflows.intake.confined_messages import MAX_ANSWER_BYTES, Answer, Failure, read_exactly
from workflows.intake.document import Unreadable

MEMORY_BYTES = 180_000_000
"""What the process may use on top of what it uses when idle."""
IDLE_BYTES = 120_000_000
"""What the idle process is taken to use where the limit counts from zero (Windows)."""
CPU_S = 2
"""Processor time for one file, in whole seconds."""
PAGE_CPU_S = 7
"""The same for drawing a page, and for a long sheet of rules."""


def main() -> None:
    """Answer requests until the input ends."""
    source, sink = sys.stdin.buffer, _private_stdout()
    from workflows.intake import excel_content, pdf_content, pdf_page  # noqa: PLC0415 - standard output is out of reach

    operations: dict[bytes, Callable[[bytes], msgspec.Struct]] = {
        b"pdf": pdf_content.take_apart,
        b"xlsx": excel_content.take_apart,
        b"cells": excel_content.as_typed,
        b"count": pdf_page.count,
        b"page": pdf_page.draw,
    }
    _limit_memory()
    sink.write(b"ready   ")
    sink.flush()
    while True:
        head = source.read(16)
        if len(head) < 16:
            return
        operation = head[:8].rstrip()
        _limit_time(PAGE_CPU_S if operation in {b"page", b"cells"} else CPU_S)
        try:
            content = read_exactly(source, int.from_bytes(head[8:], "big"))
            result = msgspec.msgpack.encode(operations[operation](content))
            answer = Answer(result=msgspec.Raw(result))
            if len(result) > MAX_ANSWER_BYTES - 1000:
                answer = Answer(failure=Failure(code="too-large", text="There is too much in this file."))
        except Unreadable as refusal:
            answer = Answer(failure=Failure(code=refusal.code, text=refusal.text))
        except MemoryError:
            answer = Answer(failure=Failure(code="reader-memory", text="Taking the file apart needs too much memory."))
        _send(sink, answer)


def _send(sink: BinaryIO, answer: Answer) -> None:
    message = msgspec.msgpack.encode(answer)
    sink.write(len(message).to_bytes(8, "big"))
    sink.write(message)
    sink.flush()


def _private_stdout() -> BinaryIO:
    """Keep standard output for answers; whatever a library prints goes nowhere."""
    sink = os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 1)
    os.close(nothing)
    return sink


if sys.platform == "win32":

    def _limit_memory() -> None:
        """Put this process into a job object that ends it when it uses too much. Not tried on a real Windows yet."""
        from workflows.intake import windows_job  # noqa: PLC0415 - only there

        windows_job.limit_own_memory(MEMORY_BYTES + IDLE_BYTES)

    def _limit_time(_seconds: int) -> None:
        """The wall clock of the parent is the limit."""

else:
    import resource

    def _limit_memory() -> None:
        """Cap the address space, and forbid written files and core dumps."""
        for limit in (resource.RLIMIT_FSIZE, resource.RLIMIT_CORE):
            resource.setrlimit(limit, (0, 0))
        used = _address_space()
        if used is not None:
            resource.setrlimit(resource.RLIMIT_AS, (used + MEMORY_BYTES, used + MEMORY_BYTES))

    def _limit_time(seconds: int) -> None:
        """End the process when one file takes more than so many seconds of processor time."""
        spent = resource.getrusage(resource.RUSAGE_SELF)
        most = int(spent.ru_utime + spent.ru_stime) + seconds
        resource.setrlimit(resource.RLIMIT_CPU, (most, resource.RLIM_INFINITY))

    def _address_space() -> int | None:
        """Bytes of address space in use. None on macOS, which neither says nor enforces it: time is the limit there."""
        try:
            with open("/proc/self/statm", "rb") as statm:  # noqa: PTH123 - a pseudo file
                return int(statm.read().split()[0]) * resource.getpagesize()
        except OSError:
            return None


if __name__ == "__main__":
    main()
