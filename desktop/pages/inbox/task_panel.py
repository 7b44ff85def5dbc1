"""What there is to do beside deciding: a form to fill in, things to tick, a wish for changes to answer."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QCheckBox, QFrame, QPlainTextEdit, QPushButton, QWidget

from desktop.pages.inbox.looking import CardState
from desktop.pages.inbox.permits import doable_of
from desktop.pages.inbox.view_model import InboxView
from desktop.session import Session
from desktop.tasks import Job
from desktop.widgets.form.form import Choices, FormView
from desktop.widgets.plain import button, clear, column, label, let_files_pass, row
from desktop.wording.standing import verdict_wish

if TYPE_CHECKING:
    from workflows.office.office import Office
    from workflows.office.showing.actions import Doable
    from workflows.office.showing.card import Card

_ASKING_MS = 150
_KINDS = {"form", "changes", "todo"}


class TaskPanel(QFrame):
    """Stands in the card where the task is not a decision."""

    def __init__(self, session: Session, view: InboxView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._view = session, view
        self._shown: tuple[str, Doable | None] = ("", None)
        self._job: Job | None = None
        self.form: FormView | None = None
        self.note: QPlainTextEdit | None = None
        self.ticks: tuple[TickBox, ...] = ()
        self.send: QPushButton | None = None
        """Made anew for each form: what stands in a part that is cleared goes with it."""
        self.setProperty("look", "card")
        self._box = column(self, margin=4, gap=3)
        self._asking = QTimer(self, singleShot=True, interval=_ASKING_MS)
        self._asking.timeout.connect(self._ask_which)
        self.hide()

    def show_card(self, card: "Card | None", step: str) -> None:
        """Show what is to be done there; what somebody types meanwhile is not disturbed."""
        doable = None if card is None or self._view.card_state is not CardState.SHOWN else doable_of(card, step)
        if doable is not None and doable.kind not in _KINDS:
            doable = None
        now = ("" if card is None else card.request, doable)
        if now == self._shown:
            return
        before, self._shown = self._shown, now
        if card is not None and self.ticks and _same_list(before, now):
            self._tick(card, now[1])  # as they stand: whoever ticks one after another is not moved away
            return
        self._asking.stop()
        clear(self._box)
        self.form, self.note, self.send, self.ticks = None, None, None, ()
        self.setVisible(doable is not None)
        if card is not None and doable is not None:
            self._make(card, doable)

    @Slot()
    def try_to_send(self) -> None:
        """Send the form or the answer; where something is missing, say so beside the fields."""
        if self.form is None:
            return
        problems = self._missing() | self.form.problems()
        if problems:
            self.form.show_problems(problems, all_of_them=True)
            self.form.focus_problem()
            return
        values = self._values()
        if self._shown[1] is not None and self._shown[1].kind == "changes":
            self._view.answer(values, self.note.toPlainText().strip() if self.note else "")
        else:
            self._view.fill(values)

    # ------------------------------------------------------------ inside

    def _make(self, card: "Card", doable: "Doable") -> None:
        self._box.addWidget(label(doable.name or self.tr("Your answer"), "strong", wrap=True))
        if doable.kind == "todo":
            self._make_ticks(card, doable)
            return
        self.form = FormView(self._session.theme)
        self.form.show_fields(doable.fields, _choices(self._session))
        self.form.values_changed.connect(self._asking.start)
        self._box.addWidget(self.form)
        if doable.kind == "changes":
            self.note = QPlainTextEdit()
            let_files_pass(self.note)
            self.note.setTabChangesFocus(True)
            self.note.setPlaceholderText(self.tr("What did you change? (if you like)"))
            self.note.setAccessibleName(self.tr("A note to your answer"))
            self.note.setFixedHeight(self.note.fontMetrics().lineSpacing() * 2 + 24)
            self._box.addWidget(self.note)
        line = row(gap=2)
        self.send = button(verdict_wish("answer" if doable.kind == "changes" else "fill"), "primary")
        self.send.clicked.connect(self.try_to_send)
        line.addWidget(self.send)
        line.addStretch(1)
        self._box.addLayout(line)

    def _make_ticks(self, card: "Card", doable: "Doable") -> None:
        task = next((one for one in card.tasks if one.step == doable.step), None)
        made = []
        items = task.items if task is not None else ()
        if any(item.needs_note for item in items):
            self.note = QPlainTextEdit()
            let_files_pass(self.note)
            self.note.setTabChangesFocus(True)
            self.note.setPlaceholderText(self.tr("What came? Everybody reads it here."))
            self.note.setAccessibleName(self.tr("A note to the signal"))
            self.note.setFixedHeight(self.note.fontMetrics().lineSpacing() * 2 + 24)
            self._box.addWidget(self.note)
        for item in items:
            box = TickBox(item.id, item.text, self._view, self, note=self.note if item.needs_note else None)
            box.setChecked(item.ticked)
            box.setEnabled(not item.ticked and item.id in doable.items)
            if not item.required:
                box.setText(self.tr("%text (if needed)").replace("%text", item.text.replace("&", "&&"), 1))
            self._box.addWidget(box)
            made.append(box)
        self.ticks = tuple(made)

    def _tick(self, card: "Card", doable: "Doable | None") -> None:
        items = {item.id: item for one in card.tasks for item in one.items if doable and one.step == doable.step}
        for box in self.ticks:
            item = items.get(box.item)
            box.setChecked(item is not None and item.ticked)
            box.setEnabled(doable is not None and item is not None and not item.ticked and item.id in doable.items)

    def _missing(self) -> dict[str, str]:
        assert self.form is not None
        doable, values = self._shown[1], self.form.values()
        fields = () if doable is None else doable.fields
        return {
            one.id: "missing" for one in fields if one.required and self.form.is_shown(one.id) and one.id not in values
        }

    def _values(self) -> dict[str, object]:
        """Plain values; a field that was emptied says so, else the old value would stay."""
        assert self.form is not None
        doable, values = self._shown[1], self.form.values()
        fields = () if doable is None else doable.fields
        emptied = {
            one.id: None
            for one in fields
            if one.value is not None and self.form.is_shown(one.id) and one.id not in values
        }
        return {**values, **emptied}

    @Slot()
    def _ask_which(self) -> None:
        if self.form is not None and self._shown[0]:
            question = partial(_asked, self._shown[0], self._values())
            self._job = self._session.bridge.ask(question, self._take_asked)

    @Slot(object)
    def _take_asked(self, answer: tuple[str, tuple[str, ...]]) -> None:
        request, asked = answer
        doable = self._shown[1]
        if self.form is not None and doable is not None and request == self._shown[0]:
            own = {one.id for one in doable.fields}
            self.form.show_asked([one for one in asked if one in own])


class TickBox(QCheckBox):
    """One thing of a to-do. A tick is signed like any act, and counts before it leaves."""

    def __init__(
        self, item: str, text: str, view: InboxView, parent: QWidget, *, note: QPlainTextEdit | None = None
    ) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self.item, self._view, self._note = item, view, note
        self.setAccessibleName(text)
        self.clicked.connect(self._ticked)
        view.leaving.undone.connect(self._undone)
        view.outcomes.changed.connect(self._undone)

    @Slot()
    def _ticked(self) -> None:
        note = self._note.toPlainText().strip() if self._note is not None else ""
        if self._note is not None and not note:
            self.setChecked(False)
            self._note.setFocus()
            return
        self.setChecked(True)
        self.setEnabled(False)
        self._view.tick(self.item, note)

    @Slot()
    def _undone(self) -> None:
        """Taken back, or not signed: it can be ticked again."""
        if self.isChecked() and not self._view.is_ticking(self.item) and not self._view.is_ticked(self.item):
            self.setChecked(False)
            self.setEnabled(True)


def _same_list(before: "tuple[str, Doable | None]", now: "tuple[str, Doable | None]") -> bool:
    """Whether it is the same to-do as before, with more ticks or fewer."""
    old, new = before[1], now[1]
    return before[0] == now[0] and old is not None and new is not None and old.step == new.step and old.kind == new.kind


def _choices(session: Session) -> Choices:
    known = session.overview
    if known is None:
        return Choices(currency="EUR")
    return Choices(
        currency=known.currency,
        people=tuple((one.id, one.name) for one in known.people if one.active),
        units=tuple((one.id, one.name) for one in known.units),
    )


def _asked(request: str, values: dict[str, object], office: "Office") -> tuple[str, tuple[str, ...]]:
    from workflows.office.showing.asked_now import asked_now  # noqa: PLC0415 -- on the lane

    return request, asked_now(office, request, values)
