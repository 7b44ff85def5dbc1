"""The page “Suppliers and customers”: a list by kind, and one of them beside it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from desktop.page import Page
from desktop.pages.records.asking import Asking
from desktop.pages.records.beside import Beside
from desktop.pages.records.head import Head
from desktop.pages.records.list_side import ListSide
from desktop.pages.records.view_model import RecordsModel
from desktop.session import Session
from desktop.widgets.icon_button import wear_icon
from desktop.widgets.plain import button, column
from desktop.wording import record_fields
from desktop.wording.speech import spoken

if TYPE_CHECKING:
    from desktop.actions import Actions
    from workflows.changes import Changes
    from workflows.office.showing.record_list import Alike

_NARROW_EM = 48
"""In less than so many times the size of type, the list and one record do not stand beside each other."""


class RecordsPage(Page):
    """What is chosen stays chosen when the list is asked for anew."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.model = RecordsModel(session, self)
        self._wanted = ""

    def build(self) -> Iterator[None]:
        """The head and the list first; then what stands beside it."""
        box = column(self, margin=6, gap=3)
        self.head = Head(self.session.theme)
        box.addWidget(self.head)
        self.back = button("")
        wear_icon(self.back, self.session.theme, "arrow-left", "text", 1.1)
        self.back.clicked.connect(self.go_back)
        self.back.hide()
        box.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeading)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(12)
        split.setProperty("look", "bare")
        box.addWidget(split, 1)
        yield
        self.side = ListSide(self.session.theme)
        split.addWidget(self.side)
        yield
        self.beside = Beside(self.session, self.model)
        split.addWidget(self.beside)
        split.setStretchFactor(0, 2)
        split.setStretchFactor(1, 3)
        yield
        self.asking = Asking(self.session, self.model, self)
        self._wire()

    def bind_actions(self, actions: "Actions") -> None:
        """The window lets this page bind its keys."""
        actions.bind("find-record", self, self.to_search, page="records")
        actions.bind("new-record", self, self.begin_new, page="records")
        actions.bind("change-record", self, self.change, page="records")

    def refresh(self) -> None:
        """Ask anew."""
        self.model.refresh()

    def concerns(self, changes: "Changes") -> bool:
        """Records; people, and requests that are counted beside one."""
        return bool(changes.records or changes.office or changes.people or (self.model.record and changes.requests))

    def open_item(self, item: str) -> None:
        """A record's id; ``new:supplier`` begins one."""
        if item.startswith("new:"):
            self.asking.begin_new(item.removeprefix("new:"))
        elif item:
            self.look_at(item)

    def lasting(self, item: str) -> str:
        """A new one is not begun by going back."""
        return "" if item.startswith("new:") else item

    def first_focus(self) -> QWidget:
        """The list; the field over it where there is nothing to choose; the way back where they are not shown."""
        if self.side.isHidden():
            return self.back
        return self.side.list if self.side.rows.records else self.side.typed

    def finish(self) -> None:
        """The window or the office is closed: no question stays."""
        self.asking.close()

    # ------------------------------------------------------------ intents

    @Slot()
    def to_search(self) -> None:
        """Put the keyboard into the field over the list."""
        if self.side.isHidden():
            self.go_back()
        self.side.typed.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.side.typed.selectAll()

    @Slot()
    def begin_new(self) -> None:
        """Begin a record of the kind that is listed."""
        self.asking.begin_new(self.head.kind)

    @Slot()
    def change(self) -> None:
        """Change the one that is looked at."""
        self.asking.begin_change()

    @Slot()
    def go_back(self) -> None:
        """To the list, where it does not stand beside what is looked at."""
        self.head.pairs.setChecked(False)
        self.model.look_at("")
        self._show_side()
        self.side.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def look_at(self, record: str) -> None:
        """Look at this one, of whatever kind it is."""
        self.head.pairs.setChecked(False)
        self._wanted = record
        self.model.look_at(record)
        if self.model.card is not None and self.model.card.line.id == record:
            self._show_card()

    @Slot()
    def _import(self) -> None:
        self.asking.choose_table(self.head.kind)

    @Slot()
    def _export(self) -> None:
        self.asking.begin_export(self.head.kind)

    @Slot(str)
    def _open_requests(self, wanted: str) -> None:
        self.page_requested.emit("requests", f"filter:{wanted}")

    def _wire(self) -> None:
        asking, head, panel = self.asking, self.head, self.beside.panel
        asking.notice_wanted.connect(self.notice_requested)
        head.add.clicked.connect(self.begin_new)
        head.imports.clicked.connect(self._import)
        head.exports.clicked.connect(self._export)
        head.pairs.clicked.connect(self._press_pairs)
        head.kinds.currentChanged.connect(self._narrow)
        self.side.typed_changed.connect(self._narrow)
        self.side.chosen.connect(self._choose)
        self.beside.new_wanted.connect(self.begin_new)
        self.beside.merge_wanted.connect(asking.begin_merge)
        self.beside.looked.connect(self.look_at)
        panel.change_wanted.connect(asking.begin_change)
        panel.erase_wanted.connect(asking.begin_erase)
        panel.verify_wanted.connect(asking.begin_verify)
        panel.removal_wanted.connect(asking.begin_removal)
        panel.settled.connect(asking.settle)
        panel.merge_wanted.connect(asking.begin_merge)
        panel.unmerge_wanted.connect(asking.begin_unmerge)
        panel.looked.connect(self.look_at)
        panel.requests_wanted.connect(self._open_requests)
        self.model.shown_changed.connect(self._show)
        self.model.card_changed.connect(self._show_card)
        self.session.person_changed.connect(self._take_person)
        self.session.theme.looks_changed.connect(self._fit)

    # ------------------------------------------------------------ what is shown

    @Slot()
    def _show(self) -> None:
        shown = self.model.shown
        if shown is None:
            return
        self.side.rows.show_records(shown.records)
        self._narrow()
        if self.model.card is not None:
            self.beside.show_card(self.model.card)  # who looks like it may be another

    @Slot()
    def _narrow(self) -> None:
        shown, kind, alike = self.model.shown, self.head.kind, self._alike()
        there = sum(1 for one in shown.records if one.line.sort == kind) if shown is not None else 0
        self.head.show_for(shown, len(alike))
        self.side.narrow(kind, there)
        if shown is not None:
            self.beside.say_nothing(kind, there, may_add=not shown.may.write)
            if self.head.pairs.isChecked():
                self.beside.show_pairs(alike, shown.may.lead)
        self.side.select(self.model.record)
        self._show_side()

    def _alike(self) -> "list[Alike]":
        """The pairs of the kind that is listed."""
        known = self.model.shown.alike if self.model.shown is not None else ()
        return [one for one in known if one.record.sort == self.head.kind]

    @Slot()
    def _press_pairs(self) -> None:
        self._narrow()

    @Slot(str)
    def _choose(self, record: str) -> None:
        self.head.pairs.setChecked(False)
        self.model.look_at(record)
        self._show_side()

    @Slot()
    def _show_card(self) -> None:
        shown = self.model.card
        if shown is not None:
            self.beside.show_card(shown)
            if self._wanted:
                self._wanted = ""
                self.head.choose(shown.line.sort)
                if self.side.rows.place_of(shown.line.id) < 0:
                    self.side.typed.clear()  # what was typed before hides it
        self.side.select(self.model.record)
        self._show_side()

    @Slot()
    def _show_side(self) -> None:
        self.beside.go(pairs=self.head.pairs.isChecked(), record=self.model.card is not None)
        self._fit()

    @Slot()
    def _fit(self) -> None:
        """Where there is no room for both, the list or what is beside it is shown, and a way back."""
        narrow = self.width() < _NARROW_EM * self.session.theme.base_pt * 96 / 72
        reading, empty = not self.beside.says_nothing, not self.side.rows.records
        had = self.side.isAncestorOf(self.focusWidget()) if self.focusWidget() is not None else False
        self.head.setVisible(not (narrow and reading))
        self.side.setVisible(not (narrow and reading))
        self.beside.setVisible(not narrow or reading or empty)
        self.back.setText(spoken(record_fields.SORTS[self.head.kind]))
        self.back.setVisible(narrow and reading)
        if had and narrow and reading:
            self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt gives it another size."""
        super().resizeEvent(event)
        if self.is_built:
            self._fit()

    @Slot(str)
    def _take_person(self, person: str) -> None:
        del person
        self.grow_stale()
