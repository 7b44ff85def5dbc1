"""The list of requests as a state and as wishes: what is asked for, in which order, and how changes are followed."""

from array import array
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, cast

import msgspec
from PySide6.QtCore import QObject, Signal, Slot

from desktop import memory
from desktop.pages.requests.cells import Words
from desktop.pages.requests.columns import FIRST_DESCENDING, ORDERS, Column
from desktop.pages.requests.orders import Step, steps_between
from desktop.pages.requests.rows import RequestRows
from desktop.session import Session
from workflows.office.showing import requests_index, saved_filters
from workflows.office.showing.requests_index import Filter, Followed, Group, GroupBy, RequestIndex, Sorting
from workflows.office.showing.saved_filters import SavedFilter

if TYPE_CHECKING:
    from workflows.changes import Changes
    from workflows.office.office import Office

_NOTHING = RequestIndex(filter=Filter(), sorting=Sorting(), places=array("q"))


@dataclass(slots=True)
class _Wish:
    """An index on its way; the lane looks whether it is still wanted."""

    number: int
    dropped: bool = False


class RequestsList(QObject):
    """What the list shows. No widget; lives on the main thread."""

    listed = Signal()
    """Another list stands there: ``count`` and ``rows`` are others."""
    filter_changed = Signal()
    groups_changed = Signal()
    saved_changed = Signal()
    became_busy = Signal(bool)
    """Whether the list that was asked for is still being made."""
    place_wanted = Signal(int)
    """Wish to make this row the current one; -1: none."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.words = Words(session, self)
        self.rows = RequestRows(self.words, self)
        self.rows.rows_wanted.connect(self._want_rows)
        self.filter, self.sorting = Filter(), Sorting()
        self.group_by: GroupBy | None = None
        self.groups: tuple[Group, ...] = ()
        self.saved: tuple[SavedFilter, ...] = ()
        self.group: str | None = None
        """The key of the group that is shown; None: all groups."""
        self.current = ""
        """The request that is chosen, which stays so whatever moves."""
        self.is_listed = False
        """Whether the office has answered with a list at all."""
        self._index = _NOTHING
        self._wish = _Wish(0)
        self._is_making = self._is_following = self._is_fetching = False
        self._missed: Changes | None = None
        self._next_rows: tuple[int, int] | None = None

    # ------------------------------------------------------------ what is shown

    @property
    def index(self) -> RequestIndex:
        """The list as it is shown: for exports."""
        return self._index

    @property
    def count(self) -> int:
        """How many requests fit."""
        return self.rows.rowCount()

    @property
    def is_narrowed(self) -> bool:
        """Whether the list leaves anything out."""
        return self.filter != Filter() or self.group is not None

    @property
    def is_making(self) -> bool:
        """Whether another list was asked for and has not come."""
        return self._is_making

    # ------------------------------------------------------------ wishes

    def refresh(self) -> None:
        """Ask for everything anew."""
        self._missed = None
        self._make()
        self._ask_groups()
        self._session.bridge.ask(saved_filters.saved_filters, self._take_saved)

    def narrow(self, wanted: Filter) -> None:
        """Show the requests that fit this."""
        if wanted == self.filter:
            return
        self.filter, self.group = wanted, None
        self.filter_changed.emit()
        self._make()
        self._ask_groups()

    def search(self, text: str) -> None:
        """Show the requests in which these words begin words."""
        self.narrow(msgspec.structs.replace(self.filter, text=text.strip()))

    def sort_by(self, column: Column) -> None:
        """Sort by a column; a second time the other way round."""
        by = ORDERS.get(column)
        if by is None:
            return
        same = self.sorting.by == by
        self.sorting = Sorting(by=by, descending=not self.sorting.descending if same else column in FIRST_DESCENDING)
        self._make()

    def group_requests(self, by: GroupBy | None) -> None:
        """Put the list into groups, or into none."""
        narrowed = self.group is not None
        self.group_by, self.group, self.groups = by, None, ()
        self.groups_changed.emit()
        self._ask_groups()
        if narrowed:
            self._make()

    def show_group(self, key: str | None) -> None:
        """Show one group of them; None: all."""
        if key != self.group:
            self.group = key
            self._make()

    def use_saved(self, saved: SavedFilter) -> None:
        """Show what somebody kept under a name."""
        self.filter, self.sorting, self.group = saved.filter, saved.sorting, None
        self.group_by = _group_by(saved.group_by)
        self.filter_changed.emit()
        self._make()
        self._ask_groups()

    def keep(self, name: str) -> None:
        """Keep what is shown under a name."""
        same = next((one.id for one in self.saved if one.name == name), "")
        made = SavedFilter(id=same, name=name, filter=self.filter, sorting=self.sorting, group_by=self.group_by)
        self._session.bridge.act(partial(_save, made), self._take_saved)

    def forget(self, filter_id: str) -> None:
        """Keep it no more."""
        self._session.bridge.act(partial(_remove, filter_id), self._take_saved)

    def choose(self, row: int) -> None:
        """Somebody went to this row."""
        self.current = self.rows.request_at(row) or self.current

    def note(self, changes: "Changes") -> None:
        """Something was written or taken in; ``follow`` looks what that means for the list."""
        self._missed = changes if self._missed is None else self._missed | changes

    def follow(self) -> None:
        """Let the list follow what was noted."""
        if self._missed is None or self._is_following or self._is_making or not self.is_listed:
            return
        changes, self._missed, self._is_following = self._missed, None, True
        if changes.office or changes.people or changes.workflows:
            self.rows.speak_anew()
        self._session.bridge.ask(partial(_follow, self._wish.number, self._index, changes), self._followed, self._lost)

    # ------------------------------------------------------------ the list

    def _make(self) -> None:
        self._wish.dropped = True
        self._wish = _Wish(self._wish.number + 1)
        self._is_making = True
        self.became_busy.emit(True)
        question = partial(_make_index, self._wish, self._wanted(), self.sorting, self.current)
        self._session.bridge.ask(question, self._made, self._lost, long=True)

    def _wanted(self) -> Filter:
        return within_group(self.filter, self.group_by, self.group)

    @Slot(object)
    def _made(self, answer: tuple[int, RequestIndex | None, int | None]) -> None:
        number, index, row = answer
        if number != self._wish.number or index is None:
            return
        self._is_making, self.is_listed, self._index = False, True, index
        self.rows.show_anew(index.places)
        self.became_busy.emit(False)
        self.listed.emit()
        self.place_wanted.emit(-1 if row is None else row)
        self.follow()

    @Slot(object)
    def _followed(self, answer: tuple[int, Followed, tuple[Step, ...] | None]) -> None:
        number, followed, steps = answer
        self._is_following = False
        if number != self._wish.number:
            self.follow()
            return
        if followed.kind == "anew":
            self._make()
        elif followed.kind != "same":
            if followed.kind == "moved":
                self.rows.follow(steps, followed.index.places)
                self._index = followed.index
            self.rows.touch(followed.requests)
            self.listed.emit()
        if followed.kind != "same":
            self._ask_groups()
        self.follow()

    @Slot(object)
    def _lost(self, error: Exception) -> None:
        """The office could not answer: say so, and stand as before."""
        self._is_following = self._is_making = False
        self.became_busy.emit(False)
        self._session.bridge.trouble_met.emit(error)

    # ------------------------------------------------------------ rows

    @Slot(int, int)
    def _want_rows(self, start: int, end: int) -> None:
        if self._is_fetching:
            self._next_rows = (start, end)
            return
        self._is_fetching = True
        index = self._index
        question = partial(_fetch, index, start, end)
        self._session.bridge.ask(question, self._fetched, self._not_fetched)

    @Slot(object)
    def _fetched(self, answer: tuple[RequestIndex, int, tuple[Any, ...]]) -> None:
        index, start, rows = answer
        self._is_fetching = False
        self.rows.take(start, index.places[start : start + len(rows)], rows)
        self._go_on()

    @Slot(object)
    def _not_fetched(self, error: Exception) -> None:
        self._is_fetching = False
        self._next_rows = None
        self._session.bridge.trouble_met.emit(error)

    def _go_on(self) -> None:
        if self._next_rows is not None:
            (start, end), self._next_rows = self._next_rows, None
            end = min(end, self.rows.rowCount())
            if start < end:
                self._want_rows(start, end)

    # ------------------------------------------------------------ groups and saved filters

    def _ask_groups(self) -> None:
        if self.group_by is None:
            self.groups = ()
            self.groups_changed.emit()
            return
        self._session.bridge.ask(partial(_groups, self.filter, self.group_by), self._take_groups, long=True)

    @Slot(object)
    def _take_groups(self, answer: tuple[Filter, str, tuple[Group, ...]]) -> None:
        wanted, by, groups = answer
        if (wanted, by) == (self.filter, self.group_by):
            self.groups = groups
            self.groups_changed.emit()

    @Slot(object)
    def _take_saved(self, saved: tuple[SavedFilter, ...]) -> None:
        self.saved = saved
        self.saved_changed.emit()


def _group_by(text: str | None) -> GroupBy | None:
    """What a kept filter groups by; None for what this version does not know."""
    return cast("GroupBy", text) if text in {"status", "unit", "workflow", "month"} else None


def within_group(wanted: Filter, by: str | None, key: str | None) -> Filter:
    """The filter narrowed to one group."""
    if by is None or key is None:
        return wanted
    replace = msgspec.structs.replace
    match by:
        case "status":
            return replace(wanted, statuses=(key,))
        case "unit":
            return replace(wanted, units=(key,))
        case "workflow":
            return replace(wanted, workflow=key)
        case "month":
            since_ms, until_ms = requests_index.month_ms(key)
            return replace(wanted, since_ms=max(since_ms, wanted.since_ms or since_ms), until_ms=until_ms)
        case _:
            return wanted


def _make_index(
    wish: _Wish, wanted: Filter, sorting: Sorting, current: str, office: "Office"
) -> tuple[int, RequestIndex | None, int | None]:
    index = requests_index.requests_index(office, wanted, sorting, lambda: wish.dropped)
    row = requests_index.place_of(office, index, current) if index is not None and current else None
    if index is None or len(index) >= memory.LARGE:
        memory.give_back()
    return wish.number, index, row


def _follow(
    number: int, index: RequestIndex, changes: "Changes", office: "Office"
) -> tuple[int, Followed, tuple[Step, ...] | None]:
    followed = requests_index.changed(office, index, changes)
    moved = followed.kind == "moved"
    return number, followed, steps_between(index.places, followed.index.places) if moved else ()


def _fetch(index: RequestIndex, start: int, end: int, office: "Office") -> tuple[RequestIndex, int, tuple[Any, ...]]:
    return index, start, requests_index.rows(office, index, start, end)


def _groups(wanted: Filter, by: GroupBy, office: "Office") -> tuple[Filter, str, tuple[Group, ...]]:
    return wanted, by, requests_index.groups(office, wanted, by)


def _save(made: SavedFilter, office: "Office") -> tuple[SavedFilter, ...]:
    saved_filters.save(office, made)
    return saved_filters.saved_filters(office)


def _remove(filter_id: str, office: "Office") -> tuple[SavedFilter, ...]:
    saved_filters.remove(office, filter_id)
    return saved_filters.saved_filters(office)
