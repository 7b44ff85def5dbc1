"""The tasks of one person as far as they were fetched: the first ones at once, more when they are wanted.

Filter and other orders than the office's need every task; the rest is then fetched in the background, page by page,
and the list says that it is still looking.
"""

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot

from desktop.bridge import Bridge
from desktop.pages.inbox.arranging import Group, Key, Line, Row, Wanted, arrange, has_moved
from desktop.pages.inbox.row_words import line_of
from desktop.tasks import Job

if TYPE_CHECKING:
    from workflows.office.office import Office
    from workflows.office.showing.inbox import InboxItem
    from workflows.office.showing.names import Names

FIRST = 200
"""Tasks of the first page."""
MORE = 5_000
"""Tasks of a page that is fetched in the background."""
_ROWS = FIRST + len(Group)
"""Rows that are shown of it, headings included."""
AT_ONCE = 2_000
"""Longer lists are put in order on the reader's lane."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """An answer of the office."""

    person: str
    lines: tuple[Line, ...]
    count: int
    """Of all tasks, fetched or not."""
    is_all: bool
    names: "Names"
    now_ms: int


class WaitingList(QObject):
    """What was fetched, and the rows made of it. Lives on the main thread; asks by the bridge."""

    rows_changed = Signal()
    """``rows``, ``count`` or ``is_loading`` are others now."""
    failed = Signal(object)
    """The error with which the office could not be asked."""

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._job: Job | None = None
        self._person = ""
        self._hidden: frozenset[Key] = frozenset()
        self._keys: set[Key] = set()
        self._arranging: Job | None = None
        self._arranged: tuple[Row, ...] = ()
        self._shown = _ROWS
        self.wanted = Wanted()
        self.lines: tuple[Line, ...] = ()
        """In the office's order, hidden ones included."""
        self.rows: tuple[Row, ...] = ()
        """The first of all rows that there are to show; more by ``fetch_more``."""
        self.count = 0
        """Of all tasks that wait, fetched or not."""
        self.is_all = False
        """Whether every task was fetched."""
        self.names: Names | None = None
        self.now_ms = 0

    @property
    def is_loading(self) -> bool:
        """Whether an answer is awaited."""
        return self._job is not None or self._arranging is not None

    @property
    def has_more(self) -> bool:
        """Whether there are rows after those that are shown, as far as is known."""
        return len(self.rows) < len(self._arranged) or (not self.is_all and bool(self.lines))

    @property
    def found(self) -> int:
        """How many tasks fit what is wanted, as far as they were fetched."""
        return self._found

    _found = 0

    @property
    def is_known(self) -> bool:
        """Whether the office answered for this person at all."""
        return self.names is not None

    def begin(self, person: str) -> None:
        """Show the tasks of this person: from the beginning for another one, else what is new."""
        if person != self._person:
            self._person = person
            self.lines, self.rows, self.count, self.is_all, self.names = (), (), 0, False, None
            self._arranged, self._keys, self._hidden, self._shown, self._found = (), set(), frozenset(), _ROWS, 0
            self.rows_changed.emit()
        self._ask(partial(_first, person, max(FIRST, len(self.lines))), self._take_first)

    def fetch_more(self) -> None:
        """Show the next ones; fetch them where that is needed, unless they are on their way."""
        if len(self.rows) < len(self._arranged):
            self.show_as_far_as(len(self.rows) + FIRST)
        elif self._job is None and not self.is_all and self.lines:
            self._fetch_after(FIRST)

    def show_as_far_as(self, count: int) -> None:
        """Show at least so many rows, as far as there are."""
        if count > self._shown:
            self._shown = count
            self.rows = self._arranged[: self._shown]
            self.rows_changed.emit()

    def place(self, key: Key | None) -> int | None:
        """Where a task stands among all rows, shown or not; None where it does not fit what is wanted."""
        return next((at for at, row in enumerate(self._arranged) if row.key == key), None)

    def want(self, wanted: Wanted) -> None:
        """Show something else of it."""
        if wanted != self.wanted:
            self.wanted, self._shown = wanted, _ROWS
            self._arrange()
            self._go_on()

    def take_time(self, now_ms: int) -> bool:
        """It is this time now; whether that says anything new of what is here. Tasks move where their time came."""
        if self.names is None or now_ms == self.now_ms:
            return False
        before, self.now_ms = self.now_ms, now_ms
        if has_moved(self.lines, before, now_ms):
            self._arrange()
        return True

    def hide(self, keys: frozenset[Key]) -> None:
        """Leave these out: they were signed, and the office's next answer will leave them out as well."""
        if not keys <= self._hidden:
            self._hidden |= keys
            self._arrange()

    def show_again(self, keys: frozenset[Key]) -> None:
        """Show these again."""
        if keys & self._hidden:
            self._hidden -= keys
            self._arrange()

    def line(self, key: Key | None) -> Line | None:
        """A fetched task by its key."""
        return next((line for line in self.lines if line.key == key), None)

    # ------------------------------------------------------------ inside

    def _ask(self, question: Any, then: Any) -> None:
        if self._job is not None:
            self._job.cancel()
        self._job = self._bridge.ask(question, then, self._fail)
        self.rows_changed.emit()

    def _fetch_after(self, limit: int) -> None:
        self._ask(partial(_after, self._person, limit, self.lines[-1].item), self._take_more)

    def _go_on(self) -> None:
        if self.wanted.needs_all and self._job is None and not self.is_all and self.lines:
            self._fetch_after(MORE)

    @Slot(object)
    def _take_first(self, found: Fetched) -> None:
        self._job = None
        if found.person != self._person:
            return
        fetched = {line.key for line in found.lines}
        self._hidden &= fetched  # what the office leaves out itself needs no hiding any more
        old = {line.key: line for line in self.lines}
        self.lines = tuple(
            kept if (kept := old.get(line.key)) is not None and kept == line else line for line in found.lines
        )
        self._keys = fetched
        self._take(found)

    @Slot(object)
    def _take_more(self, found: Fetched) -> None:
        self._job = None
        if found.person != self._person:
            return
        fresh = tuple(line for line in found.lines if line.key not in self._keys)
        self.lines += fresh
        self._keys |= {line.key for line in fresh}
        if not self.wanted.needs_all:
            self._shown = max(self._shown, len(self.rows) + len(fresh))
        self._take(found)

    def _take(self, found: Fetched) -> None:
        self.count, self.is_all = found.count, found.is_all
        self.names, self.now_ms = found.names, found.now_ms
        self._arrange()
        self._go_on()

    def _arrange(self) -> None:
        work = partial(_arranged, self.lines, self._hidden, self.wanted, self.now_ms, self.is_all)
        if self._arranging is not None:
            self._arranging.cancel()
            self._arranging = None
        if len(self.lines) <= AT_ONCE:
            self._show(work(None))
        else:
            self._arranging = self._bridge.ask(work, self._take_arranged, self._fail)
            self.rows_changed.emit()

    @Slot(object)
    def _take_arranged(self, answer: tuple[tuple[Row, ...], int]) -> None:
        self._arranging = None
        self._show(answer)

    def _show(self, answer: tuple[tuple[Row, ...], int]) -> None:
        self._arranged, self._found = answer
        self.rows = self._arranged[: self._shown]
        self.rows_changed.emit()

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        self._job = self._arranging = None
        self.rows_changed.emit()
        self.failed.emit(error)


def _arranged(
    lines: tuple[Line, ...], hidden: frozenset[Key], wanted: Wanted, now_ms: int, is_all: bool, _office: "Office | None"
) -> tuple[tuple[Row, ...], int]:
    """The rows, and how many tasks are among them."""
    shown = [line for line in lines if line.key not in hidden] if hidden else lines
    rows = arrange(shown, wanted, now_ms, is_all=is_all)
    return rows, sum(isinstance(row, Line) for row in rows)


def _first(person: str, limit: int, office: "Office") -> Fetched:
    from workflows.office.showing.inbox import inbox  # noqa: PLC0415 -- on the lane

    return _fetched(office, person, inbox(office, person, limit), limit)


def _after(person: str, limit: int, last: "InboxItem", office: "Office") -> Fetched:
    from workflows.office.showing.inbox import inbox  # noqa: PLC0415 -- on the lane

    return _fetched(office, person, inbox(office, person, limit, last), limit)


def _fetched(office: "Office", person: str, items: "tuple[InboxItem, ...]", limit: int) -> Fetched:
    from workflows import clock  # noqa: PLC0415 -- on the lane
    from workflows.office.showing.inbox import count  # noqa: PLC0415 -- on the lane
    from workflows.office.showing.names import names  # noqa: PLC0415 -- on the lane

    known = names(office)
    return Fetched(
        person=person,
        lines=tuple(line_of(item, known) for item in items),
        count=count(office, person),
        is_all=len(items) < limit,
        names=known,
        now_ms=clock.now_ms(),
    )
