"""The store of one office: opened for reading by anyone, for writing by one process at a time."""

from contextlib import closing
from pathlib import Path
from types import TracebackType
from typing import Self

from workflows.store import schema, sqlite, troubles
from workflows.store.answered_past import AnsweredPast
from workflows.store.courses import Courses
from workflows.store.database import Database
from workflows.store.entries import Entries
from workflows.store.facts import LocalFacts
from workflows.store.home import Home, refuse_synced
from workflows.store.listing import Listing
from workflows.store.lock import HomeLock
from workflows.store.measured import Measured
from workflows.store.past import Past
from workflows.store.projections import Projections
from workflows.store.questions import Questions
from workflows.store.records import Records
from workflows.store.runs import Runs

_WAIT_S = 5.0


class Store:
    """Belongs to the thread that opened it. Made by ``create`` or ``open``; ends with ``close`` or a ``with`` block."""

    def __init__(self, home: Home, *, write: bool, lock: HomeLock | None) -> None:
        self.home = home
        self._lock = lock
        self._connection = sqlite.connect(home.database, write=write)
        self.database = Database(self._connection, sqlite.SqliteDialect(), home.database, write=write)
        self.entries = Entries(self.database)
        self.projections = Projections(self.database)
        self.questions = Questions(self.database)
        self.listing = Listing(self.database)
        self.past = Past(self.database)
        self.answered = AnsweredPast(self.database)
        self.courses = Courses(self.database)
        self.measured = Measured(self.database)
        self.runs = Runs(self.database)
        self.records = Records(self.database)
        self.facts = LocalFacts(self.database)

    @classmethod
    def create(cls, path: Path, *, wait_s: float = _WAIT_S) -> Self:
        """Make a new, empty store in a folder that holds none yet, and open it for writing.

        Raises InvalidInput ``home-exists``; Trouble where the folder is synced, on a network, busy or not writable.
        """
        refuse_synced(path)
        home = Home(path)
        home.make()
        return cls._holding(home, wait_s, new=True)

    @classmethod
    def open(cls, path: Path, *, write: bool, wait_s: float = _WAIT_S) -> Self:
        """Open the store in a folder; an older one is brought up to date first, after a copy.

        A writer waits so many seconds for another one, then raises Trouble ``home-busy``. Other troubles:
        ``no-office-here``, ``not-an-office``, ``office-damaged``, ``office-newer-than-program``,
        ``home-in-synced-folder``, ``home-on-network`` and those of the disk.
        """
        refuse_synced(path)
        home = Home(path)
        if not home.database.exists():
            raise troubles.no_office(home.database)
        if write:
            return cls._holding(home, wait_s, new=False)
        if schema.revision(home.database) != schema.HEAD:
            cls._holding(home, wait_s, new=False).close()
        return cls(home, write=False, lock=None)

    @classmethod
    def _holding(cls, home: Home, wait_s: float, *, new: bool) -> Self:
        lock = HomeLock(home.lock)
        lock.acquire(wait_s)
        try:
            if new:
                _refuse_existing(home)
            schema.prepare(home.database)
            return cls(home, write=True, lock=lock)
        except BaseException:
            lock.release()
            raise

    def backup(self, target: Path) -> int:
        """Copy the store to one new file while it is in use, check it, and answer how many entries it holds.

        Raises InvalidInput ``file-exists``. The file opens as the ``countersign.db`` of another home.
        """
        if target.exists():
            raise troubles.file_exists(target)
        sqlite.copy(self._connection, self.home.database, target)
        with closing(sqlite.connect(target, write=False)) as connection:
            copied = Database(connection, sqlite.SqliteDialect(), target, write=False)
            return Entries(copied).count()

    def check(self) -> None:
        """Read the whole database and raise Trouble ``office-damaged`` at the first damage. Takes seconds.

        A writing store also checks the search index.
        """
        sqlite.check(self._connection, self.home.database)

    def close(self) -> None:
        """End; an open transaction is undone. Twice does nothing."""
        try:
            self.database.close()
        finally:
            if self._lock is not None:
                self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _refuse_existing(home: Home) -> None:
    # Looked at under the lock: of two processes that make one home, the second is refused.
    if schema.revision(home.database) is not None:
        raise troubles.home_exists(home.path)
