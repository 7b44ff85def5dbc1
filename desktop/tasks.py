"""The only threads: lanes, each one thread that does its jobs one after the other and owns what they work on.

A job is a plain function. Whatever it answers or raises comes back as a signal, on the thread that owns the receiver.
"""

import queue
import weakref
from collections.abc import Callable
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, QThread, Signal, Slot

Then = Callable[[Any], None]
"""A bound method of a QObject. It is held weakly: an answer for a receiver that is gone is dropped."""


class Job(QObject):
    """One piece of work on its way. Belongs to the main thread."""

    def __init__(self, work: Callable[[], Any], then: Then | None, failed: Then | None, parent: QObject) -> None:
        super().__init__(parent)
        self.work = work
        self._then = _weak(then)
        self._failed = _weak(failed)
        self.cancelled = False
        """Whether the answer is wanted no more. The lane looks before it begins, long work between its steps."""

    def cancel(self) -> None:
        """Want the answer no more; work that has not begun is not begun, long work may look and stop."""
        self.cancelled = True

    def answered(self, answer: Any, error: BaseException | None) -> bool:
        """Hand the answer on; whether anybody was there to take it, or to take the error."""
        if self.cancelled:
            return True
        receiver = _strong(self._then if error is None else self._failed)
        if receiver is None:
            return error is None
        receiver(answer if error is None else error)
        return True


class Lane(QThread):
    """A thread with a queue. Jobs run in the order in which they were put in; ``close`` waits for the one at work."""

    _done = Signal(object, object, object)
    """The Job, what it answered, and the error it ended with or None."""
    crashed = Signal(object)
    """An error that no receiver took: a bug of ours."""
    became_busy = Signal(bool)
    """Whether work is waiting or being done."""

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._jobs: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._waiting = 0
        self._ended = False
        self._done.connect(self._deliver)

    def put(self, work: Callable[[], Any], then: Then | None = None, failed: Then | None = None) -> Job:
        """Do this on the lane's thread; nothing, once the lane was ended. Called on the main thread."""
        job = Job(work, then, failed, self)
        if self._ended:
            job.cancel()
            return job
        self._waiting += 1
        if self._waiting == 1:
            self.became_busy.emit(True)
        self._jobs.put(job)
        if not self.isRunning():
            self.start()
        return job

    @property
    def is_busy(self) -> bool:
        """Whether work is waiting or being done."""
        return self._waiting > 0

    def close(self, last: Callable[[], Any] | None = None) -> None:
        """Do what is queued, then ``last``, then end. Blocks until the thread has ended."""
        if last is not None and (self.isRunning() or self._waiting):
            self.put(last)
        self._jobs.put(None)
        if self.isRunning():
            self.wait()

    def end(self) -> None:
        """Close it for good. Answers that were on their way still come, and whoever asks on is not heard.

        Otherwise such a question would begin the thread anew, and Qt ends a program that destroys a running one.
        """
        self._ended = True
        self.close()

    def run(self) -> None:
        """The thread's own loop; Qt calls it."""
        while (job := self._jobs.get()) is not None:
            if job.cancelled:
                self._done.emit(job, None, None)
                continue
            try:
                answer = job.work()
            except BaseException as error:  # noqa: BLE001 -- a thread has nobody to raise to: the receiver is told
                self._done.emit(job, None, error)
            else:
                self._done.emit(job, answer, None)

    @Slot(object, object, object)
    def _deliver(self, job: Job, answer: Any, error: BaseException | None) -> None:
        self._waiting -= 1
        try:
            taken = job.answered(answer, error)
            job.deleteLater()
            if not taken and error is not None:
                self.crashed.emit(error)
        finally:  # last, so that whoever ends what is idle has heard every answer
            if self._waiting == 0:
                self.became_busy.emit(False)


def _weak(method: Then | None) -> "weakref.WeakMethod[Any] | None":
    return None if method is None else weakref.WeakMethod(method)


def _strong(method: "weakref.WeakMethod[Any] | None") -> Then | None:
    found = None if method is None else method()
    if found is None:
        return None
    receiver = getattr(found, "__self__", None)
    if isinstance(receiver, QObject) and not shiboken6.isValid(receiver):
        return None
    bound: Then = found
    return bound
