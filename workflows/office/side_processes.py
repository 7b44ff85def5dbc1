"""Gives parts of a large import to processes on this laptop's other processors, and takes the answers in order.

Nothing depends on them: what they do not answer is done here, and the same comes out.
"""

import os
import subprocess
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING

import msgspec

from workflows.office.arrivals import Arrived, Folded, Job, done
from workflows.office.side_messages import decode_answer, decode_ready, encode, receive, send

if TYPE_CHECKING:
    from workflows.office.office import Office

SIDE_FLAG = "--side-process"
"""In a frozen bundle the program starts itself with this and the home; its entry then calls side_process.main."""

MOST = 4
"""Processes at once: beyond that, writing is what takes the time."""

PATIENCE_S = 60.0
"""A part takes a second; a process that has not answered by then never will."""

_AHEAD = 2
"""Answers that wait to be written, for each process: so much of the import is in memory."""


def command(home: Path) -> tuple[str, ...]:
    """The command that starts a process. The one place to change for another kind of bundle."""
    if getattr(sys, "frozen", False):
        return (sys.executable, SIDE_FLAG, str(home))
    return (sys.executable, "-B", "-m", "workflows.office.side_process", str(home))


class SideProcesses:
    """Some processes that know the same office. Made by ``beside``."""

    def __init__(self, office: "Office", count: int) -> None:
        self._office = office
        self._running: list[_Process] = [_Process(office.store.home.path) for _ in range(count)]
        self._idle: SimpleQueue[_Process] = SimpleQueue()
        for process in self._running:
            self._idle.put(process)
        self._threads = ThreadPoolExecutor(max_workers=max(count, 1), thread_name_prefix="side")

    def answers(self, jobs: Iterable[Job]) -> Iterator[tuple[Job, Arrived | Folded]]:
        """Each job with its answer, in order. Takes jobs a few ahead of what was answered."""
        if not self._running:
            for job in jobs:
                yield job, done(self._office, job)
            return
        waiting: deque[tuple[Job, Future[bytes | None]]] = deque()
        for job in jobs:
            waiting.append((job, self._threads.submit(self._ask, encode(job))))
            if len(waiting) > _AHEAD * len(self._running):
                yield self._answer(*waiting.popleft())
        while waiting:
            yield self._answer(*waiting.popleft())

    def close(self) -> None:
        """End the processes, whatever they are doing."""
        for process in self._running:
            process.end()
        self._threads.shutdown(cancel_futures=True)

    def _ask(self, job: bytes) -> bytes | None:
        """Runs in a thread of its own: as many threads as processes, so that one is always idle here."""
        process = self._idle.get()
        try:
            return process.ask(job, self._office.chain.ids)
        finally:
            self._idle.put(process)

    def _answer(self, job: Job, asked: "Future[bytes | None]") -> tuple[Job, Arrived | Folded]:
        try:
            raw = asked.result(timeout=PATIENCE_S)
        except TimeoutError:
            raw = None
            for process in self._running:
                process.end()
        return job, done(self._office, job) if raw is None else decode_answer.decode(raw)


@contextmanager
def beside(office: "Office", *, many: bool) -> Iterator[SideProcesses]:
    """Processes for a while: as many as this laptop has processors for, none where there is not ``many`` to do."""
    processors = _processors()
    sides = SideProcesses(office, min(processors, MOST) if many and processors > 1 else 0)
    try:
        yield sides
    finally:
        sides.close()


def _processors() -> int:
    return os.cpu_count() or 1


class _Process:
    """One process. Asked by one thread at a time; ended by any."""

    def __init__(self, home: Path) -> None:
        root = Path(__file__).parents[2]
        environment = {name: text for name, text in os.environ.items() if not name.startswith("PYTHON")}
        environment["PYTHONPATH"] = str(root)
        self._chain: tuple[str, ...] | None = None
        self._process: subprocess.Popen[bytes] | None
        try:
            self._process = subprocess.Popen(  # noqa: S603 -- our own program, no shell, no text from outside
                command(home.absolute()),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                cwd=root,
                env=environment,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError:
            self._process = None

    def ask(self, job: bytes, chain: tuple[str, ...]) -> bytes | None:
        """The answer; None where the process gives none, or knows another authority chain than this."""
        process = self._process
        if process is None:
            return None
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            if self._chain is None:
                self._chain = decode_ready(receive(process.stdout)).chain
            if self._chain == chain:
                send(process.stdin, job)
                return receive(process.stdout)
        except (OSError, EOFError, ValueError, msgspec.MsgspecError):
            self.end()
        return None

    def end(self) -> None:
        """End it."""
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
