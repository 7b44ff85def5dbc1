"""The decision log as a state and as wishes: what is asked for, page by page, and the entry that is looked at."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot

from desktop.pages.log.rows import LogRows
from desktop.session import Session
from workflows.office.showing.log_filter import Group, LogFilter

if TYPE_CHECKING:
    from workflows.office.office import Office
    from workflows.office.showing.log_entries import LogPage, LogPlace
    from workflows.office.showing.logs import EntryProof, Logs
    from workflows.office.showing.names import Names
    from workflows.office.showing.told_entries import ToldEntry

PAGE = 100
"""Entries that are shown more at a time."""
_MOST = 800
"""Entries that one question looks at: the screens that ask beside it wait no longer than that."""


class LogView(QObject):
    """What the page shows of the log. No widget; lives on the main thread."""

    listed = Signal()
    """Rows came, or another list stands there."""
    filter_changed = Signal()
    became_busy = Signal(bool)
    """Whether entries that were asked for have not come yet."""
    looked_further = Signal()
    """``looked`` or ``total`` is another."""
    place_wanted = Signal(int)
    """Wish to make this row the current one."""
    entry_changed = Signal()
    """``told`` or ``proof`` is another."""
    logs_changed = Signal()
    entry_found = Signal(str, int)
    """Where an entry stands that was asked for by its leaf hash: device and position."""
    entry_unknown = Signal()
    """No entry with the leaf hash that was asked for is on this laptop."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.rows = LogRows(self)
        self.rows.more_wanted.connect(self.more)
        self.filter = LogFilter()
        self.device: str | None = None
        """The only laptop whose log is shown; None: all."""
        self.names: Names | None = None
        self.logs: Logs | None = None
        self.told: ToldEntry | None = None
        """The entry that is looked at."""
        self.proof: EntryProof | None = None
        self.is_listed = False
        """Whether the office has answered at all."""
        self.looked = self.total = 0
        """How far the search for entries has come, and how many there are to look at."""
        self._number = 0
        self._place: tuple[str, int] | None = None
        self._after: LogPlace | None = None
        self._wanting = 0
        """Rows that are still wanted of the running wish."""
        self._is_asking = False
        self._is_following = False

    # ------------------------------------------------------------ what is shown

    @property
    def is_narrowed(self) -> bool:
        """Whether the list leaves anything out."""
        return not self.filter.is_open or self.device is not None

    @property
    def has_more(self) -> bool:
        """Whether the log goes on below what came so far."""
        return self._after is not None

    @property
    def is_busy(self) -> bool:
        """Whether entries were asked for and have not come."""
        return self._is_asking

    # ------------------------------------------------------------ wishes

    def refresh(self) -> None:
        """Ask for everything anew, without losing the place."""
        self._session.bridge.ask(_logs, self._take_logs)
        if not self.is_listed:
            self._begin()
        elif not self._is_asking and not self._is_following:
            self._is_following = True
            question = partial(_page, self._number, self.filter, self.device, None, PAGE)
            self._session.bridge.ask(question, self._followed, self._lost)
        if self._place is not None:
            self._ask_entry()

    def reload(self) -> None:
        """Ask for the list from its beginning: rows that came before may say something else now."""
        self._begin()
        if self._place is not None:
            self._ask_entry()

    def narrow(self, wanted: LogFilter, device: str | None) -> None:
        """Show the entries that fit this, of one laptop or of all."""
        if (wanted, device) != (self.filter, self.device):
            self.filter, self.device = wanted, device
            self.filter_changed.emit()
            self._begin()

    def show_group(self, group: Group | None) -> None:
        """Show entries of this kind alone."""
        self.narrow(LogFilter(person=self.filter.person, group=group, text=self.filter.text), self.device)

    def stop_looking(self) -> None:
        """Look no further for now; what came stays."""
        self._wanting = 0

    @Slot()
    def more(self) -> None:
        """Show more of the log."""
        if self.has_more and not self._is_asking:
            self._wanting = PAGE
            self._ask()

    def open(self, device: str, position: int) -> None:
        """Look at one entry, whether or not it is in the list."""
        if self._place != (device, position):
            self._place = (device, position)
            self._ask_entry()

    def find(self, leaf: str) -> None:
        """Look where the entry with this leaf hash stands; ``entry_found`` or ``entry_unknown`` answers."""
        self._session.bridge.ask(partial(_place_of, leaf), self._take_place)

    def close(self) -> None:
        """Look at no entry."""
        self._place = self.told = self.proof = None
        self.entry_changed.emit()

    # ------------------------------------------------------------ the list

    def _begin(self) -> None:
        self._number += 1
        self._after, self._wanting, self._is_following = None, PAGE, False
        self.looked, self.total = 0, 0
        self.rows.append((), has_more=False)
        self.is_listed = False
        self._ask()

    def _ask(self) -> None:
        self._is_asking = True
        self.became_busy.emit(True)
        question = partial(_page, self._number, self.filter, self.device, self._after, self._wanting)
        self._session.bridge.ask(question, self._came, self._lost)

    @Slot(object)
    def _came(self, answer: "tuple[int, LogPage, Names]") -> None:
        number, page, names = answer
        if number != self._number:
            return
        self._after, self.names = page.after, names
        self.looked, self.total = self.looked + page.looked, page.total
        self._wanting = max(self._wanting - len(page.entries), 0)
        if self.is_listed:
            self.rows.append(page.entries, has_more=self.has_more)
        else:
            self.rows.show_anew(page.entries, names, has_more=self.has_more)
            self.is_listed = True
        self.looked_further.emit()
        if self._wanting and self.has_more:
            if page.entries:
                self.listed.emit()
            self._ask()
            return
        self._is_asking = False
        self.became_busy.emit(False)
        self.listed.emit()
        self._restore()

    @Slot(object)
    def _followed(self, answer: "tuple[int, LogPage, Names]") -> None:
        number, page, names = answer
        self._is_following = False
        if number != self._number or self._is_asking:
            return
        before = len(self.rows.entries)
        grown = page.total - self.total
        done = self.rows.follow(page.entries, names)
        came = len(self.rows.entries) - before
        # With nothing left out, every entry that came must stand on top; what came elsewhere would be passed over.
        if not done or (not self.is_narrowed and grown != came):
            self._begin()
            return
        self.names, self.total = names, page.total
        self.listed.emit()

    def _restore(self) -> None:
        row = self.rows.row_of(*self._place) if self._place is not None else -1
        self.place_wanted.emit(row)

    @Slot(object)
    def _lost(self, error: Exception) -> None:
        """The office could not answer: say so, and stand as before."""
        self._is_asking = self._is_following = False
        self.became_busy.emit(False)
        self._session.bridge.trouble_met.emit(error)

    # ------------------------------------------------------------ one entry, and all logs

    def _ask_entry(self) -> None:
        assert self._place is not None
        self._session.bridge.ask(partial(_entry, *self._place), self._take_entry)

    @Slot(object)
    def _take_entry(self, answer: "tuple[tuple[str, int], ToldEntry | None, EntryProof | None, Names]") -> None:
        place, told, proof, names = answer
        if place == self._place:
            self.told, self.proof, self.names = told, proof, names
            self.entry_changed.emit()

    @Slot(object)
    def _take_place(self, place: "tuple[str, int] | None") -> None:
        if place is None:
            self.entry_unknown.emit()
        else:
            self.entry_found.emit(*place)

    @Slot(object)
    def _take_logs(self, answer: "tuple[Logs, Names]") -> None:
        self.logs, self.names = answer
        self.logs_changed.emit()


def _page(
    number: int, wanted: LogFilter, device: str | None, after: "LogPlace | None", limit: int, office: "Office"
) -> "tuple[int, LogPage, Names]":
    from workflows import clock  # noqa: PLC0415 -- on the lane
    from workflows.office.showing.log_entries import search  # noqa: PLC0415 -- as above
    from workflows.office.showing.names import names  # noqa: PLC0415 -- as above

    return number, search(office, wanted, device, after, limit, clock.now_ms(), most=_MOST), names(office)


def _entry(device: str, position: int, office: "Office") -> Any:
    from workflows import clock  # noqa: PLC0415 -- as above
    from workflows.office.showing.logs import entry_proof  # noqa: PLC0415 -- as above
    from workflows.office.showing.names import names  # noqa: PLC0415 -- as above
    from workflows.office.showing.told_entries import told_entry  # noqa: PLC0415 -- as above

    now_ms = clock.now_ms()
    told = told_entry(office, device, position, now_ms)
    return (device, position), told, entry_proof(office, device, position, now_ms), names(office)


def _place_of(leaf: str, office: "Office") -> "tuple[str, int] | None":
    from workflows.office.showing.entry_places import place_of_leaf  # noqa: PLC0415 -- as above

    return place_of_leaf(office, leaf)


def _logs(office: "Office") -> "tuple[Logs, Names]":
    from workflows.office.showing.logs import logs  # noqa: PLC0415 -- as above
    from workflows.office.showing.names import names  # noqa: PLC0415 -- as above

    return logs(office), names(office)
