"""One record: what is odd first, then accounts, fields, what was merged into it, and its history."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.pages.records.alike_card import AlikeCard
from desktop.pages.records.cell_lines import AccountLines, ContestedCard, FieldLines
from desktop.pages.records.in_turns import InTurns
from desktop.pages.records.view_model import RecordsModel
from desktop.session import Session
from desktop.widgets.flowing import Flowing
from desktop.widgets.icon_button import wear_icon
from desktop.widgets.plain import button, card, clear, column, label, row
from desktop.widgets.timeline import Timeline
from desktop.wording import record_fields
from desktop.wording.speech import fill, sentence, spoken

if TYPE_CHECKING:
    from workflows.office.showing.record_card import CellCard, MergedShown, RecordCard
    from workflows.office.showing.record_list import Alike

_FIRST = 8
"""Entries of the history that are shown at first."""
_MOST_ALIKE = 3
"""Cards of others that look alike; the rest stands among all pairs."""


class RecordPanel(QWidget):
    """Made anew when the record is another or changed; the keyboard stays where it was, as far as that is there."""

    change_wanted = Signal()
    erase_wanted = Signal()
    verify_wanted = Signal(str, str)
    """Wish to verify: the record that the account stands on, and the account."""
    removal_wanted = Signal(str)
    """Wish to take an account off: the cell."""
    settled = Signal(str, str)
    """Wish that a contested cell says this: its name, and the value."""
    merge_wanted = Signal(str, str)
    """Wish to merge: the record that is shown on, and the other."""
    unmerge_wanted = Signal(str)
    """Wish to undo the merge of this record."""
    looked = Signal(str)
    """Wish to look at this record."""
    requests_wanted = Signal(str)
    """Wish to see the requests about it: how their list is narrowed."""

    def __init__(self, session: Session, model: RecordsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._model = session, model
        box = column(self, gap=4)
        self.title = label("", "title", wrap=True, selectable=True)
        box.addWidget(self.title)
        self._pills = Flowing(gap=2)
        box.addLayout(self._pills)
        self._acts = Flowing(gap=2)
        self.change = button(self.tr("Change…"))
        wear_icon(self.change, session.theme, "pencil", "text", 1.1)
        self.change.clicked.connect(self.change_wanted)
        self.requests = button("")
        wear_icon(self.requests, session.theme, "files", "text", 1.1)
        self.requests.clicked.connect(self._show_requests)
        self.erase = button(self.tr("Erase personal values…"), "quiet")
        self.erase.clicked.connect(self.erase_wanted)
        for one in (self.change, self.requests, self.erase):
            self._acts.addWidget(one)
        box.addLayout(self._acts)
        self._why_not = label("", "small", wrap=True)
        box.addWidget(self._why_not)
        self._parts = QVBoxLayout()
        self._parts.setSpacing(box.spacing())
        box.addLayout(self._parts)
        self._history_title = label(self.tr("History"), "heading")
        self.history = Timeline(session.theme)
        self.more = button("", "link")
        self.more.clicked.connect(self._show_all)
        more = row()
        more.addWidget(self.more)
        more.addStretch(1)
        for part in (self._history_title, self.history):
            box.addWidget(part)
        box.addLayout(more)
        box.addStretch(1)
        self.alike: list[AlikeCard] = []
        self.contested: list[ContestedCard] = []
        self.accounts: AccountLines | None = None
        self.undos: list[QWidget] = []
        self.turns = InTurns(self)
        self._made: tuple[object, object] | None = None
        self._all = False
        self.record = ""
        """The id of the one that is shown."""

    def show_card(self, shown: "RecordCard") -> None:
        """Show this record."""
        alike = tuple(self._pairs(shown))
        if (shown, alike) == self._made:
            return
        self._made = (shown, alike)
        self._all = self._all and shown.line.id == self.record
        self.record = shown.line.id
        self.title.setText(shown.line.title)
        self._show_head(shown)
        window, kept = self.window(), {self.change, self.requests, self.erase}
        inside = window.focusWidget() not in kept and window.focusWidget() is not None
        had = self.isAncestorOf(window.focusWidget()) if inside else False
        clear(self._parts)
        if had:
            self.change.setFocus()  # what had the keyboard is made anew
        for part in (self._history_title, self.history, self.more):
            part.hide()
        makes = (self._show_contested, self._show_alike, self._show_accounts, self._show_fields)
        self.turns.begin([partial(make, shown) for make in (*makes, self._show_merged, self._show_history)])

    def _show_contested(self, shown: "RecordCard") -> None:
        self.contested = [ContestedCard(self._session.theme, one, shown.names) for one in shown.cells if one.contested]
        for card_ in self.contested:
            card_.settled.connect(self.settled)
            self._parts.addWidget(card_)

    def _show_accounts(self, shown: "RecordCard") -> None:
        accounts = [one for one in shown.cells if _is_account(one)]
        self.accounts = AccountLines(self._session.theme, accounts, shown.names) if accounts else None
        if self.accounts is not None:
            self.accounts.verify_wanted.connect(self.verify_wanted)
            self.accounts.removal_wanted.connect(self.removal_wanted)
            self._parts.addWidget(self.accounts)

    def _show_fields(self, shown: "RecordCard") -> None:
        plain = [one for one in shown.cells if not one.contested and not _is_account(one)]
        if plain:
            self._parts.addWidget(FieldLines(plain, shown.names))

    # ------------------------------------------------------------ inside

    def _show_head(self, shown: "RecordCard") -> None:
        clear(self._pills)
        line = shown.line
        self._pills.addWidget(label(spoken(record_fields.ONE[line.sort]), "pill"))
        for said in record_fields.oddities(line):
            self._pills.addWidget(label(said, "pill-warn"))
        self.change.setVisible(not shown.may.write)
        self.erase.setVisible(shown.erasable and not shown.may.erase)
        asked = self.tr("%n requests of theirs", "", shown.requests)
        about = self.tr("%n requests with this name", "", shown.requests)
        self.requests.setText(asked if line.sort == "employee" else about)
        self.requests.setVisible(bool(shown.requests_filter) and shown.requests > 0)
        told = [record_fields.why_not(code) for code in (shown.may.write, "not-shown" if shown.hidden else "") if code]
        self._why_not.setText(" ".join(told))
        self._why_not.setVisible(bool(told))

    def _show_alike(self, shown: "RecordCard") -> None:
        self.alike = []
        for pair in self._pairs(shown)[:_MOST_ALIKE]:
            made = AlikeCard(self._session.theme, pair, seen_from=shown.line.id, why_not=shown.may.lead)
            made.merge_wanted.connect(self.merge_wanted)
            made.looked.connect(self.looked)
            self.alike.append(made)
            self._parts.addWidget(made)

    def _pairs(self, shown: "RecordCard") -> "list[Alike]":
        known = self._model.shown.alike if self._model.shown is not None else ()
        return [one for one in known if shown.line.id in {one.record.id, one.other.id}]

    def _show_merged(self, shown: "RecordCard") -> None:
        self.undos = []
        if not shown.merged:
            return
        frame, box = card()
        box.addWidget(label(self.tr("Merged into it"), "heading"))
        for one in shown.merged:
            line = row(gap=3)
            words = column(gap=0)
            words.addWidget(label(one.title, "strong", wrap=True))
            told = fill(self.tr("merged by %who: “%why”"), who=_written(one, shown), why=one.reason)
            words.addWidget(label(told, "small", wrap=True))
            line.addLayout(words, 1)
            if not shown.may.lead:
                undo = button(self.tr("Undo…"), name=fill(self.tr("Undo the merge of “%title”"), title=one.title))
                undo.setProperty("record", one.id)
                undo.clicked.connect(self._undo)
                self.undos.append(undo)
                line.addWidget(undo, 0, Qt.AlignmentFlag.AlignTop)
            box.addLayout(line)
        if shown.may.lead:
            box.addWidget(label(record_fields.why_not(shown.may.lead), "small", wrap=True))
        self._parts.addWidget(frame)

    def _show_history(self, shown: "RecordCard") -> None:
        entries = shown.history if self._all else shown.history[:_FIRST]
        titles = self._model.titles()
        said: dict[str | None, str] = {
            one.entry.id: sentence(record_fields.steps_said(one.steps, shown.names, titles)) for one in entries
        }
        self._history_title.show()
        self.history.show()
        self.history.show_entries(tuple(one.entry for one in entries), shown.names, sentences=said)
        left = len(shown.history) - len(entries)
        self.more.setText(self.tr("Show %n older", "", left))
        self.more.setVisible(left > 0)

    @Slot()
    def _show_all(self) -> None:
        self._all = True
        if self._model.card is not None:
            self._show_history(self._model.card)

    @Slot()
    def _show_requests(self) -> None:
        if self._model.card is not None:
            self.requests_wanted.emit(self._model.card.requests_filter)

    @Slot()
    def _undo(self) -> None:
        pressed = self.sender()
        if pressed is not None:
            self.unmerge_wanted.emit(str(pressed.property("record")))


def _is_account(cell: "CellCard") -> bool:
    return cell.name.startswith("iban/")


def _written(one: "MergedShown", shown: "RecordCard") -> str:
    return record_fields.written(one.by, one.at_ms, shown.names)
